"""`cqo sessions …`: the kept conversations."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.output import print_json, printable, read_json_file, warn, write_file
from assistant.errors import InputError
from assistant.place import Place
from assistant.sessions.store import Store, Summary

Json = Annotated[bool, typer.Option("--json", help="输出JSON")]
Id = Annotated[str, typer.Argument(metavar="编号", help="会话编号，写前几位即可")]


def _now() -> datetime:
    return datetime.now().astimezone()


def open_store(ctx: typer.Context) -> Store:
    """The store of the place asked for; what was found wrong with it is said. Raises InputError, StoreError."""
    place: Place = ctx.obj
    if place.ephemeral:
        raise InputError("--ephemeral 不读也不写会话；查看会话请去掉它。")
    store = Store(place.data_dir, now=_now())
    if store.notice:
        warn(store.notice)
    return store


def show_list(ctx: typer.Context, as_json: Json = False) -> int:
    """列出保存的会话，最近用过的在前。"""
    summaries = open_store(ctx).summaries()
    if as_json:
        print_json([_summary(s) for s in summaries])
        return 0
    if not summaries:
        print("还没有保存的会话。")
    for s in summaries:
        print(f"{s.id[:8]}　{s.updated[:16].replace('T', ' ')}　{printable(s.title)}")
    return 0


def show(ctx: typer.Context, session: Id, as_json: Json = False) -> int:
    """把一个会话从头到尾印出来。"""
    from assistant.dialogue import Dialogue
    from assistant.documents.exchange import session_json
    from assistant.documents.markdown import transcript_markdown

    store = open_store(ctx)
    found = store.find(session)
    if as_json:
        print_json(session_json(found, store.events(found.id)))
    else:
        dialogue = Dialogue(store, _now, found.id)
        print(printable(transcript_markdown(dialogue.title, dialogue.timeline(), _now().date())))
    return 0


def export(
    ctx: typer.Context,
    session: Id,
    form: Annotated[str, typer.Option("--format", metavar="md|html|docx|xlsx|json", help="文件格式")] = "md",
    out: Annotated[Path | None, typer.Option(metavar="文件", help="写到哪里；不写则输出到屏幕")] = None,
    checklist: Annotated[bool, typer.Option("--checklist", help="只导出最后一份清单；xlsx 总是只有清单")] = False,
) -> int:
    """导出一个会话；json 可以由同事导入，加 --checklist 或者用 xlsx 则只导出清单。"""
    if form not in ("md", "html", "docx", "xlsx", "json"):
        raise InputError(f"没有“{form}”这种格式，请用 md、html、docx、xlsx 或者 json。")
    if form in ("docx", "xlsx") and out is None:
        raise InputError(f"{form} 不能输出到屏幕，请用 --out 写明文件，例如：--out 会话.{form}")
    store = open_store(ctx)
    content = _exported(store, store.find(session), form, only_checklist=checklist or form == "xlsx")
    if out is None:
        print(content, end="")
    else:
        write_file(out, content)
        warn(f"已写入 {out}")
    return 0


def _exported(store: Store, found: Summary, form: str, *, only_checklist: bool) -> str | bytes:
    from assistant.dialogue import Dialogue
    from assistant.documents.exchange import session_json
    from assistant.documents.papers import as_json, checklist_paper, talk_paper
    from assistant.flows.checklist import checklist

    if form == "json" and not only_checklist:
        return as_json(session_json(found, store.events(found.id)))
    dialogue, today = Dialogue(store, _now, found.id), _now().date()
    if not only_checklist:
        return talk_paper(dialogue.title, dialogue.timeline(), today, f".{form}")
    if dialogue.outcome is None:
        raise InputError(
            "这个会话里没有清单：还没有做过自查或者起草聘书。要整个会话的，请用 md、html、docx 或者 json。"
        )
    return checklist_paper(checklist(dialogue.outcome, made_on=today), f".{form}")


def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="文件.json", help="用 sessions export --format json 导出的文件")],
) -> int:
    """导入同事导出的会话，成为一个新的会话。"""
    from assistant.documents.exchange import import_session

    summary = import_session(open_store(ctx), read_json_file(file), _now())
    print(summary.id[:8])
    warn(f"已导入“{printable(summary.title)}”。")
    return 0


def delete(
    ctx: typer.Context,
    session: Id,
    yes: Annotated[bool, typer.Option("--yes", help="不再询问")] = False,
) -> int:
    """永久删除一个会话，不留任何内容。"""
    import sys

    store = open_store(ctx)
    found = store.find(session)
    if not yes:
        if not sys.stdin.isatty():
            raise InputError("删除后不能恢复；确定要删除请加 --yes。")
        warn(f"将永久删除“{printable(found.title)}”，不能恢复。输入“删除”确认：")
        if sys.stdin.readline().strip() != "删除":
            warn("没有删除。")
            return 0
    store.delete(found.id)
    warn(f"已永久删除“{printable(found.title)}”。")
    return 0


def _summary(s: Summary) -> dict[str, object]:
    return {
        "id": s.id,
        "title": s.title,
        "created": s.created,
        "updated": s.updated,
        "text_digest": s.text_digest,
        "events": s.events,
    }
