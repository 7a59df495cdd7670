"""The letter flow: facts and chosen powers in, an appointment letter and its checklist out."""

from __future__ import annotations

from functools import cache

from assistant.flows.letter.draft import draft
from assistant.flows.letter.facts import letter_facts, parse
from assistant.flows.letter.outcome import assess, still_open
from assistant.flows.letter.questions import pending, questions, situation
from assistant.flows.step import Flow

__all__ = ["assess", "draft", "flow", "letter_facts"]


@cache
def flow() -> Flow:
    return Flow(
        id="letter",
        title="起草聘用文件",
        intro="逐项选定权限，起草聘书、任命文件或者授权书，并附一份清单。没有定的可以先空着。",
        questions=questions(),
        pending=pending,
        assess=assess,
        situation=situation,
        bearing=lambda answers, _today: any(key in answers for key in still_open(parse(answers))),
    )
