"""What can be done with one turn of the talk under the block cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from assistant.errors import CqoError
from assistant.tui.commands.files import keep
from assistant.tui.commands.looking import show_clause
from assistant.tui.commands.talking import ask_anew
from assistant.tui.entries import Entry

if TYPE_CHECKING:
    from assistant.tui.chat import ChatScreen
    from assistant.tui.clause import Basis


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

    async def look_at(basis: Basis) -> None:
        chat.look_at(basis)
        await show_clause(chat, "、".join(map(str, basis.cites)))

    async def act(chosen: str | None) -> None:
        from assistant.tui.clause import basis_of_answer, basis_of_question

        try:
            if chosen == "copy":
                chat.app.copy_to_clipboard(turn_text(picked))
                chat.say("已复制。有的终端不支持复制，可以改为存为文件。")
            elif chosen == "keep":
                keep(chat, f"{chat.dialogue.title} 摘录", turn_text(picked))
            elif chosen == "unfold":
                picked.query_one(Matched).toggle_class("-folded")
            elif chosen == "anew" and isinstance(picked, AnsweredQuestion):
                await ask_anew(chat, picked.turn.question.id)
            elif chosen == "clause" and isinstance(picked, AnsweredQuestion):
                await look_at(basis_of_question(picked.turn.question))
            elif chosen == "clause" and isinstance(picked, AnswerCard):
                await look_at(basis_of_answer(picked.answer))
        except CqoError as error:
            chat.say(str(error), is_trouble=True)

    chat.app.push_screen(Choose("对这一段", tuple(entries)), act)
