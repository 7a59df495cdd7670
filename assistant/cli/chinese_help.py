"""Help and usage errors in Chinese: typer's own words are English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer import Context

_COLUMN = 34


def _write(command: Any, ctx: Context, formatter: Any) -> None:
    path = ctx.command_path
    names = " ".join(_metavar(p) for p in command.params if p.param_type_name == "argument")
    commands = getattr(command, "commands", {})
    formatter.write(f"用法：{path} [选项] {names or ('命令 …' if commands else '')}".rstrip() + "\n\n")
    if command.help:
        formatter.write(command.help.strip() + "\n\n")
    shown = [(name, sub.help or "") for name, sub in commands.items() if not sub.hidden]
    if shown:
        formatter.write("命令：\n" + _table([(n, h.strip().splitlines()[0]) for n, h in shown]) + "\n")
    rows = [(_metavar(p), p.help) for p in command.params if p.param_type_name == "argument" and p.help]
    if rows:
        formatter.write("参数：\n" + _table(rows) + "\n")
    options = [(_names(p), p.help or "") for p in command.params if p.param_type_name == "option" and not p.hidden]
    formatter.write("选项：\n" + _table([*options, ("--help", "显示这段帮助")]))


def _metavar(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name)


def _names(option: Any) -> str:
    value = "" if option.is_flag else f" {option.metavar or '…'}"
    return ", ".join(option.opts) + value


def _table(rows: list[tuple[str, str]]) -> str:
    return "".join(f"  {left}{' ' * max(2, _COLUMN - 2 - _cells(left))}{right}\n" for left, right in rows)


def _cells(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write(self, ctx, formatter)


class ChineseGroup(TyperGroup):
    """A group of commands whose help is Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write(self, ctx, formatter)


def usage_line(error: Any) -> str:
    """One Chinese line for a usage error of typer."""
    kind = type(error).__name__
    path = error.ctx.command_path if getattr(error, "ctx", None) else "cqo"
    name = getattr(error, "option_name", None)
    if kind == "NoSuchOption":
        what = f"没有选项 {name}"
    elif kind == "MissingParameter":
        missing = _metavar(error.param) if error.param else "参数"
        if error.param and error.param.param_type_name == "option":
            missing = error.param.opts[0]
        what = f"缺少 {missing}"
    elif kind == "BadOptionUsage":
        what = f"选项 {name} 的写法不对，后面要有值"
    elif "No such command" in str(error.message):
        what = f"没有这个命令：{str(error.message).split(chr(39))[1] if chr(39) in str(error.message) else ''}"
    elif kind == "BadParameter" and error.param:
        what = f"{error.param.opts[0]} 的值不对"
    else:
        what = "命令写法不对"
    return f"{what}。用 {path} --help 查看用法。"
