"""The professional title (职称) a text states: 中级 or above, below or none, or not told.

工程师 is a title where it stands alone, a post where a trade stands before it (质量工程师) or a post word after it.
Skill levels (技师), other series (会计师) and qualifications of an ended scheme say nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.flows.understanding.page import Page
from assistant.flows.understanding.said import AT_ODDS, RULE, Said, Settled, doubted_later, is_stated

TITLE = "title"
ENOUGH, BELOW = "中级及以上", "中级以下或无"
OTHER_SERIES = "other"

_WORD = re.compile(
    r"(?P<none>(?:没有|没|无|未有|未取得|没评过|没评|未评定?|不具备|未获得|没拿过|从未评过|没有评过)(?:过|上|到|任何|什么|专业|技术|专业技术|相关|相关专业|相关专业技术)*职称"
    r"|职称(?:方面)?[:(-]?(?:也|一栏|都|均|全都?|从来|一直|至今|根本|压根)*(?:是|为|写|填)?(?:的)?(?:空白|无(?!关)|没有(?!写|填|提|说|注明|交代)|没评|未评|还没评|暂无|尚无|没拿到)(?![^,;。]{0,4}(?:提|说|写|填|注明)))"
    r"|(?P<nomid>(?:没有|没|无|未|没评上|没评到|未评上|未取得|没拿到|未获得|不具备|还没评上|没考上|没考过)(?:评上|取得|拿到|获得|到)?(?:中级|工程师)(?:以上|及以上)?(?:专业技术)?(?:职称|资格)?)"
    r"|(?P<other>(?:中级|高级|正高级|副高级|助理)?(?:注册|执业)?(?:会计|经济|审计|统计|政工|物流|社工|社会工作|人力资源管理|翻译|编辑|法律|评估|税务|咨询)师|讲师|副教授|副研究员|研究馆员|主治医|主管护|政工职称|会计职称|经济职称|教师职称|医师|药师|律师|中学教师|(?:中级|高级|正高级?|副高级?)(?:经济|会计|政工|教师|统计|审计)(?:类|系列|专业)?职称)"
    r"|(?P<skill>高级技师|特级技师|首席技师|技师|高级工(?!程)|中级工(?!程)|初级工(?!程)|技能等级|[一二三四五]级(?:技师|工))"
    r"|(?P<low>助理级?工程师|助理级?(?:职称|标准化工程师)|助工|初级工程师|初级(?:专业技术|技术)?职称|员级(?:职称)?|(?:只有|仅有|是|才|职称[:是为]?)初级(?!中学|质量)|技术员职称|职称[:是为]*技术员)"
    r"|(?P<high>正高级?工程师|高级工程师|副高级?工程师|教授级高级?工(?:程师)?|研究员级高级工程师|研究员级高工|正高工|正高级?职称|正高级?|副高级?职称|副高级?(?!管)|高级职称|高级专业技术职称|中级(?:专业)?(?:技术)?职称|(?:工程|质量|标准化|计量|检验|机械|电气|化工|材料|纺织|建筑)(?:类|系列|专业)?(?:专业)?(?:中级|副高级?|正高级?|高级)(?:职称)?|中级工程师|中级技术(?:职称|资格)|高工)"
    r"|(?P<eng>(?:[\u4e00-\u9fffA-Z]{0,6}?)工程师)"
    r"|(?P<mid>职称[:是为]?(?:是|为)?(?:中级|副高|正高|高级)(?!经济|会计|政工|统计|审计|教师|讲师|农艺|人力|技师|工程师|工(?!程))|中级(?=[,;。、)]|$))"
)
_POST_TRADES = re.compile(
    r"(?:质量|品质|体系|检验|工艺|测试|设计|研发|软件|硬件|现场|销售|应用|售后|售前|项目|设备|维修|安全|产品|结构|客户|供应商|QE|SQE|QA|QC|IE|PE|过程|制程|可靠性|生产|技术|采购|算法|运维|网络|实验|计划|环保|注册|咨询|总)$"
)
_TRADE_TITLES = re.compile(
    r"(?:机械|电气|化工|材料|纺织|电子|土木|建筑|焊接|冶金|标准化|计量|食品|制药|轻工|自动化|质量|工艺|环保|安全|测试|检验|设备|研发|软件|结构|设计)$"
)
_SHOWN = re.compile(r"(?:(?:正|副)?高级|中级|助理|初级)?工程师$")
_AFTER_TITLE = re.compile(r"^(?:的)?(?:专业技术)?(?:职称|技术职称|资格(?!考试)|任职资格|系列)")
_AFTER_POST = re.compile(
    r"^(?:的)?(?:岗位|岗|职务|职位|一职|团队|工作|出身|部|助理|做起|干起|干了|做了|[0-9一二两三四五六七八九十]+年)"
)
_POST_BEFORE = re.compile(r"(?:当|做|干|岗位是|岗位:|职务:|职务是|担任|招|做过|当过|职务为|现任|一名|从|由|任)$")
_IN_HOUSE = re.compile(
    r"内聘|内部(?:自己|自行)?(?:聘|评|认定|叫)|(?:公司|厂里|企业|单位)(?:自己)?(?:聘|封|叫)的(?:高级|中级|助理)?(?:工程师)?$"
)
"""公司内部聘的高级工程师: what a firm calls its people is no title."""
_PENDING = re.compile(
    r"正在(?:评|申报|考|报)|在评|申报(?:了|中|过)?|今年(?:评|报|申报|参评)|明年(?:评|报)|准备(?:评|考|报)|打算(?:评|考|报)|待评|公示|参评|还没(?:批|下|评|拿|出)|没批|结果没|没出结果|未出结果|等(?:结果|证)|想评|要评|报了|刚报|评审中|评着|在考|考试没|没通过|未通过|落选|没评上|没评过|没评下来|没过|撤销|作废|失效|假的|造假|考了|拟评|评(?:审)?没"
)
_NOT_NOW = re.compile(r"(?:不是|并非|没有|没|无|未|不具备)[^,;。、]{0,5}$")


def read(page: Page) -> Iterator[Said]:
    """Every title named or denied."""
    for number, clause in enumerate(page.clauses):
        text = clause.text
        if "职称" not in text and "师" not in text and "工" not in text and "级" not in text and "高" not in text:
            continue
        following = page.clauses[number + 1] if number + 1 < len(page.clauses) else None
        tail = following.text if following and following.sentence == clause.sentence else ""
        found = list(_WORD.finditer(text))
        for place, m in enumerate(found):
            since = found[place - 1].end() if place else 0
            until = found[place + 1].start() if place + 1 < len(found) else len(text)
            value = _standing(m, text, since, until, tail if place == len(found) - 1 else "")
            if (
                value in ("held", "below")
                and place == len(found) - 1
                and doubted_later(page.rest_of_sentence(number), "学历|文凭|毕业|年|学信网")
            ):
                value = "doubtful"
            if value:
                shown = _SHOWN.search(m[0]) if m["eng"] else None
                start = m.start() + (shown.start() if shown else 0)
                yield Said(TITLE, value, clause.start + start, clause.start + m.end(), "", text)


def _standing(m: re.Match[str], text: str, since: int, until: int, tail: str) -> str:
    before, after = text[since : m.start()], text[m.end() : until]
    kind = m.lastgroup or ""
    if kind == "eng" and re.search(r"(?:助理级?|初级)工程师$", m[0]):
        kind = "low"
    if kind in ("skill", "other"):
        return OTHER_SERIES if kind == "other" else ""
    if (
        RULE.search(before[-8:])
        or re.search(r"[都也还](?:要|得|须)$", before)
        or re.search(r"符合|要求|门槛|条件是?$|相关专业技术$", before[-6:])
        or re.match(r"(?:\(含\))?(?:以上|及以上)(?:的)?(?:要求|规定|才)", after)
    ):
        return ""
    if not is_stated(text, m.start(), m.end()) or (kind == "mid" and text[: m.start()].endswith("质量工程师(")):
        return "doubtful"
    if _IN_HOUSE.search(before + (m["eng"] or "")):
        return "doubtful"
    if kind == "none":
        return OTHER_SERIES if m.start() and re.search(r"(?:会计|经济|政工|其他|别的)$", before) else "below"
    if kind == "nomid":
        return "below"
    near = before[-10:] + (m["eng"] or "") + "|" + after[:12] + ("|" + tail[:10] if len(after) <= 1 else "")
    if kind == "low":
        return "pending" if _PENDING.search(before[-6:] + after[:6]) else "below"
    if re.match(r"(?:也|并)?不是(?:没有?|未)(?:评|取得|拿|考)", after):
        return "held"
    if _PENDING.search(near):
        return "pending"
    if _NOT_NOW.search(before):
        return "doubtful"
    if kind in ("high", "mid") and re.match(r"(?:职称)?以下|都?不到|都?没到", after):
        return "below" if "中级" in m[0] and after.startswith(("以下", "职称以下")) else "doubtful"
    if kind in ("high", "mid"):
        if re.search(
            r"(?:会计|经济|政工|统计|审计|教师|人力资源|卫生|新闻|法律|翻译)(?:类|系列|专业)?(?:的)?$", before
        ):
            return OTHER_SERIES
        if re.match(r"(?:评的)?(?:是|为|:|\()(?:会计|经济|政工|统计|审计|教师|讲师)", text[m.end() :]):
            # 中级职称评的是会计师
            return OTHER_SERIES
        if "质量" in m[0] and re.match(r"(?:职业)?资格", after):
            return "doubtful"
        if m[0] == "高工" and re.match(r"[是,]?$", after) and not before and not since:
            return "held"
        return "" if re.match(r"(?:级?待遇|级?工资|津贴|管理|质量|经理|主管|顾问|技师|工班)", after) else "held"
    trade = m[0].removesuffix("工程师")
    if re.search(r"不是|并非|没有|没|未|无(?!锡)", trade) or re.search(r"(?:不是|并非)$", before):
        return "doubtful"
    if "注册" in trade:
        return "doubtful"
    if (
        _AFTER_TITLE.match(after)
        or re.search(r"职称(?:是|为|:|上是|评的是)?$", before)
        or re.search(r"评(?:上|了|为|定为|过)|取得|晋升", before[-6:])
        or trade.startswith(("评上", "评为", "评了", "取得", "获评"))
    ):
        return "doubtful" if re.search(r"资格", after[:4]) and "质量" in trade else "held"
    if _AFTER_POST.match(after):
        return ""
    if re.search(r"(?:助理|初级|见习)$", trade):
        return "below"
    if _POST_TRADES.search(trade) or re.search(r"(?:部门?|科|中心|室|处|车间)的?$", trade):
        return ""
    if _TRADE_TITLES.search(trade):
        return "doubtful"
    if re.search(r"首席|资深|主任|主管|责任", trade):
        return ""
    if _POST_BEFORE.search(before + trade) and not re.search(r"职称", before):
        return ""
    return "held"


def settle(said: Sequence[Said], around: str) -> Settled | None:
    """The highest title held; a title of another series beside a denial leaves it open."""
    if not said:
        return None
    if re.search(r"职称[^,;。]{0,6}(?:是假|假的|造假|伪造|买的|查不到|查无|存疑|已?撤销|被撤)|假职称", around):
        return None
    by = {s.value: s for s in reversed(said)}
    if held := by.get("held"):
        if "below" in by and (AT_ODDS.search(around) or _denied(by["below"], said)):
            return None
        return Settled(ENOUGH, held)
    if "doubtful" in by or OTHER_SERIES in by:
        return None
    if below := by.get("below"):
        return Settled(BELOW, below)
    return None


def _denied(below: Said, said: Sequence[Said]) -> bool:
    """Whether 没有职称 stands flatly against a title that is held."""
    return any(
        s.value == "below"
        and re.match(r"没|无|未|职称", s.source[max(0, s.source.find("职称") - 3) :])
        and "职称" in s.source
        and re.search(r"没有职称|无职称|职称:?无", s.source)
        for s in said
    ) and bool(below)
