"""What is said, given to the people it is said of, and who of them a message means as candidates.

Where a stretch of text speaks of nobody yet, what it says belongs to the person it leads to. What the statements come
to is not settled here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.flows.candidate.rules import JUDGEMENTS
from assistant.flows.understanding import education, titles, years
from assistant.flows.understanding.bar_words import ANY, OF_ACTS
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.people import Somebody
from assistant.flows.understanding.post_words import POSITION
from assistant.flows.understanding.said import Said
from assistant.flows.understanding.stretches import Stretch


@dataclass(frozen=True, slots=True)
class Owned:
    """What is said of one person, and the clauses that speak of them."""

    somebody: Somebody
    said: tuple[Said, ...]
    around: str


_QUALIFIES = (years.YEARS, years.SINCE, education.EDUCATION, titles.TITLE, *JUDGEMENTS)
"""Facts by which a candidate is described."""


_PROPOSED = re.compile(r"(?:想|拟|准备|打算|推荐|提名|考虑|建议)[^,;。]{0,10}(?:当|任|做|聘|首席|上)|候选|人选")


def _only_blamed(page: Page, owned: Owned) -> bool:
    """Somebody of whom, in the middle of talk of a candidate, nothing is told but an act: no candidate themselves."""
    said = owned.said
    if not said or owned.somebody.asked_about or not owned.somebody.namings:
        return False
    acts = [s for s in said if s.note in OF_ACTS]
    if not acts or any(s.fact != POSITION and s.note not in OF_ACTS for s in said):
        return False
    first = min(owned.somebody.first, *(s.start for s in said))
    if re.search(r"[和与、及]$", page.text[:first]):
        return False
    # 2. 李丽，质量部副部长，受过…: an item of a list, its post stated, is a candidate's.
    opens = re.search(r"(?:^|[;。!?\n])[^,;。]{0,6}$", page.text[:first])
    return not (opens and any(s.fact == POSITION for s in said))


_ALIKE = re.compile(
    r"(?:其余|其他|别的|情况|条件|各方面)(?:情况|条件|方面)?(?:都|均|也|全)?(?:(?:和|跟|与|同)(?:他|她|前者|前一[位个]|上面|前面|上一[位个]|[\u4e00-\u9fff]{2,3}))?(?:都|均|也)?(?:完全|基本)?(?:一样|相同|一致|同上|同前)"
)


def _named_together(page: Page, owned: Owned, others: Sequence[Owned]) -> bool:
    """陆游和杨万都在质量部: whoever is named in one breath with a candidate is one."""
    ends = {n.end for o in others for n in o.somebody.namings}
    return any(
        n.start - 1 in ends
        and page.text[n.start - 1] in "和与跟、"
        and re.match(r"都|两|二|均|谁|,|也都", page.text[n.end :])
        for n in owned.somebody.namings
    )


_OF_ALL = re.compile(
    r"(?:[两二三四五][位名个人]|这几[个位]|候选人?|他们)[^。!?\n]{0,20}[都均](?:是|为|有|在|做|说|从事)"
)


def divide(page: Page, people: Sequence[Somebody], along: Sequence[Stretch], said: Sequence[Said]) -> list[Owned]:
    starts = [stretch.start for stretch in along]
    everybody = tuple(range(len(people)))

    def owners(at: int) -> tuple[int, ...]:
        place = bisect_right(starts, at) - 1
        if place >= 0:
            return along[place].who
        if along and len(everybody) > 1 and _OF_ALL.search(page.text[max(0, along[0].start - 60) : along[0].start]):
            # 两位都是质量部部长，…；区别是老金……: told of all before any is named.
            return everybody
        return along[0].who if along else everybody[:1]

    mine: dict[int, list[Said]] = {index: [] for index in everybody}
    for statement in sorted(said, key=lambda s: s.start):
        # 第六条情况：甲没有，乙在查: a denial is of whoever stands last before its no.
        who = owners(statement.end - 1 if statement.fact == ANY else statement.start)
        clause = page.clause_at(statement.start)
        if statement.fact == POSITION and (
            re.search(r"[两三四][位个名]$", page.text[: statement.start])
            or re.match(r"(?:里头?|里面|中|当中|之中)(?:挑|选|推)", page.text[statement.end :])
        ):
            # 两位副总张弛和李想: the post before the names is of all of them.
            till = page.clauses[min(page.index_at(clause.start) + 1, len(page.clauses) - 1)].end
            who = next((a.who for a in along if statement.start < a.start < till and len(a.who) > 1), who)
        if statement.fact == POSITION and re.match(
            r"(?:里头?|里面|中|当中|之中)(?:挑|选|推)", page.text[statement.end : statement.end + 5]
        ):
            # 总经理助理里挑一个：……: all of them hold it.
            who = everybody
        if len(who) > 1 and re.search(r"分别|依次|一[个位][^,;。]+一[个位]", clause.text):
            # 分别是副总、部长: one each, in order; nothing where the numbers do not fit.
            like = [s for s in said if s.fact == statement.fact and clause.start <= s.start < clause.end]
            like.sort(key=lambda s: s.start)
            who = (who[like.index(statement)],) if len(like) == len(who) else ()
        for index in who:
            mine[index].append(statement)
    around: dict[int, list[str]] = {index: [] for index in everybody}
    bounds = sorted({0, len(page.text), *starts, *(c.start for c in page.clauses)})
    for start, end in pairwise(bounds):
        for index in owners(start):
            if index in around:
                around[index].append(page.text[start:end])
    order = sorted(everybody, key=lambda index: people[index].first)
    for before, index in pairwise(order):
        if _ALIKE.search("".join(around[index])):
            # 情况和他一样，其余同上: what is said of the one before, save the post and what is told anew.
            told = {s.fact for s in mine[index]}
            mine[index] += [
                s for s in mine[before] if s.fact != POSITION and s.fact not in told and s.note not in OF_ACTS
            ]
    owned = [Owned(people[index], tuple(mine[index]), "".join(around[index])) for index in order]
    owned = [o for o in owned if not (o.somebody.sends and all(s.fact == POSITION for s in o.said))]
    if any(s.fact in _QUALIFIES for o in owned for s in o.said):
        owned = [o for o in owned if not _only_blamed(page, o)]
    with_facts = [o for o in owned if o.said]
    if with_facts:
        return [
            o
            for o in owned
            if o.said or (o.somebody.name and (o.somebody.asked_about or _named_together(page, o, with_facts)))
        ]
    proposed = bool(_PROPOSED.search(page.text))
    return [o for o in owned if o.somebody.name and (o.somebody.asked_about or not o.somebody.full or proposed)]
