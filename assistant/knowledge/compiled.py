"""Cards, lexicon and question bank ready for use: read and checked once, then loaded from one small file.

Reading TOML, validating and segmenting tens of thousands of asks takes some seconds, loading the compiled file a few
milliseconds. The file travels in the wheel or lies in the cache directory handed in, is keyed by everything it was made
from, and is thrown away when it does not fit. What the content means is known to `matching` and `answering`, not here.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.knowledge import bank, cards, lexicon, statutes
from assistant.knowledge.annotations import Annotations
from assistant.knowledge.bank import Bank
from assistant.knowledge.cards import Card
from assistant.knowledge.citation import Citation
from assistant.knowledge.english import read_as_chinese
from assistant.knowledge.language import normalise
from assistant.knowledge.lexicon import Lexicon, Row
from assistant.knowledge.packing import (
    FORMAT,
    Exact,
    Lines,
    Unpacked,
    packed_bank,
    packed_card,
    packed_exact,
    packed_lines,
    packed_row,
    unpacked_bank,
    unpacked_card,
    unpacked_exact,
    unpacked_row,
)
from assistant.knowledge.provisions import Provision, Regulation
from assistant.knowledge.reading import ROW, WORD, TextReader
from assistant.knowledge.segmenter import Segmenter
from assistant.knowledge.statutes import Statutes

HERE = Path(__file__).parent
CARDS, LEXICON = HERE / "cards", HERE / "lexicon.toml"
FILE = "knowledge.compiled"
OFTEN = 6  # cards in whose asks a word must occur to count as one of ours
# A typing error is only looked for in what a question is about, never in how it is put (是什么 is not 是指什么).
_SHAPES_A_QUESTION = re.compile("什么|谁|怎|哪|几|多少|[吗呢是够啥咋的了被对]|^[有没设要该想一二三四五六七八九十两]")
_CODE = (
    "compiled.py",
    "packing.py",
    "bank.py",
    "reading.py",
    "aspects.py",
    "language.py",
    "cards.py",
    "lexicon.py",
    "english.py",
    "english.toml",
)


# The features of an entry's asks, of what is claimed of its matter, and of all it knows besides.
_Entry = tuple[list[frozenset[str]], list[frozenset[str]], frozenset[str]]


@dataclass(frozen=True)
class Compiled:
    """Everything an answer is made from. Entries of the bank are the cards, then the provisions, in order.

    `exact` gives the card of an ask word for word, `numbers` the entry of each card."""

    cards: Sequence[Card]
    rows: Sequence[Row]
    asks: Sequence[str]
    provisions: tuple[Provision, ...]
    bank: Bank
    reader: TextReader
    vocabulary: frozenset[str]
    exact: Exact
    segmenter: Segmenter
    statutes: Statutes
    numbers: Mapping[str, int]


def load(
    text: Regulation,
    notes: Annotations,
    cache_dir: Path | None,
    *,
    card_folder: Path = CARDS,
    lexicon_file: Path = LEXICON,
    keep: bool = True,
) -> Compiled:
    """The compiled knowledge, from the cache where that fits, and kept there unless `keep` is False.

    Raises ContentError when a content file is wrong.
    """
    path = None if cache_dir is None else cache_dir / FILE
    key = _key(text, card_folder, lexicon_file)
    # A wheel brings its own.
    stored = _stored(HERE / FILE, key) or (_stored(path, key) if path else None)
    if stored is not None:
        segmenter = Segmenter(stored["domain_words"], cache_dir, keep=keep)
    else:
        found, words = content(text, card_folder, lexicon_file)
        segmenter = Segmenter(tuple(dict.fromkeys(map(normalise, words.domain_words))), cache_dir, keep=keep)
        stored = _compile(text, notes, found, words, segmenter)
        if path and keep:
            _write(path, key, stored)
    return Compiled(
        Unpacked(stored["cards"], unpacked_card),
        Unpacked(stored["rows"], unpacked_row),
        Lines(stored["asks"]),
        tuple(text.walk()),
        unpacked_bank(stored["bank"]),
        TextReader(segmenter, stored["expressions"]),
        frozenset(stored["vocabulary"]),
        unpacked_exact(stored["exact"]),
        segmenter,
        statutes.read(),
        {card: number for number, card in enumerate(stored["ids"])},
    )


def content(
    text: Regulation, card_folder: Path = CARDS, lexicon_file: Path = LEXICON
) -> tuple[tuple[Card, ...], Lexicon]:
    """Cards and lexicon read anew from their files. Raises ContentError when a file breaks its schema or names what
    does not exist; what an editor should mend besides is `content_check`'s business and stops nobody's question."""
    return cards.read(card_folder, text), lexicon.read(lexicon_file, text)


def _compile(
    text: Regulation, notes: Annotations, found: Sequence[Card], words: Lexicon, segmenter: Segmenter
) -> dict[str, Any]:
    expressions: dict[str, int] = {}
    for number, row in enumerate(words.rows):
        for written in (*row.terms, *row.lay):
            if len(key := normalise(written)) > 1:
                expressions.setdefault(key, number)
    telling = {key for row in words.rows if row.cites for word in (*row.terms, *row.lay) if (key := normalise(word))}
    domain_words = tuple(dict.fromkeys(map(normalise, words.domain_words)))
    reader = TextReader(segmenter, expressions)
    entries, asks = _entries(text, notes, found, words, reader)
    groups = [(near[0].to_article if (near := c.cites + c.related) else None, bool(c.abstain)) for c in found]
    built = bank.build(entries, [*groups, *((p.cite.to_article, False) for p in text.walk())])
    return {
        "cards": [packed_card(card) for card in found],
        "ids": [card.id for card in found],
        "rows": [packed_row(row) for row in words.rows],
        "asks": packed_lines(asks),
        "domain_words": domain_words,
        "expressions": expressions,
        "exact": packed_exact(found),
        "vocabulary": tuple(
            sorted(_vocabulary(text, entries, reader, (*domain_words, *telling), frozenset(domain_words)))
        ),
        "bank": packed_bank(built),
    }


def _vocabulary(
    text: Regulation, entries: Sequence[_Entry], reader: TextReader,
    terms: Iterable[str], kept: Collection[str],
) -> set[str]:  # fmt: skip
    """The words a mistyped one may have been meant for: the text's, the lexicon's, and those of the
    dictionary that asks use again and again."""
    words = set(terms)
    for provision in text.walk():
        words.update(reader.words(normalise(provision.text)))
    often = Counter(feature[1:] for own, _, _ in entries for feature in frozenset().union(*own) if feature[0] == WORD)
    words.update(word for word, count in often.items() if count >= OFTEN and reader.knows(word))
    whole = {word for word in words if len(word) > 1 and not _SHAPES_A_QUESTION.search(word)}
    # 区市监局 and 培训费 stay out: one character beside a known word is more likely another word than a slip.
    return {word for word in whole if word in kept or not {word[1:], word[:-1]} & whole}


def _entries(
    text: Regulation, notes: Annotations, found: Sequence[Card], words: Lexicon, reader: TextReader
) -> tuple[list[_Entry], list[str]]:
    """Every card and provision as the bank takes them, and the asks in the bank's numbering."""
    asks: list[str] = []
    entries: list[_Entry] = []
    rows_of: dict[Citation, set[str]] = {}
    for number, row in enumerate(words.rows):
        for cite in row.cites:
            rows_of.setdefault(cite, set()).add(f"{ROW}{number}")
    spoken: dict[Citation, frozenset[str]] = {}
    for provision in text.walk():
        whole = "。".join(filter(None, (notes.title(provision.cite), provision.lead_in, provision.text)))
        spoken[provision.cite] = reader.read(whole, asking=False).features | rows_of.get(provision.cite, set())
    for card in found:
        # As a question is read: English asks meet English questions and Chinese ones alike.
        said = [read_as_chinese(normalise(ask))[0] for ask in (*card.asks, *card.claims)]
        read = [reader.read(one).features for one in said]
        # A claim is compared, never shown.
        asks += said[: len(card.asks)] + [""] * (len(said) - len(card.asks))
        more = set(reader.read(" ".join((card.lead, *card.notes)), asking=False).features)
        for cite in card.cites:
            more |= spoken[cite]
        entries.append((read[: len(card.asks)], read[len(card.asks) :], frozenset(more)))
    for provision in text.walk():
        own = []
        for ask in filter(None, (notes.title(provision.cite), provision.text)):
            own.append(reader.read(ask, asking=False).features)
            asks.append(ask)
        entries.append((own, [], spoken[provision.cite]))
    return entries, asks


def _key(text: Regulation, card_folder: Path, lexicon_file: Path) -> bytes:
    digest = hashlib.sha256(text.digest.encode())
    digest.update(f"{FORMAT} {sys.byteorder}".encode())
    for path in (
        *sorted(card_folder.glob("*.toml")),
        lexicon_file,
        lexicon_file.with_name(lexicon.SYNONYMS),
        HERE / "annotations.toml",
        *(HERE / n for n in _CODE),
    ):
        if path.exists():
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.digest()


def _stored(path: Path, key: bytes) -> dict[str, Any] | None:
    """The file's content when it was written under `key` and is whole, else None."""
    try:
        held = path.read_bytes()
    except OSError:
        return None
    if held[:32] != key or hashlib.sha256(held[64:]).digest() != held[32:64]:
        return None
    try:
        stored: dict[str, Any] = marshal.loads(held[64:])  # noqa: S302  written by us, checksum proved
    except (ValueError, EOFError, TypeError):
        return None
    return stored


def _write(path: Path, key: bytes, stored: dict[str, Any]) -> None:
    """Put the file in place in one step, readable by its owner alone; a cache that cannot be written is done without."""
    body = marshal.dumps(stored, FORMAT)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(key + hashlib.sha256(body).digest() + body)
            Path(name).replace(path)
        except OSError:
            with suppress(OSError):
                Path(name).unlink()
            raise
