"""`cqo eval`, `coverage`, `check-content`, `doctor`: how good the answers are, and whether all is well here."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.checking import day_of
from assistant.cli.output import print_json
from assistant.cli.quick import knowledge_at
from assistant.errors import CqoError
from assistant.place import Place

Json = Annotated[bool, typer.Option("--json", help="输出JSON")]


def evaluate(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="题集",
            help="提问或者人员的 .jsonl；聘书的文件夹（内有 expected.jsonl）；人员表（旁有 …_expected.jsonl）",
        ),
    ],
    as_json: Json = False,
    failures: Annotated[bool, typer.Option("--failures", help="列出没有答对的题")] = False,
    as_of: Annotated[str, typer.Option(metavar="日期", help="按哪一天计算年限，例如 2026-04-01；默认今天")] = "",
) -> int:
    """用一份题集评测问答、读人、审聘书或者批量审查，给出各项指标。"""
    from assistant.cli.scoring import score

    scored = score(file, lambda: knowledge_at(ctx.obj).ask, day_of(as_of))
    if as_json:
        print_json(scored.figures)
    else:
        for name, value in _flat(scored.figures):
            print(f"{name:<26}{'－' if value is None else value}")
    if failures:
        for failure in scored.failures:
            print_json(failure)
    return 0


def _flat(figures: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{name} ")
        else:
            yield before + name, value


def coverage(as_json: Json = False) -> int:
    """每一条、款、项由哪些流程、卡片、清单覆盖。"""
    from assistant.cli.covering import covered

    table = covered()
    if as_json:
        print_json(table)
        return 0
    for cite, places in table.items():
        counts = "　".join(
            f"{name}{len(found)}"
            for name, found in zip(("流程", "卡片", "清单", "测验"), places.values(), strict=True)
        )
        print(f"{cite}　{counts}")
    return 0


def check_content(ctx: typer.Context) -> int:
    """检查所有内容文件：条号、引文、数字、词表、能否被问到。"""
    from assistant.knowledge import content_check

    problems = content_check.problems(knowledge_at(ctx.obj))
    for problem in problems:
        print(problem)
    if problems:
        return 1
    print("内容文件没有发现问题。")
    return 0


def doctor(ctx: typer.Context) -> int:
    """检查本机环境：版本、会话库位置、编码、终端大小、标尺、文本校验值。"""
    from importlib.metadata import version

    from assistant.knowledge.reader import corpus_path, regulation
    from assistant.tui import cjk

    place: Place = ctx.obj
    text = regulation()
    rows = [
        ("程序", version("cqo-assistant")),
        ("Python", f"{platform.python_version()}（{platform.system()}）"),
        *((name, version(name)) for name in ("textual", "rich", "jieba", "rapidfuzz", "pydantic", "typer")),
        ("中文换行", cjk.status()),
        ("会话库", _store_line(place)),
        ("缓存", str(place.cache_dir or "不写入磁盘（--ephemeral）")),
        ("编码", f"输出 {sys.stdout.encoding}，终端 {os.environ.get('LANG') or '未设置 LANG'}"),
        ("终端", _terminal_line()),
        ("法规文本", f"{text.title}（{text.meta['version']}），校验值 {text.digest}"),
        ("文本文件", str(corpus_path())),
    ]
    for name, value in rows:
        print(f"{name}{'　' * max(1, 5 - len(name))}{value}")
    print("标尺，每行应当一样长；“…—”一行若长出一截，请在终端设置里把歧义宽度字符设为单宽：")
    for ruler in (
        "0123456789012345678901234567890123456789|",
        "中文二十个字宽度应当正好是四十列不多不少|",
        "…—“”·①※√×→│☐…—“”·①※√×→│☐…—“”·①※√×→│☐…—“”|",
    ):
        print(ruler)
    return 0


def _store_line(place: Place) -> str:
    from datetime import datetime

    from assistant.sessions.store import FILE_NAME, Store

    if place.data_dir is None:
        return "不写入磁盘（--ephemeral）"
    path = place.data_dir / FILE_NAME
    if not path.exists():
        return f"{path}（尚未建立）"
    try:
        store = Store(place.data_dir, now=datetime.now().astimezone())
    except CqoError as error:
        return str(error)
    return f"{path}（{len(store.summaries())}个会话）" + (f"；{store.notice}" if store.notice else "")


def _terminal_line() -> str:
    if not sys.stdout.isatty():
        return "输出不是终端"
    size = os.get_terminal_size()
    return f"{size.columns}列×{size.lines}行，TERM={os.environ.get('TERM', '')}"
