"""Finds what an act is done to: a thing named in the same phrase, else one named a few phrases before it.

Knows the words of `wording` and the order of phrases, not what is said of the things.
"""

from __future__ import annotations

import re

from assistant.flows.letter_review.reach import DECISIONS, SHARE_IN_DECISIONS, Read
from assistant.flows.letter_review.wording import Limb

NEAR = 5
"""A thing is looked for in so many phrases before its act."""
_GOODS = 4
_FAULTY = re.compile("(?:凡|对)?(?:不合格|不达标|不良|有问题|出问题)")
_MOMENT = re.compile("发货|出货|出厂|出库")
"""叫停发货: when goods are stopped, not which."""


def things_of(limb: Limb, read: Read, before: list[Read]) -> list[str]:
    """The things of a limb a phrase acts on; `before` are the phrases said before it, nearest last."""
    told = read.phrase.text
    bare = told
    for act in limb.acts.values():  # 停线 and 退货 name a thing in passing; one named before them comes first
        bare = act.sub(lambda m: "＊" * len(m[0]), bare)
    faulty = limb.item == _GOODS and bool(_FAULTY.match(told))
    bare = _MOMENT.sub("＊", bare) if faulty else bare
    own = [name for name, pattern in limb.things.items() if pattern.search(told)]
    named = any(pattern.search(bare) for pattern in limb.things.values())
    if not named and faulty:
        # 不合格的由其退货: of all the goods named before, whatever was named last.
        return [name for name, p in limb.things.items() if any(p.search(r.phrase.text) for r in before[-NEAR:])]
    passing = own and not named
    if passing and any((limb.item, limb.part) in r.things for r in before[-NEAR:]):
        own = []
    elif own or (read.things - {(limb.item, limb.part)}):
        return own
    found: list[str] = []
    for earlier in reversed(before[-NEAR:]):
        if limb.item == 1 and earlier.things:
            return []  # 质量 of 供应链质量 is not the quality work at large
        here = [name for name, pattern in limb.things.items() if pattern.search(earlier.phrase.text)]
        if found and (earlier.hits or not here):
            break  # further back only a list of things that runs on: 原料,半成品,还有成品
        found += [name for name in here if name not in found]
        if found and earlier.hits:
            break
    return found


def may_speak_of(limb: Limb, read: Read, before: list[Read]) -> bool:
    """会同总监商定 is a share in business decisions only beside a meeting of the head or words for business."""
    if (limb.item, limb.part) != SHARE_IN_DECISIONS:
        return True
    told = [read, *before]
    return any(DECISIONS.search(r.phrase.text) or any(i == limb.item for i, _ in r.topics) for r in told)
