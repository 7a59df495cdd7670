"""What is read from files and written to them. The person says where; nothing is written over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.errors import CqoError, InputError

if TYPE_CHECKING:
    from assistant.dialogue import Dialogue
    from assistant.tui.chat import ChatScreen


async def export(chat: ChatScreen, _argument: str) -> None:
    export_of(chat, chat.dialogue)


def export_of(chat: ChatScreen, dialogue: Dialogue) -> None:
    """Choose what of a conversation to save, then where. Raises InputError where there is nothing yet."""
    from assistant.tui.exports import papers
    from assistant.tui.papers import offer

    today = chat.now().date()
    there = papers(dialogue, chat.backend.store, today) if chat.backend else ()
    if not there:
        raise InputError("还没有可以导出的内容。")
    offer(chat.app, chat.say, there, dialogue.title, today)


async def review_letter(chat: ChatScreen, argument: str) -> None:
    """Review the appointment letter in a file, asked for unless given."""
    from assistant.tui.papers import path_typed
    from assistant.tui.review import ReviewScreen

    def open_file(path: str | None) -> None:
        if path:
            chat.app.push_screen(
                ReviewScreen(path_typed(path), chat.now().date()), lambda trouble: _tell(chat, trouble)
            )

    words = "Word（.docx）、Markdown 或者文本文件。可以把文件拖进来。文件只在本机读取，不会改动，也不存进会话。"
    _ask_path(chat, "审查哪一份聘书、任命文件或者授权书？", words, argument, open_file)


async def examine_sheet(chat: ChatScreen, argument: str) -> None:
    """Examine a sheet of candidates, asked for unless given; 空表 writes an empty form."""
    from assistant.tui.batch import BatchScreen
    from assistant.tui.examination import write_empty_form
    from assistant.tui.papers import path_typed

    def open_file(path: str | None) -> None:
        if path == "空表":
            try:
                chat.say(f"空表已存为 {write_empty_form()}，填好后再用“/批量”审查。")
            except CqoError as error:
                chat.say(str(error), is_trouble=True)
        elif path:
            chat.app.push_screen(
                BatchScreen(path_typed(path), chat.now().date()), lambda trouble: _tell(chat, trouble)
            )

    words = "写上 .xlsx 或者 .csv 文件，至少有姓名、职务两列；可以把文件拖进来。没有表的，输入“空表”存一份空表。"
    _ask_path(chat, "审查哪一张人员表？", words, argument, open_file)


def _ask_path(chat: ChatScreen, title: str, words: str, argument: str, act: Callable[[str | None], None]) -> None:
    from assistant.tui.windows import Line

    if argument.strip():
        act(argument.strip())
    else:
        chat.app.push_screen(Line(title, words), act)


def _tell(chat: ChatScreen, trouble: str | None) -> None:
    if trouble:
        chat.say(trouble, is_trouble=True)


async def copy_clause(chat: ChatScreen, _argument: str) -> None:
    from assistant.tui.clause import clause_text

    named = _clauses_shown(chat)
    chat.app.copy_to_clipboard(clause_text(chat.basis))
    chat.say(f"已复制{named}。有的终端不支持复制，可以改用“/存条文”。")


async def keep_clause(chat: ChatScreen, _argument: str) -> None:
    from assistant.tui.clause import clause_text

    named = _clauses_shown(chat)
    keep(chat, named, clause_text(chat.basis))


def _clauses_shown(chat: ChatScreen) -> str:
    """The clauses beside the talk by name. Raises InputError where there are none."""
    if not chat.basis.cites:
        raise InputError("这一题没有依据的条文。要复制哪一条，请先输入“/条文”加条号，例如“/条文 5”。")
    return "、".join(map(str, chat.basis.cites))


def keep(chat: ChatScreen, name: str, text: str) -> None:
    """Save a text in the folder the program was started in and say where."""
    from pathlib import Path

    from assistant.documents.naming import file_name
    from assistant.tui.exports import save

    saved = save(Path.cwd() / file_name(f"{name}.txt"), text)
    chat.say(f"已存为 {saved}")
