"""A folder of letters with expected.jsonl: right statuses, false grants, evidence that stands in the letter.

Scored too where they lie beside it: `expected_is_letter`, `expected_parts` (`missing_parts`), `expected_beyond`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from assistant.cli.scoring import EXPECTED, Scored, lacking, lines_of, share
from assistant.documents.reading import letter_text
from assistant.errors import InputError
from assistant.flows.letter_review import Review, review

_COMMON = 6


class _Letters:
    """The letters of a folder, each read and reviewed once."""

    def __init__(self, folder: Path) -> None:
        self.text = cache(lambda name: letter_text(folder / name))
        self._review = cache(lambda name: review(self.text(name)))

    def review(self, name: str) -> Review:
        return self._review(name)


def score_letters(folder: Path) -> Scored:
    """Score a folder. Raises InputError."""
    if not (folder / EXPECTED).is_file():
        raise InputError(f"文件夹“{folder.name}”里没有 {EXPECTED}，不是一套聘书题集。")
    letters, count, failures = _Letters(folder), Counter[str](), list[dict[str, Any]]()
    try:
        for row in lines_of(folder / EXPECTED):
            if why := _power(row, letters, count):
                failures.append({"file": row["file"], "cite": row["cite"], "why": why})
        figures: dict[str, Any] = {
            "n": count["items"],
            "item_accuracy": share(count["right"], count["items"]),
            "false_grants": count["false_grants"],
            "not_granted": count["not_granted"],
            "evidence": share(count["evidence_right"], count["evidence"]),
        }
        for name, attribute in (("is_letter", "is_letter"), ("parts", "missing_parts")):
            figures |= _whole(folder / f"expected_{name}.jsonl", name, attribute, letters, failures)
        figures |= _beyond(folder / "expected_beyond.jsonl", letters)
    except (KeyError, TypeError, StopIteration):
        raise lacking(folder / EXPECTED, " file、cite、status 或者 evidence") from None
    return Scored(figures, tuple(failures))


def _power(row: dict[str, Any], letters: _Letters, count: Counter[str]) -> list[str]:
    found = next(p for p in letters.review(row["file"]).powers if p.cite == row["cite"])
    status, wanted = found.status.value, row["status"]
    count["items"] += 1
    count["right"] += status == wanted
    count["not_granted"] += wanted != "granted"
    count["false_grants"] += status == "granted" != wanted
    if status != wanted:
        return [f"结果是{status}，应是{wanted}；原句：{found.evidence}"]
    if row["evidence"] is None:
        return []
    count["evidence"] += 1
    holds = found.evidence is not None and found.evidence in letters.text(row["file"])
    if holds and _overlap(str(found.evidence), row["evidence"]):
        count["evidence_right"] += 1
        return []
    return [f"原句不对：{found.evidence}"]


def _whole(
    path: Path, name: str, attribute: str, letters: _Letters, failures: list[dict[str, Any]]
) -> dict[str, float | None]:
    """What is said of whole letters, where a file says what is right."""
    if not path.is_file():
        return {}
    right, rows = 0, lines_of(path)
    for row in rows:
        value = getattr(letters.review(row["file"]), attribute)
        value = list(value) if isinstance(value, tuple) else value
        right += value == row[attribute]
        if value != row[attribute]:
            failures.append({"file": row["file"], "cite": None, "why": [f"{name}是{value}，应是{row[attribute]}"]})
    return {name: share(right, len(rows))}


def _beyond(path: Path, letters: _Letters) -> dict[str, float | int | None]:
    if not path.is_file():
        return {}
    rows = lines_of(path)
    hits = sum(any(_overlap(b.text, row["text"]) for b in letters.review(row["file"]).beyond) for row in rows)
    reported = sum(len(letters.review(name).beyond) for name in {row["file"] for row in rows})
    return {"beyond_found": share(hits, len(rows)), "beyond_reported": reported}


def _overlap(one: str, other: str) -> bool:
    """Some characters in common, or one inside the other."""
    a, b = (re.sub(r"\s", "", text) for text in (one, other))
    return a in b or b in a or any(a[i : i + _COMMON] in b for i in range(len(a) - _COMMON + 1))
