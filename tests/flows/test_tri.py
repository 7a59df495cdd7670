"""Kleene's tables, and a truth value that cannot be used as a bool by accident."""

from __future__ import annotations

import pytest

from assistant.flows.tri import Tri, all_of, any_of, negate

N, U, Y = Tri.NO, Tri.UNKNOWN, Tri.YES


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [(N, N, N, N), (N, U, N, U), (N, Y, N, Y), (U, U, U, U), (U, Y, U, Y), (Y, Y, Y, Y)],
)
def test_truth_tables(one: Tri, other: Tri, both: Tri, either: Tri) -> None:
    assert all_of(one, other) is all_of(other, one) is both
    assert any_of(one, other) is any_of(other, one) is either
    assert negate(all_of(one, other)) is any_of(negate(one), negate(other))


def test_negation_keeps_what_is_unknown() -> None:
    assert [negate(v) for v in (N, U, Y)] == [Y, U, N]


def test_nothing_is_required_of_nobody() -> None:
    assert all_of() is Y
    assert any_of() is N


@pytest.mark.parametrize("value", [N, U, Y])
def test_a_tri_is_no_bool(value: Tri) -> None:
    with pytest.raises(TypeError):
        bool(value)
    with pytest.raises(TypeError):
        _ = "yes" if value else "no"
