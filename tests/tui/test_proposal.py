"""A sentence read into proposed facts: shown with its words, taken by one key, changed, put away; never by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.tui.proposal import ProposalCard
from assistant.tui.question import BlockCard
from tests.tui.screen import NARROW, WIDE, seated

LI = ">我们总经理助理李工，本科，干质量5年了，能当吗？"
TWO = ">王部长是质量部部长，大专，干了4年质量；李总是副总经理，本科，做质量2年。谁能当？"
BRIBED = ">总经理助理李工，本科，干质量5年，2019年因收受供应商回扣被处分，能当吗？"


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_what_was_read_is_shown_with_its_words_its_clause_and_what_it_would_come_to(
    size: tuple[int, int],
) -> None:
    async with seated(size) as seat:
        await seat.walk(LI)
        text = seat.text(".proposal Static")
        for part in (
            "我读到　李工",
            "职务＝总经理助理（“总经理助理”）　第五条",
            "学历＝大专及以上（“本科”）",
            "都对的话，目前　待核实",
        ):
            assert part in text
        assert seat.answers == {}
        assert not seat.chat.query(".answer")


@pytest.mark.parametrize("yes", ["1", ">对", ">是的。"])
async def test_one_key_or_word_takes_it_and_only_what_is_open_is_asked(yes: str) -> None:
    async with seated() as seat:
        await seat.walk(LI, yes)
        assert seat.answers["position"] == "总经理助理"
        assert seat.answers["name"] == "李工"
        assert seat.chat.asked is not None
        assert seat.chat.asked.id == "bars"
        assert "李工" in seat.head
        assert "［已确认］" in seat.text(".answered")
        await seat.walk("2", "2", "2", "2", "2", "enter", "1", "1", "1", "enter")
        outcome = seat.chat.dialogue.outcome
        assert outcome is not None
        assert outcome.verdict == "可以担任"


async def test_what_was_read_wrongly_is_dropped_and_asked() -> None:
    async with seated() as seat:
        await seat.walk(LI, "2")
        assert "哪些读错了？" in seat.text(".proposal Static")
        await seat.walk("4", "enter")
        assert "education" not in seat.answers
        assert seat.chat.asked is not None
        assert seat.chat.asked.id == "education"


async def test_escape_leaves_the_choice_of_wrong_ones_and_nothing_is_taken() -> None:
    async with seated() as seat:
        await seat.walk(LI, "2", "escape")
        assert "我读到　李工" in seat.text(".proposal Static")
        assert seat.answers == {}


@pytest.mark.parametrize("no", ["3", ">不用"])
async def test_put_away_the_question_is_answered_instead(no: str) -> None:
    async with seated() as seat:
        await seat.walk(LI, no)
        assert "答：我们总经理助理李工" in seat.text(".answer Static")
        assert "［没有采用］" in seat.text(".answered")
        assert seat.answers == {}
        await seat.press("ctrl+z")
        assert seat.chat.dialogue.timeline() == ()


async def test_undo_brings_the_proposal_back() -> None:
    async with seated() as seat:
        await seat.walk(LI, "1", "ctrl+z")
        assert seat.answers == {}
        assert seat.chat.proposal is not None
        await seat.press("1")
        assert seat.answers["education"] == "大专及以上"


async def test_several_people_one_first_the_other_stays_offered() -> None:
    async with seated() as seat:
        await seat.walk(TWO)
        text = seat.text(".proposal Static")
        assert "先查哪一位" in text
        assert "都对的话，目前不具备条件" in text
        await seat.walk("2", "1")
        assert seat.answers["name"] == "李总"
        assert "到目前为止" in seat.text(".verdict Static")
        await seat.press("1")
        assert "还有没查的人选" in seat.text(".proposal Static")
        await seat.walk("1", "1")
        assert seat.answers["name"] == "王部长"
        assert seat.chat.asked is not None
        assert seat.chat.asked.id == "bars"


async def test_of_several_people_the_line_above_the_prompt_says_what_3_does() -> None:
    async with seated() as seat:
        await seat.walk(LI)
        assert "3 不用" in seat.text("#hint")
    async with seated() as seat:
        await seat.walk(">王芳，质量部部长，大专，8年；张伟，副总，本科，3年。哪个能当？", "1")
        assert "3 返回" in seat.text("#hint")


async def test_a_new_message_puts_those_left_over_away() -> None:
    async with seated() as seat:
        await seat.walk(TWO, "2", "1", "1", ">缓刑算不算受刑事处罚？")
        assert seat.chat.proposal is None
        assert "答：缓刑算不算" in seat.text(".answer Static")


async def test_of_an_offence_only_the_value_is_kept(tmp_path: Path) -> None:
    async with seated(data=tmp_path) as seat:
        await seat.walk(BRIBED)
        text = seat.text(".proposal Static")
        assert "第六条第（二）项情形＝有（〔第六条情形，细节未保存〕）" in text
        assert "目前　不得担任（第六条第（二）项）" in text
        await seat.walk("1", "2")
        assert seat.answers["improper_gain"] == "yes"
        card = seat.chat.query_one(BlockCard)
        assert [row.chosen.value if row.chosen else None for row in card.rows] == [None, "yes", None, None, None]
        await seat.walk("2", "2", "2", "2", "enter")
        assert seat.answers["improper_gain"] == "yes"
        for path in tmp_path.iterdir():
            assert "回扣".encode() not in path.read_bytes()


async def test_a_remark_in_mid_flow_is_only_proposed_and_the_block_stands() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "1", "2", ">3", "1", "2", "2", ">李工还有高级工程师职称，2015年评上的")
        assert seat.chat.proposal is not None
        assert "title" not in seat.answers
        await seat.press("1")
        assert seat.answers["title"] == "中级及以上"
        card = seat.chat.query_one(BlockCard)
        assert [row.chosen.value if row.chosen else None for row in card.rows] == ["no", "no", None, None, None]
        assert seat.chat.talk.card is card


async def test_a_remark_against_an_answer_says_what_was_answered() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "1", "2", ">3", "2", ">李工是本科毕业，刚才记错了")
        assert "原来答的是大专以下" in seat.text(".proposal Static")
        await seat.press("3")
        assert seat.answers["education"] == "大专以下"


async def test_a_sentence_about_a_person_is_no_name() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工，总经理助理，本科，干了5年质量")
        assert "name" not in seat.answers
        await seat.press("1")
        assert seat.answers["name"] == "李工"
        assert seat.answers["position"] == "总经理助理"


@pytest.mark.parametrize(
    "text",
    ["学历要求大专，能不能用职称代替？", "总经理能当吗", "企业高层副职需要3年质量管理经验吗？", "我大专毕业，能当吗"],
)
async def test_a_question_about_the_rules_is_answered(text: str) -> None:
    async with seated() as seat:
        await seat.say(text)
        assert not seat.chat.query(ProposalCard)
        assert seat.chat.query(".answer")


async def test_an_open_proposal_is_there_again_after_the_program_ended(tmp_path: Path) -> None:
    async with seated(data=tmp_path) as seat:
        await seat.walk(LI)
    async with seated(data=tmp_path) as seat:
        await seat.press("1")
        assert seat.chat.proposal is not None
        await seat.press("1")
        assert seat.answers["quality_years"] == 5


async def test_markup_in_what_was_read_is_shown_as_typed() -> None:
    async with seated() as seat:
        await seat.say("我们总经理助理李工，[/]本科[red]学历，干质量5年了")
        assert seat.chat.proposal is not None
        await seat.press("1")
        assert "［已确认］" in seat.text(".answered")
