"""Reading JSON lines and printing JSON, lines and warnings: results to stdout, everything else to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.errors import CqoError, InputError

MOST_LINE = 4 * 1024 * 1024


def print_json(value: object, *, indent: int | None = None) -> None:
    """One JSON value, UTF-8, not ASCII-escaped; lone surrogates come out as JSON escapes (see `main`)."""
    print(json.dumps(value, ensure_ascii=False, indent=indent), flush=True)


def warn(line: str) -> None:
    """One line on stderr."""
    print(" ".join(line.split()), file=sys.stderr)


def printable(text: str) -> str:
    """Text without control characters: what was typed never reaches the terminal as escapes."""
    return "".join(c for c in text if c.isprintable() or c in "\n\u3000")


def each_line(
    handle: Callable[[Mapping[str, Any]], Mapping[str, Any]], on_error: Mapping[str, Any] | None = None
) -> int:
    """Answer JSON lines from stdin one by one as they come; returns the exit status (1 when any line was an error).

    `handle` gets the object of a line and returns the object to print; a CqoError becomes an error object, with
    `on_error` merged into it.
    """
    failed = 0
    for number, raw in _lines():
        given: object = None
        try:
            given = _parsed(raw)
            result: Mapping[str, Any] = handle(_object(given))
        except CqoError as error:
            failed = 1
            known = isinstance(given, dict)
            place = {"id": _id(given)} if known else {"id": None, "line": number}
            result = {**place, **(on_error or {}), "error": str(error)}
        print_json(result)
    return failed


def _lines() -> Iterator[tuple[int, bytes]]:
    for number, raw in enumerate(sys.stdin.buffer, 1):
        if raw.strip() and raw.strip() != b"\xef\xbb\xbf":
            yield number, raw


def _parsed(raw: bytes) -> object:
    if len(raw) > MOST_LINE:
        raise InputError("这一行太长（超过4MB），请拆成几行。")
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError("这一行不是UTF-8编码，请转换编码后重试。") from None
    except (ValueError, RecursionError):
        raise InputError("这一行不是有效的JSON，请检查引号、逗号和括号。") from None


def _object(given: object) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise InputError('这一行应当是一个JSON对象，例如 {"id": "1", …}。')
    return given


def _id(given: object) -> object:
    value = given.get("id") if isinstance(given, dict) else None
    return value if isinstance(value, str | int | float) or value is None else str(value)


def read_json_file(path: Path) -> object:
    """The JSON value in a file. Raises InputError."""
    try:
        return json.loads(read_text(path))
    except (ValueError, RecursionError):
        raise InputError(f"文件“{path.name}”不是有效的JSON，请检查引号、逗号和括号。") from None


def read_text(path: Path, most: int = 16 * 1024 * 1024) -> str:
    """A text file in UTF-8. Raises InputError when it is missing, too large or in another encoding."""
    try:
        if path.stat().st_size > most:
            raise InputError(f"文件“{path.name}”太大，请确认选对了文件。")
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise InputError(f"读不了文件“{path.name}”：{why_not(error)}。") from None


def write_file(path: Path, content: str | bytes) -> None:
    """Write a whole file or nothing. Raises InputError."""
    from assistant.documents.writing import whole_file

    with whole_file(path) as temporary:
        temporary.write_bytes(content.encode("utf-8", "replace") if isinstance(content, str) else content)


def same_file(one: Path, other: Path) -> bool:
    """Whether both name one file."""
    try:
        return one.resolve() == other.resolve() or (other.exists() and one.samefile(other))
    except OSError:
        return False


def why_not(error: Exception) -> str:
    """A few Chinese words for an operating system error."""
    match error:
        case FileNotFoundError():
            return "没有这个文件或者目录"
        case PermissionError():
            return "没有权限，或者正被其他程序打开"
        case IsADirectoryError():
            return "这是一个目录"
        case UnicodeDecodeError():
            return "不是UTF-8编码的文本"
        case OSError(errno=28):
            return "磁盘已满"
        case _:
            return "系统不允许"
