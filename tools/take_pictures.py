"""Takes the pictures of README and docs: the real program, driven by keys, saved as SVG in a folder.

Usage: python tools/take_pictures.py FOLDER. A browser with a Chinese monospaced font turns them into PNG.
"""

from __future__ import annotations

import asyncio
import re
import sys
from html import unescape
from pathlib import Path

from rich.cells import cell_len

from assistant.place import Place
from assistant.tui.app import AssistantApp
from tests.tui.screen import NARROW, WIDE, Seat, fixed_now

CELL = 12.2  # the exporter's width of one cell
FONT = "'DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono CJK SC', 'Sarasa Mono SC', monospace"
CANDIDATE = (">/自查", ">李工", "1", "2", ">5年", "1", *"22222", "enter", *"111", "enter")
LETTER = (
    ">/聘书",
    "1",
    ">江海机械有限公司",
    ">李工",
    ">总经理助理",
    ">2026-05-01至2029-04-30",
    *"124",
    "enter",
    "1",
    *"12",
    "enter",
    "1",
    ">2026-04-20",
)
SCENES = {
    "ask": (">我们就是个小厂，不设首席质量官算违规吗？",),
    "bars": CANDIDATE[:6],
    "candidate": CANDIDATE,
    "letter": LETTER,
    "welcome": (),
}


async def take(folder: Path, scene: str, size: tuple[int, int], theme: str, name: str) -> None:
    """One picture: play a scene at a size in a theme."""
    app = AssistantApp(Place(Path("/nowhere"), ephemeral=True), now=fixed_now)
    async with app.run_test(size=size) as pilot:
        seat = Seat(app, pilot)
        app.theme = theme
        await seat.settle()
        await seat.walk(*SCENES[scene])
        svg = app.export_screenshot(title="首席质量官助手")
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family:[^;]*;", f"font-family: {FONT};", svg)
    svg = re.sub(r'textLength="[\d.]+"([^>]*)>([^<]*)<', _fitted, svg)
    (folder / name).write_text(svg, encoding="utf-8")


def _fitted(m: re.Match[str]) -> str:
    """A run of text as wide as its cells: the exporter counts a wide character as one."""
    return f'textLength="{CELL * cell_len(unescape(m[2])):g}"{m[1]}>{m[2]}<'


async def main() -> None:
    """All pictures of the documents."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for size in (NARROW, WIDE):
        for theme, word in (("cqo-night", "dark"), ("cqo-day", "light")):
            for scene in SCENES:
                await take(folder, scene, size, theme, f"{scene}-{size[0]}x{size[1]}-{word}.svg")


if __name__ == "__main__":
    asyncio.run(main())
