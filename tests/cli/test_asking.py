"""`cqo ask`, `show`, `search`: shapes, verbatim quotes, and what happens with bad input."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.knowledge.reader import corpus_path, regulation
from tests.cli.conftest import Cqo, Done

KEYS = {
    "id", "outcome", "abstain", "lead", "corrects", "citations", "quotes", "notes", "related", "next", "questions", "matched",
}  # fmt: skip
SOURCE = "".join(corpus_path().read_text(encoding="utf-8").split())


def one_chinese_line(done: Done) -> bool:
    line = done.err.strip()
    return "\n" not in line and any("\u4e00" <= c <= "\u9fff" for c in line) and "Traceback" not in done.err


def test_an_answer_has_the_promised_shape_and_verbatim_quotes(cqo: Cqo) -> None:
    done = cqo("ask", "当首席质量官要什么学历", "--json")
    assert (done.status, done.err) == (0, "")
    answer = done.json
    assert set(answer) >= KEYS
    assert answer["outcome"] == "answer"
    assert answer["citations"][0] == "第五条第（三）项"
    for quote in answer["quotes"]:
        provision = regulation()[quote["cite"]]
        assert (quote["text"], quote["lead_in"]) == (provision.text, provision.lead_in)
        assert "".join(quote["text"].split()) in SOURCE


def test_an_item_is_shown_with_its_lead_in(cqo: Cqo) -> None:
    done = cqo("ask", "首席质量官能参加总经理例会吗")
    assert done.status == 0
    assert "首席质量官在企业质量管理中可以享有以下权限" in done.out
    assert "参加总经理（总裁）例会" in done.out


def test_what_the_text_does_not_hold_is_abstained_from(cqo: Cqo) -> None:
    answer = cqo("ask", "岗位津贴每月多少钱", "--json").json
    assert (answer["outcome"], answer["abstain"], answer["citations"]) == ("abstain", "not_settled", [])
    assert answer["related"][0] == "第十三条第（一）项"
    assert "没有规定" in answer["lead"]


def test_a_clause_that_does_not_exist(cqo: Cqo) -> None:
    answer = cqo("ask", "第十二条第（九）项讲什么", "--json").json
    assert (answer["outcome"], answer["abstain"], answer["lead"]) == (
        "abstain",
        "no_such_clause",
        "第十二条只有七项。",
    )


def test_json_lines_are_answered_in_order_and_errors_stand_where_they_are(cqo: Cqo) -> None:
    given = '{"id": "a", "question": "学历要求"}\n\n不是JSON\n{"id": "c"}\n{"id": "d", "question": ""}\n[1]\n'
    given += '{"id": "e", "question": "那要干几年？", "context": ["谁能当首席质量官？"]}\n'
    done = cqo("ask", "--jsonl", given=given.encode())
    assert done.status == 1
    assert [line["id"] for line in done.lines] == ["a", None, "c", "d", None, "e"]
    assert [line["outcome"] for line in done.lines] == ["answer", "error", "error", "error", "error", "answer"]
    assert done.lines[1]["line"] == 3
    assert all(line["error"] for line in done.lines if line["outcome"] == "error")
    assert done.lines[5]["citations"][0] == "第五条第（二）项"


@pytest.mark.parametrize("question", ["", "   ", "问" * 400_000, "\x00\x1b[31m\x07"])
def test_unusable_questions_get_one_chinese_line(cqo: Cqo, question: str) -> None:
    done = cqo("ask", question)
    assert done.status in (0, 2)
    if done.status == 2:
        assert done.out == ""
        assert one_chinese_line(done)
    assert "\x1b" not in done.out


@pytest.mark.parametrize(
    "question", ["[/]", "[@click=app.quit]x[/]", "\x1b]0;x\x07学历要求", "\u202e学历要求", "<b>学历</b>"]
)
def test_markup_and_escapes_do_no_harm(cqo: Cqo, question: str) -> None:
    done = cqo("ask", question)
    assert done.status == 0
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out


def test_another_text_can_be_asked(cqo: Cqo, tmp_path: Path) -> None:
    path = tmp_path / "示范条例.md"
    path.write_text(
        "# 某市示范条例\n\n第一条 为了保护古树，制定本条例。\n\n第二条 禁止砍伐古树名木。\n", encoding="utf-8"
    )
    answer = cqo("ask", "可以砍伐古树吗", "--json", "--corpus", str(path)).json
    assert answer["citations"][:1] == ["第二条"]
    assert cqo("ask", "x", "--corpus", str(tmp_path / "none.md")).status == 2


def test_show_prints_the_clause_with_place_and_misprints(cqo: Cqo) -> None:
    shown = cqo("show", "14条3项", "--json").json
    assert shown["cite"] == "第十四条第（三）项"
    assert shown["lead_in"] == "首席质量官应当遵守以下基本行为规范:"
    assert shown["text"].count("或者者") == 2
    assert shown["errata"][0]["printed"] == "或者者"
    assert "第十四条" in shown["path"]
    assert "应读作“或者”" in cqo("show", "14条3项").out


def test_show_several_and_old_numbers(cqo: Cqo) -> None:
    done = cqo("show", "五（二）", "旧第七条", "--json")
    assert [line["cite"] for line in done.lines] == ["第五条第（二）项", "第十一条"]
    assert "修订前" in done.err


@pytest.mark.parametrize("cite", ["第十二条第九项", "第二十五条", "你好", "旧第八条", "通知第十项", ""])
def test_show_refuses_what_does_not_exist(cqo: Cqo, cite: str) -> None:
    done = cqo("show", cite)
    assert (done.status, done.out) == (2, "")
    assert one_chinese_line(done)


def test_search_gives_spans_into_the_text(cqo: Cqo) -> None:
    hits = cqo("search", "一票否决", "--json").json["hits"]
    assert hits[0]["cite"] == "第十一条第（三）项"
    start, end = hits[0]["spans"][0]
    assert hits[0]["text"][start:end] == "一票否决"
    none = cqo("search", "量子纠缠", "--json")
    assert (none.status, none.json) == (0, {"hits": []})
