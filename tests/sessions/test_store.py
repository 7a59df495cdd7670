"""The store: what is typed is kept, private, and gone when deleted."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.errors import StoreError
from assistant.sessions.events import FlowAnswered, FlowStarted, Replied, Said, Undone
from assistant.sessions.fold import fold, undoable
from assistant.sessions.migrations import MIGRATIONS
from assistant.sessions.store import FILE_NAME, Store

NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
ACT = (FlowAnswered("education", {"education": "大专及以上"}, "本科"),)


def begin(directory: Path | None) -> tuple[Store, str]:
    store = Store(directory, now=NOW)
    return store, store.create("候选人资格自查", "0123456789ab", NOW)


def test_what_is_appended_is_read_back_in_order(tmp_path: Path) -> None:
    store, session = begin(tmp_path)
    events = (Said("李工能当吗 [/] \x1b[31m \ud800"), Replied({"lead": "可以担任", "citations": ["第五条"]}))
    store.append(session, events, NOW)
    store.append(session, (FlowStarted("candidate", "d1"), *ACT), NOW)
    store.close()
    log = Store(tmp_path, now=NOW).events(session)
    assert tuple(r.event for r in log) == (*events, FlowStarted("candidate", "d1"), *ACT)
    assert [(r.seq, r.action) for r in log] == [(1, 1), (2, 1), (3, 2), (4, 2)]
    assert log[0].at == "2026-04-01T09:30:00+00:00"


def test_files_are_private(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        store, session = begin(tmp_path / "new" / "place")
        store.append(session, ACT, NOW)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new" / "place").stat().st_mode) == 0o700
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "new" / "place").iterdir()}
    assert set(modes.values()) == {0o600}, modes


def test_delete_leaves_no_byte(tmp_path: Path) -> None:
    store, session = begin(tmp_path)
    kept = store.create("别的会话", "0", NOW)
    secret = "赵钱孙李的秘密姓名"
    for n in range(400):
        store.append(session, (Said(f"{secret}{n}" * 20),), NOW)
    store.append(kept, (Said("留下来的话"),), NOW)
    assert any(secret.encode() in p.read_bytes() for p in tmp_path.iterdir())
    store.delete(session)
    for path in tmp_path.iterdir():
        assert secret.encode() not in path.read_bytes(), path.name
    assert [s.id for s in store.summaries()] == [kept]
    store.close()
    assert "留下来的话".encode() in (tmp_path / FILE_NAME).read_bytes()


def test_a_deleted_session_cannot_be_written_to_again(tmp_path: Path) -> None:
    store, session = begin(tmp_path)
    store.delete(session)
    with pytest.raises(StoreError, match="已被删除"):
        store.append(session, ACT, NOW)


@pytest.mark.parametrize("damage", ["text", "middle", "empty_header"])
def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path, damage: str) -> None:
    store, session = begin(tmp_path)
    for n in range(300):
        store.append(session, (Said(f"第{n}句话" * 30),), NOW)
    store.close()
    path = tmp_path / FILE_NAME
    content = bytearray(path.read_bytes())
    if damage == "text":
        content[:] = "这不是数据库".encode() * 100
    elif damage == "middle":
        content[4096 : len(content) - 4096] = os.urandom(len(content) - 8192)
    else:
        content[:100] = bytes(100)
    path.write_bytes(bytes(content))
    fresh = Store(tmp_path, now=NOW)
    aside = [p for p in tmp_path.iterdir() if p.name.startswith("sessions.damaged-20260401")]
    assert len([p for p in aside if p.suffix == ".db"]) == 1
    assert aside[0].name in fresh.notice or any(p.name in fresh.notice for p in aside)
    assert fresh.summaries() == ()
    assert fresh.append(fresh.create("新", "0", NOW), ACT, NOW)


def test_a_newer_store_is_refused_not_changed(tmp_path: Path) -> None:
    store, _ = begin(tmp_path)
    store.close()
    with sqlite3.connect(tmp_path / FILE_NAME) as db:
        db.execute(f"PRAGMA user_version={len(MIGRATIONS) + 1}")
    with pytest.raises(StoreError, match="升级程序"):
        Store(tmp_path, now=NOW)
    assert [p.name for p in tmp_path.iterdir() if "damaged" in p.name] == []


def test_a_place_that_cannot_be_used_gives_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError) as caught:
        Store(tmp_path / "file" / "sub", now=NOW)
    assert "\n" not in str(caught.value)
    assert "--data-dir" in str(caught.value)


def test_memory_store_touches_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    store, session = begin(None)
    store.append(session, ACT, NOW)
    assert not store.kept
    assert list(tmp_path.iterdir()) == []


def test_two_windows_on_one_store(tmp_path: Path) -> None:
    one, session = begin(tmp_path)
    two = Store(tmp_path, now=NOW)
    for n in range(20):
        (one, two)[n % 2].append(session, (Said(str(n)),), NOW)
    assert [r.seq for r in one.events(session)] == list(range(1, 21))
    assert [r.event for r in one.events(session)] == [Said(str(n)) for n in range(20)]


def test_what_was_appended_survives_a_kill(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\n"
        "from datetime import datetime, timezone\n"
        "from pathlib import Path\n"
        "from assistant.sessions.events import Said\n"
        "from assistant.sessions.store import Store\n"
        "now = datetime(2026, 4, 1, tzinfo=timezone.utc)\n"
        "store = Store(Path(sys.argv[1]), now=now)\n"
        "session = store.create('t', '0', now)\n"
        "[store.append(session, (Said(str(n)),), now) for n in range(50)]\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    store = Store(tmp_path, now=NOW)
    assert store.notice == ""
    (summary,) = store.summaries()
    assert [r.event for r in store.events(summary.id)] == [Said(str(n)) for n in range(50)]


def test_sessions_are_found_by_the_start_of_their_id(tmp_path: Path) -> None:
    store, session = begin(tmp_path)
    assert store.find(session[:6]).id == session
    for wrong in ("zzz", ""):
        with pytest.raises(StoreError, match="找不到会话"):
            store.find(wrong)


def test_undo_takes_back_one_act_and_destroys_nothing(tmp_path: Path) -> None:
    store, session = begin(tmp_path)
    store.append(session, (FlowStarted("candidate", "d"),), NOW)
    store.append(session, (FlowAnswered("a", {"a": "yes"}), FlowAnswered("b", {"b": "no"})), NOW)
    action = undoable(store.events(session))
    assert action == 2
    store.append(session, (Undone(action),), NOW)
    folded = fold(store.events(session))
    assert folded.run is not None
    assert folded.run.answers == {}
    assert len(store.events(session)) == 4
    assert undoable(store.events(session)) == 1
