"""How well messages are read into people and facts: verdicts, reasons, open facts, stated and invented facts, speed.

`python -m benchmarks.people FILE.jsonl` prints totals by the rules of the evaluation set; `--failures` shows each miss
(never for a set that is set apart).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date
from math import floor
from pathlib import Path
from typing import Any

from assistant.flows.candidate import check_result
from assistant.flows.candidate.facts import years_known
from assistant.flows.understanding import understand

UNKNOWN = (None, "unknown", "不确定")


def comparable(facts: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Facts as they are compared: unknown ones left out, years in whole years, a beginning counted."""
    known = {
        key: value
        for key, value in facts.items()
        if value not in UNKNOWN and key not in ("quality_years", "quality_since")
    }
    years = years_known(facts, today)
    return known if years is None else {**known, "quality_years": floor(years + 1e-9)}


def paired(gold: Sequence[dict[str, Any]], ours: Sequence[dict[str, Any]]) -> list[dict[str, Any] | None]:
    """Our result for each of gold's, by name, unnamed ones by order."""
    left = list(ours)
    found: list[dict[str, Any] | None] = []
    for wanted in gold:
        same = next((result for result in left if result["name"] == wanted["name"]), None)
        if same is not None:
            left.remove(same)
        found.append(same)
    return found


def main(arguments: Sequence[str]) -> None:
    """Score a file and print."""
    path, show, today = Path(arguments[0]), "--failures" in arguments, date(2026, 11, 22)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    results = verdicts = decided = open_right = stated = found = invented = wrong_yes = 0
    separated = several = several_right = 0
    understand("预热", today)
    spent = 0.0
    for row in rows:
        started = time.perf_counter()
        people = understand(row["text"], today)
        spent += time.perf_counter() - started
        ours: list[Any] = [check_result(dict(person.facts), person.name, today) for person in people]
        right = sorted(str(r["name"]) for r in ours) == sorted(str(r["name"]) for r in row["results"])
        separated += right
        if len(row["results"]) > 1:
            several += 1
            several_right += right
        misses = [] if right else [f"people {[r['name'] for r in ours]} for {[r['name'] for r in row['results']]}"]
        pairs = paired(row["results"], ours)
        for wanted, got in zip(row["results"], pairs, strict=True):
            results += 1
            gold = comparable(wanted["facts"], today)
            stated += len(gold)
            if got is None:
                continue
            read = comparable(got["facts"], today)
            found += sum(read.get(key) == value for key, value in gold.items())
            extra = {key: value for key, value in read.items() if gold.get(key) != value}
            invented += len(extra)
            missing = {key: value for key, value in gold.items() if read.get(key) != value}
            verdicts += got["verdict"] == wanted["verdict"]
            wrong_yes += got["verdict"] == "可以担任" != wanted["verdict"]
            decided += got["decided_by"] == wanted["decided_by"]
            open_right += got["open"] == wanted["open"]
            if extra or missing or got["verdict"] != wanted["verdict"]:
                misses.append(
                    f"{wanted['name']}: {got['verdict']} for {wanted['verdict']}; invented {extra}; missing {missing}"
                )
        surplus = [r for r in ours if not any(r is p for p in pairs)]
        for extra_result in surplus:
            invented += len(comparable(extra_result["facts"], today))
            wrong_yes += extra_result["verdict"] == "可以担任"
        if show and misses:
            print(row["id"], row["text"], *misses, sep="\n   ")
    print(f"verdicts            {verdicts}/{results} = {verdicts / results:.4f}")
    print(f"decided_by          {decided}/{results} = {decided / results:.4f}")
    print(f"open                {open_right}/{results} = {open_right / results:.4f}")
    print(f"stated facts found  {found}/{stated} = {found / stated:.4f}")
    print(f"invented facts      {invented}")
    print(f"wrong 可以担任      {wrong_yes}")
    print(f"people separated    {separated}/{len(rows)}, several people {several_right}/{several}")
    print(f"speed               {len(rows) / spent:.0f} texts/s")


if __name__ == "__main__":
    main(sys.argv[1:])
