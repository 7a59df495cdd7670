"""What a question comes to, before it is worded: passed from `deciding` and `correcting` to `composing`."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.knowledge.cards import Card
from assistant.knowledge.citation import Citation
from assistant.knowledge.matching import Candidate, Weighed
from assistant.knowledge.question import Part


@dataclass(frozen=True)
class Decision:
    """What one part of a message comes to: the candidate it rests on, and why it does not answer, if so. `second` is
    another card, of another article, that the part may nearly as well be about."""

    part: Part
    weighed: Weighed
    candidate: Candidate | None
    abstain: str | None = None
    lead: str | None = None
    beside: tuple[str, ...] = ()
    named: tuple[Citation, ...] = ()
    second: Card | None = None


@dataclass(frozen=True)
class Correction:
    """A false premise: how it is named, the sentence that repairs it, and what the text says instead."""

    corrects: str
    said: str
    decision: Decision
