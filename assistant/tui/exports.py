"""What can be saved from a conversation and in which form: a small registry, and the writing of files.

A file that exists is never overwritten, and what is written is the person's alone (mode 0600). Adding a form is
adding one line to `EXPORTS`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from assistant.documents.papers import FORMS
from assistant.errors import CqoError, InputError
from assistant.tui.papers import Paper

if TYPE_CHECKING:
    from assistant.dialogue import Dialogue
    from assistant.flows.paper import Letter
    from assistant.sessions.store import Store


Made: TypeAlias = "Callable[[Dialogue, Store, date], str | bytes]"


@dataclass(frozen=True, slots=True)
class Export:
    """One thing to save: `there` says whether a conversation has it, `made` what goes into the file."""

    label: str
    form: str
    suffix: str
    there: Callable[[Dialogue], bool]
    made: Made


def _checklist(ending: str) -> Made:
    def made(dialogue: Dialogue, _store: Store, today: date) -> str | bytes:
        from assistant.documents.papers import checklist_paper
        from assistant.flows.checklist import checklist

        if dialogue.outcome is None:
            raise InputError("还没有清单。输入“/自查”或“/聘书”开始。")
        return checklist_paper(checklist(dialogue.outcome, made_on=today), ending)

    return made


def _talk(ending: str) -> Made:
    def made(dialogue: Dialogue, _store: Store, today: date) -> str | bytes:
        from assistant.documents.papers import talk_paper

        return talk_paper(dialogue.title, dialogue.timeline(), today, ending)

    return made


def _drafted(dialogue: Dialogue) -> Letter:
    if dialogue.outcome is None or dialogue.outcome.letter is None:
        raise InputError("还没有聘用文件。输入“/聘书”开始起草。")
    return dialogue.outcome.letter


def _letter_docx(dialogue: Dialogue, _store: Store, _today: date) -> bytes:
    from assistant.documents.word import letter_docx

    return letter_docx(_drafted(dialogue))


def _letter_markdown(dialogue: Dialogue, _store: Store, _today: date) -> str:
    from assistant.documents.markdown import letter_markdown

    return letter_markdown(_drafted(dialogue))


def _evaluation_docx(dialogue: Dialogue, _store: Store, today: date) -> bytes:
    from assistant.documents.forms import evaluation_form_docx

    return evaluation_form_docx(dialogue.outcome.subject if dialogue.outcome else "", today)


def _session(dialogue: Dialogue, store: Store, _today: date) -> str:
    from assistant.documents.exchange import session_json
    from assistant.documents.papers import as_json

    summary = store.find(dialogue.session or "")
    return as_json(session_json(summary, store.events(summary.id)))


def _has_letter(dialogue: Dialogue) -> bool:
    return dialogue.outcome is not None and dialogue.outcome.letter is not None


def _has_outcome(dialogue: Dialogue) -> bool:
    return dialogue.outcome is not None


def _has_candidate(dialogue: Dialogue) -> bool:
    run = dialogue.folded.run
    return run is not None and run.flow == "candidate"


def _has_talk(dialogue: Dialogue) -> bool:
    return dialogue.session is not None


EXPORTS: tuple[Export, ...] = (
    Export("聘用文件", "Word", ".docx", _has_letter, _letter_docx),
    Export("聘用文件", "Markdown", ".md", _has_letter, _letter_markdown),
    *(Export("清单", form, ending, _has_outcome, _checklist(ending)) for ending, form in FORMS.items()),
    Export(
        "企业评价表",
        "Word，由企业填写第五条第（一）、（二）、（四）项",
        ".docx",
        _has_candidate,
        _evaluation_docx,
    ),
    *(Export("整个会话", FORMS[ending], ending, _has_talk, _talk(ending)) for ending in (".docx", ".html", ".md")),
    Export("会话存档", "JSON，可由同事导入", ".json", _has_talk, _session),
)


def flow_title(dialogue: Dialogue) -> str:
    """The title of the latest flow, empty where none was run."""
    from assistant.flows import TITLES

    run = dialogue.folded.run
    return TITLES.get(run.flow, "") if run else ""


def papers(dialogue: Dialogue, store: Store, today: date) -> tuple[Paper, ...]:
    """What can be saved of a conversation now."""
    return tuple(
        Paper(e.label, e.form, e.suffix, partial(e.made, dialogue, store, today))
        for e in EXPORTS
        if e.there(dialogue)
    )


def free_path(path: Path) -> Path:
    """The path, or the next name beside it that no file has. Raises InputError."""
    path = path.expanduser()
    for number in range(1, 1000):
        target = path if number == 1 else path.with_name(f"{path.stem}（{number}）{path.suffix}")
        if not target.exists():
            return target
    raise InputError(f"存不了“{path}”：同名文件太多。请换一个名称再试。")


def save(path: Path, content: str | bytes) -> Path:
    """Write to `path`, or beside it under the next free name. Raises InputError with a line that says what to do."""
    content = content.encode() if isinstance(content, str) else content
    path = path.expanduser()
    for number in range(1, 1000):
        target = path if number == 1 else path.with_name(f"{path.stem}（{number}）{path.suffix}")
        try:
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        except OSError as error:
            raise InputError(f"存不了“{target}”：{reason(error)}。请换一个文件夹再试。") from error
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
        except OSError as error:
            target.unlink(missing_ok=True)
            raise InputError(f"存不了“{target}”：{reason(error)}。请换一个文件夹再试。") from error
        return target
    raise InputError(f"存不了“{path}”：同名文件太多。请换一个名称再试。")


def reason(error: Exception) -> str:
    """A system error in Chinese."""
    if isinstance(error, CqoError):
        return str(error)
    reasons = {
        "FileNotFoundError": "没有这个文件夹",
        "PermissionError": "没有写入的权限",
        "IsADirectoryError": "那是一个文件夹",
        "NotADirectoryError": "路径里有一段不是文件夹",
    }
    full = isinstance(error, OSError) and error.errno == 28
    return "磁盘已满" if full else reasons.get(type(error).__name__, "系统不允许")
