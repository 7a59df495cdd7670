"""Papers out of outcomes and talks: plain text, Markdown, session files. Knows no screen."""
