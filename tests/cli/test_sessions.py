"""`cqo sessions`: list, show, export, import, delete."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.dialogue import Dialogue
from assistant.sessions.store import Store
from tests.cli.conftest import Cqo

NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, str]:
    """A data directory with one conversation: a question, then the beginning of the candidate flow."""
    store = Store(tmp_path, now=NOW)
    dialogue = Dialogue(store, lambda: NOW)
    action = dialogue.say("学历要求 **不加粗** [链接](x)\x1b[31m")
    dialogue.reply(action, {"lead": "大专（含）以上学历或者中级职称", "quotes": [], "notes": [], "outcome": "answer"})
    dialogue.start("candidate")
    assert dialogue.undo()
    dialogue.start("candidate")
    session = dialogue.session
    assert session
    store.close()
    return tmp_path, session


def test_list_and_show(cqo: Cqo, kept: tuple[Path, str]) -> None:
    data, session = kept
    listed = cqo("sessions", "list", "--json", data=data).json
    assert [s["id"] for s in listed] == [session]
    assert session[:8] in cqo("sessions", "list", data=data).out
    shown = cqo("sessions", "show", session[:5], data=data)
    assert "学历要求" in shown.out
    assert "\x1b" not in shown.out


def test_markdown_cannot_be_formatted_by_what_was_typed(cqo: Cqo, kept: tuple[Path, str]) -> None:
    data, session = kept
    out = cqo("sessions", "export", session, data=data).out
    assert r"\*\*不加粗\*\* \[链接\]\(x\)" in out
    assert "\x1b" not in out


def test_an_export_carries_what_stands_and_comes_back(cqo: Cqo, kept: tuple[Path, str], tmp_path: Path) -> None:
    data, session = kept
    path = tmp_path / "会话.json"
    assert cqo("sessions", "export", session, "--format", "json", "--out", str(path), data=data).status == 0
    content = json.loads(path.read_text(encoding="utf-8"))
    assert [e["kind"] for e in content["events"]] == ["said", "replied", "flow_started"]
    elsewhere = tmp_path / "colleague"
    done = cqo("sessions", "import", str(path), data=elsewhere)
    assert done.status == 0
    again = cqo("sessions", "export", done.out.strip(), "--format", "json", data=elsewhere).json
    assert [(e["kind"], e["body"]) for e in again["events"]] == [(e["kind"], e["body"]) for e in content["events"]]


@pytest.mark.parametrize(
    "content",
    ["[]", "{}", '{"format": "cqo-session", "version": 9}', '{"format": "cqo-session", "version": 1, "title": "x", "text_digest": "0", "events": [{"action": 1, "kind": "exec", "body": {}}]}',
     '{"format": "cqo-session", "version": 1, "title": "x", "text_digest": "0", "events": [{"action": 1, "kind": "said", "body": {"text": 5}}]}',
     '{"format": "cqo-session", "version": 1, "title": "x", "text_digest": "0", "events": [{"action": 1, "kind": "flow_started", "body": {"flow": "nonsense", "digest": ""}}]}',
     '{"format": "cqo-session", "version": 1, "title": "x", "text_digest": "0", "events": [{"action": 1, "kind": "flow_started", "body": {"flow": "candidate", "digest": ""}}, {"action": 2, "kind": "flow_answered", "body": {"question": "position", "values": {"position": "太上皇"}, "typed": ""}}]}'],
)  # fmt: skip
def test_what_is_no_session_is_refused_and_nothing_kept(cqo: Cqo, tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    done = cqo("sessions", "import", str(path), data=tmp_path / "data")
    assert (done.status, done.out) == (2, "")
    assert len(done.err.strip().splitlines()) == 1
    assert cqo("sessions", "list", "--json", data=tmp_path / "data").json == []


def test_delete_asks_and_leaves_no_byte(cqo: Cqo, kept: tuple[Path, str]) -> None:
    data, session = kept
    assert cqo("sessions", "delete", session, data=data).status == 2
    assert cqo("sessions", "list", "--json", data=data).json
    assert cqo("sessions", "delete", session, "--yes", data=data).status == 0
    assert cqo("sessions", "list", "--json", data=data).json == []
    for path in data.rglob("*"):
        assert not path.is_file() or "不加粗".encode() not in path.read_bytes()
