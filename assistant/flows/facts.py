"""Questions a person is asked, the answers they set, and how typed text becomes an answer.

An answer key that is absent was never asked; one that holds `UNSURE`, "不确定" or None was asked and is not known.
Rules treat the two alike, the conversation does not. This module knows no rule and no clause's meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import Literal, TypeAlias

from assistant.errors import InputError
from assistant.flows import typed
from assistant.flows.wording import day, joined, span
from assistant.knowledge.citation import Citation

Value: TypeAlias = str | float | list[str] | None
"""One answer, JSON-able. None is 不清楚 for keys that hold no word for it (years, text, dates, lists)."""

Answers: TypeAlias = Mapping[str, Value]
Kind: TypeAlias = Literal["choice", "block", "years", "text", "date", "multi"]

YES, NO, UNSURE = "yes", "no", "unknown"
NOTHING: Answers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `value` is stored, `label` is shown, `hint` explains in a few words."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a block question: the fact it sets, its plain wording and the clause it rests on."""

    fact: str
    label: str
    cites: tuple[Citation, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """A possible answer to a question, for walking a flow: the words for it and what it sets."""

    label: str
    sets: Answers


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `facts` are the answer keys it sets, all of them with every answer.

    choice: one of at most nine `options`. block: one of `options` for each of `rows`, nothing preselected.
    multi: any number of `options`. years, text, date: typed; `options` then holds the buttons offered beside the
    line (不清楚, 暂不填写), whose value stands for "not known". `samples` are pairs of a label and a typed text, one
    for every kind of answer that matters, for walking a flow.
    """

    id: str
    prompt: str
    kind: Kind
    facts: tuple[str, ...]
    options: tuple[Option, ...] = ()
    rows: tuple[Row, ...] = ()
    why: str = ""
    cites: tuple[Citation, ...] = ()
    hint: str = ""
    samples: tuple[tuple[str, str], ...] = ()

    def answered(self, answers: Answers) -> bool:
        """Whether every row (block) or any fact (other kinds) has an answer, known or not."""
        present = (fact in answers for fact in self.facts)
        return all(present) if self.kind == "block" else any(present)

    def choose(self, value: str) -> Answers:
        """The answers set by choosing an option of a choice, or a button beside a typed line.

        Raises InputError when there is no such option.
        """
        if value not in {option.value for option in self.options}:
            raise InputError(f"没有“{typed.shown(value)}”这个选项，请从列出的选项中选择。")
        if self.kind == "choice":
            return {self.facts[0]: value}
        if self.kind in ("years", "text", "date"):
            return dict.fromkeys(self.facts)
        raise InputError("这一题要逐项选择。")

    def parse(self, text: str) -> Answers:
        """What typed text answers, every key of `facts` set. Raises InputError with one Chinese line."""
        text = typed.line(text)
        match self.kind:
            case "choice":
                return {self.facts[0]: typed.one_of(text, self.pairs).value}
            case "block":
                chosen = typed.one_a_row(text, self.pairs, len(self.rows))
                return {row.fact: pick.value for row, pick in zip(self.rows, chosen, strict=True)}
            case "multi":
                return {self.facts[0]: typed.several_of(text, self.pairs)}
            case "years":
                return typed.years(text)
            case "date":
                return typed.dates(text, self.facts)
            case "text":
                return {self.facts[0]: None if typed.is_unsure(text) else text}

    def takes(self, values: Answers) -> bool:
        """Whether these values are an answer to this question; for values that come from a file.

        A block may be answered in part, where facts came from elsewhere; it is then still asked.
        """
        if set(values) - set(self.facts):
            return False
        allowed = {option.value for option in self.options}
        match self.kind:
            case "choice":
                return values.get(self.facts[0]) in allowed
            case "block":
                return bool(values) and all(value in allowed for value in values.values())
            case "multi":
                chosen = values.get(self.facts[0])
                return chosen is None or (isinstance(chosen, list) and set(chosen) <= allowed)
            case _:
                return all(_is_typed(value, self) for value in values.values() if value is not None)

    @property
    def pairs(self) -> tuple[typed.Choice, ...]:
        return tuple(typed.Choice(option.value, option.label) for option in self.options)

    def label_of(self, value: str) -> str:
        """The label of an option, or the value itself."""
        return next((option.label for option in self.options if option.value == value), value)

    def in_words(self, answers: Answers) -> str:
        """What was answered, as a person would say it; empty where nothing was."""
        if not self.answered(answers):
            return ""
        if self.kind == "block":
            said = [self.label_of(str(answers[row.fact])) for row in self.rows]
            if len(set(said)) == 1:
                return f"各项：{said[0]}"
            return "；".join(
                f"{joined(map(str, row.cites))}：{label}" for row, label in zip(self.rows, said, strict=True)
            )
        said = [self._one_in_words(answers[fact]) for fact in self.facts if answers.get(fact) is not None]
        if said:
            return "至".join(said)
        return "还没有定" if self.kind == "multi" else self.options[0].label

    def _one_in_words(self, value: Value) -> str:
        if isinstance(value, list):
            return joined(map(self.label_of, value)) or "无"
        if isinstance(value, str):
            return day(value) if self.kind in ("years", "date") else self.label_of(value)
        return span(value or 0)

    def replies(self, *, every: bool = False) -> Iterator[Reply]:
        """Answers that stand for all others: each option, or each sample. `every` gives all combinations of a block
        instead, which differ only in which rows decide."""
        if self.kind == "choice":
            for option in self.options:
                yield Reply(option.label, {self.facts[0]: option.value})
        elif self.kind == "block" and every:
            for combination in product(self.options, repeat=len(self.rows)):
                sets = {row.fact: option.value for row, option in zip(self.rows, combination, strict=True)}
                yield Reply("、".join(option.label for option in combination), sets)
        else:
            for label, sample in self.samples:
                yield Reply(label, self.parse(sample))


def _is_typed(value: Value, question: Question) -> bool:
    """Whether a stored value could have been typed in answer to a years, date or text question."""
    if value is None or isinstance(value, list | bool):
        return False
    try:
        if question.kind == "date":
            typed.a_date(str(value))
        elif isinstance(value, str):
            question.parse(value)
        else:
            return question.kind == "years" and 0 <= value <= typed.MOST_YEARS
    except InputError:
        return False
    return True
