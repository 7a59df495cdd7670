"""Full text search, clause answers over any text, and the index underneath."""

from __future__ import annotations

import pytest

from assistant.knowledge import index, reader
from assistant.knowledge.answering import Knowledge
from assistant.knowledge.reading import TextReader
from assistant.knowledge.search import ClauseSearch, folded
from assistant.knowledge.segmenter import Segmenter

OTHER = """# 某市消防车管理办法

第一条 为了管理消防车，制定本办法。

第二条 消防车应当每年检修2次，检修由消防机构负责。

第三条 驾驶消防车的人员应当具备下列条件：

（一）持有相应驾驶证；

（二）从事消防工作5年以上。
"""


@pytest.fixture(scope="module")
def other() -> ClauseSearch:
    return ClauseSearch(reader.parse(OTHER), Segmenter((), None))


def test_hits_carry_spans_of_their_own_text(knowledge: Knowledge) -> None:
    found = knowledge.search("人才库")
    assert found.missing == ()
    assert str(found.hits[0].cite) == "第十条第一款"
    for hit in found.hits:
        assert hit.spans
        assert {hit.text[start:end] for start, end in hit.spans} == {"人才库"}


def test_spans_hold_where_width_differs(knowledge: Knowledge) -> None:
    hits = {str(hit.cite): hit for hit in knowledge.search("QC成果").hits}
    hit = hits["第十二条第（六）项"]
    assert [hit.text[a:b] for a, b in hit.spans] == ["QC成果"]


def test_provisions_with_more_of_the_words_come_first(knowledge: Knowledge) -> None:
    first = knowledge.search("聘用书 培训").hits[0]
    assert {first.text[a:b] for a, b in first.spans} == {"聘用书", "培训"}


def test_words_that_occur_nowhere_are_named(knowledge: Knowledge) -> None:
    found = knowledge.search("外星人 证书")
    assert found.missing == ("外星人",)
    assert found.hits
    assert knowledge.search("外星人").hits == ()
    assert knowledge.search("  ").hits == ()


def test_folding_keeps_track_of_places() -> None:
    text, origins = folded("ＱＣ（质 量）")
    assert text == "qc(质量)"
    assert [("ＱＣ（质 量）")[place] for place in origins] == ["Ｑ", "Ｃ", "（", "质", "量", "）"]


class TestAnotherText:
    def test_the_nearest_clause_answers(self, other: ClauseSearch) -> None:
        answer = other.ask("消防车由谁负责检修？")
        assert [str(c) for c in answer.citations] == ["第二条"]
        assert answer.quotes[0].text.startswith("消防车应当每年检修")

    def test_an_item_is_quoted_with_its_lead_in(self, other: ClauseSearch) -> None:
        (quote,) = other.ask("从事消防工作要几年").quotes
        assert (str(quote.cite), quote.lead_in) == ("第三条第（二）项", "驾驶消防车的人员应当具备下列条件：")

    def test_citations_are_looked_up(self, other: ClauseSearch) -> None:
        assert [str(c) for c in other.ask("第三条第一项").citations] == ["第三条第（一）项"]
        assert other.ask("第九条").abstain == "no_such_clause"

    def test_what_it_does_not_hold_is_abstained_from(self, other: ClauseSearch) -> None:
        assert other.ask("首席质量官有津贴吗").outcome == "abstain"
        assert other.ask("消防车检修要多少钱").abstain == "not_settled"


class TestIndex:
    TEXTS = (("总则", "消防车的管理"), ("检修", "消防车应当每年检修"), ("附则", "自公布之日起施行"))

    def words(self) -> TextReader:
        return TextReader(Segmenter((), None), {})

    def test_the_document_with_the_rare_words_wins(self) -> None:
        cut = self.words().words
        built = index.build(self.TEXTS, cut)
        assert [s.document for s in built.search(cut("消防车检修"), "消防车检修")][:2] == [1, 0]
        assert built.search(cut("外星人"), "外星人") == []
