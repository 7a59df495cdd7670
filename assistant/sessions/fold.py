"""What a log of events comes to: the acts that still stand, the title, and the answers of each flow run.

Undo, resume, replay and export all read this one fold. It does not run flows: which question is pending is the
dialogue's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.sessions.events import (
    FlowAnswered,
    FlowLeft,
    FlowStarted,
    Recorded,
    Renamed,
    Undone,
    Value,
)


@dataclass
class FlowRun:
    """One run of a flow in a conversation: its answers by fact key, and whether it was left early."""

    flow: str
    digest: str
    answers: dict[str, Value] = field(default_factory=dict)
    left: bool = False


@dataclass(frozen=True, slots=True)
class Folded:
    """`standing`: events not undone, in order. `run`: the latest flow run, if any."""

    standing: tuple[Recorded, ...]
    title: str | None
    runs: tuple[FlowRun, ...]
    last_action: int

    @property
    def run(self) -> FlowRun | None:
        return self.runs[-1] if self.runs else None


def fold(log: Iterable[Recorded]) -> Folded:
    """Fold a session's events, oldest first."""
    events = tuple(log)
    undone = {r.event.action for r in events if isinstance(r.event, Undone)}
    standing = tuple(r for r in events if r.action not in undone and not isinstance(r.event, Undone))
    title: str | None = None
    runs: list[FlowRun] = []
    for recorded in standing:
        match recorded.event:
            case Renamed(new):
                title = new
            case FlowStarted(flow, digest):
                runs.append(FlowRun(flow, digest))
            case FlowAnswered(_, values) if runs:
                runs[-1].answers = merged(runs[-1].answers, values)
            case FlowLeft() if runs:
                runs[-1].left = True
            case _:
                pass
    return Folded(standing, title, tuple(runs), max((r.action for r in events), default=0))


def merged(answers: Mapping[str, Value], values: Mapping[str, Value]) -> dict[str, Value]:
    """The answers with one question answered (anew): every other answer is kept."""
    return {**answers, **values}


def undoable(log: Iterable[Recorded]) -> int | None:
    """The action number an undo would take back: the latest standing act, or None."""
    actions = [r.action for r in fold(log).standing if not isinstance(r.event, Renamed)]
    return max(actions, default=None)
