"""English questions (and English words among Chinese ones) read as Chinese, by a table of terms.

It is a glossary, not a translation: enough to find the provision. What the table does not hold stays as typed, so
that an unknown subject is still seen to be unknown.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_WORDS = re.compile(r"[a-z][a-z0-9'\-]*(?: [a-z0-9][a-z0-9'\-]*)*")
_TOKEN = re.compile(r"[a-z0-9][a-z0-9'\-]*")


@dataclass(frozen=True)
class Glossary:
    """Terms (several words each, longest first by word count), words that open a yes-or-no question, words to drop."""

    terms: dict[tuple[str, ...], str]
    longest: int
    opening: frozenset[str]
    dropped: frozenset[str]


@cache
def glossary() -> Glossary:
    table = tomllib.loads(Path(__file__).with_name("english.toml").read_text(encoding="utf-8"))
    terms = {tuple(_TOKEN.findall(written)): meant for written, meant in table["terms"].items()}
    return Glossary(
        terms,
        max(map(len, terms)),
        frozenset(table["asking"]["whether"]),
        frozenset(table["dropped"]["words"]),
    )


def read_as_chinese(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Normalised text with its English put into Chinese words, and the terms so read (English, Chinese)."""
    if not re.search(r"[a-z]{2}", text):
        return text, ()
    known = glossary()
    read: list[tuple[str, str]] = []

    def replace(m: re.Match[str]) -> str:
        tokens = _TOKEN.findall(m[0])
        asks = tokens[0] in known.opening
        out: list[str] = []
        at = 0
        while at < len(tokens):
            for length in range(min(known.longest, len(tokens) - at), 0, -1):
                written = tuple(tokens[at : at + length])
                meant = known.terms.get(written) or known.terms.get((*written[:-1], _singular(written[-1])))
                if meant is not None:
                    out.append(meant)
                    if length > 1 or written[0] not in ("who", "what", "how", "when", "where", "why"):
                        read.append((" ".join(written), meant))
                    at += length
                    break
            else:
                if tokens[at] not in known.dropped and tokens[at] not in known.opening:
                    out.append(tokens[at])
                at += 1
        return " ".join(out) + ("吗" if asks else "")

    return _WORDS.sub(replace, text), tuple(read)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith("ees"):
        return word[:-1] if word[:-1].endswith("e") else word[:-2]
    return word.removesuffix("s").removesuffix("'")
