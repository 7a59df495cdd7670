"""The whole reading: statements of every kind, given to the people they are about, settled fact by fact.

Here the parts meet: who is named, what is said, of whom, and what it comes to. None of the parts is done here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.flows.candidate.rules import BARS, JUDGEMENTS, KEYS
from assistant.flows.facts import Value
from assistant.flows.understanding import bars, education, holding, judgement, posts, titles, year_sums, years
from assistant.flows.understanding.bar_words import ANY
from assistant.flows.understanding.beside_names import reach_back
from assistant.flows.understanding.dividing import Owned, divide
from assistant.flows.understanding.durations import UNKNOWN
from assistant.flows.understanding.holders import posts_said, subject_posts
from assistant.flows.understanding.naming import Naming
from assistant.flows.understanding.page import Page, read_page
from assistant.flows.understanding.people import Somebody, somebodies
from assistant.flows.understanding.post_words import POSITION
from assistant.flows.understanding.posts import Post
from assistant.flows.understanding.said import Said, Settled
from assistant.flows.understanding.standing import scopes, standing
from assistant.flows.understanding.stretches import stretches


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
    `position` 不确定 where a post is named; `spans` has the words of each. `pending` are the items of 第六条 that the
    text touches without settling them: a rumour, an inquiry, a punishment that may not count."""

    name: str | None
    facts: Mapping[str, Value]
    spans: Mapping[str, Span]
    pending: tuple[str, ...] = ()


def understand(text: str, today: date) -> tuple[Person, ...]:
    """The people a message speaks of, in order of mention; empty when nobody is meant.

    Raises InputError when the message is too long to be one.
    """
    page = read_page(text)
    if not page.text:
        return ()
    return tuple(_person(page, owned, today) for owned in _owned(page, today))


def understand_note(text: str, name: str | None, today: date) -> Person:
    """A note about one person who is known already (a remark in a sheet): whatever it states is of them.

    What it says of somebody else by name is still left out. Raises InputError when it is too long.
    """
    page = read_page(text)
    if not page.text:
        return Person(name, {}, {})
    _, _, said = _statements(page, today)
    return _person(page, Owned(Somebody(name), tuple(sorted(said, key=lambda s: s.start)), page.text), today)


def _statements(page: Page, today: date) -> tuple[tuple[Post, ...], list[Somebody], list[Said]]:
    """The posts, the people named as candidates, and what is said of whomever is not somebody else."""
    found_posts = posts.scan(page)
    people, others, apart_posts = somebodies(page, found_posts)
    said = [
        *posts_said(page, found_posts, apart_posts, people),
        *holding.outside(page),
        *years.read(page, today),
        *education.read(page),
        *titles.read(page),
        *judgement.read(page),
        *bars.read(page),
    ]
    taken = [_of_other(page, other, apart_posts, people) for other in others]
    named = sorted((reach_back(page, n, apart_posts), n.end) for somebody in people for n in somebody.namings)
    addresses = [(n.start, n.end) for p in people for n in p.namings if not n.full and n.name.endswith("工程师")]
    addresses += [(n.end, n.end + 1) for p in people for n in p.namings if _ENGINEER.match(page.text, n.end)]
    mine = [
        s
        for s in said
        if not any(a <= s.start < b for a, b in taken)
        # 裴工程师, 裴英工程师: how somebody is addressed is no title of theirs.
        and not (s.fact == titles.TITLE and any(a <= s.start < b for a, b in addresses))
    ]
    return apart_posts, people, standing(mine, scopes(page, named))


_ENGINEER = re.compile(r"工程师(?=[,。;:的]|$)")


def _owned(page: Page, today: date) -> list[Owned]:
    found_posts, people, said = _statements(page, today)
    along = stretches(page, people, found_posts, subject_posts(page, found_posts, people, said))
    if not any(somebody.name for somebody in people):
        if not _somebody_meant(page, said):
            return []
        if not people:
            people.append(Somebody(None))
    return divide(page, people, along, said)


_ITEM_ENDS = re.compile(r"[;。!?\n]")
_OWN_SUBJECT = re.compile(r"(?:而|但|不过|另外)?(?:(?:他|她|其)的?)?(?:[\u4e00-\u9fff]{2,4})?")
_DESCRIBED = re.compile(
    r"(?:\([^)]{0,12}\))?(?:,|是)?(?:本科|大专|专科|硕士|博士|高中|中专|研究生|工程师|高工|质量管理|[^,;。]{0,8}(?:部长|经理|主任|副总))"
)


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
    end = clause.end
    subject = _OWN_SUBJECT.fullmatch(page.text[clause.start : reach_back(page, other, found)])
    if not begins and subject and _DESCRIBED.match(page.text, other.end):
        # 他的领导胡总(副总)，本科，质量管理10年: told of them to the end of the item, or to the next candidate.
        item = _ITEM_ENDS.search(page.text, other.end)
        named = [reach_back(page, n, found) for s in people for n in s.namings if n.start > other.end]
        end = min([item.start() if item else len(page.text), *named])
    return reach_back(page, other, found), max(min([end, *begins]), other.end)


_MEANT = re.compile(
    r"我们|本公司|我司|咱|我厂|我公司|本厂|(?<!没)有个|有位|有一位|有一个|这位|这个人|一位|一名|他|她|此人|候选人|人选(?!范围)|我是|我在|本人|老板|厂里|我(?:想|能|可以|从|做|干|今年|已|现)|该同志|同事|姓名|学历:|职务:"
)


_IN_GENERAL = re.compile(
    r"能不能|能否|可不可以|可以吗|能(?:当|做|任|兼|聘)|可以(?:当|做|任|兼|聘|担任)|算不算|是不是|哪个|谁|够不够|行不行|行吗|多不多|大多|一般都|合法吗|\?$"
)
_NOBODY_YET = re.compile(
    r"(?:没有?|尚无|还没有?)(?:任何)?(?:具体|确定|特定|明确)的?(?:人|对象|候选)|(?:人选|谁|新(?:的)?(?:部长|经理|主任|副总))(?:也|都)?还?(?:没|未)有?(?:定|确定|选好|想好)"
)
_POINTED_AT = re.compile(
    r"(?<!没)有[个位]|有一[个位名]|这位|这个人|他|她|此人|候选人|我是|我在|本人|该同志|姓名|职务:|我(?:想|能|可以|现)"
)


def _somebody_meant(page: Page, said: Sequence[Said]) -> bool:
    """Whether a text that names nobody still speaks of somebody: facts of two kinds, or one and a word for a person."""
    if not said or _NOBODY_YET.search(page.text):
        return False
    kinds = {
        "bars" if s.fact in BARS or s.fact == ANY else "years" if s.fact in (years.YEARS, years.SINCE) else s.fact
        for s in said
    }
    stated = {s.fact for s in said if s.value != UNKNOWN}
    if POSITION in stated <= {POSITION, education.EDUCATION, titles.TITLE} and _IN_GENERAL.search(page.text):
        # 我们公司的副总能当吗, 质量部部长没有职称行不行: a post asked about is no person.
        meant = _POINTED_AT if stated == {POSITION} else _MEANT
        return bool(meant.search(page.text))
    return len(kinds) > 1 or bool(stated and _MEANT.search(page.text))


def _person(page: Page, owned: Owned, today: date) -> Person:
    found: dict[str, Settled] = {}
    by: dict[str, list[Said]] = {}
    for statement in owned.said:
        by.setdefault(statement.fact, []).append(statement)
    if settled := holding.settle(by.get(POSITION, []), owned.around):
        found["position"] = settled
    if counted := year_sums.settle([*by.get(years.YEARS, []), *by.get(years.SINCE, [])], owned.around, today):
        found[counted[0]] = counted[1]
    for key, module in (("education", education), ("title", titles)):
        if settled := module.settle(by.get(key, []), owned.around):
            found[key] = settled
    for key in JUDGEMENTS:
        if settled := judgement.settle(key, by.get(key, [])):
            found[key] = settled
    found |= bars.settle([s for s in owned.said if s.fact in BARS or s.fact == ANY])
    order = [
        key for known in KEYS for key in ((known, years.SINCE) if known == years.YEARS else (known,)) if key in found
    ]
    return Person(
        _as_typed(page, owned.somebody),
        {key: found[key].value for key in order},
        {key: _span(page, found[key]) for key in order},
        tuple(key for key in bars.touched(owned.said) if key not in found),
    )


def _as_typed(page: Page, somebody: Somebody) -> str | None:
    """The name in the characters of the message: 歐陽靖 stays so."""
    naming = next((n for n in somebody.namings if page.text[n.start : n.end] == somebody.name), None)
    if naming is None:
        return somebody.name
    return "".join(page.original[at] for at in page.places[naming.start : naming.end])


def _span(page: Page, settled: Settled) -> Span:
    start, end = page.verbatim(settled.by.start, settled.by.end)
    return Span(start, end, page.original[start:end], settled.note)
