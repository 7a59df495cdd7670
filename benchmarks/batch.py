"""How right `cqo batch` is on a sheet with known answers, and how long ten thousand rows take.

    python -m benchmarks.batch score SHEET.csv EXPECTED.jsonl [--totals]
    python -m benchmarks.batch time SHEET.csv [ROWS]

`score` prints each wrong row and the share of right ones, by verdict (or error) alone and with `decided_by` and
`open` exact. `time` repeats the good rows of a sheet under new names and runs the whole command on them as .xlsx.
"""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from assistant.cli.scoring.rows import score_rows

PROMISED_SECONDS = 20
TODAY = date(2026, 11, 22)


def run(source: Path, out: Path) -> None:
    """`cqo batch` as a process of its own."""
    command = [sys.executable, "-m", "assistant", "--ephemeral", "batch", str(source), "--out", str(out), "--json"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)


def score(sheet: Path, expected: Path, *, totals: bool) -> None:
    """Print wrong rows (unless `totals`) and the figures of `cqo eval`."""
    scored = score_rows(sheet, expected, TODAY)
    if not totals:
        for failure in scored.failures:
            print(json.dumps(failure, ensure_ascii=False))
    for name, value in scored.figures.items():
        print(f"{name:<20}{value}")


def measure(sheet: Path, rows: int) -> None:
    """Print seconds and peak memory for `rows` rows."""
    from openpyxl import Workbook

    with sheet.open(encoding="utf-8-sig", newline="") as stream:
        header, *records = csv.reader(stream)
    good = [record for record in records if len(record) == len(header) and record[0]]
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "in.xlsx", Path(folder) / "out.xlsx"
        book = Workbook(write_only=True)
        page = book.create_sheet()
        page.append(header)
        remark = header.index("备注")
        for number, record in enumerate(islice(cycle(good), rows), 1):
            # Every remark differs, so that nothing is gained by remembering texts.
            own = [f"{cell}（{number}号）" if n == remark and cell else cell for n, cell in enumerate(record)]
            page.append([f"张{number}", *(cell.lstrip("=") for cell in own[1:])])
        book.save(source)
        started = time.perf_counter()
        run(source, out)
        seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{rows} rows, .xlsx in and out   {seconds:6.1f} s   (promise: at most {PROMISED_SECONDS} s for 10000)")
    print(f"peak memory                  {peak:6d} MB")


def main(arguments: list[str]) -> None:
    match arguments:
        case ["score", sheet, expected, *rest]:
            score(Path(sheet), Path(expected), totals="--totals" in rest)
        case ["time", sheet, *rest]:
            measure(Path(sheet), int(rest[0]) if rest else 10_000)
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
