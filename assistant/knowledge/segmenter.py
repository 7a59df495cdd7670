"""Chinese text into words: jieba's dictionary and the regulation's own terms, token for token as jieba would.

jieba spends most of a second reading its dictionary; here only the part a text needs is read, from a shard file in
the cache directory handed in (about 9 MiB, built once). It does not know which words are terms, nor how text is
normalised: terms and text must come normalised alike.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from assistant.knowledge.sharded_jieba import ShardedTokenizer
    from assistant.knowledge.shards import DictionaryShards

SHARD_FILE = "segmenter.shards"

_Result = TypeVar("_Result")


class Segmenter:
    """Cuts text into words. Nothing is read before the first cut; threads may share one.

    `cache_dir` None means that nothing is ever read or written; with `keep` False what lies there is read, but nothing
    written. A directory that cannot be written is treated alike.
    """

    def __init__(self, domain_words: Sequence[str], cache_dir: Path | None, *, keep: bool = True) -> None:
        self._domain_words = tuple(dict.fromkeys(filter(None, domain_words)))
        self._cache = None if cache_dir is None else cache_dir / SHARD_FILE
        self._keep = keep
        self._tokenizer: ShardedTokenizer | None = None
        self._starting = threading.Lock()

    def cut(self, text: str) -> list[str]:
        """The words of `text`, in order and without gaps; unknown words are guessed at (HMM), as jieba does."""
        return self._with_tokenizer(lambda tokenizer: list(tokenizer.cut(text)))

    def cut_for_search(self, text: str) -> list[str]:
        """As `cut`, each long word preceded by the shorter words inside it: for the indexed side of a search."""
        return self._with_tokenizer(lambda tokenizer: list(tokenizer.cut_for_search(text)))

    def knows(self, word: str) -> bool:
        """Whether `word` is in jieba's dictionary or among the domain words (not merely guessed at)."""

        def frequency(tokenizer: ShardedTokenizer) -> int:
            tokenizer.meet(word[:1])
            return int(tokenizer.FREQ.get(word, 0))

        return self._with_tokenizer(frequency) > 0

    def _with_tokenizer(self, use: Callable[[ShardedTokenizer], _Result]) -> _Result:
        from assistant.knowledge.shards import DamagedShardsError  # not when imported: the first frame does not cut

        with self._starting:
            tokenizer = self._tokenizer = self._tokenizer or self._start()
        try:
            return use(tokenizer)
        except DamagedShardsError:
            with self._starting:
                if self._tokenizer is tokenizer:
                    self._tokenizer = self._build()
                tokenizer = self._tokenizer
            return use(tokenizer)

    def _start(self) -> ShardedTokenizer:
        from assistant.knowledge.sharded_jieba import ShardedTokenizer
        from assistant.knowledge.shards import open_shards

        if self._cache is not None:
            shards = open_shards(self._cache, self._key())
            if shards is not None:
                return ShardedTokenizer(shards)
        return self._build()

    def _build(self) -> ShardedTokenizer:
        from assistant.knowledge.sharded_jieba import DICTIONARY, ShardedTokenizer
        from assistant.knowledge.shards import DictionaryShards, write_shards

        shards = DictionaryShards(DICTIONARY.read_bytes())
        tokenizer = ShardedTokenizer(shards)
        for word in self._domain_words:
            tokenizer.add_word(word)  # with the frequency jieba suggests, which depends on the words before it
        if self._cache is not None and self._keep:
            write_shards(self._cache, self._key(), tokenizer.total, self._complete(tokenizer, shards))
        return tokenizer

    def _complete(
        self, tokenizer: ShardedTokenizer, shards: DictionaryShards
    ) -> Iterator[tuple[str, dict[str, int]]]:
        """Every shard, the domain words included."""
        added: dict[str, dict[str, int]] = {}
        for word in self._domain_words:
            for length in range(1, len(word) + 1):
                fragment = word[:length]
                added.setdefault(word[0], {})[fragment] = tokenizer.FREQ[fragment]
        for character in dict.fromkeys((*shards.characters(), *added)):
            yield character, shards.shard(character) | added.get(character, {})

    def _key(self) -> str:
        """What the shards depend on: the dictionary, the words added, and how this Python marshals."""
        import hashlib

        from assistant.knowledge.sharded_jieba import DICTIONARY, VERSION

        # Reading and hashing its five megabytes would take as long as all else that happens at the start.
        file = DICTIONARY.stat()
        parts = (VERSION, file.st_size, file.st_mtime_ns, self._domain_words, sys.version_info[:2])
        return hashlib.sha256(repr(parts).encode()).hexdigest()
