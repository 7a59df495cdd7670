"""Numbers as Chinese text writes them: 十二, 廿五, 两千三, 二〇二〇, １２, and back to 十二.

It knows numerals, not what they count: 第 and a measure word are accepted around one, their meaning is the
citation parser's business.
"""

from __future__ import annotations

import re

# One numeral as people write it, for building larger patterns; text may be normalised or not.
NUMERAL = r"[0-9０-９〇零一二两三四五六七八九十百千廿卅]+"

_DIGITS = "零一二三四五六七八九"
_VALUES = {char: value for value, char in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_WRITTEN_OTHERWISE = str.maketrans({"廿": "二十", "卅": "三十", "○": "〇", "兩": "两"})
# Compiled when first used: importing this costs nothing.
_WRAPPED = r"第?[（(]?(.+?)[）)]?[条款项章节條項]?"
_DIGIT_BY_DIGIT = r"[零〇一二三四五六七八九]{3,}|[一二三四五六七八九][零〇]|[零〇两]"
_D = "[一二两三四五六七八九1-9]"
_SPOKEN = rf"(?:({_D})千)?(?:[零〇]?({_D})百)?(?:[零〇]?({_D}?十))?([零〇]?)({_D}?)"


def parse_numeral(text: str) -> int | None:
    """The number written as 十二, 12, １２, 廿, 二〇二〇, 一百零五, 两千三, also as 第十二条 or （三）; None if none is."""
    wrapped = re.fullmatch(_WRAPPED, text.strip())
    if wrapped is None:
        return None
    numeral = wrapped[1].translate(_WRITTEN_OTHERWISE)
    if numeral.isdecimal():
        return int(numeral)
    if re.fullmatch(_DIGIT_BY_DIGIT, numeral):
        return int("".join(str(_VALUES[char]) for char in numeral))
    spoken = re.fullmatch(_SPOKEN, numeral)
    if spoken is None:
        return None
    thousands, hundreds, tens, zero, ones = spoken.groups()
    if zero and not (ones and (thousands or hundreds)):
        return None
    # 三百五 is 350 and 两千三 is 2300, but 三百零五 is 305.
    last = 1 if zero or tens else 10 if hundreds else 100 if thousands else 1
    ten = 0 if tens is None else 10 * (_value(tens[:-1]) or 1)
    return 1000 * _value(thousands) + 100 * _value(hundreds) + ten + last * _value(ones)


def to_numeral(number: int) -> str:
    """12 -> 十二, 105 -> 一百零五, 0 -> 零. Raises ValueError outside 0 to 9999."""
    if not 0 <= number <= 9999:
        raise ValueError(number)
    if number == 0:
        return "零"
    written, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if gap else "") + _DIGITS[digit] + name
        gap = bool(written) and not digit
    return written.removeprefix("一") if written.startswith("一十") else written


def _value(digit: str | None) -> int:
    if not digit:
        return 0
    return int(digit) if digit.isdecimal() else _VALUES[digit]
