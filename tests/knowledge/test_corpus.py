"""The corpus file is the text as received: nothing added, lost or changed but layout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.knowledge.provisions import Regulation
from assistant.knowledge.reader import corpus_path, parse, read, regulation

SEED = (Path(__file__).parents[1] / "data" / "seed.txt").read_text(encoding="utf-8")


def squeezed(text: str) -> str:
    """Without white space, and without the Markdown heading mark (which the received text never uses)."""
    return re.sub(r"[\s#]", "", text)


def test_the_received_text_has_no_heading_mark() -> None:
    assert "#" not in SEED


def test_no_character_was_added_lost_or_changed() -> None:
    body = corpus_path().read_text(encoding="utf-8").split("\n---\n", 1)[1]
    assert squeezed(body) == squeezed(SEED)


def test_front_matter_gives_title_numbers_and_dates() -> None:
    meta = regulation().meta
    assert meta["title"] == "南通市首席质量官暂行管理办法"
    assert meta["number_2020"] == "通政办规〔2020〕4号"
    assert (meta["issued"], meta["in_force"], meta["amended"]) == ("2011-04-15", "2011-06-01", "2020-08-28")


@pytest.mark.parametrize(
    "joined",
    [
        "对本企业质量工作全面负责，直接向总经理（总裁）报告工作",
        "南通市质量专家人才库",
        "首席质量官工作室",
        "加强对首席质量官及企业质量管理人才",
        "监管企业产品或者服务质量",
        "或者者重大风险隐患知情不报",
    ],
)
def test_page_breaks_are_joined(joined: str) -> None:
    assert joined in corpus_path().read_text(encoding="utf-8")


def test_every_provision_is_a_contiguous_part_of_the_file() -> None:
    source = "".join(corpus_path().read_text(encoding="utf-8").split())
    for provision in regulation().walk():
        assert "".join(provision.text.split()) in source, provision.cite
        if provision.lead_in:
            assert provision.lead_in in source


def test_all_of_the_text_is_in_some_provision() -> None:
    """What no provision holds is only the notice's letterhead, the two titles and the article numbers."""
    source, rest, position = squeezed(regulation().source), "", 0
    caption, *articles = (p for p in regulation().provisions if p.cite.part == "regulation")
    for top in (*regulation().notice, caption, *articles):
        for piece in map(squeezed, top.text.split("\n")):
            start = source.index(piece, position)
            rest += source[position:start]
            position = start + len(piece)
    rest += source[position:]
    rest = re.sub(r"第[一二三四五六七八九十]+条|[一二三四五六七八九]、", "", rest)
    assert rest == (
        "南通市人民政府办公室文件通政办规〔2020〕4号市政府办公室关于修改《南通市首席质量官暂行管理办法》的通知"
        "南通市首席质量官暂行管理办法"
    )


def test_every_article_paragraph_item_and_notice_part_is_addressable() -> None:
    text = regulation()
    assert [str(a.cite) for a in text.articles][::19] == ["第一条", "第二十条"]
    assert len(text.articles) == 20
    items = {str(a.cite): len(a.items) for a in text.articles if a.items}
    assert items == {
        "第五条": 4,
        "第六条": 5,
        "第十一条": 6,
        "第十二条": 7,
        "第十三条": 4,
        "第十四条": 4,
        "第十五条": 2,
    }
    paragraphs = {str(a.cite): len(a.paragraphs) for a in text.articles if a.paragraphs}
    assert paragraphs == {"第三条": 3, "第十条": 2}
    assert [str(p.cite) for p in text.notice] == [
        "通知前言", *(f"通知第{n}项" for n in "一二三四五六七八九"), "通知附则",
    ]  # fmt: skip
    assert text["题注"].text.startswith("(2011年4月15日")


def test_misprints_and_half_width_marks_are_kept() -> None:
    text = regulation()
    assert text["第十四条第（三）项"].text.count("或者者") == 2
    assert text["第十二条第（六）项"].text.startswith("参与管理体系方案建设,实施")
    assert text["第三条第三款"].text.startswith("各县(市)区")
    assert "监督管理工作。”" in text["通知第一项"].text


GENERIC = """# 某市示范条例

(2020年1月1日公布)

## 第一章 总则

第一条 为了示范，制定本条例。
第二条　本条例适用于以下对象：
(一)甲；
（二）乙。

前款所称甲，包括丙。

## 第二章 附则

**第三条** 本条例自公布之日起施行。

第三条之一 增加的一条。
"""


def test_any_regulation_in_articles_can_be_read() -> None:
    text = parse(GENERIC)
    assert text.title == "某市示范条例"
    assert text.short_name == "本条例"
    assert [str(p.cite) for p in text.walk()] == [
        "题注", "第一条", "第二条", "第二条第一款", "第二条第一款第（一）项", "第二条第一款第（二）项", "第二条第二款",
        "第三条", "第三条之一",
    ]  # fmt: skip
    assert text["第二条第二项"].text == "乙。"
    assert text["第二条第二款"].text == "前款所称甲，包括丙。"
    assert text["第三条"].text == "本条例自公布之日起施行。"
    assert "第一章 总则" in text.place(text.cite("第一条"))


@pytest.mark.parametrize("source", ["", "没有条文", "第一条 甲\n\n第一条 乙"])
def test_what_is_no_regulation_is_refused_in_one_line(source: str) -> None:
    with pytest.raises(CorpusError) as caught:
        parse(source)
    assert "\n" not in str(caught.value)


def test_an_unreadable_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "x.md", tmp_path / "none.md"):
        with pytest.raises(CorpusError, match="读不了法规文本"):
            read(path)


def test_parsing_twice_gives_the_same_tree() -> None:
    again = read(corpus_path())
    assert isinstance(again, Regulation)
    assert again.provisions == regulation().provisions
    assert again.digest == regulation().digest
