"""Whether a message only mentions somebody at a place: as a source, a superior, kin, a victim, whoever did it.

Who is a candidate at another place of the same message is decided by `people`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from assistant.flows.understanding.beside_names import described, reach_back
from assistant.flows.understanding.naming import Naming
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.posts import Post

_BEGIN = attrgetter("start")
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
    r"(?:另外?一家|别家|别的|其他|隔壁|兄弟)(?:的)?(?:公司|企业|厂|单位)的?(?:[^,;。]{0,4}(?:副?总经理|副总|老总|部长|经理|主任))?$|(?:客户|供应商|供货商|经销商|代理商|合作方|对方|同行|竞争对手|前任|上任|上一任|继任|同事|下属|手下|邻居)(?:公司|那边|单位|厂)?的?"
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
_STAYS_OUT = re.compile(
    r"[^。!?\n]{0,50}?,(?:但|不过)?[他她]?(?:这次|本人)?不(?:报(?:名|了)?|参选|参加|考虑)(?:[,;。]|$)"
)
_NAMESAKE = re.compile(r"(?:同名(?:同姓)?|重名|同姓同名)的?[^,;。]{0,6}$")
"""前年判刑的是同名同姓的另一个袁野: not the one who is meant."""
_AWAY = re.compile(r"(?:今天|明天|昨天|下周|本周|这周|最近|刚|正|还|在)*(?:请假|出差|休假|生病|住院|外出|开会|不在)")
_TOGETHER = re.compile(r"^(?:一起|共事|合谋|串通|同事|搭班|共同|勾结|搭档|合伙|是(?:同学|亲戚|夫妻|同乡))")
_SAYS_OF_SELF = re.compile(
    r"(?:也|还|都|一直)?(?:(?:说|讲|表示|觉得|认为|介绍|透露)(?:他|她|自己|本人)|说是|自称|号称|声称)"
)
_KIN_WORDS = "(?:爱人|妻子|丈夫|老婆|老公|弟弟|哥哥|姐姐|妹妹|儿子|女儿|女婿|侄子|侄女|外甥|徒弟|亲戚)"
_RELATED = re.compile(rf"(?:秘书|司机|{_KIN_WORDS})$")
_STANDS = re.compile(
    r"[^。!?\n]{0,50}?(?:也|还|都|就)(?:一直|很)?(?:想|要|打算|准备)[^,;。]{0,4}(?:报名?|当|试|争|竞|参选|考)"
)
"""他秘书小龚，大专，……也想报名: whoever wants the office is meant, whosesoever secretary."""
_FELLOW = re.compile(r"(?:徒弟|下属|手下|部下|同事|助手|同学|副手|领导|上级|搭档)$")
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
    r"^(?:来|去)?(?:担任|当|出任|接任|接手|接替|升任|转任|负责|主持|代理|暂代|做|任|兼[任管]?|聘|提|进行|评估|看看|查|核|能|可以|够|的(?:条件|资格|情况|材料|资料)|试|把关|判断|问一?下|咨询|办|合适|符合)"
)


def is_kin(page: Page, naming: Naming) -> bool:
    """Whether somebody is named as kin of another and given something: 他爱人葛兰是……"""
    before = page.text[max(0, naming.start - 4) : naming.start]
    return bool(_RELATED.search(before)) and page.text[naming.end : naming.end + 1] in ("是", "任", ",", "(")


def is_other(page: Page, naming: Naming, posts: Sequence[Post], namings: Sequence[Naming]) -> bool:
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
    if before.endswith("比"):
        # 比副总水仙多3年
        return True
    if before.endswith("是") and re.match(rf"的?(?:亲)?{_KIN_WORDS}(?=[,;。的]|$)", after_own):
        # 小夏是老夏儿子
        return True
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
    if re.search(r"(?:老板|老总|董事长|总经理)(?:名字)?(?:就)?叫$", before) and any(
        n.name != naming.name for n in namings
    ):
        return True
    if _NAMESAKE.search(text, clause.start, naming.start) or (
        re.search(r"另(?:外)?一[个位名]$", text[clause.start : naming.start])
        and any(n.name == naming.name and n.start < naming.start for n in namings)
    ):
        return True
    if _AWAY.match(after_own) and not described(page, [naming]):
        return True
    if _LEFT.match(after_own) and len({n.name for n in namings}) > 1 and not described(page, [naming]):
        return True
    if _NOT_STANDING.match(text, naming.end) and any(n.start > naming.end and n.name != naming.name for n in namings):
        return True
    if _FELLOW.search(before) and _STAYS_OUT.match(text, naming.end):
        return True
    if _FELLOW.search(before) and _TOLD_FULLY.match(text, naming.end, naming.end + 60):
        # 他徒弟柯南，本科，质量部副部长: told of as fully as a candidate is.
        return False
    if _RELATED.search(before) and _STANDS.match(text, naming.end):
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
    return bool(re.match(r"(?:被|受|因此|因而)[^,;。]{0,4}(?:打|骂|骚扰|受伤|诬|连累|索要|索贿)", after_own)) and any(
        n.name != naming.name for n in namings
    )
