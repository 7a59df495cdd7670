"""What kind of answer a question wants, and what a clause can give."""

from __future__ import annotations

import pytest

from assistant.knowledge import aspects
from assistant.knowledge.language import normalise


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("津贴每月发多少钱？", "how_much"),
        ("要交多少培训费", "how_much"),
        ("任期多久", "how_long"),
        ("几个工作日能办好？", "how_long"),
        ("一家企业可以有几名首席质量官", "how_many"),
        ("年龄上限是多少岁", "how_many"),
        ("定在几月几号", "date"),
        ("入库怎么申请", "procedure"),
        ("要什么材料", "document"),
        ("在哪个网站能查", "where"),
        ("归谁管", "authority"),
        ("要哪个部门批准", "authority"),
        ("会被处罚吗", "consequence"),
        ("从什么时候起施行", "since"),
        ("2020年改成了什么样", "changed"),
        ("哪一条提到围炉会", "clause"),
        ("为什么要出台", "why"),
        ("职责和权限有什么不一样", "difference"),
        ("有哪些职责", "list"),
        ("副总能当吗", "whether"),
        ("由谁发证", "who"),
        ("多少分算合格", "how_many"),
        ("他说不行，依据在哪里", "clause"),
        ("凭啥进库", "document"),
        ("凭什么一句话就停我的线", "why"),
        ("他瞒着不报，局里能拿他咋办", "consequence"),
        ("办事大厅的电话", "where"),
    ],
)
def test_the_asked_aspect_is_seen(question: str, aspect: str) -> None:
    assert aspect in aspects.asked(normalise(question))


@pytest.mark.parametrize(
    "question", ["公司想让他教几个年轻人，支持吗？", "前几年判过刑的能当吗", "好几个人有证怎么管"]
)
def test_some_is_not_how_many(question: str) -> None:
    assert not {"how_many", "how_long", "how_much"} & aspects.asked(normalise(question))


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("结业证书算不算任职条件", "standard"),
        ("一票否决写在哪里", "where"),
        ("职责和权限的区别体现在哪", "where"),
        ("企业要提供履职平台吗", "where"),
        ("老板不给授权怎么办", "procedure"),
        ("在任期间能不能兼职", "how_long"),
        ("质量工作由谁主管", "procedure"),
        ("他说不行，依据在哪里", "where"),
        ("我这样写错在哪", "where"),
        ("局里打电话来问进度", "where"),
        ("凭什么一句话就停我的线", "document"),
        ("是在市政府第几次会上定的", "how_many"),
        ("他瞒着不报，局里能拿他咋办", "procedure"),
        ("几个工人凑的小组归他管不", "how_many"),
    ],
)
def test_what_only_looks_like_an_aspect_is_not_one(question: str, aspect: str) -> None:
    assert aspect not in aspects.asked(normalise(question))


def test_a_formality_is_seen() -> None:
    assert aspects.formalities("任命要公示吗") == {"公示"}
    assert aspects.formalities("首席质量官有哪些职责") == frozenset()


def test_a_bare_topic_asks_nothing() -> None:
    assert aspects.asked("标杆比对") == frozenset()
    assert aspects.asked("培训计划") == frozenset()


def test_what_is_not_taken_for_a_yes_or_no_question() -> None:
    assert "whether" not in aspects.asked("首席质量官是什么")


@pytest.mark.parametrize(
    ("clause", "aspect", "held"),
    [
        ("从事质量管理工作3年以上", "how_long", True),
        ("自2011年6月1日起施行", "date", True),
        ("自2011年6月1日起施行", "how_long", False),
        ("享有岗位津贴", "how_much", False),
        ("津贴每月500元", "how_much", True),
        ("凭聘用书或者任命文件纳入", "document", True),
        ("企业应当建立考核评价机制", "how_long", False),
    ],
)
def test_a_clause_supplies_only_what_it_holds(clause: str, aspect: str, *, held: bool) -> None:
    assert aspects.supplies(aspect, aspects.supplied_by_text(clause)) is held
