"""The posts a text names, whether each is held now, was held once or is only promised, and what they come to together.

第五条 looks at the present post. A department whose name does not say that it manages quality, an acting head, a post
of doubtful rank: all of them come to 不确定 unless the text itself settles it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.flows.understanding.page import Page
from assistant.flows.understanding.said import ASSUMED, AT_ODDS, GUESSED, Said, Settled
from assistant.flows.understanding.words import one_of, words

POSITION = "position"
NOT_SURE = "不确定"
HEAD, DEPUTY, OTHER_HEAD, STAFF, OUTSIDE = (
    "质量管理部门中层正职",
    "质量管理部门副职",
    "其他部门中层正职",
    "普通员工",
    "外部人员",
)
TOP, HIGH_DEPUTY = "高层正职", "高层副职"
WITHIN = (HIGH_DEPUTY, "总经理助理", "总裁助理", HEAD)
FORMER, PROMISED, PLAIN, NOW = "former", "promised", "plain", "now"

_HEADS = "部长|经理|主任|处长|科长|所长|院长|负责人|一把手|第一负责人|当家人|正职|头儿|领导人|总负责|厂长|主管|总监"
_DEPUTIES = "副部长|副经理|副主任|副处长|副科长|副职|副手|副总监|副院长|副所长|常务副部长|第一副部长"
_STAFFS = "普通员工|员工|职员|办事员|文员|科员|专员|内勤|工程师|技术员|检验员|干事|职工|一般人员|统计员|资料员|班长|组长|助理|骨干|秘书|实习生|人员|业务员|干部"
_ACTING = re.compile(
    r"主持(?:部门|全面|日常|部里)?(?:的)?(?:全面|日常)?工作|代理|暂代|代行|代管|临时|代(?=部长|经理|主任)|暂时|主持部门|牵头"
)

FORMER_BEFORE = re.compile(
    r"(?:以前|原来|原先|原(?:是|任|为|系)?|曾经?(?:是|任|担任|做|当|干)?|前任|(?<!目)(?<!之)前(?=质量|副|总|生产|采购|品)|过去|之前|早年|早先|当过|做过|干过|担任过|历任|离任|卸任|退下来|退休|不再(?:是|担任|任|兼)?|不当|辞去|辞掉|卸去|免去|被免|免了|调离|调出|离开|本来是|此前|先是|先任|先当|先做|先干|起初|最早|刚来时|那时|当时|从(?!事)(?!业))[^,;。]{0,10}$|(?<![目之年以月])前$"
)
FORMER_AFTER = re.compile(
    r"^(?:出身|(?:[\u4e00-\u9fff]{2,3})?(?:已经?|上个?月|去年|今年|刚刚?|年初|年底|前年|月底|[0-9]{1,2}月份?)+(?:退休|调走|离职|离任|走了|辞职|被免|免职|调离|退了|退下来)|卸任|退下来|退休|下来|调离|(?:的)?(?:位子|位置|岗位|职务|任)?上?(?:退|调走|提|升|转|调到|调任|改任|下来)|职务?已?(?:被)?(?:免|撤)|一职已?(?:被)?(?:免|辞)|做起|干起|提拔|提为|升(?:任|为|到|上)|转(?:任|为|到|岗)|调(?:到|任|去|往)|被免|离任|辞职|任上)"
)
PROMISED_BEFORE = re.compile(
    r"(?:拟(?:任|提|升|聘|调|接|担任)?|即将|将要?(?:任|升|提|接|担任|出任)?|准备|打算|计划|要(?:提|升|当|任)|想(?:提|升|提拔)|有望|明年|后年|下个?(?:月|周|半年|季度)|候任|待任|内定|答应|许诺|承诺|争取|(?<!去)年底前?(?=提|升|任)|快要?(?:提|升)|等着|等(?:他|她)?(?:提|升|当)|可能|预计|下一步|后备|培养成|竞聘|应聘|竞争|年后|今后|未来|早晚|考虑(?:提|让))[^,;。]{0,12}$"
)
PROMISED_AFTER = re.compile(
    r"^(?:后备|候选|人选|接班人|培养对象|的?任命(?:还没|尚未|没)|的?(?:任前)?公示|还没(?:到任|任命|下文|批)|待任命|\(拟\)|\(拟任\)|\(公示中\)|\(待任命\)|尚未任命|任命书?还没)"
)
NOW_BEFORE = re.compile(
    r"(?:现任|现在|现职|现为|现是|现已|目前|如今|眼下|当下|刚(?:刚)?(?:提|升|任|调|被|当)|(?:提|升|晋升|提拔|任命|聘任?|调|转|改任|转任|接任|升任|调任|出任|就任|接|当上|提升|改当)(?:了|为|成|到|上|任|去)|已经?(?:是|任|提|升|正式)|今年[^,;。]{0,6}(?:提|升|任|调)|正式(?:任|担任|是|当|接|提|升)|去年[^,;。]{0,6}(?:提|升|任|调|当|转))[^,;。]{0,10}$"
)
_DENIED = re.compile(
    r"(?:不是|并非|算不上|不属于|没当上|没当过|没做过|没有?(?:当|做|任|提|升)|未任|未担任|还不是|非)[^,;。、]{0,4}$"
)
_COPULA = re.compile(
    r"(?:是|分管|主管|主抓|任|担任|当|做|为|兼|兼着|兼任|职务|职位|岗位|现职|职|提|升|聘|出任|到|调|转|干|写着?|填|身份|挂|叫|属于?|属|管着|一直在?|接|算|起|作为|身为|头衔)"
    r"(?:[^,;。是]{0,10}(?:公司|厂|集团|企业|单位)的?)?(?:了|为|任|成|过|着|上|到|的|个|一名|一位|一个|我们|我|本|该|咱们|公司|本公司|厂里|厂|企业|:|我司|集团|名义上|公司的|正式|还|也|副手|生产|去年|当|做|是|又|同时|现在|目前|本|,|并|全公司|\")*$"
)
_OPENING = re.compile(
    r"^(?:请问|问一下|咨询一下|麻烦|帮(?:忙|我)?(?:看|查)?(?:一?下)?|看看|您好|你好|:|-|[0-9]{1,2}[.、)]|[①-⑳]|\([一二三四五六七八九十0-9]{1,2}\)|[一二三四五六七八九]、|我们?|咱们?|俺们?|公司|本公司|我司|我公司|本厂|本单位|本企业|厂里?|单位|企业|这边|这里|那边|内部|里|有没有|有个|有位|有一位|有一个|有|该|这位|那位|这个|那个|这|那|一位|一名|一个|个|位|名|新|老|的|想让|想请|想聘|想把|想|打算让|打算聘|打算请|让|请|聘请?|拟聘任?|推荐|提名|另一位|另一个|另外|另|还有|其中|是否|能否|如|集团|某|现|职务|姓名|人选|候选人|对象|今年|刚|已|就是|是|由|把|将|里面|目前|情况|同志|他|她|甲|乙|丙|丁|[ABC](?:是|:|,)?|第[一二三四五](?:位|个|名)|前者|后者|查实了?|经查|男|女|人事部?)*[:,]?$"
)
_IN_CHARGE_OF = re.compile(r"(?:^|是|我们|公司|一位|个|:)(?:分管|负责|主管|主抓|管)[^,;。]{1,14}的$")
_OF_OTHERS = re.compile(
    r"^(?:\([^)]{0,8}\))?(?:本人|那边|他们|都|也|还|曾|已|就|刚|想|很|非常|一直|专门|打电话|来电|今天|昨天)*(?:不在|出差|休假|外出|生病|说|讲|推荐|介绍|认为|觉得|批准|同意|让|要求|想让|想聘|决定|授权|的(?:秘书|司机|亲戚|亲属|儿子|女儿|弟弟|哥哥|爱人|妻子|丈夫|下属|徒弟|助手|侄子|外甥|小舅子|女婿|同学|领导|批准|同意|授权|意思|签字|要求|名义|待遇|面)|指派|交代|安排|签字|签发|签批|审批|提议|提名|提出|问|拍板|点头|例会|办公会|授意|指示|任命|信任|看好|不同意|举报|欣赏|建议|担保|开会|牵头|主持|领导|候选|级(?!副)|级别|待遇|岗位招|室|办|这个(?:职务|岗位|位子)|负责(?:审批|决定)|直管|以上|以下|人数|可以|能|空缺|缺位|暂缺|出缺|一职|位置空|位子空|没人)"
)
_TO_OTHERS = re.compile(
    r"(?:向|给|跟|听|据|经|替|陪|接替|顶替|上级是|上级:|领导是|由|被|按|报|请示|授权|汇报给|隶属于?|归|骂|打伤|打了|协助|配合|辅佐|服务|对|受|和|与|代表|取代|领导|管过|问|得罪|送|因为|带过|下属|手下的?|的徒弟|秘书|举报|投诉|告|是[^,;。]{1,5}的|直属|享受|参照|比照|相当于|等同于?|按照|招聘?|缺|关于|当不了|没有)(?:了|我们|公司|本公司|前|原|现任|集团|一个|过)*$"
)


@dataclass(frozen=True, slots=True)
class Post:
    """One post named. `dept` is quality, doubtful, other or nothing; `kind` a position of the vocabulary."""

    start: int
    end: int
    kind: str
    dept: str
    infix: str = ""


@cache
def _pattern() -> re.Pattern[str]:
    lists = words()
    return re.compile(
        rf"(?P<dept>{one_of(lists.departments)})(?:部门)?(?:那边|这边)?(?:的|里的?|、)?(?P<infix>(?:当|任|做|担任|兼任|兼|代理|临时|现任|主持工作的|代|正式)*|[\u4e00-\u9fff])"
        rf"(?:(?P<both>正副(?:部长|经理|主任))|(?P<deputy>{one_of(_DEPUTIES.split('|'))})|(?P<staff>{one_of(_STAFFS.split('|'))})|(?P<head>{one_of(_HEADS.split('|'))})(?P<assist>助理)?)"
        rf"|(?P<dept2>[质量品生产采购技术销售研发行政设备工艺财务]{{2,4}}部)长(?P<assist2>助理)?"
        rf"|(?P<word>{one_of(lists.posts)})"
        rf"|(?P<bare>(?:常务)?副部长|副经理|副主任|副处长|副科长|部长|经理|主任|处长|科长)"
    )


def scan(page: Page) -> tuple[Post, ...]:
    """Every post named anywhere, whosoever's it is. A bare 部长 takes the department named before it."""
    lists = words()
    found: list[Post] = []
    last = ("", -100)
    for m in _pattern().finditer(page.text):
        after = page.text[m.end() : m.end() + 6]
        if (
            re.match(r"(?:助理)?(?:级|级别|待遇)(?!的?副|的?高管)", after)
            and "副总级" not in page.text[m.start() : m.end() + 1]
        ):
            continue
        dept = m["dept"] or m["dept2"]
        if dept:
            group = lists.departments.get(dept, "other")
            last = (group, m.end())
            found.append(Post(m.start(), m.end(), _of_department(group, m, dept), group, m["infix"] or ""))
        elif m["word"]:
            kind = lists.posts[m["word"]]
            if m["word"].endswith("工程师") and re.match(r"职称|资格|\(中级|\(职称", after):
                continue
            if re.match(r"总经理|总裁", m["word"]) and re.search(
                r"(?:分公司|子公司|事业部|分厂|区域|大区|省|项目|执行)的?$", page.text[: m.start()]
            ):
                kind = NOT_SURE
            if kind == HIGH_DEPUTY and re.search(r"(?:分公司|子公司|事业部|大区|区域)的?$", page.text[: m.start()]):
                kind = NOT_SURE
            found.append(Post(m.start(), m.end(), kind, ""))
        else:
            group, where = last
            group = (
                _department_before(page, m.start())
                or (group if m.start() - where <= 60 else "")
                or _department_after(page, m.end())
            )
            if not group:
                continue
            found.append(Post(m.start(), m.end(), _bare(group, m["bare"]), group))
    return tuple(found)


@cache
def _departments() -> re.Pattern[str]:
    return re.compile(one_of(word for word in words().departments if len(word) > 2))


def _department_before(page: Page, place: int) -> str:
    """The department named last within the words just before."""
    found = list(_departments().finditer(page.text[max(0, place - 60) : place]))
    return words().departments[found[-1][0]] if found else ""


def _department_after(page: Page, place: int) -> str:
    """我们部长姓孙，质量部的。"""
    for m in _departments().finditer(page.text[place : place + 24]):
        if re.match(r"的(?:[,;。]|$)", page.text[place + m.end() : place + m.end() + 2]):
            return words().departments[m[0]]
    return ""


def _bare(group: str, head: str) -> str:
    if "副" in head:
        return STAFF if group == "other" else DEPUTY
    return {"quality": HEAD, "doubtful": NOT_SURE}.get(group, OTHER_HEAD)


def _of_department(group: str, m: re.Match[str], dept: str) -> str:
    if m["assist"] or m["assist2"] or m["staff"]:
        return STAFF
    if m["deputy"]:
        if m["deputy"] == "副总监":
            return NOT_SURE
        return STAFF if group == "other" else DEPUTY
    if m["both"]:
        return ""
    if m["head"] in ("总监", "主管", "厂长"):
        return NOT_SURE
    if re.search(r"代|临时|主持", m["infix"] or ""):
        return NOT_SURE
    if m["dept2"]:
        return {"quality": HEAD, "doubtful": NOT_SURE}.get(group, OTHER_HEAD)
    return {"quality": HEAD, "doubtful": NOT_SURE}.get(group, OTHER_HEAD) if dept else NOT_SURE


def said_of(page: Page, post: Post, beside_name: bool, follows: Post | None) -> Said | None:  # noqa: FBT001
    """The post as a statement of whoever the clause is about, or None where it belongs to nobody meant.

    `beside_name`: it stands at the person's name; `follows`: a stated post that it is joined to (副总兼生产部长).
    """
    if not post.kind:
        return None
    clause = page.clause_at(post.start)
    at, till = post.start - clause.start, post.end - clause.start
    before, after = clause.text[:at], clause.text[till:]
    if post.kind == TOP and re.search(r"(?:代行|代为行使|履行|代理|临时行使)$", before):
        return None
    if ASSUMED.search(clause.text) or _DENIED.search(before):
        return None
    joined = bool(
        follows
        and re.fullmatch(
            r"[、,和及与]?(?:同时|又|还|并|也)?(?:兼着?|兼任|兼管|任|是|担任|和|、|及)?(?:的|着|了|公司)?",
            page.text[follows.end : post.start],
        )
    )
    if not beside_name:
        if _OF_OTHERS.match(after) and not re.match(r"(?:可以|能|候选)", after) and not (re.match(r"级", after)):
            return None
        copula = _COPULA.search(before)
        if _TO_OTHERS.search(before) and not (copula and re.search(r"为|任|当|做|是", copula[0])):
            return None
        if not (
            joined
            or copula
            or _IN_CHARGE_OF.search(before)
            or _OPENING.match(before)
            or _bracketed(before, after)
            or FORMER_BEFORE.search(before)
            or PROMISED_BEFORE.search(before)
            or NOW_BEFORE.search(before)
            or _enumerated(before)
        ):
            return None
    status = _status(before, after)
    kind = post.kind
    if kind == HEAD and re.match(r"\((?:副职|副)\)", after):
        kind = DEPUTY
    if status == PROMISED:
        return Said(POSITION, NOT_SURE, post.start, post.end, PROMISED, clause.text)
    if not beside_name and GUESSED.search(before):
        kind = NOT_SURE
    if _acting(clause.text, at, till, kind):
        kind = NOT_SURE
    return Said(POSITION, kind, post.start, post.end, status + ("+" if joined else ""), clause.text)


def _bracketed(before: str, after: str) -> bool:
    return before.endswith("(") or bool(re.search(r"\([^()]{0,6}$", before) and ")" in after)


def _enumerated(before: str) -> bool:
    return bool(re.search(r"(?:、|;|:|\)|的)(?:男|女|现|[0-9]{2}岁)?$", before)) and not re.search(
        r"和|与|跟|向|给", before[-5:]
    )


def _acting(text: str, at: int, till: int, kind: str) -> bool:
    if kind in (TOP, OUTSIDE):
        return False
    near = text[max(0, at - 6) : at] + "|" + text[till : till + 14]
    m = _ACTING.search(near)
    if not m:
        return False
    if m[0].startswith(("主持", "牵头")):
        return kind in (DEPUTY, STAFF, HEAD)
    return not re.match(r"[^|]*\|[^|]*(?:负责)", near) or kind in (HEAD, DEPUTY, *WITHIN)


def _status(before: str, after: str) -> str:
    # What stands before another post in the clause speaks of that one: 原质量部部长、现任副总.
    cut = max(before.rfind("、"), before.rfind("("), -1) + 1
    own = before[cut:]
    if re.match(
        r"^[^,;。]{0,4}(?:任命|聘书|文件)?(?:还没|尚未|没)(?:下|到|批|发|宣布)", after
    ) or PROMISED_AFTER.match(after):
        return PROMISED
    if FORMER_AFTER.match(after):
        return FORMER
    former, promised, now = FORMER_BEFORE.search(own), PROMISED_BEFORE.search(own), NOW_BEFORE.search(own)
    if m := _TO_APPOINT.search(own):
        # 拟聘任公司副总经理某某为首席质量官: what is planned is the appointment, not this post.
        promised = now = None
        former = former if former and former.start() > m.start() else None
    elif _INTO.search(own):
        return PROMISED
    latest = (
        max((m.start(), name) for m, name in ((former, FORMER), (promised, PROMISED), (now, NOW)) if m)
        if former or promised or now
        else None
    )
    if latest is None:
        return PLAIN
    if (
        latest[1] == PROMISED
        and re.search(r"拟聘?(?:任|请)?$|打算聘|准备聘|打算请|准备让|拟聘|拟让|拟推荐|拟请", own)
        and not re.search(r"拟任|拟提", own)
    ):
        return PLAIN
    if promised and now and promised.start() < now.start() and not re.search(r"现|已|目前|刚", now[0]):
        return PROMISED
    if former and now and now[0].startswith(("提", "升", "调", "转", "任")) and re.search(r"从", former[0]):
        return NOW
    if former and now and former.start() < now.start():
        return (
            NOW
            if not re.search(r"当时|那时|曾|历任|之前|以前", former[0]) or re.search(r"现|目前|如今", now[0])
            else FORMER
        )
    return latest[1]


_TO_APPOINT = re.compile(
    r"(?:拟|打算|准备|想|计划|考虑|决定|建议|提议)(?:聘任?|聘请|聘用|推荐|推选|提名|选聘|让|请|由|从)(?:我们|我司|公司|本公司|集团|现任|厂里|企业|的|由|从)*$"
)
_INTO = re.compile(
    r"(?:打算|准备|想|计划|考虑|要|拟)(?:让|把|请|调|派|安排|由)[^,;。]{1,14}?(?:当|任|做|担任|接任?|出任|接手|去|到)[^,;。]{0,4}$|(?:介绍|推荐|派|安排)[^,;。]{1,14}(?:来|去)(?:当|做|担任)[^,;。]{0,4}$"
)

_OUTSIDE = re.compile(
    r"(?:^|(?<=[,;。:请让聘荐是在位个名由把叫用\n]))(?:供应商|客户)(?:那边|公司)?的(?=[^,;。]{0,6}(?:老师|专家|经理|总监|工程师|部长|顾问|厂长|主管|质量))|(?:^|(?<=[,;。:请让聘荐是在位个名由把叫用自\n]))(?:咨询公司|咨询机构|认证机构|认证公司|培训机构|培训公司|第三方机构|第三方公司|高校|大学|科研院所|研究院所|行业协会|协会|供应商那边|客户公司|合作单位|外单位|外公司|别的公司|其他公司|其他企业|外面)(?:聘请|请来?|聘来?|派来?|介绍来?|推荐)?的(?=[^,;。]{0,6}(?:老师|教授|专家|顾问|老总|经理|工(?![作程])|博士|人|总监|师|[\u4e00-\u9fff]{2,3}(?:[,;。来当做是]|$)))"
    r"|外聘的?(?!顾问|专家|质量)(?=[\u4e00-\u9fff]{2,3})|外请的?(?=[\u4e00-\u9fff]{2,3})|(?:不是|并非|不属于|不算)(?:我们|本|我|咱们?)?(?:公司|单位|企业|厂|司)?(?:里)?(?:的)?(?:内部(?:的)?)?(?:在职|在册|在编|正式|自己)?(?:的)?(?:人员|员工|职工|人(?!选))|不在(?:我们|本)(?:公司|单位|厂)(?:任职|上班|工作)|(?:在|是)(?:一家)?(?:咨询公司|认证机构|认证公司|咨询机构)(?:工作|上班|任职|做|当|的)"
)


def outside(page: Page) -> list[Said]:
    """Words that put somebody outside the firm without naming a post: 咨询公司的高老师, 不是我们公司的人."""
    return [
        Said(POSITION, OUTSIDE, m.start(), m.end(), PLAIN, page.clause_at(m.start()).text)
        for m in _OUTSIDE.finditer(page.text)
        if not re.search(
            r"以前|原来|曾|从|之前|跳槽|来自|过去|当年|早年", page.text[page.clause_at(m.start()).start : m.start()]
        )
        and not re.search(r"入职|加入|跳槽", page.clause_at(m.start()).text)
    ]


_ELSEWHERE = re.compile(
    r"集团[^,;。]{0,12}(?:部长|经理|主任|副总|总监|助理|副总裁)[^;。]{0,20}?(?:到|来|去|在|兼|任)[^,;。]{0,4}(?:子公司|下属公司|分公司|所属公司)[^,;。]{0,6}(?:担任|任|当|兼|做|出任|首席)"
)
_RUNS_IT = re.compile(
    r"(?<!不)主持(?:部门|部里|全面|日常|质量部)?(?:的)?(?:全面|日常)?工作|由(?:他|她|其)(?:本人)?(?:代理|代管|主持|临时负责|暂代|代行)|(?:他|她)(?:代理|暂代|代行)|代理(?:部长|主任|经理|正职)|临时负责"
)
_IN_LEADERSHIP = re.compile(
    r"(?:领导班子|经营班子|班子|高管|公司高层|企业高层|高层)(?:的|里的?|中的?)?副职|副总级(?!待遇)(?:别)?(?:的)?(?:高管|领导|班子|副职)?|(?:领导)?班子成员(?:中的)?副职|高层副职"
)
_NOT_LEADERSHIP = re.compile(
    r"(?:不是|不属于|并非|没有?进|未进|不在|享受|参照|比照|相当于|是不是|是否|不清楚|没写|没有写|不算|拟|将)[^,;。]{0,8}$"
)
_MANAGES = re.compile(
    r"(?:负责|主管|归口|承担|职责[是为:]|统管|分管|管理?着?|抓|牵头|统筹)(?:着|的是)?(?:全公司|公司|全厂|整个公司|企业|本企业|全企业|集团|全面|全部|整体|日常|的|整个|所有)*(?:质量管理|质量工作|质量体系|质量)(?!检|事故)|(?:就是|即|实际是|等于|相当于|也就是|行使)(?:公司|企业|我们|全公司)*(?:的)?质量管理(?:部门|职能|部)|全(?:公司|企业|厂)(?:的)?质量管理[^,;。]{0,6}(?:归|由)"
)
_ONLY_INSPECTS = re.compile(
    r"只(?:管|做|负责|搞|是)[^,;。]{0,6}(?:检|质检|化验)|仅(?:负责|限)[^,;。]{0,4}检|不(?:负责|管|承担|抓)[^,;。]{0,8}质量管理|不是质量管理部门|(?:没写|没有写|不清楚|未写明?|不明)[^,;。]{0,8}(?:职责|质量管理)"
)


def settle(said: Sequence[Said], around: str) -> Settled | None:
    """The present post; 不确定 where only a promised or former one is named, or where two papers disagree."""
    if not said:
        return None
    held = [s for s in said if s.note.rstrip("+") in (PLAIN, NOW)]
    if not held:
        return Settled(NOT_SURE, said[0], "只写了拟任或者以前的职务")
    first_now = next((n for n, s in enumerate(held) if s.note == NOW), None)
    if first_now is not None:
        # Staff years before a promotion, 2016年质量部副部长，2020年升部长: what stands before it is past.
        held = held[first_now:]
    kinds = list(dict.fromkeys(str(s.value) for s in held))
    if _ELSEWHERE.search(around):
        return Settled(NOT_SURE, held[0], "职务不在聘任的企业")
    if len(kinds) > 1 and AT_ODDS.search(around):
        return Settled(NOT_SURE, held[0], "几处说法不一致")
    by = {str(s.value): s for s in reversed(held)}
    if OUTSIDE in by:
        return Settled(OUTSIDE, by[OUTSIDE])
    if TOP in by:
        other = [kind for kind in kinds if kind in WITHIN]
        return Settled(NOT_SURE if other else TOP, by[TOP], "高层正职又兼其他职务" if other else "")
    for kind in WITHIN:
        if kind in by:
            return Settled(kind, by[kind])
    if NOT_SURE in by:
        return Settled(_settled_by_text(by[NOT_SURE], around), by[NOT_SURE])
    for kind in (DEPUTY, OTHER_HEAD, STAFF):
        if kind in by:
            acting = kind in (DEPUTY, STAFF) and by[kind].value == kind and _RUNS_IT.search(around) and "副" in around
            return Settled(NOT_SURE if acting else kind, by[kind], "副职主持工作" if acting else "")
    return None


def _settled_by_text(said: Said, around: str) -> str:
    """What an unclear post is where the text itself says so: in the leadership, or head of what manages quality."""
    if m := _IN_LEADERSHIP.search(around):
        sentence_before = around[: m.start()]
        if not _NOT_LEADERSHIP.search(sentence_before[-12:]) and not re.match(r"待遇|工资|薪", around[m.end() :]):
            return HIGH_DEPUTY
    word = said.source
    if re.search(r"品|质检|检验|检测|Q[AC]|质保|质控|保证部|控制部|科|技术质量|质量技术|安全", word) and re.search(
        r"部长|经理|主任|负责人|一把手|科长|处长", word
    ):
        m = _MANAGES.search(around)
        if (
            m
            and not _ONLY_INSPECTS.search(around)
            and not re.search(r"代理|临时|主持|暂代|代部长|代经理", word)
            and not GUESSED.search(around[max(0, m.start() - 8) : m.start()])
        ):
            return HEAD
    return NOT_SURE
