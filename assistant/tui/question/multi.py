"""A question with any number of answers: options ticked one by one, then confirmed.

Numbers written one after the other, as the question says they may be (1,2,4 or 1-4), tick the same options.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from assistant.tui.entries import Entries, Entry
from assistant.tui.question.card import QuestionCard

if TYPE_CHECKING:
    from assistant.flows.facts import Answers
    from assistant.sessions.turns import QuestionTurn

CONFIRM, NONE, UNSURE = "确定", "都不选", "不清楚"
SEPARATORS = ("comma", "minus")


class MultiCard(QuestionCard):
    """Any number of options: digits and space tick, Enter confirms."""

    def __init__(self, turn: QuestionTurn, *, anew: bool = False) -> None:
        super().__init__(turn, anew=anew)
        count = len(self.asked.options)
        self.options = Entries(tuple(Entry(o.value, o.label, o.hint) for o in self.asked.options), folds=True)
        self.buttons = Entries(
            (Entry(CONFIRM, "确定所选", "Enter"), Entry(NONE, "一项都不选"), Entry(UNSURE, "还没有定")),
            numbered=False,
        )
        for line in self.options.lines:
            line.is_ticked = False
        self._count = count
        self._trail: list[int] = []
        self._range_from: int | None = None
        if anew:
            self._tick_given(turn.given)

    def compose_reply(self) -> ComposeResult:
        yield self.options
        yield self.buttons

    @property
    def hint(self) -> str:
        return f"按 1 至 {self._count} 勾选，Enter 确定；↑↓ 看每一项的说明"

    def _before(self) -> str:
        return ""

    def recall(self, values: Answers) -> None:
        self._tick_given(values)
        for line in self.options.lines:
            line.draw(cursor=False)

    def _tick_given(self, values: Answers) -> None:
        given = values.get(self.asked.facts[0])
        for line in self.options.lines:
            line.is_ticked = isinstance(given, list) and line.entry.value in given

    def take_key(self, key: str) -> bool:
        first, self._range_from = self._range_from, None
        if key in SEPARATORS and self._trail:
            self._range_from = self._trail[-1] if key == "minus" else None
        elif key == "space" and self.options.cursor is not None:
            self.toggle(self.options.cursor)
        elif key in ("up", "down"):
            return self._move(1 if key == "down" else -1)
        elif key == "enter":
            self.finish(self.buttons.lines[self.buttons.cursor].entry.value if self.buttons.cursor else CONFIRM)
        elif key.isdigit() and 1 <= int(key) <= len(self.options.lines):
            self._tick_to(int(key) - 1, first)
        else:
            return False
        return True

    def _tick_to(self, place: int, first: int | None) -> None:
        """One option, or all of 1-4 after the dash."""
        if first is None:
            self.toggle(place)
            return
        for between in range(min(first, place), max(first, place) + 1):
            if not self.options.lines[between].is_ticked:
                self.toggle(between)

    def take_back(self) -> bool:
        if not self._trail:
            return False
        self.toggle(self._trail.pop())
        self._trail.pop()
        return True

    def _move(self, by: int) -> bool:
        here, there = (
            (self.buttons, self.options) if self.buttons.cursor is not None else (self.options, self.buttons)
        )
        if here.move(by):
            return True
        if (by > 0) == (here is self.options) and here.cursor is not None:
            here.point(None)
            return there.move(by)
        return False

    def toggle(self, place: int) -> None:
        self._trail.append(place)
        line = self.options.lines[place]
        line.is_ticked = not line.is_ticked
        self.buttons.point(None)
        self.options.point(place)
        self.say_trouble("")

    def on_entries_chosen(self, message: Entries.Chosen) -> None:
        message.stop()
        if message.entries is self.buttons:
            self.finish(message.value)
        elif message.entries.cursor is not None:
            self.toggle(message.entries.cursor)

    def finish(self, how: str) -> None:
        fact = self.asked.facts[0]
        ticked = [line.entry.value for line in self.options.lines if line.is_ticked]
        if how == UNSURE:
            self.send({fact: None}, "不清楚")
        elif how == NONE:
            self.send({fact: []}, "无")
        elif ticked:
            self.send({fact: ticked}, "、".join(self.asked.label_of(value) for value in ticked))
        else:
            self.say_trouble("还没有勾选。一项都不选的，请选“一项都不选”；没有定的，请选“还没有定”。")
