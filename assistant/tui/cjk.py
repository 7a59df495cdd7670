"""Line breaking that Chinese readers expect, put in the one place where Textual decides where a line ends.

Stock wrapping knows only spaces: lines begin with ， or end with （, and a number loses its unit. `install()` swaps
the breaking functions once at start, and only while they are the ones this module was written against.
It knows no widget, no style and no regulation: text and a width in cells go in, places to break come out.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from inspect import signature
from itertools import accumulate
from typing import Any

from rich.cells import cell_len

# A line begins with none of these, and ends with none of those that open.
CLOSING = "，。、；：？！）》〉】〕］｝」』〗”’…—·～％‰℃"
OPENING = "（《〈【〔［｛「『〖“‘￥"
HALF_CLOSING = ",.;:!?)]}%"
HALF_OPENING = "([{"

_CLOSE = re.escape(CLOSING)
_OPEN = re.escape(OPENING + HALF_OPENING)
_HALF_CLOSE = re.escape(HALF_CLOSING)
# Marks drawn on the character before them, and the joiner with what it joins.
_CLINGING = (
    "[\u0300-\u036f\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]|\u200d(?s:.)"
)
# Scripts written with spaces lie below the first CJK block; from there on a line may end after any character that
# no rule holds to its neighbour. (Naming the blocks one by one made compiling cost a tenth of the start-up time.)
_LATIN_LETTER = rf"(?![\s{_CLOSE}{_OPEN}])[\x00-\u2e7f]"
_LATIN = f"(?:{_LATIN_LETTER}|[{re.escape(HALF_OPENING)}]++(?={_LATIN_LETTER})|’(?=[A-Za-z]))++"
_LETTER = rf"[^\s{_CLOSE}{_OPEN}]"
_NUMERALS = "〇零一二三四五六七八九十百千两"
_UNITS = (
    "(?:个工作日|个自然日|个月|个小时|工作日|小时|分钟|学时|课时|毫米|厘米|平方米|公里|公斤|千克|毫克|万元|亿元|万人|人次|周岁|周年"
    "|[年月日号天周时分秒岁条款项章节编目名人个位次届期批级类种份张页家元万亿倍磅米克吨升件])"
)
_REFERENCE = rf"第(?:[{_NUMERALS}\d]++|[（(][{_NUMERALS}\d]++[）)]){_UNITS}?"
_COUNT = rf"[{_NUMERALS}]++{_UNITS}?"
# After 50% or "1." a new word begins, so only a bare figure takes the letter behind it for its unit.
_FIGURE = rf"[+\-±≥≤≈<>=~$¥]*+\d[\d,.:/~～\-–—－%％‰]*+(?:\x20?{_UNITS}|(?<![%％‰,.:/])(?:{_LATIN}|{_LETTER}))?"
_TAIL = rf"(?:[{_CLOSE}]|\.[A-Za-z0-9]++|[{_HALF_CLOSE}]|{_CLINGING}|\s++(?=[{_CLOSE}{re.escape(')]}%')}]))*+\s*+"
# One unit is the least a line may carry: what opens, one word or character, what closes, and the spaces behind it.
# Every repeat is possessive, so that a megabyte of one mark is still read once.
_UNIT = re.compile(
    rf"\s*+(?:[{_OPEN}]\s*+)*+(?:{_REFERENCE}|{_FIGURE}|{_COUNT}|{_LATIN}(?:(?<=\d){_UNITS})?|{_LETTER})?{_TAIL}"
)
_CLUSTER = re.compile(f"(?s:.)(?:{_CLINGING})*+")
_HAS_WIDE = re.compile("[^\x00-\u2e7f]")

_NEVER_FIRST = frozenset(CLOSING + HALF_CLOSING)
_NEVER_LAST = frozenset(OPENING + HALF_OPENING)
_CACHED_TEXTS = 2048
_CACHED_LENGTH = 4096


@dataclass(frozen=True, slots=True)
class _Measured:
    """The units of one text: where each begins, its cells from the start of the text, with and without spaces."""

    units: tuple[str, ...]
    begins: array[int]
    before: array[int]
    inked: array[int]
    through: array[int]


def _measure(text: str, tabs: tuple[int, ...] = ()) -> _Measured:
    units = tuple(_UNIT.findall(text))[:-1]  # the last match is the empty one at the end
    cells = list(map(cell_len, units))
    if tabs:
        tab = iter(tabs)
        cells = [size + _tab_cells(unit, tab) for unit, size in zip(units, cells, strict=True)]
    before = array("L", accumulate(cells, initial=0))
    through = before[1:]
    inked = array("L", through)
    for index, unit in enumerate(units):
        if unit[-1].isspace():
            inked[index] = before[index] + cell_len(unit.rstrip())
    return _Measured(units, array("L", accumulate(map(len, units), initial=0)), before, inked, through)


def _tab_cells(unit: str, tab: Iterator[int]) -> int:
    return sum(next(tab, 0) for _ in range(unit.count("\t")))


# Widths change with every resize, texts do not: what costs time is kept, and a new width is a few bisections.
_measure_cached = lru_cache(maxsize=_CACHED_TEXTS)(_measure)


def _measured(text: str, tabs: tuple[int, ...] = ()) -> _Measured:
    return (_measure_cached if len(text) <= _CACHED_LENGTH else _measure)(text, tabs)


def _breaks(text: _Measured, reach: array[int], width: int, cut: Callable[[int], list[tuple[int, int]]]) -> list[int]:
    """Fill each line with the units that fit. `reach` says where each unit ends in cells, `cut` divides one that
    is wider than a line into (characters, cells) where each new piece begins."""
    breaks: list[int] = []
    line_begins, line_at, unit = 0, 0, 0
    while (unit := bisect_right(reach, line_at + width, unit)) < len(reach):
        begins, at = text.begins[unit], text.before[unit]
        if begins > line_begins:
            breaks.append(begins)
        line_begins, line_at = begins, at
        if reach[unit] - at > width:
            for characters, cells in cut(unit):
                breaks.append(begins + characters)
                line_begins, line_at = begins + characters, at + cells
        unit += 1
    return breaks


def _cut(unit: str, width: int, tabs: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Where to divide a unit no line can hold, as (characters, cells) from its start; by cells, and still not before
    a closing mark or after an opening one while there is anything else to divide at."""
    clusters = _CLUSTER.findall(unit)
    tab = iter(tabs)
    sizes = [next(tab, 0) if cluster == "\t" else cell_len(cluster) for cluster in clusters]
    places: list[tuple[int, int]] = []
    first, used, here = 0, 0, 0
    characters, cells = [0, *accumulate(map(len, clusters))], [0, *accumulate(sizes)]
    while here < len(clusters):
        if used + sizes[here] <= width or here == first:
            used += sizes[here]
            here += 1
            continue
        place = here
        while place > first and not _may_divide(clusters, place):
            place -= 1
        first = place if place > first else here
        places.append((characters[first], cells[first]))
        used = cells[here] - cells[first]
    return places


def _may_divide(clusters: Sequence[str], place: int) -> bool:
    return clusters[place][0] not in _NEVER_FIRST and clusters[place - 1][0] not in _NEVER_LAST


@dataclass(frozen=True, slots=True)
class DivideLine:
    """Stands in for `divide_line`: shown text, whose trailing spaces may hang over the edge."""

    stock: Callable[..., list[int]]

    def __call__(self, text: str, width: int, fold: bool = True) -> list[int]:  # noqa: FBT001, FBT002 - as replaced
        if not _HAS_WIDE.search(text):
            return self.stock(text, width, fold)
        measured = _measured(text)

        def cut(unit: int) -> list[tuple[int, int]]:
            return _cut(measured.units[unit].rstrip(), width) if fold else []

        return _breaks(measured, measured.inked, width, cut)


@dataclass(frozen=True, slots=True)
class ComputeWrapOffsets:
    """Stands in for `compute_wrap_offsets`: text being edited, where spaces and tabs take room under the cursor."""

    stock: Callable[..., list[int]]

    def __call__(
        self,
        text: str,
        width: int,
        tab_size: int,
        fold: bool = True,  # noqa: FBT001, FBT002 - as replaced
        precomputed_tab_sections: list[tuple[str, int]] | None = None,
    ) -> list[int]:
        if not _HAS_WIDE.search(text):
            return self.stock(text, width, tab_size, fold, precomputed_tab_sections)
        tabs: tuple[int, ...] = ()
        if "\t" in text:
            from textual.expand_tabs import get_tab_widths

            sections = precomputed_tab_sections or get_tab_widths(text, max(1, min(tab_size, width)))
            tabs = tuple(cells for _, cells in sections)
        measured = _measured(text, tabs)

        def cut(unit: int) -> list[tuple[int, int]]:
            if not fold:
                return []
            passed = text.count("\t", 0, measured.begins[unit]) if tabs else 0
            return _cut(measured.units[unit], width, tabs[passed:])

        return _breaks(measured, measured.through, width, cut)


@dataclass(frozen=True, slots=True)
class _Seam:
    """One name to replace: the module that looks it up, who calls it there, and what the known function is like."""

    module: str
    name: str
    caller: str
    parameters: str
    answer: tuple[tuple[Any, ...], list[int]]
    replacement: type[DivideLine] | type[ComputeWrapOffsets]

    def found(self) -> Any:
        """The function now bound there, ours or not; raises when the module or the name is gone."""
        return getattr(import_module(self.module), self.name)

    def is_known(self) -> bool:
        """Whether the stock function takes what ours takes, answers in characters as ours does, and is still asked."""
        try:
            caller: Any = import_module(self.module)
            for step in self.caller.split("."):
                caller = getattr(caller, step)
            found = self.found()
            stock = found.stock if isinstance(found, self.replacement) else found
            arguments, answer = self.answer
            return (
                ",".join(signature(stock).parameters) == self.parameters
                and self.name in caller.__code__.co_names
                and stock(*arguments) == answer
            )
        except Exception:  # noqa: BLE001 - whatever a changed library does, it must not keep the program from starting
            return False


_SAMPLE = "ab 质量官质量官 cd"
_SEAMS = (
    _Seam(
        "textual.content",
        "divide_line",
        "Content._wrap_and_format",
        "text,width,fold",
        ((_SAMPLE, 6), [3, 6, 9]),
        DivideLine,
    ),
    _Seam("rich.text", "divide_line", "Text.wrap", "text,width,fold", ((_SAMPLE, 6), [3, 6, 9]), DivideLine),
    _Seam(
        "textual.document._wrapped_document",
        "compute_wrap_offsets",
        "WrappedDocument.wrap",
        "text,width,tab_size,fold,precomputed_tab_sections",
        ((_SAMPLE, 6, 4), [3, 6, 9]),
        ComputeWrapOffsets,
    ),
)


def install() -> bool:
    """Put our breaking in place for this process, all of it or none. False when a seam is not the known one: the
    program then keeps stock wrapping. Calling it again changes nothing."""
    if not all(seam.is_known() for seam in _SEAMS):
        return False
    for seam in _SEAMS:
        if not isinstance(found := seam.found(), seam.replacement):
            setattr(import_module(seam.module), seam.name, seam.replacement(found))
    return True


def status() -> str:
    """One Chinese line for `cqo doctor`."""
    if not all(seam.is_known() for seam in _SEAMS):
        from importlib.metadata import version

        return (
            f"中文断行：未启用（textual {version('textual')}、rich {version('rich')} 的断行接口与已知的不同），"
            "改用自带断行，标点可能落在行首，文字内容不受影响"
        )
    if all(isinstance(seam.found(), seam.replacement) for seam in _SEAMS):
        return "中文断行：已启用（行首行尾避开标点，数字与单位、条款号不拆开）"
    return "中文断行：可以启用（打开界面时生效）"
