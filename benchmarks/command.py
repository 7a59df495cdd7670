"""How long `cqo ask` takes as a whole process, beside stock jieba cutting one word, alternating in one run.

Prints medians of ten after a warm-up and their ratio, and the very first run after installing (empty cache) apart.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

RUNS = 10


def seconds(command: Sequence[str]) -> float:
    """Wall seconds of one run; a failing command ends the benchmark."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as data:
        ask = [sys.executable, "-m", "assistant", "--data-dir", data, "ask", "学历要求"]
        jieba = [sys.executable, "-W", "ignore", "-c", "import jieba; jieba.lcut('学历')"]
        first = seconds(ask)
        seconds(jieba)
        seconds(ask)
        ours, theirs = [], []
        for _ in range(RUNS):
            ours.append(seconds(ask))
            theirs.append(seconds(jieba))
    a, b = statistics.median(ours), statistics.median(theirs)
    print(f"cqo ask, first run after installing   {first * 1000:7.0f} ms")
    print(f"cqo ask 学历要求, median of {RUNS}         {a * 1000:7.0f} ms")
    print(f"jieba.lcut('学历'), median of {RUNS}      {b * 1000:7.0f} ms")
    print(f"ratio                                 {a / b:7.2f}   (promise: at most 0.50)")


if __name__ == "__main__":
    main()
