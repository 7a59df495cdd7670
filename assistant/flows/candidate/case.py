"""One candidate's answers with the decision on them: what findings, headline and errands are all told from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.flows.candidate.facts import full_years_on, normalised
from assistant.flows.candidate.rules import JUDGEMENTS, LEAST_YEARS, Book, Decision, Verdict, book, decide
from assistant.flows.facts import Answers
from assistant.flows.rules import Facts, Rule, facts_in
from assistant.flows.wording import day, span


@dataclass(frozen=True, slots=True)
class Case:
    """Answers as given, facts as the rules read them, the rules and their decision."""

    answers: Answers
    today: date
    facts: Facts
    book: Book
    decision: Decision

    @classmethod
    def of(cls, answers: Answers, today: date) -> Case:
        facts = normalised(answers, today)
        return cls(answers, today, facts, book(), decide(facts))


def is_suited(case: Case) -> bool:
    """V5, or V4: nothing but the firm's own judgement is missing."""
    verdict = case.decision.verdict
    return verdict is Verdict.MAY or (verdict is Verdict.OPEN and set(case.decision.open) <= set(JUDGEMENTS))


def cure(case: Case, rule_id: str) -> str:
    """When or how a failed condition can be made good; empty where time or an exam does not help."""
    if rule_id == "quality_years":
        met_on = full_years_on(case.answers)
        years = case.facts.get("quality_years")
        if met_on:
            return f"{day(met_on.isoformat())}满3年"
        left = LEAST_YEARS - years if isinstance(years, int | float) else 0
        return f"再从事{span(left)}即满3年" if "." not in span(left) else "满3年时"
    if rule_id == "qualification":
        return "取得大专以上学历或者相关专业中级以上职称后"
    if rule_id == "position" and case.facts.get("position") == "质量管理部门副职":
        return "升任质量管理部门正职后"
    return ""


def was_asked(case: Case, rule: Rule) -> bool:
    """Whether anything was answered that this rule looks at, be it 不清楚."""
    keys = {*facts_in(rule.condition), *(("quality_since",) if rule.id == "quality_years" else ())}
    return any(key in case.answers for key in keys) or (rule.id == "position" and case.facts["position"] is not None)
