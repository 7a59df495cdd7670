"""What a text says about one fact at one place, before anyone knows of whom; and whether it is asked or guessed there.

A question and a guess stand close to the words they touch and are seen here; suppositions, rules and other people are
the business of `standing`. What a statement comes to is decided by the module of each fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

GUESSED = re.compile(
    r"好像|似乎|可能|也许|大概|或许|估计|据说|据我所知|听说|据传|传闻|不(?:太|大|是很|很|能)?(?:确定|清楚|知道)|搞不清|弄不清|分不清|忘了|没把握|记不清|记不得|说不准|说不清|不详|存疑|疑似|未核实|没核实"
    r"|应该(?:是|有|算|够|没)|不敢(?:说|保证|肯定)|待核实|待查|没查到|查不到|有待|拿不准|吃不准|印象中|猜"
)
RULE = re.compile(
    r"要求|规定(?!的任何)|必须|需要|门槛|才(?:能|行|可|够|算)|(?<!了)(?:得|要)(?:有|满|干满)|条件(?:是|里|中)|是不是(?:要|得)|算不算(?!数)|条文|办法里|至少要"
)
ASKED_BEFORE = re.compile(r"(?:是不是|是否|有没有|有无|会不会|算不算|能不能算|够不够|能否算)[^,;。]{0,8}$")
ASKED_AFTER = re.compile(r"^(?:毕业|学历|文凭|职称|学位|证书)?(?:吗|么|呢)(?![^,;。])")
AT_ODDS = re.compile(
    r"对不上|不一致|矛盾|不相符|不符(?!合)|有出入|不一样|说法不同|两个版本|写法不同|互相冲突|没人说得清|说不清哪|打架(?=,|。|$)|各说各"
)
SOURCES = re.compile(
    r"简历|履历|档案|登记表|花名册|系统里|报名表|申请表|材料|证书上|表里|表上|合同|任命文件|名片|证明"
)


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
    """Whether the words at [start, end) of a clause are stated, not asked or guessed."""
    return not (GUESSED.search(clause) or ASKED_BEFORE.search(clause[:start]) or ASKED_AFTER.search(clause[end:]))


_DOUBT_GOES_ON = re.compile(
    r"^(?:但是?|不过|可是?|只是|然而|而且?|其实|究竟|到底|目前|现在|至今|还|尚|一直|证书?|毕业证|文凭|学历|职称|学位|原件|真假|真伪|真实性|有效性|学信网|网上|人社局|系统里|档案里?|HR|人事|我们|他自己|她自己|本人|评没评|是不是|是否|有没有|能不能|算不算|也|都|在|这个?|那个?|年限|年数|具体)+"
)
_DOUBT = re.compile(
    r"不(?:太|大|是很|很|能)?(?:确定|清楚|知道)|搞不清|弄不清|分不清|忘了|没把握|记不清|记不得|说不准|说不清|存疑|未核实|没核实|待核实|核实中|在核实|待查(?![^,;。证]{2})|查不到|查无|没查到|有待|拿不准|吃不准|待确认|没确认|未确认|对不上|不敢保证|不能确定|无法核实|无法确认|没法核实|没见过|没看到|拿不出|提供不了|看不清|有疑问|存在疑问|弄不清|搞不清|有争议"
)
_ABOUT_ELSE = re.compile(
    r"职务|岗位|部门|级别|人品|第[（(]|行|聘|合适|资格|首席|条件|够|能当|第[五六]条|情形|怎么|哪|流程|手续|谁|他人|人选"
)


SEEN = re.compile(r"(?:原件|证书?|正本)[^,;。]{0,4}(?:看过|见过|核过|验过|查过|核对过|在(?:我|手|人事|档案))")


def doubted_later(following: Sequence[str], elsewhere: str, stated: str = "") -> bool:
    """Whether the clauses after a statement, in its sentence, take it back into doubt: 本科，可是学信网查不到.

    `elsewhere`: what the doubt may be about instead; `stated`: the clause itself.
    """
    if SEEN.search(stated):
        # 毕业证原件我看过，只是学信网查不到
        return False
    for text in following[:2]:
        if _ABOUT_ELSE.search(text) or re.search(elsewhere, text):
            return False
        if _DOUBT.search(text) and (_DOUBT_GOES_ON.match(text) or len(text) <= 8):
            return True
        if not _DOUBT_GOES_ON.match(text) and not text.startswith(("证", "丢", "后来")):
            return False
    return False


def source_in(clause: str) -> str:
    """The paper a clause names as its source, or nothing."""
    found = SOURCES.search(clause)
    return found[0] if found else ""
