"""Papers that can be saved from a screen: choose which, then where; the file is written and its path said.

What goes into a paper is handed in as a function, so that nothing is made before it is wanted.
"""

from __future__ import annotations

import os
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
    """Let the person choose a paper, then its form, then its place; `name` begins the file's name.

    What there is only one of is not asked.
    """
    from assistant.tui.windows import Choose

    kinds = tuple(dict.fromkeys(paper.label for paper in papers))

    def choose_form(kind: str | None) -> None:
        forms = [paper for paper in papers if paper.label == kind]
        if len(forms) == 1:
            _save_as(app, say, forms[0], name, today)
        elif forms:
            entries = tuple(Entry(str(n), paper.form, f"{paper.suffix} 文件") for n, paper in enumerate(forms))
            app.push_screen(Choose(f"{kind}存成哪一种？", entries), lambda at: choose_place(forms, at))

    def choose_place(forms: Sequence[Paper], at: str | None) -> None:
        if at is not None:
            _save_as(app, say, forms[int(at)], name, today)

    if len(kinds) == 1:
        choose_form(kinds[0])
        return
    forms_of = {kind: [paper.form for paper in papers if paper.label == kind] for kind in kinds}
    entries = tuple(
        Entry(kind, kind, forms[0] if len(forms) == 1 else "、".join(form.partition("，")[0] for form in forms))
        for kind, forms in forms_of.items()
    )
    app.push_screen(Choose("导出什么？", entries), choose_form)


def _save_as(app: App[None], say: Say, paper: Paper, name: str, today: date) -> None:
    from assistant.documents.naming import file_name
    from assistant.tui.exports import save
    from assistant.tui.windows import Line

    path = Path.cwd() / file_name(f"{name} {paper.label} {today.isoformat()}{paper.suffix}")

    def write(typed: str | None) -> None:
        if typed is None:
            return
        try:
            say(f"已存为 {save(place_typed(typed, path.name, paper.suffix), paper.made())}")
        except CqoError as error:
            say(str(error), is_trouble=True)

    app.push_screen(Line(f"{paper.label}存到哪里？", WORDS, value=str(path)), write)


def place_typed(text: str, name: str, *endings: str) -> Path:
    """Where to save what a person typed: in a folder under `name`, else as typed, with one of the endings.

    A file whose name says another form than it has could not be opened by a double click.
    """
    path = path_typed(text)
    if os.path.isdir(path):  # noqa: PTH112 - False, not an error, where one may not look
        return path / name
    return path if path.suffix.lower() in endings else path.with_name(f"{path.name}{endings[0]}")


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
