"""jieba itself, imported without its side effects, and its tokenizer fed from shards instead of a whole dictionary.

Importing this module imports jieba (about 25 ms), so only `assistant.knowledge.segmenter` does it, when text is
first segmented. The two steps that take most of jieba's time are done here in its way, with fewer look-ups. Knows
nothing of files; the shards are handed in.
"""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from math import log
from pathlib import Path

from assistant.knowledge.shards import Shards


@contextmanager
def _quiet_import() -> Iterator[None]:
    """Keep jieba from importing pkg_resources (100 ms, deprecated) and from warning about its own source.

    jieba has a fallback for when that import fails, and None in sys.modules is the language's own way to say so.
    """
    absent = "pkg_resources" not in sys.modules and "jieba" not in sys.modules
    if absent:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if absent:
            sys.modules.pop("pkg_resources", None)


with _quiet_import():
    import jieba

jieba.setLogLevel(logging.ERROR)  # it reports every start on stderr

DICTIONARY = Path(jieba.__file__).with_name("dict.txt")
VERSION: str = jieba.__version__


class ShardedTokenizer(jieba.Tokenizer):  # type: ignore[misc]
    """A jieba.Tokenizer that holds the shards of the characters it has met: cuts exactly as stock jieba does."""

    def __init__(self, shards: Shards) -> None:
        super().__init__()
        self._shards = shards
        self._met: set[str] = set()
        self._meeting = threading.Lock()
        self.total = shards.total
        self.initialized = True  # stock jieba would now read, and cache, the whole dictionary

    def meet(self, text: str) -> None:
        """Load what segmenting `text` can look up."""
        if self._met.issuperset(text):
            return
        with self._meeting:
            for character in set(text) - self._met:
                self.FREQ.update(self._shards.shard(character))
                self._met.add(character)

    def cut(
        self,
        sentence: str,
        cut_all: bool = False,  # noqa: FBT001, FBT002  (jieba's own signature)
        HMM: bool = True,  # noqa: FBT001, FBT002, N803
        use_paddle: bool = False,  # noqa: ARG002, FBT001, FBT002
    ) -> Iterator[str]:
        self.meet(sentence)
        words: Iterator[str] = super().cut(sentence, cut_all=cut_all, HMM=HMM)
        return words

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802  (jieba's own name)
        """For each place where words of the dictionary that begin there end; itself where none does."""
        frequency, length = self.FREQ.get, len(sentence)
        ends_from: dict[int, list[int]] = {}
        for start in range(length):
            ends: list[int] = []
            end = start
            found = frequency(sentence[start])
            while found is not None:
                if found:
                    ends.append(end)
                end += 1
                if end == length:
                    break
                found = frequency(sentence[start : end + 1])
            ends_from[start] = ends or [start]
        return ends_from

    def calc(self, sentence: str, DAG: dict[int, list[int]], route: dict[int, tuple[float, int]]) -> None:  # noqa: N803
        """The likeliest way through: for each place its probability (log) and where its word ends; later ends first."""
        frequency, log_total = self.FREQ.get, log(self.total)
        route[len(sentence)] = (0, 0)
        for start in range(len(sentence) - 1, -1, -1):
            best, last = None, start
            for end in DAG[start]:
                likely = log(frequency(sentence[start : end + 1]) or 1) - log_total + route[end + 1][0]
                if best is None or likely >= best:
                    best, last = likely, end
            route[start] = (best or 0.0, last)
