"""The bank of questions: every ask of every card, and every provision, ready to be compared with a question.

A question is a weighted set of features. An entry's nearness has three sides: the cosine of its nearest ask, the
cosine of all its asks taken together, and how much of the question the entry knows at all. The bank holds numbers
only: which entry is which is its owner's business, and so is the decision to answer.
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, compress, pairwise

from assistant.knowledge.reading import ASPECT, WORTH

# Features shared by several asks of an entry count more, but not in proportion; those only in its clause or lead less.
SATURATION, BESIDE = 1.0, 0.3
# Features below the one weight are passed over when another is above the other.
NEGLIGIBLE, TELLING = 0.35, 2.0


@dataclass(frozen=True, slots=True)
class Near:
    """An entry near a question: how near its nearest ask is (`ask`, its number), its asks together, and the share
    of the question it knows. All between 0 and about 1; `score` is the three as the asker weighs them."""

    score: float
    entry: int
    cosine: float
    together: float
    known: float
    ask: int


@dataclass(frozen=True)
class Bank:
    """Postings one behind the other in a few arrays, so that a stored bank is read almost without building anything.

    The asks of entry n are numbered from `first[n]` to before `first[n + 1]`; those that have feature n of `numbers`
    are `asks[asks_from[n]:asks_from[n + 1]]`, its entries likewise, with how much of each entry has it in `shares`.
    """

    size: int
    first: array[int]
    norm: array[float]
    breadth: array[float]
    numbers: Mapping[str, int]
    asks_from: array[int]
    asks: array[int]
    entries_from: array[int]
    entries: array[int]
    shares: array[float]
    _weights: dict[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def weight(self, feature: str) -> float:
        """What a feature says: rare ones much, unknown ones most."""
        known = self._weights.get(feature)
        if known is not None:
            return known
        number = self.numbers.get(feature)
        held = 0 if number is None else self.entries_from[number + 1] - self.entries_from[number]
        weight = WORTH[feature[0]] * math.log(1 + (self.size - held + 0.5) / (held + 0.5))
        if held:  # what people type besides is without end
            self._weights[feature] = weight
        return weight

    def knows(self, feature: str) -> bool:
        return feature in self.numbers

    def holders(self, feature: str) -> Sequence[int]:
        """The entries that know a feature, in order."""
        number = self.numbers.get(feature)
        return () if number is None else self.entries[self.entries_from[number] : self.entries_from[number + 1]]

    def nearest(self, question: Mapping[str, float], sides: tuple[float, float, float], most: int) -> list[Near]:
        """The `most` entries nearest to the question (feature -> weight up to 1), best first.

        `sides` says how much nearest ask, all asks together and the share known count for the score.
        """
        dots = [0.0] * len(self.norm)
        together = [0.0] * self.size
        known = [0.0] * self.size
        total = square = 0.0
        weights = {feature: self.weight(feature) for feature in question}
        # What nearly every entry has decides nothing, unless the question holds nothing else.
        least = NEGLIGIBLE if max(weights.values(), default=0.0) > TELLING else 0.0
        for feature, share in question.items():
            weight = weights[feature]
            square += (share * weight) ** 2
            if weight < least:
                continue
            gain, part_known = share * weight * weight, 0.0
            if feature[0] != ASPECT:
                part_known = share * weight
                total += part_known
            if (number := self.numbers.get(feature)) is None:
                continue
            for ask in self.asks[self.asks_from[number] : self.asks_from[number + 1]]:
                dots[ask] += gain
            start, end = self.entries_from[number], self.entries_from[number + 1]
            for entry, part in zip(self.entries[start:end], self.shares[start:end], strict=True):
                together[entry] += gain * part
                known[entry] += part_known
        length = math.sqrt(square) or 1.0
        best, nearest_ask = self._nearest_asks(dots)
        near_ask, near_all, share_known = sides
        scored = []
        for entry, sum_ in enumerate(together):
            if sum_ > 0.0:
                cosine, all_asks = best[entry] / length, sum_ / (length * self.breadth[entry])
                share = known[entry] / (total or 1.0)
                score = near_ask * cosine + near_all * all_asks + share_known * share
                scored.append((score, -entry, cosine, all_asks, share))
        return [
            Near(score, -entry, cosine, all_asks, share, nearest_ask[-entry])
            for score, entry, cosine, all_asks, share in heapq.nlargest(most, scored)
        ]

    def _nearest_asks(self, dots: Sequence[float]) -> tuple[list[float], list[int]]:
        """For every entry its best ask's dot product over that ask's length, and the first ask that has it (or -1)."""
        best, which = [0.0] * self.size, [-1] * self.size
        norm, entry_of = self.norm, self._entry_of
        for ask in compress(range(len(dots)), dots):
            cosine, entry = dots[ask] / norm[ask], entry_of[ask]
            if cosine > best[entry]:
                best[entry], which[entry] = cosine, ask
        return best, which

    @cached_property
    def _entry_of(self) -> array[int]:
        """The entry of each ask."""
        owners = array("H")
        for entry, (start, end) in enumerate(pairwise(self.first)):
            owners.extend([entry] * (end - start))
        return owners


def build(entries: Sequence[tuple[Sequence[Iterable[str]], Iterable[str]]]) -> Bank:
    """A bank of entries, each given as its asks (features of each) and all that it knows besides."""
    first, norm, breadth = array("H", [0]), array("f"), array("f")
    asks_with: dict[str, array[int]] = {}
    entries_with: dict[str, array[int]] = {}
    shares_of: dict[str, array[float]] = {}
    asks: list[list[str]] = []
    counted: list[Counter[str]] = []
    for number, (own, more) in enumerate(entries):
        times = Counter[str]()
        for ask in own:
            features = sorted(set(ask))
            times.update(features)
            for feature in features:
                asks_with.setdefault(feature, array("H")).append(len(asks))
            asks.append(features)
        first.append(len(asks))
        counted.append(times)
        for feature in sorted(times.keys() | {f for f in more if f[0] != ASPECT}):
            entries_with.setdefault(feature, array("H")).append(number)
            count = times[feature]
            shares_of.setdefault(feature, array("f")).append(count / (count + SATURATION) if count else BESIDE)
    features = sorted(entries_with)  # what an ask has, its entry has
    bank = Bank(
        len(entries), first, norm, breadth, {feature: number for number, feature in enumerate(features)},
        *_joined(asks_with.get(f, ()) for f in features),
        *_joined(entries_with[f] for f in features),
        array("f", chain.from_iterable(shares_of[f] for f in features)),
    )  # fmt: skip
    norm.extend(math.sqrt(sum(bank.weight(f) ** 2 for f in features)) or 1.0 for features in asks)
    breadth.extend(_breadths(bank, counted))
    return bank


def _joined(lists: Iterable[Sequence[int]]) -> tuple[array[int], array[int]]:
    """Where each list begins (and the last one ends), and all of them in one array."""
    begins, joined = array("I", [0]), array("H")
    for held in lists:
        joined.extend(held)
        begins.append(len(joined))
    return begins, joined


def _breadths(bank: Bank, counted: Sequence[Counter[str]]) -> list[float]:
    """Length of each entry's asks taken together, drawn half-way to the mean: broad entries are held back, not sunk."""
    lengths = [
        math.sqrt(sum((bank.weight(f) * n / (n + SATURATION)) ** 2 for f, n in times.items())) or 1.0
        for times in counted
    ]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    return [(length + mean) / 2 for length in lengths]
