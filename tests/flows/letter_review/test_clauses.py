"""Single clauses and short papers (`clauses.toml`): what gives a power whole, what keeps something back, which paper
is a letter at all and which usual parts it has."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import ContentError
from assistant.flows.letter_review import patterns, review
from assistant.flows.letter_review import trade as trades
from assistant.flows.letter_review.turns import Turns
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
    (tmp_path / "beside.toml").write_text(
        "[names]\n[shared]\n'by two' = '轮流 共管'\n[forgotten]\n'word' = '从略'\n", "utf-8"
    )
    patterns.names()
    monkeypatch.setattr(patterns, "_FOLDER", tmp_path)
    with pytest.raises(ContentError, match="对不上"):
        patterns.load("beside.toml", Turns)


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


class TestWordsPutPlainly:
    @pytest.mark.parametrize(
        ("item", "body"),
        [
            (1, "公司质量工作由周敏全面负责；除总裁外，周敏不向任何人汇报工作。"),
            (2, "总经理例会，首席质量官未出席的不得召开；凡经营决策，都须首席质量官参与；质量文化由其推广。"),
            (3, "质量战略的制定离不开首席质量官；年度质量计划无不由其部署、实施，并由其督查评价。"),
            (
                4,
                "未经首席质量官检验放行，原材料不得上线、在制品不得转序、成品不得发运；不合格的由其决定返工。各部门的质量考核奖惩由其作出。",
            ),
            (5, "供应链质量由周敏审核把关；新供应商要周敏点头才能进名录，评价、淘汰也由她定。"),
        ],
    )
    def test_double_negation_affirms(self, item: int, body: str) -> None:
        assert statuses(body)[item - 1] == "g"

    @pytest.mark.parametrize(
        ("item", "body"),
        [
            (1, "公司质量工作由周敏全面负责；除总裁外，周敏还向分管副总汇报工作。"),
            (3, "质量战略的制定离不开生产部；年度质量计划由首席质量官部署、实施，并由其督查评价。"),
            (5, "供应链质量由周敏审核把关；新供应商要采购部点头才能进名录，评价、淘汰由周敏定。"),
        ],
    )
    def test_what_is_affirmed_of_another_gives_the_officer_nothing(self, item: int, body: str) -> None:
        assert statuses(body)[item - 1] == "p"

    def test_changes_listed_below_speak_for_themselves(self) -> None:
        body = (
            "除下列变更外，原聘书授予的《南通市首席质量官暂行管理办法》第十二条各项权限继续有效：\n\n"
            "一、收回第十二条第（五）项权限。\n\n"
            "二、《南通市首席质量官暂行管理办法》第十二条第（七）项中的竞岗改由人力资源部行使，该项其余内容照旧。"
        )
        found = statuses(body)
        assert found[:4] == "gggg"
        assert "g" not in (found[4], found[6])


class TestWhoActs:
    def test_a_sentence_begun_with_somebody_else_stays_with_them(self) -> None:
        body = (
            "聘任副总裁周敏为首席质量官，聘任柳青（现任技术部部长）为质量总监。\n\n"
            "柳青监管和处置原材料、在制品、产成品质量，对各部门进行质量考核奖惩；审核把关供应链质量，对供应商进行全生命周期管理。\n\n"
            "周敏参加总裁例会，参与运营管理决策，推广质量文化。"
        )
        assert "".join(p.status.value[0] for p in review(body).powers) == "agaaaaa"

    def test_a_mere_right_to_advise_whoever_decides_is_partly(self) -> None:
        body = "质量战略由战略委员会制定，年度质量计划由其部署并督查，首席质量官可以向战略委员会提出建议。"
        assert statuses(body)[2] == "p"

    def test_empowered_by_the_head_is_not_somebody_else(self) -> None:
        assert statuses("受总裁授权全面主管公司质量工作，直接向总裁汇报。")[0] == "g"

    def test_the_appointment_of_another_is_no_power_beyond(self) -> None:
        body = "聘任周敏（现任副总裁）为首席质量官，聘任柳青（现任技术部部长）为质量总监。\n\n周敏推广质量文化。"
        assert review(body).beyond == ()

    def test_a_price_letter_is_beyond(self) -> None:
        body = f"{OPENING}权限：\n\n1. 参加总经理例会，参与运营管理决策，推广质量文化；\n2. 对外签发调价函。{CLOSING}"
        assert [b.text for b in review(body).beyond] == ["对外签发调价函。"]


def test_a_message_is_signed_by_whoever_sent_it_and_says_how_long() -> None:
    body = (
        "发件人：卢志远（总经理）\n收件人：各部门\n主题：首席质量官任命\n\n"
        "即日起，由副总经理周敏兼任公司首席质量官，先按三年安排（到2029年5月1日）。质量上的事直接向我汇报。\n\n"
        "卢志远\n总经理，南通长风机械有限公司\n2026年5月1日\n"
    )
    assert not {"任期", "签章"} & set(review(body).missing_parts)
