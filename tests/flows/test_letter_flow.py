"""The letter flow walked to its ends: every question can be left open, and every path ends in a letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.flows import flow
from assistant.flows.facts import Answers
from assistant.flows.step import Ask, longest_way, step

TODAY = date(2026, 11, 22)
FLOW = flow("letter")


def paths(answers: Answers) -> Iterator[tuple[Answers, int]]:
    pending = FLOW.pending(answers, TODAY)
    if pending is None:
        yield answers, 0
        return
    for reply in FLOW.question(pending).replies():
        for end, asked in paths({**answers, **reply.sets}):
            yield end, asked + 1


def test_every_path_ends_in_a_letter() -> None:
    start = {"enterprise": "甲公司", "appointee": None}
    ends = list(paths(start))
    assert max(asked for _, asked in ends) == longest_way(FLOW, start, TODAY) == 8
    outcomes = [FLOW.assess(end, TODAY) for end, _ in ends[::7]]
    assert all(outcome.letter for outcome in outcomes)
    assert {len(o.letter.granted) for o in outcomes if o.letter} == {0, 2, 7}


def test_every_question_is_met_and_the_longest_way_is_ten() -> None:
    ask = step(FLOW, {}, TODAY)
    assert isinstance(ask, Ask)
    assert (ask.question.id, ask.number, ask.at_most) == ("kind", 1, 10)
    met = []
    answers: Answers = {}
    while isinstance(ask := step(FLOW, answers, TODAY), Ask):
        met.append(ask.question.id)
        answers = {**answers, **list(ask.question.replies())[-1].sets}
    assert met == [question.id for question in FLOW.questions]


def test_with_the_first_power_the_reporting_line_is_not_asked() -> None:
    known = {"kind": "聘书", "enterprise": None, "appointee": None, "post": None, "term_from": None, "term_to": None}
    assert FLOW.pending({**known, "powers": ["1", "2"]}, TODAY) == "benefits"
    assert FLOW.pending({**known, "powers": ["2"]}, TODAY) == "reports_to"
    assert FLOW.pending({**known, "powers": None}, TODAY) == "reports_to"


def test_the_seven_powers_are_offered_with_what_they_need_and_cost() -> None:
    options = FLOW.question("powers").options
    assert len(options) == 7
    for option in options:
        for word in ("前提：", "证明材料：", "不写的话："):
            assert word in option.hint


def test_every_question_can_be_left_open() -> None:
    for question in FLOW.questions:
        if question.id != "kind":
            answers = question.parse("还没有定" if question.id == "duties" else "不清楚")
            assert set(answers.values()) <= {None, "unknown"}
