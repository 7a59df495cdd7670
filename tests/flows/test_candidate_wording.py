"""What a person reads: the five headlines word for word, then findings, changes, errands and readings that fit."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.flows import flow
from assistant.flows.facts import Answers
from assistant.flows.step import Outcome, Status
from assistant.knowledge.reader import regulation

TODAY = date(2026, 11, 22)
CLEAR = dict.fromkeys(("violation", "improper_gain", "abuse", "disclosure", "other_harm"), "no")
JUDGED = dict.fromkeys(("commitment", "ability", "integrity"), "yes")
GOOD: Answers = {"position": "质量管理部门中层正职", "quality_years": 5, "education": "大专及以上", **JUDGED, **CLEAR}


def assess(**changes: object) -> Outcome:
    return flow("candidate").assess({**GOOD, **changes}, TODAY)  # type: ignore[dict-item]


def without(*keys: str, **changes: object) -> Outcome:
    answers = {key: value for key, value in GOOD.items() if key not in keys}
    return flow("candidate").assess({**answers, **changes}, TODAY)  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("outcome", "headline"),
    [
        (assess(abuse="yes"), "结论：不得担任。所填情况属于第六条第（三）项情形；第五条条件是否满足不影响这一结论。"),
        (
            assess(abuse="yes", violation="yes", position="外部人员"),
            "结论：不得担任。所填情况属于第六条第（一）项、第（三）项情形；第五条条件是否满足不影响这一结论。",
        ),
        (assess(position="高层正职"), "结论：目前不具备第五条规定的条件。不符合的是：职务（第五条）。"),
        (
            assess(quality_years=2.9167),
            (
                "结论：目前不具备第五条规定的条件。不符合的是：从事质量管理工作的年限（第五条第（二）项）；以后可以补足的是："
                "从事质量管理工作的年限（再从事1个月即满3年）。"
            ),
        ),
        (
            without("quality_years", quality_since="2024-03", violation="unknown", position="不确定"),
            (
                "结论：目前不具备第五条规定的条件。不符合的是：从事质量管理工作的年限（第五条第（二）项）；以后可以补足的是："
                "从事质量管理工作的年限（2027年3月1日满3年）。另有待核实：职务（第五条）、第六条第（一）项情形。"
            ),
        ),
        (
            assess(position="质量管理部门副职", education="大专以下", title="中级以下或无"),
            (
                "结论：目前不具备第五条规定的条件。不符合的是：职务（第五条）、学历或者职称（第五条第（三）项）；以后可以补足的是："
                "职务（升任质量管理部门正职后）、学历或者职称（取得大专以上学历或者相关专业中级以上职称后）。"
            ),
        ),
        (
            assess(quality_years=None),
            (
                "结论：待核实，暂不能判断。已满足：职务（第五条）、质量工作态度和法规政策熟悉程度（第五条第（一）项）、"
                "能力和实践经验（第五条第（二）项）、学历或者职称（第五条第（三）项）、办事原则和职业道德（第五条第（四）项）；未见第六条情形；"
                "需核实：从事质量管理工作的年限（第五条第（二）项）；核实办法：查明从事质量管理工作的起止年月和工作内容。"
            ),
        ),
        (
            without("commitment", "ability", "integrity"),
            "结论：客观条件满足，未见第六条情形；尚待企业对第五条第（一）项、第（二）项中的能力和实践经验、第（四）项作出书面评价。",
        ),
        (assess(integrity="unknown"), "结论：客观条件满足，未见第六条情形；尚待企业对第五条第（四）项作出书面评价。"),
        (assess(), "结论：按所填信息，具备第五条规定的条件，未见第六条情形，可以聘任；是否聘任由企业决定。"),
        (
            assess(bar_unspecified="yes"),
            "结论：不得担任。所填情况属于第六条所列情形（没有写明是哪一项）；第五条条件是否满足不影响这一结论。",
        ),
    ],
)
def test_headlines_word_for_word(outcome: Outcome, headline: str) -> None:
    assert outcome.headline == headline


def test_a_doubtful_case_says_what_to_verify_and_how() -> None:
    outcome = without(*CLEAR, position="不确定")
    assert outcome.verdict == "待核实"
    assert "需核实：职务（第五条）、第六条第（一）项至第（五）项情形；" in outcome.headline
    assert "市、县（市）区市场监督管理部门" in outcome.headline


def test_every_outcome_has_the_footer_and_verbatim_quotes() -> None:
    for outcome in (assess(), assess(abuse="yes"), assess(position="高层正职"), without(*CLEAR)):
        assert outcome.footer == "本结论只依据所填信息和2020年修订文本，不是行政机关的认定。"
        for finding in outcome.findings:
            assert finding.quote in regulation()[finding.cite].text


def test_a_lost_case_lists_every_reason() -> None:
    outcome = assess(
        position="普通员工",
        quality_years=1,
        ability="no",
        education="大专以下",
        title="中级以下或无",
        commitment="no",
        integrity="no",
    )
    assert [str(c) for c in outcome.decided_by] == ["第五条", *(f"第五条第（{n}）项" for n in "一二三四")]


def test_time_alone_is_named_with_its_day_only_when_the_beginning_is_known() -> None:
    [since] = without("quality_years", quality_since="2024-03-15").would_change
    assert (since.when, since.leads_to) == (date(2027, 3, 15), "可以担任")
    [number] = assess(quality_years=2.9).would_change
    assert (number.when, number.leads_to) == (None, "可以担任")
    [two] = without("quality_years", quality_since="2024-03-15", position="高层正职").would_change
    assert two.when is None
    assert [str(c) for c in two.cites] == ["第五条", "第五条第（二）项"]


def test_a_diploma_or_a_title_are_two_ways() -> None:
    ways = assess(education="大专以下", title="中级以下或无").would_change
    assert ["学历" in w.change for w in ways] == [True, False]
    assert {w.leads_to for w in ways} == {"可以担任"}


def test_a_lost_case_with_open_bars_says_that_these_could_still_change_it() -> None:
    changes = without("abuse", position="高层正职").would_change
    assert [(c.leads_to, [str(x) for x in c.cites]) for c in changes] == [
        ("待核实", ["第五条"]),
        ("不得担任", ["第六条第（三）项"]),
    ]


def test_a_barred_case_changes_only_when_the_bars_fall() -> None:
    [change] = assess(abuse="yes", disclosure="yes", quality_years=1).would_change
    assert (change.leads_to, [str(c) for c in change.cites]) == (
        "不具备条件",
        ["第六条第（三）项", "第六条第（四）项"],
    )


def test_an_open_case_says_what_leads_where() -> None:
    changes = without("quality_years", "abuse").would_change
    assert [c.leads_to for c in changes] == ["可以担任", "不具备条件", "不得担任"]


def test_each_open_fact_has_its_errand() -> None:
    outcome = without("title", "abuse", "integrity", education="不确定")
    assert [e.fact for e in outcome.errands] == list(outcome.open) == ["education", "title", "integrity", "abuse"]
    assert all(e.paper and e.from_whom and e.cites for e in outcome.errands)


@pytest.mark.parametrize(("answer", "shown"), [("yes", True), ("unknown", True), ("no", False)])
def test_two_readings_of_the_doubtful_item(answer: str, shown: bool) -> None:
    readings = assess(violation=answer).readings
    assert bool(readings) is shown
    assert {str(r.cite) for r in readings} <= {"第六条第（一）项"}
    assert not without("violation").readings


def test_the_firms_own_judgement_is_recorded_as_such() -> None:
    lines = {str(f.cite): f for f in assess(commitment="no", ability="unknown").findings}
    assert lines["第五条第（一）项"].kind == "judgement"
    assert lines["第五条第（一）项"].statement == "企业书面评价：不符合本项。"
    assert lines["第五条第（二）项"].kind == "judgement"
    assert lines["第五条第（二）项"].status is Status.UNKNOWN


def test_suited_candidates_are_told_what_comes_next_and_others_not() -> None:
    assert assess().next_flows == ("letter",)
    assert str(assess().findings[-1].cite) == "第十条第一款"
    assert assess().findings[-1].status is Status.ADVICE
    assert assess(position="高层正职").next_flows == ()
    assert "培训结业证书不是第五条规定的任职条件。" in assess().notes


def test_years_are_told_as_people_say_them() -> None:
    def years(**changes: object) -> str:
        return next(
            f.statement for f in without("quality_years", **changes).findings if str(f.cite) == "第五条第（二）项"
        )

    assert years(quality_years=3).startswith("从事质量管理工作3年，满足3年以上（含3年）。")
    assert years(quality_years=3.5).startswith("从事质量管理工作3年6个月，")
    assert years(quality_years=2.9).startswith("从事质量管理工作2.9年，不足3年。")
    assert years(quality_years=0).startswith("从事质量管理工作0年，不足3年。")
    assert years(quality_since="2021-03").startswith(
        "从事质量管理工作自2021年3月起，计算到2026年11月22日为5年8个月，"
    )


def test_not_knowing_is_never_worded_as_a_result() -> None:
    for outcome in (without(*CLEAR), without("quality_years"), assess(position="不确定"), without(*GOOD)):
        assert "可以聘任" not in outcome.headline
        assert outcome.verdict == "待核实"


def test_what_was_asked_in_vain_is_pending_and_what_was_never_asked_is_not_examined() -> None:
    lost = without("ability", "commitment", position="高层正职", education="大专以下", integrity="unknown")
    assert "另有待核实：学历或者职称（第五条第（三）项）、办事原则和职业道德（第五条第（四）项）。" in lost.headline
    assert {str(f.cite): f.status.value for f in lost.findings if str(f.cite).startswith("第五条")} == {
        "第五条": "not_met",
        "第五条第（一）项": "not_examined",
        "第五条第（二）项": "not_examined",
        "第五条第（三）项": "unknown",
        "第五条第（四）项": "unknown",
    }


def test_an_answer_put_right_after_stopping_leaves_nothing_unexamined() -> None:
    outcome = flow("candidate").assess({"position": "高层副职", "go_on": "stop"}, TODAY)
    assert outcome.verdict == "待核实"
    assert not [f for f in outcome.findings if f.status is Status.NOT_EXAMINED]
