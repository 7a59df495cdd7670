"""The guided flows as a person walks them: every verdict, the letter, side questions, changing an answer, block rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.tui.question import AnsweredQuestion, BlockCard, Chip, MultiCard
from assistant.tui.verdict import VerdictCard
from tests.tui.screen import NARROW, WIDE, Seat, seated

TO_BARS = (">/自查", ">李工", "1", "2", ">3", "1")
NO_BARS = ("2", "2", "2", "2", "2", "enter")
ALL_GOOD = ("1", "1", "1", "enter")


def verdict(seat: Seat) -> VerdictCard:
    return list(seat.chat.query(VerdictCard))[-1]


@pytest.mark.parametrize(
    ("size", "steps", "result", "shown"),
    [
        (WIDE, (*TO_BARS, *NO_BARS, *ALL_GOOD), "可以担任", "可以聘任；是否聘任由企业决定"),
        (NARROW, (*TO_BARS, *NO_BARS, "1", "3", "1", "enter"), "待核实", "第五条第（二）项"),
        (NARROW, (*TO_BARS, "2", "2", "3", "2", "2", "enter", *ALL_GOOD), "待核实", "第六条第（三）项"),
        (NARROW, (*TO_BARS, "2", "1", "2", "2", "2", "enter", "1"), "不得担任", "第六条第（二）项"),
        (WIDE, (">/自查", ">李工", "1", "4", "1"), "不具备条件", "高层正职"),
    ],
)
async def test_candidate_flow_to_each_verdict(
    size: tuple[int, int], steps: tuple[str, ...], result: str, shown: str
) -> None:
    async with seated(size) as seat:
        await seat.walk(*steps)
        assert seat.chat.asked is None
        assert verdict(seat).outcome.verdict == result
        assert shown in seat.text(".verdict Static")
        assert "本结论只依据所填信息和2020年修订文本" in seat.text(".verdict Static")


async def test_first_definite_negative_offers_to_stop_and_to_go_on() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "1", "4")
        assert "到目前为止" in seat.text(".verdict Static")
        assert "到此为止" in seat.text(".question Static")
        await seat.press("2")
        assert "从事质量管理工作多少年了？" in seat.text(".question Static")


async def test_progress_in_the_head_is_the_flows_own() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工")
        pending = seat.chat.dialogue.pending
        assert pending is not None
        assert f"第{pending.number}步 / 最多{pending.at_most}步" in seat.head
        assert "李工" in seat.head


async def test_side_question_is_answered_and_the_question_stands() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", ">总工程师算高层副职吗？")
        assert "答：总工程师算" in seat.text(".answer Static")
        assert seat.chat.asked is not None
        assert seat.chat.asked.id == "position_group"
        assert seat.chat.talk.turns[-1] is seat.chat.talk.card
        await seat.press("1")
        assert seat.answers["position_group"] == "企业高层"


async def test_what_was_begun_in_a_block_survives_a_side_question() -> None:
    async with seated() as seat:
        await seat.walk(*TO_BARS, "2", "2")
        seat.chat.prompt.insert_text_at_cursor("缓刑算不算受刑事处罚？")
        await seat.press("enter")
        card = seat.chat.query_one(BlockCard)
        assert [row.chosen.value if row.chosen else None for row in card.rows] == ["no", "no", None, None, None]


async def test_block_needs_every_row_and_no_key_answers_all() -> None:
    async with seated() as seat:
        await seat.walk(*TO_BARS)
        card = seat.chat.query_one(BlockCard)
        assert all(row.chosen is None for row in card.rows)
        await seat.press("enter")
        assert "还有（一）、（二）、（三）、（四）、（五）没有选择" in seat.text(".trouble")
        assert "violation" not in seat.answers
        await seat.press("2")
        assert [row.chosen is not None for row in card.rows] == [True, False, False, False, False]
        await seat.press("down", "down", "3", "enter")
        assert "还有（二）、（三）、（五）没有选择" in seat.text(".trouble")
        await seat.press("2", "2", "2")
        assert "violation" not in seat.answers
        await seat.press("enter")
        assert seat.answers["disclosure"] == "unknown"
        assert seat.answers["violation"] == "no"


async def test_block_by_mouse() -> None:
    async with seated(WIDE) as seat:
        await seat.walk(*TO_BARS)
        card = seat.chat.query_one(BlockCard)
        for row in card.rows:
            await seat.pilot.click(list(row.query(Chip))[1])
        await seat.pilot.click(card.submit)
        await seat.settle()
        assert seat.answers["other_harm"] == "no"


async def test_digits_choose_only_while_the_prompt_is_empty() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "甲", "1")
        assert seat.chat.prompt.value == "甲1"
        assert "position_group" not in seat.answers


async def test_a_typed_question_takes_digits_as_text_and_its_button_by_arrow() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "1", "2", "3")
        assert seat.chat.prompt.value == "3"
        await seat.press("backspace", "down", "enter")
        assert seat.answers["quality_years"] is None


async def test_what_cannot_be_read_is_said_and_stays_in_the_prompt() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "1", "2", ">九十九年")
        assert "超过60年" in seat.status
        assert seat.chat.prompt.value == "九十九年"


async def test_what_is_typed_while_a_message_is_acted_on_is_the_next_message() -> None:
    async with seated() as seat:
        for text in ("/自查", "李工"):
            seat.chat.prompt.insert_text_at_cursor(text)
            await seat.chat.prompt.action_submit()
        await seat.settle()
        assert seat.answers["name"] == "李工"
        assert seat.chat.prompt.value == ""


async def test_choice_by_arrows_and_enter_with_nothing_preselected() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "enter")
        assert "position_group" not in seat.answers
        await seat.press("down", "down", "enter")
        assert seat.answers["position_group"] == "质量管理部门"


async def test_answered_question_stays_legible_with_the_choice_marked() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "1")
        text = seat.text(".answered")
        assert "这位人选现在的职务属于哪一类？" in text
        assert "［企业高层］" in text
        assert "质量管理部门" in text


async def test_undo_takes_back_one_answer() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "1", "ctrl+z")
        assert seat.chat.asked is not None
        assert seat.chat.asked.id == "position_group"
        assert seat.answers == {"name": "李工"}


async def test_changing_one_answer_keeps_the_others() -> None:
    async with seated() as seat:
        await seat.walk(*TO_BARS, ">/改 4")
        assert "改第4步的回答" in seat.text(".step")
        await seat.say("2年11个月")
        assert seat.answers["quality_years"] == pytest.approx(2.9167)
        assert seat.answers["education"] == "大专及以上"
        assert "（改答）" in seat.text(".answered")


async def test_answering_anew_shows_what_was_answered_before() -> None:
    async with seated() as seat:
        await seat.walk(*TO_BARS, ">/改 4")
        assert "原来答的是　3年" in seat.text(".before")
        await seat.walk("escape", ">/改 2")
        assert "原来答的是　企业高层" in seat.text(".before")


async def test_a_block_answered_anew_keeps_the_rows_that_are_right() -> None:
    async with seated() as seat:
        await seat.walk(*TO_BARS, *"22322", "enter", ">/改 6")
        card = seat.chat.query(BlockCard).last()
        assert [row.chosen.label for row in card.rows if row.chosen] == ["没有", "没有", "不清楚", "没有", "没有"]
        assert card.cursor == 0
        await seat.press("down", "down", "2", "enter")
        assert seat.answers["abuse"] == "no"
        assert seat.answers["violation"] == "no"


async def test_undo_in_a_block_takes_back_one_row_then_the_step_before() -> None:
    async with seated() as seat:
        await seat.walk(*TO_BARS, *"21")
        card = seat.chat.query_one(BlockCard)
        await seat.press("ctrl+z")
        assert [row.chosen is not None for row in card.rows] == [True, False, False, False, False]
        assert card.cursor == 1
        await seat.press("ctrl+z", "ctrl+z")
        assert seat.chat.asked is not None
        assert seat.chat.asked.id == "education"


async def test_a_block_taken_back_stands_as_it_was_chosen() -> None:
    async with seated() as seat:
        await seat.walk(*TO_BARS, *"22322", "enter", "ctrl+z")
        card = seat.chat.query_one(BlockCard)
        assert [row.chosen.label for row in card.rows if row.chosen] == ["没有", "没有", "不清楚", "没有", "没有"]
        assert "abuse" not in seat.answers


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        (["1", "comma", "2", "comma", "4"], ["1", "2", "4"]),
        (["1", "，", "3", "、", "7"], ["1", "3", "7"]),
        (["2", "minus", "5"], ["2", "3", "4", "5"]),
        (["1", "comma", "3", "minus", "5"], ["1", "3", "4", "5"]),
    ],
)
async def test_numbers_written_in_a_row_tick_every_one_of_them(typed: list[str], chosen: list[str]) -> None:
    async with seated() as seat:
        await seat.walk(">/聘书", "1", ">江海机械", ">李工", ">副总经理", ">2026-04-01至2029-03-31")
        await seat.press(*typed, "enter")
        assert seat.answers["powers"] == chosen


async def test_a_tick_is_taken_back_and_powers_taken_back_stay_ticked() -> None:
    async with seated() as seat:
        await seat.walk(">/聘书", "1", ">江海机械", ">李工", ">副总经理", ">2026-04-01至2029-03-31")
        await seat.press("1", "4", "5", "ctrl+z", "enter")
        assert seat.answers["powers"] == ["1", "4"]
        await seat.press("ctrl+z")
        card = seat.chat.query(MultiCard).last()
        assert [line.number for line in card.options.lines if line.is_ticked] == [1, 4]
        assert "powers" not in seat.answers


async def test_a_question_without_a_clause_offers_none_to_copy() -> None:
    async with seated(WIDE) as seat:
        await seat.walk(">/自查")
        assert "复制" not in seat.text("#clause Static")
        await seat.press("ctrl+y")
        assert "没有依据的条文" in seat.status


async def test_whether_to_go_on_stands_beside_the_clause_that_decides() -> None:
    async with seated(WIDE) as seat:
        await seat.walk(">/自查", ">李工", "1", "2", ">2")
        assert seat.chat.asked is not None
        assert seat.chat.asked.id == "go_on"
        text = seat.text("#clause Static")
        assert "为什么问" in text
        assert "从事质量管理工作3年以上" in text
        assert "复制" in text


async def test_changing_an_answer_by_the_block_cursor_and_leaving_it_by_escape() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "1", "alt+up", "alt+up")
        assert isinstance(seat.chat.talk.picked, AnsweredQuestion)
        await seat.press("enter", "1")
        assert seat.chat.revising == "position_group"
        await seat.press("escape")
        assert seat.chat.revising is None
        assert seat.chat.asked is not None
        assert seat.chat.asked.id == "position_top"


async def test_revise_without_a_number_lists_all_answers() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "1", ">/改")
        assert "第1步　这位人选怎么称呼？" in seat.text()
        await seat.press("1")
        await seat.say("王工")
        assert seat.answers["name"] == "王工"


async def test_f2_says_why_and_shows_the_clause() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "f2")
        text = seat.text()
        assert "为什么问" in text
        assert "首席质量官由企业高层副职（含总经理助理、总裁助理）" in text


async def test_checklist_has_groups_clauses_papers_and_footer() -> None:
    async with seated() as seat:
        await seat.walk(*TO_BARS, "f3")
        text = seat.text()
        for part in ("候选人资格自查清单", "李工", "禁止", "第六条第（五）项", "证明材料", "填写人", "文本校验值"):
            assert part in text


async def test_letter_from_first_question_to_preview_and_word_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with seated() as seat:
        await seat.walk(">/聘书", "1", ">南通某某公司", ">李工", ">副总经理", ">2026-04-01至2029-03-31")
        card = seat.chat.query_one(MultiCard)
        await seat.press("enter")
        assert "还没有勾选" in seat.text(".trouble")
        await seat.press("1", "3", "3")
        assert [line.is_ticked for line in card.options.lines[:3]] == [True, False, False]
        await seat.press("4", "enter")
        assert len(seat.answers["powers"]) == 2
        await seat.walk("up", "enter")
        while seat.chat.asked is not None:
            await seat.say("2026-03-20") if seat.chat.asked.kind == "date" else await seat.press("1", "enter")
        text = seat.text(".verdict Static")
        assert "首席质量官聘用书" in text
        assert "聘任李工（现任副总经理）为本企业首席质量官" in text
        assert "每一部分的依据" in text
        await seat.press("f8", "1", "1")
        assert str(tmp_path) in seat.app.screen.query_one("#line").value  # type: ignore[attr-defined]
        await seat.press("enter")
        (saved,) = tmp_path.iterdir()
        assert saved.suffix == ".docx"
        assert str(saved) in seat.status


async def test_every_export_writes_a_file_and_never_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with seated() as seat:
        await seat.walk(">/自查", ">李工")
        for keys in (*(["1", str(n)] for n in range(1, 6)), ["2"], *(["3", str(n)] for n in range(1, 4)), ["4"]):
            await seat.walk("f8", *keys, "enter")
        await seat.walk("f8", "1", "1", "enter")
        files = list(tmp_path.iterdir())
        assert len(files) == 11
        assert all(path.stat().st_size > 100 and "李工" in path.name for path in files)
        kinds = {(path.name.split()[-2], path.suffix) for path in files}
        assert {("清单", ".xlsx"), ("清单", ".json"), ("整个会话", ".docx"), ("会话存档", ".json")} <= kinds


async def test_a_place_that_cannot_be_written_is_said() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "f8", "1", "1")
        seat.app.screen.query_one("#line").value = "/proc/没有/这里.md"  # type: ignore[attr-defined]
        await seat.press("enter")
        assert "存不了" in seat.status


async def test_leaving_a_flow_keeps_what_was_answered() -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", ">/离开")
        assert seat.chat.asked is None
        assert "已离开流程" in seat.text(".note")
        await seat.say("/离开")
        assert "没有进行中的流程" in seat.status


async def test_resize_in_mid_flow_keeps_a_half_filled_block() -> None:
    async with seated(WIDE) as seat:
        await seat.walk(*TO_BARS, "2", "3")
        await seat.pilot.resize_terminal(*NARROW)
        await seat.settle()
        await seat.press("2", "2", "2", "enter")
        assert seat.answers["improper_gain"] == "unknown"
