"""How well messages are read into people and facts, by the scoring of `cqo eval`, and how fast.

`python -m benchmarks.people FILE.jsonl` prints totals; `--failures` shows each miss (never for a set that is set apart).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.cli.scoring import lines_of
from assistant.cli.scoring.people import score_people
from assistant.flows.understanding import understand

TODAY = date(2026, 11, 22)


def main(arguments: Sequence[str]) -> None:
    """Score a file and print."""
    path = Path(arguments[0])
    scored = score_people(path, TODAY)
    if "--failures" in arguments:
        for failure in scored.failures:
            print(json.dumps(failure, ensure_ascii=False))
    for name, value in scored.figures.items():
        print(f"{name:<20}{value}")
    texts = [line["text"] for line in lines_of(path)]
    understand("预热", TODAY)
    started = time.perf_counter()
    for text in texts:
        understand(text, TODAY)
    print(f"{'texts/s':<20}{len(texts) / (time.perf_counter() - started):.0f}")


if __name__ == "__main__":
    main(sys.argv[1:])
