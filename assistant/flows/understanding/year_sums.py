"""What everything said of one person's years in quality management comes to: one number, or one beginning.

Statements that agree are one, periods and 又干了两年 are added up, contradictions settle nothing. The day is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.flows.understanding import durations
from assistant.flows.understanding.said import AT_ODDS, SOURCES, Said, Settled
from assistant.flows.understanding.years import SINCE, YEARS

ENOUGH = 3
"""Years that 第五条第（二）项 asks for."""
_BROKEN = re.compile(
    r"(?:中间|期间|其间|当中)(?!没|未|不曾)[^。;]{0,6}(?:断|停|离|调|去|休|不在|转|脱|有)|断断续续|(?<![没未])(?<!没有)(?:中|间)?断过"
)
_UNCLEAR = re.compile(
    r"(?:说是|自称|号称|[说写])[^,;。]{0,12}年[^;。]{0,12}(?:只(?:能)?(?:查到|查得到|有)|实际)[^,;。]{0,8}年|(?:自己|本人|他|她|简历)[说写称][^,;。]{0,6}年[^;。]{0,12}[说写称][^,;。]{0,6}年|(?:其中|含|包括|包含)[^,;。]{0,10}(?:实习|检验|质检|生产|销售|研发|采购|兼职|借调)(?![^;。]{0,12}质量管理[0-9一二两三四五六七八九十半]+年)"
)


def settle(said: Sequence[Said], around: str, today: date) -> tuple[str, Settled] | None:
    """The fact key (years or since) and its value, from everything said of one person; None where nothing is known."""
    direct = [s for s in said if s.note != "heading"] or list(said)
    if all(s.note == "heading" and isinstance(s.value, float | int) and s.value < 3 for s in direct):
        return None
    totals = [s for s in direct if s.note == "total"]
    # 断断续续，加起来18个月: what is told all in all stands whatever lay between.
    if not direct or _UNCLEAR.search(around) or (not totals and _BROKEN.search(around)):
        return None
    if totals:
        direct = totals[-1:]
    if _papers_differ(around):
        return None
    lengths = [(s, _length(s, today)) for s in direct]
    if any(length is None for _, length in lengths):
        return None
    known = [(s, length) for s, length in lengths if length is not None]
    whole = {round(length * 12) for _, length in known}
    first = known[0][0]
    periods = {str(s.value) for s, _ in known if str(s.value).startswith("span:")}
    if len(periods) == len(known) > 1:
        return _added(known)
    again = any(_ADDS.search(s.source) for s, _ in known[1:])
    if (
        len(known) == 1
        and isinstance(first.value, float | int)
        and first.value < ENOUGH
        and _ADDS.search(first.source)
    ):
        # 后来又干了1年半: what it adds to was not read, so it says too little.
        return None
    if len(whole) == 1 and not again:
        if first.fact == SINCE and re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", str(first.value)):
            return SINCE, Settled(first.value, first)
        return YEARS, Settled(_tidy(known[0][1]), first)
    if (
        len(known) > 1
        and any(str(s.value).startswith("span:") for s, _ in known)
        and all(isinstance(s.value, str) for s, _ in known)
    ):
        return _added(known)
    if AT_ODDS.search(around):
        return None
    if len(known) > 2 and abs(sum(length for _, length in known[:-1]) - known[-1][1]) < 0.1:
        # 1年2个月，加上1年10个月，正好三年: the last is the sum of the others.
        return YEARS, Settled(_tidy(known[-1][1]), known[-1][0])
    if any(s.note == "more" for s, _ in known[1:]):
        return _added(known)
    since = [s for s, _ in known if s.fact == SINCE]
    # A beginning and a number of years that agree by the year are one statement, said twice.
    if since and max(whole) - min(whole) < 12:
        return SINCE, Settled(since[0].value, since[0])
    if len({int(length) for _, length in known}) == 1:
        return YEARS, Settled(_tidy(known[0][1]), first)
    return None


def _added(known: Sequence[tuple[Said, float]]) -> tuple[str, Settled] | None:
    """The sum; None where it passes three only if every closed period ran to the end of its last month."""
    total = sum(length for _, length in known)
    closed = sum(str(s.value).startswith("span:") for s, _ in known)
    if round(total - closed / 12, 4) < ENOUGH <= round(total, 4):
        return None
    return YEARS, Settled(_tidy(total), known[0][0], "各段相加")


_ADDS = re.compile(r"(?:又|再|还)(?:继续)?[做干管搞抓]")


def _papers_differ(around: str) -> bool:
    """登记表写10年，合同上只有2年，两处不一致: two papers, each with its own years, said to be at odds."""
    for sentence in re.split(r"[。!?\n]", around):
        if AT_ODDS.search(sentence):
            clauses = [clause for clause in re.split(r"[,;]", sentence) if SOURCES.search(clause)]
            told = {m[0] for clause in clauses for m in re.finditer(r"[0-9一二两三四五六七八九十半]+年", clause)}
            if len(clauses) > 1 and len(told) > 1:
                return True
    return False


def _tidy(years: float) -> float:
    return int(years) if float(years).is_integer() else round(years, 2)


def _length(said: Said, today: date) -> float | None:
    if isinstance(said.value, float | int):
        return float(said.value)
    if said.value == durations.UNKNOWN:
        return None
    if said.fact == SINCE:
        return durations.between(str(said.value), today.isoformat(), today)
    _, first, last = str(said.value).split(":")
    return durations.between(first, last, today)
