"""Reading sheets as offices have them: titles above, merged cells, dates, odd encodings, blank rows, row numbers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.documents.sheet_reader import open_sheet
from assistant.documents.sheet_rows import Record
from assistant.errors import InputError
from assistant.flows.batch import Column
from tests.documents.sheets import GOOD, HEADER, workbook


def numbers_and_names(path: Path) -> list[tuple[int, str]]:
    with open_sheet(path) as sheet:
        return [(record.number, sheet.cells(record).get(Column.NAME, "")) for record in sheet.rows()]


def cells(path: Path) -> list[dict[Column, str]]:
    with open_sheet(path) as sheet:
        return [dict(sheet.cells(record)) for record in sheet.rows()]


# --- workbooks ------------------------------------------------------------------------------------------------


def test_rows_bear_the_sheets_own_numbers_below_titles_and_across_blank_rows(tmp_path: Path) -> None:
    rows = [["首席质量官候选人名单"], [], HEADER, GOOD, [], [None] * 8, ["李二", *GOOD[1:]]]
    path = workbook(tmp_path / "a.xlsx", rows)
    with open_sheet(path) as sheet:
        assert [record.number for record in sheet.rows()] == [4, 7]
        assert sheet.blank == 2


def test_merged_cells_hold_for_every_row_they_cover(tmp_path: Path) -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("C2:C3")
        sheet.merge_cells("A1:A1")

    rows = [HEADER, ("王一", "部长", "质量部", 3), ("李二", "副部长", None, 4), ("张三", "部长", None, 4)]
    found = cells(workbook(tmp_path / "a.xlsx", rows, merge))
    assert [row[Column.DEPARTMENT] for row in found] == ["质量部", "质量部", ""]


def test_a_row_that_is_only_the_rest_of_merged_cells_is_blank(tmp_path: Path) -> None:
    def merge(sheet: Any) -> None:
        for column in "ABCDEFGH":
            sheet.merge_cells(f"{column}2:{column}3")

    path = workbook(tmp_path / "a.xlsx", [HEADER, GOOD, [], ("李二", *GOOD[1:])], merge)
    assert numbers_and_names(path) == [(2, "王一"), (4, "李二")]


def test_a_header_of_two_storeys_is_read_as_one(tmp_path: Path) -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:B2")
        sheet.merge_cells("C1:E1")

    rows = [
        ("姓名", "职务", "企业评价"),
        (None, None, "（一）", "（二）", "（四）"),
        ("王一", "副总经理", "是", "否", "未评"),
    ]
    found = cells(workbook(tmp_path / "a.xlsx", rows, merge))
    assert found == [
        {
            Column.NAME: "王一",
            Column.POST: "副总经理",
            Column.COMMITMENT: "是",
            Column.ABILITY: "否",
            Column.INTEGRITY: "未评",
        }
    ]


def test_values_read_as_a_person_sees_them(tmp_path: Path) -> None:
    def mistaken_format(sheet: Any) -> None:
        sheet["D5"].number_format = "yyyy-mm-dd"

    rows = [HEADER, *(("王一", "副总经理", "", years, "本科", "", no, "") for years, no in (
        (5.0, False), (datetime(2020, 3, 1), True),  # noqa: DTZ001
        ("２０２１.3", "#N/A"), (3, "×"), (2.5, "√"),
    ))]  # fmt: skip
    found = cells(workbook(tmp_path / "a.xlsx", rows, mistaken_format))
    assert [row[Column.YEARS] for row in found] == ["5", "2020-03-01", "２０２１.3", "3", "2.5"]
    assert [row[Column.BARS] for row in found] == ["否", "是", "", "×", "√"]


def test_a_formula_without_a_stored_result_is_said(tmp_path: Path) -> None:
    rows = [HEADER, ("王一", "副总经理", "", "=1+2", "本科", "", "否", "")]
    with open_sheet(workbook(tmp_path / "a.xlsx", rows)) as sheet:
        assert [sheet.cells(record)[Column.YEARS] for record in sheet.rows()] == [""]
        assert "有1个公式没有保存计算结果" in sheet.notices[0]


def test_the_sheet_with_the_header_is_taken_and_hidden_ones_are_not(tmp_path: Path) -> None:
    def more(sheet: Any) -> None:
        sheet.title = "说明"
        book = sheet.parent
        hidden = book.create_sheet("旧名单")
        hidden.append(list(HEADER))
        hidden.append(["旧人"])
        hidden.sheet_state = "hidden"
        real = book.create_sheet("名单")
        real.append(list(HEADER))
        real.append(list(GOOD))

    path = workbook(tmp_path / "a.xlsx", [["请看第二张表"]], more)
    with open_sheet(path) as sheet:
        assert [sheet.name_in(record) for record in sheet.rows()] == ["王一"]
        assert any("只审查工作表“名单”" in line for line in sheet.notices)


def test_numbered_but_empty_rows_of_a_form_and_repeated_headings_are_passed(tmp_path: Path) -> None:
    head = ("序号", *HEADER)
    path = workbook(tmp_path / "a.xlsx", [head, (1, *GOOD), head, (2, *GOOD), (3,), (4,)])
    with open_sheet(path) as sheet:
        assert [record.number for record in sheet.rows()] == [2, 4]
        assert (sheet.blank, sheet.repeated) == (2, 1)


# --- CSV ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\r\n".join(delimiter.join(row) for row in (HEADER, GOOD)).encode(encoding))
    assert cells(path)[0][Column.EDUCATION] == "本科"


def test_csv_rows_are_counted_by_records(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('姓名,职务,备注\n王一,副总经理,"两行\n备注"\n\n,,\n李二,副总经理,\n\n\n', encoding="utf-8")
    with open_sheet(path) as sheet:
        assert [(r.number, sheet.name_in(r)) for r in sheet.rows()] == [(2, "王一"), (5, "李二")]
        assert sheet.blank == 2


def test_rows_shorter_or_longer_than_the_header_say_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,职务\n王一,副总,多\n李二\n张三,副总\n", encoding="utf-8")
    with open_sheet(path) as sheet:
        problems = [record.problem for record in sheet.rows()]
    assert "列数多于表头（这一行3列，表头2列）" in problems[0]
    assert "列数少于表头（这一行1列，表头2列）" in problems[1]
    assert not problems[2]


def test_an_unpaired_quote_tells_how_much_it_swallowed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('姓名,职务,备注\n王一,"副总,\n李二,副总,\n张三,副总,\n', encoding="utf-8")
    with open_sheet(path) as sheet:
        (record,) = sheet.rows()
    assert "这一条占了文件中的3行" in record.problem


# --- what cannot be read --------------------------------------------------------------------------------------


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as told, open_sheet(path) as sheet:
        list(sheet.rows())
    line = str(told.value)
    assert "\n" not in line
    return line


def test_missing_columns_are_named_with_what_was_found(tmp_path: Path) -> None:
    line = refusal(workbook(tmp_path / "a.xlsx", [("姓名", "拟任职务", "学历"), ("王一", "副总", "本科")]))
    assert "缺少“职务”列" in line
    assert "姓名、拟任职务、学历" in line


def test_no_header_at_all(tmp_path: Path) -> None:
    assert "没有找到表头" in refusal(workbook(tmp_path / "a.xlsx", [("甲", "乙"), ("丙", "丁")]))
    assert "没有内容" in refusal(workbook(tmp_path / "b.xlsx", []))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"x", "扩展名"),
        ("a.xls", b"x", "扩展名"),
        ("a.csv", b"", "是空的"),
        ("a.csv", b"PK\x03\x04rest", "把扩展名改成 .xlsx"),
        ("a.csv", b"\xff\xff\xff\x81 \x00", "编码"),
        ("a.xlsx", "姓名,职务\n".encode(), "不是Excel工作簿"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls 格式"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 300, "已损坏"),
    ],
)
def test_files_that_are_not_what_they_say(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert told in refusal(path)


def test_missing_and_oversized_files(tmp_path: Path) -> None:
    assert "没有文件" in refusal(tmp_path / "没有.csv")
    assert "文件夹" in refusal_of_folder(tmp_path)
    big = tmp_path / "a.csv"
    with big.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    assert "太大（100MB，最多50MB）" in refusal(big)


def refusal_of_folder(tmp_path: Path) -> str:
    folder = tmp_path / "b.csv"
    folder.mkdir()
    return refusal(folder)


def test_a_blank_record_knows_it() -> None:
    assert Record(1, (None, " ", "")).blank
    assert not Record(1, (None, 0)).blank
    assert Record(1, ("merged",), own=0).blank
