"""Checklists and letters as Markdown, Word and HTML: complete, cited, and unable to do harm."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from assistant.documents.markdown import checklist_markdown, escaped, letter_markdown
from assistant.documents.webpage import checklist_html
from assistant.documents.word import checklist_docx, letter_docx
from assistant.flows import flow
from assistant.flows.checklist import Checklist, checklist
from assistant.flows.letter import draft, letter_facts
from assistant.flows.paper import Letter

TODAY = date(2026, 4, 1)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = '<script>alert(1)</script> [点我](javascript:x) =1+1 \x1b[31m "&'
FACTS = {"position": "总经理助理", "quality_years": 2.5, "education": "大专及以上", "abuse": "unknown"}


@pytest.fixture(scope="module")
def page() -> Checklist:
    outcome = flow("candidate").assess(FACTS, TODAY)
    return checklist(outcome, title="候选人资格自查清单", made_on=TODAY, subject=HOSTILE)


@pytest.fixture(scope="module")
def letter() -> Letter:
    return draft(letter_facts({"appointee": HOSTILE, "powers": [1, 4], "enterprise": "江海机械有限公司"}), "聘书")


def parts(docx: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert package.testzip() is None
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def words(xml: str) -> str:
    return "".join(node.text or "" for node in ET.fromstring(xml).iter(f"{W}t"))


def test_every_page_holds_headline_clauses_footer_date_and_digest(page: Checklist) -> None:
    word = words(parts(checklist_docx(page))["word/document.xml"])
    for rendered in (checklist_markdown(page), checklist_html(page), word):
        for needed in (
            page.headline,
            page.text_digest,
            "2026年4月1日",
            "文本版本：2020年8月28日修订",
            "不是行政机关的认定",
        ):
            assert needed in rendered
        for section in page.sections:
            for line in section.lines:
                assert str(line.cite) in rendered
                assert line.label in rendered
        for errand in page.errands:
            assert errand.paper in rendered
        for name in page.signatures:
            assert name in rendered


def test_quotes_stand_verbatim(page: Checklist) -> None:
    markdown = checklist_markdown(page)
    quotes = [line.quote for section in page.sections for line in section.lines if line.quote]
    assert quotes
    assert all(quote.replace("\n", " ") in markdown for quote in quotes)


def test_what_was_typed_cannot_format_link_or_run(page: Checklist, letter: Letter) -> None:
    for markdown in (checklist_markdown(page), letter_markdown(letter)):
        assert "<script" not in markdown.replace("\\<", "")
        assert "](javascript" not in markdown
        assert "\x1b" not in markdown
    html = checklist_html(page)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "\x1b" not in html
    assert "http" not in html.replace("http-equiv", "")
    assert "\x1b" not in words(parts(letter_docx(letter))["word/document.xml"])


def test_escaped_text_is_one_line_that_markdown_leaves_alone() -> None:
    assert escaped("a*b_[c](d)\n<e>") == r"a\*b\_\[c\]\(d\) \<e\>"


def test_the_letter_keeps_blanks_and_says_it_is_a_draft(letter: Letter) -> None:
    assert "〔日期〕" in letter_markdown(letter)
    files = parts(letter_docx(letter))
    assert words(files["word/header1.xml"]) == "草稿"
    assert "〔日期〕" in words(files["word/document.xml"])


def test_the_letter_is_set_in_the_habit_of_gb_t_9704(letter: Letter) -> None:
    root = ET.fromstring(parts(letter_docx(letter))["word/document.xml"])
    size, margins = root.find(f".//{W}pgSz"), root.find(f".//{W}pgMar")
    assert size is not None
    assert margins is not None
    millimetres = {k.removeprefix(W): round(int(v) * 25.4 / 1440) for k, v in (*size.items(), *margins.items())}
    assert (millimetres["w"], millimetres["h"]) == (210, 297)
    assert [millimetres[side] for side in ("top", "bottom", "left", "right")] == [37, 35, 28, 26]
    first, *rest = root.iter(f"{W}p")
    fonts = first.find(f".//{W}rFonts")
    assert fonts is not None
    assert fonts.get(f"{W}eastAsia") == "方正小标宋简体"
    assert {f.get(f"{W}eastAsia") for p in rest for f in p.iter(f"{W}rFonts")} <= {"仿宋", "黑体", "楷体"}
    sizes = [s.get(f"{W}val") for s in first.iter(f"{W}sz")]
    assert sizes == ["44"]
    spacing = rest[1].find(f".//{W}spacing")
    assert spacing is not None
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("579", "exact")


def test_word_files_carry_no_name_no_theme_no_link_and_are_always_the_same(letter: Letter) -> None:
    once, again = letter_docx(letter), letter_docx(letter)
    assert once == again
    files = parts(once)
    assert not any("theme" in name or "comments" in name for name in files)
    everything = "".join(files.values())
    assert "Theme=" not in everything
    assert "hyperlink" not in everything.lower()
    assert "TargetMode" not in everything
    core = ET.fromstring(files["docProps/core.xml"])
    assert {(node.tag.rpartition("}")[2], node.text) for node in core} == {
        ("title", letter.title), ("creator", None), ("lastModifiedBy", None), ("language", "zh-CN"),
    }  # fmt: skip
    assert 'w:eastAsia="zh-CN"' in files["word/styles.xml"]
    assert "PAGE" in files["word/footer1.xml"]


def test_clause_references_can_be_switched_off(letter: Letter) -> None:
    with_bases = words(parts(letter_docx(letter))["word/document.xml"])
    without = words(parts(letter_docx(letter, with_bases=False))["word/document.xml"])
    assert "［依据：《办法》第十二条第（四）项" in with_bases
    assert "［依据：" not in without


def test_a_paragraph_of_the_letter_stays_with_its_basis(letter: Letter) -> None:
    body = ET.fromstring(parts(letter_docx(letter))["word/document.xml"]).find(f"{W}body")
    assert body is not None
    lines = [(words(ET.tostring(node, "unicode")), node.find(f"{W}pPr/{W}keepNext") is not None) for node in body]
    before = [keeps for (_, keeps), (text, _) in pairwise(lines) if text.startswith("［依据：")]
    assert len(before) > 10
    assert all(before)


def test_every_cell_of_the_page_names_its_column_for_narrow_screens(page: Checklist) -> None:
    html = checklist_html(page)
    assert "<td>" not in html
    assert '<td data-of="条款">第五条第（三）项</td>' in html
    assert "max-width:40em" in html
