"""What a text says of the five bars of 第六条: denied, admitted, or left pending, item by item.

A rumour, a complaint, an investigation, an administrative fine settle nothing; an act flatly stated does. Whether
somebody is barred is not decided here, and no detail of an act goes further than the words it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.flows.candidate.rules import BARS
from assistant.flows.understanding import bar_acts, bar_denials
from assistant.flows.understanding import bar_words as words
from assistant.flows.understanding.bar_words import ANY, NO, NO_CRIME, NO_ERROR, PENDING, REST, VIOLATION, YES
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.said import Said, Settled


def read(page: Page) -> Iterator[Said]:
    """Every denial, admission and pending matter."""
    yield from bar_denials.read(page)
    yield from bar_acts.read(page)


_NAMES_ITEMS = re.compile(r"(?:其[余他它]|另外)[^,;。]{0,6}(?:项|情形|第六条)|第六条其[余他它]")


def touched(said: Sequence[Said]) -> tuple[str, ...]:
    """The items that something said leaves open, in the order of the article."""
    pending = {s.fact for s in said if s.value == PENDING and s.note != "fined"}
    return tuple(bar for bar in BARS if bar in pending)


def settle(said: Sequence[Said]) -> dict[str, Settled]:
    """yes or no for each item that the statements settle."""
    acted = {s.fact for s in said if s.note in ("act", "number", "fined") and s.value in (YES, PENDING)}
    everywhere = next((s for s in said if s.fact == ANY and s.value == NO and (s.note != "this" or acted)), None)
    told = {s.fact for s in said if s.fact in BARS}
    rest = next(
        (
            s
            for s in said
            if s.fact == ANY and s.value == REST and (acted or (told and _NAMES_ITEMS.search(s.source)))
        ),
        None,
    )
    found: dict[str, Settled] = {}
    for fact in BARS:
        own = [s for s in said if s.fact == fact]
        admitted = next((s for s in own if s.value == YES), None)
        denied = next((s for s in own if s.value == NO), None)
        cleared = next((s for s in own if s.note == "cleared"), None)
        limbs = {s.value: s for s in own if s.value in (NO_CRIME, NO_ERROR)}
        if fact == VIOLATION and len(limbs) == 2:
            denied = denied or limbs[NO_CRIME]
        if admitted:
            if not denied and not (NO_CRIME in limbs and words.CRIME.search(admitted.source)):
                found[fact] = Settled(YES, admitted)
        elif cleared:
            found[fact] = Settled(NO, cleared)
        elif any(s.value == PENDING and not (s.note == "fined" and denied) for s in own):
            continue
        elif no := denied or everywhere or (None if own else rest):
            found[fact] = Settled(NO, no)
    return found
