"""The bank of questions: every ask of every card, and every provision, ready to be compared with a question.

A question is a weighted set of features. An entry's nearness has three sides: the cosine of its nearest ask, the
cosine of all its asks taken together, and how much of the question the entry knows at all. The bank holds numbers
only: which entry is which is its owner's business, and so is the decision to answer.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import truediv

from assistant.knowledge.reading import ASPECT, WORTH

# Features shared by several asks of an entry count more, but not in proportion; those only in its clause or lead less.
SATURATION, BESIDE = 1.0, 0.3
# Features below the one weight are passed over when another is above the other.
NEGLIGIBLE, TELLING = 0.35, 2.0


@dataclass(frozen=True, slots=True)
class Near:
    """An entry near a question: how near its nearest ask is (`ask`, its number), its asks together, and the share
    of the question it knows. All between 0 and about 1."""

    entry: int
    cosine: float
    together: float
    known: float
    ask: int


@dataclass(frozen=True)
class Bank:
    """Postings as byte strings of 16-bit numbers, so that a stored bank is read without building anything.

    The asks of entry n are numbered from `first[n]` to before `first[n + 1]`. `shares_of` holds, beside each list of
    `entries_with`, how much of the entry has the feature (32-bit floats).
    """

    size: int
    first: array[int]
    norm: array[float]
    breadth: array[float]
    asks_with: Mapping[str, bytes]
    entries_with: Mapping[str, bytes]
    shares_of: Mapping[str, bytes]

    def weight(self, feature: str) -> float:
        """What a feature says: rare ones much, unknown ones most."""
        held = len(self.entries_with.get(feature, b"")) // 2
        return WORTH[feature[0]] * math.log(1 + (self.size - held + 0.5) / (held + 0.5))

    def knows(self, feature: str) -> bool:
        return feature in self.entries_with

    def nearest(self, question: Mapping[str, float]) -> list[Near]:
        """Entries that share anything with the question (feature -> weight up to 1), in no particular order."""
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
            gain = share * weight * weight
            for ask in array("H", self.asks_with.get(feature, b"")):
                dots[ask] += gain
            entries = array("H", self.entries_with.get(feature, b""))
            for entry, part in zip(entries, array("f", self.shares_of.get(feature, b"")), strict=True):
                together[entry] += gain * part
            if feature[0] != ASPECT:
                total += share * weight
                for entry in entries:
                    known[entry] += share * weight
        length = math.sqrt(square) or 1.0
        cosines = list(map(truediv, dots, self.norm))
        near = []
        for entry, sum_ in enumerate(together):
            if sum_ > 0.0:
                start, end = self.first[entry], self.first[entry + 1]
                best = max(cosines[start:end], default=0.0)
                ask = cosines.index(best, start, end) if best else -1
                near.append(
                    Near(entry, best / length, sum_ / (length * self.breadth[entry]), known[entry] / (total or 1.0), ask)
                )
        return near


def build(entries: Sequence[tuple[Sequence[Iterable[str]], Iterable[str]]]) -> Bank:
    """A bank of entries, each given as its asks (features of each) and all that it knows besides."""
    first, norm, breadth = array("H", [0]), array("f"), array("f")
    asks_with: dict[str, array[int]] = {}
    entries_with: dict[str, array[int]] = {}
    shares_of: dict[str, array[float]] = {}
    asks: list[frozenset[str]] = []
    counted: list[Counter[str]] = []
    for number, (own, more) in enumerate(entries):
        times = Counter[str]()
        for ask in own:
            features = frozenset(ask)
            times.update(features)
            for feature in sorted(features):
                asks_with.setdefault(feature, array("H")).append(len(asks))
            asks.append(features)
        first.append(len(asks))
        counted.append(times)
        for feature in sorted(times.keys() | {f for f in more if f[0] != ASPECT}):
            entries_with.setdefault(feature, array("H")).append(number)
            count = times[feature]
            shares_of.setdefault(feature, array("f")).append(count / (count + SATURATION) if count else BESIDE)
    bank = Bank(
        len(entries), first, norm, breadth,
        {f: held.tobytes() for f, held in asks_with.items()},
        {f: held.tobytes() for f, held in entries_with.items()},
        {f: held.tobytes() for f, held in shares_of.items()},
    )  # fmt: skip
    norm.extend(math.sqrt(sum(bank.weight(f) ** 2 for f in features)) or 1.0 for features in asks)
    breadth.extend(_breadths(bank, counted))
    return bank


def _breadths(bank: Bank, counted: Sequence[Counter[str]]) -> list[float]:
    """Length of each entry's asks taken together, drawn half-way to the mean: broad entries are held back, not sunk."""
    lengths = [
        math.sqrt(sum((bank.weight(f) * n / (n + SATURATION)) ** 2 for f, n in times.items())) or 1.0
        for times in counted
    ]
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    return [(length + mean) / 2 for length in lengths]
