"""How long `cqo` takes to its first frame, against a bare Textual app with header, text, input and footer.

Both run as real processes under a pseudo-terminal of 120 by 40, in turn, a warm-up first, then ten times each; the
clock stops when the last line of the frame has arrived. Prints both medians and their ratio, and the modules that
must not be loaded by then. Usage: python benchmarks/start.py [runs]
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

HEAVY = ("jieba", "docx", "openpyxl", "pydantic", "typer", "rapidfuzz", "sqlite3")
MOST_RATIO = 1.3
_ROOT = Path(__file__).resolve().parents[1]
_LIMIT = 20.0

BARE = """
from textual.app import App
from textual.widgets import Footer, Header, Input, Static
class Bare(App):
    BINDINGS = [("f1", "quit", "LASTLINE")]
    def compose(self):
        yield Header(); yield Static("text"); yield Input(); yield Footer()
Bare().run()
"""
_PROBE = """
import asyncio, json, sys
from assistant.place import Place
from assistant.tui.app import AssistantApp
from assistant.tui.chat import ChatScreen
found = []
def at_first_frame(screen):
    found.extend(name for name in %r if name in sys.modules)
    screen.app.exit()
ChatScreen._open = at_first_frame
async def main():
    async with AssistantApp(Place(None, True)).run_test() as pilot:
        await pilot.pause()
asyncio.run(main())
print(json.dumps(found))
"""


def first_frame(command: list[str], mark: bytes) -> float:
    """Seconds from starting `command` until `mark` is drawn."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(_ROOT), "CQO_DATA_DIR": home}
        began = time.perf_counter()
        pid, terminal = pty.fork()
        if pid == 0:
            os.execve(command[0], command, environment)
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        try:
            seen = b""
            while mark not in seen:
                if time.perf_counter() - began > _LIMIT:
                    raise TimeoutError(command)
                if select.select([terminal], [], [], 0.5)[0]:
                    seen += os.read(terminal, 65536)
            return time.perf_counter() - began
        finally:
            os.kill(pid, signal.SIGKILL)
            os.close(terminal)
            os.waitpid(pid, 0)


def loaded_at_first_frame() -> list[str]:
    """Heavy modules that are loaded when the first frame stands; should be none."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE % (HEAVY,)], capture_output=True, text=True, cwd=_ROOT, timeout=60, check=True
    )
    found: list[str] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    ours = [sys.executable, "-m", "assistant"]
    bare = [sys.executable, "-c", BARE]
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    for run in range(runs + 1):
        for name, command, mark in (("ours", ours, "退出".encode()), ("bare", bare, b"LASTLINE")):
            seconds = first_frame(command, mark)
            if run:  # the first of each only warms the disk cache and writes byte code
                times[name].append(seconds)
    our_median, bare_median = statistics.median(times["ours"]), statistics.median(times["bare"])
    ratio = our_median / bare_median
    print(
        f"first frame, median of {runs}: cqo {our_median * 1000:.0f} ms, bare Textual {bare_median * 1000:.0f} ms, ratio {ratio:.2f}"
    )
    print(f"heavy modules at the first frame: {', '.join(loaded_at_first_frame()) or 'none'}")
    return int(ratio > MOST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
