"""Which paper can be had in which form, by the ending of its file: one table for the command line and the screen.

What is written is made only when asked for; a form's own module is imported then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.documents.recheck import RecheckList
    from assistant.flows.checklist import Checklist
    from assistant.sessions.turns import Turn

FORMS: Mapping[str, str] = {
    ".docx": "Word",
    ".xlsx": "Excel",
    ".html": "网页，可以打印",
    ".md": "Markdown",
    ".json": "JSON，可由程序读取",
}
"""Every form of checklists and recheck lists; a whole conversation is no table and has no .xlsx."""


def checklist_paper(page: Checklist, ending: str) -> str | bytes:
    """A checklist in the form of a file's ending. Raises InputError for another ending."""
    match ending.lower():
        case ".docx":
            from assistant.documents.word import checklist_docx

            return checklist_docx(page)
        case ".xlsx":
            from assistant.documents.checklist_sheet import checklist_xlsx

            return checklist_xlsx(page)
        case ".html":
            from assistant.documents.webpage import checklist_html

            return checklist_html(page)
        case ".md":
            from assistant.documents.markdown import checklist_markdown

            return checklist_markdown(page)
        case ".json":
            from assistant.documents.record import checklist_json

            return as_json(checklist_json(page))
        case other:
            raise no_such_form(other, FORMS)


def recheck_paper(page: RecheckList, ending: str) -> str | bytes:
    """A recheck list in the form of a file's ending. Raises InputError for another ending."""
    from assistant.documents import recheck

    match ending.lower():
        case ".docx":
            return recheck.recheck_docx(page)
        case ".xlsx":
            return recheck.recheck_xlsx(page)
        case ".html":
            return recheck.recheck_html(page)
        case ".md":
            return recheck.recheck_markdown(page)
        case ".json":
            return as_json(recheck.recheck_json(page))
        case other:
            raise no_such_form(other, FORMS)


def talk_paper(title: str, turns: Iterable[Turn], made_on: date, ending: str) -> str | bytes:
    """A whole conversation to read: .docx, .html or .md. Raises InputError for another ending."""
    match ending.lower():
        case ".docx":
            from assistant.documents.word_talk import transcript_docx

            return transcript_docx(title, turns, made_on)
        case ".html":
            from assistant.documents.webpage import transcript_html

            return transcript_html(title, turns, made_on)
        case ".md":
            from assistant.documents.markdown import transcript_markdown

            return transcript_markdown(title, turns, made_on)
        case other:
            raise no_such_form(other, (".docx", ".html", ".md"))


def as_json(content: Any) -> str:
    """JSON as it is written to files."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def no_such_form(ending: str, known: Iterable[str]) -> InputError:
    """What to say of an ending nothing is written in."""
    return InputError(f"不认识扩展名“{ending or '（没有）'}”，请写成 {'、'.join(known)} 中的一种。")
