"""Reads a regulation written as 第×条 Markdown into a tree of provisions.

Any text in that habit will do: articles as headings or at the start of a line, items as （一） or (一), chapters,
a caption in brackets, and before it a notice in 一、二、 points. Nothing here knows this regulation's article counts.
Layout (Markdown marks, line ends) is dropped; not one character of the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from assistant.errors import CorpusError
from assistant.knowledge.citation import Citation
from assistant.knowledge.numerals import parse_numeral
from assistant.knowledge.provisions import Provision, Regulation

_N = "[零〇一二三四五六七八九十百千0-9]+"
_FRONT = re.compile(r"\A\ufeff?---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_ARTICLE = re.compile(rf"^第\s*({_N})\s*条(?:之({_N}))?(?:[\s　]+|[:：]|(?=\*)|$)\**[\s　]*(.*)$", re.DOTALL)
_CHAPTER = re.compile(rf"^第\s*{_N}\s*([编章节])(?:[\s　]+|$)")
_ITEM = re.compile(rf"^[（(]({_N})[)）]\s*(.*)$", re.DOTALL)
_POINT = re.compile(rf"^({_N})、(.*)$", re.DOTALL)
_MARKS = re.compile(r"^(?:#{1,6}\s+|[-*+]\s+|>\s*)*")


def corpus_path() -> Path:
    """The regulation that travels with the program: in the wheel inside the package, in a checkout beside it."""
    inside = Path(__file__).parent.parent / "corpus" / "regulation_2020.md"
    return inside if inside.exists() else Path(__file__).parents[2] / "corpus" / "regulation_2020.md"


@cache
def regulation() -> Regulation:
    """The regulation this program is about, parsed once a process."""
    return read(corpus_path())


def read(path: Path) -> Regulation:
    """Parse a file (UTF-8). Raises CorpusError with a Chinese line when it is unreadable or has no article."""
    try:
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"读不了法规文本“{path.name}”：请确认文件存在、可读，并且是UTF-8编码。") from error
    return parse(source, name=path.stem)


def parse(source: str, *, name: str = "") -> Regulation:
    """Parse text. `name` stands in for the title where neither front-matter nor a heading gives one."""
    meta, body = _front_matter(source)
    reading = _Reading()
    for block, is_heading in _blocks(body):
        reading.take(block, is_heading=is_heading)
    provisions = reading.finish()
    if not any(p.cite.part == "regulation" and p.cite.article for p in provisions):
        raise CorpusError("这份文本里没有找到“第×条”，不能作为法规读取。")
    seen: set[Citation] = set()
    for provision in (u for p in provisions for u in p.walk()):
        if provision.cite in seen:
            raise CorpusError(f"法规文本里有两个{provision.cite}，无法区分，请检查文件。")
        seen.add(provision.cite)
    meta.setdefault("title", reading.title or name or "法规")
    return Regulation(meta, provisions, body)


def _front_matter(source: str) -> tuple[dict[str, str], str]:
    if not (m := _FRONT.match(source)):
        return {}, source
    pairs = (line.partition(":") for line in m[1].splitlines() if ":" in line)
    return {key.strip(): value.strip() for key, _, value in pairs}, source[m.end() :]


def _blocks(body: str) -> Iterator[tuple[str, bool]]:
    """Paragraphs without their Markdown marks, and whether each was a heading.

    A line that opens an article, item or point begins a new block even without an empty line before it.
    """
    for chunk in re.split(r"\n[ \t　]*\n", body.replace("\r\n", "\n")):
        block, heading = "", False
        for line in chunk.splitlines():
            marks = _MARKS.match(line.strip())
            bare = line.strip()[marks.end() :] if marks else line.strip()
            is_heading = line.lstrip().startswith("#")
            bare = re.sub(r"^\*\*(.+?)\*\*", r"\1 ", bare).strip() if bare.startswith("**") else bare
            opens = is_heading or _ARTICLE.match(bare) or _ITEM.match(bare) or _CHAPTER.match(bare)
            if opens and block:
                yield block, heading
                block = ""
            heading = is_heading
            joint = " " if block and block[-1].isascii() and bare[:1].isascii() and bare else ""
            block = block + joint + bare
        if block:
            yield block, heading


@dataclass
class _Unit:
    """One article or notice point while it is being read: paragraphs, each with its items."""

    cite: Citation
    heading: tuple[str, ...] = ()
    paragraphs: list[tuple[str, list[tuple[int, str, str]]]] = field(default_factory=list)

    def add(self, text: str) -> None:
        item = _ITEM.match(text)
        number = parse_numeral(item[1]) if item else None
        if item and number and self.paragraphs:
            self.paragraphs[-1][1].append((number, text, item[2]))
        elif text:
            self.paragraphs.append((text, []))

    def provision(self) -> Provision:
        whole = "\n".join("\n".join([text, *(raw for _, raw, _ in items)]) for text, items in self.paragraphs)
        if self.cite.part == "notice":
            return Provision(self.cite, whole, heading=self.heading)
        several = len(self.paragraphs) > 1
        children: list[Provision] = []
        for number, (text, items) in enumerate(self.paragraphs, 1):
            paragraph = number if several else 0
            inside = tuple(
                Provision(
                    Citation.of(self.cite.article, inserted=self.cite.inserted, paragraph=paragraph, item=n),
                    body,
                    text,
                )
                for n, _, body in items
            )
            if several:
                place = Citation.of(self.cite.article, inserted=self.cite.inserted, paragraph=paragraph)
                full = "\n".join([text, *(raw for _, raw, _ in items)])
                children.append(Provision(place, full, children=inside))
            else:
                children.extend(inside)
        return Provision(self.cite, whole, children=tuple(children), heading=self.heading)


class _Reading:
    """Takes blocks in order and sorts them into caption, articles and notice parts."""

    def __init__(self) -> None:
        self.title = ""
        self._chapters: dict[str, str] = {}
        self._articles: list[_Unit] = []
        self._notice: list[_Unit] = []
        self._caption: _Unit | None = None
        self._in_notice = False

    def take(self, block: str, *, is_heading: bool) -> None:
        if m := _ARTICLE.match(block):
            self._in_notice = False
            number, inserted = parse_numeral(m[1]), parse_numeral(m[2] or "") or 0
            if number:
                unit = _Unit(Citation.of(number, inserted=inserted), tuple(self._chapters.values()))
                self._articles.append(unit)
                unit.add(m[3].strip())
        elif m := _CHAPTER.match(block):
            ranks = "编章节"
            kept = {k: v for k, v in self._chapters.items() if ranks.index(k) < ranks.index(m[1])}
            self._chapters = {**kept, m[1]: block}
        elif is_heading:
            self._take_title(block)
        elif self._in_notice:
            self._take_notice(block)
        elif self._articles:
            self._articles[-1].add(block)
        elif self.title and self._caption is None and block.startswith(("(", "（")):
            self._caption = _Unit(Citation.of(0))
            self._caption.add(block)

    def _take_title(self, block: str) -> None:
        if block.endswith(("通知", "决定")) and not self._articles:
            self._in_notice = True
        else:
            self._in_notice = False
            self.title = self.title or block.replace(" ", "")

    def _take_notice(self, block: str) -> None:
        points = [u for u in self._notice if 0 < u.cite.article < Citation.CLOSING]
        m = _POINT.match(block)
        number = parse_numeral(m[1]) if m else None
        if m and number == len(points) + 1:
            self._notice.append(_Unit(Citation.of_notice(number)))
            block = m[2]
        elif not self._notice:
            self._notice.append(_Unit(Citation.of_notice(0)))
        elif points and self._quote_closed() and not _ITEM.match(block) and self._starts_closing(block):
            self._notice.append(_Unit(Citation.of_notice(Citation.CLOSING)))
        self._notice[-1].paragraphs.append((block, []))

    def _starts_closing(self, block: str) -> bool:
        return self._notice[-1].cite.article != Citation.CLOSING and bool(re.match(r"此外|本(?:通知|决定)", block))

    def _quote_closed(self) -> bool:
        return self._notice[-1].paragraphs[-1][0].endswith(("”", "」"))

    def finish(self) -> tuple[Provision, ...]:
        units = [*([self._caption] if self._caption else []), *self._articles, *self._notice]
        return tuple(unit.provision() for unit in units)
