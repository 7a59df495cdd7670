"""The recheck list: only those whom time alone would change, on the flow's own day, with what is missing then."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.documents.papers import FORMS, recheck_paper
from assistant.documents.recheck import NOBODY, RecheckLine, RecheckList, cells, from_sessions
from assistant.flows import flow
from assistant.flows.candidate.recheck import Recheck, recheck
from assistant.flows.candidate.rules import BARS
from assistant.knowledge.reader import regulation
from assistant.sessions.candidates import KeptCandidate
from tests.documents.papers import told

TODAY = date(2026, 4, 1)
CLEAN = dict.fromkeys(BARS, "no")
JUDGED = dict.fromkeys(("commitment", "ability", "integrity"), "yes")
NEAR: Mapping[str, Any] = {
    "position": "总经理助理",
    "quality_since": "2024-03",
    "education": "大专及以上",
    **CLEAN,
    **JUDGED,
}


def kept(name: str, facts: Mapping[str, Any], on: date = TODAY, session: str = "0123456789ab") -> KeptCandidate:
    return KeptCandidate(session, f"候选人资格自查 · {name}", {"name": name, **facts}, on)


def test_the_day_and_the_clause_are_the_flows_own() -> None:
    found = recheck(NEAR, TODAY)
    assert found is not None
    (change,) = [c for c in flow("candidate").assess(NEAR, TODAY).would_change if c.when]
    assert (found.when, found.cites, found.change) == (change.when, change.cites, change.change)
    assert found.when == date(2027, 3, 1)
    assert [str(cite) for cite in found.cites] == ["第五条第（二）项"]
    assert found.leads_to == change.leads_to == "可以担任"
    assert found.missing == ()


def test_on_that_day_the_verdict_is_as_foretold_and_the_day_before_it_is_not() -> None:
    found = recheck(NEAR, TODAY)
    assert found is not None
    assert found.when is not None
    assert flow("candidate").assess(NEAR, found.when).verdict == found.leads_to
    assert flow("candidate").assess(NEAR, date(2027, 2, 28)).verdict == "不具备条件"


def test_what_is_still_open_then_is_named() -> None:
    found = recheck({"position": "总经理助理", "quality_since": "2024-03", "title": "中级及以上"}, TODAY)
    assert found is not None
    assert found.leads_to == "待核实"
    assert "能力和实践经验" in found.missing_words
    assert found.missing_words.endswith("第六条第（一）项至第（五）项情形")


@pytest.mark.parametrize(
    "changed",
    [
        {"quality_since": "2020-03"},
        {"position": "高层正职"},
        {"education": "大专以下", "title": "中级以下或无"},
        {"ability": "no"},
        {"abuse": "yes"},
        {"quality_since": None},
    ],
)
def test_whom_time_alone_does_not_help_is_not_listed(changed: Mapping[str, Any]) -> None:
    assert recheck({**NEAR, **changed}, TODAY) is None


def test_years_without_a_beginning_give_no_day() -> None:
    facts = {key: value for key, value in NEAR.items() if key != "quality_since"}
    found = recheck({**facts, "quality_years": 2.5}, TODAY)
    assert found is not None
    assert found.when is None
    assert "再从事6个月即满3年" in found.change
    assert found.leads_to == "可以担任"


def test_due_ones_stand_first_and_those_without_a_day_last() -> None:
    undated = {**{k: v for k, v in NEAR.items() if k != "quality_since"}, "quality_years": 1}
    people = [
        kept("无日期", undated),
        kept("明年", NEAR),
        kept("已到", {**NEAR, "quality_since": "2023-03"}, on=date(2026, 1, 5)),
        kept("够了", {**NEAR, "quality_since": "2019-03"}),
    ]
    page = from_sessions(people, TODAY)
    assert [line.recheck.name for line in page.lines] == ["已到", "明年", "无日期"]
    assert [line.recheck.is_due(TODAY) for line in page.lines] == [True, False, False]
    assert page.words == "只差时间的共3人，其中已到日期1人、缺起始年月1人。"
    assert "会话01234567，2026年1月5日填写" in cells(page.lines[0], TODAY)[-1].text


@pytest.mark.parametrize("ending", FORMS)
def test_every_form_holds_name_day_clause_missing_footer_and_digest(ending: str) -> None:
    page = from_sessions([kept("李<工>", NEAR), kept("王工", {**NEAR, "integrity": "unknown"})], TODAY)
    content = recheck_paper(page, ending)
    assert recheck_paper(page, ending) == content
    text = told(content)
    needed = ["李<工>", "第五条第（二）项", "可以担任", "待核实"]
    needed += (
        ["2027-03-01", "integrity"]
        if ending == ".json"
        else ["2027年3月1日起", "不是行政机关的认定", "本办法现行有效"]
    )
    for word in (*needed, regulation().digest):
        assert word in text


def test_the_json_is_what_programs_read() -> None:
    page = from_sessions([kept("李工", NEAR)], TODAY)
    (line,) = json.loads(recheck_paper(page, ".json"))["recheck"]
    assert line == {
        "name": "李工", "verdict": "不具备条件", "when": "2027-03-01", "due": False, "change": "从事质量管理工作满3年",
        "cites": ["第五条第（二）项"], "leads_to": "可以担任", "missing": [], "session": "0123456789ab", "row": None,
        "examined_on": "2026-04-01",
    }  # fmt: skip


@pytest.mark.parametrize("ending", FORMS)
def test_an_empty_list_says_so(ending: str) -> None:
    page = RecheckList.of("保存的会话", (), TODAY)
    content = recheck_paper(page, ending)
    if ending == ".xlsx":
        assert isinstance(content, bytes)
        rows = load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
        assert any(NOBODY in str(row) for row in rows)
    elif ending in (".md", ".html"):
        assert NOBODY in str(content)
    assert content


def test_a_name_that_looks_like_a_formula_is_text() -> None:
    found = Recheck("=1+1", "不具备条件", date(2027, 3, 1), "满3年", (), "可以担任", ())
    content = recheck_paper(RecheckList.of("a", [RecheckLine(found, "表格第2行", TODAY)], TODAY), ".xlsx")
    assert isinstance(content, bytes)
    (cell,) = [c for row in load_workbook(io.BytesIO(content)).active.iter_rows() for c in row if c.value == "=1+1"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
