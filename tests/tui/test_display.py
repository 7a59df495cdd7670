"""Text that is not ours is drawn as the characters it is: never markup, never an order to the terminal."""

from __future__ import annotations

import ast
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Button, Label, OptionList, Static

from assistant.tui.display import plain, shown
from tests.tui.screen_text import unsafe_calls

SCREENS = Path(__file__).parents[2] / "assistant" / "tui"
HOSTILE = [
    "[/]",
    "[/bold]",
    "[/",
    "[red]红[/red]",
    "[@click=app.quit]点我",
    "[bold",
    "[$primary]",
    "\\[red]x",
    "\x1b[2J\x1b[31m红\x1b[0m",
    "\x1b]52;c;5Y2a\x07偷走剪贴板",
    "\x9b31m八位控制",
    "\x1b]0;标题\x1b\\",
    "甲\u202e乙丙\u202c丁",
    "甲\u2066乙\u2069丙\u200e",
    "坏\ud800字\udc00",
    "零\u200b宽\u2060连\ufeff写\u00ad",
    "第一行\r\n第二行\r第三行\u2028第四行",
    "甲\t乙",
    "\x00\x08\x7f",
    "",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[red]红[/]", "[red]红[/]"),
        ("\x1b[31m红\x1b[0m", "[31m红[0m"),
        ("\x1b]52;c;5Y2a\x07偷", "]52;c;5Y2a偷"),
        ("付款\u202e元001\u202c", "付款元001"),
        ("一\r\n二\r三\u2028四\x85五", "一\n二\n三\n四\n五"),
        ("甲\t乙", "甲    乙"),
        ("\ud83d坏", "\ufffd坏"),
        ("质\u200b量\ufe0f官", "质量官"),
        ("　“引号”——……《书》〔2020〕4号", "　“引号”——……《书》〔2020〕4号"),
    ],
)
def test_only_what_cannot_be_seen_is_taken_away(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_no_control_or_format_character_of_unicode_is_shown() -> None:
    shown_anyway = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(character := chr(code)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        and character != "\n"
        and character in shown(character)
    ]
    assert shown_anyway == []


def test_every_letter_mark_and_symbol_is_shown() -> None:
    blank = {0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x034F, 0x180F, *range(0x180B, 0x180E)}
    blank |= {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
    taken = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(character := chr(code))[0] in "LMNPS"
        and code not in blank
        and shown(character) != character
    ]
    assert taken == []


@given(st.text(st.one_of(st.characters(), st.sampled_from("[]/\\@=\x1b\r\n\t\u202e\ud800质"))))
def test_showing_is_settled_at_once_and_can_be_written_to_a_terminal(text: str) -> None:
    once = shown(text)
    assert shown(once) == once
    once.encode()
    content = plain(text)
    assert content.plain == once
    assert not content.spans


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_hostile_text_is_drawn_and_does_nothing(text: str) -> None:
    class Page(App[None]):
        def compose(self) -> ComposeResult:
            yield Static(plain(text))
            yield Label(plain(text))
            yield Button(plain(text))
            yield OptionList(plain(text))

        def on_mount(self) -> None:
            self.query_one(Static).border_title = plain(text)

    async with Page().run_test(size=(60, 30)) as pilot:
        for kind in (Static, Label, Button, OptionList):
            widget = pilot.app.query_one(kind)
            segments = [segment for y in range(widget.size.height) for segment in widget.render_line(y)]
            drawn = "".join(segment.text for segment in segments)
            assert not any(unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in drawn)
            for line in shown(text).split("\n"):
                assert line.strip() in drawn
            assert not any(segment.style and "@click" in segment.style.meta for segment in segments)
        assert pilot.app.is_running


def test_a_megabyte_is_cleaned_at_once() -> None:
    text = ("第一条[/]\x1b[31m质量\u202e" * 90_000)[:1_000_000]
    begin = time.process_time()
    assert len(plain(text).plain) > 800_000
    assert time.process_time() - begin < 1


# -- the door is used: no screen hands text that is not ours straight to a widget ------------------------------------


def test_no_screen_lets_text_past_the_door() -> None:
    sources = {path.relative_to(SCREENS.parent).as_posix(): path.read_text("utf-8") for path in SCREENS.rglob("*.py")}
    assert len(sources) > 2
    assert unsafe_calls(sources) == []


@pytest.mark.parametrize(
    "line",
    [
        'Static(f"找到 {count} 条")',
        "Static(text)",
        'Label("共" + text)',
        'Button("{}".format(text))',
        'Button(label="%s" % text)',
        "Static(self.title)",
        "Static(content=str(text))",
        "widgets.Static(text, markup=True)",
        "OptionList(*names)",
        "OptionList('甲', text)",
        "Option(text)",
        "options.add_option(text)",
        "options.add_options(names)",
        "self.notify(text)",
        'self.notify("好", title=text)',
        "self.app.notify(f'已存为 {path}')",
        "Static(Content.from_markup(text))",
        "Static('甲' if yes else text)",
        "self.update(f'{text}')",
        "self.update(text)",
        "self.border_title = text",
        "self.tooltip = f'{text}'",
        "Collapsible(title=text)",
        "local = text; Static(local)",
        "super().__init__(text)",
    ],
)
def test_a_call_past_the_door_is_found(line: str) -> None:
    assert len(unsafe_calls({"bad.py": SAMPLE.format(line=line)})) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Static()",
        'Static("[b]我们自己的[/b]", id=name)',
        'Static("甲" "乙")',
        "Static(plain(text))",
        "Static(text, markup=False)",
        "Static(Content(text))",
        'Static(Content.assemble("甲", (text, "bold")))',
        "Static('甲' if yes else plain(text))",
        "Static(ready)",
        "Static(self.body())",
        "Button(TITLE)",
        "self.notify(text, markup=False)",
        "OptionList(*[plain(name) for name in names])",
        "OptionList(*names, markup=False)",
        "OptionList(id=name)",
        "options.add_options([Option(plain(name), id=name) for name in names])",
        "local = plain(text); Static(local)",
        "self.update(plain(text))",
        "counts.update({text: 1})",
        "self.border_title = plain(text)",
        "self.border_title = None",
        "Static(*parts, **kinds, markup=False)",
        "super().__init__(plain(text), id=name)",
        "super().__init__(id=name)",
    ],
)
def test_a_call_through_the_door_is_let_be(line: str) -> None:
    assert unsafe_calls({"good.py": SAMPLE.format(line=line)}) == []


SAMPLE = """
TITLE = "导出"

class Turn(Static):
    def body(self) -> Content:
        return plain(self.raw)

    def show(self, text: str, names: list[str], ready: Content, yes: bool) -> None:
        {line}
"""


def test_the_samples_are_python() -> None:
    ast.parse(SAMPLE.format(line="pass"))
    assert isinstance(plain("甲"), Content)
