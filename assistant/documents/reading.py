"""The text of a file a person hands in: .md, .txt and .docx, nothing else.

A .docx is a zip with XML inside; it is read with limits on every size and without any DTD, so a hostile file ends in
one Chinese line. What the text says is not known here.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import error as zlib_error

from assistant.documents.numbering import Numbering, read_numbering
from assistant.documents.xml_tree import parsed
from assistant.errors import InputError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES = 20 * 1024 * 1024
"""A file larger than this is not read."""

MOST_XML = 30 * 1024 * 1024
"""The document inside a .docx, unpacked."""

MOST_TEXT = 2 * 1024 * 1024
"""A plain text letter; a longer one is some other file."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_BESIDE = re.compile(r"word/(?:numbering|styles|(?:header|footer)\d{0,2})\.xml")
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
            xml = _part(archive, "word/document.xml", path)
            beside = {n: _part(archive, n, path) for n in archive.namelist() if _BESIDE.fullmatch(n)}
    except KeyError:
        raise InputError(f"“{path.name}”不是Word文档，请确认选对了文件。") from None
    except (zipfile.BadZipFile, zlib_error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise InputError(f"“{path.name}”已经损坏，或者不是Word文档。请用Word打开确认后另存一份再试。") from None
    root = parsed(xml)
    parts = {name: parsed(part) for name, part in beside.items()}
    if root is None:
        raise InputError(f"“{path.name}”已经损坏，或者不是Word文档。请用Word打开确认后另存一份再试。")
    numbering = read_numbering(parts.get("word/numbering.xml"), parts.get("word/styles.xml"), _space(root))
    lines: list[str] = []
    for name in sorted(n for n, part in parts.items() if "header" in n and part is not None):
        lines += _once(parts[name], lines)
    _walk(root, lines, numbering)
    for name in sorted(n for n, part in parts.items() if "footer" in n and part is not None):
        lines += _once(parts[name], lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _part(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    """One part of the file, unpacked within the limit."""
    entry = archive.getinfo(name)
    if entry.flag_bits & 1:
        raise InputError(f"“{path.name}”加了密码，请去掉密码后再试。")
    too_large = entry.file_size > MOST_XML
    if not too_large:
        with archive.open(entry) as stream:
            content = stream.read(MOST_XML + 1)
        too_large = len(content) > MOST_XML
    if too_large:
        raise InputError(f"“{path.name}”的内容大得不正常，没有读取。请确认选对了文件。")
    return content


def _once(part: Element | None, lines: list[str]) -> list[str]:
    """A header or footer as lines; what the letter already says, as other pages' headers do, is not repeated."""
    found: list[str] = []
    if part is not None:
        _walk(part, found, Numbering())
    return [line for line in found if not line or line not in lines]


def _space(root: Element) -> str:
    return _STRICT_W if root.tag.startswith(_STRICT_W) else _W


def _walk(element: Element, lines: list[str], numbering: Numbering) -> None:
    for child in element:
        tag = _local(child.tag)
        if tag == "p":
            lines += _paragraph(child, numbering)
            for box in _boxes(child):
                _walk(box, lines, numbering)
        elif tag == "tbl":
            lines += _table(child, numbering)
        elif tag not in ("AlternateContent", "sectPr", "del", "moveFrom"):
            _walk(child, lines, numbering)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes drawn beside a paragraph. A box stands twice in the file, for new and for old programs."""
    for child in element:
        tag = _local(child.tag)
        if tag == "txbxContent":
            yield child
        elif tag == "AlternateContent":
            yield from _boxes(child[0] if len(child) else child)
        elif tag not in ("del", "moveFrom"):
            yield from _boxes(child)


def _paragraph(paragraph: Element, numbering: Numbering) -> list[str]:
    properties = paragraph.find(f"{_space(paragraph)}pPr")
    text = _text(paragraph)
    if not text.strip():
        hidden = properties is not None and _is_hidden(properties.find(f"{_space(paragraph)}rPr"))
        return [] if hidden else [*text.split("\n"), ""]
    style = _val(properties, "pStyle")
    label = _label(properties, style, numbering)
    level = re.fullmatch(r"(?:Heading|heading |标题 ?)?([1-6])", style)
    heads = f"{'#' * int(level[1])} " if level else ""
    if heads or label:
        text = f"{heads}{'' if heads and label == '- ' else label}{text.strip()}"
    return [*text.split("\n"), ""]


def _label(properties: Element | None, style: str, numbering: Numbering) -> str:
    """The number printed before a paragraph, from its own properties or its style's."""
    own = properties.find(f"{_space(properties)}numPr") if properties is not None else None
    number, level = numbering.styles.get(style, ("", 0))
    if own is not None:
        number, level = _val(own, "numId") or number, int(_val(own, "ilvl") or level)
    if own is None and not number:
        return ""
    return numbering.label(number, level)


def _val(element: Element | None, name: str) -> str:
    found = element.find(f"{_space(element)}{name}") if element is not None else None
    return found.get(f"{_space(found)}val", "") if found is not None else ""


def _table(table: Element, numbering: Numbering) -> list[str]:
    rows = []
    for row in table:
        if _local(row.tag) != "tr" or _deleted(row, "trPr", "del"):
            continue
        cells = []
        for cell in row:
            if _local(cell.tag) == "tc" and not _deleted(cell, "tcPr", "cellDel"):
                inside: list[str] = []
                _walk(cell, inside, numbering)
                cells.append(" ".join(" ".join(inside).replace("|", "｜").split()))
        if any(cells):
            rows.append(f"| {' | '.join(cells)} |")
    return [*rows, ""]


def _deleted(element: Element, properties: str, mark: str) -> bool:
    """A row or cell somebody took out with changes tracked."""
    space = _space(element)
    return element.find(f"{space}{properties}/{space}{mark}") is not None


def _text(element: Element) -> str:
    parts: list[str] = []
    for child in element:
        tag = _local(child.tag)
        if tag == "r":
            if not _is_hidden(child.find(f"{_space(child)}rPr")):
                parts += _run(child)
        elif tag not in ("pPr", "del", "moveFrom", "AlternateContent", "txbxContent"):
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
        found = properties.find(f"{_space(properties)}{name}")
        if found is not None and found.get(f"{_space(found)}val", "1") not in ("0", "false", "off"):
            return True
    return False


def _local(tag: str) -> str:
    """The name of a tag of WordprocessingML in either of its namespaces; '' for others' paragraphs and runs."""
    for space in (_W, _STRICT_W):
        if tag.startswith(space):
            return tag[len(space) :]
    return tag.removeprefix(_MARK) if tag.startswith(_MARK) else ""
