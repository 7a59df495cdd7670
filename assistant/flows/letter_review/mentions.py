"""Every place where a letter speaks of a power, kept with what it does with it there, and what is said of them later.

A mention is one cell (an act on a thing, see `wording`) with the standing its phrase gives it; mentions are made by
`walk` and added up by `powers`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.flows.letter_review import phrases as grammar
from assistant.flows.letter_review.layout import Sentence
from assistant.flows.letter_review.phrases import POSITIVE, Standing
from assistant.flows.letter_review.reach import REST, Read, next_cut, said
from assistant.flows.letter_review.recall import part_words
from assistant.flows.letter_review.wording import Limb

_ABOVE = re.compile(
    r"^本(?:项)?授权(?=自|须|需|应|经|在)|(?:以上|上述|上列|前述|前列|前款|前条|该等|该项?|此项?|本项|这项|这些)[^,]{0,8}(?:权限|授权|事项|各项|权力|职权|内容|条款|安排)|(?:这|该|此|本)一?[条款](?!所列|规定)"
)
_THIS = re.compile(r"^(?:但|但是)?(?:该|此|本项|这项|这一[条款]|本[条款])")
_REFUSED = re.compile(r"不(?:予|再)?(?:授予|赋予|给予|享有|授权|给)|未授予|不具有|无权|不得行使|不授")
_VOID = re.compile(
    r"(?:不(?:予|再)?(?:适用|授予|执行|行使|享有|授权)|失效|作废|废止|取消|收回|删除|删去|除外|停止(?:行使|执行|适用)?|终止)$"
)
_SCOPED = re.compile(r"^(?:但|且|而)?(?:对|在|于|凡|涉及|超过)|的$|时$")
"""对指定供应商不适用; 超过五万元的,由厂长批准: in some cases only."""
_STARTS = re.compile(
    r"(?:自|从|待|于|在)(?![本即今]|发文|签|印发|任职|聘任|受聘|公布|下发|任命|到任|上任|盖章|成文|批准|\d|二)[^,]{2,20}(?:起|后)"
)
"""自下一届班子成立后生效: after something that has yet to happen."""
_WIDENS = re.compile(r"扩大|扩展|延伸|增加|续")
_GRANTED = re.compile(r"(?<!不)(?<!未)(?<!不予)(?:授予|享有|赋予|给予|行使)")


@dataclass(frozen=True, slots=True)
class Mention:
    """`cell` (act, thing) of a limb, or ("", "") for all its cells."""

    limb: Limb
    cell: tuple[str, str]
    standing: Standing
    block: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Given:
    """A phrase that gives something, whatever it is: where powers beyond the regulation are looked for. `named`: it
    speaks of a power of 第十二条; `listed`: it stands under a heading or lead-in that gives."""

    phrase: str
    block: int
    sentence: Sentence
    named: bool
    listed: bool


def _again_said(told: list[Read]) -> Standing | None:
    """What the phrases after a reference to the letter's own clause do with it; None: they take nothing."""
    texts = [r.phrase.text for r in told]
    if any(_WIDENS.search(t) for t in texts):
        return None
    standing = Standing.DENIED if any(_VOID.search(t) for t in texts) else next_cut(told)
    if standing is None and any(_STARTS.search(t) for t in texts):
        return Standing.LATER
    taken = standing in (Standing.DENIED, Standing.ELSEWHERE, Standing.LATER)
    return Standing.LIMITED if taken and any(_SCOPED.search(t) for t in texts[1:]) else standing


def _speaks_of(mention: Mention, words: str) -> bool:
    limb = mention.limb
    if mention.cell[0] in limb.acts:
        return bool(limb.acts[mention.cell[0]].search(words))
    acted = any(p.search(words) for p in limb.acts.values())
    return acted and (not limb.things or any(p.search(words) for p in limb.things.values()))


@dataclass
class Findings:
    """All mentions in order, what is said of the rest, phrases that give."""

    mentions: list[Mention] = field(default_factory=list)
    rest: list[tuple[Standing, Sentence]] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)

    def restate(self, index: int, standing: Standing) -> None:
        """以上均……: of everything said before it in the same block."""
        self.mentions = [
            replace(m, standing=said(m.standing, standing, marked=True)) if m.block == index else m
            for m in self.mentions
        ]

    def lessen(self, places: range) -> None:
        """What was given there is given less than fully; nothing given is lost."""
        for at in places:
            if self.mentions[at].standing is Standing.GIVEN:
                self.mentions[at] = replace(self.mentions[at], standing=Standing.LIMITED)

    def overlay(self, reads: list[Read], index: int, sentence: Sentence, *, said_here: bool) -> None:
        """What is said of the letter's own list above, and of whatever is not listed."""
        words = ",".join(r.phrase.text for r in reads)
        unlisted = bool(REST.search(words))
        earlier = False
        for at, read in enumerate(reads):
            text = read.phrase.text
            earlier = earlier or bool(read.hits)
            unlisted = unlisted and not (at and reads[at - 1].part_of and not re.search("项", text))
            rest = REST.search(text) if unlisted and all(h[2] is Standing.DENIED for h in read.hits) else None
            above = not unlisted and not read.recalls and _ABOVE.search(text)
            if above and said_here and not earlier:
                earlier = True  # 无权监管物料;上述事项归质量部: of what this sentence has named
                if later_here := next_cut(reads[at:]):
                    self.restate(index, later_here)
            later = next_cut(reads[at:]) if above and not earlier and not grammar.helps(text) else None
            if later and (later is not Standing.DENIED or grammar.denial_at(words) == 0):
                self.again(later, index, near=bool(_THIS.search(text)))
            if rest:
                tail = words[words.index(text) + rest.start() :]
                if _REFUSED.search(tail):
                    self.rest.append((Standing.DENIED, sentence))
                elif _GRANTED.search(tail) and re.search("其余|其他各项|剩", rest[0]) and not next_cut(reads[at:]):
                    self.rest.append((Standing.GIVEN, sentence))

    def giving(self) -> frozenset[int]:
        """The blocks that give a power in words of their own, not by its number in 第十二条."""
        by_number = {m.block for m in self.mentions if m.cell == ("", "")}
        return frozenset(m.block for m in self.mentions if m.standing in POSITIVE) - by_number

    def recall(self, reads: list[Read], sentence: Sentence) -> None:
        """What is said of the letter's own clauses, named by number: of the part that is named again, or of all."""
        for at, read in enumerate(reads):
            if not read.recalls:
                continue
            after = next((i for i in range(at + 1, len(reads)) if reads[i].recalls), len(reads))
            told = reads[at:after]
            standing = _again_said(told)
            if standing is None:
                continue
            held = [m for m in self.mentions if m.block in read.recalls and m.standing in POSITIVE]
            # 涉及供应商退出的,由办公会决定,不适用第二条: what stands before the clause says which part is meant.
            before = ",".join(r.phrase.text for r in reads[:at] if r.things)
            if words := part_words(",".join(r.phrase.text for r in told)) or before:
                part = [m for m in held if _speaks_of(m, words)]
                held, standing = (part, standing) if part else (held, Standing.LIMITED)
            cut = {id(m) for m in held}
            self.mentions = [
                replace(m, standing=standing, sentence=sentence) if id(m) in cut else m for m in self.mentions
            ]

    def again(self, standing: Standing, index: int, *, near: bool) -> None:
        """Say it of what stands above: of the last power (`near`), or of all."""
        blocks = set(range(index + 1))
        if near:
            blocks = {max((m.block for m in self.mentions), default=index)}
        self.mentions += [
            Mention(m.limb, m.cell, standing, m.block, m.sentence)
            for m in list(self.mentions)
            if m.block in blocks and m.standing in POSITIVE
        ]
