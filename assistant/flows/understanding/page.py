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
from assistant.flows.understanding.spoken import answered, breaths
from assistant.flows.understanding.tables import laid_out
from assistant.knowledge.language import simplified

LONGEST = 20_000
"""Characters read at once; more is a file, not a message."""

LONGEST_CLAUSE = 300
"""Nobody writes so much without a mark; what is longer is cut, so that reading stays linear."""

_BREAK = re.compile(r"[,;。!?…\n]+")
_SENTENCE_END = frozenset("。!?…\n")
_ITEM_END = frozenset(";。!?…\n")
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩")
_NUMBERED = re.compile(r"\s+(?=[0-9]{1,2}[.、)）．][\u4e00-\u9fff])")
"""……三年 2、柳青: a number with a mark, after a blank, begins an item."""
_YEAR_IN_WORDS = re.compile(
    r"(?:一九|二[零〇])[零〇一二三四五六七八九]{2}(?=年)|(?<=[0-9零〇一二三四五六七八九今去前]年)[一二三四五六七八九](?=月)"
)
_DATED = re.compile(r"\s+(?:19|20)[0-9]{2}\s*[./年-]\s*[0-9]")
"""……技术员 2015.7-至今: a date after a blank begins the next line of a life."""
_HEADED = re.compile(r"\s+[\u4e00-\u9fff]{2,8}[:：]")
_NEXT_OF_LIFE = re.compile(r"\s*(?:19|20)[0-9]{2}[./年-][0-9]{1,2}月?\s*[-–—~至到]")
"""……(质量管理体系)2020.5-至今: so does a period after a bracket."""
_ROW_NUMBER = re.compile(r"(?:.*\n)?[0-9]{1,2}", re.DOTALL)
_CANTONESE = str.maketrans("冇咗嘅佢唔喺", "没了的他不在")
"""Spoken words as Hong Kong colleagues type them, one for one."""
_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
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
    plain = (plain if len(plain) == len(text) else text).translate(_CANTONESE)
    plain = _YEAR_IN_WORDS.sub(lambda m: m[0].translate(_DIGITS), plain)
    instead = answered(plain)
    laid = [(place, instead.get(place, char)) for place, char in laid_out(plain) if instead.get(place, char)]
    cells = {
        mark: any(line.count(mark) + line.count(wide) > 1 for line in plain.splitlines())
        for mark, wide in (("|", "｜"), ("/", "／"))
    }
    pauses = breaths(plain)
    for number, (place, char) in enumerate(laid):
        if place in pauses and folded and not _BREAK.match(folded[-1]):
            folded.append(",")
            places.append(place)
        if char in _CIRCLED:
            if (
                folded
                and folded[-1] not in "第、("
                and not _BREAK.match(folded[-1])
                and _is_han(_after(laid, number))
            ):
                # 管质量三年②欧冶：a circled number begins an item wherever it stands.
                folded.append(";")
                places.append(place)
        elif char in "\n\r\u2028\u2029\x0b\x0c":
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
        elif char in "|/" and cells[char] and folded and (_is_han(folded[-1]) or _is_han(_after(laid, number))):
            # 陈列/质量部部长/本科: cells without a head are parted as by commas.
            char = ","
        elif char.isspace() and char != "\n":
            before = folded[-1] if folded else ""
            after = laid[number + 1][1] if number + 1 < len(laid) else ""
            # A blank between two words parts them as a comma does; around numbers and marks it says nothing.
            if _NUMBERED.match(plain, place) and before and not _BREAK.match(before):
                char = ";"
            elif _is_han(after) and _ROW_NUMBER.fullmatch("".join(folded[-3:])):
                # 1 柯蓝 质量部经理: a number that opens a line.
                char = "."
            elif before.isalnum() and _HEADED.match(plain, place):
                # 工龄：6 职称：高级: a blank before the next heading of a form.
                char = ","
            elif not _is_han(before) or not (_is_han(after) or _DATED.match(plain, place)):
                continue
            else:
                char = ","
        elif char in _DROPPED or (unicodedata.category(char)[0] == "C" and char != "\n"):
            continue
        folded.append(char)
        places.append(place)
        if char == ")" and _NEXT_OF_LIFE.match(plain, place + 1):
            folded.append(",")
            places.append(place)
    return Page(text, "".join(folded), tuple(places))


def _after(laid: Sequence[tuple[int, str]], number: int) -> str:
    """The next character that is no blank."""
    return next((char for _, char in laid[number + 1 : number + 4] if not char.isspace()), "")


def _in_long_dash(laid: Sequence[tuple[int, str]], number: int) -> bool:
    """Whether a dash is the first of two, or stands after one."""
    beside = (laid[n][1] for n in (number - 1, number + 1) if 0 <= n < len(laid))
    return laid[number][1] == "—" and "—" in beside


def _is_han(char: str) -> bool:
    return bool(char) and "\u4e00" <= char <= "\u9fff"
