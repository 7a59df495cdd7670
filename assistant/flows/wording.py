"""Small phrases shared by flows: spans of time, days, lists. Chinese as people say it."""

from __future__ import annotations

from collections.abc import Iterable


def span(years: float) -> str:
    """3 -> 3年, 2.9167 -> 2年11个月, 2.9 -> 2.9年."""
    months = years * 12
    if abs(months - round(months)) > 0.01:
        return f"{years:g}年"
    whole, rest = divmod(round(months), 12)
    return (f"{whole}年" if whole or not rest else "") + (f"{rest}个月" if rest else "")


def day(written: str) -> str:
    """2021-03 -> 2021年3月, 2021-03-15 -> 2021年3月15日."""
    year, month, *rest = (int(part) for part in written.split("-"))
    return f"{year}年{month}月" + (f"{rest[0]}日" if rest else "")


def joined(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))
