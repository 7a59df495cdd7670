"""How long `cqo ask` takes as a whole process, beside stock jieba cutting one word, alternating in one run.

Prints medians of ten after a warm-up and their ratio (for an ask of a card word for word, and for a question put
freely); then the very first run after installing, and --ephemeral with and without a cache to read.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

RUNS = 10
PROMISED = 0.5


def seconds(command: Sequence[str]) -> float:
    """Wall seconds of one run; a failing command ends the benchmark."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as empty:
        program = [sys.executable, "-m", "assistant", "--data-dir"]
        commands = {
            "cqo ask 学历要求": [*program, data, "ask", "学历要求"],
            "cqo ask, put freely": [*program, data, "ask", "我们副总能不能兼任首席质量官"],
            "jieba.lcut('学历')": [sys.executable, "-W", "ignore", "-c", "import jieba; jieba.lcut('学历')"],
        }
        once = {
            "first run after installing": seconds(commands["cqo ask 学历要求"]),
            "--ephemeral, a cache to read": seconds([*program, data, "--ephemeral", "ask", "学历要求"]),
            "--ephemeral, no cache": seconds([*program, empty, "--ephemeral", "ask", "学历要求"]),
        }
        for command in commands.values():
            seconds(command)
        spent: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                spent[name].append(seconds(command))
    medians = {name: statistics.median(times) for name, times in spent.items()}
    base = medians["jieba.lcut('学历')"]
    for name, median in medians.items():
        promise = f"   (promise: at most {PROMISED:.2f})" if name.startswith("cqo") else ""
        print(f"{name:28} {median * 1000:7.0f} ms   ratio {median / base:5.2f}{promise}")
    for name, time_ in once.items():
        print(f"{name:28} {time_ * 1000:7.0f} ms   ratio {time_ / base:5.2f}")


if __name__ == "__main__":
    main()
