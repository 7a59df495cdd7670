"""An independent statement of the candidate rules, to compare the real ones with."""
