"""A sheet of candidates examined over the whole screen: one line a row, any row opened, the result saved as a sheet.

The rows are read in a thread and counted on the status line; nothing of them goes into the conversation.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from assistant.errors import CqoError
from assistant.tui.actions import narrow_digit
from assistant.tui.batch_rows import KINDS, Listing, line_of
from assistant.tui.display import shown
from assistant.tui.examination import Run, examine, write_result
from assistant.tui.frame import Status
from assistant.tui.papers import WORDS, Paper, offer, place_typed
from assistant.tui.windows import Line

if TYPE_CHECKING:
    from assistant.documents.sheet_results import Examined

MOST_LISTED = 2000


class Progress(Message):
    """So many rows are examined."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


class Examination(Message):
    """The sheet is examined, or `trouble` says why not."""

    def __init__(self, run: Run | None, trouble: str = "") -> None:
        super().__init__()
        self.run, self.trouble = run, trouble


class Saved(Message):
    """The result was saved, or not."""

    def __init__(self, text: str, *, is_trouble: bool = False) -> None:
        super().__init__()
        self.text, self.is_trouble = text, is_trouble


class BatchScreen(ModalScreen[str]):
    """One sheet. Answers with what went wrong, empty for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", ""),
        ("f2", "sort", ""),
        ("f7", "recheck", ""),
        ("f8", "save", ""),
    ]

    def __init__(self, path: Path, today: date) -> None:
        super().__init__()
        self.path, self.today = path, today
        self.run: Run | None = None
        self.listing = Listing()
        self._places: list[int] = []
        self._list = OptionList(markup=False)

    def compose(self) -> ComposeResult:
        yield Static(f"批量审查　{shown(self.path.name)}", classes="sheet-title", markup=False)
        yield Static("", id="notices", markup=False)
        yield Static("", id="kinds")
        yield self._list
        yield Status()
        yield Static(
            "Enter 看一个人　1至6 只看一种　F2 排序　F7 复查名单　F8 存为表格　Esc 返回",
            classes="sheet-foot",
            markup=False,
        )

    def on_mount(self) -> None:
        self.query_one("#notices").display = self.query_one("#kinds").display = False
        self.query_one(Status).show("正在读取表格……")
        self._list.focus()
        self._examine()

    # -- examining, off the screen's thread ---------------------------------------------------------------

    @work(thread=True, exclusive=True, group="batch")
    def _examine(self) -> None:
        worker = get_current_worker()
        try:
            run = examine(
                self.path, self.today, lambda n: self.post_message(Progress(n)), lambda: worker.is_cancelled
            )
        except CqoError as error:
            self.post_message(Examination(None, str(error)))
        except Exception as error:  # noqa: BLE001 - a sheet that trips the reader must not end the program
            self.post_message(
                Examination(None, f"审查这张表时出错（{type(error).__name__}），请另存为 .xlsx 后再试。")
            )
        else:
            if run is not None:
                self.post_message(Examination(run))

    @on(Progress)
    def _progress(self, message: Progress) -> None:
        if self.run is None:
            self.query_one(Status).show(f"已审查{message.count}行……")

    @on(Examination)
    def _examined(self, message: Examination) -> None:
        self.run = message.run
        if message.run is None:
            self.dismiss(message.trouble)
            return
        self._relist(Listing())
        told = list(message.run.notices)
        if len(message.run.rows) > MOST_LISTED:
            told.append(f"这里只列出前{MOST_LISTED}行，存下的表格里是全部。")
        notices = self.query_one("#notices", Static)
        notices.update(Content(shown("\n".join(told))))
        notices.display = bool(told)
        self.query_one(Status).show(message.run.closing)

    # -- which rows, in which order -----------------------------------------------------------------------

    def _relist(self, listing: Listing) -> None:
        """List the rows another way; the row under the cursor stays under it where it is still listed."""
        if self.run is None:
            return
        at = self._list.highlighted
        before = self._places[at] if at is not None and at < len(self._places) else None
        self.listing, self._places = listing, listing.places(self.run.rows)[:MOST_LISTED]
        self._list.clear_options()
        self._list.add_options([Option(line_of(self.run.rows[place])) for place in self._places])
        if self._places:
            self._list.highlighted = self._places.index(before) if before in self._places else 0
        kinds = self.query_one("#kinds", Static)
        kinds.update(listing.bar(self.run.rows))
        kinds.display = True

    def on_key(self, event: events.Key) -> None:
        digit = narrow_digit(event.character)
        if digit and 1 <= int(digit) <= len(KINDS) and self.run is not None:
            event.stop()
            kind = KINDS[int(digit) - 1]
            self._relist(replace(self.listing, only=kind))
            self.query_one(Status).show(
                f"只列出［{kind}］：{len(self._places)}行。" if digit != "1" else self.run.closing
            )

    def action_sort(self) -> None:
        self._relist(replace(self.listing, by_verdict=not self.listing.by_verdict))
        order = (
            "结论排列：可以担任、待核实、不具备条件、不得担任、出错"
            if self.listing.by_verdict
            else "表格原来的顺序排列"
        )
        self.query_one(Status).show(f"按{order}。")

    def action_recheck(self) -> None:
        from assistant.documents.recheck import from_rows
        from assistant.tui.recheck import RecheckScreen

        if self.run is None:
            return
        page = from_rows(self.run.rows, self.path.name, self.today)
        rows = {row.number: row for row in self.run.rows}

        def act(place: int | None) -> None:
            if place is not None:
                self._show(rows[page.lines[place].row])

        self.app.push_screen(RecheckScreen(page, "看这个人的清单"), act)

    # -- one row, and the whole ---------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _open(self, message: OptionList.OptionSelected) -> None:
        if self.run is not None:
            self._show(self.run.rows[self._places[message.option_index]])

    def _show(self, row: Examined) -> None:
        """One person's checklist, to read and to save."""
        from assistant.documents.papers import FORMS, checklist_paper
        from assistant.flows.checklist import checklist
        from assistant.tui.sheets import ChecklistScreen

        if row.candidate is None:
            self.query_one(Status).show(f"第{row.number}行：{row.error}。", is_trouble=True)
            return
        notes = (*row.candidate.outcome.notes, *row.candidate.notes)
        outcome = replace(row.candidate.outcome, subject=row.name.strip(), notes=notes)
        page = checklist(outcome, made_on=self.today)

        def act(what: str | None) -> None:
            if what != "export":
                return
            papers = [
                Paper("清单", form, ending, partial(checklist_paper, page, ending)) for ending, form in FORMS.items()
            ]
            offer(self.app, self.query_one(Status).show, papers, f"候选人资格自查 {page.subject}", self.today)

        self.app.push_screen(ChecklistScreen(page, outcome), act)

    def action_save(self) -> None:
        from assistant.documents.naming import file_name

        if self.run is None:
            return

        def act(typed: str | None) -> None:
            if typed is not None and self.run is not None:
                self.query_one(Status).show("正在写表格……")
                self._save(place_typed(typed, path.name, ".xlsx", ".csv"), self.run)

        path = Path.cwd() / file_name(f"{self.path.stem} 审查结果.xlsx")
        self.app.push_screen(Line("审查结果存到哪里？", f"可以是 .xlsx 或者 .csv。{WORDS}", value=str(path)), act)

    @work(thread=True, exclusive=True, group="saving")
    def _save(self, path: Path, run: Run) -> None:
        try:
            target = write_result(run, self.path.name, path, self.today)
        except CqoError as error:
            self.post_message(Saved(str(error), is_trouble=True))
        else:
            self.post_message(Saved(f"已存为 {target}"))

    @on(Saved)
    def _saved(self, message: Saved) -> None:
        self.query_one(Status).show(message.text, is_trouble=message.is_trouble)

    def action_leave(self) -> None:
        self.workers.cancel_group(self, "batch")
        self.dismiss("")
