"""A letter's references to its own clauses: 第3.3款, 本合同第四条第二项, 前两项, 第三项 of the list above.

Finds the blocks a phrase speaks of, by their numbers alone. That 第三项 of 第十二条 of the regulation is none of them is
for `references`; what is done to the blocks is for `mentions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from assistant.flows.letter_review.layout import PLAIN, Block
from assistant.flows.letter_review.references import numbers
from assistant.knowledge.numerals import parse_numeral

_N = r"(?:[一二两三四五六七八九十]{1,3}|\d{1,2})"
_JOIN = r"(?:、|和|与|及|以及|至|到|-|~)"
_ITEM = rf"第?\(?{_N}\)?(?:项|款|点|目)"
_RECALL = re.compile(
    rf"第?(?P<mark>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})(?:款|条|项|目|点)"
    rf"|第(?P<article>{_N})条(?:第?\(?(?P<part>{_N})\)?[款项](?:第?\(?(?P<item>{_N})\)?项)?)?"
    rf"|(?P<way>[前后])(?P<count>{_N})(?:项|款|条|点)"
    rf"|(?P<list>第\(?{_N}\)?(?:{_JOIN}第?\(?{_N}\)?)*(?:项|款|点)(?:{_JOIN}{_ITEM})*)"
)
_PART = re.compile(
    r"[项款条](?:权限|规定|所列)?(?:中|里|内|所称|所述|涉及|不含|不包括|不包含|仅含|只含)的?(?:权限)?,?(?P<words>[^,]+)"
)
_OTHER_PAPER = re.compile(r"《[^》]*》|办法|号文?|原[^,]{0,4}(?:聘书|决定|通知|文件)")


def part_words(phrase: str) -> str:
    """第三项中的督查评价: not the item, this part of it; empty when the item is meant whole."""
    m = _PART.search(phrase)
    return m["words"] if m else ""


@dataclass(frozen=True, slots=True)
class _Place:
    rank: int
    number: int
    mark: str


@dataclass
class Clauses:
    """The numbered blocks passed so far."""

    _places: list[_Place] = field(default_factory=list)

    def pass_(self, block: Block) -> None:
        self._places.append(_Place(block.rank, block.number, block.mark))

    def named(self, phrase: str, given: Set[int]) -> frozenset[int]:
        """The blocks a phrase refers to; a bare 第三项 only among those that give something in words (`given`)."""
        found: set[int] = set()
        for m in _RECALL.finditer(phrase):
            if _OTHER_PAPER.search(phrase[: m.start()]) and not re.search(r"本[^,]{1,4}$", phrase[: m.start()]):
                return frozenset()
            if m["mark"]:
                path = [int(n) for n in m["mark"].split(".")]
                found |= {i for i, p in enumerate(self._places) if p.mark == m["mark"]} or self._under(path)
            elif m["article"]:
                found |= self._under([_value(n) for n in (m["article"], m["item"] or m["part"]) if n])
            elif m["way"]:
                found |= self._counted(_value(m["count"]), given, last=m["way"] == "后")
            else:
                for number in numbers(m["list"]):
                    found |= self._nearest(number, given)
        return frozenset(found)

    def _under(self, path: list[int]) -> set[int]:
        """Blocks under 第三条（二） by their numbers: the article, then what stands inside it."""
        heads = [i for i, p in enumerate(self._places) if p.number == path[0] and p.rank in (10, 11)]
        span = set(self._span(heads[-1])) if heads else set()
        for number in path[1:]:
            span = {i for i in span if self._places[i].number == number and i != heads[-1]}
        return span

    def _span(self, head: int) -> Iterator[int]:
        yield head
        for i in range(head + 1, len(self._places)):
            if self._places[i].rank <= self._places[head].rank:
                return
            yield i

    def _nearest(self, number: int, given: Set[int]) -> set[int]:
        return set([i for i in sorted(given) if i < len(self._places) and self._places[i].number == number][-1:])

    def _counted(self, count: int, given: Set[int], *, last: bool) -> set[int]:
        listed = [i for i in sorted(given) if i < len(self._places) and self._places[i].number]
        if not listed:
            return set()
        rank = self._places[listed[-1]].rank
        listed = [i for i in listed if self._places[i].rank == rank or rank == PLAIN]
        starts = [at for at, i in enumerate(listed) if self._places[i].number == 1]
        run = listed[starts[-1] if starts else 0 :]
        return set(run[-count:] if last else [i for i in run if self._places[i].number <= count])


def _value(written: str) -> int:
    return parse_numeral(written.replace("两", "二")) or 0
