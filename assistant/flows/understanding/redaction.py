"""A message as it may be kept: every act that 第六条 is about taken out, with its penalty, its sum and its court.

Of an offence nothing is stored beyond yes, no or unsure.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.flows.understanding import bars
from assistant.flows.understanding.bar_words import OF_ACTS
from assistant.flows.understanding.page import read_page

HIDDEN = "〔第六条情形，细节未保存〕"

_DETAIL = re.compile(
    r"处分|记(?:了|过)?大?过|考验期|万元|元|罚|判|刑|查实|立案|调查|核实|举报|损失|赔|法院|公安|纪检|检察|案"
)


def redacted(text: str, today: date) -> str:
    """The message with every act that 第六条 is about taken out: what may be kept of it is yes, no or unsure."""
    del today
    page = read_page(text)
    hidden: set[int] = set()
    acts = [s for s in bars.read(page) if s.note in OF_ACTS]
    for act in acts:
        first, last = page.index_at(act.start), page.index_at(max(act.end - 1, act.start))
        hidden.update(range(first, last + 1))
        sentence = page.clauses[first].sentence
        for number, clause in enumerate(page.clauses):
            # The penalty, the sum and the court stand beside the act.
            if (
                abs(clause.sentence - sentence) <= 1
                and _DETAIL.search(clause.text)
                and (clause.sentence == sentence or number in (first + 1, last + 1))
            ):
                hidden.add(number)
    parts: list[str] = []
    at = 0
    for number in sorted(hidden):
        start, end = page.verbatim(page.clauses[number].start, page.clauses[number].end)
        if parts and parts[-1] == HIDDEN and not text[at:start].strip("，,、 ；;"):
            at = end
            continue
        parts += [text[at:start], HIDDEN]
        at = end
    return "".join([*parts, text[at:]])
