"""`cqo ask` as it is mostly typed: the same answers as through the command tree, without loading what it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.program import run_command
from assistant.cli.quick import PlainAsk, plain_ask
from assistant.knowledge.answering import Knowledge
from assistant.place import Place
from tests.cli.conftest import Cqo

ROOT = Path(__file__).parents[2]
NEEDLESS = ("pydantic", "typer", "rapidfuzz", "sqlite3", "textual", "openpyxl")
_PROBE = """
import sys
from assistant.__main__ import run
status = run(sys.argv[1:])
print(*(name for name in {names!r} if name in sys.modules), file=sys.stderr)
sys.exit(status)
"""


def process(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    """One run in a process of its own; stderr lists what was needlessly loaded."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CQO_")} | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _PROBE.format(names=NEEDLESS), "--data-dir", str(data), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        (["ask", "学历要求"], PlainAsk("学历要求", as_json=False, lines=False)),
        (["ask", "--json", "学历要求"], PlainAsk("学历要求", as_json=True, lines=False)),
        (["ask", "学历要求", "--json"], PlainAsk("学历要求", as_json=True, lines=False)),
        (["ask", "--jsonl"], PlainAsk(None, as_json=False, lines=True)),
        (["ask"], PlainAsk(None, as_json=False, lines=False)),
        (["ask", "学历", "要求"], None),
        (["ask", "--corpus", "其他.md", "学历"], None),
        (["ask", "--help"], None),
        (["ask", "--", "--json"], None),
        (["show", "第五条"], None),
        ([], None),
    ],
)
def test_only_a_plain_question_is_taken(line: list[str], asked: PlainAsk | None) -> None:
    assert plain_ask(line) == asked


@pytest.mark.parametrize("line", [["ask", "要什么学历"], ["ask", "津贴多少钱", "--json"]])
def test_the_command_tree_says_the_same(
    cqo: Cqo, shared_data: Path, line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    quick = cqo(*line)
    assert run_command(Place(shared_data), line) == quick.status == 0
    assert capsys.readouterr().out == quick.out != ""


def test_a_warm_question_loads_nothing_it_does_not_need(cqo: Cqo, shared_data: Path) -> None:
    cqo("ask", "学历要求")
    for question in ("学历要求", "我们副总能不能兼任首席质量官"):
        done = process("ask", question, data=shared_data)
        assert (done.returncode, done.stderr.strip()) == (0, "")
        assert done.stdout


def test_ephemeral_reads_a_cache_that_is_there_and_changes_nothing(cqo: Cqo, shared_data: Path) -> None:
    kept = cqo("ask", "学历要求")
    before = {path: path.stat().st_mtime_ns for path in shared_data.rglob("*")}
    done = process("--ephemeral", "ask", "学历要求", data=shared_data)
    # Compiling anew would read the content files through pydantic.
    assert (done.returncode, done.stdout, done.stderr.strip()) == (0, kept.out, "")
    assert {path: path.stat().st_mtime_ns for path in shared_data.rglob("*")} == before


def test_what_is_not_to_be_kept_is_not_written(tmp_path: Path) -> None:
    assert Knowledge(tmp_path, keep=False).ask("要什么学历").outcome == "answer"
    assert list(tmp_path.iterdir()) == []
