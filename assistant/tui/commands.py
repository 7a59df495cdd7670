"""What each action does. The chat is handed in; windows are opened over it and their answers acted on.

One function an action, found by its id in `DEEDS`; each raises CqoError with a line that says what stands in the way.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from textual.widget import Widget

from assistant.errors import CqoError, InputError
from assistant.tui.entries import Entry
from assistant.tui.themes import LABELS

if TYPE_CHECKING:
    from assistant.dialogue import Dialogue
    from assistant.tui.chat import ChatScreen

Deed = Callable[["ChatScreen", str], Awaitable[None]]


async def show_help(chat: ChatScreen, _argument: str) -> None:
    from assistant.tui.windows import Sheet, help_rows

    card = chat.talk.card
    chat.app.push_screen(Sheet(help_rows(card.hint if card else "")))


async def show_clause(chat: ChatScreen, argument: str) -> None:
    """The clause named, else the one things rest on: in the pane where there is room, over the screen where not."""
    from assistant.tui.clause import Basis, ClauseScreen, cites_in

    basis = Basis(tuple(cites_in(argument))) if argument.strip() else chat.basis
    if chat.has_class("-wide"):
        chat.look_at(basis)
        if chat.pane is not None:
            chat.pane.scroll_home(animate=False)
        chat.say(f"右侧是{'、'.join(map(str, basis.cites))}" if basis.cites else "这一题的用意写在右侧。")
        return
    chat.look_at(basis)

    async def act(what: str | None) -> None:
        if what:
            await chat.perform(what.removeprefix("do:"))

    chat.app.push_screen(ClauseScreen(basis), act)


async def show_checklist(chat: ChatScreen, _argument: str) -> None:
    from assistant.tui.sheets import ChecklistScreen

    outcome = chat.dialogue.outcome
    if outcome is None:
        raise InputError("还没有清单。输入“/自查”或者“/聘书”开始。")
    from assistant.flows.checklist import checklist
    from assistant.tui.exports import flow_title

    page = checklist(outcome, title=f"{flow_title(chat.dialogue)}清单", made_on=chat.now().date())

    async def act(what: str | None) -> None:
        if what:
            await chat.perform(what)

    chat.app.push_screen(ChecklistScreen(page, outcome), act)


async def read_regulation(chat: ChatScreen, argument: str) -> None:
    from assistant.tui.reader import ReaderScreen

    chat.app.push_screen(ReaderScreen(argument.strip()))


async def list_sessions(chat: ChatScreen, _argument: str) -> None:
    from assistant.tui.sheets import SessionsScreen

    if chat.backend is None:
        raise InputError("正在打开会话库，请稍等。")
    here = chat.dialogue.session

    async def act(what: tuple[str, str] | None) -> None:
        verb, session = what or ("", "")
        try:
            if verb == "open":
                await chat.open_session(session)
            elif verb == "gone":
                await chat.open_session(None)
            elif verb == "renamed":
                await chat.open_session(session)
            elif verb == "export" and chat.backend is not None:
                export_of(chat, chat.backend.dialogue(session))
        except CqoError as error:
            chat.say(str(error), is_trouble=True)

    chat.app.push_screen(SessionsScreen(chat.backend, here), act)


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
    from assistant.tui.batch import BatchScreen, write_empty_form
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


async def show_rechecks(chat: ChatScreen, _argument: str) -> None:
    """Whom of all kept conversations to look at again and when; a line opens its conversation."""
    from assistant.documents.recheck import from_sessions
    from assistant.sessions.candidates import kept_candidates
    from assistant.tui.recheck import RecheckScreen

    if chat.backend is None:
        raise InputError("正在打开会话库，请稍等。")
    page = from_sessions(kept_candidates(chat.backend.store), chat.now().date())

    async def act(place: int | None) -> None:
        if place is None:
            return
        try:
            await chat.open_session(page.lines[place].session)
        except CqoError as error:
            chat.say(str(error), is_trouble=True)

    chat.app.push_screen(RecheckScreen(page, "打开会话"), act)


def _ask_path(chat: ChatScreen, title: str, words: str, argument: str, act: Callable[[str | None], None]) -> None:
    from assistant.tui.windows import Line

    if argument.strip():
        act(argument.strip())
    else:
        chat.app.push_screen(Line(title, words), act)


def _tell(chat: ChatScreen, trouble: str | None) -> None:
    if trouble:
        chat.say(trouble, is_trouble=True)


async def change_theme(chat: ChatScreen, _argument: str) -> None:
    from assistant.tui.settings import remember_theme
    from assistant.tui.themes import following

    theme = following(chat.app.theme)
    chat.app.theme = theme
    kept = remember_theme(chat.place.data_dir, theme)
    chat.say(f"配色：{LABELS[theme]}{'，下次也用这个' if kept else ''}")


async def open_palette(chat: ChatScreen, _argument: str) -> None:
    from assistant.tui.windows import Palette

    async def act(action: str | None) -> None:
        from assistant.tui.actions import BY_ID

        if action == "rename":
            chat.prompt.set_text(f"/{BY_ID[action].names[0]} ")
        elif action:
            await chat.perform(action)

    chat.app.push_screen(Palette(), act)


async def undo(chat: ChatScreen, _argument: str) -> None:
    if chat.prompt.undo_typing():
        return
    if chat.revising:
        chat.revising = None
    elif not chat.dialogue.undo():
        raise InputError("没有可以撤销的了。")
    await chat.refresh_talk()
    chat.say("已撤销上一步。")


async def quit_program(chat: ChatScreen, _argument: str) -> None:
    chat.app.exit()


async def start_candidate(chat: ChatScreen, _argument: str) -> None:
    await start_flow(chat, "candidate")


async def start_letter(chat: ChatScreen, _argument: str) -> None:
    await start_flow(chat, "letter")


async def start_flow(chat: ChatScreen, flow: str) -> None:
    chat.revising = None
    chat.dialogue.start(flow)
    await chat.refresh_talk()


async def leave_flow(chat: ChatScreen, _argument: str) -> None:
    if chat.dialogue.pending is None:
        raise InputError("现在没有进行中的流程。")
    chat.revising = None
    chat.dialogue.leave()
    await chat.refresh_talk()


async def revise(chat: ChatScreen, argument: str) -> None:
    """Ask an earlier question anew: the step named, else one chosen from all that were answered."""
    from assistant.tui.view import answered as answered_in

    answered = answered_in(chat.dialogue)
    if not answered:
        raise InputError("还没有可以改的回答。")
    wanted = argument.strip().removeprefix("第").removesuffix("步").removesuffix("题").strip()
    if wanted:
        from assistant.knowledge.numerals import parse_numeral

        number = parse_numeral(wanted)
        found = [t for t in answered if t.number == number or (number is None and wanted in t.question.prompt)]
        if len(found) != 1:
            raise InputError(f"没有找到“{argument[:20]}”，请写第几步（1至{answered[-1].number}），例如“/改 2”。")
        await ask_anew(chat, found[0].question.id)
        return
    from assistant.tui.windows import Choose

    entries = tuple(
        Entry(t.question.id, f"第{t.number}步　{t.question.prompt}", _short(t.question.in_words(t.values or {})))
        for t in answered
    )

    async def act(question: str | None) -> None:
        if question:
            await ask_anew(chat, question)

    chat.app.push_screen(Choose("改哪一个回答？", entries, "其余的回答都保留。"), act)


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"


async def ask_anew(chat: ChatScreen, question: str) -> None:
    chat.revising = question
    chat.talk.unpick()
    await chat.refresh_talk()


async def copy_clause(chat: ChatScreen, _argument: str) -> None:
    from assistant.tui.clause import clause_text

    basis = chat.basis
    chat.app.copy_to_clipboard(clause_text(basis))
    chat.say(f"已复制{'、'.join(map(str, basis.cites))}。有的终端不支持复制，可以改用“/存条文”。")


async def keep_clause(chat: ChatScreen, _argument: str) -> None:
    from assistant.tui.clause import clause_text

    basis = chat.basis
    _keep(chat, "、".join(map(str, basis.cites)), clause_text(basis))


def _keep(chat: ChatScreen, name: str, text: str) -> None:
    from pathlib import Path

    from assistant.documents.naming import file_name
    from assistant.tui.exports import save

    saved = save(Path.cwd() / file_name(f"{name}.txt"), text)
    chat.say(f"已存为 {saved}")


async def new_session(chat: ChatScreen, _argument: str) -> None:
    await chat.open_session(None)


async def rename(chat: ChatScreen, argument: str) -> None:
    if chat.dialogue.session is None:
        raise InputError("这个会话还是空的，先提一个问题再改名。")
    chat.dialogue.rename(argument)
    await chat.refresh_talk()
    chat.say(f"会话已改名为“{chat.dialogue.title}”。")


def menu(chat: ChatScreen, picked: Widget) -> None:
    """What can be done with the block under the cursor."""
    from assistant.tui.question import AnsweredQuestion
    from assistant.tui.turns import AnswerCard, Matched, turn_text
    from assistant.tui.windows import Choose

    entries = [Entry("copy", "复制"), Entry("keep", "存为文件")]
    if isinstance(picked, AnsweredQuestion):
        entries.insert(0, Entry("anew", "改这个回答", "其余回答都保留"))
    if isinstance(picked, AnsweredQuestion) or (isinstance(picked, AnswerCard) and picked.answer.get("citations")):
        entries.append(Entry("clause", "看条文"))
    if picked.query(Matched):
        entries.append(Entry("unfold", "展开或者收起“命中”"))

    async def act(chosen: str | None) -> None:
        from assistant.tui.clause import basis_of_answer, basis_of_question

        try:
            if chosen == "copy":
                chat.app.copy_to_clipboard(turn_text(picked))
                chat.say("已复制。有的终端不支持复制，可以改为存为文件。")
            elif chosen == "keep":
                _keep(chat, f"{chat.dialogue.title} 摘录", turn_text(picked))
            elif chosen == "unfold":
                picked.query_one(Matched).toggle_class("-folded")
            elif chosen == "anew" and isinstance(picked, AnsweredQuestion):
                await ask_anew(chat, picked.turn.question.id)
            elif chosen == "clause":
                asked = isinstance(picked, AnsweredQuestion)
                basis = basis_of_question(picked.turn.question) if asked else basis_of_answer(picked.answer)  # type: ignore[attr-defined]
                chat.look_at(basis)
                await show_clause(chat, "、".join(map(str, basis.cites)))
        except CqoError as error:
            chat.say(str(error), is_trouble=True)

    chat.app.push_screen(Choose("对这一段", tuple(entries)), act)


DEEDS: Mapping[str, Deed] = {
    "help": show_help,
    "clause": show_clause,
    "checklist": show_checklist,
    "reader": read_regulation,
    "sessions": list_sessions,
    "export": export,
    "theme": change_theme,
    "palette": open_palette,
    "undo": undo,
    "quit": quit_program,
    "candidate": start_candidate,
    "letter": start_letter,
    "review": review_letter,
    "batch": examine_sheet,
    "recheck": show_rechecks,
    "flow": start_flow,
    "revise": revise,
    "leave": leave_flow,
    "copy": copy_clause,
    "keep": keep_clause,
    "new": new_session,
    "rename": rename,
}
