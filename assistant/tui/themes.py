"""Two themes of our own from one palette, and one of high contrast.

Ink on paper by day, paper on ink by night. Every pair in `PAIRS` is tested for contrast; colour never carries a
meaning alone, words and marks say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by what they are for. `sheet` lies over `paper`, `raised` over both."""

    ink: str
    muted: str
    paper: str
    sheet: str
    raised: str
    blue: str
    seal: str
    green: str
    amber: str
    red: str
    line: str


NIGHT = Palette(
    ink="#e6e2d9",
    muted="#a7adb3",
    paper="#16191d",
    sheet="#1d2126",
    raised="#292f37",
    blue="#86b7e3",
    seal="#ee9c84",
    green="#8fcb9d",
    amber="#e2bb6b",
    red="#f39387",
    line="#4a535e",
)
DAY = Palette(
    ink="#23262a",
    muted="#565c63",
    paper="#faf7f1",
    sheet="#f1ece2",
    raised="#e4ddd0",
    blue="#1b5583",
    seal="#96321f",
    green="#235f35",
    amber="#754a00",
    red="#9f2222",
    line="#b5ab99",
)
STARK = Palette(
    ink="#ffffff",
    muted="#ffffff",
    paper="#000000",
    sheet="#000000",
    raised="#1f1f1f",
    blue="#7fd4ff",
    seal="#ffd75f",
    green="#8cff9a",
    amber="#ffd75f",
    red="#ff9a8c",
    line="#ffffff",
)

NAMES = ("cqo-night", "cqo-day", "cqo-stark")
LABELS = {"cqo-night": "深色", "cqo-day": "浅色", "cqo-stark": "高对比"}
PALETTES = {"cqo-night": NIGHT, "cqo-day": DAY, "cqo-stark": STARK}

PAIRS = tuple(
    (front, back)
    for front in ("ink", "muted", "blue", "seal", "green", "amber", "red")
    for back in ("paper", "sheet", "raised")
)
"""Foreground over background, as the style sheet may combine them."""


def theme(name: str) -> Theme:
    """The theme of one of `NAMES`."""
    p = PALETTES[name]
    return Theme(
        name=name,
        primary=p.blue,
        secondary=p.seal,
        accent=p.seal,
        warning=p.amber,
        error=p.red,
        success=p.green,
        foreground=p.ink,
        background=p.paper,
        surface=p.sheet,
        panel=p.raised,
        dark=name != "cqo-day",
        variables={
            **{field.name: getattr(p, field.name) for field in fields(p)},
            "scrollbar": p.line,
            "scrollbar-hover": p.muted,
            "scrollbar-active": p.blue,
            "scrollbar-background": p.paper,
            "scrollbar-background-hover": p.paper,
            "scrollbar-background-active": p.paper,
            "scrollbar-corner-color": p.paper,
            "input-cursor-background": p.ink,
            "input-cursor-foreground": p.paper,
            "input-cursor-text-style": "none",
            "input-selection-background": p.blue,
            "input-selection-foreground": p.paper,
            "screen-selection-background": p.blue,
            "screen-selection-foreground": p.paper,
            "block-cursor-background": p.raised,
            "block-cursor-foreground": p.ink,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": p.raised,
            "block-cursor-blurred-foreground": p.ink,
            "block-cursor-blurred-text-style": "none",
            "block-hover-background": p.raised,
        },
    )


def following(name: str) -> str:
    """The theme F9 goes on to."""
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)] if name in NAMES else NAMES[0]


def contrast(front: str, back: str) -> float:
    """The contrast ratio of two colours by WCAG 2, 1 to 21."""
    light, dark = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
