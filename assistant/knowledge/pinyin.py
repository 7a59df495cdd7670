"""How Chinese characters sound, without tones, and folded as many speakers hear and type them.

It reads a small table made from public data; it does not decide between readings by context, and knows nothing of
terms or questions.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

TABLE = Path(__file__).with_name("tables") / "pinyin.txt"

_FOLDED_BEGINNINGS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_FOLDED_ENDINGS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


def pinyin(text: str) -> tuple[str, ...]:
    """One toneless syllable a character, its usual reading (长 zhang, 女 nv); what has none stands for itself."""
    first, _ = _readings()
    return tuple(first.get(char, char) for char in text)


def all_pinyin(text: str) -> tuple[tuple[str, ...], ...]:
    """Every way to read `text`, the usual one first: 行为 is xing wei, and hang wei."""
    first, also = _readings()
    choices = ((first.get(char, char), also[char]) if char in also else (first.get(char, char),) for char in text)
    return tuple(product(*choices))


def folded_pinyin(text: str) -> tuple[str, ...]:
    """As `pinyin`, with zh/z, ch/c, sh/s, n/l, ang/an, eng/en, ing/in made one."""
    return tuple(fold(syllable) for syllable in pinyin(text))


@cache
def fold(syllable: str) -> str:
    """One syllable in the form shared by all that sound like it: zhang, zhan, zang and zan are zan."""
    for heard, folded in _FOLDED_BEGINNINGS:
        if syllable.startswith(heard) and len(syllable) > len(heard):
            syllable = folded + syllable[len(heard) :]
            break
    for heard, folded in _FOLDED_ENDINGS:
        if syllable.endswith(heard):
            return syllable.removesuffix(heard) + folded
    return syllable


@cache
def _readings() -> tuple[dict[str, str], dict[str, str]]:
    """Character -> usual syllable, and for some characters -> another one."""
    first: dict[str, str] = {}
    also: dict[str, str] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        syllable, usual, *other = line.split(" ")
        first.update(dict.fromkeys(usual, syllable))
        also.update(dict.fromkeys("".join(other), syllable))
    return first, also
