"""An answer as it leaves the knowledge floor: conclusion, clauses verbatim, hints, and why this was found.

Shapes only, in the contract's own keys; how an answer is found is `answering`'s business, how it is shown the
screen's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.knowledge.citation import Citation
from assistant.knowledge.provisions import Regulation

MOST_CITATIONS, MOST_RELATED, MOST_QUESTIONS = 5, 5, 3


@dataclass(frozen=True, slots=True)
class Quote:
    """One provision, verbatim; `lead_in` is the sentence an item hangs on."""

    cite: Citation
    lead_in: str | None
    text: str

    def as_json(self) -> dict[str, Any]:
        return {"cite": str(self.cite), "lead_in": self.lead_in, "text": self.text}


@dataclass(frozen=True, slots=True)
class NextFlow:
    """A guided flow worth starting from here."""

    flow: str
    label: str


@dataclass(frozen=True, slots=True)
class Match:
    """Why something was found: what was typed, and the word it was taken for."""

    query: str
    term: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What `ask` gives. `outcome`: answer, abstain, clarify or error; `abstain` says why, else None."""

    outcome: str
    lead: str
    abstain: str | None = None
    corrects: str | None = None
    quotes: tuple[Quote, ...] = ()
    notes: tuple[str, ...] = ()
    related: tuple[Citation, ...] = ()
    next: tuple[NextFlow, ...] = ()
    questions: tuple[str, ...] = ()
    matched: tuple[Match, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The clauses the answer rests on, best first; none when it does not answer."""
        return tuple(quote.cite for quote in self.quotes)

    def as_json(self, id: str | None = None) -> dict[str, Any]:  # noqa: A002  the contract's key
        """The contract's object."""
        return {
            "id": id,
            "outcome": self.outcome,
            "abstain": self.abstain,
            "lead": self.lead,
            "corrects": self.corrects,
            "citations": [str(cite) for cite in self.citations],
            "quotes": [quote.as_json() for quote in self.quotes],
            "notes": list(self.notes),
            "related": [str(cite) for cite in self.related],
            "next": [{"flow": n.flow, "label": n.label} for n in self.next],
            "questions": list(self.questions),
            "matched": [{"query": m.query, "term": m.term} for m in self.matched],
        }


def quotes(text: Regulation, cites: Iterable[Citation]) -> tuple[Quote, ...]:
    """The provisions word for word, repeats dropped, at most five."""
    unique = tuple(dict.fromkeys(cites))[:MOST_CITATIONS]
    return tuple(Quote(cite, text[cite].lead_in, text[cite].text) for cite in unique)


def others(cites: Sequence[Citation], but: Iterable[Citation]) -> tuple[Citation, ...]:
    """Related provisions, without those quoted already."""
    quoted = set(but)
    return tuple(c for c in dict.fromkeys(cites) if c not in quoted)[:MOST_RELATED]
