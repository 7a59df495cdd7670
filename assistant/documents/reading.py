"""The text of a file a person hands in: .md, .txt and .docx, nothing else.

A .docx is a zip with XML inside; it is read with limits on every size and without any DTD, so a hostile file ends in
one Chinese line. What the text says is not known here.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import error as zlib_error

from assistant.errors import InputError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES = 20 * 1024 * 1024
"""A file larger than this is not read."""

MOST_XML = 30 * 1024 * 1024
"""The document inside a .docx, unpacked."""

MOST_TEXT = 2 * 1024 * 1024
"""A plain text letter; a longer one is some other file."""

DEEPEST = 200
"""Elements inside one another; a real document stays far below."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MARK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOXES = {
    "00FE": "☑",
    "0052": "☑",
    "F0FE": "☑",
    "F052": "☑",
    "00A8": "□",
    "F0A8": "□",
    "F06F": "□",
    "00FD": "☒",
    "2611": "☑",
    "2610": "□",
}


def letter_text(path: Path) -> str:
    """The text of a letter, paragraphs as lines, table rows as `| … | … |`. Raises InputError."""
    suffix = path.suffix.lower()
    content = _content(path)
    if suffix == ".docx":
        return _word(content, path)
    if suffix in (".md", ".markdown", ".txt", ""):
        return _plain(content, path)
    if suffix == ".doc":
        raise InputError(f"“{path.name}”是旧版Word格式，请用Word另存为 .docx 后再试。")
    raise InputError(f"不能读取“{path.name}”：只能读 .docx、.md 和 .txt 文件。")


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"“{path.name}”是一个目录，请指定其中的文件。")
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"文件“{path.name}”太大（超过20MB），请确认选对了文件。")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"没有文件“{path}”，请检查路径和文件名。") from None
    except PermissionError:
        raise InputError(f"没有权限读取“{path.name}”，或者它正被其他程序打开。") from None
    except (OSError, ValueError):
        raise InputError(f"读不了文件“{path.name}”，请检查路径和文件名。") from None


def _plain(content: bytes, path: Path) -> str:
    if content.startswith(b"PK\x03\x04"):
        raise InputError(f"“{path.name}”不是文本文件；如果是Word文档，请把扩展名改为 .docx。")
    if content.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise InputError(f"“{path.name}”不是文本文件，请另存为 .docx、.md 或者 .txt 后再试。")
    text = _decoded(content)
    if text is None:
        raise InputError(f"认不出“{path.name}”的文字编码，请另存为UTF-8编码的文本后再试。")
    if "\x00" in text:
        raise InputError(f"“{path.name}”不是文本文件，请另存为 .docx、.md 或者 .txt 后再试。")
    if len(text) > MOST_TEXT:
        raise InputError(f"文件“{path.name}”太长，不像一份聘用文件，请确认选对了文件。")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str | None:
    """UTF-8, UTF-16 with its mark, or the national encoding older Windows programs write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _word(content: bytes, path: Path) -> str:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(f"“{path.name}”加了密码，或者是旧版Word格式，请去掉密码、另存为 .docx 后再试。")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            name = "word/document.xml"
            entry = archive.getinfo(name)
            if entry.flag_bits & 1:
                raise InputError(f"“{path.name}”加了密码，请去掉密码后再试。")
            if entry.file_size > MOST_XML:
                raise InputError(f"“{path.name}”的内容大得不正常，没有读取。请确认选对了文件。")
            with archive.open(entry) as stream:
                xml = stream.read(MOST_XML + 1)
    except KeyError:
        raise InputError(f"“{path.name}”不是Word文档，请确认选对了文件。") from None
    except (zipfile.BadZipFile, zlib_error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise InputError(f"“{path.name}”已经损坏，或者不是Word文档。请用Word打开确认后另存一份再试。") from None
    if len(xml) > MOST_XML:
        raise InputError(f"“{path.name}”的内容大得不正常，没有读取。请确认选对了文件。")
    root = _parsed(xml)
    if root is None:
        raise InputError(f"“{path.name}”已经损坏，或者不是Word文档。请用Word打开确认后另存一份再试。")
    lines: list[str] = []
    _walk(root, lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _parsed(xml: bytes) -> Element | None:
    """The XML, or None when it is damaged. A document type declaration (entities!) never stands in a Word file."""
    from xml.etree.ElementTree import ParseError, XMLPullParser

    # A declaration hidden in UTF-16 is a declaration all the same.
    bare = xml.replace(b"\x00", b"").upper()
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        return None
    root: Element | None = None
    depth = 0
    try:
        parser: Any = XMLPullParser(["start", "end"])
        parser.feed(xml)
        parser.close()
        for event, element in parser.read_events():
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                return None
    except (ParseError, ValueError, LookupError):
        return None
    return root


def _walk(element: Element, lines: list[str]) -> None:
    for child in element:
        tag = _local(child.tag)
        if tag == "p":
            lines += _paragraph(child)
        elif tag == "tbl":
            lines += _table(child)
        elif tag not in ("AlternateContent", "sectPr", "del", "moveFrom"):
            _walk(child, lines)


def _paragraph(paragraph: Element) -> list[str]:
    if _is_hidden(paragraph.find(f"{_W}pPr/{_W}rPr")) and not _text(paragraph).strip():
        return []
    text = _text(paragraph)
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    level = (
        re.fullmatch(r"(?:Heading|heading |标题 ?)?([1-6])", style.get(f"{_W}val", "")) if style is not None else None
    )
    if level and text.strip():
        text = f"{'#' * int(level[1])} {text.strip()}"
    elif paragraph.find(f"{_W}pPr/{_W}numPr") is not None and text.strip():
        text = f"- {text.strip()}"
    return [*text.split("\n"), ""]


def _table(table: Element) -> list[str]:
    rows = []
    for row in table:
        if _local(row.tag) != "tr":
            continue
        cells = []
        for cell in row:
            if _local(cell.tag) == "tc":
                inside: list[str] = []
                _walk(cell, inside)
                cells.append(" ".join(" ".join(inside).replace("|", "｜").split()))
        if any(cells):
            rows.append(f"| {' | '.join(cells)} |")
    return [*rows, ""]


def _text(element: Element) -> str:
    parts: list[str] = []
    for child in element:
        tag = _local(child.tag)
        if tag == "r":
            if not _is_hidden(child.find(f"{_W}rPr")):
                parts += _run(child)
        elif tag not in ("pPr", "del", "moveFrom", "AlternateContent"):
            parts.append(_text(child))
    return "".join(parts)


def _run(run: Element) -> list[str]:
    parts = []
    for child in run:
        tag = _local(child.tag)
        if tag == "t":
            parts.append(child.text or "")
        elif tag == "tab":
            parts.append("　")
        elif tag in ("br", "cr"):
            parts.append("\n")
        elif tag == "sym":
            parts.append(_BOXES.get((child.get(f"{_W}char") or "").upper(), ""))
        elif tag == "noBreakHyphen":
            parts.append("-")
    return parts


def _is_hidden(properties: Element | None) -> bool:
    """Hidden or struck-out text is not part of what the letter says."""
    if properties is None:
        return False
    for name in ("vanish", "strike", "dstrike"):
        found = properties.find(f"{_W}{name}")
        if found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "off"):
            return True
    return False


def _local(tag: str) -> str:
    """The name of a tag of WordprocessingML in either of its namespaces; '' for others' paragraphs and runs."""
    for space in (_W, _STRICT_W):
        if tag.startswith(space):
            return tag[len(space) :]
    return tag.removeprefix(_MARK) if tag.startswith(_MARK) else ""
