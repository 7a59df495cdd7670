"""A message made readable: one width, simplified characters, blanks gone, cut into clauses, every place traceable.

Knows how Chinese is written, not what it says. Places in the folded text lead back to the original, so that every
fact can show the very words it came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.errors import InputError
from assistant.flows.understanding.tables import laid_out
from assistant.knowledge.language import simplified

LONGEST = 20_000
"""Characters read at once; more is a file, not a message."""

LONGEST_CLAUSE = 300
"""Nobody writes so much without a mark; what is longer is cut, so that reading stays linear."""

_BREAK = re.compile(r"[,;。!?…\n]+")
_SENTENCE_END = frozenset("。!?…\n")
_ITEM_END = frozenset(";。!?…\n")
_DROPPED = frozenset(" *#`>|\"'“”‘’「」『』《》【】\u3000")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two breaks, without them; `closes` are the marks that end it."""

    start: int
    end: int
    text: str
    sentence: int
    closes: str


@dataclass(frozen=True)
class Page:
    """The folded text and, for each of its places, the place in the original."""

    original: str
    text: str
    places: tuple[int, ...]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        found: list[Clause] = []
        start = sentence = 0
        for mark in (*_BREAK.finditer(self.text), None):
            end, closes = (mark.start(), mark[0]) if mark else (len(self.text), "")
            while end - start > LONGEST_CLAUSE:
                found.append(
                    Clause(start, start + LONGEST_CLAUSE, self.text[start : start + LONGEST_CLAUSE], sentence, "")
                )
                start += LONGEST_CLAUSE
            if end > start:
                found.append(Clause(start, end, self.text[start:end], sentence, closes))
            if mark:
                start = mark.end()
                sentence += not _SENTENCE_END.isdisjoint(closes)
        return tuple(found)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(clause.start for clause in self.clauses)

    def index_at(self, place: int) -> int:
        """The number of the clause a place stands in, or of the last one before it."""
        return max(bisect_right(self._starts, place) - 1, 0)

    def clause_at(self, place: int) -> Clause:
        return self.clauses[self.index_at(place)]

    def rest_of_sentence(self, number: int) -> list[str]:
        """The clauses after one, to the end of its sentence."""
        found: list[str] = []
        for clause in self.clauses[number + 1 : number + 5]:
            if clause.sentence != self.clauses[number].sentence:
                break
            found.append(clause.text)
        return found

    def begins_item(self, place: int) -> bool:
        """Whether nothing stands before it in its sentence or list item."""
        return place == 0 or self.text[place - 1] in _ITEM_END

    def verbatim(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded stretch stands in the original."""
        return self.places[start], self.places[end - 1] + 1


def read_page(text: str) -> Page:
    """Fold a message. Raises InputError when it is far too long."""
    if len(text) > LONGEST:
        raise InputError(f"内容太长（{len(text)}字），请控制在{LONGEST}字以内，或者改用批量表格。")
    folded: list[str] = []
    places: list[int] = []
    plain = simplified(text)
    # Replacement one for one is what keeps the places true; a text where it is not is read as typed.
    plain = plain if len(plain) == len(text) else text
    laid = laid_out(plain)
    for number, (place, char) in enumerate(laid):
        if char in "\n\r\u2028\u2029\x0b\x0c":
            char = "\n"
        elif char == "\t":
            char = ","
        elif char != "…":
            wide = unicodedata.normalize("NFKC", char)
            char = wide if len(wide) == 1 else char
        if char in "~～〜—–":
            if _in_long_dash(laid, number):
                # 副总裁——大专——工程师: a long dash between words parts them as a comma does.
                if folded and folded[-1] == ",":
                    continue
                char = ","
            else:
                char = "-"
        elif char in "﹑､":
            char = "、"
        elif char.isspace() and char != "\n":
            before = folded[-1] if folded else ""
            after = laid[number + 1][1] if number + 1 < len(laid) else ""
            # A blank between two words parts them as a comma does; around numbers and marks it says nothing.
            if not (_is_han(before) and _is_han(after)):
                continue
            char = ","
        elif char in _DROPPED or (unicodedata.category(char)[0] == "C" and char != "\n"):
            continue
        folded.append(char)
        places.append(place)
    return Page(text, "".join(folded), tuple(places))


def _in_long_dash(laid: Sequence[tuple[int, str]], number: int) -> bool:
    """Whether a dash is the first of two, or stands after one."""
    beside = (laid[n][1] for n in (number - 1, number + 1) if 0 <= n < len(laid))
    return laid[number][1] == "—" and "—" in beside


def _is_han(char: str) -> bool:
    return bool(char) and "\u4e00" <= char <= "\u9fff"
