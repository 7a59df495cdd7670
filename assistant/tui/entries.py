"""Numbered things to choose from, and the cards that hold them: by digit, by arrows and Enter, by mouse.

The keyboard focus stays in the prompt. While it is empty it hands digits, arrows, space and Enter to the card that
waits (`Card.take_key`), so an input method never stands between a person and an answer. Knows nothing of flows.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from assistant.tui.display import shown
from assistant.tui.rows import Part, RowsText, row

CURSOR = "› "
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to choose; `value` is what choosing it means, `hint` explains in a few words."""

    value: str
    label: str
    hint: str = ""


class EntryLine(RowsText):
    """One entry on the screen. `folds` shows its hint only under the cursor."""

    def __init__(self, entry: Entry, number: int | None, place: int, *, indent: int = 4, folds: bool = False) -> None:
        super().__init__(classes="entry")
        self._folds = folds
        self.entry, self.number, self.place = entry, number, place
        self.is_ticked: bool | None = None
        self._indent = indent
        self._cursor = False
        self._is_drawn = False

    def on_mount(self) -> None:
        self.draw(cursor=self._cursor)

    def draw(self, *, cursor: bool) -> None:
        """Show with or without the cursor, and with its tick where there is one."""
        self._cursor = cursor
        self.set_class(cursor, "-cursor")
        tick = "" if self.is_ticked is None else "[x] " if self.is_ticked else "[ ] "
        number = f"{self.number} " if self.number else ""
        label = Content.assemble((CURSOR if cursor else "  ", "bold $blue"), (number, "bold $blue"), (tick, "bold"))
        body: list[Part] = [
            (shown(self.entry.label), "bold") if cursor or self.is_ticked else shown(self.entry.label)
        ]
        if self.entry.hint and (cursor or not self._folds):
            body.append((f"　{shown(self.entry.hint)}", "$muted"))
        self.show([row(label, body, self._indent + len(tick))], layout=self._folds or not self._is_drawn)
        self._is_drawn = True

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(Picked(self))


class Picked(Message):
    """A line was clicked."""

    def __init__(self, line: EntryLine) -> None:
        super().__init__()
        self.line = line


class Card(Vertical):
    """A turn that may wait for an answer. Closed, it keeps its words and puts what was offered away."""

    def take_key(self, key: str) -> bool:  # noqa: ARG002 - for subclasses
        """Use a key handed on by the empty prompt (a digit, up, down, enter, space); False when it means nothing here."""
        return False

    @property
    def hint(self) -> str:
        """What the line above the prompt says while this card waits."""
        return ""


class Entries(Vertical):
    """A list of entries with one cursor, nothing chosen at first."""

    class Chosen(Message):
        """An entry was chosen."""

        def __init__(self, entries: Entries, value: str) -> None:
            super().__init__()
            self.entries, self.value = entries, value

        @property
        def control(self) -> Entries:
            return self.entries

    def __init__(self, entries: tuple[Entry, ...], *, numbered: bool = True, folds: bool = False) -> None:
        super().__init__(classes="entries")
        self.lines = tuple(
            EntryLine(entry, n + 1 if numbered and n < _DIGITS else None, n, indent=4 if numbered else 2, folds=folds)
            for n, entry in enumerate(entries)
        )
        self.cursor: int | None = None

    def compose(self) -> ComposeResult:
        yield from self.lines

    def move(self, by: int) -> bool:
        """Move the cursor; False at either end, where the key is free for others."""
        if not self.lines:
            return False
        start = (-1 if by > 0 else len(self.lines)) if self.cursor is None else self.cursor
        if not 0 <= start + by < len(self.lines):
            return False
        self.point(start + by)
        return True

    def point(self, cursor: int | None) -> None:
        """Put the cursor on a line, or nowhere."""
        for n in {self.cursor, cursor} - {None}:
            self.lines[n].draw(cursor=n == cursor)  # type: ignore[index]
        self.cursor = cursor
        if cursor is not None:
            self.lines[cursor].scroll_visible(animate=False)

    def take_key(self, key: str) -> bool:
        if key in ("up", "down"):
            return self.move(1 if key == "down" else -1)
        if key == "enter" and self.cursor is not None:
            self.choose(self.cursor)
            return True
        if key.isdigit():
            for line in self.lines:
                if line.number == int(key):
                    self.choose(line.place)
                    return True
        return False

    def choose(self, place: int) -> None:
        self.point(place)
        self.post_message(self.Chosen(self, self.lines[place].entry.value))

    def on_picked(self, message: Picked) -> None:
        message.stop()
        self.choose(message.line.place)
