"""Chinese numerals read and written."""

from __future__ import annotations

import re

import pytest

from assistant.knowledge.numerals import NUMERAL, parse_numeral, to_numeral


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十二", 12), ("12", 12), ("１２", 12), ("二十", 20), ("二十一", 21), ("十", 10), ("两", 2), ("〇", 0), ("零", 0),
        ("廿", 20), ("廿五", 25), ("卅一", 31), ("一百", 100), ("一百零五", 105), ("一百二", 120), ("三百五十", 350),
        ("两千三", 2300), ("两千零三", 2003), ("二〇二〇", 2020), ("二零一一", 2011), ("二〇", 20), ("3千", 3000),
        ("第2条", 2), ("第十二条", 12), ("第（三）项", 3), ("（五）", 5), ("(六)", 6), ("第二款", 2), (" 七 ", 7),
    ],
)  # fmt: skip
def test_read(written: str, number: int) -> None:
    assert parse_numeral(written) == number


@pytest.mark.parametrize(
    "written",
    ["", "第", "第条", "条", "abc", "百", "十十", "一二", "十二三", "三百零", "1.5", "-3", "十百", "第几条", "半"],
)
def test_no_numeral(written: str) -> None:
    assert parse_numeral(written) is None


def test_written_and_read_again_for_every_number() -> None:
    for number in range(10_000):
        written = to_numeral(number)
        assert parse_numeral(written) == number
        assert re.fullmatch(NUMERAL, written)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"), (2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (100, "一百"), (101, "一百零一"), (110, "一百一十"),
        (1000, "一千"), (1005, "一千零五"), (1050, "一千零五十"), (2020, "二千零二十"), (9999, "九千九百九十九"),
    ],
)  # fmt: skip
def test_written(number: int, written: str) -> None:
    assert to_numeral(number) == written


@pytest.mark.parametrize("number", [-1, 10_000])
def test_out_of_range(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_numeral(number)
