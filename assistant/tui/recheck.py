"""The recheck list over the whole screen: whom to look at again and when, the soonest first; saved with F8.

Answers with the place of the line that was opened, None where the person left; what opening means is the caller's.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.documents.papers import FORMS, recheck_paper
from assistant.documents.recheck import NOTES, TITLE, RecheckLine, RecheckList, cells
from assistant.documents.sheet_results import Tone
from assistant.tui.display import shown
from assistant.tui.frame import Status
from assistant.tui.papers import Paper, offer

_COLOURS = {Tone.GOOD: "$green", Tone.OPEN: "$amber", Tone.QUIET: "$muted"}


class RecheckScreen(ModalScreen[int | None]):
    """One list; `opens` says in the foot what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", ""), ("f8", "export", "")]

    def __init__(self, page: RecheckList, opens: str) -> None:
        super().__init__()
        self.page, self._opens = page, opens
        self._list = OptionList(markup=False)

    def compose(self) -> ComposeResult:
        yield Static(f"{TITLE}　{shown(self.page.source)}", classes="sheet-title", markup=False)
        yield Static(Content(f"{self.page.words}\n{NOTES[0] if self.page.lines else _NOBODY_HINT}"), classes="notes")
        yield self._list
        yield Status()
        yield Static(f"↑↓ 加 Enter {self._opens}　F8 导出　Esc 返回", classes="sheet-foot", markup=False)

    def on_mount(self) -> None:
        self._list.display = bool(self.page.lines)
        self._list.add_options([Option(self._line(line)) for line in self.page.lines])
        if self.page.lines:
            self._list.highlighted = 0
            self._list.focus()

    def _line(self, line: RecheckLine) -> Content:
        name, when, cites, change, leads_to, missing, source = cells(line, self.page.made_on)
        return Content.assemble(
            (shown(name.text) or "（没有姓名）", "bold"),
            (f"　{when.text}", f"bold {_COLOURS[when.tone]}"),
            f"\n  {shown(change.text)}（{cites.text}），届时结论［{leads_to.text}］",
            (f"\n  届时还缺：{missing.text}\n  出处：{shown(source.text)}\n", "$muted"),
        )

    @on(OptionList.OptionSelected)
    def _open(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(message.option_index)

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_export(self) -> None:
        papers = [
            Paper("复查名单", form, ending, partial(recheck_paper, self.page, ending))
            for ending, form in FORMS.items()
        ]
        offer(self.app, self.query_one(Status).show, papers, "首席质量官候选人", self.page.made_on)


_NOBODY_HINT = "自查或者批量审查里填了从事质量管理的起始年月、只差年限的人，会列在这里。"
