"""Durations, beginnings and periods as people write them, and how many years they come to.

Knows numbers, months and dates; what a duration is of, and whether it counts, is decided by `years`.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.flows.candidate.facts import years_between
from assistant.knowledge.numerals import parse_numeral

UNKNOWN = "unknown"
BELOW = 0.1
"""快三年 is written 2.9."""

_N = r"(?:[0-9]{1,3}(?:\.[0-9]+)?|[零〇一二两三四五六七八九十廿]{1,4})"
DURATION = re.compile(
    rf"(?P<pre>(?:快要?|即将|就要|马上|将|眼看)满|快要?|小(?=[0-9一二两三四五六七八九十])|将近|接近|(?<!最)近|不到|不足|不满|未满|未到|尚不满|没到|没满|差不多|大约|大概|大致|约莫?|至少|起码|不少于|超过|整整|整|刚?满|正好|刚好|足足)?(?:有|是)?"
    rf"(?:(?P<a>{_N})(?P<vague>多|余|来|几)?(?:(?:年)?[-至到](?P<b>{_N}))?(?P<vague2>多|余|来|几)?(?P<unit>个?半?周?年|个月|载|(?i:years?|yrs?))(?P<half>半)?(?:[零又]?(?P<m>{_N}|半)个?月(?!份))?|(?P<justhalf>(?<!年)(?<!多)半年)|(?P<several>好?几年|多年|若干年|数年|十几年|几十年|好多年|很多年|常年|(?:第|进入第)(?P<nth>{_N})个?(?:年头|年)))"
    r"(?P<post>左右|上下|光景|不到|整|以上|出头|有余|多|余|\+|还差(?P<less>[0-9一二两三四五六七八九十半]{1,2})个?(?P<lessunit>月|天)|差(?P<less2>[0-9一二两三四五六七八九十半]{1,2})个?(?P<lessunit2>月|天)|差一点|还差一点|还不到|不满|未满)?"
)
SHORT_OF = re.compile(
    rf"(?:差|再(?:过|有|干|等|做))(?:了|上)?(?P<gap>{_N}|半)(?:个?半?)(?P<unit>月|年|天|周|星期)(?:就|才|便|不)?(?:能|可以|会)?(?:满|到|够|有|是|凑满|凑够)?(?:整)?(?P<a>{_N})年"
)
LEFT = re.compile(
    rf"离(?:规定的|要求的|满)?(?P<a>{_N})年(?:的?要求|的?规定)?(?:还|尚|只|就)*差(?P<gap>{_N}|半)(?:个?半?)(?P<unit>月|年|天|周)"
)
SOON = re.compile(
    rf"(?:明年|下个?月|下半年|年底|今年底|下周|过几个月|再过|月底|(?:到|[去今]年)?(?P<mon>[0-9一二两三四五六七八九十]{{1,2}})月)[^,;。]{{0,8}}(?:才|就|将|能|可)?(?:满|到|够)(?:了)?(?P<a>{_N})年"
)
_Y = r"(?P<y{0}>(?:19|20)[0-9]{{2}}|(?<!目)[今去前](?=年(?:1[0-2]|[1-9])月))"
_M = r"(?P<m{0}>1[0-2]|0?[1-9])"
_POINT = (
    _Y
    + r"(?:年|[./-])(?:"
    + _M
    + r"(?:月份?|[./-](?P<d{0}>[0-3]?[0-9])(?![0-9])日?|(?![0-9年]))(?:(?P<dd{0}>[0-3]?[0-9])[日号])?)?"
)
_DOING = "(?:做|干|管|抓|搞|带)(?=到)"
PERIOD = re.compile(
    rf"(?:从|自|于)?{_POINT.format(1)}(?:开始|起)?(?:一直)?(?:{_DOING})?(?:-*[至到]|-+|起至|直到|—)(?P<now>今|现在|目前|如今|当前|至今)|"
    rf"(?:从|自)?{_POINT.format(2)}(?:开始|起)?(?:至|到|-+|起至)(?:{_POINT.format(3)}|(?P<m4>1[0-2]|0?[1-9])月)|"
    rf"(?:从|自|于)?{_POINT.format(5)}(?P<onward>才?开始|起|以来|至今|后|就|以后|才?转到|才?转|才?调|入行|才?接手|才?接管|才?进入|才?负责|才?分管|一直|(?=入职|加入|进公司|进厂|到岗|调来|调入|来公司|[^,;。]{{0,4}}毕业(?:以后|之后|后|就|即)+[^,;。]{{0,6}}?[进到在做干]))"
)


def number(text: str | None) -> float | None:
    if not text:
        return None
    if text[0].isdigit():
        return float(text)
    return parse_numeral(text)


def _pair(text: str) -> tuple[float, float] | None:
    """两三 is two to three, 十一二 eleven to twelve."""
    m = re.fullmatch(r"(十|[二三四五六七八九]十)?([一二两三四五六七八九])([二两三四五六七八九])", text)
    if not m:
        return None
    tens = parse_numeral(m[1]) or 0 if m[1] else 0
    low, high = parse_numeral(m[2]) or 0, parse_numeral(m[3]) or 0
    return (tens + low, tens + high) if low < high else None


def value(m: re.Match[str]) -> str | float:
    """The years a duration states; a range counts by its lower end unless three lies within it."""
    post, pre = m["post"] or "", m["pre"] or ""
    if m["justhalf"]:
        return UNKNOWN if pre in ("差不多", "大约", "大概", "约") else 0.5 - (0.08 if pre else 0)
    if m["several"]:
        if m["several"] == "十几年":
            return 10.0
        if m["several"] == "几十年":
            return 20.0
        nth = number(m["nth"])
        return nth - 1 + 0.5 if nth and pre == "" else UNKNOWN
    if pre in ("差不多", "大约", "大概", "大致", "约", "约莫") or post in ("左右", "上下", "光景"):
        return UNKNOWN
    low = high = 0.0
    if pair := _pair(m["a"]):
        low, high = pair
    else:
        whole = number(m["a"])
        if whole is None:
            return UNKNOWN
        low = high = whole
        if m["b"]:
            last = number(m["b"])
            if last is None or last < low:
                return UNKNOWN
            high = last
    if m["vague"] == "几" or m["vague2"] == "几":
        high = low
    if m["unit"].endswith("月"):
        low, high = low / 12, high / 12
    if "半" in m["unit"]:
        low, high = low / 2, high / 2
    if m["half"]:
        low, high = low + 0.5, high + 0.5
    if m["m"]:
        rest = 0.5 if m["m"] == "半" else (number(m["m"]) or 0)
        low, high = low + rest / 12, high + rest / 12
    if low != high and low < 3 <= high:
        return UNKNOWN
    low = round(low, 2)
    less = m["less"] or m["less2"]
    if less:
        months = 0.5 if less == "半" else (number(less) or 0)
        unit = m["lessunit"] or m["lessunit2"]
        return round(low - (months / 12 if unit == "月" else BELOW), 2)
    short = (pre.endswith("满") and len(pre) > 1 and pre[0] in "快即就马将眼") or pre in (
        "快",
        "小",
        "快要",
        "将近",
        "接近",
        "近",
        "不到",
        "不足",
        "不满",
        "未满",
        "未到",
        "尚不满",
        "没到",
        "没满",
    )
    if short or post in ("不到", "差一点", "还差一点", "还不到", "不满", "未满"):
        return round(low - BELOW, 2)
    return low


def has_passed(m: re.Match[str], text: str, today: date) -> bool:
    """Whether 到今年三月满七年 speaks of a month that is over."""
    month = number(m["mon"])
    if month is None or re.search(r"(?:明|后|次)年?$|下$", text[: m.start()]):
        return False
    return "去年" in text[max(0, m.start() - 2) : m.end()] or (
        "今年" in text[max(0, m.start() - 2) : m.end()] and month <= today.month
    )


_AGO = {"今": 0, "去": 1, "前": 2}


def day(year: str, month: str | None, today: date) -> str:
    """A beginning or an end as it is kept; 去年3月 is told from the day of judgement."""
    if year in _AGO:
        year = str(today.year - _AGO[year])
    return f"{year}-{int(month):02}" if month else year


def between(first: str, last: str, today: date) -> float | None:
    """Years from one to the other by the lower bound; None where three lies between the bounds.

    A period written to a month or a year may run to its end: 2021年1月至2023年12月 may be three years.
    """
    try:
        begin, begin_late = _bounds(first)
        # A month counts from its first day, a bare year perhaps only from its last.
        begin_late = begin if len(first) > len("2021") else begin_late
        end_early, end = _bounds(last)
    except ValueError:
        return None
    if begin > today or end_early < begin:
        return None
    low, high = years_between(begin_late, max(end_early, begin_late)), years_between(begin, end)
    if low < 3 <= high:
        return None
    if len(first) == len(last) == len("2021-01") and high.is_integer():
        # 2016.5-2020.4: months that make whole years are meant to their end.
        return high
    return float(int(low)) if len(first) == 4 or len(last) == 4 else low


def _bounds(written: str) -> tuple[date, date]:
    """The first and the last beginning or end a date may mean."""
    year, month, day = [*(int(part) for part in written.split("-")), 0, 0][:3]
    if day:
        return date(year, month, day), date(year, month, day)
    following = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    return date(year, month or 1, 1), following
