"""The candidates examined in a kept conversation, each with the answers that stand and the day they were given.

Knows the log of events alone; what follows from the answers is the flow's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from assistant.sessions.events import FlowAnswered, FlowStarted, Recorded, Value
from assistant.sessions.fold import fold, merged
from assistant.sessions.store import Store

_FLOW = "candidate"


@dataclass(frozen=True, slots=True)
class KeptCandidate:
    """One run of the candidate flow. `session` and `title` say where; `on` is the day of the last answer."""

    session: str
    title: str
    answers: Mapping[str, Value]
    on: date


def kept_candidates(store: Store) -> Iterator[KeptCandidate]:
    """Everyone examined in any session, the latest used session first. Raises StoreError."""
    for summary in store.summaries():
        for answers, on in _runs(store.events(summary.id)):
            yield KeptCandidate(summary.id, summary.title, answers, on)


def _runs(log: Iterable[Recorded]) -> Iterator[tuple[Mapping[str, Value], date]]:
    """Answers and day of each run; of several runs about one name the last."""
    runs: list[tuple[Mapping[str, Value], date]] = []
    runs_here = False
    for recorded in fold(log).standing:
        match recorded.event:
            case FlowStarted(flow, _):
                runs_here = flow == _FLOW
                if runs_here:
                    runs.append(({}, _day(recorded)))
            case FlowAnswered(_, values) if runs_here:
                runs[-1] = (merged(runs[-1][0], values), _day(recorded))
            case _:
                pass
    last = {answers.get("name") or number: number for number, (answers, _) in enumerate(runs)}
    return (run for number, run in enumerate(runs) if run[0] and number in last.values())


def _day(recorded: Recorded) -> date:
    return datetime.fromisoformat(recorded.at).date()
