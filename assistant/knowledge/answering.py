"""From a typed message to an answer: answer, clarify or abstain, always with its reason.

The door of the knowledge floor. What a message comes to is decided in `deciding`, worded in `composing`; nothing here
reads files of its own, keeps state between questions, or knows the clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import NoSuchClauseError
from assistant.knowledge import amendments, elsewhere, matching
from assistant.knowledge.annotations import Annotations, editorial
from assistant.knowledge.answer import MOST_QUESTIONS, Answer, quotes
from assistant.knowledge.cards import plain
from assistant.knowledge.citation import Citation
from assistant.knowledge.compiled import CARDS, LEXICON, Compiled, load
from assistant.knowledge.composing import PROPOSED, Composer
from assistant.knowledge.correcting import Corrector
from assistant.knowledge.deciding import SURE, Decider
from assistant.knowledge.decision import Decision
from assistant.knowledge.english import read_as_chinese
from assistant.knowledge.fuzzy import Rescue, TermRescue, rescued
from assistant.knowledge.history import History
from assistant.knowledge.language import normalise
from assistant.knowledge.matching import Candidate
from assistant.knowledge.provisions import Provision
from assistant.knowledge.question import Part, Question, is_thin, understand, without_references
from assistant.knowledge.reader import regulation

if TYPE_CHECKING:
    from assistant.knowledge.search import ClauseSearch, SearchResult

LONGEST = 20_000
SHORTEST = 2


class Knowledge:
    """The regulation and everything known about it. `cache_dir` None, or `keep` False: nothing is written."""

    def __init__(
        self, cache_dir: Path | None = None, *, cards: Path = CARDS, lexicon: Path = LEXICON, keep: bool = True
    ) -> None:
        self._cache_dir, self._keep = cache_dir, keep
        self.card_folder, self.lexicon_file = cards, lexicon
        self.text = regulation()

    @cached_property
    def compiled(self) -> Compiled:
        return load(
            self.text, self.notes, self._cache_dir,
            card_folder=self.card_folder, lexicon_file=self.lexicon_file, keep=self._keep,
        )  # fmt: skip

    @cached_property
    def notes(self) -> Annotations:
        return editorial()

    @cached_property
    def _composer(self) -> Composer:
        return Composer(self.text, self.notes, self.compiled.rows)

    @cached_property
    def _decider(self) -> Decider:
        return Decider(self.text, self.compiled, self._composer)

    @cached_property
    def _corrector(self) -> Corrector:
        return Corrector(self.text, self.notes, self.compiled)

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
        found = self._of_the_change(asked, context) or self._referring(asked) or self._deciding(asked, context)
        return self._composer.rescued(found, rescues) if rescues else found

    def cards_behind(self, question: str) -> tuple[str, ...]:
        """Ids of the cards a question comes to (for those who edit cards)."""
        asked = understand(rescued(typed := normalise(question), self._rescues(typed)))
        return tuple(
            d.candidate.card.id for d in self._decider.decisions(asked, "")[1] if d.candidate and d.candidate.card
        )

    def _rescues(self, typed: str) -> tuple[Rescue, ...]:
        """Words nobody knows that sound or look like one of ours."""
        if self.compiled.exact.get(typed) is not None:
            return ()
        reader, vocabulary = self.compiled.reader, self.compiled.vocabulary
        tokens = reader.cut(typed)
        found = self._terms.find(tokens, lambda token: token in vocabulary or reader.knows(token))
        # 2020年新增: what follows a figure is its unit.
        return tuple(rescue for rescue in found if not typed[: rescue.start][-1:].isdigit())

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
        from assistant.knowledge.search import ClauseSearch

        return ClauseSearch(self.text, self.compiled.segmenter)

    # -- the 2020 changes ------------------------------------------------------------------------------------------

    @cached_property
    def _history(self) -> History:
        return History(self.text, self.notes)

    def _of_the_change(self, asked: Question, context: Sequence[str]) -> Answer | None:
        """An answer to a question of the changes that its wording decides, but for what a card is asked word for word."""
        if self.compiled.exact.get(asked.typed) is not None:
            return None
        if context and amendments.follows(asked):
            asked = understand(f"{context[-1]},{asked.typed}")
        return amendments.answer(asked, self._history)

    def _change_of_topic(self, asked: Question, whole: Decision) -> Answer | None:
        """The change of the clause that a topic comes to (任职条件那条改没改)."""
        if believed := amendments.stayed(asked):
            around = [cite for one in self._ranked(believed[0])[:3] for cite in one.nearby]
            return amendments.still_there(around, believed[1], self._history)
        topic = amendments.topic(asked)
        if not topic or whole.abstain == "off_topic" or (whole.candidate and whole.candidate.cosine > SURE):
            return None
        near = whole.candidate.nearby if whole.candidate else ()
        if ranked := self._ranked(topic):
            near = ranked[0].nearby
        return amendments.of_topic(near, self._history)

    def _ranked(self, topic: str) -> list[Candidate]:
        return matching.rank(self.compiled, matching.weigh(self.compiled, Part(topic, "", frozenset())))

    # -- citations -------------------------------------------------------------------------------------------------

    def _referring(self, asked: Question) -> Answer | None:
        """An answer to a question that names its clause and asks no more than what stands there, or of its history."""
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
        rest, _ = read_as_chinese(without_references(asked.typed, asked.references))
        if len(cites) == 1 and (said := _SAID_OF.match(rest)) and not _STRENGTH.search(said["topic"]):
            return self._said_of(cites[0], said["topic"])
        if not cites or not (is_thin(rest) or _merely_what(rest)):
            return None
        if (about := _ABOUT.search(rest)) and len(cites) == 1:
            cites = [self._spot(cites[0], about["topic"])]
        return self._composer.clauses(cites, self._neighbours(cites))

    def _said_of(self, cite: Citation, topic: str) -> Answer:
        """What a cited clause says, to one who believes it to be about a topic (第十二条第五项是管开会的吧)."""
        found = self._composer.clauses([cite], self._neighbours([cite]))
        home = next((c.cites[0] for c in self._ranked(topic) if c.cites and not c.cites[0].part_rank), None)
        if home is None or cite.to_article == home or home in (cite, cite.to_article) or home.to_article == cite:
            return found
        if self._history.numbers.get(home.to_article) == cite.article:
            return replace(self._history.changed([home]), corrects=f"{cite}讲{topic}")
        lead = f"{found.lead}与“{topic}”最近的是{home}。"
        return replace(found, lead=lead, corrects=f"{cite}讲{topic}", quotes=quotes(self.text, (cite, home)))

    def _spot(self, cite: Citation, topic: str) -> Citation:
        """The item of a cited article that a topic is about (第十二条讲供应商那项); the article itself where none is."""
        within = [c.cites[0] for c in self._ranked(topic) if c.cites and c.cites[0].to_article == cite]
        return within[0] if within else cite

    def _neighbours(self, cites: Sequence[Citation]) -> tuple[str, ...]:
        wanted = set(cites) | {c.to_article for c in cites}
        cards = [card for card in self.compiled.cards if card.cites and card.cites[0] in wanted]
        return tuple(dict.fromkeys(q for card in cards for q in card.follow))[:MOST_QUESTIONS]

    # -- deciding --------------------------------------------------------------------------------------------------

    def _deciding(self, asked: Question, context: Sequence[str]) -> Answer:
        whole, decisions = self._decider.decisions(asked, " ".join(context[-2:]))
        if changed := self._change_of_topic(asked, whole):
            return changed
        foreign = elsewhere.named(asked.text)
        if foreign and not (whole.candidate and whole.candidate.cosine > SURE):
            return self._composer.other_law(foreign)
        found = self._composer.answer(asked, whole, decisions, self._corrector.correction(asked, decisions))
        if whole.named and (found.outcome == "clarify" or found.abstain in ("off_topic", "not_understood")):
            # A clause that exists is never beside the matter.
            found = self._composer.clauses(whole.named, self._neighbours(whole.named))
        return amendments.fronted(asked, found, self._history)


# 关于分级那块怎么说, 讲供应商的那项: a topic within the clause that is cited.
_ABOUT = re.compile(
    r"(?:关于|有关|涉及|讲(?=.*那)|说(?=.*那))(?P<topic>[^,。?]{2,12}?)的?(?:那|这)?(?:块|一?项|部分|一?段|些|句|方面|个)"
)


# 是管开会的吧, 讲的是培训吗: what a cited clause is believed to be about.
_SAID_OF = re.compile(
    r"^\s*(?:是|就是|不是|不就是|应该是)?(?:专门|主要)?(?:管|讲|说|写|规定)(?:的是)?(?P<topic>[^,。?什么啥哪]{2,12}?)的?(?:吧|嘛|,?(?:对|是)(?:吧|吗|不对|不是))[?。]?$"
)

# 写的是鼓励: how strongly a clause puts it is no topic.
_STRENGTH = re.compile(r"应当|鼓励|可以|不得|必须|探索|强制|自愿")


def _merely_what(rest: str) -> bool:
    """Whether, citations apart, no more is asked than what stands there."""
    left = re.sub(
        r"几件事|几层意思|几点|几[款项]|一?共|翻到|简单|整条|整个|从头到尾|(?:捋|念|读|看|讲|说|过|解释)?一遍|大概|大致|听|看|都|些|讲(?:的|了)?|说(?:的|了)?|规定|内容|原文|全文|条文|具体|显示|查看?|看看?|看|给我|把|第|是|请|找|打开|念|读|解释|意思|是指|指的?|关于|里面?|中|帮我|完整|逐字|一条|这一?条|呢|写|列出|来",
        "",
        _ABOUT.sub("", rest),
    )
    return is_thin(left)
