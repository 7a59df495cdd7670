"""The line a person types in. It keeps the focus; while it is empty, keys that choose go to the card that waits.

Enter submits, ctrl+z takes typing back, a paste of many lines becomes one. What the text means is decided elsewhere.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Self

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from assistant.tui.actions import narrow_digit

LONGEST = 4000
_KEPT_STATES = 200
_ALWAYS = frozenset({"up", "down", "pageup", "pagedown", "ctrl+home", "ctrl+end"})
_EMPTY = frozenset({"enter", "space"})
_SEPARATORS = {",": "comma", "，": "comma", "、": "comma", "-": "minus", "－": "minus", "~": "minus", "～": "minus"}


class Prompt(Input):
    """One line of input. Without placeholder: an input method draws its own text there."""

    class Shortened(Message):
        """More was pasted than a message holds."""

    def __init__(self, hand_on: Callable[[str], bool]) -> None:
        super().__init__(id="prompt", compact=True, select_on_focus=False)
        self._hand_on = hand_on
        self.cursor_blink = False
        self._before: deque[str] = deque(maxlen=_KEPT_STATES)
        self._last = ""

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,  # noqa: ARG002
        recompose: bool = False,
    ) -> Self:
        """Redraw. The line never changes its size, so no keystroke may lay out the whole talk again."""
        return super().refresh(*regions, repaint=repaint, layout=False, recompose=recompose)

    def watch_value(self, value: str) -> None:
        if value != self._last:
            self._before.append(self._last)
            self._last = value

    def undo_typing(self) -> bool:
        """Take the last change of the text back; False when there is nothing typed to take back."""
        if not self.value:
            return False
        self.set_text(self._before.pop() if self._before else "", keep=False)
        return True

    def set_text(self, text: str, *, keep: bool = True) -> None:
        """Replace the text; without `keep` the change is not one to take back."""
        if not keep:
            self._last = text
        self.value = text
        self.cursor_position = len(text)

    def clear_text(self) -> None:
        """Empty the line after its text was used."""
        self.set_text("", keep=False)
        self._before.clear()

    async def action_submit(self) -> None:
        """Hand the text on and empty the line at once: what is typed while it is acted on is the next message."""
        await super().action_submit()
        if self.value.strip():
            self.clear_text()

    async def _on_key(self, event: events.Key) -> None:
        """Offer keys to others first. Asked and answered at once, so that fast typing keeps its order."""
        digit = narrow_digit(event.character) if event.is_printable else None
        separator = _SEPARATORS.get(event.character or "")
        key = digit or separator or event.key
        chooses = digit or separator or key in _EMPTY
        offered = key in _ALWAYS or (key == "tab" and self.is_command) or (not self.value and chooses)
        if offered and self._hand_on(key):
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    @property
    def is_command(self) -> bool:
        """Whether a slash command is being typed."""
        return self.value[:1] in ("/", "／")

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        line = " ".join(event.text[: LONGEST * 2].split())
        room = LONGEST - len(self.value)
        if len(line) > room or len(event.text) > LONGEST * 2:
            self.post_message(self.Shortened())
        self.replace(line[: max(room, 0)], *self.selection)
