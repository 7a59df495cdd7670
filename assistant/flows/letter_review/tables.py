"""Rows of a table as blocks: which cell names the power, which decides on it, which is only a remark.

A cell that says 否 or 不授予 becomes part of the sentence; what it does to the power is judged elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.flows.letter_review.cues import cues
from assistant.flows.letter_review.layout import PLAIN, Block, Sentence, plain, ticked

_YES = re.compile(r"^(?:是|授予|已授予|授权|给予|有|同意|√|✓|✔|☑|■|y|yes)$")
_NO = re.compile(r"^(?:否|不|无|不授予|不授权|不给予|未授予|不予授予|×|✗|✕|x|n|no)$")

_SIGNS = "●○◎◐◆◇■□▲△★☆√✓✔✗✕×╳"
_LEGEND = re.compile(
    rf"[“\"'「]?(?P<sign>[{_SIGNS}])[”\"'」]?(?:表示|代表|指|为|即|是|:|=|,)?(?P<means>[^,;。、:“(){_SIGNS}]{{1,14}})"
)
_MEANS = re.compile("权|授|管|定|负责|参与|建议|是|否|有|无")
_DECIDES = re.compile("^(?:有)?(?:完全|全部)?(?:决定权?|批准权?|最终决定权|授权|行使|负责|主办|牵头)$")
_OFFICERS = re.compile(r"首席质量官(?!办公室|助理)|^cqo$")

_HOLDER = re.compile(r"对象|主体|归属|归口|行使人|行使部门|责任人|责任部门|承担人|承担部门|决定人|被授权人|权力人")
"""The column that says who holds what the row names."""


@dataclass
class Table:
    """Reads the rows of one table: the first is its header when a line of dashes follows or it names columns."""

    header: list[str] = field(default_factory=list)
    seen: int = 0
    signs: Mapping[str, str] = field(default_factory=dict)

    def row(self, line: str, offset: int, *, headed: bool = False) -> list[Block]:
        cells = _cells(line, offset)
        if all(re.fullmatch(r":?-*:?", c.plain) for c in cells):
            return []
        self.seen += 1
        if self.seen == 1 and len(cells) > 1 and (headed or _names_columns([c.plain for c in cells])):
            self.header = [c.plain for c in cells]
            return []
        if self.header and len(self.header) == len(cells) and _one_column_each(self.header):
            return _shared_out(cells, self.header, self.signs)
        names = self.header if len(self.header) == len(cells) else [""] * len(cells)
        if sum(bool(re.search("职责|权限", n)) for n in names) > 1:
            return [Block(PLAIN, 0, (c,), label=n) for c, n in zip(cells, names, strict=True) if c.plain]
        return _one_row(cells, names) if not _by_signs(cells, names) else _by_person(cells, names, self.signs)


def legend(letter: str) -> dict[str, str]:
    """What a letter says its signs mean: ●表示有决定权，○表示只有建议权."""
    told = "\n".join(plain(line) for line in letter.splitlines() if not line.lstrip().startswith("|"))
    return {m["sign"]: m["means"] for m in _LEGEND.finditer(told) if _MEANS.search(m["means"])}


def _one_column_each(header: list[str]) -> bool:
    """One column is the officer's, another somebody else's."""
    return sum(bool(_OFFICERS.search(n)) for n in header) == 1 and any(
        cues().a_post.search(n) and not _OFFICERS.search(n) for n in header[1:]
    )


def _shared_out(cells: list[Sentence], header: list[str], signs: Mapping[str, str]) -> list[Block]:
    """A row of a table that shares powers out among persons: what stands in the officer's column holds."""
    content = next(
        (c for c, n in zip(cells, header, strict=True) if len(c.plain) > 3 and not cues().a_post.search(n)), None
    )
    if content is None or not content.plain:
        return []
    said, others = "", []
    for cell, name in zip(cells, header, strict=True):
        meaning = signs.get(cell.plain, cell.plain)
        if _OFFICERS.search(name):
            said = meaning
        elif cell is not content and cues().a_post.search(name) and not _refuses(meaning) and meaning:
            others.append((name, meaning))
    if _refuses(said):
        tail = ["不授予"]
    elif not said:
        tail = [f"由{others[0][0]}负责"] if others else ["待定"]
    elif _holds(said):
        tail = [f"由首席质量官和{n}共同行使" for n, m in others if m == said][:1]
    elif said in _SIGNS:
        tail = ["只给一部分"]
    else:
        tail = [said.rstrip("。;")]
    sentence = Sentence(content.start, content.end, ",".join([content.plain.rstrip("。;"), *tail]))
    return [Block(PLAIN, 0, (sentence,))]


def _by_signs(cells: list[Sentence], names: list[str]) -> bool:
    """Signs under columns that are called after persons: | 事项 | 周敏 | 生产副总 |."""
    return (
        all(names)
        and sum(c.plain in _SIGNS or not c.plain for c in cells) >= 2
        and not any(re.search("授予|授权|是否|有无|保留|备注|权限(?!事项)", n) for n in names[1:])
    )


def _by_person(cells: list[Sentence], names: list[str], signs: Mapping[str, str]) -> list[Block]:
    """Who holds the power of a row, by the signs in the columns; whose column it is, is judged elsewhere."""
    content = max(cells, key=lambda c: len(c.plain))
    marked = [
        (n, c.plain, signs.get(c.plain, c.plain))
        for c, n in zip(cells, names, strict=True)
        if c.plain and c.plain in _SIGNS
    ]
    holders = [n for n, sign, means in marked if not _refuses(means) and _holds(means)]
    if not content.plain:
        return []
    tail = (
        f"由{'和'.join(holders)}负责"
        if len(holders) == 1
        else f"由{'和'.join(holders)}共同决定"
        if holders
        else "待定"
    )
    return [Block(PLAIN, 0, (Sentence(content.start, content.end, f"{content.plain.rstrip('。;')},{tail}"),))]


def _holds(means: str) -> bool:
    return bool(_YES.match(means)) or means in "●◆■▲★" or bool(_DECIDES.search(means))


def _refuses(cell: str) -> bool:
    return (
        bool(_NO.match(cell))
        or cell in ("✗", "✕", "×", "╳", "-", "—", "/")
        or bool(re.search("^(?:表示)?(?:无|没有|不)", cell))
    )


def _cells(line: str, offset: int) -> list[Sentence]:
    body = line.strip()
    start = offset + line.index(body[0])
    inner = body[1:-1] if body.endswith("|") and len(body) > 1 else body[1:]
    cells, at = [], start + 1
    for part in inner.split("|"):
        left = at + len(part) - len(part.lstrip())
        words = plain(part)
        cells.append(Sentence(left, left + len(part.strip()), plain(ticked(part)) if len(words) > 2 else words))
        at += len(part) + 1
    return cells


def _names_columns(cells: list[str]) -> bool:
    return (
        all(len(c) <= 10 for c in cells)
        and any(re.search(r"权限|职责|事项|内容|授予|授权|序号|备注|项目|条件|说明", c) for c in cells[: len(cells)])
        and not any(re.search(r"[。;,]", c) for c in cells)
    )


def _content(cells: list[Sentence], names: list[str]) -> Sentence:
    """The cell that names the power: in the column called so, else the longest."""
    called = [
        c
        for c, n in zip(cells, names, strict=True)
        if re.search("权限|权力|职权|事项|内容|项目", n)
        and not re.search("授权|授予|备注|限制|说明|条件|程度|方式|范围|依据", n)
    ]
    return max([c for c in called if len(c.plain) > 3] or cells, key=lambda c: len(c.plain))


def _one_row(cells: list[Sentence], names: list[str]) -> list[Block]:
    if (
        len(cells) == 2
        and re.search("^(?:项目|栏目|事项|条目|名称)$", names[0])
        and re.search("^(?:内容|信息|说明|填写内容|具体内容|约定)$", names[1])
    ):
        field_name, value = cells
        return (
            [Block(PLAIN, 0, (Sentence(value.start, value.end, f"{field_name.plain}:{value.plain}"),))]
            if value.plain
            else []
        )
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
        elif cell.plain and _HOLDER.search(name):
            tail.append(f"由{cell.plain}负责")
        elif cell.plain not in ("-", "—", "/", "——"):
            tail.append(cell.plain.rstrip("。;"))
    if not content.plain:
        return []
    sentence = Sentence(content.start, content.end, ",".join([words.rstrip("。;"), *tail]))
    return [Block(PLAIN, number, (sentence,), label=label)]
