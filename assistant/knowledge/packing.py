"""How compiled knowledge is written down as values marshal knows, and read again without making what is not asked for.

A few long strings and arrays are read in a tenth of the time that thousands of small objects take; cards become objects
one by one. What the values mean, and where the file lies, is `compiled`'s business.
"""

from __future__ import annotations

import hashlib
import marshal
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from assistant.knowledge import cards
from assistant.knowledge.bank import Bank
from assistant.knowledge.cards import Card, Premise
from assistant.knowledge.citation import Citation
from assistant.knowledge.lexicon import Row

FORMAT = 4  # of marshal, which every Python from 3.4 on reads


@dataclass(frozen=True, slots=True)
class Exact:
    """The card of each ask word for word, by a digest of the ask as `cards.plain` writes it: ascending `digests`, the
    `entries` beside them."""

    digests: array[int]
    entries: array[int]

    def get(self, ask: str) -> int | None:
        digest = _digest(ask)
        at = bisect_left(self.digests, digest)
        return self.entries[at] if at < len(self.digests) and self.digests[at] == digest else None


def _digest(ask: str) -> int:
    return int.from_bytes(hashlib.blake2b(cards.plain(ask).encode(), digest_size=8).digest(), "big")


def packed_exact(found: Sequence[Card]) -> tuple[tuple[str, bytes], ...]:
    digests = sorted({_digest(ask): number for number, card in enumerate(found) for ask in card.asks}.items())
    arrays = array("Q", (digest for digest, _ in digests)), array("H", (number for _, number in digests))
    return tuple((a.typecode, a.tobytes()) for a in arrays)


def unpacked_exact(packed: Sequence[tuple[str, bytes]]) -> Exact:
    return Exact(*(array(typecode, held) for typecode, held in packed))


class Lines(Sequence[str]):
    """Texts stored as one, parted when one of them is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\0")

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, number: Any) -> Any:
        return self._lines[number]


def packed_lines(lines: Iterable[str]) -> str:
    return "\0".join(lines)


class Unpacked(Sequence[Any]):
    """Stored values as the objects they stand for, each made when it is first asked for."""

    def __init__(self, packed: Sequence[Any], unpack: Any) -> None:
        self._packed, self._unpack = packed, unpack
        self._made: list[Any] = [None] * len(packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __getitem__(self, number: Any) -> Any:
        made = self._made[number]
        if made is None:
            made = self._made[number] = self._unpack(self._packed[number])
        return made

    def __iter__(self) -> Iterator[Any]:
        return map(self.__getitem__, range(len(self)))


# The bank's arrays in the order it takes them, but for what it counts and the features' names.
ARRAYS = (
    "norm", "begins", "features", "asked", "group", "share", "groups_from", "groups", "likelier", "held",
    "entries_from", "entries", "more", "row", "common", "rarity",
)  # fmt: skip


def packed_bank(made: Bank) -> tuple[Any, ...]:
    # One string and a few arrays are read in a tenth of the time that thousands of them take.
    arrays = (made.first, made.claims, *(getattr(made, name) for name in ARRAYS))
    return made.size, "\n".join(made.numbers), *((a.typecode, a.tobytes()) for a in arrays)


def unpacked_bank(packed: Sequence[Any]) -> Bank:
    size, features, *arrays = packed
    first, claims, *others = (array(typecode, held) for typecode, held in arrays)
    numbers = {feature: number for number, feature in enumerate(features.split("\n"))}
    return Bank(size, first, claims, numbers, *others)


def packed_cites(cites: Sequence[Citation]) -> tuple[tuple[int, ...], ...]:
    return tuple((c.part_rank, c.article, c.inserted, c.paragraph, c.item) for c in cites)


def unpacked_cites(packed: Sequence[Sequence[int]]) -> tuple[Citation, ...]:
    return tuple(Citation(*numbers) for numbers in packed)


def packed_card(card: Card) -> bytes:
    packed = (
        card.id, card.asks, card.supplies, card.lead, packed_cites(card.cites), card.notes, card.readings, card.open,
        packed_cites(card.related), card.next, card.follow,
        tuple((p.says, p.corrects, p.correction, p.truths) for p in card.premises), card.abstain, card.whom,
    )  # fmt: skip
    return marshal.dumps(packed, FORMAT)


def unpacked_card(packed: bytes) -> Card:
    values = list(marshal.loads(packed))  # noqa: S302  part of a file whose checksum was proved
    values[4], values[8] = unpacked_cites(values[4]), unpacked_cites(values[8])
    values[11] = tuple(Premise(*p) for p in values[11])
    return Card(*values)


def packed_row(row: Row) -> tuple[Any, ...]:
    return row.lay, row.terms, packed_cites(row.cites)


def unpacked_row(packed: Sequence[Any]) -> Row:
    return Row(packed[0], packed[1], unpacked_cites(packed[2]))
