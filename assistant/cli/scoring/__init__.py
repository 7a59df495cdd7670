"""How right the program is on a set with known answers: questions, messages about people, letters, a sheet.

`score(path, …)` recognises what it is given. A set is input like any other: nothing here knows what is in one, and a
set that cannot be read ends in one Chinese line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.knowledge.answer import Answer

Ask = Callable[[str, Sequence[str]], Answer]
EXPECTED = "expected.jsonl"


@dataclass(frozen=True, slots=True)
class Scored:
    """`figures` in the names of the set's own description; `failures` one object for each case that lost points."""

    figures: Mapping[str, Any]
    failures: tuple[Mapping[str, Any], ...]


def score(path: Path, knowledge: Callable[[], Ask], today: date) -> Scored:
    """Score a set: a folder of letters, a sheet with its …_expected.jsonl, a .jsonl of people or of questions.

    `knowledge` is called only for questions. Raises InputError where the set is none of these.
    """
    if path.is_dir():
        from assistant.cli.scoring.letters import score_letters

        return score_letters(path)
    if path.suffix.lower() in (".csv", ".xlsx", ".xlsm"):
        from assistant.cli.scoring.rows import score_rows

        return score_rows(path, path.with_name(f"{path.stem}_{EXPECTED}"), today)
    first = next(iter(lines_of(path)), None)
    if first is not None and "results" in first and "text" in first:
        from assistant.cli.scoring.people import score_people

        return score_people(path, today)
    from assistant.knowledge.evaluate import evaluate, read_cases

    report = evaluate(read_cases(path), knowledge())
    return Scored(report.as_json(), tuple(failure.as_json() for failure in report.failures))


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file. Raises InputError naming file and line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError):
        raise InputError(f"读不了题集“{path.name}”：请确认文件存在、可读，并且是UTF-8编码。") from None
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise InputError(f"题集“{path.name}”第{number}行不是一个JSON对象，请检查引号、逗号和括号。")
        found.append(value)
    return found


def lacking(path: Path, what: str) -> InputError:
    """What to say of a set whose lines are not of its kind."""
    return InputError(f"题集“{path.name}”里有一行缺少{what}，或者写法不对；请对照题集说明。")


def share(part: float, whole: float) -> float | None:
    """A share to four places, None of nothing."""
    return round(part / whole, 4) if whole else None
