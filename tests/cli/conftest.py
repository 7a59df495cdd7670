"""Running command lines in this process: stdout, stderr and exit status as a shell would see them."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant import __main__ as program


@dataclass(frozen=True)
class Done:
    """What a command line left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Cqo = Callable[..., Done]


@pytest.fixture(scope="session")
def shared_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data directory for all commands that only read: the caches are built once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def cqo(shared_data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cqo:
    """Run `cqo ARGUMENTS…`; `given` is stdin (bytes, or objects to be written as JSON lines)."""
    monkeypatch.delenv("CQO_DATA_DIR", raising=False)
    monkeypatch.delenv("CQO_DEBUG", raising=False)

    def call(*arguments: str, given: bytes | list[Any] = b"", data: Path | None = None) -> Done:
        raw = given if isinstance(given, bytes) else "".join(json.dumps(g) + "\n" for g in given).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        monkeypatch.setattr(sys, "argv", ["cqo", "--data-dir", str(data or shared_data), *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as leaving:
            program.main()
        out, err = capsys.readouterr()
        code = leaving.value.code
        return Done(code if isinstance(code, int) else 0, out, err)

    return call
