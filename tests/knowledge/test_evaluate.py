"""The measures of a question set, computed by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.knowledge.answer import Answer, quotes
from assistant.knowledge.evaluate import evaluate, read_cases
from assistant.knowledge.reader import regulation


def answering(*cites: str, lead: str = "") -> Answer:
    text = regulation()
    return Answer("answer", lead, quotes=quotes(text, [text.cite(c) for c in cites]))


ABSTAIN = Answer("abstain", "本办法没有规定。", "not_settled")
CLARIFY = Answer("clarify", "请说得具体一点。")


def line(question: str, *gold: str, **more: object) -> dict[str, object]:
    expect = "answer" if gold else "abstain"
    return {
        "id": question,
        "question": question,
        "context": [],
        "gold": list(gold),
        "must_say": [],
        "expect": expect,
    } | more


def run(tmp_path: Path, lines: list[dict[str, object]], answers: dict[str, Answer]) -> dict[str, object]:
    path = tmp_path / "set.jsonl"
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in lines), encoding="utf-8")

    def ask(question: str, context: Sequence[str]) -> Answer:
        return answers[question]

    return evaluate(read_cases(path), ask).as_json()


def test_articles_are_cut_and_repeats_dropped(tmp_path: Path) -> None:
    found = run(
        tmp_path, [line("a", "第五条", "第六条")], {"a": answering("第五条第（一）项", "第五条第（二）项", "第六条")}
    )
    assert (found["recall@1"], found["recall@3"], found["mrr@10"]) == (1.0, 1.0, 1.0)
    assert found["item_accuracy"] is None


def test_an_abstention_on_an_answerable_question_scores_nothing(tmp_path: Path) -> None:
    lines = [line("a", "第五条第（二）项", must_say=["3年"]), line("b", "第四条", must_say=["鼓励"])]
    found = run(tmp_path, lines, {"a": CLARIFY, "b": answering("第四条")})
    assert (found["recall@1"], found["item_accuracy"], found["must_say"]) == (0.5, 0.0, 0.5)
    assert found["abstain"] == {"precision": 0.0, "recall": None, "f1": None, "near_miss_recall": None}


def test_the_bare_article_is_no_item(tmp_path: Path) -> None:
    found = run(tmp_path, [line("a", "第五条第（二）项")], {"a": answering("第五条")})
    assert (found["recall@1"], found["item_accuracy"]) == (1.0, 0.0)


def test_abstention_counts_go_by_expectation(tmp_path: Path) -> None:
    lines = [line("a", note="near-miss：未规定"), line("b"), line("c", "第四条"), line("d", note="near-miss")]
    found = run(tmp_path, lines, {"a": ABSTAIN, "b": CLARIFY, "c": ABSTAIN, "d": answering("第四条")})
    assert found["abstain"] == {"precision": 0.6667, "recall": 0.6667, "f1": 0.6667, "near_miss_recall": 0.5}


def test_facts_may_stand_in_lead_notes_or_quotes_in_any_width(tmp_path: Path) -> None:
    lines = [line("a", "第十二条第（六）项", must_say=["可以享有", ["甲", "ＱＣ 成果"], "不在任何地方"])]
    found = run(tmp_path, lines, {"a": answering("第十二条第（六）项")})
    assert found["must_say"] == 0.6667


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="第1行"):
        read_cases(path)
    with pytest.raises(InputError, match="读不了"):
        read_cases(tmp_path / "none.jsonl")
