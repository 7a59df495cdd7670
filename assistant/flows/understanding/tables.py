"""A table typed or pasted into a message, read as the lines of a form: each cell with its column's heading before it.

Knows what a table looks like and what HR people call its columns; what a cell states is not its business. Inserted
headings take the place of the cell they stand before, so that every place still leads back to the text.
"""

from __future__ import annotations

import re

Placed = tuple[int, str]
"""A character and where it stands in the original."""

_HEADINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"姓名|名字|人员|候选人|人选|拟聘人"), "姓名"),
    (re.compile(r"(?:所在|所属)?部门"), "部门"),
    (re.compile(r"(?:现任?|当前)?(?:职务|岗位|职位|职)"), "职务"),
    (re.compile(r"(?:最高)?(?:学历|文化程度|文化)"), "学历"),
    (re.compile(r"(?:专业技术|技术)?职称"), "职称"),
    (re.compile(r"(?:从事)?(?:质量|品质).{0,6}(?:年限|年数|工龄|年|经验)(?:\(年\))?|年限"), "从事质量管理年限"),
    (re.compile(r"(?:是否|有无|有没有)?(?:有|存在)?第?[六6]条.{0,6}|禁止情形"), "第六条情形"),
    (re.compile(r"备注|说明|其他"), ""),
)
_SERIAL = re.compile(r"序号|编号|No\.?|#|")
_FEWEST = 3
"""Columns that make a table."""


def laid_out(text: str) -> list[Placed]:
    """The characters of a text with its tables read row by row; a text without one as it is."""
    placed: list[Placed] = []
    headings: list[str] | None = None
    split = ""
    at = 0
    for line in text.splitlines(keepends=True):
        cells = _cells(line, split) if headings is not None else []
        if headings is not None and len(cells) >= _FEWEST and abs(len(cells) - len(headings)) <= 1:
            if not re.fullmatch(r"[\s|:+-]*", line):
                placed += _row(at, cells, headings)
        else:
            headings = None
            for split in ("|", "\t", ",", "、", "/", " "):
                headings = _headings(_cells(line, split))
                if headings:
                    break
            if not headings:
                headings = None
                placed += [(at + place, char) for place, char in enumerate(line)]
        at += len(line)
    return placed


def _cells(line: str, split: str) -> list[tuple[int, str]]:
    """The cells of a line with their places."""
    if split == "|":
        if "|" not in line and "｜" not in line:
            return []
        pattern = r"[^|｜]+"
        start = len(line) - len(line.lstrip(" |｜"))
        found = [(m.start() + start, m[0]) for m in re.finditer(pattern, line[start:].rstrip(" |｜\r\n"))]
    elif split == "\t":
        found, place = [], 0
        for cell in line.rstrip("\r\n").split("\t") if "\t" in line else []:
            found.append((place, cell))
            place += len(cell) + 1
    else:
        marks = {",": r"[^,，]+", "、": r"[^、]+", "/": r"[^/／]+"}.get(split, r"[^ \u3000]+")
        found = [(m.start(), m[0]) for m in re.finditer(marks, line.rstrip("\r\n"))]
    return [(place + len(cell) - len(cell.lstrip()), cell.strip()) for place, cell in found]


def _headings(cells: list[tuple[int, str]]) -> list[str] | None:
    """What each column is about, where a line is a table's head; None where it is not."""
    if len(cells) < _FEWEST:
        return None
    found: list[str] = []
    known = 0
    for _, cell in cells:
        plain = re.sub(r"[\s*]", "", cell).replace("（", "(").replace("）", ")")
        if len(plain) > 16:
            return None
        heading = next((name for pattern, name in _HEADINGS if pattern.fullmatch(plain)), None)
        known += heading is not None
        found.append("-" if _SERIAL.fullmatch(plain) else plain if heading is None else heading)
    return found if known >= _FEWEST and "姓名" in found else None


def _row(at: int, cells: list[tuple[int, str]], headings: list[str]) -> list[Placed]:
    placed: list[Placed] = []
    last = at
    for (place, cell), heading in zip(cells, [*headings, ""], strict=False):
        if heading == "-" or re.fullmatch(r"[-/\\—]*", cell):
            continue
        label = f"{heading}:" if heading else ""
        placed += [(at + place, char) for char in label]
        placed += [(at + place + step, char) for step, char in enumerate(cell)]
        last = at + place + max(len(cell) - 1, 0)
        placed.append((last, ","))
    if placed:
        placed[-1] = (last, "\n")
    return placed
