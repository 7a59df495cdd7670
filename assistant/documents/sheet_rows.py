"""A row of a sheet and a table of rows: what every kind of file is turned into before anything is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.documents.sheet_cells import cell_text


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it stands in the file: `number` by the contract's counting, `values` as typed (merged cells filled),
    `own` the cells that are the row's own and not a merge's. `problem` says why the row cannot be used; `lines` how
    many lines of a CSV file it takes up."""

    number: int
    values: tuple[object, ...]
    own: int = 1
    problem: str = ""
    lines: int = 1

    @property
    def blank(self) -> bool:
        return self.own == 0 or not any(cell_text(value) for value in self.values)


@dataclass(frozen=True, slots=True)
class Table:
    """One list of rows in a file: a worksheet, or a CSV file under one delimiter."""

    name: str
    records: Callable[[], Iterator[Record]]
    measured: bool = False
    """Whether a row shorter or longer than the header is an error (CSV; worksheet rows have no length)."""
