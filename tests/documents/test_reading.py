"""Letters come in as .md, .txt and .docx; everything else, damaged or hostile, ends in one Chinese line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from assistant.documents.reading import MOST_BYTES, MOST_XML, letter_text
from assistant.documents.word import letter_docx
from assistant.errors import InputError
from assistant.flows.letter import draft, letter_facts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, *, head: str = "", name: str = "word/document.xml") -> bytes:
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, xml)
    return packed.getvalue()


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def write(folder: Path, content: bytes | str, name: str = "信.docx") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


class TestPlainText:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_the_usual_encodings_are_read(self, tmp_path: Path, encoding: str) -> None:
        path = write(tmp_path, "聘书\r\n兹聘请周敏为首席质量官。".encode(encoding), "信.txt")
        assert letter_text(path) == "聘书\n兹聘请周敏为首席质量官。"

    def test_an_empty_file_is_an_empty_letter(self, tmp_path: Path) -> None:
        assert letter_text(write(tmp_path, "", "信.md")) == ""


class TestWord:
    def test_runs_join_and_paragraphs_are_lines(self, tmp_path: Path) -> None:
        body = paragraph(run("经总经理"), run("授权，")) + paragraph(run("全面负责。"))
        assert letter_text(write(tmp_path, docx(body))).split("\n\n") == ["经总经理授权，", "全面负责。"]

    def test_headings_keep_their_level(self, tmp_path: Path) -> None:
        body = paragraph(run("权限"), properties='<w:pStyle w:val="Heading2"/>')
        assert letter_text(write(tmp_path, docx(body))) == "## 权限"

    def test_tables_become_rows(self, tmp_path: Path) -> None:
        cells = "".join(f"<w:tc>{paragraph(run(t))}</w:tc>" for t in ("参加总经理例会", "是"))
        assert letter_text(write(tmp_path, docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))) == "| 参加总经理例会 | 是 |"

    @pytest.mark.parametrize("mark", ["<w:vanish/>", "<w:strike/>", '<w:dstrike w:val="true"/>'])
    def test_hidden_and_struck_out_words_are_not_part_of_it(self, tmp_path: Path, mark: str) -> None:
        assert letter_text(write(tmp_path, docx(paragraph(run("参加"), run("不", mark), run("例会"))))) == "参加例会"

    def test_tracked_deletions_are_gone_and_insertions_there(self, tmp_path: Path) -> None:
        body = paragraph(
            f"<w:ins>{run('参加')}</w:ins>", "<w:del><w:r><w:delText>列席</w:delText></w:r></w:del>", run("例会")
        )
        assert letter_text(write(tmp_path, docx(body))) == "参加例会"

    @pytest.mark.parametrize("kind", ["聘书", "任命文件", "授权书"])
    def test_a_letter_drafted_here_is_read_whole(self, tmp_path: Path, kind: Any) -> None:
        letter = draft(letter_facts({"appointee": "周敏", "powers": [1, 4]}), kind)
        text = letter_text(write(tmp_path, letter_docx(letter)))
        assert all(part.text in text for part in letter.paragraphs)


BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
REFUSED = {
    "damaged": ("信.docx", b"PK\x03\x04 not really", "损坏"),
    "cut short": ("信.docx", docx(paragraph(run("聘书" * 500)))[:-200], "损坏"),
    "text named docx": ("信.docx", "聘书".encode(), "损坏"),
    "old or encrypted": ("信.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "密码"),
    "another zip": ("信.docx", docx("", name="xl/workbook.xml"), "不是Word文档"),
    "broken xml": ("信.docx", docx("<w:p>"), "损坏"),
    "entities": ("信.docx", docx(paragraph(run("&b;")), head=BOMB), "损坏"),
    "deep nesting": ("信.docx", docx("<w:p>" * 5000 + "</w:p>" * 5000), "损坏"),
    "zip bomb": ("信.docx", docx(" " * (MOST_XML + 10)), "大得不正常"),
    "old word": ("信.doc", b"\xd0\xcf\x11\xe0", "另存为"),
    "pdf": ("信.pdf", b"%PDF-1.7", "只能读"),
    "docx named txt": ("信.txt", docx(paragraph(run("聘书"))), "扩展名"),
    "binary named md": ("信.md", b"\x00\x01\x02\x03", "不是文本文件"),
    "no encoding": ("信.txt", b"\xff\xff\xff\x80\x81", "编码"),
}


@pytest.mark.parametrize(("name", "content", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_unreadable_files_say_so_in_one_line(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    with pytest.raises(InputError) as refused:
        letter_text(write(tmp_path, content, name))
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_is_not_there_or_a_folder_or_too_large(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有文件"):
        letter_text(tmp_path / "没有.md")
    with pytest.raises(InputError, match="目录"):
        letter_text(tmp_path)
    large = tmp_path / "大.md"
    with large.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    with pytest.raises(InputError, match="太大"):
        letter_text(large)


MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def package(parts: dict[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, body in parts.items():
            archive.writestr(f"word/{name}.xml", body)
    return packed.getvalue()


def document(body: str) -> str:
    return f'<w:document xmlns:w="{W}" xmlns:mc="{MC}" xmlns:wps="{WPS}"><w:body>{body}</w:body></w:document>'


NUMBERS = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="4">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>"""


def listed(text: str, level: int, number: int = 7) -> str:
    return paragraph(run(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


class TestWhatWordKeepsApart:
    def test_automatic_numbers_are_those_word_prints(self, tmp_path: Path) -> None:
        body = (
            listed("职责", 0)
            + listed("抓计划；", 1)
            + listed("抓评价。", 1)
            + listed("权限", 0)
            + listed("参会。", 1)
        )
        text = letter_text(write(tmp_path, package({"document": document(body), "numbering": NUMBERS})))
        assert text.split() == ["一、职责", "1.抓计划；", "2.抓评价。", "二、权限", "1.参会。"]

    def test_a_list_not_described_has_bullets(self, tmp_path: Path) -> None:
        assert letter_text(write(tmp_path, docx(listed("参会。", 0, number=9)))) == "- 参会。"

    def test_a_text_box_is_read_once(self, tmp_path: Path) -> None:
        box = f"<w:txbxContent>{paragraph(run('授权：参加总经理例会。'))}</w:txbxContent>"
        drawn = (
            "<w:r><mc:AlternateContent>"
            f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        text = letter_text(write(tmp_path, package({"document": document(paragraph(run("聘书"), drawn))})))
        assert text.split() == ["聘书", "授权：参加总经理例会。"]

    def test_headers_and_footers_are_read_without_repeats(self, tmp_path: Path) -> None:
        head = f'<w:hdr xmlns:w="{W}">{paragraph(run("某某公司文件"))}</w:hdr>'
        foot = f'<w:ftr xmlns:w="{W}">{paragraph(run("某某公司（章）"))}</w:ftr>'
        parts = {"document": document(paragraph(run("聘书"))), "header1": head, "header2": head, "footer1": foot}
        assert letter_text(write(tmp_path, package(parts))).split() == ["某某公司文件", "聘书", "某某公司（章）"]

    def test_rows_and_cells_taken_out_with_tracked_changes_are_gone(self, tmp_path: Path) -> None:
        def cell(text: str, properties: str = "") -> str:
            return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"

        kept = f"<w:tr>{cell('参加例会')}{cell('旧备注', '<w:cellDel/>')}</w:tr>"
        gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('处置成品')}</w:tr>"
        assert letter_text(write(tmp_path, docx(f"<w:tbl>{kept}{gone}</w:tbl>"))) == "| 参加例会 |"

    def test_a_damaged_list_of_numbers_does_not_stop_the_reading(self, tmp_path: Path) -> None:
        parts = {"document": document(listed("参会。", 0)), "numbering": "<w:numbering"}
        assert letter_text(write(tmp_path, package(parts))) == "- 参会。"
