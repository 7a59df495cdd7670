"""The list of flows, what a question's answer sounds like, and the checklist made from an outcome."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest

from assistant.errors import InputError
from assistant.flows import READY, TITLES, flow
from assistant.flows.checklist import checklist
from assistant.flows.step import Group
from assistant.knowledge.reader import regulation

TODAY = date(2026, 11, 22)


def test_seven_flows_are_known_and_those_ready_can_be_run() -> None:
    assert list(TITLES) == ["candidate", "letter", "training", "conduct", "enterprise", "award", "changes"]
    for flow_id in READY:
        assert (flow(flow_id).id, flow(flow_id).title) == (flow_id, TITLES[flow_id])


def test_a_flow_not_there_yet_or_not_known_says_so_in_chinese() -> None:
    with pytest.raises(InputError, match=r"尚未提供.*candidate"):
        flow("award")
    with pytest.raises(InputError, match="没有“nonsense”这个流程"):
        flow("nonsense")


def test_the_digest_changes_with_the_questions_alone() -> None:
    assert flow("candidate").digest != flow("letter").digest
    assert len(flow("candidate").digest) == 12


def test_the_digest_is_the_same_in_every_process() -> None:
    command = [sys.executable, "-c", "from assistant.flows import flow; print(flow('candidate').digest)"]
    told = {
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert told == {flow("candidate").digest}


@pytest.mark.parametrize(
    ("flow_id", "question", "typed", "said"),
    [
        ("candidate", "position_top", "1", "高层副职"), ("candidate", "position_quality", "1", "部门正职"), ("candidate", "years", "36个月", "3年"),
        ("candidate", "years", "2021-03", "2021年3月"), ("candidate", "years", "不清楚", "不清楚"), ("candidate", "bars", "都没有", "各项：没有"),
        ("candidate", "judgements", "1 3 1", "第五条第（一）项：符合；第五条第（二）项：还没有评价；第五条第（四）项：符合"), ("candidate", "name", "李工", "李工"),
        ("candidate", "name", "不填", "不填写"), ("letter", "powers", "不清楚", "还没有定"),
        ("letter", "benefits", "无", "无"), ("letter", "benefits", "2,4", "（二）参加质量继续教育优先、（四）推荐表彰奖励优先"),
        ("letter", "term", "2026-01-01至2028-12-31", "2026年1月1日至2028年12月31日"), ("letter", "date", "暂不填写", "暂不填写"),
    ],
)  # fmt: skip
def test_an_answer_in_words(flow_id: str, question: str, typed: str, said: str) -> None:
    asked = flow(flow_id).question(question)
    assert asked.in_words(asked.parse(typed)) == said
    assert asked.in_words({}) == ""


def test_buttons_beside_a_typed_line_mean_not_known() -> None:
    assert flow("candidate").question("years").choose("unknown") == {"quality_years": None, "quality_since": None}
    assert flow("letter").question("date").choose("later") == {"date": None}
    assert flow("candidate").question("education").choose("大专以下") == {"education": "大专以下"}
    with pytest.raises(InputError):
        flow("candidate").question("education").choose("本科")


def test_the_checklist_holds_all_a_page_needs() -> None:
    answers = {"name": "李工", "position": "高层副职", "quality_years": 5, "education": "大专及以上", "abuse": "no"}
    page = checklist(flow("candidate").assess(answers, TODAY), title="候选人资格自查清单", made_on=TODAY)
    assert page.subject == "李工"
    assert page.headline.startswith("结论：待核实")
    assert [section.group for section in page.sections] == [Group.FORBIDDEN, Group.CONDITION]
    assert sum(len(section.lines) for section in page.sections) == 10
    assert page.footer == (
        "本结论只依据所填信息和2020年修订文本，不是行政机关的认定。",
        "使用前请核实本办法现行有效；文本版本：2020年8月28日修订。",
    )
    assert page.text_digest == regulation().digest
    assert page.signatures
    assert page.errands
    assert page.made_on == TODAY


def test_the_checklist_of_a_letter_has_its_groups_in_order() -> None:
    page = checklist(flow("letter").assess({}, TODAY), title="聘用文件清单", made_on=TODAY, subject="李明")
    assert [s.group.value for s in page.sections] == ["禁止", "条件", "应当", "可以", "鼓励", "待办"]
    assert page.subject == "李明"
