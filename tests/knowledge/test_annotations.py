"""Editorial knowledge stands beside the text and is checked against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ContentError
from assistant.knowledge import annotations
from assistant.knowledge.annotations import Force, editorial
from assistant.knowledge.reader import regulation

FILE = Path(annotations.__file__).with_name("annotations.toml")


def test_every_provision_has_a_short_title_and_a_force() -> None:
    for provision in regulation().walk():
        annotation = editorial().provisions[provision.cite]
        assert annotation.title
        assert annotation.forces


@pytest.mark.parametrize(
    ("force", "word"),
    [
        (Force.MUST, "应当"),
        (Force.MUST_NOT, "不得"),
        (Force.ENCOURAGE, "鼓励"),
        (Force.EXPLORE, "探索"),
        (Force.MAY, "可以"),
    ],
)
def test_a_force_is_never_stronger_than_the_words(force: Force, word: str) -> None:
    """Whatever is annotated 应当 (不得 …) has the word in its own text or its lead-in."""
    for cite, annotation in editorial().provisions.items():
        if force in annotation.forces:
            provision = regulation()[cite]
            words = provision.text + (provision.lead_in or "")
            assert word in words or (force is Force.MUST and "需按" in words), cite


def test_misprints_are_found_from_the_item_and_its_article() -> None:
    notes = editorial()
    printed = [e.printed for e in notes.errata_in(regulation().cite("第十四条"))]
    assert "或者者" in printed
    assert [e.printed for e in notes.errata_in(regulation().cite("第十五条第（一）项"))] == ["或者者"]
    assert notes.errata_in(regulation().cite("第一条")) == ()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"第一条" =', '"第九十条" =', "没有第九十条"),
        ('"第五条第（二）项" =', '"5条2项" =', "应写作"),
        ('force = ["purpose"]', 'force = ["strong"]', "strong"),
        ('addressee = ["organiser"]', 'addressee = ["nobody"]', "nobody"),
        ('printed = "第一款"', 'printed = "第八款"', "里没有"),
    ],
)
def test_a_broken_file_names_file_and_key(tmp_path: Path, old: str, new: str, says: str) -> None:
    content = FILE.read_text(encoding="utf-8")
    assert old in content
    broken = tmp_path / "annotations.toml"
    broken.write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=says) as caught:
        annotations.read(broken, regulation())
    assert "annotations.toml" in str(caught.value)
