"""Whom a message names as candidates, and whom it only mentions.

Somebody named only as a source, a superior or a victim is nobody here. Which stretch speaks of whom, and what is said
there, is unknown to this module.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from assistant.flows.understanding.names import find
from assistant.flows.understanding.naming import Naming
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.posts import Post
from assistant.flows.understanding.words import words


@dataclass(slots=True)
class Somebody:
    """One person while the text is being read; `name` is None where none with a surname is given."""

    name: str | None
    surname: str = ""
    full: bool = False
    namings: list[Naming] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    asked_about: bool = False
    sends: bool = False
    first: int = 0


_BEGIN, _END = attrgetter("start"), attrgetter("end")
_SOURCE_AFTER = re.compile(
    r"^(?:\([^)]{0,10}\))?(?:他|她|本人|那边|也|还|都|又|今天|昨天|刚才|打电话|来电|来|多次|一直|极力|再三|亲自|会上|口头|总)*(?:说(?!自己|他自己|本人)|讲(?!原则|究)|介绍(?!自己)|认为(?!自己)|觉得(?!自己)|让我|要我|叫我|要求(?!自己)|问我|问(?!题)|提名|提议|签字|审批|批准|批了|批示|告诉|评价(?!好|为|是|合格|:)|想让|想聘|想用|打算让|打算聘|打算用|决定|同意|授意|交代|安排|通知|转告|力荐|力挺|提出|点头|拍板|签发|推荐(?!为|的)|指示|任命(?!为)|认可|信任|看好|不同意|看中|相中|透露说|证明|要提拔|想提拔|要用|主张|坚持要|坚持让|夸|表扬|建议|希望(?!自己)|催|汇报说|带(?:着)?(?:的)?徒弟|(?:一手|亲手)?(?:带|培养|提拔)(?:出来|起来|大)的|的(?:秘书|司机|亲戚|亲属|儿子|女儿|弟弟|哥哥|爱人|妻子|丈夫|下属|徒弟|学生|助手|副手|搭档|接班人|老部下|同学|侄子|外甥|小舅子|女婿|位子|位置|班|岗))"
)
_REPORTS_OTHER = re.compile(
    r"^(?:曾|曾经|实名|匿名|多次|向[^,;。]{1,8}|到[^,;。]{1,8})*(?:举报|投诉|反映|指认|揭发|检举|控告|告)(?:了|说|过)?"
)
_BEFORE_OTHER = re.compile(
    r"(?:向|给|跟|听|据|根据|按照|按|受|随|陪|顶替|接替|取代|汇报给|汇报对象|上级|上司|领导|主管领导|上级领导|直属领导|分管领导|分管副总|(?:他|她|其|的)(?:下属|徒弟|手下|同事|助手|秘书)|(?:他|她|其)(?:师傅|妻子|丈夫|爱人|弟弟|哥哥|姐姐|妹妹|儿子|女儿|父亲|母亲|亲戚|同学|前任|继任)|前任|继任者|继任|责任人|当事人|涉事人|肇事者|主犯|同案犯|举报人|受害人|受害者|被害人|投诉人|打了|打伤|骚扰|辱骂|殴打|致使?|害得?|坑了|证明人|推荐人|联系人|填表人|填报人|经办人|面试官|审核人|介绍人|承办人|制表人|报送人|人事|HR|行政|法务|秘书|丈夫|妻子|老婆|老公|伙同|请示|请教|感谢|接|师从|跟着|带过|介绍|骗了|供应商老板|客户代表|得罪|送|送给|收受|收了|收过|收|诬陷|联系|抄送|顺问|转|转给|代表|转交|找)(?:了|过|是|:|的|老板|退休|离职|离任|调走|辞职|总经理|董事长|经理|负责人|公司|我们|厂长|同事|员工|工人|客户|供应商|邻居|下属|女工|女同事|男子|一名|一个)*$"
)
_APPOSED = re.compile(
    r"(?:客户|供应商|供货商|经销商|代理商|合作方|对方|同行|竞争对手|前任|上任|上一任|继任|同事|下属|手下|邻居)(?:公司|那边|单位|厂)?的?"
    r"(?:老板|老总|总经理|经理|质量代表|代表|员工|业务员|销售|采购员?|采购经理|负责人|质量经理|质量部?部长|部长|主任|会计|司机|检验员|工程师|首席质量官)?$"
)
_GONE = re.compile(
    r"(?:因|被|已?经?退休|(?:上个?月|去年|今年|刚)*(?:退休|离职|调走|跳槽|辞职)|去世|走了|受贿|滥用|泄露|收受|收了|拿了|利用)"
)
_ITEM = re.compile(r"[^;。!?\n]*")
_TAUGHT = re.compile(r"(?:去|到|来|参加|外出|脱产|出去)[^,;。]{0,8}?(?:读|学|培训|进修|考|深造|挂职|轮岗)")
_LEFT = re.compile(
    r"(?:明年|今年|下个?月|年底|月底|马上|快要?|即将|就要)[^,;。]{0,3}(?:退(?!货|回)|走人|调走|离职)|(?:已经?|早就?|早已|刚刚?)(?:退了|退休|离职|离开|走了|调走|去世|辞职|不在)"
)
_TOGETHER = re.compile(r"^(?:一起|共事|合谋|串通|同事|搭班|共同|勾结|搭档|合伙|是(?:同学|亲戚|夫妻|同乡))")
_SAYS_OF_SELF = re.compile(
    r"(?:也|还|都|一直)?(?:(?:说|讲|表示|觉得|认为|介绍|透露)(?:他|她|自己|本人)|说是|自称|号称|声称)"
)
_FELLOW = re.compile(r"(?:徒弟|下属|手下|部下|同事|助手|同学|副手|领导|上级|搭档)$")
_KIN_BEFORE = re.compile(
    r"[他她其的](?:女儿|儿子|弟弟|哥哥|姐姐|妹妹|侄子|侄女|外甥女?|父亲|母亲|爱人|妻子|丈夫|女婿|儿媳)$"
)
"""赖总……他女儿赖小宝: kin share a surname and are two people."""
_DONE_BY = re.compile(
    r"(?:一个?人|私自|偷偷)*(?:伪造|篡改|[干搞弄造收拿改]|(?:提拔|推荐|介绍|招|挖)(?:过?来|上来)?)的"
)
_NOT_STANDING = re.compile(
    r"[^;。!?\n]{0,14}(?<![是才])(?:不|没有?|没)(?:参选|参评|报名|参加(?:竞聘|评选|选聘|这次)|参与(?:竞聘|评选|选聘))"
)
_SENDS_LATER = re.compile(
    r"(?:自己)?[^;。!?\n]{0,14},(?:所以|于是|就|便|才|特意?)?(?:推荐|举荐|力荐|提名|建议让?|想让|提议让?)(?!自己)"
)
_TOLD_FULLY = re.compile(
    r"(?=[^。!?\n]*(?:本科|大专|专科|硕士|博士|高中|中专|研究生))(?=[^。!?\n]*(?:部长|经理|主任|副总|助理|总监|质量管理|管质量|质量))(?![^。!?\n]*(?:判|受贿|回扣|泄露|处分|撤职|开除|立案|举报))"
)
_BOTH = re.compile(r"(?:,|两|二|都|一个|谁|哪|各|均|同|分别|是两|$)")
_PUT_FORWARD = re.compile(
    r"^(?:来|去)?(?:担任|当|出任|接任|接手|接替|升任|转任|负责|主持|代理|暂代|做|任|兼任|聘|提|进行|评估|看看|查|核|能|可以|够|的(?:条件|资格|情况|材料|资料)|试|把关|判断|问一?下|咨询|办|合适|符合)"
)
_ASKED_ABOUT = re.compile(
    r"^(?:\([^)]{0,12}\))?(?:他|她|这个人|同志|本人|目前|现在|到底|究竟|也|都|还|是否|的|他们|两人|二人|两位|两个人?|谁)*(?:能|可以|可否|行|够|合适|适合|想当|想报|想做|想干|符合|呢|怎么样|如何|有没有资格|是否|算不算|的?(?:情况|资料|材料|信息|简历|条件|资格)|要不要|更)"
)


def somebodies(page: Page, found: Sequence[Post]) -> tuple[list[Somebody], list[Naming], tuple[Post, ...]]:
    """The people named as candidates, the namings of everybody else, and the posts that are no part of a name."""
    namings = find(page, found)
    begins = [n.start for n in namings]
    # 刘总助和洪部长: 总助 is how 刘 is addressed, no post of 洪's.
    posts = (
        tuple(
            p
            for p in found
            if namings[max(bisect_right(begins, p.start) - 1, 0)].end <= p.start or p.start < begins[0]
        )
        if namings
        else tuple(found)
    )
    people: list[Somebody] = []
    for naming in namings:
        kin = naming.full and _KIN_BEFORE.search(page.text, max(0, naming.start - 6), naming.start)
        known = next((p for p in people if (naming.name in p.names if kin else _same(p, naming, people))), None)
        if known is None:
            known = Somebody(naming.name, naming.surname, naming.full, first=naming.start)
            people.append(known)
        known.namings.append(naming)
        known.names.add(naming.name)
        known.full = known.full or naming.full
    others: list[Naming] = []
    kept: list[Somebody] = []
    apart = {n.start for n in namings if _is_other(page, n, posts, namings)}
    for naming, following in pairwise(namings):
        # 供应商老板王强、采购部经理李军因…: whoever is named in one breath with somebody not meant is not meant either.
        gap = page.text[naming.end : reach_back(page, following, posts)]
        if naming.start in apart and re.fullmatch(r"[、和与及]|以及", gap) and not _described(page, [following]):
            apart.add(following.start)
    for somebody in people:
        meant = [n for n in somebody.namings if n.start not in apart]
        kept_places = {n.start for n in meant}
        others += [n for n in somebody.namings if n.start not in kept_places]
        if meant and meant[0].start != somebody.namings[0].start and not _described(page, meant):
            # 孙部长推荐…，孙部长自己去年被免职: who only sends somebody is not asked about later either.
            others += meant
            continue
        if meant:
            somebody.name = _name(somebody)
            somebody.namings = meant
            somebody.first = meant[0].start
            somebody.asked_about = any(_ASKED_ABOUT.match(page.text[n.end : n.end + 24]) for n in meant)
            kept.append(somebody)
    return kept, others, posts


def _described(page: Page, namings: Sequence[Naming]) -> bool:
    """Whether any of the places tells what is asked of a candidate, or asks whether they may be one."""
    return any(
        _ASKED_ABOUT.match(page.text[n.end : n.end + 24])
        or re.search(
            r"本科|大专|专科|硕士|博士|研究生|高中|中专|学历|职称|工程师|质量管理|第六条|[0-9一二三四五六七八九十]年",
            re.split(r"[。!?\n]", page.text[n.end : n.end + 80])[0],
        )
        for n in namings
    )


def _name(somebody: Somebody) -> str:
    """A full name where one is given, else the form used first."""
    return next((n.name for n in somebody.namings if n.full), somebody.namings[0].name)


def _same(person: Somebody, naming: Naming, people: Iterable[Somebody]) -> bool:
    if naming.name in person.names:
        return True
    if not naming.surname or naming.surname != person.surname or (naming.full and person.full):
        return False
    # 李明 and 李工 are one person while nobody else is called 李; 王部长 and 王经理 are not.
    return sum(p.surname == naming.surname for p in people) == 1 and (naming.full or person.full)


def reach_back(page: Page, naming: Naming, posts: Sequence[Post]) -> int:
    """Where the words that stand before a name and belong to it begin: its posts, 我们公司的, a clause ending in 的."""
    start = naming.start
    clause = page.clause_at(start)
    near = posts[max(0, bisect_left(posts, start, key=_END) - 3) : bisect_right(posts, naming.end, key=_END)]
    if own := next((p for p in near if p.end == naming.end and clause.start <= p.start < start), None):
        # 生产部刘部长: the department before the surname is theirs.
        start = own.start
    moved = True
    while moved:
        moved = False
        opened = page.text.rfind("(", max(0, start - 40), start) if page.text[start - 1 : start] == ")" else -1
        if opened >= 0 and (bracketed := next((p for p in posts if p.end == opened), None)):
            # 质量部部长(原副部长,今年5月提任)齐白
            return bracketed.start
        for post in posts[max(0, bisect_left(posts, start, key=_END) - 3) : bisect_right(posts, start, key=_END)]:
            gap = page.text[post.end : start]
            if (
                clause.start <= post.start < start
                and post.end <= start
                and post.infix not in words().surnames
                and re.fullmatch(r"(?:的|、|兼|兼任|\(|级|是|叫|:|和)?(?:[^,;。、()]{1,6}的)?", gap)
            ):
                start, moved = post.start, True
                break
    before = page.text[clause.start : start]
    if before.endswith("的") and not re.search(r"[他她]|接替|顶替|取代|接任", before):
        return start - len(re.split(r"[和与及跟、]", before)[-1])
    if m := re.search(
        r"(?:咨询|认证|检测|培训)(?:公司|机构)[^,;。:]{0,6}的(?:专家|老师|顾问|审核员|讲师|教授|工程师|咨询师)$",
        before,
    ):
        return start - len(m[0])
    if m := re.search(
        r"(?:我们|我司|公司|本公司|咱们?|厂里|现任|拟任|原|前|外聘|一位|一个|咨询公司|认证机构|公司的|\(|[\u4e00-\u9fff]{2,6}公司的?)+$",
        before,
    ):
        start -= len(m[0])
    return start


def _is_other(page: Page, naming: Naming, posts: Sequence[Post], namings: Sequence[Naming]) -> bool:
    text = page.text
    clause = page.clause_at(naming.start)
    start = reach_back(page, naming, posts)
    before, after = text[clause.start : start], text[naming.end : clause.end + 30]
    after_own = text[naming.end : clause.end]
    place = bisect_left(posts, naming.end, key=_BEGIN)
    if place < len(posts) and posts[place].start == naming.end:
        after_own, after = text[posts[place].end : clause.end], text[posts[place].end : clause.end + 30]
    if (m := re.match(r"(?:说|讲|表示|觉得|认为)(?=自己)", after_own)) and (
        (sends := _SENDS_LATER.match(text, naming.end + m.end()))
        and any(sends.end() <= n.start <= sends.end() + 12 and n.name != naming.name for n in namings)
    ):
        # 老杨说自己忙不过来，推荐徒弟小麦: he speaks of himself only to send another.
        return True
    # 副总司徒文说他2012年进厂，…；另一位……: the first named, alone in the sentence, speaks of himself.
    item = _ITEM.match(text, naming.end)
    alone = naming == namings[0] and not (item and any(naming.end < n.start < item.end() for n in namings))
    if _SAYS_OF_SELF.match(after_own) and alone and "总" not in naming.name[1:]:
        return False
    if (
        _SOURCE_AFTER.match(after)
        and not before.endswith("我是")
        and not re.match(r"(?:他|她)?(?:的)?(?:推荐|提名)(?:理由|材料|表)", after)
    ):
        return True
    if re.match(
        r"(?:并|完全|都)?(?:没有?|无|毫无|没什么|没任何|不存在)(?:任何|什么)?(?:关系|瓜葛|牵连|关联|关)", after_own
    ):
        return False
    if (
        _APPOSED.search(text[clause.start : naming.start])
        and not re.search(r"聘|请|挖|让", text[clause.start : naming.start])
        and not re.match(r"[^,;。]{0,8}(?:当|任|做|首席)", after_own)
    ):
        return True
    if (
        re.search(r"(?:原来|原先|原|前任?|老|上一?任|前一任)的?[^,;。]{0,8}$", text[clause.start : naming.start])
        and _GONE.match(after_own)
        and any(n.name != naming.name for n in namings)
    ):
        return True
    if re.search(r"是[^,;。]{0,6}$", text[clause.start : naming.start]) and _DONE_BY.match(after_own):
        # 查实是检验员小吴干的; 副总是武松提拔的
        return True
    reports = _REPORTS_OTHER.match(after_own)
    if reports and re.match(r"(?:他|她|本人|其)", after_own[reports.end() :]):
        return True
    if reports and any(naming.end < n.start < clause.end and n.name != naming.name for n in namings):
        return True
    if re.match(r"(?:和|与|跟|、)", after_own) and _TOGETHER.search(after_own[:12]):
        return False
    if re.search(r"(?:和|与|跟)$", before) and _TOGETHER.match(after_own):
        return True
    if re.search(r"[他她](?:之前|以前|原来|原先|当时|现在|原)?的$", before) and start < naming.start:
        return True
    joined = re.search(r"[和与跟]$", before)
    if joined and any(n.end == start - 1 for n in namings) and _BOTH.match(after_own):
        return False
    if re.match(r"(?:自己|本人|自述|自称)", after_own):
        return False
    if re.search(r"(?:原来|以前|之前|过去|原先)(?:都|就)?(?:是|由)$", before) and any(
        re.search(r"(?:现在|目前|如今)(?:就)?(?:是|由)$", text[max(0, n.start - 6) : n.start])
        for n in namings
        if n.start > naming.end
    ):
        # 原来是老翁当部长，现在是小翟
        return True
    if _LEFT.match(after_own) and len({n.name for n in namings}) > 1 and not _described(page, [naming]):
        return True
    if _NOT_STANDING.match(text, naming.end) and any(n.start > naming.end and n.name != naming.name for n in namings):
        return True
    if _FELLOW.search(before) and _TOLD_FULLY.match(text, naming.end, naming.end + 60):
        # 他徒弟柯南，本科，质量部副部长: told of as fully as a candidate is.
        return False
    m = _BEFORE_OTHER.search(before)
    if m and re.search(r"(?:参选|竞聘|报名|候选|人选|想推|想让)[^,;。]{0,8}$", before):
        # 参选的是他女儿赖小宝: whoever is put forward is meant, whosesoever kin.
        return False
    if m and not (m[0].startswith("的") and page.begins_item(clause.start)):
        if m[0].startswith("送") and _TAUGHT.match(after_own):
            return False
        return not (_PUT_FORWARD.match(after_own) and re.match(r"给|跟|按|找|代表|根据|上级|领导|听", m[0]))
    if re.search(r"(?:举报|投诉|检举|揭发|反映|诬陷|控告)(?:过|了)?$", before) and any(
        clause.start <= n.start < start for n in namings
    ):
        return True
    if re.search(r"(?:经|由|被)$", before) and not _PUT_FORWARD.match(after_own):
        return True
    return (
        bool(re.match(r"(?:被|受|因此|因而)[^,;。]{0,4}(?:打|骂|骚扰|受伤|诬|连累|索要|索贿)", after_own))
        and len(namings) > 1
    )
