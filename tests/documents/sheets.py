"""Sheets made for tests: rows of plain values as .xlsx or .csv files, and a reader of the few phrases they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from assistant.flows.candidate.rules import BARS

TODAY = date(2026, 4, 1)
HEADER = ("姓名", "职务", "所在部门", "从事质量管理年限", "最高学历", "专业技术职称", "是否有第六条情形", "备注")
GOOD = ("王一", "副总经理", "", "5", "本科", "", "否", "")


@dataclass(frozen=True)
class Said:
    """What a text says of one person."""

    facts: Mapping[str, Any]
    name: str | None = None


PHRASES: Mapping[str, Mapping[str, Any]] = {
    "副总经理": {"position": "高层副职"},
    "质量部部长": {"position": "质量管理部门中层正职"},
    "生产部部长": {"position": "其他部门中层正职"},
    "质量部副部长": {"position": "质量管理部门副职"},
    "质量部部长，兼副总经理": {"position": "高层副职"},
    "学历：本科": {"education": "大专及以上"},
    "学历：中专": {"education": "大专以下"},
    "职称：工程师": {"title": "中级及以上"},
    "评上工程师": {"title": "中级及以上"},
    "大专毕业": {"education": "大专及以上"},
    "五年以上": {"quality_years": 5.0},
    "没有第六条所列情形": dict.fromkeys(BARS, "no"),
    "被判刑": {"violation": "yes"},
    "被立案": {"violation": "unknown"},
    "不熟悉法规": {"commitment": "no"},
}


def understand(text: str, _today: date) -> Sequence[Said]:
    """A stand-in for the reader of texts: every phrase above that occurs, later ones over earlier ones."""
    facts = {key: value for phrase, said in PHRASES.items() if phrase in text for key, value in said.items()}
    name = "赵敏" if "赵敏" in text else None
    return [Said(facts, name)] if facts else []


def workbook(path: Path, rows: Sequence[Sequence[Any]], change: Callable[[Any], None] | None = None) -> Path:
    """Rows in a new workbook, the worksheet changed before saving."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    book.save(path)
    return path
