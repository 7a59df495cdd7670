"""One conversation: what a message means, what is recorded, and the timeline that comes of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.dialogue import Command, Dialogue, FlowReply, Query, interpret
from assistant.errors import InputError, StoreError
from assistant.flows import flow
from assistant.sessions.store import Store
from assistant.sessions.turns import AnswerTurn, NoteTurn, OutcomeTurn, QuestionTurn, Turn, UserTurn

NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
ANSWER = {"lead": "可以", "quotes": [], "notes": [], "outcome": "answer"}


def begin(directory: Path | None = None) -> Dialogue:
    return Dialogue(Store(directory, now=NOW), lambda: NOW)


def reply(dialogue: Dialogue, text: str) -> None:
    """Answer the pending question by typing."""
    ask = dialogue.pending
    assert ask is not None
    meant = interpret(text, ask.question)
    assert isinstance(meant, FlowReply), meant
    dialogue.answer(ask.question.id, meant.values, meant.typed)


def walk(dialogue: Dialogue, chooser: random.Random) -> Iterator[str]:
    """Answer whatever is pending with one of its possible replies until the flow ends."""
    while ask := dialogue.pending:
        replies = list(ask.question.replies())
        chosen = chooser.choice(replies)
        dialogue.answer(ask.question.id, chosen.sets, chosen.label)
        yield ask.question.id


def kinds(turns: tuple[Turn, ...]) -> list[str]:
    return [type(turn).__name__ for turn in turns]


@pytest.mark.parametrize(
    ("text", "name", "argument"),
    [("/条文 5", "条文", "5"), ("／清单", "清单", ""), (" /改名  新名 字 ", "改名", "新名 字")],
)
def test_commands_begin_with_a_slash_of_either_width(text: str, name: str, argument: str) -> None:
    for pending in (None, flow("candidate").questions[0]):
        assert interpret(text, pending) == Command(name, argument)


def test_without_a_pending_question_a_message_is_a_question() -> None:
    for text in ("学历要求", "1", "[/]", "/", "本科"):
        assert interpret(text, None) == Query(text)


def test_an_answer_to_the_pending_question_is_taken_and_a_question_is_not() -> None:
    years = flow("candidate").question("years")
    assert interpret("2年11个月", years) == FlowReply(
        {"quality_years": pytest.approx(2.9167, abs=1e-4), "quality_since": None}, "2年11个月"
    )
    assert interpret("检验工作算质量管理吗", years) == Query("检验工作算质量管理吗")
    assert interpret("要是以前在别的公司干过，那几年也能加进来一起算的话", years) == Query(
        "要是以前在别的公司干过，那几年也能加进来一起算的话"
    )
    with pytest.raises(InputError):
        interpret("好多年", years)


def test_a_flow_runs_to_its_verdict_and_the_timeline_shows_it(tmp_path: Path) -> None:
    dialogue = begin(tmp_path)
    dialogue.start("candidate")
    asked = list(walk(dialogue, random.Random(1)))
    turns = dialogue.timeline()
    assert isinstance(turns[0], NoteTurn)
    answered = [t.question.id for t in turns if isinstance(t, QuestionTurn)]
    assert answered == asked
    assert isinstance(turns[-1], OutcomeTurn)
    assert turns[-1].outcome.headline.startswith("结论：")
    again = Dialogue(Store(tmp_path, now=NOW), lambda: NOW, dialogue.session)
    assert again.timeline() == turns


def test_a_side_question_is_answered_and_the_pending_question_stands() -> None:
    dialogue = begin()
    dialogue.start("candidate")
    before = dialogue.pending
    action = dialogue.say("技师算职称吗？")
    assert dialogue.unanswered == (action, "技师算职称吗？")
    dialogue.reply(action, ANSWER)
    assert dialogue.unanswered is None
    assert dialogue.pending == before
    assert kinds(dialogue.timeline()) == ["NoteTurn", "UserTurn", "AnswerTurn", "QuestionTurn"]
    assert dialogue.context == ("技师算职称吗？",)


def test_undo_takes_back_a_message_with_its_answer_then_the_act_before() -> None:
    dialogue = begin()
    dialogue.start("candidate")
    first = dialogue.pending
    assert first
    chosen = next(iter(first.question.replies()))
    dialogue.answer(first.question.id, chosen.sets, chosen.label)
    dialogue.reply(dialogue.say("问一句"), ANSWER)
    assert dialogue.undo()
    assert not any(isinstance(t, UserTurn | AnswerTurn) for t in dialogue.timeline())
    assert dialogue.undo()
    assert dialogue.pending == first
    assert dialogue.undo()
    assert dialogue.timeline() == ()
    assert not dialogue.undo()
    assert len(dialogue.log) == 7


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_changing_one_answer_keeps_the_others_and_undo_brings_it_back(chooser: random.Random) -> None:
    dialogue = begin()
    dialogue.start("candidate")
    list(walk(dialogue, chooser))
    run = dialogue.folded.run
    assert run
    answers = dict(run.answers)
    question = flow("candidate").question(
        chooser.choice([t.question.id for t in dialogue.timeline() if isinstance(t, QuestionTurn)])
    )
    chosen = chooser.choice(list(question.replies()))
    dialogue.answer(question.id, chosen.sets, chosen.label)
    changed = dialogue.folded.run
    assert changed
    assert changed.answers == {**answers, **chosen.sets}
    assert dialogue.undo()
    back = dialogue.folded.run
    assert back
    assert back.answers == answers


def test_the_first_definite_negative_shows_the_verdict_and_offers_to_stop() -> None:
    dialogue = begin()
    dialogue.start("candidate")
    while (ask := dialogue.pending) and ask.question.id != "go_on":
        replies = list(ask.question.replies())
        barred = [r for r in replies if r.sets.get("position") in ("高层正职", "普通员工")]
        pick = barred[0] if barred else replies[-2]
        dialogue.answer(ask.question.id, pick.sets, pick.label)
    turns = dialogue.timeline()
    assert isinstance(turns[-2], OutcomeTurn)
    assert turns[-2].interim
    assert turns[-2].outcome.verdict == "不具备条件"
    last = turns[-1]
    assert isinstance(last, QuestionTurn)
    assert any("到此为止" in option.label for option in last.question.options)


def test_the_title_follows_until_the_person_chooses_one() -> None:
    dialogue = begin()
    assert dialogue.title == "问答"
    dialogue.reply(dialogue.say("首席质量官是干什么的"), ANSWER)
    assert dialogue.title == "首席质量官是干什么的"
    dialogue.start("candidate")
    assert dialogue.title.startswith("候选人资格自查")
    dialogue.rename("  我的  会话 ")
    assert dialogue.title == "我的 会话"
    list(walk(dialogue, random.Random(3)))
    assert dialogue.title == "我的 会话"
    with pytest.raises(InputError):
        dialogue.rename("  ")


def test_nothing_is_kept_before_the_first_act(tmp_path: Path) -> None:
    dialogue = begin(tmp_path)
    assert dialogue.session is None
    assert Store(tmp_path, now=NOW).summaries() == ()


def test_answers_that_belong_to_no_question_are_refused() -> None:
    dialogue = begin()
    with pytest.raises(InputError, match="没有进行中的流程"):
        dialogue.answer("position", {"position": "高层副职"})
    dialogue.start("candidate")
    with pytest.raises(InputError):
        dialogue.answer("education", {"violation": "no"})
    with pytest.raises(InputError):
        dialogue.start("award")


def test_a_message_to_a_session_deleted_elsewhere_is_not_lost_silently(tmp_path: Path) -> None:
    dialogue = begin(tmp_path)
    dialogue.start("candidate")
    session = dialogue.session
    assert session
    Store(tmp_path, now=NOW).delete(session)
    with pytest.raises(StoreError, match="已被删除"):
        dialogue.say("还在吗")


def test_a_session_made_under_another_text_or_flow_says_so(tmp_path: Path) -> None:
    dialogue = begin(tmp_path)
    dialogue.start("candidate")
    assert dialogue.session
    path = tmp_path / "sessions.db"
    import sqlite3

    with sqlite3.connect(path) as db:
        db.execute("UPDATE sessions SET text_digest = 'other'")
        db.execute(
            "UPDATE events SET body = CAST(replace(body, ?, 'olderdigest0') AS BLOB)", (flow("candidate").digest,)
        )
    notes = [
        t.text
        for t in Dialogue(Store(tmp_path, now=NOW), lambda: NOW, dialogue.session).timeline()
        if isinstance(t, NoteTurn)
    ]
    assert any("另一份法规文本" in n for n in notes)
    assert any("题目后来有改动" in n for n in notes)


def test_an_offence_told_of_a_person_is_not_kept_and_one_sees_so(tmp_path: Path) -> None:
    dialogue = begin(tmp_path)
    dialogue.say("质量部部长王强前年因为收了供应商的回扣被判过刑，还能聘吗？")
    (shown,) = [t.text for t in dialogue.timeline() if isinstance(t, UserTurn)]
    assert "〔第六条情形，细节未保存〕" in shown
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert "回扣".encode() not in content
        assert "判过刑".encode() not in content


@pytest.mark.parametrize("question", ["判过刑的人能当首席质量官吗？", "吃回扣会怎样", "李工本科，没有第六条情形"])
def test_a_question_about_the_rules_is_kept_as_typed(question: str) -> None:
    dialogue = begin()
    dialogue.say(question)
    turn = dialogue.timeline()[0]
    assert isinstance(turn, UserTurn)
    assert turn.text == question


def test_the_answer_to_such_a_message_does_not_keep_its_words_either() -> None:
    dialogue = begin()
    action = dialogue.say("王强因为收了供应商的回扣被判过刑，还能聘吗？")
    matched = [{"query": "回扣", "term": "不正当利益"}, {"query": "聘", "term": "聘任"}]
    dialogue.reply(action, {**ANSWER, "matched": matched})
    (turn,) = [t for t in dialogue.timeline() if isinstance(t, AnswerTurn)]
    assert turn.answer["matched"] == matched[1:]
