"""Citations: generous in, strict out, never naming what does not exist."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import CitationSyntaxError, CqoError, NoSuchClauseError
from assistant.knowledge.annotations import editorial
from assistant.knowledge.citation import find_references, parse_reference
from assistant.knowledge.numerals import parse_numeral, to_numeral
from assistant.knowledge.reader import regulation

PROVISIONS = tuple(p.cite for p in regulation().walk())


@pytest.mark.parametrize(
    ("written", "strict"),
    [
        ("第5条第二项", "第五条第（二）项"), ("5条2项", "第五条第（二）项"), ("第五条第(二)项", "第五条第（二）项"),
        ("第五条第一款第二项", "第五条第（二）项"), ("五（二）", "第五条第（二）项"), ("五(二)", "第五条第（二）项"),
        ("art 5(2)", "第五条第（二）项"), ("Article 5 item 2", "第五条第（二）项"), ("５条２项", "第五条第（二）项"),
        ("第五条（二）", "第五条第（二）项"), ("5(2)", "第五条第（二）项"), ("5.2", "第五条第（二）项"),
        ("第十条二款", "第十条第二款"), ("10条2款", "第十条第二款"), ("第五条第二款", "第五条第（二）项"),
        ("第四条第一款", "第四条"), ("第三条第三款", "第三条第三款"), ("第三条第三项", "第三条第三款"),
        ("第十二条第7项", "第十二条第（七）项"), ("12", "第十二条"), ("第２０条", "第二十条"), ("二十", "第二十条"),
        ("通知第一项", "通知第一项"), ("通知第9点", "通知第九项"), ("通知三", "通知第三项"), ("2020年通知第三条", "通知第三项"),
        ("通知附则", "通知附则"), ("通知前言", "通知前言"), ("题注", "题注"), (" 《第六条》 ", "第六条"),
    ],
)  # fmt: skip
def test_parsing_is_generous_printing_is_strict(written: str, strict: str) -> None:
    assert str(regulation().cite(written)) == strict


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("第十二条第九项", "第十二条只有七项。"),
        ("第三条第五款", "第三条只有三款。"),
        ("第四条第二款", "第四条没有分款、分项。"),
        ("第五条第六款", "第五条只有四项。"),
        ("第二十五条", "没有第二十五条：本办法共二十条（第一条至第二十条）。"),
        ("第五条第二款第一项", "第五条只有四项。"),
        ("通知第十项", "通知只有九项（通知第一项至通知第九项），另有通知前言和通知附则。"),
    ],
)
def test_what_does_not_exist_is_refused_saying_what_does(written: str, says: str) -> None:
    with pytest.raises(NoSuchClauseError) as caught:
        regulation().cite(written)
    assert str(caught.value) == says


@pytest.mark.parametrize(
    "written", ["", "  ", "你好", "第条", "[/]", "\x1b[31m", "五条两只", "第五条吗？怎么说", "-1"]
)
def test_what_is_no_citation_is_refused(written: str) -> None:
    with pytest.raises(CitationSyntaxError) as caught:
        parse_reference(written)
    assert "\n" not in str(caught.value)


def found(text: str) -> list[str]:
    return [("旧" if r.old else "") + str(regulation().resolve(r)) for r in find_references(text)]


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("第12条第七项讲什么", ["第十二条第（七）项"]),
        ("看5条2项和6条", ["第五条第（二）项", "第六条"]),
        ("第五条第二项、第（三）项和第四项都要满足吗", ["第五条第（二）项", "第五条第（三）项", "第五条第（四）项"]),
        ("2020年把旧的第七条调到第几条了？", ["旧第七条"]),
        ("原第九条现在是哪条，和第七条比呢", ["旧第九条", "第七条"]),
        ("Is article 5(2) the same as art. 6?", ["第五条第（二）项", "第六条"]),
        ("《办法》第十条第一款和通知第三项", ["第十条第一款", "通知第三项"]),
        ("给我三条建议", []), ("这条生产线有5条规定", []), ("通知没有逐项点名的条文", []), ("一共有二十条吗", []),
        ("", []),
    ],
)  # fmt: skip
def test_citations_in_running_text(text: str, cites: list[str]) -> None:
    assert found(text) == cites


def test_offsets_point_at_what_was_written() -> None:
    text = "请问５条２项怎么说"
    (reference,) = find_references(text)
    assert text[reference.start : reference.end] == "５条２项"


@given(st.sampled_from(PROVISIONS))
def test_a_strict_citation_parses_to_itself(cite) -> None:  # type: ignore[no-untyped-def]
    assert regulation().cite(str(cite)) == cite
    assert str(cite) == str(regulation().cite(str(cite)))


def test_citations_sort_as_the_text_stands() -> None:
    assert sorted(PROVISIONS) == list(PROVISIONS)


@given(st.text(max_size=60))
def test_no_text_breaks_the_parsers(text: str) -> None:
    for reference in find_references(text):
        assert 0 <= reference.start < reference.end <= len(text)
    with suppress(CqoError):
        assert regulation().cite(text) in PROVISIONS


@given(st.integers(1, 9999))
def test_numerals_go_both_ways(number: int) -> None:
    assert parse_numeral(to_numeral(number)) == number
    assert parse_numeral(str(number)) == number


def test_old_numbers_are_mapped_only_where_the_notice_says_so() -> None:
    notes = editorial()
    assert str(notes.current(parse_reference("旧第七条"))) == "第十一条"
    assert str(notes.current(parse_reference("2011年版第十六条"))) == "第十九条"
    with pytest.raises(NoSuchClauseError, match="通知没有写明"):
        notes.current(parse_reference("旧第八条"))
