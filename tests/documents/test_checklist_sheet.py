"""The checklist as a workbook: one row a clause, every colour in words, printable, harmless, always the same."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.documents.checklist_sheet import CLAUSES, ERRANDS, REMARKS, checklist_xlsx
from assistant.documents.papers import FORMS, checklist_paper
from assistant.documents.record import checklist_json
from assistant.errors import InputError
from assistant.flows.checklist import Checklist
from tests.documents.papers import HOSTILE, letter_page, page, told

FORMULA = '=HYPERLINK("http://example.invalid","点我")'


@pytest.fixture(scope="module", params=["candidate", "letter"])
def paper(request: pytest.FixtureRequest) -> Checklist:
    return page() if request.param == "candidate" else letter_page()


def opened(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


def words(sheet: Any) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)


def header_row(sheet: Any) -> int:
    return int(sheet.freeze_panes.removeprefix("A")) - 1


def test_one_row_a_clause_in_the_order_of_the_page(paper: Checklist) -> None:
    sheet = opened(checklist_xlsx(paper))[CLAUSES]
    head = header_row(sheet)
    titles = [cell.value for cell in sheet[head]]
    assert titles == ["类别", "条款", "条文原文", "情况", "结果", "证明材料", "向谁索取"]
    lines = [(section, line) for section in paper.sections for line in section.lines]
    for number, (section, line) in enumerate(lines, head + 1):
        row = {title: cell.value or "" for title, cell in zip(titles, sheet[number], strict=True)}
        assert row["类别"] == str(section.group)
        assert row["条款"] == "\n".join(map(str, line.cites))
        assert row["条文原文"] == line.quote
        assert row["结果"] == line.label
        assert row["情况"].startswith(line.statement)
        assert line.curable in row["情况"]
        assert row["证明材料"] == line.evidence
    assert not any(cell.value for cell in sheet[head + len(lines) + 1])


def test_headline_subject_signatures_footer_validity_date_and_digest_stand_on_it(paper: Checklist) -> None:
    text = words(opened(checklist_xlsx(paper))[CLAUSES])
    for needed in (paper.title, paper.headline, "2026年4月1日", paper.text_digest, *paper.signatures, *paper.footer):
        assert needed in text
    assert "使用前请核实本办法现行有效；文本版本：2020年8月28日修订" in text


def test_errands_changes_and_notes_have_their_sheets(paper: Checklist) -> None:
    book = opened(checklist_xlsx(paper))
    if paper.errands:
        assert all(e.about in words(book[ERRANDS]) and e.paper in words(book[ERRANDS]) for e in paper.errands)
    text = words(book[REMARKS])
    assert all(change.change in text for change in paper.would_change)
    assert all(reading.text in text for reading in paper.readings)
    assert all(note in text for note in paper.notes)


def test_colours_repeat_words(paper: Checklist) -> None:
    sheet = opened(checklist_xlsx(paper))[CLAUSES]
    meaning: dict[str, set[str]] = {}
    for row in sheet.iter_rows(min_row=header_row(sheet) + 1):
        for cell in row:
            if cell.fill.fgColor.rgb not in ("00000000", None):
                assert cell.value
                meaning.setdefault(cell.fill.fgColor.rgb, set()).add(cell.value)
    said = [word for words_said in meaning.values() for word in words_said]
    assert meaning
    assert len(said) == len(set(said))


def test_it_prints_on_a4_with_its_header_on_every_page(paper: Checklist) -> None:
    for sheet in opened(checklist_xlsx(paper)).worksheets:
        head = header_row(sheet)
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == f"${head}:${head}"
        assert "&P" in sheet.oddFooter.center.text
    assert opened(checklist_xlsx(paper))[CLAUSES].page_setup.orientation == "landscape"


@pytest.mark.parametrize("subject", [FORMULA, "+1", "-2+3", "@SUM(1)", "\t=1", "＝1+1", HOSTILE])
def test_nothing_in_it_runs(subject: str) -> None:
    content = checklist_xlsx(page(subject))
    for sheet in opened(content).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                if isinstance(cell.value, str) and cell.value.startswith(tuple("=+-@\t＝")):
                    assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    assert not any("<f>" in part or "<f " in part or "\x1b" in part for part in parts.values())
    assert not any(name.startswith(("xl/externalLinks", "xl/vbaProject")) for name in parts)
    assert "TargetMode" not in "".join(parts.values())


def test_the_same_input_gives_the_same_bytes_and_names_nobody(paper: Checklist) -> None:
    content = checklist_xlsx(paper)
    assert checklist_xlsx(paper) == content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = package.read("docProps/core.xml").decode() + package.read("docProps/app.xml").decode()
    assert "<dc:creator></dc:creator>" in properties
    assert paper.title in properties
    assert "Application" not in properties
    assert "openpyxl" not in properties
    assert "202" not in properties.replace("2006", "")


def test_the_json_holds_every_line(paper: Checklist) -> None:
    record = checklist_json(paper)
    lines = [line for section in paper.sections for line in section.lines]
    assert [line["cite"] for line in record["checklist"]] == [str(line.cite) for line in lines]
    assert record["headline"] == paper.headline
    assert record["text_digest"] == paper.text_digest
    assert [change["when"] for change in record["would_change"]] == [
        change.when.isoformat() if change.when else None for change in paper.would_change
    ]


def test_every_form_tells_the_headline_and_another_ending_is_refused() -> None:
    paper = page("李工")
    for ending in FORMS:
        assert paper.headline in told(checklist_paper(paper, ending))
    with pytest.raises(InputError, match=r"\.xlsx"):
        checklist_paper(paper, ".pdf")
