"""What is added to a person's row: verdict, basis, what is open, which papers, and one column a clause.

Every cell says in words what its colour says. Neither a file format nor a rule is known here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from assistant.documents.sheet_cells import cell_text
from assistant.flows.batch import Candidate
from assistant.flows.candidate.rules import Verdict, book
from assistant.flows.step import Finding, Status
from assistant.knowledge.citation import Citation

FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With these a spreadsheet may take a CSV field for a formula, the full-width ones in East Asian settings."""


class Tone(StrEnum):
    """The colour of a cell, by what it says."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    OPEN = "open"
    QUIET = "quiet"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Cell:
    """A result cell: its words and its colour."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Examined:
    """One row examined: a candidate with the outcome, or `error` saying why there is none."""

    number: int
    values: tuple[object, ...]
    candidate: Candidate | None
    error: str
    name: str


@dataclass(slots=True)
class Tally:
    """Counts over the rows examined so far."""

    verdicts: Counter[str] = field(default_factory=Counter)
    decided_by: Counter[Citation] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    errors: int = 0

    def add(self, row: Examined) -> None:
        if row.candidate is None:
            self.errors += 1
            return
        outcome = row.candidate.outcome
        self.verdicts[outcome.verdict] += 1
        self.decided_by.update(outcome.decided_by)
        self.open.update(errand.about for errand in outcome.errands)

    @property
    def rows(self) -> int:
        return self.verdicts.total() + self.errors

    @property
    def words(self) -> str:
        """「可以担任3人、待核实2人」, only what occurs, errors last."""
        parts = [
            f"{verdict.value}{self.verdicts[verdict.value]}人" for verdict in Verdict if self.verdicts[verdict.value]
        ]
        return "、".join([*parts, *([f"出错{self.errors}行"] if self.errors else [])]) or "没有人员"


VERDICT_TONES = {Verdict.MAY: Tone.GOOD, Verdict.LACKS: Tone.BAD, Verdict.BARRED: Tone.BAD, Verdict.OPEN: Tone.OPEN}
STATUS_TONES = {
    Status.MET: Tone.GOOD,
    Status.NOT_MET: Tone.BAD,
    Status.UNKNOWN: Tone.OPEN,
    Status.NOT_EXAMINED: Tone.QUIET,
    Status.ADVICE: Tone.QUIET,
}
_FIRST = ("原行号", "结论", "依据", "待核实", "需补材料")
_LAST = ("结论说明",)


@cache
def _clauses() -> dict[Citation, str]:
    """Clause -> heading of its column: 第五条职务, 五（一） … 六（五）."""
    rules = book()
    cites = dict.fromkeys([*(rule.basis.cite for rule in rules.base), *(rule.basis.cite for rule in rules.bars)])
    return {cite: _heading(cite) for cite in sorted(cites)}


def _heading(cite: Citation) -> str:
    written = str(cite)
    return written.replace("第", "").replace("条", "").replace("项", "") if "项" in written else f"{written}职务"


def result_titles() -> tuple[str, ...]:
    """Headings of the columns added, left to right."""
    return (*_FIRST, *_clauses().values(), *_LAST)


def result_cells(row: Examined) -> tuple[Cell, ...]:
    """The cells under `result_titles`."""
    if row.candidate is None:
        rest = [Cell("")] * (len(result_titles()) - 2)
        return (Cell(str(row.number)), Cell(f"出错：{row.error}", Tone.FAULT), *rest)
    outcome = row.candidate.outcome
    found = {finding.cite: finding for finding in outcome.findings}
    papers = dict.fromkeys(paper for errand in outcome.errands for paper in errand.paper.split("；"))
    return (
        Cell(str(row.number)),
        Cell(outcome.verdict, VERDICT_TONES[Verdict(outcome.verdict)]),
        Cell("、".join(map(str, outcome.decided_by))),
        Cell("、".join(errand.about for errand in outcome.errands)),
        Cell("；".join(papers)),
        *(_clause_cell(found.get(cite)) for cite in _clauses()),
        Cell("".join((outcome.headline, *row.candidate.notes))),
    )


def _clause_cell(finding: Finding | None) -> Cell:
    if finding is None:
        return Cell("")
    label = f"{finding.label}·可补足" if finding.curable else finding.label
    return Cell(label, STATUS_TONES[finding.status])


def as_typed(value: object) -> str:
    """A cell as text, with its blanks."""
    return value if isinstance(value, str) else cell_text(value)


@dataclass(frozen=True, slots=True)
class KeptColumns:
    """The person's own columns: all of them, but for the results of an earlier run, which are made anew."""

    titles: tuple[str, ...]
    places: tuple[int, ...]
    width: int

    @classmethod
    def of(cls, titles: Sequence[str]) -> KeptColumns:
        earlier = frozenset(result_titles()) if set(result_titles()) <= set(titles) else frozenset()
        places = tuple(n for n, title in enumerate(titles) if title not in earlier)
        return cls(tuple(titles[n] for n in places), places, len(titles))

    def values(self, row: Examined) -> list[object]:
        """The row's own cells; what a row has too many stays in its last cell, parted by |."""
        values = list(row.values) + [None] * (self.width - len(row.values))
        if len(values) > self.width > 0:
            values[self.width - 1 :] = ["|".join(as_typed(value) for value in values[self.width - 1 :])]
        return [values[n] for n in self.places]
