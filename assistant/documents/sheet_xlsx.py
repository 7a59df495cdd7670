"""The checked sheet as a workbook, written row by row: the rows with their results, and a 汇总 sheet.

Holds values only; text that looks like a formula is marked as text twice over, by its type and by the quote prefix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.documents.sheet_cells import cell_text, lines_in
from assistant.documents.sheet_results import (
    FORMULA_BEGINNINGS,
    Cell,
    Examined,
    KeptColumns,
    Tone,
    as_typed,
    result_cells,
    result_titles,
)
from assistant.documents.sheet_save import save_workbook

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from assistant.documents.recheck import RecheckList
    from assistant.documents.sheet_writer import Summary

ROWS, SUMMARY, RECHECKS = "审查结果", "汇总", "复查名单"
# What XML cannot hold, and marks that reorder or hide text.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767
FILLS = {Tone.GOOD: "E2F0D9", Tone.BAD: "F8CBAD", Tone.OPEN: "FFF2CC", Tone.QUIET: "F2F2F2", Tone.FAULT: "D9D9D9"}
_WIDTHS = {"原行号": 8, "结论": 14, "依据": 24, "待核实": 36, "需补材料": 48, "结论说明": 60}
_WIDE_CLAUSE, _WIDE_OWN = 13, 16
_SUMMARY_WIDTHS = (28, 80)
_KEPT_CELLS = 2_000
_LINE, _TALLEST = 14.5, 200.0
"""In points; taller rows would leave too little of the sheet in view."""
A4 = 9
"""The paper size, by its number in a sheet's page set-up."""


class WorkbookPaper:
    """Rows go out as they come; the file is made at `finish`."""

    def __init__(self, path: Path, titles: Sequence[str]) -> None:
        from openpyxl import Workbook

        self._path = path
        self._kept = KeptColumns.of(titles)
        self._book = Workbook(write_only=True)
        self._sheet: WriteOnlyWorksheet = self._book.create_sheet(ROWS)
        self._styles = Styles(self._sheet)
        self._rows = 1
        self._cells: dict[Cell, WriteOnlyCell] = {}
        self._plain = [self._styles.text("", "plain") for _ in (*self._kept.titles, "原行号")]
        headings = [*self._kept.titles, *result_titles()]
        self._widths = tuple(_widths(headings, own=len(self._kept.titles)))
        _set_up(self._sheet, self._widths)
        # On one page in width nobody could read it: on two, with the person's name on both.
        self._sheet.page_setup.fitToWidth = 2
        self._sheet.print_title_cols = "A:A"
        self._sheet.append([self._styles.text(heading, "heading") for heading in headings])

    def add(self, row: Examined) -> None:
        values, found = self._kept.values(row), result_cells(row)
        self._rows += 1
        texts = [*map(as_typed, values), *(cell.text for cell in found)]
        self._sheet.row_dimensions[self._rows].height = row_height(texts, self._widths)
        own = [self._own(value, place) for place, value in enumerate(values)]
        self._sheet.append([*own, *map(self._result, found)])
        del self._sheet.row_dimensions[self._rows]  # written by now

    def finish(self, summary: Summary, rechecks: RecheckList | None = None) -> None:
        from openpyxl.utils import get_column_letter

        last = get_column_letter(len(self._kept.titles) + len(result_titles()))
        self._sheet.auto_filter.ref = f"A1:{last}{self._rows}"
        sheet = self._book.create_sheet(SUMMARY)
        set_up_text(sheet, _SUMMARY_WIDTHS)
        styles = Styles(sheet)
        for number, line in enumerate(summary, 1):
            sheet.row_dimensions[number].height = row_height(line, _SUMMARY_WIDTHS)
            sheet.append([styles.text(text, "plain") for text in line])
        if rechecks and rechecks.lines:
            self._list(rechecks)
        save_workbook(self._book, self._path, title="首席质量官候选人批量审查")

    def _list(self, rechecks: RecheckList) -> None:
        from assistant.documents.recheck import COLUMNS, NOTES, cells

        sheet = self._book.create_sheet(RECHECKS)
        styles = Styles(sheet)
        _set_up(sheet, tuple(COLUMNS.values()))
        sheet.append([styles.text(heading, "heading") for heading in COLUMNS])
        for number, line in enumerate(rechecks.lines, 2):
            row = cells(line, rechecks.made_on)
            sheet.row_dimensions[number].height = row_height([cell.text for cell in row], tuple(COLUMNS.values()))
            sheet.append([styles.text(cell.text, cell.tone.value) for cell in row])
        for text in ("", rechecks.words, *NOTES):
            sheet.append([styles.text(text, "loose")])

    def discard(self) -> None:
        """Close what openpyxl has begun: left open, it complains on stderr and leaves its own temporary file."""
        for sheet in self._book.worksheets:
            if not sheet.closed:
                sheet.close()
                sheet._writer.cleanup()

    def _own(self, value: object, place: int) -> Any:
        match value:
            case None | "":
                return None
            case bool():
                return self._styles.text(cell_text(value), "plain")
            case int() | float():
                return self._plain_at(place, value)
            case datetime() | date():
                return self._styles.day(value)
            case str():
                alive = _looks_alive(value)
                return self._styles.text(value, "plain") if alive else self._plain_at(place, fit(value))
            case _:
                return self._styles.text(cell_text(value), "plain")

    def _plain_at(self, place: int, value: str | float) -> Any:
        """A value at the top of its cell, beside the results. One cell object a column will do: a row is written at
        once, and making objects is what costs."""
        cell = self._plain[place]
        cell.value = value
        return cell

    def _result(self, cell: Cell) -> Any:
        """A cell object serves for all cells alike: it is written at once, so it may be used again."""
        if not cell.text:
            return None
        if cell.text.isdecimal():
            return self._plain_at(-1, int(cell.text))
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
        for look in ("plain", "loose", "heading", *(tone.value for tone in FILLS)):
            for quoted in (False, True):
                model = WriteOnlyCell(sheet, "")
                model.alignment = Alignment(vertical="top", wrap_text=True)
                if look == "heading":
                    model.font = Font(bold=True)
                    model.alignment = Alignment(vertical="center", horizontal="center", wrap_text=True)
                    model.fill = PatternFill("solid", fgColor="DDEBF7")
                if look == "loose":
                    model.alignment = Alignment(vertical="top")
                elif look != "plain":
                    model.border = Border(left=line, right=line, top=line, bottom=line)
                if look in FILLS:
                    model.fill = PatternFill("solid", fgColor=FILLS[Tone(look)])
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
        from copy import copy

        cell = self._new(self._sheet, value)
        cell._style = copy(self._models["plain", False]._style)
        cell.number_format = "yyyy-mm-dd"
        return cell


def _looks_alive(text: str) -> bool:
    """Text that openpyxl or a spreadsheet would take for something else than text."""
    return text.startswith((*FORMULA_BEGINNINGS, "#"))


def fit(text: str) -> str:
    """Text a cell can hold."""
    return _UNFIT.sub("", text)[:_LONGEST]


def row_height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """In points: what the tallest cell of a row takes, within reason."""
    lines = max((lines_in(text, width) for text, width in zip(texts, widths, strict=False)), default=1)
    return min(lines * _LINE + 4, _TALLEST)


def set_up_text(sheet: Any, widths: Sequence[int]) -> None:
    """A sheet to read: columns as given, A4 upright, as wide as the page."""
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.page_setup.paperSize = A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def _set_up(sheet: WriteOnlyWorksheet, widths: Sequence[int]) -> None:
    """A sheet of rows: the first row and column kept in view, the page across."""
    set_up_text(sheet, widths)
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"


def _widths(headings: Sequence[str], own: int) -> Iterator[int]:
    for number, heading in enumerate(headings):
        yield _WIDE_OWN if number < own else _WIDTHS.get(heading, _WIDE_CLAUSE)
