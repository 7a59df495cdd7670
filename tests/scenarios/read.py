"""Reads the Chinese scenario tables into facts and expected results, in the vocabulary of the contract.

Knows the short names the tables use and nothing of any rule; a word it does not know raises, so that a slip of the
pen in a table cannot pass as an unknown fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CANDIDATE = Path(__file__).with_name("candidate.md")

BARS = {"六一": "violation", "六二": "improper_gain", "六三": "abuse", "六四": "disclosure", "六五": "other_harm"}
NAMES = {
    "职务": "position",
    "年限": "quality_years",
    "能力": "ability",
    "学历": "education",
    "职称": "title",
    "热爱熟悉": "commitment",
    "品行": "integrity",
} | BARS
ANSWERS = {"是": "yes", "否": "no", "未知": "unknown"}
WORDS = {
    "position": [
        "高层副职",
        "总经理助理",
        "总裁助理",
        "质量管理部门中层正职",
        "高层正职",
        "质量管理部门副职",
        "其他部门中层正职",
        "普通员工",
        "外部人员",
        "不确定",
    ],
    "education": ["大专及以上", "大专以下", "不确定"],
    "title": ["中级及以上", "中级以下或无", "不确定"],
}
STARTS = {
    "全合": (
        "职务=质量管理部门中层正职；年限=5；能力=是；学历=大专及以上；职称=中级以下或无；热爱熟悉=是；品行=是；第六条=否"
    ),
    "空白": "",
}
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Scenario:
    title: str
    facts: dict[str, object]
    verdict: str
    decided_by: list[str]
    open: list[str]


def facts_of(cell: str) -> dict[str, object]:
    """The cell 事实, read from left to right; what is 未填 is absent from the result."""
    facts: dict[str, object] = {}
    for part in filter(None, cell.split("；")):
        if part in STARTS:
            facts |= facts_of(STARTS[part])
            continue
        name, _, word = part.partition("=")
        for key in BARS.values() if name == "第六条" else [NAMES[name]]:
            if word == "未填":
                facts.pop(key, None)
            else:
                facts[key] = _value(key, word)
    return facts


def _value(key: str, word: str) -> object:
    if key == "quality_years":
        return None if word == "不确定" else float(word)
    if key not in WORDS:
        return ANSWERS[word]
    if word not in WORDS[key]:
        raise KeyError(word)
    return word


def _open_of(cell: str) -> list[str]:
    if cell == NOTHING:
        return []
    names = cell.replace("第六条各项", "、".join(BARS)).split("、")
    return [NAMES[name] for name in names]


def scenarios(path: Path = CANDIDATE) -> list[Scenario]:
    """Every row of every five-column table in the file, in order; titles are unique."""
    rows: list[Scenario] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or cells[0] == "说明" or set(cells[0]) <= set("- "):
            continue
        title, facts, verdict, decided_by, open_cell = cells
        decided = [] if decided_by == NOTHING else decided_by.split("、")
        rows.append(Scenario(title, facts_of(facts), verdict, decided, _open_of(open_cell)))
    if len({row.title for row in rows}) != len(rows):
        raise ValueError(f"two scenarios share a title in {path.name}")
    return rows
