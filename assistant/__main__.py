"""The program: the chat screen without arguments, commands otherwise.

Imports nothing heavy itself, so that each command pays only for what it uses.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from assistant.errors import CqoError


def main() -> NoReturn:
    """Entry point of `cqo` and `python -m assistant`; exits with the status contracts promise."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        # Whatever the locale, what was typed is UTF-8.
        status = run([os.fsencode(argument).decode("utf-8", "replace") for argument in sys.argv[1:]])
        sys.stdout.flush()
    except CqoError as error:
        status = complain(str(error))
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except Exception as error:
        if os.environ.get("CQO_DEBUG"):
            raise
        status = complain(
            f"程序出错了（{type(error).__name__}），已输入的会话内容都已保存。请设置环境变量 CQO_DEBUG=1 重试，并把显示的内容报告给我们。"
        )
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run one command line; returns the exit status."""
    from assistant.place import take_place

    place, rest = take_place(arguments)
    if not rest:
        from assistant.tui import start

        return start(place)
    from assistant.cli import quick

    if (asked := quick.plain_ask(rest)) is not None:
        return quick.answered(quick.knowledge_at(place), asked)
    from assistant.cli.program import run_command

    return run_command(place, rest)


def complain(line: str) -> int:
    """Say what is wrong in one line on stderr."""
    print(" ".join(line.split()), file=sys.stderr)
    return 2


if __name__ == "__main__":
    main()
