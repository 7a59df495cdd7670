"""A session as a JSON file a colleague can import: the acts that stand, never what was undone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any

from assistant.errors import InputError
from assistant.flows import flow
from assistant.flows.step import Flow
from assistant.sessions.events import Event, FlowAnswered, FlowStarted, Recorded, body, event_from
from assistant.sessions.fold import fold
from assistant.sessions.store import Store, Summary

FORMAT, VERSION = "cqo-session", 1
_MOST_EVENTS = 20_000


def session_json(summary: Summary, log: Iterable[Recorded]) -> dict[str, Any]:
    """The file's content."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": summary.title,
        "created": summary.created,
        "text_digest": summary.text_digest,
        "events": [
            {"action": r.action, "at": r.at, "kind": r.event.kind, "body": body(r.event)} for r in fold(log).standing
        ],
    }


def import_session(store: Store, content: object, now: datetime) -> Summary:
    """Add an exported session to the store as a new one. Raises InputError when it is no such file."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise InputError("这不是导出的会话文件。请用 cqo sessions export --format json 导出的文件。")
    if content.get("version") != VERSION:
        raise InputError("这个会话文件来自更新的版本，请先升级程序。")
    events = content.get("events")
    title, digest = content.get("title"), content.get("text_digest")
    if not isinstance(events, list) or not isinstance(title, str) or not isinstance(digest, str):
        raise InputError("会话文件不完整，请重新导出。")
    if len(events) > _MOST_EVENTS:
        raise InputError(f"会话文件太大（超过{_MOST_EVENTS}条记录）。")
    try:
        acts = [
            [event_from(str(e["kind"]), e["body"]) for e in group]
            for _, group in groupby(events, key=lambda e: int(e["action"]))
        ]
        _check_flows(event for act in acts for event in act)
    except (KeyError, TypeError, ValueError):
        raise InputError("会话文件不完整，请重新导出。") from None
    session = store.create(title[:60] or "导入的会话", digest[:64], now)
    for act in acts:
        store.append(session, act, now)
    return store.find(session)


def _check_flows(events: Iterable[Event]) -> None:
    """Raises InputError unless every flow is known and every answer could have been given."""
    running: Flow | None = None
    for event in events:
        if isinstance(event, FlowStarted):
            running = flow(event.flow)
        elif isinstance(event, FlowAnswered):
            question = running.by_id.get(event.question) if running else None
            if question is None or not question.takes(event.values):
                raise InputError("会话文件里有这个版本看不懂的回答，请升级程序，或者重新导出。")
