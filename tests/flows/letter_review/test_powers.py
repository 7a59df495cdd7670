"""Which powers a letter gives, over letters in many styles (`letters.toml`)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from assistant.flows.letter_review import review
from assistant.knowledge.reader import regulation

LETTERS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("letters.toml").read_text(encoding="utf-8"))[
    "letter"
]
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


@pytest.mark.parametrize("letter", [x for x in LETTERS if "missing" in x], ids=lambda x: x["name"])
def test_the_parts_it_lacks_and_the_powers_beyond(letter: dict[str, Any]) -> None:
    found = review(text_of(letter))
    assert list(found.missing_parts) == letter["missing"]
    assert [b.text for b in found.beyond] == letter.get("beyond", [])


SEVEN = [p.text.strip().rstrip("；;。") for p in regulation()["第十二条"].items]
FRAMES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("frames.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("frame", FRAMES["cut"])
def test_no_item_is_granted_when_something_is_taken_from_it(frame: str) -> None:
    for number, text in enumerate(SEVEN):
        assert review(OPENING + frame.format(text)).powers[number].status.value != "granted", text


@pytest.mark.parametrize("frame", FRAMES["uncut"])
def test_every_item_is_granted_when_nothing_is(frame: str) -> None:
    for number, text in enumerate(SEVEN):
        assert review(OPENING + frame.format(text)).powers[number].status.value == "granted", text


def test_a_rule_applied_to_the_officer_gives_nothing() -> None:
    body = "本公司质量奖励制度由薪酬委员会实施，首席质量官的奖金按该制度执行。"
    assert review(OPENING + body).powers[6].status.value == "absent"


@pytest.mark.parametrize(
    ("item", "body"),
    [
        (2, "首席质量官参加总经理例会中的质量议题，参与运营管理决策，推广质量文化。"),
        (5, "首席质量官审核把关供应链质量状况，参与供应商全生命周期管理。"),
        (5, "首席质量官有权审核把关供应链质量状况，对关键供应商进行全生命周期管理。"),
        (4, "首席质量官监管和处置原材料、产成品质量，并对各部门（车间）进行质量考核奖惩。"),
        (
            7,
            "首席质量官实施质量奖励制度（单次超过一万元的报总经理批准），推行先进质量方法，开展质量人才培养评价、考核和竞岗。",
        ),
    ],
)
def test_a_share_of_it_is_partly(item: int, body: str) -> None:
    assert review(OPENING + body).powers[item - 1].status.value == "partly"
