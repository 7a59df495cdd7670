"""The letter review on a folder of letters with `expected.jsonl`, by the scoring of `cqo eval`.

    python -m benchmarks.letters FOLDER [--failures]

Prints totals only, unless the failures are asked for.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from assistant.cli.scoring.letters import score_letters


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--failures", action="store_true")
    given = parser.parse_args(arguments)
    scored = score_letters(given.folder)
    print(json.dumps(scored.figures, ensure_ascii=False, indent=2))
    if given.failures:
        for failure in scored.failures:
            print(json.dumps(failure, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
