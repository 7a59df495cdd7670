"""Keeps sessions in one SQLite file of the person's own, mode 0600, where deleted means deleted.

Events are committed as they happen; a killed process loses nothing that was answered. A damaged file is set aside
under another name and a fresh one begun. The store knows events as kind and JSON, not what they mean, and takes
the time from its caller.
"""

from __future__ import annotations

import json
import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.errors import StoreError
from assistant.sessions.events import Event, Recorded, body, event_from
from assistant.sessions.migrations import MIGRATIONS

FILE_NAME = "sessions.db"


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the session list. Times are ISO 8601; `text_digest` is the regulation's when it began."""

    id: str
    title: str
    created: str
    updated: str
    text_digest: str
    events: int


class Store:
    """Sessions on disk, or in memory when `directory` is None. `notice` says in Chinese what went wrong at opening."""

    def __init__(self, directory: Path | None, *, now: datetime) -> None:
        self.path = directory / FILE_NAME if directory else None
        self.notice = ""
        self._db = self._open(now)

    @property
    def kept(self) -> bool:
        """Whether what is said now will be there next time."""
        return self.path is not None

    def _open(self, now: datetime) -> sqlite3.Connection:
        if self.path is None:
            return _prepared(sqlite3.connect(":memory:", check_same_thread=False))
        _private_directory(self.path.parent)
        try:
            return self._open_file(self.path)
        except (sqlite3.DatabaseError, StoreError) as error:
            if isinstance(error, StoreError) or _is_access_problem(error):
                raise _cannot_use(self.path, error) from error
        aside = self._set_aside(self.path, now)
        self.notice = f"会话库损坏，已另存为“{aside.name}”，现在用新的会话库；旧文件仍在{aside.parent}。"
        return self._open_file(self.path)

    def _open_file(self, path: Path) -> sqlite3.Connection:
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            path.chmod(0o600)
        except OSError as error:
            raise _cannot_use(path, error) from error
        db = sqlite3.connect(path, timeout=5.0, check_same_thread=False)
        try:
            return _prepared(db)
        except BaseException:
            db.close()
            raise

    @staticmethod
    def _set_aside(path: Path, now: datetime) -> Path:
        aside = path.with_name(f"sessions.damaged-{now:%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:4]}.db")
        for suffix in ("", "-wal", "-shm"):
            part = path.with_name(path.name + suffix)
            if part.exists():
                part.rename(aside.with_name(aside.name + suffix))
        return aside

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise StoreError(
                f"保存失败（{_reason(error)}）。屏幕上的内容还在，请先导出，再检查磁盘空间和权限。"
            ) from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def create(self, title: str, text_digest: str, now: datetime) -> str:
        """Begin a session; returns its id (a UUID in hex)."""
        session = uuid.uuid4().hex
        at = now.isoformat(timespec="seconds")
        with self._writing() as db:
            db.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?)", (session, title, at, at, text_digest))
        return session

    def append(
        self, session: str, events: Iterable[Event], now: datetime, *, action: int | None = None
    ) -> tuple[Recorded, ...]:
        """Record the events of one act, all or none; `action` goes on with an act begun before.

        Raises StoreError when the session is gone or the disk fails.
        """
        at = now.isoformat(timespec="seconds")
        recorded: list[Recorded] = []
        with self._writing() as db:
            if not db.execute("SELECT 1 FROM sessions WHERE id = ?", (session,)).fetchone():
                raise StoreError("这个会话已被删除（可能在另一个窗口），请新开一个会话。")
            seq, newest = db.execute(
                "SELECT COALESCE(MAX(seq), 0), COALESCE(MAX(action), 0) + 1 FROM events WHERE session = ?", (session,)
            ).fetchone()
            act = newest if action is None else action
            for event in events:
                seq += 1
                recorded.append(Recorded(seq, act, at, event))
                content = json.dumps(body(event), ensure_ascii=False)
                row = (session, seq, act, at, event.kind, content.encode("utf-8", "surrogatepass"))
                db.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)", row)
            db.execute("UPDATE sessions SET updated = ? WHERE id = ?", (at, session))
        return tuple(recorded)

    def retitle(self, session: str, title: str) -> None:
        """Set the title shown in lists."""
        with self._writing() as db:
            db.execute("UPDATE sessions SET title = ? WHERE id = ?", (title, session))

    def events(self, session: str) -> tuple[Recorded, ...]:
        """A session's log, oldest first."""
        rows = self._read("SELECT seq, action, at, kind, body FROM events WHERE session = ? ORDER BY seq", (session,))
        return tuple(
            Recorded(seq, action, at, event_from(kind, json.loads(bytes(content).decode("utf-8", "surrogatepass"))))
            for seq, action, at, kind, content in rows
        )

    def summaries(self) -> tuple[Summary, ...]:
        """All sessions, the latest used first."""
        rows = self._read(
            "SELECT s.id, s.title, s.created, s.updated, s.text_digest, COUNT(e.seq) FROM sessions s "
            "LEFT JOIN events e ON e.session = s.id GROUP BY s.id ORDER BY s.updated DESC, s.rowid DESC"
        )
        return tuple(Summary(*row) for row in rows)

    def find(self, start: str) -> Summary:
        """The one session whose id begins with `start`. Raises StoreError when there is none, or several."""
        found = [s for s in self.summaries() if start and s.id.startswith(start.strip().lower())]
        if len(found) != 1:
            why = "没有编号以它开头的会话" if not found else "有几个会话的编号都以它开头，请多写几位"
            raise StoreError(f"找不到会话“{start[:40]}”：{why}。用 cqo sessions list 查看编号。")
        return found[0]

    def delete(self, session: str) -> None:
        """Remove a session for good: pages are zeroed (`secure_delete`) and the write-ahead log truncated."""
        with self._writing() as db:
            db.execute("DELETE FROM events WHERE session = ?", (session,))
            db.execute("DELETE FROM sessions WHERE id = ?", (session,))
        try:
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.Error as error:
            raise StoreError(
                f"会话已删除，但日志未能清空（{_reason(error)}）。请关闭其他窗口后重新打开程序。"
            ) from error

    def close(self) -> None:
        """Close, leaving no write-ahead log behind."""
        self._db.close()

    def _read(self, sql: str, values: tuple[str, ...] = ()) -> list[Any]:
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"读取会话失败（{_reason(error)}）。请关闭其他窗口后再试。") from error


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    """Set the connection up and bring the schema to date. Raises sqlite3.DatabaseError when the file is damaged."""
    db.isolation_level = None
    db.execute("PRAGMA secure_delete=ON")
    db.execute("PRAGMA journal_mode=WAL").fetchall()
    db.execute("PRAGMA synchronous=FULL")
    if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("damaged")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise StoreError("会话库由更新版本的程序写成，这个版本打不开。请升级程序，或者用 --data-dir 换一个目录。")
    if version < len(MIGRATIONS):
        _migrate(db)
    return db


def _migrate(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    version = db.execute("PRAGMA user_version").fetchone()[0]  # another window may have been first
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        for statement in script.split(";"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version={number}")
    db.execute("COMMIT")


def _private_directory(directory: Path) -> None:
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _cannot_use(directory, error) from error


def _is_access_problem(error: Exception) -> bool:
    return isinstance(error, sqlite3.OperationalError) and not any(
        word in str(error) for word in ("malformed", "not a database", "corrupt")
    )


def _cannot_use(path: Path, error: Exception) -> StoreError:
    if isinstance(error, StoreError):
        return error
    return StoreError(
        f"会话目录用不了（{_reason(error)}）：{path.parent if path.suffix else path}。"
        "请检查权限，或者用 --data-dir 指定别的目录，或者加 --ephemeral 不保存。"
    )


def _reason(error: Exception) -> str:
    text = str(error).lower()
    for word, reason in (
        ("full", "磁盘已满"),
        ("no space", "磁盘已满"),
        ("locked", "被另一个程序占用"),
        ("readonly", "只读"),
        ("read-only", "只读"),
        ("permission", "没有权限"),
        ("not a directory", "不是目录"),
        ("file exists", "同名文件占着位置"),
        ("malformed", "文件损坏"),
        ("unable to open", "打不开文件"),
    ):
        if word in text:
            return reason
    return type(error).__name__
