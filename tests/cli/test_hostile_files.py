"""Files that are not what they say, are damaged, locked, or made to do harm: one Chinese line, status 2, nothing written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.documents.word import letter_docx
from tests.cli.conftest import Cqo, Done
from tests.documents.papers import letter
from tests.documents.sheets import GOOD, HEADER, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]><x>&a9;</x>"
).encode()
Made = Callable[[Path], Path]


def changed(path: Path, part: str, content: Callable[[bytes], bytes], target: Path) -> Path:
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content(old.read(name)) if name == part else old.read(name))
    return target


def good_docx(path: Path) -> Path:
    path.write_bytes(letter_docx(letter()))
    return path


def good_xlsx(path: Path) -> Path:
    return workbook(path, [HEADER, GOOD])


def flagged(path: Path) -> Path:
    """The same package with every part marked as encrypted."""
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(mark, at + 4)
    path.write_bytes(bytes(content))
    return path


def sparse(path: Path) -> Path:
    with path.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    return path


def holding(content: bytes) -> Made:
    def made(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return made


def cut(good: Made) -> Made:
    def made(path: Path) -> Path:
        whole = good(path).read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
        return path

    return made


def bombed(good: Made, part: str, content: Callable[[bytes], bytes]) -> Made:
    return lambda path: changed(good(path.with_name(f"good{path.suffix}")), part, content, path)


DOCX: dict[str, tuple[Made, str]] = {
    "a workbook": (good_xlsx, "不是Word文档"),
    "plain text": (holding("聘用书".encode()), "损坏"),
    "locked": (holding(LOCKED), "密码"),
    "locked parts": (lambda path: flagged(good_docx(path)), "密码"),
    "cut": (cut(good_docx), "损坏"),
    "zip bomb": (bombed(good_docx, "word/document.xml", lambda xml: xml + b" " * (64 << 20)), "大得不正常"),
    "xml bomb": (bombed(good_docx, "word/document.xml", lambda _: LAUGHS), "损坏"),
    "100 MB": (sparse, "太大"),
}
XLSX: dict[str, tuple[Made, str]] = {
    "a letter": (good_docx, "其实是Word文档"),
    "plain text": (holding("姓名,职务".encode()), "不是Excel工作簿"),
    "old": (holding(OLE + b"\0" * 600), ".xls 格式"),
    "locked": (holding(LOCKED), "密码"),
    "locked parts": (lambda path: flagged(good_xlsx(path)), "密码"),
    "cut": (cut(good_xlsx), "已损坏"),
    "zip bomb": (bombed(good_xlsx, "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * (64 << 20)), "压缩比异常"),
    "xml bomb": (bombed(good_xlsx, "xl/worksheets/sheet1.xml", lambda _: LAUGHS), "文档类型声明"),
    "100 MB": (sparse, "太大（100MB，最多50MB）"),
    "no header": (lambda path: workbook(path, [("甲", "乙"), (1, 2)]), "看到的是：甲、乙"),
    "half a header": (lambda path: workbook(path, [("姓名", "学历"), ("王一", "本科")]), "缺少“职务”列"),
}


def refused(done: Done, says: str) -> None:
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert len(done.err.strip().splitlines()) == 1


@pytest.mark.parametrize(("made", "says"), DOCX.values(), ids=DOCX.keys())
def test_letters(cqo: Cqo, tmp_path: Path, made: Made, says: str) -> None:
    refused(cqo("letter", "check", str(made(tmp_path / "聘书.docx"))), says)


@pytest.mark.parametrize(("made", "says"), XLSX.values(), ids=XLSX.keys())
@pytest.mark.parametrize("command", ["batch", "recheck"])
def test_sheets(cqo: Cqo, tmp_path: Path, command: str, made: Made, says: str) -> None:
    source, out = made(tmp_path / "名单.xlsx"), tmp_path / "结果.xlsx"
    refused(cqo(command, str(source), "--out", str(out)), says)
    assert not out.exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_macros_links_and_fields_of_a_letter_are_not_carried_on(cqo: Cqo, tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    live = (
        '<w:p><w:r><w:instrText> DDEAUTO c:\\\\windows\\\\cmd.exe "/c calc" </w:instrText></w:r>'
        '<w:hyperlink r:id="rId9" xmlns:r="x"><w:r><w:t>点我</w:t></w:r></w:hyperlink></w:p>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{live}<w:p><w:r><w:t>兹聘任李明为首席质量官，授权参加总经理例会。</w:t>'
            "</w:r></w:p></w:body></w:document>",
        )
        archive.writestr("word/vbaProject.bin", OLE)
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships><Relationship Id="rId9" Target="http://example.invalid" TargetMode="External"/></Relationships>',
        )
    path = tmp_path / "聘书.docx"
    path.write_bytes(packed.getvalue())
    done = cqo("letter", "check", str(path), "--json")
    assert done.status == 0
    assert done.json["is_letter"]
    for poison in ("DDEAUTO", "cmd.exe", "example.invalid"):
        assert poison not in done.out + done.err


def test_formulas_links_and_macros_of_a_sheet_are_not_carried_on(cqo: Cqo, tmp_path: Path) -> None:
    def live(sheet: Any) -> None:
        sheet["A2"].hyperlink = "http://example.invalid"
        sheet["I2"] = '=WEBSERVICE("http://example.invalid")'

    book = workbook(tmp_path / "good.xlsx", [(*HEADER, "其他栏"), GOOD], live)
    source = tmp_path / "名单.xlsm"
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/vbaProject.bin", OLE)
    out = tmp_path / "结果.xlsx"
    assert cqo("batch", str(source), "--out", str(out)).status == 0
    with zipfile.ZipFile(out) as package:
        assert not [name for name in package.namelist() if "vba" in name or "external" in name.lower()]
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"example.invalid" not in everything
    assert not [c for row in load_workbook(out).worksheets[0].iter_rows() for c in row if c.data_type == "f"]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_output_that_is_open_elsewhere_keeps_what_it_held(
    cqo: Cqo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    source, out = good_xlsx(tmp_path / "名单.xlsx"), tmp_path / f"结果.{ending}"
    out.write_text("原来的", encoding="utf-8")
    opened = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path == out:
            raise PermissionError(13, "in use")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    done = cqo("batch", str(source), "--out", str(out))
    monkeypatch.undo()
    refused(done, "正在其他程序里打开")
    assert out.read_text(encoding="utf-8") == "原来的"
    assert set(tmp_path.iterdir()) == {source, out}
