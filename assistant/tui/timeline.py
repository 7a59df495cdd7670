"""The talk as it scrolls by: turns in, widgets out, only what changed is built anew.

Beyond `LONGEST` turns the oldest leave the view, never the store. What a turn says is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.containers import VerticalScroll
from textual.widget import Widget

from assistant.tui.entries import Card

LONGEST = 150


class Timeline(VerticalScroll, can_focus=False):
    """Holds one widget a turn, in the order of the turns."""

    def __init__(self) -> None:
        super().__init__(id="talk")
        self._shown: dict[str, tuple[object, Widget]] = {}
        self.picked: Widget | None = None
        self._facing: Widget | None = None

    @property
    def turns(self) -> tuple[Widget, ...]:
        """The widgets shown, oldest first."""
        return tuple(widget for _, widget in self._shown.values())

    @property
    def card(self) -> Card | None:
        """The card that waits: the last turn, where it is one."""
        last = self.turns[-1] if self._shown else None
        return last if isinstance(last, Card) else None

    async def show(self, wanted: Sequence[tuple[str, object, Callable[[], Widget]]]) -> None:
        """Show the turns, each a key, what it is made of, and how to make its widget.

        A turn whose key and making are unchanged keeps its widget, with whatever a person has begun in it.
        """
        wanted = wanted[-LONGEST:]
        kept = {key: self._shown[key][1] for key, made_of, _ in wanted if self._is_shown(key, made_of)}
        gone = [widget for key, (_, widget) in self._shown.items() if key not in kept]
        new: list[Widget] = []
        shown: dict[str, tuple[object, Widget]] = {}
        for key, made_of, make in wanted:
            widget = kept.get(key)
            if widget is None:
                widget = make()
                new.append(widget)
            shown[key] = (made_of, widget)
        self._shown = shown
        if self.picked not in self.turns:
            self.picked = None
        for widget in self.turns:
            if isinstance(widget, Card):
                widget.set_class(widget is not self.turns[-1], "-closed")
        if gone:
            await self.remove_children(gone)
        await self._mount_new(new)
        if new or gone:
            self.reveal(new)

    def _is_shown(self, key: str, made_of: object) -> bool:
        return key in self._shown and self._shown[key][0] == made_of

    async def _mount_new(self, new: list[Widget]) -> None:
        """Mount in runs, each before the turn that follows it."""
        run: list[Widget] = []
        for widget in (*self.turns, None):
            if widget is not None and widget in new:
                run.append(widget)
            elif run:
                await (self.mount(*run, before=widget) if widget else self.mount(*run))
                run = []

    def reveal(self, new: Sequence[Widget]) -> None:
        """Bring the newest turn into view, and keep it there while its parts are laid out, until a person scrolls."""
        turns = (*self.turns, *new)
        self._facing = turns[-1] if turns else None
        self.call_after_refresh(self._face)

    def watch_virtual_size(self) -> None:
        """The talk has another height: a turn is laid out in more than one step."""
        self._face()

    on_resize = watch_virtual_size

    def release_anchor(self) -> None:
        """Somebody scrolls: the talk stays where they put it."""
        self._facing = None
        super().release_anchor()

    def _face(self) -> None:
        """Scroll to the beginning of the newest turn, or as near as the end of the talk allows."""
        newest = self._facing
        if newest is not None and newest.is_mounted:
            self.scroll_to(y=newest.virtual_region.y, animate=False, immediate=True)
            self._facing = newest  # this scrolling was nobody's wish

    def pick(self, by: int) -> Widget | None:
        """Move the block cursor up (-1) or down (+1) the turns; past the last it is taken away."""
        turns = self.turns
        at = turns.index(self.picked) if self.picked in turns else len(turns)
        at = max(0, at + by)
        self.unpick()
        if at < len(turns):
            self.picked = turns[at]
            self.picked.add_class("-picked")
            self.picked.scroll_visible(animate=False)
        return self.picked

    def unpick(self) -> None:
        if self.picked is not None:
            self.picked.remove_class("-picked")
        self.picked = None
