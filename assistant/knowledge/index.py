"""A BM25 index over many short texts, each with a heading: words and character pairs, scored apart and then summed.

Generic: it knows numbered documents and their tokens, neither provisions nor cards nor what a citation is, and no
file (`index_file` keeps one). Word and pair scores are divided by their best before they are added, which ranks
better than either alone. What holding a token is worth is computed when the index is built, so that a query only
adds; the rarest tokens come first, and those that nearly every text holds are left unread in a large collection.
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.knowledge.reading import pairs

K1, B = 1.2, 0.75
HEADING = 2  # an occurrence in the heading counts as so many
# So many documents are met for the words of a query, and as many for its pairs; up to there scores are exact BM25.
BUDGET = 20_000

Tokenise = Callable[[str], Iterable[str]]
Held = tuple["array[int]", "array[float]"]  # the documents that hold a token, ascending, and what it is worth in each
Find = Callable[[str], Held | None]
Table = dict[str, Held]


@dataclass(frozen=True, slots=True)
class Scored:
    """A document's number and its score, at most 2."""

    document: int
    score: float


@dataclass(frozen=True, slots=True)
class Postings:
    """One kind of token over `size` documents; `find` fetches the documents that hold one."""

    size: int
    find: Find

    def scores(self, tokens: Iterable[str], *, budget: int = BUDGET) -> dict[int, float]:
        """Document -> score over its best: 1 for the best of all. A token said twice counts once."""
        held = [found for token in dict.fromkeys(tokens) if (found := self.find(token))]
        held.sort(key=lambda found: len(found[0]))
        scores: dict[int, float] = {}
        read = 0
        for documents, worths in held:
            if read and read + len(documents) > budget:
                break
            if not read:
                scores = dict(zip(documents, worths, strict=True))
            else:
                score = scores.get
                for document, worth in zip(documents, worths, strict=True):
                    scores[document] = score(document, 0.0) + worth
            read += len(documents)
        best = max(scores.values(), default=1.0)
        return {document: score / best for document, score in scores.items()}

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
        scores = self.words.scores(words)
        for document, score in self.pairs.scores(pairs(text)).items():
            scores[document] = scores.get(document, 0.0) + score
        # A threshold first: sorting tens of thousands of pairs would take longer than scoring them.
        least = min(heapq.nlargest(most, scores.values()), default=0.0)
        best = sorted((-score, document) for document, score in scores.items() if score >= least)
        return [Scored(document, -score) for score, document in best[:most]]


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
