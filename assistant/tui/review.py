"""An appointment letter reviewed over the whole screen: each power of 第十二条, the letter's own sentence, what to do.

The file is read and judged in a thread; nothing of it goes into the conversation. Status stands as a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from assistant.errors import CqoError
from assistant.tui.display import shown
from assistant.tui.frame import Status
from assistant.tui.papers import Paper, offer
from assistant.tui.rows import Row, RowsText, aligned, row

if TYPE_CHECKING:
    from assistant.flows.letter_review import Review

_COLOURS = {"granted": "$green", "partly": "$amber", "absent": "$muted", "denied": "$red"}


class Reviewed(Message):
    """The review, or why there is none."""

    def __init__(self, review: Review | None, trouble: str = "") -> None:
        super().__init__()
        self.review, self.trouble = review, trouble


class ReviewScreen(ModalScreen[str]):
    """The review of one file. Answers with what went wrong, empty for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", ""), ("f8", "export", "")]

    def __init__(self, path: Path, today: date) -> None:
        super().__init__()
        self.path, self.today = path, today
        self.review: Review | None = None
        self._sheet = VerticalScroll(classes="sheet")

    def compose(self) -> ComposeResult:
        with self._sheet:
            yield Static(Content.assemble(("聘用文件审查", "bold $blue")), classes="sheet-title")
            yield Static(Content.assemble(("文件　", "$muted"), shown(self.path.name)))
        yield Status()
        yield Static("↑↓ PageUp PageDown 滚动　F8 导出　Esc 返回", classes="sheet-foot", markup=False)

    def on_mount(self) -> None:
        self.query_one(Status).show("正在读取和审查……")
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        from assistant.documents.reading import letter_text
        from assistant.flows.letter_review import review

        try:
            self.post_message(Reviewed(review(letter_text(self.path))))
        except CqoError as error:
            self.post_message(Reviewed(None, str(error)))
        except Exception as error:  # noqa: BLE001 - a letter that trips the reader must not end the program
            self.post_message(
                Reviewed(None, f"审查这份文件时出错（{type(error).__name__}），请另存为 .docx 后再试。")
            )

    @on(Reviewed)
    async def _reviewed(self, message: Reviewed) -> None:
        self.review = message.review
        if message.review is None:
            self.dismiss(message.trouble)
            return
        await self._sheet.mount(*review_blocks(message.review))
        self.query_one(Status).show("文件内容没有存进会话。要留下审查意见，请按 F8 导出。")

    def action_leave(self) -> None:
        self.dismiss("")

    def action_export(self) -> None:
        if (review := self.review) is None:
            return
        from assistant.documents.review import TITLE, review_docx, review_markdown

        name, today = self.path.name, self.today
        papers = (
            Paper(TITLE, "Word", ".docx", lambda: review_docx(review, name, today)),
            Paper(TITLE, "Markdown", ".md", lambda: review_markdown(review, name, today)),
        )
        offer(self.app, self.query_one(Status).show, papers, self.path.stem, today)


def review_blocks(review: Review) -> Iterator[Widget]:
    """The whole review, block by block."""
    from assistant.documents.review import NO_FORM, NO_LETTER, footer

    if not review.is_letter:
        yield Static(Content.assemble((NO_LETTER, "bold")), classes="headline")
    else:
        yield Static(_sum(review), classes="headline")
        yield RowsText(_powers(review), classes="block")
    if review.beyond:
        title = row("", [("第十二条以外的权限", "bold underline")])
        lines = [
            r
            for b in review.beyond
            for r in (row("文件原句　", [f"“{shown(_flat(b.text))}”"]), row("", [shown(b.why)]))
        ]
        yield RowsText([title, *aligned(lines)], classes="block")
    if review.is_letter and review.missing_parts:
        parts = f"{'、'.join(review.missing_parts)}。"
        yield Static(Content.assemble(("没有找到的部分　", "bold"), parts, (NO_FORM, "$muted")), classes="block")
    yield Static(Content.assemble(("\n".join(footer()), "$muted")), classes="block")


def _sum(review: Review) -> Content:
    """七项中已授予3项、部分授予1项……"""
    counts: dict[str, int] = {}
    for power in review.powers:
        counts[power.status.label] = counts.get(power.status.label, 0) + 1
    told = "，".join(f"{label}{count}项" for label, count in counts.items())
    return Content.assemble(("第十二条的七项权限：", "bold"), (told, "bold"))


def _powers(review: Review) -> list[Row]:
    from assistant.documents.review import power_text

    empty = row("", [""])
    rows: list[Row] = []
    for power in review.powers:
        label = (f"［{power.status.label}］", f"bold {_COLOURS[power.status.value]}")
        rows.append(row(label, [(power.cite, "bold $seal"), f"　{power_text(power.cite)}"]))
        if power.evidence:
            rows.append(row("", [("文件原句　", "$muted"), f"“{shown(_flat(power.evidence))}”"]))
        rows += [row("", [("［建议］", "bold $muted"), shown(power.advice)]), empty]
    return aligned(rows[:-1])


def _flat(text: str) -> str:
    return " ".join(text.split())
