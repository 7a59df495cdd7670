"""Articles 5 and 6 as rules, and the verdict they give: domain reading of the text, without a word of advice.

`decide` is the whole of it and fast enough to be run over every combination of facts; how a verdict is worded,
what was asked and in which order is unknown here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property

from assistant.flows.rules import All, Any, AtLeast, Basis, Condition, Evaluation, Facts, OneOf, Rule, stated
from assistant.flows.step import Kind
from assistant.flows.tri import Tri
from assistant.knowledge.annotations import Force
from assistant.knowledge.citation import Citation
from assistant.knowledge.reader import regulation

WITHIN = ("高层副职", "总经理助理", "总裁助理", "质量管理部门中层正职")
OUTSIDE = ("高层正职", "质量管理部门副职", "其他部门中层正职", "普通员工", "外部人员")
NOT_SURE = "不确定"
DIPLOMA = ("大专及以上", "大专以下", NOT_SURE)
TITLE = ("中级及以上", "中级以下或无", NOT_SURE)
LEAST_YEARS = 3.0

BARS = ("violation", "improper_gain", "abuse", "disclosure", "other_harm")
JUDGEMENTS = ("commitment", "ability", "integrity")
"""The firm's own judgement, 第五条第（一）、（二）、（四）项 in that order."""
KEYS = ("position", "quality_years", "ability", "education", "title", "commitment", "integrity", *BARS)
"""The facts in the order of the contract's table."""

BAR_UNSPECIFIED = "bar_unspecified"
"""yes where a source says that some bar of 第六条 is present but not which; no question asks for it."""


class Verdict(StrEnum):
    MAY = "可以担任"
    LACKS = "不具备条件"
    BARRED = "不得担任"
    OPEN = "待核实"


@dataclass(frozen=True)
class Book:
    """The rules of 第五条 in text order, 第（二）项 as two, and those of 第六条."""

    base: tuple[Rule, ...]
    bars: tuple[Rule, ...]
    some_bar: Rule

    @cached_property
    def qualified(self) -> Condition:
        return All(tuple(rule.condition for rule in self.base))

    @cached_property
    def barred(self) -> Condition:
        return Any(tuple(rule.condition for rule in self.bars))

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in (*self.base, *self.bars, self.some_bar)}


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, the clauses that decide it, the facts that could still change it, and the value of each rule's
    condition by rule id (for a bar YES means that it is present)."""

    verdict: Verdict
    decided_by: tuple[Citation, ...]
    open: tuple[str, ...]
    values: Mapping[str, Tri]


@cache
def book() -> Book:
    """The rules with their words cut out of the regulation."""
    text = regulation()

    def rule(
        rule_id: str, basis: Basis, condition: Condition, kind: Kind = "fact", force: Force = Force.CONDITION
    ) -> Rule:
        return Rule(rule_id, basis, force, "enterprise", kind, condition)

    def bar(number: int, fact: str) -> Rule:
        return rule(
            fact, Basis.of(text, f"第六条第（{'一二三四五'[number - 1]}）项"), stated(fact), force=Force.MUST_NOT
        )

    base = (
        rule(
            "position",
            Basis.of(text, "第五条", "由企业", "聘任"),
            OneOf("position", frozenset(WITHIN), frozenset(OUTSIDE)),
            force=Force.SCOPE,
        ),
        rule("commitment", Basis.of(text, "第五条第（一）项", "热爱", "政策"), stated("commitment"), "judgement"),
        rule(
            "quality_years",
            Basis.of(text, "第五条第（二）项", "从事", "以上"),
            AtLeast("quality_years", LEAST_YEARS),
        ),
        rule("ability", Basis.of(text, "第五条第（二）项", "具有", "经验"), stated("ability"), "judgement"),
        rule(
            "qualification",
            Basis.of(text, "第五条第（三）项", "大专", "职称（含）以上"),
            Any(
                (
                    OneOf("education", frozenset({DIPLOMA[0]}), frozenset({DIPLOMA[1]})),
                    OneOf("title", frozenset({TITLE[0]}), frozenset({TITLE[1]})),
                )
            ),
        ),
        rule("integrity", Basis.of(text, "第五条第（四）项", "坚持", "素养"), stated("integrity"), "judgement"),
    )
    some_bar = rule(
        BAR_UNSPECIFIED,
        Basis.of(text, "第六条", "不得", "首席质量官"),
        OneOf(BAR_UNSPECIFIED, frozenset({"yes"}), frozenset({"no", "unknown", None})),
        force=Force.MUST_NOT,
    )
    return Book(base, tuple(bar(n, fact) for n, fact in enumerate(BARS, 1)), some_bar)


def decide(facts: Facts, rules: Book | None = None) -> Decision:
    """The verdict on normalised facts (`quality_years` a number or absent): 第六条 first, then 第五条, then what is open."""
    rules = rules or book()
    found = {rule.id: rule.condition.evaluate(facts) for rule in (*rules.base, *rules.bars)}
    barring = [rule for rule in rules.bars if found[rule.id].value is Tri.YES]
    values = {rule_id: evaluation.value for rule_id, evaluation in found.items()}
    if barring:
        return Decision(Verdict.BARRED, tuple(rule.basis.cite for rule in barring), (), values)
    if rules.some_bar.condition.evaluate(facts).value is Tri.YES:
        return Decision(Verdict.BARRED, (rules.some_bar.basis.cite,), (), values)
    failed = dict.fromkeys(rule.basis.cite for rule in rules.base if values[rule.id] is Tri.NO)
    if failed:
        return Decision(Verdict.LACKS, tuple(failed), _missing(found, rules.bars), values)
    open_facts = _missing(found, (*rules.base, *rules.bars))
    return Decision(Verdict.OPEN if open_facts else Verdict.MAY, (), open_facts, values)


def _missing(found: Mapping[str, Evaluation], rules: tuple[Rule, ...]) -> tuple[str, ...]:
    missing: set[str] = set()
    for rule in rules:
        missing |= found[rule.id].missing
    return tuple(key for key in KEYS if key in missing)


def bearing(facts: Facts) -> tuple[Tri, ...]:
    """The value of every rule's condition: the verdict depends on nothing else."""
    rules = book()
    return tuple(rule.condition.evaluate(facts).value for rule in (*rules.base, *rules.bars, rules.some_bar))
