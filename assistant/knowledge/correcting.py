"""What a message takes for granted and the text denies: one of the false premises of the cards, or a wrong number.

Statements come from `premises`, which also weighs one against the claims of one card; here those of all cards are
compared. It corrects what the text settles, and words nothing beyond the numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.knowledge import matching, premises
from assistant.knowledge.annotations import Annotations
from assistant.knowledge.cards import Card, Premise
from assistant.knowledge.citation import Citation
from assistant.knowledge.compiled import Compiled
from assistant.knowledge.decision import Correction, Decision
from assistant.knowledge.matching import Candidate
from assistant.knowledge.numerals import to_numeral
from assistant.knowledge.premises import Evidence
from assistant.knowledge.provisions import Regulation
from assistant.knowledge.question import Part, Question

# The claims of so many cards near a statement are weighed.
CLAIMED = 8


@dataclass(frozen=True)
class Corrector:
    """Finds what is wrong in a message about one regulation and what is compiled about it."""

    text: Regulation
    notes: Annotations
    compiled: Compiled

    def correction(self, asked: Question, decisions: Sequence[Decision]) -> Correction | None:
        """The false premise a message takes for granted: one a card names, or a number its clause contradicts."""
        told: Sequence[str] = ()
        if asked.is_english:
            statements = premises.asserted_in_english(asked.typed)
        else:
            statements = premises.asserted(asked.text)
            # What is only told never makes an answer of a matter that is open.
            told = premises.told(asked.text) if any(d.abstain is None for d in decisions) else ()
        meant = [d.candidate.card for d in decisions if d.candidate and d.candidate.card]
        if found := self._premise(meant, statements, told):
            card, premise = found
            part = Part(premise.corrects, "", frozenset())
            candidate = Candidate(card, None, 1.0, 1.0, 1.0, part.text)
            weighed = matching.weigh(self.compiled, part)
            return Correction(premise.corrects, premise.correction, Decision(part, weighed, candidate, card.abstain))
        for decision in decisions:
            if not decision.candidate or decision.candidate.abstains:
                continue
            provision = self.text[decision.candidate.cites[0]]
            if said := next((s for s in statements if premises.miscounts(s, provision.text)), None):
                return Correction(said, f"“{said}”这个说法与条文不符。", decision)
            if wrong := self._miscounted(asked.text, provision.cite.to_article):
                return Correction(*wrong, decision)
        return None

    def _miscounted(self, text: str, article: Citation) -> tuple[str, str] | None:
        """The items of an article counted wrongly in a message (那五项职责), and how many there are."""
        items, title = len(self.text[article].items), self.notes.title(article) or ""
        for counted in premises.counted(text):
            if items and counted.number != items and counted.noun in title:
                many = to_numeral(items)
                return counted.said, f"{article}列的是{many}项，不是{to_numeral(counted.number)}项。"
        return None

    def _premise(
        self, meant: Sequence[Card], asserted: Sequence[str], told: Sequence[str]
    ) -> tuple[Card, Premise] | None:
        """The premise that one of the statements is: of the cards the message came to, or else of those nearest to it."""
        weighed = [self._weighed(meant, statement) for statement in (*asserted, *told)]
        # What each statement says that is true of the matter the message came to.
        true_of_it = [max((e.true for e, card in one if card in meant), default=0.0) for one in weighed]
        best, found = 0.0, None
        for n, one in enumerate(weighed):
            elsewhere = max((e.true for e, card in one if card not in meant), default=0.0)
            least = premises.BESIDE * max((t for m, t in enumerate(true_of_it) if m != n), default=0.0)
            for evidence, card in one:
                if evidence.premise is None or evidence.false <= max(best, least):
                    continue
                is_meant = card in meant
                true = max(true_of_it[n], elsewhere * (premises.ELSEWHERE if is_meant else 1.0))
                if evidence.speaks(true, meant=is_meant, told=n >= len(asserted)):
                    best, found = evidence.false, (card, evidence.premise)
        return found

    def _weighed(self, meant: Sequence[Card], statement: str) -> list[tuple[Evidence, Card]]:
        """What the cards a message came to, and those nearest to a statement of it, claim of that."""
        question = dict.fromkeys(self.compiled.reader.read(statement).features, 1.0)
        cards = [*meant, *(card for card in self._nearest_cards(question) if card not in meant)]
        return [(premises.weigh(card, statement, self._nearness(card, question)), card) for card in cards]

    def _nearness(self, card: Card, question: Mapping[str, float]) -> Mapping[str, float]:
        """How near a question is to each of the claims about a card's matter."""
        near = self.compiled.bank.nearness(question, self.compiled.numbers[card.id])
        return dict(zip(card.claims, near, strict=True))

    def _nearest_cards(self, question: Mapping[str, float]) -> list[Card]:
        near = self.compiled.bank.likeliest(question, CLAIMED)
        found = (self.compiled.cards[entry] for entry, _ in near if entry < len(self.compiled.cards))
        return [card for card in found if card.premises]
