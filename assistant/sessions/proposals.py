"""What was read from a message about people, as a proposal: what is shown of it, and which answers it would give.

Nothing here answers a question: until the person takes a proposal it is words on the screen. How a text is read is
the business of `flows.understanding`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.errors import InputError
from assistant.flows import flow as flow_of
from assistant.flows.candidate.facts import is_unknown
from assistant.flows.candidate.rules import BARS, JUDGEMENTS, KEYS, book
from assistant.flows.candidate.words import WORDS
from assistant.flows.facts import Answers, Value
from assistant.flows.step import Flow, Outcome, longest_way
from assistant.knowledge.citation import Citation
from assistant.sessions.events import Proposed
from assistant.sessions.fold import FlowRun

if TYPE_CHECKING:
    from assistant.flows.understanding import Person

FLOW = "candidate"
ENOUGH = 2
"""So many facts make a message one about a person; fewer are a passing word."""
_PRIVATE = frozenset((*BARS, *JUDGEMENTS))
_ORDER = [key for known in KEYS for key in ((known, "quality_since") if known == "quality_years" else (known,))]
_NAMES = {"quality_years": "质量管理年限", "quality_since": "质量管理年限"}
_RULES = {"education": "qualification", "title": "qualification", "quality_since": "quality_years"}


@dataclass(frozen=True, slots=True)
class Read:
    """One thing read, ready to show: `about` it, the `value` in words, the person's own `words` for it.

    `facts` are the answer keys it would set, none where the words leave it open and it is asked anyway; `before` is
    what was answered so far, where that differs.
    """

    facts: tuple[str, ...]
    about: str
    value: str
    words: str
    cites: tuple[Citation, ...] = ()
    note: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was read from one message; `so_far` are the answers it would be added to. `taken` are people by index."""

    people: tuple[Mapping[str, Any], ...]
    into: str
    so_far: Answers
    taken: frozenset[int] = frozenset()

    @property
    def left(self) -> tuple[int, ...]:
        """The people not taken yet."""
        return tuple(n for n in range(len(self.people)) if n not in self.taken)

    def name(self, person: int) -> str:
        """What the person is called here."""
        return str(self.people[person]["name"] or "这位人选")

    def answers(self, person: int, dropped: Collection[str] = ()) -> tuple[tuple[str, dict[str, Value]], ...]:
        """Question id and values, in the order the flow asks: what taking it answers. `dropped` are fact keys."""
        flow = flow_of(FLOW)
        facts = {k: v for k, v in self._facts(person).items() if k not in dropped}
        given = {**flow.implied(facts), **facts}
        found = []
        for question in flow.questions:
            values = {fact: given[fact] for fact in question.facts if fact in given}
            if question.kind != "block" and values:
                values = {**dict.fromkeys(question.facts), **values}
            if values and question.takes(values) and _is_home(question.id, values, flow, given):
                found.append((question.id, values))
        return tuple(found)

    def reads(self, person: int) -> tuple[Read, ...]:
        """Everything read of one person, in the order of the contract's table."""
        about = self.people[person]
        facts, words, notes = about["facts"], about["words"], about["notes"]
        found: list[Read] = []
        if "name" in self._facts(person):
            found.append(Read(("name",), "称呼", str(about["name"]), ""))
        alike = len({facts.get(bar) for bar in BARS}) == 1 and BARS[0] in facts
        for key in (k for k in _ORDER if k in facts):
            if key in BARS and alike:
                if key == BARS[0]:
                    cites = (book().some_bar.basis.cite,)
                    found.append(Read(BARS, "第六条各项情形", self._said(key, facts), words.get(key, ""), cites))
                continue
            cite = book().by_id[_RULES.get(key, key)].basis.cite
            name = _NAMES.get(key) or WORDS[key].name
            is_open = is_unknown(facts[key]) and key not in BARS
            value = "还看不出来，会再问" if is_open else self._said(key, facts)
            keys = () if is_open else (key,)
            found.append(
                Read(keys, name, value, words.get(key, ""), (cite,), notes.get(key, ""), self._before(key, facts))
            )
        return tuple(found)

    def in_words(self, person: int) -> str:
        """Everything read of one person on one line."""
        said = (f"{r.about}＝{r.value}" + (f"（“{r.words}”）" if r.words else "") for r in self.reads(person))
        return f"{self.name(person)}：{'，'.join(said)}"

    def outcome(self, person: int, today: date) -> tuple[Outcome, int]:
        """What it would come to if all of it is right, and how many questions at most remain."""
        flow = flow_of(FLOW)
        answers = dict(self.so_far)
        for _, values in self.answers(person):
            answers |= values
        return flow.assess(answers, today), longest_way(flow, answers, today)

    def _facts(self, person: int) -> dict[str, Value]:
        """The answers of a person; what is not known is left to be asked. A name once answered stays."""
        about = self.people[person]
        facts = {k: v for k, v in about["facts"].items() if k in _ORDER and (k in BARS or not is_unknown(v))}
        named = {"name": about["name"]} if about["name"] and "name" not in self.so_far else {}
        return {**named, **facts}

    def _said(self, key: str, facts: Answers) -> str:
        question = next((q for q in flow_of(FLOW).questions if key in q.facts and q.takes({key: facts[key]})), None)
        if question is None:
            return str(facts[key])
        if question.kind == "years":
            return question.in_words({key: facts[key]})
        return question.label_of(str(facts[key])) if question.kind == "block" else str(facts[key])

    def _before(self, key: str, facts: Answers) -> str:
        before = self.so_far.get(key)
        if key not in self.so_far or is_unknown(before) or before == facts[key]:
            return ""
        return self._said(key, self.so_far)


def _is_home(question: str, values: Answers, flow: Flow, given: Answers) -> bool:
    """Whether this question is the one asked for these facts; a post stands among the options of several."""
    rivals = [q.id for q in flow.questions if q.facts == flow.question(question).facts and q.takes(values)]
    return len(rivals) == 1 or question == flow.pending(flow.implied(given), date.min)


def proposal_in(event: Proposed, so_far: Answers) -> Proposal:
    """The proposal of an event, before anything of it was taken."""
    return Proposal(tuple(event.people), event.into, so_far if event.into == "run" else {})


def proposed(
    text: str, kept: str, run: FlowRun | None, *, is_pending: bool, asks: bool, today: date
) -> Proposed | None:
    """What a message tells of people, where it tells enough to be worth asking; `kept` is the message as stored.

    A word about the person of the standing check goes into it; whoever else is told of begins a check of their own.
    """
    from assistant.flows.understanding import understand

    if run is not None and is_pending and run.flow != FLOW:
        return None
    try:
        people = understand(text, today)
    except InputError:  # too long to be a message
        return None
    if run is not None and run.flow == FLOW and not run.left:
        own = [p for p in people if _is_of(p, run, is_pending=is_pending, alone=len(people) == 1)]
        if own:
            news = {k: v for k, v in own[0].facts.items() if run.answers.get(k) != v}
            enough = ENOUGH if asks else 1
            return Proposed([_kept(own[0], news, kept)], "run") if _known(news) >= enough else None
    told = [p for p in people if p.facts]
    if any(_known(person.facts) >= ENOUGH for person in told):
        return Proposed([_kept(person, person.facts, kept) for person in told], "new")
    return None


def _known(facts: Answers) -> int:
    return sum(not is_unknown(value) or key in BARS for key, value in facts.items())


def _is_of(person: Person, run: FlowRun, *, is_pending: bool, alone: bool) -> bool:
    """Whether a person told of is the one the run is about."""
    name = run.answers.get("name")
    if isinstance(name, str) and person.name:
        return person.name == name or (person.name[0] == name[0] and min(len(person.name), len(name)) <= ENOUGH)
    return is_pending and alone


def _kept(person: Person, facts: Answers, kept: str) -> dict[str, object]:
    """A person as stored: what was said of 第六条 only where the stored message still says it."""
    from assistant.flows.understanding.redaction import HIDDEN

    words = {key: person.spans[key].words for key in facts if key in person.spans}
    return {
        "name": person.name,
        "facts": dict(facts),
        "words": {key: said if key not in _PRIVATE or said in kept else HIDDEN for key, said in words.items()},
        "notes": {key: person.spans[key].note for key in words if key not in _PRIVATE and person.spans[key].note},
    }


def told(event: Proposed | None) -> int:
    """How many facts a message tells of one person, at most."""
    return max((_known(person["facts"]) for person in event.people), default=0) if event else 0
