"""Small windows over the talk: choose one of a few, type one line, find a command. Escape always leaves.

Each answers with what was chosen or typed, None where the person left. What follows is the caller's business.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.tui.actions import ACTIONS, narrow_digit
from assistant.tui.display import shown
from assistant.tui.entries import Entries, Entry
from assistant.tui.rows import Row, RowsText, aligned, row


class Window(ModalScreen[str | None]):
    """A box with a title; subclasses fill it."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "")]

    def __init__(self, title: str, words: str = "") -> None:
        super().__init__()
        self._heading, self._words = title, words

    def compose(self) -> ComposeResult:
        with Vertical(classes="window"):
            yield Static(Content.assemble((shown(self._heading), "bold $blue")), classes="window-title")
            if self._words:
                yield Static(Content(shown(self._words)), classes="window-words")
            yield from self.compose_inside()

    def compose_inside(self) -> ComposeResult:
        yield from ()

    def action_leave(self) -> None:
        self.dismiss(None)


class Choose(Window):
    """One of a few entries, by digit, arrows and Enter, or mouse."""

    def __init__(self, title: str, entries: tuple[Entry, ...], words: str = "") -> None:
        super().__init__(title, words)
        self._entries = Entries(entries)

    def compose_inside(self) -> ComposeResult:
        with VerticalScroll(can_focus=False, classes="window-list"):
            yield self._entries
        yield Static("按数字，或者 ↑↓ 加 Enter 选择，Esc 返回", classes="aside")

    def on_key(self, event: events.Key) -> None:
        if self._entries.take_key(narrow_digit(event.character) or event.key):
            event.stop()

    @on(Entries.Chosen)
    def _chosen(self, message: Entries.Chosen) -> None:
        self.dismiss(message.value)


class Line(Window):
    """One line to type; `must_be` is a word that has to be typed out to go on."""

    def __init__(self, title: str, words: str = "", *, value: str = "", must_be: str = "") -> None:
        super().__init__(title, words)
        self._value, self._must_be = value, must_be
        self._trouble = Static("", classes="trouble")

    def compose_inside(self) -> ComposeResult:
        line = Input(self._value, compact=True, select_on_focus=False, id="line")
        line.cursor_blink = False
        yield line
        yield self._trouble
        yield Static("Enter 确定，Esc 返回", classes="aside")

    def on_mount(self) -> None:
        self._trouble.display = False
        self.query_one("#line").focus()

    @on(Input.Submitted)
    def _typed(self, message: Input.Submitted) -> None:
        value = message.value.strip()
        if self._must_be and value != self._must_be:
            self._trouble.update(Content(f"没有执行。确定的话请输入“{self._must_be}”，不做请按 Esc。"))
            self._trouble.display = True
        elif value:
            self.dismiss(value)


class Palette(Window):
    """Every action, narrowed by what is typed. Answers with the action's id."""

    def __init__(self) -> None:
        super().__init__("命令")
        self._list = VerticalScroll(can_focus=False, classes="window-list")
        self._entries: Entries | None = None

    def compose_inside(self) -> ComposeResult:
        line = Input(compact=True, select_on_focus=False, id="line")
        line.cursor_blink = False
        yield line
        yield self._list
        yield Static("输入几个字查找，↑↓ 加 Enter 执行，Esc 返回", classes="aside")

    async def on_mount(self) -> None:
        self.query_one("#line").focus()
        await self._narrow("")

    async def _narrow(self, typed: str) -> None:
        wanted = typed.strip().lstrip("/／").lower()
        found = [
            a for a in ACTIONS if a.id != "palette" and any(wanted in text for text in (a.label, a.does, *a.names))
        ]
        entries = tuple(
            Entry(a.id, a.label, f"{a.key_name + '　' if a.key else ''}{a.command}　{a.does}") for a in found
        )
        await self._list.remove_children()
        self._entries = Entries(entries, numbered=False)
        await self._list.mount(self._entries if entries else Static("没有这样的命令。", classes="aside"))
        if entries and wanted:
            self._entries.point(0)

    @on(Input.Changed)
    async def _changed(self, message: Input.Changed) -> None:
        await self._narrow(message.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self._entries:
            self._entries.take_key("enter")

    def on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down") and self._entries and self._entries.take_key(event.key):
            event.stop()

    @on(Entries.Chosen)
    def _chosen(self, message: Entries.Chosen) -> None:
        self.dismiss(message.value)


class Sheet(ModalScreen[None]):
    """Something to read over the whole screen."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,enter,f1", "leave", "")]

    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet"):
            yield RowsText(self._rows)
        yield Static("↑↓ 滚动　Esc 返回", classes="sheet-foot")

    def action_leave(self) -> None:
        self.dismiss(None)


def help_rows(about: str = "") -> list[Row]:
    """The keys of the screen and all commands; `about` what the waiting card takes."""
    empty = row("", [""])
    now = [row(("现在可以　", "bold"), [shown(about)]), empty] if about else []
    keys = aligned([row((f"{keys}  ", "bold"), [what]) for keys, what in _KEYS])
    heading = row(("命令", "bold $blue"), [("　按键和命令都可以用；命令输入在输入框里", "$muted")])
    commands = [
        row(
            Content.assemble((_padded(a.key_name.replace("^", "Ctrl+"), 8), "bold"), (f"{a.command}  ", "$seal")),
            [a.does],
        )
        for a in ACTIONS
    ]
    note = "有的终端自己占用 F1，请输入 /帮助。本程序不联网，会话只存在这台机器上。"
    return [
        row(("帮助", "bold $blue"), [""]),
        empty,
        *now,
        *keys,
        empty,
        heading,
        empty,
        *aligned(commands),
        empty,
        row("", [(note, "$muted")]),
    ]


_KEYS = (
    ("直接打字", "提问或者回答，Enter 提交；流程中间也可以提问，原来的题不会丢"),
    ("1 至 9", "输入框空着时，选择列出的选项"),
    ("↑ ↓ 和 Enter", "输入框空着时，移动并选定"),
    ("PageUp PageDown", "翻看前面的内容；鼠标滚轮也可以"),
    ("Alt+↑ Alt+↓", "选中前面的一段，再按 Enter：复制、看条文、改答、存为文件"),
    ("Tab", "在输入框和条文栏之间换；补全命令"),
    ("Esc", "放弃选中，或者不改了"),
)


def _padded(text: str, width: int) -> str:
    from rich.cells import cell_len

    return text + " " * max(1, width - cell_len(text))
