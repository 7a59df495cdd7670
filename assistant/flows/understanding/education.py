"""The highest finished level of schooling a text states, 第五条第（三）项: 大专 or above, below, or not told.

In course, incomplete and merely attended courses are not held; which paper proves a degree is the checklist's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.flows.understanding.page import Clause, Page
from assistant.flows.understanding.said import AT_ODDS, RULE, SEEN, Said, Settled, doubted_later, is_stated

EDUCATION = "education"
ENOUGH, BELOW = "大专及以上", "大专以下"
HELD, BELOW_HELD, IN_COURSE, ADVANCED_COURSE, NOT_HELD, DOUBTFUL, NONE_HELD = (
    "held",
    "below",
    "in course",
    "advanced course",
    "not held",
    "doubtful",
    "none",
)

_LEVEL = re.compile(
    r"(?P<up>专升本|专接本|专转本)|(?P<high>博士后|博士研究生|硕士研究生|博士|硕士|研究生|MBA|EMBA|工程硕士|(?i:master'?s|phd))"
    r"|(?P<mid>大学本科|本科生|本科|学士|大学专科|大学毕业|大学文化|大学学历|大学生|大专生|大专|专科(?!医|门)|高职高专|(?<![副正评是])高职(?![业称务员位])|高专|高等职业|(?i:bachelor))"
    r"|(?P<school>毕业于?[^,;。]{0,12}(?:大学|学院|职大|电大)|[^,;。、]{1,8}(?:大学|学院|职大|电大)(?:[^,;。、]{2,8}(?:专业|系))?(?:毕业|学历))"
    r"|(?P<low>高中|中专|技校|职业高中|职高|职中|初中|小学|中技|中职|技工学校|职业中学|大专以下)"
    r"|(?P<odd>党校|高级工班|预备技师|技师学院|结业证|同等学力)|(?P<bareuniv>大学(?=在读|没毕业|未毕业|肄业|结业|辍学|没读完|读了))"
)
_LATER = re.compile(
    r"在读|就读|正在(?:读|上|念|修|函授|自考|进修|学)|正读|还在读|在念|正在念|还没毕业|没毕业|尚未毕业|未毕业|没拿到|未取得|没取得|还没取得|攻读|读着|没读完|未读完|没念完|在修|正在上|还在上|念了一半|读了一半|在学|报了|刚报|报名|准备(?:读|考|报)|打算(?:读|考|报)|想读|考上了?|录取|没考完|差[^,;。]{1,6}(?:门|科)|[门科](?:课程?|功课)?(?:还)?(?:没|未)(?:考|通)?过|自考中|明年(?:才|能)?毕业|即将毕业|快毕业|待毕业|毕不了"
)
_BROKEN = re.compile(r"肄业|结业|辍学|退学|被开除|休学|没读完|未读完|没念完|中途")
_LEFT_OFF = re.compile(r"(?<!还)(?<!尚)(?:没|未)有?(?:毕业|读完|念完|拿到)")
"""读过两年大专没毕业: given up, not in course."""
_HALF_DONE = re.compile(
    r"(?:学历)?(?:只|才|就)?[读念上学](?:了|过|到)[^,;。]{1,6}(?<!还)(?<!尚)(?:没|未)(?:有)?(?:[读念上]完|毕业)"
)
"""大专读了一半没念完: given up as well."""
_AWAITING = re.compile(r"待发证|证(?:书)?还没(?:发|拿|下)|未发证|等(?:毕业)?证|证书待")
_FALSE = re.compile(
    r"花钱(?:办|买|弄|搞)|掺水|注水|水货|假(?:的|证|文凭|学历)|买的|查不到|查无|伪造|造假|未认证|不予?认可|水分|真伪|存疑|对不上号|被?撤销|作废|吊销|被取消"
)
_ABROAD = re.compile(
    r"国外|境外|海外|英国|美国|德国|法国|日本|韩国|澳洲|澳大利亚|加拿大|俄罗斯|乌克兰|泰国|马来西亚|菲律宾|新加坡|香港|澳门|台湾|留学|留洋|洋$"
)
_DENIED = re.compile(
    r"(?:没有?|无|不是|并非|未|没能|没上过|没读过|没念过|够不上|不到|不够|未达|达不到|没达到|不足)(?:取得|拿到|获得|上过|读过|读|上|过|达到)?[^,;。、]{0,4}$"
)
_COUNTED_AS = re.compile(r"(?:按|按照|当|算|算作|视同|视为|等同于?|相当于?|折算成?|比照)(?:成|是)?$")
"""能不能按大专算: what a paper is to be counted as is not held."""
_NOT_WITHOUT = re.compile(r"(?:不是|并非)(?:说)?[^,;。]{0,12}没有?[^,;。]{0,2}$")
"""不是没有大专学历"""
_DENIED_LIST = re.compile(r"(?:没有|无|不具备|未取得|没)[^,;。、]{0,10}(?:职称|证书|资格)[、和或及与](?:者|以?及)?$")
_NOT_SCHOOL = re.compile(
    r"^(?:生?导师|点|院校|老师|教师|教授|实习|部|班)|^生(?!毕业)[^,。;、]{0,1}(?:实习|招聘)|^(?:程度的岗位)"
)


def read(page: Page) -> Iterator[Said]:
    """Every level named, with how it stands."""
    for number, clause in enumerate(page.clauses):
        found = list(_LEVEL.finditer(clause.text))
        if not found and re.search(r"(?:没有|无|没)(?:任何)?(?:学历|文凭)|文盲|学历不(?:够|到|达标)", clause.text):
            m = re.search(r"(?:没有|无|没)(?:任何)?(?:学历|文凭)|文盲|学历不(?:够|到|达标)", clause.text)
            if m and is_stated(clause.text, m.start(), m.end()):
                yield Said(EDUCATION, NONE_HELD, clause.start + m.start(), clause.start + m.end(), "", clause.text)
        for place, m in enumerate(found):
            if _NOT_SCHOOL.match(clause.text[m.end() :]):
                continue
            until = found[place + 1].start() if place + 1 < len(found) else len(clause.text)
            since = found[place - 1].end() if place else 0
            yield from _level(page, number, clause, m, since, until)


def _level(page: Page, number: int, clause: Clause, m: re.Match[str], since: int, until: int) -> Iterator[Said]:
    text = clause.text
    before, after = text[since : m.start()], text[m.end() : until]
    if until == len(text) and number + 1 < len(page.clauses):
        following = page.clauses[number + 1]
        # 本科，还没毕业 / 大专，肄业: the state of the level stands in the next clause.
        if (
            following.sentence == clause.sentence
            and not _LEVEL.search(following.text)
            and re.match(
                r"(?:但|不过|可|只是)?(?:还|尚|目前|现在|至今|后来|中途)?(?:没毕业|未毕业|在读|肄业|结业|没读完|没拿到|退学|辍学|没有毕业|[读念上]了[^,;。]{1,5}[没未][读念]完|差[^,;。]{1,6}[门科]|明年毕业|证还没|(?:毕业)?证书?待[发领]|(?:已经?毕业)?[^,;。]{0,3}(?:毕业证|证书|证)[^,;。]{0,3}(?:还|尚)?(?:没|未)(?:发|拿|下|到手|领))",
                following.text,
            )
        ):
            after += following.text
    before_it = page.clauses[number - 1] if number and not since else None
    if (
        before_it
        and before_it.sentence == clause.sentence
        and "毕业" in before_it.text
        and not _LEVEL.search(before_it.text)
    ):
        waiting = _AWAITING.search(before_it.text)
        after += waiting[0] if waiting else ""
    start, end = clause.start + m.start(), clause.start + m.end()
    if RULE.search(before[-8:]) or re.match(r"(?:以上|及以上|\(含\)以上)?(?:的?(?:要求|规定|门槛|才))", after):
        return
    if re.search(r"符合|要求|条件|门槛", before[-6:]):
        return
    last = until == len(text)
    if not is_stated(text, m.start(), m.end()) or (
        last and doubted_later(page.rest_of_sentence(number), "职称|工程师|年|资格", text)
    ):
        yield Said(EDUCATION, DOUBTFUL, start, end, "", text)
        return
    yield Said(EDUCATION, _standing(m, before, after), start, end, "", text)


def _standing(m: re.Match[str], before: str, after: str) -> str:
    near = after[:14]
    before = re.split(r"[()、/;]", before)[-1]
    around = before[-6:] + near
    if _DENIED_LIST.search(m.string[: m.start()]):
        return NONE_HELD
    low = bool(m["low"])
    if _NOT_WITHOUT.search(m.string[: m.start()]) and not re.match(r"(?:学历|文凭)?[的都就]", m.string[m.end() :]):
        return DOUBTFUL if low else HELD
    if _DENIED.search(before[-9:]):
        return DOUBTFUL if low else (NOT_HELD if m["high"] else NONE_HELD)
    if not low and (
        re.match(r"(?:学历)?以下", near) or (before.endswith("比") and re.match(r"(?:学历)?(?:还|要)?低", near))
    ):
        return BELOW_HELD
    if re.match(r"学位(?:证书?)?(?:还|也)?(?:没|未|无)", after):
        # 本科学位没拿到但有毕业证: the degree is not the schooling.
        return HELD if re.search(r"有(?:本科)?毕业证|毕业证[^,;。]{0,4}(?:有|在|拿)|已毕业", m.string) else DOUBTFUL
    if _COUNTED_AS.search(before) and not re.search(r"(?:就|也|都|只能)算$", before):
        return DOUBTFUL
    if _FALSE.search(around) or re.search(r"自称|自己说|他说|她说|口头", before[-6:]):
        return DOUBTFUL
    if _AWAITING.search(around):
        return DOUBTFUL
    if (
        m["odd"]
        or re.match(r"同等学[力历]|水平|程度", m.string[m.end() :])
        or re.search(r"(?:明年|后年|下个?月|年底|月底|下半年)[^,;。]{0,4}$", before)
        or re.search(r"(?:党校|军队|部队|军校)(?:的|函授|在职)?$", m.string[: m.start()])
    ):
        return DOUBTFUL
    if re.search(r"(?:在读|就读|在念|正在读)\($", m.string[: m.start()]) and not re.match(r"(?:早)?已|毕业", near):
        return ADVANCED_COURSE if m["high"] or m["up"] else DOUBTFUL if low else IN_COURSE
    if m["high"] and re.match(r"(?:研究生)?(?:课程|进修)班", near):
        return DOUBTFUL
    attended = re.search(r"(?:读|念|上|学)(?:过|了)[^,;。]{0,5}$", before) and _LEFT_OFF.search(near)
    if re.match(r"结业|肄业", near) or attended or _HALF_DONE.match(near):
        return DOUBTFUL if low else "broken"
    if (
        _LATER.search(near)
        or _LATER.search(before[-6:])
        or (before.endswith(("在读", "正在读", "攻读", "读", "在上")) and "毕业" not in near)
    ):
        if m["high"] or m["up"]:
            return ADVANCED_COURSE
        return DOUBTFUL if low else IN_COURSE
    if _BROKEN.search(near):
        return DOUBTFUL if low else "broken"
    if low:
        return BELOW_HELD
    if _ABROAD.search(m.string[max(0, m.start() - 8) : m.start()]) and not re.search(r"[海远大]洋$", before):
        return DOUBTFUL
    if m["school"] and re.search(r"技师学院|技工", m[0]):
        return DOUBTFUL
    if m["bareuniv"]:
        return IN_COURSE
    return HELD


def settle(said: Sequence[Said], around: str) -> Settled | None:
    """The level held: an earlier finished one stands beside a later unfinished one."""
    if not said:
        return None
    by = {s.value: s for s in reversed(said)}
    at_odds = bool(AT_ODDS.search(around)) and len({_side(s) for s in said} - {""}) > 1
    if at_odds or _two_papers(said):
        return None
    if not SEEN.search(around) and re.search(
        r"(?:学历|文凭|毕业证|学位)[^,;。]{0,6}(?:是假|假的|造假|伪造|买的|查不到|查无|存疑)|假(?:学历|文凭|毕业证)",
        around,
    ):
        return None
    if re.search(
        r"(?:学校|学院|学信网|人事|查下来|核实)[^,;。]{0,6}(?:说|是|显示|查到|为)[^,;。]{0,5}(?:肄业|结业|没毕业|未毕业)|(?:证|附件|复印件|原件|交来的|提供的)[^,;。]{0,8}(?:结业|肄业)|(?:其实|实际|只)[^,;。]{0,4}(?:结业|肄业)|(?:其实|实际上?|真实学历|查下来)(?:只)?(?:是|就是|为)?(?:高中|中专|初中|技校)",
        around,
    ):
        return None
    if (low := by.get(BELOW_HELD)) and re.search(
        r"(?:现在|目前|眼下|现有?学历|如今)[^,;。]{0,4}$", low.source[: _within(low)]
    ):
        # 今年12月大专毕业，现在是中专: what is told of now is held now.
        return Settled(BELOW, low)
    if held := by.get(HELD):
        return Settled(ENOUGH, held)
    if further := by.get(ADVANCED_COURSE):
        return Settled(ENOUGH, further, "在读以前的学历已毕业")
    if "doubtful" in by and by["doubtful"].value == DOUBTFUL and BELOW_HELD not in by:
        return None
    if below := by.get(BELOW_HELD) or by.get(NONE_HELD):
        if DOUBTFUL in by and not any(s.value == BELOW_HELD for s in said):
            return None
        return Settled(BELOW, below) if DOUBTFUL not in by else None
    if course := by.get(IN_COURSE):
        return Settled(BELOW, course, "在读的学历还不算")
    return None


def _within(said: Said) -> int:
    """Where the level stands in its own clause."""
    found = _LEVEL.search(said.source)
    return found.start() if found else 0


def _side(said: Said) -> str:
    return {HELD: ENOUGH, ADVANCED_COURSE: ENOUGH, BELOW_HELD: BELOW, NONE_HELD: BELOW}.get(str(said.value), "")


def _two_papers(said: Sequence[Said]) -> bool:
    """Whether two papers give two levels: 简历写本科，档案写高中."""
    papers: dict[str, str] = {}
    for s in said:
        m = re.search(
            r"简历|档案|登记表|花名册|系统|报名表|申请表|毕业证|学信网|表[里上]|材料|名片|表格[里上]|自己说|本人说|他说|她说|口头",
            s.source,
        )
        if m and _side(s):
            papers.setdefault(m[0], _side(s))
    return len(papers) > 1 and len(set(papers.values())) > 1
