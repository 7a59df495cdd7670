"""The facts about a candidate: from raw input checked against the vocabulary, and from answers to what rules read.

Where years are given as a beginning they are counted here, in whole months to the day of judgement; the clock
itself is handed in.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Final

from assistant.errors import InputError
from assistant.flows.candidate.rules import (
    BARS,
    DIPLOMA,
    JUDGEMENTS,
    KEYS,
    LEAST_YEARS,
    NOT_SURE,
    OUTSIDE,
    TITLE,
    WITHIN,
)
from assistant.flows.facts import Answers, Value
from assistant.flows.typed import MOST_YEARS, shown

UNKNOWN: Final = frozenset({"unknown", NOT_SURE})
VOCABULARY: Mapping[str, tuple[str, ...]] = {
    "position": (*WITHIN, *OUTSIDE, NOT_SURE),
    "education": DIPLOMA,
    "title": TITLE,
    **dict.fromkeys((*JUDGEMENTS, *BARS), ("yes", "no", "unknown")),
}
_SINCE = re.compile(r"((?:19|20)[0-9]{2})-([0-9]{2})(?:-([0-9]{2}))?")

TOP, QUALITY, OTHER, OUTSIDER, UNSURE_GROUP = "企业高层", "质量管理部门", "其他部门", "外部人员", NOT_SURE
GROUPS: Mapping[str, tuple[str, ...]] = {
    TOP: ("高层副职", "总经理助理", "总裁助理", "高层正职", NOT_SURE),
    QUALITY: ("质量管理部门中层正职", "质量管理部门副职", "普通员工", NOT_SURE),
    OTHER: ("其他部门中层正职", "普通员工", NOT_SURE),
    OUTSIDER: ("外部人员",),
    UNSURE_GROUP: (NOT_SURE,),
}
"""The posts of each group of the first question; one post alone follows from the group."""


def is_unknown(value: object) -> bool:
    return value is None or (isinstance(value, str) and value in UNKNOWN)


def position(answers: Answers) -> Value:
    """The post answered, None where there is none yet. A group chosen later makes a post outside it void."""
    group, post = answers.get("position_group"), answers.get("position")
    if not isinstance(group, str) or group not in GROUPS:
        return post
    posts = GROUPS[group]
    return posts[0] if len(posts) == 1 else post if post in posts else None


def implied(facts: Answers) -> Answers:
    """The group of a post that came from elsewhere than the questions."""
    post = facts.get("position")
    groups = (g for g in (UNSURE_GROUP, TOP, OTHER, QUALITY, OUTSIDER) if post in GROUPS[g])
    return {"position_group": next(groups)} if isinstance(post, str) and post in VOCABULARY["position"] else {}


def started(since: str) -> date:
    """The first day of a YYYY-MM or YYYY-MM-DD. Raises InputError."""
    m = _SINCE.fullmatch(since)
    try:
        if m:
            return date(int(m[1]), int(m[2]), int(m[3] or 1))
    except ValueError:
        pass
    raise InputError(f"quality_since的值“{shown(since)}”不是有效的年月，应写成YYYY-MM或者YYYY-MM-DD。")


def after_years(start: date, years: int) -> date:
    """The anniversary; the last day of the month where the month has no such day."""
    year = start.year + years
    return start.replace(year=year, day=min(start.day, monthrange(year, start.month)[1]))


def years_between(start: date, today: date) -> float:
    """Whole calendar months as years, the anniversary day counting; 0 for a beginning yet to come."""
    months = (today.year - start.year) * 12 + today.month - start.month
    if today.day < min(start.day, monthrange(today.year, today.month)[1]):
        months -= 1
    return max(months, 0) / 12


def years_known(answers: Answers, today: date) -> float | None:
    """Years in quality management: the number given, else counted from the beginning given."""
    years, since = answers.get("quality_years"), answers.get("quality_since")
    if isinstance(years, int | float):
        return float(years)
    if isinstance(since, str) and not is_unknown(since):
        return years_between(started(since), today)
    return None


def full_years_on(answers: Answers) -> date | None:
    """The day three years are reached, where the beginning is known and no number overrides it."""
    since = answers.get("quality_since")
    if isinstance(answers.get("quality_years"), int | float) or not isinstance(since, str) or is_unknown(since):
        return None
    return after_years(started(since), int(LEAST_YEARS))


def normalised(answers: Answers, today: date) -> dict[str, Value]:
    """What the rules read: answers with the post settled and the years counted."""
    facts = dict(answers)
    facts["position"] = position(answers)
    facts["quality_years"] = years_known(answers, today)
    return facts


def validate_facts(raw: object) -> dict[str, Value]:
    """Facts from outside, checked against the vocabulary of the contract; unknown ones (null, unknown, 不确定) are kept
    as they are. Where `quality_years` and `quality_since` are both given, the number counts.

    Raises InputError naming the key and the values allowed.
    """
    if not isinstance(raw, Mapping):
        raise InputError('facts应是一个对象，例如{"position": "高层副职"}。')
    facts: dict[str, Value] = {}
    for key, value in raw.items():
        facts[str(key)] = _checked(str(key), value)
    return facts


def _checked(key: str, value: object) -> Value:
    if key not in VOCABULARY and key not in ("quality_years", "quality_since"):
        allowed = "、".join((*KEYS, "quality_since"))
        raise InputError(f"不认识的事实“{shown(key)}”，可以用的是：{allowed}。")
    if value is None or (isinstance(value, str) and value in UNKNOWN):
        return value
    if key == "quality_years":
        return _years(value)
    if key == "quality_since":
        started(str(value))
        return str(value)
    if not isinstance(value, str) or value not in VOCABULARY[key]:
        raise InputError(f"{key}的值“{shown(value)}”不在范围内，可以是：{'、'.join(VOCABULARY[key])}，或者null。")
    return value


def _years(value: object) -> float:
    # bool is an int in Python, but true is no number of years; nan is in no range.
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST_YEARS:
        return value
    raise InputError(f"quality_years的值“{shown(value)}”不对，可以是：0至{MOST_YEARS}之间的数字，或者null。")
