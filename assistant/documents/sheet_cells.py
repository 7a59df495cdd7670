"""What stands in a cell, as a person would read it off: numbers without .0, dates as 2021-03-01, ticks kept.

Knows the kinds of values spreadsheet files hold, and nothing of candidates.
"""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from math import ceil

_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - the calendar of spreadsheets has no zone
_MARCH_1900 = datetime(1900, 3, 1)  # noqa: DTZ001
_FIRST_LIKELY = datetime(1930, 1, 1)  # noqa: DTZ001
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!"})


def cell_text(value: object) -> str:
    """The cell's text without blanks at its ends; empty for an empty cell and for a formula's error."""
    match value:
        case None:
            return ""
        case str():
            text = value.strip()
            return "" if text in _ERRORS else text
        case bool():
            return "是" if value else "否"
        case int() | float():
            return _number(value)
        case datetime():
            return _day(value)
        case date():
            return value.isoformat()
        case time():
            return _number((value.hour * 3600 + value.minute * 60 + value.second) / 86400)
        case timedelta():
            return _number(value / timedelta(days=1))
        case _:
            return str(value).strip()


def shown(text: str, most: int = 1000) -> str:
    """Text from a cell as a screen may show it: no control, reordering or invisible character, one line."""
    flat = "".join(c if not unicodedata.category(c).startswith("C") else " " if c in "\n\t\r" else "" for c in text)
    return flat if len(flat) <= most else flat[:most] + "…"


@lru_cache(4096)
def lines_in(text: str, width: float) -> int:
    """How many lines of 10 pt a text takes in a column: not every program fits rows to what stands in them."""
    room = max(2.0, width * 0.97 - 1)
    return sum(max(1, ceil(sum(1 if c.isascii() else 2 for c in line) / room)) for line in text.split("\n"))


def _day(value: datetime) -> str:
    """A date; a number shown as a date by mistake (3 as 1900-01-03) is the number again."""
    if value >= _FIRST_LIKELY:
        return value.date().isoformat()
    # Spreadsheets count a 29 February 1900 that never was, so the days before it lie one off.
    return _number(
        (value - (_DAY_ZERO if value >= _MARCH_1900 else _DAY_ZERO + timedelta(days=1))) / timedelta(days=1)
    )


def _number(value: float) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)
