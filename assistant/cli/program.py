"""The command tree, and running one command line with Chinese errors and the promised exit status."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from assistant.cli import asking, batch, checking, letters, papers, review, talks, upkeep
from assistant.cli.chinese_help import ChineseCommand, ChineseGroup, usage_line
from assistant.cli.output import warn
from assistant.place import VARIABLE, Place

_USAGE_ERROR: Any = typer.BadParameter.__base__

app = typer.Typer(
    cls=ChineseGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    help="首席质量官助手：《南通市首席质量官暂行管理办法》问答与自查。不带命令运行 cqo 打开对话界面。",
)


@app.callback()
def options(
    data_dir: Annotated[
        str, typer.Option(metavar="目录", help=f"会话和缓存放在哪里（也可用环境变量 {VARIABLE}）")
    ] = "",
    ephemeral: Annotated[bool, typer.Option("--ephemeral", help="不在磁盘上写任何东西")] = False,
) -> None:
    """The global options are taken out before typer sees the line (they may stand anywhere); here for the help."""


def _command(group: typer.Typer, name: str) -> Any:
    return group.command(name, cls=ChineseCommand)


def _group(name: str, summary: str) -> typer.Typer:
    group = typer.Typer(cls=ChineseGroup, help=summary, rich_markup_mode=None, no_args_is_help=False)
    app.add_typer(group, name=name)
    return group


_command(app, "ask")(asking.ask)
_command(app, "show")(asking.show)
_command(app, "search")(asking.search)
_command(app, "check")(checking.check)
_letter = _group("letter", "聘用书、任命文件：起草和审查")
_command(_letter, "draft")(letters.draft)
_command(_letter, "check")(review.check)
_command(app, "batch")(batch.batch)
_command(app, "checklist")(papers.checklist)
_command(app, "recheck")(papers.recheck)
_flow = _group("flow", "引导流程")
_command(_flow, "graph")(checking.graph)
_sessions = _group("sessions", "会话记录：查看、导出、导入、删除")
_command(_sessions, "list")(talks.show_list)
_command(_sessions, "show")(talks.show)
_command(_sessions, "export")(talks.export)
_command(_sessions, "import")(talks.import_)
_command(_sessions, "delete")(talks.delete)
_command(app, "eval")(upkeep.evaluate)
_command(app, "coverage")(upkeep.coverage)
_command(app, "check-content")(upkeep.check_content)
_command(app, "doctor")(upkeep.doctor)


def run_command(place: Place, arguments: list[str]) -> int:
    """Run one command; returns its exit status. Raises CqoError for `main` to say."""
    try:
        result = app(arguments, obj=place, standalone_mode=False, prog_name="cqo")
    except typer.Exit as leave:
        return leave.exit_code
    except typer.Abort:
        return 130
    except _USAGE_ERROR as error:
        warn(usage_line(error))
        return 2
    return result if isinstance(result, int) else 0
