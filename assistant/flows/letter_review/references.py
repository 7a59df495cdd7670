"""References to 第十二条 of the regulation in a letter, told from the letter's own articles and from other rules.

A bare 第十二条 is the letter's own where the letter is written in articles. What a reference does (gives, takes) is
decided by the phrase it stands in, not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.flows.letter_review.wording import ARTICLE
from assistant.knowledge.numerals import parse_numeral

ITEMS = frozenset(range(1, 8))

_N = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_JOIN = r"(?:、|和|与|及|以及|至|到|-|—|~|,)"
_ONE = rf"第?\(?{_N}\)?项?"
_TOKEN = re.compile(
    rf"《(?P<title>[^》]+)》|(?P<law>(?:该|上述|前述|本市|南通市|首席质量官|暂行|管理)*办法)(?=第)|(?P<own>本(?:聘书|聘用书|任命书|决定|通知|文件|授权书|函|制度|规定))"
    rf"|第(?P<article>{_N})条|(?P<items>(?:第\(?|\(){_N}\)?项?(?:{_JOIN}{_ONE})*)|(?P<count>[前后]{_N}项)"
)
_EXCEPT = re.compile(
    rf"除[^,;]*?(?:以外|之外|外)|\((?:但|其中)?第\(?{_N}\)?项[^,;]*?除外\)|\(?(?:不含|不包括|不包含)[^,;]*"
)
_WHOLE = re.compile(
    r"(?:全部|各项|所有|七项|一切|完整)[^,]{0,6}(?:权限|权力|职权|权利|权)|全部七项|七项(?:全部|均|都)"
)
_VAGUE = re.compile(r"部分|有关|相关|若干|某些|必要的|一定")
_LISTED = re.compile(r"以下|下列|如下|下述|情况|清单")


@dataclass(frozen=True, slots=True)
class Reference:
    """Items of 第十二条 a phrase names. `whole`: the article, no item named. `vague`: only some part of it."""

    items: frozenset[int]
    whole: bool = False
    vague: bool = False
    listed: bool = False


@dataclass
class Reader:
    """Reads the phrases of a letter in order and remembers which article was named last."""

    own_articles: bool
    named: bool = False
    alias_is_regulation: bool = True
    _law: str = ""
    _article: int = 0
    _here: bool = field(default=False)

    def sentence(self) -> None:
        """A new sentence: a bare article is no longer taken to be the law's named before."""
        self._law, self._here = "", False

    @property
    def in_article(self) -> bool:
        """Whether this sentence has named 第十二条, so that an item without more is one of its items."""
        return self._here

    def phrase(self, text: str, *, gives: bool) -> tuple[Reference | None, Reference | None, str]:
        """(what the phrase names, what it excepts by 除……外, the words of the exception)."""
        exception = _EXCEPT.search(text)
        inner, words = None, ""
        if exception:
            words = exception[0]
            self._read(text[: exception.start()])
            inner = self._read(words)
            if inner and inner.items:
                rest = text[: exception.start()] + text[exception.end() :]
                outer = self._read(rest)
                if outer is None and self._here and gives and (_WHOLE.search(rest) or re.search("权限|各项", rest)):
                    outer = Reference(ITEMS, whole=True)
                if outer:
                    outer = Reference(outer.items - inner.items, outer.whole, outer.vague, outer.listed)
                return outer, Reference(inner.items), words
        found = self._read(text)
        if found is None and self._here and gives and _WHOLE.search(text) and not _LISTED.search(text):
            found = Reference(ITEMS, whole=True)
        return found, None, ""

    def _read(self, text: str) -> Reference | None:
        items: set[int] = set()
        whole = numbered = False
        for m in _TOKEN.finditer(text):
            if m["title"] is not None:
                self._law = self._kind(m["title"])
            elif m["law"]:
                self._law = "regulation" if self.alias_is_regulation else "other"
            elif m["own"]:
                self._law = "own"
            elif m["article"]:
                law = self._law or ("own" if self.own_articles or not self.named else "regulation")
                self._article = parse_numeral(m["article"]) or 0 if law == "regulation" else 0
                whole = whole or self._article == ARTICLE
                self._here = self._here or self._article == ARTICLE
            elif self._article == ARTICLE:
                numbered = True
                items |= set(numbers(m["items"])) if m["items"] else set(_counted(m["count"]))
        items &= ITEMS
        if items:
            self._here = True
            return Reference(frozenset(items))
        if whole and not numbered:  # 第十二条第(八)项 is nothing at all
            return Reference(ITEMS, whole=True, vague=bool(_VAGUE.search(text)), listed=bool(_LISTED.search(text)))
        return None

    def _kind(self, title: str) -> str:
        if title == "办法":
            return "regulation" if self.alias_is_regulation else "other"
        return "regulation" if is_regulation(title) else "other"


_EXCEPT_FIRST = re.compile(
    r"(?P<except>除[^,;]*?第\(?[^,;]*?(?:以外|之外|外)),?(?P<article>[^,;]*?第(?:十二|12)条(?!第)[^,;。]*)"
)


def hoisted(text: str) -> str:
    """除第(五)项外,第十二条各项…… in the order it is read in: the article, then the exception."""
    return _EXCEPT_FIRST.sub(lambda m: f"{m['article']}{m['except']}", text)


def is_regulation(title: str) -> bool:
    """Whether a title in 《》 is this regulation's; a firm's own 首席质量官管理办法 is not."""
    return bool(re.search(r"首席质量官(?:暂行管理|暂行|管理)?办法", title)) and (
        "南通市" in title or "暂行管理办法" in title
    )


def reader(letter: str, *, own_articles: bool) -> Reader:
    """A reader for a letter (`letter` as plain text)."""
    alias = re.search(r"《(?P<title>[^》]+)》[^《》]{0,40}?(?:以下|下称|简称)[^《》。]{0,6}《?办法》?", letter)
    named = any(is_regulation(t) for t in re.findall(r"《([^》]+)》", letter))
    return Reader(own_articles, named, is_regulation(alias["title"]) if alias else True)


def numbers(text: str) -> Iterable[int]:
    """第一项至第三项、第五项: 1, 2, 3, 5."""
    last, span = 0, False
    for m in re.finditer(rf"(?P<n>{_N})|(?P<to>至|到|-|—|~)", text):
        if m["to"]:
            span = True
            continue
        number = parse_numeral(m["n"]) or 0
        yield from range(last + 1, number) if span else ()
        yield number
        last, span = number, False


def _counted(text: str) -> Iterable[int]:
    count = parse_numeral(text[1:-1]) or 0
    return range(1, count + 1) if text[0] == "前" else range(8 - count, 8)
