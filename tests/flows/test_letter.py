"""The drafted letter: its structure, what is printed from the text, and that nothing is invented."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.errors import InputError
from assistant.flows import flow
from assistant.flows.letter import draft, letter_facts
from assistant.flows.paper import LETTER_KINDS, Letter, LetterKind
from assistant.flows.step import Group, Status
from assistant.knowledge.reader import regulation

TODAY = date(2026, 11, 22)
FULL = {
    "enterprise": "南通示例机械有限公司",
    "appointee": "李明",
    "post": "副总经理",
    "term": {"from": "2026-01-01", "to": "2028-12-31"},
    "powers": [1, 3, 6],
    "benefits": [1],
    "reports_to": "总经理",
    "date": "2025-12-20",
}
POWERS = regulation()["第十二条"].items


def letter(kind: LetterKind | None = None, **changes: object) -> Letter:
    return draft(letter_facts({**FULL, **changes}), kind)


def part(paper: Letter, name: str) -> str:
    return "\n".join(p.text for p in paper.paragraphs if p.part == name)


def test_the_structure_of_a_letter() -> None:
    parts = list(dict.fromkeys(p.part for p in letter().paragraphs))
    assert parts == [
        "标题", "被聘人", "聘任", "依据", "职责", "权限", "报告关系", "权益", "行为规范", "继续教育", "考核与解聘", "声明", "附件", "签章", "日期",
    ]  # fmt: skip
    headings = [p.text for p in letter().paragraphs if p.kind == "heading"]
    assert headings == [
        "一、职责", "二、权限", "三、报告关系", "四、权益", "五、行为规范", "六、继续教育", "七、考核与解聘", "八、被聘人声明",
    ]  # fmt: skip


def test_what_each_part_rests_on() -> None:
    assert {name: [str(c) for c in cites] for name, cites in letter().bases().items()} == {
        "聘任": ["第五条", "第十条第一款"],
        "依据": ["第五条", "第十条", "第十一条", "第十二条"],
        "职责": ["第十一条", *(f"第十一条第（{n}）项" for n in "一二三四五六")],
        "权限": ["第十二条第（一）项", "第十二条", "第十二条第（三）项", "第十二条第（六）项"],
        "报告关系": ["第十二条第（一）项"],
        "权益": ["第十三条", "第十三条第（一）项"],
        "行为规范": ["第十四条"],
        "继续教育": ["第十条第一款", "第八条"],
        "考核与解聘": ["第十六条", "第六条", "第十五条"],
        "声明": ["第六条"],
    }


def test_the_appointment_clause() -> None:
    assert part(letter(), "聘任") == (
        "经研究，聘任李明（现任副总经理）为本企业首席质量官，聘期自2026年1月1日起至2028年12月31日止。"
    )
    assert "（2020年8月28日修订公布，以下称《办法》）第五条、第十条、第十一条、第十二条出具" in part(letter(), "依据")


def test_powers_granted_are_printed_verbatim_and_no_others() -> None:
    text = part(letter(), "权限")
    for number, power in enumerate(POWERS, 1):
        assert (power.text.rstrip("；;。") in text) is (number in (1, 3, 6))
    assert "未列的，不属于本次授权范围" in text
    assert "不授予" not in text


def test_all_six_duties_are_printed_verbatim() -> None:
    for duty in regulation()["第十一条"].items:
        assert duty.text.rstrip("；。") in part(letter(powers=None), "职责")


def test_powers_not_decided_are_marked_and_none_is_granted() -> None:
    paper = letter(powers=None)
    assert part(paper, "权限").count("〔待定：") == 7
    assert (paper.granted, paper.withheld, len(paper.undecided)) == ((), (), 7)
    assert "享有以下权限" not in part(paper, "权限")


def test_no_powers_at_all() -> None:
    paper = letter(powers=[])
    assert "本次未授予" in part(paper, "权限")
    assert len(paper.withheld) == 7
    assert "总经理（总裁）（签字）" not in part(paper, "签章")


def test_without_the_first_power_there_is_no_grant_by_the_general_manager() -> None:
    paper = letter(powers=[2], reports_to=None)
    assert "另享有" not in part(paper, "权限")
    assert "授权，" not in part(paper, "权限")
    assert part(paper, "报告关系").endswith("首席质量官就质量工作向〔报告对象〕报告。")


@pytest.mark.parametrize("kind", LETTER_KINDS)
def test_an_empty_letter_is_all_blanks_and_nothing_is_invented(kind: LetterKind) -> None:
    paper = draft({}, kind)
    for blank in ("〔企业名称〕", "〔姓名〕", "〔现任职务〕", "〔日期〕", "〔报告对象〕", "〔金额〕", "〔额度〕"):
        assert blank in paper.text
    without_law = paper.text.replace("2020年8月28日", "")
    assert not re.search(r"[0-9]+\s*(?:年|月|日|元|%|天|小时)", without_law)
    assert "None" not in paper.text
    assert paper.kind == kind


def test_kinds_share_the_body_and_differ_in_title_and_opening() -> None:
    papers = [letter(kind) for kind in LETTER_KINDS]
    assert [p.title for p in papers] == ["首席质量官聘用书", "关于聘任李明为首席质量官的决定", "首席质量官授权书"]
    for name in ("职责", "权限", "行为规范", "考核与解聘"):
        assert len({part(p, name) for p in papers}) == 1
    assert len({part(p, "聘任") for p in papers}) == 3


def test_articles_of_the_regulation_are_never_bare() -> None:
    for kind in LETTER_KINDS:
        for paragraph in letter(kind).paragraphs:
            for found in re.finditer("第[一二三四五六七八九十]+条", paragraph.text):
                before = paragraph.text[: found.start()]
                assert before.endswith(("《办法》", "以下称《办法》）", "、")), paragraph.text


def test_benefits_are_encouraged_chosen_or_left_out() -> None:
    assert "（鼓励事项）" in part(letter(), "权益")
    assert "岗位津贴：〔金额〕" in part(letter(), "权益")
    assert part(letter(benefits=[]), "权益").endswith("本文件不约定《办法》第十三条所列权益。")
    assert part(letter(benefits=None), "权益").count("□ ") == 4


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ({"power": [1]}, "power"), ({"powers": [8]}, "1至7"), ({"powers": [0]}, "1至7"), ({"powers": "1"}, "1至7"), ({"powers": [True]}, "1至7"),
        ({"powers": [1.5]}, "1至7"), ({"benefits": [5]}, "1至4"), ({"term": "三年"}, "term"), ({"term": {"start": "2026-01-01"}}, "term"),
        ({"enterprise": 5}, "enterprise"), ({"appointee": ""}, "appointee"), ({"date": "2026-02-30"}, "2026-02-30"),
        ({"term": {"from": "2028-01-01", "to": "2026-01-01"}}, "早于"), ([1], "JSON"),
    ],
)  # fmt: skip
def test_facts_that_cannot_be_used_are_named(raw: object, named: str) -> None:
    with pytest.raises(InputError, match=named) as caught:
        letter_facts(raw)
    assert "\n" not in str(caught.value)


def test_facts_may_be_left_out_or_null() -> None:
    assert letter_facts({}) == {}
    assert letter_facts({"powers": None, "term": {"from": "2026-01-01"}}) == {"term_from": "2026-01-01"}
    assert "自2026年1月1日起至〔日期〕止" in draft(letter_facts({"term": {"from": "2026-01-01"}})).text


def test_the_checklist_says_what_each_power_needs_and_what_is_lost_without_it() -> None:
    outcome = flow("letter").assess(letter_facts(FULL), TODAY)
    powers = [f for f in outcome.findings if f.group is Group.MAY]
    assert [f.label for f in powers] == ["已授予", "未授予", "已授予", "未授予", "未授予", "已授予", "未授予"]
    assert all(f.status is not Status.NOT_MET for f in outcome.findings)
    assert all("不写不违反本办法" in f.statement for f in powers if f.label == "未授予")
    assert all(f.evidence and "第十一条" in f.note for f in powers)
    for finding in outcome.findings:
        assert finding.quote in regulation()[finding.cite].text
    encouraged = [f for f in outcome.findings if f.group is Group.ENCOURAGED]
    assert [f.label for f in encouraged] == ["已约定", "未约定", "未约定", "未约定"]
    assert {str(f.cite) for f in outcome.findings if f.group is Group.MUST} == {"第十条第一款", "第十六条"}


def test_the_headline_tells_powers_and_blanks() -> None:
    outcome = flow("letter").assess(letter_facts({**FULL, "date": None}), TODAY)
    assert (
        outcome.headline
        == "聘书草稿：授予第十二条第（一）项、第（三）项、第（六）项，共3项权限；还要填写：出具日期。"
    )
    assert outcome.open == ("date",)
    complete = flow("letter").assess(letter_facts(FULL), TODAY)
    assert (complete.verdict, complete.open) == ("草稿已写好", ())
    assert complete.letter is not None


def test_a_reporting_line_against_the_first_power_is_pointed_out() -> None:
    assess = flow("letter").assess
    for to, conflicts in (
        ("总经理", False),
        ("公司总裁", False),
        ("分管副总经理", True),
        ("生产总监", True),
        ("总经理助理", True),
    ):
        notes = "".join(assess(letter_facts({**FULL, "reports_to": to}), TODAY).notes)
        assert ("不一致" in notes) is conflicts, to
    assert "不一致" not in "".join(
        assess(letter_facts({**FULL, "powers": [2], "reports_to": "生产总监"}), TODAY).notes
    )
