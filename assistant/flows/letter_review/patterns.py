"""The toml tables of this folder as patterns: one table one pattern, its entries the alternatives, blanks between turns.

Knows how tables are put together and what {names} in them stand for; what a pattern is looked for is for its readers.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.errors import ContentError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Patterns = TypeVar("Patterns", bound=DataclassInstance)

_FOLDER = Path(__file__).parent
_NAMES, _SINGLE, _BEGINS = "names", "single", "begins"


@cache
def names() -> Mapping[str, str]:
    """What the names of `names.toml` stand for."""
    return _expanded(_read("names.toml")[_NAMES], {})


def load(file: str, kind: type[Patterns]) -> Patterns:
    """The patterns of `file` as a `kind`, whose fields are called as its tables and as the entries of its [single].

    A field that holds several patterns gets one for each entry. Raises ContentError when tables and fields do not agree.
    """
    tables = _read(file)
    known = {**names(), **_expanded(tables.pop(_NAMES, {}), names())}
    single = tables.pop(_SINGLE, {})
    wanted = {f.name: str(f.type).startswith("tuple") for f in fields(kind)}
    if set(tables) | set(single) != set(wanted):
        raise ContentError(f"{file}：各表的名称与程序所用的对不上。")
    found: dict[str, Any] = {name: re.compile(_put_in(_any(words), known)) for name, words in single.items()}
    for name, table in tables.items():
        turns = [_put_in(_entry(key, words), known) for key, words in table.items()]
        found[name] = tuple(map(re.compile, turns)) if wanted[name] else re.compile("|".join(turns))
    return kind(**found)


def _read(file: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / file).read_text(encoding="utf-8"))


def _any(words: str) -> str:
    return "|".join(words.split())


def _entry(key: str, words: str) -> str:
    return f"^(?:{_any(words)})" if key == _BEGINS else _any(words)


def _expanded(told: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """Names put into the names after them; of several words any will do."""
    found: dict[str, str] = {}
    for name, words in told.items():
        whole = _put_in(_any(words), {**known, **found})
        found[name] = f"(?:{whole})" if len(words.split()) > 1 else whole
    return found


def _put_in(turn: str, known: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda m: known[m[1]], turn)
