"""Which heading is which column, and which looks near but is not."""

from __future__ import annotations

import pytest

from assistant.documents.sheet_headers import recognise
from assistant.flows.batch import Column

SAME = {
    Column.NAME: ["姓名", " 姓 名 ", "姓\n名", "*姓名", "名字", "候选人姓名", "姓名（必填）", "1、姓名", "性名"],
    Column.POST: ["职务", "现任职务", "岗位", "职位", "职务/岗位", "现任职务（岗位）", "职务：", "直务"],
    Column.DEPARTMENT: ["所在部门", "部门", "所属科室", "部门/车间"],
    Column.YEARS: ["从事质量管理年限", "质量管理工作年限（年）", "年限", "从事质量管理的年限", "从事质量管里年限"],
    Column.EDUCATION: ["最高学历", "学历", "文化程度", "学历（大专及以上）", "学力"],
    Column.TITLE: ["专业技术职称", "职称", "专业技术职务", "职秤", "职称（如工程师）"],
    Column.BARS: ["是否有第六条情形", "有无第六条情形", "第六条情形（是/否）", "是否存在第六条所列情形"],
    Column.REMARK: ["备注", "备　注", "情况说明"],
    Column.COMMITMENT: ["企业评价（一）", "企业评价(一)", "企业评价一", "企业评价①", "企业评价第（一）项"],
    Column.ABILITY: ["企业评价（二）", "企业评价2"],
    Column.INTEGRITY: ["企业评价（四）", "企业评价(4)"],
}
OTHER = [
    "拟任职务", "原职务", "工龄", "工作年限", "本企业工龄", "从事质量管理年限（工龄）", "从事质检管理年限", "第一学历", "技能等级",
    "无第六条情形", "是否无第六条情形", "第六条（一）", "企业评价（三）", "部门负责人", "单位", "植物", "结论", "五（一）", "",
]  # fmt: skip


@pytest.mark.parametrize(("column", "title"), [(c, t) for c, titles in SAME.items() for t in titles])
def test_usual_wordings_name_their_column(column: Column, title: str) -> None:
    assert recognise([title]).places == {column: 0}


@pytest.mark.parametrize("title", OTHER)
def test_what_only_looks_near_is_not_read(title: str) -> None:
    assert recognise([title]).places == {}


def test_order_is_free_and_the_likelier_of_two_headings_is_taken() -> None:
    header = recognise(["备注", "岗位", "序号", "职务", "姓名", "籍贯"])
    assert header.places == {Column.REMARK: 0, Column.POST: 3, Column.NAME: 4}
    assert header.passed_over == (("岗位", "职务"),)
    assert header.unread == ("籍贯",)
    assert header.serial == {2}
    assert not header.missing


def test_missing_says_which_required_column() -> None:
    assert recognise(["姓名", "拟任职务"]).missing == (Column.POST,)
