"""A flow's question inside the talk, while it stands and once it is answered.

One module a kind of card; which kind a question takes is told here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.tui.question.answered import AnsweredQuestion
from assistant.tui.question.block import BlockCard, Chip
from assistant.tui.question.card import ChoiceCard, QuestionCard
from assistant.tui.question.multi import MultiCard

if TYPE_CHECKING:
    from assistant.sessions.turns import QuestionTurn

__all__ = ["AnsweredQuestion", "BlockCard", "Chip", "ChoiceCard", "MultiCard", "QuestionCard", "question_card"]


def question_card(turn: QuestionTurn, *, anew: bool = False) -> QuestionCard:
    """The card for a question that stands."""
    kinds = {"block": BlockCard, "multi": MultiCard}
    return kinds.get(turn.question.kind, ChoiceCard)(turn, anew=anew)
