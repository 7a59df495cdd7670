"""The lines around the talk: head, hint, status, foot, and the list of commands while one is being typed.

They show what they are told and hand clicks on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.tui.actions import BY_ID, Action, completions
from assistant.tui.display import shown

NAME = "首席质量官助手"
WIDTHS = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]
HEIGHTS = [(0, "-short"), (16, "-tall"), (32, "-roomy")]
SMALL = "窗口太小了。请放大到60列、16行以上；已经输入的内容都在。"


class Head(Horizontal):
    """The program's name, and the talk with its true progress."""

    def __init__(self) -> None:
        super().__init__(id="head")
        self._talk = Static("", id="head-talk")

    def compose(self) -> ComposeResult:
        yield Static(NAME, id="head-name")
        yield self._talk

    def show(self, *parts: str) -> None:
        self._talk.update(Content(" · ".join(shown(part) for part in parts if part)))


class Status(Static):
    """Saved or not and where, or what was done or went wrong: whole, over more lines where it is long."""

    def __init__(self) -> None:
        super().__init__("", id="status")

    def show(self, text: str, *, is_trouble: bool = False, is_cut: bool = False) -> None:
        """Say something; `is_cut` keeps it to one line, for what stands there all the time."""
        self.set_class(is_trouble, "-trouble")
        self.set_class(is_cut, "-cut")
        self.update(Content(("注意：" if is_trouble else "") + " ".join(shown(text).split())))


class FootKey(Static):
    """One action in the foot; a click does it."""

    class Pressed(Message):
        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, action: Action, label: str) -> None:
        key = f"F1 /{label}" if action.id == "help" else f"{action.key_name} {label}"
        keys, _, rest = key.partition(" ")
        super().__init__(Content.assemble((keys, "bold $blue"), f" {rest}"), classes="foot-key")
        self.action = action.id

    def on_click(self) -> None:
        self.post_message(self.Pressed(self.action))


class Foot(Horizontal):
    """At most six actions for what has the focus."""

    def __init__(self) -> None:
        super().__init__(id="foot")
        self._ids: tuple[str, ...] = ()

    async def show(self, ids: Sequence[str], labels: Mapping[str, str]) -> None:
        wanted = tuple(f"{i}{labels.get(i, '')}" for i in ids[:6])
        if wanted != self._ids:
            self._ids = wanted
            await self.remove_children()
            await self.mount(*(FootKey(BY_ID[i], labels.get(i, BY_ID[i].label)) for i in ids[:6]))


class Completion(Static):
    """The commands a half-typed one may mean."""

    _MOST = 8

    def __init__(self) -> None:
        super().__init__("", id="completion")
        self._found: tuple[Action, ...] = ()
        self._at = 0

    def follow(self, typed: str) -> None:
        """Show what `typed` may become; nothing where it is no command."""
        found = completions(typed)
        if found != self._found:
            self._found, self._at = found, 0
            self._draw()

    @property
    def current(self) -> Action | None:
        return self._found[self._at] if self._found else None

    def move(self, by: int) -> None:
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._draw()

    def _draw(self) -> None:
        self.display = bool(self._found)
        first = max(0, self._at - self._MOST + 1)
        lines: list[Content | str | tuple[str, str]] = []
        for number, action in enumerate(self._found[first : first + self._MOST], first):
            lines += ["\n"] if lines else []
            here = number == self._at
            lines += [
                ("› " if here else "  ", "bold $blue"),
                (action.command, "bold" if here else ""),
                (f"　{action.does}", "$muted"),
            ]
        self.update(Content.assemble(*lines))
