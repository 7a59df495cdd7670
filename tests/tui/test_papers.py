"""Files handed in on the screen: a letter reviewed, a sheet examined, and what is saved of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.tui.batch import BatchScreen
from assistant.tui.papers import path_typed, place_typed
from assistant.tui.recheck import RecheckScreen
from assistant.tui.review import ReviewScreen
from assistant.tui.sheets import ChecklistScreen
from tests.tui.screen import NARROW, WIDE, Seat, seated

LETTER = """首席质量官聘用书
李明同志：
兹聘任你为本公司首席质量官，任期自2026年4月1日起三年。[/]
一、享有《南通市首席质量官暂行管理办法》第十二条第（六）项规定的权限。
二、对供应商的选择和淘汰提出建议。
三、不授予质量“一票否决”权，不得处置不合格品。
南通某某公司（盖章）
2026年3月20日
"""
SHEET = """姓名,职务,所在部门,从事质量管理年限,最高学历,专业技术职称,是否有第六条情形,备注
李明,副总经理,,5,本科,,否,
王强[/],质量部部长,质量管理部,2,大专,,否,
,质量部部长,,2,大专,,否,
赵敏,总经理助理,,6,硕士,,是（第二项）,
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "聘书.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "名单.csv").write_text(SHEET, encoding="utf-8-sig")
    return tmp_path


async def done(seat: Seat) -> None:
    """Wait for the screen on top to have its result."""
    for _ in range(500):
        await seat.pilot.pause(0.01)
        screen = seat.app.screen
        if not isinstance(screen, ReviewScreen | BatchScreen):
            return
        if (screen.review if isinstance(screen, ReviewScreen) else screen.run) is not None:
            await seat.pilot.pause()
            return
    raise AssertionError("no result")


async def saved(seat: Seat) -> str:
    for _ in range(500):
        await seat.pilot.pause(0.01)
        status = seat.text("#status")
        if "已存为" in status or "注意" in status:
            return status
    raise AssertionError("not saved")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_letter_is_reviewed_power_by_power(here: Path, size: tuple[int, int]) -> None:
    async with seated(size) as seat:
        await seat.say("/审聘书 聘书.txt")
        await done(seat)
        text = seat.text()
        assert "第十二条的七项权限：" in text
        for label in ("［已授予］", "［部分授予］", "［没有授予］", "［明确不授予］"):
            assert label in text
        for part in ("第十二条第（七）项", "文件原句", "［建议］", "可以享有", "不违反本办法", "没有找到的部分"):
            assert part in text
        await seat.press("escape")
        assert seat.chat.dialogue.session is None


async def test_the_path_of_a_letter_is_asked_for(here: Path) -> None:
    async with seated() as seat:
        await seat.say("/审聘书")
        assert "也不存进会话" in seat.text()
        seat.app.screen.query_one("#line").value = f"'{here / '聘书.txt'}'"  # type: ignore[attr-defined]
        await seat.press("enter")
        await done(seat)
        assert "第十二条第（一）项" in seat.text()


@pytest.mark.parametrize(("number", "suffix"), [("1", ".docx"), ("2", ".md")])
async def test_a_review_is_saved_and_nothing_overwritten(here: Path, number: str, suffix: str) -> None:
    async with seated() as seat:
        await seat.say("/审聘书 聘书.txt")
        await done(seat)
        for _ in range(2):
            await seat.walk("f8", number, "enter")
            assert "已存为" in await saved(seat)
        files = sorted(here.glob(f"聘书 聘用文件审查意见*{suffix}"))
        assert len(files) == 2
        assert all(file.stat().st_size > 500 for file in files)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("没有.docx", None, "没有文件"), ("坏.docx", b"PK\x03\x04xx", "损坏"), ("图.png", b"x", "不能读取")],
)
async def test_a_letter_that_cannot_be_read_is_one_line_in_the_chat(
    here: Path, name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (here / name).write_bytes(content)
    async with seated() as seat:
        await seat.say(f"/审聘书 {name}")
        await done(seat)
        await seat.settle()
        assert seat.app.screen is seat.chat
        assert says in seat.status


async def test_another_file_is_said_to_be_no_letter(here: Path) -> None:
    (here / "菜单.txt").write_text("今天食堂供应红烧肉。", encoding="utf-8")
    async with seated() as seat:
        await seat.say("/审聘书 菜单.txt")
        await done(seat)
        assert "不是首席质量官的聘书" in seat.text()
        assert "［没有授予］" not in seat.text()


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_sheet_is_examined_one_line_a_row(here: Path, size: tuple[int, int]) -> None:
    async with seated(size) as seat:
        await seat.say("/批量 名单.csv")
        await done(seat)
        screen = seat.app.screen
        assert isinstance(screen, BatchScreen)
        lines = [str(screen._list.get_option_at_index(n).prompt) for n in range(screen._list.option_count)]
        told = [line.split() for line in lines]
        assert told[0][:3] == ["第2行", "［待核实］", "李明"]
        assert told[1] == ["第3行", "［不具备条件］", "王强[/]", "第五条第（二）项"]
        assert told[2][:2] == ["第4行", "［出错］"]
        assert "姓名为空" in lines[2]
        assert told[3] == ["第5行", "［不得担任］", "赵敏", "第六条第（二）项"]
        assert "共审查4行" in seat.text("#status")
        await seat.press("escape")
        assert seat.chat.dialogue.session is None


async def test_a_row_opens_as_a_checklist_and_comes_back(here: Path) -> None:
    async with seated() as seat:
        await seat.say("/批量 名单.csv")
        await done(seat)
        await seat.press("down", "enter")
        assert isinstance(seat.app.screen, ChecklistScreen)
        assert "王强[/]" in seat.text()
        await seat.press("f8", "4", "enter")
        assert "已存为" in await saved(seat)
        assert len(list(here.glob("候选人资格自查 王强*.md"))) == 1
        await seat.press("down", "enter")
        assert "姓名为空" in seat.text("#status")


def listed(seat: Seat) -> list[str]:
    """The names on the list, top to bottom."""
    screen = seat.app.screen
    assert isinstance(screen, BatchScreen)
    options = [screen._list.get_option_at_index(n) for n in range(screen._list.option_count)]
    return [str(option.prompt).split()[2] for option in options]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_rows_are_sorted_by_verdict_and_back(here: Path, size: tuple[int, int]) -> None:
    async with seated(size) as seat:
        await seat.say("/批量 名单.csv")
        await done(seat)
        as_in_the_sheet = listed(seat)
        await seat.press("down", "f2")
        assert [name[:2] for name in listed(seat)] == ["李明", "王强", "赵敏", "（没"]
        screen = seat.app.screen
        assert isinstance(screen, BatchScreen)
        assert screen._list.highlighted == 1  # 王强 is still under the cursor
        assert "按结论排列" in seat.text("#status")
        await seat.press("f2")
        assert listed(seat) == as_in_the_sheet


async def test_rows_are_narrowed_to_one_verdict_and_one_is_opened_and_left(here: Path) -> None:
    async with seated() as seat:
        await seat.say("/批量 名单.csv")
        await done(seat)
        assert "全部4" in seat.text("#kinds")
        assert "不得担任1" in seat.text("#kinds")
        await seat.press("5")
        assert listed(seat) == ["赵敏"]
        assert "［不得担任1］" in seat.text("#kinds")
        await seat.press("enter")
        assert isinstance(seat.app.screen, ChecklistScreen)
        assert "赵敏" in seat.text()
        await seat.press("escape")
        assert listed(seat) == ["赵敏"]
        await seat.press("2")
        assert listed(seat) == []
        await seat.press("enter", "f2", "1")
        assert len(listed(seat)) == 4


async def test_a_sheets_recheck_list_is_seen_opened_and_saved(here: Path) -> None:
    rows = "王一,副总经理,,2024-03,本科,,否,\n王二,副总经理,,5,本科,,否,\n"
    (here / "名单.csv").write_text(SHEET.splitlines()[0] + "\n" + rows, encoding="utf-8-sig")
    async with seated() as seat:
        await seat.say("/批量 名单.csv")
        await done(seat)
        await seat.press("f7")
        screen = seat.app.screen
        assert isinstance(screen, RecheckScreen)
        assert [line.recheck.name for line in screen.page.lines] == ["王一"]
        (option,) = [screen._list.get_option_at_index(n) for n in range(screen._list.option_count)]
        for part in ("王一", "2027年3月1日起", "第五条第（二）项", "届时还缺"):
            assert part in str(option.prompt)
        await seat.press("f8", "2", "enter")
        assert "已存为" in await saved(seat)
        assert len(list(here.glob("首席质量官候选人 复查名单*.xlsx"))) == 1
        await seat.press("enter")
        assert isinstance(seat.app.screen, ChecklistScreen)
        assert "王一" in seat.text()


async def test_the_recheck_list_of_all_conversations_opens_one(here: Path) -> None:
    async with seated() as seat:
        await seat.say("/复查")
        assert "没有只差时间的候选人" in seat.text()
        await seat.press("escape")
        await seat.walk(">/自查", ">李工", "1", "2", ">2024-03")
        await seat.walk(">/新会话", ">/复查")
        assert seat.chat.dialogue.session is None
        assert isinstance(seat.app.screen, RecheckScreen)
        await seat.press("enter")
        assert seat.chat.dialogue.title == "候选人资格自查 · 李工"


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
async def test_the_result_is_saved_privately_and_never_over_a_file(here: Path, suffix: str) -> None:
    async with seated() as seat:
        await seat.say("/批量 名单.csv")
        await done(seat)
        await seat.press("f8")
        seat.app.screen.query_one("#line").value = str(here / f"名单{suffix}")  # type: ignore[attr-defined]
        await seat.press("enter")
        assert "已存为" in await saved(seat)
        assert (here / "名单.csv").read_text(encoding="utf-8-sig") == SHEET
        (result,) = [path for path in here.iterdir() if path.suffix == suffix and path.name != "名单.csv"]
        assert result.stat().st_size > 100
        assert os.name == "nt" or result.stat().st_mode & 0o077 == 0


async def test_a_result_that_cannot_be_written_is_said_and_the_rows_stay(here: Path) -> None:
    async with seated() as seat:
        await seat.say("/批量 名单.csv")
        await done(seat)
        await seat.press("f8")
        seat.app.screen.query_one("#line").value = "/没有/这里.xlsx"  # type: ignore[attr-defined]
        await seat.press("enter")
        assert "没有这个文件夹" in await saved(seat)
        assert isinstance(seat.app.screen, BatchScreen)


async def test_a_sheet_without_the_needed_columns_is_one_line(here: Path) -> None:
    (here / "错.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    async with seated() as seat:
        await seat.say("/批量 错.csv")
        await done(seat)
        await seat.settle()
        assert "没有找到表头" in seat.status


async def test_an_empty_form_is_written(here: Path) -> None:
    async with seated() as seat:
        await seat.say("/批量")
        seat.app.screen.query_one("#line").value = "空表"  # type: ignore[attr-defined]
        await seat.press("enter")
        assert "空表已存为" in seat.status
        assert (here / "首席质量官候选人名单.xlsx").stat().st_size > 1000


async def test_the_evaluation_form_is_among_the_papers_of_a_check(here: Path) -> None:
    async with seated() as seat:
        await seat.walk(">/自查", ">李工", "f8")
        assert "企业评价表" in seat.text()
        await seat.walk("2", "enter")
        assert "企业评价表" in seat.status
        assert len(list(here.glob("*李工*企业评价表*.docx"))) == 1


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("'/a b/聘书.docx'", "/a b/聘书.docx"),
        ("“/a/聘书.docx”", "/a/聘书.docx"),
        ("/a\\ b/聘书.docx ", "/a b/聘书.docx"),
        ("file:///a/%E8%81%98%E4%B9%A6.docx", "/a/聘书.docx"),
        ("C:\\表\\名单.xlsx", "C:\\表\\名单.xlsx"),
    ],
)
def test_paths_as_people_type_them(typed: str, path: str) -> None:
    assert str(path_typed(typed)) == path


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("", "清单.docx"),
        ("夹", "夹/清单.docx"),
        ("'夹'", "夹/清单.docx"),
        ("李工", "李工.docx"),
        ("李工.DOCX", "李工.DOCX"),
        ("李工.md", "李工.md.docx"),
        ("李工 2026.4.1", "李工 2026.4.1.docx"),
    ],
)
def test_a_paper_goes_into_a_folder_and_bears_the_ending_it_has(here: Path, typed: str, place: str) -> None:
    (here / "夹").mkdir()
    assert place_typed(typed, "清单.docx", ".docx") == Path(place)


async def test_a_long_line_is_said_whole(here: Path) -> None:
    long = here / ("很长的文件夹名称" * 8)
    long.mkdir()
    async with seated(NARROW) as seat:
        await seat.say(f"/审聘书 {long}/没有这份.docx")
        await done(seat)
        assert "没有文件" in seat.status
        assert seat.chat.query_one("#status").size.height > 1
