"""The content that travels with the program is sound."""

from __future__ import annotations

from pathlib import Path

from assistant.knowledge import content_check, coverage
from assistant.knowledge.answering import Knowledge
from assistant.knowledge.reader import regulation


def test_the_content_has_no_problem(knowledge: Knowledge) -> None:
    assert content_check.problems(knowledge) == []


def test_every_provision_stands_behind_a_card() -> None:
    assert coverage.uncovered() == []


def test_coverage_lists_every_provision_once() -> None:
    held = coverage.cards_by_provision()
    assert list(held) == [str(p.cite) for p in regulation().walk()]


def test_an_ask_that_two_cards_want_is_a_problem(tmp_path: Path, content: Path) -> None:
    folder = tmp_path / "cards"
    folder.mkdir()
    text = (content / "cards" / "few.toml").read_text(encoding="utf-8")
    (folder / "few.toml").write_text(text.replace('"工作年限"', '"要什么学历？"'), encoding="utf-8")
    problems = content_check.problems(Knowledge(None, cards=folder, lexicon=content / "lexicon.toml"))
    assert any("都有问法" in problem for problem in problems)


def test_a_file_that_cannot_be_read_is_the_one_problem(tmp_path: Path, content: Path) -> None:
    (tmp_path / "bad.toml").write_text("[[card]]\nid = 1\n", encoding="utf-8")
    (problem,) = content_check.problems(Knowledge(None, cards=tmp_path, lexicon=content / "lexicon.toml"))
    assert problem.startswith("bad.toml：card.0")


def test_leads_of_open_matters_say_so_first(knowledge: Knowledge) -> None:
    openings = {
        "not_settled": "本办法没有规定",
        "other_law": "这属于其他",
        "ask_authority": "这一点需要主管部门解释",
        "off_topic": "这个问题",
    }
    wrong = [c.id for c in knowledge.compiled.cards if c.abstain and not c.lead.startswith(openings[c.abstain])]
    assert wrong == []
