"""Rules over facts, each with the clause it rests on: no rule exists without basis, force, addressee and kind.

Conditions are built from a few typed combinators and evaluate to a truth value together with the facts still
missing for it. Nothing here knows this regulation's articles, nor how a verdict is put into words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from assistant.errors import ContentError
from assistant.flows.facts import NO, YES, Value
from assistant.flows.step import Kind, Status
from assistant.flows.tri import Tri, all_of, any_of, negate
from assistant.knowledge.annotations import ADDRESSEES, Force
from assistant.knowledge.citation import Citation
from assistant.knowledge.provisions import Regulation

Facts: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A truth value and the facts that could still change it, none when it is settled."""

    value: Tri
    missing: frozenset[str] = frozenset()


_YES, _NO = Evaluation(Tri.YES), Evaluation(Tri.NO)


@cache
def _not_known(fact: str) -> Evaluation:
    return Evaluation(Tri.UNKNOWN, frozenset({fact}))


@dataclass(frozen=True, slots=True)
class OneOf:
    """YES where the fact is one of `accepted`, NO where one of `rejected`, else unknown."""

    fact: str
    accepted: frozenset[str | None]
    rejected: frozenset[str | None]

    def evaluate(self, facts: Facts) -> Evaluation:
        value = facts.get(self.fact)
        if value in self.accepted:
            return _YES
        return _NO if value in self.rejected else _not_known(self.fact)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """YES where the number is `least` or more: 以上 includes the number itself."""

    fact: str
    least: float

    def evaluate(self, facts: Facts) -> Evaluation:
        value = facts.get(self.fact)
        if not isinstance(value, int | float):
            return _not_known(self.fact)
        return _YES if value >= self.least else _NO


@dataclass(frozen=True, slots=True)
class All:
    """AND of its parts. A part that is NO settles it."""

    parts: tuple[Condition, ...]

    def evaluate(self, facts: Facts) -> Evaluation:
        return _settle([part.evaluate(facts) for part in self.parts], all_of)


@dataclass(frozen=True, slots=True)
class Any:
    """OR of its parts. A part that is YES settles it."""

    parts: tuple[Condition, ...]

    def evaluate(self, facts: Facts) -> Evaluation:
        return _settle([part.evaluate(facts) for part in self.parts], any_of)


@dataclass(frozen=True, slots=True)
class Not:
    """NOT of a condition."""

    part: Condition

    def evaluate(self, facts: Facts) -> Evaluation:
        inner = self.part.evaluate(facts)
        return Evaluation(negate(inner.value), inner.missing)


Condition: TypeAlias = OneOf | AtLeast | All | Any | Not


def _settle(parts: list[Evaluation], connect: Callable[..., Tri]) -> Evaluation:
    value = connect(*(part.value for part in parts))
    if value is not Tri.UNKNOWN:
        return _YES if value is Tri.YES else _NO
    return Evaluation(value, frozenset().union(*(part.missing for part in parts)))


def stated(fact: str) -> OneOf:
    """YES for yes, NO for no."""
    return OneOf(fact, frozenset({YES}), frozenset({NO}))


@dataclass(frozen=True, slots=True)
class Basis:
    """A clause and its words, verbatim; `operative` are those the rule turns on, a part of `quote`."""

    cite: Citation
    quote: str
    operative: str

    @classmethod
    def of(cls, text: Regulation, cite: str, first: str = "", last: str = "") -> Basis:
        """The clause's words from `first` to `last`, both inclusive; the whole clause without them.

        The words are cut out of the text, so that no law is typed here. Raises ContentError when they do not
        stand there.
        """
        provision = text[cite]
        quote = provision.opening
        start = quote.find(first)
        place = quote.find(last, start + len(first)) if last else len(quote)
        if start < 0 or place < 0:
            raise ContentError(f"{provision.cite}里没有“{first}……{last}”")
        return cls(provision.cite, quote, quote[start : place + len(last)])


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand of the text. `condition` is what the clause describes; under `Force.MUST_NOT` its being so is the
    failing, under every other force its not being so. What is only encouraged or allowed can never be failed."""

    id: str
    basis: Basis
    force: Force
    addressee: str
    kind: Kind
    condition: Condition

    def __post_init__(self) -> None:
        if not self.basis.quote or self.basis.operative not in self.basis.quote:
            raise ContentError(f"规则{self.id}没有依据")
        if self.addressee not in ADDRESSEES:
            raise ContentError(f"规则{self.id}没有写明对谁提出")

    def evaluate(self, facts: Facts) -> Evaluation:
        """Whether the rule is kept (YES), failed (NO) or not known."""
        found = self.condition.evaluate(facts)
        return Evaluation(negate(found.value), found.missing) if self.force is Force.MUST_NOT else found

    def status(self, facts: Facts) -> Status:
        value = self.evaluate(facts).value
        if value is Tri.YES:
            return Status.MET
        if value is Tri.UNKNOWN:
            return Status.UNKNOWN
        return Status.ADVICE if self.force in OPTIONAL else Status.NOT_MET


OPTIONAL = frozenset({Force.ENCOURAGE, Force.MAY, Force.EXPLORE})


def facts_in(condition: Condition) -> Iterator[str]:
    """The fact keys a condition looks at, in order."""
    match condition:
        case All(parts) | Any(parts):
            for part in parts:
                yield from facts_in(part)
        case Not(part):
            yield from facts_in(part)
        case OneOf() | AtLeast():
            yield condition.fact


def mutations(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """Every condition that differs from this one by one small mistake, with its name: for tests that must notice."""
    yield "negated", Not(condition)
    match condition:
        case All(parts) | Any(parts):
            other = Any if isinstance(condition, All) else All
            if len(parts) > 1:
                yield "and/or swapped", other(parts)
            for n, part in enumerate(parts):
                if len(parts) > 1:
                    yield f"part {n + 1} dropped", replace(condition, parts=parts[:n] + parts[n + 1 :])
                for name, changed in mutations(part):
                    yield f"part {n + 1}: {name}", replace(condition, parts=(*parts[:n], changed, *parts[n + 1 :]))
        case Not(part):
            yield "negation dropped", part
        case OneOf(_, accepted, rejected):
            for value in sorted(accepted, key=str):
                moved = replace(condition, accepted=accepted - {value}, rejected=rejected | {value})
                yield f"{value} rejected", moved
                yield f"{value} open", replace(condition, accepted=accepted - {value})
            for value in sorted(rejected, key=str):
                moved = replace(condition, accepted=accepted | {value}, rejected=rejected - {value})
                yield f"{value} accepted", moved
                yield f"{value} open", replace(condition, rejected=rejected - {value})
        case AtLeast(_, least):
            yield "one more", replace(condition, least=least + 1)
            yield "one less", replace(condition, least=least - 1)
            yield "more than", replace(condition, least=least + 0.001)
