"""A few pictures of the screen, kept as SVG: run pytest with --snapshot-update after a change that is meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.place import Place
from assistant.tui import themes
from assistant.tui.app import AssistantApp
from tests.tui.screen import NARROW, WIDE, Seat, fixed_now, stub_answer

BLOCK = (">/自查", ">李工", "1", "2", ">3", "1", "2", "3")
PICTURES = {
    "welcome-narrow-night": (NARROW, "cqo-night", ()),
    "answer-narrow-day": (NARROW, "cqo-day", (">没有文凭能当吗",)),
    "block-wide-day": (WIDE, "cqo-day", BLOCK),
    "proposal-narrow-day": (NARROW, "cqo-day", (">我们总经理助理李工，本科，干质量5年了，能当吗？",)),
    "verdict-wide-stark": (WIDE, "cqo-stark", (">/自查", ">李工", "1", "4", "1")),
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture(name: str, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    size, theme, steps = PICTURES[name]
    app = AssistantApp(Place(None, ephemeral=True), now=fixed_now, engine=lambda: stub_answer)

    async def act(pilot: Any) -> None:
        seat = Seat(app, pilot)
        await seat.settle()
        app.theme = theme
        await seat.walk(*steps)

    assert theme in themes.NAMES
    assert snap_compare(app, terminal_size=size, run_before=act)
