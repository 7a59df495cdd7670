"""Answer cards: questions people ask, the conclusion, the clauses it rests on, and what the text leaves open.

Reads and checks `cards/*.toml` against the text. Which card answers a question is decided elsewhere; this module
does not know how questions are matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.knowledge.citation import Citation, find_references
from assistant.knowledge.language import normalise
from assistant.knowledge.lexicon import strict_cite
from assistant.knowledge.numerals import parse_numeral
from assistant.knowledge.provisions import Regulation


@dataclass(frozen=True, slots=True)
class Premise:
    """A false premise: ways it is put, how it is named to the person, and the sentence that repairs it. Beside it the
    truths it is most easily taken for, as people put these."""

    says: tuple[str, ...]
    corrects: str
    correction: str
    truths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One curated answer. `abstain` is the reason where the text does not settle the matter; then `cites` is empty."""

    id: str
    asks: tuple[str, ...]
    supplies: tuple[str, ...]
    lead: str
    cites: tuple[Citation, ...]
    notes: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    related: tuple[Citation, ...] = ()
    next: tuple[str, ...] = ()
    follow: tuple[str, ...] = ()
    premises: tuple[Premise, ...] = ()
    abstain: str | None = None
    whom: str | None = None

    @property
    def claims(self) -> Iterator[str]:
        """What is claimed about its matter: of each premise in turn how it is put, then the truths beside it."""
        for premise in self.premises:
            yield from premise.says
            yield from premise.truths


def read(folder: Path, text: Regulation) -> tuple[Card, ...]:
    """All cards of a folder, in file order. Raises ContentError naming file and key."""
    from assistant.knowledge.content_schema import CardFile, read_toml

    cards: list[Card] = []
    for path in sorted(folder.glob("*.toml")):
        for entry in read_toml(path, CardFile).card:
            where = f"{path.stem}/{entry.id}"

            def cites(written: Sequence[str], where: str = where, file: str = path.name) -> tuple[Citation, ...]:
                return tuple(strict_cite(file, where, one, text) for one in written)

            cards.append(
                Card(
                    entry.id,
                    tuple(entry.asks),
                    tuple(entry.supplies),
                    entry.lead,
                    cites(entry.cites),
                    tuple(entry.notes),
                    tuple(entry.readings),
                    tuple(entry.open),
                    cites(entry.related),
                    tuple(entry.next),
                    tuple(entry.follow),
                    tuple(Premise(tuple(p.says), p.corrects, p.correction, tuple(p.truths)) for p in entry.premises),
                    entry.abstain,
                    entry.whom,
                )
            )
    return tuple(cards)


def problems(cards: Sequence[Card], text: Regulation) -> list[str]:
    """What is wrong with the cards beyond their shape, one Chinese line each."""
    found: list[str] = []
    ids: set[str] = set()
    claimed: dict[str, str] = {}
    for card in cards:
        if card.id in ids:
            found.append(f"卡片“{card.id}”的编号重复")
        ids.add(card.id)
        for ask in card.asks:
            other = claimed.setdefault(plain(ask), card.id)
            if other != card.id:
                found.append(f"卡片“{card.id}”和“{other}”都有问法“{ask}”")
        if card.abstain and card.cites:
            found.append(f"卡片“{card.id}”是弃答卡，不应有引用条文（cites），请改放 related")
        if not card.abstain and not card.cites:
            found.append(f"卡片“{card.id}”没有引用条文（cites）")
        found += _number_problems(card, text)
    return found


def plain(ask: str) -> str:
    """A question as it is compared: normalised, without punctuation and spaces."""
    return re.sub(r"[\W_]+", "", normalise(ask))


# 2018年, 三日, 几名 … a number that says something of the law when a unit follows; 一个, 两句 do not.
_UNIT = r"(?:个?[年月天周]|日(?!期)|小时|学时|课时|元|万|岁|倍|%|％|平方米|个工作日)"
_ARABIC = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_CHINESE = re.compile(rf"([零〇一二三四五六七八九十百千两]+)(?={_UNIT})")


def _numbers(sentence: str) -> Iterator[str]:
    for reference in reversed(find_references(sentence)):
        sentence = sentence[: reference.start] + "　" + sentence[reference.end :]
    yield from _ARABIC.findall(sentence)
    for found in _CHINESE.findall(sentence):
        value = parse_numeral(found)
        if value and value > 1:
            yield str(value)


def _number_problems(card: Card, text: Regulation) -> Iterator[str]:
    basis = [*card.cites, *card.related]
    known = {n for c in basis for n in _numbers((text[c].lead_in or "") + text[c].text)}
    known |= {n for key in ("number_2020", "number_2011", "title") for n in _ARABIC.findall(text.meta.get(key, ""))}
    sentences = [card.lead, *card.notes, *card.readings, *card.open, *(p.correction for p in card.premises)]
    for sentence in sentences:
        for number in _numbers(sentence):
            if number.lstrip("0") not in {k.lstrip("0") for k in known}:
                yield f"卡片“{card.id}”里的数字“{number}”不在它引用或相关的条文里：{sentence}"
