"""The whole reading: statements of every kind, given to the people they are about, settled fact by fact.

Where a stretch of text speaks of nobody yet, what it says belongs to the person it leads to.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from assistant.flows.candidate.rules import BARS, JUDGEMENTS, KEYS
from assistant.flows.facts import Value
from assistant.flows.understanding import bars, education, judgement, posts, titles, years
from assistant.flows.understanding.names import Naming
from assistant.flows.understanding.others import speeches
from assistant.flows.understanding.page import Page, read_page
from assistant.flows.understanding.people import Somebody, Stretch, reach_back, somebodies, stretches
from assistant.flows.understanding.posts import Post
from assistant.flows.understanding.said import Said, Settled

HIDDEN = "〔第六条情形，细节未保存〕"


@dataclass(frozen=True, slots=True)
class Span:
    """The words of the message a fact was read from: `words` is `text[start:end]`; `note` says why where it helps."""

    start: int
    end: int
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a message speaks of. `facts` are in the vocabulary of the candidate flow, unknown ones left out save
    `position` 不确定 where a post is named; `spans` has the words of each."""

    name: str | None
    facts: Mapping[str, Value]
    spans: Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class _Owned:
    """What is said of one person, and the clauses that speak of them."""

    somebody: Somebody
    said: tuple[Said, ...]
    around: str


def understand(text: str, today: date) -> tuple[Person, ...]:
    """The people a message speaks of, in order of mention; empty when nobody is meant.

    Raises InputError when the message is too long to be one.
    """
    page = read_page(text)
    if not page.text:
        return ()
    return tuple(_person(page, owned, today) for owned in _owned(page))


def understand_note(text: str, name: str | None, today: date) -> Person:
    """A note about one person who is known already (a remark in a sheet): whatever it states is of them.

    What it says of somebody else by name is still left out. Raises InputError when it is too long.
    """
    page = read_page(text)
    if not page.text:
        return Person(name, {}, {})
    _, _, said = _statements(page)
    return _person(page, _Owned(Somebody(name), tuple(sorted(said, key=lambda s: s.start)), page.text), today)


def _statements(page: Page) -> tuple[tuple[Post, ...], list[Somebody], list[Said]]:
    """The posts, the people named as candidates, and what is said of whomever is not somebody else."""
    found_posts = posts.scan(page)
    people, others = somebodies(page, found_posts)
    said = [
        *_posts_said(page, found_posts, people),
        *posts.outside(page),
        *years.read(page),
        *education.read(page),
        *titles.read(page),
        *judgement.read(page),
        *bars.read(page),
    ]
    taken = [_of_other(page, other, found_posts, people) for other in others]
    named = sorted(reach_back(page, n, found_posts) for somebody in people for n in somebody.namings)
    apart = speeches(page, named)
    return (
        found_posts,
        people,
        [
            s
            for s in said
            if not any(a <= s.start < b for a, b in taken)
            and not (s.note in bars.OF_ACTS and any(a <= s.start < b for a, b in apart))
        ],
    )


def _owned(page: Page) -> list[_Owned]:
    found_posts, people, said = _statements(page)
    along = stretches(page, people, found_posts, _subjects(page, found_posts, people, said))
    if not any(somebody.name for somebody in people):
        if not _somebody_meant(page, said):
            return []
        if not people:
            people.append(Somebody(None))
    return _divide(page, people, along, said)


def _of_other(page: Page, other: Naming, found: Sequence[Post], people: Sequence[Somebody]) -> tuple[int, int]:
    """What a clause says from somebody not meant on: theirs, up to the next candidate named in it."""
    clause = page.clause_at(other.start)
    if any(clause.start <= n.start < other.start for somebody in people for n in somebody.namings):
        # 李明打伤同事张强被判……: named as an object, what follows is still the subject's.
        return reach_back(page, other, found), other.end
    begins = [
        reach_back(page, n, found)
        for somebody in people
        for n in somebody.namings
        if other.end <= n.start < clause.end
    ]
    return reach_back(page, other, found), max(min([clause.end, *begins]), other.end)


def _posts_said(page: Page, found: Sequence[Post], people: Sequence[Somebody]) -> list[Said]:
    namings = [n for somebody in people for n in somebody.namings]
    begins = {n.start for n in namings}
    ends = sorted({n.end for n in namings})
    spans = [(reach_back(page, n, found), n.start, n.end) for n in namings]
    said: list[Said] = []
    last: Post | None = None
    for post in found:
        inside = any(start <= post.start and post.end <= end for start, _, end in spans)
        beside = (
            inside
            or post.end in begins
            or any(
                page.text[end : post.start] in ("", "(", ",", "是", ":", "现任", "任", ",现任", ",是", "系")
                for end in ends[bisect_left(ends, post.start - 4) : bisect_right(ends, post.start)]
            )
        )
        statement = posts.said_of(page, post, beside, last)
        if statement is not None:
            said.append(statement)
            last = post
    return said


def _subjects(page: Page, found: Sequence[Post], people: Sequence[Somebody], said: Sequence[Said]) -> list[Post]:
    """Posts that open a sentence with nobody's name beside them: 生产部部长，大专…… after somebody else."""
    subjects: list[Post] = []
    held = [s.start for s in said if s.fact == posts.POSITION]
    spans = [(reach_back(page, n, found), n.end) for somebody in people for n in somebody.namings]
    for post in found:
        clause = page.clause_at(post.start)
        before = page.text[clause.start : post.start]
        # 邓涛：本科；质量部经理: the first post after a name is still that person's.
        latest = max((a for a, _ in spans if a < post.start), default=None)
        if latest is not None and not any(latest <= at < post.start for at in held):
            continue
        if not page.begins_item(clause.start) or any(a <= post.start < b for a, b in spans) or not post.kind:
            continue
        if re.fullmatch(
            r"(?:我们|公司|本公司|我司|咱们?|厂里?|单位|还有|另外|另|想让|让|请问|有个|有位|一个|一位|是否|那|的|还|,|:)*",
            before,
        ) and re.match(
            r"(?:[,:;()]|本科|大专|硕士|高中|中专|也想|也|想|从事|做|干|能|可以|是否|呢|已|学历|$)",
            page.text[post.end : post.end + 4],
        ):
            subjects.append(post)
    return subjects


_MEANT = re.compile(
    r"我们|本公司|我司|咱|我厂|我公司|本厂|有个|有位|有一位|有一个|这位|这个人|一位|一名|他|她|此人|候选人|人选(?!范围)|我是|我在|本人|老板|厂里|我(?:想|能|可以|从|做|干|今年|已|现)|该同志|同事|姓名|学历:|职务:"
)


def _somebody_meant(page: Page, said: Sequence[Said]) -> bool:
    """Whether a text that names nobody still speaks of somebody: facts of two kinds, or one and a word for a person."""
    if not said:
        return False
    kinds = {
        "bars"
        if s.fact in BARS or s.fact == bars.ANY
        else "years"
        if s.fact in (years.YEARS, years.SINCE)
        else s.fact
        for s in said
    }
    stated = {s.fact for s in said if s.value != years.UNKNOWN}
    return len(kinds) > 1 or bool(stated and _MEANT.search(page.text))


_QUALIFIES = (years.YEARS, years.SINCE, education.EDUCATION, titles.TITLE, *JUDGEMENTS)
"""Facts by which a candidate is described."""


def _only_blamed(page: Page, owned: _Owned) -> bool:
    """Somebody of whom, in the middle of talk of a candidate, nothing is told but an act: no candidate themselves."""
    said = owned.said
    if not said or owned.somebody.asked_about or not owned.somebody.namings:
        return False
    acts = [s for s in said if s.note in bars.OF_ACTS]
    if not acts or any(s.fact != posts.POSITION and s.note not in bars.OF_ACTS for s in said):
        return False
    first = min(owned.somebody.first, *(s.start for s in said))
    if re.search(r"[和与、及]$", page.text[:first]):
        return False
    # 2. 李丽，质量部副部长，受过…: an item of a list, its post stated, is a candidate's.
    opens = re.search(r"(?:^|[;。!?\n])[^,;。]{0,6}$", page.text[:first])
    return not (opens and any(s.fact == posts.POSITION for s in said))


def _divide(page: Page, people: Sequence[Somebody], along: Sequence[Stretch], said: Sequence[Said]) -> list[_Owned]:
    starts = [stretch.start for stretch in along]
    everybody = tuple(range(len(people)))

    def owners(at: int) -> tuple[int, ...]:
        place = bisect_right(starts, at) - 1
        if place >= 0:
            return along[place].who
        return along[0].who if along else everybody[:1]

    mine: dict[int, list[Said]] = {index: [] for index in everybody}
    for statement in sorted(said, key=lambda s: s.start):
        who = owners(statement.start)
        clause = page.clause_at(statement.start)
        if len(who) > 1 and "分别" in clause.text:
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
    owned = [_Owned(people[index], tuple(mine[index]), "".join(around[index])) for index in order]
    owned = [o for o in owned if not (o.somebody.sends and all(s.fact == posts.POSITION for s in o.said))]
    if any(s.fact in _QUALIFIES for o in owned for s in o.said):
        owned = [o for o in owned if not _only_blamed(page, o)]
    with_facts = [o for o in owned if o.said]
    if with_facts:
        return [o for o in owned if o.said or (o.somebody.name and o.somebody.asked_about)]
    return [o for o in owned if o.somebody.name and (o.somebody.asked_about or not o.somebody.full)]


def _person(page: Page, owned: _Owned, today: date) -> Person:
    found: dict[str, Settled] = {}
    by: dict[str, list[Said]] = {}
    for statement in owned.said:
        by.setdefault(statement.fact, []).append(statement)
    if settled := posts.settle(by.get(posts.POSITION, []), owned.around):
        found["position"] = settled
    if counted := years.settle([*by.get(years.YEARS, []), *by.get(years.SINCE, [])], owned.around, today):
        found[counted[0]] = counted[1]
    for key, module in (("education", education), ("title", titles)):
        if settled := module.settle(by.get(key, []), owned.around):
            found[key] = settled
    for key in JUDGEMENTS:
        if settled := judgement.settle(key, by.get(key, [])):
            found[key] = settled
    found |= bars.settle([s for s in owned.said if s.fact in BARS or s.fact == bars.ANY])
    order = [
        key for known in KEYS for key in ((known, years.SINCE) if known == years.YEARS else (known,)) if key in found
    ]
    return Person(
        owned.somebody.name,
        {key: found[key].value for key in order},
        {key: _span(page, found[key]) for key in order},
    )


def _span(page: Page, settled: Settled) -> Span:
    start, end = page.verbatim(settled.by.start, settled.by.end)
    return Span(start, end, page.original[start:end], settled.note)


_DETAIL = re.compile(
    r"处分|记(?:了|过)?大?过|考验期|万元|元|罚|判|刑|查实|立案|调查|核实|举报|损失|赔|法院|公安|纪检|检察|案"
)


def redacted(text: str, today: date) -> str:
    """The message with every act that 第六条 is about taken out: what may be kept of it is yes, no or unsure."""
    del today
    page = read_page(text)
    hidden: set[int] = set()
    acts = [s for s in bars.read(page) if s.note in ("act", "fined")]
    for act in acts:
        first, last = page.index_at(act.start), page.index_at(max(act.end - 1, act.start))
        hidden.update(range(first, last + 1))
        sentence = page.clauses[first].sentence
        for number, clause in enumerate(page.clauses):
            # The penalty, the sum and the court stand beside the act.
            if (
                abs(clause.sentence - sentence) <= 1
                and _DETAIL.search(clause.text)
                and (clause.sentence == sentence or number in (first + 1, last + 1))
            ):
                hidden.add(number)
    parts: list[str] = []
    at = 0
    for number in sorted(hidden):
        start, end = page.verbatim(page.clauses[number].start, page.clauses[number].end)
        if parts and parts[-1] == HIDDEN and not text[at:start].strip("，,、 ；;"):
            at = end
            continue
        parts += [text[at:start], HIDDEN]
        at = end
    return "".join([*parts, text[at:]])
