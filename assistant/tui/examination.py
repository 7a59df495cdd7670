"""A sheet of candidates read and examined row by row, its result written, an empty form: what a thread does for a screen.

Knows files and rows, no widget; how far it has come is told to who asked.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.documents.sheet_results import Examined

_SECONDS_BETWEEN = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """A sheet examined: what to say of it, its rows, and what a saved result needs beside them."""

    notices: tuple[str, ...]
    closing: str
    titles: tuple[str, ...]
    summary: tuple[tuple[str, ...], ...]
    rows: tuple[Examined, ...]


def examine(path: Path, today: date, tell: Callable[[int], object], is_unwanted: Callable[[], bool]) -> Run | None:
    """Examine a sheet, telling now and then how many rows are done; None once it is unwanted. Raises CqoError."""
    from assistant.documents.sheet_reader import open_sheet
    from assistant.documents.sheet_results import Tally
    from assistant.documents.sheets import closing, examined, notices, summary
    from assistant.flows.batch import Candidates
    from assistant.flows.understanding import understand

    tally, rows, said_at = Tally(), [], time.monotonic()
    with ExitStack() as stack:
        sheet = stack.enter_context(open_sheet(path))
        for row in examined(sheet, Candidates(understand, today)):
            if is_unwanted():
                return None
            tally.add(row)
            rows.append(row)
            if time.monotonic() - said_at > _SECONDS_BETWEEN:
                said_at = time.monotonic()
                tell(len(rows))
        end = tuple(summary(sheet, tally, path.name, today))
        return Run(notices(sheet), closing(sheet, tally), tuple(sheet.header.titles), end, tuple(rows))


def write_result(run: Run, source: str, path: Path, today: date) -> Path:
    """Write the rows with their results, under a name no file has; returns where. Raises CqoError."""
    from assistant.documents.recheck import from_rows
    from assistant.documents.sheet_writer import result_paper
    from assistant.tui.exports import free_path

    target = free_path(path)
    with result_paper(target, run.titles) as paper:
        for row in run.rows:
            paper.add(row)
        paper.finish(run.summary, from_rows(run.rows, source, today))
    return target


def write_empty_form() -> Path:
    """An empty form in the folder the program was started in; returns where. Raises InputError."""
    from assistant.documents.sheet_template import write_template
    from assistant.tui.exports import free_path

    path = free_path(Path.cwd() / "首席质量官候选人名单.xlsx")
    try:
        write_template(path)
    except OSError as error:
        raise InputError(f"存不了“{path}”，请换一个文件夹再试。") from error
    return path
