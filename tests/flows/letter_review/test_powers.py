"""Which powers a letter gives, over letters in many styles (`letters.toml`)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from assistant.flows.letter_review import review

LETTERS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("letters.toml").read_text(encoding="utf-8"))["letter"]
STATUS = {"g": "granted", "p": "partly", "a": "absent", "d": "denied"}
OPENING = "关于聘任周敏同志为首席质量官的决定\n\n经研究，聘任周敏同志（现任副总经理）为本公司首席质量官，聘期自2026年1月1日起至2027年12月31日止。\n\n"
CLOSING = "\n\n南通长风机械有限公司（公章）\n\n2025年12月20日\n"


def text_of(letter: dict[str, Any]) -> str:
    body = str(letter["body"]).strip("\n")
    return body if letter.get("whole") else f"{OPENING}{body}{CLOSING}"


@pytest.mark.parametrize("letter", LETTERS, ids=[x["name"] for x in LETTERS])
def test_every_power_has_its_status(letter: dict[str, Any]) -> None:
    found = review(text_of(letter))
    assert found.is_letter
    assert "".join(p.status.value[0] for p in found.powers) == letter["expect"]


@pytest.mark.parametrize("letter", LETTERS, ids=[x["name"] for x in LETTERS])
def test_evidence_is_a_verbatim_part_and_null_when_absent(letter: dict[str, Any]) -> None:
    text = text_of(letter)
    for power in review(text).powers:
        assert (power.evidence is None) == (power.status.value == "absent")
        assert power.evidence is None or power.evidence in text


def test_there_are_enough_letters() -> None:
    assert len(LETTERS) >= 25
    assert {c for x in LETTERS for c in x["expect"]} == set(STATUS)
