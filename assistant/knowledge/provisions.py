"""A regulation as one tree of provisions, and the only place citations are resolved.

Holds the published text, verbatim, and looks provisions up; it knows nothing of what they mean (that is
`annotations.toml`) nor how a file is read (that is `reader`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from assistant.errors import NoSuchClauseError
from assistant.knowledge.citation import NOTICE, Citation, Reference, find_references, parse_reference
from assistant.knowledge.numerals import to_numeral


@dataclass(frozen=True, slots=True)
class Provision:
    """One citable unit. `text` is verbatim, the unit alone without its own number; an article's or paragraph's
    text takes in its items, one a line. `lead_in` is the sentence an item hangs on (……可以享有以下权限：)."""

    cite: Citation
    text: str
    lead_in: str | None = None
    children: tuple[Provision, ...] = ()
    heading: tuple[str, ...] = ()

    def walk(self) -> Iterator[Provision]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def items(self) -> tuple[Provision, ...]:
        """The 项 of this article or paragraph, in order."""
        if any(c.cite.item for c in self.children):
            return tuple(c for c in self.children if c.cite.item)
        return tuple(i for c in self.children for i in c.items)

    @property
    def paragraphs(self) -> tuple[Provision, ...]:
        """The 款, where there are several."""
        return tuple(c for c in self.children if c.cite.paragraph and not c.cite.item)

    @property
    def opening(self) -> str:
        """The text before the first item; the whole text where there is none."""
        return self.text if not self.items else self.text.split("\n", 1)[0]


@dataclass(frozen=True)
class Regulation:
    """The whole text: title, dates (`meta`), caption and articles, and the notice parts where there is a notice."""

    meta: Mapping[str, str]
    provisions: tuple[Provision, ...]
    source: str = field(repr=False)

    @property
    def title(self) -> str:
        return self.meta["title"]

    @cached_property
    def short_name(self) -> str:
        """What the text calls itself: 本办法, 本条例 …"""
        for kind in ("办法", "条例", "规定", "细则", "规则", "意见", "规范", "决定", "法"):
            if self.title.rstrip("（）()试行暂修正").endswith(kind):
                return f"本{kind}"
        return "本文件"

    @cached_property
    def digest(self) -> str:
        """SHA-256 (first 12 hex digits) of the text with white space removed."""
        return hashlib.sha256("".join(self.source.split()).encode()).hexdigest()[:12]

    @cached_property
    def _by_citation(self) -> dict[Citation, Provision]:
        return {p.cite: p for p in self.walk()}

    def walk(self) -> Iterator[Provision]:
        """Every citable unit in text order, articles before their items, the regulation before the notice."""
        for provision in self.provisions:
            yield from provision.walk()

    @cached_property
    def articles(self) -> tuple[Provision, ...]:
        return tuple(p for p in self.provisions if p.cite.part != NOTICE and p.cite.article)

    @cached_property
    def notice(self) -> tuple[Provision, ...]:
        return tuple(p for p in self.provisions if p.cite.part == NOTICE)

    def __contains__(self, cite: Citation) -> bool:
        return cite in self._by_citation

    def __getitem__(self, cite: Citation | str) -> Provision:
        """The provision of a citation; a string is parsed first. Raises NoSuchClauseError, CitationSyntaxError."""
        if isinstance(cite, str):
            cite = self.cite(cite)
        try:
            return self._by_citation[cite]
        except KeyError:
            raise NoSuchClauseError(f"没有{cite}。") from None

    def cite(self, text: str) -> Citation:
        """The canonical citation of what a person wrote. Raises CitationSyntaxError, NoSuchClauseError."""
        return self.resolve(parse_reference(text))

    def mentioned(self, text: str) -> tuple[Citation, ...]:
        """Citations of existing provisions in running text, in order, without repeats; old numbers are left out."""
        found: dict[Citation, None] = {}
        for reference in find_references(text):
            if not reference.old:
                try:
                    found[self.resolve(reference)] = None
                except NoSuchClauseError:
                    continue
        return tuple(found)

    def place(self, cite: Citation) -> str:
        """Where a provision stands, for people: 《…办法》 › 第五条 › 第（二）项."""
        parts = [f"《{self.title}》" if cite.part != NOTICE else f"《{self.meta.get('notice', '通知')}》"]
        parts += self._by_citation[cite.to_article].heading
        parts.append(str(cite.to_article))
        if cite.paragraph:
            parts.append(f"第{to_numeral(cite.paragraph)}款")
        if cite.item:
            parts.append(f"第（{to_numeral(cite.item)}）项")
        return " › ".join(parts)

    def resolve(self, reference: Reference) -> Citation:
        """The existing provision a reference means, ignoring `reference.old`.

        第一款 of a one-paragraph article is the article; 款 is taken for 项 where the article has no such 款.
        Raises NoSuchClauseError with a message that says what does exist.
        """
        if reference.part == NOTICE:
            cite = Citation.of_notice(reference.article)
            if cite in self:
                return cite
            raise NoSuchClauseError(self._what_notice_has())
        whole = Citation.of(reference.article, inserted=reference.inserted)
        if whole not in self:
            raise NoSuchClauseError(self._what_articles_exist(whole))
        article = self[whole]
        paragraph, item = reference.paragraph, reference.item
        if paragraph is None and item is None:
            return whole
        if item is None:
            return self._paragraph_or_item(article, paragraph or 0)
        if paragraph is not None and article.paragraphs:
            home = Citation.of(whole.article, inserted=whole.inserted, paragraph=paragraph)
            if home not in self:
                raise NoSuchClauseError(what_exists(article))
            candidates = self[home].items
        elif paragraph not in (None, 1):
            raise NoSuchClauseError(what_exists(article))
        else:
            candidates = article.items
        for candidate in candidates:
            if candidate.cite.item == item:
                return candidate.cite
        if not candidates and paragraph is None and item <= len(article.paragraphs):
            return article.paragraphs[item - 1].cite  # everyday 项 for 款
        raise NoSuchClauseError(what_exists(article))

    def _paragraph_or_item(self, article: Provision, number: int) -> Citation:
        for paragraph in article.paragraphs:
            if paragraph.cite.paragraph == number:
                return paragraph.cite
        if not article.paragraphs:
            if number == 1:
                return article.cite
            for item in article.items:
                if item.cite.item == number:
                    return item.cite
        raise NoSuchClauseError(what_exists(article))

    def _what_articles_exist(self, wanted: Citation) -> str:
        count = len(self.articles)
        if not count:
            return f"没有{wanted}：这份文本没有分条。"
        first, last = self.articles[0].cite, self.articles[-1].cite
        return f"没有{wanted}：{self.short_name}共{to_numeral(count)}条（{first}至{last}）。"

    def _what_notice_has(self) -> str:
        points = [p for p in self.notice if 0 < p.cite.article < Citation.CLOSING]
        if not points:
            return "这份文本没有通知。"
        return f"通知只有{to_numeral(len(points))}项（通知第一项至{points[-1].cite}），另有通知前言和通知附则。"


def what_exists(article: Provision) -> str:
    """The sentence that says which 款 and 项 an article has: 第十二条只有七项。"""
    if article.paragraphs:
        return f"{article.cite}只有{to_numeral(len(article.paragraphs))}款。"
    if article.items:
        return f"{article.cite}只有{to_numeral(len(article.items))}项。"
    return f"{article.cite}没有分款、分项。"
