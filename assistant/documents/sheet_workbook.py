"""Excel workbooks read in a stream: values only, so no formula, link, macro or picture is carried any further.

openpyxl reads the cells; merged ranges and formulas without a stored result, which it does not tell when streaming,
are looked up in the sheet's XML beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from assistant.documents.sheet_cells import cell_text, shown
from assistant.documents.sheet_package import check_package, damaged
from assistant.documents.sheet_rows import Record, Table
from assistant.errors import InputError

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_PIECE = 256 * 1024
_MOST_MERGES = 20_000
_WIDEST = 1_000


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, 1-based, both ends inclusive; its value stands in the cell at the top left."""

    left: int
    top: int
    right: int
    bottom: int


@contextmanager
def workbook_tables(path: Path) -> Iterator[tuple[list[Table], tuple[str, ...]]]:
    """The visible worksheets (all of them where none is visible). Raises InputError."""
    check_package(path)
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions it does not know: nothing we read
        try:
            book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # noqa: BLE001 - openpyxl meets a damaged file with errors of many kinds
            raise _unreadable(path, error) from None
        try:
            sheets = book.worksheets
            shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
            uncounted: list[str] = []
            tables = [Table(s.title, partial(_records, path, s, _merges(path, s, uncounted))) for s in shown]
            yield tables, tuple(uncounted)
        finally:
            book.close()


def _unreadable(path: Path, error: Exception) -> InputError:
    if isinstance(error, MemoryError):
        return InputError(f"文件“{path.name}”太大，内存不够，请拆成几个文件。")
    return damaged(path.name)


def _merges(path: Path, sheet: ReadOnlyWorksheet, uncounted: list[str]) -> list[Merge]:
    """The merged ranges of a worksheet; a line is added to `uncounted` where formulas hold no result."""
    structure = _Structure()
    parser = expat.ParserCreate()
    parser.StartElementHandler = structure.start
    parser.CharacterDataHandler = structure.characters
    parser.EndElementHandler = structure.end
    try:
        with ZipFile(path) as archive, archive.open(sheet._worksheet_path) as part:
            while piece := part.read(_PIECE):
                parser.Parse(piece)
            parser.Parse(b"", True)  # noqa: FBT003 - expat's own signature
    except (expat.ExpatError, BadZipFile, KeyError, OSError, EOFError) as error:
        raise _unreadable(path, error) from None
    if structure.uncounted:
        uncounted.append(
            f"工作表“{shown(sheet.title)}”有{structure.uncounted}个公式没有保存计算结果，这些单元格按空白处理；在表格软件里打开并保存一次即可。"
        )
    return structure.merges


class _Structure:
    """What a pass over a worksheet's XML finds beside the cells' values."""

    def __init__(self) -> None:
        self.merges: list[Merge] = []
        self.uncounted = 0
        self._formula = self._in_value = self._valued = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "c":
                self._formula = self._valued = False
            case "f":
                self._formula = True
            case "v":
                self._in_value = True
            case "mergeCell" if len(self.merges) < _MOST_MERGES:
                if m := _RANGE.fullmatch(attributes.get("ref", "")):
                    self.merges.append(Merge(_column(m[1]), int(m[2]), _column(m[3]), int(m[4])))

    def characters(self, _text: str) -> None:
        self._valued = self._valued or self._in_value

    def end(self, tag: str) -> None:
        match tag.rpartition(":")[2]:
            case "v":
                self._in_value = False
            case "c":
                self.uncounted += self._formula and not self._valued


def _records(path: Path, sheet: ReadOnlyWorksheet, merges: list[Merge]) -> Iterator[Record]:
    """Rows by the sheet's own numbers, merged cells filled; blank rows only where another row follows."""
    sheet.reset_dimensions()  # what a file says of its size is often wrong
    starting: dict[int, list[Merge]] = {}
    for merge in merges:
        starting.setdefault(merge.top, []).append(merge)
    active: list[tuple[Merge, object]] = []
    passed = 0
    try:
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            values: list[Any] = list(row[:_WIDEST])
            while values and values[-1] is None:
                values.pop()
            own = sum(1 for value in values if cell_text(value))
            active = [(merge, value) for merge, value in active if merge.bottom >= number]
            for merge in starting.get(number, ()):
                active.append((merge, values[merge.left - 1] if merge.left <= len(values) else None))
            for merge, value in active:
                if value is not None:
                    _fill(values, merge, value)
            if own:
                yield from (Record(n, (), own=0) for n in range(passed + 1, number))
                yield Record(number, tuple(values), own)
                passed = number
    except Exception as error:  # noqa: BLE001 - as above
        raise _unreadable(path, error) from None


def _fill(values: list[Any], merge: Merge, value: object) -> None:
    right = min(merge.right, _WIDEST)
    values.extend([None] * (right - len(values)))
    for place in range(merge.left - 1, right):
        if not cell_text(values[place]):
            values[place] = value


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
