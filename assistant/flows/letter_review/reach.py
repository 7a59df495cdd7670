"""Phrases that name no power but say something of those that do: ……，须报批准；……，由采购部负责；以上均不授予。

They reach back over their statement, or forward from its beginning. Which power a phrase names is found elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.flows.letter_review import phrases as grammar
from assistant.flows.letter_review.officer import Officer
from assistant.flows.letter_review.phrases import POSITIVE, Phrase, Standing
from assistant.flows.letter_review.references import Reference
from assistant.flows.letter_review.wording import Limb

_ALL = re.compile(r"均|都|以上|上述|前述|一律|全部|皆|这些|各项|所列")
_OTHERS = re.compile(r"^(?:但|而)?(?:其他|其余|其它|别的|另外的|余下)")
REST = re.compile(
    r"(?:其余|其他|其它|剩余|剩下)(?:的)?[^,;]{0,10}(?:权限|各项|事项|权力|职权|几项|项|的)|除(?:上述|以上|前述|本[^,]{1,6}所列|所列|此)[^,;]*外|未(?:在[^,]{0,10})?(?:列|写|提及|载|明确)[^,;]{0,10}|没有?(?:列|写)[^,;]{0,8}"
)
"""What is said of whatever the letter does not list."""

DECISIONS = re.compile(r"经营|运营|营运|[经营]运|决策|班子|企业管理|公司管理|(?<!重)大事|要事|大计|decision")
SHARE_IN_DECISIONS = (2, 2)

WEAK = ("", "weak")
"""The cell of wording that gives a limb only in part: less than a grant, but it takes nothing from one."""

CUTS = frozenset(
    (Standing.CONSENT, Standing.LIMITED, Standing.ADVICE, Standing.LATER, Standing.ELSEWHERE, Standing.DENIED)
)
"""What takes something from a full grant."""


@dataclass
class Read:
    """A phrase while its statement is being read. `refers`: items named before the verb that decides on them;
    `borrowed`: what it speaks of was named in earlier phrases only; `recalls`: the letter's own blocks it names by number."""

    phrase: Phrase
    standing: Standing
    marked: bool
    hits: list[tuple[Limb, tuple[str, str], Standing]] = field(default_factory=list)
    things: frozenset[tuple[int, int]] = frozenset()
    refers: Reference | None = None
    borrowed: bool = False
    recalls: frozenset[int] = frozenset()
    part_of: Reference | None = None

    @property
    def topics(self) -> frozenset[tuple[int, int]]:
        """The powers it names: that somebody decides (由总经理决定) names no share in business decisions."""
        return self.things if DECISIONS.search(self.phrase.text) else self.things - {SHARE_IN_DECISIONS}


def cover(reads: list[Read], seen: list[Read], who: Officer) -> Standing | None:
    """Let the phrases of a statement that name no power say what they say of those that do.

    Returns the standing that holds for all the block said before the statement (以上均……), if any. `seen` are the
    phrases of the block read before.
    """
    restated: Standing | None = None
    pending: Standing | None = None
    for at, read in enumerate(reads):
        if not read.hits and grammar.conditional(read.phrase.text):
            pending = pending or Standing.LIMITED
        if not read.marked and grammar.leaves_doubt(
            read.phrase.text, speaks_of_a_power=bool(read.topics) or (bool(read.hits) and not read.borrowed)
        ):
            for r in reads[:at]:
                r.hits = [
                    (limb, cell, Standing.LIMITED if old is Standing.GIVEN else old) for limb, cell, old in r.hits
                ]
        if pending and read.hits:
            read.hits = [(limb, cell, _lesser(old, pending)) for limb, cell, old in read.hits]
        handed = (
            (read.borrowed or bool(_OTHERS.search(read.phrase.text)))
            and read.standing in (Standing.ELSEWHERE, Standing.CONSENT)
            and not any(r.marked for r in reads[:at])
        )
        taken = read.standing is Standing.DENIED and grammar.only_takes(read.phrase.text, who)
        if (read.hits and not handed and not taken) or read.standing not in CUTS or REST.search(read.phrase.text):
            continue
        if read.standing is Standing.ELSEWHERE and grammar.helps(read.phrase.text):
            continue
        handed_last = reads[at - 1] if taken and at and not _ALL.search(read.phrase.text) else None
        if handed_last and handed_last.standing is Standing.ELSEWHERE and handed_last.things:
            # 竞岗由人力资源部组织,不属于其权限: only what was handed over is taken.
            handed_last.hits = [
                (limb, cell, said(old, read.standing, handed_last.marked)) for limb, cell, old in handed_last.hits
            ]
            read.hits = list(handed_last.hits)
            continue
        of_all = grammar.denial_at(read.phrase.text) == 0 and bool(_ALL.search(read.phrase.text))
        if read.standing is Standing.DENIED and not taken and not of_all:
            continue
        if read.standing is Standing.ELSEWHERE and _OTHERS.search(read.phrase.text):
            read.standing = Standing.LIMITED  # 其他产品由制造总监处置: the rest is cut off, not the whole
        earlier = [r for r in reads[:at] if r.hits]
        everything = bool(_ALL.search(read.phrase.text))
        if read.topics and any((limb.item, limb.part) in read.topics for r in earlier for limb, _, _ in r.hits):
            for r in earlier:
                r.hits = [
                    (limb, cell, said(old, read.standing, r.marked) if (limb.item, limb.part) in read.things else old)
                    for limb, cell, old in r.hits
                ]
        elif earlier and not read.topics:
            _reach_back(read, earlier, everything=everything)
        elif everything and not earlier and any(r.hits for r in seen):
            restated = read.standing
        elif not earlier and read.standing in (Standing.CONSENT, Standing.LIMITED, Standing.LATER):
            pending = read.standing
    return restated


def _reach_back(read: Read, earlier: list[Read], *, everything: bool) -> None:
    for r in reversed(earlier):
        r.hits = [(limb, cell, said(old, read.standing, r.marked)) for limb, cell, old in r.hits]
        if r.marked and not everything:
            return


def next_cut(reads: list[Read]) -> Standing | None:
    return next((r.standing for r in reads if r.standing in CUTS), None)


def said(old: Standing, new: Standing, marked: bool) -> Standing:  # noqa: FBT001
    """A later phrase about the same power: what was given outright and is then handed elsewhere is shared."""
    if old not in POSITIVE:
        return new if (old, new) == (Standing.ELSEWHERE, Standing.DENIED) else old
    if new is Standing.ELSEWHERE and (marked or old is Standing.ADVICE) and old is not Standing.DUTY:
        return Standing.LIMITED if old is Standing.GIVEN else old
    return new


def _lesser(old: Standing, new: Standing) -> Standing:
    return new if old in (Standing.GIVEN, Standing.DUTY) else old


def cut_again(reads: list[Read], seen: list[Read]) -> None:
    """计划的调整须报总经理审定, in a statement of its own: it cuts what the block gave before."""
    for at, read in enumerate(reads):
        if read.hits or read.standing not in (Standing.CONSENT, Standing.LIMITED) or any(r.hits for r in reads[:at]):
            continue
        given = {(i.item, i.part): i for r in seen for i, _, old in r.hits if old is Standing.GIVEN}
        read.hits += [(limb, ("", ""), read.standing) for place, limb in given.items() if place in read.things]
