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
from assistant.flows.letter_review.references import own_list_number
from assistant.flows.letter_review.wording import Limb

_ABOVE = re.compile(
    r"^本(?:项)?授权(?=自|须|需|应|经|在)|(?:以上|上述|前述|前列|前款|前条|该等|该项?|此项?|本项|这项|这些)[^,]{0,8}(?:权限|授权|事项|各项|权力|职权|内容|条款)"
)
_THIS = re.compile(r"^(?:但|但是)?(?:该|此|本项|这项)")
_REFUSED = re.compile(r"不(?:予|再)?(?:授予|赋予|给予|享有|授权|给)|未授予|不具有|无权|不得行使|不授")
_GRANTED = re.compile(r"(?<!不)(?<!未)(?<!不予)(?:授予|享有|赋予|给予|行使)")


WEAK = ("", "weak")
"""The cell of wording that gives a limb only in part: less than a grant, but it takes nothing from one."""


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


@dataclass
class Findings:
    """All mentions in order, what is said of the rest, phrases that give."""

    mentions: list[Mention] = field(default_factory=list)
    rest: list[tuple[Standing, Sentence]] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def restate(self, index: int, standing: Standing) -> None:
        """以上均……: of everything said before it in the same block."""
        self.mentions = [
            replace(m, standing=said(m.standing, standing, marked=True)) if m.block == index else m
            for m in self.mentions
        ]

    def overlay(self, reads: list[Read], index: int, sentence: Sentence) -> None:
        """What is said of the letter's own list above, and of whatever is not listed."""
        words = ",".join(r.phrase.text for r in reads)
        unlisted = bool(REST.search(words))
        earlier = False
        for at, read in enumerate(reads):
            text = read.phrase.text
            earlier = earlier or bool(read.hits)
            rest = REST.search(text) if unlisted and all(h[2] is Standing.DENIED for h in read.hits) else None
            number = own_list_number(text)
            above = number or (not unlisted and _ABOVE.search(text))
            later = next_cut(reads[at:]) if above and not earlier else None
            if later and (later is not Standing.DENIED or grammar.denial_at(words) == 0):
                self._again(later, index, number, sentence, near=bool(_THIS.search(text)))
            if rest:
                tail = words[words.index(text) + rest.start() :]
                if _REFUSED.search(tail):
                    self.rest.append((Standing.DENIED, sentence))
                elif _GRANTED.search(tail) and re.search("其余|其他各项|剩", rest[0]) and not next_cut(reads[at:]):
                    self.rest.append((Standing.GIVEN, sentence))

    def _again(self, standing: Standing, index: int, number: int | None, sentence: Sentence, *, near: bool) -> None:
        """Say it of what stands above: of the numbered block, of the last power (`near`), or of all."""
        blocks = {i for i in range(index + 1) if number is None or self.numbers[i] == number}
        if near:
            blocks = {max((m.block for m in self.mentions if m.sentence is not sentence), default=index)}
        if number is not None and blocks:
            blocks = {max(blocks)}
        self.mentions += [
            Mention(m.limb, m.cell, standing, m.block, m.sentence)
            for m in list(self.mentions)
            if m.block in blocks and m.sentence is not sentence and m.standing in POSITIVE
        ]
