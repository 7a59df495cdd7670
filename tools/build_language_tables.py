# /// script
# requires-python = ">=3.11"
# dependencies = ["opencc-python-reimplemented==0.1.7", "pypinyin==0.55.0"]
# ///
"""Write assistant/knowledge/tables/: traditional.txt and pinyin.txt.

A development tool, never shipped: run it with the two packages above installed, and commit what it writes.
The character pairs come from OpenCC's dictionaries (Apache-2.0), the readings from pypinyin (MIT).
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import opencc
from pypinyin import Style, pinyin

TABLES = Path(__file__).parents[1] / "assistant" / "knowledge" / "tables"
OPENCC = Path(opencc.__file__).parent / "dictionary"

# OpenCC decides these by phrase; in a question about work the common reading is the right one.
CHOSEN = {"瞭": "了", "祇": "只", "衹": "只", "証": "证", "牴": "抵", "託": "托"}
# Written the same in simplified texts, or wrong more often than right without a phrase.
LEFT_ALONE = frozenset("彷捱榘薹藉覆醣阪麴吒")
# In GB2312, hence possible in simplified text, but hardly ever meant as such by the people who ask.
STILL_TRADITIONAL = frozenset("乾夥後摺於菸麽徵")

# Characters whose second reading is heard in the words of HR and quality work.
HETERONYMS = {
    "长": "chang", "重": "chong", "行": "hang", "得": "dei", "调": "tiao", "会": "kuai", "还": "huan",
    "都": "du", "率": "shuai", "参": "shen", "乐": "yue", "觉": "jiao", "校": "jiao", "的": "di", "地": "de",
    "单": "shan", "没": "mo", "了": "liao", "着": "zhuo", "差": "chai", "省": "xing", "解": "xie", "谁": "shei",
    "传": "zhuan", "降": "xiang", "车": "ju", "给": "ji", "称": "chen", "曾": "zeng", "盛": "cheng", "提": "di",
    "系": "ji", "否": "pi", "弹": "dan", "藏": "zang", "朝": "zhao", "量": "liang", "处": "chu", "模": "mu",
    "核": "hu", "择": "zhai", "薄": "bo", "剥": "bo", "露": "lou", "泄": "xie", "色": "shai", "血": "xie",
}  # fmt: skip


def in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def rows(name: str) -> list[tuple[str, list[str]]]:
    lines = (OPENCC / name).read_text(encoding="utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1].split()) for line in lines if "\t" in line]


def simplified_by_traditional() -> dict[str, str]:
    pairs = {traditional: options[0] for traditional, options in rows("TSCharacters.txt")}
    for name in ("TWVariants.txt", "HKVariants.txt"):
        for standard, variants in rows(name):
            for variant in variants:
                pairs.setdefault(variant, pairs.get(standard, standard))
    pairs |= CHOSEN
    wanted = {
        a: b
        for a, b in pairs.items()
        if a != b
        and max(ord(a), ord(b)) <= 0xFFFF
        and a not in LEFT_ALONE
        and (not in_gb2312(a) or a in STILL_TRADITIONAL | CHOSEN.keys())
    }
    # One step must reach the end of every chain, or normalising twice would differ from once.
    return {a: wanted.get(b, b) for a, b in wanted.items()}


def syllables() -> dict[str, tuple[str, str]]:
    """Syllable -> (characters read so first of all, characters read so as well)."""
    first: defaultdict[str, list[str]] = defaultdict(list)
    also: defaultdict[str, list[str]] = defaultdict(list)
    for lead in range(0xB0, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                char = bytes((lead, trail)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            reading = pinyin(char, style=Style.NORMAL, errors="ignore", v_to_u=False)[0][0]
            first[reading].append(char)
            if HETERONYMS.get(char, reading) != reading:
                also[HETERONYMS[char]].append(char)
    return {key: ("".join(first[key]), "".join(also[key])) for key in sorted(first.keys() | also.keys())}


def main() -> None:
    TABLES.mkdir(exist_ok=True)
    pairs = sorted(simplified_by_traditional().items())
    (TABLES / "traditional.txt").write_text(
        "# Traditional characters, and below each its simplified form. Derived from OpenCC (Apache-2.0)\n"
        "# by tools/build_language_tables.py; see docs/dependencies.md.\n"
        + "".join(a for a, _ in pairs) + "\n" + "".join(b for _, b in pairs) + "\n",
        encoding="utf-8",
    )  # fmt: skip
    (TABLES / "pinyin.txt").write_text(
        "# Toneless syllable, characters read so first of all, characters read so as well; all of GB2312.\n"
        "# Derived from pypinyin (MIT) by tools/build_language_tables.py; see docs/dependencies.md.\n"
        + "".join(f"{key} {first} {also}".rstrip() + "\n" for key, (first, also) in syllables().items()),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
