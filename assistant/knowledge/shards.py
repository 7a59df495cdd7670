"""jieba's prefix dictionary in pieces ("shards"), one for each first character.

A segmentation looks up only fragments that begin with a character of the text, so it needs the shards of those
characters and no others. They come from jieba's own dictionary file or, many times faster, from a file in which
each lies ready made. This module knows the two sources and that file's format; it does not segment, and it does
not know where a cache belongs.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import struct
import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Protocol

MAGIC = b"cqo-shards-2\n"
_LENGTH_AND_CHECKSUM = struct.Struct(">II")
_PLACE = struct.Struct(">III")  # offset, length, checksum of one shard

# Adding up all frequencies takes longer than all else done here, so the sum for the published dictionary is noted.
PUBLISHED_TOTALS = {"7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8": 60_101_967}

# Consecutive lines with the same first character, which UTF-8 writes in one to four bytes.
_RUN = re.compile(
    rb"([\x00-\x7f]|[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf7][\x80-\xbf]{3}).*\n?(?:\1.*\n?)*"
)

_ENTRY = re.compile(r"^(\S+) (\d+)", re.MULTILINE)  # and a tag, which segmenting does not use


class DamagedShardsError(Exception):
    """The shard file is not what was written: whoever meets this goes back to the dictionary."""


class Shards(Protocol):
    """Fragments of words with their frequency (0: only the beginning of a word), by first character."""

    total: int

    def characters(self) -> Iterable[str]: ...

    def shard(self, character: str) -> dict[str, int]: ...


class DictionaryShards:
    """Shards made from the lines of jieba's dictionary: slower, but nothing has to be prepared."""

    def __init__(self, dictionary: bytes) -> None:
        self._dictionary = dictionary
        self._runs: dict[str, list[tuple[int, int]]] = {}
        for run in _RUN.finditer(dictionary):
            self._runs.setdefault(run[1].decode(), []).append(run.span())
        known = PUBLISHED_TOTALS.get(hashlib.sha256(dictionary).hexdigest())
        self.total: int = frequency_total(dictionary) if known is None else known

    def characters(self) -> Iterable[str]:
        return self._runs.keys()

    def shard(self, character: str) -> dict[str, int]:
        fragments: dict[str, int] = {}
        for start, end in self._runs.get(character, ()):
            fragments.update(
                (word, int(number)) for word, number in _ENTRY.findall(self._dictionary[start:end].decode())
            )
        for word in tuple(fragments):
            for length in range(1, len(word)):
                if word[:length] not in fragments:
                    fragments[word[:length]] = 0
        return fragments


class FileShards:
    """Shards from a file of ours. It stays open: a replacement meanwhile cannot mix two versions."""

    def __init__(self, file: BinaryIO, key: str) -> None:
        """Raise DamagedShardsError when the file is not a shard file written under this key."""
        self._file = file
        self._start = 0
        if file.read(len(MAGIC)) != MAGIC:
            raise DamagedShardsError
        prefix = file.read(_LENGTH_AND_CHECKSUM.size)
        if len(prefix) < _LENGTH_AND_CHECKSUM.size:
            raise DamagedShardsError
        length, checksum = _LENGTH_AND_CHECKSUM.unpack(prefix)
        if not 0 < length < os.fstat(file.fileno()).st_size:
            raise DamagedShardsError
        self._start = file.tell()
        header = marshal.loads(self._checked(0, length, checksum))  # noqa: S302
        written_key, self.total, characters, self._places = header
        if written_key != key:
            raise DamagedShardsError
        # Twelve thousand small tuples would take longer to read than all shards of a question.
        self._number: dict[str, int] = {character: number for number, character in enumerate(characters)}
        self._start += length

    def characters(self) -> Iterable[str]:
        return self._number.keys()

    def shard(self, character: str) -> dict[str, int]:
        number = self._number.get(character)
        if number is None:
            return {}
        place = _PLACE.unpack_from(self._places, number * _PLACE.size)
        fragments: dict[str, int] = marshal.loads(self._checked(*place))  # noqa: S302
        return fragments

    def _checked(self, offset: int, length: int, checksum: int) -> bytes:
        # marshal trusts what it reads, so nothing reaches it that is not byte for byte what was written.
        try:
            self._file.seek(self._start + offset)
            content = self._file.read(length)
        except (OSError, ValueError) as error:
            raise DamagedShardsError from error
        if zlib.crc32(content) != checksum:
            raise DamagedShardsError
        return content


def frequency_total(dictionary: bytes) -> int:
    """The sum of all frequencies in a dictionary of lines `word frequency tag`."""
    return sum(int(number) for _, number in _ENTRY.findall(dictionary.decode()))


def open_shards(path: Path, key: str) -> FileShards | None:
    """The shards written to `path` under `key`; None when missing, unreadable, damaged or of another key."""
    try:
        file = path.open("rb")
    except OSError:
        return None
    try:
        return FileShards(file, key)
    except (DamagedShardsError, OSError):
        file.close()
        return None


def write_shards(path: Path, key: str, total: int, shards: Iterable[tuple[str, dict[str, int]]]) -> bool:
    """Write a shard file readable by its owner only, whole or not at all; False where that is not possible."""
    characters, places, contents, offset = "", bytearray(), [], 0
    for character, fragments in shards:
        content = marshal.dumps(fragments)
        characters += character
        places += _PLACE.pack(offset, len(content), zlib.crc32(content))
        contents.append(content)
        offset += len(content)
    header = marshal.dumps((key, total, characters, bytes(places)))
    temporary = ""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # mkstemp: mode 0600
        with os.fdopen(descriptor, "wb") as file:
            file.write(MAGIC + _LENGTH_AND_CHECKSUM.pack(len(header), zlib.crc32(header)) + header)
            file.writelines(contents)
        Path(temporary).replace(path)
    except OSError:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        return False
    return True
