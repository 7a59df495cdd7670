"""The numbers Word prints before paragraphs that are numbered automatically: 一、 （一） 1. and bullets.

A .docx keeps them apart from the text, in `word/numbering.xml`. What a number means for a letter is not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_MOST = 99
"""No list of a letter is longer; beyond it plain digits are printed."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `shown` has %1 … %9 where the numbers go."""

    form: str
    shown: str
    start: int


@dataclass
class Numbering:
    """The lists of one document while it is read from top to bottom."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, number: str, level: int) -> str:
        """What is printed before the next paragraph of this list and level; a bullet for a list not described."""
        levels = self.lists.get(number, {})
        here = levels.get(level)
        if number == "0":
            return ""
        if here is None or here.form in ("bullet", "none"):
            return "- "
        counts = self._counts.setdefault(number, {})
        counts[level] = counts.get(level, here.start - 1) + 1
        for deeper in [d for d in counts if d > level]:
            del counts[deeper]
        return re.sub(r"%([1-9])", lambda m: _printed(levels, counts, int(m[1]) - 1), here.shown)


def read_numbering(root: Element | None, styles: Element | None, space: str) -> Numbering:
    """The lists of a document from its parts `numbering` and `styles`; either may be missing."""
    found = Numbering()
    if root is not None:
        abstract = {
            a.get(f"{space}abstractNumId", ""): dict(_levels(a, space)) for a in root.findall(f"{space}abstractNum")
        }
        for number in root.findall(f"{space}num"):
            kind = number.find(f"{space}abstractNumId")
            found.lists[number.get(f"{space}numId", "")] = abstract.get(_value(kind, space), {})
    for style in styles.findall(f"{space}style") if styles is not None else ():
        listed = style.find(f"{space}pPr/{space}numPr/{space}numId")
        if listed is not None:
            level = style.find(f"{space}pPr/{space}numPr/{space}ilvl")
            found.styles[style.get(f"{space}styleId", "")] = (_value(listed, space), _count(_value(level, space)))
    return found


def _levels(abstract: Element, space: str) -> list[tuple[int, Level]]:
    return [
        (
            _count(level.get(f"{space}ilvl", "0")),
            Level(
                _value(level.find(f"{space}numFmt"), space) or "decimal",
                _value(level.find(f"{space}lvlText"), space),
                _count(_value(level.find(f"{space}start"), space) or "1"),
            ),
        )
        for level in abstract.findall(f"{space}lvl")
    ]


def _value(element: Element | None, space: str) -> str:
    return element.get(f"{space}val", "") if element is not None else ""


def _count(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) <= 4 else 0


def _printed(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    form, number = levels[level].form if level in levels else "decimal", counts.get(level, 1)
    if form == "ideographTraditional" and 0 < number <= len(_STEMS):
        return _STEMS[number - 1]
    if form == "decimalEnclosedCircle" and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    if ("hinese" in form or "deograph" in form or form == "japaneseCounting") and 0 < number <= _MOST:
        return _chinese(number)
    return str(number)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
