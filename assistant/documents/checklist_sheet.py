"""The checklist as a workbook: one row a clause, then what is still to be found out, then what we say beside it.

Every colour repeats a word. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.markdown import chinese_date
from assistant.documents.sheet_paper import PaperSheet, paper_xlsx
from assistant.documents.sheet_results import STATUS_TONES, Cell
from assistant.flows.checklist import Checklist
from assistant.flows.step import Finding

CLAUSES, ERRANDS, REMARKS = "清单", "待办", "说明"
_CLAUSE_COLUMNS = {
    "类别": 7,
    "条款": 16,
    "条文原文": 34,
    "情况": 40,
    "结果": 9,
    "证明材料": 26,
    "向谁索取": 14,
}
_ERRAND_COLUMNS = {"事项": 24, "条款": 16, "材料": 48, "向谁索取": 30, "办妥日期": 14, "经办人": 12}
_REMARK_COLUMNS = {"类别": 14, "内容": 66, "条款": 18}


def checklist_xlsx(page: Checklist) -> bytes:
    """The workbook; sheets without rows are left out."""
    return paper_xlsx(page.title, tuple(checklist_sheets(page)))


def checklist_sheets(page: Checklist) -> Iterator[PaperSheet]:
    """Its sheets, the clauses first."""
    about = f"对象：{page.subject or '〔未填写〕'}　　制作日期：{chinese_date(page.made_on)}"
    yield PaperSheet(
        CLAUSES,
        page.title,
        (about, page.headline),
        tuple(_CLAUSE_COLUMNS),
        tuple(_CLAUSE_COLUMNS.values()),
        tuple(_clause(str(section.group), line) for section in page.sections for line in section.lines),
        (
            "　　　　".join(f"{name}：＿＿＿＿＿＿＿＿＿＿" for name in page.signatures),
            *page.footer,
            f"文本校验值：{page.text_digest}",
        ),
        is_led=True,
    )
    errands = tuple(
        tuple(map(Cell, (e.about, "\n".join(map(str, e.cites)), e.paper, e.from_whom, "", ""))) for e in page.errands
    )
    if errands:
        yield PaperSheet(
            ERRANDS,
            "待办：要核实的材料",
            (about,),
            tuple(_ERRAND_COLUMNS),
            tuple(_ERRAND_COLUMNS.values()),
            errands,
        )
    if remarks := tuple(_remarks(page)):
        yield PaperSheet(
            REMARKS,
            "什么会改变结论，以及说明",
            (about,),
            tuple(_REMARK_COLUMNS),
            tuple(_REMARK_COLUMNS.values()),
            remarks,
            landscape=False,
        )


def _clause(group: str, line: Finding) -> tuple[Cell, ...]:
    told = filter(None, (line.statement, line.curable and f"可以补足：{line.curable}", line.note))
    return (
        Cell(group),
        Cell("\n".join(map(str, line.cites))),
        Cell(line.quote),
        Cell("\n".join(told)),
        Cell(line.label, STATUS_TONES[line.status]),
        Cell(line.evidence),
        Cell(line.from_whom if line.evidence else ""),
    )


def _remarks(page: Checklist) -> Iterator[tuple[Cell, ...]]:
    for change in page.would_change:
        when = f"（{chinese_date(change.when)}起）" if change.when else ""
        cites = "\n".join(map(str, change.cites))
        yield Cell("会改变结论的"), Cell(f"{change.change}{when}：{change.leads_to}"), Cell(cites)
    for reading in page.readings:
        words = f"{reading.title}：{reading.text}——{reading.result}"
        yield Cell("条文理解（本程序的理解，不是条文原文）"), Cell(words), Cell(str(reading.cite))
    for note in page.notes:
        yield Cell("说明"), Cell(note), Cell("")
