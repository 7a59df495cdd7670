"""`cqo checklist`, `cqo recheck`, `cqo sessions export`: the papers to file, in every form, whole or not at all."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.dialogue import Dialogue
from assistant.documents.papers import FORMS
from assistant.sessions.store import Store
from tests.cli.conftest import Cqo
from tests.documents.papers import told

FACTS: dict[str, Any] = {"position": "总经理助理", "quality_since": "2024-03", "education": "大专及以上"}
LETTER: dict[str, Any] = {"enterprise": "江海机械有限公司", "appointee": "李明", "powers": [1, 4]}
NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
SHEET = """姓名,职务,所在部门,从事质量管理年限,最高学历,专业技术职称,是否有第六条情形,备注
王一,副总经理,,2024-03,本科,,否,
王二,质量部部长,,2年半,大专,,,
王三,质量部部长,,5年,大专,,否,
"""


def written(path: Path, content: object) -> Path:
    path.write_text(
        content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), encoding="utf-8"
    )
    return path


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, str]:
    """A data directory with a candidate who lacks time alone."""
    data = tmp_path / "data"
    store = Store(data, now=NOW)
    dialogue = Dialogue(store, lambda: NOW)
    dialogue.reply(dialogue.say("学历要求"), {"lead": "大专", "quotes": [], "notes": [], "outcome": "answer"})
    dialogue.start("candidate")
    dialogue.answer("name", {"name": "李工"})
    dialogue.answer("position_group", {"position_group": "企业高层"})
    dialogue.answer("position_top", {"position": "总经理助理"})
    dialogue.answer("years", {"quality_years": None, "quality_since": "2024-03"})
    store.close()
    assert dialogue.session
    return data, dialogue.session


@pytest.mark.parametrize(("flow", "facts", "named"), [("candidate", FACTS, "李工"), ("letter", LETTER, "李明")])
@pytest.mark.parametrize("ending", FORMS)
def test_a_checklist_in_every_form(
    cqo: Cqo, tmp_path: Path, flow: str, facts: dict[str, Any], named: str, ending: str
) -> None:
    out = tmp_path / f"清单{ending}"
    arguments = ["checklist", "--facts", str(written(tmp_path / "f.json", facts)), "--out", str(out)]
    arguments += ["--flow", flow, "--as-of", "2026-04-01", *(["--name", "李工"] if flow == "candidate" else [])]
    done = cqo(*arguments)
    assert (done.status, done.out) == (0, "")
    text = told(out.read_bytes() if ending in (".docx", ".xlsx") else out.read_text(encoding="utf-8"))
    assert named in text
    assert "第十二条第（四）项" in text or "第五条第（二）项" in text
    assert "文本版本：2020年8月28日修订" in text
    assert out.stat().st_mode & 0o077 == 0
    first = out.read_bytes()
    cqo(*arguments)
    assert out.read_bytes() == first


@pytest.mark.parametrize(
    ("facts", "arguments", "says"),
    [
        (FACTS, ["--out", "{folder}/x.pdf"], "扩展名"),
        (FACTS, ["--out", "{folder}/没有/x.xlsx"], "没有这个文件夹"),
        (FACTS, ["--out", "{folder}/f.json"], "盖掉"),
        (FACTS, ["--out", "{folder}/f.json/x.xlsx"], "不是文件夹"),
        (FACTS, ["--out", "{folder}"], "扩展名"),
        (FACTS, ["--out", "{folder}/x.xlsx", "--flow", "nonsense"], "没有“nonsense”"),
        (FACTS, ["--out", "{folder}/x.xlsx", "--flow", "training"], "尚未提供"),
        ({"position": "太上皇"}, ["--out", "{folder}/x.xlsx"], "position"),
        ([], ["--out", "{folder}/x.xlsx"], "对象"),
        ("{", ["--out", "{folder}/x.xlsx"], "JSON"),
    ],
)
def test_what_cannot_be_written_leaves_nothing(
    cqo: Cqo, tmp_path: Path, facts: object, arguments: list[str], says: str
) -> None:
    source = written(tmp_path / "f.json", facts)
    before = source.read_bytes()
    done = cqo("checklist", "--facts", str(source), *(part.format(folder=tmp_path) for part in arguments))
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == [source]
    assert source.read_bytes() == before


def test_a_file_open_elsewhere_is_left_as_it_is(cqo: Cqo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = written(tmp_path / "f.json", FACTS), written(tmp_path / "清单.xlsx", "原来的")
    opened = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path == out and arguments == ("r+b",):
            raise PermissionError(13, "in use")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    done = cqo("checklist", "--facts", str(source), "--out", str(out))
    monkeypatch.undo()
    assert done.status == 2
    assert "正在其他程序里打开" in done.err
    assert out.read_text(encoding="utf-8") == "原来的"
    assert set(tmp_path.iterdir()) == {source, out}


# --- the recheck list -----------------------------------------------------------------------------------------


def test_the_recheck_list_of_the_kept_conversations(cqo: Cqo, kept: tuple[Path, str]) -> None:
    data, session = kept
    (line,) = cqo("recheck", "--json", "--as-of", "2026-05-01", data=data).json["recheck"]
    assert (line["name"], line["when"], line["due"], line["session"]) == ("李工", "2027-03-01", False, session)
    assert line["leads_to"] == "待核实"
    assert "education" in line["missing"]
    later = cqo("recheck", "--json", "--as-of", "2027-03-01", data=data).json["recheck"]
    assert [found["due"] for found in later] == [True]
    printed = cqo("recheck", "--as-of", "2027-03-01", data=data)
    assert "2027年3月1日起（已到日期，请重新审查）" in printed.out
    assert "第五条第（二）项" in printed.out


def test_the_recheck_list_of_a_sheet_and_its_file(cqo: Cqo, tmp_path: Path) -> None:
    source, out = written(tmp_path / "名单.csv", SHEET), tmp_path / "复查.xlsx"
    done = cqo("recheck", str(source), "--json", "--out", str(out), "--as-of", "2026-04-01")
    assert done.status == 0
    assert [(line["name"], line["row"], line["when"]) for line in done.json["recheck"]] == [
        ("王一", 2, "2027-03-01"),
        ("王二", 3, None),
    ]
    assert "王三" not in told(out.read_bytes())
    assert "王二" in told(out.read_bytes())


def test_rows_that_are_errors_are_said_and_make_status_one(cqo: Cqo, tmp_path: Path) -> None:
    source = written(tmp_path / "名单.csv", SHEET + ",质量部部长,,5年,大专,,否,\n")
    done = cqo("recheck", str(source), "--as-of", "2026-04-01")
    assert done.status == 1
    assert "第5行：姓名为空" in done.err
    assert "王一" in done.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--ephemeral", "recheck"], "--ephemeral"),
        (["recheck", "没有.csv"], "没有文件"),
        (["recheck", "{source}", "--out", "{source}"], "扩展名"),
        (["recheck", "{source}", "--out", "x.pdf"], "扩展名"),
        (["recheck", "--as-of", "明天"], "日期"),
    ],
)
def test_recheck_lists_that_cannot_be_made(cqo: Cqo, tmp_path: Path, arguments: list[str], says: str) -> None:
    source = written(tmp_path / "名单.csv", SHEET)
    done = cqo(*(part.format(source=source) for part in arguments))
    assert (done.status, done.out) == (2, "")
    assert says in done.err
    assert source.read_text(encoding="utf-8") == SHEET


def test_nobody_to_recheck_is_said(cqo: Cqo, tmp_path: Path) -> None:
    assert cqo("recheck", data=tmp_path / "data").out.startswith("没有只差时间的候选人。")


def test_a_batch_says_who_lacks_time_alone_on_a_sheet_of_its_own(cqo: Cqo, tmp_path: Path) -> None:
    source, out = written(tmp_path / "名单.csv", SHEET), tmp_path / "结果.xlsx"
    done = cqo("batch", str(source), "--out", str(out), "--json", "--as-of", "2026-04-01")
    assert [line["recheck_on"] for line in done.lines] == ["2027-03-01", None, None]
    assert "只差时间的共2人" in done.err
    sheet = load_workbook(out)["复查名单"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:2] == ("姓名", "何时复查")
    assert [row[0] for row in rows[1:3]] == ["王一", "王二"]
    again = tmp_path / "again.xlsx"
    cqo("batch", str(source), "--out", str(again), "--as-of", "2026-04-01")
    assert again.read_bytes() == out.read_bytes()


# --- whole conversations --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_a_whole_conversation_is_exported(cqo: Cqo, kept: tuple[Path, str], tmp_path: Path, form: str) -> None:
    data, session = kept
    out = tmp_path / f"会话.{form}"
    assert cqo("sessions", "export", session, "--format", form, "--out", str(out), data=data).status == 0
    text = told(out.read_bytes() if form == "docx" else out.read_text(encoding="utf-8"))
    for part in ("学历要求", "大专", "李工", "总经理助理"):
        assert part in text


@pytest.mark.parametrize("form", ["md", "html", "docx", "xlsx", "json"])
def test_its_checklist_alone(cqo: Cqo, kept: tuple[Path, str], tmp_path: Path, form: str) -> None:
    data, session = kept
    out = tmp_path / f"清单.{form}"
    arguments = ["--format", form, "--out", str(out), *([] if form == "xlsx" else ["--checklist"])]
    assert cqo("sessions", "export", session, *arguments, data=data).status == 0
    text = told(out.read_bytes() if form in ("docx", "xlsx") else out.read_text(encoding="utf-8"))
    assert "候选人资格自查清单" in text
    assert "学历要求" not in text


def test_what_a_conversation_cannot_be_exported_as(cqo: Cqo, tmp_path: Path) -> None:
    store = Store(tmp_path / "data", now=NOW)
    dialogue = Dialogue(store, lambda: NOW)
    dialogue.reply(dialogue.say("学历要求"), {"lead": "大专", "quotes": [], "notes": [], "outcome": "answer"})
    store.close()
    session = dialogue.session or ""
    for arguments, says in (
        (["--format", "docx"], "--out"),
        (["--format", "pdf"], "没有“pdf”这种格式"),
        (["--format", "xlsx", "--out", str(tmp_path / "x.xlsx")], "没有清单"),
        (["--checklist"], "没有清单"),
    ):
        done = cqo("sessions", "export", session, *arguments, data=tmp_path / "data")
        assert (done.status, done.out) == (2, "")
        assert says in done.err
    assert not (tmp_path / "x.xlsx").exists()
