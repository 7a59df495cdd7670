"""Turns of phrase that tell what a letter does with a power: who acts, who must agree, what is kept back, what waits.

The patterns of `cues.toml` and nothing else; which of them decides is for `phrases`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.flows.letter_review.patterns import load


@dataclass(frozen=True, slots=True)
class Cues:
    """One pattern for each table of `cues.toml`; what each says stands there."""

    harmless: re.Pattern[str]
    negated: re.Pattern[str]
    taken_from_officer: re.Pattern[str]
    taken: re.Pattern[str]
    takes_it: re.Pattern[str]
    head_not: re.Pattern[str]
    predecessor: re.Pattern[str]
    recital: re.Pattern[str]
    without: re.Pattern[str]
    consent: re.Pattern[str]
    decided: re.Pattern[str]
    advice: re.Pattern[str]
    assist: re.Pattern[str]
    help: re.Pattern[str]
    by_another: re.Pattern[str]
    suggestions: re.Pattern[str]
    limited: re.Pattern[str]
    cap: re.Pattern[str]
    no_need: re.Pattern[str]
    later: re.Pattern[str]
    details: re.Pattern[str]
    rules: re.Pattern[str]
    power: re.Pattern[str]
    duty: re.Pattern[str]
    wish: re.Pattern[str]
    past: re.Pattern[str]
    target: re.Pattern[str]
    forbids: re.Pattern[str]
    to_reader: re.Pattern[str]
    other_post: re.Pattern[str]
    comma: re.Pattern[str]
    authorised: re.Pattern[str]
    subject: re.Pattern[str]
    hands_back: re.Pattern[str]
    dismisses: re.Pattern[str]
    counterfactual: re.Pattern[str]
    unsettled: re.Pattern[str]
    urges: re.Pattern[str]
    topic: re.Pattern[str]
    by_somebody: re.Pattern[str]
    passed_on: re.Pattern[str]
    handed: re.Pattern[str]
    acts_themselves: re.Pattern[str]
    by: re.Pattern[str]
    busy: re.Pattern[str]
    reserved: re.Pattern[str]
    except_these: re.Pattern[str]
    adjusts: re.Pattern[str]
    from_day: re.Pattern[str]
    term: re.Pattern[str]
    must: re.Pattern[str]
    keeps_back: re.Pattern[str]
    resolved: re.Pattern[str]
    doubt: re.Pattern[str]
    reports_to_another: re.Pattern[str]
    joint: re.Pattern[str]
    asked: re.Pattern[str]
    in_the_end: re.Pattern[str]
    only_items: re.Pattern[str]
    excluded: re.Pattern[str]
    during: re.Pattern[str]
    in_office: re.Pattern[str]
    condition: re.Pattern[str]
    own_case: re.Pattern[str]
    a_post: re.Pattern[str]
    barred: re.Pattern[str]
    provides: re.Pattern[str]
    org: re.Pattern[str]
    does: re.Pattern[str]
    place: re.Pattern[str]


@cache
def cues() -> Cues:
    """The cues, read once a process. Raises ContentError when tables and patterns do not agree."""
    return load("cues.toml", Cues)
