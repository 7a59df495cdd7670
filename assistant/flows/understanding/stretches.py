"""Which stretch of a message speaks of whom.

Names, pronouns, lists, 两人都, 前者 and 另一位 lead a stretch to its people; people without a name appear here. What is
said of them is unknown to this module.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.flows.understanding.beside_names import reach_back
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.people import Somebody
from assistant.flows.understanding.posts import Post


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` on the text speaks of `who`, by index into the people."""

    start: int
    who: tuple[int, ...]


_SENDS = re.compile(
    r"(?:就|也|还|一直|特别)?(?:想让|让|想聘|打算让|推荐|提名|想用|建议|要求|看中|力荐|打算聘|想请|要我|叫我|希望)(?!自己)"
)
_PRONOUN = re.compile(
    r"(?<![其吉叫])(?:他|她)(?!们|人|乡|方)|此人|该同志|该员|这个人|这人|该候选人|其人|该人选|这位(?:同志|候选人|人选)?(?=[,是也的在从做干有没能])"
)
_PLURAL = re.compile(
    r"(?<=[,;。\n])(?:最高)?(?:学历|文化程度|职称|年限|质量管理年限|质量管理)(?=(?:都|均|分别|依次)(?:是|为|有|在|不)?(?!没写|没填|不详))"
    r"|(?:他们|她们|二人|二位|两位(?!都?请)|[两三四五六七八]人(?!以上|公司)|[三四五六]位|[两三四五六七]个人?(?=都|均|全|也|同|各|,|谁|没|一样|有一|的)|(?<=[,;。\n])[两三四五六]个人(?=[^,;。]{1,8}(?:都|均|全))|俩|几个?人|大家(?!都?(?:说|反映|认|觉|夸|公认|评|有目|对))|(?:上述|以上|这|那)[二两三四几][个位]?人?|各人|每个人|每人|所有人|全部人选|双方|谁(?=都没|也没|都不))(?!请|一起看|选)"
    r"|(?<=[,;。\n])(?:都是|均是|均为|都|均)(?=本科|大专|硕士|没|无|从事|做|干|有|符合|已)"
)
_REST = re.compile(
    r"(?:其他|其余|另外|剩下|余下)的?(?:[两三四五几][个位名]人?|(?:报名|参选|参评|竞聘|应聘|备选|候选|参加)?的?人(?!员)|人选|候选人)(?=也|都|均|没|无|是|不|,|:|的|全)|别人(?=都|均|也都)|(?:其他|其余)的?(?=(?:都|均|全)(?:是|为)(?:本科|大专|硕士|博士|高中|中专|副总|研究生))"
)
_TOPIC_FIRST = re.compile(
    r"(?:第?[五六56]条|[五六](?=\()|\(?[一二三四五]\)|第[一二三四五]项|[、和及]|的|各项|五项|情形|情况|所列|规定|公司|企业|单位|厂里|书面|主观|三项|评价|意见|评语|打分|结论|学历|文凭|职称|年限|质量管理|质量|管理|工作|经验|文化程度|方面|这块|上|嘛|呢|呀|对|给|另外|不过|但是?|而且|再说|至于|说到|关于|认为|禁止|不得担任|除了?)+"
)
_KIN = r"(?:[大二三四小老][叔舅姨姑伯哥姐弟妹]|婶婶|嫂子|弟媳|姑姑|姑父|姨妈|姨父|舅妈|大伯|[姐妹]夫|表[弟哥姐妹]|堂[弟哥姐妹]|弟弟|哥哥|姐姐|妹妹|[爸妈]{1,2}|父亲|母亲|侄子|侄女|外甥|小舅子|大舅子|舅舅|叔叔|伯伯|女婿|儿媳|老公|老婆|爱人|同学|战友|老乡)"
_IS_CALLED = re.compile(r"(?:[他她]|本人|名字|大名)(?:名?叫|就叫|姓|就是)$")
_MY_KIN = re.compile(rf"(?:我|咱)(?:们|家|的)?{_KIN}")
_KIN_IS = re.compile(
    rf"(?:^|(?<=[,;。:!?\n]))(?:我|咱)?(?:们|家|的)?(?P<kin>{_KIN})(?=[\u4e00-\u9fff]{{0,3}}?(?:是|现任|现在是|目前是|在)[^,;。]{{0,12}}(?:总|总裁|部长|经理|主任|助理|总监|厂长|员|师|科长))"
)
"""我姐夫和我表哥都想当，姐夫是副总，……，表哥是……: kin of whoever writes, each told of under the word for them."""
_MYSELF = re.compile(
    r"(?:^|(?<=[,;。:!?\n]))我(?P<kin>本人)(?=(?:是|现任|目前是|在)[^,;。]{0,12}(?:总|总裁|部长|经理|主任|助理|总监|厂长))"
)
"""我爱人是质量部部长，……，我本人是副总"""
_KIN_AGAIN = re.compile(
    rf"(?:^|(?<=[,;。:!?\n]))(?P<kin>{_KIN})(?=本科|大专|专科|硕士|博士|高中|中专|学历|质量管理|[管做干搞]质量|第[六6]条|没|有)"
)
_FORMER_LATTER = re.compile(
    r"(?P<former>前者|前一[位个]|前面[那这]?[位个])|(?P<latter>后者|后一[位个]|后面[那这]?[位个])|第(?P<nth>[一二三四五])(?:位|个(?!月|年)|名)"
)
_NEW = re.compile(
    r"(?P<another>(?<!是)另(?:外)?(?:的)?一(?:位|个(?!月)|名|人)|另一人|(?<!是)另外(?:一)?(?:位|个(?!月|原因|问题)|名)|还有(?:一)?(?:位|个(?!月|原因|问题|处分|情况|事|就是|是说|要说|要)|名)|另有(?:一)?[位名])|(?P<one>(?:^|(?<=[:,;。\n、])|(?<=一个[\u4e00-\u9fff]{2})|(?<=学历)|(?<=职称)|(?<=文化))(?:一(?:位|个|名)(?!月|问题|项|半|处分|(?:[采检质业技操员工班下同][^,;。]{1,3})(?:拿|收|偷|泄|伪|篡|违|因|被|受贿))(?:是)?|[一二三]是(?=[^,;。他她]{1,10}(?:副总|总监|部长|经理|主任|助理|工程师|厂长|科长))|有(?:一)?[个位名](?=[^,;。]{1,14}(?:副总|总|部|经理|主任|长|员|师|助理|人))))"
    r"|(?P<mark>(?:(?<=[;。\n:,!?])|^)(?:[0-9]{1,2}[.、)](?![0-9])|[①-⑳]|\([0-9一二三四五六]\)(?!项|、)|[一二三四五六]、|[ABCDEF甲乙丙丁戊](?=[:、是,.)])[:、.)]?|(?:候选人|人选)[一二三四1-9ABCD甲乙丙丁]:?|[甲乙丙丁](?=现|为|在|,|本|大|做|干|有)))"
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

    for kind, pattern in (
        ("he", _PRONOUN),
        ("they", _PLURAL),
        ("rest", _REST),
        ("nth", _FORMER_LATTER),
        ("new", _NEW),
    ):
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
    mine = {m[0][-2:] for m in _MY_KIN.finditer(page.text)}
    if mine and _MYSELF.search(page.text):
        mine.add("本人")
    if len(mine) > 1 or (mine and people):
        events += [
            (m.start(), m.end(), "kin:" + m["kin"][-2:], 0)
            for pattern in (_KIN_IS, _KIN_AGAIN, _MYSELF)
            for m in pattern.finditer(page.text)
            if m["kin"][-2:] in mine
        ]
    events += [(post.start, post.end, "post", 0) for post in subject_posts if free(post.start)]
    events.sort(key=lambda event: (event[0], event[2] != "new"))
    return _walk(page, people, events)


def _nth(m: re.Match[str]) -> str:
    return "-2" if m["former"] else "-1" if m["latter"] else str("一二三四五".find(m["nth"]))


def _count(words: str) -> int:
    """How many people 三个人, 两位 speak of; 0 where no number stands."""
    return next(
        (n for n, mark in enumerate(("二两俩双", "三", "四", "五", "六", "七"), 2) if set(mark) & set(words)), 0
    )


def _topic_start(page: Page, start: int) -> int:
    """Where a clause begins that names its matter before its people: 第六条三个人都没有."""
    clause = page.clause_at(start)
    return clause.start if _TOPIC_FIRST.fullmatch(page.text[clause.start : start]) else start


def _walk(page: Page, people: list[Somebody], events: Sequence[tuple[int, int, str, int]]) -> list[Stretch]:
    found: list[Stretch] = []
    met: list[int] = []
    current: tuple[int, ...] = ()
    last_end, last_kind, ones = -1, "", 0
    named, kin = len(people), dict[str, int]()

    def stranger(at: int) -> int:
        people.append(Somebody(None, first=at))
        return len(people) - 1

    for place, (start, end, kind, value) in enumerate(events):
        if kind == "name":
            joined = last_kind == "name" and bool(
                (last_end == start and re.match(r"[都均两二俩谁各,、]|一起", page.text[end : end + 2]))
                or re.fullmatch(
                    r"(?:\([^)]{0,60}\))?(?:和|与|及|跟|、|以及|还有|或|或者|还是)(?:我们|公司|的)*",
                    page.text[last_end:start],
                )
            )
            if current and current[0] >= named and _IS_CALLED.search(page.text, max(0, start - 5), start):
                # 我们的质量经理可以吗？她叫甘棠: whoever was told of without a name has it now.
                found = [Stretch(s.start, (value,) if s.who == current else s.who) for s in found]
                met = [w for w in met if w != current[0]]
            current = (*(w for w in current if w != value), value) if joined else (value,)
            if value not in met:
                met.append(value)
            if not joined and last_end <= (begin := _topic_start(page, start)):
                start = begin
            if joined:
                # The words up to the name are this person's alone, what follows is of both.
                found.append(Stretch(start, (value,)))
                own = re.match(r"\([^)]{0,60}\)", page.text[end : end + 64])
                start = end + len(own[0]) if own else end
        elif kind == "he":
            if len(current) == 1 and _SENDS.match(page.text, end):
                people[current[0]].sends = True
            if not current:
                # 她自己发我的：……她叫钱多多: a pronoun before the only name is of whoever is named.
                current = (0,) if named == 1 else (stranger(start),)
                met.append(current[0])
            elif len(current) > 1:
                current = (current[-1],)
        elif kind.startswith("kin:"):
            if kind not in kin:
                kin[kind] = stranger(start)
                met.append(kin[kind])
            current = (kin[kind],)
        elif kind == "they":
            if len(met) < 2:
                continue
            count = _count(page.text[start:end]) or len(met)
            current = tuple(met[-count:])
            start = _topic_start(page, start)
        elif kind == "rest":
            # 除了甲，其他报名的人都没有……；另一个是乙: who is named only later is one of the others too.
            others = tuple(w for w in met if w not in current) or tuple(w for w in range(named) if w not in current)
            if not current or _count(page.text[start:end]) not in (0, len(others)):
                continue
            current = others
        elif kind.startswith("nth:"):
            number = int(kind[4:])
            if number < 0 and len(met) >= 2:
                current = (met[-2:][number],)
            elif 0 <= number < len(met) and len(met) > 1:
                current = (met[number],)
            elif (number >= 0 or len(met) == number + 2) and not _named_soon(page, events, place, commas=3):
                current = (stranger(start),)
                met.append(current[0])
            else:
                continue
        elif kind == "new":
            if soon := _named_soon(page, events, place):
                if value == 1:
                    # 乙：行政部部长，名叫安宁: from the mark on it is about whoever the item names.
                    found.append(Stretch(start, soon))
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
            if soon := _named_soon(page, events, place, commas=0):
                found.append(Stretch(start, soon))
                continue
            if last_kind == "new":
                continue
            current = (stranger(start),)
            met.append(current[0])
        found.append(Stretch(start, current))
        last_end, last_kind = end, kind
    return found


def _named_soon(
    page: Page, events: Sequence[tuple[int, int, str, int]], place: int, *, commas: int = 1
) -> tuple[int, ...]:
    """Whose name follows in the same item, with at most so many commas between; nobody's where none does."""
    start, end = events[place][0], events[place][1]
    for at, till, kind, who in events[place + 1 :]:
        gap = page.text[end:at]
        if re.search(r"[;。!?\n]", gap) or gap.count(",") > commas or at - start > 40:
            alone = gap == "," and kind == "name" and page.text[till : till + 1] in (",", "(")
            # 总经理助理，明哲，大专: a name that is a clause of its own stands beside the post before it.
            return (who,) if alone else ()
        if kind == "name":
            return (who,)
        if kind == "new":
            return ()
    return ()
