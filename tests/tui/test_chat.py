"""Asking on the screen: answers, side questions, commands, undo, sessions, and text that would be markup elsewhere."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Static

from assistant.errors import StoreError
from assistant.tui.actions import ACTIONS, completions, named
from assistant.tui.prompt import LONGEST
from assistant.tui.turns import AnswerCard, UserLine
from tests.tui.screen import NARROW, WIDE, seated, stub_answer


async def test_first_run_offers_questions_and_flows_and_a_digit_takes_one() -> None:
    async with seated() as seat:
        assert "首席质量官是干什么的？" in seat.text()
        assert "候选人资格自查" in seat.text()
        await seat.press("2")
        assert "没有结业证书能不能担任首席质量官？" in seat.text(".said")


async def test_answer_shows_conclusion_then_text_then_what_is_ours() -> None:
    async with seated() as seat:
        await seat.say("没有文凭能当吗")
        text = seat.text(".answer Static")
        order = ["答：没有文凭能当吗", "［更正］“学历和职称都要”的说法不对"]
        order += [
            "原文　第五条第（三）项",
            "可以担任首席质量官：",
            "具有大专（含）以上学历",
            "［说明］条文没有要求全日制",
            "［未明确］相关专业的范围",
            "相关条文　第九条",
        ]
        order += ["命中：文凭→学历", "接着可以问", "要全日制吗？"]
        places = [text.index(part) for part in order]
        assert places == sorted(places)


async def test_follow_up_question_is_asked_by_its_digit_only_while_the_prompt_is_empty() -> None:
    async with seated() as seat:
        await seat.say("没有文凭能当吗")
        await seat.press("x", "1")
        assert seat.chat.prompt.value == "x1"
        await seat.press("ctrl+z", "ctrl+z")
        await seat.press("１")
        assert [line.text for line in seat.chat.query(UserLine)] == ["没有文凭能当吗", "要全日制吗？"]


async def test_markup_is_shown_as_typed() -> None:
    async with seated() as seat:
        for text in ("[/]", "[red]红[/red]", "[@click=app.quit]退[/]", "［/］ [/bold"):
            await seat.say(text)
            assert text in seat.text(".said")


async def test_escape_codes_never_reach_the_screen_but_stay_in_the_store() -> None:
    async with seated() as seat:
        await seat.chat.take("甲\x1b[31m乙\u202e丙")
        await seat.settle()
        assert "甲[31m乙丙" in seat.text(".said")
        assert seat.chat.dialogue.log[0].event.text == "甲\x1b[31m乙\u202e丙"  # type: ignore[union-attr]


async def test_a_message_sent_before_the_engine_is_there_is_kept_and_answered() -> None:
    gate = threading.Event()

    def slow() -> object:
        gate.wait(10)
        return stub_answer

    async with seated_without_waiting(slow) as (app, pilot):
        chat = app._chat
        for _ in range(100):
            await pilot.pause(0.01)
            if chat.backend:
                break
        chat.prompt.insert_text_at_cursor("没有文凭能当吗")
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert "正在准备" in str(chat.query_one("#hint").content)  # type: ignore[attr-defined]
        assert not chat.query(AnswerCard)
        gate.set()
        for _ in range(100):
            await pilot.pause(0.01)
            if chat.query(AnswerCard):
                break
        assert chat.query(AnswerCard)


def seated_without_waiting(engine: object):  # type: ignore[no-untyped-def]
    from contextlib import asynccontextmanager

    from assistant.place import Place
    from assistant.tui.app import AssistantApp
    from tests.tui.screen import fixed_now

    @asynccontextmanager
    async def opened():  # type: ignore[no-untyped-def]
        app = AssistantApp(Place(None, True), now=fixed_now, engine=engine)  # type: ignore[arg-type]
        async with app.run_test(size=NARROW) as pilot:
            yield app, pilot

    return opened()


async def test_an_engine_that_fails_is_said_and_the_flows_still_work() -> None:
    def broken() -> object:
        raise ValueError

    async with seated(engine=broken) as seat:  # type: ignore[arg-type]
        assert "问答暂时不能用" in seat.status
        await seat.say("/自查")
        assert "这位人选怎么称呼" in seat.text()


async def test_a_question_the_engine_trips_over_is_said_and_kept() -> None:
    def tripping() -> object:
        def ask(question: str, _context: object) -> object:
            raise KeyError(question)

        return ask

    async with seated(engine=tripping) as seat:  # type: ignore[arg-type]
        await seat.say("会出错的问题")
        assert "没能回答" in seat.status
        assert "会出错的问题" in seat.text(".said")


async def test_undo_takes_back_typing_first_then_the_last_act() -> None:
    async with seated() as seat:
        await seat.say("没有文凭能当吗")
        await seat.press("a", "b", "ctrl+z")
        assert seat.chat.prompt.value == "a"
        await seat.press("ctrl+z")
        assert seat.chat.prompt.value == ""
        assert seat.chat.query(AnswerCard)
        await seat.press("ctrl+z")
        assert not seat.chat.query(AnswerCard)
        await seat.press("ctrl+z")
        assert "没有可以撤销的" in seat.status


async def test_unknown_command_is_said_and_stays_in_the_prompt() -> None:
    async with seated() as seat:
        await seat.say("/不存在的")
        assert "没有“/不存在的”这个命令" in seat.status
        assert seat.chat.prompt.value == "/不存在的"


def test_every_action_has_a_slash_command_of_its_own_and_full_width_ones_work() -> None:
    names = [name for action in ACTIONS for name in action.names]
    assert len(names) == len(set(names))
    assert all(named(action.names[0]) is action for action in ACTIONS)
    assert [a.id for a in completions("／条")] == ["clause"]
    assert completions("/条文 5") == ()


def test_every_action_can_be_done() -> None:
    from assistant.tui.commands import DEEDS

    assert {action.id for action in ACTIONS} <= DEEDS.keys()


async def test_completion_by_tab() -> None:
    async with seated() as seat:
        await seat.press("/", "down", "tab")
        assert seat.chat.prompt.value == "/条文 "


async def test_wide_screen_shows_the_clause_beside_and_narrow_over_the_talk() -> None:
    async with seated(WIDE) as seat:
        await seat.say("没有文凭能当吗")
        assert "具有大专（含）以上学历" in seat.text("#clause Static")
        await seat.say("/条文 十五条1项")
        assert "知情不报" in seat.text("#clause Static")
        await seat.pilot.resize_terminal(*NARROW)
        await seat.settle()
        assert not seat.chat.query_one("#clause").display
        assert "没有文凭能当吗" in seat.text(".said")
        await seat.press("f2")
        assert seat.app.screen is not seat.chat
        assert "知情不报" in seat.text()
        await seat.press("escape")
        assert seat.app.screen is seat.chat


async def test_a_clause_that_does_not_exist_is_said() -> None:
    async with seated() as seat:
        await seat.say("/条文 第十二条第九项")
        assert "第十二条只有七项。" in seat.status


async def test_tiny_window_says_so_and_keeps_everything() -> None:
    async with seated() as seat:
        await seat.say("没有文凭能当吗")
        await seat.pilot.resize_terminal(50, 12)
        await seat.settle()
        assert seat.chat.query_one("#small").display
        assert not seat.chat.query_one("#main").display
        await seat.pilot.resize_terminal(*NARROW)
        await seat.settle()
        assert "没有文凭能当吗" in seat.text(".said")


async def test_a_long_paste_becomes_one_line_and_is_cut_aloud() -> None:
    async with seated() as seat:
        seat.chat.prompt.post_message(events.Paste("第一行\n第二行"))
        await seat.settle()
        assert seat.chat.prompt.value == "第一行 第二行"
        seat.chat.prompt.post_message(events.Paste("长" * 1_000_000))
        await seat.settle()
        assert len(seat.chat.prompt.value) == LONGEST
        assert "太长" in seat.status


async def test_a_full_disk_is_said_and_the_text_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    async with seated() as seat:
        await seat.say("先问一句")

        def full(*_a: object, **_k: object) -> None:
            raise StoreError("保存失败（磁盘已满）。")

        monkeypatch.setattr(seat.chat.backend.store, "append", full)  # type: ignore[union-attr]
        await seat.say("再问一句")
        assert "磁盘已满" in seat.status
        assert seat.chat.prompt.value == "再问一句"


async def test_a_session_deleted_in_another_window_is_said(tmp_path: Path) -> None:
    async with seated(data=tmp_path) as seat:
        await seat.say("先问一句")
        store = seat.chat.backend.store  # type: ignore[union-attr]
        store.delete(seat.chat.dialogue.session or "")
        await seat.say("再问一句")
        assert "已被删除" in seat.status
        assert seat.chat.prompt.value == "再问一句"
        await seat.say("")
        seat.chat.prompt.clear_text()
        await seat.say("/新会话")
        await seat.say("又一句")
        assert "又一句" in seat.text(".said")


async def test_sessions_are_listed_opened_renamed_and_deleted_for_good(tmp_path: Path) -> None:
    async with seated(data=tmp_path) as seat:
        await seat.say("第一个会话的问题")
        await seat.say("/新会话")
        await seat.say("第二个会话的问题")
        await seat.press("f7", "down", "enter")
        assert "第一个会话的问题" in seat.text(".said")
        await seat.say("/改名 李工的事")
        assert "李工的事" in seat.head
        await seat.press("f7")
        kept = seat.chat.backend.store.summaries()  # type: ignore[union-attr]
        assert len(kept) == 2
        await seat.press("delete")
        await seat.press("x", "enter")
        assert len(seat.chat.backend.store.summaries()) == 2  # type: ignore[union-attr]
        seat.app.screen.query_one("#line").value = "删除"  # type: ignore[attr-defined]
        await seat.press("enter")
        assert len(seat.chat.backend.store.summaries()) == 1  # type: ignore[union-attr]


async def test_unfinished_session_is_offered_at_the_next_start(tmp_path: Path) -> None:
    async with seated(data=tmp_path) as seat:
        await seat.walk(">/自查", ">李工", "1")
    async with seated(data=tmp_path) as seat:
        assert "继续上次" in seat.text()
        await seat.press("1")
        assert "具体是哪一种高层职务？" in seat.text()
        assert seat.answers["name"] == "李工"
    async with seated(data=tmp_path) as seat:
        await seat.press("2")
        assert "首席质量官是干什么的？" in seat.text()


async def test_a_message_left_unanswered_is_answered_when_resumed(tmp_path: Path) -> None:
    def tripping() -> object:
        def ask(question: str, _context: object) -> object:
            raise KeyError(question)

        return ask

    async with seated(data=tmp_path, engine=tripping) as seat:  # type: ignore[arg-type]
        await seat.say("没有答完的问题")
    async with seated(data=tmp_path) as seat:
        await seat.press("1")
        assert "答：没有答完的问题" in seat.text()


async def test_theme_is_changed_and_remembered_privately(tmp_path: Path) -> None:
    async with seated(data=tmp_path) as seat:
        first = seat.app.theme
        await seat.press("f9")
        second = seat.app.theme
        assert second != first
    kept = tmp_path / "settings.json"
    assert json.loads(kept.read_text()) == {"theme": second}
    assert kept.stat().st_mode & 0o777 == 0o600
    async with seated(data=tmp_path) as seat:
        assert seat.app.theme == second


async def test_ephemeral_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with seated() as seat:
        await seat.walk(">问一句", "f9")
        assert "配色" in seat.status
        assert "下次也用" not in seat.status
        assert "--ephemeral" not in seat.status
        await seat.say("再问一句")
        assert "--ephemeral" in seat.status
    assert list(tmp_path.iterdir()) == []


async def test_block_cursor_opens_a_menu_and_keeps_the_block_as_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with seated() as seat:
        await seat.walk(">没有文凭能当吗", "alt+up", "enter")
        assert "对这一段" in seat.text()
        await seat.press("2")
        (saved,) = tmp_path.iterdir()
        assert str(saved) in seat.status
        assert "具有大专（含）以上学历" in saved.read_text()
        assert saved.stat().st_mode & 0o777 == 0o600


async def test_palette_finds_and_does_by_chinese_words() -> None:
    async with seated() as seat:
        await seat.press("ctrl+p")
        line = seat.app.screen.query_one("#line")
        line.value = "配色"  # type: ignore[attr-defined]
        await seat.settle()
        before = seat.app.theme
        await seat.press("enter")
        assert seat.app.theme != before


async def test_help_lists_every_action() -> None:
    async with seated() as seat:
        await seat.press("f1")
        text = seat.text()
        assert all(action.command in text and action.does in text for action in ACTIONS)


async def test_reader_goes_to_a_clause_and_finds_words() -> None:
    async with seated(WIDE) as seat:
        await seat.press("f4")
        await seat.press("5", "enter")
        assert "第五条" in seat.text("#status")
        line = seat.app.screen.query_one("#prompt")
        line.value = "一票否决"  # type: ignore[attr-defined]
        await seat.press("enter")
        assert "第1处，共2处" in seat.text("#status")
        await seat.press("n")
        assert "第2处，共2处" in seat.text("#status")
        await seat.press("N")
        assert "第1处" in seat.text("#status")
        assert "［编者注］" in seat.text(".article")
        await seat.press("escape")
        assert seat.app.screen is seat.chat


async def test_long_talks_leave_the_view_but_not_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.tui.timeline.LONGEST", 10)
    async with seated() as seat:
        for number in range(9):
            await seat.say(f"第{number}问")
        assert len(seat.chat.talk.turns) == 10
        assert len(seat.chat.talk.children) == 10
        assert len(seat.chat.dialogue.timeline()) == 18


async def test_unchanged_turns_keep_their_widgets() -> None:
    async with seated() as seat:
        await seat.say("第一问")
        before = seat.chat.talk.turns
        await seat.say("第二问")
        assert seat.chat.talk.turns[: len(before)] == before


async def test_an_answer_that_grows_keeps_its_beginning_in_view_until_somebody_scrolls() -> None:
    async with seated() as seat:
        await seat.say("没有文凭能当吗")
        talk = seat.chat.talk
        answer = talk.turns[-1]
        await answer.mount(Static("\n".join("晚到的一行" for _ in range(12))))
        await seat.settle()
        assert talk.scroll_y == answer.virtual_region.y
        await seat.press("pageup")
        put = talk.scroll_y
        assert put < answer.virtual_region.y
        await answer.mount(Static("再晚的一行"))
        await seat.settle()
        assert talk.scroll_y == put


async def test_foot_names_at_most_six_and_help_by_its_command() -> None:
    async with seated() as seat:
        for step in (">/自查", ">李工"):
            await seat.walk(step)
            assert len(seat.chat.query(".foot-key")) <= 6
            assert "/帮助" in seat.foot


async def test_tab_goes_to_the_clause_and_typing_comes_back() -> None:
    async with seated(WIDE) as seat:
        await seat.press("tab")
        assert seat.chat.focused is seat.chat.pane
        await seat.press("x")
        assert seat.chat.focused is seat.chat.prompt
        assert seat.chat.prompt.value == "x"


async def test_only_flows_that_exist_are_offered() -> None:
    def other() -> object:
        return lambda question, _context: {
            **stub_answer(question),
            "next": [{"flow": "没有这个", "label": "没有这个"}],
        }

    async with seated(engine=other) as seat:  # type: ignore[arg-type]
        await seat.say("问一句")
        assert "没有这个" not in seat.text(".answer Static")


async def test_a_keystroke_does_not_lay_the_talk_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with seated() as seat:
        await seat.say("第一问")
        laid_out = []
        stock = type(seat.chat)._refresh_layout
        monkeypatch.setattr(
            type(seat.chat), "_refresh_layout", lambda *a, **k: (laid_out.append(1), stock(*a, **k))[1]
        )
        # What was said before may still be laid out on a busy machine: wait until nothing more comes of it.
        before = -1
        while before != len(laid_out):
            before = len(laid_out)
            await seat.settle()
        laid_out.clear()
        await seat.press("a", "b")
        assert laid_out == []
