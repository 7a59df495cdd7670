"""What each question of a message comes to: the card or clause it rests on, or why it is not answered.

Cards and clauses come ready from `matching`, the message taken apart from `question`; nothing is worded here. What a
message takes for granted is `correcting`'s, and citations asked for by themselves never come this far.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from assistant.errors import NoSuchClauseError
from assistant.knowledge import amendments, aspects, matching
from assistant.knowledge.answer import MOST_QUESTIONS
from assistant.knowledge.cards import Card
from assistant.knowledge.citation import Citation
from assistant.knowledge.compiled import Compiled
from assistant.knowledge.composing import LACKING, Composer, without_wholes
from assistant.knowledge.decision import Decision
from assistant.knowledge.language import normalise
from assistant.knowledge.matching import Candidate, Weighed
from assistant.knowledge.provisions import Regulation
from assistant.knowledge.question import Part, Question, is_thin
from assistant.knowledge.several import asks_several, listed, stretches

# Below this a question is not about this text: how likely the nearest makes its words (`matching.Candidate.likely`),
# and, unless it names the officer or the text itself, how much they are ours and not those of other law.
LEAST, LEAST_STRANGER = 0.10, 0.32
OURS = 0.05
# A nearest ask this near is the question itself; so near that splitting or doubting it makes it worse.
CLEAR, SURE = 0.60, 0.80
# Another card that scores so much of what the best does is told of as well.
SECOND = 0.9
# What one part of a message must score to be answered by itself, and how much more than the whole message does: words
# that belong together say more of one card than each says of its own.
OWN, MORE = 0.15, 1.05
# Less will do where the message says that it asks several things (分别, 一样不).
SAID_SO = 0.8
# A part with fewer characters is asked of what the part before it named (工作室要挂牌吗，有补助吗).
BRIEF = 7
# A longer message tells a story besides, and is parted by its sentences alone.
SHORT = 80

# An ask that can stand as a question by itself.
_ASKING = re.compile(r"[吗呢]$|什么|啥|谁|哪|多少|几|怎|([\u4e00-\u9fff])不\1|有没有|是否|如何")
_OURS = re.compile(r"质量官|本?办法|通知|条文|人才库|入库|结业|质量管理")


@dataclass(frozen=True)
class Decider:
    """Decides over one regulation and what is compiled about it; `composer` words what no card says."""

    text: Regulation
    compiled: Compiled
    composer: Composer

    def decisions(self, asked: Question, earlier: str) -> tuple[Decision, Sequence[Decision]]:
        """What the message comes to as a whole, and what it is answered by: the whole, or its parts."""
        if (number := self.compiled.exact.get(asked.typed)) is not None and not earlier:
            return (whole := self._word_for_word(asked.whole, number)), [whole]
        whole = self._decide(asked, asked.whole, earlier)
        if among := self._among(asked, whole):
            return whole, among
        if parts := self._listed(asked, earlier):
            return whole, parts
        pieces = () if whole.candidate and whole.candidate.cosine > SURE else self._pieces(asked)
        if len(pieces) > 1:
            parts = self._in_turn(asked, pieces, earlier)
            more = SAID_SO if asks_several(asked.text) else MORE
            if _differ(parts) and all(_stands(part, whole, more) for part in parts):
                return whole, without_wholes(parts)
            if whole.abstain == "clarify" and (standing := [p for p in parts if _stands(p, None)]):
                return standing[0], standing
        return whole, [whole]

    def _listed(self, asked: Question, earlier: str) -> Sequence[Decision]:
        """What a message that lists its questions comes to in each; empty where it lists none, or all come to one card."""
        pieces = [Part(text, "", aspects.asked(text)) for text in listed(asked.bare)]
        by_card: dict[int, Decision] = {}
        for part in self._in_turn(asked, pieces, earlier):
            if part.candidate and _stands(part, None):
                by_card.setdefault(id(part.candidate.card or part.candidate.provision), part)
        return list(by_card.values()) if len(by_card) > 1 else ()

    def _in_turn(self, asked: Question, pieces: Sequence[Part], earlier: str) -> list[Decision]:
        """The pieces of a message decided one after the other; a brief one is asked of what the one before it named."""
        found = []
        for part, before in zip(pieces, (earlier, *(part.text for part in pieces)), strict=False):
            if (number := self.compiled.exact.get(part.text)) is not None:
                found.append(self._word_for_word(part, number))
            else:
                found.append(self._decide(asked, part, before if len(part.text) < BRIEF else earlier))
        return found

    def _among(self, asked: Question, whole: Decision) -> Sequence[Decision]:
        """What a message about several cited articles comes to in each (第六条和第十五条差在哪), where no card tells of all."""
        cited = tuple(dict.fromkeys(cite.to_article for cite in whole.named))
        if len(cited) < 2 or not asks_several(asked.text) or len(cited) > matching.MOST_PARTS:
            return ()
        if (
            whole.candidate
            and not whole.abstain
            and set(cited) <= {cite.to_article for cite in whole.candidate.cites}
        ):
            return ()
        named = [cite for cite in whole.named if cite in cited or cite.to_article in cited]
        return [self._within(whole, cite) for cite in named[: matching.MOST_PARTS]]

    def _within(self, whole: Decision, cite: Citation) -> Decision:
        """The decision for one cited provision: the card that tells it as a whole, or the provision itself."""
        title = matching.weigh(
            self.compiled, Part(f"{self.composer.notes.title(cite)}有哪些", "", frozenset(("list",)))
        )
        told = (c for c in matching.rank(self.compiled, title, named=(cite,)) if c.cites and c.cites[0] == cite)
        candidate = next(told, Candidate(None, self.text[cite], 1.0, 1.0, 1.0, ""))
        return replace(whole, candidate=candidate, abstain=None, lead=None)

    def _pieces(self, asked: Question) -> Sequence[Part]:
        """The questions of a message: as its sentences part them; where it speaks of several things, as these do."""
        if asks_several(asked.text) and len(asked.bare) <= SHORT:
            texts = matching.apart(self.compiled, stretches(asked.bare))
            if len(texts) > 1:
                return [Part(text, "", aspects.asked(text)) for text in texts]
        return asked.parts

    def _word_for_word(self, part: Part, number: int) -> Decision:
        """The decision for a question that is an ask of a card, word for word."""
        card = self.compiled.cards[number]
        weighed = matching.weigh(self.compiled, part)
        found = Candidate(card, None, 1.0, 1.0, 1.0, part.text)
        beside = _beside([found, *matching.rank(self.compiled, weighed)])
        return Decision(part, weighed, found, card.abstain, beside=beside)

    def _decide(self, asked: Question, part: Part, earlier: str) -> Decision:
        share = self._inherited(asked, part) if earlier else 0.0
        weighed = matching.weigh(self.compiled, part, earlier, context_share=share)
        ranked = matching.rank(
            self.compiled, weighed, amending=amendments.is_about_changes(asked.text), named=self._named(asked)
        )
        if not ranked:
            return Decision(part, weighed, None, "not_understood" if not part.is_thin else "clarify")
        found = self._decided(asked, part, earlier, weighed, ranked, share)
        second = None if found.abstain else _second(ranked, found.candidate)
        return replace(found, beside=_beside(ranked), named=self._named(asked), second=second)

    def _decided(
        self, asked: Question, part: Part, earlier: str, weighed: Weighed, ranked: Sequence[Candidate], share: float
    ) -> Decision:
        best = ranked[0]
        if part.is_thin and not earlier and not weighed.lay and best.cosine < CLEAR:
            return Decision(part, weighed, best, "clarify")
        if self._is_far(asked, weighed, best, inherits=share > 0):
            return Decision(part, weighed, best, "off_topic")
        if best.abstains:
            return Decision(part, weighed, best, best.card.abstain if best.card else None)
        if unspoken := self._unspoken(best, part):
            for other in ranked[1:]:
                if other.abstains and not self._unspoken(other, part) and other.score > 0.5 * best.score:
                    return Decision(part, weighed, other, other.card.abstain if other.card else None)
            return Decision(
                part, weighed, best, "not_settled", self.composer.not_settled(best, f"“{'、'.join(unspoken)}”")
            )
        lacking = best.lacks(weighed.asked)
        if lacking and not (best.cosine > CLEAR and lacking[0] in aspects.asked(normalise(best.ask))):
            for other in ranked[1:]:
                if other.score < best.score * 0.85:
                    break
                if other.abstains:
                    return Decision(part, weighed, other, other.card.abstain if other.card else None)
                if not other.lacks(weighed.asked):
                    return Decision(part, weighed, other)
            return Decision(part, weighed, best, "not_settled", self.composer.not_settled(best, LACKING[lacking[0]]))
        return Decision(part, weighed, best)

    def _unspoken(self, candidate: Candidate, part: Part) -> tuple[str, ...]:
        """The formalities a question names of which a candidate and its clauses say nothing."""
        words = sorted(aspects.formalities(part.text))
        if not words:
            return ()
        card = candidate.card
        said = (*card.asks, card.lead, *card.notes, *card.open) if card else ()
        held = normalise("".join((*said, *(self.text[cite].text for cite in candidate.nearby))))
        return tuple(word for word in words if word not in held)

    def _inherited(self, asked: Question, part: Part) -> float:
        """How much of the earlier question a follow-up takes over: all where it names no topic of its own."""
        if part.is_thin or is_thin(aspects.without_asking(part.text)):
            return 1.0
        if not self._is_ours(f"{part.text} {part.story}"):
            return matching.CONTEXT
        return matching.HINT if asked.looks_back else 0.0

    def _is_far(self, asked: Question, weighed: Weighed, best: Candidate, *, inherits: bool) -> bool:
        """Whether even the nearest is too far for a question to be about this text at all."""
        if inherits or _OURS.search(asked.text):
            return best.likely < LEAST
        return best.likely + OURS * matching.belongs(self.compiled, weighed) < LEAST_STRANGER

    def _is_ours(self, text: str) -> bool:
        """Whether a question names anything of this text: the officer, a term, a lay word for one."""
        rows = self.compiled.rows
        return bool(_OURS.search(text)) or any(rows[n].cites for _, n in self.compiled.reader.expressions(text))

    def _named(self, asked: Question) -> tuple[Citation, ...]:
        """The provisions in force that a question cites."""
        found = []
        for reference in asked.references:
            with suppress(NoSuchClauseError):
                if not reference.old:
                    found.append(self.text.resolve(reference))
        return tuple(found)


def _second(ranked: Sequence[Candidate], best: Candidate | None) -> Card | None:
    """The card of another article that a question may nearly as well be about."""
    if best is None or best.cosine > CLEAR:
        return None
    told = {cite.to_article for cite in best.nearby}
    for other in ranked:
        if other.score < SECOND * best.score:
            break
        if other.card and not other.abstains and not {cite.to_article for cite in other.cites} & told:
            return other.card
    return None


def _beside(ranked: Sequence[Candidate]) -> tuple[str, ...]:
    """What else can be asked near the best candidate: how the next ones that answer are asked, same clauses first."""
    best, found = ranked[0], []
    for other in ranked[1:]:
        card = other.card
        if (
            card
            and not card.abstain
            and card is not best.card
            and (ask := next(filter(_ASKING.search, card.asks), None))
        ):
            found.append((not set(other.nearby) & set(best.nearby), ask))
    found.sort(key=lambda one: one[0])
    return tuple(ask + ("" if ask.endswith(("？", "?")) else "？") for _, ask in found[:MOST_QUESTIONS])


def _differ(parts: Sequence[Decision]) -> bool:
    """Whether the parts of a message really come to different clauses, or to one that settles only some of them."""
    places = {
        (d.candidate.nearby[0], d.abstain is None)
        for d in parts
        if d.candidate and d.abstain not in ("off_topic", "clarify") and d.candidate.nearby
    }
    return len(places) > 1


def _stands(part: Decision, whole: Decision | None, more: float = MORE) -> bool:
    """Whether a part is a question in its own right, and not a splinter of the whole."""
    if not part.candidate or part.abstain in ("off_topic", "clarify"):
        return False
    candidate, scored = part.candidate, whole.candidate.score if whole and whole.candidate else 0.0
    return candidate.score > OWN and (candidate.cosine > CLEAR or candidate.score > more * scored)
