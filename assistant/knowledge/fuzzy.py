"""Terms meant but mistyped: 任值条件 for 任职条件, 教才 for 教材, 人财库 for 人才库.

Most slips of an input method keep the sound and change a character, so sound is asked first and form last. Wrongly
"correcting" a good word would answer a question nobody asked; hence a word that is known is never touched, and in
doubt nothing is said. Which words are known, and which terms exist, is handed in; text comes normalised.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from assistant.knowledge.language import is_cjk
from assistant.knowledge.pinyin import all_pinyin, fold, pinyin

SHORTEST, LONGEST = 2, 8
LONG = 4  # from here on, sounding alike all through is no accident, and one slip leaves enough to tell by

By = Literal["same_sound", "near_sound", "near_form"]

# Single characters so common by themselves that a short window differing in one of them is a phrase, not a slip:
# 质量将如何提升 and 把好质量关 do not mean 质量奖 and 质量官.
_COMMON = frozenset(
    "的地得了着过是在有没无不也都还又就只再很太更最和与或及而且但被把给对向从到让叫用要想会能可该起将降管关赚转"
    "我你他她它咱谁啥这那哪几多少个位名次种些点吗呢吧啊呀嘛么来去上下里外前后中内时年月日号"
    "一二三四五六七八九十百千两半每各另别请问说看做干当非搞"
)
# Verbs of one character that stand by themselves in questions of this kind: 不设会怎样 does not mean 社会. Typed, they
# are no slip of a short word; in a word that was meant, they may well be (平选 for 评选).
_VERBS = frozenset("设聘评选定办发交报归换免罚教带写签改进出盯兼配拿挪")
# Two characters with one of these are a phrase, whatever the other: 不建, 收过, 搅得, 老钱, 李工.
_PHRASES = frozenset("不我你他她着过得了到先老小没有完")


@dataclass(frozen=True, slots=True)
class Rescue:
    """The piece of the question from `start` to `end` reads `query` and is taken to mean `term`."""

    start: int
    end: int
    query: str
    term: str
    by: By


def rescued(text: str, rescues: Sequence[Rescue]) -> str:
    """`text` with every rescued piece replaced by its term."""
    for rescue in reversed(rescues):
        text = text[: rescue.start] + rescue.term + text[rescue.end :]
    return text


class TermRescue:
    """Finds, in the unknown parts of a question, the terms of one closed vocabulary (Chinese, 2 to 8 characters)."""

    def __init__(self, terms: Collection[str]) -> None:
        self._terms = frozenset(term for term in terms if SHORTEST <= len(term) <= LONGEST and all(map(is_cjk, term)))

    def find(self, tokens: Sequence[str], known: Callable[[str], bool]) -> tuple[Rescue, ...]:
        """The rescues for a segmented question, in order of place, never overlapping; the longest term wins.

        `tokens` joined are the question. `known` says of a token of two or more characters whether it is a word in
        its own right: such a word is never changed, only taken whole into a longer term.
        """
        question = _Question(tokens, lambda token: token in self._terms or known(token))
        found: list[Rescue] = []
        taken: set[int] = set()
        for start, end in question.windows():
            if taken.isdisjoint(range(start, end)) and question.text[start:end] not in self._terms:
                rescue = self._meant(question, start, end)
                if rescue is not None:
                    found.append(rescue)
                    taken.update(range(start, end))
        return tuple(sorted(found, key=lambda rescue: rescue.start))

    def _meant(self, question: _Question, start: int, end: int) -> Rescue | None:
        window, sounds = question.text[start:end], question.sounds[start:end]
        folded = tuple(map(fold, sounds))
        stages: tuple[tuple[By, Callable[[], Iterable[str]]], ...] = (
            ("same_sound", lambda: self._by_sound.get(sounds, ())),
            ("near_sound", lambda: self._by_folded_sound.get(folded, ())),
            ("near_form", lambda: self._one_slip_away(question, start, end)),
        )
        for by, terms in stages:
            term = _only_best(window, [term for term in terms() if question.may_mean(start, end, term, by)])
            if term is not None:
                return Rescue(start, end, window, term, by)
        return None

    def _one_slip_away(self, question: _Question, start: int, end: int) -> Iterable[str]:
        """Terms with the window's first and last character, and one between wrong, lacking, extra or swapped."""
        window = question.text[start:end]
        candidates = [
            term
            for term in self._by_ends.get((window[0], window[-1]), ())
            if question.may_mean(start, end, term, "near_form")
        ]
        if not candidates:
            return ()
        from rapidfuzz.distance import OSA  # 40 ms, and few questions come here

        return [term for term in candidates if OSA.distance(window, term, score_cutoff=1) <= 1]

    @cached_property
    def _by_sound(self) -> dict[tuple[str, ...], list[str]]:
        index: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for term in sorted(self._terms):
            for sounds in all_pinyin(term):
                index[sounds].append(term)
        return dict(index)

    @cached_property
    def _by_folded_sound(self) -> dict[tuple[str, ...], list[str]]:
        index: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for sounds, terms in self._by_sound.items():
            index[tuple(map(fold, sounds))].extend(terms)
        return dict(index)

    @cached_property
    def _by_ends(self) -> dict[tuple[str, str], list[str]]:
        index: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for term in sorted(self._terms):
            if len(term) > SHORTEST:
                index[term[0], term[-1]].append(term)
        return dict(index)


class _Question:
    """A segmented question: which windows of it may hold a mistyped term, and what may not change in them."""

    def __init__(self, tokens: Sequence[str], known: Callable[[str], bool]) -> None:
        self.text = "".join(tokens)
        self.sounds = pinyin(self.text)
        self._fixed: list[tuple[int, int]] = []
        # A token jieba only guessed at may have swallowed a neighbour, so windows may begin and end inside it.
        self._loose: set[int] = set()
        self._inside: set[int] = set()
        place = 0
        for token in tokens:
            span = range(place, place + len(token))
            if len(token) > 1 and known(token):
                self._fixed.append((span.start, span.stop))
                self._inside.update(span[1:])
            else:
                self._loose.update(i for i in span if is_cjk(self.text[i]))
            place = span.stop
        self._chinese = [is_cjk(char) for char in self.text]

    def windows(self) -> Iterator[tuple[int, int]]:
        """Runs of whole pieces with at least one that is no known word, the longest first."""
        for length in range(min(LONGEST + 1, len(self.text)), SHORTEST - 1, -1):
            for start in range(len(self.text) - length + 1):
                end = start + length
                if (
                    start not in self._inside
                    and end not in self._inside
                    and all(self._chinese[start:end])
                    and not self._loose.isdisjoint(range(start, end))
                ):
                    yield start, end

    def may_mean(self, start: int, end: int, term: str, by: By) -> bool:
        """Whether so much of the window is right, and what is wrong so odd, that it can be this term mistyped."""
        window = self.text[start:end]
        if len(term) == SHORTEST and any(char in _PHRASES for char in window):
            return False
        if by == "near_form":
            strange = [i for i in range(start, end) if self.text[i] not in term]
            whole = [(a, b) for a, b in self._fixed if start <= a and b <= end]
            lacking = [char for char in term if char not in window]
            return (
                abs(len(window) - len(term)) <= 1
                # What is typed beside the term is left out only where it is typed twice: 质量官考核 is no 质量考核.
                and len(strange) <= (0 if len(window) > len(term) else 1)
                and not any(self.text[i] in _COMMON | _VERBS for i in strange)
                and not any(char in _COMMON for char in lacking)
                and all(self.text[a:b] in term for a, b in whole)
                and term not in window
                and (len(term) >= LONG or (len(window) == len(term) and not whole))
            )
        wrong = [start + i for i, (typed, meant) in enumerate(zip(window, term, strict=True)) if typed != meant]
        if len(wrong) > max(len(term) // 2, 1):
            return False
        if len(term) < LONG and any(self.text[i] in _COMMON | _VERBS or term[i - start] in _COMMON for i in wrong):
            return False
        # A known word gives way only to what sounds exactly alike, and only as a part of something longer.
        return (by == "same_sound" and len(term) > SHORTEST) or self._loose.issuperset(wrong)


def _only_best(window: str, terms: list[str]) -> str | None:
    """The term with most characters in the window's own places; None when there is none, or more than one."""
    ranked = sorted(set(terms), key=lambda term: -_in_place(window, term))
    if len(ranked) > 1 and _in_place(window, ranked[0]) == _in_place(window, ranked[1]):
        return None
    return ranked[0] if ranked else None


def _in_place(window: str, term: str) -> int:
    return sum(typed == meant for typed, meant in zip(window, term, strict=False))
