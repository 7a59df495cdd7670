"""The checked sheet: the person's own columns, the results, and nothing that can run."""

from __future__ import annotations

import csv
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.documents.sheet_reader import open_sheet
from assistant.documents.sheet_results import Tally, result_titles
from assistant.documents.sheet_writer import result_paper
from assistant.documents.sheets import closing, examined, summary
from assistant.errors import InputError
from assistant.flows.batch import Candidates
from tests.documents.sheets import GOOD, HEADER, TODAY, understand, workbook

LIVE = [
    '=HYPERLINK("http://example.invalid","点我")',
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "＝1+1",
    "=cmd|'/c calc'!A1",
]
COLUMNS = (
    "第五条职务", "五（一）", "五（二）", "五（三）", "五（四）", "六（一）", "六（二）", "六（三）", "六（四）", "六（五）",
)  # fmt: skip


def check(source: Path, target: Path) -> Tally:
    """The whole way from one sheet to the other."""
    tally = Tally()
    with open_sheet(source) as sheet, result_paper(target, sheet.header.titles) as paper:
        for row in examined(sheet, Candidates(understand, TODAY)):
            tally.add(row)
            paper.add(row)
        paper.finish(summary(sheet, tally, source.name, TODAY))
    return tally


def rows_of(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream))
    values = list(load_workbook(path).worksheets[0].values)
    return [dict(zip(map(str, values[0]), row, strict=True)) for row in values[1:]]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return workbook(
        tmp_path / "名单.xlsx",
        [
            ("序号", *HEADER, "企业评价（一）", "企业评价（二）", "企业评价（四）"),
            (1, *GOOD, "是", "是", "是"),
            (2, "", *GOOD[1:]),
            [],
            (3, "李二", "部长", "质量部", 2, "中专", "", "是（第三项）", ""),
            (4, "张三", "部长", "质量部", 2, "中专", "", "否", ""),
        ],
    )


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_own_columns_and_results_stand_side_by_side(source: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"结果.{ending}"
    check(source, target)
    rows = rows_of(target)
    assert [str(row["原行号"]) for row in rows] == ["2", "3", "5", "6"]
    assert [row["结论"] for row in rows[::2]] == ["可以担任", "不得担任"]
    assert rows[1]["结论"].startswith("出错：姓名为空")
    assert rows[2]["依据"] == "第六条第（三）项"
    assert rows[3]["依据"] == "第五条第（二）项"
    assert [rows[0][column] for column in COLUMNS] == ["满足"] * 5 + ["不存在"] * 5
    assert rows[2]["六（三）"] == "存在"
    assert rows[3]["五（二）"] == "不满足·可补足"
    assert "以后可以补足的是" in rows[3]["结论说明"]
    assert str(rows[0]["序号"]) == "1"
    assert rows[0]["姓名"] == "王一"


def test_open_matters_and_their_papers_are_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADER, ("王一", "副总经理", "", "三年左右", "本科", "", "否", "")])
    check(path, tmp_path / "b.xlsx")
    (row,) = rows_of(tmp_path / "b.xlsx")
    assert "从事质量管理工作的年限" in row["待核实"]
    assert "任职文件" in row["需补材料"]


@pytest.mark.parametrize("text", LIVE)
def test_no_cell_can_run(tmp_path: Path, text: str) -> None:
    source = tmp_path / "a.csv"
    with source.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[*HEADER, text], [text, *GOOD[1:7], text, text]])
    check(source, tmp_path / "b.xlsx")
    for row in load_workbook(tmp_path / "b.xlsx").worksheets[0].iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            assert cell.hyperlink is None
            if isinstance(cell.value, str) and cell.value.startswith(tuple("=+-@\t＝")):
                assert cell.quotePrefix
    check(source, tmp_path / "b.csv")
    with (tmp_path / "b.csv").open(encoding="utf-8-sig", newline="") as stream:
        for fields in csv.reader(stream):
            assert not [field for field in fields if field.startswith(tuple("=+-@\t\r＝"))]


def test_only_values_leave_a_workbook_with_formulas_and_links(tmp_path: Path) -> None:
    def link(sheet: Any) -> None:
        sheet["A2"].hyperlink = "http://example.invalid"
        sheet["I2"] = '=WEBSERVICE("http://example.invalid")'

    source = workbook(tmp_path / "a.xlsx", [(*HEADER, "其他栏"), GOOD], link)
    check(source, tmp_path / "b.xlsx")
    with zipfile.ZipFile(tmp_path / "b.xlsx") as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"example.invalid" not in everything
    assert b"<f>" not in everything


def test_every_colour_is_also_said_in_words(source: Path, tmp_path: Path) -> None:
    check(source, tmp_path / "b.xlsx")
    meaning: dict[str, set[str]] = {}
    for row in load_workbook(tmp_path / "b.xlsx").worksheets[0].iter_rows(min_row=2):
        for cell in row:
            if cell.fill.fgColor.rgb not in ("00000000", None):
                meaning.setdefault(cell.fill.fgColor.rgb, set()).add(str(cell.value).partition("：")[0])
    assert len(meaning) >= 3
    words = [word for said in meaning.values() for word in said]
    assert len(words) == len(set(words))
    assert all(words)


def test_own_cells_stand_at_the_top_beside_the_results_and_print_on_two_pages(tmp_path: Path) -> None:
    rows = [(*HEADER, "入职日期", "编号"), (*GOOD, date(2020, 1, 2), 7)]
    check(workbook(tmp_path / "甲.xlsx", rows), tmp_path / "乙.xlsx")
    sheet = load_workbook(tmp_path / "乙.xlsx").worksheets[0]
    filled = [cell for cell in sheet[2] if cell.value is not None]
    assert {cell.alignment.vertical for cell in filled} == {"top"}
    assert len({cell.border.left.style for cell in filled[: len(GOOD)]}) == 1
    assert filled[0].number_format == "General"
    assert sheet.page_setup.fitToWidth == 2
    assert sheet.print_title_cols == "$A:$A"


def test_the_summary_counts_and_names_clauses(source: Path, tmp_path: Path) -> None:
    tally = check(source, tmp_path / "b.xlsx")
    assert tally.words == "可以担任1人、不具备条件1人、不得担任1人、出错1行"
    said = {
        row[0]: row[1] for row in load_workbook(tmp_path / "b.xlsx")["汇总"].iter_rows(values_only=True) if row[0]
    }
    assert said["不得担任"] == "1"
    assert said["第六条第（三）项"] == "1"
    assert said["跳过的空白行"] == "1"
    assert said["来源文件"].startswith("名单.xlsx")


def test_a_checked_sheet_checked_again_has_its_results_once(source: Path, tmp_path: Path) -> None:
    check(source, tmp_path / "b.xlsx")
    check(tmp_path / "b.xlsx", tmp_path / "c.xlsx")
    titles = next(load_workbook(tmp_path / "c.xlsx").worksheets[0].iter_rows(max_row=1, values_only=True))
    assert [title for title in titles if titles.count(title) > 1] == []
    assert titles[-len(result_titles()) :] == result_titles()


def test_text_no_workbook_can_hold_is_cleaned(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text(f"姓名,职务,备注\n王\x1b[31m一,副总经理,{'长' * 40_000}\n", encoding="utf-8")
    check(source, tmp_path / "b.xlsx")
    (row,) = rows_of(tmp_path / "b.xlsx")
    assert row["姓名"] == "王[31m一"
    assert len(row["备注"]) == 32_767


# --- whole or not at all --------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_run_that_breaks_leaves_what_was_there(source: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"结果.{ending}"
    target.write_text("原来的结果", encoding="utf-8")
    before = set(tmp_path.iterdir())

    def break_off() -> None:
        with open_sheet(source) as sheet, result_paper(target, sheet.header.titles) as paper:
            paper.add(next(examined(sheet, Candidates(understand, TODAY))))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert target.read_text(encoding="utf-8") == "原来的结果"
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("place", "told"), [("没有/b.xlsx", "没有这个文件夹"), ("b.docx", "扩展名"), ("folder.xlsx", "文件夹")]
)
def test_places_that_cannot_be_written(tmp_path: Path, place: str, told: str) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(InputError, match=told), result_paper(tmp_path / place, HEADER):
        pytest.fail("must not begin")


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="磁盘已满"), result_paper(tmp_path / "b.xlsx", HEADER):
        raise OSError(28, "No space left on device")
    assert not list(tmp_path.iterdir())


def test_the_result_is_readable_by_its_owner_alone(source: Path, tmp_path: Path) -> None:
    check(source, tmp_path / "b.xlsx")
    assert (tmp_path / "b.xlsx").stat().st_mode & 0o077 == 0


def test_the_closing_line_counts_what_was_passed(source: Path) -> None:
    tally = Tally()
    with open_sheet(source) as sheet:
        for row in examined(sheet, Candidates(understand, TODAY)):
            tally.add(row)
        assert closing(sheet, tally) == "共审查4行：可以担任1人、不具备条件1人、不得担任1人、出错1行；跳过空白行1行。"
