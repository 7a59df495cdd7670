"""Letters and checklists as .docx, set in the habit of GB/T 9704."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.documents.citing import named
from assistant.documents.markdown import chinese_date
from assistant.documents.wordml import HEI, KAI, SONG, SONG_TITLE, Style, document, paragraph, table

if TYPE_CHECKING:
    from assistant.flows.checklist import Checklist
    from assistant.flows.paper import Letter

_TITLE = Style(font=SONG_TITLE, size=22, align="center", indent=0, line=32)
_HEADING = Style(font=HEI, keep=True)
_BODY = Style()
_LEFT = Style(indent=0)
_SIGNATURE = Style(align="right", indent=0)
_BASIS = Style(font=KAI, size=12, line=20)
_CELL = Style(font=SONG, size=10.5, align="left", indent=0, line=0)
_HEAD_CELL = Style(font=HEI, size=10.5, align="center", indent=0, line=0)
_SMALL = Style(font=SONG, size=10.5, line=0, indent=0, keep=True)
# A checklist is filed, not issued: smaller than a letter, so that it takes half the pages.
_GROUP = Style(font=HEI, size=14, indent=0, line=24, before=8, keep=True)
_REMARK = Style(font=SONG, size=12, line=20)
_LEAD = Style(font=KAI, size=14, line=24)
_ABOUT = Style(font=SONG, size=12, indent=0, line=20, keep=True)
_SIGN = Style(font=SONG, size=12, align="left", indent=0, line=24, before=12, keep=True)

_STYLES = {
    "title": _TITLE,
    "addressee": _LEFT,
    "opening": _BODY,
    "heading": _HEADING,
    "text": _BODY,
    "item": _BODY,
    "signature": _SIGNATURE,
}


def letter_docx(letter: Letter, *, with_bases: bool = True) -> bytes:
    """The letter; `with_bases` prints after each paragraph the clauses it rests on. Unfinished ones say 草稿."""
    unfinished = bool(letter.placeholders or letter.undecided)
    body = letter_body(letter, with_bases=with_bases)
    return document(body, title=letter.title, header="草稿" if unfinished else "")


def letter_body(letter: Letter, *, with_bases: bool = True) -> list[str]:
    """Its paragraphs alone."""
    body: list[str] = []
    for before, part in pairwise([None, *letter.paragraphs]):
        if part and part.kind == "signature" and before and before.kind != "signature":
            # Room to sign, and more for the seal, which is never drawn.
            body += [paragraph("", _BODY)] * (3 if "盖章" in part.text else 1)
        if part is None:
            continue
        has_basis = with_bases and bool(part.cites)
        style = _STYLES[part.kind]
        body.append(paragraph(part.text, replace(style, keep=style.keep or has_basis)))
        if part.kind == "title":
            body.append(paragraph("", _BODY))
        if has_basis:
            body.append(paragraph(f"［依据：《办法》{named(part.cites)}］", _BASIS))
    return body


def checklist_docx(page: Checklist) -> bytes:
    """The whole checklist, a ruled table for each group, every line with its clause."""
    return document(checklist_body(page), title=page.title)


def checklist_body(page: Checklist) -> list[str]:
    """Its paragraphs and tables alone."""
    body = [paragraph(page.title, replace(_TITLE, keep=True))]
    if page.subject:
        body.append(paragraph(f"对象：{page.subject}", _ABOUT))
    body.append(paragraph(page.headline, _LEAD))
    for section in page.sections:
        body.append(paragraph(str(section.group), _GROUP))
        rows = [("条款和原文", "情况", "结果", "证明材料")]
        for line in section.lines:
            cites = "\n".join([*map(str, line.cites), line.quote])
            told = [
                line.statement,
                *([f"可以补足：{line.curable}"] if line.curable else []),
                *([line.note] if line.note else []),
            ]
            whom = f"（向{line.from_whom}索取）" if line.from_whom and line.evidence else ""
            rows.append((cites, "\n".join(told), line.label, f"{line.evidence}{whom}"))
        body.append(table(rows, (44, 46, 16, 50), _CELL, _HEAD_CELL))
    if page.would_change:
        body.append(paragraph("什么会改变结论", _GROUP))
        for change in page.would_change:
            when = f"（{chinese_date(change.when)}起）" if change.when else ""
            body.append(paragraph(f"{change.change}{when}：{change.leads_to}（{named(change.cites)}）", _REMARK))
    if page.readings:
        body.append(paragraph("条文理解（本程序的理解，不是条文原文）", _GROUP))
        body += [paragraph(f"{r.cite}，{r.title}：{r.text}——{r.result}", _REMARK) for r in page.readings]
    if page.errands:
        body.append(paragraph("待办：要核实的材料", _GROUP))
        rows = [("事项", "材料", "向谁索取", "条款")]
        rows += [(e.about, e.paper, e.from_whom, "\n".join(map(str, e.cites))) for e in page.errands]
        body.append(table(rows, (36, 56, 34, 30), _CELL, _HEAD_CELL))
    if page.notes:
        body.append(paragraph("说明", _GROUP))
        body += [paragraph(note, _REMARK) for note in page.notes]
    signed = "　　".join(f"{name}：＿＿＿＿＿＿" for name in page.signatures)
    body += [paragraph(signed, _SIGN), paragraph("", _SMALL)]
    body += [paragraph(line, _SMALL) for line in page.footer]
    body.append(
        paragraph(
            f"制作日期：{chinese_date(page.made_on)}；文本校验值：{page.text_digest}", replace(_SMALL, keep=False)
        )
    )
    return body
