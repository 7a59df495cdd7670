"""A question of several rows with the same options: one digit answers one row, Enter hands all of them in.

No single key answers several rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.tui.display import shown
from assistant.tui.entries import CURSOR, Entry, EntryLine
from assistant.tui.question.card import QuestionCard
from assistant.tui.rows import RowsText, row

if TYPE_CHECKING:
    from assistant.flows import facts
    from assistant.flows.facts import Answers, Option
    from assistant.sessions.turns import QuestionTurn

_SUBMIT = "提交"
_ITEM = re.compile(r"第（[一二三四五六七八九十]+）项$")


class Chip(Static):
    """One option of one row."""

    def __init__(self, option: Option, number: int, row: int) -> None:
        super().__init__(classes="chip")
        self.option, self.number, self.row = option, number, row
        self.styles.width = cell_len(shown(option.label)) + 5

    def on_mount(self) -> None:
        self.draw(chosen=False)

    def draw(self, *, chosen: bool) -> None:
        self.set_class(chosen, "-chosen")
        label = shown(self.option.label)
        self.update(
            Content.assemble((f"［{label}］", "bold"))
            if chosen
            else Content.assemble((f" {self.number} ", "$blue"), label),
            layout=False,
        )

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(BlockCard.Pressed(self))


class BlockRow(Horizontal):
    """One line of a block: its words and the options at the right."""

    def __init__(self, asked: facts.Row, options: tuple[Option, ...], place: int) -> None:
        super().__init__(classes="row" if place else "row -first")
        self.asked, self.place = asked, place
        self.chosen: Option | None = None
        self._words = RowsText(classes="row-words")
        self._is_drawn = False
        self.chips = tuple(Chip(option, n, place) for n, option in enumerate(options, 1))

    def compose(self) -> ComposeResult:
        yield self._words
        yield from self.chips

    def point(self, *, cursor: bool) -> None:
        self.set_class(cursor, "-cursor")
        label = Content.assemble(
            (CURSOR if cursor else "  ", "bold $blue"), (item_number(self.asked), "bold" if cursor else "")
        )
        self._words.show([row(label, [shown(self.asked.label)])], layout=not self._is_drawn)
        self._is_drawn = True

    def choose(self, option: Option | None) -> None:
        self.chosen = option
        for chip in self.chips:
            chip.draw(chosen=chip.option is option)


class BlockCard(QuestionCard):
    """One option for every row: digits answer the row of the cursor, which moves on; Enter submits when none is missing."""

    class Pressed(Message):
        """A chip was clicked."""

        def __init__(self, chip: Chip) -> None:
            super().__init__()
            self.chip = chip

    def __init__(self, turn: QuestionTurn, *, anew: bool = False) -> None:
        super().__init__(turn, anew=anew)
        self.rows = tuple(BlockRow(row, self.asked.options, n) for n, row in enumerate(self.asked.rows))
        self.submit = EntryLine(Entry(_SUBMIT, _SUBMIT, "Enter"), None, len(self.rows), indent=2)
        self.cursor = 0
        self._is_pointed = False
        self._trail: list[tuple[int, Option | None]] = []

    def compose_reply(self) -> ComposeResult:
        yield from self.rows
        yield self.submit

    def on_mount(self) -> None:
        super().on_mount()
        self.point(0)
        self._choose_given(self.turn.given)

    def follow(self, turn: QuestionTurn) -> None:
        news = {fact: value for fact, value in turn.given.items() if self.turn.given.get(fact) != value}
        super().follow(turn)
        self._choose_given(news)

    def _before(self) -> str:
        return ""

    def recall(self, values: Answers) -> None:
        self._choose_given(values)
        self.point(0)

    def _choose_given(self, given: Answers) -> None:
        """Rows the person has confirmed before stand chosen; they can be chosen otherwise like any other."""
        for line in self.rows:
            for option in self.asked.options:
                if option.value == given.get(line.asked.fact):
                    line.choose(option)
        if given:
            self.point(0 if self.anew else self._first_open(len(self.rows)))

    def _first_open(self, otherwise: int) -> int:
        return next((line.place for line in self.rows if line.chosen is None), otherwise)

    @property
    def hint(self) -> str:
        legend = " ".join(f"{n} {option.label}" for n, option in enumerate(self.asked.options, 1))
        return f"↑↓ 选行，{legend}；{len(self.rows)}项都选好后按 Enter 提交"

    def point(self, cursor: int) -> None:
        for line in self.rows:
            if not self._is_pointed or line.place in (cursor, self.cursor):
                line.point(cursor=line.place == cursor)
        self.cursor, self._is_pointed = cursor, True
        self.submit.draw(cursor=cursor == len(self.rows))
        (self.rows[cursor] if cursor < len(self.rows) else self.submit).scroll_visible(animate=False)

    def take_key(self, key: str) -> bool:
        if key in ("up", "down"):
            to = self.cursor + (1 if key == "down" else -1)
            if not 0 <= to <= len(self.rows):
                return False
            self.point(to)
        elif key == "enter":
            self.finish()
        elif key.isdigit() and 1 <= int(key) <= len(self.asked.options) and self.cursor < len(self.rows):
            self.choose(self.cursor, int(key))
        elif key == "comma" and self._trail:
            pass  # 2,2,1: the digits have each answered a row
        else:
            return False
        return True

    def choose(self, place: int, number: int) -> None:
        self._trail.append((place, self.rows[place].chosen))
        self.rows[place].choose(self.asked.options[number - 1])
        self.say_trouble("")
        after = [row.place for row in self.rows if row.chosen is None]
        self.point(next((p for p in after if p > place), after[0] if after else len(self.rows)))

    def take_back(self) -> bool:
        if not self._trail:
            return False
        place, before = self._trail.pop()
        self.rows[place].choose(before)
        self.point(place)
        return True

    def finish(self) -> None:
        missing = [row for row in self.rows if row.chosen is None]
        if missing:
            self.say_trouble(
                f"还有{'、'.join(item_number(row.asked) for row in missing)}没有选择，请逐项选好再提交。"
            )
            self.point(missing[0].place)
            return
        picked = [row.chosen for row in self.rows if row.chosen]
        self.send(
            {row.asked.fact: option.value for row, option in zip(self.rows, picked, strict=True)},
            "、".join(option.label for option in picked),
        )

    def on_block_card_pressed(self, message: BlockCard.Pressed) -> None:
        message.stop()
        self.choose(message.chip.row, message.chip.number)

    def on_picked(self, message: Message) -> None:
        message.stop()
        self.finish()


def item_number(asked: facts.Row) -> str:
    """（三） of the clause a row rests on, empty where it rests on none."""
    match = _ITEM.search(str(asked.cites[0])) if asked.cites else None
    return match.group()[1:-1] if match else ""
