"""Whether every phrase that stands beside a grant is understood: who else has a say, how often, on what condition.

A grant is full only when nothing is left over: phrases known to take nothing (help, reports, money, validity, nobody may
interfere) pass, any other makes it less than full. Which power was granted is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.flows.letter_review import phrases as grammar
from assistant.flows.letter_review.cues import cues
from assistant.flows.letter_review.officer import Officer
from assistant.flows.letter_review.phrases import Standing
from assistant.flows.letter_review.reach import REST, Read
from assistant.flows.letter_review.turns import turns
from assistant.flows.letter_review.wording import Limb

_ROLE = re.compile(r"作?为[^,＊]{0,8}(?:正式|固定)?成员|(?:报告|汇报)给")
_PLANNED = re.compile(r"(?<!质量)(?:计划|打算|准备|考虑|设想)[^,]{0,10}(?:让|使|请|将)＊")
_KEEPS_OFF = re.compile(
    r"[^,]{0,8}不(?:得|能|可|应|准)(?:影响|延误|耽误|妨碍|干扰|拖延)[^,]{0,6}(?:交|生产|进度|产量|供应|订单|出货|发货|销售|工期|经营)|(?:但|并|且)?不得(?:影响|超出|超越|违反|突破|妨碍|干扰|与|同|和|因此|因而)|但(?:其)?(?:须|应|要)(?:照顾|兼顾|顾及|让位|迁就|优先)"
)
"""不得影响交付, 但须照顾交期: said of the officer, who is the subject."""
_HELPS_ALONG = re.compile(r"[^,]{0,4}＊(?:协助|配合|辅助|作为[^,]{0,6}(?:列席|旁听)|以[^,]{1,8}身份)")
"""首席质量官协助总经理……,……: what follows is help as well."""
_OFFICER_DECIDES = re.compile(
    r"(?:未经|非经|没有|须经|须由|由|经|归)＊|^＊[^,]{0,3}(?:决定|结论|意见)(?:为|是|即)|^＊(?:行使|享有|拥有|作出|有|说)"
)
_OWN_ACTION = re.compile(r"＊[^,]*(?:自行|全权|最终决定权|独立)")
_IS_JUDGED = re.compile(r"[^,]{0,6}接受[^,]{0,8}(?:监督|考核|评价|检查|审计)$")
"""并接受总经理监督: what is done to the officer, not by the officer."""
_OWN_GRANT = re.compile(r"有权|可以?|享有|代表|对[内外]|每[年季月]度?(?!限|重新|[^,]{0,3}行使)")
_CUT = (Standing.CONSENT, Standing.LIMITED, Standing.ADVICE, Standing.LATER)
_SAID = (Standing.ELSEWHERE, Standing.CONSENT, Standing.LIMITED, Standing.LATER, Standing.ADVICE)
_TOPIC = 4
_ADVERB = re.compile(r"(?:但|且|而)?(?:待|等|自|从|在|按|经|凭|以|若|如|凡|涉及|遇|除|当[年季月期]|发生|出现)")
"""待体系证书到手再说: what is named so is when or on what condition, not what is spoken of."""
_WITH = re.compile(r"＊[^,]{0,2}(?:与|和|同|跟|及|会同|联合)")


def limited_beside(reads: Sequence[Read], who: Officer, limbs: Iterable[Limb]) -> None:
    """Make less than full what a statement gives when something said in it is not understood."""
    given = [i for i, r in enumerate(reads) if any(s is Standing.GIVEN for _, _, s in r.hits)]
    if not given:
        return
    all_limbs = tuple(limbs)
    for at, read in enumerate(reads):
        text = _bare(read.phrase.text, who)
        if at > given[0] and _KEEPS_OFF.match(read.phrase.text):
            _lessen(reads[:at])
            continue
        if read.borrowed and _IS_JUDGED.match(read.phrase.text):
            read.hits = []
            continue
        if read.hits:
            doubt = any(p.search(text) for p in (turns().overrules, _PLANNED)) or _limits(text, all_limbs)
            if read.borrowed:
                doubt = doubt or _stops(text)
            shared = bool(turns().shared.search(text))
            if turns().overrules.search(text):
                _lessen(reads[: at + 1])  # 但采购部可以否决其淘汰供应商的决定
            if (read.borrowed or (turns().shared.match(text) and not read.topics)) and (doubt or shared):
                _lessen(reads[: at + 1])  # 由首席质量官与副总共同行使: said of all before it
            elif doubt or shared or _HELPS_ALONG.match(text):
                # 首席质量官与副总共同参加例会,推广质量文化: said of the first, it holds for what follows.
                until = next((i for i in range(at + 1, len(reads)) if reads[i].marked), len(reads))
                until = until if doubt or not shared or _WITH.search(text) else at + 1
                _lessen(reads[at:until], taking_part=shared and not doubt)
            continue
        if _HELPS_ALONG.match(text):
            _lessen(reads[at : next((i for i in range(at + 1, len(reads)) if reads[i].marked), len(reads))])
        if read.standing in _SAID:
            # Said outright: `reach` has told what it cuts, but for 仅供总经理决策参考, where a thing is named in passing.
            if at < given[0] and turns().not_always.search(text):
                _lessen(reads[at:])
            if at > given[-1] and read.topics and not _names_first(text, all_limbs):
                _lessen(reads[:at])
            continue
        if at < given[-1]:
            if _leading_doubt(text, all_limbs):
                _lessen(reads[at:])
        elif not _understood(text, read, all_limbs):
            _lessen(reads[:at])


def cuts_what_was_given(reads: Sequence[Read], who: Officer) -> bool:
    """A sentence that names no power and lets another decide on what was said before it."""
    whole = ",".join(r.phrase.text for r in reads)
    text = _bare(whole, who)
    if any(r.hits for r in reads):
        return False
    if (
        turns().holds_off.search(cues().no_need.sub("＊", whole))
        and not any(r.things for r in reads)
        and not turns().safe_after.search(whole)
    ):
        return True
    if turns().no_harm.search(text):
        return False
    return bool(turns().final.search(text)) or (
        speaks_of_above(reads)
        and any(p.search(text) for p in (turns().not_always, turns().cases, turns().shared, turns().overrules))
    )


def rides_on(reads: Sequence[Read], who: Officer, limbs: Iterable[Limb], *, listed: bool) -> bool:
    """A statement that names no power, after one that gives some: ……。重大事项由总经理决定。 It takes something from it."""
    whole = ",".join(r.phrase.text for r in reads)
    if any((r.hits and not r.borrowed) or r.recalls or r.refers or r.part_of for r in reads) or REST.search(whole):
        return False
    if turns().shared.search(whole):
        return True
    if any(r.topics and not _ADVERB.match(r.phrase.text) for r in reads):
        return False
    if _KEEPS_OFF.match(whole):
        return True
    if turns().safe_after.search(whole) or grammar.to_reader(whole) or turns().own_matter.search(whole):
        return False
    all_limbs = tuple(limbs)
    if any(r.hits for r in reads):  # of things named before, it does something with them
        told = [(_bare(r.phrase.text, who), r) for r in reads]
        return any(turns().overrules.search(t) or _limits(t, all_limbs) or r.standing in _CUT for t, r in told)
    return any(_takes(_bare(r.phrase.text, who), r, all_limbs, listed=listed) for r in reads)


def _takes(text: str, read: Read, limbs: Sequence[Limb], *, listed: bool) -> bool:
    if cues().details.match(text):
        return False
    if turns().rider.search(text):
        return read.standing in _CUT or not _understood(text, read, limbs)
    if turns().shared.search(text) or _stops(text) or turns().overrules.search(text):
        return True
    if turns().safe.search(text) or turns().leaves_alone.search(text) or grammar.helps(text):
        return False
    if turns().cases.search(text):
        return not turns().own_case.search(text)
    if read.standing in (*_SAID, Standing.DENIED):
        return True
    if grammar.leaves_doubt(text, speaks_of_a_power=False) or _limits(text, limbs):
        return True
    own = cues().does.match(text) or _OWN_GRANT.match(text)
    return listed and not own and not _understood(text, read, limbs)


def speaks_of_above(reads: Sequence[Read]) -> bool:
    """It names what was said before it: 以上权限, 此权."""
    return any(turns().above.search(r.phrase.text) for r in reads) and not any(r.recalls for r in reads)


def _bare(text: str, who: Officer) -> str:
    return who.alias.sub("＊", grammar.harmless_blanked(text))


def _without_powers(text: str, limbs: Iterable[Limb]) -> str:
    for limb in limbs:
        for pattern in limb.things.values():
            text = pattern.sub("＊", text)
    return text


def _names_first(text: str, limbs: Iterable[Limb]) -> bool:
    """质量战略另行研究: it begins with another thing, and speaks of that."""
    if _ADVERB.match(text):
        return False
    found = [m.start() for limb in limbs if limb.item > 1 for p in limb.things.values() if (m := p.search(text))]
    return min(found, default=_TOPIC) < _TOPIC


def _stops(text: str) -> bool:
    return bool(turns().safe_stops.search(text)) and not _OFFICER_DECIDES.search(text)


def _limits(text: str, limbs: Iterable[Limb]) -> bool:
    bare = _without_powers(text, limbs)
    if turns().not_always.search(bare):
        return True
    text = _ROLE.sub("＊", text)
    for limb in limbs:  # 向总经理报告, 总经理例会: of the power itself
        if (limb.item, limb.part) in ((1, 2), (1, 3), (2, 1)):
            for pattern in (*limb.acts.values(), *(limb.things.values() if limb.item > 1 else ())):
                text = pattern.sub("＊", text)
    return bool(turns().under.search(text)) and not turns().under_own.search(text)


def _leading_doubt(text: str, limbs: Iterable[Limb]) -> bool:
    """Before a grant stands what it is about, or why; only a case, a share or a limit takes something."""
    if re.search("总额|预算|万元|额度|限额|元以内|经费", text):
        return False
    if turns().cases.search(text):
        return not turns().own_case.search(text)
    return _stops(text) or _limits(text, limbs) or bool(turns().shared.search(text))


def _understood(text: str, read: Read, limbs: Sequence[Limb]) -> bool:
    if turns().shared.search(text) or _stops(text) or turns().overrules.search(text):
        return False
    if turns().safe.search(text) or cues().details.match(text):
        return True
    if turns().not_always.search(text) or (turns().cases.search(text) and not turns().own_case.search(text)):
        return False
    if read.standing is Standing.DENIED and not text.startswith("＊＊"):
        return False
    if turns().officer_acts.search(text) or _OWN_ACTION.search(text) or read.topics:
        return True
    for limb in limbs:
        for pattern in (*limb.acts.values(), *limb.things.values()):
            text = pattern.sub("＊", text)
    return len(re.sub(r"[＊]", "", turns().plain_words.sub("", text))) < 2


def _lessen(reads: Iterable[Read], *, taking_part: bool = False) -> None:
    """`taking_part`: spare the limbs whose own text is a mere taking part."""
    for read in reads:
        read.hits = [
            (limb, cell, Standing.LIMITED if s is Standing.GIVEN and not (taking_part and limb.joint) else s)
            for limb, cell, s in read.hits
        ]
