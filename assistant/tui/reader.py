"""The whole text to read: contents at the left, go to a clause, find words, with our notes on misprints beneath.

A number or a citation typed below goes there; any other words are looked for. Nothing here is interpreted.
"""

from __future__ import annotations

import re
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from assistant.errors import CqoError
from assistant.knowledge.annotations import editorial
from assistant.knowledge.citation import Citation, parse_reference
from assistant.knowledge.provisions import Provision
from assistant.knowledge.reader import regulation
from assistant.tui.display import shown
from assistant.tui.frame import SMALL, WIDTHS

_BARE_NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十]{1,3}")


class Article(Static):
    """One article or point of the notice."""

    def __init__(self, provision: Provision) -> None:
        super().__init__(classes="article")
        self.provision = provision
        self.body = shown(provision.text)

    def on_mount(self) -> None:
        self.draw("", None)

    def places(self, words: str) -> tuple[int, ...]:
        """Where the words stand in the text."""
        return tuple(m.start() for m in re.finditer(re.escape(words), self.body)) if words else ()

    def draw(self, words: str, current: int | None) -> None:
        """Show with the words found marked, the current find reversed."""
        notes, cite = editorial(), self.provision.cite
        body = Content(self.body)
        for start in self.places(words):
            style = "bold reverse" if start == current else "bold underline"
            body = body.stylize(style, start, start + len(words))
        parts: list[Content | str | tuple[str, str]] = [(str(cite), "bold $seal"), (f"　{notes.title(cite)}", "bold")]
        parts += ["\n", body]
        for erratum in notes.errata_in(cite):
            parts += ["\n", ("［编者注］", "bold $muted"), (f"{erratum.cite}：{erratum.note}", "$muted")]
        self.update(Content.assemble(*parts))


class FindLine(Input):
    """The line below the text; while it is empty, Enter and n go to the next place, N to the one before."""

    class Step(Message):
        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=False, id="prompt")
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        by = {"up": -1, "down": 1}.get(event.key, 0)
        if not self.value:
            by = by or {"enter": 1, "n": 1, "N": -1}.get(event.character or event.key, {"enter": 1}.get(event.key, 0))
        if by:
            event.stop()
            event.prevent_default()
            self.post_message(self.Step(by))
            return
        await super()._on_key(event)


class ReaderScreen(Screen[None]):
    """Contents and text. `wanted` is a clause to open at, or words to look for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,f4", "leave", ""),
        ("f3", "contents", ""),
        ("pageup", "page(-1)", ""),
        ("pagedown", "page(1)", ""),
    ]
    HORIZONTAL_BREAKPOINTS = WIDTHS

    def __init__(self, wanted: str = "") -> None:
        super().__init__()
        self._wanted = wanted
        self._articles = tuple(Article(p) for p in regulation().provisions)
        self._words = ""
        self._finds: tuple[tuple[Article, int], ...] = ()
        self._at = 0

    def compose(self) -> ComposeResult:
        yield Static(
            Content.assemble(
                (f"《{regulation().title}》", "bold $blue"), (f"　{regulation().meta['version']}", "$muted")
            ),
            id="reader-head",
        )
        with Horizontal(id="reader"):
            yield OptionList(
                *(Option(contents_line(p)) for p in regulation().provisions), id="contents", markup=False
            )
            with VerticalScroll(id="text", can_focus=False):
                yield from self._articles
        yield Static(SMALL, id="small", markup=False)
        yield Static("输入条号跳转（如 5、第五条第二项），或者输入要找的字", id="hint", markup=False)
        with Horizontal(id="typing"):
            yield Static("› ", id="typing-mark", markup=False)
            yield FindLine()
        yield Static("", id="status", markup=False)
        yield Static(
            "Enter 或 n 下一处　N 上一处　F3 目录　PageUp PageDown 翻页　Esc 返回", classes="sheet-foot", markup=False
        )

    def on_mount(self) -> None:
        self.query_one("#prompt").focus()
        if self._wanted:
            self.call_after_refresh(self.look, self._wanted)

    # -- going and finding --------------------------------------------------------------------------------

    def look(self, typed: str) -> None:
        """Go to the clause named, or find the words."""
        typed = typed.strip()
        try:
            written = f"第{typed}条" if _BARE_NUMBER.fullmatch(typed) else typed
            self.go(regulation().resolve(parse_reference(written)))
        except CqoError as error:
            if "条" in typed and len(typed) <= 12 and typed.startswith("第"):
                self._say(str(error))
            else:
                self.find(typed)

    def go(self, cite: Citation) -> None:
        """Bring a clause to the top, its words marked."""
        place, article = next((n, a) for n, a in enumerate(self._articles) if a.provision.cite == cite.to_article)
        self.query_one("#contents", OptionList).highlighted = place
        self._finds = ()
        self._mark("", None)
        self.query_one("#text", VerticalScroll).scroll_to_widget(article, top=True, animate=False)
        if cite != cite.to_article:
            text = shown(regulation()[cite].text)
            article.draw(text, article.body.find(text))
        self._say(regulation().place(cite))

    def find(self, words: str) -> None:
        """Mark all places of the words and show the first."""
        words = shown(words)
        self._words, self._at = words, 0
        self._finds = tuple((a, place) for a in self._articles for place in a.places(words))
        if not self._finds:
            self._mark("", None)
            self._say(f"全文没有“{words[:20]}”。")
            return
        self._show_find()

    def step(self, by: int) -> None:
        """The next or the previous place."""
        if self._finds:
            self._at = (self._at + by) % len(self._finds)
            self._show_find()

    def _show_find(self) -> None:
        article, place = self._finds[self._at]
        self._mark(self._words, (article, place))
        self.query_one("#text", VerticalScroll).scroll_to_widget(article, top=True, animate=False)
        self._say(f"“{self._words[:20]}”第{self._at + 1}处，共{len(self._finds)}处（{article.provision.cite}）")

    def _mark(self, words: str, current: tuple[Article, int] | None) -> None:
        for article in self._articles:
            article.draw(words, current[1] if current and current[0] is article else None)

    def _say(self, text: str) -> None:
        self.query_one("#status", Static).update(Content(shown(text)))

    # -- keys ---------------------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _typed(self, message: Input.Submitted) -> None:
        self.look(message.value)
        self.query_one(FindLine).value = ""

    @on(FindLine.Step)
    def _step(self, message: FindLine.Step) -> None:
        if self._finds:
            self.step(message.by)
        else:
            self.query_one("#text").scroll_relative(y=2 * message.by, animate=False)

    @on(OptionList.OptionSelected, "#contents")
    def _opened(self, message: OptionList.OptionSelected) -> None:
        self.go(regulation().provisions[message.option_index].cite)
        self.remove_class("-contents")
        self.query_one("#prompt").focus()

    def action_contents(self) -> None:
        """Put the cursor in the contents; on a narrow screen they take the place of the text."""
        self.toggle_class("-contents")
        self.query_one("#contents" if self.has_class("-contents") else "#prompt").focus()

    def action_page(self, by: int) -> None:
        text = self.query_one("#text")
        (text.scroll_page_down if by > 0 else text.scroll_page_up)(animate=False)

    def action_leave(self) -> None:
        self.dismiss(None)


def contents_line(provision: Provision) -> Content:
    """One line of the contents."""
    return Content.assemble((str(provision.cite), "bold"), f"　{editorial().title(provision.cite)}")
