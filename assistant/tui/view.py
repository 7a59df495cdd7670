"""From the conversation to what stands on the screen: which turns, and which widget shows each.

Holds no state; imported once the store is open, since it needs flows and sessions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from textual.widget import Widget

from assistant.dialogue import Dialogue
from assistant.sessions.turns import AnswerTurn, NoteTurn, OutcomeTurn, ProposalTurn, QuestionTurn, Turn, UserTurn
from assistant.tui.proposal import ProposalCard, ProposalSeen
from assistant.tui.question import AnsweredQuestion, QuestionCard, question_card
from assistant.tui.turns import AnswerCard, NoteLine, UserLine
from assistant.tui.verdict import VerdictCard

ANEW = "anew"


def turns_shown(dialogue: Dialogue, revising: str | None) -> tuple[Turn, ...]:
    """The timeline; a question that is being answered anew stands last."""
    turns = dialogue.timeline()
    if revising:
        for turn in answered(dialogue):
            if turn.question.id == revising:
                return (*turns, replace(turn, key=ANEW, values=None, given=turn.values or {}, typed="", again=False))
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
    """Each turn with its key and how to make its widget. Answers taken from a proposal stand in the proposal."""
    for turn in turns:
        if isinstance(turn, QuestionTurn) and turn.is_read:
            continue
        key = f"{turn.key}:{turn.question.id}" if isinstance(turn, QuestionTurn) else turn.key
        yield key, _made_of(turn), _maker(turn, today)


def _made_of(turn: Turn) -> Turn:
    """The turn without what a pending question takes over while it stands (see `follow`)."""
    if isinstance(turn, QuestionTurn) and turn.values is None:
        return replace(turn, number=0, at_most=None, given={})
    return turn


def follow(card: object, turns: tuple[Turn, ...]) -> None:
    """Give the card of the pending question its present number, and the rows answered meanwhile."""
    last = turns[-1] if turns else None
    if isinstance(card, QuestionCard) and isinstance(last, QuestionTurn):
        card.follow(last)


def _maker(turn: Turn, today: date) -> Callable[[], Widget]:
    match turn:
        case UserTurn(_, text):
            return lambda: UserLine(text)
        case AnswerTurn(_, answer):
            return lambda: AnswerCard(answer)
        case NoteTurn(_, text):
            return lambda: NoteLine(text)
        case ProposalTurn():
            return lambda: ProposalCard(turn, today) if turn.is_open else ProposalSeen(turn)
        case OutcomeTurn():
            return lambda: VerdictCard(turn, today)
        case QuestionTurn() if turn.values is not None:
            return lambda: AnsweredQuestion(turn)
        case QuestionTurn():
            return lambda: question_card(turn, anew=turn.key == ANEW)
