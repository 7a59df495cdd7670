"""Papers that can be saved from a screen: choose which, then where; the file is written and its path said.

What goes into a paper is handed in as a function, so that nothing is made before it is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

from assistant.errors import CqoError
from assistant.tui.entries import Entry

if TYPE_CHECKING:
    from textual.app import App

WORDS = "里面可能有个人信息，请注意保管。同名文件不会被覆盖。"


class Say(Protocol):
    """Says a line on a status line."""

    def __call__(self, text: str, *, is_trouble: bool = False) -> None: ...


@dataclass(frozen=True, slots=True)
class Paper:
    """One thing to save: what it is, in which form, and how it is made."""

    label: str
    form: str
    suffix: str
    made: Callable[[], str | bytes]


def offer(app: App[None], say: Say, papers: Sequence[Paper], name: str, today: date) -> None:
    """Let the person choose a paper and its place; `name` begins the file's name."""
    from assistant.tui.windows import Choose

    def choose_path(chosen: str | None) -> None:
        if chosen is not None:
            _save_as(app, say, papers[int(chosen)], name, today)

    entries = tuple(Entry(str(n), paper.label, paper.form) for n, paper in enumerate(papers))
    app.push_screen(Choose("导出什么？", entries), choose_path)


def _save_as(app: App[None], say: Say, paper: Paper, name: str, today: date) -> None:
    from assistant.documents.naming import file_name
    from assistant.tui.exports import save
    from assistant.tui.windows import Line

    def write(path: str | None) -> None:
        if path is None:
            return
        try:
            say(f"已存为 {save(Path(path), paper.made())}")
        except CqoError as error:
            say(str(error), is_trouble=True)

    path = Path.cwd() / file_name(f"{name} {paper.label} {today.isoformat()}{paper.suffix}")
    app.push_screen(Line(f"{paper.label}存到哪里？", WORDS, value=str(path)), write)


def path_typed(text: str) -> Path:
    """A path as people type, paste or drag it into a terminal: quoted, as file://, with escaped blanks, from ~."""
    text = text.strip()
    if (len(text) > 1 and text[0] == text[-1] and text[0] in "'\"") or (text[:1] in "“‘" and text[-1:] in "”’"):
        text = text[1:-1]
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    elif "\\ " in text:
        text = text.replace("\\ ", " ")
    try:
        return Path(text).expanduser()
    except RuntimeError:  # ~nobody
        return Path(text)
