"""What a message takes for granted, and which false premise of a card that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.knowledge import premises
from assistant.knowledge.cards import Card, Premise
from assistant.knowledge.language import normalise
from assistant.knowledge.premises import Evidence

MUST = Premise(("津贴必须给", "企业一定要发岗位津贴"), "津贴必须给", "是鼓励，不是必须。", ("津贴是鼓励给",))
DENIES = Premise(("自考不认", "自考文凭没用"), "自考学历不算", "条文没有限定学历的取得方式。", ("自考也算",))
CARD = Card("allowance", ("有没有津贴",), (), "鼓励：……", (), premises=(MUST, DENIES))


class TestAsserted:
    @pytest.mark.parametrize(
        ("message", "statement"),
        [
            ("既然企业必须发岗位津贴，那不发去哪里投诉", "企业必须发岗位津贴"),
            ("因为自考不认，所以他不能当吗", "自考不认"),
            ("为什么必须全日制？", "必须全日制"),
            ("凭什么只有国企才能设？", "只有国企才能设"),
            ("听说继续教育是自愿的，那就不去了，可以吧", "继续教育是自愿"),
            ("办法规定必须设首席质量官，我们没设会怎样", "必须设首席质量官"),
            ("必须是本科，对吧", "必须是本科"),
            ("首席质量官一定要脱产，我理解得对吗", "首席质量官一定要脱产"),
            ("首席质量官必须参加例会", "首席质量官必须参加例会"),
        ],
    )
    def test_what_is_given_heard_confirmed_or_simply_said(self, message: str, statement: str) -> None:
        assert statement in premises.asserted(normalise(message))

    @pytest.mark.parametrize(
        "message",
        [
            "必须全日制吗",
            "是不是一定要3年以上",
            "可以兼任吗？必须全日制吗？",
            "谁可以担任首席质量官",
            "哪些情形不得担任",
            "市监局是直接罢免他，还是怎么处理",
            "办法有没有规定任期",
            "规定必须本科是真的吗",
            "谁说必须本科",
        ],
    )
    def test_a_neutral_question_asserts_nothing(self, message: str) -> None:
        assert premises.asserted(normalise(message)) == ()

    @pytest.mark.parametrize("message", ["津贴", "津贴标准 金额", "我们公司有三百人", "他干了五年质量，能不能当"])
    def test_a_topic_or_the_story_before_a_question_asserts_nothing(self, message: str) -> None:
        assert premises.asserted(normalise(message)) == ()

    @pytest.mark.parametrize(
        "message", ["办法没有规定必须本科，对吗", "也没听说必须本科", "办法里没有任何一条规定必须本科吧"]
    )
    def test_what_is_not_prescribed_is_not_taken_as_prescribed(self, message: str) -> None:
        said = premises.asserted(normalise(message))
        assert said
        assert all(premises.manner(statement) != premises.manner("必须本科") for statement in said)


class TestManner:
    @pytest.mark.parametrize(
        ("true", "false"),
        [
            ("自考也认", "自考不认"),
            ("津贴不是必须给", "津贴必须给"),
            ("津贴可以给", "津贴必须给"),
            ("民企也能设", "只有国企才能设"),
            ("拿到证还要聘用才入库", "拿到证就自动入库"),
            ("应当建立考核机制", "考核机制自愿建立"),
            ("企业不是非设不可", "企业非设不可"),
            ("企业不是必须设", "不报奖的企业也必须设"),
            ("没有规定企业必须设", "不设就必须整改"),
        ],
    )
    def test_a_true_statement_is_put_otherwise_than_a_false_one(self, true: str, false: str) -> None:
        assert premises.manner(true) != premises.manner(false)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("企业必须设", "企业不得不设"),
            ("企业必须设", "企业非设不可"),
            ("企业必须设", "企业非得设"),
            ("企业自愿设", "没有规定企业必须设"),
            ("证书自动入库", "证书直接入库"),
            ("自考不认", "自考没用"),
            ("他来当没问题", "他来当可以"),
        ],
    )
    def test_the_same_claim_in_other_words_is_put_the_same_way(self, one: str, other: str) -> None:
        assert premises.manner(one) == premises.manner(other)

    def test_denying_twice_is_not_denying(self) -> None:
        assert premises.manner("没有证书就不能当")[0] is False
        assert premises.manner("没有证书也能当")[0] is True


def weigh(statement: str, **near: float) -> Evidence:
    """What CARD's claims tell of a statement that is so near to those named, and to no other."""
    return premises.weigh(CARD, statement, {claim: near.get(claim, 0.0) for claim in CARD.claims})


class TestWeigh:
    def test_near_and_put_in_the_same_manner_speaks_for_the_premise(self) -> None:
        found = weigh("岗位津贴必须给", 津贴必须给=0.6)
        assert (found.false, found.premise, found.true) == (0.6, MUST, 0.0)

    def test_near_to_the_truth_speaks_against_it(self) -> None:
        assert weigh("津贴鼓励给就行", 津贴是鼓励给=0.7) == Evidence(true=0.7)

    def test_the_opposite_of_a_false_claim_is_true_and_of_a_true_one_false(self) -> None:
        assert weigh("自考也认", 自考不认=0.95) == Evidence(true=0.95 * premises.TURNED)
        found = weigh("自考文凭不算", 自考也算=0.8)
        assert (found.false, found.premise) == (0.8 * premises.TURNED, DENIES)

    def test_left_free_is_the_opposite_of_required(self) -> None:
        assert not weigh("津贴不是必须给", 津贴必须给=0.95).premise

    def test_another_number_is_half_as_near(self) -> None:
        three = Premise(("权限有八项",), "权限有八项", "七项。", ("权限有七项",))
        card = replace(CARD, premises=(three,))
        found = premises.weigh(card, "权限一共七项", {"权限有八项": 0.8, "权限有七项": 0.6})
        assert found.true > found.false

    def test_the_nearest_of_several_is_taken(self) -> None:
        assert weigh("自考不认", 自考不认=0.9, 自考文凭没用=0.5).false == 0.9

    def test_far_is_nothing(self) -> None:
        assert weigh("津贴统统要给", 津贴必须给=0.05) == Evidence()


class TestSpeaks:
    def test_not_where_something_true_is_as_near(self) -> None:
        assert Evidence(0.6, MUST).speaks(0.5, meant=True)
        assert not Evidence(0.6, MUST).speaks(0.6, meant=True)

    def test_a_card_the_message_was_not_about_must_be_nearer(self) -> None:
        near = (premises.NEAR + premises.NEAR_OTHER) / 2
        assert Evidence(near, MUST).speaks(near * 0.9, meant=True)
        assert not Evidence(near, MUST).speaks(near * 0.9, meant=False)

    def test_less_will_do_where_nothing_true_is_near(self) -> None:
        assert Evidence(premises.LEAST, MUST).speaks(0.0, meant=True)
        assert not Evidence(premises.LEAST, MUST).speaks(premises.LEAST * 0.9, meant=True)

    def test_what_is_only_told_must_be_nearer_still_and_of_the_card_the_message_is_about(self) -> None:
        assert Evidence(premises.NEAR_TOLD, MUST).speaks(0.1, meant=True, told=True)
        assert not Evidence(premises.NEAR_TOLD - 0.05, MUST).speaks(0.1, meant=True, told=True)
        assert not Evidence(premises.NEAR_TOLD, MUST).speaks(premises.NEAR_TOLD * 0.9, meant=True, told=True)
        assert not Evidence(0.9, MUST).speaks(0.1, meant=False, told=True)

    def test_of_another_card_it_must_be_clearly_nearer_than_anything_true(self) -> None:
        assert Evidence(0.6, MUST).speaks(0.5, meant=False)
        assert not Evidence(0.6, MUST).speaks(0.58, meant=False)


class TestTold:
    @pytest.mark.parametrize(
        ("message", "statement"),
        [
            ("拿到结业证就直接是首席质量官，那待遇从哪个月算起？", "拿到结业证就直接是首席质量官"),
            ("罚过款的人一律不得担任，这个过几年能解除？", "罚过款的人一律不得担任"),
            ("经费是他的法定权利，公司不给怎么办？", "经费是他的法定权利"),
        ],
    )
    def test_a_rule_told_before_a_question(self, message: str, statement: str) -> None:
        assert statement in premises.told(normalise(message))

    @pytest.mark.parametrize(
        "message",
        [
            "我们质量部长干了六年，大专，能当吗？",  # what happened
            "证书得年年换，还是拿一次就行？",  # asked about, one of two
            "直接上级",
            "既然必须本科，那自考算吗？",  # asserted already
        ],
    )
    def test_what_happened_and_what_is_asked_about_is_no_rule_told(self, message: str) -> None:
        assert premises.told(normalise(message)) == ()


class TestEnglish:
    @pytest.mark.parametrize(
        ("message", "statement"),
        [
            ("The company must pay a post allowance, right? How much?", "企业必须给"),
            ("I heard the certificate is enough. Is it?", "培训结业证书"),
            ("Since a bachelor's degree is mandatory, can I apply?", "本科学历必须"),
        ],
    )
    def test_what_is_given_heard_or_to_be_confirmed(self, message: str, statement: str) -> None:
        assert any(statement in said for said in premises.asserted_in_english(normalise(message)))

    @pytest.mark.parametrize("message", ["Is a bachelor's degree mandatory?", "What rights does a CQO have?"])
    def test_a_plain_question_asserts_nothing(self, message: str) -> None:
        assert premises.asserted_in_english(normalise(message)) == ()


@pytest.mark.parametrize(
    ("statement", "clause", "wrong"),
    [
        ("办法要求干满5年质量", "从事质量管理工作3年以上", True),
        ("要求满两年", "从事质量管理工作3年以上", True),
        ("要求满三年", "从事质量管理工作3年以上", False),
        ("必须满5年", "具有较好的沟通能力", False),
        ("要求2020年以后入职", "从事质量管理工作3年以上", False),
        ("必须满3个年度", "从事质量管理工作3年以上", False),
        ("他干了5年质量", "从事质量管理工作3年以上", False),
        ("我们公司要求5年", "从事质量管理工作3年以上", False),
    ],
)
def test_a_demanded_number_is_compared_with_the_clause(statement: str, clause: str, wrong: bool) -> None:
    assert premises.miscounts(normalise(statement), clause) is wrong


@pytest.mark.parametrize(
    ("message", "counted"),
    [
        ("首席质量官那五项职责里，管商标的是哪项？", ("五项职责", 5, "职责")),
        ("第十二条有八项权限，对吧", ("八项权限", 8, "权限")),
        ("六项权力，分别是哪六项？", ("六项权力", 6, "权限")),
        ("第十三条那三项权益，剩下一项是啥？", ("三项权益", 3, "权益")),
    ],
)
def test_items_counted_as_if_everybody_knew(message: str, counted: tuple[str, int, str]) -> None:
    assert premises.counted(normalise(message)) == (premises.Counted(*counted),)


@pytest.mark.parametrize(
    "message",
    ["聘书里给了三项权限，够吗", "第十二条第三项权限是什么", "还缺两项权限", "有几项职责", "有第六条五种情形之一"],
)
def test_what_a_letter_gives_and_the_number_of_an_item_count_nothing(message: str) -> None:
    assert premises.counted(normalise(message)) == ()
