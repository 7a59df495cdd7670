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
from typing import Any

from assistant.knowledge.reading import ASPECT, CHARACTER, PAIR, ROW, WORD

# What kinds of features count for where two questions are compared word by word (times their rarity).
WORTH: Mapping[str, float] = {WORD: 1.0, PAIR: 0.6, CHARACTER: 0.0, ROW: 1.3, ASPECT: 1.2}
# What they tell of an entry. A single character tells much: 拿回扣, 收红包 and 吃好处费 share little else.
TELLS: Mapping[str, float] = {WORD: 0.7, PAIR: 0.5, CHARACTER: 1.2, ROW: 2.0, ASPECT: 2.0}
# What an entry knows besides its asks counts as this share of an ask.
BESIDE = 0.4
# How many asks' worth an entry's own rates are drawn towards its group's, and a group's towards the rates of all.
TO_GROUP, TO_ALL, UNSEEN = 24.0, 12.0, 1.0
# A feature an entry lacks speaks against it so much and no more (a logarithm of likelihoods).
FLOOR = -1.5
# What more entries than these have is kept as a row of all entries.
COMMON = 32
# A pair of characters must have been seen so often.
OFTEN = 2
# Rows are weighed and added as whole numbers, each as one long integer with a lane for every entry: what a row of
# 600 costs that way is what a single entry costs in a loop. Weights are kept to so many parts of 1.
LANE, PARTS = "I", 1 << 16
# Likelihoods are kept in steps of this, a byte each; those in rows so much higher, for they may lie below nought.
STEP, MOST_STEPS, ABOVE = 1 / 24, 255, 40
# So many of the likeliest entries are compared ask by ask.
COMPARED = 8
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

    The asks of entry n are numbered from `first[n]` to before `claims[n]`, and what is claimed of its matter from there to
    before `first[n + 1]`; ask or claim a has the features (numbers of `numbers`) `features[begins[a]:begins[a + 1]]`. Feature n is seen in the groups `groups[groups_from[n]:groups_from[n + 1]]`,
    `likelier` by so many steps above `FLOOR` than anywhere, and in the entries `entries[entries_from[n]:…]`, by `more` than in
    their group; a feature of many entries has instead a row of `common` that holds all this for each entry, `ABOVE` what
    it is: the row numbered `row[n]`, from 1. An entry's `share` is what is left of a group's rate for features the entry
    lacks (steps below nought).
    `rarity` is what a feature could tell at most, `asked` in how many asks it stands, `held` in how many entries.
    """

    size: int
    first: array[int]
    claims: array[int]
    numbers: Mapping[str, int]
    norm: array[float]
    begins: array[int]
    features: array[int]
    asked: array[int]
    group: array[int]
    share: array[int]
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

    def rate(self, feature: str) -> float:
        """In which share of all asks a feature stands; a little where in none."""
        number = self.numbers.get(feature)
        return ((0 if number is None else self.asked[number]) + UNSEEN / 3) / (len(self.norm) + 1)

    def told(self, question: Mapping[str, float]) -> tuple[list[float], float]:
        """What a question (feature -> weight up to 1) tells of each entry, and the most it could tell of any. What two
        questions tell together is what each tells, added."""
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
            if row := self.row[number]:
                common.append((row, step))
                continue
            start, end = self.groups_from[number], self.groups_from[number + 1]
            for group, steps in zip(self.groups[start:end], self.likelier[start:end], strict=True):
                told[group] += step * steps
                seen[group] += step
            start, end = self.entries_from[number], self.entries_from[number + 1]
            for entry, steps in zip(self.entries[start:end], self.more[start:end], strict=True):
                own[entry] += step * steps
        own = self._added(own, common)
        scores = [
            sum_ + told[group] + share * seen[group]
            for sum_, group, share in zip(own, self.group, self.share, strict=True)
        ]
        return scores, attainable

    def likeliest(self, question: Mapping[str, float], most: int) -> list[tuple[int, float]]:
        """The `most` entries likeliest to be asked so, best first, each with how likely it makes the question's words."""
        told, attainable = self.told(question)
        found = heapq.nlargest(most, range(self.size), key=told.__getitem__)
        return [(entry, told[entry] / attainable) for entry in found if told[entry] > 0.0]

    def nearest(self, question: Mapping[str, float], most: int) -> list[Near]:
        """The `most` entries nearest to the question, best first: the likeliest, the first of them compared ask by ask."""
        gains, length = self._gains(question)
        near: list[Near] = []
        for entry, likely in self.likeliest(question, most):
            cosine, ask = self._nearest_ask(entry, gains, length) if len(near) < COMPARED else (0.0, -1)
            near.append(Near(likely + SAME * cosine, entry, likely, cosine, ask))
        near.sort(key=lambda one: (-one.score, one.entry))
        return near

    def nearness(self, question: Mapping[str, float], entry: int) -> list[float]:
        """The cosine with the question of each thing claimed of an entry's matter."""
        gains, length = self._gains(question)
        asks = range(self.claims[entry], self.first[entry + 1])
        return [self._dot(ask, gains) / (self.norm[ask] * length) for ask in asks]

    def _added(self, own: Sequence[float], common: Iterable[tuple[int, float]]) -> list[float]:
        """What the rarer features told of each entry, and what each of the common rows (with its step) tells."""
        parts = [(row, round(step * PARTS)) for row, step in common]
        lanes = sum(part * self._row_as_integer(row) for row, part in parts)
        told = array(LANE)
        told.frombytes(lanes.to_bytes(self.size * told.itemsize, sys.byteorder))
        above = ABOVE * sum(part for _, part in parts)
        return [sum_ + (more - above) / PARTS for sum_, more in zip(own, told, strict=True)]

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
        for ask in range(self.first[entry], self.claims[entry]):
            if (cosine := self._dot(ask, gains) / self.norm[ask]) > best:
                best, which = cosine, ask
        return best / length, which

    def _dot(self, ask: int, gains: Mapping[int, float]) -> float:
        return sum(filter(None, map(gains.get, self.features[self.begins[ask] : self.begins[ask + 1]])))


def build(
    entries: Sequence[tuple[Sequence[Iterable[str]], Sequence[Iterable[str]], Iterable[str]]],
    groups: Sequence[Hashable],
) -> Bank:
    """A bank of entries, each given as its asks (features of each), what is claimed of its matter and all that it knows
    besides, and its group. A claim is numbered as an ask behind these and compared like one, but tells nothing of how
    its matter is asked for: a wrong belief speaks of amounts and deadlines of which the clause says nothing."""
    first, behind = array("I", [0]), array("I")
    counts: dict[str, dict[int, float]] = {}
    asks: list[list[str]] = []
    for entry, (own, claims, more) in enumerate(entries):
        for ask in own:
            asks.append(sorted(set(ask)))
            for feature in asks[-1]:
                held = counts.setdefault(feature, {})
                held[entry] = held.get(entry, 0.0) + 1
        behind.append(len(asks))
        for claim in claims:
            asks.append(sorted(set(claim)))
            for feature in asks[-1]:
                counts.setdefault(feature, {})
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
    sizes = [len(own) for own, _, _ in entries]
    shares = [round(math.log(TO_GROUP / (size + TO_GROUP)) / STEP) for size in sizes]
    places = {group: place for place, group in enumerate(dict.fromkeys(groups))}
    bank = Bank(
        len(entries), first, behind, numbers, array("f"), begins, features, asked,
        array("B", (places[group] for group in groups)),
        array("b", shares),
        *_likelihoods([counts[feature] for feature in numbers], sizes, [places[group] for group in groups], shares),
    )  # fmt: skip
    bank.norm.extend(math.sqrt(sum(bank.weight(f) ** 2 for f in ask)) or 1.0 for ask in asks)
    return bank


def _likelihoods(
    counts: Sequence[Mapping[int, float]], sizes: Sequence[int], groups: Sequence[int], shares: Sequence[int]
) -> tuple[array[Any], ...]:
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
        likely = {group: _steps(math.log(prior / rate) - FLOOR) for group, prior in priors.items()}
        above = {e: _steps(math.log(1 + times / (TO_GROUP * priors[groups[e]]))) for e, times in sorted(held.items())}
        if len(held) > COMMON:
            row.append(len(common) // len(sizes) + 1)
            told = (likely[g] + above.get(e, 0) + shares[e] if g in likely else 0 for e, g in enumerate(groups))
            common.extend(max(0, min(ABOVE + steps, MOST_STEPS)) for steps in told)
        else:
            row.append(0)
            groups_with.extend(likely)
            likelier.extend(likely.values())
            entries_with.extend(above)
            more.extend(above.values())
        groups_from.append(len(groups_with))
        entries_from.append(len(entries_with))
        rarity.append(-math.log(rate) - FLOOR)
    return groups_from, groups_with, likelier, held_by, entries_from, entries_with, more, row, common, rarity


def _steps(value: float) -> int:
    return max(0, min(round(value / STEP), MOST_STEPS))
