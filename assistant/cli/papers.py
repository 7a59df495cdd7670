"""`cqo checklist` and `cqo recheck`: the papers to file, from facts, from a sheet or from the kept conversations."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.checking import day_of
from assistant.cli.output import print_json, printable, read_json_file, same_file, warn, write_file
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.documents.recheck import RecheckList
    from assistant.flows.step import Outcome

_ENDINGS = "文件.docx|.xlsx|.html|.md|.json"


def checklist(
    facts: Annotated[
        Path, typer.Option(metavar="文件.json", help="候选人情况，写法同 check；或者聘任情况，写法同 letter draft")
    ],
    out: Annotated[Path, typer.Option(metavar=_ENDINGS, help="写到哪里")],
    flow: Annotated[str, typer.Option(metavar="candidate|letter", help="哪个流程的清单")] = "candidate",
    name: Annotated[str, typer.Option(metavar="姓名", help="清单上写的对象，可以用代号")] = "",
    as_of: Annotated[str, typer.Option(metavar="日期", help="按哪一天计算年限，例如 2026-04-01；默认今天")] = "",
) -> int:
    """写一份清单：逐条的结论、原文、证明材料、待办、签名处，可以是Word、Excel、网页、Markdown或者JSON。"""
    from assistant.documents.papers import checklist_paper
    from assistant.flows.checklist import checklist as page_of

    day = day_of(as_of)
    _fit_to_write(out, facts)
    page = page_of(_outcome(flow, read_json_file(facts), day), made_on=day, subject=name.strip())
    write_file(out, checklist_paper(page, out.suffix))
    warn(page.headline)
    warn(f"已写入 {out}")
    return 0


def _outcome(flow: str, raw: object, day: date) -> Outcome:
    from assistant.flows import flow as flow_of

    if flow == "letter":
        from assistant.flows.letter import letter_facts

        return flow_of(flow).assess(letter_facts(raw), day)
    if flow == "candidate":
        from assistant.flows.candidate import validate_facts

        return flow_of(flow).assess(validate_facts(raw), day)
    raise InputError(f"“{flow_of(flow).title}”没有这样的清单，--flow 可以用 candidate 或者 letter。")


def recheck(
    ctx: typer.Context,
    source: Annotated[
        Path | None, typer.Argument(metavar="[表格.xlsx|.csv]", help="人员表；不写则看保存的会话")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar=_ENDINGS, help="写到哪里；不写则输出到屏幕")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出JSON")] = False,
    as_of: Annotated[str, typer.Option(metavar="日期", help="按哪一天看，例如 2026-04-01；默认今天")] = "",
) -> int:
    """复查名单：只差时间的候选人，各自何时起可以补足、届时还缺什么。"""
    from assistant.documents.papers import recheck_paper
    from assistant.documents.recheck import recheck_json

    day = day_of(as_of)
    if out is not None:
        _fit_to_write(out, source)
    page, errors = _of_sheet(source, day) if source else (_of_sessions(ctx, day), 0)
    if out is not None:
        write_file(out, recheck_paper(page, out.suffix))
        warn(page.words)
        warn(f"已写入 {out}")
    if as_json:
        print_json(recheck_json(page))
    elif out is None:
        print(_printed(page))
    return 1 if errors else 0


def _fit_to_write(out: Path, source: Path | None) -> None:
    """Raises InputError before any work is done in vain."""
    from assistant.documents.papers import FORMS, no_such_form

    if out.suffix.lower() not in FORMS:
        raise no_such_form(out.suffix, FORMS)
    if source is not None and same_file(source, out):
        raise InputError("--out 不能就是读入的文件，请换一个文件名，以免盖掉原来的内容。")


def _of_sheet(source: Path, day: date) -> tuple[RecheckList, int]:
    """The list, and how many rows were errors, each said."""
    from assistant.documents.recheck import from_rows
    from assistant.documents.sheet_reader import open_sheet
    from assistant.documents.sheets import examined, notices
    from assistant.flows.batch import Candidates
    from assistant.flows.understanding import understand

    with open_sheet(source) as sheet:
        for line in notices(sheet):
            warn(line)
        rows = tuple(examined(sheet, Candidates(understand, day)))
    errors = [row for row in rows if row.error]
    for row in errors:
        warn(f"第{row.number}行：{row.error}。")
    return from_rows(rows, source.name, day), len(errors)


def _of_sessions(ctx: typer.Context, day: date) -> RecheckList:
    from assistant.cli.talks import open_store
    from assistant.documents.recheck import from_sessions
    from assistant.sessions.candidates import kept_candidates

    return from_sessions(kept_candidates(open_store(ctx)), day)


def _printed(page: RecheckList) -> str:
    from assistant.documents.recheck import cells

    lines = [page.words]
    for line in page.lines:
        name, when, cites, change, leads_to, missing, source = (
            printable(cell.text) for cell in cells(line, page.made_on)
        )
        lines.append(f"\n{name or '（没有姓名）'}　{when}")
        lines.append(f"  {change}（{cites}），届时结论：{leads_to}")
        lines.append(f"  届时还缺：{missing}；出处：{source}")
    return "\n".join([*lines, "", *page.footer[:2]])
