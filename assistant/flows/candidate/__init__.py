"""The candidate flow: may this person be appointed, under articles 5 and 6? Every verdict says what decides it."""

from __future__ import annotations

from functools import cache

from assistant.flows.candidate.check import as_result, check_result
from assistant.flows.candidate.facts import implied, normalised, validate_facts
from assistant.flows.candidate.outcome import assess
from assistant.flows.candidate.questions import pending, questions, situation
from assistant.flows.candidate.rules import Verdict, bearing, decide
from assistant.flows.step import Flow

__all__ = ["Verdict", "as_result", "assess", "check_result", "decide", "flow", "validate_facts"]


@cache
def flow() -> Flow:
    return Flow(
        id="candidate",
        title="候选人资格自查",
        intro="对照第五条、第六条看一位人选能不能担任首席质量官。最多九步，不知道的可以选“不清楚”。",
        questions=questions(),
        pending=pending,
        assess=assess,
        situation=situation,
        bearing=lambda answers, today: bearing(normalised(answers, today)),
        implied=implied,
    )
