"""Reviews an appointment letter against 第十二条: which powers it gives, in what words, and what it leaves open.

A letter is text to be judged, never obeyed: nothing written in it changes how it is read. Where wording can be read
two ways, a power is not called granted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from assistant.flows.letter_review.beyond import BeyondFinding as Beyond
from assistant.flows.letter_review.beyond import beyond
from assistant.flows.letter_review.mentions import Findings
from assistant.flows.letter_review.officer import officer
from assistant.flows.letter_review.outline import own_words
from assistant.flows.letter_review.page import blocks
from assistant.flows.letter_review.parts import PARTS, is_letter, missing
from assistant.flows.letter_review.phrases import POSITIVE
from assistant.flows.letter_review.powers import PowerFinding, Status, findings
from assistant.flows.letter_review.references import reader
from assistant.flows.letter_review.walk import Walk
from assistant.flows.letter_review.wording import wording

__all__ = ["PARTS", "Beyond", "PowerFinding", "Review", "Status", "review"]

_ANOTHER_TEXT = "这份文件不是首席质量官的聘书、任命文件或者授权书，没有可以审查的权限。请确认选对了文件。"


@dataclass(frozen=True, slots=True)
class Review:
    """The seven powers in order, powers without basis, usual parts missing, and whether it is such a letter at all."""

    powers: tuple[PowerFinding, ...]
    beyond: tuple[Beyond, ...]
    missing_parts: tuple[str, ...]
    is_letter: bool

    def as_json(self) -> dict[str, Any]:
        return {
            "powers": [
                {"cite": p.cite, "status": p.status.value, "evidence": p.evidence, "advice": p.advice}
                for p in self.powers
            ],
            "beyond": [{"text": b.text, "why": b.why} for b in self.beyond],
            "missing_parts": list(self.missing_parts),
            "is_letter": self.is_letter,
        }


def review(text: str) -> Review:
    """Review the text of a letter; any text will do, an empty one too."""
    words, letter = wording(), own_words(blocks(text))
    whole = "\n".join(b.plain for b in letter)
    who = officer(whole, words.surnames)
    if not is_letter(letter, named=bool(who.names)):
        nothing = (replace(p, advice=_ANOTHER_TEXT) for p in findings(text, Findings(), words))
        return Review(tuple(nothing), (), PARTS, is_letter=False)
    own_articles = any(b.rank == 10 for b in letter)
    found = Walk(words, who, reader(whole, own_articles=own_articles)).read(letter)
    powers = findings(text, found, words)
    given = any(m.standing.value in ("given", "consent", "limited", "advice") for m in found.mentions)
    reports = any(m.limb.item == 1 and m.limb.part == 3 and m.standing in POSITIVE for m in found.mentions)
    lacking = missing(text, letter, who.names, powers=given, reports=reports)
    return Review(powers, beyond(text, found.given, who, words), lacking, is_letter=True)
