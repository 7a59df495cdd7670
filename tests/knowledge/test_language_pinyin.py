"""How characters sound: the usual reading, the other one, and the folds."""

from __future__ import annotations

import pytest

from assistant.knowledge.language import is_cjk
from assistant.knowledge.pinyin import all_pinyin, fold, folded_pinyin, pinyin


def test_the_usual_reading() -> None:
    assert pinyin("首席质量官") == ("shou", "xi", "zhi", "liang", "guan")
    assert pinyin("女略吕") == ("nv", "lve", "lv")


def test_what_has_no_reading_stands_for_itself() -> None:
    assert pinyin("QC组，1") == ("Q", "C", "zu", "，", "1")


def test_all_readings_begin_with_the_usual_one() -> None:
    assert all_pinyin("行为") == (("xing", "wei"), ("hang", "wei"))
    assert all_pinyin("质量") == (("zhi", "liang"),)
    assert ("chang", "qi") in all_pinyin("长期")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zhang", "zan"),
        ("chi", "ci"),
        ("sheng", "sen"),
        ("nan", "lan"),
        ("xin", "xing"),
        ("jiang", "jian"),
        ("nv", "lv"),
    ],
)
def test_folded_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("zhi", "chi"), ("dong", "don"), ("ren", "len"), ("guan", "gan"), ("n", "l")]
)
def test_not_folded_together(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_folded_pinyin_is_pinyin_folded() -> None:
    assert folded_pinyin("任职条件") == ("ren", "zi", "tiao", "jian")


def test_every_character_of_the_national_set_has_a_reading() -> None:
    missing = [
        char
        for lead in range(0xB0, 0xF8)
        for trail in range(0xA1, 0xFF)
        if is_cjk(char := bytes((lead, trail)).decode("gb2312", "ignore") or " ") and not pinyin(char)[0].isascii()
    ]
    assert missing == []
