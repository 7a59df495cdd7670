"""Three truth values and Kleene's connectives: what is unknown is never yes and never no.

Knows nothing of questions, clauses or people. `Tri` refuses to be a bool, so that `if value:` cannot turn
an unknown into a no by accident: write `value is Tri.YES`.
"""

from __future__ import annotations

from enum import IntEnum, unique
from typing import Never


@unique
class Tri(IntEnum):
    """NO < UNKNOWN < YES, so that AND is the least and OR the greatest."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    def __bool__(self) -> Never:
        raise TypeError("a Tri has three values: compare it with `is Tri.YES` or `is Tri.NO`")


def all_of(*values: Tri) -> Tri:
    """AND; YES of nothing."""
    return min(values, default=Tri.YES)


def any_of(*values: Tri) -> Tri:
    """OR; NO of nothing."""
    return max(values, default=Tri.NO)


def negate(value: Tri) -> Tri:
    """NOT; unknown stays unknown."""
    return (Tri.YES, Tri.UNKNOWN, Tri.NO)[value]
