"""The oracle agrees with its own definition everywhere, and the scenario table with the oracle.

Also shows that the table bites: every single slip in a rule that we could think of is caught by some row of it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from tests.oracle import candidate_truth as oracle
from tests.scenarios.read import Scenario, scenarios

Facts = dict[str, object]
Judge = Callable[[Facts], tuple[str, list[str], list[str]]]

TABLE = scenarios()
NO_BARS = dict.fromkeys(oracle.BARS, "no")


def judged(facts: Facts) -> tuple[str, list[str], list[str]]:
    return oracle.verdict(facts), oracle.decided_by(facts), oracle.open_facts(facts)


def test_closed_form_and_definition_agree_on_all_combinations() -> None:
    seen = 0
    for facts in oracle.all_classes():
        assert oracle.open_facts(facts) == oracle.open_facts_by_definition(facts), facts
        seen += 1
    assert seen == 3**12


def test_verdict_is_what_all_completions_have_in_common() -> None:
    rng = random.Random(20200828)
    met = dict.fromkeys((oracle.MAY, oracle.LACKS, oracle.BARRED, oracle.OPEN), 0)
    for _ in range(20_000):
        facts = oracle.random_facts(rng)
        verdict, possible = oracle.verdict(facts), oracle.possible_verdicts(facts)
        met[verdict] += 1
        if verdict == oracle.OPEN:
            assert oracle.MAY in possible, facts
            assert len(possible) > 1, facts
        elif verdict == oracle.LACKS:  # a bar not yet excluded may still turn it into 不得担任
            assert possible - {oracle.BARRED} == {oracle.LACKS}, facts
        else:
            assert possible == {verdict}, facts
        assert oracle.open_facts(facts) == oracle.open_facts_by_definition(facts), facts
    assert min(met.values()) > 500, met


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"abuse": "yes", "quality_years": 0}, "V1"),
        ({"quality_years": 2.99, "ability": "unknown"}, "V2"),
        ({"position": "不确定", "ability": "unknown"}, "V3"),
        ({"education": "大专以下", "title": "不确定"}, "V3"),
        ({"disclosure": "unknown"}, "V3"),
        ({"ability": "unknown"}, "V4"),
        ({"commitment": "unknown", "integrity": None, "title": None}, "V4"),
        ({"title": None}, "V5"),
    ],
)
def test_headline_kind(changes: Facts, kind: str) -> None:
    suited: Facts = {
        "position": "高层副职",
        "quality_years": 5,
        "ability": "yes",
        "education": "大专及以上",
        "title": "中级以下或无",
        "commitment": "yes",
        "integrity": "yes",
        **NO_BARS,
    }
    assert oracle.headline_kind(suited | changes) == kind


@pytest.mark.parametrize(
    ("since", "as_of", "enough"),
    [
        ("2021-03-15", date(2024, 3, 14), False),
        ("2021-03-15", date(2024, 3, 15), True),
        ("2021-03", date(2024, 3, 1), True),
        ("2021-03", date(2024, 2, 29), False),
    ],
)
def test_years_since_a_date_count_the_anniversary(since: str, as_of: date, enough: bool) -> None:
    assert oracle.truth({"quality_since": since}, "quality_years", as_of) is enough


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.title)
def test_the_scenario_table_agrees(row: Scenario) -> None:
    assert judged(row.facts) == (row.verdict, row.decided_by, row.open)


def test_the_table_is_large_enough_and_names_every_value() -> None:
    assert len(TABLE) >= 45
    assert {row.verdict for row in TABLE} == {oracle.MAY, oracle.LACKS, oracle.BARRED, oracle.OPEN}
    posts = {row.facts.get("position") for row in TABLE}
    assert posts >= {*oracle.POSTS_WITHIN, *oracle.POSTS_OUTSIDE, "不确定", None}


# --- mutations: one slip each, made by changing what the right rule is shown -----------------------------


def _seen_as(change: Callable[[Facts], Facts]) -> Judge:
    return lambda facts: judged(change(dict(facts)))


def _put(key: str, value: object) -> Judge:
    return _seen_as(lambda facts: facts | {key: value})


def _swap(key: str) -> Judge:
    met, not_met, _ = oracle.CLASSES[key]
    turned = {True: {key: not_met}, False: {key: met}, None: {}}
    return _seen_as(lambda facts: facts | turned[oracle.truth(facts, key)])


def _unknown_as(key: str, value: object) -> Judge:
    return _seen_as(lambda facts: facts | {key: value} if oracle.truth(facts, key) is None else facts)


def _threshold(passes: Callable[[float], bool]) -> Judge:
    def change(facts: Facts) -> Facts:
        years = oracle.years(facts)
        return facts if years is None else facts | {"quality_years": 3 if passes(years) else 0}

    return _seen_as(change)


def _post(post: str, instead: str) -> Judge:
    return _seen_as(lambda facts: facts | {"position": instead} if facts.get("position") == post else facts)


def _education_and_title(facts: Facts) -> Facts:
    parts = [oracle.truth(facts, key) for key in ("education", "title")]
    word = "大专以下" if False in parts else "不确定" if None in parts else "大专及以上"
    return facts | {"education": word, "title": "中级以下或无"}


def _all_bars_needed(facts: Facts) -> Facts:
    return facts if all(facts.get(bar) == "yes" for bar in oracle.BARS) else facts | NO_BARS


def _any_condition_enough(facts: Facts) -> Facts:
    keys = [key for key in oracle.KEYS if key not in oracle.BARS]
    met = {key: oracle.CLASSES[key][0] for key in keys}
    return facts | met if any(oracle.truth(facts, key) for key in keys) else facts


def _either_years_or_ability(facts: Facts) -> Facts:
    if oracle.truth(facts, "quality_years") or oracle.truth(facts, "ability"):
        return facts | {"quality_years": 3, "ability": "yes"}
    return facts


def _conditions_before_bars(facts: Facts) -> tuple[str, list[str], list[str]]:
    without = judged(facts | NO_BARS)
    return without if without[0] == oracle.LACKS else judged(facts)


def _unknown_before_lacking(facts: Facts) -> tuple[str, list[str], list[str]]:
    verdict, decided, still_open = judged(facts)
    return (oracle.OPEN, [], still_open) if verdict == oracle.LACKS and still_open else (verdict, decided, still_open)


def _bars_forgotten_in_open(facts: Facts) -> tuple[str, list[str], list[str]]:
    verdict, decided, still_open = judged(facts)
    return verdict, decided, [] if verdict == oracle.LACKS else still_open


def _every_unknown_open(facts: Facts) -> tuple[str, list[str], list[str]]:
    verdict, decided, _ = judged(facts)
    return verdict, decided, [key for key in oracle.KEYS if oracle.truth(facts, key) is None]


def _first_reason_only(facts: Facts) -> tuple[str, list[str], list[str]]:
    verdict, decided, still_open = judged(facts)
    return verdict, decided[:1], still_open


def _mutants() -> Iterator[tuple[str, Judge]]:
    for key in oracle.KEYS:
        met, not_met, _ = oracle.CLASSES[key]
        neutral = not_met if key in oracle.BARS or key in ("education", "title") else met
        yield f"{key} dropped", _put(key, neutral)
        yield f"{key} negated", _swap(key)
        yield f"{key} unknown taken as met", _unknown_as(key, met)
        yield f"{key} unknown taken as not met", _unknown_as(key, not_met)
    for post in oracle.POSTS_WITHIN:
        yield f"{post} left out", _post(post, "普通员工")
    for post in (*oracle.POSTS_OUTSIDE, "不确定"):
        yield f"{post} let in", _post(post, "高层副职")
    yield "more than three years", _threshold(lambda years: years > 3)
    yield "two years", _threshold(lambda years: years >= 2)
    yield "rounded up", _threshold(lambda years: round(years, 1) >= 3)
    yield "nearly three is enough", _threshold(lambda years: years >= 2.9)
    yield "five years", _threshold(lambda years: years > 5)
    yield "no years are enough", _threshold(lambda years: years == 0 or years >= 3)
    yield "education and title", _seen_as(_education_and_title)
    yield "years or ability", _seen_as(_either_years_or_ability)
    yield "all of 第六条 needed", _seen_as(_all_bars_needed)
    yield "any condition of 第五条 enough", _seen_as(_any_condition_enough)
    yield "第五条 before 第六条", _conditions_before_bars
    yield "待核实 before 不具备条件", _unknown_before_lacking
    yield "open forgets 第六条", _bars_forgotten_in_open
    yield "open lists every unknown", _every_unknown_open
    yield "only the first reason", _first_reason_only


@pytest.mark.parametrize(
    ("slip", "judge"), list(_mutants()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_table_catches_a_slip(slip: str, judge: Judge) -> None:
    caught = [row.title for row in TABLE if judge(row.facts) != (row.verdict, row.decided_by, row.open)]
    assert caught, f"no scenario catches: {slip}"
