"""Stretches whose subject is somebody not meant: a predecessor, a supplier, a relative, a subordinate, the firm itself.

What such a stretch says is not the candidate's. It knows who may be a subject and where the subject changes; what is
said there it does not read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from assistant.flows.understanding.page import Clause, Page

_KIN = (
    r"(?:亲)?(?:儿子|女儿|爱人|妻子|丈夫|老婆|老公|太太|弟弟|哥哥|姐姐|妹妹|表[弟哥姐妹]|堂[弟哥姐妹]|父亲|母亲|爸爸?|妈妈?"
    r"|父母|家属|家人|亲戚|小舅子|大舅子|姐夫|妹夫|侄子|外甥|女婿|儿媳|岳父|岳母|公公|婆婆|叔叔|舅舅|配偶|家里人)"
)
_EARLIER = (
    r"(?:前任|上任|上一任|前一任|前前任|上一届|前一个|继任者?|老(?:部长|经理|主任|厂长|领导)(?=[^,;。]{0,6}(?:因|被|受|滥|泄|利用|收|贪|退))"
    r"|当时的?(?:老)?(?:质量部?|品质部?|质管部?)?(?:部长|经理|主任|厂长|副总|总经理)(?=[^,;。他她]{0,8}(?:被|因|受|判|收))|原(?:来|先)的(?:那[个位])?(?:质量部?|品质部?|质管部?)?(?:部长|经理|主任|负责人|副总)|前(?:质量部?|品质部?)?(?:部长|经理|主任)(?=[^,;。]{0,6}(?:因|被|受|滥|泄|利用|收|贪)))"
)
_WORKERS = (
    r"(?:同事|下属|手下|部下|属下|徒弟|师傅|搭档|副手|司机|秘书|同学|朋友|战友|邻居|老乡|合伙人|股东|老板|(?<=[前原老])领导|法定代表人|法人代表?|(?:董事长|总经理)(?!助理|特助|特别助理|助手)|上司|上级|直接领导|主管领导"
    r"|(?:一[名个位])?(?:员工|职工|工人|检验员|质检员|采购员|业务员|操作工|仓管员|班长|组长|技术员|销售员)|另一[个名位](?:员工|同事|人)|别的(?:部门|人)|其他(?:人|部门|同事)|别人|他人|某(?:员工|人))"
)
_OUTSIDERS = r"(?:供应商|供货商|供方|客户|经销商|代理商|合作方|合作伙伴|合作单位|对方|外协厂?|外包(?:方|单位)|同行|竞争对手|对手|承包商|检测机构|第三方)"
_FIRMS = r"(?:我们公司|我公司|本公司|我司|公司|企业|厂里|工厂|我厂|本厂|单位(?!行贿|受贿|犯罪)|集团|母公司|子公司|分公司|兄弟公司|关联公司|原(?:公司|单位)|前东家|老东家|上家(?:公司)?|生产部|采购部|技术部|销售部|仓库|车间)"
_BEGIN = (
    r"^(?:但是?|不过|而且?|另外|因为|由于|其实|只是|就是|倒是|是|当年|当时|后来|早年|之前|以前|此前|曾经?|去年|前年|今年|上个?月|年初|年底|最近|近期|几年前|前[几些两]年|[0-9一二三四五六七八九十]{1,4}年(?:前|[0-9]{1,2}月)?|[0-9]{1,2}月份?|时|:|,|、|里|我们|咱们?|有个|有一[个位名])*"
    r"(?:(?:他|她|其|候选人|本人)(?:的|家)?|公司的?|厂里的?|我们的?|部门的?|部里的?|同部门的?|隔壁|原来的?)?"
)
_PERSON = re.compile(
    rf"{_BEGIN}(?:(?:他|她|其|本人)?(?:(?:以前|原来|过去|之前|当年|从前)的?|[前原老](?=老板|领导|上司|同事|单位|公司|东家|下属|搭档|师傅)|手底下|手下|底下|下面|部门|部里|身边|家里|(?:以前|原来|原|前)?(?:单位|公司|东家|厂)|隔壁)的?(?:有?一?[个名位])?)?(?P<who>{_KIN}|{_EARLIER}|{_WORKERS}|{_OUTSIDERS})(?!(?:们)?(?:都|也|均)?(?:反映|评价|认可|说|觉得))"
)
_FIRM = re.compile(rf"{_BEGIN}(?P<who>{_FIRMS})(?=(?:也|曾经?|还|就|都)*(?P<does>[^,;。]*))")
_TELLS = re.compile(
    r"^(?:的)?(?:人|们|方面|代表|那边|内部|领导|部门|纪检|纪委|监事会|[\u4e00-\u9fff]{2,3})?(?:他|她)?(?:也|都|曾经?|曾|正式|最近|去年|前年|多次|实名|匿名|来|还|已经?|一直|今年|刚|联名|集体|书面|向[^,;。]{1,8}|对(?:他|她|其)|正在)*"
    r"(?:反映|举报|投诉|揭发|检举|指|(?<!报)告|控告|说|讲|称|认为|觉得|怀疑|评价|发现|查|核|认定|确认|证实|处分|处理|给|通报|记|撤|免|降|开除|决定|要求|想|拟|打算|准备|推荐|同意|让|派|任命|聘|出具|证明|调查|追|(?<!回)扣|罚了?(?:他|她)|发文|下文|起诉(?:他|她|我)|送|塞|请(?:他|她)|行贿给|向(?:他|她)|对此|因(?:他|她)|已有|有(?:正式)?(?:结论|决定)|没有?|无|未|不|损失|受(?!贿)|吃(?=[^,;。]{0,4}亏)|赔|被(?:他|她|坑|骗|害)|蒙受)"
)
_DONE_BY_FIRM = re.compile(
    r"(?:因|由于|为)(?!他|她|此|其)[^,;。]{0,14}(?:被|受|判|罚|立案)|被[^,;。]{0,10}(?:判|罚|立案|查|处罚|通报|起诉|调查)|发生过?|出过?(?:了|现)?[^,;。]{0,6}(?:事故|失误)|违法|违反|受过|偷[税漏]|虚假|涉嫌|篡改|伪造|造假|犯"
)
_BACK = re.compile(
    r"(?<![和跟与])(?<!因为)(?<!连累)(?:他|她)(?!们|人|乡|方|的?(?:弟|哥|妻|丈|爱人|儿|女儿|前任|下属|手下|同事|徒弟|领导|供应商))|本人|该同志|此人|候选人"
)
_APART = re.compile(
    r"(?:与|和|跟)(?:他|她|其|本人|候选人)|不(?:是|关)(?:他|她)|(?:他|她)(?:不是|没有?参与|并?未参与|没?有?责任|不知情|只是|是接手)"
)
_BY = re.compile(
    rf"(?:是|系|由|都是|全是|均为)(?:他|她|其)?的?(?:{_KIN}|{_EARLIER}|{_WORKERS}|{_OUTSIDERS})[^,;。]{{0,6}}?(?:干|做|伪造|造|收|拿|泄|篡改|改|弄|违|搞|造成|引起|导致)"
)


def speeches(page: Page, named: Sequence[int], ends: Collection[int]) -> list[tuple[int, int]]:
    """From each subject not meant to the next candidate. `named`: where candidates are named, in order, `ends` to where."""
    found: list[tuple[int, int]] = []
    inside = -1
    for clause in page.clauses:
        if m := _BY.search(clause.text):
            found.append((clause.start + m.start(), clause.end))
        begin = _subject(clause, page.text[clause.end : clause.end + 60])
        of = next((e - clause.start for e in range(clause.start + 2, clause.start + 12) if e in ends), 0)
        if begin < 0 and of and named_in(named, clause.start, clause.start + 1):
            # 王部长以前单位的老板因为行贿判了: somebody of a candidate's.
            m = _THEIRS.match(clause.text, of)
            begin = m.start(m.lastgroup or 0) if m and not _TELLS.match(clause.text[m.end() :]) else -1
        if begin < 0 and not (inside == clause.sentence and _goes_on(clause)):
            if _next_candidate(clause, 0, named) < clause.end:
                inside = -1
            continue
        start = clause.start + max(begin, 0)
        if begin >= 0 and named_in(named, start, start + 1):
            # 他秘书小龚，……，也想报名: whose post opens the name of a candidate.
            continue
        inside = clause.sentence
        back = _next_candidate(clause, max(begin, 0), named)
        if back < clause.end:
            inside = -1
        if back > start:
            found.append((start, back))
    return found


_THEIRS = re.compile(
    rf"(?:以前|原来|之前|原|前)?(?:单位|公司|东家|厂里?)的(?P<whose>会计|出纳|同事|员工|部长|经理|主任|厂长|副?总经理|副总|老总)|(?:的|家|(?:以前|原来|之前|原|前)的?|(?:以前|原来|之前|原|前)?(?:单位|公司|东家|厂里?|部门|手下|手底下|底下)的?)?(?:有?一?[个名位])?(?P<who>{_KIN}|{_EARLIER}|老板|领导|上司|下属|徒弟|师傅|手下|部下|采购员|业务员|司机|秘书)"
)


_LAID_ON = re.compile(
    r"(?:结论|认定|报告|通报|决定)[^,;。!?]{0,6}?(?:他|她|其|本人)[^。!?没未无不]{0,20}?(?:违反|违法|负|责任|失职)"
)
"""公司出了事故，调查结论写他违反……，负主要责任: what befell the firm is laid on the candidate."""


def _subject(clause: Clause, after: str) -> int:
    """Where the subject of a clause stands, when it is somebody not meant; -1 where it is not."""
    text = clause.text
    m = _PERSON.match(text)
    if m and not _TELLS.match(text[m.end() :]):
        return m.start("who")
    firm = _FIRM.match(text)
    if (
        firm
        and not _LAID_ON.search(after)
        and _DONE_BY_FIRM.search(text[firm.end() :])
        and not _TELLS.match(text[firm.end() :])
    ):
        return firm.start("who")
    return -1


def _goes_on(clause: Clause) -> bool:
    """Whether a clause has no subject of its own: 被判了刑, 因此受罚."""
    return bool(
        re.match(
            r"(?:后来?|因此|于是|结果|最后|已|又|并且?|还|也|而且|被|受|因|判|坐|利用|收|拿|泄|把|将|向|造成|导致|干扰|影响|损害|伪造|篡改|滥用|擅自|违反|违法|查实|现在|目前|正在|涉嫌|去年|前年|一审|服刑|缓刑|有期|罚)",
            clause.text,
        )
    )


def named_in(named: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Where in [start, end) candidates are named; `named` in order."""
    return named[bisect_left(named, start) : bisect_left(named, end)]


def _next_candidate(clause: Clause, begin: int, named: Sequence[int]) -> int:
    """Where in a clause the talk comes back to a candidate; its end where it does not."""
    places = list(named_in(named, clause.start + begin + 1, clause.end))
    text = clause.text[begin:]
    apart = _APART.search(text)
    m = _BACK.search(text, 1)
    if m and not (apart and apart.start() <= m.start() < apart.end()):
        places.append(clause.start + begin + m.start())
    return min([clause.end, *places])


_NOT_CONSIDERED = re.compile(
    r"有(?:一)?[个位名](?=[^,;。]{1,8}[,是])[^。!?\n]*?(?:不考虑|不推荐|没报名|不参选)(?:他|她|这个人|此人)?"
)
"""部里有个质检员是本科，……，这次不考虑他"""
_OWN = re.compile(
    rf"(?:(?:他|她|其|本人|[\u4e00-\u9fff]的)(?:的)?(?:家)?(?:以前的?|原来的?|前|老)?|^(?:家里|家中)的?)(?:那个|一个|有个|手下的?|部门的?)?(?:{_KIN}|{_EARLIER}|徒弟|学生|下属|手下|部下|助手|副手|同学|同事|搭档|师傅|秘书|司机)"
    r"(?!们|都|也都|反映|评价|认可|说|觉得|推荐|[\u4e00-\u9fff]{0,3}(?:反映|评价|推荐|认为))"
)
_MINE = re.compile(
    r"(?:^|[,;。!?\n])(?:而|不过|另外)?(?:我|咱)(?:们|家)?(?P<kin>[姐妹嫂哥弟爸妈舅叔姨姑婶]{1,2}夫?|爱人|老婆|老公|父亲|母亲|儿子|女儿)(?=是|有|也|学历|本科|大专|在|才)(?![^,;。]{0,12}(?:总|部长|经理|主任|助理|总监|厂长))"
)
"""我姐夫……，我姐是大学毕业: kin of the writer's told of beside the one who is meant."""
_MINE_FIRST = re.compile(r"[^,;。]{0,8}?(?:我|咱)(?:们|家)?(?P<kin>[姐妹嫂哥弟爸妈舅叔姨姑婶]{1,2}夫?)")
_BOSS = re.compile(r"^(?:总经理|董事长|总裁|老板|领导)(?:本人|自己)(?=是|有|也|才|就)")
_KIN_AFTER = re.compile(
    rf"(?:家|的)?{_KIN}|(?:带(?:过|出来?)?的|以前的|的)(?:徒弟|学生|下属|手下|部下)(?!有|管|带|共)"
)
_IS_KIN = re.compile(
    rf"是(?:他|她|其|[\u4e00-\u9fff]{{2,3}})的?(?:{_KIN}|{_EARLIER}|徒弟|下属|手下|同事|副手|助手|同学)(?:的)?$"
)


def asides(page: Page, named: Sequence[int], ends: Collection[int]) -> list[tuple[int, int]]:
    """What is told of somebody close to a candidate: 他爱人是本科, 工程师是他哥哥."""
    found = [m.span() for m in _NOT_CONSIDERED.finditer(page.text) if named and not named_in(named, *m.span())]
    following = -1
    first = _MINE_FIRST.match(page.text)
    meant = first["kin"] if first else "本人" if named else ""
    for number, clause in enumerate(page.clauses):
        if number == following and len(clause.text) <= 10 and _next_candidate(clause, 0, named) == clause.end:
            if not _RETURNS.match(clause.text) and not named_in(named, clause.start, clause.start + 1):
                found.append((clause.start, clause.end))
                following = number + 1 if _same_sentence(page, number) else -1
            continue
        told = (
            number
            and clause.text.startswith(("是", "就是", "也是"))
            and named_in(named, page.clauses[number - 1].start, clause.start)
        )
        if _IS_KIN.search(clause.text) and not named_in(named, clause.start, clause.end) and not told:
            found.append((clause.start, clause.end))
        # 老吕儿子读了博士: kin right after a candidate's name; 就是他姐姐: who the candidate is.
        kin = [m for m in _KIN_AFTER.finditer(clause.text) if clause.start + m.start() in ends]
        boss = [m for m in _BOSS.finditer(clause.text) if named]
        mine = _MINE.match(clause.text)
        if mine and meant and mine["kin"] != meant and not named_in(named, clause.start, clause.end):
            found.append((clause.start, clause.end))
        for m in (*kin, *boss, *(m for m in _OWN.finditer(clause.text) if not _IS_KIN.search(clause.text))):
            back = _next_candidate(clause, m.end(), named)
            begins = clause.start + m.end()
            if named_in(named, clause.start + m.start() + 1, begins + 1):
                continue
            closing = clause.text.find(")", m.end())
            if closing >= 0 and clause.text.rfind("(", 0, m.start()) >= 0:
                # 小蓝(甘部长的副手)，质量部副部长: what the brackets say ends with them.
                back = min(back, clause.start + closing)
            found.append((clause.start + m.start(), back))
            if back == clause.end and closing < 0 and _same_sentence(page, number):
                following = number + 1
    return found


_RETURNS = re.compile(r"^(?:本人|自己|他|她|目前|现在|第[六6]条|但|不过|可|而)")


def _same_sentence(page: Page, number: int) -> bool:
    return number + 1 < len(page.clauses) and page.clauses[number + 1].sentence == page.clauses[number].sentence
