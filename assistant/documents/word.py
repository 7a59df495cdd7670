"""Letters and checklists as .docx, set in the habit of GB/T 9704."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

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
_SMALL = Style(font=SONG, size=10.5, line=0, indent=0)

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
    body: list[str] = []
    for before, part in pairwise([None, *letter.paragraphs]):
        if part and part.kind == "signature" and before and before.kind != "signature":
            # Room to sign, and more for the seal, which is never drawn.
            body += [paragraph("", _BODY)] * (3 if "盖章" in part.text else 1)
        if part is None:
            continue
        body.append(paragraph(part.text, _STYLES[part.kind]))
        if part.kind == "title":
            body.append(paragraph("", _BODY))
        if with_bases and part.cites:
            cites = "、".join(map(str, part.cites))
            body.append(paragraph(f"［依据：《办法》{cites}］", _BASIS))
    unfinished = bool(letter.placeholders or letter.undecided)
    return document(body, title=letter.title, header="草稿" if unfinished else "")


def checklist_docx(page: Checklist) -> bytes:
    """The whole checklist, a ruled table for each group, every line with its clause."""
    body = [paragraph(page.title, _TITLE), paragraph("", _BODY)]
    if page.subject:
        body.append(paragraph(f"对象：{page.subject}", _BODY))
    body.append(paragraph(page.headline, Style(font=KAI)))
    for section in page.sections:
        body.append(paragraph(str(section.group), _HEADING))
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
        body.append(table(rows, (50, 50, 16, 40), _CELL, _HEAD_CELL))
    if page.would_change:
        body.append(paragraph("什么会改变结论", _HEADING))
        for change in page.would_change:
            when = f"（{chinese_date(change.when)}起）" if change.when else ""
            body.append(
                paragraph(f"{change.change}{when}：{change.leads_to}（{'、'.join(map(str, change.cites))}）", _BODY)
            )
    if page.readings:
        body.append(paragraph("条文理解（本程序的理解，不是条文原文）", _HEADING))
        body += [paragraph(f"{r.cite}，{r.title}：{r.text}——{r.result}", _BODY) for r in page.readings]
    if page.errands:
        body.append(paragraph("待办：要核实的材料", _HEADING))
        rows = [("事项", "材料", "向谁索取", "条款")]
        rows += [(e.about, e.paper, e.from_whom, "\n".join(map(str, e.cites))) for e in page.errands]
        body.append(table(rows, (36, 56, 34, 30), _CELL, _HEAD_CELL))
    if page.notes:
        body.append(paragraph("说明", _HEADING))
        body += [paragraph(note, _BODY) for note in page.notes]
    body += [
        paragraph("", _BODY),
        *(paragraph(f"{name}：＿＿＿＿＿＿＿＿", _LEFT) for name in page.signatures),
        paragraph("", _BODY),
    ]
    body += [paragraph(line, _SMALL) for line in page.footer]
    body.append(paragraph(f"制作日期：{chinese_date(page.made_on)}；文本校验值：{page.text_digest}", _SMALL))
    return document(body, title=page.title)
