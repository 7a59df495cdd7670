"""The rows of an examined sheet as they are listed: which of them, in which order, one line each.

Pure functions of the rows; keys and windows are the screen's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from assistant.flows.candidate.rules import Verdict
from assistant.tui.display import shown

if TYPE_CHECKING:
    from assistant.documents.sheet_results import Examined

ALL, FAULTY = "全部", "出错"
KINDS = (ALL, Verdict.MAY.value, Verdict.OPEN.value, Verdict.LACKS.value, Verdict.BARRED.value, FAULTY)
"""What a list can be narrowed to, in the order of the digits 1 to 6 and of a list by verdict."""

_PLACE, _VERDICT = 9, 15
_COLOURS = {
    Verdict.MAY.value: "$green",
    Verdict.BARRED.value: "$red",
    Verdict.LACKS.value: "$red",
    Verdict.OPEN.value: "$amber",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """Which rows are listed and how: `only` one of `KINDS`, `by_verdict` or in the order of the sheet."""

    only: str = ALL
    by_verdict: bool = False

    def places(self, rows: Sequence[Examined]) -> list[int]:
        """The places in `rows` of those listed, top to bottom."""
        wanted = [n for n, row in enumerate(rows) if self.only in (ALL, kind_of(row))]
        return sorted(wanted, key=lambda n: KINDS.index(kind_of(rows[n]))) if self.by_verdict else wanted

    def bar(self, rows: Sequence[Examined]) -> Content:
        """The line that tells what can be listed, how many each, and which is."""
        counts = dict.fromkeys(KINDS, 0)
        for row in rows:
            counts[kind_of(row)] += 1
        counts[ALL] = len(rows)
        parts: list[tuple[str, str]] = []
        for number, kind in enumerate(KINDS, 1):
            mark = f"［{kind}{counts[kind]}］" if kind == self.only else f" {kind}{counts[kind]} "
            parts += [(f"{number}", "bold $blue"), (mark, "bold" if kind == self.only else "$muted")]
        return Content.assemble(*parts)


def kind_of(row: Examined) -> str:
    """The verdict of a row, 出错 where there is none."""
    return row.candidate.outcome.verdict if row.candidate else FAULTY


def line_of(row: Examined) -> Content:
    """One row on one line: where it stands, who, the verdict in words, and what decides it or is still open."""
    name = (shown(" ".join(row.name.split())) or "（没有姓名）", "bold")
    place = (_padded(f"第{row.number}行", _PLACE), "$muted")
    if row.candidate is None:
        return Content.assemble(
            place, (_padded(f"［{FAULTY}］", _VERDICT), "bold $red"), name, f"　{shown(row.error)}"
        )
    outcome = row.candidate.outcome
    verdict = (_padded(f"［{outcome.verdict}］", _VERDICT), f"bold {_COLOURS[outcome.verdict]}")
    why = "、".join(map(str, outcome.decided_by)) or "、".join(dict.fromkeys(e.about for e in outcome.errands))
    return Content.assemble(place, verdict, name, (f"　{why}", "$muted"))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
