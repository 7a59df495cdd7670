"""A sheet of candidates examined over the whole screen: one line a row, any row opened, the result saved as a sheet.

The rows are read in a thread and counted on the status line; nothing of them goes into the conversation.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from assistant.errors import CqoError, InputError
from assistant.tui.display import shown
from assistant.tui.frame import Status
from assistant.tui.papers import WORDS, Paper, offer, path_typed
from assistant.tui.windows import Line

if TYPE_CHECKING:
    from assistant.documents.sheet_results import Examined

MOST_LISTED = 2000
_SECONDS_BETWEEN = 0.2
_PLACE, _VERDICT = 9, 15
_COLOURS = {"可以担任": "$green", "不得担任": "$red", "不具备条件": "$red", "待核实": "$amber"}


@dataclass(frozen=True, slots=True)
class Run:
    """A sheet examined: what to say of it, its rows, and what a saved result needs beside them."""

    notices: tuple[str, ...]
    closing: str
    titles: tuple[str, ...]
    summary: tuple[tuple[str, ...], ...]
    rows: tuple[Examined, ...]


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

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", ""), ("f8", "save", "")]

    def __init__(self, path: Path, today: date) -> None:
        super().__init__()
        self.path, self.today = path, today
        self.run: Run | None = None
        self._list = OptionList(markup=False)

    def compose(self) -> ComposeResult:
        yield Static(f"批量审查　{shown(self.path.name)}", classes="sheet-title", markup=False)
        yield Static("", id="notices", markup=False)
        yield self._list
        yield Status()
        yield Static("↑↓ 加 Enter 看一个人的清单　F8 存为表格　Esc 返回", classes="sheet-foot", markup=False)

    def on_mount(self) -> None:
        self.query_one("#notices").display = False
        self.query_one(Status).show("正在读取表格……")
        self._list.focus()
        self._examine()

    # -- examining, off the screen's thread ---------------------------------------------------------------

    @work(thread=True, exclusive=True, group="batch")
    def _examine(self) -> None:
        try:
            run = self._run()
        except CqoError as error:
            self.post_message(Examination(None, str(error)))
        except Exception as error:  # noqa: BLE001 - a sheet that trips the reader must not end the program
            self.post_message(
                Examination(None, f"审查这张表时出错（{type(error).__name__}），请另存为 .xlsx 后再试。")
            )
        else:
            if run is not None:
                self.post_message(Examination(run))

    def _run(self) -> Run | None:
        """The examination; None where the person has left."""
        from assistant.documents.sheet_reader import open_sheet
        from assistant.documents.sheet_results import Tally
        from assistant.documents.sheets import closing, examined, notices, summary
        from assistant.flows.batch import Candidates
        from assistant.flows.understanding import understand

        worker, tally, rows, said_at = get_current_worker(), Tally(), [], time.monotonic()
        with ExitStack() as stack:
            sheet = stack.enter_context(open_sheet(self.path))
            for row in examined(sheet, Candidates(understand, self.today)):
                if worker.is_cancelled:
                    return None
                tally.add(row)
                rows.append(row)
                if time.monotonic() - said_at > _SECONDS_BETWEEN:
                    said_at = time.monotonic()
                    self.post_message(Progress(len(rows)))
            end = tuple(summary(sheet, tally, self.path.name, self.today))
            return Run(notices(sheet), closing(sheet, tally), tuple(sheet.header.titles), end, tuple(rows))

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
        self._list.add_options([Option(line_of(row)) for row in message.run.rows[:MOST_LISTED]])
        if message.run.rows:
            self._list.highlighted = 0
        told = list(message.run.notices)
        if len(message.run.rows) > MOST_LISTED:
            told.append(f"这里只列出前{MOST_LISTED}行，存下的表格里是全部。")
        notices = self.query_one("#notices", Static)
        notices.update(Content(shown("\n".join(told))))
        notices.display = bool(told)
        self.query_one(Status).show(message.run.closing)

    # -- one row, and the whole ---------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _open(self, message: OptionList.OptionSelected) -> None:
        from assistant.flows.checklist import checklist
        from assistant.tui.sheets import ChecklistScreen

        row = self.run.rows[message.option_index] if self.run else None
        if row is None or row.candidate is None:
            self.query_one(Status).show(f"第{row.number}行：{row.error}。" if row else "", is_trouble=True)
            return
        notes = (*row.candidate.outcome.notes, *row.candidate.notes)
        outcome = replace(row.candidate.outcome, subject=row.name.strip(), notes=notes)
        page = checklist(outcome, title="候选人资格自查清单", made_on=self.today)

        def act(what: str | None) -> None:
            if what != "export":
                return
            from assistant.documents.markdown import checklist_markdown
            from assistant.documents.webpage import checklist_html
            from assistant.documents.word import checklist_docx

            papers = (
                Paper("清单", "Word", ".docx", lambda: checklist_docx(page)),
                Paper("清单", "网页，可以打印", ".html", lambda: checklist_html(page)),
                Paper("清单", "Markdown", ".md", lambda: checklist_markdown(page)),
            )
            offer(self.app, self.query_one(Status).show, papers, f"候选人资格自查 {page.subject}", self.today)

        self.app.push_screen(ChecklistScreen(page, outcome), act)

    def action_save(self) -> None:
        from assistant.documents.naming import file_name

        if self.run is None:
            return

        def act(path: str | None) -> None:
            if path is not None and self.run is not None:
                self.query_one(Status).show("正在写表格……")
                self._save(path_typed(path), self.run)

        path = Path.cwd() / file_name(f"{self.path.stem} 审查结果.xlsx")
        self.app.push_screen(Line("审查结果存到哪里？", f"可以是 .xlsx 或者 .csv。{WORDS}", value=str(path)), act)

    @work(thread=True, exclusive=True, group="saving")
    def _save(self, path: Path, run: Run) -> None:
        from assistant.documents.sheet_writer import result_paper
        from assistant.tui.exports import free_path

        try:
            target = free_path(path)
            with result_paper(target, run.titles) as paper:
                for row in run.rows:
                    paper.add(row)
                paper.finish(run.summary)
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


def line_of(row: Examined) -> Content:
    """One row on one line: where it stands, who, the verdict in words, and what decides it or is still open."""
    name = (shown(" ".join(row.name.split())) or "（没有姓名）", "bold")
    place = (_padded(f"第{row.number}行", _PLACE), "$muted")
    if row.candidate is None:
        return Content.assemble(place, (_padded("［出错］", _VERDICT), "bold $red"), name, f"　{shown(row.error)}")
    outcome = row.candidate.outcome
    verdict = (_padded(f"［{outcome.verdict}］", _VERDICT), f"bold {_COLOURS[outcome.verdict]}")
    why = "、".join(map(str, outcome.decided_by)) or "、".join(dict.fromkeys(e.about for e in outcome.errands))
    return Content.assemble(place, verdict, name, (f"　{why}", "$muted"))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def write_empty_form() -> Path:
    """An empty form in the folder the program was started in; returns where. Raises InputError."""
    from assistant.documents.sheet_template import write_template
    from assistant.tui.exports import free_path

    path = free_path(Path.cwd() / "首席质量官候选人名单.xlsx")
    try:
        write_template(path)
    except OSError as error:
        raise InputError(f"存不了“{path}”，请换一个文件夹再试。") from error
    return path
