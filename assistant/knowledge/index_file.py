"""An `index` in one file that is opened without being read: a query reads what its own tokens need, nothing more.

It knows the format and how to refuse a file that is not what was written; neither what is ranked nor where a cache
belongs. Tokens are found by a hash of 64 bits in a sorted list, so no dictionary has to be loaded or kept.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import struct
import sys
import tempfile
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from assistant.errors import CqoError
from assistant.knowledge.index import Held, Index, Postings, Table, Tokenise, tables_of

MAGIC = b"cqo-index-2\n"
_KEY = 32
_KIND = struct.Struct("<QQQQI")  # number of documents, number of tokens, where hashes and places lie, checksum
_PLACE = struct.Struct("<QII")  # where a token's documents and worths lie, how many, their checksum
_HEAD = len(MAGIC) + _KEY + 2 * _KIND.size


class DamagedIndexError(CqoError):
    """The file is not what was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"检索索引文件已损坏：{path}。请删除这个文件再试，程序会重新建立。")


class _StoredKind:
    """Words, or pairs, of a file."""

    def __init__(self, path: Path, content: mmap.mmap, kind: bytes) -> None:
        self._path, self._view = path, memoryview(content)
        self._checked: set[int] = set()  # a common token's postings are long: once is enough
        self.size, self._many, start, self._places, checksum = _KIND.unpack(kind)
        hashes = self._view[start : start + 8 * self._many]
        complete = len(hashes) == 8 * self._many and self._places + _PLACE.size * self._many <= len(content)
        if not complete or _checksum(hashes, self.size) != checksum:
            raise DamagedIndexError(path)
        self._hashes: Sequence[int] = hashes.cast("Q")

    def find(self, token: str) -> Held | None:
        """As `index.Find`. Raises DamagedIndexError."""
        wanted = _hashed(token)
        number = bisect_left(self._hashes, wanted)
        if number == self._many or self._hashes[number] != wanted:
            return None
        start, many, checksum = _PLACE.unpack_from(self._view, self._places + number * _PLACE.size)
        held = self._view[start : start + 8 * many]
        if number not in self._checked:
            if len(held) != 8 * many or _checksum(held, wanted) != checksum:
                raise DamagedIndexError(self._path)
            self._checked.add(number)
        return held[: 4 * many].cast("I"), held[4 * many :].cast("f")


def keep(path: Path, key: str, documents: Callable[[], Iterable[tuple[str, str]]], words: Tokenise) -> Index:
    """The index at `path` under `key`; built from `documents` and written where there is none, or a damaged one.

    What cannot be written stays in memory.
    """
    stored = open_stored(path, key)
    if stored is not None:
        return stored
    tables = tables_of(documents(), words)
    with suppress(OSError):
        write(path, key, tables)
        stored = open_stored(path, key)
    return stored or Index(*(Postings(size, table.get) for size, table in tables))


def open_stored(path: Path, key: str) -> Index | None:
    """The index written under `key`; None when there is none, or its beginning is damaged.

    Damage further in shows when a token is looked up there: DamagedIndexError.
    """
    try:
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # an empty file cannot be mapped
        return None
    if len(content) < _HEAD or content[: len(MAGIC) + _KEY] != MAGIC + _digest(key):
        return None
    places = (len(MAGIC) + _KEY, len(MAGIC) + _KEY + _KIND.size)
    try:
        kinds = [_StoredKind(path, content, content[place : place + _KIND.size]) for place in places]
    except DamagedIndexError:
        return None
    return Index(*(Postings(kind.size, kind.find) for kind in kinds))


def write(path: Path, key: str, tables: Iterable[tuple[int, Table]]) -> None:
    """Put an index into one file, whole or not at all, readable by its owner alone. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # mkstemp: mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(bytes(_HEAD))
            kinds = b"".join(_write_kind(file, size, table) for size, table in tables)
            file.seek(0)
            file.write(MAGIC + _digest(key) + kinds)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _write_kind(file: BinaryIO, size: int, table: Table) -> bytes:
    tokens = sorted((_hashed(token), token) for token in table)
    hashes = array("Q", (hashed for hashed, _ in tokens))
    if len(set(hashes)) < len(hashes):
        raise OSError  # never seen: two tokens in one place; the index then stays in memory
    places = bytearray()
    for hashed, token in tokens:
        documents, worths = table[token]
        held = documents.tobytes() + worths.tobytes()
        places += _PLACE.pack(file.tell(), len(documents), _checksum(held, hashed))
        file.write(held)
    file.write(bytes(-file.tell() % 8))
    start = file.tell()
    file.write(hashes.tobytes() + places)
    return _KIND.pack(size, len(hashes), start, start + 8 * len(hashes), _checksum(hashes.tobytes(), size))


def _hashed(token: str) -> int:
    return int.from_bytes(hashlib.blake2b(token.encode(errors="surrogatepass"), digest_size=8).digest(), "little")


def _checksum(content: bytes | memoryview, number: int) -> int:
    """Of content and the number that goes with it: a token's hash for its postings, the size for the hashes."""
    return crc32(content, number & 0xFFFFFFFF)


def _digest(key: str) -> bytes:
    """The key, and how this machine writes numbers."""
    return hashlib.sha256(f"{key} {sys.byteorder}".encode()).digest()
