"""The candidate verdict as the contract states it, written a second time and independently.

For comparing with the rules the product uses; imports nothing from it, reads no text and no content file, and
knows no wording beyond the four verdicts. A facts dict has the keys and values of the contract's table;
absent, None, `unknown` and `不确定` all mean unknown. `quality_since` is counted only where `as_of` is handed in.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping
from datetime import date

Facts = Mapping[str, object]
Fact = dict[str, object]
Truth = bool | None  # True met (or, for a bar, present); False not; None unknown

MAY, LACKS, BARRED, OPEN = "可以担任", "不具备条件", "不得担任", "待核实"

POSTS_WITHIN = ("高层副职", "总经理助理", "总裁助理", "质量管理部门中层正职")
POSTS_OUTSIDE = ("高层正职", "质量管理部门副职", "其他部门中层正职", "普通员工", "外部人员")
BARS = {
    "violation": "第六条第（一）项",
    "improper_gain": "第六条第（二）项",
    "abuse": "第六条第（三）项",
    "disclosure": "第六条第（四）项",
    "other_harm": "第六条第（五）项",
}
# The order of the contract's table; `quality_since` is another way to give `quality_years`.
KEYS = (
    "position",
    "quality_years",
    "ability",
    "education",
    "title",
    "commitment",
    "integrity",
    *BARS,
)
UNKNOWN = (None, "unknown", "不确定")
YES_NO = {"yes": True, "no": False}
WORDS = {
    "position": dict.fromkeys(POSTS_WITHIN, True) | dict.fromkeys(POSTS_OUTSIDE, False),
    "education": {"大专及以上": True, "大专以下": False},
    "title": {"中级及以上": True, "中级以下或无": False},
}


# --- from the vocabulary to three values --------------------------------------------------------------


def years(facts: Facts, as_of: date | None = None) -> float | None:
    """Years in quality management; from `quality_since` in whole months, the anniversary day counting."""
    given = facts.get("quality_years")
    if given not in UNKNOWN:
        assert isinstance(given, int | float)
        return float(given)
    since = facts.get("quality_since")
    if since in UNKNOWN or as_of is None:
        return None
    year, month, *day = (int(part) for part in str(since).split("-"))
    months = (as_of.year - year) * 12 + as_of.month - month
    if as_of.day < (day[0] if day else 1):
        months -= 1
    return months / 12


def truth(facts: Facts, key: str, as_of: date | None = None) -> Truth:
    """One fact in three values; a word outside the vocabulary is a mistake in the test and raises."""
    if key == "quality_years":
        counted = years(facts, as_of)
        return None if counted is None else counted >= 3
    value = facts.get(key)
    if value in UNKNOWN:
        return None
    return WORDS.get(key, YES_NO)[str(value)]


def _truths(facts: Facts, as_of: date | None) -> dict[str, Truth]:
    return {key: truth(facts, key, as_of) for key in KEYS}


def _all(*parts: Truth) -> Truth:
    return False if False in parts else None if None in parts else True


def _any(*parts: Truth) -> Truth:
    return True if True in parts else None if None in parts else False


def _clauses(known: Mapping[str, Truth]) -> dict[str, Truth]:
    """The post and the four items of 第五条, in the order of the text."""
    return {
        "第五条": known["position"],
        "第五条第（一）项": known["commitment"],
        "第五条第（二）项": _all(known["quality_years"], known["ability"]),
        "第五条第（三）项": _any(known["education"], known["title"]),
        "第五条第（四）项": known["integrity"],
    }


# --- the contract -------------------------------------------------------------------------------------


def verdict(facts: Facts, as_of: date | None = None) -> str:
    known = _truths(facts, as_of)
    barred = _any(*(known[bar] for bar in BARS))
    qualified = _all(*_clauses(known).values())
    if barred is True:
        return BARRED
    if qualified is False:
        return LACKS
    if barred is None or qualified is None:
        return OPEN
    return MAY


def decided_by(facts: Facts, as_of: date | None = None) -> list[str]:
    known = _truths(facts, as_of)
    reached = verdict(facts, as_of)
    if reached == BARRED:
        return [cite for bar, cite in BARS.items() if known[bar] is True]
    if reached == LACKS:
        return [cite for cite, met in _clauses(known).items() if met is False]
    return []


def open_facts(facts: Facts, as_of: date | None = None) -> list[str]:
    """Unknown facts whose value could still change the verdict: the closed form."""
    known = _truths(facts, as_of)
    reached = verdict(facts, as_of)
    if reached == BARRED:
        return []
    unknown = [key for key in KEYS if known[key] is None]
    if reached == LACKS:
        return [key for key in unknown if key in BARS]
    if known["education"] or known["title"]:
        unknown = [key for key in unknown if key not in ("education", "title")]
    return unknown


def headline_kind(facts: Facts, as_of: date | None = None) -> str:
    """V1 … V5; V4 where nothing but the firm's own judgement (（一）, （四） and ability in （二）) is missing."""
    reached = verdict(facts, as_of)
    if reached != OPEN:
        return {BARRED: "V1", LACKS: "V2", MAY: "V5"}[reached]
    judged = {"commitment", "ability", "integrity"}
    return "V4" if judged.issuperset(open_facts(facts, as_of)) else "V3"


# --- the same by definition ---------------------------------------------------------------------------
# A completed state is a number of twelve bits, bit i for KEYS[i]; a set of states is a number of 4096 bits.


def _completed_verdict(state: int) -> str:
    """Two-valued, in the words of the contract; shares nothing with `verdict`."""
    is_true = {key: bool(state >> i & 1) for i, key in enumerate(KEYS)}
    if any(is_true[bar] for bar in BARS):
        return BARRED
    for key in ("position", "quality_years", "ability", "commitment", "integrity"):
        if not is_true[key]:
            return LACKS
    return MAY if is_true["education"] or is_true["title"] else LACKS


_STATES = range(2 ** len(KEYS))
_VERDICTS = [_completed_verdict(state) for state in _STATES]
_EVERY = sum(1 << state for state in _STATES)
_WHERE_TRUE = [sum(1 << state for state in _STATES if state >> i & 1) for i in range(len(KEYS))]
_WHERE_DECISIVE = [
    sum(1 << state for state in _STATES if _VERDICTS[state] != _VERDICTS[state ^ 1 << i]) for i in range(len(KEYS))
]
_WHERE_VERDICT = {
    word: sum(1 << state for state in _STATES if _VERDICTS[state] == word) for word in (MAY, LACKS, BARRED)
}


def _completions(known: Mapping[str, Truth]) -> int:
    """The set of completed states that agree with what is known."""
    states = _EVERY
    for i, key in enumerate(KEYS):
        if known[key] is not None:
            states &= _WHERE_TRUE[i] if known[key] else _EVERY ^ _WHERE_TRUE[i]
    return states


def open_facts_by_definition(facts: Facts, as_of: date | None = None) -> list[str]:
    """f is open iff some completion of the other unknowns gives another verdict when f alone is changed."""
    known = _truths(facts, as_of)
    states = _completions(known)
    return [key for i, key in enumerate(KEYS) if known[key] is None and states & _WHERE_DECISIVE[i]]


def possible_verdicts(facts: Facts, as_of: date | None = None) -> set[str]:
    """What the verdict can still become once everything is known."""
    states = _completions(_truths(facts, as_of))
    return {word for word, where in _WHERE_VERDICT.items() if states & where}


# --- material to compare on ---------------------------------------------------------------------------

# Each as (met, not met, unknown); for 第六条 met means present.
CLASSES: dict[str, tuple[object, object, object]] = dict.fromkeys(KEYS, ("yes", "no", "unknown")) | {
    "position": ("质量管理部门中层正职", "高层正职", "不确定"),
    "quality_years": (3, 2.9, None),
    "education": ("大专及以上", "大专以下", "不确定"),
    "title": ("中级及以上", "中级以下或无", "不确定"),
}
VOCABULARY: dict[str, tuple[object, ...]] = {key: CLASSES[key] for key in KEYS} | {
    "position": (*POSTS_WITHIN, *POSTS_OUTSIDE, "不确定"),
    "quality_years": (0, 0.5, 1, 2, 2.9, 2.99, 3, 3.0, 3.5, 4, 10, 35, None),
}


def all_classes() -> Iterator[Fact]:
    """One facts dict for each of the 3^12 = 531,441 combinations of met, not met and unknown."""
    for values in itertools.product(*(CLASSES[key] for key in KEYS)):
        yield dict(zip(KEYS, values, strict=True))


def random_facts(rng: random.Random, as_of: date | None = None) -> Fact:
    """Facts over the whole vocabulary, keys left out at random and in any order.

    How benign a case is varies, or nearly all would be 不得担任. With `as_of` some give `quality_since` instead.
    """
    benign = rng.choice((0.0, 0.5, 0.8, 0.95, 1.0))
    keys = list(KEYS)
    rng.shuffle(keys)
    facts: Fact = {}
    for key in keys:
        if rng.random() < 0.15:
            continue
        words = VOCABULARY[key]
        if rng.random() < benign:
            good = key not in BARS
            words = tuple(word for word in words if truth({key: word}, key) is good)
        facts[key] = rng.choice(words)
    if as_of is not None and rng.random() < 0.3:
        facts.pop("quality_years", None)
        since = f"{as_of.year - rng.randint(0, 6)}-{rng.randint(1, 12):02d}"
        if since < f"{as_of:%Y-%m}":
            facts["quality_since"] = since if rng.random() < 0.5 else f"{since}-{rng.randint(1, 28):02d}"
    return facts
