"""Words as the statutes of the country use them: in how many articles of a thousand a word stands.

What a question about some other law is made of. It tells strangers from our own questions and nothing else; no
statute's text is here, and no answer rests on it. The counts are made by `tools/count_statute_words.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

WORDS = Path(__file__).parent / "tables" / "statute_words.txt"


@dataclass(frozen=True)
class Statutes:
    """The table as it is kept: its first line says how many articles were counted, each other one a word and a count."""

    table: str

    @cached_property
    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for line in self.table.splitlines():
            word, _, count = line.partition(" ")
            counts[word] = int(count)
        return counts

    def rate(self, word: str) -> float:
        """In which share of all articles a normalised word stands; a little where in none."""
        articles = self._counts[""]
        return (self._counts.get(word, 0) + 1) / (articles + 1)


def read(path: Path = WORDS) -> Statutes:
    return Statutes(path.read_text(encoding="utf-8"))
