"""Ground floor: the text, and finding things in it. Knows no screen, no storage, no clock."""
