"""From a typed message to an answer: answer, clarify or abstain, always with its reason.

The one place where it is decided what is said. Cards and clauses come ready from `matching`, the message taken
apart from `question`; nothing here reads files of its own, keeps state between questions, or knows the clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from assistant.errors import NoSuchClauseError
from assistant.knowledge import amendments, aspects, elsewhere, matching, premises
from assistant.knowledge.annotations import Annotations, editorial
from assistant.knowledge.answer import MOST_QUESTIONS, Answer
from assistant.knowledge.cards import plain
from assistant.knowledge.citation import Citation
from assistant.knowledge.compiled import CARDS, LEXICON, Compiled, load
from assistant.knowledge.composing import LACKING, PROPOSED, Composer, Correction, Decision
from assistant.knowledge.fuzzy import Rescue, TermRescue, rescued
from assistant.knowledge.language import normalise
from assistant.knowledge.matching import Candidate, Weighed
from assistant.knowledge.provisions import Provision
from assistant.knowledge.question import Part, Question, is_thin, understand, without_references
from assistant.knowledge.reader import regulation
from assistant.knowledge.search import ClauseSearch, SearchResult

LONGEST = 20_000
SHORTEST = 2

# Below these a question is not about this text; one that holds none of the text's own terms must come nearer.
LEAST, LEAST_STRANGER, LEAST_STRANGE = 0.12, 0.26, 0.32
STRANGE = 0.3
# A nearest ask this near is the question itself; so near that splitting or doubting it makes it worse.
CLEAR, SURE = 0.60, 0.80
# What one part of a message must score to be answered by itself.
OWN, ITSELF = 0.3, 0.6
# A part with fewer characters is asked of what the part before it named (工作室要挂牌吗，有补助吗).
BRIEF = 8
# How near a clause must be to what is taken for granted to speak against it.
CONTRADICTED = 0.4
# So many candidates beside the nearest are looked at, there and for further questions.
BESIDE = 3
# By how much more of the question an open matter must know to be what was asked.
KNOWS_MORE = 0.2

# An ask that can stand as a question by itself.
_ASKING = re.compile(r"[吗呢]$|什么|啥|谁|哪|多少|几|怎|([\u4e00-\u9fff])不\1|有没有|是否|如何")
_OURS = re.compile(r"质量官|本?办法|通知|条文|人才库|入库|结业|质量管理")


class Knowledge:
    """The regulation and everything known about it. `cache_dir` None: nothing is written."""

    def __init__(self, cache_dir: Path | None = None, *, cards: Path = CARDS, lexicon: Path = LEXICON) -> None:
        self._cache_dir = cache_dir
        self.card_folder, self.lexicon_file = cards, lexicon
        self.text = regulation()

    @cached_property
    def compiled(self) -> Compiled:
        return load(self.text, self.notes, self._cache_dir, card_folder=self.card_folder, lexicon_file=self.lexicon_file)

    @cached_property
    def notes(self) -> Annotations:
        return editorial()

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self.text, self.notes, self.compiled.rows)

    def ask(self, question: str, context: Sequence[str] = ()) -> Answer:
        """Answer one message; `context` holds the earlier questions of the conversation, oldest first."""
        if len(question) > LONGEST:
            return Answer("error", f"这条消息太长了（超过{LONGEST}字），请只留下要问的那几句。")
        typed = normalise(question)
        rescues = self._rescues(typed)
        asked = understand(rescued(typed, rescues))
        if not asked.text:
            return Answer("clarify", "请输入想问的问题。", questions=PROPOSED)
        if len(plain(asked.text)) < SHORTEST:
            return self._composer.not_understood()
        if asked.is_greeting:
            return self._composer.greeting()
        if asked.is_errand:
            return self._composer.off_topic()
        if asked.act:
            return self._composer.act(asked.act)
        found = self._referring(asked) or self._deciding(asked, context)
        return self._composer.rescued(found, rescues) if rescues else found

    def cards_behind(self, question: str) -> tuple[str, ...]:
        """Ids of the cards a question comes to (for those who edit cards)."""
        asked = understand(rescued(typed := normalise(question), self._rescues(typed)))
        return tuple(d.candidate.card.id for d in self._decisions(asked, "")[1] if d.candidate and d.candidate.card)

    def _rescues(self, typed: str) -> tuple[Rescue, ...]:
        """Words nobody knows that sound or look like one of ours."""
        if plain(typed) in self.compiled.exact:
            return ()
        reader, vocabulary = self.compiled.reader, self.compiled.vocabulary
        tokens = reader.cut(typed)
        return self._terms.find(tokens, lambda token: token in vocabulary or reader.knows(token))

    @cached_property
    def _terms(self) -> TermRescue:
        return TermRescue(self.compiled.vocabulary)

    def search(self, words: str) -> SearchResult:
        """Full text search in the regulation and the notice."""
        return self._search.search(words)

    def show(self, cite: str) -> Provision:
        """The provision a person names. Raises CitationSyntaxError, NoSuchClauseError."""
        return self.text[cite]

    @cached_property
    def _search(self) -> ClauseSearch:
        return ClauseSearch(self.text, self.compiled.segmenter)

    # -- citations -------------------------------------------------------------------------------------------------

    def _referring(self, asked: Question) -> Answer | None:
        """An answer to a question that names its clause and asks no more than what stands there, or of its history."""
        if answer := amendments.answer(asked, self.text, self.notes):
            return answer
        if not asked.references:
            return None
        cites: list[Citation] = []
        for reference in asked.references:
            if reference.old:
                continue
            try:
                cites.append(self.text.resolve(reference))
            except NoSuchClauseError as error:
                return self._composer.no_such_clause(str(error), reference.article)
        rest = without_references(asked.text, asked.references) if not asked.english else ""
        if not cites or (not is_thin(rest) and not _merely_what(rest)):
            return None
        return self._composer.clauses(cites, self._neighbours(cites))

    def _named(self, asked: Question) -> tuple[Citation, ...]:
        """The provisions in force that a question cites."""
        found = []
        for reference in asked.references:
            with suppress(NoSuchClauseError):
                if not reference.old:
                    found.append(self.text.resolve(reference))
        return tuple(found)

    def _neighbours(self, cites: Sequence[Citation]) -> tuple[str, ...]:
        wanted = set(cites) | {c.to_article for c in cites}
        asks = [card.asks[0] for card in self.compiled.cards if card.cites and card.cites[0] in wanted]
        return tuple(asks[:MOST_QUESTIONS])

    # -- deciding --------------------------------------------------------------------------------------------------

    def _deciding(self, asked: Question, context: Sequence[str]) -> Answer:
        whole, decisions = self._decisions(asked, " ".join(context[-2:]))
        if changed := self._change_of_topic(asked, whole):
            return changed
        foreign = elsewhere.named(asked.text)
        if foreign and not (whole.candidate and whole.candidate.cosine > SURE):
            return self._composer.other_law(foreign)
        return self._composer.answer(asked, whole, decisions, self._correction(asked, decisions))

    def _correction(self, asked: Question, decisions: Sequence[Decision]) -> Correction | None:
        """The false premise a message takes for granted: one a card names, else one its clause contradicts."""
        statements = premises.asserted(asked.text)
        if not statements:
            return None
        near = [d.candidate.card for d in decisions if d.candidate and d.candidate.card]
        if found := premises.named(near, statements) or premises.named(self.compiled.cards, statements):
            card, premise = found
            part = Part(premise.corrects, "", frozenset())
            candidate = Candidate(card, None, 1.0, 1.0, 1.0, part.text)
            return Correction(premise.corrects, premise.correction, Decision(part, matching.weigh(self.compiled, part), candidate))
        for statement in statements:
            part = Part(statement, "", frozenset())
            weighed = matching.weigh(self.compiled, part)
            ranked = [c for c in matching.rank(self.compiled, weighed) if not c.abstains]
            for candidate in ranked[:BESIDE]:
                if candidate.score > max(CONTRADICTED, 0.85 * ranked[0].score) and self._contradicts(candidate, statement):
                    said = f"“{statement}”这个说法与条文不符。"
                    return Correction(statement, said, Decision(part, weighed, candidate))
        return None

    def _contradicts(self, candidate: Candidate, statement: str) -> bool:
        provision = self.text[candidate.cites[0]]
        if premises.miscounts(statement, provision.text, len(provision.items)):
            return True
        return bool(candidate.card and premises.clashes(statement, candidate.card.lead))

    def _change_of_topic(self, asked: Question, whole: Decision) -> Answer | None:
        near = whole.candidate.nearby if whole.candidate else ()
        if topic := amendments.topic(asked):
            weighed = matching.weigh(self.compiled, Part(topic, "", frozenset()))
            if ranked := matching.rank(self.compiled, weighed):
                near = ranked[0].nearby
            return amendments.of_topic(near, self.text, self.notes)
        return None

    def _decisions(self, asked: Question, earlier: str) -> tuple[Decision, Sequence[Decision]]:
        """What the message comes to as a whole, and what it is answered by: the whole, or its parts."""
        if (number := self.compiled.exact.get(plain(asked.typed))) is not None and not earlier:
            return (whole := self._word_for_word(asked.whole, number)), [whole]
        whole = self._decide(asked, asked.whole, earlier)
        if len(asked.parts) > 1 and not (whole.candidate and whole.candidate.cosine > SURE):
            before = (earlier, *(part.text for part in asked.parts))
            parts = [
                self._decide(asked, part, told if len(part.text) < BRIEF else earlier)
                for part, told in zip(asked.parts, before, strict=False)
            ]
            if _differ(parts) and all(_stands(part, whole) for part in parts):
                return whole, parts
        return whole, [whole]

    def _word_for_word(self, part: Part, number: int) -> Decision:
        """The decision for a question that is an ask of a card, word for word."""
        card = self.compiled.cards[number]
        weighed = matching.weigh(self.compiled, part)
        return Decision(part, weighed, Candidate(card, None, 1.0, 1.0, 1.0, part.text), card.abstain)

    def _decide(self, asked: Question, part: Part, earlier: str) -> Decision:
        share = self._inherited(asked, part) if earlier else 0.0
        weighed = matching.weigh(self.compiled, part, earlier, context_share=share)
        ranked = matching.rank(
            self.compiled, weighed, amending=amendments.is_about_changes(asked.text), named=self._named(asked)
        )
        if not ranked:
            return Decision(part, weighed, None, "not_understood" if not part.is_thin else "clarify")
        return replace(self._decided(asked, part, earlier, weighed, ranked, share), beside=_beside(ranked), named=self._named(asked))

    def _decided(
        self, asked: Question, part: Part, earlier: str, weighed: Weighed, ranked: Sequence[Candidate], share: float
    ) -> Decision:
        best = ranked[0]
        if part.is_thin and not earlier and not weighed.lay and best.cosine < CLEAR:
            return Decision(part, weighed, best, "clarify")
        if best.score < self._least(asked, weighed, inherits=share > 0):
            return Decision(part, weighed, best, "off_topic")
        if best.abstains:
            return Decision(part, weighed, best, best.card.abstain if best.card else None)
        if open_matter := _better_known(best, ranked[1:]):
            return Decision(part, weighed, open_matter, open_matter.card.abstain if open_matter.card else None)
        if unspoken := self._unspoken(best, part):
            for other in ranked[1:]:
                if other.abstains and not self._unspoken(other, part) and other.score > 0.5 * best.score:
                    return Decision(part, weighed, other, other.card.abstain if other.card else None)
            return Decision(part, weighed, best, "not_settled", self._composer.not_settled(best, f"“{'、'.join(unspoken)}”"))
        lacking = best.lacks(weighed.asked)
        if lacking and not (best.cosine > CLEAR and lacking[0] in aspects.asked(normalise(best.ask))):
            for other in ranked[1:]:
                if other.score < best.score * 0.85:
                    break
                if other.abstains:
                    return Decision(part, weighed, other, other.card.abstain if other.card else None)
                if not other.lacks(weighed.asked):
                    return Decision(part, weighed, other)
            return Decision(part, weighed, best, "not_settled", self._composer.not_settled(best, LACKING[lacking[0]]))
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

    def _least(self, asked: Question, weighed: Weighed, *, inherits: bool) -> float:
        """How near something must be for a question to be about this text at all."""
        strange = matching.strangeness(self.compiled, weighed)
        if inherits or _OURS.search(asked.text) or (strange <= STRANGE and self._is_ours(asked.text)):
            return LEAST
        return LEAST_STRANGE if strange > STRANGE else LEAST_STRANGER

    def _is_ours(self, text: str) -> bool:
        """Whether a question names anything of this text: the officer, a term, a lay word for one."""
        rows = self.compiled.rows
        return bool(_OURS.search(text)) or any(rows[n].cites for _, n in self.compiled.reader.expressions(text))


def _beside(ranked: Sequence[Candidate]) -> tuple[str, ...]:
    """What else can be asked near the best candidate: how the next ones that answer are asked, same clauses first."""
    best, found = ranked[0], []
    for other in ranked[1:]:
        card = other.card
        if card and not card.abstain and card is not best.card and (ask := next(filter(_ASKING.search, card.asks), None)):
            found.append((not set(other.nearby) & set(best.nearby), ask))
    found.sort(key=lambda one: one[0])
    return tuple(ask + ("" if ask.endswith(("？", "?")) else "？") for _, ask in found[:MOST_QUESTIONS])


def _merely_what(rest: str) -> bool:
    """Whether, citations apart, no more is asked than what stands there."""
    left = re.sub(r"讲(?:的|了)?|说(?:的|了)?|规定|内容|原文|全文|条文|具体|显示|查看?|看看?|看|给我|把|第|是|请|找|打开|念|读|解释|意思|是指|指的?|关于|里面?|中|帮我|完整|逐字|一条|这一?条|呢|写|列出|来", "", rest)
    return is_thin(left)


def _differ(parts: Sequence[Decision]) -> bool:
    """Whether the parts of a message really come to different clauses."""
    places = {d.candidate.nearby[0] for d in parts if d.candidate and d.abstain not in ("off_topic", "clarify") and d.candidate.nearby}
    return len(places) > 1


def _better_known(best: Candidate, rest: Sequence[Candidate]) -> Candidate | None:
    """The open matter about the same clause that knows much more of what is asked than the nearest answer does."""
    for other in rest:
        if other.score < 0.85 * best.score:
            return None
        near = other.abstains and other.nearby[:1] == best.nearby[:1] and other.cosine > 0.75 * best.cosine
        if near and other.known > best.known + KNOWS_MORE:
            return other
    return None


def _stands(part: Decision, whole: Decision) -> bool:
    """Whether a part is a question in its own right, and not a splinter of the whole."""
    if not part.candidate or part.abstain in ("off_topic", "clarify"):
        return False
    return part.candidate.score > max(OWN, min(ITSELF, 0.8 * whole.candidate.score) if whole.candidate else 0.0)
