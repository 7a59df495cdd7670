"""Messages about people: verdicts, reasons, open facts, stated and invented facts, people separated.

Results are paired by name, unnamed ones by order. 不确定, unknown, null and absent are the same; years compare whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import floor
from pathlib import Path
from typing import Any

from assistant.cli.scoring import Scored, lacking, lines_of, share
from assistant.flows.candidate import check_result
from assistant.flows.candidate.facts import is_unknown, years_known
from assistant.flows.candidate.rules import Verdict
from assistant.flows.understanding import understand

Result = Mapping[str, Any]
_YEARS = ("quality_years", "quality_since")


def score_people(path: Path, today: date) -> Scored:
    """Score a .jsonl of `id`, `text`, `results`. Raises InputError."""
    count: Counter[str] = Counter()
    failures = []
    for row in lines_of(path):
        try:
            why = _message(row, count, today)
        except (KeyError, TypeError, AttributeError):
            raise lacking(path, "text、results 或者其中的 name、facts、verdict、decided_by、open") from None
        if why:
            failures.append({"id": row.get("id"), "text": row["text"], "why": why})
    people = count["results"]
    figures = {
        "n": count["messages"],
        "results": people,
        "verdict_accuracy": share(count["verdicts"], people),
        "wrong_may": count["wrong_may"],
        "decided_by": share(count["decided_by"], people),
        "open": share(count["open"], people),
        "facts_found": share(count["found"], count["stated"]),
        "facts_stated": count["stated"],
        "facts_invented": count["invented"],
        "people_separated": share(count["separated"], count["messages"]),
        "several_separated": f"{count['several_separated']}/{count['several']}",
    }
    return Scored(figures, tuple(failures))


def _message(row: Result, count: Counter[str], today: date) -> list[str]:
    """Count one message; what is wrong with it."""
    gold: Sequence[Result] = row["results"]
    ours: list[Result] = [check_result(dict(p.facts), p.name, today) for p in understand(row["text"], today)]
    names, wanted_names = _names(ours), _names(gold)
    is_separated = sorted(map(str, names)) == sorted(map(str, wanted_names))
    count["messages"] += 1
    count["separated"] += is_separated
    if len(gold) > 1:
        count["several"] += 1
        count["several_separated"] += is_separated
    why = [] if is_separated else [f"人员读成{names}，应是{wanted_names}"]
    left = list(ours)
    for wanted in gold:
        got = next((result for result in left if result["name"] == wanted["name"]), None)
        if got is not None:
            left.remove(got)
        why += _person(wanted, got, count, today)
    for surplus in left:
        count["invented"] += len(_comparable(surplus["facts"], today))
        count["wrong_may"] += surplus["verdict"] == Verdict.MAY.value
    return why


def _person(wanted: Result, got: Result | None, count: Counter[str], today: date) -> list[str]:
    gold = _comparable(wanted["facts"], today)
    expected = {key: list(wanted[key]) for key in ("decided_by", "open")}
    count["results"] += 1
    count["stated"] += len(gold)
    if got is None:
        return []  # said already: the people are not the right ones
    read = _comparable(got["facts"], today)
    missing = {key: value for key, value in gold.items() if read.get(key) != value}
    invented = {key: value for key, value in read.items() if gold.get(key) != value}
    count["found"] += len(gold) - len(missing)
    count["invented"] += len(invented)
    count["verdicts"] += got["verdict"] == wanted["verdict"]
    count["wrong_may"] += got["verdict"] == Verdict.MAY.value != wanted["verdict"]
    why = []
    if got["verdict"] != wanted["verdict"]:
        why.append(f"结论是{got['verdict']}，应是{wanted['verdict']}")
    for key, right in expected.items():
        count[key] += got[key] == right
        if got[key] != right:
            why.append(f"{key}是{got[key]}，应是{right}")
    why += [f"没有读到{missing}"] if missing else []
    why += [f"多读了{invented}"] if invented else []
    return [f"{wanted['name'] or '（没有姓名）'}：{'；'.join(why)}"] if why else []


def _names(results: Sequence[Result]) -> list[str | None]:
    return [result["name"] for result in results]


def _comparable(facts: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Facts as they are compared: unknown ones left out, years in whole years, a beginning counted."""
    known = {key: value for key, value in facts.items() if not is_unknown(value) and key not in _YEARS}
    years = years_known(facts, today)
    return known if years is None else {**known, "quality_years": floor(years + 1e-9)}
