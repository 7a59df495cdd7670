"""Many clauses in one line."""

from __future__ import annotations

import pytest

from assistant.documents.citing import named, quoted
from assistant.knowledge.citation import Citation
from assistant.knowledge.reader import regulation


def cites(*written: str) -> list[Citation]:
    return [regulation().cite(text) for text in written]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ((), ""),
        (("第五条",), "第五条"),
        (("第五条第（二）项", "第六条第（二）项"), "第五条第（二）项、第六条第（二）项"),
        (("第六条第（二）项", "第六条第（三）项"), "第六条第（二）项、第（三）项"),
        (tuple(f"第六条第（{n}）项" for n in "一二三四五"), "第六条第（一）项至第（五）项"),
        (tuple(f"第六条第（{n}）项" for n in "一三四五"), "第六条第（一）项、第（三）项至第（五）项"),
        (
            ("第十一条", *(f"第十一条第（{n}）项" for n in "一二三")),
            "第十一条、第十一条第（一）项至第（三）项",
        ),
        (("第十二条第（一）项", "第十二条", "第十二条第（一）项"), "第十二条第（一）项、第十二条"),
    ],
)
def test_clauses_are_named_as_people_write_them(written: tuple[str, ...], line: str) -> None:
    assert named(cites(*written)) == line


def test_a_line_of_clauses_reads_back_to_the_same_clauses() -> None:
    written = cites("第五条", "第六条第（二）项", "第六条第（四）项")
    assert list(regulation().mentioned(named(written))) == written


def test_a_quoted_item_does_not_run_on_from_the_sentence_it_hangs_on() -> None:
    item = {"cite": "第五条第（三）项", "lead_in": "可以担任首席质量官：", "text": "具有大专以上学历；"}
    assert quoted(item) == "【第五条第（三）项】可以担任首席质量官：……\n具有大专以上学历；"
    assert quoted({**item, "lead_in": None}) == "【第五条第（三）项】具有大专以上学历；"
