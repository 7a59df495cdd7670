"""`cqo eval` on each kind of set: recognised by what it is, scored by the sets' own rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cqo

BARS = ("violation", "improper_gain", "abuse", "disclosure", "other_harm")
GENERAL_MANAGER = {
    "name": None,
    "facts": {"position": "高层正职", "quality_years": 20, "education": "大专及以上"},
    "verdict": "不具备条件",
    "decided_by": ["第五条"],
    "open": list(BARS),
}
TEXT = "他是总经理，大专毕业，从事质量管理二十年，能当首席质量官吗？"


def lines(path: Path, *rows: Mapping[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_messages_about_people_are_scored(cqo: Cqo, tmp_path: Path) -> None:
    path = lines(tmp_path / "people.jsonl", {"id": "1", "text": TEXT, "results": [GENERAL_MANAGER]})
    assert cqo("eval", str(path), "--json", "--as-of", "2026-04-01").json == {
        "n": 1, "results": 1, "verdict_accuracy": 1.0, "wrong_may": 0, "decided_by": 1.0, "open": 1.0,
        "facts_found": 1.0, "facts_stated": 3, "facts_invented": 0, "people_separated": 1.0, "several_separated": "0/0",
    }  # fmt: skip


def test_misses_and_inventions_lower_the_figures_and_are_listed(cqo: Cqo, tmp_path: Path) -> None:
    wrong = {
        **GENERAL_MANAGER,
        "facts": {"position": "高层副职", "title": "中级及以上"},
        "verdict": "待核实",
        "decided_by": [],
    }
    path = lines(tmp_path / "people.jsonl", {"id": "1", "text": TEXT, "results": [wrong, {**wrong, "name": "李工"}]})
    done = cqo("eval", str(path), "--json", "--failures")
    figures, failure = done.lines
    assert (figures["verdict_accuracy"], figures["decided_by"], figures["facts_found"]) == (0.0, 0.0, 0.0)
    assert (figures["facts_stated"], figures["facts_invented"]) == (4, 3)
    assert (figures["people_separated"], figures["several_separated"]) == (0.0, "0/1")
    assert failure["id"] == "1"
    assert any("结论是不具备条件，应是待核实" in why for why in failure["why"])


def test_unknown_and_absent_are_the_same_and_years_compare_whole(cqo: Cqo, tmp_path: Path) -> None:
    near = {"name": "李工", "facts": {"quality_since": "2023-06", "title": "不确定", "abuse": "unknown"},
            "verdict": "不具备条件", "decided_by": ["第五条第（二）项"], "open": []}  # fmt: skip
    path = lines(tmp_path / "p.jsonl", {"id": "1", "text": "李工干质量管理快三年了", "results": [near]})
    figures = cqo("eval", str(path), "--json", "--as-of", "2026-04-01").json
    assert (figures["facts_stated"], figures["facts_found"], figures["facts_invented"]) == (1, 1.0, 0)


def test_a_folder_of_letters_is_scored(cqo: Cqo, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    sentence = "享有《南通市首席质量官暂行管理办法》第十二条第（二）项规定的权限。"
    letter = f"首席质量官聘用书\n兹聘任李明为本公司首席质量官。\n一、{sentence}\n南通某某公司（盖章）\n"
    (folder / "a.md").write_text(letter, encoding="utf-8")
    gold = [("二", "granted", sentence), ("三", "absent", None), ("四", "granted", "不在信里")]
    lines(
        folder / "expected.jsonl",
        *(
            {"file": "a.md", "cite": f"第十二条第（{n}）项", "status": status, "evidence": evidence}
            for n, status, evidence in gold
        ),
    )
    lines(folder / "expected_is_letter.jsonl", {"file": "a.md", "is_letter": True})
    done = cqo("eval", str(folder), "--json", "--failures")
    figures, failure = done.lines
    assert figures == {
        "n": 3,
        "item_accuracy": 0.6667,
        "false_grants": 0,
        "not_granted": 1,
        "evidence": 1.0,
        "is_letter": 1.0,
    }
    assert (failure["file"], failure["cite"]) == ("a.md", "第十二条第（四）项")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "名单.csv"
    rows = ["姓名,职务,从事质量管理年限,最高学历,是否有第六条情形", "王一,总经理,5,本科,否", ",副总经理,5,本科,否"]
    path.write_text("\n".join([*rows, "王三,副总经理,5,本科,是（第二项）", ""]), encoding="utf-8")
    return path


def test_a_sheet_is_scored_against_the_file_beside_it(cqo: Cqo, sheet: Path) -> None:
    lines(
        sheet.with_name("名单_expected.jsonl"),
        {"row": 2, "verdict": "不具备条件", "decided_by": ["第五条"], "open": ["ability"]},
        {"row": 3, "error": "没有姓名"},
    )
    done = cqo("eval", str(sheet), "--json", "--failures")
    figures, *failures = done.lines
    assert figures == {"n": 2, "row_accuracy": 1.0, "row_exact": 0.5, "rows_not_expected": 1}
    assert [failure["row"] for failure in failures] == [2, 4]


def test_questions_are_still_questions(cqo: Cqo, tmp_path: Path) -> None:
    case = {"id": "1", "question": "第五条写了什么", "expect": "answer", "gold": ["第五条"], "must_say": []}
    figures = cqo("eval", str(lines(tmp_path / "q.jsonl", case)), "--json").json
    assert (figures["n"], figures["recall@1"]) == (1, 1.0)


def test_figures_are_printed_one_a_line(cqo: Cqo, sheet: Path) -> None:
    lines(sheet.with_name("名单_expected.jsonl"))
    out = cqo("eval", str(sheet)).out.splitlines()
    assert [line.split() for line in out] == [
        ["n", "0"],
        ["row_accuracy", "－"],
        ["row_exact", "－"],
        ["rows_not_expected", "3"],
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (["[1]"], "第1行不是一个JSON对象"),
        (["{}", "{"], "第2行不是一个JSON对象"),
        (['{"text": "李工", "results": [{"name": null}]}'], "缺少"),
        (['{"text": "李工", "results": 3}'], "缺少"),
        (['{"id": "1"}'], "第1行不是一道题"),
    ],
)
def test_what_is_no_set_is_one_line(cqo: Cqo, tmp_path: Path, content: list[str], says: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("\n".join(content), encoding="utf-8")
    done = cqo("eval", str(path))
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_sets_without_their_answers_are_refused(cqo: Cqo, tmp_path: Path, sheet: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "expected.jsonl" in cqo("eval", str(tmp_path / "empty")).err
    done = cqo("eval", str(sheet))
    assert done.status == 2
    assert "名单_expected.jsonl" in done.err
