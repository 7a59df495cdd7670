"""jieba itself, imported without its side effects, and its tokenizer fed from shards instead of a whole dictionary.

Importing this module imports jieba (about 25 ms), so only `assistant.knowledge.segmenter` does it, when text is
first segmented. It knows nothing of files; the shards are handed in.
"""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
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
