"""A question that was answered: it stays legible, with what was chosen marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.tui.display import shown
from assistant.tui.question.block import item_number
from assistant.tui.rows import Part, Row, RowsText, aligned, row

if TYPE_CHECKING:
    from assistant.sessions.turns import QuestionTurn


class AnsweredQuestion(RowsText):
    """A question that was answered: its words, and what was chosen among what could be."""

    def __init__(self, turn: QuestionTurn) -> None:
        super().__init__(_answered(turn), classes="turn answered")
        self.turn = turn


def _answered(turn: QuestionTurn) -> list[Row]:
    again = "（改答）" if turn.again else ""
    question, values = turn.question, turn.values or {}
    rows = [row((f"第{turn.number}步{again}　", "bold $muted"), [(shown(question.prompt), "$muted")])]
    if question.kind == "choice":
        chosen = values.get(question.facts[0])
        shown_options: list[Part] = []
        for option in question.options:
            label = shown(option.label)
            shown_options.append((f"［{label}］ ", "bold") if option.value == chosen else (f"{label}  ", "$muted"))
        rows.append(row("", shown_options))
    elif question.kind == "multi" and values.get(question.facts[0]):
        picked = values[question.facts[0]]
        labels = [question.label_of(str(value)) for value in picked] if isinstance(picked, list) else []
        rows += [row(("［选］", "bold"), [shown(label)]) for label in labels]
    elif question.kind == "block":
        given = [
            (asked, question.label_of(str(values.get(asked.fact)))) for asked in question.rows if asked.fact in values
        ]
        rows += aligned(
            [row((f"［{label}］", "bold"), [item_number(a), (shown(a.label), "$muted")]) for a, label in given]
        )
    else:
        rows.append(row("", [(f"［{shown(turn.typed or question.in_words(values))}］", "bold")]))
    return rows
