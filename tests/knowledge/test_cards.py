"""Cards and lexicon: what is read, and what is refused with file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ContentError
from assistant.knowledge import cards, lexicon
from assistant.knowledge.reader import regulation

CARD = """
[[card]]
id = "years"
asks = ["要干几年"]
supplies = ["how_long"]
lead = "含3年：从事质量管理工作3年以上。"
cites = ["第五条第（二）项"]
"""


def read(folder: Path, text: str) -> tuple[cards.Card, ...]:
    (folder / "theme.toml").write_text(text, encoding="utf-8")
    return cards.read(folder, regulation())


def test_a_card_is_read_with_its_citations_resolved(tmp_path: Path) -> None:
    (card,) = read(tmp_path, CARD)
    assert card.cites == (regulation().cite("第五条第（二）项"),)
    assert card.abstain is None
    assert cards.problems([card], regulation()) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (CARD.replace("第五条第（二）项", "第五条第（九）项"), "theme.toml：theme/years：第五条只有四项"),
        (CARD.replace("第五条第（二）项", "5条2项"), "应写作 第五条第（二）项"),
        (CARD + 'extra = "x"', "theme.toml：card.0.extra"),
        (CARD.replace("how_long", "which"), "theme.toml：card.0.supplies.0"),
        (CARD.replace("asks", "ask"), "theme.toml：card.0.asks"),
        ("[[card]\n", "theme.toml：读不了"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_key(tmp_path: Path, wrong: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        read(tmp_path, wrong)
    assert said in str(caught.value)


@pytest.mark.parametrize("lead", ["要5年。", "要五年。", "从2012年起。", "最多两年。"])
def test_a_number_that_the_clause_does_not_hold_is_a_problem(tmp_path: Path, lead: str) -> None:
    found = read(tmp_path, CARD.replace("含3年：从事质量管理工作3年以上。", lead))
    assert any("数字" in problem for problem in cards.problems(found, regulation()))


@pytest.mark.parametrize(
    "lead", ["满三年就行。", "见第十二条第（一）项。", "有一个就够，两样都有更好。", "两个日期不同。"]
)
def test_numbers_of_the_clause_citations_and_plain_counts_are_none(tmp_path: Path, lead: str) -> None:
    found = read(tmp_path, CARD.replace("含3年：从事质量管理工作3年以上。", lead))
    assert cards.problems(found, regulation()) == []


def test_two_cards_may_not_claim_the_same_question(tmp_path: Path) -> None:
    found = read(tmp_path, CARD + CARD.replace('"years"', '"other"').replace("要干几年", "要干几年？"))
    assert any("都有问法" in problem for problem in cards.problems(found, regulation()))


def test_a_card_that_abstains_cites_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, CARD + 'abstain = "not_settled"')
    assert any("弃答卡" in problem for problem in cards.problems(found, regulation()))


def test_lexicon_rows_and_their_problems(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text(
        'domain_words = ["大专"]\n[[row]]\nlay = ["文凭"]\nterms = ["研究生学历"]\ncites = ["第五条第（三）项"]\n'
        '[[row]]\nlay = ["文凭"]\ncites = ["第五条"]\n',
        encoding="utf-8",
    )
    words = lexicon.read(path, regulation())
    problems = lexicon.problems(words, regulation())
    assert any("文凭" in p and "两行" in p for p in problems)
    assert any("研究生学历" in p for p in problems)


def test_synonyms_beside_the_lexicon_become_rows_without_clauses(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text("", encoding="utf-8")
    path.with_name(lexicon.SYNONYMS).write_text('rows = ["丢了 遗失"]', encoding="utf-8")
    assert lexicon.read(path, regulation()).rows == (lexicon.Row(("丢了", "遗失"), (), ()),)
