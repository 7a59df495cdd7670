"""How a letter speaks of the officer it appoints: by the post, by name, by pronoun; and who is somebody else.

Names are taken from the letter alone; whether the post is rightly given is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.flows.letter_review.cues import cues
from assistant.flows.letter_review.patterns import load


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of `officer.toml`; what each says stands there."""

    named: tuple[re.Pattern[str], ...]
    held: tuple[re.Pattern[str], ...]
    field: re.Pattern[str]
    titles: re.Pattern[str]
    no_name: re.Pattern[str]
    alias: re.Pattern[str]
    others: re.Pattern[str]
    colleague: re.Pattern[str]
    label: re.Pattern[str]
    named_person: re.Pattern[str]


@cache
def words() -> Words:
    """The words, read once a process. Raises ContentError when tables and patterns do not agree."""
    return load("officer.toml", Words)


@dataclass(frozen=True, slots=True)
class Officer:
    """How the letter speaks of the appointee: the post, names, pronouns; `others` it appoints, `colleagues` it names
    with a post of theirs."""

    alias: re.Pattern[str]
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    surnames: str = ""
    colleagues: tuple[str, ...] = ()

    def in_(self, text: str) -> bool:
        return bool(self.alias.search(text))

    def is_other_person(self, who: str) -> bool:
        """A department, a post or another named person."""
        if self.alias.match(who) or re.match(r"(?:其|本人授权)(?![他余它])", who):
            return False
        if not cues().does.match(who) and cues().org.search(who[:16]):
            return True
        named = words().named_person.match(who)
        return bool(named and self.names) or bool(re.match(r"(?:我|本人|另一|其他人|专人|别人|外部|第三方)", who))


def officer(letter: str, surnames: str) -> Officer:
    """The officer of a letter (`letter` as its plain text)."""
    names: dict[str, None] = {}
    for pattern in words().named:
        for m in pattern.finditer(letter):
            name = m["name"]
            names[name[:-1] if letter[m.end("name") - 1 :].startswith("同志") else name] = None
    honorific = ""
    joined = re.sub(r"(?<![。;:!?])\n", "", letter)
    found = [m for pattern in words().held for m in pattern.finditer(joined)]
    for m in (*found, *words().field.finditer(letter)):
        who = words().titles.split(m["who"].replace("首席质量官", ""))[-1]
        if words().no_name.search(who) or not re.fullmatch(r"[^\W\d_]{2,4}", who):
            continue
        honorific = honorific or (m["call"] or "")
        names[who] = None
    calls = (
        [re.escape(n) for n in names]
        + [f"[老小]{re.escape(n[0])}" for n in names]
        + [rf"{re.escape(n[0])}(?:总|工|部长|经理|同志|先生|女士|助理|副总|主任)" for n in names]
    )
    called = f"(?<!其他){honorific}|" if honorific in ("君", "女士", "先生", "博士", "小姐") else ""
    post = called + words().alias.pattern
    others = _others(letter, names)
    first = min((letter.find(n) for n in names), default=-1)
    if others and first >= 0:
        mine, theirs = ("前者", "后者") if first < letter.find(others[0]) else ("后者", "前者")
        calls, others = [*calls, mine], (*others, theirs)
    return Officer(
        re.compile("|".join([*sorted(calls, key=len, reverse=True), post])), tuple(names), others, surnames,
        _colleagues(letter, names),
    )  # fmt: skip


def _colleagues(letter: str, names: Mapping[str, None]) -> tuple[str, ...]:
    """Persons named right after their post (质量部副部长高山协助), and beside the officer in a list of who does what."""
    found = words().colleague.finditer(letter)
    labels = [m["name"] for m in words().label.finditer(letter)]
    listed = labels if any(n in labels for n in names) else []
    return tuple(dict.fromkeys(n for n in (*(m["name"] for m in found), *listed) if n not in names))


def _others(letter: str, names: Mapping[str, None]) -> tuple[str, ...]:
    """Persons the letter appoints to other posts."""
    found = (words().titles.split(re.sub(r"\(.*", "", m["name"]))[-1] for m in words().others.finditer(letter))
    return tuple(dict.fromkeys(n for n in found if re.fullmatch(r"[^\W\d_]{2,4}", n) and n not in names))
