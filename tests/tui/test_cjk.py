"""Lines end where a Chinese reader expects, nothing is lost, and stock wrapping stands wherever the seam has moved."""

from __future__ import annotations

import hashlib
import inspect
import re
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import rich._wrap
import rich.text
import textual._wrap
import textual.content
import textual.document._wrapped_document as wrapped_document
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.widgets import Button, Label, OptionList, Static, TextArea

from assistant.tui import cjk

ROOT = Path(__file__).parents[2]
NEVER_FIRST = "，。、；：？！）》”’…—%"
NEVER_LAST = "（《“‘〔【[("
divide_line = cjk.DivideLine(rich._wrap.divide_line)
compute_wrap_offsets = cjk.ComputeWrapOffsets(textual._wrap.compute_wrap_offsets)


def paragraphs() -> list[str]:
    texts = [(ROOT / name).read_text("utf-8") for name in ("corpus/regulation_2020.md", "tests/data/seed.txt")]
    return [line for text in texts for line in text.splitlines() if line.strip()]


def cut(text: str, offsets: list[int]) -> list[str]:
    return [text[begin:end] for begin, end in pairwise([0, *offsets, len(text)])]


def shown_lines(text: str, width: int) -> list[str]:
    return cut(text, divide_line(text, width))


def edited_lines(text: str, width: int, tab_size: int = 4) -> list[str]:
    return cut(text, compute_wrap_offsets(text, width, tab_size))


def faults(lines: list[str], width: int) -> list[str]:
    found = [f"begins: {line}" for line in lines[1:] if line[0] in NEVER_FIRST]
    found += [f"ends: {line}" for line in lines[:-1] if line.rstrip()[-1] in NEVER_LAST]
    found += [
        f"half-width begins: {line}"
        for before, line in pairwise(lines)
        if line[0] in ",.;:)" and not before[-1].isspace()
    ]
    return found + [f"wide: {line}" for line in lines if cell_len(line.rstrip()) > width]


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stock functions in every seam, and whatever a test installs taken out again."""
    monkeypatch.setattr(textual.content, "divide_line", rich._wrap.divide_line)
    monkeypatch.setattr(rich.text, "divide_line", rich._wrap.divide_line)
    monkeypatch.setattr(wrapped_document, "compute_wrap_offsets", textual._wrap.compute_wrap_offsets)


# -- where lines end ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("企业应当聘任，备案。", 12, ["企业应当聘", "任，备案。"]),
        ("企业应当（含总裁）聘任", 10, ["企业应当", "（含总裁）", "聘任"]),
        ("他说“好的”。", 6, ["他说", "“好", "的”。"]),
        ("依照第十四条　用人单位", 10, ["依照", "第十四条　", "用人单位"]),
        ("依照第十四条　用人单位", 12, ["依照第十四条　", "用人单位"]),  # a space may hang over the edge
        ("按第十二条第（二）项第三款", 12, ["按第十二条", "第（二）项", "第三款"]),
        ("工作满3年以上", 8, ["工作满", "3年以上"]),
        ("字号为16号字", 8, ["字号为", "16号字"]),
        ("行距28.95磅", 8, ["行距", "28.95磅"]),
        ("行距是28.95 磅的", 10, ["行距是", "28.95 磅的"]),
        ("十五个工作日", 8, ["十五个工", "作日"]),  # wider than the line: cut by cells
        ("在二十日内办", 6, ["在", "二十日", "内办"]),
        ("约占50%的企业", 8, ["约占50%", "的企业"]),
        ("约占一50%的企业", 8, ["约占一", "50%的企", "业"]),
        ("推行QC小组(质量控制)", 9, ["推行QC小", "组(质量控", "制)"]),
        ("见自查表.docx文件", 10, ["见自查", "表.docx文", "件"]),
        ("用 certification 表示", 14, ["用 ", "certification ", "表示"]),
        ("他等……终于", 4, ["他", "等……", "终于"]),
        (
            "见abcdefghij。",
            10,
            ["见", "abcdefghi", "j。"],
        ),  # no line holds the word and its mark: the mark takes a letter along
        ("（（（（甲", 4, ["（（", "（（", "甲"]),  # nothing but marks: by cells
        ("甲（", 2, ["甲", "（"]),
        ("", 10, [""]),
    ],
)
def test_shown_text_breaks_where_a_reader_expects(text: str, width: int, expected: list[str]) -> None:
    assert shown_lines(text, width) == expected


def test_a_space_before_a_closing_mark_is_no_place_to_break() -> None:
    assert shown_lines("企业应当 ，聘任", 8) == ["企业应", "当 ，聘", "任"]


@pytest.mark.parametrize("width", range(20, 81))
def test_the_whole_regulation_has_no_fault_at_any_width(width: int) -> None:
    for paragraph in paragraphs():
        for lines in (shown_lines(paragraph, width), edited_lines(paragraph, width)):
            assert "".join(lines) == paragraph
            assert faults(lines, width) == []


@pytest.mark.parametrize("width", range(20, 81, 5))
def test_no_clause_number_or_figure_of_the_regulation_is_torn(width: int) -> None:
    kept = re.compile(r"第[一二三四五六七八九十]+[条款项]|（[一二三四五六七八九十]+）|\d+[年月日号次]")
    for paragraph in paragraphs():
        breaks = set(divide_line(paragraph, width))
        for match in kept.finditer(paragraph):
            assert not breaks & set(range(match.start() + 1, match.end())), match.group()


def test_the_fault_finder_finds_faults_of_stock_wrapping() -> None:
    found = [
        fault
        for paragraph in paragraphs()
        for fault in faults(cut(paragraph, rich._wrap.divide_line(paragraph, 40)), 40)
    ]
    assert len(found) > 20


def test_lines_are_filled_not_merely_faultless() -> None:
    width = 40
    for paragraph in paragraphs():
        if " " not in paragraph:
            lines = shown_lines(paragraph, width)
            assert all(cell_len(line) >= width - 12 for line in lines[:-1])


words = st.one_of(
    st.sampled_from(
        ["质量", "首席质量官", "企业", "第十四条", "第（二）项", "3年", "28.95磅", "QC", "don't", "ISO9001"]
    ),
    st.text("abcXYZ09", min_size=1, max_size=9),
)
marks = st.sampled_from(["，", "。", "、", "；", "：", "？", "！", "％", "%", "……", "——", " ", "　", ",", ";", ":"])
quoted = st.tuples(st.sampled_from(["（）", "《》", "“”", "‘’", "〔〕", "【】", "[]", "()"]), words).map(
    lambda pair: pair[0][0] + pair[1] + pair[0][1]
)
sentences = st.lists(st.tuples(st.one_of(words, quoted), st.one_of(st.just(""), marks)), min_size=1, max_size=30).map(
    lambda pieces: "质" + "".join(word + mark for word, mark in pieces)
)


@given(sentences, st.integers(24, 60))
def test_mixed_sentences_have_no_fault(text: str, width: int) -> None:
    lines = shown_lines(text, width)
    # After a space a half-width closing mark is Latin's own affair: only wide marks are looked for there.
    assert "".join(lines) == text
    assert faults(lines, width) == []


anything = st.text(
    st.one_of(
        st.sampled_from("质量官第十（四）条，。“”…—%3.年 \u3000([)]ab"),
        st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")).filter(
            lambda c: not "\ufe00" <= c <= "\ufe0f"
        ),
    ),
    max_size=120,
)


@settings(max_examples=300)
@given(anything, st.integers(-1, 30), st.booleans())
def test_no_text_loses_a_character_or_overflows(text: str, width: int, fold: bool) -> None:
    if not cjk._HAS_WIDE.search(text):
        text = "质" + text
    for offsets in (divide_line(text, width, fold), compute_wrap_offsets(text, width, 4, fold)):
        assert offsets == sorted(set(offsets))
        assert all(0 < offset < len(text) for offset in offsets)
    if fold and width >= 2:
        assert all(cell_len(line.rstrip()) <= width for line in shown_lines(text, width))
        assert all(cell_len(line) <= width for line in edited_lines(text, width))


@given(st.text("质量，。 ab\t", min_size=1, max_size=60), st.integers(8, 30), st.integers(1, 8))
def test_tabs_take_their_room_in_edited_text(text: str, width: int, tab_size: int) -> None:
    text = "质" + text
    sections = textual._wrap.get_tab_widths(text, tab_size)
    offsets = compute_wrap_offsets(text, width, tab_size, precomputed_tab_sections=sections)
    tabs = iter([cells for _, cells in sections])
    for line in cut(text, offsets):
        assert sum(next(tabs) if character == "\t" else cell_len(character) for character in line) <= width


@given(st.text("abc ,.()’“…—\t012", max_size=80), st.integers(1, 30))
def test_latin_text_is_left_to_stock(text: str, width: int) -> None:
    assert divide_line(text, width) == rich._wrap.divide_line(text, width)
    assert compute_wrap_offsets(text, width, 4) == textual._wrap.compute_wrap_offsets(text, width, 4)


# Each would cost minutes, or the stack, if some rule read its run again from every place in it.
@pytest.mark.parametrize(
    "piece",
    ["质", "。", "（", "（(", "１", "一", "第", "第（一", "a(", "((((((((", " ", "\t", "3,", "质 ", "’", "\u0301"],
)
def test_a_long_run_of_anything_is_read_once(piece: str) -> None:
    text = "质" + piece * (200_000 // len(piece))
    begin = time.process_time()
    assert "".join(shown_lines(text, 40)) == text
    assert "".join(edited_lines(text, 40)) == text
    assert time.process_time() - begin < 5


# -- the seam ----------------------------------------------------------------------------------------------------

KNOWN_SOURCES: list[tuple[Callable[..., object], str]] = [
    (rich._wrap.divide_line, "edb3968cf35fdb49"),
    (textual._wrap.compute_wrap_offsets, "3b70f925334dd097"),
    (textual.content.Content._wrap_and_format, "6bf904d927f5bf29"),
    (rich.text.Text.wrap, "034809139a2935ac"),
    (wrapped_document.WrappedDocument.wrap, "7e67ba98b0c41976"),
    (wrapped_document.WrappedDocument.wrap_range, "87d7fcc7c34a0ab1"),
]


@pytest.mark.parametrize(("function", "digest"), KNOWN_SOURCES, ids=lambda value: getattr(value, "__qualname__", ""))
def test_the_seam_has_not_moved(function: Callable[..., object], digest: str) -> None:
    now = hashlib.sha256(inspect.getsource(function).encode()).hexdigest()[:16]
    assert now == digest, (
        f"The wrapping seam moved: {function.__module__}.{function.__qualname__} is not the source cjk.py was written "
        f"against (now {now}). Read the new source, check that cjk.py still fits it, then record the new digest here."
    )


@pytest.mark.usefixtures("fresh")
def test_installing_twice_is_installing_once_and_the_status_says_so() -> None:
    assert cjk.status() == "中文断行：可以启用（打开界面时生效）"
    assert cjk.install()
    first = textual.content.divide_line
    assert cjk.install()
    assert textual.content.divide_line is first
    assert isinstance(rich.text.divide_line, cjk.DivideLine)
    assert isinstance(wrapped_document.compute_wrap_offsets, cjk.ComputeWrapOffsets)
    assert cjk.status().startswith("中文断行：已启用")


def other_parameters(text: str, width: int) -> list[int]:
    return rich._wrap.divide_line(text, width)


def other_answers(text: str, width: int, fold: bool = True) -> list[int]:
    return [offset + 1 for offset in rich._wrap.divide_line(text, width, fold)]


def crashing(text: str, width: int, fold: bool = True) -> list[int]:
    raise RuntimeError


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("changed", [other_parameters, other_answers, crashing, None])
def test_a_changed_seam_leaves_stock_wrapping_everywhere(
    monkeypatch: pytest.MonkeyPatch, changed: Callable[..., list[int]] | None
) -> None:
    if changed is None:
        monkeypatch.delattr(textual.content, "divide_line")
    else:
        monkeypatch.setattr(textual.content, "divide_line", changed)
    assert not cjk.install()
    assert wrapped_document.compute_wrap_offsets is textual._wrap.compute_wrap_offsets
    assert rich.text.divide_line is rich._wrap.divide_line
    assert "未启用" in cjk.status()


@pytest.mark.usefixtures("fresh")
def test_a_caller_that_no_longer_asks_leaves_stock_wrapping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textual.content.Content, "_wrap_and_format", lambda *arguments, **options: [])
    assert not cjk.install()
    assert "未启用" in cjk.status()


# -- on a real screen --------------------------------------------------------------------------------------------

SENTENCE = (
    "企业应当按照第十四条、第（二）项（含总裁助理）的规定，聘任“首席质量官”，任期不少于3年；字号为16号，行距28.95磅。"
)


class Page(App[None]):
    CSS = "Screen > * { width: 20; height: auto; padding: 0; border: none; } TextArea { height: 14; }"

    def compose(self) -> ComposeResult:
        yield Static(SENTENCE, markup=False)
        yield Label(SENTENCE, markup=False)
        yield Button(textual.content.Content(SENTENCE))
        yield OptionList(SENTENCE, markup=False)
        yield TextArea(SENTENCE, show_line_numbers=False)


async def rendered(widget_type: type) -> list[str]:
    async with Page().run_test(size=(30, 70)) as pilot:
        widget = pilot.app.query_one(widget_type)
        lines = ["".join(segment.text for segment in widget.render_line(y)) for y in range(widget.size.height)]
        return [line.strip() for line in lines if line.strip()]


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("widget_type", [Static, Label, Button, OptionList, TextArea])
async def test_every_widget_that_wraps_follows_the_rules(widget_type: type) -> None:
    assert cjk.install()
    lines = await rendered(widget_type)
    assert "".join(lines) == SENTENCE
    assert len(lines) > 4
    assert faults(lines, 20) == []
    for kept in ("第十四条", "第（二）项", "3年", "16号", "28.95磅"):
        assert any(kept in line for line in lines), kept


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("widget_type", [Static, TextArea])
async def test_the_same_sentence_is_faulty_under_stock_wrapping(widget_type: type) -> None:
    assert faults(await rendered(widget_type), 20) != []
