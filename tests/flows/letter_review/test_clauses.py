"""Single clauses and short papers (`clauses.toml`): what gives a power whole, what keeps something back, which paper
is a letter at all and which usual parts it has."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import ContentError
from assistant.flows.letter_review import review
from assistant.flows.letter_review import trade as trades
from assistant.flows.letter_review import turns as beside
from tests.flows.letter_review.test_powers import CLOSING, OPENING

TOLD: dict[str, Any] = tomllib.loads(Path(__file__).with_name("clauses.toml").read_text(encoding="utf-8"))
PARTS = [(p["name"], text, there) for p in TOLD["part"] for there in (True, False) for text in p["there" if there else "lacking"]]  # fmt: skip


def statuses(body: str) -> str:
    return "".join(p.status.value[0] for p in review(f"{OPENING}{body}{CLOSING}").powers)


@pytest.mark.parametrize(("item", "body"), TOLD["granted"])
def test_a_power_given_whole_in_any_words_is_granted(item: int, body: str) -> None:
    assert statuses(body)[item - 1] == "g"


@pytest.mark.parametrize(("item", "expected", "body"), TOLD["less"])
def test_a_power_of_which_something_is_kept_back_is_not(item: int, expected: str, body: str) -> None:
    assert statuses(body)[item - 1] == expected


@pytest.mark.parametrize(("expected", "body"), TOLD["whole"])
def test_a_reference_a_list_or_a_table_is_read_for_all_seven(expected: str, body: str) -> None:
    assert statuses(body) == expected


@pytest.mark.parametrize("text", TOLD["papers"]["letters"])
def test_a_paper_that_appoints_somebody_is_a_letter(text: str) -> None:
    assert review(text).is_letter


@pytest.mark.parametrize("text", TOLD["papers"]["others"])
def test_a_paper_that_only_speaks_of_the_post_is_none(text: str) -> None:
    assert not review(text).is_letter


@pytest.mark.parametrize(("part", "text", "there"), PARTS)
def test_a_usual_part_is_found_when_it_is_there(part: str, text: str, there: bool) -> None:
    assert (part not in review(text).missing_parts) is there


class TestTradeWords:
    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("竹篾、竹坯、整篮", "竹篾原材料、竹坯在制品、整篮产成品"),
            ("监管白卡、半成品、成品盒的质量", "监管白卡原材料、在制品、成品盒的质量"),
            ("检验、判定、停线、退库、报废", "检验、判定、停线、退库、报废"),
            ("钢板、木材、板材", "原材料、原材料、原材料"),
            ("产品质量和品质文化", "产品质量和质量文化"),
        ],
    )
    def test_goods_are_named_by_their_stage_where_it_shows(self, written: str, meant: str) -> None:
        assert trades.trade().canonical(written) == meant

    def test_one_kind_of_goods_is_not_all_three(self) -> None:
        assert statuses("首席质量官监管和处置钢板、木材、板材的质量，对各部门（车间）进行质量考核奖惩。")[3] == "p"

    def test_no_trade_word_means_two_things(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        table = tmp_path / "trade.toml"
        table.write_text('[goods."原材料"]\nwords = ["坯布"]\n[goods."产成品"]\nwords = ["坯布"]\n[same]\n', "utf-8")
        monkeypatch.setattr(trades, "_FILE", table)
        trades.trade.cache_clear()
        with pytest.raises(ContentError, match="坯布"):
            trades.trade()
        monkeypatch.undo()
        trades.trade.cache_clear()


def test_a_table_of_turns_nobody_asks_for_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = tmp_path / "beside.toml"
    table.write_text("[names]\n[shared]\n'by two' = '轮流 共管'\n[forgotten]\n'word' = '从略'\n", "utf-8")
    monkeypatch.setattr(beside, "_FILE", table)
    beside.turns.cache_clear()
    with pytest.raises(ContentError, match="对不上"):
        beside.turns()
    monkeypatch.undo()
    beside.turns.cache_clear()


class TestHowALetterIsLaidOut:
    def test_a_scan_broken_into_narrow_lines_reads_like_the_letter(self) -> None:
        whole = f"{OPENING}首席质量官参加总经理例会，参与运营管理决策，推广质量文化。首席质量官参与质量战略制定，部署和实施年度质量计划，并督查评价。"
        lines = [line[i : i + 14] for line in whole.split("\n") if line for i in range(0, len(line), 14)]
        lines.insert(4, "第 1 页")
        found = review("\n".join(lines))
        assert "".join(p.status.value[0] for p in found.powers) == "aggaaaa"

    def test_a_named_assistant_holds_what_is_given_to_the_assistant(self) -> None:
        body = (
            "经研究，聘任副总经理周敏为首席质量官，聘任质量部副部长柳青为首席质量官助理。\n\n"
            "周敏参加总经理例会，参与运营管理决策，推广质量文化。\n\n柳青审核把关供应链质量，对供应商进行全生命周期管理。"
        )
        assert "".join(p.status.value[0] for p in review(body).powers) == "agaaaaa"

    def test_a_power_from_a_later_day_is_left_for_later(self) -> None:
        assert statuses("自2027年6月1日起，首席质量官审核把关供应链质量，对供应商进行全生命周期管理。")[4] == "a"

    def test_reservations_cut_only_what_they_name(self) -> None:
        body = (
            "首席质量官享有《南通市首席质量官暂行管理办法》第十二条规定的全部权限。\n\n"
            "对上述权限作如下保留：供应商的淘汰，须经总经理批准。"
        )
        assert statuses(body) == "ggggpgg"

    def test_a_recital_gives_nothing(self) -> None:
        body = "鉴于首席质量官可以参加总经理例会、参与运营管理决策、推广质量文化；现授权周敏全面负责质量工作，直接向总经理报告。"
        assert statuses(body) == "gaaaaaa"
