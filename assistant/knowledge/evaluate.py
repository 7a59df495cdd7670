"""Measures `ask` on a question set (one JSON object a line) and lists what failed, with the reason.

The measures are those of the question set's own description; the set is input like any other, and nothing here
knows what is in one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.knowledge.answer import Answer

Ask = Callable[[str, Sequence[str]], Answer]


@dataclass(frozen=True, slots=True)
class Case:
    """One question with what is expected of it. `must_say`: each fact any one of the strings given."""

    id: str
    question: str
    context: tuple[str, ...]
    kind: str
    gold: tuple[str, ...]
    also_ok: tuple[str, ...]
    must_say: tuple[tuple[str, ...], ...]
    answers: bool
    near_miss: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that lost points: what was expected, what came, and why that is less."""

    case: Case
    answer: Answer
    why: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.case.id,
            "question": self.case.question,
            "context": list(self.case.context),
            "kind": self.case.kind,
            "expected": list(self.case.gold) if self.case.answers else "abstain",
            "outcome": self.answer.outcome,
            "abstain": self.answer.abstain,
            "got": [str(c) for c in self.answer.citations],
            "lead": self.answer.lead,
            "matched": [{"query": m.query, "term": m.term} for m in self.answer.matched],
            "why": list(self.why),
        }


@dataclass
class _Tally:
    total: float = 0.0
    count: int = 0

    def add(self, value: float) -> None:
        self.total += value
        self.count += 1

    @property
    def mean(self) -> float | None:
        return round(self.total / self.count, 4) if self.count else None


@dataclass
class Report:
    """All measures of one run. Those with nothing to measure are None."""

    recall1: _Tally = field(default_factory=_Tally)
    recall3: _Tally = field(default_factory=_Tally)
    mrr: _Tally = field(default_factory=_Tally)
    item: _Tally = field(default_factory=_Tally)
    must_say: _Tally = field(default_factory=_Tally)
    right: int = 0
    abstained: int = 0
    unsettled: int = 0
    near_miss: _Tally = field(default_factory=_Tally)
    n: int = 0
    failures: list[Failure] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The contract's object."""
        precision = self.right / self.abstained if self.abstained else None
        recall = self.right / self.unsettled if self.unsettled else None
        f1 = (
            2 * precision * recall / (precision + recall)
            if precision and recall
            else (0.0 if self.unsettled else None)
        )
        return {
            "n": self.n,
            "recall@1": self.recall1.mean,
            "recall@3": self.recall3.mean,
            "mrr@10": self.mrr.mean,
            "item_accuracy": self.item.mean,
            "must_say": self.must_say.mean,
            "abstain": {
                "precision": _rounded(precision),
                "recall": _rounded(recall),
                "f1": _rounded(f1),
                "near_miss_recall": self.near_miss.mean,
            },
        }


def read_cases(path: Path) -> list[Case]:
    """The questions of a file. Raises InputError naming file and line."""
    import json

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"读不了题集“{path.name}”：请确认文件存在、可读，并且是UTF-8编码。") from error
    cases = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                cases.append(_case(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise InputError(f"题集“{path.name}”第{number}行不是一道题：{error}") from error
    return cases


def evaluate(cases: Iterable[Case], ask: Ask) -> Report:
    """Run the questions through `ask` and measure."""
    report = Report()
    for case in cases:
        answer = ask(case.question, case.context)
        report.n += 1
        abstained = answer.outcome != "answer"
        report.abstained += abstained
        why: list[str] = []
        if case.answers:
            why += _measure(case, answer, report)
        else:
            report.unsettled += 1
            report.right += abstained
            if case.near_miss:
                report.near_miss.add(float(abstained))
            if not abstained:
                why.append("应当弃答")
        if why:
            report.failures.append(Failure(case, answer, tuple(why)))
    return report


def _measure(case: Case, answer: Answer, report: Report) -> list[str]:
    why: list[str] = []
    cited = [str(c) for c in answer.citations] if answer.outcome == "answer" else []
    if answer.outcome != "answer":
        why.append("应当回答")
    gold, ranked = _articles(case.gold), _articles(cited)
    for k, tally in ((1, report.recall1), (3, report.recall3)):
        share = len(set(gold) & set(ranked[:k])) / min(k, len(gold)) if gold else 0.0
        tally.add(share)
        if share < 1 and cited:
            why.append(f"前{k}条缺{'、'.join(g for g in gold if g not in ranked[:k])}")
    place = next((n for n, article in enumerate(ranked[:10], 1) if article in gold), 0)
    report.mrr.add(1 / place if place else 0.0)
    items = [g for g in case.gold if g.endswith(("项", "款")) and not g.startswith("通知")]
    if items:
        hit = bool(cited) and cited[0] in items
        report.item.add(float(hit))
        if cited and not hit:
            why.append(f"首条不是{'或'.join(items)}")
    if case.must_say:
        said = _folded(answer_text(answer)) if answer.outcome == "answer" else ""
        missing = [any_of for any_of in case.must_say if not any(_folded(one) in said for one in any_of)]
        report.must_say.add(1 - len(missing) / len(case.must_say))
        if missing and cited:
            why.append("没有说到" + "、".join("或".join(m) for m in missing))
    return why


def answer_text(answer: Answer) -> str:
    """What the answer says: conclusion, notes and every quote with its lead-in."""
    parts = [answer.lead, *answer.notes]
    for quote in answer.quotes:
        parts += [quote.lead_in or "", quote.text]
    return "\n".join(parts)


def _articles(cites: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(_article, cites)))


def _article(cite: str) -> str:
    if cite.startswith("通知"):
        return cite
    return cite[: cite.index("条") + 1] if "条" in cite else cite


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _case(line: Mapping[str, Any]) -> Case:
    expect = line["expect"]
    if expect not in ("answer", "abstain"):
        raise ValueError(f"expect {expect}")
    note = line.get("note") or ""
    return Case(
        str(line["id"]),
        str(line["question"]),
        tuple(map(str, line.get("context") or ())),
        str(line.get("kind") or ""),
        tuple(map(_strict, line.get("gold") or ())),
        tuple(line.get("also_ok") or ()),
        tuple(tuple(one) if isinstance(one, list) else (str(one),) for one in line.get("must_say") or ()),
        expect == "answer",
        note.startswith("near-miss"),
    )


def _strict(cite: str) -> str:
    if not isinstance(cite, str):
        raise TypeError("gold")
    return cite


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
