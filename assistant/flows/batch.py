"""One row of a sheet of candidates: its cells as facts, and the outcome they give.

Columns say what they say; the remark is read like a text and adds to them or stands against them. How a row was
found and where the result goes is unknown here, and sentences are read by whoever is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from assistant.errors import InputError
from assistant.flows import batch_cells
from assistant.flows.batch_cells import Text, filled, words_of
from assistant.flows.candidate.facts import is_unknown, years_known
from assistant.flows.candidate.outcome import assess
from assistant.flows.candidate.rules import BAR_UNSPECIFIED, BARS, KEYS, NOT_SURE, TITLE
from assistant.flows.facts import NO, UNSURE, Answers, Value
from assistant.flows.step import Outcome


class Column(StrEnum):
    """The columns of the form, by their headings."""

    NAME = "姓名"
    POST = "职务"
    DEPARTMENT = "所在部门"
    YEARS = "从事质量管理年限"
    EDUCATION = "最高学历"
    TITLE = "专业技术职称"
    BARS = "是否有第六条情形"
    REMARK = "备注"
    COMMITMENT = "企业评价（一）"
    ABILITY = "企业评价（二）"
    INTEGRITY = "企业评价（四）"


REQUIRED = (Column.NAME, Column.POST)
OPTIONAL = (Column.COMMITMENT, Column.ABILITY, Column.INTEGRITY)
"""Columns whose absence needs no word: a form without them is complete."""

_JUDGED = {Column.COMMITMENT: "commitment", Column.ABILITY: "ability", Column.INTEGRITY: "integrity"}
_COLUMN_OF = {
    "position": Column.POST,
    "quality_years": Column.YEARS,
    "education": Column.EDUCATION,
    "title": Column.TITLE,
    **{fact: column for column, fact in _JUDGED.items()},
}
_TOP = frozenset({"高层副职", "总经理助理", "总裁助理", "高层正职", "外部人员"})
_PART_OF_FIRM = re.compile("分公司|子公司|事业部|分厂|门店|项目部|办事处|分部|分院|工厂")
_BARE_TITLE = re.compile(
    "常务|代理|主持|全面|工作|部门|科室|中层|高级|一把手|现任|负责人|[部科处室厂所局院]长|主任|经理|总监|主管|干部|领导|[副正]职|副|正|代|[()（）\\s]"
)
_SHORT_LEVELS = {"大学": "大学本科", "大本": "大学本科", "本": "本科", "专": "大专", "硕": "硕士", "博": "博士"}
# Skill levels, other series and qualifications stand in this column too; the column makes no title of them.
_NO_TITLE = re.compile(
    "技师|级工(?!程)|技工|技能|质量工程师|资格|会计|经济师|政工|教师|讲师|教授|审计|统计|律师|医|护|人力|物流|翻译|编辑|社工"
    "|黑带|绿带|内审|CQE|注册|执业"
)
_NOT_YET = re.compile("正在|在评|申报|待评|待批|拟|备考|参评|公示")
_COURSE = re.compile("在读|在学|就读|攻读|肄业|结业")
_ADDRESSES = words_of("工 总 部长 经理 主任 科长 处长 师傅 老师 同志 先生 女士 副总 助理 某 某某")
_DENIAL = "没有第六条所列情形。"
_ABOUT_OTHERS = "备注提到别人的第六条情形，请核对说的是不是本人。"
_FRAME = "候选人情况如下。"
"""Said before every cell, so that its reader knows that somebody is meant."""
_TITLE_FIRST = re.compile("(?:[部科处室]长|主任|经理|负责人)(?![一-龥])")
_REMEMBERED = 4096
_LONGEST = 10_000


class Person(Protocol):
    """What a text says of one person."""

    @property
    def name(self) -> str | None: ...
    @property
    def facts(self) -> Mapping[str, Value]: ...


Understand = Callable[[str, date], Sequence[Person]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row understood and judged. `facts` hold the flow's answers, an unclear cell as not known; `notes` tell what
    in the row stands against itself, each a sentence."""

    name: str
    facts: Answers
    outcome: Outcome
    notes: tuple[str, ...]


class Candidates:
    """Reads rows one after another as of a day; equal cells are read once and equal facts judged once."""

    def __init__(self, understand: Understand, today: date) -> None:
        self._today = today
        self._understood = lru_cache(_REMEMBERED)(lambda text: tuple(understand(text, today)))
        self._judged = lru_cache(_REMEMBERED)(lambda facts: assess(dict(facts), today))

    def candidate(self, cells: Mapping[Column, str]) -> Candidate:
        """The candidate of a row, absent columns counting as blank cells.

        Raises InputError for a row without a name, with impossible years or with a cell too long to read.
        """
        name = _name(cells.get(Column.NAME, ""))
        for column, cell in cells.items():
            if len(cell) > _LONGEST:
                raise InputError(f"“{column}”太长（{len(cell)}字，最多{_LONGEST}字），请缩短后重新审查")
        facts, notes = self._facts(cells, name)
        return Candidate(name, facts, self._judged(tuple(facts.items())), notes)

    def _facts(self, cells: Mapping[Column, str], name: str) -> tuple[dict[str, Value], tuple[str, ...]]:
        post = self._post(_close(cells.get(Column.DEPARTMENT, "")), _close(cells.get(Column.POST, "")))
        columns = self._columns(cells)
        if post:
            columns["position"] = self._post_in(post)
        remark = filled(cells.get(Column.REMARK, ""))
        bars = batch_cells.bars(cells.get(Column.BARS, ""))
        words = "。".join(part for part in (bars.text, remark) if part)
        # A general denial and what is admitted beside it are weighed by the reader of texts, as one text.
        text = _DENIAL + words if bars.denied else words
        said = dict(self._read(text, name)) if words else {}
        if post and remark and (columns["position"] == NOT_SURE or "兼" in remark):
            # What a department does, and a second post, only say something of the post beside it.
            both = self._read(f"职务：{post}，{remark}", name).get("position")
            if not is_unknown(both):
                columns["position"] = said["position"] = both
        if _COURSE.search(remark):
            said.pop("education", None)  # a course begun is no word against what was finished before
        facts, notes = self._reconciled(columns, said)
        facts |= dict.fromkeys(BARS, UNSURE) if filled(cells.get(Column.BARS, "")) else {}
        if bars.denied and not said:
            about_others = self._others_bars(text) if words else frozenset()
            facts |= {bar: UNSURE if bar in about_others else NO for bar in BARS}
            notes += (_ABOUT_OTHERS,) if about_others else ()
        facts |= {bar: said[bar] for bar in BARS if bar in said} | dict(bars.facts)
        return {key: facts[key] for key in (*KEYS, "quality_since", BAR_UNSPECIFIED) if key in facts}, notes

    # --- columns --------------------------------------------------------------------------------------------

    def _columns(self, cells: Mapping[Column, str]) -> dict[str, Value]:
        facts: dict[str, Value] = dict(self._years(cells.get(Column.YEARS, "")))
        if level := _close(cells.get(Column.EDUCATION, "")):
            facts["education"] = self._read(f"学历：{_SHORT_LEVELS.get(level, level)}").get("education", NOT_SURE)
        if title := _close(cells.get(Column.TITLE, "")):
            facts["title"] = self._title(title)
        for column, fact in _JUDGED.items():
            if (answer := batch_cells.tick(cells.get(column, ""))) is not None:
                facts[fact] = answer
        return facts

    def _years(self, cell: str) -> Mapping[str, Value]:
        found = batch_cells.years(cell, self._today)
        if isinstance(found, Text):
            said = self._read(found.words)
            known = {key: said[key] for key in ("quality_years", "quality_since") if said.get(key) is not None}
            return known or {"quality_years": None}
        return found or {}

    def _title(self, cell: str) -> Value:
        """The title by its own words; a bare level (中级, 无) or trade (机械工程师) is one because of the column."""
        alone = self._read(cell).get("title")
        if _NOT_YET.search(cell) and alone != TITLE[1]:
            return NOT_SURE
        if not is_unknown(alone) or _NO_TITLE.search(cell):
            return NOT_SURE if is_unknown(alone) else alone
        return self._read(f"职称：{cell}").get("title", NOT_SURE)

    def _post(self, department: str, post: str) -> str:
        """The words that say the post: together with the department where they do not name a unit of their own."""
        if not post or not department:
            return post
        alone = self._post_in(post)
        names_unit = len(_BARE_TITLE.sub("", post)) > 1 and not _TITLE_FIRST.match(post)
        if names_unit or (alone in _TOP and not _PART_OF_FIRM.search(department)):
            return post
        return department + post

    def _post_in(self, words: str) -> str:
        return str(self._read(f"职务：{words}").get("position") or NOT_SURE)

    # --- remark ---------------------------------------------------------------------------------------------

    def _reconciled(
        self, columns: dict[str, Value], said: Mapping[str, Value]
    ) -> tuple[dict[str, Value], tuple[str, ...]]:
        """Columns and remark together: the remark fills what is not known; where both are known and differ, neither counts."""
        facts, notes = dict(columns), []
        for fact, column in _COLUMN_OF.items():
            ours, theirs = self._value(columns, fact), self._value(said, fact)
            if theirs is None or ours == theirs:
                continue
            if ours is None:
                facts |= {key: said[key] for key in _keys(fact) if key in said}
            else:
                for key in _keys(fact):
                    facts.pop(key, None)
                facts[fact] = None if fact == "quality_years" else UNSURE if column in _JUDGED else NOT_SURE
                notes.append(f"备注与“{column}”列不一致，按待核实处理。")
        return facts, tuple(notes)

    def _value(self, facts: Mapping[str, Value], fact: str) -> Value:
        """A fact as it is compared: None where not known, years in whole years."""
        if fact == "quality_years":
            count = years_known(facts, self._today)
            return None if count is None else int(count + 1e-9)
        value = facts.get(fact)
        return None if is_unknown(value) else value

    def _read(self, text: str, name: str = "") -> Mapping[str, Value]:
        """What a text says of the person of the row; what it says of people named otherwise than `name` is not theirs."""
        for person in sorted(self._understood(_FRAME + text), key=lambda person: person.name is not None):
            if person.name is None or (name and _may_be(person.name, name)):
                return person.facts
        return {}

    def _others_bars(self, text: str) -> frozenset[str]:
        """Items of 第六条 that a text does not deny of the people it names, none of whom seems to be the row's."""
        people = self._understood(_FRAME + text)
        return frozenset(bar for person in people for bar in BARS if person.facts.get(bar) != NO)


def _may_be(mentioned: str, name: str) -> bool:
    """Whether a name in a remark can mean the person of the row: 周敏, or 周工 for 周敏."""
    plain = "".join(char for char in name if char.isalnum())
    return mentioned in plain or (mentioned[:1] in plain[:1] and len(mentioned) > 1 and mentioned[1:] in _ADDRESSES)


def _close(cell: str) -> str:
    """A cell of a few words without the blanks that spread them: 部　长."""
    return "".join(filled(cell).split())


def _keys(fact: str) -> tuple[str, ...]:
    return ("quality_years", "quality_since") if fact == "quality_years" else (fact,)


def _name(cell: str) -> str:
    """The name as typed. Raises InputError where there is none."""
    if not any(char.isalnum() for char in filled(cell)):
        raise InputError("姓名为空，请补上后重新审查")
    return cell
