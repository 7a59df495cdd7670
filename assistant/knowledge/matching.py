"""Which cards and provisions are nearest to one question, and how well each fits what is asked.

It ranks; it does not decide to answer or to abstain (`answering` does), and it does not split messages.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import add, sub

from assistant.knowledge import aspects
from assistant.knowledge.cards import Card
from assistant.knowledge.citation import Citation
from assistant.knowledge.compiled import Compiled
from assistant.knowledge.language import normalise
from assistant.knowledge.provisions import Provision
from assistant.knowledge.question import Part, is_thin
from assistant.knowledge.reading import ASPECT, ROW, WORD, Reading

# A story around the question, and the question before it, count for less than its own words.
STORY, CONTEXT, HINT = 0.7, 0.7, 0.3
ONLY_ASKS = 0.5
# A bare provision answers only where no card says it better.
BARE = 0.85
NOTICE_BACK = 0.7
BARE_TOPIC, TOPIC_WORDS = 0.75, 3
POINTED = 0.06
LACKS = 0.06
# Aspects an answer need not name, but one that does is better.
PREFERRED = frozenset(("consequence", "why", "difference", "since", "changed"))
BESIDE_POINT = 0.05
# What a candidate gains that is about a provision the question cites, and the others lose.
NAMED = 0.1
# Candidates of one article that all answer, or all abstain, support each other: half as much for every so much they
# score less than the best of them (times ln 2). So many candidates are looked at for it.
SUPPORT, LOOKED_AT = 0.025, 20
# A message is cut where two questions tell so much more of it than one, as a share of what it could tell; into so many.
CUT, MOST_PARTS = 0.03, 3
# The officer is spoken of in nearly every question: no topic.
EVERYWHERE = Citation.of(2)


# In which clause something stands is asked of any topic: the words for it are none.
_WHICH_CLAUSE = re.compile(
    r"(?:规定|写|放|列|体现|出现|是|都)?(?:在)?(?:办法)?(?:的)?(?:第几|哪一?)(?:条款|条|款|项)(?:里|中)?(?:的)?(?:规定|写的?|说的?|提到|讲到?)?"
)


@dataclass(frozen=True)
class Candidate:
    """A card or a bare provision with its score (0 to about 1) and the ask that came nearest.

    `likely` and `cosine` are how near its words are, before anything speaks for or against it."""

    card: Card | None
    provision: Provision | None
    score: float
    likely: float
    cosine: float
    ask: str

    def scored(self, score: float) -> Candidate:
        """The same with another score."""
        return Candidate(self.card, self.provision, score, self.likely, self.cosine, self.ask)

    @property
    def cites(self) -> tuple[Citation, ...]:
        if self.card:
            return self.card.cites
        return (self.provision.cite,) if self.provision else ()

    @property
    def nearby(self) -> tuple[Citation, ...]:
        """Its clauses, or the nearest ones where it abstains."""
        return self.cites + (self.card.related if self.card else ())

    @cached_property
    def supplied(self) -> frozenset[str]:
        if self.card:
            return frozenset(self.card.supplies)
        return aspects.supplied_by_text(normalise(self.provision.text)) if self.provision else frozenset()

    @property
    def abstains(self) -> bool:
        return bool(self.card and self.card.abstain)

    def lacks(self, asked: Iterable[str]) -> tuple[str, ...]:
        """Which of the strict aspects asked for it cannot give."""
        return tuple(a for a in aspects.strict(asked) if not aspects.supplies(a, self.supplied))


@dataclass(frozen=True)
class Weighed:
    """A question as weighted features, and how it was read."""

    shares: Mapping[str, float]
    own: Reading
    lay: tuple[tuple[str, int], ...]
    asked: frozenset[str]


def weigh(knowledge: Compiled, part: Part, context: str = "", *, context_share: float = CONTEXT) -> Weighed:
    """Features of a question: its own words in full, story and earlier question at a discount."""
    reading = knowledge.reader.read(_WHICH_CLAUSE.sub(" ", part.text))
    wanted = aspects.asked(normalise(part.text))
    topics = _topics(knowledge, (n for _, n in reading.lay))
    story, story_share = part.story, 1.0 if part.points_back else STORY
    told = knowledge.reader.read(story).lay if story else ()
    shares: dict[str, float] = {}
    context = _without_replaced(knowledge, context, topics)
    for text, share in ((context, context_share), (story, story_share)):
        if text and share:
            for feature in knowledge.reader.read(text).features:
                if feature[0] != ASPECT:
                    shares[feature] = max(share, shares.get(feature, 0.0))
    # 金额呢, 要几年: words that only ask say nothing of the topic, which stands in the earlier question.
    own = ONLY_ASKS if context and is_thin(aspects.without_asking(normalise(part.text))) else 1.0
    for feature in reading.features:
        shares[feature] = max(shares.get(feature, 0.0), 1.0 if feature[0] == ASPECT else own)
    shares.update(dict.fromkeys((ASPECT + name for name in wanted), 1.0))
    return Weighed(shares, reading, (*reading.lay, *told), wanted)


def _topics(knowledge: Compiled, rows: Iterable[int]) -> tuple[int, ...]:
    """Those of the lexicon's rows that stand for a clause."""
    return tuple(n for n in dict.fromkeys(rows) if (c := knowledge.rows[n].cites) and c[0] != EVERYWHERE)


def _without_replaced(knowledge: Compiled, context: str, topics: Iterable[int]) -> str:
    """The earlier question without what this one puts in its place: 副总呢 after 质量部部长可以当吗."""
    articles = {knowledge.rows[n].cites[0].to_article for n in topics}
    if not context or not articles:
        return context
    context = normalise(context)
    for written, n in tuple(knowledge.reader.expressions(context)):
        if (cites := knowledge.rows[n].cites) and cites[0].to_article in articles:
            context = context.replace(written, " ")
    return context


def rank(
    knowledge: Compiled, question: Weighed, *, amending: bool = False, named: Iterable[Citation] = ()
) -> list[Candidate]:
    """The candidates, best first. `amending`: the question is about the 2020 changes, else the notice stands back.
    `named`: the provisions the question cites, about which it therefore is."""
    found = []
    count = len(knowledge.cards)
    named = tuple(named)
    pointers = [(knowledge.bank.weight(f"{ROW}{n}"), knowledge.rows[n].cites) for n in {n for _, n in question.lay}]
    for near in knowledge.bank.nearest(question.shares, LOOKED_AT):
        card = knowledge.cards[near.entry] if near.entry < count else None
        provision = None if card else knowledge.provisions[near.entry - count]
        ask = knowledge.asks[near.ask] if near.ask >= 0 else ""
        candidate = Candidate(card, provision, near.score, near.likely, near.cosine, ask)
        score = near.score * _standing(candidate, question, amending=amending)
        score += _pointed(candidate, question, pointers) + _named(candidate, named)
        score -= _shortfall(candidate, question) + _beside_the_point(candidate, question)
        found.append(candidate.scored(score))
    return _supported(found)


def _supported(found: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, best first, each with what the others of its group lend it; the bare provision last but one where
    a card of its group says it better."""
    groups: dict[tuple[Citation | None, bool], list[Candidate]] = {}
    for candidate in sorted(found, key=lambda c: -c.score):
        near = candidate.nearby
        groups.setdefault((near[0].to_article if near else None, candidate.abstains), []).append(candidate)
    lifted = []
    for group in groups.values():
        best = group[0].score
        lift = SUPPORT * math.log(sum(math.exp((c.score - best) / SUPPORT) for c in group))
        if not group[0].card and (spoken := next((c for c in group if c.card), None)):
            lifted.append(spoken.scored(best + lift))
            group.remove(spoken)
        lifted.extend(c.scored(c.score + lift) for c in group)
    return sorted(lifted, key=lambda c: -c.score)


def _standing(candidate: Candidate, question: Weighed, *, amending: bool) -> float:
    first = candidate.nearby[0] if candidate.nearby else None
    standing = NOTICE_BACK if first and first.part_rank and not amending else 1.0
    if candidate.provision:
        standing *= BARE
    if candidate.abstains and not question.asked and sum(f[0] == WORD for f in question.own.features) <= TOPIC_WORDS:
        standing *= BARE_TOPIC  # who types a topic wants what the text says, not what it leaves open
    return standing


def _pointed(candidate: Candidate, question: Weighed, pointers: Sequence[tuple[float, Sequence[Citation]]]) -> float:
    """What the lexicon adds: lay words (weight, clauses) that point to this candidate's very clause, telling ones more."""
    if not pointers or not candidate.nearby:
        return 0.0
    first = candidate.nearby[0]
    article = first.to_article
    total = share = 0.0
    # A bare lay word asks for its own clause and nothing else.
    pointed = POINTED if question.asked or len(question.own.lay) != 1 else 2 * POINTED
    for weight, cites in pointers:
        total += weight
        if first in cites:
            share += weight * (1.0 if first == cites[0] else 0.6)
        elif any(article == c.to_article for c in cites):
            share += weight * 0.3
    return pointed * share / total


def _named(candidate: Candidate, named: Sequence[Citation]) -> float:
    if not named:
        return 0.0
    near = candidate.nearby
    if near and near[0] in named:
        return NAMED
    if any(cite in near for cite in named):
        return 0.75 * NAMED
    return NAMED / 2 if {c.to_article for c in near} & {c.to_article for c in named} else -NAMED


def _beside_the_point(candidate: Candidate, question: Weighed) -> float:
    """An open matter (how much, by what steps) is no answer to one who did not ask for it."""
    if not candidate.abstains or aspects.strict(question.asked):
        return 0.0
    asks = _asked_by(candidate.ask)
    return BESIDE_POINT if aspects.strict(asks) or "consequence" in asks - question.asked else 0.0


@lru_cache(4096)
def _asked_by(ask: str) -> frozenset[str]:
    return aspects.asked(normalise(ask))


def _shortfall(candidate: Candidate, question: Weighed) -> float:
    """What a candidate loses that does not give the kind of answer asked for."""
    if candidate.abstains:
        return 0.0
    if candidate.lacks(question.asked):
        return LACKS
    wanted = question.asked & PREFERRED
    return LACKS / 2 if wanted and not wanted & candidate.supplied else 0.0


def apart(knowledge: Compiled, stretches: Sequence[str]) -> tuple[str, ...]:
    """A message in its stretches, cut where two questions of different articles tell clearly more of it than one does,
    and again; the whole message where none do."""
    if len(stretches) < 2:
        return ("".join(stretches),)
    return tuple(
        "".join(stretches[a:b]) for a, b in _cut(knowledge, [_told(knowledge, s) for s in stretches], MOST_PARTS)
    )


def _told(knowledge: Compiled, stretch: str) -> tuple[list[float], float]:
    """What a stretch tells of each entry, and what it could tell."""
    features = (f for f in knowledge.reader.read(stretch).features if f[0] != ASPECT)
    return knowledge.bank.told(dict.fromkeys(features, 1.0))


def _cut(knowledge: Compiled, told: Sequence[tuple[list[float], float]], most: int) -> tuple[tuple[int, int], ...]:
    """Where the parts begin and end, at `most` so many, of stretches of which is told so much."""
    if len(told) < 2 or most < 2:
        return ((0, len(told)),)
    sums = [told[0][0]]
    for more, _ in told[1:]:
        sums.append(list(map(add, sums[-1], more)))
    last = sums[-1]
    least, best, where = max(last) + CUT * sum(could for _, could in told), 0.0, 0
    for at, before in enumerate(sums[:-1], 1):
        after = list(map(sub, last, before))
        left, right = max(before), max(after)
        if left + right > max(best, least) and _article(knowledge, before.index(left)) != _article(
            knowledge, after.index(right)
        ):
            best, where = left + right, at
    if not where:
        return ((0, len(told)),)
    first = _cut(knowledge, told[:where], most - 1)
    return (*first, *((where + a, where + b) for a, b in _cut(knowledge, told[where:], most - len(first))))


def _article(knowledge: Compiled, entry: int) -> Citation | str:
    if entry >= len(knowledge.cards):
        return knowledge.provisions[entry - len(knowledge.cards)].cite.to_article
    card = knowledge.cards[entry]
    near = card.cites + card.related
    return near[0].to_article if near else card.id


def belongs(knowledge: Compiled, question: Weighed) -> float:
    """How much more likely a question's words, its story's too, are asked of this text than they stand in a statute, on
    average and as a logarithm. Mostly below 0 for questions about other law; those whose words our cards for strangers
    know score higher, and are left to these cards."""
    bank, statutes = knowledge.bank, knowledge.statutes
    words = [feature for feature in question.shares if feature[0] == WORD]
    told = sum(max(-3.0, min(3.0, math.log(bank.rate(f) / statutes.rate(f[1:])))) for f in words)
    return told / math.sqrt(len(words) + 1)
