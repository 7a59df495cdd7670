"""A flow is data plus one pure function: `step(flow, answers, today)` gives the next question or the outcome.

Here stand the shapes every flow shares (findings, outcomes, the flow itself) and the way through it. What is
asked and what follows from it is each flow's own; how it is shown, stored or printed is unknown here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from assistant.flows.facts import Answers, Question
from assistant.knowledge.citation import Citation

if TYPE_CHECKING:
    from assistant.flows.paper import Letter

Kind: TypeAlias = Literal["fact", "judgement"]


class Status(StrEnum):
    """State of one line; `label` is what a person reads."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_EXAMINED = "not_examined"
    ADVICE = "advice"

    @property
    def label(self) -> str:
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.MET: "满足",
    Status.NOT_MET: "不满足",
    Status.UNKNOWN: "待核实",
    Status.NOT_EXAMINED: "未审查",
    Status.ADVICE: "提示",
}


class Group(StrEnum):
    """Where a line stands in the checklist, in this order."""

    FORBIDDEN = "禁止"
    CONDITION = "条件"
    MUST = "应当"
    MAY = "可以"
    ENCOURAGED = "鼓励"
    TO_DO = "待办"
    NOT_EXAMINED = "未审查"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one clause. `quote` is verbatim; `status` MET of a 第六条 line means 不存在该情形.

    `label` is the word for this line's status (满足, 存在, 未授予 …). `evidence` is the paper that proves it,
    `from_whom` where to get it; `curable` says when or how a failing can be made good, empty where it cannot.
    """

    cites: tuple[Citation, ...]
    quote: str
    status: Status
    label: str
    statement: str
    group: Group
    force: str = ""
    kind: Kind = "fact"
    facts: tuple[str, ...] = ()
    evidence: str = ""
    from_whom: str = ""
    curable: str = ""
    note: str = ""

    @property
    def cite(self) -> Citation:
        return self.cites[0]


@dataclass(frozen=True, slots=True)
class Change:
    """One smallest set of changes that gives another result, `leads_to`; `when` where time alone decides the day."""

    change: str
    cites: tuple[Citation, ...]
    leads_to: str
    when: date | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to find out: about what, by which paper, from whom."""

    fact: str
    about: str
    paper: str
    from_whom: str
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One of several ways to read a doubtful clause, and what it comes to here. Ours, not the text's."""

    cite: Citation
    title: str
    text: str
    result: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything a flow can say: findings, then the headline that sums them up.

    `open` are fact keys whose value could still change the verdict; `facts` what it rests on, in the flow's own
    vocabulary; `subject` whom or what it is about; `notes` are ours; `next_flows` are flow ids worth going on with.
    `letter` is set by the letter flow alone.
    """

    flow_id: str
    verdict: str
    headline: str
    findings: tuple[Finding, ...]
    footer: str
    decided_by: tuple[Citation, ...] = ()
    open: tuple[str, ...] = ()
    would_change: tuple[Change, ...] = ()
    errands: tuple[Errand, ...] = ()
    readings: tuple[Reading, ...] = ()
    notes: tuple[str, ...] = ()
    facts: Answers = field(default_factory=dict)
    subject: str = ""
    as_of: date | None = None
    next_flows: tuple[str, ...] = ()
    letter: Letter | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """The question to ask now: 第`number`步 / 最多`at_most`步."""

    question: Question
    number: int
    at_most: int


@dataclass(frozen=True)
class Flow:
    """One guided flow.

    `pending(answers, today)` is the id of the question to ask now, None when the outcome stands.
    `assess(answers, today)` is the outcome of any answers, however few; it always uses all of them.
    `situation(answers, today)` is all that the rest of the way depends on: two answer sets in the same situation
    are asked the same questions from here on; `bearing(answers, today)` is all that the verdict depends on.
    `implied(facts)` are the helper answers that go with given facts
    (position → position_group), to be merged when facts come from elsewhere than the questions.
    """

    id: str
    title: str
    intro: str
    questions: tuple[Question, ...]
    pending: Callable[[Answers, date], str | None]
    assess: Callable[[Answers, date], Outcome]
    situation: Callable[[Answers, date], Hashable]
    bearing: Callable[[Answers, date], Hashable]
    implied: Callable[[Answers], Answers] = lambda _facts: {}

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    def question(self, question_id: str) -> Question:
        return self.by_id[question_id]

    def question_of(self, fact: str) -> Question | None:
        """The question that sets a fact, the last of them where a helper question comes first."""
        return next((q for q in reversed(self.questions) if fact in q.facts), None)

    @cached_property
    def digest(self) -> str:
        """12 hex digits over all questions: a session remembers under which flow it ran."""
        return hashlib.sha256(f"{self.id}\n{self.questions!r}".encode()).hexdigest()[:12]


def step(flow: Flow, answers: Answers, today: date) -> Ask | Outcome:
    """The next question, or the outcome when nothing more is to be asked."""
    pending = flow.pending(answers, today)
    if pending is None:
        return flow.assess(answers, today)
    done = len({question.facts for question in flow.questions if question.answered(answers)})
    return Ask(flow.question(pending), done + 1, done + longest_way(flow, answers, today))


def assess(flow: Flow, answers: Answers, today: date) -> Outcome:
    """The outcome of any partial answers, all of them used."""
    return flow.assess(answers, today)


def longest_way(flow: Flow, answers: Answers, today: date) -> int:
    """How many questions are asked at most from here on: the true maximum over all completions."""
    known: dict[Hashable, int] = {}

    def longest(so_far: Answers) -> int:
        situation = flow.situation(so_far, today)
        if situation not in known:
            pending = flow.pending(so_far, today)
            known[situation] = (
                0
                if pending is None
                else 1 + max(longest({**so_far, **reply.sets}) for reply in flow.question(pending).replies())
            )
        return known[situation]

    return longest(answers)
