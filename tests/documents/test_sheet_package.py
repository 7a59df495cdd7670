"""Workbooks that would harm whoever opens them are not opened."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.documents import sheet_package
from assistant.documents.sheet_reader import open_sheet
from assistant.errors import InputError
from tests.documents.sheets import GOOD, HEADER, workbook

BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>"""


def repacked(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The workbook with its parts changed; None drops one."""
    target = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return workbook(tmp_path / "a.xlsx", [HEADER, GOOD])


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as told, open_sheet(path) as sheet:
        list(sheet.rows())
    return str(told.value)


def test_repacking_alone_does_no_harm(book: Path) -> None:
    with open_sheet(repacked(book, lambda _, content: content)) as sheet:
        assert len(list(sheet.rows())) == 1


def test_a_document_type_is_refused(book: Path) -> None:
    path = repacked(book, lambda name, content: BOMB if name.endswith("sheet1.xml") else content)
    assert "文档类型声明" in refusal(path)


def test_a_zip_bomb_is_refused_by_what_it_declares(book: Path) -> None:
    path = repacked(
        book, lambda name, content: content + b" " * (64 << 20) if name.endswith("sheet1.xml") else content
    )
    assert path.stat().st_size < 1 << 20
    assert "压缩比异常" in refusal(path)


def test_too_much_is_refused(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_package, "MOST_UNPACKED", 1000)
    assert "解开后太大" in refusal(book)


@pytest.mark.parametrize("part", ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_missing_parts(book: Path, part: str) -> None:
    assert refusal(repacked(book, lambda name, content: None if name == part else content)).endswith(
        ("再试。", ".xlsx。", "人员。")
    )


@pytest.mark.parametrize("keep", [20, 200, 1000, 3000])
def test_a_file_cut_short(book: Path, keep: int) -> None:
    cut = book.with_name("cut.xlsx")
    cut.write_bytes(book.read_bytes()[:keep])
    assert "已损坏" in refusal(cut)


@pytest.mark.parametrize(
    "broken",
    [
        b"<worksheet><sheetData>",
        b"not xml",
        b"<worksheet><sheetData><row r='x'><c r='??'/></row></sheetData></worksheet>",
    ],
)
def test_broken_sheets(book: Path, broken: bytes) -> None:
    path = repacked(book, lambda name, content: broken if name.endswith("sheet1.xml") else content)
    assert refusal(path)


def test_a_workbook_with_macros_is_read_for_its_values(book: Path) -> None:
    path = book.with_suffix(".xlsm")
    shutil.copy(book, path)
    with open_sheet(path) as sheet:
        assert [sheet.name_in(record) for record in sheet.rows()] == ["王一"]
