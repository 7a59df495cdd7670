"""What a message takes for granted, and what of that the text denies."""

from __future__ import annotations

import pytest

from assistant.knowledge import premises
from assistant.knowledge.language import normalise


@pytest.mark.parametrize(
    ("message", "statement"),
    [
        ("既然企业必须发岗位津贴，那不发去哪里投诉", "企业必须发岗位津贴"),
        ("为什么必须全日制？", "必须全日制"),
        ("市监局罢免了他，需要企业再发文吗", "市监局罢免了他"),
        ("听说继续教育是自愿的，那就不去了，可以吧", "继续教育是自愿"),
        ("必须是本科，对吧", "必须是本科"),
    ],
)
def test_a_reason_or_a_statement_before_a_question_is_asserted(message: str, statement: str) -> None:
    assert statement in premises.asserted(normalise(message))


@pytest.mark.parametrize(
    "message",
    [
        "必须全日制吗",
        "是不是一定要3年以上",
        "谁可以担任首席质量官",
        "哪些情形不得担任",
        "津贴",
        "市监局是直接罢免他，还是怎么处理",
    ],
)
def test_a_neutral_question_asserts_nothing(message: str) -> None:
    assert premises.asserted(normalise(message)) == ()


@pytest.mark.parametrize(
    ("statement", "lead"),
    [
        ("企业必须发岗位津贴", "鼓励，不是必须：……"),
        ("首席质量官必须参加例会", "可以参加：……"),
        ("企业可以不建立考核机制", "应当建立：……"),
        ("考核机制可建可不建", "应当建立：……"),
        ("市监局把首席质量官撤了", "只能建议，不能直接撤换：……"),
        ("总经理也可以当", "不在范围：……"),
        ("首席质量官无权参与决策", "可以参与：……"),
        ("津贴由财政出", "由企业给，而且只是鼓励：……"),
    ],
)
def test_another_strength_or_hand_clashes(statement: str, lead: str) -> None:
    assert premises.clashes(statement, lead)


@pytest.mark.parametrize(
    ("statement", "lead"),
    [
        ("市监局不能直接撤掉首席质量官", "只能建议，不能直接撤换：……"),
        ("企业不是非设不可", "鼓励，不是必须：……"),
        ("企业应当重视培训", "应当重视：……"),
        ("总经理不能当", "不在范围：……"),
        ("我们有三个部长都可以当", "不在范围：……"),
    ],
)
def test_what_agrees_or_only_tells_does_not_clash(statement: str, lead: str) -> None:
    assert not premises.clashes(statement, lead)


@pytest.mark.parametrize(
    ("statement", "clause", "items", "wrong"),
    [
        ("办法要求干满5年质量", "从事质量管理工作3年以上", 0, True),
        ("要求满三年", "从事质量管理工作3年以上", 0, False),
        ("第十二条有八项权限", "可以享有以下权限", 7, True),
        ("第十二条有七项权限", "可以享有以下权限", 7, False),
        ("他干了5年质量", "从事质量管理工作3年以上", 0, False),
        ("我们公司要求5年", "从事质量管理工作3年以上", 0, False),
    ],
)
def test_a_demanded_number_is_compared_with_the_clause(statement: str, clause: str, items: int, wrong: bool) -> None:
    assert premises.miscounts(statement, clause, items) is wrong
