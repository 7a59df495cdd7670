"""Powers a letter gives that nothing in the regulation speaks of: the firm may, but not on this basis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.flows.letter_review import phrases as grammar
from assistant.flows.letter_review.mentions import Given
from assistant.flows.letter_review.phrases import Officer
from assistant.flows.letter_review.wording import Wording


@dataclass(frozen=True, slots=True)
class BeyondFinding:
    """`text` is a verbatim part of the letter, `why` what a person is told."""

    text: str
    why: str


_OFFERED = re.compile(r"质量(?:奖励|活动|教育|培训|人才|改进|承诺|文化|赔)|竞岗|奖励|津贴|待遇|聘任|被?任命[^,]{0,20}首席质量官|被任命|任命人|不合格|质量计划")


def beyond(letter: str, given: Iterable[Given], officer: Officer, wording: Wording) -> tuple[BeyondFinding, ...]:
    """What is granted without basis, in order, one finding a sentence."""
    found: dict[str, str] = {}
    for phrase in given:
        if phrase.named or _OFFERED.search(phrase.phrase):
            continue
        if not _belongs(phrase, officer):
            continue
        for entry in wording.beyond:
            if entry.words.search(phrase.phrase):
                found.setdefault(letter[phrase.sentence.start : phrase.sentence.end], entry.about)
                break
    return tuple(
        BeyondFinding(text, f"涉及{about}。第十二条所列权限、第十一条所列职责和第十三条所列权益都没有这一内容，属于企业自行授予的权限，应当另有企业内部的依据。")
        for text, about in found.items()
    )


def _belongs(given: Given, officer: Officer) -> bool:
    """The phrase gives it to the officer: it says so, or opens a list item without naming anybody."""
    return officer.in_(given.sentence.plain) or grammar.gives(given.phrase) or given.sentence.plain.startswith(given.phrase[:4])
