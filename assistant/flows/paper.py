"""A drafted letter as a model: typed paragraphs, each with the clauses it rests on. Rendering is another floor's work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from assistant.knowledge.citation import Citation

LetterKind: TypeAlias = Literal["聘书", "任命文件", "授权书"]
LETTER_KINDS: tuple[LetterKind, ...] = ("聘书", "任命文件", "授权书")

ParagraphKind: TypeAlias = Literal["title", "addressee", "opening", "heading", "text", "item", "signature"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `part` names the section it stands in (职责, 权限 …); `cites` what it rests on; `is_optional`
    marks a clause of our drafting that the enterprise may strike out."""

    kind: ParagraphKind
    text: str
    part: str
    cites: tuple[Citation, ...] = ()
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to print. `granted`, `withheld` and `undecided` part the seven powers; `placeholders` are the blanks
    〔…〕 still to fill, in order."""

    kind: LetterKind
    title: str
    paragraphs: tuple[Paragraph, ...]
    granted: tuple[Citation, ...]
    withheld: tuple[Citation, ...]
    undecided: tuple[Citation, ...]
    placeholders: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def bases(self) -> dict[str, tuple[Citation, ...]]:
        """Which clauses each part rests on, in the order of the letter."""
        found: dict[str, dict[Citation, None]] = {}
        for paragraph in self.paragraphs:
            found.setdefault(paragraph.part, {}).update(dict.fromkeys(paragraph.cites))
        return {part: tuple(cites) for part, cites in found.items() if cites}
