"""Every row of `cases.md`: a message and the facts that must be read from it, no more and no fewer."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.flows.candidate import validate_facts
from assistant.flows.candidate.facts import VOCABULARY
from assistant.flows.candidate.rules import BARS
from assistant.flows.understanding import understand

TODAY = date(2026, 11, 22)
ROWS = [
    tuple(cell.strip().replace("\\n", "\n") for cell in line.strip().strip("|").split(" | "))
    for line in Path(__file__).with_name("cases.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| 一段话"))
]
JUDGED = {"甲": "commitment", "乙": "ability", "丙": "integrity"}
SIGNS = {"是": "yes", "否": "no"}


def fact(word: str) -> dict[str, Any]:
    """One fact as the table writes it."""
    if word.startswith("年限"):
        return {"quality_years": float(word[2:])}
    if word.startswith("起始"):
        return {"quality_since": word[2:]}
    if word == "六全否":
        return dict.fromkeys(BARS, "no")
    if m := re.fullmatch(r"六([一二三四五])([是否])", word):
        return {BARS["一二三四五".index(m[1])]: SIGNS[m[2]]}
    if word[0] in JUDGED:
        return {JUDGED[word[0]]: SIGNS[word[1]]}
    return {next(key for key in ("position", "education", "title") if word in VOCABULARY[key]): word}


def expected(cell: str) -> list[tuple[str | None, dict[str, Any]]]:
    """The people of a table cell."""
    if cell == "无":
        return []
    people = []
    for person in cell.split("｜"):
        name, facts = person.split("：")
        merged: dict[str, Any] = {}
        for word in facts.split("、"):
            if word:
                merged |= fact(word)
        people.append((None if name == "？" else name, merged))
    return people


@pytest.mark.parametrize(("message", "cell"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_reads_what_is_stated_and_no_more(message: str, cell: str) -> None:
    assert [(person.name, dict(person.facts)) for person in understand(message, TODAY)] == expected(cell)


@pytest.mark.parametrize("message", [row[0] for row in ROWS])
def test_every_fact_is_valid_and_shows_its_own_words(message: str) -> None:
    for person in understand(message, TODAY):
        validate_facts(dict(person.facts))
        assert person.spans.keys() == person.facts.keys()
        for span in person.spans.values():
            assert span.words
            assert message[span.start : span.end] == span.words
