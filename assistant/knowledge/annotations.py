"""What we say about the text: short titles, force, addressee, misprints, old numbers. Never part of the text.

Read from `annotations.toml`; every citation there must exist and every misprint must occur in its provision.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from assistant.errors import ContentError, CqoError, NoSuchClauseError
from assistant.knowledge.citation import Citation, Reference
from assistant.knowledge.provisions import Regulation
from assistant.knowledge.reader import regulation


class Force(StrEnum):
    """Strength of a provision's words; `label` is what a person reads."""

    MUST = "must"
    MUST_NOT = "must_not"
    MAY = "may"
    ENCOURAGE = "encourage"
    DUTY = "duty"
    STATEMENT = "statement"
    EXPLORE = "explore"
    DEFINE = "define"
    PURPOSE = "purpose"
    SCOPE = "scope"
    CONDITION = "condition"
    EFFECT = "effect"
    AMEND = "amend"

    @property
    def label(self) -> str:
        return _FORCE_LABELS[self]


_FORCE_LABELS = {
    Force.MUST: "应当",
    Force.MUST_NOT: "不得",
    Force.MAY: "可以",
    Force.ENCOURAGE: "鼓励",
    Force.DUTY: "承担职责",
    Force.STATEMENT: "工作任务",
    Force.EXPLORE: "探索",
    Force.DEFINE: "定义",
    Force.PURPOSE: "目的",
    Force.SCOPE: "范围",
    Force.CONDITION: "条件",
    Force.EFFECT: "施行",
    Force.AMEND: "修改",
}

ADDRESSEES: Mapping[str, str] = {
    "enterprise": "企业",
    "cqo": "首席质量官",
    "city": "市市场监督管理部门",
    "county": "县（市）区市场监督管理部门",
    "departments": "发展改革、工信等有关部门",
    "organiser": "培训组织",
    "government": "各地、各部门",
}


@dataclass(frozen=True, slots=True)
class Erratum:
    """A misprint or oddity of the published text: `printed` stands in the provision, `read_as` is how to read it."""

    cite: Citation
    printed: str
    read_as: str
    note: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """Short title, forces and addressees (keys of ADDRESSEES) of one provision."""

    title: str
    forces: tuple[Force, ...]
    addressees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annotations:
    """All editorial knowledge of one regulation, resolved against its text."""

    provisions: Mapping[Citation, Annotation]
    errata: tuple[Erratum, ...]
    renumbered: Mapping[int, Citation]
    amended_by: Mapping[Citation, Citation]

    def title(self, cite: Citation) -> str:
        """Short title of a provision, empty where there is none."""
        annotation = self.provisions.get(cite)
        return annotation.title if annotation else ""

    def forces(self, cite: Citation) -> tuple[Force, ...]:
        """Force of a provision; an item without its own takes its article's."""
        annotation = self.provisions.get(cite) or self.provisions.get(cite.to_article)
        return annotation.forces if annotation else ()

    def errata_in(self, cite: Citation) -> tuple[Erratum, ...]:
        """Misprints in a provision or anywhere inside it."""
        return tuple(e for e in self.errata if e.cite == cite or (e.cite.to_article == cite == cite.to_article))

    def current(self, reference: Reference) -> Citation:
        """The present article of an old (before 2020) number. Raises NoSuchClauseError where it is not known."""
        try:
            return self.renumbered[reference.article]
        except KeyError:
            known = "、".join(f"旧{Citation.of(old)}→{new}" for old, new in self.renumbered.items())
            raise NoSuchClauseError(
                f"旧{Citation.of(reference.article)}现在是哪一条，通知没有写明。通知写明的只有：{known}。"
            ) from None


@cache
def editorial() -> Annotations:
    """The annotations of the regulation this program is about."""
    return read(Path(__file__).with_name("annotations.toml"), regulation())


def read(path: Path, text: Regulation) -> Annotations:
    """Read and check an annotation file. Raises ContentError naming file and key."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))

    def cite(written: str) -> Citation:
        try:
            found = text.cite(written)
        except CqoError as error:
            raise ContentError(f"{path.name}：{written}：{error}") from error
        if str(found) != written:
            raise ContentError(f"{path.name}：{written} 应写作 {found}")
        return found

    try:
        provisions = {
            cite(key): Annotation(value["title"], tuple(map(Force, value["force"])), _addressees(value["addressee"]))
            for key, value in table["provisions"].items()
        }
        errata = tuple(Erratum(cite(e["cite"]), e["printed"], e["read_as"], e["note"]) for e in table["errata"])
        renumbered = {int(old): cite(new) for old, new in table["renumbered"].items()}
        amended_by = {cite(article): cite(point) for article, point in table["amended_by"].items()}
    except (KeyError, ValueError, TypeError) as error:
        raise ContentError(f"{path.name}：缺少或写错了 {error}") from error
    for erratum in errata:
        if erratum.printed not in text[erratum.cite].text:
            raise ContentError(f"{path.name}：{erratum.cite}里没有“{erratum.printed}”")
    return Annotations(provisions, errata, renumbered, amended_by)


def _addressees(keys: list[str]) -> tuple[str, ...]:
    if unknown := set(keys) - ADDRESSEES.keys():
        raise ValueError(f"addressee {', '.join(sorted(unknown))}")
    return tuple(keys)
