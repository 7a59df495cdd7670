"""Names that no list of surnames has, believed only where nothing but a name can stand; and names in Latin letters.

Beside a post, in a row of posts, before a bracketed post: 质量部部长银河，大专; 副总尧天、部长舜日.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from assistant.flows.understanding.naming import NEVER_GIVEN, Naming
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.posts import Post
from assistant.flows.understanding.words import words

_LATIN_WORDS = (
    "And|App|Are|Article|As|Assurance|At|Audit|Bachelor|Belt|Black|But|Can|Chief|College|Control|Custome"
    "|Dear|Deputy|Director|Do|Doctor|Does|Email|Engineer|Excel|For|General|Green|Has|Have|He|Hello|Her|Hi"
    "|His|How|Hr|If|In|Is|It|Lean|Manager|Master|May|Minitab|My|No|Of|Officer|Ok|On|One|Our|Pdf|Please"
    "|President|Process|Product|Project|Quality|Report|Sales|Senior|She|Should|Sigma|Six|Supplier|System"
    "|Team|That|The|They|This|To|Under|University|Vice|We|Wechat|What|When|Where|Which|Who|Why|Word|Yes"
    "|You"
)
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{1,11}(?:[A-Z][a-z]{1,11})?(?: [A-Z][a-z]{1,11})*(?![A-Za-z])")
_WORD = rf"(?!(?:{_LATIN_WORDS})(?![a-z]))[A-Z][a-z]{{1,11}}(?:[A-Z][a-z]{{1,11}})?(?![A-Za-z])"
_LATIN_NAME = re.compile(rf"(?<![A-Za-z]){_WORD}(?: {_WORD})?")
_FACTS_FOLLOW = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3})(?:,|\(|:)(?:男|女|姓|籍|现年|今年|[0-9]{2}岁|汉族|中共党员|学历|本科|大专|专科|大学|硕士|博士|研究生|高中|中专|中技|技校|高职|职高|初中|函授|自考|成人|党校|工程师|高工|助工|高级|中级|助理|从事质量|质量管理|做质量|干质量|搞质量|管质量)"
)
_NO_NAME = re.compile(
    r"本科|大专|专科|大学|硕士|博士|研究生|高中|中专|技校|学历|学位|毕业|职称|质量|管理|工程|人选|候选|空缺|退休|离职|出身|本人|自己|同志|女士|先生|男|女|姓|籍|拟任|提名|推荐|竞聘|应聘|应届|中级|高级|初级|党员|团员|名额|岗位|一职|职务|职位|条件|资格|要求|[一二三四五六七八九十两]|经理|部长|主任|助理|工会|班组|情况|如下|介绍|简历|材料|人员|兼|现|曾|原|拟|某|可以|能|行|吗|呢|为例|为主|性别|年龄|部门|单位|电话|出生|序号|以上|以下|至今|期间|以来|级别|待遇|还是|或者|都|也|他|她|我|你|的"
)


_NICK_AFTER_POST = re.compile(
    r"(?:[老小][\u4e00-\u9fff]|[老小大阿][A-Z]|大(?![专本学])[\u4e00-\u9fff]|(?![大老小表堂姐哥亲二三])[\u4e00-\u9fff][哥姐]|[强勇军刚伟明亮辉杰涛鹏磊波峰飞斌龙虎海林华燕英丽红兵毛](?:子|仔))(?=[,:、(;。]|的(?:情况|条件)|[是和因现从本大中高有没也都](?![是和因现从本大中高有没也都]))"
)
_IN_A_ROW = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3})(?=[、(]|和|与|[二三四]选一|[两三四]人|都|均|谁)")


_BRACKETED_IN_A_ROW = re.compile(r"(?:(?<=\)[、,;和])|(?<=[0-9①-⑩][.、)]))(?P<name>[\u4e00-\u9fff]{2,3})[(:]")


_BEFORE_POST = re.compile(r"(?:^|(?<=[;。\n]))(?P<name>[\u4e00-\u9fff]{2,3}),(?=[\u4e00-\u9fff])")


_DECLARED = re.compile(
    r"(?:^|(?<=[。;!?\n])|(?<=[0-9][.、)])|(?<=[①-⑳]))(?:先看|再看|先说|再说|先讲|再讲)?(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,3}[·.][\u4e00-\u9fff]{1,4}|[\u4e00-\u9fff][X×xx]{1,2})"
    r"(?:,|:|,?(?:现任|现为)|是)(?:我们|我司|我厂|公司|本公司|咱们?|厂里|单位)?的?"
)
"""王方正，质量部长; 阿依古丽是我们公司的副总: whoever opens a sentence and is given a post there."""
_MASKED = re.compile(r"(?<![A-Za-z])(?P<name>[\u4e00-\u9fff](?:[X×]{1,2}|x{1,2}))(?![A-Za-z0-9×])")
"""王X, 李××: a name half hidden."""
_LETTERED = re.compile(
    r"(?:^|(?<=[,;。:!?\n、和与理长任总监员师部]))(?P<name>[A-Z](?:某|总|工|经理|部长|主任|先生|女士))(?=[,:(、是现的都本大做干和与]|$)"
)
"""X经理, A总: the surname left out on purpose."""
_NEVER_DECLARED = frozenset(
    "现目前原本职务岗位板领导选候如其该每各某个们时间问您好谢咨询请补充备注介绍昨今明去年月日号上下午里边厂司部室科处门组班委会第条项"
)
_PHRASES = re.compile(
    r"另外|还有|首先|其次|此外|最后|同事|大家|比如|例如|对了|情况|据说|听说|老总|因为|所以"
    r"|由于|如果|但是|不过|虽然|而且|一个|一位|两位|三位|第一|第二|甲|乙|质量|生产|副|曾|集团"
    r"|企业|单位|双方|对方|关键|问题|主要|可能|应该|以前|后来|退休|离职|入职|外聘|外请|兼职"
    r"|专职|临时|代理|主持|常务|执行|高级|中级|初级|确实|其实|实际|原来|一直|目前|最高|毕竟"
    r"|好像|明明|肯定|全日|文化|在职|分管|主管|负责|主抓|从事|统招|正规|已经|刚刚|年轻|资深"
    r"|工作|长期|多年"
)


_LABELLED = re.compile(
    r"(?:(?:姓名|名叫|名字叫|大名)(?:[:是为]{0,2}|,)|(?:候选人|人选|拟聘人|被推荐人):)(?P<name>[\u4e00-\u9fff]{1,5}[·•][\u4e00-\u9fff]{1,6}|[\u4e00-\u9fff]{2,4})(?=[,;。!?\n(、]|$)"
)
"""姓名：柔嘉: after such a label nothing but a name stands."""
_CALLED = re.compile(r"叫(?:做)?(?P<name>[\u4e00-\u9fff]{2,3})(?=[,;。(])")
"""质量部的部长叫山青，…"""
_DOTTED = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,6}[·•][\u4e00-\u9fff]{1,6}?)(?=同志|先生|女士|[^\u4e00-\u9fff]|$)")
"""热依扎·买买提"""
_MAN_OR_WOMAN = re.compile(
    r"(?:^|(?<=[,;。:!?\n①-⑩])|(?<=人选)|(?<=候选人)|(?<=对象)|(?<=同志))(?P<name>[\u4e00-\u9fff]{2,4}),(?=[男女][,;。(])"
)
_PUTS = re.compile(r"(?:提拔?|推举?|升|派|调|选|聘|举荐|免去?|任命)了?")
_INTO_POST = re.compile(r"当|任|做|为|担任|出任|接任|兼任|接手")
_NICKNAMED = re.compile(
    r"(?:^|(?<=[,;。:!?\n、和与是]))(?P<name>[老小阿大][A-Z](?![A-Za-z])|阿[\u4e00-\u9fff])(?=[,:;。、(是和与]|现|本科|大专|都|也|$)"
)
_TOLD_AFTER_POST = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3}),(?=[^;。!?\n]{0,40}(?:本科|大专|专科|硕士|博士|研究生|高中|中专|质量管理|工程师|第六条))"
)
_IS_AFTER_POST = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?:(?:是|有)?(?=本科|大专|专科|硕士|博士|高中|中专|质量管理|[管做干搞]质量)"
    r"|(?=的(?:第[六6]条|学历|职称|情况|条件|材料)))"
)
_DOES_AFTER_POST = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2})(?=没|[因曾被]|去年|前年|今年|[0-9]{4}年|现[任在]|目前|[做干管搞]了|原来|原先|以前|之前|本来|,|酒驾|醉驾|涉嫌|伪造|泄露|滥用)"
)
"""质量部长海星去年……: what somebody did or was told of follows; both characters must be usual in names."""
_ADVERBIAL = frozenset("本来常有时年日大多是新正好向未长全最真无平光明")
_NOT_BEGUN_WITH = frozenset("刚新已未正今昨本全大中高一二三四五六七八九十两几")


_AND_ANOTHER = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3})(?:和|与|、|以及)")
"""副总成功和质量部部长王刚"""
_FOR_THE_OFFICE = re.compile(
    r"(?:聘任?|推荐|让|请|提名|选|派)(?P<name>[\u4e00-\u9fff]{2,3})来?(?:当|任|做|为|担任|出任)(?:我们|公司|本公司|厂里?|集团)?的?首席质量官"
)
"""想聘成功当首席质量官"""


def _may_be_name(chars: str) -> bool:
    """Whether nothing in the characters says that they are no name."""
    return not (
        _NO_NAME.search(chars)
        or set(chars) & NEVER_GIVEN
        or chars[0] in _NOT_BEGUN_WITH | _NEVER_DECLARED
        or _PHRASES.match(chars)
    )


_CLOSES_A_NAME = re.compile(r"[,:;。、(]|本科|大专|专科|硕士|博士|高中|中专|质量管理|[管做干搞]质量|$")
_VERBS_TOO = frozenset("干过但那任年来")
"""Surnames that are words of grammar: believed right after a post, before two characters usual in given names."""


def _words_too(page: Page, after_post: Mapping[int, Post]) -> Iterator[Naming]:
    """Names that are everyday words, right after a post: 品保部经理简单，大专; 总经理助理干国庆，本科."""
    usual = words().given - frozenset("是有定满成得到长")
    for end in after_post:
        for length in (2, 3):
            name = page.text[end : end + length]
            known = name in words().also_names or (
                len(name) == 3 and name[0] in _VERBS_TOO and set(name[1:]) <= usual and not _NO_NAME.search(name[1:])
            )
            if known and not name.startswith(("但是", "任职")) and _CLOSES_A_NAME.match(page.text, end + length):
                yield Naming(end, end + length, name, name[0], full=True)


def _where_only_a_name(page: Page, after_post: Mapping[int, Post]) -> Iterator[Naming]:
    """After 姓名：, before 女，, with a dot inside, or put into a post: 提乜小军当副总."""
    lists = words()
    for m in (*_LABELLED.finditer(page.text), *_MAN_OR_WOMAN.finditer(page.text)):
        if not _NO_NAME.search(m["name"]) and not m["name"].startswith("无"):
            yield Naming(m.start("name"), m.end("name"), m["name"], m["name"][0], full=True)
    for m in _DOTTED.finditer(page.text):
        begin = max((at for at in range(m.start(), m.end()) if at in after_post), default=m.start())
        yield Naming(begin, m.end(), page.text[begin : m.end()], "", full=True)
    before_post = {post.start for post in after_post.values()}
    for m in _CALLED.finditer(page.text):
        if (
            m.start() in after_post
            and set(m["name"][1:]) <= lists.given
            and m["name"][0] not in "停他她我来去苦好板屈"
        ):
            yield Naming(m.start("name"), m.end("name"), m["name"], m["name"][0], full=True)
    for m in _FOR_THE_OFFICE.finditer(page.text):
        if _may_be_name(m["name"]):
            yield Naming(m.start("name"), m.end("name"), m["name"], m["name"][0], full=True)
    for m in re.finditer(r"张三(?!丰)|李四|王五|赵六", page.text):
        yield Naming(m.start(), m.end(), m[0], m[0][0], full=True)
    for verb in _PUTS.finditer(page.text):
        start = verb.end()
        ends = [e for e in (start + 2, start + 3) if e in before_post or _INTO_POST.match(page.text, e)]
        if not ends:
            continue
        name = page.text[start : ends[0]]
        if name[0] in lists.surnames - lists.shy and set(name[1:]) <= lists.given and not name.startswith(lists.stop):
            yield Naming(start, ends[0], name, name[0], full=True)
    for m in _NICKNAMED.finditer(page.text):
        if m["name"][1].isascii() or (m["name"][1] in lists.given and m["name"] != "阿里"):
            yield Naming(m.start("name"), m.end("name"), m["name"], m["name"][1:], full=True)


_SURNAMED = re.compile(
    r"(?P<s>[\u4e00-\u9fff])姓(?:质量)?(?:副总经理|副总裁|副总|总监|副?部长|副?经理|副?主任|副?厂长|助理|工程师|主管|同事|同志|员工)"
)
"""李姓副总"""
_ADDRESSED = re.compile(r"(?P<s>[\u4e00-\u9fff])(?:副?总|副?部长|副?经理|副?主任|厂长|科长|师傅)(?!助理)")
_HAS_SURNAME = re.compile(r"(?<=[的长理任总监人位个名他她,])姓(?P<s>[\u4e00-\u9fff])(?=[,;。的]|叫|名)")


def surnamed(page: Page) -> Iterator[Naming]:
    """李姓副总; and 党部长 wherever it stands, once the text says 部长姓党."""
    for m in _SURNAMED.finditer(page.text):
        if m["s"] in words().surnames or m["s"] in words().double:
            yield Naming(m.start(), m.end(), m[0], m["s"], full=False)
    for m in _HAS_SURNAME.finditer(page.text):
        for known in _ADDRESSED.finditer(page.text, m.end()):
            if known["s"] == m["s"]:
                yield Naming(known.start(), known.end(), known[0], m["s"], full=False)


_TOLD_NEXT = re.compile(r"本科|大专|专科|硕士|博士|高中|中专|质量管理|[管做干搞]质量|第[六6]条|的(?:学历|职称)|本人")


def _recurring(page: Page, after_post: Mapping[int, Post]) -> Iterator[Naming]:
    """质量部经理冬瓜被人诬告，……，冬瓜大专: a word after a post that recurs as the subject of a fact."""
    text = page.text
    for end in after_post:
        for name in (text[end : end + 3], text[end : end + 2]):
            again = text.find(name, end + len(name))
            if again < 0 or text[again - 1] not in ",;。:!?\n" or not _TOLD_NEXT.match(text, again + len(name)):
                continue
            if len(name) > 1 and all("\u4e00" <= char <= "\u9fff" for char in name) and _may_be_name(name):
                yield Naming(end, end + len(name), name, name[0], full=True)
                yield Naming(again, again + len(name), name, name[0], full=True)
                break


def uncommon(page: Page, after_post: Mapping[int, Post]) -> Iterator[Naming]:
    """A name whose surname no list has, where nothing else can stand: 质量部部长银河，大专; 副总尧天、部长舜日、…"""
    yield from _words_too(page, after_post)
    yield from _where_only_a_name(page, after_post)
    before_post = {post.start for post in after_post.values()}
    yield from _recurring(page, after_post)
    for end, post in after_post.items():
        m = _FACTS_FOLLOW.match(page.text, end)
        if not m and (m := _TOLD_AFTER_POST.match(page.text, end) or _IS_AFTER_POST.match(page.text, end)):
            usual = set(m["name"][1:]) <= words().given and m["name"][0] not in _NOT_BEGUN_WITH | (
                _NEVER_DECLARED - words().shy
            )
            m = m if usual and not _PHRASES.match(m["name"]) and not m["name"].startswith(words().stop) else None
        if not m and (m := _DOES_AFTER_POST.match(page.text, end)):
            usual = set(m["name"]) <= words().given - _ADVERBIAL
            m = m if usual and not _PHRASES.match(m["name"]) and not m["name"].startswith(words().stop) else None
        if not m and page.text[post.start - 1 : post.start] in ("、", ":", "和", "与"):
            m = _IN_A_ROW.match(page.text, end)
        own = m["name"] if m else ""
        own = own[1:] if own[:1] == "那" and set(own[1:]) <= words().given else own
        if m and not _NO_NAME.search(own) and not set(own) & (NEVER_GIVEN - set("部项之得转据")):
            yield Naming(end, m.end("name"), m["name"], m["name"][0], full=True)
        if (m := _AND_ANOTHER.match(page.text, end)) and m.end() in before_post and _may_be_name(m["name"]):
            yield Naming(end, m.end("name"), m["name"], m["name"][0], full=True)
        m = _NICK_AFTER_POST.match(page.text, end)
        surname = m[0][1] if m else ""
        if (
            m
            and surname not in "板总师人家乡大少年手底员实"
            and (m[0][0] != "大" or surname in words().surnames - words().shy)
        ):
            # 部长老乌：beside a post any character may be a surname.
            yield Naming(end, m.end(), m[0], m[0][1:], full=False)
    for m in _BEFORE_POST.finditer(page.text):
        if m.end() in before_post and page.text.count(m["name"]) > 1 and not _NO_NAME.search(m["name"]):
            yield Naming(m.start("name"), m.end("name"), m["name"], m["name"][0], full=True)
    for m in _LETTERED.finditer(page.text):
        yield Naming(m.start(), m.end(), m["name"], m["name"][0], full=False)
    for m in _MASKED.finditer(page.text):
        if m["name"][0] in words().surnames:
            yield Naming(m.start("name"), m.end("name"), m["name"], m["name"][0], full=True)
    for m in _DECLARED.finditer(page.text):
        name = m["name"]
        # 叶绿：质量部长；……叶绿本科: before a colon a name recurs, a heading does not.
        is_heading = page.text[m.end("name")] == ":" and page.text.count(name) < 2
        if (
            m.end() in before_post
            and not is_heading
            and not _NO_NAME.search(name)
            and not set(name) & (NEVER_GIVEN | _NEVER_DECLARED)
            and not _PHRASES.match(name)
        ):
            yield Naming(m.start("name"), m.end("name"), name, name[0], full=True)
    for m in _BRACKETED_IN_A_ROW.finditer(page.text):
        if m.end() in before_post and not _NO_NAME.search(m["name"]):
            yield Naming(m.start("name"), m.end("name"), m["name"], m["name"][0], full=True)


_ALONGSIDE = re.compile(r"[和与跟、](?P<name>[\u4e00-\u9fff]{2,3}?)(?=同为|同是|都是|均为|均是|两人|二人)")
"""王强与热娜同为副总: what is said of both in one breath."""


def alongside(page: Page, found: Mapping[int, Naming]) -> Iterator[Naming]:
    """A name no list has, right after one that is known, both held to be the same."""
    for known in found.values():
        m = _ALONGSIDE.match(page.text, known.end) if known.full else None
        if m and set(m["name"][1:]) <= words().given - set("子生长") and _may_be_name(m["name"]):
            yield Naming(m.start("name"), m.end("name"), m["name"], m["name"][0], full=True)


def latins(page: Page) -> Iterator[Naming]:
    """Jack Ma, Sarah: capitalised words as typed, those of posts and papers (QA Manager Sarah Wang) left out."""
    for run in _LATIN.finditer(page.original):
        for m in _LATIN_NAME.finditer(page.original, run.start(), run.end()):
            start, end = bisect_left(page.places, m.start()), bisect_left(page.places, m.end())
            if start < end:
                yield Naming(start, end, m[0], "", full=True)
