"""The store's schema as numbered steps; step n takes a file from `user_version` n-1 to n. Never edit a step: add one."""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        created TEXT NOT NULL,
        updated TEXT NOT NULL,
        text_digest TEXT NOT NULL
    );
    CREATE TABLE events (
        session TEXT NOT NULL REFERENCES sessions(id),
        seq INTEGER NOT NULL,
        action INTEGER NOT NULL,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (session, seq)
    ) WITHOUT ROWID
    """,
)
