"""A letter as blocks and sentences: what is visible, how it is numbered, which cells of a table belong together.

Every sentence keeps its place in the letter, so that evidence is cut out of it verbatim; `plain` is the same words
in the one form matching is done in. Nothing here knows what a power is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.flows.letter_review.layout import BOX, BULLET, PLAIN, Block, Sentence, plain, ticked
from assistant.flows.letter_review.tables import Table, legend
from assistant.knowledge.numerals import parse_numeral

_HIDDEN = re.compile(
    r"<!--.*?-->|<(script|style|template|del|s|strike)\b[^>]*>.*?</\1>"
    r"|<(\w+)\b[^>]*(?:display\s*:\s*none|visibility\s*:\s*hidden|\bhidden\b)[^>]*>.*?</\2>"
    r"|~~(?=\S).+?~~|^\[//\]:.*?$|</?[A-Za-z][^>\n]{0,200}>",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_LINE_MARKS = re.compile(r"[\s　]*(?:(?P<head>#{1,6})\s+|>\s*|\*\*(?=\S))*[\s　]*")
_N = "[一二三四五六七八九十]{1,3}"
_DECIMAL = 14
_NUMBERINGS = (
    (9, re.compile(rf"第(?P<n>{_N}|\d{{1,2}})(?:章|节|部分)")),
    (10, re.compile(rf"第(?P<n>{_N}|\d{{1,2}})条(?![第所款各全的中列、和至]|规定)[\s　：:、，]*")),
    (11, re.compile(rf"(?P<n>{_N})[、.．]")),
    (12, re.compile(rf"[（(](?P<n>{_N})[)）]")),
    (13, re.compile(r"(?P<n>\d{1,2})(?:[.．、](?!\d)|[)）])")),
    (
        _DECIMAL,
        re.compile(r"(?:[（(](?P<n>\d{1,2})[)）]|\d{1,2}(?:[.．]\d{1,2}){1,2}[.．、]?(?![\d%‰万亿元年月个天倍]))"),
    ),
    (15, re.compile(r"(?P<n>[①-⑳])")),
    (16, re.compile(rf"(?P<n>{_N})是(?=[^否])")),
    (BULLET, re.compile(r"[-*+•·●◆◇▪➢](?P<n>)[\s　]*(?=\S)")),
)
_INLINE = re.compile(
    rf"(?<=[：:；;。])[\s　]*(?=[（(](?:{_N}|\d{{1,2}})[)）]|\d{{1,2}}[.．、](?!\d)|第{_N}[,，]|[①-⑳]|{_N}、|{_N}是)"
)
_LEGEND = re.compile(r"[□☐▢]\W{0,3}(?:为|表示|即|视为|代表|者|=|不)[^。\n]{0,4}(?:不授|未授|不予|不给|授)")
"""打“☑”为授予，“□”为不授予: an empty box is then a refusal, not a mere blank."""

_RULED = re.compile(r"\s*\n[ \t]*\|?[ \t]*:?-{2,}[-:| \t]*(?:\n|$)")
"""A line of dashes under the first row of a table: the row names columns."""

_FIELD = re.compile(r"[^\s，。；：:]{2,12}(?: [^\s，。；：:]{1,12}){0,3}\s?[：:]")
_PAGE_NUMBER = re.compile(
    r"(?:第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|[-—–]\s*\d+\s*[-—–]|\d+\s*/\s*\d+|page\s*\d+)", re.IGNORECASE
)
_CLOSES = "。；;：:！？!?|.．"
_WIDE = 25
_STOP = re.compile(r"[。！？!?]+[”」』）)]?|(?<=[一-鿿)）])[.．](?=\s|$|[一-鿿]{3})")
_NOUN_HEADING = re.compile(
    r"(?:职责|权限|授权|职权|权力|任务|目标|指标|义务|规范|纪律|待遇|权益|期限|任期|聘期|考核|考核评价|解聘|附则|其他|其它|事项|清单"
    r"|范围|安排|说明|依据|关系|责任|要求)(?:\(.*\))?$"
)


def visible(text: str) -> str:
    """The letter with comments, hidden and struck-out parts and tags blanked, every character in its place."""
    return _HIDDEN.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a letter in order."""
    shown = visible(text)
    refuses = bool(_LEGEND.search(shown))
    signs = legend(shown)
    table = Table(signs=signs)
    found: list[Block] = []
    for start, end in _lines(shown):
        line = shown[start:end]
        if line.lstrip().startswith("|"):
            found += table.row(line, start, headed=bool(_RULED.match(shown, end)))
            continue
        table = Table(signs=signs)
        if _LEGEND.search(line) or re.fullmatch(r"[\s=*_`#>~—-]*", line):
            continue
        for piece_start, piece_end in _pieces(shown, start, end):
            if block := _block(shown, piece_start, piece_end, refuses=refuses):
                found.append(block)
    return tuple(found)


def _lines(shown: str) -> Iterator[tuple[int, int]]:
    """Lines by place; a line wrapped by hand is joined with the next."""
    position, held, last, narrow = 0, -1, 0, _wrapped_at(shown)
    for line in shown.splitlines(keepends=True):
        start, end = position, position + len(line.rstrip())
        position += len(line)
        if _PAGE_NUMBER.fullmatch(line.strip()):
            continue
        if held >= 0 and (not line.strip() or _opens(line)):
            yield held, last
            held = -1
        if not line.strip():
            continue
        if held < 0:
            held = start
        last = end
        body = line.strip()
        if body.startswith(("|", "#")) or len(body) < narrow or body[-1] in _CLOSES:
            yield held, last
            held = -1
    if held >= 0:
        yield held, last


def _wrapped_at(shown: str) -> int:
    """So long is a line, at the least, that runs on in the next. A scan breaks all lines at one narrow width."""
    lines = [body for body in (line.strip() for line in shown.splitlines()) if body and body[0] not in "|#>"]
    widest = max((len(body) for body in lines), default=0)
    if widest >= _WIDE:
        return _WIDE
    broken = sum(len(body) >= 0.6 * widest and body[-1] not in _CLOSES for body in lines)
    return int(0.6 * widest) if broken >= 5 and 2 * broken >= len(lines) else _WIDE


def _opens(line: str) -> bool:
    body = line.lstrip()
    return (
        body.startswith(("|", "#", ">", "　　", "**"))
        or bool(_FIELD.match(body))
        or bool(BOX.match(body))
        or any(p.match(body) for _, p in _NUMBERINGS)
    )


def _pieces(shown: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph that numbers its parts inside the line falls into these parts."""
    cuts = [m.end() for m in _INLINE.finditer(shown, start, end)]
    if len(cuts) < 2:
        cuts = []
    edges = [start, *cuts, end]
    yield from pairwise(edges)


def _block(shown: str, start: int, end: int, *, refuses: bool) -> Block | None:
    marks = _LINE_MARKS.match(shown, start, end)
    at = marks.end() if marks else start
    level = len(marks["head"] or "") if marks else 0
    rank, number, mark = level or PLAIN, 0, ""
    for kind, pattern in _NUMBERINGS:
        if m := pattern.match(shown, at, end):
            if not level:
                rank = kind
            number = _value(m["n"] or "")
            mark = ".".join(re.findall(r"\d+", m[0])) if kind == _DECIMAL and not number else ""
            at = m.end()
            break
    sentences = tuple(_sentences(shown, at, end, refuses=refuses))
    if not sentences:
        return None
    words = "".join(s.plain for s in sentences)
    bare = re.sub(r"^[【\[]|[】\]]$", "", words)
    noun = len(bare) <= 14 and bool(_NOUN_HEADING.search(bare)) and (rank < 13 or rank == PLAIN)
    return Block(rank, number, sentences, heading=bool(level) or noun, mark=mark)


def _value(written: str) -> int:
    if written and "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    return parse_numeral(written) or 0


def _sentences(shown: str, start: int, end: int, *, refuses: bool) -> Iterator[Sentence]:
    at = start
    edges = [m.end() for m in _STOP.finditer(shown, start, end)]
    for edge in [*edges, end]:
        words = plain(ticked(shown[at:edge], refuses=refuses))
        words = f"{words[:-1]}。" if re.search(r"[一-鿿)]\.$", words) else words
        if re.search(r"\w", words):
            left = at + len(shown[at:edge]) - len(shown[at:edge].lstrip(" \t\r\n　>*"))
            yield Sentence(left, at + len(shown[at:edge].rstrip(" \t\r\n　")), words)
        at = max(at, edge)
