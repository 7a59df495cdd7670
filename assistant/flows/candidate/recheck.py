"""Whom to look at again and when: candidates whose verdict time alone would change.

The day is the one the flow itself names in `would_change`; where the beginning of the work in quality is not known no
day is reckoned, and the candidate is told apart as one whose beginning has to be filled in. Knows no list and no file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.flows.candidate.case import Case, cure
from assistant.flows.candidate.changes import changes
from assistant.flows.candidate.facts import full_years_on
from assistant.flows.candidate.outcome import assess
from assistant.flows.candidate.rules import BARS, LEAST_YEARS, Verdict
from assistant.flows.candidate.words import items_of_six
from assistant.flows.facts import Answers
from assistant.flows.step import Errand
from assistant.flows.tri import Tri
from assistant.knowledge.citation import Citation


@dataclass(frozen=True, slots=True)
class Recheck:
    """One candidate to look at again. `when` is the day, None where the beginning is not known; `change` what time
    brings about, `cites` its clause; `leads_to` the verdict on that day if nothing else changes, `missing` what would
    then still be open."""

    name: str
    verdict: str
    when: date | None
    change: str
    cites: tuple[Citation, ...]
    leads_to: str
    missing: tuple[Errand, ...]

    @property
    def missing_words(self) -> str:
        """What is still open, the items of 第六条 taken together."""
        bars = [number for number, bar in enumerate(BARS, 1) if any(e.fact == bar for e in self.missing)]
        named = [errand.about for errand in self.missing if errand.fact not in BARS]
        return "、".join([*named, *([items_of_six(bars)] if bars else [])])

    def is_due(self, today: date) -> bool:
        """Whether the day has come."""
        return self.when is not None and self.when <= today


def recheck(answers: Answers, examined_on: date) -> Recheck | None:
    """What time alone will change for a candidate examined on a day; None where it changes nothing."""
    case = Case.of(answers, examined_on)
    failed = [rule.id for rule in case.book.base if case.decision.values[rule.id] is Tri.NO]
    if case.decision.verdict is not Verdict.LACKS or failed != ["quality_years"]:
        return None
    change = next(iter(changes(case.facts, case.decision, full_years_on(answers), examined_on)))
    later = answers if change.when else {**answers, "quality_years": LEAST_YEARS}
    then = assess(later, change.when or examined_on)
    return Recheck(
        name=str(answers.get("name") or ""),
        verdict=case.decision.verdict.value,
        when=change.when,
        change=change.change if change.when else f"{change.change}（{cure(case, 'quality_years')}）",
        cites=change.cites,
        leads_to=then.verdict,
        missing=then.errands,
    )
