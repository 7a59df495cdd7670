"""The review of a letter as a paper: verbatim clauses and sentences, nothing that runs, and what 可以享有 means."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from assistant.documents.review import review_docx, review_markdown
from assistant.flows.letter_review import review
from assistant.knowledge.reader import regulation

DAY = date(2026, 4, 1)
LETTER = """首席质量官聘用书
李明同志：兹聘任你为本公司首席质量官。
一、享有《南通市首席质量官暂行管理办法》第十二条第（六）项规定的权限。
二、不授予质量“一票否决”权，不得处置不合格品 <script>[x](http://y)。
某某公司
"""


def test_markdown_has_every_item_verbatim_and_escapes_the_letter() -> None:
    text = review_markdown(review(LETTER), "聘书[1].docx", DAY)
    for item in regulation()["第十二条"].items:
        assert str(item.cite) in text
        assert item.text.strip().rstrip("；;。") in text
    assert "没有授予其中一项，不违反本办法" in text
    assert "<script>" not in text
    assert "[x](http" not in text
    assert r"聘书\[1\]" in text


def test_word_is_a_whole_file_with_the_same_words() -> None:
    with zipfile.ZipFile(io.BytesIO(review_docx(review(LETTER), "聘书.docx", DAY))) as archive:
        xml = archive.read("word/document.xml").decode()
    assert "第十二条第（七）项" in xml
    assert "可以享有" in xml
    assert "<script>" not in xml


@pytest.mark.parametrize("text", ["", "今天食堂供应红烧肉。"])
def test_what_is_no_letter_is_said_to_be_none(text: str) -> None:
    page = review_markdown(review(text), "a.txt", DAY)
    assert "不是首席质量官的聘书" in page
    assert "［没有授予］" not in page
    assert review_docx(review(text), "a.txt", DAY)[:2] == b"PK"
