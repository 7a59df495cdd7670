"""Where things lie on this machine, and whether anything may be written at all.

The one module that asks the platform for directories; everything below is handed a path, or None for "in memory".
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import InputError

APP = "cqo-assistant"
VARIABLE = "CQO_DATA_DIR"


@dataclass(frozen=True, slots=True)
class Place:
    """`given` is the directory asked for by --data-dir or CQO_DATA_DIR; `ephemeral` writes nothing to disk."""

    given: Path | None = None
    ephemeral: bool = False

    @property
    def data_dir(self) -> Path | None:
        """Where sessions are kept; None when nothing may be written."""
        if self.ephemeral:
            return None
        if self.given:
            return self.given
        from platformdirs import user_data_path

        return user_data_path(APP, appauthor=False)

    @property
    def cache_dir(self) -> Path | None:
        """Where what can be computed again is kept; None when nothing may be written."""
        return None if self.ephemeral else self.cache_found

    @property
    def cache_found(self) -> Path:
        """The same also when nothing may be written: what lies there may still be read."""
        if self.given:
            return self.given / "cache"
        from platformdirs import user_cache_path

        return user_cache_path(APP, appauthor=False)


def take_place(arguments: Sequence[str]) -> tuple[Place, list[str]]:
    """The global options, wherever they stand, and the arguments without them. Raises InputError."""
    rest: list[str] = []
    given, ephemeral = os.environ.get(VARIABLE) or None, False
    todo = list(arguments)
    while todo:
        argument = todo.pop(0)
        if argument == "--":
            rest += [argument, *todo]
            break
        if argument == "--ephemeral":
            ephemeral = True
        elif argument == "--data-dir":
            if not todo:
                raise InputError("--data-dir 后面要写目录，例如 --data-dir ~/cqo。")
            given = todo.pop(0)
        elif argument.startswith("--data-dir="):
            given = argument.partition("=")[2]
        else:
            rest.append(argument)
    if given is not None and (not given.strip() or "\0" in given):
        raise InputError("--data-dir 后面要写目录，例如 --data-dir ~/cqo。")
    return Place(Path(given).expanduser() if given else None, ephemeral), rest
