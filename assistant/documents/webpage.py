"""Checklists and talks as one self-contained HTML file that prints on A4. No script, no link, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape

from assistant.documents.citing import named, quoted
from assistant.documents.markdown import chinese_date
from assistant.flows.checklist import Checklist, checklist
from assistant.sessions.turns import AnswerTurn, NoteTurn, OutcomeTurn, ProposalTurn, QuestionTurn, Turn, UserTurn

_CSS = """
@page{size:A4;margin:25mm 20mm}
body{font:11pt/1.7 "Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;max-width:48em;margin:2em auto;padding:0 1em;color:#111;background:#fff}
h1{font-size:18pt;text-align:center;font-weight:600}h2{font-size:13pt;margin:1.4em 0 .4em;break-after:avoid}
.headline{font-weight:600;border:1.5px solid #111;padding:.6em 1em}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.3em .5em;vertical-align:top;text-align:left;overflow-wrap:anywhere}
table{table-layout:fixed}td,th{font-size:10pt}tr{break-inside:avoid}th{background:#eee}blockquote{margin:.3em 0 .3em 1em;padding-left:.8em;border-left:3px solid #999}
.you{margin-top:1em}.note{color:#444}.sign{display:flex;gap:2em;margin:2.5em 0 1.5em}.sign span{flex:1;border-bottom:1px solid #111}
footer{font-size:9pt;color:#333;border-top:1px solid #999;padding-top:.5em}
@media screen and (max-width:40em){thead,col{display:none}table,tbody,tr,td{display:block;width:auto}tr{border:1px solid #555;margin:.6em 0;padding:.3em .6em}
td{border:0;padding:.1em 0;font-size:11pt}td:empty{display:none}td::before{content:attr(data-of) "　";color:#555}.sign{display:block}.sign span{display:block;margin-top:1em}}
"""
_CLAUSES = {"条款": 22, "情况": 26, "原文": 21, "结果": 10, "证明材料": 21}
_ERRANDS = {"事项": 26, "材料": 30, "向谁索取": 22, "条款": 22}


def checklist_html(page: Checklist) -> str:
    """The whole checklist as a page."""
    return page_of(page.title, _checklist(page))


def transcript_html(title: str, turns: Iterable[Turn], made_on: date) -> str:
    """A whole conversation, each flow's letter and checklist where it came to its end."""
    body = [f"<h1>{text_of(title)}</h1>", f"<p class=note>导出日期：{chinese_date(made_on)}</p>"]
    for turn in turns:
        body += _turn(turn, made_on)
    return page_of(title, body)


def page_of(title: str, body: Iterable[str]) -> str:
    """A whole file around HTML that is safe already."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{text_of(title)}</title><style>{_CSS}</style></head><body>\n"
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def text_of(text: str) -> str:
    """Foreign text as HTML that shows it and does nothing."""
    clean = "".join(c if c.isprintable() or c in "\n\u3000" else " " for c in text)
    return escape(clean).replace("\n", "<br>")


def _checklist(page: Checklist) -> list[str]:
    out = [f"<h1>{text_of(page.title)}</h1>"]
    if page.subject:
        out.append(f"<p>对象：{text_of(page.subject)}</p>")
    out.append(f"<p class=headline>{text_of(page.headline)}</p>")
    for section in page.sections:
        rows = [
            (
                "<br>".join(str(c) for c in line.cites),
                text_of(
                    "\n".join(
                        t for t in (line.statement, line.curable and f"可以补足：{line.curable}", line.note) if t
                    )
                ),
                text_of(line.quote),
                line.label,
                text_of(line.evidence + (f"（向{line.from_whom}索取）" if line.evidence and line.from_whom else "")),
            )
            for line in section.lines
        ]
        out += [f"<h2>{section.group}</h2>", *table_of(_CLAUSES, rows)]
    if page.would_change:
        changes = (
            f"{text_of(c.change)}{f'（{chinese_date(c.when)}起）' if c.when else ''}：{text_of(c.leads_to)}（{named(c.cites)}）"
            for c in page.would_change
        )
        out += ["<h2>什么会改变结论</h2>", *listing(changes)]
    if page.readings:
        readings = (f"{r.cite}，{text_of(r.title)}：{text_of(r.text)}——{text_of(r.result)}" for r in page.readings)
        out += ["<h2>条文理解（本程序的理解，不是条文原文）</h2>", *listing(readings)]
    if page.errands:
        errands = [
            (text_of(e.about), text_of(e.paper), text_of(e.from_whom), "<br>".join(map(str, e.cites)))
            for e in page.errands
        ]
        out += ["<h2>待办：要核实的材料</h2>", *table_of(_ERRANDS, errands)]
    if page.notes:
        out += ["<h2>说明</h2>", *listing(map(text_of, page.notes))]
    out.append("<p class=sign>" + "".join(f"<span>{name}：</span>" for name in page.signatures) + "</p>")
    out.append("<footer>" + "".join(f"<div>{text_of(line)}</div>" for line in page.footer))
    out.append(f"<div>制作日期：{chinese_date(page.made_on)}；文本校验值：{page.text_digest}</div></footer>")
    return out


def table_of(columns: Mapping[str, int], rows: Iterable[Iterable[str]]) -> list[str]:
    """A ruled table; `columns` are headings and their shares of the width; headings and cells are HTML.

    On a narrow screen each row is a block, every cell led by its heading.
    """
    whole = sum(columns.values())
    out = ["<table>" + "".join(f'<col style="width:{share * 100 / whole:.1f}%">' for share in columns.values())]
    out.append("<thead><tr>" + "".join(f"<th>{heading}</th>" for heading in columns) + "</tr></thead><tbody>")
    for row in rows:
        cells = (f'<td data-of="{heading}">{cell}</td>' for heading, cell in zip(columns, row, strict=True))
        out.append(f"<tr>{''.join(cells)}</tr>")
    return [*out, "</tbody></table>"]


def listing(lines: Iterable[str]) -> list[str]:
    """A bulleted list of HTML lines."""
    return ["<ul>", *(f"<li>{line}</li>" for line in lines), "</ul>"]


def _turn(turn: Turn, made_on: date) -> Iterable[str]:
    match turn:
        case UserTurn(_, text):
            yield f"<p class=you><b>您</b>：{text_of(text)}</p>"
        case NoteTurn(_, text):
            yield f"<p class=note>{text_of(text)}</p>"
        case AnswerTurn(_, answer):
            yield f"<p><b>助手</b>：{text_of(answer['lead'])}</p>"
            for quote in answer["quotes"]:
                yield f"<blockquote>{text_of(quoted(quote))}</blockquote>"
            for note in answer["notes"]:
                yield f"<p class=note>{text_of(note)}</p>"
        case ProposalTurn() if turn.asks:
            yield f"<p><b>助手</b>：我读到<br>{text_of(turn.in_words)}</p>"
        case QuestionTurn() if turn.values is not None:
            yield f"<p><b>助手</b>：{turn.number}. {text_of(turn.question.prompt)}<br><b>您</b>：{text_of(turn.question.in_words(turn.values))}</p>"
        case OutcomeTurn() if not turn.interim:
            if letter := turn.outcome.letter:
                yield f"<h1>{text_of(letter.title)}</h1>"
                yield from (f"<p>{text_of(part.text)}</p>" for part in letter.paragraphs if part.kind != "title")
            yield from _checklist(checklist(turn.outcome, title=f"{turn.flow.title}清单", made_on=made_on))
        case _:
            pass
