"""The wording of `wording.toml` as patterns, checked against the limbs the regulation's text really has.

It knows words, not letters: what a matched word means in a sentence is decided by `phrases` and `mentions`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.errors import ContentError
from assistant.flows.letter_review.patterns import names
from assistant.knowledge.citation import Citation
from assistant.knowledge.provisions import Regulation
from assistant.knowledge.reader import regulation

ARTICLE = 12
"""第十二条, the article of powers."""

_FILE = Path(__file__).with_name("wording.toml")


@dataclass(frozen=True, slots=True)
class Limb:
    """One comma-separated part of an item. `text` is verbatim; `auto` limbs are met by the letter being one;
    things of a `generic` limb are spoken of in many other places; of an `entire` one mere taking part is less."""

    item: int
    part: int
    text: str
    acts: Mapping[str, re.Pattern[str]]
    things: Mapping[str, re.Pattern[str]]
    weak: tuple[re.Pattern[str], ...]
    auto: bool
    generic: bool
    entire: bool = False

    def shared(self, phrase: str) -> bool:
        """参与供应商管理: a share in what the text gives whole."""
        taking_part = r"(?:参与|参加|介入)(?:对)?[^,、和并]{0,6}?"
        return self.entire and any(re.search(f"{taking_part}(?:{p.pattern})", phrase) for p in self.things.values())

    @property
    def joint(self) -> bool:
        """The text itself gives a share: 参加、参与."""
        return self.text.startswith(("参加", "参与"))

    @property
    def cells(self) -> frozenset[tuple[str, str]]:
        """Every act on every thing; all must be given."""
        return frozenset((act, thing) for act in self.acts for thing in self.things or ("",))


@dataclass(frozen=True, slots=True)
class Beyond:
    """Words of a power outside the regulation, and what it is about."""

    words: re.Pattern[str]
    about: str


@dataclass(frozen=True, slots=True)
class Wording:
    limbs: tuple[Limb, ...]
    beyond: tuple[Beyond, ...]
    boss: str
    surnames: str

    def of(self, item: int) -> tuple[Limb, ...]:
        return tuple(limb for limb in self.limbs if limb.item == item)


def limb_texts(text: Regulation, item: int) -> tuple[str, ...]:
    """The comma-separated parts of an item of 第十二条, verbatim."""
    whole = text[Citation.of(ARTICLE, item=item)].text
    return tuple(part.strip() for part in re.split(r"[，,]", whole.strip().rstrip("；;。")))


@cache
def wording() -> Wording:
    """The checked wording, read once a process. Raises ContentError when limbs and text do not agree."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    text = regulation()
    boss = names()["boss"]
    limbs = tuple(_limb(entry, text, boss) for entry in table["limb"])
    for provision in text[Citation.of(ARTICLE)].items:
        item = provision.cite.item
        if [limb.part for limb in limbs if limb.item == item] != list(range(1, len(limb_texts(text, item)) + 1)):
            raise ContentError(f"{_FILE.name}：{provision.cite}的各部分与原文逗号分开的部分对不上。")
    beyond = tuple(Beyond(re.compile(entry["words"]), entry["about"]) for entry in table["beyond"])
    return Wording(limbs, beyond, boss, names()["any_surname"])


def _limb(entry: Mapping[str, Any], text: Regulation, boss: str) -> Limb:
    item, part = entry["item"], entry["part"]
    texts = limb_texts(text, item)
    if not 0 < part <= len(texts):
        raise ContentError(f"{_FILE.name}：第十二条第{item}项没有第{part}部分。")

    def patterns(key: str) -> dict[str, re.Pattern[str]]:
        return {name: re.compile(words.replace("{boss}", boss)) for name, words in entry.get(key, {}).items()}

    return Limb(
        item, part, texts[part - 1], patterns("act"), patterns("thing"),
        tuple(patterns("weak").values()), bool(entry.get("auto")), bool(entry.get("generic")), bool(entry.get("entire")),
    )  # fmt: skip
