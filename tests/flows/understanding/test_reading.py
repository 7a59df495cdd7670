"""What holds for every message: no crash, nothing invented out of noise, words verbatim, offences taken out."""

from __future__ import annotations

import time
from datetime import date
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.flows.candidate import check_result
from assistant.flows.understanding import redacted, understand, understand_note
from assistant.flows.understanding.redaction import HIDDEN

TODAY = date(2026, 11, 22)
FULL = (
    "副总经理李明，本科，质量管理8年，企业评价第五条第（一）、（二）、（四）项都符合，第六条情形都没有；"
    "质量部部长王芳，大专，工程师，质量管理快三年，有人举报她收回扣。"
)


@pytest.mark.parametrize(
    "message", ["", " \n\t", "？", "[/]", "\x00\x1b[31m", "第六条", "年年年年", "。。。", "①②③", "[bold]李"]
)
def test_noise_speaks_of_nobody(message: str) -> None:
    assert understand(message, TODAY) == ()


def test_a_file_is_refused_with_one_chinese_line() -> None:
    with pytest.raises(InputError, match="内容太长"):
        understand("质量" * 500_000, TODAY)


@pytest.mark.parametrize(
    "piece", ["副总李明，", "第六条第（一）项", "三年", "没有", "（", "质量部", "和李明", "，其他", "除了"]
)
def test_long_repetition_stays_quick(piece: str) -> None:
    started = time.perf_counter()
    understand((piece * 20_000)[:20_000], TODAY)
    assert time.perf_counter() - started < 20


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "副总",
                "李明",
                "质量部部长",
                "，",
                "。",
                "本科",
                "没有",
                "第六条",
                "三年",
                "质量管理",
                "回扣",
                "判刑",
                "他",
                "、",
                "（",
                "）",
                "除",
                "王工",
                "\n",
                "2019年",
                "[/]",
                "1.",
            ]
        ),
        max_size=25,
    ).map("".join)
)
def test_any_mixture_of_words_is_read_without_crashing(message: str) -> None:
    for person in understand(message, TODAY):
        assert list(person.facts) == list(person.spans)
        for span in person.spans.values():
            assert message[span.start : span.end] == span.words
    redacted(message, TODAY)


def test_control_characters_between_words_change_nothing() -> None:
    plain = understand(FULL, TODAY)
    noisy = understand(FULL.replace("，", "\x1b，\u200b"), TODAY)
    assert [(p.name, p.facts) for p in noisy] == [(p.name, p.facts) for p in plain]


def test_full_width_digits_and_latin_blanks_are_read() -> None:
    (person,) = understand("副总李明，质量管理 １２ 年，ＭＢＡ", TODAY)
    assert person.facts == {"position": "高层副职", "quality_years": 12, "education": "大专及以上"}


def test_facts_stand_in_the_order_of_the_table() -> None:
    first, second = understand(FULL, TODAY)
    assert list(first.facts)[:3] == ["position", "quality_years", "ability"]
    assert second.spans["quality_years"].words == "快三年"


def test_reading_does_not_depend_on_earlier_messages() -> None:
    alone = understand(FULL, TODAY)
    understand("副总王芳被判过刑", TODAY)
    assert understand(FULL, TODAY) == alone


@pytest.mark.parametrize(
    ("message", "gone"),
    [
        ("副总李明，本科，2018年因醉驾被判缓刑，质量管理5年。", "醉驾"),
        ("副总李明收过供应商三万元回扣，公司已记大过。他是本科。", "三万元"),
        ("有人举报副总李明泄露图纸给同行。", "泄露"),
        ("副总李明，本科。去年被罚款5万元，罚单上有他的名字。", "5万元"),
        ("副总李明伪造检验报告，客户和公司都受了损失，法院在审。", "伪造"),
        ("副总李明，坐过两年牢，本科", "坐过"),
    ],
)
def test_details_of_an_offence_are_not_kept(message: str, gone: str) -> None:
    kept = redacted(message, TODAY)
    assert gone in message
    assert gone not in kept
    assert HIDDEN in kept
    assert HIDDEN * 2 not in kept


@pytest.mark.parametrize(
    "message",
    ["副总李明，本科，第六条情形都没有。", "质量部部长王芳，大专，质量管理5年", "", "第六条有哪些情形？", "[/] 你好"],
)
def test_a_message_without_an_offence_is_kept_as_typed(message: str) -> None:
    assert redacted(message, TODAY) == message


def test_what_is_left_keeps_the_other_facts() -> None:
    kept = redacted("副总李明，本科，2018年因醉驾被判缓刑，质量管理5年。", TODAY)
    (person,) = understand(kept, TODAY)
    assert person.facts == {"position": "高层副职", "quality_years": 5, "education": "大专及以上"}


@pytest.mark.parametrize(
    ("note", "facts"),
    [
        ("被判缓刑", {"violation": "yes"}),
        (
            "第六条情形都没有",
            dict.fromkeys(("violation", "improper_gain", "abuse", "disclosure", "other_harm"), "no"),
        ),
        ("本科在读", {"education": "大专以下"}),
        ("总经理王强推荐", {}),
        ("", {}),
    ],
)
def test_a_remark_is_about_the_person_of_its_row(note: str, facts: dict[str, str]) -> None:
    person = understand_note(note, "李明", TODAY)
    assert (person.name, person.facts) == ("李明", facts)


@pytest.mark.parametrize(
    ("message", "pending"),
    [
        ("副总李明，本科，因交通肇事被判缓刑。", ("violation",)),
        ("副总李明，本科，有人举报他收回扣，在查。", ("improper_gain",)),
        ("副总李明，本科，被罚款两百元。", ()),
        ("副总李明，本科，第六条没有。", ()),
    ],
)
def test_what_is_touched_but_not_settled_is_told(message: str, pending: tuple[str, ...]) -> None:
    (person,) = understand(message, TODAY)
    assert person.pending == pending


def test_a_conviction_that_may_not_count_shows_both_readings() -> None:
    (person,) = understand("副总李明，本科，质量管理5年，因交通肇事被判缓刑，其他四项没有。", TODAY)
    result = check_result({**dict.fromkeys(person.pending, "unknown"), **person.facts}, person.name, TODAY)
    assert result["verdict"] == "待核实"
    assert [reading["title"][:3] for reading in cast("list[dict[str, str]]", result["readings"])[:2]] == [
        "读法一",
        "读法二",
    ]


def test_a_beginning_read_from_a_text_dates_the_change() -> None:
    (person,) = understand("副总李明，本科，2024年4月1日起做质量管理，第六条没有。", TODAY)
    result = check_result(dict(person.facts), person.name, TODAY)
    changes = cast("list[dict[str, object]]", result["would_change"])
    assert [change["when"] for change in changes] == ["2027-04-01"]


def test_a_supposition_ends_where_the_sentence_comes_back_to_what_is() -> None:
    supposed = understand("副总李明如果读完大专、评上工程师就好了。", TODAY)
    stated = understand("副总李明如果不行就算了，但他现在有大专学历、是工程师。", TODAY)
    assert [dict(p.facts) for p in supposed] == [{"position": "高层副职"}]
    assert stated[0].facts["education"] == "大专及以上"
