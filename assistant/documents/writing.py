"""A file written whole or not at all, readable by its owner alone. Knows nothing of what is written."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import InputError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that takes its place when the block ends well, and leaves no trace when not.

    Raises InputError where `path` cannot be written or is open elsewhere.
    """
    temporary: Path | None = None
    try:
        if path.is_dir():
            raise IsADirectoryError
        if path.exists():
            with path.open("r+b"):  # a file open in a spreadsheet program refuses this on Windows
                pass
        # mkstemp makes the file readable by its owner alone: a sheet of candidates is personal information.
        handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.replace(path)
        temporary = None
    except BrokenPipeError:
        raise  # not this file's: whoever reads stdout has left
    except OSError as error:
        raise InputError(f"写不了文件“{path}”：{_why_not(error)}。") from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def _why_not(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "没有这个文件夹，请先建好或者换一个位置"
        case IsADirectoryError():
            return "这是一个文件夹，请写上文件名"
        case PermissionError():
            return "没有权限，或者它正在其他程序里打开，请关闭后重试"
        case NotADirectoryError():
            return "路径里有一段不是文件夹，请换一个位置"
        case OSError(errno=28):
            return "磁盘已满，请腾出空间或者换一个位置"
        case _:
            return "系统不允许，请换一个位置"
