"""A piece of text as the features it is compared by: words, character pairs, lexicon rows, asked aspects.

The same reading serves the questions people type and the texts they are compared with. What a feature is worth is
decided by whoever counts them (`bank`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import add

from assistant.knowledge import aspects
from assistant.knowledge.language import is_cjk, normalise
from assistant.knowledge.segmenter import Segmenter

# Words that shape a question without saying what it is about; they end a run of characters.
_SHAPE = re.compile(
    r"请问一下|请问|我想(?:知道|问|了解)(?:一下|下)?|想(?:知道|问|了解)(?:一下|下)?|麻烦|告诉我|你好|您好|是不是|能不能|可不可以|行不行|对不对|"
    r"有没有|要不要|算不算|会不会|该不该|需不需要|用不用|可以吗|行吗|对吗|是吗|是吧|对吧|好吗|到底|究竟|的话|怎么样|怎么办|为什么|为啥|什么样|什么|"
    r"怎么|怎样|如何|哪些|哪个|哪里|哪儿|哪|啥|咋|多少|多久|谁|几|吗|呢|吧|啊|呀|嘛|么|的|了|是|也|都|就|还|那|这|和|与|及|或者|以及|一下|一个|"
    r"有|在|要|能|可以|会|把|被|给|对|向|从|让|由|我们|咱们|我|你们|你|您|他们|他|她|它|一种|这种|这个|那个|这样|本办法|办法里|办法|规定|说"
)
_STOPWORDS = frozenset(
    [
        "的",
        "了",
        "是",
        "吗",
        "呢",
        "吧",
        "啊",
        "呀",
        "嘛",
        "么",
        "也",
        "都",
        "就",
        "还",
        "那",
        "这",
        "和",
        "与",
        "及",
        "或",
        "或者",
        "以及",
        "有",
        "在",
        "要",
        "能",
        "可以",
        "会",
        "把",
        "被",
        "给",
        "对",
        "向",
        "从",
        "让",
        "由",
        "我们",
        "咱们",
        "我",
        "你",
        "您",
        "他",
        "她",
        "它",
        "什么",
        "怎么",
        "怎样",
        "如何",
        "哪些",
        "哪个",
        "哪里",
        "哪",
        "啥",
        "咋",
        "多少",
        "多久",
        "谁",
        "几",
        "请问",
        "一下",
        "一个",
        "这个",
        "那个",
        "这种",
        "为什么",
        "为啥",
        "是不是",
        "能不能",
        "有没有",
        "是否",
        "吗",
        "说",
        "不",
        "没",
        "没有",
        "人",
        "个",
        "本",
        "办法",
        "规定",
        "以",
        "为",
        "等",
        "中",
        "上",
        "下",
        "里",
        "其",
        "之",
        "所",
        "并",
        "而",
        "于",
        "the",
        "a",
        "an",
        "of",
        "is",
        "are",
        "does",
        "do",
        "can",
        "to",
        "in",
        "under",
        "this",
        "for",
        "be",
        "it",
        "and",
        "or",
        "what",
        "how",
        "who",
        "when",
        "which",
        "must",
        "may",
        "i",
        "my",
        "our",
        "we",
        "there",
        "any",
        "if",
        "by",
        "on",
        "with",
    ]
)
# Two firms, three firms: it is several that matters.
_SEVERAL = re.compile(r"(?<![第十百\d])[两二三四五六七八九](?=[个名位家人](?!月))")
_RUN = re.compile(r"[a-z][a-z0-9]*|[0-9]+|[\u3400-\u9fff]+")

REMEMBERED = 64  # texts

# Kinds of features.
WORD, PAIR, CHARACTER, ROW, ASPECT = "w", "b", "c", "r", "?"


@dataclass(frozen=True, slots=True)
class Reading:
    """Features of one text (each begins with its kind), and which lay word touched which lexicon row."""

    features: frozenset[str]
    lay: tuple[tuple[str, int], ...] = ()
    aspects: frozenset[str] = frozenset()


class TextReader:
    """Turns text into features; holds the segmenter and the lexicon's expressions (normalised) by how they begin."""

    def __init__(self, segmenter: Segmenter, expressions: Mapping[str, int]) -> None:
        self._segmenter = segmenter
        # A message is read as a whole, in parts, and again as the context of the next one.
        self._read_lately = lru_cache(REMEMBERED)(self._read)
        self._expressions_lately = lru_cache(REMEMBERED)(self._expressions)
        self._by_beginning: dict[str, list[tuple[str, int]]] = {}
        for written in sorted(expressions, key=len, reverse=True):
            self._by_beginning.setdefault(written[:2], []).append((written, expressions[written]))

    def read(self, text: str, *, asking: bool = True) -> Reading:
        """Features of `text`; `asking` False for texts that state (clauses, leads), which ask no aspect."""
        return self._read_lately(text, asking)

    def _read(self, text: str, asking: bool) -> Reading:  # noqa: FBT001  what the memory is keyed by
        text = normalise(text)
        lay = self.expressions(text)
        text = _SEVERAL.sub("多", text)
        wanted = aspects.asked(text) if asking else frozenset()
        features = {WORD + word for word in self.words(text)}
        features.update(PAIR + pair for pair in pairs(text))
        features.update(CHARACTER + character for character in text if is_cjk(character))
        features.update(f"{ROW}{row}" for _, row in lay)
        features.update(ASPECT + name for name in wanted)
        return Reading(frozenset(features), lay, wanted)

    def cut(self, text: str) -> list[str]:
        """Normalised text in words, without gaps."""
        return self._segmenter.cut(text)

    def knows(self, word: str) -> bool:
        """Whether a word is a word at all, in our terms or the dictionary."""
        return self._segmenter.knows(word)

    def words(self, text: str) -> Iterable[str]:
        """The words of normalised text that say what it is about, long ones with the words inside them."""
        for word in self._segmenter.cut_for_search(text):
            if word not in _STOPWORDS and (len(word) > 1 or is_cjk(word)) and _RUN.fullmatch(word):
                yield word

    def expressions(self, text: str) -> tuple[tuple[str, int], ...]:
        """Lexicon expressions in normalised text with their row: the longest at each place, none inside another.

        Expressions have two characters or more."""
        return self._expressions_lately(text)

    def _expressions(self, text: str) -> tuple[tuple[str, int], ...]:
        found: list[tuple[str, int]] = []
        reached = 0
        for start, beginning in enumerate(map(add, text, text[1:])):
            for written, row in self._by_beginning.get(beginning, ()):
                if text.startswith(written, start) and start + len(written) > reached:
                    if written.isascii() and not _stands_alone(text, start, start + len(written)):
                        continue
                    reached = start + len(written)
                    found.append((written, row))
                    break
        return tuple(found)


def pairs(text: str) -> Iterable[str]:
    """Neighbouring characters of normalised text, not across the words that merely shape a question."""
    for run in _RUN.findall(_SHAPE.sub(" ", text)):
        if run.isascii():
            continue
        if len(run) == 1:
            yield run
        for left, right in pairwise(run):
            yield left + right


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())
