"""Chinese as people type it, made comparable: width, case, traditional characters, invisible marks, blanks.

Every text that is searched, segmented or matched passes through `normalise`, the regulation's as well as the
user's. What is stored and quoted never does: a quotation stays as it is printed. Nothing here knows any word of
the regulation.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("tables") / "traditional.txt"

# NFKC would glue these to their neighbours: 5① to 51, 3½ to 31⁄2.
_KEPT_APART = {ord(char): f"({number})" for number, char in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", start=1)} | {
    ord("½"): ".5",
    ord("¼"): ".25",
    ord("¾"): ".75",
}

# Invisible but neither control (Cc) nor format (Cf) characters: variation selectors, joiners, Hangul fillers.
_INVISIBLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
_NO_TEXT = frozenset(("Cc", "Cf", "Cs"))

# Characters whose simplified form depends on the word; after the characters have been replaced one by one.
_BY_WORD = (
    ("计画", "计划"),
    ("规画", "规划"),
    ("企画", "企划"),
    ("甚么", "什么"),
    ("答覆", "答复"),
    ("回覆", "回复"),
    ("批覆", "批复"),
    ("藉口", "借口"),
    ("凭藉", "凭借"),
    ("显着", "显著"),
)

_CJK = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)


def normalise(text: str) -> str:
    """`text` in the one form all comparing is done in; doing it twice changes nothing more.

    NFKC and lower case (so ，？（） become half-width, 。、《》 stay), ① as (1), traditional characters as
    simplified ones, no control, zero-width or bidirectional characters, single blanks and none at the ends.
    """
    text = _visible(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_KEPT_APART)).lower()
        # Lower case can leave what NFKC would compose, and NFKC can bring out what is invisible.
        text = _visible(unicodedata.normalize("NFKC", text))
    return simplified(" ".join(text.lower().split()))


def simplified(text: str) -> str:
    """`text` with traditional characters replaced one for one, and the few that depend on the word."""
    if text.isascii():
        return text
    text = text.translate(_traditional())
    for written, meant in _BY_WORD:
        text = text.replace(written, meant)
    return text


def _visible(text: str) -> str:
    if text.isprintable() and _INVISIBLE.isdisjoint(text):
        return text
    return "".join(
        char
        for char in text
        if char not in _INVISIBLE and (char.isspace() or unicodedata.category(char) not in _NO_TEXT)
    )


def is_cjk(char: str) -> bool:
    """Whether `char` is a Chinese character (〇 included), not punctuation, kana or Hangul."""
    code = ord(char)
    return char == "〇" or any(first <= code <= last for first, last in _CJK)


@cache
def _traditional() -> dict[int, int]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return str.maketrans(lines[0], lines[1])
