"""Questions about the 2020 change: the notice's own point comes first, old numbers are told apart from new ones."""

from __future__ import annotations

import pytest

from assistant.knowledge.answering import Knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge(keep=False)


def cites(knowledge: Knowledge, question: str, *context: str) -> list[str]:
    return [str(c) for c in knowledge.ask(question, context).citations]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("主管部门那条2020年动没动", ["通知第一项", "第三条"]),
        ("任职条件那一条修订过没有", ["通知第三项", "第五条"]),
        ("经费保障那条2020年改过没", ["通知第九项", "第十九条"]),
        ("宣传推广那条换号了没，从几换到几", ["通知第七项", "第十七条"]),
        ("2020年把三统一写进了哪条", ["通知第五项", "第七条"]),
        ("质量奖必要条件那条修改之前编号是多少", ["通知第九项", "第十九条"]),
    ],
)
def test_a_topic_and_its_change_cite_the_notice_point_first(
    knowledge: Knowledge, question: str, first: list[str]
) -> None:
    assert cites(knowledge, question)[:2] == first


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("老文件第十六条讲报奖，新版挪成第几条", ["通知第九项", "第十九条"]),
        ("原来是第九条的那条，现在第几条", ["通知第五项", "第七条"]),
        ("第七条现在挪到哪里去了", ["通知第四项", "第十一条"]),
        ("第十五条改为第十七条，对吧", ["通知第七项", "第十七条"]),
        ("What is the old Article 9 now?", ["通知第五项", "第七条"]),
        ("现行第十七条是从哪条改来的", ["通知第七项", "第十七条"]),
        ("第十二条以前是第几条", ["通知第六项", "第十二条"]),
    ],
)
def test_numbers_before_and_after(knowledge: Knowledge, question: str, first: list[str]) -> None:
    found = knowledge.ask(question)
    assert [str(c) for c in found.citations] == first
    assert found.corrects is None


@pytest.mark.parametrize("question", ["现在的第十条原来排第几", "修改前的第八条现在是哪条"])
def test_a_number_the_notice_does_not_give_is_abstained_from(knowledge: Knowledge, question: str) -> None:
    found = knowledge.ask(question)
    assert (found.outcome, found.abstain) == ("abstain", "not_settled")


def test_a_follow_up_takes_its_article_from_the_question_before(knowledge: Knowledge) -> None:
    assert cites(knowledge, "新的编号呢", "2011年办法的第十六条改了吗")[:2] == ["通知第九项", "第十九条"]


@pytest.mark.parametrize(
    "question", ["修订新塞进来哪两条", "哪些条文是全新的", "which two articles are brand new since 2020"]
)
def test_the_added_articles(knowledge: Knowledge, question: str) -> None:
    assert cites(knowledge, question)[:2] == ["通知第六项", "通知第八项"]


@pytest.mark.parametrize(
    "question", ["后来改的那些，从哪天起算", "修订内容何时生效", "2020年修改的办法一公布就施行还是等一阵"]
)
def test_since_when_the_changes_apply(knowledge: Knowledge, question: str) -> None:
    found = knowledge.ask(question)
    assert str(found.citations[0]) == "通知附则"
    assert "2020年8月28日" in found.lead


def test_both_dates_where_both_are_asked(knowledge: Knowledge) -> None:
    assert "第二十条" in cites(knowledge, "办法原来哪天起施行？后来改的内容又从什么时候起算？")


@pytest.mark.parametrize(
    ("question", "first", "believed"),
    [
        ("第十五条改为第十八条，对吧", "通知第七项", "第十八条"),
        ("第八条是2020年新增的吧", "通知附则", "第八条"),
        ("2020年一共新增了三条，对吧", "通知第六项", "三条"),
        ("2020年修改的内容从2011年6月1日起算，对吧", "通知附则", "2011年"),
        ("职责那条还在第七条吧", "通知第四项", "第七条"),
        ("2020年一改，报政府质量奖要先建制度这条给删掉了，是吧", "通知第九项", "删"),
    ],
)
def test_a_false_belief_about_the_change_is_corrected(
    knowledge: Knowledge, question: str, first: str, believed: str
) -> None:
    found = knowledge.ask(question)
    assert str(found.citations[0]) == first
    assert found.corrects is not None
    assert believed in found.corrects


def test_a_right_belief_is_not_corrected(knowledge: Knowledge) -> None:
    assert knowledge.ask("任职条件还是在第五条吧").corrects is None


@pytest.mark.parametrize(
    ("question", "cite"),
    [
        ("第十条整条讲了些啥，从头到尾过一遍", "第十条"),
        ("第6条第3项念给我听", "第六条第（三）项"),
        ("第18条关于分级那块怎么说", "第十八条"),
        ("第十二条关于供应商那项怎么写的", "第十二条第（五）项"),
        ("通知第三项改的是什么", "通知第三项"),
        ("通知里第二点是干嘛的", "通知第二项"),
        ("第12条第5项是管开会的吧", "第十二条第（五）项"),
    ],
)
def test_a_cited_clause_comes_first(knowledge: Knowledge, question: str, cite: str) -> None:
    assert cites(knowledge, question)[0] == cite


@pytest.mark.parametrize(
    "question",
    ["2020年我们公司聘了质量部长，可以当首席质量官吗", "新增一名首席质量官要备案吗", "聘书编号是多少"],
)
def test_a_year_or_a_change_in_ones_own_firm_is_no_question_of_the_notice(
    knowledge: Knowledge, question: str
) -> None:
    assert not any(cite.startswith("通知") for cite in cites(knowledge, question))
