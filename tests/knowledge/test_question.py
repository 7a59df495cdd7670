"""A message taken apart: story and question, several questions, acts, greetings, English."""

from __future__ import annotations

import pytest

from assistant.knowledge import several
from assistant.knowledge.question import understand


def test_a_long_story_is_parted_from_its_question() -> None:
    asked = understand("我在一家公司做人事，老板让我打听入库的事，拿什么当凭据？")
    assert asked.whole.text == "拿什么当凭据?"
    assert "打听入库" in asked.whole.story


def test_a_question_that_only_asks_for_a_verdict_is_about_what_stands_before() -> None:
    asked = understand("文凭只有高中，手上有工程师证，可以吗？")
    assert "工程师证" in asked.whole.text or asked.whole.points_back


def test_two_questions_are_two_parts() -> None:
    asked = understand("首席质量官有没有补贴，平时向谁汇报？")
    assert [part.text for part in asked.parts] == ["首席质量官有没有补贴,", "平时向谁汇报?"]


def test_things_asked_of_one_by_one() -> None:
    asked = understand("政府的培训计划和公司自己的培训计划，分别由谁来订？")
    assert len(asked.parts) == 2
    assert asked.parts[0].text.startswith("政府的培训计划")
    assert asked.parts[1].text.startswith("公司自己的培训计划")
    assert all("谁" in part.text for part in asked.parts)


@pytest.mark.parametrize(
    ("message", "flow"),
    [
        ("帮我起草一份聘书", "letter"),
        ("请帮我审一下我们的聘用书", "letter"),
        ("我要做候选人资格自查", "candidate"),
        ("做一下企业制度自评", "enterprise"),
    ],
)
def test_acts_a_flow_does(message: str, flow: str) -> None:
    assert understand(message).act == flow


@pytest.mark.parametrize("question", ["聘书由谁签发？", "没有聘书能入库吗", "聘书必须盖公章吗", "任职资格有哪些"])
def test_questions_about_a_letter_or_the_conditions_are_no_acts(question: str) -> None:
    assert understand(question).act is None


@pytest.mark.parametrize("message", ["你好", "谢谢！", "你能做什么", "hello"])
def test_greetings(message: str) -> None:
    assert understand(message).is_greeting


def test_making_something_else_is_an_errand() -> None:
    assert understand("帮我写一份六西格玛绿带的辅导教案").is_errand
    assert not understand("帮我看看副总能不能当").is_errand


def test_english_is_read_as_chinese_and_says_so() -> None:
    asked = understand("Is a bachelor's degree required?")
    assert "本科学历" in asked.text
    assert asked.text.endswith("吗?")
    assert ("bachelor's degree", "本科学历") in asked.english


def test_a_which_mistyped_as_those() -> None:
    assert understand("那些情形不得担任").text == "哪些情形不得担任"
    assert understand("那些情形都不得担任吗").text == "那些情形都不得担任吗"


def test_names_of_people_are_no_topic() -> None:
    assert "王" not in understand("小王能当首席质量官吗").whole.text


def test_empty_and_strange_input_is_understood_as_nothing() -> None:
    for message in ("", "　", "\x00\x1b[31m", "？？？"):
        assert understand(message).act is None


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("想弄清楚三件事：谁来评、评了干啥用、多久评一次？", ("谁来评", "评了干啥用", "多久评一次")),
        ("领导让我问两个问题：能不能兼职？证书丢了咋办？", ("能不能兼职", "证书丢了咋办")),
        ("1.要什么学历 2.任期多久", ("要什么学历", "任期多久")),
        ("一是总经理能不能当，二是培训谁出钱", ("总经理能不能当", "培训谁出钱")),
        ("两个问题：厂里腾了间屋子，能挂牌吗？有补助没有", ("厂里腾了间屋子,能挂牌吗", "有补助没有")),
    ],
)
def test_listed_questions_are_taken_one_by_one(message: str, questions: tuple[str, ...]) -> None:
    assert several.listed(understand(message).bare) == questions


@pytest.mark.parametrize(
    "message",
    ["副总能当吗？要什么学历？", "职责有哪些、权限有哪些", "出了三件事：漏检、错发、退货", "第一质量人是谁"],
)
def test_what_does_not_say_that_it_lists_is_not_cut_so(message: str) -> None:
    assert several.listed(understand(message).bare) == ()
