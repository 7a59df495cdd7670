"""The timeline of a conversation: what its log of events looks like to a person.

Computed from the fold and the flows each time, never stored. Screens and papers render these turns; nothing here
knows how.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.flows.facts import Answers, Question
from assistant.flows import flow as flow_of
from assistant.flows.step import Ask, Flow, Outcome, step
from assistant.knowledge.reader import regulation
from assistant.sessions.events import FlowAnswered, FlowLeft, FlowStarted, Replied, Said, Value
from assistant.sessions.fold import Folded, merged


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
    """A question of a flow: answered (`values`), or the pending one (`values` None, 第number步/最多at_most步)."""

    key: str
    flow: Flow
    question: Question
    number: int
    at_most: int | None = None
    values: Answers | None = None
    typed: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class OutcomeTurn:
    """The verdict card of a flow; `interim` while the person may still choose to go on."""

    key: str
    flow: Flow
    outcome: Outcome
    interim: bool = False


Turn = UserTurn | AnswerTurn | NoteTurn | QuestionTurn | OutcomeTurn


def pending(folded: Folded, today: date) -> Ask | None:
    """The question that stands, if a flow is running."""
    run = folded.run
    if run is None or run.left:
        return None
    now = step(flow_of(run.flow), run.answers, today)
    return now if isinstance(now, Ask) else None


def timeline(folded: Folded, text_digest: str | None, today: date) -> tuple[Turn, ...]:
    """All turns in order; the pending question, if there is one, stands last. `text_digest` is the session's."""
    turns: list[Turn] = list(_warnings(folded, text_digest))
    flow: Flow | None = None
    answers: dict[str, Value] = {}
    asked: list[str] = []
    for recorded in folded.standing:
        key = f"e{recorded.seq}"
        match recorded.event:
            case Said(text):
                turns.append(UserTurn(key, text))
            case Replied(answer):
                turns.append(AnswerTurn(key, answer))
            case FlowStarted(flow_id, _):
                flow, answers, asked = flow_of(flow_id), {}, []
                turns.append(NoteTurn(key, f"{flow.title}：{flow.intro}"))
            case FlowAnswered(question_id, values, typed) if flow and question_id in flow.by_id:
                answers = merged(answers, values)
                again = question_id in asked
                asked += [] if again else [question_id]
                number = asked.index(question_id) + 1
                question = flow.question(question_id)
                turns.append(QuestionTurn(key, flow, question, number, None, values, typed, again))
                if flow.pending(answers, today) is None:
                    turns.append(OutcomeTurn(f"{key}-outcome", flow, flow.assess(answers, today)))
            case FlowLeft():
                turns.append(NoteTurn(key, "已离开流程，已答内容都保留着。"))
            case _:
                pass
    if flow and (ask := pending(folded, today)):
        if ask.question.id == "go_on":
            turns.append(OutcomeTurn("interim", flow, flow.assess(answers, today), interim=True))
        turns.append(QuestionTurn("pending", flow, ask.question, ask.number, ask.at_most))
    return tuple(turns)


def _warnings(folded: Folded, text_digest: str | None) -> Iterator[NoteTurn]:
    if text_digest and text_digest != regulation().digest:
        yield NoteTurn("text", "这个会话是依据另一份法规文本做的；下面已按现在的文本重新计算，请复核结论。")
    for flow_id in dict.fromkeys(run.flow for run in folded.runs if flow_of(run.flow).digest != run.digest):
        yield NoteTurn(f"flow-{flow_id}", f"“{flow_of(flow_id).title}”的题目后来有改动；已答内容都在，请复核结论。")
