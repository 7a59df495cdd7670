"""What flows say about themselves agrees with what they do."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.errors import InputError
from assistant.flows import flow
from assistant.flows.explain import at_most, edges, graph, why

TODAY = date(2026, 11, 22)
CANDIDATE = flow("candidate")


def test_why_names_the_clause_and_what_each_answer_comes_to() -> None:
    known = {"position": "高层副职", "education": "大专以下"}
    found = why(CANDIDATE, CANDIDATE.question("title"), known, TODAY)
    assert [str(cite) for cite in found.cites] == ["第五条第（三）项"]
    assert [(e.label, e.verdict) for e in found.effects] == [
        ("中级及以上", "待核实"),
        ("中级以下，或者没有", "不具备条件"),
        ("不确定", "待核实"),
    ]


def test_how_many_questions_remain() -> None:
    assert at_most(CANDIDATE, {}, TODAY) == 9
    assert at_most(CANDIDATE, {"position": "高层正职", "go_on": "stop"}, TODAY) == 0
    assert at_most(CANDIDATE, {"position": "高层副职", "quality_years": 5, "education": "大专及以上"}, TODAY) == 3


@pytest.mark.parametrize(
    ("flow_id", "verdicts"),
    [("candidate", {"可以担任", "不具备条件", "不得担任", "待核实"}), ("letter", {"草稿已写好", "草稿待补充"})],
)
def test_the_picture_shows_every_question_and_every_verdict(flow_id: str, verdicts: set[str]) -> None:
    shown = flow(flow_id)
    ways = edges(shown, TODAY)
    assert {edge.source for edge in ways} == set(shown.by_id)
    assert {edge.target for edge in ways} - set(shown.by_id) == verdicts


def test_mermaid_is_well_formed() -> None:
    lines = graph(CANDIDATE, "mermaid", TODAY).splitlines()
    assert lines[0] == "flowchart TD"
    nodes = {m[1] for line in lines if (m := re.fullmatch(r'    (\w+)(?:\[".+"\]|\(\[".+"\]\))', line))}
    arrows = [m for line in lines if (m := re.fullmatch(r'    (\w+) -->(?:\|"[^"]+"\|)? (\w+)', line))]
    assert len(nodes) + len(arrows) + 1 == len(lines)
    assert all(m[1] in nodes and m[2] in nodes for m in arrows)


def test_the_text_form_reads_as_numbered_questions() -> None:
    text = graph(CANDIDATE, "text", TODAY)
    assert "7. 最高学历是什么？（第五条）\n   大专以下；不确定 → 第8题\n   大专及以上 → 第9题\n" in text
    assert "   高层正职 → 第11题\n" in text
    assert "结论：可以担任" in text


def test_another_format_is_refused() -> None:
    with pytest.raises(InputError, match="mermaid、text"):
        graph(CANDIDATE, "svg", TODAY)
