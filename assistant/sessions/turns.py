"""The timeline of a conversation: what its log of events looks like to a person.

Computed from the fold and the flows each time, never stored. Screens and papers render these turns; nothing here
knows how.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from assistant.flows import flow as flow_of
from assistant.flows.facts import Answers, Question
from assistant.flows.step import Ask, Flow, Outcome, step
from assistant.knowledge.reader import regulation
from assistant.sessions.events import (
    Declined,
    FlowAnswered,
    FlowLeft,
    FlowStarted,
    Proposed,
    Recorded,
    Replied,
    Said,
    Taken,
    Value,
)
from assistant.sessions.fold import Folded, merged
from assistant.sessions.proposals import Proposal, proposal_in


@dataclass(frozen=True, slots=True)
class UserTurn:
    """What the person sent, as typed."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerTurn:
    """An answer, in the JSON shape of `cqo ask`."""

    key: str
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NoteTurn:
    """A plain line from the program."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionTurn:
    """A question of a flow: answered (`values`), or the pending one (`values` None, 第number步/最多at_most步).

    `is_read` where the answer was taken from a proposal; `given` are rows of a block that were, while it is asked.
    """

    key: str
    flow: Flow
    question: Question
    number: int
    at_most: int | None = None
    values: Answers | None = None
    typed: str = ""
    again: bool = False
    is_read: bool = False
    given: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutcomeTurn:
    """The verdict card of a flow; `interim` while the person may still choose to go on."""

    key: str
    flow: Flow
    outcome: Outcome
    interim: bool = False


@dataclass(frozen=True, slots=True)
class ProposalTurn:
    """What was read from a message. Where `is_open` it waits to be taken; `asks` is false for the people left over
    from a message of which somebody was taken, where there is no question to answer instead."""

    key: str
    proposal: Proposal
    is_open: bool = False
    asks: bool = True

    @property
    def in_words(self) -> str:
        """What was read and what became of it, a line a person, for papers."""
        proposal = self.proposal
        return "\n".join(
            f"{proposal.in_words(n)}（{'已确认' if n in proposal.taken else '没有采用'}）"
            for n in range(len(proposal.people))
        )


Turn = UserTurn | AnswerTurn | NoteTurn | QuestionTurn | OutcomeTurn | ProposalTurn


def pending(folded: Folded, today: date) -> Ask | None:
    """The question that stands, if a flow is running."""
    run = folded.run
    if run is None or run.left:
        return None
    now = step(flow_of(run.flow), run.answers, today)
    return now if isinstance(now, Ask) else None


def timeline(folded: Folded, text_digest: str | None, today: date) -> tuple[Turn, ...]:
    """All turns in order. Last stands the pending question, if there is one, or an open proposal, which goes first.

    `text_digest` is the session's.
    """
    return (*_warnings(folded, text_digest), *_Told(folded, today).turns())


class _Told:
    """The turns as the events are told one after another: the flow that runs, and the proposals that are open."""

    def __init__(self, folded: Folded, today: date) -> None:
        self._folded, self._today = folded, today
        self._turns: list[Turn] = []
        self._flow: Flow | None = None
        self._answers: dict[str, Value] = {}
        self._asked: list[str] = []
        self._is_left = False
        self._open: list[tuple[str, Proposal]] = []

    def turns(self) -> list[Turn]:
        standing = self._folded.standing
        takings = {r.action for r in standing if isinstance(r.event, Taken)}
        for place, recorded in enumerate(standing):
            following = standing[place + 1] if place + 1 < len(standing) else None
            is_last = not (
                following and following.action == recorded.action and isinstance(following.event, FlowAnswered)
            )
            self._tell(recorded, is_read=recorded.action in takings, is_last=is_last)
        self._tell_pending()
        return self._turns

    def _tell(self, recorded: Recorded, *, is_read: bool, is_last: bool) -> None:
        key = f"e{recorded.seq}"
        match recorded.event:
            case Said(text):
                self._lapse()
                self._turns.append(UserTurn(key, text))
            case Replied(answer):
                self._turns.append(AnswerTurn(key, answer))
            case Proposed() as event:
                self._open.append((key, proposal_in(event, dict(self._answers))))
                self._turns.append(ProposalTurn(key, self._open[-1][1]))
            case Taken(person) if self._open:
                proposal = self._open[-1][1]
                self._settle(replace(proposal, taken=proposal.taken | {person}))
            case Declined() if self._open:
                self._open.pop()
            case FlowStarted(flow_id, _):
                self._open = self._open if is_read else []
                self._flow, self._answers, self._asked, self._is_left = flow_of(flow_id), {}, [], False
                self._turns.append(NoteTurn(key, f"{self._flow.title}：{self._flow.intro}"))
            case FlowAnswered() as event if self._flow and event.question in self._flow.by_id:
                if not is_read:
                    self._lapse()
                self._tell_answer(key, self._flow, event, is_read=is_read, is_last=is_last)
            case FlowLeft():
                self._open = [one for one in self._open if one[1].taken]
                self._is_left = True
                self._turns.append(NoteTurn(key, "已离开流程，已答内容都保留着。"))
            case _:
                pass

    def _tell_answer(self, key: str, flow: Flow, event: FlowAnswered, *, is_read: bool, is_last: bool) -> None:
        self._answers = merged(self._answers, event.values)
        again = event.question in self._asked
        self._asked += [] if again else [event.question]
        number = self._asked.index(event.question) + 1
        question = flow.question(event.question)
        self._turns.append(QuestionTurn(key, flow, question, number, None, event.values, event.typed, again, is_read))
        if is_last and flow.pending(self._answers, self._today) is None:
            self._turns.append(OutcomeTurn(f"{key}-outcome", flow, flow.assess(self._answers, self._today)))

    def _lapse(self) -> None:
        """Whoever goes on without taking a proposal does not want it; people left over wait for the end of a flow."""
        while self._open and not (self._open[-1][1].taken and self._is_running):
            self._open.pop()

    def _settle(self, proposal: Proposal) -> None:
        """Show the proposal with what was taken of it; one of which nobody is left is done with."""
        key, _ = self._open.pop()
        self._turns = [
            replace(turn, proposal=proposal) if isinstance(turn, ProposalTurn) and turn.key == key else turn
            for turn in self._turns
        ]
        if proposal.left:
            self._open.append((key, proposal))

    @property
    def _is_running(self) -> bool:
        return bool(self._flow and not self._is_left and self._flow.pending(self._answers, self._today))

    def _tell_pending(self) -> None:
        ask = pending(self._folded, self._today)
        if self._flow and ask:
            if ask.question.id == "go_on":
                outcome = self._flow.assess(self._answers, self._today)
                self._turns.append(OutcomeTurn("interim", self._flow, outcome, interim=True))
            given = {fact: self._answers[fact] for fact in ask.question.facts if fact in self._answers}
            self._turns.append(
                QuestionTurn("pending", self._flow, ask.question, ask.number, ask.at_most, given=given)
            )
        if not self._open:
            return
        key, proposal = self._open[-1]
        if not proposal.taken:
            self._turns = [t for t in self._turns if t.key != key]
            self._turns.append(ProposalTurn(key, proposal, is_open=True))
        elif ask is None:
            self._turns.append(ProposalTurn(f"{key}-left", proposal, is_open=True, asks=False))


def _warnings(folded: Folded, text_digest: str | None) -> Iterator[NoteTurn]:
    if text_digest and text_digest != regulation().digest:
        yield NoteTurn("text", "这个会话是依据另一份法规文本做的；下面已按现在的文本重新计算，请复核结论。")
    for flow_id in dict.fromkeys(run.flow for run in folded.runs if flow_of(run.flow).digest != run.digest):
        yield NoteTurn(f"flow-{flow_id}", f"“{flow_of(flow_id).title}”的题目后来有改动；已答内容都在，请复核结论。")
