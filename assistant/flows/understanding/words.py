"""The word lists of `words.toml` as patterns: posts, departments, names.

It knows words and their kinds; what a word means in a sentence is decided by the modules that find it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("words.toml")


@dataclass(frozen=True, slots=True)
class Words:
    """`posts`: word -> position; `departments`: word -> quality, doubtful or other."""

    posts: Mapping[str, str]
    departments: Mapping[str, str]
    surnames: frozenset[str]
    double: tuple[str, ...]
    shy: frozenset[str]
    address: tuple[str, ...]
    never_addressed: frozenset[str]
    also_names: frozenset[str]
    stop: tuple[str, ...]
    follow: tuple[str, ...]
    given: frozenset[str]


def one_of(words: Iterable[str]) -> str:
    """An alternation that tries longer words first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


@cache
def words() -> Words:
    """The lists, read once."""
    lists = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    names = lists["names"]
    return Words(
        posts={word: kind for kind, group in lists["posts"].items() for word in group},
        departments={word: kind for kind, group in lists["departments"].items() for word in group},
        surnames=frozenset(names["surnames"]),
        double=tuple(names["double"]),
        shy=frozenset(names["shy"]),
        address=tuple(names["address"]),
        never_addressed=frozenset(names["never_addressed"]),
        also_names=frozenset(names["also_names"]),
        stop=tuple(names["stop"]),
        follow=tuple(names["follow"]),
        given=frozenset(names["given"]),
    )
