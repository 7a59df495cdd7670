"""Drives the real application in tests: a fixed clock, a stub engine, and what stands on the screen as text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static

from assistant.knowledge.reader import regulation
from assistant.place import Place
from assistant.tui.app import AssistantApp
from assistant.tui.backend import Ask
from assistant.tui.chat import ChatScreen
from assistant.tui.rows import Rows

NARROW, WIDE = (80, 24), (120, 40)


def fixed_now() -> datetime:
    return datetime(2026, 3, 9, 10, 0, tzinfo=UTC)


def stub_answer(question: str, _context: Sequence[str] = ()) -> Mapping[str, Any]:
    """An answer about 第五条第（三）项, whatever is asked."""
    provision = regulation()["第五条第（三）项"]
    return {
        "id": None,
        "outcome": "answer",
        "abstain": None,
        "lead": f"答：{question[:12]}",
        "corrects": "学历和职称都要",
        "citations": [str(provision.cite)],
        "quotes": [{"cite": str(provision.cite), "lead_in": provision.lead_in, "text": provision.text}],
        "notes": ["条文没有要求全日制。", "未明确：相关专业的范围。"],
        "related": ["第九条"],
        "next": [{"flow": "candidate", "label": "候选人资格自查"}],
        "questions": ["要全日制吗？", "3年怎么算？"],
        "matched": [{"query": "文凭", "term": "学历"}],
    }


@dataclass
class Seat:
    """Someone at the keyboard."""

    app: AssistantApp
    pilot: Pilot[None]

    @property
    def chat(self) -> ChatScreen:
        return self.app._chat

    async def settle(self) -> None:
        for _ in range(200):
            await self.pilot.pause()
            if self.chat.backend is not None and self.chat.asking.is_settled:
                return
        raise AssertionError("the screen does not come to rest")

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each taken up before the next."""
        for key in keys:
            await self.app._press_keys([key])
        await self.settle()

    async def say(self, text: str) -> None:
        """Type into the prompt as an input method does, then Enter."""
        self.chat.prompt.insert_text_at_cursor(text)
        await self.press("enter")

    async def walk(self, *steps: str) -> None:
        """Keys by name or digit; what begins with > is typed and submitted."""
        for step in steps:
            if step.startswith(">"):
                await self.say(step[1:])
            else:
                await self.press(step)

    def text(self, selector: str = "*") -> str:
        """Everything drawn in widgets of the top screen that match, without line breaks added by wrapping."""
        drawn = [w for w in self.app.screen.query(selector).results(Static) if w.display]
        return "\n".join(_plain(w.content) for w in drawn)

    @property
    def status(self) -> str:
        return _plain(self.chat.query_one("#status", Static).content)

    @property
    def head(self) -> str:
        return _plain(self.chat.query_one("#head-talk", Static).content)

    @property
    def foot(self) -> str:
        return " ".join(_plain(w.content) for w in self.chat.query(".foot-key").results(Static))

    @property
    def answers(self) -> dict[str, Any]:
        run = self.chat.dialogue.folded.run
        return dict(run.answers) if run else {}


def _plain(content: object) -> str:
    return content.plain if hasattr(content, "plain") or isinstance(content, Rows) else str(content)


@asynccontextmanager
async def seated(
    size: tuple[int, int] = NARROW, data: Path | None = None, engine: Callable[[], Ask] | None = None
) -> AsyncIterator[Seat]:
    """A running application; ephemeral unless given a directory."""
    app = AssistantApp(Place(data, data is None), now=fixed_now, engine=engine or (lambda: stub_answer))
    async with app.run_test(size=size) as pilot:
        seat = Seat(app, pilot)
        await seat.settle()
        yield seat
