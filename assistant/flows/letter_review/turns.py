"""The turns of phrase of `beside.toml` as patterns: what may stand beside a grant.

Knows how the tables are put together, not what a turn does to a grant: that is for `beside`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from assistant.errors import ContentError
from assistant.flows.letter_review import cues

_FILE = Path(__file__).with_name("beside.toml")
_NAMES, _BEGINS = "names", "begins"


@dataclass(frozen=True, slots=True)
class Turns:
    """One pattern for each table of `beside.toml`; what each says stands there."""

    shared: re.Pattern[str]
    overrules: re.Pattern[str]
    under: re.Pattern[str]
    under_own: re.Pattern[str]
    not_always: re.Pattern[str]
    own_case: re.Pattern[str]
    cases: re.Pattern[str]
    safe: re.Pattern[str]
    safe_stops: re.Pattern[str]
    officer_acts: re.Pattern[str]
    plain_words: re.Pattern[str]
    safe_after: re.Pattern[str]
    above: re.Pattern[str]
    final: re.Pattern[str]
    holds_off: re.Pattern[str]
    no_harm: re.Pattern[str]


@cache
def turns() -> Turns:
    """The turns, read once a process. Raises ContentError when tables and patterns do not agree."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    names = tables.pop(_NAMES)
    if set(tables) != {f.name for f in fields(Turns)}:
        raise ContentError(f"{_FILE.name}：各表的名称与程序所用的对不上。")
    return Turns(**{name: re.compile(_joined(table, names)) for name, table in tables.items()})


def _joined(table: Mapping[str, str], names: Mapping[str, str]) -> str:
    turns_of = {key: "|".join(words.split()) for key, words in table.items()}
    whole = "|".join(f"^(?:{words})" if key == _BEGINS else words for key, words in turns_of.items())
    for name, words in names.items():
        whole = whole.replace(f"{{{name}}}", words)
    return whole.replace("{org}", cues.ORG)
