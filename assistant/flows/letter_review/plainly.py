"""Puts roundabout wording plainly before it is cut into phrases: double negation, and what others may not do without the
officer.

Evidence is cut from the letter itself and keeps its words. What a phrase does with a power is not known here.
"""

from __future__ import annotations

import re

from assistant.flows.letter_review.officer import Officer
from assistant.flows.letter_review.patterns import names

_MAY_NOT = "(?:不得|不能|不可|不准|不许)"
_MUST = "(?:须|(?<![主需重摘只])要|得|应当?|必须)"
_COMES = "参加|参与|到场|到会|在场|同意|点头|签字|审核|认可|批准"
_GOODS = "原材料|原料|物料|在制品|半成品|成品|产品"

_CHANGES_AS_LISTED = re.compile(r"^除(?:下列|以下|下述|后列)[^,:]{0,6}(?:调整|变更|变动|修改)[^,:]{0,4}外,")
"""除下列调整外,……继续有效: what is listed under it speaks for itself."""
_WITHOUT_FAIL = re.compile(r"(?:没有一[项件个])?无一不(?=由|归)|无不(?=由|归)|莫不(?=由|归)|没有不(?=由|归)")
_NOT_LACKING = re.compile(rf"(?:{_MAY_NOT}没有|{_MAY_NOT}缺少|{_MAY_NOT}少了|少不了|离不开)(?:有)?")


def put_plainly(text: str, who: Officer) -> str:
    """A sentence of a letter, its double negations turned into what they affirm."""
    him = f"(?:{who.alias.pattern})"
    text = _CHANGES_AS_LISTED.sub("", text)
    text = _WITHOUT_FAIL.sub("均", text)
    text = re.sub(rf"{_NOT_LACKING.pattern}(?={him})", "由", text)
    text = re.sub(rf"[^,;。]{{1,8}}(?:并非|不是)与{him}无关,", "", text)
    text = re.sub(
        rf"{him}未(?:到会|到场|出席|参加|在场)的?,?(?:会议)?{_MAY_NOT}(?:开会|召开|举行|开)", "由其到会", text
    )
    text = re.sub(
        rf"{_MUST}(?:有|由|经|让)?(?P<him>{him})(?P<does>{_COMES})(?:后)?(?:才能?|方可|方能|方)",
        r"由\g<him>\g<does>",
        text,
    )
    text = re.sub(
        rf"(?<=均|都|皆|必){_MUST}(?:有|由|经)?(?P<him>{him})(?P<does>参加|参与|到会)", r"由\g<him>\g<does>", text
    )
    text = _reports_to_nobody_else(text, him)
    return _nothing_goes_without(text, him)


def _reports_to_nobody_else(text: str, him: str) -> str:
    """除总经理外,首席质量官不向任何人报告: directly to the general manager."""
    turn = rf"除(?P<boss>{names()['boss']})(?:以外|之外|外),?(?P<him>{him})?不(?:再)?(?:向|对)(?:任何|其他|别的)[^,;。]{{0,4}}(?:报告|汇报|负责)(?:工作)?"
    return re.sub(turn, r"\g<him>直接向\g<boss>报告工作", text)


def _nothing_goes_without(text: str, him: str) -> str:
    """非经首席质量官检查,原材料不得投产、成品不得出厂: the officer checks them and lets them go."""
    turn = rf"(?:非经|未经|没有|不经)(?P<him>{him})(?P<does>(?:检查|检验|验收|查验|审核|监督)[^,;。]{{0,8}}),(?P<what>[^,;。]*(?:{_GOODS})[^,;。]*{_MAY_NOT}[^,;。]*)"
    return re.sub(turn, lambda m: f"由{m['him']}{m['does']}、放行{re.sub(_MAY_NOT, '', m['what'])}", text)
