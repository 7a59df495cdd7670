"""What would change the verdict: the smallest sets of changes, each with its clauses and the verdict it leads to.

Every change is checked by deciding the changed facts; a day is named only where time alone decides it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from assistant.flows.candidate.rules import BAR_UNSPECIFIED, BARS, Decision, Verdict, book, decide
from assistant.flows.candidate.words import WORDS, items_of_six
from assistant.flows.facts import Value
from assistant.flows.rules import Facts, Rule
from assistant.flows.step import Change
from assistant.flows.tri import Tri
from assistant.flows.wording import joined
from assistant.knowledge.citation import Citation

_GOOD: Mapping[str, tuple[tuple[str, str, Value], ...]] = {
    "position": (("改任企业高层副职（含总经理助理、总裁助理）或者质量管理部门中层正职", "position", "高层副职"),),
    "commitment": (("企业重新评价，认为符合第五条第（一）项", "commitment", "yes"),),
    "quality_years": (("从事质量管理工作满3年", "quality_years", 3.0),),
    "ability": (("企业重新评价，认为能力和实践经验符合第五条第（二）项", "ability", "yes"),),
    "qualification": (
        ("取得大专以上学历", "education", "大专及以上"),
        ("取得相关专业技术中级以上职称", "title", "中级及以上"),
    ),
    "integrity": (("企业重新评价，认为符合第五条第（四）项", "integrity", "yes"),),
}
"""For each condition the ways to meet it: in words, and as a fact."""


def changes(facts: Facts, decision: Decision, full_years_on: date | None, today: date) -> tuple[Change, ...]:
    """Smallest changes, those that help first."""
    match decision.verdict:
        case Verdict.BARRED:
            return (_bars_lifted(facts, decision),)
        case Verdict.LACKS:
            made_good = _made_good(facts, decision, full_years_on, today)
            return (*made_good, *_bar_found(decision))
        case Verdict.OPEN:
            return (_all_confirmed(decision), *_one_fails(decision), *_bar_found(decision))
        case Verdict.MAY:
            return (*_one_fails(decision), *_bar_found(decision))


def _bars_lifted(facts: Facts, decision: Decision) -> Change:
    present = [n for n, bar in enumerate(BARS, 1) if decision.values[bar] is Tri.YES]
    named = items_of_six(present) if present else "第六条所列情形"
    lifted = decide({**facts, BAR_UNSPECIFIED: "no", **{BARS[n - 1]: "no" for n in present}})
    return Change(f"经核实不存在{named}", decision.decided_by, lifted.verdict.value)


def _made_good(facts: Facts, decision: Decision, full_years_on: date | None, today: date) -> Iterator[Change]:
    """Every failed condition met at once; one change for the diploma and one for the title."""
    failed = [rule for rule in book().base if decision.values[rule.id] is Tri.NO]
    for way in range(max(len(_GOOD[rule.id]) for rule in failed)):
        chosen = [_GOOD[rule.id][min(way, len(_GOOD[rule.id]) - 1)] for rule in failed]
        after = decide({**facts, **{fact: value for _, fact, value in chosen}})
        by_time_alone = full_years_on is not None and [rule.id for rule in failed] == ["quality_years"]
        yield Change(
            ("同时做到：" if len(chosen) > 1 else "") + "；".join(words for words, _, _ in chosen),
            tuple(dict.fromkeys(rule.basis.cite for rule in failed)),
            after.verdict.value,
            full_years_on if by_time_alone and full_years_on and full_years_on > today else None,
        )


def _all_confirmed(decision: Decision) -> Change:
    bars = [n for n, bar in enumerate(BARS, 1) if bar in decision.open]
    conditions = [rule for rule in book().base if decision.values[rule.id] is Tri.UNKNOWN]
    parts = []
    if conditions:
        parts.append(f"{joined([WORDS[rule.id].name for rule in conditions])}经核实符合第五条")
    if bars:
        parts.append(f"经核实不存在{items_of_six(bars)}")
    return Change("，并且".join(parts), _cites(conditions, bars), Verdict.MAY.value)


def _one_fails(decision: Decision) -> Iterator[Change]:
    """Any single condition not (or no longer) met. Of an open verdict only what is open is named."""
    wanted = Tri.UNKNOWN if decision.verdict is Verdict.OPEN else Tri.YES
    conditions = [rule for rule in book().base if decision.values[rule.id] is wanted]
    if not conditions:
        return
    names = joined(WORDS[rule.id].name for rule in conditions)
    found = "经核实不符合" if wanted is Tri.UNKNOWN else "在聘任前不再符合"
    which = f"{names}中有一项{found}" if len(conditions) > 1 else f"{names}{found}"
    yield Change(f"{which}第五条", _cites(conditions, []), Verdict.LACKS.value)


def _bar_found(decision: Decision) -> Iterator[Change]:
    numbers = [n for n, bar in enumerate(BARS, 1) if bar in decision.open or decision.verdict is Verdict.MAY]
    if numbers:
        one = "之一" if len(numbers) > 1 else ""
        yield Change(f"查明存在{items_of_six(numbers)}{one}", _cites([], numbers), Verdict.BARRED.value)


def _cites(conditions: list[Rule], bars: list[int]) -> tuple[Citation, ...]:
    rules = book()
    return tuple(dict.fromkeys([r.basis.cite for r in conditions] + [rules.bars[n - 1].basis.cite for n in bars]))
