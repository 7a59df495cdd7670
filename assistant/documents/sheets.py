"""A sheet of candidates examined row by row: what is said before the first row, each row's result, and the summary.

Brings the reader of sheets and the reader of rows together; which files and which screen is decided above.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.documents.markdown import chinese_date
from assistant.documents.sheet_cells import shown
from assistant.documents.sheet_reader import Sheet
from assistant.documents.sheet_results import Examined, Tally, result_titles
from assistant.errors import InputError
from assistant.flows.batch import OPTIONAL, Candidates, Column
from assistant.flows.candidate.words import FOOTER
from assistant.knowledge.reader import regulation

_MOST_NAMED, _TITLE = 10, 20


def examined(sheet: Sheet, candidates: Candidates) -> Iterator[Examined]:
    """Every row that is not blank, with its candidate or with what is wrong with it."""
    for record in sheet.rows():
        if record.problem:
            yield Examined(record.number, record.values, None, record.problem, sheet.name_in(record))
            continue
        cells = sheet.cells(record)
        try:
            candidate = candidates.candidate(cells)
        except InputError as error:
            yield Examined(record.number, record.values, None, str(error), sheet.name_in(record))
        else:
            yield Examined(record.number, record.values, candidate, "", candidate.name)


def notices(sheet: Sheet) -> tuple[str, ...]:
    """Lines to say once before the rows: what the sheet lacks and what in it is not read."""
    header = sheet.header
    lines = list(sheet.notices)
    missing = [column for column in Column if column not in header.places and column not in OPTIONAL]
    if missing:
        lines.append(f"表里没有这些列，按未知处理：{'、'.join(missing)}。")
    if header.passed_over:
        pairs = "，".join(
            f"“{shown(left.strip(), _TITLE)}”（已读“{shown(taken.strip(), _TITLE)}”）"
            for left, taken in header.passed_over
        )
        lines.append(f"这些列和别的列意思相同，没有读：{pairs}。")
    unread = [shown(title.strip(), _TITLE) for title in header.unread if title not in result_titles()]
    if unread:
        more = f"等{len(unread)}列" if len(unread) > _MOST_NAMED else ""
        lines.append(f"这些列与审查无关或者没有认出，原样保留：{'、'.join(unread[:_MOST_NAMED])}{more}。")
    return tuple(lines)


def closing(sheet: Sheet, tally: Tally) -> str:
    """One line for the end of the run."""
    passed = [f"跳过空白行{sheet.blank}行"] if sheet.blank else []
    passed += [f"跳过重复的表头{sheet.repeated}行"] if sheet.repeated else []
    return f"共审查{tally.rows}行：{'；'.join([tally.words, *passed])}。"


def summary(sheet: Sheet, tally: Tally, source: str, today: date) -> list[tuple[str, ...]]:
    """The lines of the 汇总 sheet."""
    text = regulation()
    header = sheet.header
    read = [(f"“{header.titles[place].strip()}”", f"作为{column}") for column, place in header.places.items()]
    return [
        ("首席质量官候选人批量审查汇总",),
        ("来源文件", source + (f"，工作表“{sheet.name}”" if sheet.name else "")),
        ("计算年限的日期", chinese_date(today)),
        (),
        ("结论", "人数"),
        *((verdict, str(count)) for verdict, count in tally.verdicts.most_common()),
        ("出错的行", str(tally.errors)),
        ("跳过的空白行", str(sheet.blank)),
        ("跳过的重复表头", str(sheet.repeated)),
        (),
        ("起决定作用的条款", "次数"),
        *((str(cite), str(count)) for cite, count in sorted(tally.decided_by.items())),
        (),
        ("待核实的事项", "人数"),
        *((about, str(count)) for about, count in tally.open.most_common()),
        (),
        ("表头", "怎样读"),
        *read,
        *(("注意", line) for line in notices(sheet)),
        (),
        ("说明", FOOTER),
        (
            "",
            "五（二）一栏包括年限、能力和实践经验；五（三）学历和职称有一样即可。六（一）至六（五）写“存在”的不得担任。",
        ),
        ("", f"使用前请核实本办法现行有效；文本版本：{text.meta['version']}；文本校验值：{text.digest}。"),
        ("", "本表含个人信息，请只在本单位审查需要的范围内使用和保存。"),
    ]
