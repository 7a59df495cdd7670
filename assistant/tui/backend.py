"""What stands behind the screen and is slow to come: the store of sessions, and the engine that answers.

Both are opened off the screen's thread, after the first frame; importing this module imports neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import CqoError

if TYPE_CHECKING:
    from assistant.dialogue import Dialogue
    from assistant.place import Place
    from assistant.sessions.store import Store, Summary

Now = Callable[[], datetime]
Ask = Callable[[str, Sequence[str]], Mapping[str, Any]]
"""A question and the ones before it; the answer in the JSON shape of `cqo ask`."""


@dataclass(frozen=True, slots=True)
class Backend:
    """An open store. `trouble` is a Chinese line where sessions cannot be kept as they should; `unfinished` the
    latest session where something waits in it."""

    store: Store
    now: Now
    trouble: str
    unfinished: Summary | None

    def dialogue(self, session: str | None = None) -> Dialogue:
        """A new conversation, or a kept one."""
        from assistant.dialogue import Dialogue

        return Dialogue(self.store, self.now, session)


def open_backend(place: Place, now: Now) -> Backend:
    """Open the store; in memory where the disk does not allow it."""
    from assistant.sessions.store import Store

    try:
        store = Store(place.data_dir, now=now())
        trouble = store.notice
    except (CqoError, OSError) as error:
        why = (
            str(error)
            if isinstance(error, CqoError)
            else f"会话库打不开（{error.strerror or type(error).__name__}）。"
        )
        store = Store(None, now=now())
        trouble = f"{why}这次的会话不会保存。"
    return Backend(store, now, trouble, _unfinished(store, now))


def _unfinished(store: Store, now: Now) -> Summary | None:
    """The session used last, where a question stands in it or a message was not answered."""
    from assistant.dialogue import Dialogue

    try:
        latest = next(iter(store.summaries()), None)
        if latest is None:
            return None
        dialogue = Dialogue(store, now, latest.id)
        return latest if dialogue.pending or dialogue.unanswered or dialogue.proposal else None
    except CqoError:
        return None


def open_engine(cache_dir: Path | None, *, keep: bool = True) -> Ask:
    """The answer engine, warm, from what the cache holds; nothing is written there unless `keep`. This is the one place
    that knows where it comes from."""
    from assistant.knowledge.answering import Knowledge

    knowledge = Knowledge(cache_dir, keep=keep)
    knowledge.ask("首席质量官是干什么的？", ())  # the dictionary loads with the first question, better now than then

    def ask(question: str, context: Sequence[str]) -> Mapping[str, Any]:
        return knowledge.ask(question, context).as_json()

    return ask


def warm_reading(now: Now) -> None:
    """Load what reads a message about a person, so that the first such message does not wait for it."""
    from assistant.flows.understanding import understand

    understand("总经理助理李工，本科，从事质量管理5年。", now().date())
