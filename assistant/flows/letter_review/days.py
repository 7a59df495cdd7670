"""When the appointment begins, and whether a phrase puts something off until after that day.

The letter's own days only; what day it is today is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.flows.letter_review.cues import cues


def first_day(letter: str) -> tuple[int, int, int] | None:
    """The latest of the days the appointment itself speaks of; None when it names no day."""
    days = [
        _day(m)
        for sentence in re.split(r"[。;\n]", letter)
        if cues().term.search(sentence)
        for m in list(cues().from_day.finditer(sentence))[:1]
        if m["year"]
    ]
    return max(days, default=None)


def begins_later(phrases: Sequence[str], first: tuple[int, int, int] | None) -> bool:
    """自2028年1月1日起，……: only after the appointment has begun. Looks on to the second of `phrases` when the first is
    a mere date, for what is withdrawn from a day on is withdrawn."""
    opens = "".join(phrases if phrases and cues().from_day.fullmatch(phrases[0]) else phrases[:1])
    m = cues().from_day.search(opens)
    if not m or re.search("收回|取消|停止|终止|丧失|不再|[聘任]期", opens):
        return False
    return not m["year"] or first is None or _day(m) > first


def _day(m: re.Match[str]) -> tuple[int, int, int]:
    return int(m["year"]), int(m["month"] or 1), int(m["day"] or 1)
