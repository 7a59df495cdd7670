"""Facts from outside: the vocabulary of the contract, years counted to the day, one Chinese line for what is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.errors import InputError
from assistant.flows import flow
from assistant.flows.candidate import check_result, validate_facts
from assistant.flows.candidate.facts import after_years, normalised, years_between

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ({"position": "总经理"}, "position"), ({"position": 3}, "position"), ({"quality_years": -1}, "quality_years"),
        ({"quality_years": 61}, "quality_years"), ({"quality_years": float("nan")}, "quality_years"), ({"quality_years": True}, "quality_years"),
        ({"quality_years": "5"}, "quality_years"), ({"quality_years": float("inf")}, "quality_years"), ({"quality_years": [3]}, "quality_years"),
        ({"quality_since": "2021/03"}, "quality_since"), ({"quality_since": "2021-13"}, "quality_since"), ({"quality_since": 2021}, "quality_since"),
        ({"quality_since": "0001-01"}, "quality_since"), ({"education": "本科"}, "education"), ({"ability": "是"}, "ability"),
        ({"abuse": True}, "abuse"), ({"abuse": ["yes"]}, "abuse"), ({"age": 40}, "age"), ({"bar_unspecified": "yes"}, "bar_unspecified"),
        ([], "facts"), ("高层副职", "facts"),
    ],
)  # fmt: skip
def test_what_is_outside_the_vocabulary_is_named(raw: object, named: str) -> None:
    with pytest.raises(InputError, match=named) as caught:
        validate_facts(raw)
    assert "\n" not in str(caught.value)


def test_the_allowed_values_are_listed() -> None:
    with pytest.raises(InputError, match="大专及以上、大专以下、不确定"):
        validate_facts({"education": "本科"})


@pytest.mark.parametrize("word", [None, "unknown", "不确定"])
@pytest.mark.parametrize(
    "key", ["position", "quality_years", "quality_since", "ability", "education", "title", "abuse"]
)
def test_all_words_for_unknown_are_equal_to_absent(key: str, word: str | None) -> None:
    given = check_result({"integrity": "yes", key: word}, None, TODAY)
    absent = check_result({"integrity": "yes"}, None, TODAY)
    for part in ("verdict", "decided_by", "open"):
        assert given[part] == absent[part]


@pytest.mark.parametrize(
    ("since", "today", "years"),
    [
        (date(2021, 3, 15), date(2024, 3, 14), 35 / 12),
        (date(2021, 3, 15), date(2024, 3, 15), 3),
        (date(2020, 2, 29), date(2023, 2, 28), 3),
        (date(2027, 1, 1), TODAY, 0),
    ],
)
def test_whole_months_the_anniversary_counting(since: date, today: date, years: float) -> None:
    assert years_between(since, today) == pytest.approx(years)


def test_the_anniversary_of_a_leap_day() -> None:
    assert after_years(date(2020, 2, 29), 3) == date(2023, 2, 28)


def test_a_number_of_years_goes_before_a_beginning() -> None:
    both = {"quality_years": 2, "quality_since": "2010-01"}
    assert normalised(both, TODAY)["quality_years"] == 2
    result = check_result({**both, "position": "高层副职"}, None, TODAY)
    assert result["decided_by"] == ["第五条第（二）项"]
    assert "以年限为准" in "".join(result["notes"])  # type: ignore[arg-type]


def test_a_group_chosen_again_makes_the_old_post_void() -> None:
    answers = {"position_group": "质量管理部门", "position": "高层副职"}
    assert normalised(answers, TODAY)["position"] is None
    assert flow("candidate").pending({**answers, "name": None}, TODAY) == "position_quality"
    assert normalised({"position_group": "外部人员", "position": "高层副职"}, TODAY)["position"] == "外部人员"


@pytest.mark.parametrize("post", ["高层副职", "质量管理部门副职", "普通员工", "外部人员", "不确定"])
def test_a_post_that_came_in_a_text_brings_its_group(post: str) -> None:
    implied = flow("candidate").implied({"position": post})
    assert normalised({"position": post, **implied}, TODAY)["position"] == post


def test_a_post_given_is_not_asked_again() -> None:
    answers = {"position": "高层副职"}
    assert flow("candidate").pending(answers, TODAY) == "years"
    assert flow("candidate").pending({"position": "不确定"}, TODAY) == "years"


def test_the_result_has_the_shape_of_the_contract() -> None:
    result = check_result({"position": "总经理助理", "quality_years": 5}, "李工", TODAY)
    assert list(result)[:8] == [
        "name",
        "facts",
        "verdict",
        "headline",
        "decided_by",
        "open",
        "checklist",
        "would_change",
    ]
    assert result["facts"] == {"position": "总经理助理", "quality_years": 5}
    lines = result["checklist"]
    assert isinstance(lines, list)
    cites = [line["cite"] for line in lines]
    assert cites == [
        "第五条", *(f"第五条第（{n}）项" for n in "一二三四"), *(f"第六条第（{n}）项" for n in "一二三四五"),
    ]  # fmt: skip
    for line in lines:
        assert line["status"] in {"met", "not_met", "unknown", "not_examined", "advice"}
        assert line["statement"]
        assert line["evidence"]
