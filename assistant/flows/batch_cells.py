"""Single cells of a person's row: ticks, years, the answer about 第六条. What is no plain answer is left as text.

Knows how people fill in such cells and nothing of sentences: `Text` is handed on to whoever reads those.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from assistant.errors import InputError
from assistant.flows import typed
from assistant.flows.candidate.rules import BAR_UNSPECIFIED, BARS
from assistant.flows.facts import NO, UNSURE, YES, Value
from assistant.knowledge.numerals import parse_numeral


def words_of(line: str) -> frozenset[str]:
    """The words of a line, parted by blanks."""
    return frozenset(line.split())


_NOTHING = words_of("--- ... // ? na … . 空 n/a ?? 空白 none 、 — —— \\ / -- - null")
_YES = words_of(
    "是 有 √ ✓ ✔ ☑ v 对 y yes true 1 合格 符合 达标 满足 通过 具备 达到 优秀 优 良好 良 称职 认可 同意 是的 "
    "有的 存在 属于 确有"
)
_NO = words_of(
    "否 无 × ✗ ✘ ╳ x n no false 0 不合格 不符合 不达标 不满足 不通过 未通过 不具备 未达到 差 不称职 不认可 不是 "
    "没有 没 不存在 不属于 未发现 均无 全无 都无 都没有 均没有 均不存在 全部没有 皆无 未有 从未有 从未有过 无此情形 无此类情形 "
    "无上述情形 无所列情形 没有上述情形 没有所列情形 无第六条情形 没有第六条情形 无第六条所列情形 没有第六条所列情形 不存在第六条情形 "
    "不存在第六条所列情形 无任何情形 无情形"
)
_CHOICE = "(是|否|有|无|合格|不合格|未评)"
_BOX, _TICK = "[□☐○]", "[☑√✓✔■●]"
_BOXES_BEFORE = re.compile(rf"(?:{_BOX}\s*{_CHOICE}\s*)*{_TICK}\s*(?P<chosen>{_CHOICE})\s*(?:{_BOX}\s*{_CHOICE}\s*)*")
_BOXES_AFTER = re.compile(rf"(?:{_CHOICE}\s*{_BOX}\s*)*(?P<chosen>{_CHOICE})\s*{_TICK}\s*(?:{_CHOICE}\s*{_BOX}\s*)*")
_YES_FIRST = re.compile(
    r"(?:是的|存在|属于|确有|是|有|√|✓|✔|☑|y(?:es)?)(?:\s*[:,;。.、—-]\s*|\s*(?=\()|\s+|(?=第|六))(?P<rest>.+)"
)
_NO_FIRST = re.compile(r"(?:没有|不存在|未发现|否|无|×|✗|✘|no?)\s*[:,;。.、(—-]\s*(?P<rest>.+?)\)?")
_NUMBER = r"\(?[一二三四五1-5]\)?"
_ITEMS = re.compile(
    rf"\(?(?:属于?)?(?:本?办法)?(?:第?[六6]条?)?(?P<items>第?{_NUMBER}项?(?:(?:[、,;/和及与]|以及)*(?:第?[六6]条?)?第?{_NUMBER}项?)*)(?:所列)?(?:情形|情况)?\)?"
)
_PENDING = re.compile("待|正在|调查|核实|立案|举报|投诉|不清|不详|未定|不确定|不知|传闻|疑似|可能|拟|尚未")
_COUNT = r"[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百]+"
_LEADING_COUNT = re.compile(rf"(?:约|大约|近|共|满)?(?P<count>{_COUNT})\s*(?P<unit>周?年|个?月)?(?P<rest>.*)")
_BELOW_ZERO = re.compile(rf"(?:-|−|负)\s*(?:{_COUNT})\s*(?:周?年|个?月)?")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ONLY_TIME = re.compile(
    r"(?:[0-9零〇一二两三四五六七八九十百半几多余整年月日个周约近快满足含至今起自从于到来又有差超过逾+\-~—～./、()\s]|不到|不足|左右|以上|以下|以来"
    r"|开始|大概|大约|接近|将近|至少|最少|刚好|正好)+"
)
_DAY_ZERO = date(1899, 12, 30)
_FIRST_SERIAL = (date(1950, 1, 1) - _DAY_ZERO).days


@dataclass(frozen=True, slots=True)
class Bars:
    """The 第六条 cell: facts it states, whether it denies all five, and words left to be read as a text."""

    facts: Mapping[str, Value] = field(default_factory=dict)
    denied: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words to be read as a text."""

    words: str


def filled(cell: str) -> str:
    """The cell as it is compared: one width, no blanks at the ends; empty where it only marks that it is empty."""
    text = unicodedata.normalize("NFKC", "".join(c for c in cell if c.isprintable() or c.isspace())).strip()
    return "" if text.lower() in _NOTHING else text


def tick(cell: str) -> str | None:
    """yes, no, or unknown of a judgement cell; None where it is empty."""
    text = _plain(cell)
    if not text:
        return None
    return YES if text in _YES else NO if text in _NO else UNSURE


def bars(cell: str) -> Bars:
    """否 is all five no; 是 is some bar without saying which; 是（第三项） is that item yes and nothing of the others."""
    text = _plain(cell)
    if not text:
        return Bars()
    if text in _NO:
        return Bars(denied=True)
    if text in _YES:
        return Bars({BAR_UNSPECIFIED: YES})
    named = _YES_FIRST.fullmatch(text)
    said = (named["rest"] if named else text).strip(" 。.;,")
    if items := _items(said, certain=named is not None):
        return Bars(dict.fromkeys(items, YES))
    if named:
        return Bars(text=said) if _PENDING.search(said) else Bars({BAR_UNSPECIFIED: YES}, text=said.strip("()"))
    if denied := _NO_FIRST.fullmatch(text):
        return Bars(denied=True, text=denied["rest"])
    return Bars(text=text)


def years(cell: str, today: date) -> Mapping[str, Value] | Text | None:
    """Years or their beginning; `Text` where it takes a reader of sentences; None where the cell is empty.

    Raises InputError for a number of years that cannot be: below zero, or over 60.
    """
    text = filled(cell)
    if not text:
        return None
    if _BELOW_ZERO.fullmatch(text):
        raise InputError(f"从事质量管理年限“{typed.shown(text)}”是负数，请核对")
    if text.isascii() and text.isdigit() and _FIRST_SERIAL <= int(text) <= (today - _DAY_ZERO).days:
        return {"quality_since": (_DAY_ZERO + timedelta(days=int(text))).isoformat()}
    if re.fullmatch(r"\d{4}-\d\d-\d\d 00:00:00", text):
        text = text[:10]
    try:
        found = typed.years(text)
    except (InputError, ValueError):  # ValueError: 五六年 is a numeral to the one, none to the other
        _possible(text)
        return Text(_in_words(text))
    return {key: value for key, value in found.items() if value is not None} or {"quality_years": None}


def _in_words(text: str) -> str:
    """A bare span of time as a sentence of what the column asks; words of their own (工龄10年, 质检8年) as they stand."""
    if not _ONLY_TIME.fullmatch(text):
        return text
    text = re.sub(r"(?<=[0-9])\+$", "年以上", text)
    return f"从事质量管理工作{text if re.search('[年月今]', text) else text + '年'}"


def _possible(text: str) -> None:
    """Raises InputError where a plain number of years is over 60."""
    m = _LEADING_COUNT.fullmatch(text)
    if not m or (m["rest"] and _BARE_YEAR.fullmatch(m["count"])) or re.match(r"[-~/.、至到]", m["rest"]):
        return
    count = float(m["count"]) if m["count"][0].isascii() else float(parse_numeral(m["count"]) or 0)
    if (count / 12 if m["unit"] and "月" in m["unit"] else count) > typed.MOST_YEARS:
        hint = "；如果是起始时间，请写成2015-03的样子" if _BARE_YEAR.fullmatch(m["count"]) else ""
        raise InputError(f"从事质量管理年限“{typed.shown(text)}”超过{typed.MOST_YEARS}年，请核对{hint}")


def _plain(cell: str) -> str:
    """A tick cell without the choices that were not ticked."""
    text = filled(cell)
    if ticked := _BOXES_BEFORE.fullmatch(text) or _BOXES_AFTER.fullmatch(text):
        return ticked["chosen"]
    if re.search(_BOX, text):
        return "未填"
    folded = text.rstrip("。.!;,").lower()
    return folded or text


def _items(text: str, *, certain: bool) -> list[str]:
    """The facts of items named as 第三项, （一）（四）, 第六条第（二）项; a bare number only after a yes."""
    m = _ITEMS.fullmatch(text)
    if not m or (not certain and not re.search(r"[第项(六]", text)):
        return []
    named = re.findall(r"[一二三四五1-5]", m["items"])
    return [BARS["一二三四五".index(n) if n in "一二三四五" else int(n) - 1] for n in dict.fromkeys(named)]
