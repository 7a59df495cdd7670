"""The candidate flow walked to its ends: every path ends, everything in it can be met, nothing needless is asked."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from assistant.flows import flow
from assistant.flows.candidate import decide
from assistant.flows.candidate.facts import normalised
from assistant.flows.facts import Answers
from assistant.flows.step import Ask, Outcome, Status, longest_way, step

TODAY = date(2026, 11, 22)
FLOW = flow("candidate")
BARS = ("violation", "improper_gain", "abuse", "disclosure", "other_harm")


def paths(answers: Answers, depth: int = 0) -> Iterator[tuple[Answers, list[str]]]:
    """All ends with the questions asked on the way; blocks in all combinations when nothing else is open."""
    assert depth <= 9
    pending = FLOW.pending(answers, TODAY)
    if pending is None:
        yield answers, []
        return
    for reply in FLOW.question(pending).replies(every=True):
        for end, asked in paths({**answers, **reply.sets}, depth + 1):
            yield end, [pending, *asked]


def test_every_path_that_stops_at_the_first_negative_ends_in_what_the_rules_say() -> None:
    """Posts, years, diploma and title in all combinations, 第六条 and the judgements in all 3^5 and 3^3."""
    verdicts: Counter[str] = Counter()
    asked_at_all: set[str] = set()
    chosen: set[tuple[str, str]] = set()
    for group, post in (("企业高层", "高层副职"), ("不确定", None), ("外部人员", None)):
        start = {"name": None, "position_group": group} | ({"position": post} if post else {})
        for end, asked in paths({**start, "go_on": "stop"}):
            decision = decide(normalised(end, TODAY))
            verdicts[decision.verdict.value] += 1
            asked_at_all.update(asked)
            chosen.update((q, str(end.get(FLOW.question(q).facts[0]))) for q in asked)
            stopped = decision.verdict.value in ("不得担任", "不具备条件")
            assert stopped or len(asked) >= 4
    assert set(verdicts) == {"可以担任", "不具备条件", "不得担任", "待核实"}
    assert asked_at_all == {"years", "education", "title", "bars", "judgements"}
    assert {value for q, value in chosen if q == "title"} == {"中级及以上", "中级以下或无", "不确定"}


def test_every_question_and_option_is_met_and_no_way_is_longer_than_said() -> None:
    asked_at_all: set[str] = set()
    picked: set[tuple[str, str]] = set()
    longest = 0

    def walk(answers: Answers, depth: int) -> None:
        nonlocal longest
        longest = max(longest, depth)
        pending = FLOW.pending(answers, TODAY)
        if pending is None:
            return
        asked_at_all.add(pending)
        for reply in FLOW.question(pending).replies():
            picked.add((pending, reply.label))
            walk({**answers, **reply.sets}, depth + 1)

    walk({}, 0)
    assert asked_at_all == set(FLOW.by_id)
    assert picked == {(q.id, reply.label) for q in FLOW.questions for reply in q.replies()}
    assert longest == longest_way(FLOW, {}, TODAY) == 9


def test_at_most_is_the_true_maximum_from_anywhere() -> None:
    def brute(answers: Answers) -> int:
        pending = FLOW.pending(answers, TODAY)
        if pending is None:
            return 0
        replies = FLOW.question(pending).replies(every=True)
        return 1 + max(brute({**answers, **reply.sets}) for reply in replies)

    rng = random.Random(3)
    for _ in range(25):
        bars = {bar: rng.choice(("yes", "no", "unknown")) for bar in BARS if rng.random() < 0.7}
        judged = {fact: rng.choice(("yes", "no")) for fact in ("commitment", "ability", "integrity")}
        papers = {"education": rng.choice(("大专及以上", "大专以下", "不确定"))} if rng.random() < 0.5 else {}
        papers |= {"title": rng.choice(("中级及以上", "中级以下或无"))} if rng.random() < 0.5 else {}
        answers = {"name": None, "position": "高层副职", "quality_years": 4, **judged, **bars, **papers}
        assert longest_way(FLOW, answers, TODAY) == brute(answers), answers


def test_numbers_go_up_and_never_over_the_maximum_said_before() -> None:
    rng = random.Random(4)
    for _ in range(60):
        answers: Answers = {}
        said = 99
        number = 0
        while isinstance(ask := step(FLOW, answers, TODAY), Ask):
            assert ask.number == number + 1
            assert ask.number <= ask.at_most <= said
            number, said = ask.number, ask.at_most
            answers = {**answers, **rng.choice(list(ask.question.replies())).sets}
        assert isinstance(ask, Outcome)


def ask(answers: Answers) -> str | None:
    return FLOW.pending({"name": None, **answers}, TODAY)


def test_the_first_negative_is_followed_by_the_offer_to_stop() -> None:
    assert ask({"position": "高层正职"}) == "go_on"
    assert ask({"position": "高层副职", "quality_years": 2}) == "go_on"
    assert ask({"position": "高层副职", "abuse": "yes"}) == "go_on"
    assert ask({"position": "高层副职", "quality_years": None, "education": "大专以下"}) == "title"
    assert ask({"position": "高层正职", "go_on": "stop"}) is None
    assert ask({"position": "高层正职", "go_on": "all"}) == "years"


def test_an_earlier_answer_put_right_goes_on_asking() -> None:
    stopped = {"position": "高层正职", "go_on": "stop"}
    assert ask({**stopped, "position": "高层副职"}) == "years"


def test_a_diploma_makes_the_title_needless_and_the_reverse() -> None:
    known = {"position": "高层副职", "quality_years": 5}
    assert ask({**known, "education": "大专及以上"}) == "bars"
    assert ask({**known, "education": "大专以下"}) == "title"
    assert ask({**known, "education": "不确定"}) == "title"
    assert ask({**known, "title": "中级及以上"}) == "bars"
    assert ask({**known, "title": "中级以下或无"}) == "education"


def test_stopping_leaves_the_rest_not_examined_and_says_so() -> None:
    outcome = FLOW.assess({"position": "高层正职", "go_on": "stop"}, TODAY)
    status = {str(f.cite): f.status for f in outcome.findings}
    assert status["第五条"] is Status.NOT_MET
    assert {s for cite, s in status.items() if cite != "第五条"} == {Status.NOT_EXAMINED}
    assert {f.group.value for f in outcome.findings if f.status is Status.NOT_EXAMINED} == {"未审查"}


def test_facts_given_after_stopping_are_still_used() -> None:
    outcome = FLOW.assess({"position": "高层正职", "go_on": "stop", "abuse": "yes"}, TODAY)
    assert outcome.verdict == "不得担任"


def test_block_rows_are_the_words_of_the_regulation() -> None:
    from assistant.knowledge.reader import regulation

    for row in (*FLOW.question("bars").rows, *FLOW.question("judgements").rows):
        assert row.label in regulation()[row.cites[0]].text


@pytest.mark.parametrize("question", FLOW.questions, ids=lambda q: q.id)
def test_every_question_is_fit_to_be_asked(question: object) -> None:
    assert question.prompt  # type: ignore[attr-defined]
    assert question.why.endswith("。")  # type: ignore[attr-defined]
    assert len(question.options) <= 9  # type: ignore[attr-defined]
    assert question.cites or question.id in ("name", "go_on")  # type: ignore[attr-defined]


def test_what_is_no_condition_is_never_asked() -> None:
    text = "".join(q.prompt + "".join(o.label for o in q.options) for q in FLOW.questions)
    for word in ("年龄", "性别", "户籍", "党员", "培训证书", "行业"):
        assert word not in text
