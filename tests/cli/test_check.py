"""`cqo check`, `cqo flow graph`, `cqo letter draft`, `cqo coverage`: against the truth table written apart."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Cqo
from tests.oracle import candidate_truth as truth

AS_OF = date(2026, 4, 1)
KEYS = {"name", "facts", "verdict", "headline", "decided_by", "open", "checklist", "would_change"}
LEAST = ["第五条", "第五条第（一）项", "第五条第（二）项", "第五条第（三）项", "第五条第（四）项",
         *(f"第六条第（{n}）项" for n in "一二三四五")]  # fmt: skip
GOOD = {"position": "高层副职", "quality_years": 3, "ability": "yes", "education": "大专及以上", "commitment": "yes",
        "integrity": "yes", "violation": "no", "improper_gain": "no", "abuse": "no", "disclosure": "no", "other_harm": "no"}  # fmt: skip


def check(cqo: Cqo, *facts: object) -> list[dict[str, object]]:
    done = cqo(
        "check",
        "--jsonl",
        "--as-of",
        AS_OF.isoformat(),
        given=[{"id": str(n), "facts": f} for n, f in enumerate(facts)],
    )
    return done.lines


def test_two_thousand_random_lines_agree_with_the_truth_table(cqo: Cqo) -> None:
    rng = random.Random(20200828)
    facts = [truth.random_facts(rng, AS_OF) for _ in range(2000)]
    results = check(cqo, *facts)
    assert [r["id"] for r in results] == [str(n) for n in range(2000)]
    for given, line in zip(facts, results, strict=True):
        (result,) = line["results"]
        assert (result["verdict"], result["decided_by"], result["open"]) == (
            truth.verdict(given, AS_OF), truth.decided_by(given, AS_OF), truth.open_facts(given, AS_OF),
        ), given  # fmt: skip


def test_a_result_has_the_promised_shape(cqo: Cqo) -> None:
    (line,) = check(cqo, GOOD)
    assert (line["flow"], len(line["results"])) == ("candidate", 1)
    result = line["results"][0]
    assert set(result) >= KEYS
    assert result["verdict"] == "可以担任"
    assert result["headline"].startswith("结论：按所填信息，具备第五条规定的条件")
    assert {c["cite"] for c in result["checklist"]} >= set(LEAST)
    assert all(set(c) >= {"cite", "status", "statement", "evidence"} for c in result["checklist"])


def test_time_decides_with_its_date(cqo: Cqo) -> None:
    facts = {k: v for k, v in GOOD.items() if k != "quality_years"} | {"quality_since": "2024-04-01"}
    (line,) = check(cqo, facts)
    result = line["results"][0]
    assert result["verdict"] == "不具备条件"
    assert [c["when"] for c in result["would_change"]] == ["2027-04-01"]


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        ({"position": "太上皇"}, ["position", "高层副职"]),
        ({"quality_years": -1}, ["quality_years"]),
        ({"quality_years": True}, ["quality_years"]),
        ({"quality_years": "三"}, ["quality_years"]),
        ({"quality_since": "2026-13"}, ["quality_since"]),
        ({"age": 40}, ["age", "position"]),
        ({"violation": "maybe"}, ["violation", "yes"]),
        ([], ["facts"]),
    ],
)
def test_a_value_outside_the_vocabulary_is_an_error_for_that_line(cqo: Cqo, facts: object, names: list[str]) -> None:
    done = cqo(
        "check", "--jsonl", given=[{"id": "a", "facts": GOOD}, {"id": "b", "facts": facts}, {"id": "c", "facts": {}}]
    )
    assert done.status == 1
    first, wrong, last = done.lines
    assert "results" in first
    assert "results" in last
    assert set(wrong) == {"id", "error"}
    assert all(name in wrong["error"] for name in names), wrong


def test_not_a_number_and_malformed_lines(cqo: Cqo) -> None:
    raw = b'{"id": "n", "facts": {"quality_years": NaN}}\n{"id": 1\n\xff\xfe\n{"id": "x"}\n' + b"[" * 100_000 + b"\n"
    done = cqo("check", "--jsonl", given=raw)
    assert done.status == 1
    assert [line["id"] for line in done.lines] == ["n", None, None, "x", None]
    assert [line.get("line") for line in done.lines] == [None, 2, 3, None, 5]


@pytest.mark.parametrize("flow", ["candidate", "letter"])
def test_the_picture_of_a_flow(cqo: Cqo, flow: str) -> None:
    mermaid = cqo("flow", "graph", flow).out
    assert mermaid.startswith(("flowchart", "graph"))
    assert "第" in cqo("flow", "graph", flow, "--format", "text").out


def test_a_letter_is_drafted_and_says_what_it_rests_on(cqo: Cqo, tmp_path: Path) -> None:
    facts = tmp_path / "聘任.json"
    facts.write_text(json.dumps({"appointee": "李工", "powers": [2, 7]}), encoding="utf-8")
    for name in ("聘书.md", "聘书.docx"):
        done = cqo("letter", "draft", "--facts", str(facts), "--out", str(tmp_path / name))
        assert (done.status, done.out) == (0, "")
        assert "第十二条第（二）项" in done.err
        assert (tmp_path / name).stat().st_size > 500
    text = (tmp_path / "聘书.md").read_text(encoding="utf-8")
    assert "参加总经理（总裁）例会" in text
    assert "供应商" not in text
    assert "〔企业名称〕" in text


@pytest.mark.parametrize(
    "content", ["[]", "{", '{"powers": [9]}', '{"salary": 5}', '{"powers": "全部"}', '{"term": 3}']
)
def test_unusable_letter_facts_leave_no_file(cqo: Cqo, tmp_path: Path, content: str) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(content, encoding="utf-8")
    done = cqo("letter", "draft", "--facts", str(facts), "--out", str(tmp_path / "x.md"))
    assert (done.status, done.out) == (2, "")
    assert len(done.err.strip().splitlines()) == 1
    assert not (tmp_path / "x.md").exists()


def test_a_letter_that_cannot_be_written_is_said(cqo: Cqo, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text("{}", encoding="utf-8")
    for out in (tmp_path / "none" / "x.md", tmp_path / "x.pdf"):
        done = cqo("letter", "draft", "--facts", str(facts), "--out", str(out))
        assert done.status == 2
        assert len(done.err.strip().splitlines()) == 1


def test_every_item_of_the_articles_people_use_is_covered(cqo: Cqo) -> None:
    table = cqo("coverage", "--json").json
    for cite, places in table.items():
        assert set(places) == {"flows", "cards", "checklists", "quiz"}
        if cite.startswith(("第五条", "第六条", "第十条", "第十一条", "第十二条", "第十三条")):
            assert places["flows"] or places["cards"], cite
    assert table["第五条第（二）项"]["flows"] == ["candidate"]
    assert "letter" in table["第十二条第（四）项"]["flows"]
    assert all(places["cards"] for places in table.values())
