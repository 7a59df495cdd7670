"""Which column of a person's sheet is which: the headings people really write, in any order.

A heading is taken for a column only where it says so in full, in one of the usual wordings or in a wording that
sounds the same (职秤 for 职称); 工龄 is not 从事质量管理年限 and 拟任职务 is not 职务, however near they look. What
stands in the rows is unknown here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.flows.batch import REQUIRED, Column
from assistant.knowledge.pinyin import pinyin

_WORDINGS: Mapping[Column, str] = {
    Column.NAME: "姓名 名字 人员姓名 候选人姓名 候选人 员工姓名 员工 人员 人选 人选姓名 拟聘人员 拟聘人选 推荐人选 被推荐人 "
    "申报人 申报人姓名 拟聘人姓名 拟聘人员姓名 name",
    Column.POST: "职务 现任职务 现职务 现职 岗位 现任岗位 现岗位 职位 现任职位 岗位名称 职务名称 职位名称 担任职务 所任职务 "
    "行政职务 目前职务 当前职务 目前岗位 当前岗位 工作岗位 任职岗位 现任岗位职务 现任职务岗位 岗位职务 职务岗位 职务职位 position",
    Column.DEPARTMENT: "所在部门 部门 所属部门 部门名称 工作部门 任职部门 现部门 现任部门 现所在部门 所在科室 科室 所属科室 部门科室 "
    "部门车间 车间部门 所在部门车间 department",
    Column.YEARS: "从事质量管理年限 从事质量管理工作年限 质量管理年限 质量管理工作年限 质量管理从业年限 质量管理工作时间 "
    "从事质量管理时间 从事质量管理工作时间 从事质量工作年限 质量工作年限 质量从业年限 质量年限 年限 从事质量管理年数 "
    "质量管理年数 质量管理经验年限 从事质量管理起始时间 从事质量管理工作起始时间 质量管理工作起始时间 质量管理起始时间 "
    "从事质量管理起始年月 从事质量管理工作起始年月 质量管理工作起始年月 质量管理起始年月 从事质量管理开始时间 "
    "开始从事质量管理时间 开始从事质量管理工作时间",
    Column.EDUCATION: "最高学历 学历 文化程度 学历层次 最终学历 教育程度 学历学位 最高学历学位 最高学历层次 education",
    Column.TITLE: "专业技术职称 职称 技术职称 专业职称 职称等级 职称级别 专业技术职称等级 专业技术职称级别 职称名称 现有职称 "
    "专业技术职务 专业技术职务资格 专业技术任职资格 专业技术职务任职资格 专业技术资格 职称资格",
    Column.BARS: "是否有第六条情形 有无第六条情形 是否存在第六条情形 是否有第六条所列情形 有无第六条所列情形 是否存在第六条所列情形 "
    "第六条情形 第六条所列情形 第六条 是否第六条情形 是否属于第六条情形 是否具有第六条情形 是否有第六条规定情形 "
    "是否有第六条规定的情形 是否有不得担任情形 是否存在不得担任情形 有无不得担任情形 不得担任情形 是否有第六条禁止情形 "
    "是否有禁止情形 有无禁止情形",
    Column.REMARK: "备注 说明 备注说明 其他说明 情况说明 补充说明 其他情况 备考 其他 备注信息 remark remarks",
    Column.COMMITMENT: "企业评价一 企业评价1 企业评价第一项 评价一 企业书面评价一 第五条第一项企业评价 第五条第一项评价 "
    "企业评价第五条第一项 五一企业评价 五一评价",
    Column.ABILITY: "企业评价二 企业评价2 企业评价第二项 评价二 企业书面评价二 第五条第二项企业评价 第五条第二项评价 "
    "企业评价第五条第二项 五二企业评价 五二评价",
    Column.INTEGRITY: "企业评价四 企业评价4 企业评价第四项 评价四 企业书面评价四 第五条第四项企业评价 第五条第四项评价 "
    "企业评价第五条第四项 五四企业评价 五四评价",
}
"""Usual wordings, the likeliest first."""

_PLAINEST = frozenset({"姓名", "职务", "部门", "学历", "职称", "备注"})
SERIAL = frozenset({"序号", "编号", "行号", "序", "no", "id", "原行号"})
_BRACKETED = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】")
# A bracket that only says how to fill in: (年), (必填), (是/否), (如3年、36个月).
_HOW_TO_FILL = re.compile(
    r"[*必选]填.*|可选.*|年|单位.*|下拉.*|请.*|如.*|例.*|是.?否.*|有.?无.*|填.*|大专.*|中级.*|可不填|可空.*|及以上|现任|最高|含.*"
)
_MARKS = re.compile(r"[\s*※:,、/|\-_—。.·()（）\[\]【】〔〕\"'“”]")
_FILLERS = re.compile(r"^(?:\d{1,2}[.、)]|[①-⑳])")


@dataclass(frozen=True, slots=True)
class Header:
    """A row of headings. `titles` as typed; `places` says where each column found stands, `serial` where running
    numbers stand. `unread` are headings nothing is read from, `passed_over` pairs (heading left, heading taken)."""

    titles: tuple[str, ...]
    places: Mapping[Column, int]
    serial: frozenset[int]
    unread: tuple[str, ...]
    passed_over: tuple[tuple[str, str], ...]

    @property
    def missing(self) -> tuple[Column, ...]:
        """Required columns that were not found."""
        return tuple(column for column in REQUIRED if column not in self.places)


def recognise(titles: Sequence[str]) -> Header:
    """The columns of a row of headings. Of two headings for one column the likelier wording is taken, then the left."""
    best: dict[Column, tuple[int, int]] = {}
    claims: list[tuple[int, Column]] = []
    serial: set[int] = set()
    for place, title in enumerate(titles):
        if match := column_of(title):
            column, rank = match
            claims.append((place, column))
            best[column] = min(best.get(column, (rank, place)), (rank, place))
        elif _folded(title) in SERIAL:
            serial.add(place)
    places = {column: place for column, (_, place) in best.items()}
    claimed = {place for place, _ in claims}
    return Header(
        titles=tuple(titles),
        places=places,
        serial=frozenset(serial),
        unread=tuple(t for n, t in enumerate(titles) if t.strip() and n not in claimed and n not in serial),
        passed_over=tuple((titles[p], titles[places[c]]) for p, c in claims if places[c] != p),
    )


def column_of(title: str) -> tuple[Column, int] | None:
    """The column a heading names and how unusual the wording is (0 = as in the form), None where it names none."""
    for number, folded in enumerate(_ways(title)):
        if folded in _by_wording():
            column, rank = _by_wording()[folded]
            return column, rank + 100 * number
    wording = _by_sound().get(pinyin(_folded(title)))
    if wording and not set(wording).isdisjoint(title):
        column, rank = _by_wording()[wording]
        return column, rank + 1000
    return None


def _ways(title: str) -> Iterable[str]:
    """The heading with its brackets' words, and without those that only say how to fill in."""
    yield _folded(title)
    wide = unicodedata.normalize("NFKC", title)
    plain = _BRACKETED.sub(lambda m: "" if _HOW_TO_FILL.fullmatch("".join(filter(None, m.groups()))) else m[0], wide)
    yield _folded(plain)


def _folded(title: str) -> str:
    wide = _FILLERS.sub("", unicodedata.normalize("NFKC", title).strip().lower())
    return _MARKS.sub("", wide).replace("的", "")


@cache
def _by_wording() -> Mapping[str, tuple[Column, int]]:
    return {
        _folded(wording): (column, rank)
        for column, wordings in _WORDINGS.items()
        for rank, wording in reversed(list(enumerate(wordings.split())))
    }


@cache
def _by_sound() -> Mapping[tuple[str, ...], str]:
    """Wordings by their sound. Short words have too many homophones (现职, 限制) but for the plainest headings."""
    return {
        pinyin(wording): wording
        for wording in reversed(list(_by_wording()))
        if (len(wording) > 2 or wording in _PLAINEST) and not wording.isascii()
    }
