"""Papers as workbooks: a title, lines above, one table, lines below, set up to be printed on A4.

The header row stays in view and is printed on every page; text is text, whatever it begins with. What the table says
is handed in.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.documents.sheet_cells import lines_in
from assistant.documents.sheet_results import FORMULA_BEGINNINGS, Cell, Tone
from assistant.documents.sheet_save import save_workbook
from assistant.documents.sheet_xlsx import A4, FILLS, fit

_FONT, _LINE = "宋体", 14.2
_TALLEST = 409.0
_MILLIMETRES_PER_INCH = 25.4
_MARGINS = {"left": 12, "right": 12, "top": 15, "bottom": 16, "header": 8, "footer": 8}


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """One worksheet. `widths` in characters; `above` are lines between title and table, the last of them set off as
    what the paper says in one sentence where `is_led`; `below` what stands under the table."""

    name: str
    title: str
    above: tuple[str, ...]
    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    below: tuple[str, ...] = ()
    is_led: bool = False
    landscape: bool = True


def paper_xlsx(title: str, sheets: Sequence[PaperSheet]) -> bytes:
    """The workbook of some sheets, always the same for the same content."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    stream = io.BytesIO()
    save_workbook(book, stream, title=title)
    return stream.getvalue()


def _fill(page: Any, sheet: PaperSheet) -> None:
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(sheet.widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    _across(page, 1, sheet.title, sheet, "title")
    for row, line in enumerate(sheet.above, 2):
        _across(page, row, line, sheet, "lead" if sheet.is_led and row == len(sheet.above) + 1 else "line")
    head = len(sheet.above) + 2
    for number, heading in enumerate(sheet.header, 1):
        _put(page.cell(head, number), heading, "heading")
    for row, cells in enumerate(sheet.rows, head + 1):
        for number, cell in enumerate(cells, 1):
            _put(page.cell(row, number), cell.text, cell.tone.value)
        lines = max(lines_in(cell.text, width) for cell, width in zip(cells, sheet.widths, strict=True))
        page.row_dimensions[row].height = min(lines * _LINE + 4, _TALLEST)
    last = head + len(sheet.rows)
    for row, line in enumerate(sheet.below, last + 2):
        _across(page, row, line, sheet, "line")
    page.freeze_panes = page.cell(head + 1, 1)
    page.auto_filter.ref = f"A{head}:{get_column_letter(len(sheet.header))}{max(last, head + 1)}"
    _set_up(page, sheet, head)


def _across(page: Any, row: int, text: str, sheet: PaperSheet, look: str) -> None:
    """A line over the whole width."""
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(sheet.widths))
    _put(page.cell(row, 1), text, look)
    lines = lines_in(text, sum(sheet.widths) * (0.6 if look == "title" else 1))
    page.row_dimensions[row].height = lines * (26 if look == "title" else _LINE) + (8 if look == "lead" else 3)


def _put(cell: Any, text: str, look: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    text = fit(text)
    cell.value = text
    cell.data_type = "s"  # whatever it begins with
    cell.quotePrefix = text.startswith(FORMULA_BEGINNINGS)
    strong = look in ("title", "lead", "heading")
    cell.font = Font(name="黑体" if strong else _FONT, size=16 if look == "title" else 10)
    toned = look in (tone.value for tone in FILLS)
    centred = look in ("title", "heading") or toned
    cell.alignment = Alignment(
        horizontal="center" if centred else "left",
        vertical="center" if look in ("title", "heading", "lead") else "top",
        wrap_text=True,
    )
    if look not in ("title", "line", "lead"):
        side = Side(style="thin", color="808080")
        cell.border = Border(left=side, right=side, top=side, bottom=side)
    if toned:
        cell.fill = PatternFill("solid", fgColor=FILLS[Tone(look)])
    elif look == "heading":
        cell.fill = PatternFill("solid", fgColor="DDEBF7")


def _set_up(page: Any, sheet: PaperSheet, head: int) -> None:
    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.paperSize = A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    page.print_title_rows = f"{head}:{head}"
    page.print_options.horizontalCentered = True
    for side, millimetres in _MARGINS.items():
        setattr(page.page_margins, side, round(millimetres / _MILLIMETRES_PER_INCH, 3))
    page.oddFooter.center.text = "第 &P 页，共 &N 页"
