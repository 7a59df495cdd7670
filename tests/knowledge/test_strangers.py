"""Questions about other law, other trades and daily life are told from questions about this text."""

from __future__ import annotations

import pytest

from assistant.knowledge.answering import Knowledge


def test_stranger_cards_rest_on_nothing_here(knowledge: Knowledge) -> None:
    strangers = [card for card in knowledge.compiled.cards if card.id.startswith("stranger-")]
    assert len(strangers) > 20
    assert {card.abstain for card in strangers} == {"off_topic"}
    assert all(not (card.cites or card.related or card.premises or card.next) for card in strangers)


@pytest.mark.parametrize(
    "question",
    [
        "房子租出去，租客把墙砸了，押金能扣多少",
        "邻居家的狗咬了我，医药费谁出",
        "偷电瓶车会判几年",
        "爷爷立的遗嘱没签名还有用吗",
        "二手车里程表被调过，能退一赔三吗",
        "孩子在幼儿园摔断胳膊谁负责",
        "股东会决议多少人同意才有效",
        "高速上超速百分之二十扣几分",
        "增值税发票丢了怎么补",
        "FMEA的严重度怎么打分",
        "红烧肉怎么做",
    ],
)
def test_other_subjects_are_named_as_such(knowledge: Knowledge, question: str) -> None:
    answer = knowledge.ask(question)
    assert (answer.outcome, answer.abstain) == ("abstain", "off_topic")
    assert answer.citations == answer.related == ()


def test_a_trade_mark_is_a_matter_of_other_law(knowledge: Knowledge) -> None:
    answer = knowledge.ask("我想注销商标，走什么程序")
    assert (answer.outcome, answer.abstain, answer.citations) == ("abstain", "other_law", ())


@pytest.mark.parametrize(
    ("question", "cite"),
    [
        ("文凭有什么要求", "第五条第（三）项"),
        ("大专学历够不够", "第五条第（三）项"),
        ("要干几年质量才行", "第五条第（二）项"),
        ("副总可以当吗", "第五条"),
        ("什么人不能当", "第六条"),
        ("拿过供应商回扣还能干吗", "第六条第（二）项"),
        ("培训结业证谁发", "第九条"),
        ("人才库凭什么进", "第十条第一款"),
        ("可以参加公司例会吗", "第十二条第（二）项"),
        ("主管部门能直接换人吗", "第十五条"),
    ],
)
def test_ours_are_answered_though_they_do_not_name_the_officer(
    knowledge: Knowledge, question: str, cite: str
) -> None:
    answer = knowledge.ask(question)
    assert answer.outcome == "answer"
    assert str(answer.citations[0]) == cite
