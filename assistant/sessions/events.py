"""What can happen in a conversation, as small immutable events that go to JSON and back.

A conversation is the list of its events and nothing else. Events that belong to one act of the person (a message
and its reply) share an action number, so one undo takes the whole act back. Nothing here knows how events are
kept or shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from assistant.errors import InputError

Value = str | float | list[Any] | None


@dataclass(frozen=True, slots=True)
class Said:
    """The person sent a message."""

    kind: ClassVar[str] = "said"
    text: str


@dataclass(frozen=True, slots=True)
class Replied:
    """The assistant answered; `answer` has the JSON shape of `cqo ask`, kept so that old talk reads as it was."""

    kind: ClassVar[str] = "replied"
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FlowStarted:
    """A guided flow began; `digest` is the flow's, to tell later whether its questions have changed."""

    kind: ClassVar[str] = "flow_started"
    flow: str
    digest: str


@dataclass(frozen=True, slots=True)
class FlowAnswered:
    """One question of the running flow was answered, or answered anew; `values` are fact key -> value."""

    kind: ClassVar[str] = "flow_answered"
    question: str
    values: Mapping[str, Value]
    typed: str = ""


@dataclass(frozen=True, slots=True)
class FlowLeft:
    """The person left the flow before its end."""

    kind: ClassVar[str] = "flow_left"


@dataclass(frozen=True, slots=True)
class Renamed:
    """The session got another title."""

    kind: ClassVar[str] = "renamed"
    title: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """Facts were read from the message before; nothing is answered until the person takes them.

    `people` are objects of `name`, `facts` (key -> value), `words` (key -> the words it came from) and `notes` (key
    -> why it was read so). `into` is "run" where they would go into the run that stands, "new" where they begin one.
    Of 第六条 only the values are held, never the words for an act.
    """

    kind: ClassVar[str] = "proposed"
    people: list[Any]
    into: str

    def __post_init__(self) -> None:
        """Raises TypeError where a file holds something else."""
        if self.into not in ("run", "new") or not self.people or not all(map(_is_person, self.people)):
            raise TypeError(self.kind)


@dataclass(frozen=True, slots=True)
class Taken:
    """One person of the open proposal was taken as read; the answers follow in the same act."""

    kind: ClassVar[str] = "taken"
    person: int


@dataclass(frozen=True, slots=True)
class Declined:
    """The open proposal was not wanted."""

    kind: ClassVar[str] = "declined"


@dataclass(frozen=True, slots=True)
class Undone:
    """The act with number `action` was taken back."""

    kind: ClassVar[str] = "undone"
    action: int


Event = Said | Replied | FlowStarted | FlowAnswered | FlowLeft | Renamed | Proposed | Taken | Declined | Undone

KINDS: Mapping[str, type[Event]] = {
    cls.kind: cls
    for cls in (Said, Replied, FlowStarted, FlowAnswered, FlowLeft, Renamed, Proposed, Taken, Declined, Undone)
}
_TYPES: Mapping[str, type] = {"str": str, "int": int, "list[Any]": list}


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in its place: `seq` counts from 1 in its session, `at` is ISO 8601 local time with offset."""

    seq: int
    action: int
    at: str
    event: Event


def body(event: Event) -> dict[str, Any]:
    """The JSON-able content of an event, without its kind."""
    return {f.name: getattr(event, f.name) for f in fields(event)}


def event_from(kind: str, content: Mapping[str, Any]) -> Event:
    """The event of a stored or imported kind and content. Raises InputError when either is not known."""
    try:
        cls = KINDS[kind]
        wanted = {f.name: f.type for f in fields(cls)}
        if set(content) - set(wanted):
            raise TypeError(kind)
        for name, value in content.items():
            expected = _TYPES.get(str(wanted[name]), Mapping)
            if not isinstance(value, expected) or isinstance(value, bool):
                raise TypeError(name)
        return cls(**content)
    except (KeyError, TypeError) as error:
        raise InputError(f"会话记录里有看不懂的内容（{kind}），可能来自更新的版本；请升级程序后再打开。") from error


def _is_person(person: object) -> bool:
    if not isinstance(person, Mapping) or set(person) != {"name", "facts", "words", "notes"}:
        return False
    facts, texts = person["facts"], (person["words"], person["notes"])
    return (
        isinstance(person["name"], str | None)
        and isinstance(facts, Mapping)
        and all(isinstance(value, str | int | float | None) for value in facts.values())
        and all(isinstance(t, Mapping) and all(isinstance(words, str) for words in t.values()) for t in texts)
    )
