"""A BM25 index over many short texts, each with a heading: words and character pairs, scored apart and then summed.

Generic: it knows numbered documents and their tokens, neither provisions nor cards nor what a citation is. Word and
pair scores are divided by their best before they are added, which ranks better than either alone. Impacts are
computed when the index is built, so that a query only adds; terms that nearly every text holds are passed over as
long as rarer ones are there. Written to one file it opens without being read: the terms lie in pieces by first
character, the postings are read when asked for.
"""

from __future__ import annotations

import hashlib
import heapq
import marshal
import math
import os
import re
import tempfile
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

K1, B = 1.2, 0.75
HEADING = 2  # an occurrence in the heading counts as so many
# A query is read until this many postings; the rarest terms come first.
BUDGET = 60_000
MAGIC = b"cqo-index-1\n"

_RUN = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]+")

Tokenise = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Scored:
    """A document's number and its score, at most 2."""

    document: int
    score: float


def pairs(text: str) -> Iterator[str]:
    """Neighbouring Chinese characters of normalised text, and its Latin words and numbers."""
    for run in _RUN.findall(text):
        if run.isascii() or len(run) == 1:
            yield run
        else:
            yield from map("".join, pairwise(run))


class Postings:
    """One kind of token: for each the documents that hold it, with the impact of holding it."""

    def __init__(self, size: int, find: Callable[[str], tuple[array[int], array[float]] | None]) -> None:
        self.size = size
        self._find = find

    def scores(self, tokens: Iterable[str]) -> dict[int, float]:
        """Document -> score over its best: 1 for the best of all."""
        held = [found for token in dict.fromkeys(tokens) if (found := self._find(token))]
        held.sort(key=lambda found: len(found[0]))
        scores: dict[int, float] = {}
        get = scores.get
        read = 0
        for documents, impacts in held:
            if read and read + len(documents) > BUDGET:
                break
            read += len(documents)
            for document, impact in zip(documents, impacts, strict=True):
                scores[document] = get(document, 0.0) + impact
        best = max(scores.values(), default=1.0)
        return {document: score / best for document, score in scores.items()}

    def weight(self, token: str) -> float:
        """What a token says: its inverse document frequency, highest where it is unknown."""
        found = self._find(token)
        held = len(found[0]) if found else 0
        return math.log(1 + (self.size - held + 0.5) / (held + 0.5))

    def knows(self, token: str) -> bool:
        return self._find(token) is not None


@dataclass(frozen=True)
class Index:
    """Words and pairs of the same documents."""

    words: Postings
    pairs: Postings

    def search(self, words: Iterable[str], text: str, *, most: int = 10) -> list[Scored]:
        """The best documents for a normalised query, given also as its words."""
        scores = self.words.scores(words)
        for document, score in self.pairs.scores(pairs(text)).items():
            scores[document] = scores.get(document, 0.0) + score
        best = heapq.nsmallest(most, scores.items(), key=lambda item: (-item[1], item[0]))
        return [Scored(document, score) for document, score in best]


_Table = dict[str, tuple["array[int]", "array[float]"]]


def build(documents: Iterable[tuple[str, str]], words: Tokenise) -> Index:
    """Index (heading, text) pairs, normalised, in order. `words` cuts the indexed side."""
    tables = tables_of(documents, words)
    return Index(*(Postings(size, table.get) for size, table in tables))


def tables_of(documents: Iterable[tuple[str, str]], words: Tokenise) -> list[tuple[int, _Table]]:
    """The two tables (words, pairs) with impacts, each with the number of documents."""
    counted: tuple[dict[str, tuple[array[int], array[int]]], ...] = ({}, {})
    lengths: tuple[array[int], array[int]] = (array("I"), array("I"))
    for number, (heading, text) in enumerate(documents):
        for cut, table, length in zip((words, pairs), counted, lengths, strict=True):
            counts = Counter(cut(text))
            for token in cut(heading):
                counts[token] += HEADING
            length.append(sum(counts.values()))
            for token, count in counts.items():
                held = table.get(token)
                if held is None:
                    held = table[token] = (array("I"), array("H"))
                held[0].append(number)
                held[1].append(min(count, 65535))
    return [(len(length), _impacts(table, length)) for table, length in zip(counted, lengths, strict=True)]


def _impacts(table: Mapping[str, tuple[array[int], array[int]]], lengths: Sequence[int]) -> _Table:
    size = len(lengths)
    mean = sum(lengths) / size if size else 1.0
    norms = [K1 * (1 - B + B * length / (mean or 1.0)) for length in lengths]
    impacts: _Table = {}
    for token, (documents, counts) in table.items():
        idf = math.log(1 + (size - len(documents) + 0.5) / (len(documents) + 0.5))
        impacts[token] = (
            documents,
            array("f", [idf * c * (K1 + 1) / (c + norms[d]) for d, c in zip(documents, counts, strict=True)]),
        )
    return impacts


class _Stored:
    """One kind of token in a file: a directory by first character, pieces of it and postings read on demand."""

    def __init__(self, file: BinaryIO, directory: Mapping[str, tuple[int, int]]) -> None:
        self._file, self._directory = file, directory
        self._pieces: dict[str, Mapping[str, tuple[int, int]]] = {}

    def find(self, token: str) -> tuple[array[int], array[float]] | None:
        first = token[:1]
        if first not in self._pieces:
            place = self._directory.get(first)
            self._pieces[first] = marshal.loads(self._read(*place)) if place else {}  # noqa: S302  our own file
        place = self._pieces[first].get(token)
        if place is None:
            return None
        start, count = place
        documents, impacts = array("I"), array("f")
        held = self._read(start, 8 * count)
        documents.frombytes(held[: 4 * count])
        impacts.frombytes(held[4 * count :])
        return documents, impacts

    def _read(self, start: int, length: int) -> bytes:
        self._file.seek(start)
        return self._file.read(length)


def write(path: Path, key: str, tables: Sequence[tuple[int, _Table]]) -> None:
    """Put an index into one file, in one step, readable by its owner alone. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + hashlib.sha256(key.encode()).digest() + bytes(8))
            kinds = [(size, _write_table(file, table)) for size, table in tables]
            start = file.tell()
            file.write(marshal.dumps(kinds))
            file.seek(len(MAGIC) + 32)
            file.write(start.to_bytes(8, "little"))
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _write_table(file: BinaryIO, table: _Table) -> dict[str, tuple[int, int]]:
    pieces: dict[str, dict[str, tuple[int, int]]] = {}
    for token, (documents, impacts) in table.items():
        pieces.setdefault(token[:1], {})[token] = (file.tell(), len(documents))
        file.write(documents.tobytes() + impacts.tobytes())
    directory = {}
    for first, piece in pieces.items():
        held = marshal.dumps(piece)
        directory[first] = (file.tell(), len(held))
        file.write(held)
    return directory


def open_stored(path: Path, key: str) -> Index | None:
    """The index written under `key`, its postings still in the file; None when there is none or it is damaged."""
    try:
        file = path.open("rb")
    except OSError:
        return None
    try:
        head = file.read(len(MAGIC) + 40)
        if head[:-8] != MAGIC + hashlib.sha256(key.encode()).digest():
            raise ValueError
        file.seek(int.from_bytes(head[-8:], "little"))
        kinds = marshal.loads(file.read())  # noqa: S302  written by us under this key
        return Index(*(Postings(size, _Stored(file, directory).find) for size, directory in kinds))
    except (OSError, ValueError, EOFError, TypeError):
        file.close()
        return None
