"""The pieces a letter is cut into, and the one form of its words that all matching is done in.

Knows marks and boxes, neither lines nor tables nor meanings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.knowledge.language import normalise

PLAIN, BULLET = 30, 26
"""Ranks: Markdown headings count 1 to 6, numbering 9 to 25, bullets 26, a plain paragraph 30."""

_MARKS = re.compile(r"[\s*_`#>|~\\]+")
BOX = re.compile(r"(?P<empty>□|☐|▢|\[ \]|［ ］)|(?P<ticked>☑|☒|■|✓|✔|√|\[[xX√]\])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`plain` is normalised without blanks or Markdown; `letter[start:end]` is the same, verbatim."""

    start: int
    end: int
    plain: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row. `label` is what its column or first cell is called, `mark` a
    number in parts (3.2) as it is written."""

    rank: int
    number: int
    sentences: tuple[Sentence, ...]
    heading: bool = False
    label: str = ""
    mark: str = ""

    @property
    def plain(self) -> str:
        return "".join(s.plain for s in self.sentences)


def plain(text: str) -> str:
    """Text in the form all matching is done in: normalised, without blanks and Markdown marks."""
    return _MARKS.sub("", normalise(_MARKS.sub(" ", text))).replace("〈", "《").replace("〉", "》")


def ticked(text: str, *, refuses: bool = False) -> str:
    """The text without the choices whose box is empty, or with their refusal if an empty box `refuses`."""
    marks = list(BOX.finditer(text))
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
