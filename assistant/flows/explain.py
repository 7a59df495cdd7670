"""What a flow can say about itself: why a question is asked, and the whole way as a picture.

Everything is found by walking the flow's own `step`; nothing here is written by hand for any one flow.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from assistant.errors import InputError
from assistant.flows.facts import NOTHING, Answers, Question
from assistant.flows.step import Flow, longest_way
from assistant.knowledge.citation import Citation

GraphFormat: TypeAlias = Literal["mermaid", "text"]


@dataclass(frozen=True, slots=True)
class Effect:
    """What one answer would lead to: the verdict as it then stands, and whether anything is still asked."""

    label: str
    verdict: str
    asks_on: bool


@dataclass(frozen=True, slots=True)
class Why:
    """Why a question is asked now: reason, clauses, and what each answer would come to."""

    reason: str
    cites: tuple[Citation, ...]
    effects: tuple[Effect, ...]


def why(flow: Flow, question: Question, answers: Answers, today: date) -> Why:
    """Why this question, in these circumstances."""
    effects = []
    for reply in question.replies():
        after = {**answers, **reply.sets}
        verdict = flow.assess(after, today).verdict
        effects.append(Effect(reply.label, verdict, flow.pending(after, today) is not None))
    return Why(question.why, question.cites, tuple(effects))


def at_most(flow: Flow, answers: Answers, today: date) -> int:
    """How many questions can still be asked, the present one included: the maximum over all ways to answer."""
    return longest_way(flow, answers, today)


@dataclass(frozen=True, slots=True)
class Edge:
    """From a question by some of its answers to a question id or a verdict. `labels` is empty where every answer
    leads there; a label that also leads elsewhere says that it depends on earlier answers."""

    source: str
    target: str
    labels: tuple[str, ...]


_DEPENDS = "（看前面的回答）"


def edges(flow: Flow, today: date) -> tuple[Edge, ...]:
    """Every way from one question to the next or to a verdict, in the order of the questions."""
    ways: dict[tuple[str, str], dict[str, None]] = {}
    targets: dict[tuple[str, str], set[str]] = {}
    for source, label, target in _walk(flow, today):
        ways.setdefault((source, target), {})[label] = None
        targets.setdefault((source, label), set()).add(target)
    only = {source for source, _ in ways if len({t for s, t in ways if s == source}) == 1}
    order = {question.id: n for n, question in enumerate(flow.questions)}
    found = [
        Edge(source, target, () if source in only else tuple(_label(targets, source, label) for label in labels))
        for (source, target), labels in ways.items()
    ]
    return tuple(
        sorted(found, key=lambda edge: (order[edge.source], order.get(edge.target, len(order)), edge.target))
    )


def _label(targets: Mapping[tuple[str, str], set[str]], source: str, label: str) -> str:
    return label if len(targets[source, label]) == 1 else label + _DEPENDS


def _walk(flow: Flow, today: date) -> Iterator[tuple[str, str, str]]:
    """(question, answer, next question or verdict) for every situation that can be met."""
    met: set[Hashable] = set()
    waiting: list[Answers] = [NOTHING]
    while waiting:
        answers = waiting.pop()
        pending = flow.pending(answers, today)
        if pending is None:
            continue
        for reply in flow.question(pending).replies():
            after = {**answers, **reply.sets}
            following = flow.pending(after, today)
            key = (pending, reply.label, flow.situation(after, today), flow.bearing(after, today))
            if key not in met:
                met.add(key)
                waiting.append(after)
                yield pending, reply.label, following or flow.assess(after, today).verdict


def graph(flow: Flow, form: str, today: date) -> str:
    """The way through a flow as a Mermaid flowchart or as plain Chinese text. Raises InputError for another format."""
    if form == "mermaid":
        return _mermaid(flow, edges(flow, today))
    if form == "text":
        return _text(flow, edges(flow, today))
    raise InputError(f"没有“{form}”这种格式，可以用的是：mermaid、text。")


def _named(question: Question) -> str:
    cites = "、".join(dict.fromkeys(str(cite.to_article) for cite in question.cites))
    return question.prompt + (f"（{cites}）" if cites else "")


def _mermaid(flow: Flow, ways: tuple[Edge, ...]) -> str:
    def quoted(text: str) -> str:
        return '"' + text.replace('"', "#quot;") + '"'

    verdicts = _verdicts(flow, ways)
    lines = ["flowchart TD"]
    lines += [f"    {q.id}[{quoted(_named(q))}]" for q in flow.questions]
    lines += [f"    {node}([{quoted(verdict)}])" for verdict, node in verdicts.items()]
    for edge in ways:
        label = f"|{quoted('；'.join(edge.labels))}|" if edge.labels else ""
        lines.append(f"    {edge.source} -->{label} {verdicts.get(edge.target, edge.target)}")
    return "\n".join(lines) + "\n"


def _text(flow: Flow, ways: tuple[Edge, ...]) -> str:
    numbers = {question.id: n for n, question in enumerate(flow.questions, 1)}
    lines = [flow.title]
    for question in flow.questions:
        lines += ["", f"{numbers[question.id]}. {_named(question)}"]
        for edge in (way for way in ways if way.source == question.id):
            by = "；".join(edge.labels) or "任何回答"
            goal = f"第{numbers[edge.target]}题" if edge.target in numbers else f"结论：{edge.target}"
            lines.append(f"   {by} → {goal}")
    return "\n".join(lines) + "\n"


def _verdicts(flow: Flow, ways: tuple[Edge, ...]) -> Mapping[str, str]:
    """Node names of the verdicts, in the order met."""
    questions = {question.id for question in flow.questions}
    found = dict.fromkeys(edge.target for edge in ways if edge.target not in questions)
    return {verdict: f"verdict{n}" for n, verdict in enumerate(found, 1)}
