"""`cqo batch`: a sheet of candidates in, the same sheet with verdicts out; and the empty form."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.checking import day_of
from assistant.cli.output import print_json, same_file, warn
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.documents.recheck import RecheckLine
    from assistant.documents.sheet_results import Examined, Tally

_PROGRESS_EVERY = 1000


def batch(
    source: Annotated[
        Path | None, typer.Argument(metavar="[表格.xlsx|.csv]", help="人员名单，至少有姓名、职务两列")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="结果.xlsx|.csv", help="结果写到哪里")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="同时逐行输出JSON")] = False,
    as_of: Annotated[str, typer.Option(metavar="日期", help="按哪一天计算年限，例如 2026-04-01；默认今天")] = "",
    template: Annotated[Path | None, typer.Option(metavar="空表.xlsx", help="写一份带下拉选项的空表")] = None,
) -> int:
    """审查一张人员表：每行一人，逐条给出结论、依据、待核实事项和需补材料。"""
    if template is not None:
        if source is not None or out is not None:
            raise InputError("--template 只写空表，不要和人员表、--out 一起用。")
        return _write_template(template)
    if source is None:
        raise InputError(
            "请写上人员表，例如：cqo batch 名单.xlsx --out 结果.xlsx；没有表的，先用 cqo batch --template 空表.xlsx"
        )
    if out is None and not as_json:
        raise InputError("请用 --out 写明结果放在哪里，例如：--out 结果.xlsx")
    if out is not None and same_file(source, out):
        raise InputError("--out 不能就是原来的人员表，请换一个文件名，以免盖掉原表。")
    return _examine(source, out, as_json=as_json, day=day_of(as_of))


def _examine(source: Path, out: Path | None, *, as_json: bool, day: date) -> int:
    from assistant.documents.recheck import RecheckList
    from assistant.documents.recheck import line_of as recheck_line
    from assistant.documents.sheet_reader import open_sheet
    from assistant.documents.sheet_results import Tally
    from assistant.documents.sheet_writer import result_paper
    from assistant.documents.sheets import closing, examined, notices, summary
    from assistant.flows.batch import Candidates
    from assistant.flows.understanding import understand

    tally = Tally()
    due: list[RecheckLine] = []
    with ExitStack() as stack:
        sheet = stack.enter_context(open_sheet(source))
        paper = stack.enter_context(result_paper(out, sheet.header.titles)) if out else None
        for notice in notices(sheet):
            warn(notice)
        for row in examined(sheet, Candidates(understand, day)):
            tally.add(row)
            line = recheck_line(row, day)
            due += [line] if line else []
            if paper:
                paper.add(row)
            if as_json:
                print_json(_as_json(row, line))
            elif row.error:
                warn(f"第{row.number}行：{row.error}。")
            _progress(tally)
        rechecks = RecheckList.of(source.name, due, day)
        if paper:
            paper.finish(summary(sheet, tally, source.name, day), rechecks)
    warn(closing(sheet, tally))
    if due:
        warn(f"{rechecks.words}名单见结果里的“复查名单”，或者运行：cqo recheck {source.name}")
    if out:
        warn(f"已写入 {out}")
    return 1 if tally.errors else 0


def _as_json(row: Examined, line: RecheckLine | None) -> dict[str, Any]:
    from assistant.documents.sheet_cells import shown

    name = shown(row.name) or None
    if row.candidate is None:
        return {"row": row.number, "name": name, "error": row.error}
    outcome = row.candidate.outcome
    return {
        "row": row.number,
        "name": name,
        "verdict": outcome.verdict,
        "headline": outcome.headline,
        "decided_by": [str(cite) for cite in outcome.decided_by],
        "open": list(outcome.open),
        "facts": dict(outcome.facts),
        "notes": list(row.candidate.notes),
        "recheck_on": line.recheck.when.isoformat() if line and line.recheck.when else None,
    }


def _progress(tally: Tally) -> None:
    if tally.rows % _PROGRESS_EVERY == 0:
        warn(f"已审查{tally.rows}行……")


def _write_template(path: Path) -> int:
    from assistant.documents.sheet_template import write_template

    write_template(path)
    warn(f"已写入空表 {path}，填好后运行：cqo batch {path.name} --out 结果.xlsx")
    return 0
