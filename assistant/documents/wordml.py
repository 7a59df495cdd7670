"""A small writer of WordprocessingML: the few parts of a .docx our papers need, and nothing else in the package.

No template of anybody's, so there is no theme, no author and no program name to remove; the same content gives the
same bytes. Sizes follow GB/T 9704 (A4, margins 37/35/28/26 mm, body 16 pt, fixed lines of 28.95 pt). Source of the
markup: ECMA-376 Part 1, 17 (WordprocessingML).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from assistant.documents.package import XML_HEAD, core_properties, entry, fit

SONG_TITLE, FANG_SONG, HEI, KAI, SONG = "方正小标宋简体", "仿宋", "黑体", "楷体", "宋体"
"""Typefaces of GB/T 9704: title, body, first-level heading, second-level heading, page number."""

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph stands. `size` and `line` in points (line 0 = single), `indent` in characters of the body."""

    font: str = FANG_SONG
    size: float = 16
    align: str = "both"
    indent: float = 2
    line: float = 28.95
    bold: bool = False
    before: float = 0
    keep: bool = False


def paragraph(text: str, style: Style) -> str:
    """One paragraph; line breaks in `text` stay line breaks, other control characters are dropped.

    Text of several lines is never justified: the line before each break would be drawn out over the whole width.
    """
    align = "left" if style.align == "both" and "\n" in text else style.align
    spacing = f'<w:spacing w:before="{_twips(style.before)}" w:after="0"'
    spacing += (
        f' w:line="{_twips(style.line)}" w:lineRule="exact"/>' if style.line else ' w:line="240" w:lineRule="auto"/>'
    )
    indent = (
        f'<w:ind w:firstLineChars="{round(style.indent * 100)}" w:firstLine="{_twips(style.indent * style.size)}"/>'
    )
    keep = "<w:keepNext/>" if style.keep else ""
    properties = f'<w:pPr>{keep}{spacing}{indent if style.indent else ""}<w:jc w:val="{align}"/></w:pPr>'
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(fit(line))}</w:t>' for line in text.split("\n"))
    return f"<w:p>{properties}<w:r>{_run(style)}{runs}</w:r></w:p>"


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], style: Style, header: Style) -> str:
    """A ruled table, the first row repeated on every page; `widths` in millimetres."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{_mm(width)}"/>' for width in widths)
    out = f'<w:tbl><w:tblPr><w:tblW w:w="{_mm(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    for number, row in enumerate(rows):
        repeat = "<w:tblHeader/>" if number == 0 else ""
        out += f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>"
        for cell, width in zip(row, widths, strict=True):
            content = paragraph(cell, header if number == 0 else style)
            out += f'<w:tc><w:tcPr><w:tcW w:w="{_mm(width)}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        out += "</w:tr>"
    return out + "</w:tbl>"


def document(body: Sequence[str], *, title: str, header: str = "") -> bytes:
    """The .docx of paragraphs and tables, with 「— 1 —」 page numbers and, where given, a line at the top of pages."""
    parts = {
        "[Content_Types].xml": _content_types(header=bool(header)),
        "_rels/.rels": _relationships([("officeDocument", "word/document.xml")], core="docProps/core.xml"),
        "docProps/core.xml": core_properties(title),
        "word/document.xml": _document(body, header=bool(header)),
        "word/_rels/document.xml.rels": _relationships(
            [
                ("styles", "styles.xml"),
                ("settings", "settings.xml"),
                ("footer", "footer1.xml"),
                ("footer", "footer2.xml"),
            ]
            + ([("header", "header1.xml")] if header else [])
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": f'{XML_HEAD}<w:settings {_NS}><w:evenAndOddHeaders/><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>',
        "word/footer1.xml": _footer("right"),
        "word/footer2.xml": _footer("left"),
    }
    if header:
        content = paragraph(header, Style(font=HEI, size=14, align="right", indent=0, line=0))
        parts["word/header1.xml"] = f"{XML_HEAD}<w:hdr {_NS}>{content}</w:hdr>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(entry(name), content.encode("utf-8"))
    return buffer.getvalue()


def _twips(points: float) -> int:
    return round(points * 20)


def _mm(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def _run(style: Style) -> str:
    fonts = f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{style.font}" w:cs="Times New Roman"/>'
    bold = "<w:b/>" if style.bold else ""
    return f'<w:rPr>{fonts}{bold}<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'


def _document(body: Sequence[str], *, header: bool) -> str:
    top = (
        '<w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="even" r:id="rId5"/>'
        if header
        else ""
    )
    section = (
        f'<w:sectPr>{top}<w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>'
        f'<w:pgSz w:w="{_mm(210)}" w:h="{_mm(297)}"/>'
        f'<w:pgMar w:top="{_mm(37)}" w:right="{_mm(26)}" w:bottom="{_mm(35)}" w:left="{_mm(28)}" w:header="{_mm(25)}" w:footer="{_mm(25)}" w:gutter="0"/>'
        "</w:sectPr>"
    )
    return f"{XML_HEAD}<w:document {_NS}><w:body>{''.join(body)}{section}</w:body></w:document>"


def _footer(align: str) -> str:
    run = _run(Style(font=SONG, size=14))
    field = "".join(
        f"<w:r>{run}{content}</w:r>"
        for content in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    side = (
        '<w:ind w:rightChars="100" w:right="280"/>' if align == "right" else '<w:ind w:leftChars="100" w:left="280"/>'
    )
    return f'{XML_HEAD}<w:ftr {_NS}><w:p><w:pPr>{side}<w:jc w:val="{align}"/></w:pPr>{field}</w:p></w:ftr>'


def _styles() -> str:
    return (
        f"{XML_HEAD}<w:styles {_NS}><w:docDefaults><w:rPrDefault>{_run(Style())}</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
    )


def _content_types(*, header: bool) -> str:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {
        "word/document.xml": f"{main}.document.main+xml",
        "word/styles.xml": f"{main}.styles+xml",
        "word/settings.xml": f"{main}.settings+xml",
        "word/footer1.xml": f"{main}.footer+xml",
        "word/footer2.xml": f"{main}.footer+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    if header:
        kinds["word/header1.xml"] = f"{main}.header+xml"
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: Sequence[tuple[str, str]], core: str = "") -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = [(f"{base}/{kind}", target) for kind, target in targets]
    if core:
        rows.append(("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", core))
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(rows, 1)
    )
    return f'{XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
