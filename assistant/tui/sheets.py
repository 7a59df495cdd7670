"""The checklist over the whole screen, and the list of kept conversations.

They show and ask; what follows is answered to the chat, except renaming and deleting, which are the store's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.documents.markdown import chinese_date
from assistant.errors import CqoError
from assistant.tui.display import shown
from assistant.tui.frame import Status
from assistant.tui.rows import RowsText
from assistant.tui.verdict import closing_blocks, headline, letter_blocks, section_rows
from assistant.tui.windows import Line

if TYPE_CHECKING:
    from assistant.flows.checklist import Checklist
    from assistant.flows.step import Outcome
    from assistant.sessions.store import Summary
    from assistant.tui.backend import Backend


class ChecklistScreen(ModalScreen[str | None]):
    """The page to file, as it stands now. Answers `export` where the person wants to save it."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,f3", "leave", ""), ("f8", "export", "")]

    def __init__(self, page: Checklist, outcome: Outcome) -> None:
        super().__init__()
        self.page, self.outcome = page, outcome

    def compose(self) -> ComposeResult:
        page = self.page
        with VerticalScroll(classes="sheet"):
            yield Static(Content.assemble((shown(page.title), "bold $blue")), classes="sheet-title")
            if page.subject:
                yield Static(Content.assemble(("对象　", "$muted"), shown(page.subject)))
            yield Static(headline(self.outcome), classes="headline")
            if self.outcome.letter:
                yield from letter_blocks(self.outcome.letter)
            for section in page.sections:
                yield RowsText(section_rows(section, full=True), classes="block")
            yield from closing_blocks(page)
            signed = "　　".join(f"{name}：____________" for name in page.signatures)
            made = f"制作日期：{chinese_date(page.made_on)}　文本校验值：{page.text_digest}"
            yield Static(Content.assemble(f"\n{signed}\n\n", (made, "$muted")))
        yield Static("↑↓ PageUp PageDown 滚动　F8 导出　Esc 返回", classes="sheet-foot", markup=False)

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_export(self) -> None:
        self.dismiss("export")


class SessionsScreen(ModalScreen[tuple[str, str] | None]):
    """Kept conversations, the latest first. Answers ("open", id), ("gone", id) where the one being talked in was
    deleted, ("renamed", id), or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,f7", "leave", ""),
        ("f2", "rename", ""),
        ("delete", "delete", ""),
        ("f8", "export", ""),
    ]

    def __init__(self, backend: Backend, here: str | None) -> None:
        super().__init__()
        self.backend, self.here = backend, here
        self._list = OptionList(markup=False)
        self._found: tuple[Summary, ...] = ()
        self._result: tuple[str, str] | None = None

    def compose(self) -> ComposeResult:
        yield Static("会话记录", classes="sheet-title", markup=False)
        yield self._list
        yield Static("还没有保存的会话。", id="no-sessions", markup=False)
        yield Status()
        yield Static("Enter 打开　F2 改名　Delete 永久删除　F8 导出　Esc 返回", classes="sheet-foot", markup=False)

    def on_mount(self) -> None:
        self._fill()
        self._list.focus()

    def _fill(self) -> None:
        at = self._list.highlighted or 0
        try:
            self._found = self.backend.store.summaries()
        except CqoError as error:
            self.query_one(Status).show(str(error), is_trouble=True)
        self._list.clear_options()
        self._list.add_options([Option(self._line(summary)) for summary in self._found])
        self.query_one("#no-sessions").display = not self._found
        self._list.display = bool(self._found)
        if self._found:
            self._list.highlighted = min(at, len(self._found) - 1)

    def _line(self, summary: Summary) -> Content:
        when = summary.updated[:16].replace("T", " ")
        here = ("　现在的会话", "$blue") if summary.id == self.here else ""
        return Content.assemble((f"{when}　", "$muted"), shown(summary.title), here)

    @property
    def _chosen(self) -> Summary | None:
        at = self._list.highlighted
        return self._found[at] if at is not None and at < len(self._found) else None

    @on(OptionList.OptionSelected)
    def _open(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(("open", self._found[message.option_index].id))

    def on_key(self, event: events.Key) -> None:
        if event.key == "backspace":
            event.stop()
            self.action_delete()

    def action_leave(self) -> None:
        self.dismiss(self._result)

    def action_rename(self) -> None:
        if (chosen := self._chosen) is None:
            return

        def act(title: str | None) -> None:
            if title is not None:
                self._try(lambda: self.backend.dialogue(chosen.id).rename(title), "已改名。")
                if chosen.id == self.here:
                    self._result = ("renamed", chosen.id)

        self.app.push_screen(Line("改成什么名称？", value=chosen.title), act)

    def action_delete(self) -> None:
        if (chosen := self._chosen) is None:
            return

        def act(word: str | None) -> None:
            if word is not None:
                self._try(lambda: self.backend.store.delete(chosen.id), "已永久删除。")
                if chosen.id == self.here:
                    self._result = ("gone", chosen.id)

        words = f"将永久删除“{chosen.title}”，不能恢复。确定的话请输入“删除”。"
        self.app.push_screen(Line("永久删除会话", words, must_be="删除"), act)

    def action_export(self) -> None:
        if (chosen := self._chosen) is not None:
            self.dismiss(("export", chosen.id))

    def _try(self, act: object, done: str) -> None:
        status = self.query_one(Status)
        try:
            act()  # type: ignore[operator]
            self._fill()
            status.show(done)
        except CqoError as error:
            status.show(str(error), is_trouble=True)
