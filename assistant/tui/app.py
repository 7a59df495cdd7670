"""The application around the screens: themes, keys, and what happens when something breaks.

A crash leaves the session as it is (every act was saved when it happened) and ends with one Chinese line.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assistant.place import Place
from assistant.tui import cjk, themes
from assistant.tui.actions import ACTIONS
from assistant.tui.backend import Ask, Now
from assistant.tui.chat import ChatScreen
from assistant.tui.frame import NAME
from assistant.tui.settings import remembered_theme

_EVERYWHERE = frozenset({"quit", "theme"})


def local_now() -> datetime:
    """The clock of this machine, with its offset."""
    return datetime.now().astimezone()


class AssistantApp(App[None]):
    """The program with a screen. `crash` is what ended it, if anything did."""

    TITLE = NAME
    CSS_PATH = "styles.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(a.key, f"perform('{a.id}')", a.label, priority=True, id=a.id, show=False) for a in ACTIONS if a.key
    ]

    def __init__(self, place: Place, *, now: Now = local_now, engine: Callable[[], Ask] | None = None) -> None:
        super().__init__()
        cjk.install()
        self.place = place
        self.crash: Exception | None = None
        self.animation_level = "none"
        self._chat = ChatScreen(place, now, engine=engine)
        for name in themes.NAMES:
            self.register_theme(themes.theme(name))
        chosen = remembered_theme(place.data_dir)
        self.theme = chosen if chosen in themes.NAMES else themes.NAMES[0]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.theme(themes.NAMES[0]).variables

    def get_default_screen(self) -> Screen[None]:
        return self._chat

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The actions of the chat rest while another screen lies over it; that screen has its own keys."""
        if action == "perform" and self.screen is not self._chat:
            return parameters[0] in _EVERYWHERE
        return True

    async def action_perform(self, action: str) -> None:
        await self._chat.perform(action)

    def action_help_quit(self) -> None:
        self._chat.say("要退出请按 Ctrl+Q；选中文字后按 Ctrl+C 是复制。")

    @property
    def farewell(self) -> str:
        """What is said after a crash: where everything is."""
        backend = self._chat.backend
        kept = backend is not None and backend.store.kept
        where = (
            f"会话都已保存在 {backend.store.path}，再次运行 cqo 可以接着做"
            if backend and kept
            else "这次的会话没有保存"
        )
        return f"程序出错了（{type(self.crash).__name__}）。{where}。请设置环境变量 CQO_DEBUG=1 重试，并把显示的内容报告给我们。"

    def _handle_exception(self, error: Exception) -> None:
        self.crash = self.crash or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without a traceback on the screen; `start` says what happened."""
        self._close_messages_no_wait()
