"""Typed text into answers: numbers of options, years in any usual form, dates. One Chinese line where it fails.

Knows how people write such things, not what is asked or why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.errors import InputError
from assistant.knowledge.numerals import parse_numeral

UNSURE_WORDS = frozenset(
    {"不清楚", "不知道", "不确定", "不详", "未知", "待定", "说不准", "暂不填写", "不填", "?", "？"}
)
MOST_YEARS = 60
_MOST_TYPED = 200
_N = r"[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九十]+"
_YEARS = re.compile(
    rf"(?P<years>{_N})(?:\s*(?:周年|年)(?P<half>半)?(?:[零又]?\s*(?P<rest>{_N})\s*个?月)?)?[整多]?|(?P<months>{_N})\s*个月[整多]?"
)
_DATE = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})\s*(?:[-./]|年)\s*(?P<m>[01]?[0-9])\s*(?:月|(?:[-./]\s*|月\s*)(?P<d>[0-3]?[0-9])\s*(?:日|号)?)?(?:以?来|至今|起|开始)?"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """An option as typed text sees it."""

    value: str
    label: str


def line(text: str) -> str:
    """One line without control characters; what was typed is otherwise kept. Raises InputError when too long or empty."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not text:
        raise InputError("没有读到内容，请输入后再提交；不知道的可以写“不清楚”。")
    if len(text) > _MOST_TYPED:
        raise InputError(f"内容太长（{len(text)}字），请控制在{_MOST_TYPED}字以内。")
    return text


def shown(text: object) -> str:
    """A stray input, short enough to repeat in a message."""
    flat = "".join(c for c in str(text) if c.isprintable())
    return flat if len(flat) <= 20 else flat[:20] + "…"


def fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().strip("。.!！")


_UNSURE_FOLDED = frozenset(map(fold, UNSURE_WORDS))


def is_unsure(text: str) -> bool:
    """Whether the text says that it is not known, or left open."""
    return fold(text) in _UNSURE_FOLDED


def one_of(text: str, choices: Sequence[Choice]) -> Choice:
    """The option meant: its number, its label or value, or an unmistakable beginning of the label."""
    wanted = fold(text)
    if wanted.isascii() and wanted.isdigit():
        if 1 <= int(wanted) <= len(choices):
            return choices[int(wanted) - 1]
        raise InputError(f"没有第{wanted}个选项，请输入1至{len(choices)}。")
    for choice in choices:
        if wanted in (choice.value, fold(choice.label)):
            return choice
    near = [choice for choice in choices if fold(choice.label).startswith(wanted)]
    if len(near) == 1:
        return near[0]
    raise InputError(f"没有看懂“{shown(text)}”，请输入选项前的数字（1至{len(choices)}）。")


def one_a_row(text: str, choices: Sequence[Choice], rows: int) -> list[Choice]:
    """An option for every row: “都没有” for all of them, or one number a row (2 2 3 2 2, 22322)."""
    wanted = fold(text)
    # A bare “有” would be taken for all rows, so that only a denial or not knowing may stand without 都.
    if wanted in ("没有", "无", "都无"):
        wanted = "都没有"
    elif is_unsure(text):
        wanted = "都不清楚"
    if everywhere := re.fullmatch(r"(?:(?:全部|各项|[三五]项)(?:全|都|均)?|全|都|均)(?:是|为|选)?(.+)", wanted):
        meant = everywhere[1]
        for choice in choices:
            if meant in (choice.value, fold(choice.label)) or (meant == "不清楚" and choice.value == "unknown"):
                return [choice] * rows
    parts = [p for p in re.split(r"[\s,，、;；/]+", wanted) if p]
    if len(parts) == 1 and parts[0].isdigit() and len(parts[0]) == rows:
        parts = list(parts[0])
    if len(parts) == rows:
        return [one_of(part, choices) for part in parts]
    legend = "、".join(f"{n}{choice.label}" for n, choice in enumerate(choices, 1))
    raise InputError(f"共{rows}项，请每项输入一个数字（{legend}），例如“{' '.join(['2'] * rows)}”。")


def several_of(text: str, choices: Sequence[Choice]) -> list[str] | None:
    """The options named: 1,3,4 or 1-4; 全部; 无; None for 不清楚."""
    wanted = fold(text)
    if is_unsure(text):
        return None
    if wanted in ("全部", "全选", "都要", "全都要", "所有"):
        return [choice.value for choice in choices]
    if wanted in ("无", "没有", "都不", "都不要", "不选", "不授予", "不约定", "0"):
        return []
    picked: set[str] = set()
    for part in (p for p in re.split(r"[\s,，、;；和]+", wanted) if p):
        if span := re.fullmatch(r"([0-9]+)\s*(?:-|~|至|到)\s*([0-9]+)", part):
            first, last = int(span[1]), int(span[2])
            if first > last:
                raise InputError(f"没有看懂“{shown(part)}”，请从小到大写，例如“1-4”。")
            picked.update(one_of(str(n), choices).value for n in range(first, min(last, len(choices) + 1) + 1))
        else:
            bare = re.sub(r"^第?[(]?([0-9一二三四五六七八九])[)]?项?$", r"\1", part)
            number = parse_numeral(bare)
            picked.add(one_of(str(number) if number else bare, choices).value)
    return [choice.value for choice in choices if choice.value in picked]


def years(text: str) -> Mapping[str, str | float | None]:
    """Years of work (3, 3.5, 2年11个月, 36个月; 5年多 counts as 5) or their beginning (2021-03); both keys are always set."""
    wanted = fold(text)
    if is_unsure(text):
        return {"quality_years": None, "quality_since": None}
    if wanted.startswith(("自", "从")):
        wanted = wanted[1:]
    if m := _DATE.fullmatch(wanted):
        return {"quality_years": None, "quality_since": _written(m, text)}
    m = _YEARS.fullmatch(wanted)
    count = _count(m) if m else None
    if count is None:
        raise InputError(f"没有看懂“{shown(text)}”，请写年数（如3、2年11个月、36个月）或者起始年月（如2021-03）。")
    if count > MOST_YEARS:
        raise InputError(f"年限{shown(text)}超过{MOST_YEARS}年，请核对后重新输入。")
    return {"quality_years": round(count, 4), "quality_since": None}


def _count(m: re.Match[str]) -> float | None:
    """Years and months as years; None where what stands there is no number (五六年)."""
    years, months = _number(m["years"]), _number(m["rest"] or m["months"])
    return None if years is None or months is None else years + (0.5 if m["half"] else 0) + months / 12


def _number(text: str | None) -> float | None:
    if not text:
        return 0
    return float(text) if text[0].isascii() else parse_numeral(text)


def _written(m: re.Match[str], text: str) -> str:
    year, month, day = int(m["y"]), int(m["m"]), int(m["d"] or 1)
    try:
        date(year, month, day)
    except ValueError:
        raise InputError(f"没有“{shown(text)}”这个日期，请按“2021-03”或者“2021-03-15”的样子输入。") from None
    return f"{year:04}-{month:02}-{day:02}" if m["d"] else f"{year:04}-{month:02}"


def a_date(text: str) -> str:
    """A date as 2026-01-01. Raises InputError."""
    m = _DATE.fullmatch(fold(text))
    if not m or not m["d"]:
        raise InputError(f"没有看懂日期“{shown(text)}”，请写到日，例如“2026-01-01”；还没有定的写“不清楚”。")
    return _written(m, text)


def dates(text: str, facts: Sequence[str]) -> Mapping[str, str | None]:
    """One date for each of `facts`, parted by 至 or a blank: 2026-01-01至2028-12-31."""
    wanted = fold(text)
    if is_unsure(text):
        return dict.fromkeys(facts)
    parts = [p for p in re.split(r"\s*(?:至|到|~|—+)\s*|\s+", wanted.removeprefix("自").removesuffix("止")) if p]
    if len(parts) != len(facts):
        example = "至".join(["2026-01-01", "2028-12-31"][: len(facts)])
        raise InputError(f"没有看懂“{shown(text)}”，请按“{example}”的样子输入；还没有定的写“不清楚”。")
    written = [a_date(part.removesuffix("起")) for part in parts]
    if written != sorted(written):
        raise InputError("止期早于起期，请核对后重新输入。")
    return dict(zip(facts, written, strict=True))
