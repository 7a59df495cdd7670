"""Words of other law: the table that is kept, and whether a question's words are ours or its."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.knowledge import matching, statutes
from assistant.knowledge.answering import Knowledge
from assistant.knowledge.compiled import Compiled
from assistant.knowledge.language import normalise
from assistant.knowledge.question import Part
from assistant.knowledge.statutes import WORDS, Statutes


def belongs(compiled: Compiled, question: str) -> float:
    return matching.belongs(compiled, matching.weigh(compiled, Part(question, "", frozenset())))


class TestTable:
    def test_each_line_is_a_word_once_and_in_how_many_articles_it_stands(self) -> None:
        first, *others = WORDS.read_text(encoding="utf-8").splitlines()
        articles = int(first.removeprefix(" "))
        words = [line.split(" ") for line in others]
        assert first.startswith(" ")
        assert all(len(line) == 2 and line[0] and 0 < int(line[1]) <= articles for line in words)
        assert [word for word, _ in words] == sorted({word for word, _ in words})

    def test_words_are_written_as_questions_are_read(self) -> None:
        words = [line.split(" ")[0] for line in WORDS.read_text(encoding="utf-8").splitlines()[1:]]
        assert [word for word in words if normalise(word) != word] == []

    def test_a_word_of_every_law_is_common_and_one_of_none_is_small_but_possible(self) -> None:
        held = statutes.read()
        assert 0 < held.rate("首席质量官") < held.rate("合同") < 1
        assert held.rate("外星人") < 0.001

    def test_rates_are_shares_of_the_articles_counted(self) -> None:
        held = Statutes(" 99\n合同 49\n婚姻 9\n")
        assert (held.rate("合同"), held.rate("婚姻"), held.rate("津贴")) == (0.5, 0.1, 0.01)


class TestBelongs:
    @pytest.fixture
    def compiled(self, small: Knowledge) -> Compiled:
        return replace(small.compiled, statutes=Statutes(" 999\n合同 400\n婚姻 200\n学历 9\n"))

    def test_our_words_speak_for_us_and_those_of_statutes_against(self, compiled: Compiled) -> None:
        assert belongs(compiled, "学历") > 0 > belongs(compiled, "合同")
        assert belongs(compiled, "学历") > belongs(compiled, "学历合同") > belongs(compiled, "合同婚姻")

    def test_a_question_without_words_belongs_nowhere(self, compiled: Compiled) -> None:
        assert belongs(compiled, "怎么可以吗") == 0.0

    def test_no_single_word_decides_alone(self, compiled: Compiled) -> None:
        assert abs(belongs(compiled, "合同")) <= 3.0

    @pytest.mark.parametrize("question", ["岗位津贴要给多少", "人才库凭什么进", "培训结业证谁发", "副总可以当吗"])
    def test_questions_of_ours(self, knowledge: Knowledge, question: str) -> None:
        assert belongs(knowledge.compiled, question) > 0

    @pytest.mark.parametrize(
        "question",
        [
            "行政许可申请人有权要求听证的情形",
            "人民法院依法裁定中止执行的情形",
            "国务院主管部门依照法律行政法规规定处罚",
        ],
    )
    def test_questions_in_the_words_of_other_law(self, knowledge: Knowledge, question: str) -> None:
        assert belongs(knowledge.compiled, question) < 0
