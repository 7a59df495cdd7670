"""The bank of questions: every ask of every card, and every provision, ready to be compared with a question.

A question is a weighted set of features. An entry is the nearer the more likely the question's features are among its
asks than anywhere (naive Bayes, an entry's rates drawn towards those of its group and these towards the rates of all);
the cosine of its nearest ask says besides how nearly the same question it is. The bank holds numbers only: which entry
is which is its owner's business, and so is the decision to answer.
"""

from __future__ import annotations

import heapq
import math
import sys
from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assistant.knowledge.reading import ASPECT, CHARACTER, PAIR, ROW, WORD

# What kinds of features count for where two questions are compared word by word (times their rarity).
WORTH: Mapping[str, float] = {WORD: 1.0, PAIR: 0.6, CHARACTER: 0.0, ROW: 1.3, ASPECT: 1.2}
# What they tell of an entry. A single character tells much: 拿回扣, 收红包 and 吃好处费 share little else.
TELLS: Mapping[str, float] = {WORD: 0.7, PAIR: 0.5, CHARACTER: 1.2, ROW: 2.0, ASPECT: 2.0}
# What an entry knows besides its asks counts as this share of an ask.
BESIDE = 0.4
# How many asks' worth an entry's own rates are drawn towards its group's, and a group's towards the rates of all.
TO_GROUP, TO_ALL, UNSEEN = 12.0, 12.0, 1.0
# A feature an entry lacks speaks against it so much and no more (a logarithm of likelihoods).
FLOOR = -1.5
# What more entries than these have is kept as a row of all entries.
COMMON = 64
# A pair of characters must have been seen so often.
OFTEN = 2
# Rows are weighed and added as whole numbers, each as one long integer with a lane for every entry: what a row of
# 600 costs that way is what a single entry costs in a loop. Weights are kept to so many parts of 1.
LANE, PARTS = "I", 4096
# Likelihoods are kept in steps of this, a byte each.
STEP, MOST_STEPS = 1 / 24, 255
# How much being nearly the same question as one of its asks adds to an entry.
SAME = 0.1


@dataclass(frozen=True, slots=True)
class Near:
    """An entry near a question: the share of what the question could tell that tells of it (`likely`), how near its
    nearest ask is (`cosine`; the ask's number), and the two as one `score`. All between 0 and about 1."""

    score: float
    entry: int
    likely: float
    cosine: float
    ask: int


@dataclass(frozen=True)
class Bank:
    """Postings one behind the other in a few arrays, so that a stored bank is read almost without building anything.

    The asks of entry n are numbered from `first[n]` to before `first[n + 1]`; ask a has the features (numbers of
    `numbers`) `features[begins[a]:begins[a + 1]]`. Feature n is seen in the groups `groups[groups_from[n]:groups_from[n + 1]]`,
    `likelier` by so many steps above `FLOOR` than anywhere, and in the entries `entries[entries_from[n]:…]`, by `more` than in
    their group; a feature of many entries has instead a row of `common`, one step for each entry: the row numbered
    `row[n]`, from 1. An entry's `share` is what is left of a group's rate for features the entry lacks (a logarithm).
    `rarity` is what a feature could tell at most, `asked` in how many asks it stands, `held` in how many entries.
    """

    size: int
    first: array[int]
    numbers: Mapping[str, int]
    norm: array[float]
    begins: array[int]
    features: array[int]
    asked: array[int]
    group: array[int]
    share: array[float]
    groups_from: array[int]
    groups: array[int]
    likelier: array[int]
    held: array[int]
    entries_from: array[int]
    entries: array[int]
    more: array[int]
    row: array[int]
    common: array[int]
    rarity: array[float]
    _rows: dict[int, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    _weights: dict[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def weight(self, feature: str) -> float:
        """What a feature says where questions are compared: rare ones much, unknown ones most."""
        known = self._weights.get(feature)
        if known is not None:
            return known
        number = self.numbers.get(feature)
        held = 0 if number is None else self.held[number]
        weight = WORTH[feature[0]] * math.log(1 + (self.size - held + 0.5) / (held + 0.5))
        if held:  # what people type besides is without end
            self._weights[feature] = weight
        return weight

    def knows(self, feature: str) -> bool:
        return feature in self.numbers

    def rate(self, feature: str) -> float:
        """In which share of all asks a feature stands; a little where in none."""
        number = self.numbers.get(feature)
        return ((0 if number is None else self.asked[number]) + UNSEEN / 3) / (len(self.norm) + 1)

    def nearest(self, question: Mapping[str, float], most: int) -> list[Near]:
        """The `most` entries nearest to the question (feature -> weight up to 1), best first."""
        own = [0.0] * self.size
        told, seen = [0.0] * len(self._group_numbers), [0.0] * len(self._group_numbers)
        attainable = 0.0
        common: list[tuple[int, float]] = []
        for feature, share in question.items():
            number = self.numbers.get(feature)
            tells = share * TELLS[feature[0]]
            if number is None:
                attainable += tells * self._strange
                continue
            attainable += tells * self.rarity[number]
            step = tells * STEP
            start, end = self.groups_from[number], self.groups_from[number + 1]
            for group, steps in zip(self.groups[start:end], self.likelier[start:end], strict=True):
                told[group] += step * steps
                seen[group] += tells
            if row := self.row[number]:
                common.append((row, step))
                continue
            start, end = self.entries_from[number], self.entries_from[number + 1]
            for entry, steps in zip(self.entries[start:end], self.more[start:end], strict=True):
                own[entry] += step * steps
        own = self._added(own, common)
        scores = [
            (sum_ + told[group] + share * seen[group], -entry)
            for entry, (sum_, group, share) in enumerate(zip(own, self.group, self.share, strict=True))
        ]
        found = heapq.nlargest(most, (scored for scored in scores if scored[0] > 0.0))
        gains, length = self._gains(question)
        near = []
        for sum_, negative in found:
            likely = sum_ / attainable
            cosine, ask = self._nearest_ask(-negative, gains, length)
            near.append(Near(likely + SAME * cosine, -negative, likely, cosine, ask))
        near.sort(key=lambda one: (-one.score, one.entry))
        return near

    def nearness(self, question: Mapping[str, float], entry: int) -> list[float]:
        """The cosine of each of an entry's asks with the question."""
        gains, length = self._gains(question)
        asks = range(self.first[entry], self.first[entry + 1])
        return [self._dot(ask, gains) / (self.norm[ask] * length) for ask in asks]

    def _added(self, own: Sequence[float], common: Iterable[tuple[int, float]]) -> list[float]:
        """What the rarer features told of each entry, and what each of the common rows (with its step) tells."""
        lanes = sum(round(step * PARTS) * self._row_as_integer(row) for row, step in common)
        told = array(LANE)
        told.frombytes(lanes.to_bytes(self.size * told.itemsize, sys.byteorder))
        return [sum_ + more / PARTS for sum_, more in zip(own, told, strict=True)]

    def _row_as_integer(self, row: int) -> int:
        known = self._rows.get(row)
        if known is None:
            lanes = array(LANE, self.common[(row - 1) * self.size : row * self.size])
            known = self._rows[row] = int.from_bytes(lanes.tobytes(), sys.byteorder)
        return known

    @cached_property
    def _strange(self) -> float:
        """What a feature nobody ever asked with could tell."""
        return max(self.rarity, default=1.0)

    @cached_property
    def _group_numbers(self) -> range:
        return range(max(self.group, default=-1) + 1)

    def _gains(self, question: Mapping[str, float]) -> tuple[dict[int, float], float]:
        """What sharing each of the question's features adds to a dot product, and the question's length."""
        gains: dict[int, float] = {}
        square = 0.0
        for feature, share in question.items():
            if weight := self.weight(feature):
                square += (share * weight) ** 2
                if (number := self.numbers.get(feature)) is not None:
                    gains[number] = share * weight * weight
        return gains, math.sqrt(square) or 1.0

    def _nearest_ask(self, entry: int, gains: Mapping[int, float], length: float) -> tuple[float, int]:
        best, which = 0.0, -1
        for ask in range(self.first[entry], self.first[entry + 1]):
            if (cosine := self._dot(ask, gains) / self.norm[ask]) > best:
                best, which = cosine, ask
        return best / length, which

    def _dot(self, ask: int, gains: Mapping[int, float]) -> float:
        dot = 0.0
        for number in self.features[self.begins[ask] : self.begins[ask + 1]]:
            if number in gains:
                dot += gains[number]
        return dot


def build(entries: Sequence[tuple[Sequence[Iterable[str]], Iterable[str]]], groups: Sequence[Hashable]) -> Bank:
    """A bank of entries, each given as its asks (features of each) and all that it knows besides, and its group."""
    first = array("H", [0])
    counts: dict[str, dict[int, float]] = {}
    asks: list[list[str]] = []
    for entry, (own, more) in enumerate(entries):
        for ask in own:
            asks.append(sorted(set(ask)))
            for feature in asks[-1]:
                held = counts.setdefault(feature, {})
                held[entry] = held.get(entry, 0.0) + 1
        first.append(len(asks))
        for feature in more:
            if feature[0] != ASPECT:
                held = counts.setdefault(feature, {})
                held[entry] = held.get(entry, 0.0) + BESIDE
    # A pair of characters seen once is mostly chance; its characters and its word are kept.
    counts = {f: held for f, held in counts.items() if f[0] != PAIR or sum(held.values()) >= OFTEN}
    numbers = {feature: number for number, feature in enumerate(sorted(counts))}
    begins, features, asked = array("I", [0]), array("I"), array("H", bytes(2 * len(numbers)))
    for ask in asks:
        known = [feature for feature in ask if feature in numbers]
        for feature in known:
            asked[numbers[feature]] += 1
        features.extend(numbers[feature] for feature in known if WORTH[feature[0]])
        begins.append(len(features))
    sizes = [len(own) for own, _ in entries]
    places = {group: place for place, group in enumerate(dict.fromkeys(groups))}
    bank = Bank(
        len(entries), first, numbers, array("f"), begins, features, asked,
        array("B", (places[group] for group in groups)),
        array("f", (math.log(TO_GROUP / (size + TO_GROUP)) for size in sizes)),
        *_likelihoods([counts[feature] for feature in numbers], sizes, [places[group] for group in groups]),
    )  # fmt: skip
    bank.norm.extend(math.sqrt(sum(bank.weight(f) ** 2 for f in ask)) or 1.0 for ask in asks)
    return bank


def _likelihoods(
    counts: Sequence[Mapping[int, float]], sizes: Sequence[int], groups: Sequence[int]
) -> tuple[
    array[int],
    array[int],
    array[int],
    array[int],
    array[int],
    array[int],
    array[int],
    array[int],
    array[int],
    array[float],
]:
    """For each feature (given as entry -> times seen) the groups that have it and how much likelier it is there, the
    entries that have it and how much likelier than in their group, and its rarity."""
    size_of = Counter[int]()
    for group, size in zip(groups, sizes, strict=True):
        size_of[group] += size
    every = sum(sizes)
    groups_from, groups_with, likelier = array("I", [0]), array("B"), array("B")
    entries_from, entries_with, more, rarity = array("I", [0]), array("H"), array("B"), array("f")
    held_by, row, common = array("H", map(len, counts)), array("H"), array("B")
    for held in counts:
        rate = (sum(held.values()) + UNSEEN) / (every + UNSEEN)
        in_group: dict[int, float] = {}
        for entry, times in held.items():
            in_group[groups[entry]] = in_group.get(groups[entry], 0.0) + times
        priors = {g: (times + TO_ALL * rate) / (size_of[g] + TO_ALL) for g, times in sorted(in_group.items())}
        groups_with.extend(priors)
        likelier.extend(_steps(math.log(prior / rate) - FLOOR) for prior in priors.values())
        groups_from.append(len(groups_with))
        above = {e: _steps(math.log(1 + times / (TO_GROUP * priors[groups[e]]))) for e, times in sorted(held.items())}
        if len(held) > COMMON:
            row.append(len(common) // len(sizes) + 1)
            common.extend(above.get(entry, 0) for entry in range(len(sizes)))
        else:
            row.append(0)
            entries_with.extend(above)
            more.extend(above.values())
        entries_from.append(len(entries_with))
        rarity.append(-math.log(rate) - FLOOR)
    return groups_from, groups_with, likelier, held_by, entries_from, entries_with, more, row, common, rarity


def _steps(value: float) -> int:
    return max(0, min(round(value / STEP), MOST_STEPS))
