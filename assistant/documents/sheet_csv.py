"""CSV files as Chinese offices have them: UTF-8 or GB18030 (or UTF-16 from Excel), parted by comma, semicolon or tab.

Reads in a stream and never guesses a delimiter: each is offered as a table, the one with the right header is taken.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from assistant.documents.sheet_rows import Record, Table
from assistant.errors import InputError

_DELIMITERS = (",", ";", "\t", "，")
_MARKS_OF_ORDER = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PIECE = 1024 * 1024
_LONGEST_FIELD = 1024 * 1024
_OTHER_KINDS = (
    (b"PK\x03\x04", "内容是压缩包或者Excel工作簿，请把扩展名改成 .xlsx 后重试"),
    (b"\xd0\xcf\x11\xe0", "内容是旧的Excel格式，请用表格软件另存为 .xlsx"),
    (b"%PDF", "内容是PDF文件，请换成表格文件"),
)


@contextmanager
def csv_tables(path: Path) -> Iterator[tuple[list[Table], tuple[str, ...]]]:
    """The file read with each delimiter in turn. Raises InputError."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as stream:
        yield (
            [Table("", partial(_records, stream, delimiter, path.name), measured=True) for delimiter in _DELIMITERS],
            (),
        )


def _encoding(path: Path) -> str:
    """The first encoding of those expected that the whole file is valid in."""
    with path.open("rb") as stream:
        beginning = stream.read(8)
        for magic, what in _OTHER_KINDS:
            if beginning.startswith(magic):
                raise InputError(f"文件“{path.name}”不是CSV：{what}。")
        for mark, encoding in _MARKS_OF_ORDER:
            if beginning.startswith(mark) and _valid(stream, encoding):
                return encoding
        for encoding in ("utf-8", "gb18030"):
            if _valid(stream, encoding):
                return encoding
    raise InputError(f"文件“{path.name}”的编码既不是UTF-8也不是GB18030，请用表格软件另存为“CSV UTF-8”后重试。")


def _valid(stream: IO[bytes], encoding: str) -> bool:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while piece := stream.read(_PIECE):
            # A NUL is valid in every encoding here but in no text.
            if "\0" in decoder.decode(piece):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _records(stream: IO[str], delimiter: str, name: str) -> Iterator[Record]:
    """Records from the beginning, the first being 1 whatever line breaks its fields hold."""
    stream.seek(0)
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(stream, delimiter=delimiter)
    empty_lines = number = begun = 0
    try:
        for number, fields in enumerate(reader, 1):
            if not fields:
                begun = reader.line_num
                empty_lines += 1  # only those with something after them are rows
                continue
            yield from (Record(number - n, ()) for n in range(empty_lines, 0, -1))
            empty_lines = 0
            yield Record(number, tuple(fields), own=len(fields), lines=reader.line_num - begun)
            begun = reader.line_num
    except csv.Error:
        raise InputError(
            f"文件“{name}”从第{number + 1}条记录起读不下去，可能是引号没有配对，请检查后重试。"
        ) from None
