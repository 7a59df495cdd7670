"""The outcome for a candidate: findings, headline, changes, errands and readings, all told from one decision."""

from __future__ import annotations

from datetime import date

from assistant.flows.candidate.case import Case, is_suited
from assistant.flows.candidate.changes import changes
from assistant.flows.candidate.facts import full_years_on, is_unknown
from assistant.flows.candidate.findings import findings
from assistant.flows.candidate.headline import bars_named, headline
from assistant.flows.candidate.rules import KEYS, Verdict
from assistant.flows.candidate.words import FOOTER, WORDS
from assistant.flows.facts import Answers
from assistant.flows.rules import Facts
from assistant.flows.step import Errand, Outcome, Reading
from assistant.flows.tri import Tri
from assistant.knowledge.citation import Citation


def assess(answers: Answers, today: date) -> Outcome:
    """The outcome of any answers, all of them used."""
    case = Case.of(answers, today)
    decision = case.decision
    return Outcome(
        flow_id="candidate",
        verdict=decision.verdict.value,
        headline=headline(case),
        findings=findings(case),
        footer=FOOTER,
        decided_by=decision.decided_by,
        open=decision.open,
        would_change=changes(case.facts, decision, full_years_on(answers), today),
        errands=_errands(case),
        readings=_readings(case),
        notes=_notes(case),
        facts=_stated(answers, case.facts),
        subject=str(answers.get("name") or ""),
        as_of=today,
        next_flows=("letter",) if is_suited(case) else (),
    )


def _stated(answers: Answers, facts: Facts) -> Answers:
    """The contract's vocabulary only, as answered, the post settled."""
    known = {key: answers[key] for key in (*KEYS, "quality_since") if key in answers and not is_unknown(answers[key])}
    if facts["position"] is not None:
        known["position"] = facts["position"]
    ordered = (*KEYS[:2], "quality_since", *KEYS[2:])
    return {key: known[key] for key in ordered if key in known}


def _errands(case: Case) -> tuple[Errand, ...]:
    return tuple(
        Errand(fact, WORDS[fact].name, WORDS[fact].evidence, WORDS[fact].from_whom, (_cite_of(case, fact),))
        for fact in case.decision.open
    )


def _cite_of(case: Case, fact: str) -> Citation:
    rule_id = "qualification" if fact in ("education", "title") else fact
    return case.book.by_id[rule_id].basis.cite


def _notes(case: Case) -> tuple[str, ...]:
    notes = ["培训结业证书不是第五条规定的任职条件。"] if is_suited(case) else []
    if case.decision.verdict is Verdict.LACKS and case.decision.open:
        notes.append(f"待核实的{bars_named(case, Tri.UNKNOWN)}查明存在的，结论改为不得担任。")
    if isinstance(case.answers.get("quality_years"), int | float) and case.answers.get("quality_since"):
        notes.append("年限和起始年月都填了的，以年限为准。")
    since = full_years_on(case.answers)
    if since and case.facts.get("quality_years") == 0:
        notes.append("起始年月距今不满一个月或者晚于今天，请核对。")
    return tuple(notes)


def _readings(case: Case) -> tuple[Reading, ...]:
    """第六条第（一）项 read in two ways, where it is present or was answered with not knowing."""
    violation = case.answers.get("violation")
    if "violation" not in case.answers or violation == "no":
        return ()
    cite = case.book.by_id["violation"].basis.cite
    return (
        Reading(
            cite,
            "读法一：逗号以后是一个整体",
            "重大失误和刑事处罚都限于质量岗位工作引起的。",
            "因质量工作受刑事处罚的，属于本项；与质量工作无关的刑事处罚，不属于本项。",
        ),
        Reading(
            cite,
            "读法二：“受刑事处罚”单独成一种情形",
            "前半句是违法违规并造成重大失误，后半句是受刑事处罚。",
            "受过刑事处罚的，不论起因，都属于本项。",
        ),
        Reading(
            cite,
            "本结论怎样处理",
            "两种读法条文都没有排除，以上是我们的理解，不是条文的文字。",
            "与质量工作有关或者没有写明起因的，按存在处理；明确与质量工作无关的，按待核实处理，可以咨询"
            "市、县（市）区市场监督管理部门。",
        ),
    )
