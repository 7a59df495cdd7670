"""What a text says about one fact at one place, before anyone knows of whom; and whether a clause states anything.

Scope stands here: a question, a supposition, a guess or a rule recited states no fact. What is stated, and what it
comes to, is decided by the module of each fact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ASSUMED = re.compile(r"如果|假如|要是|假设|倘若|万一|若是|若他|若她|假定|即便|即使|哪怕|就算")
GUESSED = re.compile(
    r"好像|似乎|可能|也许|大概|或许|估计|据说|听说|据传|传闻|不确定|不清楚|不知道|记不清|记不得|说不准|说不清|不详|存疑|疑似|未核实|没核实"
    r"|应该(?:是|有|算|够|没)|不敢(?:说|保证|肯定)|待核实|待查|没查到|查不到|有待|拿不准|吃不准|印象中|猜"
)
RULE = re.compile(
    r"要求|规定(?!的任何)|必须|需要|门槛|才(?:能|行|可|够|算)|(?:得|要)(?:有|满|干满)|条件(?:是|里|中)|是不是(?:要|得)|算不算(?!数)|条文|办法里|至少要"
)
ASKED_BEFORE = re.compile(r"(?:是不是|是否|有没有|有无|会不会|算不算|能不能算|够不够|能否算)[^,;。]{0,8}$")
ASKED_AFTER = re.compile(r"^(?:毕业|学历|文凭|职称|学位|证书)?(?:吗|么|呢)(?![^,;。])")
AT_ODDS = re.compile(
    r"对不上|不一致|矛盾|不相符|不符(?!合)|有出入|不一样|说法不同|两个版本|写法不同|互相冲突|打架(?=,|。|$)|各说各"
)
SOURCES = re.compile(r"简历|档案|登记表|花名册|系统里|报名表|申请表|材料|证书上|表里|表上|合同|任命文件|名片|证明")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement. `value` is the reading module's own word for it; places are in the folded text."""

    fact: str
    value: str | float
    start: int
    end: int
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """What the statements about one fact come to, and the one it is shown by."""

    value: str | float
    by: Said
    note: str = ""


def is_stated(clause: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) of a clause are stated, not asked, supposed or guessed."""
    return not (
        ASSUMED.search(clause)
        or GUESSED.search(clause)
        or ASKED_BEFORE.search(clause[:start])
        or ASKED_AFTER.search(clause[end:])
    )


def source_in(clause: str) -> str:
    """The paper a clause names as its source, or nothing."""
    found = SOURCES.search(clause)
    return found[0] if found else ""
