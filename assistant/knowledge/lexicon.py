"""What lay people say, beside the regulation's own words and the provisions those stand in.

One row is one idea: any of its lay expressions means its terms and points to its clauses. This module reads and
checks `lexicon.toml`; how a row counts in a search is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.errors import ContentError, CqoError
from assistant.knowledge.citation import Citation
from assistant.knowledge.language import normalise
from assistant.knowledge.provisions import Regulation

SYNONYMS = "synonyms.toml"


@dataclass(frozen=True, slots=True)
class Row:
    """Lay expressions, the regulation's words for them, and where those stand (best first).

    A row without terms and clauses only says that its words mean the same."""

    lay: tuple[str, ...]
    terms: tuple[str, ...]
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rows, and the words the segmenter must not split."""

    rows: tuple[Row, ...]
    domain_words: tuple[str, ...]


def read(path: Path, text: Regulation) -> Lexicon:
    """Read the lexicon, and the synonyms beside it. Raises ContentError naming file and word."""
    from assistant.knowledge.content_schema import LexiconFile, SynonymFile, read_toml

    if not path.exists():
        return Lexicon((), ())
    table = read_toml(path, LexiconFile)
    rows = tuple(
        Row(
            tuple(entry.lay),
            tuple(entry.terms),
            tuple(strict_cite(path.name, entry.lay[0], c, text) for c in entry.cites),
        )
        for entry in table.row
    )
    beside = path.with_name(SYNONYMS)
    if beside.exists():
        rows += tuple(Row(tuple(line.split()), (), ()) for line in read_toml(beside, SynonymFile).rows)
    return Lexicon(rows, tuple(table.domain_words))


def problems(lexicon: Lexicon, text: Regulation) -> list[str]:
    """What is wrong with the rows beyond their shape, one Chinese line each: doubled lay words, terms not in their clauses."""
    found: list[str] = []
    owner: dict[str, int] = {}
    for number, row in enumerate(lexicon.rows):
        for lay in row.lay:
            key = normalise(lay)
            if owner.setdefault(key, number) != number:
                found.append(f"lexicon.toml：口语词“{lay}”出现在两行里")
        body = normalise("".join((text[c].lead_in or "") + text[c].text for c in row.cites))
        found += [
            f"lexicon.toml：用语“{term}”不在{'、'.join(map(str, row.cites))}的原文里"
            for term in row.terms
            if row.cites and normalise(term) not in body
        ]
    return found


def strict_cite(file: str, key: str, written: str, text: Regulation) -> Citation:
    """The provision a content file names, which must exist and be written in the strict form."""
    try:
        cite = text.cite(written)
    except CqoError as error:
        raise ContentError(f"{file}：{key}：{error}") from error
    if str(cite) != written:
        raise ContentError(f"{file}：{key}：{written} 应写作 {cite}")
    return cite
