"""Full text search over the provisions of any regulation, and answers by clause alone where there are no cards.

Works on whatever text is handed in; it knows no citation beyond the tree's own and nothing of what clauses mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.errors import NoSuchClauseError
from assistant.knowledge import aspects, index
from assistant.knowledge.answer import Answer, Match, others, quotes
from assistant.knowledge.citation import Citation, find_references
from assistant.knowledge.language import normalise
from assistant.knowledge.provisions import Provision, Regulation
from assistant.knowledge.question import is_thin, without_references
from assistant.knowledge.reading import TextReader
from assistant.knowledge.segmenter import Segmenter

# A question of whose weight less than this share stands in the best clause is not about this text.
LEAST_COVERED = 0.4
MOST_HITS = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision that holds what was searched; `spans` index into `text`, in order, without overlaps."""

    cite: Citation
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, best first, and the searched words that occur nowhere."""

    hits: tuple[Hit, ...]
    missing: tuple[str, ...]


class ClauseSearch:
    """Search and clause answers over one regulation. `segmenter` may be shared with others."""

    def __init__(self, text: Regulation, segmenter: Segmenter) -> None:
        self.text = text
        self._reader = TextReader(segmenter, {})

    @cached_property
    def units(self) -> tuple[Provision, ...]:
        """What can be hit: items, paragraphs, and articles that have neither."""
        return tuple(p for p in self.text.walk() if not p.children)

    @cached_property
    def _folded(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        return tuple(folded(unit.text) for unit in self.units)

    @cached_property
    def _index(self) -> index.Index:
        headings = ((" ".join((*unit.heading, unit.lead_in or "")), unit.text) for unit in self.units)
        return index.build(((normalise(h), normalise(t)) for h, t in headings), self._reader.words)

    def search(self, words: str) -> SearchResult:
        """Provisions that hold the words: those with more of them first, then the better match.

        Words are parted by blanks; one that occurs nowhere as it stands is looked for by the words inside it.
        """
        wanted: list[str] = []
        missing: list[str] = []
        for word in dict.fromkeys(normalise(words).split()):
            if any(word in text for text, _ in self._folded):
                wanted.append(word)
            elif inside := [w for w in self._pieces(word) if any(w in text for text, _ in self._folded)]:
                wanted += inside
            else:
                missing.append(word)
        found: list[tuple[int, int, Hit]] = []
        for number, (unit, (text, origins)) in enumerate(zip(self.units, self._folded, strict=True)):
            spans = tuple(_merged(_spans(text, origins, dict.fromkeys(wanted))))
            if spans:
                here = sum(word in text for word in dict.fromkeys(wanted))
                found.append((-here, number, Hit(unit.cite, unit.text, spans)))
        rank = {s.document: place for place, s in enumerate(self._ranked(" ".join(wanted), len(self.units)))}
        found.sort(key=lambda hit: (hit[0], rank.get(hit[1], len(rank)), hit[1]))
        return SearchResult(tuple(hit for _, _, hit in found[:MOST_HITS]), tuple(missing))

    def _pieces(self, word: str) -> Iterator[str]:
        for run in re.findall(r"[a-z0-9]+|[^a-z0-9]+", word):
            yield from (piece for piece in self._reader.words(run) if len(piece) > 1)

    def ask(self, question: str, context: Sequence[str] = ()) -> Answer:
        """Answer by clause: the named one, or the nearest where it covers enough of the question and what it asks."""
        asked = normalise(question)
        references = find_references(asked)
        if references:
            try:
                cites = [self.text.resolve(reference) for reference in references]
            except NoSuchClauseError as error:
                return Answer("abstain", str(error), "no_such_clause")
            if is_thin(without_references(asked, references)):
                return self._answer(cites, ())
        for text in (asked, " ".join((*context[-1:], asked))):
            answer = self._nearest(text)
            if answer.outcome == "answer" or not context:
                break
        return answer

    def _nearest(self, asked: str) -> Answer:
        ranked = self._ranked(asked, 3)
        if not ranked:
            return Answer("abstain", "没有看懂这个问题，请换个说法。", "not_understood")
        near = [self.units[s.document].cite for s in ranked]
        best = self.units[ranked[0].document]
        held = normalise(" ".join((*best.heading, best.lead_in or "", best.text)))
        words = [w for w in dict.fromkeys(self._reader.words(aspects.without_asking(asked))) if not is_thin(w)]
        weights = {word: self._index.words.weight(word) for word in words}
        covered = sum(weight for word, weight in weights.items() if word in held)
        if not weights or covered < LEAST_COVERED * sum(weights.values()):
            return Answer(
                "abstain", f"《{self.text.title}》里没有找到与这个问题相关的规定。", "off_topic", related=tuple(near)
            )
        supplied = aspects.supplied_by_text(held)
        if lacking := [a for a in aspects.strict(aspects.asked(asked)) if not aspects.supplies(a, supplied)]:
            said = f"{self.text.short_name}没有规定这一点（{'、'.join(_ASPECTS[a] for a in lacking)}）。最接近的是{near[0]}。"
            return Answer("abstain", said, "not_settled", related=tuple(near))
        matched = tuple(Match(word, word) for word in words if word in held)
        return self._answer(near[:1], tuple(near[1:]), matched)

    def _answer(
        self, cites: Sequence[Citation], related: tuple[Citation, ...], matched: tuple[Match, ...] = ()
    ) -> Answer:
        named = "、".join(map(str, cites))
        return Answer(
            "answer",
            f"最接近的规定是{named}，原文如下。",
            quotes=quotes(self.text, cites),
            related=others(related, cites),
            matched=matched,
        )

    def _ranked(self, asked: str, most: int) -> list[index.Scored]:
        return self._index.search(self._reader.words(asked), asked, most=most)


_ASPECTS = {
    "how_much": "金额", "how_long": "期限", "how_many": "数量", "date": "日期", "procedure": "程序", "where": "地点",
    "document": "材料", "authority": "部门", "standard": "标准", "name": "名称",
}  # fmt: skip


def folded(text: str) -> tuple[str, tuple[int, ...]]:
    """Text as it is searched, and for each of its characters the place in the text it came from."""
    out: list[str] = []
    origins: list[int] = []
    for place, char in enumerate(text):
        for made in normalise(char):
            out.append(made)
            origins.append(place)
    return "".join(out), tuple(origins)


def _spans(text: str, origins: Sequence[int], words: Iterable[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        for found in re.finditer(re.escape(word), text):
            yield origins[found.start()], origins[found.end() - 1] + 1


def _merged(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for left, right in sorted(spans):
        if left > end:
            if end > 0:
                yield start, end
            start, end = left, right
        else:
            end = max(end, right)
    if end > 0:
        yield start, end
