"""The review of an appointment letter as a paper, Markdown or Word: power by power, with the letter's own sentences."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assistant.documents.markdown import chinese_date, escaped
from assistant.documents.wordml import HEI, KAI, SONG, SONG_TITLE, Style, document, paragraph, table
from assistant.knowledge.reader import regulation

if TYPE_CHECKING:
    from assistant.flows.letter_review import Review

TITLE = "聘用文件审查意见"
NO_LETTER = "这份文件不是首席质量官的聘书、任命文件或者授权书，没有可以审查的权限。请确认选对了文件。"
NO_FORM = "本办法没有规定聘用文件的格式，是否补写由企业决定。"
_TITLE = Style(font=SONG_TITLE, size=22, align="center", indent=0, line=32)
_HEADING = Style(font=HEI, keep=True)
_BODY = Style()
_QUOTE = Style(font=KAI)
_CELL = Style(font=SONG, size=10.5, align="left", indent=0, line=0)
_HEAD = Style(font=HEI, size=10.5, align="center", indent=0, line=0)


def power_text(cite: str) -> str:
    """The item of 第十二条 as the regulation has it."""
    return regulation()[cite].text.strip().rstrip("；;。")


def lead_in() -> str:
    """The sentence all items of 第十二条 hang on, verbatim."""
    return regulation()["第十二条第（一）项"].lead_in or ""


def footer() -> tuple[str, ...]:
    """What the review is worth, and what a power left out means."""
    text = regulation()
    return (
        f"第十二条的用语是“可以享有”：没有授予其中一项，不违反本办法；授予哪些由企业决定。原文：“{lead_in()}”",
        "本结果只按文件文字和2020年修订文本得出，写法可以作两种理解的，没有算作已授予；不是行政机关的认定。",
        f"使用前请核实本办法现行有效；文本版本：{text.meta['version']}；文本校验值：{text.digest}。",
    )


def review_markdown(review: Review, source: str, made_on: date) -> str:
    """The review of the letter in the file called `source`."""
    lines = [f"# {TITLE}", "", f"文件：{escaped(source)}", "", f"审查日期：{chinese_date(made_on)}", ""]
    if not review.is_letter:
        return "\n".join([*lines, NO_LETTER, "", *(f"{line}\n" for line in footer())])
    lines += ["## 权限", ""]
    for power in review.powers:
        lines.append(f"- ［{power.status.label}］{power.cite}：“{power_text(power.cite)}”")
        if power.evidence:
            lines.append(f"  - 文件原句：{escaped(power.evidence)}")
        lines += [f"  - {escaped(power.advice)}", ""]
    if review.beyond:
        lines += ["## 第十二条以外的权限", ""]
        lines += [f"- 文件原句：{escaped(b.text)}\n  - {escaped(b.why)}\n" for b in review.beyond]
    if review.missing_parts:
        lines += ["## 没有找到的部分", "", f"{'、'.join(review.missing_parts)}。{NO_FORM}", ""]
    return "\n".join([*lines, "---", "", *(f"{line}\n" for line in footer())])


def review_docx(review: Review, source: str, made_on: date) -> bytes:
    """The same as a Word file."""
    body = [
        paragraph(TITLE, _TITLE),
        paragraph("", _BODY),
        paragraph(f"文件：{source}", _BODY),
        paragraph(f"审查日期：{chinese_date(made_on)}", _BODY),
    ]
    if review.is_letter:
        rows = [("条款和原文", "结果", "文件原句", "建议")]
        rows += [
            (f"{p.cite}\n{power_text(p.cite)}", p.status.label, p.evidence or "", p.advice) for p in review.powers
        ]
        body.append(table(rows, (38, 20, 38, 60), _CELL, _HEAD))
        if review.beyond:
            body.append(paragraph("第十二条以外的权限", _HEADING))
            body += [paragraph(f"“{b.text}”：{b.why}", _BODY) for b in review.beyond]
        if review.missing_parts:
            body.append(paragraph("没有找到的部分", _HEADING))
            body.append(paragraph(f"{'、'.join(review.missing_parts)}。{NO_FORM}", _BODY))
    else:
        body.append(paragraph(NO_LETTER, _QUOTE))
    body.append(paragraph("", _BODY))
    body += [paragraph(line, _CELL) for line in footer()]
    return document(body, title=TITLE)
