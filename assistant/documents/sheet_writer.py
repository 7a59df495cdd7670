"""Checked sheets written out, .xlsx or .csv: whole or not at all, and nothing in them can run.

Text stays text whatever it begins with. The person's own columns come first, as they were typed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from assistant.documents.sheet_results import (
    FORMULA_BEGINNINGS,
    Examined,
    KeptColumns,
    as_typed,
    result_cells,
    result_titles,
)
from assistant.documents.writing import whole_file
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.documents.recheck import RecheckList

Summary = Sequence[tuple[str, ...]]
"""Lines of the 汇总 sheet, each a row of cells."""


class ResultPaper(Protocol):
    """A result file being written."""

    def add(self, row: Examined) -> None:
        """Write one row."""

    def finish(self, summary: Summary, rechecks: RecheckList | None = None) -> None:
        """Write what comes after the last row and make the file whole."""


@contextmanager
def result_paper(path: Path, titles: Sequence[str]) -> Iterator[ResultPaper]:
    """A result file under the person's own `titles`; it stands at `path` only after the block has ended well.

    Raises InputError when it cannot be written; asked for before any row is read, so that no work is lost.
    """
    kind = path.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise InputError(f"不认识“{path.name}”的扩展名，结果请写成 .xlsx 或者 .csv。")
    with whole_file(path) as temporary:
        if kind == ".csv":
            with temporary.open("w", encoding="utf-8-sig", errors="replace", newline="") as stream:
                yield CsvPaper(stream, titles)
        else:
            from assistant.documents.sheet_xlsx import WorkbookPaper

            book = WorkbookPaper(temporary, titles)
            try:
                yield book
            except BaseException:
                book.discard()
                raise


class CsvPaper:
    """UTF-8 with a mark, so that Excel reads it; every field quoted, so that no other delimiter can split one."""

    def __init__(self, stream: IO[str], titles: Sequence[str]) -> None:
        self._kept = KeptColumns.of(titles)
        self._writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        self._write([*self._kept.titles, *result_titles()])

    def add(self, row: Examined) -> None:
        self._write([*map(as_typed, self._kept.values(row)), *(cell.text for cell in result_cells(row))])

    def finish(self, summary: Summary, rechecks: RecheckList | None = None) -> None:
        """A CSV has no second sheet; the summary is told on the screen."""

    def _write(self, fields: Sequence[str]) -> None:
        self._writer.writerow([harmless(field) for field in fields])


def harmless(text: str) -> str:
    """A CSV field no spreadsheet takes for a formula."""
    text = text.replace("\0", "")
    return f"'{text}" if text.startswith(FORMULA_BEGINNINGS) else text
