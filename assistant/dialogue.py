"""One conversation: what a message means, what is recorded of it, and the timeline that is shown.

Everything shown is computed from the log of events, so resuming, undoing and replaying need no second mechanism.
A question asked in the middle of a flow is answered and the pending question stands; chat text answers a pending
question only when it is an answer to it. Screens render `timeline()`; they decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from assistant.errors import InputError
from assistant.flows import flow as flow_of
from assistant.flows.candidate.rules import BARS
from assistant.flows.facts import Answers, Question
from assistant.flows.step import Ask, Outcome
from assistant.knowledge.reader import regulation
from assistant.sessions.events import (
    Declined,
    Event,
    FlowAnswered,
    FlowLeft,
    FlowStarted,
    Proposed,
    Recorded,
    Renamed,
    Replied,
    Said,
    Taken,
    Undone,
)
from assistant.sessions.fold import FlowRun, Folded, fold, merged, undoable
from assistant.sessions.proposals import ENOUGH, FLOW, proposed, told
from assistant.sessions.store import Store, Summary
from assistant.sessions.turns import ProposalTurn, Turn, pending, timeline

FREE_TALK = "问答"
_CONTEXT = 4
_QUESTION_WORDS = re.compile(
    r"[?？]|[吗呢么嘛]\s*[。.!！]*$|什么|怎么|怎样|如何|哪[些个里种条位家]|谁|多少|几[个年条项天]|是否|是不是|能不能|可不可以|要不要|算不算|有没有|为何|为啥|干嘛"
)


@dataclass(frozen=True, slots=True)
class Command:
    """`/name argument`, full-width slash too."""

    name: str
    argument: str


@dataclass(frozen=True, slots=True)
class FlowReply:
    """The message answers the pending question."""

    values: Answers
    typed: str


@dataclass(frozen=True, slots=True)
class Query:
    """The message is a question about the regulation."""

    text: str


def interpret(text: str, pending: Question | None, told: int = 0) -> Command | FlowReply | Query:
    """What a message means. Raises InputError when it is meant for the pending question and cannot be read.

    `told` is how many facts it tells of a person: these are never taken for a name or a word the question wants.
    """
    stripped = text.strip()
    if stripped[:1] in ("/", "／") and not stripped[1:2].isspace() and len(stripped) > 1:
        name, _, argument = stripped[1:].partition(" ")
        return Command(name.strip(), argument.strip())
    if pending is None:
        return Query(text)
    asks_back = bool(_QUESTION_WORDS.search(stripped)) and stripped not in ("?", "？")
    if asks_back and pending.kind != "block":
        return Query(text)
    if pending.kind == "text" and told >= ENOUGH:
        return Query(text)
    try:
        return FlowReply(pending.parse(text), text)
    except InputError:
        if told or asks_back or (len(stripped) > 15 and pending.kind != "text"):
            return Query(text)
        raise


class Dialogue:
    """A conversation kept in a store. Nothing is written before the first act."""

    def __init__(self, store: Store, now: Callable[[], datetime], session: str | None = None) -> None:
        self._store = store
        self._now = now
        self._summary: Summary | None = store.find(session) if session else None
        self._log: tuple[Recorded, ...] = store.events(self._summary.id) if self._summary else ()

    @property
    def session(self) -> str | None:
        return self._summary.id if self._summary else None

    @property
    def title(self) -> str:
        return self._summary.title if self._summary else FREE_TALK

    @property
    def log(self) -> tuple[Recorded, ...]:
        return self._log

    @property
    def folded(self) -> Folded:
        return fold(self._log)

    # -- acts ---------------------------------------------------------------------------------------------

    def say(self, text: str) -> int:
        """Record a message before it is answered; returns its action number for `reply`.

        Where it tells enough of a person, what was read stands beside it as an open proposal. Details of an offence
        told of a person are not kept: their place says so, in the store and on the screen.
        """
        kept = _without_offences(text, self._now().date())
        read = self._proposed(text, kept)
        return self._record(Said(kept), *([read] if read else []))

    def told(self, text: str) -> int:
        """How many facts a message tells of a person it would be proposed for."""
        return told(self._proposed(text, text))

    def take(self, person: int, dropped: Collection[str] = ()) -> None:
        """Take what was read of a person as answers, in one act; `dropped` facts are asked anew.

        Raises InputError where no such proposal is open.
        """
        turn = self.proposal
        if turn is None or person not in turn.proposal.left:
            raise InputError("这里没有等着确认的内容。")
        flow = flow_of(FLOW)
        answers = turn.proposal.answers(person, dropped)
        begins = turn.proposal.into == "new"
        named = {key: value for _, values in answers for key, value in values.items()}
        run = FlowRun(flow.id, flow.digest) if begins else self._running()
        self._record(
            Taken(person),
            *([FlowStarted(flow.id, flow.digest)] if begins else []),
            *(FlowAnswered(question, values) for question, values in answers),
            title=self._title_with(run, named) or (None if self.folded.title else flow.title),
        )

    def decline(self) -> tuple[int, str] | None:
        """Put the open proposal away; returns the message that is to be answered instead, (action, text), if any."""
        turn = self.proposal
        if turn is None:
            raise InputError("这里没有等着确认的内容。")
        self._record(Declined(), action=self.folded.standing[-1].action if turn.asks else None)
        return self.unanswered

    def reply(self, action: int, answer: Mapping[str, Any]) -> None:
        """Record the answer to the message of `action`; words the message was kept without leave `matched` too."""
        from assistant.flows.understanding.redaction import HIDDEN

        kept = next((r.event.text for r in self._log if r.action == action and isinstance(r.event, Said)), "")
        matched = [pair for pair in answer.get("matched") or () if str(pair.get("query", "")) in kept]
        self._record(Replied({**answer, "matched": matched} if HIDDEN in kept else answer), action=action)

    def start(self, flow_id: str) -> None:
        """Begin a flow. Raises InputError where the flow is not known or not yet there."""
        flow = flow_of(flow_id)
        self._record(FlowStarted(flow.id, flow.digest), title=flow.title)

    def answer(self, question_id: str, values: Answers, typed: str = "") -> None:
        """Answer the pending question, or answer an earlier one anew; all other answers stay."""
        run = self._running()
        question = flow_of(run.flow).by_id.get(question_id)
        if (
            question is None
            or not question.takes(values)
            or (question.kind == "block" and not question.answered(values))
        ):
            raise InputError("这个回答不属于这一题。")
        self._record(FlowAnswered(question_id, dict(values), typed), title=self._title_with(run, values))

    def leave(self) -> None:
        """Leave the running flow; its answers stay in the log."""
        self._running()
        self._record(FlowLeft())

    def undo(self) -> bool:
        """Take back the latest act; False when there is none."""
        action = undoable(self._log)
        if action is None:
            return False
        self._record(Undone(action))
        return True

    def rename(self, title: str) -> None:
        """Give the session a title of the person's own."""
        title = " ".join(title.split())[:60]
        if not title:
            raise InputError("请在 /改名 后面写上新的名称。")
        self._record(Renamed(title), title=title)

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def pending(self) -> Ask | None:
        """The question that stands, if a flow is running."""
        return pending(self.folded, self._now().date())

    @property
    def proposal(self) -> ProposalTurn | None:
        """The proposal that is open, if any."""
        last = next(reversed(self.timeline()), None)
        return last if isinstance(last, ProposalTurn) and last.is_open else None

    @property
    def outcome(self) -> Outcome | None:
        """The outcome of the latest flow run on what has been answered so far; None where no flow was run."""
        run = self.folded.run
        return flow_of(run.flow).assess(run.answers, self._now().date()) if run else None

    @property
    def context(self) -> tuple[str, ...]:
        """The questions asked before, for follow-ups."""
        said = [r.event.text for r in self.folded.standing if isinstance(r.event, Said)]
        return tuple(said[-_CONTEXT:])

    @property
    def unanswered(self) -> tuple[int, str] | None:
        """The last message, where the program ended before it was answered: (action, text)."""
        standing = self.folded.standing
        if not standing or not isinstance(standing[-1].event, Said | Declined):
            return None
        last = standing[-1].action
        return next(((last, r.event.text) for r in standing if r.action == last and isinstance(r.event, Said)), None)

    def timeline(self) -> tuple[Turn, ...]:
        """All turns in order; the pending question, if there is one, stands last."""
        digest = self._summary.text_digest if self._summary else None
        return timeline(self.folded, digest, self._now().date())

    # -- recording ----------------------------------------------------------------------------------------

    def _running(self) -> FlowRun:
        run = self.folded.run
        if run is None:
            raise InputError("现在没有进行中的流程。输入“/自查”或“/聘书”开始。")
        return run

    def _title_with(self, run: FlowRun, values: Answers) -> str | None:
        """候选人资格自查 · 李工, once a name is known and unless the person chose a title."""
        if self.folded.title:
            return None
        subject = flow_of(run.flow).assess(merged(run.answers, dict(values)), self._now().date()).subject
        return f"{flow_of(run.flow).title} · {subject}" if subject else None

    def _proposed(self, text: str, kept: str) -> Proposed | None:
        asks = bool(_QUESTION_WORDS.search(text))
        is_pending = self.pending is not None
        return proposed(text, kept, self.folded.run, is_pending=is_pending, asks=asks, today=self._now().date())

    def _record(self, *events: Event, action: int | None = None, title: str | None = None) -> int:
        """Record one act, creating the session with the first."""
        now, event = self._now(), events[0]
        if self._summary is None:
            first = title or (event.text.strip()[:24] if isinstance(event, Said) else FREE_TALK)
            session = self._store.create(first or FREE_TALK, regulation().digest, now)
            self._summary = self._store.find(session)
        elif title and title != self._summary.title and (isinstance(event, Renamed) or not self.folded.title):
            self._store.retitle(self._summary.id, title)
            self._summary = self._store.find(self._summary.id)
        recorded = self._store.append(self._summary.id, events, now, action=action)
        self._log += recorded
        return recorded[0].action


def _without_offences(text: str, today: date) -> str:
    """A message as it may be kept: a question about the rules as typed, one about a person without the offence."""
    from assistant.flows.understanding import redacted, understand

    try:
        told = any(fact in BARS for person in understand(text, today) for fact in person.facts)
    except InputError:  # too long to be about a person
        return text
    return redacted(text, today) if told else text
