"""Rules cannot exist without their basis; values come with what is missing; what is encouraged is never failed."""

from __future__ import annotations

import pytest

from assistant.errors import ContentError
from assistant.flows.candidate.rules import book
from assistant.flows.rules import All, Any, AtLeast, Basis, Condition, Evaluation, Not, Rule, mutations, stated
from assistant.flows.step import Status
from assistant.flows.tri import Tri
from assistant.knowledge.annotations import Force
from assistant.knowledge.reader import regulation

A, B = stated("a"), stated("b")


@pytest.mark.parametrize(
    ("condition", "facts", "value", "missing"),
    [
        (All((A, B)), {"a": "yes"}, Tri.UNKNOWN, {"b"}),
        (All((A, B)), {"a": "no"}, Tri.NO, set()),
        (All((A, B)), {}, Tri.UNKNOWN, {"a", "b"}),
        (Any((A, B)), {"a": "yes"}, Tri.YES, set()),
        (Any((A, B)), {"a": "no"}, Tri.UNKNOWN, {"b"}),
        (Any((A, B)), {"a": "no", "b": "no"}, Tri.NO, set()),
        (Not(Any((A, B))), {"a": "no"}, Tri.UNKNOWN, {"b"}),
        (Not(A), {"a": "yes"}, Tri.NO, set()),
        (AtLeast("n", 3), {"n": 3}, Tri.YES, set()),
        (AtLeast("n", 3), {"n": 2.99}, Tri.NO, set()),
        (AtLeast("n", 3), {"n": None}, Tri.UNKNOWN, {"n"}),
        (A, {"a": "unknown"}, Tri.UNKNOWN, {"a"}),
        (A, {"a": "maybe"}, Tri.UNKNOWN, {"a"}),
    ],
)
def test_value_and_what_is_missing(condition: Condition, facts: dict, value: Tri, missing: set) -> None:
    assert condition.evaluate(facts) == Evaluation(value, frozenset(missing))


def test_every_rule_quotes_its_clause_and_says_to_whom() -> None:
    text = regulation()
    rules = book()
    assert len(rules.base) == 6
    assert len(rules.bars) == 5
    for rule in (*rules.base, *rules.bars, rules.some_bar):
        assert rule.basis.quote in text[rule.basis.cite].text
        assert rule.basis.operative in rule.basis.quote
        assert len(rule.basis.operative) > 5
        assert rule.addressee == "enterprise"
    assert [r.id for r in rules.base if r.kind == "judgement"] == ["commitment", "ability", "integrity"]
    assert rules.by_id["quality_years"].basis.operative == "从事质量管理工作3年以上"


def test_words_that_do_not_stand_in_the_clause_are_refused() -> None:
    with pytest.raises(ContentError):
        Basis.of(regulation(), "第五条第（二）项", "从事", "5年以上")
    with pytest.raises(ContentError):
        Basis.of(regulation(), "第五条第（二）项", "以上", "从事")


def test_a_rule_without_basis_or_addressee_is_refused() -> None:
    good = book().by_id["position"]
    with pytest.raises(ContentError):
        Rule("x", Basis(good.basis.cite, "", ""), Force.MUST, "enterprise", "fact", A)
    with pytest.raises(ContentError):
        Rule("x", good.basis, Force.MUST, "everybody", "fact", A)


@pytest.mark.parametrize("force", list(Force))
def test_only_what_binds_can_be_failed(force: Force) -> None:
    rule = Rule("x", book().by_id["position"].basis, force, "enterprise", "fact", A)
    failing = {"a": "yes"} if force is Force.MUST_NOT else {"a": "no"}
    soft = force in (Force.ENCOURAGE, Force.MAY, Force.EXPLORE)
    assert rule.status(failing) is (Status.ADVICE if soft else Status.NOT_MET)
    assert rule.status({}) is Status.UNKNOWN


def test_mutations_cover_swaps_drops_and_negations() -> None:
    names = {name for name, _ in mutations(Any((All((A, B)), AtLeast("n", 3))))}
    assert {"negated", "and/or swapped", "part 1 dropped", "part 1: and/or swapped", "part 2: more than"} <= names
