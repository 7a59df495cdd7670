"""Typed answers: the forms people use are read, anything else is one Chinese line and no answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.flows import flow
from assistant.flows.facts import Question

CANDIDATE, LETTER = flow("candidate"), flow("letter")
YEARS, BARS, JUDGED = (CANDIDATE.question(q) for q in ("years", "bars", "judgements"))
TERM, POWERS, DAY = (LETTER.question(q) for q in ("term", "powers", "date"))


@pytest.mark.parametrize(
    ("text", "years", "since"),
    [
        ("3", 3, None),
        ("３", 3, None),
        ("3.5", 3.5, None),
        ("3年", 3, None),
        ("三年", 3, None),
        ("三年半", 3.5, None),
        ("十二年", 12, None),
        ("36个月", 3, None),
        ("三年整", 3, None),
        ("5年多", 5, None),
        ("2年11个月", 2.9167, None),
        ("两年零六个月", 2.5, None),
        ("0", 0, None),
        ("60", 60, None),
        ("2021-03", None, "2021-03"),
        ("2021-3-5", None, "2021-03-05"),
        ("2021年3月", None, "2021-03"),
        ("2021.03", None, "2021-03"),
        ("2021年3月15日起", None, "2021-03-15"),
        ("自2021年3月起", None, "2021-03"),
        ("不清楚", None, None),
        ("不知道。", None, None),
    ],
)
def test_years_in_usual_forms(text: str, years: float | None, since: str | None) -> None:
    assert YEARS.parse(text) == {"quality_years": years, "quality_since": since}


@pytest.mark.parametrize(
    "text",
    ["", "  ", "很久", "-3", "61", "2021-13", "2021-02-30", "三年左右", "nan", "十几年", "1e3", "3月", "3" * 300],
)
def test_years_that_cannot_be_read_leave_no_answer(text: str) -> None:
    with pytest.raises(InputError) as caught:
        YEARS.parse(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "2 2 3 2 2",
        "22322",
        "2,2,3,2,2",
        "２ ２ ３ ２ ２",
        "没有 没有 不清楚 没有 没有",
        "没有；没有；不清楚；没有；没有",
    ],
)
def test_a_block_row_by_row(text: str) -> None:
    assert list(BARS.parse(text).values()) == ["no", "no", "unknown", "no", "no"]


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        (BARS, "都没有", "no"), (BARS, "没有", "no"), (BARS, "全部没有", "no"), (BARS, "五项都没有", "no"), (BARS, "不清楚", "unknown"),
        (JUDGED, "都符合", "yes"), (JUDGED, "都还没有评价", "unknown"), (JUDGED, "三项都不符合", "no"),
    ],
)  # fmt: skip
def test_a_block_in_one_word(question: Question, text: str, value: str) -> None:
    assert question.parse(text) == dict.fromkeys(question.facts, value)


@pytest.mark.parametrize("text", ["有", "2", "2 2 2 2", "2 2 2 2 4", "第三项有"])
def test_a_block_is_never_filled_by_half_an_answer(text: str) -> None:
    with pytest.raises(InputError):
        BARS.parse(text)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("1,3", ["1", "3"]), ("3、1", ["1", "3"]), ("1-4", ["1", "2", "3", "4"]), ("第（二）项和第（五）项", ["2", "5"]), ("全部", list("1234567")),
        ("无", []), ("不清楚", None), ("一、二", ["1", "2"]),
    ],
)  # fmt: skip
def test_several_options(text: str, chosen: list[str] | None) -> None:
    assert POWERS.parse(text) == {"powers": chosen}


@pytest.mark.parametrize("text", ["8", "0-3", "4-1", "5-9", "好的"])
def test_options_that_do_not_exist(text: str) -> None:
    with pytest.raises(InputError):
        POWERS.parse(text)


def test_dates() -> None:
    assert DAY.parse("2026年1月5日") == {"date": "2026-01-05"}
    assert TERM.parse("2026-01-01至2028-12-31") == {"term_from": "2026-01-01", "term_to": "2028-12-31"}
    assert TERM.parse("自2026年1月1日起至2028年12月31日止") == {"term_from": "2026-01-01", "term_to": "2028-12-31"}
    assert TERM.parse("暂不填写") == {"term_from": None, "term_to": None}


@pytest.mark.parametrize("text", ["2028-12-31至2026-01-01", "2026-01-01", "2026-02-30至2026-03-01", "三年"])
def test_terms_that_cannot_be(text: str) -> None:
    with pytest.raises(InputError):
        TERM.parse(text)


def test_a_choice_by_number_label_or_beginning() -> None:
    question = CANDIDATE.question("education")
    for text in ("2", "大专以下", "大专以下。"):
        assert question.parse(text) == {"education": "大专以下"}
    assert question.parse("不确") == {"education": "不确定"}
    for text in ("0", "4", "大专", "博士后"):
        with pytest.raises(InputError):
            question.parse(text)


def test_typed_text_is_kept_as_one_line_without_controls() -> None:
    assert CANDIDATE.question("name").parse(" 李\x1b[31m工\n\t(质量部) ") == {"name": "李 [31m工 (质量部)"}


@given(st.text(max_size=60))
def test_no_text_breaks_a_question(text: str) -> None:
    for question in (*CANDIDATE.questions, *LETTER.questions):
        try:
            answers = question.parse(text)
        except InputError as error:
            said = str(error)
        else:
            said = "" if set(answers) == set(question.facts) else "\n"
        assert said.count("\n") == 0


def test_a_span_of_years_in_words_is_not_a_number() -> None:
    with pytest.raises(InputError, match="没有看懂"):
        flow("candidate").question("years").parse("五六年")
