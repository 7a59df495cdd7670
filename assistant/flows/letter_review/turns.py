"""The turns of phrase of `beside.toml` as patterns: what may stand beside a grant.

What a turn does to a grant is for `beside`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.flows.letter_review.patterns import load


@dataclass(frozen=True, slots=True)
class Turns:
    """One pattern for each table of `beside.toml`; what each says stands there."""

    shared: re.Pattern[str]
    overrules: re.Pattern[str]
    under: re.Pattern[str]
    under_own: re.Pattern[str]
    not_always: re.Pattern[str]
    own_case: re.Pattern[str]
    cases: re.Pattern[str]
    safe: re.Pattern[str]
    safe_stops: re.Pattern[str]
    officer_acts: re.Pattern[str]
    plain_words: re.Pattern[str]
    safe_after: re.Pattern[str]
    above: re.Pattern[str]
    final: re.Pattern[str]
    holds_off: re.Pattern[str]
    no_harm: re.Pattern[str]
    rider: re.Pattern[str]
    own_matter: re.Pattern[str]
    leaves_alone: re.Pattern[str]


@cache
def turns() -> Turns:
    """The turns, read once a process. Raises ContentError when tables and patterns do not agree."""
    return load("beside.toml", Turns)
