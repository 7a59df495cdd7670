"""The rules of articles 5 and 6 against the independent oracle and against the reviewed table.

Every combination of met, not met and unknown is compared (3^12, about 15 seconds); every small mistake that could be
made in a rule is noticed by some row of the table.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from assistant.flows.candidate import check_result, decide
from assistant.flows.candidate.rules import Book, Decision, Verdict, book
from assistant.flows.rules import facts_in, mutations
from tests.oracle import candidate_truth as oracle
from tests.scenarios.read import scenarios

TODAY = date(2026, 11, 22)
TABLE = scenarios()


def seen(decision: Decision) -> tuple[str, list[str], list[str]]:
    return decision.verdict.value, [str(cite) for cite in decision.decided_by], list(decision.open)


def test_all_combinations_agree_with_the_oracle() -> None:
    cites = {rule.basis.cite: str(rule.basis.cite) for rule in (*book().base, *book().bars)}
    count = 0
    for facts in oracle.all_classes():
        decision = decide(facts)
        assert decision.verdict.value == oracle.verdict(facts), facts
        assert [cites[cite] for cite in decision.decided_by] == oracle.decided_by(facts), facts
        assert list(decision.open) == oracle.open_facts(facts), facts
        count += 1
    assert count == 3**12


def test_random_facts_through_the_whole_check_agree_with_the_oracle() -> None:
    rng = random.Random(5)
    for _ in range(1500):
        facts = oracle.random_facts(rng, TODAY)
        result = check_result(facts, None, TODAY)
        assert result["verdict"] == oracle.verdict(facts, TODAY), facts
        assert result["decided_by"] == oracle.decided_by(facts, TODAY), facts
        assert result["open"] == oracle.open_facts(facts, TODAY), facts


def test_a_settled_verdict_never_changes_and_an_open_fact_can_change_it() -> None:
    rng = random.Random(6)
    settled = 0
    for _ in range(4000):
        facts = oracle.random_facts(rng)
        before = decide(facts)
        unknown = [key for key in oracle.KEYS if facts.get(key) in oracle.UNKNOWN]
        completion = facts | {key: rng.choice(oracle.CLASSES[key][:2]) for key in unknown}
        after = decide(completion)
        if not before.open:
            settled += 1
            assert after.verdict is before.verdict, (facts, completion)
        assert set(before.open) == set(oracle.open_facts_by_definition(facts))
    assert settled > 500


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.title)
def test_the_reviewed_table(row: object) -> None:
    result = check_result(row.facts, None, TODAY)  # type: ignore[attr-defined]
    assert (result["verdict"], result["decided_by"], result["open"]) == (row.verdict, row.decided_by, row.open)  # type: ignore[attr-defined]


def _mistaken() -> Iterator[tuple[str, Book]]:
    rules = book()
    for part in ("base", "bars"):
        listed = getattr(rules, part)
        for n, rule in enumerate(listed):
            yield f"{rule.id} dropped", replace(rules, **{part: listed[:n] + listed[n + 1 :]})
            for name, condition in mutations(rule.condition):
                changed = (*listed[:n], replace(rule, condition=condition), *listed[n + 1 :])
                yield f"{rule.id}: {name}", replace(rules, **{part: changed})


@pytest.mark.parametrize(("mistake", "rules"), [pytest.param(m, b, id=m) for m, b in _mistaken()])
def test_the_table_notices_every_mistake_in_a_rule(mistake: str, rules: Book) -> None:
    assert any(seen(decide(row.facts, rules)) != (row.verdict, row.decided_by, row.open) for row in TABLE), (
        f"no row notices: {mistake}"
    )


def test_every_fact_of_the_contract_is_used_by_a_rule() -> None:
    used = {fact for rule in (*book().base, *book().bars) for fact in facts_in(rule.condition)}
    assert used == set(oracle.KEYS)


def test_a_bar_of_which_nobody_said_which() -> None:
    decision = decide({"bar_unspecified": "yes", "position": "高层正职"})
    assert seen(decision) == ("不得担任", ["第六条"], [])
    named = decide({"bar_unspecified": "yes", "abuse": "yes"})
    assert seen(named) == ("不得担任", ["第六条第（三）项"], [])
    assert decide({"bar_unspecified": "no"}).verdict is Verdict.OPEN
