"""Before and around the screen: no terminal, what is loaded at the first frame, colours, a crash, and no bare markup."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.place import Place
from assistant.tui import start, themes
from assistant.tui.app import AssistantApp
from assistant.tui.backend import open_backend
from benchmarks.start import loaded_at_first_frame
from tests.tui.screen import NARROW, Seat, fixed_now, seated, stub_answer


def test_without_a_terminal_one_line_names_the_other_way() -> None:
    with pytest.raises(InputError, match="cqo ask"):
        start(Place(None, ephemeral=True))


def test_the_program_without_a_terminal_ends_with_status_2() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "--ephemeral"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "cqo ask" in done.stderr


def test_nothing_heavy_is_loaded_at_the_first_frame() -> None:
    assert loaded_at_first_frame() == []


def test_importing_the_package_loads_no_textual() -> None:
    code = "import sys, assistant.tui; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=30).returncode == 0


@pytest.mark.parametrize("name", themes.NAMES)
@pytest.mark.parametrize(("front", "back"), themes.PAIRS)
def test_contrast_of_every_theme(name: str, front: str, back: str) -> None:
    palette = themes.PALETTES[name]
    assert themes.contrast(getattr(palette, front), getattr(palette, back)) >= 4.5


def test_contrast_formula() -> None:
    assert themes.contrast("#ffffff", "#000000") == pytest.approx(21)
    assert themes.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


async def crash_after_a_question(app: AssistantApp) -> None:
    async with app.run_test() as pilot:
        for _ in range(100):
            await pilot.pause(0.01)
            if app._chat.backend and app._chat.asking.is_settled:
                break
        await app._chat.take("崩溃之前的问题")
        await pilot.press("alt+up")
        await pilot.pause()


async def test_a_crash_keeps_the_session_and_names_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_a: object) -> None:
        raise RuntimeError

    app = AssistantApp(Place(tmp_path, ephemeral=False), now=fixed_now, engine=lambda: stub_answer)
    monkeypatch.setattr(app._chat, "action_pick", broken)
    with pytest.raises(RuntimeError):
        await crash_after_a_question(app)
    assert isinstance(app.crash, RuntimeError)
    assert str(tmp_path) in app.farewell
    async with seated(data=tmp_path) as seat:
        assert seat.chat.backend is not None
        (summary,) = seat.chat.backend.store.summaries()
        assert summary.title == "崩溃之前的问题"


async def test_a_store_that_cannot_be_opened_leaves_a_talk_that_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "占位").write_text("")
    async with seated(data=tmp_path / "占位") as seat:
        assert "不会保存" in seat.status
        await seat.say("问一句")
        assert "答：问一句" in seat.text()


async def test_what_is_sent_before_the_store_is_open_is_done_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    monkeypatch.setattr("assistant.tui.chat.open_backend", lambda *a: gate.wait(10) and open_backend(*a))
    app = AssistantApp(Place(None, ephemeral=True), now=fixed_now, engine=lambda: stub_answer)
    async with app.run_test(size=NARROW) as pilot:
        seat = Seat(app, pilot)
        for text in ("先问一句", "/自查", "李工"):
            seat.chat.prompt.insert_text_at_cursor(text)
            await app._press_keys(["enter"])
            await pilot.pause()
        assert seat.chat.prompt.value == ""
        assert "正在打开会话库" in seat.status
        gate.set()
        await seat.settle()
        assert seat.answers == {"name": "李工"}
        assert "答：先问一句" in seat.text()


async def test_no_color_draws_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import asyncio\nfrom assistant.place import Place\nfrom assistant.tui.app import AssistantApp\n"
        "async def main():\n"
        "    app = AssistantApp(Place(None, True), engine=lambda: None)\n"
        "    async with app.run_test() as pilot:\n"
        "        await pilot.pause()\n"
        "        assert app.no_color\n"
        "asyncio.run(main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "NO_COLOR": "1"}, timeout=30, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
