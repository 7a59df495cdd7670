"""`cqo ask` as it is mostly typed, answered without the command tree: that alone takes longer to load than an answer.

Knows how a plain question stands on a command line and how its answer is printed; every other line (and every wrong
one) is the command tree's, which asks through here as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.knowledge.answer import Answer
    from assistant.knowledge.answering import Knowledge
    from assistant.place import Place


class Asking(Protocol):
    """Whatever answers questions: the whole knowledge, or the clauses of another text."""

    def ask(self, question: str, context: Sequence[str] = ()) -> Answer: ...


@dataclass(frozen=True, slots=True)
class PlainAsk:
    """A line of `ask`, at most one question, and nothing but the two flags besides."""

    question: str | None
    as_json: bool
    lines: bool


def plain_ask(arguments: Sequence[str]) -> PlainAsk | None:
    """The command line as a plain question; None where it is anything else."""
    if not arguments or arguments[0] != "ask":
        return None
    words = [argument for argument in arguments[1:] if argument not in ("--json", "--jsonl")]
    if len(words) > 1 or any(word.startswith("-") for word in words):
        return None
    return PlainAsk(words[0] if words else None, "--json" in arguments, "--jsonl" in arguments)


def answered(knowledge: Asking, asked: PlainAsk) -> int:
    """Answer on stdout; returns the exit status. Raises InputError."""
    if asked.lines:
        if asked.question is not None:
            raise InputError("--jsonl 从标准输入读问题，后面不要再写问题。")
        from assistant.cli.output import each_line

        return each_line(lambda given: _line(knowledge, given), {"outcome": "error"})
    if asked.question is None:
        raise InputError("请写上要问的问题，例如：cqo ask 学历要求")
    answer = _answer(knowledge, asked.question, (), None)
    if asked.as_json:
        from assistant.cli.output import print_json

        print_json(answer)
    else:
        from assistant.documents.plain import answer_text

        print(answer_text(answer))
    return 0


def _line(knowledge: Asking, given: Mapping[str, Any]) -> Mapping[str, Any]:
    question, context = given.get("question"), given.get("context") or []
    if not isinstance(question, str):
        raise InputError("缺少 question，或者它不是文字。")
    if not isinstance(context, list) or not all(isinstance(c, str) for c in context):
        raise InputError('context 应当是一组文字，例如 ["上一个问题"]。')
    return _answer(knowledge, question, context, given.get("id"))


def _answer(knowledge: Asking, question: str, context: Sequence[str], given_id: Any) -> Mapping[str, Any]:
    if not question.strip():
        raise InputError("问题是空的，请写上要问的话，例如：学历要求")
    answer = knowledge.ask(question, context)
    if answer.outcome == "error":
        raise InputError(answer.lead)
    return answer.as_json(given_id)


def knowledge_at(place: Place) -> Knowledge:
    """The regulation and everything known about it, its caches where `place` says."""
    from assistant.knowledge.answering import Knowledge

    return Knowledge(place.cache_found, keep=not place.ephemeral)
