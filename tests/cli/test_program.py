"""The program as a whole: help, usage errors, global options, and no traceback ever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.place import take_place
from tests.cli.conftest import Cqo

COMMANDS = [
    "ask",
    "show",
    "search",
    "check",
    "letter",
    "batch",
    "checklist",
    "recheck",
    "flow",
    "sessions",
    "eval",
    "coverage",
    "check-content",
    "doctor",
]


@pytest.mark.parametrize(
    "path",
    [
        [],
        *([c] for c in COMMANDS),
        ["letter", "draft"],
        ["letter", "check"],
        ["sessions", "export"],
        ["flow", "graph"],
    ],
)
def test_help_is_chinese(cqo: Cqo, path: list[str]) -> None:
    done = cqo(*path, "--help")
    assert done.status == 0
    assert done.out.startswith("用法：cqo")
    for english in ("Usage", "Options", "Commands", "Show this message"):
        assert english not in done.out


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["ask", "--nonsense"], ["show"], ["check"], ["check", "--jsonl", "--as-of", "明天"], ["letter"],
     ["ask"], ["check", "--jsonl", "--flow", "nonsense"], ["flow", "graph", "nonsense"], ["eval", "没有.jsonl"],
     ["sessions", "show", "zz"], ["letter", "draft"], ["letter", "check"], ["sessions", "import", "没有.json"]],
)  # fmt: skip
def test_wrong_usage_gets_one_chinese_line(cqo: Cqo, arguments: list[str]) -> None:
    done = cqo(*arguments)
    assert (done.status, done.out) == (2, "")
    assert len(done.err.strip().splitlines()) == 1
    assert any("\u4e00" <= c <= "\u9fff" for c in done.err)


def test_global_options_may_stand_anywhere(tmp_path: Path) -> None:
    for arguments in (
        ["--data-dir", str(tmp_path), "ask", "x"],
        ["ask", "--data-dir", str(tmp_path), "x"],
        ["ask", "x", f"--data-dir={tmp_path}"],
    ):
        place, rest = take_place(arguments)
        assert (place.data_dir, rest) == (tmp_path, ["ask", "x"])
    place, rest = take_place(["--ephemeral", "doctor"])
    assert (place.data_dir, place.cache_dir, rest) == (None, None, ["doctor"])


def test_the_environment_names_the_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CQO_DATA_DIR", str(tmp_path))
    assert take_place([])[0].data_dir == tmp_path


def program(*arguments: str, cwd: Path, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "CQO_"))}
    env |= {"HOME": str(home), **environment}
    command = [sys.executable, "-m", "assistant", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def test_ephemeral_writes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    done = program("--ephemeral", "ask", "学历要求", cwd=home, home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(home.rglob("*")) == []


def test_a_home_that_cannot_be_written_still_answers(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the home should be")
    done = program("ask", "学历要求", cwd=tmp_path, home=tmp_path / "home")
    assert (done.returncode, done.stderr) == (0, "")
    assert "大专（含）以上学历" in done.stdout


@pytest.mark.parametrize("environment", [{}, {"TERM": "dumb"}])
def test_without_a_terminal_the_screen_says_so(tmp_path: Path, environment: dict[str, str]) -> None:
    done = program(cwd=tmp_path, home=tmp_path, **environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cqo ask" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    done = program("--ephemeral", "show", "第四条", cwd=tmp_path, home=tmp_path, LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "鼓励各类企业" in done.stdout


def test_doctor_tells_what_matters(cqo: Cqo) -> None:
    done = cqo("doctor")
    assert done.status == 0
    for word in ("程序", "会话库", "编码", "法规文本", "标尺", "中文换行"):
        assert word in done.out
