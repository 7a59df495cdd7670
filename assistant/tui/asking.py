"""The queue of messages to be answered: one after the other, off the screen's thread, kept until the engine is there.

A message is recorded before it comes here, so nothing is lost when the program ends before its answer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.message import Message

from assistant.errors import CqoError
from assistant.tui.backend import Ask

if TYPE_CHECKING:
    from assistant.dialogue import Dialogue
    from assistant.tui.talk import TalkScreen


@dataclass(frozen=True, slots=True)
class Waiting:
    """A recorded message that is to be answered; `context` are the questions before it."""

    dialogue: Dialogue
    action: int
    text: str
    context: tuple[str, ...]


class EngineReady(Message):
    """The engine is there, or `trouble` says why it is not."""

    def __init__(self, ask: Ask | None, trouble: str = "") -> None:
        super().__init__()
        self.ask, self.trouble = ask, trouble


class Found(Message):
    """The answer to a message, or why there is none."""

    def __init__(self, waiting: Waiting, answer: Mapping[str, Any] | None, trouble: str = "") -> None:
        super().__init__()
        self.waiting, self.answer, self.trouble = waiting, answer, trouble


class Asking:
    """Owned by the chat; `post` may be called from any thread."""

    def __init__(self, chat: TalkScreen, open_engine: Callable[[], Ask]) -> None:
        self._chat, self._open = chat, open_engine
        self._engine: Ask | None = None
        self._trouble = ""
        self._queue: deque[Waiting] = deque()
        self._is_busy = False

    @property
    def state(self) -> str:
        """What the person waits for, empty for nothing."""
        if not self._queue:
            return ""
        return "正在查找条文……" if self._engine else "正在准备词典，准备好就回答……"

    @property
    def is_settled(self) -> bool:
        """Whether the engine has come or failed, and nothing waits."""
        return not self._queue and bool(self._engine or self._trouble)

    def open(self) -> None:
        """Open the engine; runs in a thread."""
        try:
            self._chat.post_message(EngineReady(self._open()))
        except Exception as error:  # noqa: BLE001 - flows and saved talks work without it; the line says what is lost
            why = str(error) if isinstance(error, CqoError) else f"内部错误{type(error).__name__}。"
            self._chat.post_message(EngineReady(None, f"问答暂时不能用：{why}流程和法规仍然可以用。"))

    def ready(self, message: EngineReady) -> None:
        self._engine, self._trouble = message.ask, message.trouble
        self.next()

    def put(self, waiting: Waiting) -> None:
        self._queue.append(waiting)
        self.next()

    def next(self) -> None:
        """Take up the next message, if the engine is there and free."""
        if self._trouble and self._queue:
            self._queue.clear()
            self._chat.say(self._trouble, is_trouble=True)
        if self._queue:
            self._chat.draw_hint_soon()
        if self._queue and self._engine and not self._is_busy:
            self._is_busy = True
            self._chat.run_worker(partial(self._find, self._queue[0], self._engine), thread=True, group="asking")

    def _find(self, waiting: Waiting, engine: Ask) -> None:
        try:
            self._chat.post_message(Found(waiting, engine(waiting.text, waiting.context)))
        except Exception as error:  # noqa: BLE001 - the question is recorded; one that trips must not end the program
            why = str(error) if isinstance(error, CqoError) else f"内部错误{type(error).__name__}，请换个说法再试。"
            self._chat.post_message(Found(waiting, None, f"这个问题没能回答：{why}"))

    def done(self, message: Found) -> str:
        """Record the answer; returns what went wrong, empty for nothing."""
        self._is_busy = False
        self._queue.popleft()
        if message.answer is None:
            return message.trouble
        try:
            message.waiting.dialogue.reply(message.waiting.action, message.answer)
        except CqoError as error:
            return str(error)
        return ""
