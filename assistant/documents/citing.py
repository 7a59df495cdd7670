"""Clauses named and quoted: many in one line as people write them, 第六条第（二）项、第（四）项, and one with its text.

Knows how citations are written one after the other, nothing of what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from assistant.knowledge.citation import Citation
from assistant.knowledge.numerals import to_numeral

_LEAST_RUN = 3


def named(cites: Iterable[Citation]) -> str:
    """The clauses in their order, each once; items of one article name it once, three or more in a row as a span."""
    homes = groupby(dict.fromkeys(cites), key=lambda cite: (replace(cite, item=0), cite.item > 0))
    return "、".join(
        name
        for (home, has_items), group in homes
        for name in (_items(home, [cite.item for cite in group]) if has_items else (str(home),))
    )


def quoted(quote: Mapping[str, Any]) -> str:
    """A clause with its words; …… where the text goes on between the sentence an item hangs on and the item."""
    lead_in = f"{quote['lead_in']}……\n" if quote["lead_in"] else ""
    return f"【{quote['cite']}】{lead_in}{quote['text']}"


def _items(home: Citation, items: list[int]) -> Iterator[str]:
    for place, run in enumerate(_runs(items)):
        first, last = _item(run[0]), _item(run[-1])
        yield f"{home if place == 0 else ''}{f'{first}至{last}' if len(run) > 1 else first}"


def _runs(items: list[int]) -> list[list[int]]:
    """Items that follow each other, together where there are enough of them."""
    runs = [
        [item for _, item in run] for _, run in groupby(enumerate(items), key=lambda placed: placed[1] - placed[0])
    ]
    return [part for run in runs for part in ([run] if len(run) >= _LEAST_RUN else [[item] for item in run])]


def _item(number: int) -> str:
    return f"第（{to_numeral(number)}）项"
