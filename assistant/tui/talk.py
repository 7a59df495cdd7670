"""What the chat consists of and how it is drawn: the talk, the lines around it, the text beside it.

It shows the conversation as it stands; what is typed and chosen is acted on in `chat`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from assistant.errors import InputError
from assistant.tui.asking import Asking
from assistant.tui.backend import Ask, Backend, Now, open_engine
from assistant.tui.frame import SMALL, Completion, Foot, Head, Status
from assistant.tui.prompt import Prompt
from assistant.tui.timeline import Timeline
from assistant.tui.welcome import ResumeCard, WelcomeCard

if TYPE_CHECKING:
    from assistant.dialogue import Dialogue
    from assistant.flows.facts import Question
    from assistant.place import Place
    from assistant.sessions.turns import Turn
    from assistant.tui.clause import Basis, ClausePane
    from assistant.tui.proposal import ProposalCard

WAIT_BEFORE_SAYING = 0.15
_FREE = ("help", "clause", "reader", "sessions", "palette", "quit")
_IN_FLOW = ("help", "clause", "checklist", "undo", "palette", "quit")
_AFTER = ("help", "clause", "checklist", "export", "palette", "quit")


class TalkScreen(Screen[None]):
    """The conversation on the screen. `revising` is the question being answered anew, if any."""

    def __init__(self, place: Place, now: Now, *, engine: Callable[[], Ask] | None = None) -> None:
        super().__init__()
        self.place, self.now = place, now
        self.backend: Backend | None = None
        self.revising: str | None = None
        self.asking = Asking(self, engine or (lambda: open_engine(place.cache_found, keep=not place.ephemeral)))
        self._dialogue: Dialogue | None = None
        self._early: list[str] = []
        self._is_resume_offered = False
        self._turns: tuple[Turn, ...] = ()
        self._looked_at: Basis | None = None

    def compose(self) -> ComposeResult:
        yield Head()
        with Horizontal(id="main"):
            yield Timeline()
        yield Static(SMALL, id="small", markup=False)
        yield Completion()
        yield Static("", id="hint", markup=False)
        with Horizontal(id="typing"):
            yield Static("› ", id="typing-mark", markup=False)
            yield Prompt(self._take_key)
        yield Status()
        yield Foot()

    @property
    def talk(self) -> Timeline:
        return self.query_one(Timeline)

    @property
    def prompt(self) -> Prompt:
        return self.query_one(Prompt)

    @property
    def pane(self) -> ClausePane | None:
        from assistant.tui.clause import ClausePane

        return next(iter(self.query(ClausePane)), None)

    @property
    def dialogue(self) -> Dialogue:
        """The conversation. Raises InputError while the store is still being opened."""
        if self._dialogue is None:
            raise InputError("正在打开会话库，请稍等。")
        return self._dialogue

    @property
    def asked(self) -> Question | None:
        """The question that takes answers now."""
        card = self.talk.card
        if self.proposal is not None and self.dialogue.pending:
            return self.dialogue.pending.question
        return getattr(card, "asked", None)

    @property
    def proposal(self) -> ProposalCard | None:
        """What was read and waits to be confirmed."""
        return self.talk.card if hasattr(self.talk.card, "proposal") else None  # type: ignore[return-value]

    def _take_key(self, key: str) -> bool:
        """Use a key the empty prompt offers; False where it is text after all."""
        raise NotImplementedError

    async def refresh_talk(self) -> None:
        """Bring the screen in step with the conversation."""
        from assistant.tui.view import entries, follow, turns_shown

        self._looked_at = None
        self._turns = turns_shown(self.dialogue, self.revising)
        unfinished = self.backend.unfinished if self.backend and self._is_resume_offered else None
        if self._turns:
            await self.talk.show(list(entries(self._turns, self.now().date())))
            follow(self.talk.card, self._turns)
        elif unfinished:
            title = unfinished.title
            await self.talk.show([("resume", title, lambda: ResumeCard(title))])
        else:
            await self.talk.show([("welcome", "", WelcomeCard)])
        await self._draw_frame()

    async def _draw_frame(self) -> None:
        self.draw_hint()
        self.say_saved()
        ids, progress, title, pending = _FREE, "", "", None
        if self._dialogue is not None:
            self._draw_pane()
            pending = self._dialogue.pending
            title = self._dialogue.title if self._dialogue.session else ""
            ids = _IN_FLOW if pending or self.revising else _AFTER if self._dialogue.folded.run else _FREE
            progress = f"第{pending.number}步 / 最多{pending.at_most}步" if pending else ""
        self.query_one(Head).show(title, progress)
        await self.query_one(Foot).show(ids, {"clause": "为什么问"} if ids is _IN_FLOW else {})

    def draw_hint(self) -> None:
        card = self.talk.card
        text = self.asking.state or (card.hint if card else "") or "输入问题；/ 列出命令"
        self.query_one("#hint", Static).update(text)

    def draw_hint_soon(self) -> None:
        """Say that something is being waited for, unless it comes first."""
        self.set_timer(WAIT_BEFORE_SAYING, self.draw_hint)

    def _draw_pane(self) -> None:
        if (pane := self.pane) is not None:
            pane.show(self.basis)

    @property
    def basis(self) -> Basis:
        """The clauses to show: those looked at, else those of the latest turn that rests on any."""
        from assistant.tui.clause import basis_of_talk

        return self._looked_at or basis_of_talk(self._turns)

    def look_at(self, basis: Basis) -> None:
        """Show these clauses until the talk goes on."""
        self._looked_at = basis
        self._draw_pane()

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say something on the status line."""
        self.query_one(Status).show(text, is_trouble=is_trouble)

    def say_saved(self) -> None:
        """Say where the conversation is kept."""
        if self.backend is None:
            self.say("正在打开会话库……")
        elif self.backend.trouble:
            self.say(self.backend.trouble, is_trouble=True)
        elif self.backend.store.kept:
            self.query_one(Status).show(f"随时保存在 {self.backend.store.path}", is_cut=True)
        else:
            self.say("不保存：关闭后这次的会话就没有了（--ephemeral）")
