"""What opens over the talk: help, clauses, the checklist, the whole text, conversations, the palette; and its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import CqoError, InputError
from assistant.tui.commands.files import export_of
from assistant.tui.themes import LABELS

if TYPE_CHECKING:
    from assistant.tui.chat import ChatScreen


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
