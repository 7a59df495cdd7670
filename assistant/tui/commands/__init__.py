"""What each action does. The chat is handed in; windows are opened over it and their answers acted on.

One function an action, found by its id in `DEEDS`; each raises CqoError with a line that says what stands in the way.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from assistant.tui.commands import files, looking, talking
from assistant.tui.commands.turn_menu import menu

if TYPE_CHECKING:
    from assistant.tui.chat import ChatScreen

__all__ = ["DEEDS", "menu"]

Deed = Callable[["ChatScreen", str], Awaitable[None]]

DEEDS: Mapping[str, Deed] = {
    "help": looking.show_help,
    "clause": looking.show_clause,
    "checklist": looking.show_checklist,
    "reader": looking.read_regulation,
    "sessions": looking.list_sessions,
    "export": files.export,
    "theme": looking.change_theme,
    "palette": looking.open_palette,
    "undo": talking.undo,
    "quit": talking.quit_program,
    "candidate": talking.start_candidate,
    "letter": talking.start_letter,
    "review": files.review_letter,
    "batch": files.examine_sheet,
    "recheck": looking.show_rechecks,
    "flow": talking.start_flow,
    "revise": talking.revise,
    "leave": talking.leave_flow,
    "copy": files.copy_clause,
    "keep": files.keep_clause,
    "new": talking.new_session,
    "rename": talking.rename,
}
