"""Scores the letter review on a folder of letters with `expected.jsonl`: item accuracy, false grants, evidence.

    python -m benchmarks.letters FOLDER [--failures]

Prints totals only, unless the failures are asked for. Optional files beside it are scored too: `expected_is_letter`
(file, is_letter), `expected_parts` (file, missing_parts) and `expected_beyond` (file, text).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.documents.reading import letter_text
from assistant.flows.letter_review import Review, review


def score(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Totals, and a line for every failure."""
    texts: dict[str, str] = {}
    reviews: dict[str, Review] = {}

    def reviewed(name: str) -> Review:
        if name not in reviews:
            texts[name] = letter_text(folder / name)
            reviews[name] = review(texts[name])
        return reviews[name]

    count: Counter[str] = Counter()
    failures = []
    for row in _rows(folder / "expected.jsonl"):
        finding = next(p for p in reviewed(row["file"]).powers if p.cite == row["cite"])
        right = finding.status.value == row["status"]
        count["items"] += 1
        count["right"] += right
        count["not_granted"] += row["status"] != "granted"
        if finding.status.value == "granted" and not right:
            count["false_grants"] += 1
        if not right:
            failures.append(
                f"{row['file']} {row['cite']}: {finding.status.value}, expected {row['status']}: {finding.evidence!r}"
            )
        elif row["evidence"] is not None:
            count["evidence"] += 1
            found = _evidence_holds(finding.evidence, row["evidence"], texts[row["file"]])
            count["evidence_right"] += found
            if not found:
                failures.append(f"{row['file']} {row['cite']} evidence: {finding.evidence!r}")
    total: dict[str, Any] = {
        "items": count["items"],
        "item_accuracy": round(count["right"] / max(1, count["items"]), 4),
        "false_grants": f"{count['false_grants']} / {count['not_granted']}",
        "evidence": f"{count['evidence_right']} / {count['evidence']}",
    }
    for key, attribute in (("is_letter", "is_letter"), ("parts", "missing_parts")):
        rows = _rows(folder / f"expected_{key}.jsonl")
        if rows:
            wrong = []
            for row in rows:
                value = getattr(reviewed(row["file"]), attribute)
                value = list(value) if isinstance(value, tuple) else value
                if value != row[attribute]:
                    wrong.append(f"{row['file']} {attribute}: {value}, expected {row[attribute]}")
            total[key] = f"{len(rows) - len(wrong)} / {len(rows)}"
            failures += wrong
    rows = _rows(folder / "expected_beyond.jsonl")
    if rows:
        hits = sum(any(_overlap(b.text, row["text"]) for b in reviewed(row["file"]).beyond) for row in rows)
        total["beyond_found"] = f"{hits} / {len(rows)}"
        total["beyond_reported"] = sum(len(r.beyond) for r in reviews.values())
    return total, failures


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _evidence_holds(evidence: str | None, gold: str, letter: str) -> bool:
    return evidence is not None and evidence in letter and _overlap(evidence, gold)


def _overlap(one: str, other: str) -> bool:
    """Six characters in common, or one inside the other."""
    a, b = (re.sub(r"\s", "", text) for text in (one, other))
    return a in b or b in a or any(a[i : i + 6] in b for i in range(len(a) - 5))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--failures", action="store_true")
    given = parser.parse_args(arguments)
    total, failures = score(given.folder)
    print(json.dumps(total, ensure_ascii=False, indent=2))
    if given.failures:
        print("\n".join(failures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
