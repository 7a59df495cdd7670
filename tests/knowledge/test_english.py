"""English questions, read as Chinese by the glossary."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from assistant.knowledge import english
from assistant.knowledge.answering import Knowledge
from assistant.knowledge.aspects import asked
from assistant.knowledge.english import read_as_chinese, stem


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("who appointed the cqos?", "谁 聘任 首席质量官?"),
        ("are we obliged to appoint one?", "必须 聘任吗?"),
        ("a deputy general manager's diploma", "副总经理 学历"),
        ("if he took bribes, can we still appoint him?", "吃回扣 谋取不正当利益 能 还 聘任吗?"),
        ("doesn't the certificate expire?", "没有 培训结业证书 有效期 年限吗?"),
        ("the man who leaks secrets", "人 泄露 保守企业秘密"),
    ],
)
def test_a_sentence_is_read_term_by_term(question: str, holds: str) -> None:
    assert read_as_chinese(question)[0] == holds


def test_when_asks_only_before_its_verb() -> None:
    assert "什么时候" in read_as_chinese("when did it take effect?")[0]
    assert "什么时候" not in read_as_chinese("must he step aside when his brother bids?")[0]


def test_beside_chinese_no_blank_stays() -> None:
    assert read_as_chinese("cqo 有没有 veto 权")[0] == "首席质量官有没有一票否决权"


def test_chinese_and_unknown_words_stay_as_typed() -> None:
    assert read_as_chinese("首席质量官可以兼职吗") == ("首席质量官可以兼职吗", ())
    assert read_as_chinese("zebra") == ("zebra", ())


def test_what_was_typed_is_told_with_its_meaning() -> None:
    assert read_as_chinese("is a bachelor's degree enough?")[1] == (("bachelor's degree", "本科学历"),)


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("how much is the allowance?", "how_much"),
        ("how long is the certificate valid?", "how_long"),
        ("how do i register for the course?", "procedure"),
        ("where do i hand in the papers?", "where"),
        ("by when must he be trained?", "how_long"),
        ("who pays for the course?", "who"),
        ("which department is in charge?", "authority"),
        ("is it mandatory?", "whether"),
    ],
)
def test_the_aspect_asked_for_survives(question: str, aspect: str) -> None:
    assert aspect in asked(read_as_chinese(question)[0])


@pytest.mark.parametrize(
    "forms", ["appoint appointed appointing appoints", "policy policies", "stop stopped stopping"]
)
def test_the_forms_of_a_word_agree(forms: str) -> None:
    assert len(set(map(stem, forms.split()))) == 1


def test_no_expression_stands_twice() -> None:
    table = tomllib.loads(Path(english.__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    written = Counter(one for part in ("terms", "shaping") for key in table[part] for one in key.split("|"))
    assert [one for one, times in written.items() if times > 1] == []


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Could an outside consultant act as our chief quality officer?", "第五条"),
        ("The bureau wrote that we ought to replace our CQO. Do we have to obey?", "第十五条"),
        ("Which bureau do I turn to in my district?", "第三条第三款"),
    ],
)
def test_english_questions_find_their_clause(knowledge: Knowledge, question: str, first: str) -> None:
    found = knowledge.ask(question)
    assert found.outcome == "answer"
    assert str(found.citations[0]) == first


@pytest.mark.parametrize(
    "question",
    [
        "Up to how much can she spend on quality campaigns?",
        "For what period is the mandate given?",
        "After how many years does the disqualification expire?",
        "How much is the allowance under article 13?",
        "We disagree with the proposal to remove him. Can we appeal?",
        "How do I cook dumplings?",
    ],
)
def test_what_the_text_leaves_open_is_left_open_in_english(knowledge: Knowledge, question: str) -> None:
    assert knowledge.ask(question).outcome == "abstain"


def test_an_english_word_does_not_hide_a_false_premise(knowledge: Knowledge) -> None:
    assert knowledge.ask("CQO不设会被罚款，对吧").corrects == knowledge.ask("首席质量官不设会被罚款，对吧").corrects
