"""What the screen remembers from one day to the next: the theme chosen, in a small file of the person's own.

Nothing about conversations is kept here. A file that cannot be read or written is no reason to stop: the defaults do.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

FILE_NAME = "settings.json"


def remembered_theme(directory: Path | None) -> str | None:
    """The name of the theme chosen last, if any."""
    if directory is None:
        return None
    with suppress(OSError, ValueError, AttributeError):
        theme = json.loads((directory / FILE_NAME).read_text(encoding="utf-8")).get("theme")
        return theme if isinstance(theme, str) else None
    return None


def remember_theme(directory: Path | None, theme: str) -> bool:
    """Keep the choice, mode 0600; False where it could not be kept."""
    if directory is None:
        return False
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = directory / FILE_NAME
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump({"theme": theme}, file)
    except OSError:
        return False
    return True
