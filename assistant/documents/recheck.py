"""The list of whom to look at again and when: as Markdown, Word, web page, workbook and JSON, from one table.

The days are the flow's; here they are put in order and told with what is still missing then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.documents.markdown import chinese_date
from assistant.documents.sheet_results import Cell, Examined, Tone
from assistant.flows.candidate.recheck import Recheck, recheck
from assistant.flows.candidate.rules import Verdict
from assistant.flows.candidate.words import FOOTER
from assistant.knowledge.reader import regulation

if TYPE_CHECKING:
    from assistant.sessions.candidates import KeptCandidate

TITLE = "候选人复查名单"
NOBODY = "没有只差时间的候选人。"
COLUMNS = {"姓名": 14, "何时复查": 20, "条款": 16, "时间到了的变化": 28, "届时结论": 11, "届时还缺": 34, "出处": 26}
"""The columns and their widths in characters."""

NOTES = (
    "本表只列第五条第（二）项的年限不足3年、其他所填条件都没有不满足的人。时间到了不等于自动具备条件：请届时补齐所缺事项，重新审查。",
    "满3年的日期按所填起始年月推算，前提是一直从事质量管理工作；没有填起始年月的算不出日期。",
)
_DUE, _UNDATED = "已到日期，请重新审查", "算不出日期，请补填起始年月"


@dataclass(frozen=True, slots=True)
class RecheckLine:
    """A candidate to look at again; `source` says where the facts stand, `examined_on` since when."""

    recheck: Recheck
    source: str
    examined_on: date
    session: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class RecheckList:
    """The page. Lines whose day has come stand first, then by day, those without a day last."""

    source: str
    lines: tuple[RecheckLine, ...]
    made_on: date

    @classmethod
    def of(cls, source: str, lines: Iterable[RecheckLine], made_on: date) -> RecheckList:
        return cls(source, tuple(sorted(lines, key=lambda line: line.recheck.when or date.max)), made_on)

    @property
    def words(self) -> str:
        """One sentence: how many, how many of them now."""
        if not self.lines:
            return NOBODY
        due = sum(line.recheck.is_due(self.made_on) for line in self.lines)
        undated = sum(line.recheck.when is None for line in self.lines)
        parts = [f"已到日期{due}人"] if due else []
        parts += [f"缺起始年月{undated}人"] if undated else []
        return f"只差时间的共{len(self.lines)}人" + (f"，其中{'、'.join(parts)}" if parts else "") + "。"

    @property
    def footer(self) -> tuple[str, ...]:
        text = regulation()
        return (
            FOOTER,
            f"使用前请核实本办法现行有效；文本版本：{text.meta['version']}。",
            f"制作日期：{chinese_date(self.made_on)}；文本校验值：{text.digest}",
            "本表含个人信息，请只在本单位审查需要的范围内使用和保存。",
        )


def from_sessions(candidates: Iterable[KeptCandidate], today: date) -> RecheckList:
    """From kept conversations: each candidate as of the day of the answers, so that a day now past shows as due."""
    lines = []
    for kept in candidates:
        found = recheck(kept.answers, min(kept.on, today))
        if found:
            named = replace(found, name=found.name or kept.title)
            source = f"会话{kept.session[:8]}，{chinese_date(kept.on)}填写"
            lines.append(RecheckLine(named, source, kept.on, session=kept.session))
    return RecheckList.of("保存的会话", lines, today)


def from_rows(rows: Iterable[Examined], source: str, today: date) -> RecheckList:
    """From the rows of a sheet."""
    return RecheckList.of(source, filter(None, (line_of(row, today) for row in rows)), today)


def line_of(row: Examined, today: date) -> RecheckLine | None:
    """The line of one row of a sheet, None where time alone changes nothing."""
    lacks = row.candidate is not None and row.candidate.outcome.verdict == Verdict.LACKS.value
    found = recheck(row.candidate.facts, today) if row.candidate and lacks else None
    return (
        RecheckLine(replace(found, name=row.name.strip()), f"表格第{row.number}行", today, row=row.number)
        if found
        else None
    )


def cells(line: RecheckLine, today: date) -> tuple[Cell, ...]:
    """The line under `COLUMNS`."""
    found = line.recheck
    if found.when is None:
        when = Cell(_UNDATED, Tone.QUIET)
    elif found.is_due(today):
        when = Cell(f"{chinese_date(found.when)}起（{_DUE}）", Tone.GOOD)
    else:
        when = Cell(f"{chinese_date(found.when)}起", Tone.OPEN)
    return (
        Cell(found.name),
        when,
        Cell("\n".join(map(str, found.cites))),
        Cell(found.change),
        Cell(found.leads_to),
        Cell(found.missing_words or "无"),
        Cell(line.source),
    )


def recheck_json(page: RecheckList) -> dict[str, Any]:
    """The list: `when` null where no beginning is known, `due` whether the day has come."""
    text = regulation()
    return {
        "format": "cqo-recheck",
        "version": 1,
        "as_of": page.made_on.isoformat(),
        "text_digest": text.digest,
        "recheck": [_line_json(line, page.made_on) for line in page.lines],
    }


def _line_json(line: RecheckLine, today: date) -> dict[str, Any]:
    found = line.recheck
    return {
        "name": found.name or None,
        "verdict": found.verdict,
        "when": found.when.isoformat() if found.when else None,
        "due": found.is_due(today),
        "change": found.change,
        "cites": list(map(str, found.cites)),
        "leads_to": found.leads_to,
        "missing": [errand.fact for errand in found.missing],
        "session": line.session or None,
        "row": line.row or None,
        "examined_on": line.examined_on.isoformat(),
    }


def recheck_markdown(page: RecheckList) -> str:
    """The list as a table."""
    from assistant.documents.markdown import escaped

    lines = [f"# {TITLE}", "", f"来源：{escaped(page.source)}", "", f"**{page.words}**", ""]
    if page.lines:
        lines += [f"| {' | '.join(COLUMNS)} |", f"|{' --- |' * len(COLUMNS)}"]
        lines += [
            f"| {' | '.join(escaped(cell.text) for cell in cells(line, page.made_on))} |" for line in page.lines
        ]
        lines += ["", "## 说明", "", *(f"- {note}" for note in NOTES), ""]
    return "\n".join([*lines, "---", "", *(f"{line}\n" for line in page.footer)])


def recheck_html(page: RecheckList) -> str:
    """The list as a page that prints on A4."""
    from assistant.documents.webpage import listing, page_of, table_of, text_of

    body = [f"<h1>{TITLE}</h1>", f"<p>来源：{text_of(page.source)}</p>", f"<p class=headline>{page.words}</p>"]
    if page.lines:
        rows = ((text_of(cell.text) for cell in cells(line, page.made_on)) for line in page.lines)
        body += [*table_of(COLUMNS, rows), "<h2>说明</h2>", *listing(NOTES)]
    body += ["<footer>", *(f"<div>{text_of(line)}</div>" for line in page.footer), "</footer>"]
    return page_of(TITLE, body)


def recheck_docx(page: RecheckList) -> bytes:
    """The list as a ruled table."""
    from assistant.documents.wordml import HEI, KAI, SONG, SONG_TITLE, Style, document, paragraph, table

    small = Style(font=SONG, size=10.5, align="left", indent=0, line=0)
    body = [
        paragraph(TITLE, Style(font=SONG_TITLE, size=22, align="center", indent=0, line=32)),
        paragraph("", small),
        paragraph(f"来源：{page.source}", small),
        paragraph(page.words, Style(font=KAI, indent=0)),
    ]
    if page.lines:
        rows = [tuple(COLUMNS), *(tuple(cell.text for cell in cells(line, page.made_on)) for line in page.lines)]
        head = Style(font=HEI, size=10.5, align="center", indent=0, line=0)
        body.append(table(rows, (18, 24, 20, 26, 17, 28, 23), small, head))
        body += [paragraph("", small), *(paragraph(note, small) for note in NOTES)]
    return document([*body, paragraph("", small), *(paragraph(line, small) for line in page.footer)], title=TITLE)


def recheck_xlsx(page: RecheckList) -> bytes:
    """The list as a workbook."""
    from assistant.documents.sheet_paper import PaperSheet, paper_xlsx

    sheet = PaperSheet(
        "复查名单",
        TITLE,
        (f"来源：{page.source}", page.words),
        tuple(COLUMNS),
        tuple(COLUMNS.values()),
        tuple(cells(line, page.made_on) for line in page.lines),
        (*NOTES, *page.footer),
        is_led=True,
    )
    return paper_xlsx(TITLE, (sheet,))
