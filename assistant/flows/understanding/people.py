"""Who a message speaks of, and which stretch of it speaks of whom.

Somebody named only as a source, a superior or a victim is nobody here. Pronouns, lists, 两人都, 前者 and 另一位 lead a
stretch to its people. What is said of them is unknown to this module.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.flows.understanding.names import Naming, find
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.posts import Post


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


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` on the text speaks of `who`, by index into the people."""

    start: int
    who: tuple[int, ...]


_SOURCE_AFTER = re.compile(
    r"^(?:\([^)]{0,10}\))?(?:他|她|本人|那边|也|还|都|又|今天|昨天|刚才|打电话|来电|来|多次|一直|极力|再三|亲自|会上|口头|总)*(?:说(?!自己|他自己|本人)|讲(?!原则|究)|介绍(?!自己)|认为(?!自己)|觉得(?!自己)|让我|要我|叫我|要求(?!自己)|问我|问(?!题)|提名|提议|签字|审批|批准|批了|批示|告诉|评价(?!好|为|是|合格|:)|想让|想聘|想用|打算让|打算聘|打算用|决定|同意|授意|交代|安排|通知|转告|力荐|力挺|提出|点头|拍板|签发|推荐(?!为|的)|指示|任命(?!为)|认可|信任|看好|不同意|看中|相中|透露说|证明|要提拔|想提拔|要用|主张|坚持要|坚持让|夸|表扬|建议|希望(?!自己)|催|汇报说|带(?:着)?(?:的)?徒弟|的(?:秘书|司机|亲戚|亲属|儿子|女儿|弟弟|哥哥|爱人|妻子|丈夫|下属|徒弟|学生|助手|同学|侄子|外甥|小舅子|女婿|位子|位置|班|岗))"
)
_REPORTS_OTHER = re.compile(
    r"^(?:曾|曾经|实名|匿名|多次|向[^,;。]{1,8}|到[^,;。]{1,8})*(?:举报|投诉|反映|指认|揭发|检举|控告|告)(?:了|说|过)?"
)
_BEFORE_OTHER = re.compile(
    r"(?:向|给|跟|听|据|根据|按照|按|受|随|陪|顶替|接替|取代|汇报给|汇报对象|上级|上司|领导|主管领导|上级领导|直属领导|分管领导|分管副总|(?:他|她|其|的)(?:下属|徒弟|手下|同事|助手|秘书)|(?:他|她|其)(?:师傅|妻子|丈夫|爱人|弟弟|哥哥|姐姐|妹妹|儿子|女儿|父亲|母亲|亲戚|同学|前任|继任)|前任|继任者|继任|举报人|受害人|受害者|被害人|投诉人|打了|打伤|骚扰|辱骂|殴打|致使?|害得?|坑了|证明人|推荐人|联系人|填表人|填报人|经办人|面试官|审核人|介绍人|承办人|制表人|报送人|人事|HR|行政|法务|秘书|丈夫|妻子|老婆|老公|伙同|请示|请教|感谢|接|师从|跟着|带过|介绍|骗了|供应商老板|客户代表|得罪|送|送给|收受|收了|收过|收|诬陷|联系|抄送|顺问|转|转给|代表|转交|找)(?:了|过|是|:|的|老板|总经理|董事长|经理|负责人|公司|我们|厂长|同事|员工|工人|客户|供应商|邻居|下属|女工|女同事|男子|一名|一个)*$"
)
_APPOSED = re.compile(
    r"(?:客户|供应商|供货商|经销商|代理商|合作方|对方|同行|竞争对手|前任|上任|上一任|继任|同事|下属|手下|邻居)(?:公司|那边|单位|厂)?的?"
    r"(?:老板|老总|总经理|经理|质量代表|代表|员工|业务员|销售|采购员?|采购经理|负责人|质量经理|质量部?部长|部长|主任|会计|司机|检验员|工程师|首席质量官)?$"
)
_GONE = re.compile(
    r"(?:因|被|已?经?退休|(?:上个?月|去年|今年|刚)*(?:退休|离职|调走|跳槽|辞职)|去世|走了|受贿|滥用|泄露|收受|收了|拿了|利用)"
)
_TOGETHER = re.compile(r"^(?:一起|共事|合谋|串通|同事|搭班|共同|勾结|搭档|合伙|是(?:同学|亲戚|夫妻|同乡))")
_PUT_FORWARD = re.compile(
    r"^(?:来|去)?(?:担任|当|出任|做|任|兼任|聘|提|进行|评估|看看|查|核|能|可以|够|的(?:条件|资格|情况|材料|资料)|试|把关|判断|问一?下|咨询|办|合适|符合)"
)
_SENDS = re.compile(
    r"(?:就|也|还|一直|特别)?(?:想让|让|想聘|打算让|推荐|提名|想用|建议|要求|看中|力荐|打算聘|想请|要我|叫我|希望)(?!自己)"
)
_ASKED_ABOUT = re.compile(
    r"^(?:\([^)]{0,12}\))?(?:他|她|这个人|同志|本人|目前|现在|到底|究竟|也|都|还|是否|的|他们|两人|二人|两位|两个人?|谁)*(?:能|可以|可否|行|够|合适|适合|想当|想报|想做|想干|符合|呢|怎么样|如何|有没有资格|是否|算不算|的?(?:情况|资料|材料|信息|简历|条件|资格)|要不要|更)"
)
_PRONOUN = re.compile(
    r"(?<![其吉])(?:他|她)(?!们|人|乡|方)|此人|该同志|该员|这个人|这人|该候选人|其人|该人选|这位(?:同志|候选人|人选)?(?=[,是也的在从做干有没能])"
)
_PLURAL = re.compile(
    r"(?<=[,;。\n])(?:最高)?(?:学历|文化程度|职称|年限|质量管理年限)(?=(?:都|均)(?:是|为|有|在|不)?(?!没写|没填|不详))|(?:他们|她们|二人|二位|两人|两位(?!都?请)|两个人?(?=都|均|全|也|同|各|,)|俩|三人|三位|三个人?(?=都|均|全|也|,)|四人|四位|几个?人|大家|(?:上述|以上|这|那)[二两三四几][个位]?人?|各人|每个人|每人|所有人|全部人选|双方)(?!请|一起看|选)|(?<=[,;。\n])(?:都是|均是|均为|都|均)(?=本科|大专|硕士|没|无|从事|做|干|有|符合|已)"
)
_FORMER_LATTER = re.compile(
    r"(?P<former>前者|前一位|前一个)|(?P<latter>后者|后一位|后一个)|第(?P<nth>[一二三四五])(?:位|个(?!月|年)|名)"
)
_NEW = re.compile(
    r"(?P<another>另(?:外)?(?:的)?一(?:位|个(?!月)|名|人)|另一人|另外(?:一)?(?:位|个(?!月|原因|问题)|名)|还有(?:一)?(?:位|个(?!月|原因|问题|处分|情况|事)|名)|另有(?:一)?[位名])|(?P<one>(?:^|(?<=[:,;。\n、])|(?<=一个[\u4e00-\u9fff]{2}))(?:一(?:位|个|名)(?!月|问题|项|半|处分)(?:是)?|一是|二是|三是|有(?:一)?[个位名](?=[^,;。]{1,14}(?:副总|总|部|经理|主任|长|员|师|助理|人))))"
    r"|(?P<mark>(?:(?<=[;。\n:,!?])|^)(?:[0-9]{1,2}[.、)](?![0-9])|[①-⑳]|\([0-9一二三四五六]\)(?!项|、)|[一二三四五六]、|[ABCDEF甲乙丙丁戊](?=[:、是,.)])[:、.)]?|(?:候选人|人选)[一二三四1-9ABCD甲乙丙丁]:?|[甲乙丙丁](?=现|为|在|,|本|大|做|干|有)))"
)


def somebodies(page: Page, posts: Sequence[Post]) -> tuple[list[Somebody], list[Naming]]:
    """The people named as candidates, and the namings of everybody else."""
    namings = find(page, posts)
    people: list[Somebody] = []
    for naming in namings:
        known = next((p for p in people if _same(p, naming, people)), None)
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
    return kept, others


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


def _begin(post: Post) -> int:
    return post.start


def _end(post: Post) -> int:
    return post.end


def reach_back(page: Page, naming: Naming, posts: Sequence[Post]) -> int:
    """Where the words that stand before a name and belong to it begin: its posts, 我们公司的, a clause ending in 的."""
    start = naming.start
    clause = page.clause_at(start)
    moved = True
    while moved:
        moved = False
        opened = page.text.rfind("(", max(0, start - 40), start) if page.text[start - 1 : start] == ")" else -1
        if opened >= 0 and (bracketed := next((p for p in posts if p.end == opened), None)):
            # 质量部部长(原副部长,今年5月提任)齐白
            return bracketed.start
        for post in posts[max(0, bisect_left(posts, start, key=_end) - 3) : bisect_right(posts, start, key=_end)]:
            gap = page.text[post.end : start]
            if (
                clause.start <= post.start < start
                and post.end <= start
                and re.fullmatch(r"(?:的|、|兼|兼任|\(|级|是|叫|:|和)?(?:[^,;。、()]{1,6}的)?", gap)
            ):
                start, moved = post.start, True
                break
    before = page.text[clause.start : start]
    if before.endswith("的") and not re.search(r"[他她]|他的|她的", before):
        return clause.start
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
    place = bisect_left(posts, naming.end, key=_begin)
    if place < len(posts) and posts[place].start == naming.end:
        after_own, after = text[posts[place].end : clause.end], text[posts[place].end : clause.end + 30]
    if _SOURCE_AFTER.match(after) and not re.match(r"(?:他|她)?(?:的)?(?:推荐|提名)(?:理由|材料|表)", after):
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
    m = _BEFORE_OTHER.search(before)
    if m and not (m[0].startswith("的") and page.begins_item(clause.start)):
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


def stretches(
    page: Page, people: list[Somebody], posts: Sequence[Post], subject_posts: Sequence[Post]
) -> list[Stretch]:
    """Who is spoken of from where on; people without a name are added to `people` as they appear.

    `subject_posts`: posts that open a sentence with no name beside them, and so may bring in somebody new.
    """
    events: list[tuple[int, int, str, int]] = []
    named_at: dict[int, int] = {}
    for index, somebody in enumerate(people):
        for naming in somebody.namings:
            start = reach_back(page, naming, posts)
            events.append((start, naming.end, "name", index))
            named_at[start] = index
    covered = bytearray(len(page.text) + 1)
    for start, end, _, _ in events:
        covered[start:end] = bytes([1]) * (end - start)

    def free(at: int) -> bool:
        return not covered[at]

    for kind, pattern in (("he", _PRONOUN), ("they", _PLURAL), ("nth", _FORMER_LATTER), ("new", _NEW)):
        events += [
            (
                m.start(),
                m.end(),
                kind if kind != "nth" else "nth:" + _nth(m),
                {"mark": 1, "one": 2}.get(m.lastgroup or "", 0),
            )
            for m in pattern.finditer(page.text)
            if free(m.start())
            and not (
                m[0].startswith("(")
                and re.search(r"第?[五六56]条|情形|评价", page.text[max(0, m.start() - 60) : m.start()])
            )
        ]
    events += [(post.start, post.end, "post", 0) for post in subject_posts if free(post.start)]
    events.sort(key=lambda event: (event[0], event[2] != "new"))
    return _walk(page, people, events)


def _nth(m: re.Match[str]) -> str:
    return "-2" if m["former"] else "-1" if m["latter"] else str("一二三四五".find(m["nth"]))


def _walk(page: Page, people: list[Somebody], events: Sequence[tuple[int, int, str, int]]) -> list[Stretch]:
    found: list[Stretch] = []
    met: list[int] = []
    current: tuple[int, ...] = ()
    last_end, last_kind, ones = -1, "", 0

    def stranger(at: int) -> int:
        people.append(Somebody(None, first=at))
        return len(people) - 1

    for place, (start, end, kind, value) in enumerate(events):
        if kind == "name":
            joined = last_kind == "name" and bool(
                re.fullmatch(
                    r"(?:\([^)]{0,60}\))?(?:和|与|及|跟|、|以及|还有|或|或者|还是)(?:我们|公司|的)*",
                    page.text[last_end:start],
                )
            )
            current = (*(w for w in current if w != value), value) if joined else (value,)
            if value not in met:
                met.append(value)
            if joined:
                # The words up to the name are this person's alone, what follows is of both.
                found.append(Stretch(start, (value,)))
                own = re.match(r"\([^)]{0,60}\)", page.text[end : end + 64])
                start = end + len(own[0]) if own else end
        elif kind == "he":
            if len(current) == 1 and _SENDS.match(page.text, end):
                people[current[0]].sends = True
            if not current:
                current = (stranger(start),)
                met.append(current[0])
            elif len(current) > 1:
                current = (current[-1],)
        elif kind == "they":
            if len(met) < 2:
                continue
            count = next(
                (
                    n
                    for n, mark in ((2, "二两俩双"), (3, "三"), (4, "四"))
                    if any(c in page.text[start:end] for c in mark)
                ),
                len(met),
            )
            current = tuple(met[-count:])
        elif kind.startswith("nth:"):
            number = int(kind[4:])
            if number < 0 and len(met) >= 2:
                current = (met[-2:][number],)
            elif 0 <= number < len(met) and len(met) > 1:
                current = (met[number],)
            elif number >= 0 and not _named_soon(page, events, place):
                current = (stranger(start),)
                met.append(current[0])
            else:
                continue
        elif kind == "new":
            if _named_soon(page, events, place):
                continue
            if value == 2 and len(met) > 1:
                current = (met[ones % len(met)],)
                ones += 1
                found.append(Stretch(start, current))
                continue
            if value == 0 and "另" in page.text[start:end] and len(met) == 2 and len(current) == 1:
                current = tuple(w for w in met if w != current[0])
            else:
                current = (stranger(start),)
                met.append(current[0])
        elif kind == "post":
            if _named_soon(page, events, place, near=True) or last_kind == "new":
                continue
            current = (stranger(start),)
            met.append(current[0])
        found.append(Stretch(start, current))
        last_end, last_kind = end, kind
    return found


def _named_soon(page: Page, events: Sequence[tuple[int, int, str, int]], place: int, *, near: bool = False) -> bool:
    """Whether a name follows in the same item, with at most a comma between."""
    start, end = events[place][0], events[place][1]
    for at, _, kind, _ in events[place + 1 :]:
        gap = page.text[end:at]
        if re.search(r"[;。!?\n]", gap) or gap.count(",") > (0 if near else 1) or at - start > 40:
            return False
        if kind == "name":
            return True
        if kind == "new":
            return False
    return False
