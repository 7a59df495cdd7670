"""English questions (and English words among Chinese ones) read as Chinese, by a table of terms.

It is a glossary, not a translation: enough to find the provision. What the table does not hold stays as typed but for
its ending, so that an unknown subject is still seen to be unknown. Nothing here knows any provision.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# English words in a row, their commas and brackets included: a sentence is one question. Beside Chinese no blank stays.
_RUN = re.compile(
    r"(?:(?<=[\u4e00-\u9fff]) )?[a-z][a-z0-9']*(?:[ ,;:()\"“”/&\-–—]+[a-z0-9][a-z0-9']*)*(?: (?=[\u4e00-\u9fff]))?"
)
_CLAUSE_END = re.compile(r"[,;:()]| [\-–—]+ ")
_TOKEN = re.compile(r"[a-z0-9]+(?:'s)?")
_CONTRACTED = ((re.compile(r"\bcan'?t\b|\bcannot\b"), "can not"), (re.compile(r"\bwon't\b"), "will not"),
               (re.compile(r"n't\b"), " not"), (re.compile(r"'(?:re|ve|ll|d|m)\b"), " "))  # fmt: skip
# These ask at the head of a clause; elsewhere they join (the man who, when he leaves).
_JOINING = frozenset(("who", "whom", "whose", "when", "where", "which", "what", "how", "why"))
_SUBJECTS = frozenset(
    ("i", "we", "you", "he", "she", "it", "they", "the", "a", "an", "our", "my", "there", "this", "that")
)


@dataclass(frozen=True)
class Glossary:
    """What expressions mean: words of the subject, and words that only shape a question (meaning "" where they say
    nothing). Both by their words as written and by their stems; `longest` in words."""

    terms: Mapping[tuple[str, ...], str]
    shaping: Mapping[tuple[str, ...], str]
    terms_by_stem: Mapping[tuple[str, ...], str]
    shaping_by_stem: Mapping[tuple[str, ...], str]
    longest: int
    opening: frozenset[str]
    leading: frozenset[str]

    def meaning(self, words: tuple[str, ...]) -> tuple[str, bool] | None:
        """What words mean and whether they are words of the subject; None for unknown ones."""
        if (meant := self.terms.get(words)) is not None:
            return meant, True
        if (meant := self.shaping.get(words)) is not None:
            return meant, False
        stems = tuple(map(stem, words))
        if (meant := self.terms_by_stem.get(stems)) is not None:
            return meant, True
        if (meant := self.shaping_by_stem.get(stems)) is not None:
            return meant, False
        return None


@cache
def glossary() -> Glossary:
    table = tomllib.loads(Path(__file__).with_name("english.toml").read_text(encoding="utf-8"))
    terms = dict(_expressions(table["terms"]))
    shaping = {(word,): "" for word in table["dropped"]["words"].split()} | dict(_expressions(table["shaping"]))
    return Glossary(
        terms,
        shaping,
        _by_stem(terms),
        _by_stem(shaping),
        max(map(len, (*terms, *shaping))),
        frozenset(table["asking"]["opening"].split()),
        frozenset(table["asking"]["leading"].split()),
    )


def _expressions(table: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    for written, meant in table.items():
        for one in written.split("|"):
            yield tuple(map(_bare, _TOKEN.findall(one))), meant


def _by_stem(expressions: Mapping[tuple[str, ...], str]) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for words, meant in expressions.items():
        found.setdefault(tuple(map(stem, words)), meant)
    return found


# What is said to be confirmed: not the benefits and rights of "right".
TAG = (
    r"[, ]*\b(?:right|correct|am i right|is (?:that|this) (?:so|right|correct|true)|"
    r"(?:is|does|do|are|can|must)n'?t (?:it|he|she|they|we|that))\s*(?=\?)"
)
_TAG = re.compile(TAG)


def read_as_chinese(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Normalised text with its English put into Chinese words, and the terms so read (English, Chinese)."""
    if not re.search(r"[a-z]{2}", text):
        return text, ()
    read: list[tuple[str, str]] = []
    text = _TAG.sub("对吧", text.replace("’", "'"))
    return _RUN.sub(lambda m: _sentence(m[0], read), text), tuple(read)


def _bare(token: str) -> str:
    return token.removesuffix("'s")


def _plain(text: str) -> str:
    for pattern, meant in _CONTRACTED:
        text = pattern.sub(meant, text)
    return text


def _sentence(text: str, read: list[tuple[str, str]]) -> str:
    known = glossary()
    clauses = [tokens for part in _CLAUSE_END.split(_plain(text)) if (tokens := _TOKEN.findall(part))]
    said = " ".join(word for tokens in clauses for word in _clause(tokens, known, read)).replace("怎么 ", "怎么")
    return said + ("吗" if any(_asks_whether(tokens, known) for tokens in clauses) else "")


def _clause(typed: Sequence[str], known: Glossary, read: list[tuple[str, str]]) -> Iterator[str]:
    tokens = list(map(_bare, typed))
    at = 0
    while at < len(tokens):
        for length in range(min(known.longest, len(tokens) - at), 0, -1):
            written = tuple(tokens[at : at + length])
            if (found := known.meaning(written)) is None:
                continue
            meant, is_subject = found
            if is_subject:
                read.append((" ".join(typed[at : at + length]), meant))
            if meant and (length > 1 or written[0] not in _JOINING or _asks_here(tokens, at, known)):
                yield meant
            at += length
            break
        else:
            yield stem(tokens[at])
            at += 1


def _asks_here(tokens: Sequence[str], at: int, known: Glossary) -> bool:
    """Whether the question word there asks, and does not join two clauses."""
    if tokens[at] == "when":
        return at + 1 == len(tokens) or tokens[at + 1] in known.opening or tokens[at + 1] == "to"
    return tokens[at] in ("what", "how", "why") or at == 0 or tokens[at - 1] in known.leading


def _asks_whether(tokens: Sequence[str], known: Glossary) -> bool:
    """Whether a clause is a yes-or-no question: it opens with its verb, or turns verb and subject round."""
    for at, token in enumerate(tokens):
        if token in _JOINING and _asks_here(tokens, at, known):
            return False
        if token in known.opening:
            if all(before in known.leading for before in tokens[:at]):
                return True
            if at + 1 < len(tokens) and tokens[at + 1] in _SUBJECTS and tokens[at - 1] not in _SUBJECTS:
                return True
    return False


def stem(word: str) -> str:
    """A word without its inflection: enough that the forms of one word agree."""
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2 and re.search("[aeiouy]", base):
            word = base[:-1] if base[-1] == base[-2] and base[-1] not in "lsz" else base
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
