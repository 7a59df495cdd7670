"""Whom a message names as candidates, and whom it only mentions.

Somebody named only as a source, a superior or a victim is nobody here. Which stretch speaks of whom, and what is said
there, is unknown to this module.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.flows.understanding.beside_names import ASKED_ABOUT, described, reach_back
from assistant.flows.understanding.bystanders import is_kin, is_other
from assistant.flows.understanding.names import find
from assistant.flows.understanding.naming import Naming
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.posts import Post


@dataclass(slots=True)
class Somebody:
    """One person while the text is being read; `name` is None where none with a surname is given."""

    name: str | None
    surname: str = ""
    full: bool = False
    namings: list[Naming] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    asked_about: bool = False
    sends: bool = False
    first: int = 0


_KIN_BEFORE = re.compile(
    r"[他她其的](?:女儿|儿子|弟弟|哥哥|姐姐|妹妹|侄子|侄女|外甥女?|父亲|母亲|爱人|妻子|丈夫|女婿|儿媳)$"
)
"""赖总……他女儿赖小宝: kin share a surname and are two people."""


def somebodies(page: Page, found: Sequence[Post]) -> tuple[list[Somebody], list[Naming], tuple[Post, ...]]:
    """The people named as candidates, the namings of everybody else, and the posts that are no part of a name."""
    namings = find(page, found)
    begins = [n.start for n in namings]
    # 刘总助和洪部长: 总助 is how 刘 is addressed, no post of 洪's.
    posts = (
        tuple(
            p
            for p in found
            if namings[max(bisect_right(begins, p.start) - 1, 0)].end <= p.start or p.start < begins[0]
        )
        if namings
        else tuple(found)
    )
    people: list[Somebody] = []
    for naming in namings:
        kin = naming.full and _KIN_BEFORE.search(page.text, max(0, naming.start - 6), naming.start)
        known = next((p for p in people if (naming.name in p.names if kin else _same(p, naming, people))), None)
        if known is None:
            known = Somebody(naming.name, naming.surname, naming.full, first=naming.start)
            people.append(known)
        known.namings.append(naming)
        known.names.add(naming.name)
        known.full = known.full or naming.full
    others: list[Naming] = []
    kept: list[Somebody] = []
    apart = {n.start for n in namings if is_other(page, n, posts, namings)}
    for naming, following in pairwise(namings):
        # 供应商老板王强、采购部经理李军因…: whoever is named in one breath with somebody not meant is not meant either.
        gap = page.text[naming.end : reach_back(page, following, posts)]
        if naming.start in apart and re.fullmatch(r"[、和与及]|以及", gap) and not described(page, [following]):
            apart.add(following.start)
    for somebody in people:
        if any(n.start not in apart and described(page, [n]) for n in somebody.namings):
            # 他爱人葛兰是质量部部长。……葛兰大专: what her place tells of her post is told of a candidate.
            apart -= {
                n.start for n in somebody.namings if any(n.end + 1 == p.start for p in posts) and is_kin(page, n)
            }
        meant = [n for n in somebody.namings if n.start not in apart]
        kept_places = {n.start for n in meant}
        others += [n for n in somebody.namings if n.start not in kept_places]
        if meant and meant[0].start != somebody.namings[0].start and not described(page, meant):
            # 孙部长推荐…，孙部长自己去年被免职: who only sends somebody is not asked about later either.
            others += meant
            continue
        if meant:
            somebody.name = _name(somebody)
            somebody.namings = meant
            somebody.first = meant[0].start
            somebody.asked_about = any(ASKED_ABOUT.match(page.text[n.end : n.end + 24]) for n in meant)
            kept.append(somebody)
    return kept, others, posts


def _name(somebody: Somebody) -> str:
    """A full name where one is given, else the form used first."""
    return next((n.name for n in somebody.namings if n.full), somebody.namings[0].name)


def _same(person: Somebody, naming: Naming, people: Iterable[Somebody]) -> bool:
    if naming.name in person.names:
        return True
    if not naming.surname or naming.surname != person.surname or (naming.full and person.full):
        return False
    # 李明 and 李工 are one person while nobody else is called 李; 王部长 and 王经理 are not.
    return sum(p.surname == naming.surname for p in people) == 1 and (naming.full or person.full)
