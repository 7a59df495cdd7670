"""The 企业评价表: a page on which the enterprise writes down its own judgement of 第五条第（一）、（二）、（四）项.

The regulation prescribes no such form and no score; the page says so. It prints each condition verbatim and leaves
the judgement, its reasons and the signatures to the enterprise.
"""

from __future__ import annotations

from datetime import date

from assistant.documents.markdown import chinese_date
from assistant.documents.wordml import HEI, SONG, SONG_TITLE, Style, document, paragraph, table
from assistant.flows.candidate.rules import JUDGEMENTS, book
from assistant.flows.candidate.words import WORDS

_TITLE = Style(font=SONG_TITLE, size=22, align="center", indent=0, line=32)
_BODY = Style(font=SONG, size=12, line=22)
_CELL = Style(font=SONG, size=11, align="left", indent=0, line=0)
_HEAD = Style(font=HEI, size=11, align="center", indent=0, line=0)
_ROOM = "\n\n\n"


def evaluation_form_docx(subject: str, made_on: date) -> bytes:
    """The form for one person; `subject` may be empty or an alias."""
    rows = [("条件（条文原文）", "可以参考的材料", "企业评价", "事实和理由")]
    for fact in JUDGEMENTS:
        basis = book().by_id[fact].basis
        material = WORDS[fact].evidence.removeprefix("企业书面评价（可以").removesuffix("）")
        rows.append((f"{basis.cite}\n{basis.quote}", material, "□ 符合\n□ 不符合\n□ 暂不评价", _ROOM))
    body = [
        paragraph("首席质量官人选企业评价表", _TITLE),
        paragraph("", _BODY),
        paragraph(
            f"人选：{subject or '〔姓名〕'}　　现任职务：〔现任职务〕　　填表日期：{chinese_date(made_on)}", _BODY
        ),
        table(rows, (52, 42, 24, 38), _CELL, _HEAD),
        paragraph("", _BODY),
        paragraph(
            "说明：《南通市首席质量官暂行管理办法》没有规定本表的格式，也没有规定考试或者打分；上列各项由企业自行评价，并对评价负责。",
            _BODY,
        ),
        paragraph("", _BODY),
        paragraph("评价人（签名）：＿＿＿＿＿＿＿＿　　职务：＿＿＿＿＿＿＿＿", _BODY),
        paragraph("企业负责人（签名）：＿＿＿＿＿＿　　企业（盖章）", _BODY),
        paragraph("日期：＿＿＿＿＿＿＿＿", _BODY),
    ]
    return document(body, title="首席质量官人选企业评价表")
