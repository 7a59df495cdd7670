"""A letter as blocks and sentences: what is visible, how it is numbered, which cells of a table belong together.

Every sentence keeps its place in the letter, so that evidence is cut out of it verbatim; `plain` is the same words
in the one form matching is done in. Nothing here knows what a power is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.knowledge.language import normalise
from assistant.knowledge.numerals import parse_numeral

PLAIN, BULLET = 30, 26
"""Ranks: Markdown headings count 1 to 6, numbering 9 to 25, bullets 26, a plain paragraph 30."""

_HIDDEN = re.compile(
    r"<!--.*?-->|<(script|style|template|del|s|strike)\b[^>]*>.*?</\1>"
    r"|<(\w+)\b[^>]*(?:display\s*:\s*none|visibility\s*:\s*hidden|\bhidden\b)[^>]*>.*?</\2>"
    r"|~~(?=\S).+?~~|^\[//\]:.*?$|</?[A-Za-z][^>\n]{0,200}>",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_MARKS = re.compile(r"[\s*_`#>|~\\]+")
_LINE_MARKS = re.compile(r"[\s　]*(?:(?P<head>#{1,6})\s+|>\s*|\*\*(?=\S))*[\s　]*")
_N = "[一二三四五六七八九十]{1,3}"
_NUMBERINGS = (
    (9, re.compile(rf"第(?P<n>{_N}|\d{{1,2}})(?:章|节|部分)")),
    (10, re.compile(rf"第(?P<n>{_N}|\d{{1,2}})条(?![第所款各全的中列、和至]|规定)[\s　：:、，]*")),
    (11, re.compile(rf"(?P<n>{_N})[、.．]")),
    (12, re.compile(rf"[（(](?P<n>{_N})[)）]")),
    (13, re.compile(r"(?P<n>\d{1,2})(?:[.．、](?!\d)|[)）])")),
    (14, re.compile(r"[（(](?P<n>\d{1,2})[)）]")),
    (15, re.compile(r"(?P<n>[①-⑳])")),
    (16, re.compile(rf"(?P<n>{_N})是(?=[^否])")),
    (BULLET, re.compile(r"[-*+•·●◆◇▪➢](?P<n>)[\s　]*(?=\S)")),
)
_INLINE = re.compile(
    rf"(?<=[：:；;。])[\s　]*(?=[（(](?:{_N}|\d{{1,2}})[)）]|\d{{1,2}}[.．、](?!\d)|[①-⑳]|{_N}、|{_N}是)"
)
_BOX = re.compile(r"(?P<empty>□|☐|▢|\[ \]|［ ］)|(?P<ticked>☑|☒|■|✓|✔|√|\[[xX√]\])")
_LEGEND = re.compile(r"[□☐▢]\W{0,3}(?:为|表示|即|视为|代表|者|=|不)[^。\n]{0,4}(?:不授|未授|不予|不给|授)")
"""打“☑”为授予，“□”为不授予: an empty box is then a refusal, not a mere blank."""

_STOP = re.compile(r"[。！？!?]+[”」』）)]?")
_NOUN_HEADING = re.compile(
    r"(?:职责|权限|授权|职权|权力|任务|目标|指标|义务|规范|纪律|待遇|权益|期限|任期|聘期|考核|考核评价|解聘|附则|其他|其它|事项|清单"
    r"|范围|安排|说明|依据|关系|责任|要求)(?:\(.*\))?$"
)
_YES = re.compile(r"^(?:是|授予|已授予|授权|给予|有|同意|√|✓|✔|☑|■|y|yes)$")
_NO = re.compile(r"^(?:否|不|无|不授予|不授权|不给予|未授予|不予授予|×|✗|✕|x|n|no)$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`plain` is normalised without blanks or Markdown; `letter[start:end]` is the same, verbatim."""

    start: int
    end: int
    plain: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row. `label` is what its column or first cell is called."""

    rank: int
    number: int
    sentences: tuple[Sentence, ...]
    heading: bool = False
    label: str = ""

    @property
    def plain(self) -> str:
        return "".join(s.plain for s in self.sentences)


def plain(text: str) -> str:
    """Text in the form all matching is done in: normalised, without blanks and Markdown marks."""
    return _MARKS.sub("", normalise(_MARKS.sub(" ", text))).replace("〈", "《").replace("〉", "》")


def visible(text: str) -> str:
    """The letter with comments, hidden and struck-out parts and tags blanked, every character in its place."""
    return _HIDDEN.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a letter in order."""
    shown = visible(text)
    refuses = bool(_LEGEND.search(shown))
    table = _Table()
    found: list[Block] = []
    for start, end in _lines(shown):
        line = shown[start:end]
        if line.lstrip().startswith("|"):
            found += table.row(line, start)
            continue
        table = _Table()
        if _LEGEND.search(line) or re.fullmatch(r"[\s=*_`#>~—-]*", line):
            continue
        for piece_start, piece_end in _pieces(shown, start, end):
            if block := _block(shown, piece_start, piece_end, refuses=refuses):
                found.append(block)
    return tuple(found)


def _lines(shown: str) -> Iterator[tuple[int, int]]:
    """Lines by place; a line wrapped by hand is joined with the next."""
    position, held, last = 0, -1, 0
    for line in shown.splitlines(keepends=True):
        start, end = position, position + len(line.rstrip())
        position += len(line)
        if held >= 0 and (not line.strip() or _opens(line)):
            yield held, last
            held = -1
        if not line.strip():
            continue
        if held < 0:
            held = start
        last = end
        body = line.strip()
        if body.startswith(("|", "#")) or len(body) < 25 or body[-1] in "。；;：:！？!?|":
            yield held, last
            held = -1
    if held >= 0:
        yield held, last


def _opens(line: str) -> bool:
    body = line.lstrip()
    return body.startswith(("|", "#", ">", "　　")) or bool(_BOX.match(body)) or any(p.match(body) for _, p in _NUMBERINGS)


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
    rank, number = level or PLAIN, 0
    for kind, pattern in _NUMBERINGS:
        if m := pattern.match(shown, at, end):
            if not level:
                rank = kind
            number = _value(m["n"])
            at = m.end()
            break
    sentences = tuple(_sentences(shown, at, end, refuses=refuses))
    if not sentences:
        return None
    words = "".join(s.plain for s in sentences)
    bare = re.sub(r"^[【\[]|[】\]]$", "", words)
    noun = len(bare) <= 14 and bool(_NOUN_HEADING.search(bare)) and (rank < 13 or rank == PLAIN)
    return Block(rank, number, sentences, heading=bool(level) or noun)


def _value(written: str) -> int:
    if written and "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    return parse_numeral(written) or 0


def _sentences(shown: str, start: int, end: int, *, refuses: bool) -> Iterator[Sentence]:
    at = start
    edges = [m.end() for m in _STOP.finditer(shown, start, end)]
    for edge in [*edges, end]:
        words = plain(_ticked(shown[at:edge], refuses=refuses))
        if re.search(r"\w", words):
            left = at + len(shown[at:edge]) - len(shown[at:edge].lstrip(" \t\r\n　>*"))
            yield Sentence(left, at + len(shown[at:edge].rstrip(" \t\r\n　")), words)
        at = max(at, edge)


def _ticked(text: str, *, refuses: bool = False) -> str:
    """The text without the choices whose box is empty, or with their refusal if an empty box `refuses`."""
    marks = list(_BOX.finditer(text))
    if not marks:
        return text
    kept = text[: marks[0].start()]
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        choice = text[mark.end() : following.start() if following else len(text)]
        if mark["ticked"]:
            kept += choice
        elif refuses and choice.strip():
            kept += f"{choice.rstrip('。;； ')}，以上均不授予；"
    return kept


@dataclass
class _Table:
    """Reads the rows of one table: the first is its header when a line of dashes follows or it names columns."""

    header: list[str] = field(default_factory=list)
    seen: int = 0

    def row(self, line: str, offset: int) -> list[Block]:
        cells = _cells(line, offset)
        if all(re.fullmatch(r":?-*:?", c.plain) for c in cells):
            return []
        self.seen += 1
        if self.seen == 1 and len(cells) > 1 and _names_columns([c.plain for c in cells]):
            self.header = [c.plain for c in cells]
            return []
        names = self.header if len(self.header) == len(cells) else [""] * len(cells)
        if sum(bool(re.search("职责|权限", n)) for n in names) > 1:
            return [Block(PLAIN, 0, (c,), label=n) for c, n in zip(cells, names, strict=True) if c.plain]
        return _one_row(cells, names)


def _cells(line: str, offset: int) -> list[Sentence]:
    body = line.strip()
    start = offset + line.index(body[0])
    inner = body[1:-1] if body.endswith("|") and len(body) > 1 else body[1:]
    cells, at = [], start + 1
    for part in inner.split("|"):
        left = at + len(part) - len(part.lstrip())
        words = plain(part)
        cells.append(Sentence(left, left + len(part.strip()), plain(_ticked(part)) if len(words) > 2 else words))
        at += len(part) + 1
    return cells


def _names_columns(cells: list[str]) -> bool:
    return all(len(c) <= 10 for c in cells) and any(
        re.search(r"权限|职责|事项|内容|授予|授权|序号|备注|项目|条件|说明", c) for c in cells[: len(cells)]
    ) and not any(re.search(r"[。;,]", c) for c in cells)


def _content(cells: list[Sentence], names: list[str]) -> Sentence:
    """The cell that names the power: in the column called so, else the longest."""
    called = [c for c, n in zip(cells, names, strict=True) if re.search("权限|权力|职权|事项|内容|项目", n) and not re.search("授权|授予|备注|限制|说明|条件|程度|方式|范围|依据", n)]
    return max([c for c in called if len(c.plain) > 3] or cells, key=lambda c: len(c.plain))


def _one_row(cells: list[Sentence], names: list[str]) -> list[Block]:
    content = _content(cells, names)
    number, label, words, tail = 0, names[cells.index(content)], content.plain, []
    decided = [bool(re.search("授予|授权|是否|有无|保留", n)) for n in names]
    for cell, name, decides in zip(cells, names, decided, strict=True):
        if cell is content:
            continue
        if cell.plain.rstrip(".、").isdecimal():
            number = int(cell.plain.rstrip(".、"))
        elif decides and not cell.plain:
            others = [c for c, d in zip(cells, decided, strict=True) if d and c is not cell and c.plain]
            tail += [] if others else ["待定"]
        elif _YES.match(cell.plain):
            tail += ["不授予"] if re.search("不|否(?<!是否)|保留", name) else []
        elif _NO.match(cell.plain):
            tail += [] if re.search("不授|保留", name) else ["不授予"]
        elif not any(names) and cell is cells[0]:
            label = cell.plain
        elif cell.plain not in ("-", "—", "/", "——"):
            tail.append(cell.plain.rstrip("。;"))
    if not content.plain:
        return []
    sentence = Sentence(content.start, content.end, ",".join([words.rstrip("。;"), *tail]))
    return [Block(PLAIN, number, (sentence,), label=label)]
