"""Checklists, letters and talks as Markdown.

Text a person typed is escaped: it can neither format nor link. Quotes of the regulation are printed as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from assistant.documents.citing import named, quoted
from assistant.flows.checklist import Checklist, checklist
from assistant.sessions.turns import AnswerTurn, NoteTurn, OutcomeTurn, ProposalTurn, QuestionTurn, Turn, UserTurn

if TYPE_CHECKING:
    from assistant.flows.paper import Letter
    from assistant.flows.step import Finding, Outcome

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")


def escaped(text: str) -> str:
    """Foreign text on one line, with no meaning to Markdown or HTML, and no control characters."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return _SPECIAL.sub(r"\\\1", flat)


def chinese_date(day: date) -> str:
    """2026年4月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def checklist_markdown(page: Checklist) -> str:
    """The whole page, every line with its clause."""
    lines = [f"# {page.title}", ""]
    if page.subject:
        lines += [f"对象：{escaped(page.subject)}", ""]
    lines += [f"**{page.headline}**", ""]
    for section in page.sections:
        lines += [f"## {section.group}", ""]
        for finding in section.lines:
            lines += _finding(finding)
    if page.readings:
        lines += ["## 条文理解（本程序的理解，不是条文原文）", ""]
        for reading in page.readings:
            lines += [f"- {reading.cite}，{reading.title}：{reading.text}——{reading.result}"]
        lines.append("")
    if page.would_change:
        lines += ["## 什么会改变结论", ""]
        for change in page.would_change:
            when = f"（{chinese_date(change.when)}起）" if change.when else ""
            lines.append(f"- {change.change}{when}：{change.leads_to}（{named(change.cites)}）")
        lines.append("")
    if page.errands:
        lines += ["## 待办：要核实的材料", ""]
        for errand in page.errands:
            cites = "、".join(map(str, errand.cites))
            lines.append(f"- [ ] {errand.about}：{errand.paper}（向{errand.from_whom}索取；{cites}）")
        lines.append("")
    if page.notes:
        lines += ["## 说明", "", *(f"- {note}" for note in page.notes), ""]
    lines += ["---", "", "　　".join(f"{name}：＿＿＿＿＿＿＿＿" for name in page.signatures), ""]
    lines += [*(f"{line}\n" for line in page.footer)]
    lines += [f"制作日期：{chinese_date(page.made_on)}；文本校验值：{page.text_digest}", ""]
    return "\n".join(lines)


def _finding(finding: Finding) -> Iterable[str]:
    cites = "、".join(map(str, finding.cites))
    yield f"- ［{finding.label}］{escaped(finding.statement)}（{cites}）"
    if finding.quote:
        yield f"  - 原文：“{finding.quote}”".replace("\n", " ")
    if finding.evidence:
        whom = f"（向{finding.from_whom}索取）" if finding.from_whom else ""
        yield f"  - 证明材料：{finding.evidence}{whom}"
    if finding.curable:
        yield f"  - 可以补足：{finding.curable}"
    if finding.note:
        yield f"  - 说明：{finding.note}"
    yield ""


def letter_markdown(letter: Letter) -> str:
    """The letter as it would be typed up, its placeholders 〔…〕 standing where facts are not given."""
    lines: list[str] = []
    for part in letter.paragraphs:
        mark = {"title": "# ", "heading": "## "}.get(part.kind, "")
        lines += [f"{mark}{escaped(line)}\n" for line in part.text.split("\n")]
    return "\n".join(lines).rstrip() + "\n"


def outcome_markdown(outcome: Outcome, title: str, made_on: date) -> str:
    """The checklist of an outcome, after its letter where there is one."""
    page = checklist_markdown(checklist(outcome, title=f"{title}清单", made_on=made_on))
    return f"{letter_markdown(outcome.letter)}\n---\n\n{page}" if outcome.letter else page


def transcript_markdown(title: str, turns: Iterable[Turn], made_on: date) -> str:
    """A whole conversation, each flow's checklist where it came to its end."""
    lines = [f"# {escaped(title)}", "", f"导出日期：{chinese_date(made_on)}", ""]
    for turn in turns:
        lines += [*_turn(turn, made_on), ""]
    return "\n".join(lines).rstrip() + "\n"


def _turn(turn: Turn, made_on: date) -> Iterable[str]:
    match turn:
        case UserTurn(_, text):
            yield f"**您**：{escaped(text)}"
        case NoteTurn(_, text):
            yield f"*{text}*"
        case AnswerTurn(_, answer):
            yield f"**助手**：{answer['lead']}"
            for quote in answer["quotes"]:
                yield ""
                yield f"> {quoted(quote)}".replace("\n", "\n> ")
            for note in answer["notes"]:
                yield ""
                yield f"- {note}"
        case ProposalTurn() if turn.asks:
            yield f"**助手**：我读到 {escaped(turn.in_words)}"
        case QuestionTurn() if turn.values is not None:
            yield f"**助手**：{turn.number}. {turn.question.prompt}"
            yield ""
            yield f"**您**：{escaped(turn.question.in_words(turn.values))}"
        case OutcomeTurn() if not turn.interim:
            yield outcome_markdown(turn.outcome, turn.flow.title, made_on)
        case _:
            pass
