"""Puts an answer together once it is decided: conclusion first, clauses, notes, what is near, what to do next.

The wording that is not a card's stands here. Whether to answer at all is decided in `answering`; nothing here looks
for cards or clauses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.knowledge.annotations import Annotations, Force
from assistant.knowledge.answer import MOST_QUESTIONS, Answer, Match, NextFlow, others, quotes
from assistant.knowledge.cards import Card
from assistant.knowledge.citation import Citation
from assistant.knowledge.decision import Correction, Decision
from assistant.knowledge.fuzzy import Rescue
from assistant.knowledge.lexicon import Row
from assistant.knowledge.matching import Candidate
from assistant.knowledge.provisions import Regulation
from assistant.knowledge.question import FLOWS, Question

REGULATOR = "南通市、县（市）区市场监督管理部门"
# An abstaining conclusion that says already whom to ask.
_SAYS_WHOM = re.compile(r"(?:向|问|找|请)[^。]{0,24}(?:询问|咨询|核实|了解|查询|求证)|请问|可以问|先问|问当")
PROPOSED = ("哪些人可以担任首席质量官？", "首席质量官有哪些职责和权限？", "企业必须设首席质量官吗？")

# Abstaining because the text leaves it open: there is somebody to ask.
_OPEN = ("not_settled", "ask_authority")
# The strengths that are words of the text; the others are only kinds of provision.
_STRENGTH_WORDS = frozenset((Force.MUST, Force.MUST_NOT, Force.MAY, Force.ENCOURAGE, Force.EXPLORE))
# Asking for these wants the whole article told, whatever else is asked.
_ASKING_FOR_ALL = frozenset(("list", "how_many", "difference", "what"))
LACKING = {
    "how_much": "具体金额",
    "how_long": "具体期限、时长",
    "how_many": "具体数量",
    "date": "具体日期",
    "procedure": "具体的办理程序",
    "where": "办理的地点、渠道",
    "document": "需要哪些材料",
    "authority": "由哪个部门办理",
    "standard": "具体标准",
    "name": "这个名称",
}


@dataclass(frozen=True)
class Composer:
    """Says things about one regulation; `rows` are the lexicon's, to say why something was found."""

    text: Regulation
    notes: Annotations
    rows: Sequence[Row]

    def answer(
        self, asked: Question, whole: Decision, decisions: Sequence[Decision], correction: Correction | None = None
    ) -> Answer:
        if correction:
            decisions = without_wholes(_corrected(correction, decisions))
        answered = [d for d in decisions if d.abstain is None and d.candidate]
        if not answered:
            silent = self._silent(asked, [d for d in decisions if d.abstain != "off_topic"] or [whole])
            return replace(silent, corrects=correction.corrects) if correction else silent
        matched = self._matched(asked, decisions)
        leads: list[str] = []
        notes: list[str] = []
        related: list[Citation] = []
        flows: list[str] = []
        cites = [cite for d in answered for cite in self._first(d)]
        for decision in decisions:
            candidate = decision.candidate
            if candidate is None or decision.abstain == "off_topic" or decision.abstain == "clarify":
                continue
            if decision.abstain:
                said = decision.lead or (candidate.card.lead if candidate.card else "")
                notes.append(f"未明确：{said}" if decision.abstain in _OPEN else said)
                related += candidate.nearby
                continue
            card = candidate.card
            cites += candidate.cites
            if card is None:
                leads.append(self._clause_lead(candidate.cites))
                notes += self._errata(candidate.cites)
                continue
            leads.append(card.lead)
            notes += _beside(card)
            related += card.related
            flows += card.next
        if len(decisions) == 1 and not correction and (second := decisions[0].second):
            cites += second.cites[:1]
            notes.append(f"如果想问的是“{second.asks[0].rstrip('？?')}”：{second.lead}")
        if correction and correction.said not in leads[0]:
            leads.insert(0, correction.said.rstrip("。") + "。")
        shown = quotes(self.text, cites)
        return Answer(
            "answer",
            "".join(dict.fromkeys(leads)),
            corrects=correction.corrects if correction else None,
            quotes=shown,
            notes=tuple(dict.fromkeys(notes)),
            related=others(related, (q.cite for q in shown)),
            next=_flows(flows),
            questions=_further(answered),
            matched=matched,
        )

    def _silent(self, asked: Question, decisions: Sequence[Decision]) -> Answer:
        """The answer where nothing asked is settled: of each open question what the text does not say, and whom to ask."""
        first, *rest = (self._abstaining(asked, decision) for decision in decisions)
        if first.abstain not in _OPEN:
            return first
        silent = [first, *(one for one in rest if one.abstain in _OPEN)]
        lead = "".join(dict.fromkeys(one.lead for one in silent))
        if not _SAYS_WHOM.search(lead):
            own = decisions[0].candidate and decisions[0].candidate.card
            lead += f"可以向{(own and own.abstain and own.whom) or REGULATOR}询问。"
        return replace(
            first,
            lead=lead,
            notes=tuple(dict.fromkeys(note for one in silent for note in one.notes)),
            related=tuple(dict.fromkeys(cite for one in silent for cite in one.related)),
        )

    def _abstaining(self, asked: Question, decision: Decision) -> Answer:
        matched = self._matched(asked, [decision])
        candidate = decision.candidate
        if decision.abstain == "clarify":
            said = "还不清楚您想问哪方面，请说得具体一点，比如问条件、证书、职责、待遇或者解聘。"
            return Answer("clarify", said, questions=PROPOSED)
        if candidate is None:
            return self.not_understood()
        if decision.abstain == "off_topic":
            return self.off_topic()
        card = candidate.card
        own = card if candidate.abstains else None
        lead = decision.lead or (own.lead if own else "")
        return Answer(
            "abstain",
            lead,
            decision.abstain,
            notes=_beside(own) if own else (),
            related=others(candidate.nearby, ()),
            next=_flows(own.next if own else ()),
            questions=_further([decision]) if decision.abstain in _OPEN or (own and own.follow) else PROPOSED,
            matched=matched,
        )

    def _first(self, decision: Decision) -> Sequence[Citation]:
        """The clause a decision rests on first: narrowed to the item the question's own words point to."""
        cites = decision.candidate.cites if decision.candidate else ()
        if not cites:
            return ()
        whole = cites[0]
        asks_all = decision.weighed.asked & {"list", "how_many", "difference"}
        if finer := [c for c in decision.named if c != whole and c.to_article == whole]:
            return (*finer, whole)
        if whole.item or whole.paragraph or whole.part_rank or asks_all:
            return (whole,)
        pointed = {c[0] for _, n in decision.weighed.lay if (c := self.rows[n].cites)}
        inside = {c for c in pointed if c != whole and c.to_article == whole}
        return (*inside, whole) if len(inside) == 1 else (whole,)

    def _matched(self, asked: Question, decisions: Sequence[Decision]) -> tuple[Match, ...]:
        found: dict[Match, None] = {}
        for english, chinese in asked.english:
            found[Match(english, chinese)] = None
        for decision in decisions:
            for written, number in decision.weighed.lay:
                terms = self.rows[number].terms
                if terms and written not in terms:
                    found[Match(written, terms[0])] = None
        return tuple(found)

    def no_such_clause(self, said: str, article: int) -> Answer:
        whole = Citation.of(article)
        near = (whole,) if whole in self.text else ()
        return Answer("abstain", said, "no_such_clause", related=near, questions=PROPOSED)

    def other_law(self, foreign: str) -> Answer:
        return Answer(
            "abstain",
            f"这属于其他法规：“{foreign}”的规定不在《{self.text.title}》里，请查阅相应的规定或者向其主管部门询问。",
            "other_law",
            questions=PROPOSED,
        )

    def off_topic(self) -> Answer:
        return Answer(
            "abstain",
            f"这个问题与本办法无关，或者本办法没有写到。这里只回答《{self.text.title}》的内容。",
            "off_topic",
            questions=PROPOSED,
        )

    def not_understood(self) -> Answer:
        return Answer(
            "abstain", "没有听懂，请换个说法，或者从下面的问题里选一个。", "not_understood", questions=PROPOSED
        )

    def not_settled(self, near: Candidate, lacking: str) -> str:
        cite = near.nearby[0]
        title = self.notes.title(cite)
        return f"本办法没有规定{lacking}。相近的规定是{cite}{f'（{title}）' if title else ''}，其中没有写到这一点。"

    def _clause_lead(self, cites: Sequence[Citation]) -> str:
        named = [f"{cite}（{title}）" if (title := self.notes.title(cite)) else str(cite) for cite in cites]
        words = dict.fromkeys(f.label for cite in cites for f in self.notes.forces(cite) if f in _STRENGTH_WORDS)
        strength = f"，力度是{'、'.join(f'“{word}”' for word in words)}" if words else ""
        return f"{'、'.join(named)}的原文如下{strength}。"

    def _errata(self, cites: Sequence[Citation]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f"说明：{e.note}" for cite in cites for e in self.notes.errata_in(cite)))

    def clauses(self, cites: Sequence[Citation], questions: tuple[str, ...]) -> Answer:
        """The named provisions as they stand."""
        return Answer(
            "answer",
            self._clause_lead(cites),
            quotes=quotes(self.text, cites),
            notes=self._errata(cites),
            related=others([a for c in cites if (a := self.notes.amended_by.get(c.to_article))], cites),
            questions=questions,
        )

    def greeting(self) -> Answer:
        said = f"这里可以问《{self.text.title}》的任何内容，也可以按步骤自查。请说说想了解什么。"
        return Answer("clarify", said, questions=PROPOSED, next=_flows(("candidate", "letter", "enterprise")))

    def act(self, flow: str) -> Answer:
        """What a flow does is offered, not done."""
        return Answer("clarify", f"这件事可以一步一步来办：{FLOWS[flow]}。", next=_flows((flow,)), questions=PROPOSED)

    def rescued(self, found: Answer, rescues: Sequence[Rescue]) -> Answer:
        """The same answer, saying what was taken for what."""
        taken = tuple(Match(r.query, r.term) for r in rescues)
        terms, typed = ("、".join(getattr(r, side) for r in rescues) for side in ("term", "query"))
        said = f"说明：按“{terms}”检索（输入的是“{typed}”）。"
        return replace(found, matched=(*taken, *found.matched), notes=(*found.notes, said))


def _corrected(correction: Correction, decisions: Sequence[Decision]) -> list[Decision]:
    """What corrects a premise first, then the rest of the message."""
    card = correction.decision.candidate.card if correction.decision.candidate else None
    rest = [d for d in decisions if not (d.candidate and d.candidate.card is card)]
    return [correction.decision, *rest]


def without_wholes(decisions: Sequence[Decision]) -> list[Decision]:
    """Leaves out a part that comes to a whole article where another part came to an item of it (这算不算他的职责)."""
    items = {d.candidate.nearby[0] for d in decisions if d.candidate and d.candidate.nearby and not d.abstain}
    wholes = {cite.to_article for cite in items if cite.to_article != cite}
    return [
        d
        for d in decisions
        if d.abstain
        or not (d.candidate and d.candidate.nearby and d.candidate.nearby[0] in wholes)
        or d.weighed.asked & _ASKING_FOR_ALL
    ]


def _further(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """What to ask next: each part's own questions in turn, then what lies beside; never what was answered just now."""
    cards = [d.candidate.card for d in decisions if d.candidate and d.candidate.card]
    answered = {ask for card in cards for ask in card.asks}
    in_turn = (q for turn in zip_longest(*(card.follow for card in cards)) for q in turn if q)
    found = dict.fromkeys((*in_turn, *(q for d in decisions for q in d.beside)))
    return tuple(q for q in found if q.rstrip("？?") not in answered and q not in answered)[:MOST_QUESTIONS]


def _beside(card: Card) -> tuple[str, ...]:
    """What a card says beside its conclusion, each kind under its label."""
    read, left_open = (
        [_labelled(label, one) for one in said]
        for label, said in (("条文理解：", card.readings), ("未明确：", card.open))
    )
    return (*card.notes, *read, *left_open)


def _labelled(label: str, sentence: str) -> str:
    return sentence if sentence.startswith(label) else label + sentence


def _flows(ids: Sequence[str]) -> tuple[NextFlow, ...]:
    return tuple(NextFlow(flow, FLOWS[flow]) for flow in dict.fromkeys(ids))
