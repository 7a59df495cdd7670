"""Citations of provisions: parsed generously, printed strictly, ordered as the text is.

A `Citation` is the canonical name of one provision; only `assistant.knowledge.provisions.Regulation` hands them
out, so one that exists names something that exists. A `Reference` is what a person wrote, before anyone looked
whether the text has it. This module knows how citations are written, not what any text contains.

Strict form follows 《立法技术规范》: 第五条第（二）项, 第三条第二款, full-width brackets, Chinese numerals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.errors import CitationSyntaxError
from assistant.knowledge.numerals import parse_numeral, to_numeral

REGULATION, NOTICE = "regulation", "notice"

_NUM = r"(?:[0-9]{1,4}|[零〇一二三四五六七八九十百千]{1,9})"


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Canonical name of one provision.

    `part_rank` is 0 in the regulation, 1 in the notice. In the regulation `article` 0 is the caption (题注); `paragraph` (款) is 0
    where the article has one only; `item` (项) is 0 for a whole article or paragraph. In the notice `article` is
    the point (项), 0 the opening (前言) and `CLOSING` the closing part (附则). `inserted` is the n of 第×条之n.
    """

    part_rank: int
    article: int
    inserted: int = 0
    paragraph: int = 0
    item: int = 0

    CLOSING = 9999

    @classmethod
    def of(cls, article: int, *, paragraph: int = 0, item: int = 0, inserted: int = 0) -> Citation:
        return cls(0, article, inserted, paragraph, item)

    @classmethod
    def of_notice(cls, point: int) -> Citation:
        return cls(1, point)

    @property
    def part(self) -> str:
        return NOTICE if self.part_rank else REGULATION

    @property
    def to_article(self) -> Citation:
        """The article (or notice part) this provision stands in."""
        if not self.paragraph and not self.item:
            return self
        return Citation(self.part_rank, self.article, self.inserted)

    def __str__(self) -> str:
        if self.part == NOTICE:
            if self.article == 0:
                return "通知前言"
            return "通知附则" if self.article == self.CLOSING else f"通知第{to_numeral(self.article)}项"
        if self.article == 0:
            return "题注"
        text = f"第{to_numeral(self.article)}条"
        if self.inserted:
            text += f"之{to_numeral(self.inserted)}"
        if self.paragraph:
            text += f"第{to_numeral(self.paragraph)}款"
        if self.item:
            text += f"第（{to_numeral(self.item)}）项"
        return text


@dataclass(frozen=True, slots=True)
class Reference:
    """What a person wrote: numbers as given, nothing looked up. `old` marks 旧/原/2011年第×条."""

    part: str
    article: int
    inserted: int = 0
    paragraph: int | None = None
    item: int | None = None
    old: bool = False
    start: int = 0
    end: int = 0


def _sub(name: str, units: str) -> str:
    """One sub-number: 第（二）项, (2), 第二款, 2项."""
    unit = rf"[{units}]" + ("" if name == "para" else "?")  # a bare bracket is an item: 第五条（二）
    return rf"(?:第?\s*[（(]\s*(?P<{name}_b>{_NUM})\s*[)）]\s*{unit}|第?\s*(?P<{name}_n>{_NUM})\s*[{units}])"


_TAIL = rf"(?:\s*的?\s*{_sub('para', '款')})?(?:\s*的?\s*{_sub('item', '项点目')})?"
_OLD = r"(?P<old>(?:(?:旧|原来的?|原|老|以前的?|2011\s*年?|旧版|老版|修订前|修改前|改之前|二〇一一年)(?:版|的|办法|规定|文本|《?办法》?)*\s*))?"
_CHINESE = re.compile(rf"{_OLD}(?P<di>第\s*)?(?P<article>{_NUM})\s*条(?:之(?P<ins>{_NUM}))?{_TAIL}")
_BRACKET = re.compile(
    rf"(?<![0-9零〇一二三四五六七八九十百千第])(?P<article>{_NUM})\s*[（(]\s*(?P<item>{_NUM})\s*[)）]\s*项?"
)
_ENGLISH = re.compile(
    r"\b(?:articles?|arts?|section|sec)\b\.?\s*(?P<article>[0-9]{1,4})"
    r"(?:\s*[,，]?\s*(?:para(?:graph)?\.?\s*(?P<para>[0-9]{1,2})))?"
    r"(?:\s*[,，]?\s*(?:item|no|point)?\.?\s*[(（]?\s*(?P<item>[0-9]{1,2}|[a-g])\s*[)）]|\s*[,，]?\s*item\s*(?P<item2>[0-9]{1,2}))?",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    rf"(?:修改|修订|2020年?的?)*\s*通知\s*(?:的|[里中上]面?的?(?=\s*第?{_NUM}[项点]))?\s*(?:(?P<opening>前言|开头|序言)|(?P<closing>附则|结尾|末尾)|"
    rf"第?\s*[（(]?\s*(?P<point>{_NUM})\s*[)）]?\s*(?P<unit>[项点条])?)"
)
_CAPTION = re.compile("题注")
_BARE = re.compile(rf"^第?\s*({_NUM})(?:\s*[.．、·\-]\s*({_NUM}))?$")

# 第五条第（二）项、第（三）项: what follows belongs to the article last named.
_CONTINUED = re.compile(rf"\s*(?:、|,|，|和|与|及|以及)\s*{_sub('item', '项')}")

# Without 第 a count may be meant (给我三条建议): only at a boundary, and not before a counted noun.
_BOUNDARY_BEFORE = re.compile(r"(?:^|[\s，,。；;：:、？?（(《“\"和与及按照据看查翻对比的新旧老原版条项款办法]|art)$")
_COUNTED_AFTER = re.compile(
    r"^\s*(?:建议|意见|理由|原因|措施|规定|内容|要求|线|路|办法|腿|狗|鱼|生产线|产线|新闻|消息|信息|经验)|^一项一项|^一条一条"
)


def _number(text: str | None) -> int | None:
    return parse_numeral(text) if text else None


def _from_chinese(m: re.Match[str]) -> Reference | None:
    article = parse_numeral(m["article"])
    if article is None:
        return None
    return Reference(
        REGULATION, article, _number(m["ins"]) or 0,
        _number(m["para_b"] or m["para_n"]), _number(m["item_b"] or m["item_n"]),
        bool(m["old"]), m.start(), m.end(),
    )  # fmt: skip


def _from_english(m: re.Match[str]) -> Reference:
    letter = m["item"] or m["item2"]
    item = None if letter is None else int(letter) if letter.isdigit() else "abcdefg".index(letter.lower()) + 1
    return Reference(REGULATION, int(m["article"]), 0, _number(m["para"]), item, start=m.start(), end=m.end())


def _from_notice(m: re.Match[str]) -> Reference | None:
    point = 0 if m["opening"] else Citation.CLOSING if m["closing"] else _number(m["point"])
    if point is None:
        return None
    return Reference(NOTICE, point, start=m.start(), end=m.end())


def find_references(text: str) -> tuple[Reference, ...]:
    """Every citation in running text, in order, without overlaps. `start`/`end` index into `text` as given.

    Digits and brackets may be full or half width. What is merely a number (三条建议) is not taken.
    """
    folded = _fold(text)
    found: list[Reference] = []
    for reference in _scan(folded):
        if all(reference.end <= r.start or reference.start >= r.end for r in found):
            found.append(reference)
    return tuple(sorted(found, key=lambda r: r.start))


def _scan(text: str) -> Iterator[Reference]:
    for m in _NOTICE.finditer(text):
        plain_count = not (m["opening"] or m["closing"] or m["unit"])
        if plain_count or not (reference := _from_notice(m)):
            continue
        yield reference
    for m in _CHINESE.finditer(text):
        certain = m["di"] or m["old"] or m["para_b"] or m["para_n"] or m["item_b"] or m["item_n"]
        if not certain and (not _BOUNDARY_BEFORE.search(text[: m.start()]) or _COUNTED_AFTER.match(text[m.end() :])):
            continue
        if reference := _from_chinese(m):
            yield reference
            end = m.end()
            while reference.item and (more := _CONTINUED.match(text, end)):
                item = _number(more["item_b"] or more["item_n"])
                yield replace(reference, item=item, start=more.start(), end=more.end())
                end = more.end()
    for m in _ENGLISH.finditer(text):
        yield _from_english(m)
    for m in _BRACKET.finditer(text):
        article, item = parse_numeral(m["article"]), parse_numeral(m["item"])
        if article and item:
            yield Reference(REGULATION, article, item=item, start=m.start(), end=m.end())
    for m in _CAPTION.finditer(text):
        yield Reference(REGULATION, 0, start=m.start(), end=m.end())


def parse_reference(text: str) -> Reference:
    """The one citation that `text` is, in any usual form: 第5条第二项, 五（二）, art 5(2), 通知三, 5.

    Raises CitationSyntaxError when the text is anything else.
    """
    folded = _fold(text).strip(" 《》“”\"'。.,，")
    if folded:
        for pattern, build in ((_CHINESE, _from_chinese), (_NOTICE, _from_notice), (_ENGLISH, _from_english)):
            if (m := pattern.fullmatch(folded)) and (reference := build(m)):
                return reference
        if m := _BRACKET.fullmatch(folded):
            article, item = parse_numeral(m["article"]), parse_numeral(m["item"])
            if article and item:
                return Reference(REGULATION, article, item=item)
        if m := _BARE.match(folded):
            article = parse_numeral(m[1])
            if article is not None:
                return Reference(REGULATION, article, item=_number(m[2]))
        if _CAPTION.fullmatch(folded):
            return Reference(REGULATION, 0)
    shown = text.strip()[:30]
    raise CitationSyntaxError(
        f"看不懂的条号“{shown}”。请写成“第五条第（二）项”“第三条第二款”或“通知第一项”这样的形式。"
    )


def _fold(text: str) -> str:
    """Full-width digits, letters and brackets to half width, one character for one: offsets stay valid."""
    return "".join(_fold_char(c) for c in text)


def _fold_char(char: str) -> str:
    if char.isascii():
        return char
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char
