"""Proposals: events that go to JSON and back, answers only once taken, and nothing of an offence but its value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.dialogue import Dialogue
from assistant.documents.exchange import import_session, session_json
from assistant.documents.markdown import transcript_markdown
from assistant.documents.webpage import transcript_html
from assistant.errors import InputError
from assistant.flows import flow
from assistant.flows.candidate.facts import VOCABULARY, normalised
from assistant.flows.candidate.rules import BARS, KEYS
from assistant.sessions.events import Proposed, Taken, body, event_from
from assistant.sessions.proposals import Proposal
from assistant.sessions.store import Store
from assistant.sessions.turns import OutcomeTurn, ProposalTurn, QuestionTurn

NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
LI = "我们总经理助理李工，本科，干质量5年了，能当吗？"
PERSON = {
    "name": "李工",
    "facts": {"education": "大专及以上", "quality_years": 5},
    "words": {"education": "本科"},
    "notes": {},
}


def begin(directory: Path | None = None) -> Dialogue:
    return Dialogue(Store(directory, now=NOW), lambda: NOW)


def proposal(facts: Mapping[str, Any], name: str | None = None) -> Proposal:
    return Proposal(({"name": name, "facts": facts, "words": {}, "notes": {}},), "new", {})


@pytest.mark.parametrize("event", [Proposed([PERSON], "new"), Taken(1)])
def test_events_go_to_json_and_back(event: Proposed | Taken) -> None:
    assert event_from(event.kind, json.loads(json.dumps(body(event)))) == event


@pytest.mark.parametrize(
    "content",
    [
        {"people": [], "into": "new"},
        {"people": [PERSON], "into": "elsewhere"},
        {"people": ["李工"], "into": "new"},
        {"people": [{**PERSON, "facts": {"education": ["x"]}}], "into": "new"},
        {"people": [{**PERSON, "words": {"education": 5}}], "into": "new"},
        {"people": [{"name": "李工"}], "into": "new"},
    ],
)
def test_a_proposal_that_cannot_be_one_is_refused_in_one_line(content: Mapping[str, Any]) -> None:
    with pytest.raises(InputError, match="升级程序"):
        event_from("proposed", content)


@pytest.mark.parametrize("key", [k for k in KEYS if k in VOCABULARY])
def test_every_value_of_the_vocabulary_becomes_the_same_fact(key: str) -> None:
    for value in VOCABULARY[key]:
        if value in ("不确定", "unknown") and key not in BARS:
            assert proposal({key: value}).answers(0) == ()
            continue
        answers: dict[str, Any] = {}
        for question, values in proposal({key: value}).answers(0):
            assert flow("candidate").question(question).takes(values)
            answers |= values
        got = normalised(answers, NOW.date()).get(key)
        assert got == (value or None), (key, value, answers)
        assert all(read.about and read.value for read in proposal({key: value}).reads(0))


def test_taking_is_one_act_and_one_undo() -> None:
    dialogue = begin()
    dialogue.say(LI)
    dialogue.take(0)
    assert dialogue.pending is not None
    assert dialogue.pending.question.id == "bars"
    assert dialogue.title == "候选人资格自查 · 李工"
    assert dialogue.undo()
    assert dialogue.pending is None
    assert dialogue.proposal is not None
    assert dialogue.undo()
    assert dialogue.timeline() == ()


def test_a_complete_sentence_gives_one_verdict() -> None:
    dialogue = begin()
    dialogue.say("副总经理李明，本科，从事质量管理5年，没有第六条所列情形，第五条第（一）、（二）、（四）项都合格。")
    dialogue.take(0)
    outcomes = [turn for turn in dialogue.timeline() if isinstance(turn, OutcomeTurn)]
    assert [turn.outcome.verdict for turn in outcomes] == ["可以担任"]
    assert dialogue.pending is None


def test_nothing_is_taken_where_nothing_is_open_or_of_nobody() -> None:
    dialogue = begin()
    with pytest.raises(InputError):
        dialogue.take(0)
    dialogue.say(LI)
    with pytest.raises(InputError):
        dialogue.take(7)
    with pytest.raises(InputError):
        begin().decline()


def test_going_on_without_it_lets_it_lapse() -> None:
    dialogue = begin()
    dialogue.say(LI)
    dialogue.start("candidate")
    assert dialogue.proposal is None
    assert dialogue.pending is not None
    assert dialogue.pending.question.id == "name"


def test_a_half_answered_block_cannot_be_given_by_hand() -> None:
    dialogue = begin()
    dialogue.start("candidate")
    with pytest.raises(InputError):
        dialogue.answer("bars", {"violation": "no"})


def test_another_person_told_of_in_mid_flow_is_not_mixed_in() -> None:
    dialogue = begin()
    dialogue.say(LI)
    dialogue.take(0)
    dialogue.say("另外王部长是质量部部长，大专，干了4年质量管理")
    assert dialogue.proposal is not None
    assert dialogue.proposal.proposal.into == "new"


def test_a_letter_being_drafted_is_not_interrupted() -> None:
    dialogue = begin()
    dialogue.start("letter")
    dialogue.say(LI)
    assert dialogue.proposal is None


def test_after_the_verdict_a_word_about_the_same_person_goes_into_the_check() -> None:
    dialogue = begin()
    dialogue.say("副总经理李工，高中学历，干质量管理2年")
    dialogue.take(0)
    dialogue.answer("go_on", {"go_on": "stop"})
    dialogue.say("李工是本科毕业，刚才记错了")
    assert dialogue.proposal is not None
    assert dialogue.proposal.proposal.into == "run"
    dialogue.take(0)
    assert dialogue.outcome is not None
    assert dialogue.outcome.facts["education"] == "大专及以上"


def test_exported_and_imported_it_is_the_same_talk_without_an_offence(tmp_path: Path) -> None:
    store = Store(tmp_path, now=NOW)
    dialogue = Dialogue(store, lambda: NOW)
    dialogue.say("总经理助理李工，本科，干质量5年，2019年因收受供应商回扣被处分，能当吗？")
    dialogue.take(0)
    assert dialogue.session
    content = json.loads(json.dumps(session_json(store.find(dialogue.session), dialogue.log), ensure_ascii=False))
    assert "回扣" not in json.dumps(content, ensure_ascii=False)
    copy = Dialogue(store, lambda: NOW, import_session(store, content, NOW).id)
    assert [type(t) for t in copy.timeline()] == [type(t) for t in dialogue.timeline()]
    assert copy.outcome == dialogue.outcome
    for paper in (transcript_markdown, transcript_html):
        text = paper(dialogue.title, dialogue.timeline(), date(2026, 4, 1))
        assert "我读到" in text
        assert "已确认" in text
        assert "回扣" not in text


def test_a_read_answer_can_be_changed_like_any_other() -> None:
    dialogue = begin()
    dialogue.say(LI)
    dialogue.take(0)
    dialogue.answer("education", {"education": "大专以下"})
    assert dialogue.folded.run is not None
    assert dialogue.folded.run.answers["education"] == "大专以下"
    assert [t.again for t in dialogue.timeline() if isinstance(t, QuestionTurn) and t.question.id == "education"] == [
        False,
        True,
    ]


def test_the_people_left_are_offered_when_the_check_is_done_or_left() -> None:
    dialogue = begin()
    dialogue.say("王部长是质量部部长，大专，干了4年质量；李总是副总经理，本科，做质量2年。谁能当？")
    dialogue.take(1)
    assert dialogue.proposal is None
    dialogue.leave()
    turn = dialogue.proposal
    assert isinstance(turn, ProposalTurn)
    assert not turn.asks
    assert turn.proposal.left == (0,)
    assert dialogue.decline() is None
    assert dialogue.proposal is None
