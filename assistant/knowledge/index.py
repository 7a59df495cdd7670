"""A BM25 index over many short texts, each with a heading, by words and by pairs of neighbouring characters.

Generic: it knows numbered documents and their tokens, neither provisions nor cards nor what a citation is, and no
file (`index_file` keeps one). The scores of words and of pairs are summed, which ranks better than either alone.
What holding a token is worth is computed when the index is built, so that a query only adds. In a large collection
the rare tokens of a query choose candidates, and the common ones are looked up for those alone.
"""

from __future__ import annotations

import heapq
import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.knowledge.reading import pairs

K1, B = 1.2, 0.75
HEADING = 2  # an occurrence in the heading counts as so many
# Tokens are read in full, the rarest first, until so many documents have been met (the first always is). All others
# are looked up for this many best alone; below the budget every document has its exact score.
BUDGET, CANDIDATES = 10_000, 300

Tokenise = Callable[[str], Iterable[str]]
# The documents that hold a token, ascending, and what it is worth in each.
Held = tuple["array[int]", "array[float]"] | tuple["memoryview[int]", "memoryview[float]"]
Find = Callable[[str], Held | None]
Table = dict[str, tuple["array[int]", "array[float]"]]


@dataclass(frozen=True, slots=True)
class Scored:
    """A document's number and its score: BM25 by words and by pairs, summed."""

    document: int
    score: float


@dataclass(frozen=True, slots=True)
class Postings:
    """One kind of token over `size` documents; `find` fetches the documents that hold one."""

    size: int
    find: Find

    def held(self, tokens: Iterable[str]) -> Iterator[Held]:
        """What is found for each token; one said twice counts once."""
        for token in dict.fromkeys(tokens):
            if found := self.find(token):
                yield found

    def weight(self, token: str) -> float:
        """What a token says: its inverse document frequency, highest where it is unknown."""
        found = self.find(token)
        return rarity(self.size, len(found[0]) if found else 0)

    def knows(self, token: str) -> bool:
        return self.find(token) is not None


@dataclass(frozen=True, slots=True)
class Index:
    """Words and pairs of the same documents."""

    words: Postings
    pairs: Postings

    def search(self, words: Iterable[str], text: str, *, most: int = 10) -> list[Scored]:
        """The best documents for a normalised query, given also as its words; equals in the order of their numbers."""
        held = [*self.words.held(words), *self.pairs.held(pairs(text))]
        held.sort(key=lambda found: len(found[0]))
        scores, unread = _met(held)
        if unread:
            scores = dict(sorted(_best(scores, max(most, CANDIDATES))))
            for documents, worths in unread:
                _look_up(scores, documents, worths)
        ranked = sorted(_best(scores, most), key=lambda one: (-one[1], one[0]))
        return [Scored(document, score) for document, score in ranked[:most]]


def _met(held: Sequence[Held]) -> tuple[dict[int, float], Sequence[Held]]:
    """Every document met within the budget with its score so far, and what was left unread."""
    scores: dict[int, float] = {}
    score = scores.get
    read = 0
    for number, (documents, worths) in enumerate(held):
        if read and read + len(documents) > BUDGET:
            return scores, held[number:]
        read += len(documents)
        for document, worth in zip(documents.tolist(), worths.tolist(), strict=True):
            scores[document] = score(document, 0.0) + worth
    return scores, ()


def _best(scores: Mapping[int, float], most: int) -> list[tuple[int, float]]:
    """The best `most` in no order, and those equal to the last of them; a threshold is quicker than sorting all."""
    least = min(heapq.nlargest(most, scores.values()), default=math.inf)
    return [one for one in scores.items() if one[1] >= least]


def _look_up(scores: dict[int, float], documents: Sequence[int], worths: Sequence[float]) -> None:
    """Add what a token is worth to documents that have a score; both sides ascending, so each search starts further on."""
    place, end = 0, len(documents)
    for document in scores:
        place = bisect_left(documents, document, place)
        if place == end:
            return
        if documents[place] == document:
            scores[document] += worths[place]


def build(documents: Iterable[tuple[str, str]], words: Tokenise) -> Index:
    """Index (heading, text) pairs, normalised, in order. `words` cuts the indexed side."""
    tables = tables_of(documents, words)
    return Index(*(Postings(size, table.get) for size, table in tables))


def tables_of(documents: Iterable[tuple[str, str]], words: Tokenise) -> list[tuple[int, Table]]:
    """The two tables (words, pairs), each with the number of documents."""
    counted: tuple[dict[str, tuple[array[int], array[int]]], ...] = ({}, {})
    lengths: tuple[array[int], array[int]] = (array("I"), array("I"))
    for number, (heading, text) in enumerate(documents):
        for cut, table, length in zip((words, pairs), counted, lengths, strict=True):
            counts = Counter(cut(text))
            for token in cut(heading):
                counts[token] += HEADING
            length.append(counts.total())
            for token, count in counts.items():
                held = table.get(token)
                if held is None:
                    held = table[token] = (array("I"), array("H"))
                held[0].append(number)
                held[1].append(min(count, 65535))
    return [(len(length), _weighed(table, length)) for table, length in zip(counted, lengths, strict=True)]


def rarity(size: int, held: int) -> float:
    """Inverse document frequency of a token that `held` of `size` documents hold; never below 0."""
    return math.log(1 + (size - held + 0.5) / (held + 0.5))


def _weighed(table: Mapping[str, tuple[array[int], array[int]]], lengths: Sequence[int]) -> Table:
    size = len(lengths)
    mean = (sum(lengths) / size if size else 0.0) or 1.0
    norms = [K1 * (1 - B + B * length / mean) for length in lengths]
    weighed: Table = {}
    for token, (documents, counts) in table.items():
        top = rarity(size, len(documents)) * (K1 + 1)
        worths = [top * count / (count + norms[d]) for d, count in zip(documents, counts, strict=True)]
        weighed[token] = (documents, array("f", worths))
    return weighed
