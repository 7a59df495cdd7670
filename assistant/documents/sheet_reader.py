"""A sheet of candidates, .xlsx or .csv, as a header and numbered rows, one row in memory at a time.

Finds the header below any title rows and says what it could not read; what the cells mean is read elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from assistant.documents.sheet_cells import cell_text, shown
from assistant.documents.sheet_headers import Header, recognise
from assistant.documents.sheet_rows import Record, Table
from assistant.errors import InputError
from assistant.flows.batch import REQUIRED, Column

MOST_BYTES = 50 * 1024 * 1024
_ROWS_BEFORE_HEADER = 30
_NAMED_TITLES = 12
_LONGEST_TITLE = 12


@dataclass(slots=True)
class Sheet:
    """A sheet opened: its header and, once, its rows. `notices` are lines worth saying before anything else;
    `blank` counts blank rows passed so far, `repeated` headings printed again between the rows."""

    header: Header
    notices: tuple[str, ...]
    _records: Iterator[Record]
    _measured: bool
    blank: int = 0
    repeated: int = 0
    name: str = ""

    def rows(self) -> Iterator[Record]:
        """Every row that is not blank. Can be walked once."""
        for record in self._records:
            if record.blank or self._only_numbered(record):
                self.blank += 1
            elif self._is_header(record):
                self.repeated += 1
            else:
                yield self._measured_against_header(record)

    def cells(self, record: Record) -> Mapping[Column, str]:
        """The row's cells as text, by column."""
        return {
            column: cell_text(record.values[place]) if place < len(record.values) else ""
            for column, place in self.header.places.items()
        }

    def name_in(self, record: Record) -> str:
        """The name in a row, whatever else is wrong with it."""
        return self.cells(record)[Column.NAME]

    def _only_numbered(self, record: Record) -> bool:
        """A row of a form with nothing but its running number is as good as blank."""
        serial = self.header.serial
        return bool(serial) and all(n in serial for n, value in enumerate(record.values) if cell_text(value))

    def _is_header(self, record: Record) -> bool:
        cells = self.cells(record)
        return all(cells[column] == self.header.titles[self.header.places[column]].strip() for column in REQUIRED)

    def _measured_against_header(self, record: Record) -> Record:
        width, length = len(self.header.titles), len(record.values)
        if not self._measured or width == length or record.problem:
            return record
        what = "多于" if length > width else "少于"
        cause = "可能是单元格里的逗号没有加引号" if length > width else "可能缺了逗号，或者引号没有配对"
        problem = f"列数{what}表头（这一行{length}列，表头{width}列），{cause}"
        if record.lines > 1:
            problem += f"；这一条占了文件中的{record.lines}行，引号没有配对时，其中的人员没有读到"
        return replace(record, problem=problem)


@contextmanager
def open_sheet(path: Path) -> Iterator[Sheet]:
    """The sheet in a file, read while the context lasts.

    Raises InputError when the file cannot be read, is not what its ending says, or lacks a required column.
    """
    kind = path.suffix.lower()
    if kind not in (".xlsx", ".xlsm", ".csv"):
        raise InputError(f"不认识“{path.name}”的扩展名，请在表格软件里另存为 .xlsx 或者 .csv。")
    _fit_to_read(path)
    if kind == ".csv":
        from assistant.documents.sheet_csv import csv_tables as tables_of
    else:
        from assistant.documents.sheet_workbook import workbook_tables as tables_of
    with tables_of(path) as (tables, notices):
        yield _chosen(tables, notices, path.name)


def _fit_to_read(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise InputError(f"没有文件“{path.name}”，请检查文件名和所在的文件夹。") from None
    except IsADirectoryError:
        raise InputError(f"“{path.name}”是一个文件夹，请写到具体的文件。") from None
    except (OSError, ValueError):
        raise InputError(f"读不了文件“{path.name}”：没有权限，或者正被其他程序打开。请关闭后重试。") from None
    if size > MOST_BYTES:
        raise InputError(
            f"文件“{path.name}”太大（{size // 1024 // 1024}MB，最多{MOST_BYTES // 1024 // 1024}MB），请拆成几个文件，或者删去图片后重试。"
        )
    if size == 0:
        raise InputError(f"文件“{path.name}”是空的，没有可以审查的人员。")


def _chosen(tables: Sequence[Table], notices: tuple[str, ...], name: str) -> Sheet:
    """The first table with both required columns; the message speaks of the one that came nearest."""
    nearest: Header | None = None
    for table in tables:
        records = table.records()
        before: list[Record] = []
        for record in records:
            before.append(record)
            header = recognise([cell_text(value) for value in record.values])
            if not header.missing:
                return _opened(table, header, records, notices, tables)
            if nearest is None or len(header.places) > len(nearest.places):
                nearest = header
            if len(before) == _ROWS_BEFORE_HEADER:
                break
    raise InputError(_no_header(nearest, name))


def _opened(
    table: Table,
    header: Header,
    rest: Iterator[Record],
    notices: tuple[str, ...],
    tables: Sequence[Table],
) -> Sheet:
    following = next(rest, None)
    if following is not None and (joined := _two_storeys(header, following)):
        header = joined
    elif following is not None:
        rest = chain([following], rest)
    others = [other.name for other in tables if other.name and other is not table]
    if others:
        notices = (*notices, f"只审查工作表“{shown(table.name)}”，没有看：{'、'.join(map(shown, others))}。")
    return Sheet(header, notices, rest, table.measured, name=table.name)


def _two_storeys(header: Header, following: Record) -> Header | None:
    """The header of two rows, where cells merged downwards repeat in the second row what stands in the first."""
    below = [cell_text(value) for value in following.values]
    if following.own == len([b for b in below if b]) or len(below) > len(header.titles):
        return None
    if any(below[p : p + 1] != [header.titles[p]] for c, p in header.places.items() if c in REQUIRED):
        return None
    pairs = zip(header.titles, below + [""] * (len(header.titles) - len(below)), strict=True)
    return recognise([upper if lower in ("", upper) else upper + lower for upper, lower in pairs])


def _no_header(nearest: Header | None, name: str) -> str:
    if nearest is None:
        return f"文件“{name}”里没有内容，没有可以审查的人员。"
    seen = [title.strip() for title in nearest.titles if title.strip()]
    titles = "、".join(shown(title, _LONGEST_TITLE) for title in seen[:_NAMED_TITLES]) + (
        "等" if len(seen) > _NAMED_TITLES else ""
    )
    if not nearest.places:
        need = "和".join(f"“{column}”" for column in REQUIRED)
        return f"文件“{name}”的前{_ROWS_BEFORE_HEADER}行里没有找到表头，表头要有{need}；看到的是：{titles}。"
    lacking = "和".join(f"“{column}”" for column in nearest.missing)
    return f"文件“{name}”的表头缺少{lacking}列，请补上后重试；找到的表头是：{titles}。"
