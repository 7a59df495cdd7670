"""The checked sheet as a workbook, written row by row: the rows with their results, and a 汇总 sheet.

Holds values only; text that looks like a formula is marked as text twice over, by its type and by the quote prefix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.documents.sheet_cells import cell_text
from assistant.documents.sheet_results import (
    FORMULA_BEGINNINGS,
    Cell,
    Examined,
    KeptColumns,
    Tone,
    result_cells,
    result_titles,
)

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from assistant.documents.sheet_writer import Summary

ROWS, SUMMARY = "审查结果", "汇总"
# What XML cannot hold, and marks that reorder or hide text.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767
_FILLS = {Tone.GOOD: "E2F0D9", Tone.BAD: "F8CBAD", Tone.OPEN: "FFF2CC", Tone.FAULT: "D9D9D9"}
_WIDTHS = {"原行号": 8, "结论": 14, "依据": 24, "待核实": 36, "需补材料": 48, "结论说明": 60}
_WIDE_CLAUSE, _WIDE_OWN = 13, 16
_KEPT_CELLS = 2_000


class WorkbookPaper:
    """Rows go out as they come; the file is made at `finish`."""

    def __init__(self, path: Path, titles: Sequence[str]) -> None:
        from openpyxl import Workbook

        self._path = path
        self._kept = KeptColumns.of(titles)
        self._book = Workbook(write_only=True)
        self._book.properties.creator = ""
        self._sheet: WriteOnlyWorksheet = self._book.create_sheet(ROWS)
        self._styles = Styles(self._sheet)
        self._rows = 1
        self._cells: dict[Cell, WriteOnlyCell] = {}
        headings = [*self._kept.titles, *result_titles()]
        _lay_out(self._sheet, headings, own=len(self._kept.titles))
        self._sheet.append([self._styles.text(heading, "heading") for heading in headings])

    def add(self, row: Examined) -> None:
        own = [self._own(value) for value in self._kept.values(row)]
        self._sheet.append([*own, *(self._result(cell) for cell in result_cells(row))])
        self._rows += 1

    def finish(self, summary: Summary) -> None:
        from openpyxl.utils import get_column_letter

        last = get_column_letter(len(self._kept.titles) + len(result_titles()))
        self._sheet.auto_filter.ref = f"A1:{last}{self._rows}"
        sheet = self._book.create_sheet(SUMMARY)
        sheet.column_dimensions["A"].width = 28
        sheet.column_dimensions["B"].width = 80
        styles = Styles(sheet)
        for line in summary:
            sheet.append([styles.text(text, "plain") for text in line])
        self._book.save(self._path)

    def discard(self) -> None:
        """Close what openpyxl has begun: left open, it complains on stderr and leaves its own temporary file."""
        for sheet in self._book.worksheets:
            if not sheet.closed:
                sheet.close()
                sheet._writer.cleanup()

    def _own(self, value: object) -> Any:
        match value:
            case None | "":
                return None
            case bool():
                return self._styles.text(cell_text(value), "own")
            case int() | float():
                return value
            case datetime() | date():
                return self._styles.day(value)
            case str():
                return self._styles.text(value, "own") if _looks_alive(value) else fit(value)
            case _:
                return self._styles.text(cell_text(value), "own")

    def _result(self, cell: Cell) -> Any:
        """A cell object serves for all cells alike: it is written at once, so it may be used again."""
        if not cell.text:
            return None
        if cell.text.isdecimal():
            return int(cell.text)
        made = self._cells.get(cell)
        if made is None:
            made = self._styles.text(cell.text, cell.tone.value)
            if len(self._cells) < _KEPT_CELLS:
                self._cells[cell] = made
        return made


class Styles:
    """The few looks of cells in one worksheet."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self._new = WriteOnlyCell
        self._sheet = sheet
        self._models: dict[tuple[str, bool], WriteOnlyCell] = {}
        line = Side(style="thin", color="BFBFBF")
        for look in ("plain", "own", "heading", *(tone.value for tone in _FILLS)):
            for quoted in (False, True):
                model = WriteOnlyCell(sheet, "")
                model.alignment = Alignment(vertical="top", wrap_text=True)
                if look == "heading":
                    model.font = Font(bold=True)
                    model.alignment = Alignment(vertical="center", horizontal="center", wrap_text=True)
                    model.fill = PatternFill("solid", fgColor="DDEBF7")
                if look != "plain":
                    model.border = Border(left=line, right=line, top=line, bottom=line)
                if look in _FILLS:
                    model.fill = PatternFill("solid", fgColor=_FILLS[Tone(look)])
                    model.alignment = Alignment(vertical="top", horizontal="center", wrap_text=True)
                model.quotePrefix = quoted
                self._models[look, quoted] = model

    def text(self, text: str, look: str) -> Any:
        """Text that stays text."""
        text = fit(text)
        model = self._models[look, text.startswith(FORMULA_BEGINNINGS)]
        cell = self._new(self._sheet, text)
        cell.data_type = "s"
        cell._style = model._style
        return cell

    def dress(self, cell: Any, look: str) -> None:
        """Give a cell of a workbook held in memory one of the looks."""
        from copy import copy

        model = self._models[look, False]
        cell.font, cell.fill, cell.border, cell.alignment = map(
            copy, (model.font, model.fill, model.border, model.alignment)
        )

    def day(self, value: date) -> Any:
        """A day, without the time."""
        cell = self._new(self._sheet, value)
        cell.number_format = "yyyy-mm-dd"
        return cell


def _looks_alive(text: str) -> bool:
    """Text that openpyxl or a spreadsheet would take for something else than text."""
    return text.startswith((*FORMULA_BEGINNINGS, "#"))


def fit(text: str) -> str:
    """Text a cell can hold."""
    return _UNFIT.sub("", text)[:_LONGEST]


def _lay_out(sheet: WriteOnlyWorksheet, headings: Sequence[str], own: int) -> None:
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(_widths(headings, own), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4 if hasattr(sheet, "PAPERSIZE_A4") else "9"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def _widths(headings: Sequence[str], own: int) -> Iterator[int]:
    for number, heading in enumerate(headings):
        yield _WIDE_OWN if number < own else _WIDTHS.get(heading, _WIDE_CLAUSE)
