"""Candidates found in kept conversations: the answers that stand, the day of the last, the latest run of a name."""

from __future__ import annotations

from datetime import UTC, date, datetime

from assistant.dialogue import Dialogue
from assistant.sessions.candidates import kept_candidates
from assistant.sessions.store import Store


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_each_run_of_the_candidate_flow_counts_with_its_own_day() -> None:
    clock = Clock()
    store = Store(None, now=clock())
    dialogue = Dialogue(store, clock)
    dialogue.start("candidate")
    dialogue.answer("name", {"name": "李工"})
    clock.now = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
    dialogue.answer("position_group", {"position_group": "外部人员"})
    dialogue.start("candidate")
    dialogue.answer("name", {"name": "王工"})
    found = list(kept_candidates(store))
    assert [(kept.answers["name"], kept.on) for kept in found] == [
        ("李工", date(2026, 3, 5)),
        ("王工", date(2026, 3, 5)),
    ]
    assert {kept.session for kept in found} == {dialogue.session}


def test_what_was_undone_or_is_another_flow_does_not_count() -> None:
    clock = Clock()
    store = Store(None, now=clock())
    dialogue = Dialogue(store, clock)
    dialogue.start("candidate")
    dialogue.answer("name", {"name": "李工"})
    dialogue.answer("position_group", {"position_group": "外部人员"})
    dialogue.undo()
    (kept,) = kept_candidates(store)
    assert dict(kept.answers) == {"name": "李工"}
    other = Dialogue(store, clock)
    other.start("letter")
    other.answer("kind", {"kind": "聘书"})
    assert len(list(kept_candidates(store))) == 1


def test_a_flow_only_begun_is_nobody_and_a_second_run_of_a_name_replaces_the_first() -> None:
    clock = Clock()
    store = Store(None, now=clock())
    dialogue = Dialogue(store, clock)
    dialogue.start("candidate")
    assert list(kept_candidates(store)) == []
    for group in ("外部人员", "企业高层"):
        dialogue.start("candidate")
        dialogue.answer("name", {"name": "李工"})
        dialogue.answer("position_group", {"position_group": group})
    (kept,) = kept_candidates(store)
    assert kept.answers["position_group"] == "企业高层"
