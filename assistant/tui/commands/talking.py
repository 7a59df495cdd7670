"""What moves the conversation on or back: flows, answers changed, steps undone, sessions begun and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.tui.entries import Entry

if TYPE_CHECKING:
    from assistant.tui.chat import ChatScreen


async def undo(chat: ChatScreen, _argument: str) -> None:
    from assistant.tui.question import QuestionCard
    from assistant.tui.view import answered

    card = chat.talk.card
    if chat.prompt.undo_typing():
        return
    if isinstance(card, QuestionCard) and card.take_back():
        chat.say("已撤销刚才选的一项。")
        return
    before = {turn.question.id: turn.values for turn in answered(chat.dialogue)}
    if chat.revising:
        chat.revising = None
    elif not chat.dialogue.undo():
        raise InputError("没有可以撤销的了。")
    await chat.refresh_talk()
    card = chat.talk.card
    if isinstance(card, QuestionCard) and (values := before.get(card.asked.id)):
        card.recall(values)
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


async def new_session(chat: ChatScreen, _argument: str) -> None:
    await chat.open_session(None)


async def rename(chat: ChatScreen, argument: str) -> None:
    if chat.dialogue.session is None:
        raise InputError("这个会话还是空的，先提一个问题再改名。")
    chat.dialogue.rename(argument)
    await chat.refresh_talk()
    chat.say(f"会话已改名为“{chat.dialogue.title}”。")
