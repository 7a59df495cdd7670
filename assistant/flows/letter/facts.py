"""The facts of a letter: from the JSON of `letter draft`, checked, and from answers, in one shape.

A fact that is absent or None is not decided; it is never filled in here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.errors import InputError
from assistant.flows.facts import Answers, Value
from assistant.flows.paper import LETTER_KINDS, LetterKind
from assistant.flows.typed import line, shown

_KEYS = ("enterprise", "appointee", "post", "term", "powers", "benefits", "reports_to", "date")
_DATE = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?")


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What the letter says; None is not decided. Dates are in print (2026年1月1日) or as typed."""

    enterprise: str | None
    appointee: str | None
    post: str | None
    term_from: str | None
    term_to: str | None
    powers: tuple[int, ...] | None
    benefits: tuple[int, ...] | None
    reports_to: str | None
    date: str | None
    extra_duty: bool | None


def letter_facts(raw: object) -> Answers:
    """The facts JSON of `letter draft` as answers. Raises InputError naming the key and what is allowed."""
    if not isinstance(raw, Mapping):
        raise InputError('聘用文件的事实应是一个JSON对象，例如{"appointee": "李工", "powers": [1, 2]}。')
    answers: dict[str, Value] = {}
    for key, value in raw.items():
        if key not in _KEYS:
            raise InputError(f"不认识的事实“{shown(key)}”，可以用的是：{'、'.join(_KEYS)}。")
        if value is None:
            continue
        if key == "term":
            answers |= _term(value)
        elif key in ("powers", "benefits"):
            answers[key] = _numbers(key, value, 7 if key == "powers" else 4)
        else:
            answers[key] = _text(key, value)
    parse(answers)
    return answers


def _text(key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{key}应是一段文字；还没有定的不要写，或者写null。")
    return line(value)


def _term(value: object) -> dict[str, Value]:
    if not isinstance(value, Mapping) or set(value) - {"from", "to"}:
        raise InputError('term应写成{"from": "2026-01-01", "to": "2028-12-31"}，没有定的一头可以不写。')
    return {f"term_{end}": _text(f"term.{end}", day) for end, day in value.items() if day is not None}


def _numbers(key: str, value: object, most: int) -> list[str]:
    allowed = f"{key}应是1至{most}的数字列表，例如[1, 3]；没有的写[]，还没有定的不要写。"
    if not isinstance(value, list):
        raise InputError(allowed)
    for number in value:
        if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= most:
            raise InputError(f"{key}里的“{shown(number)}”不对：{allowed}")
    return [str(number) for number in sorted(set(value))]


def parse(answers: Answers) -> LetterFacts:
    """Answers of the letter flow as facts. Raises InputError for a date that does not exist or a term that ends early."""
    begin, end = _printed(answers, "term_from"), _printed(answers, "term_to")
    if begin and end and (days := (_day(begin), _day(end))) and days[0] and days[1] and days[0] > days[1]:
        raise InputError(f"聘期的止期（{end}）早于起期（{begin}），请核对。")
    return LetterFacts(
        enterprise=_typed(answers, "enterprise"),
        appointee=_typed(answers, "appointee"),
        post=_typed(answers, "post"),
        term_from=begin,
        term_to=end,
        powers=_picked(answers, "powers"),
        benefits=_picked(answers, "benefits"),
        reports_to=_typed(answers, "reports_to"),
        date=_printed(answers, "date"),
        extra_duty={"extra": True, "six": False}.get(str(answers.get("duties"))),
    )


def kind_of(answers: Answers) -> LetterKind:
    """The kind answered; 聘书 where none is."""
    return next((kind for kind in LETTER_KINDS if kind == answers.get("kind")), "聘书")


def _typed(answers: Answers, key: str) -> str | None:
    value = answers.get(key)
    return value if isinstance(value, str) and value else None


def _picked(answers: Answers, key: str) -> tuple[int, ...] | None:
    value = answers.get(key)
    return tuple(sorted(int(number) for number in value)) if isinstance(value, list) else None


def _day(text: str) -> date | None:
    m = _DATE.fullmatch(text)
    try:
        return date(int(m[1]), int(m[2]), int(m[3] or 1)) if m else None
    except ValueError:
        raise InputError(f"没有“{shown(text)}”这个日期，请核对。") from None


def _printed(answers: Answers, key: str) -> str | None:
    text = _typed(answers, key)
    if text is None or (day := _day(text)) is None:
        return text
    has_day = (m := _DATE.fullmatch(text)) is not None and m[3] is not None
    return f"{day.year}年{day.month}月{day.day}日" if has_day else f"{day.year}年{day.month}月"
