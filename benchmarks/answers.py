"""How fast questions are answered once the program is warm, and whether ten thousand of them need more memory than a few.

    python -m benchmarks.answers [QUESTIONS.jsonl …] [--lines 10000]

Asks every ask of every card, and the questions (`question`, `context`) of the files given, after one round that warms
the dictionary; prints the median and the 99th percentile for questions under 100 characters, by the clock and by the
processor's own time (other programs do not count there). Then feeds so many lines to `cqo ask --jsonl`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from assistant.knowledge.answering import Knowledge

SHORT = 100
PROMISED_MS = 5.0
WARM = 500  # lines after which memory is first looked at

Asked = tuple[str, tuple[str, ...]]


def questions(knowledge: Knowledge, files: Sequence[Path]) -> tuple[list[Asked], list[Asked]]:
    """The asks of all cards, and the questions of the files."""
    lines = [
        json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    asks: list[Asked] = [(ask, ()) for card in knowledge.compiled.cards for ask in card.asks]
    return asks, [(line["question"], tuple(line.get("context") or ())) for line in lines]


def measured(knowledge: Knowledge, asked: Sequence[Asked], clock: Callable[[], float]) -> list[float]:
    """Milliseconds of each question under 100 characters, sorted."""
    spent = []
    for question, context in asked:
        started = clock()
        knowledge.ask(question, context)
        if len(question) < SHORT:
            spent.append(1000 * (clock() - started))
    return sorted(spent)


def report(name: str, knowledge: Knowledge, asked: Sequence[Asked]) -> None:
    """Warm up on the same questions, measure, print."""
    if not asked:
        return
    measured(knowledge, asked, time.perf_counter)
    for by, clock in (("clock", time.perf_counter), ("processor", time.thread_time)):
        spent = measured(knowledge, asked, clock)
        p50, p99 = spent[len(spent) // 2], spent[int(0.99 * len(spent))]
        print(
            f"{name:22} {len(spent):6} by {by:9} p50 {p50:5.2f} ms  p99 {p99:5.2f} ms   (promise: p99 at most {PROMISED_MS:.0f} ms)"
        )


def through_lines(asked: Sequence[Asked], lines: int) -> None:
    """Print questions a second and memory of one `cqo ask --jsonl` process, after a few and after all."""
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "assistant", "--data-dir", data, "ask"]
        subprocess.run([*command, "学历要求"], check=True, capture_output=True)
        with subprocess.Popen([*command, "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
            given, taken = program.stdin, program.stdout
            if given is None or taken is None:
                raise SystemExit("no pipes")
            memory: list[int] = []
            started = time.perf_counter()
            for number, line in enumerate(_written(asked, lines), 1):
                given.write(line)
                given.flush()
                taken.readline()
                if number == WARM:
                    memory.append(_resident_kib(program.pid))
            seconds = time.perf_counter() - started
            memory.append(_resident_kib(program.pid))
            given.close()
    print(f"{lines} lines, one by one      {lines / seconds:6.0f} questions/s")
    print(f"memory after {min(WARM, lines)} and all   {'  '.join(f'{kib // 1024} MiB' for kib in memory)}")


def _written(asked: Sequence[Asked], lines: int) -> Iterator[bytes]:
    for number, (question, context) in enumerate(islice(cycle(asked), lines)):
        # Every text differs, so that nothing is gained by remembering whole questions.
        told = {"id": str(number), "question": f"{question} {number}", "context": list(context)}
        yield (json.dumps(told, ensure_ascii=False) + "\n").encode()


def _resident_kib(pid: int) -> int:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS"))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--lines", type=int, default=10_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        knowledge = Knowledge(Path(cache))
        asks, others = questions(knowledge, given.files)
        report("asks of the cards", knowledge, asks)
        report("questions given", knowledge, others)
        report("both", knowledge, [*asks, *others] if others else [])
    os.environ.setdefault("PYTHONPATH", str(Path(__file__).resolve().parents[1]))
    through_lines([*others, *asks], given.lines)


if __name__ == "__main__":
    main()
