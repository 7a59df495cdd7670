"""The chat: it renders the conversation's timeline, hands what is typed on, and keeps the text beside it in step.

It decides nothing about the regulation or a flow; what a message means is `dialogue.interpret`, what a command
does is `commands`. Slow things happen in threads that only post messages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from assistant.errors import CqoError, InputError
from assistant.tui.actions import BY_ID, named
from assistant.tui.asking import EngineReady, Found, Waiting
from assistant.tui.backend import Backend, open_backend, warm_reading
from assistant.tui.entries import Entries
from assistant.tui.frame import HEIGHTS, WIDTHS, Completion, FootKey
from assistant.tui.prompt import LONGEST, Prompt
from assistant.tui.talk import TalkScreen
from assistant.tui.welcome import FRESH, RESUME, START, WelcomeCard

if TYPE_CHECKING:
    from assistant.flows.facts import Answers
    from assistant.tui.proposal import ProposalCard
    from assistant.tui.question import QuestionCard
    from assistant.tui.turns import LawBlock


class Opened(Message):
    """The store is open."""

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self.backend = backend


class ChatScreen(TalkScreen):
    """The spine of the program: what is typed, chosen and pressed, and what comes back from the threads."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "let_go", ""),
        ("alt+up", "pick(-1)", ""),
        ("alt+down", "pick(1)", ""),
    ]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    # -- opening, off the screen's thread -----------------------------------------------------------------

    async def on_mount(self) -> None:
        self.prompt.focus()
        await self.talk.show([("welcome", "", WelcomeCard)])
        await self._draw_frame()
        self.call_after_refresh(self._open)

    @work(thread=True, exclusive=True, group="opening")
    def _open(self) -> None:
        backend = open_backend(self.place, self.now)
        import assistant.tui.clause
        import assistant.tui.view  # noqa: F401 - imported here so that the screen's thread need not wait for it

        self.post_message(Opened(backend))
        self.asking.open()
        warm_reading(self.now)

    @on(Opened)
    async def _opened(self, message: Opened) -> None:
        from assistant.tui.clause import ClausePane

        self.backend = message.backend
        self._dialogue = message.backend.dialogue()
        await self.query_one("#main").mount(ClausePane())
        self._is_resume_offered = message.backend.unfinished is not None and not self._early
        early, self._early = self._early, []
        await self.refresh_talk()
        for text in early:
            if not await self.take(text):
                self.prompt.set_text(text)

    @on(EngineReady)
    def _engine_ready(self, message: EngineReady) -> None:
        if message.trouble:
            self.say(message.trouble, is_trouble=True)
        self.asking.ready(message)

    @on(Found)
    async def _found(self, message: Found) -> None:
        trouble = self.asking.done(message)
        if message.waiting.dialogue is self._dialogue:
            await self.refresh_talk()
        if trouble:
            self.say(trouble, is_trouble=True)
        self.asking.next()

    # -- what the person does -----------------------------------------------------------------------------

    @on(Input.Submitted, "#prompt")
    async def _submitted(self, message: Input.Submitted) -> None:
        text = message.value
        if not text.strip():
            return
        if self._dialogue is None and not self._can_now(text):
            self._early.append(text)
            self.say("正在打开会话库，打开后马上接着做。")
        elif not await self.take(text):
            self.prompt.set_text(text + self.prompt.value)

    def _can_now(self, text: str) -> bool:
        """Whether a line can be acted on before the store is open: commands that need no conversation."""
        if text[:1] not in ("/", "／"):
            return False
        action = named(text[1:].split(maxsplit=1)[0]) if text[1:].strip() else None
        return action is None or action.id in _BEFORE_OPENING

    async def take(self, text: str) -> bool:
        """Act on a message; False where it could not be used and should stay in the prompt."""
        from assistant.dialogue import Command, FlowReply, interpret

        if self.proposal is not None and self.proposal.take_word(text):
            return True
        try:
            match interpret(text, self.asked, self.dialogue.told(text) if self._dialogue else 0):
                case Command(name, argument):
                    await self._command(name, argument)
                case FlowReply(values, typed):
                    await self.answer(values, typed)
                case _:
                    context = self.dialogue.context
                    action = self.dialogue.say(text)
                    await self.refresh_talk()
                    if self.dialogue.proposal is None:
                        self.asking.put(Waiting(self.dialogue, action, text, context))
        except CqoError as error:
            self.say(str(error), is_trouble=True)
            return False
        return True

    async def _command(self, name: str, argument: str) -> None:
        from assistant.tui.commands import DEEDS

        action = named(name) or self.query_one(Completion).current
        if action is None:
            raise InputError(f"没有“/{name[:20]}”这个命令。输入 / 列出所有命令。")
        await DEEDS[action.id](self, argument)

    async def answer(self, values: Answers, typed: str) -> None:
        """Answer the question that stands, or the one being answered anew. Raises CqoError."""
        if self.asked is None:
            raise InputError("现在没有要回答的题。")
        self.dialogue.answer(self.asked.id, values, typed)
        self.revising = None
        await self.refresh_talk()

    async def perform(self, action: str, argument: str = "") -> None:
        """Do one of the actions, saying what stands in the way."""
        from assistant.tui.commands import DEEDS

        try:
            await DEEDS[action](self, argument)
        except CqoError as error:
            self.say(str(error), is_trouble=True)

    def _take_key(self, key: str) -> bool:
        """Use a key the prompt offers; False where it is text after all."""
        completion = self.query_one(Completion)
        if completion.current is not None and key in ("up", "down", "tab"):
            if key == "tab":
                self.prompt.set_text(f"/{completion.current.names[0]} ")
            else:
                completion.move(1 if key == "down" else -1)
            return True
        if key in _SCROLLS:
            getattr(self.talk, _SCROLLS[key])(animate=False)
            return True
        if self.prompt.value:
            return False
        if self.talk.picked is not None and key == "enter":
            from assistant.tui.commands import menu

            menu(self, self.talk.picked)
            return True
        if self.talk.card is not None and self.talk.card.take_key(key):
            return True
        if key in ("up", "down"):
            self.talk.scroll_relative(y=-1 if key == "up" else 1, animate=False)
            return True
        return False

    def on_key(self, event: events.Key) -> None:
        """Typing anywhere goes to the prompt."""
        if event.is_printable and self.focused is not self.prompt:
            event.stop()
            self.prompt.focus()
            self.prompt.post_message(events.Key(event.key, event.character))

    @on(Prompt.Shortened)
    def _shortened(self) -> None:
        self.say(f"粘贴的内容太长，只留了前{LONGEST}个字。", is_trouble=True)

    @on(Input.Changed, "#prompt")
    def _typing(self, message: Input.Changed) -> None:
        self.query_one(Completion).follow(message.value)

    @on(Entries.Chosen)
    async def _chosen(self, message: Entries.Chosen) -> None:
        """An entry of an answer, a verdict, the welcome or the clause pane."""
        value = message.value
        if value in (RESUME, FRESH):
            self._is_resume_offered = False
            unfinished = self.backend.unfinished if self.backend else None
            await self.open_session(unfinished.id if unfinished and value == RESUME else None)
        elif value.startswith(START) and self._dialogue is None:
            self._early.append(f"/{BY_ID[value.removeprefix(START)].names[0]}")
        elif value.startswith(START):
            await self.perform("flow", value.removeprefix(START))
        elif value.startswith("do:"):
            await self.perform(value.removeprefix("do:"))
        elif self._dialogue is None:
            self._early.append(value)
        else:
            await self.take(value)

    async def on_question_card_answered(self, message: QuestionCard.Answered) -> None:
        try:
            await self.answer(message.values, message.typed)
        except CqoError as error:
            self.say(str(error), is_trouble=True)

    async def on_proposal_card_taken(self, message: ProposalCard.Taken) -> None:
        await self._settle_proposal(lambda: self.dialogue.take(message.person, message.dropped))

    async def on_proposal_card_declined(self) -> None:
        await self._settle_proposal(self.dialogue.decline)

    async def _settle_proposal(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CqoError as error:
            self.say(str(error), is_trouble=True)
            return
        self.revising = None
        await self.refresh_talk()
        self._answer_what_is_left()

    async def on_law_block_asked(self, message: LawBlock.Asked) -> None:
        await self.perform("clause", message.cite)

    @on(FootKey.Pressed)
    async def _foot_pressed(self, message: FootKey.Pressed) -> None:
        await self.perform(message.action)

    async def open_session(self, session: str | None) -> None:
        """Show a kept conversation, or begin a new one. Raises CqoError."""
        if self.backend is None:
            raise InputError("正在打开会话库，请稍等。")
        self._dialogue = self.backend.dialogue(session)
        self.revising, self._is_resume_offered = None, False
        await self.talk.show([])
        await self.refresh_talk()
        self._answer_what_is_left()

    def _answer_what_is_left(self) -> None:
        if left := self.dialogue.unanswered:
            self.asking.put(Waiting(self.dialogue, *left, self.dialogue.context[:-1]))

    def action_pick(self, by: int) -> None:
        self.talk.pick(by)

    async def action_let_go(self) -> None:
        self.prompt.focus()
        self.talk.unpick()
        if self.proposal is not None:
            self.proposal.go_back()
        if self.revising:
            self.revising = None
            await self.refresh_talk()


_BEFORE_OPENING = frozenset({"help", "theme", "palette", "quit", "reader", "review", "batch"})
_SCROLLS = {
    "pageup": "scroll_page_up",
    "pagedown": "scroll_page_down",
    "ctrl+home": "scroll_home",
    "ctrl+end": "scroll_end",
}
