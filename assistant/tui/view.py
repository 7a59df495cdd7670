"""From the conversation to what stands on the screen: which turns, and which widget shows each.

Holds no state; imported once the store is open, since it needs flows and sessions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from textual.widget import Widget

from assistant.dialogue import Dialogue
from assistant.sessions.turns import AnswerTurn, NoteTurn, OutcomeTurn, QuestionTurn, Turn, UserTurn
from assistant.tui.question import AnsweredQuestion, question_card
from assistant.tui.turns import AnswerCard, NoteLine, UserLine
from assistant.tui.verdict import VerdictCard

ANEW = "anew"


def turns_shown(dialogue: Dialogue, revising: str | None) -> tuple[Turn, ...]:
    """The timeline; a question that is being answered anew stands last."""
    turns = dialogue.timeline()
    if revising:
        for turn in answered(dialogue):
            if turn.question.id == revising:
                return (*turns, replace(turn, key=ANEW, values=None, typed="", again=False))
    return turns


def answered(dialogue: Dialogue) -> tuple[QuestionTurn, ...]:
    """The answered questions of the flow run last, each with its latest answer, in the order they were first asked."""
    run = dialogue.folded.run
    found: dict[str, QuestionTurn] = {}
    for turn in reversed(dialogue.timeline()):
        if isinstance(turn, QuestionTurn) and turn.values is not None and run and turn.flow.id == run.flow:
            found.setdefault(turn.question.id, turn)
            if turn.number == 1 and not turn.again:
                break
    return tuple(sorted(found.values(), key=lambda turn: turn.number))


def entries(turns: tuple[Turn, ...], today: date) -> Iterator[tuple[str, Turn, Callable[[], Widget]]]:
    """Each turn with its key and how to make its widget."""
    for turn in turns:
        key = f"{turn.key}:{turn.question.id}" if isinstance(turn, QuestionTurn) else turn.key
        yield key, turn, _maker(turn, today)


def _maker(turn: Turn, today: date) -> Callable[[], Widget]:
    match turn:
        case UserTurn(_, text):
            return lambda: UserLine(text)
        case AnswerTurn(_, answer):
            return lambda: AnswerCard(answer)
        case NoteTurn(_, text):
            return lambda: NoteLine(text)
        case OutcomeTurn():
            return lambda: VerdictCard(turn, today)
        case QuestionTurn() if turn.values is not None:
            return lambda: AnsweredQuestion(turn)
        case QuestionTurn():
            return lambda: question_card(turn, anew=turn.key == ANEW)
