"""What a text says of 第五条第（一）、（二）、（四）项, which the firm judges: yes only when the whole condition stands there.

Each condition is cut into limbs; all must be stated well of for a yes, one failing is a no. Items may also be named by
number. Nothing is scored here, and praise in general (人不错) is no limb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.flows.understanding.page import Clause, Page
from assistant.flows.understanding.said import ASKED_BEFORE, GUESSED, Said, Settled

COMMITMENT, ABILITY, INTEGRITY = "commitment", "ability", "integrity"
BY_ITEM = {1: COMMITMENT, 2: ABILITY, 4: INTEGRITY}

LIMBS: dict[str, dict[str, str]] = {
    COMMITMENT: {
        "love": r"热爱(?:这份|自己的|本职|所从事的?|本岗位)*的?质量|(?<!热)爱(?:质量|这份质量)|热心质量|对质量(?:工作|管理|这块)?(?:的|他|她)?(?:没什么热情|没什么兴趣|没兴趣|有热情|没有?热情|没有?兴趣|不热心|不上心|很热爱|充满热情|热爱|上心)|(?:一心|全身心|一门心思|心思(?:都|全)?)(?:都|全)?(?:扑|放|铺|用)在(?:了)?质量|喜欢?(?:干|做|搞)?质量|钟爱质量|质量工作热情",
        "law": r"懂法|法规|法律|质量法|法条",
        "policy": r"政策|方针",
    },
    ABILITY: {
        "talk": r"沟通",
        "join": r"协调",
        "organise": r"组织(?!部|上|架构|机构|生产|开展|实施|编|处理|人事|者|谈话|决定|关系|培训|审核|内审|验收)",
        "practice": r"实践经[验历]|(?:一线|现场|质量)经验|实践(?=丰富|、|和|都|也)|实战经验|实际经验|(?:和|、|与)(?:工作|管理)?经验(?=都|均|也|俱|全|样样)|经验(?:也|都|很|较|比较)?(?:丰富|足|够|都有)|有(?:一定|丰富|较多|多年)?的?(?:质量管理)?(?:工作)?经验|(?:缺乏|没有|没什么|缺少|欠缺|不足|缺)(?:实际|相关)?(?:工作)?经验",
    },
    INTEGRITY: {
        "principle": r"原则",
        "fair": r"秉公|公正|公道|公平|徇私|办事不公|偏袒",
        "politics": r"政治",
        "ethics": r"职业道德|职业操守|道德素养|道德",
    },
}
_NAMES_LIMB = {key: {name: re.compile(words) for name, words in limbs.items()} for key, limbs in LIMBS.items()}
_ANY_LIMB = re.compile("|".join(words for limbs in LIMBS.values() for words in limbs.values()))
_SELF_EVIDENT = frozenset({"love"})
_GOOD = re.compile(
    r"强|好|突出|出色|优秀|具有|具备|有(?!待)|不错|足够|(?<!不)够|合格|丰富|过硬|达标|符合|没问题|没得说|胜任|良好|佳|熟悉|懂|了解|掌握|精通|通晓|熟知|熟(?!人)|讲|坚持|坚守|坚定|秉公|公正|公道|公平|端正|高(?!层)|扎实|到位|达到|满足|认可|靠得住|硬|清楚|在行|拿手|一流|吃得透|拿得起|烂熟|熟稔|没话说|没的说|不含糊|数一数二|立得住|(?<!不)足$|[是:]$|ok|OK|√|是$"
)
_BAD = re.compile(
    r"不(?:太|大|够|怎么|甚|是很|算|很|那么)?(?:熟|懂|了解|掌握|强|好|足|行|够|讲|坚持|公|热爱|爱|喜|具备|具有|善|会|擅长|秉|遵|按原则|主动|积极|合格|达标|符合|过关|过硬|清楚|端正|到位|高|佳|突出|理想|过得去|丰富|胜任|上心|正|守|知)|差(?!不多|距不|异)|弱|欠缺|欠佳|缺乏|缺少|缺(?!点少|勤)|不足|(?:经验|实践)[^,;。]{0,3}少(?!有)|太少|不多|有待(?:提高|加强|改进)|没有(?:什么)?(?:热情|兴趣|实践|实际|工作|相关|组织|沟通|协调|原则|管理)|没(?:什么|啥)?(?:原则|经验|实践|热情|兴趣)|谈不上|称不上|说不上|无(?:实践|原则)|(?<!没)(?<!没有)(?<!无)有(?:点|些|很大|严重)?问题|成问题|有污点|有瑕疵|徇私|偏袒|办事不公|一窍不通|陌生|一知半解|薄弱|为零|空白|吃不透|欠火候|火候(?:还)?(?:不|欠)|拿不起|短板|软肋|违背|丧失|败坏|未达"
)
_SO_SO = re.compile(r"一般|尚可|还行|过得去|马马虎虎|凑合|中等|平平|还可以|勉强|有所|说得过去")
_NOT_JUDGED = re.compile(
    r"未评|没评|待评|尚未评|还没评|没有评|未作评|没作出?评|不评|未评价|没有书面|尚待|自称|自认|自己(?:(?:介绍|表示|口头|一直)*说|介绍|表示|觉得|认为|评|讲|写)|自我|个人(?:看法|认为|觉得|意见)|本人(?:说|认为|自|讲|表示)|自评|不是不|并非不|不能说不|谁敢说|看法不一|意见不一|有争议|不好说|没提|没写|没说|未提|要看|需要?(?:提高|考察|评)|希望|努力|正在学|学习|培训|参加过|还要|要求|应当具有|应具有|需具备|必须|条件(?:是|包括)|什么叫|怎么(?:算|证明|评|才)|如何|哪些|吗$|应该(?:有|是)"
)
_TURN = re.compile(r"但是?|不过|然而|却|只是|可是|而(?=且?不|对|政)|唯独|就是(?=[^,;]{0,6}(?:差|弱|不|缺))")
_PREDICATE = re.compile(
    r"(?:他|她|其|本人|企业|公司|这|那|以上|上述|等|各|都|也|均|全|样样|几|三|四|两|能力|方面|水平|素质|素养|经验|表现|书面|评价|很|非常|十分|特别|相当|比较|较|还|不|没|未|差|强|弱|好|一般|优|符合|合格|具|有|过硬|突出|丰富|达|满足|从来|一向|一直|向来|尚|欠|缺|可|是|:)"
)
_DOUBLE = re.compile(r"(?:不是|并非|不能说|谈不上|没有人说|不算)(?:很|太|特别)?(?:不|没)")

_NUMBERS = r"(?:第?\(?[一二三四五1-5]\)?项?(?:[、和及与,]|至|到|-)*){1,5}"
_BY_NUMBER = re.compile(
    rf"(?P<article>第?[五5]条|(?<![一二三四五六七八九十第0-9(])[五5](?=\([一二四1-4]))?(?:的|中|中的)?(?:第|\(|(?<=条)(?=[一二四1-4][、一二三四])|(?<=评价)(?=[一二四][、和]))(?P<items>{_NUMBERS})"
)
_ALL_OF_FIVE = re.compile(
    r"(?:第[五5]条)(?:(?:规定|所列|列|里|中|要求)?的?(?:各项|所有|全部|三项|四项|各个|每一?项|几项|基本)?的?(?:基本)?(?:条件|要求|规定|内容)?)(?:他|她|全部|全都|全|都|均|各项|逐项|逐条|也|完全|(?:企业|公司|单位)?(?:认定|评定|审核|考评)(?:后|为|是)?|经评价|评价(?:为|是|都)?|企业(?:评价|认为|已评价)?|每项)*(?:符合|合格|满足|具备|达标|通过|达到)(?!(?:吗|不|么|与否))"
    r"|(?<!不)(?:符合|满足|具备|达到)(?:了)?(?:办法)?第[五5]条(?:规定|所列)?的?(?:各项|所有|全部|四项|每一?项)(?:的)?(?:基本)?(?:条件|要求)?"
    r"|^评价(?:结果)?也?(?:全部|全|都|均|皆)(?:为|是)?(?:合格|符合|通过|达标)|(?:企业|书面|公司|单位|主观)(?:的)?(?:书面|主观)?评价(?:结果)?(?:全部|全|都|均|皆|各项均?|三项均?)+(?:为|是)?(?:合格|符合|通过|达标|满足)|三项(?:主观|书面|企业)?(?:条件|评价)[^,;。]{0,6}?(?:都|均|全)(?:是|为)?(?:认可|合格|符合|通过|满足)|三项(?:书面|主观|企业)?评价(?:结果)?(?:全部|全|都|均|皆)?(?:为|是)?(?:合格|符合|通过|达标|满足)|(?:第[五5]条)?(?:三项|第?\(?一\)?、?\(?二\)?、?\(?四\)?项)?(?:主观|书面|企业)?评价(?:条件)?(?:是|为|:|中|里|结果)*(?:三项|各项)(?:都|均|全)?(?:合格|符合|通过|达标|满足)"
)
_OTHER_TWO = re.compile(
    r"(?:其[他余]|另外|剩下|余下)的?[两二]项(?:评价|条件)?(?:都|均|则|也|全)?(?:是|为)?(?:不?(?:合格|符合|通过|达标|满足))"
)
_MET = re.compile(
    r"合格|符合|满足|达标|通过|具备|达到|没问题|评价(?:为|是)?(?:是|好)|(?<!未)(?<!不)(?<!没)肯定(?!不)|(?<!不)(?<!未)(?<!没)认可(?!度)|好评|:是|^项?(?:为|:)?是$|均?为?是$|为是|:yes|√"
)
_UNMET = re.compile(
    r"(?:不|未|没有?|没能)(?:合格|符合|满足|达标|通过|具备|达到)|:否|^项?(?:为|:)?否$|为否|否定|不予?认可|不行|达不到|不过关|评价(?:为|是)?否|不够格|不合"
)


def read(page: Page) -> Iterator[Said]:
    """Every limb stated well or ill of, and every item judged by its number."""
    for number, clause in enumerate(page.clauses):
        if GUESSED.search(clause.text):
            continue
        yield from _by_number(page, number, clause)
        if _ANY_LIMB.search(clause.text):
            yield from _limbs(page, number, clause)


def _limbs(page: Page, number: int, clause: Clause) -> Iterator[Said]:
    if _NOT_JUDGED.search(clause.text) or _DOUBLE.search(clause.text):
        return
    for part, offset in _parts(clause.text):
        found: list[tuple[str, str, re.Match[str]]] = [
            (key, name, m)
            for key, limbs in _NAMES_LIMB.items()
            for name, limb in limbs.items()
            for m in [limb.search(part)]
            if m
        ]
        if not found:
            continue
        found = [
            f for f in found if f[1] != "law" or not re.search(r"违[反背]|触犯|依据|根据|按照", part[: f[2].start()])
        ]
        predicate = part
        following = page.clauses[number + 1] if number + 1 < len(page.clauses) else None
        if not _GOOD.search(part) and not _BAD.search(part) and following and following.sentence == clause.sentence:
            if _NOT_JUDGED.search(following.text):
                continue
            if _PREDICATE.match(following.text) or _ANY_LIMB.search(following.text):
                predicate = part + following.text
        tone = _tone(predicate)
        for key, name, place in found:
            sign = tone
            if sign == "?" and name in _SELF_EVIDENT:
                sign = "+"
            if sign == "?" or ASKED_BEFORE.search(part[: place.start()]):
                continue
            start = clause.start + offset
            yield Said(key, sign + name, start, start + len(part), "", clause.text)


def _parts(text: str) -> list[tuple[str, int]]:
    """The clause cut where it turns: 沟通能力强但协调能力差."""
    cuts = [0, *(m.start() for m in _TURN.finditer(text)), len(text)]
    return [(text[a:b], a) for a, b in pairwise(cuts) if b > a]


def _tone(text: str) -> str:
    if _BAD.search(text):
        return "-"
    if _SO_SO.search(text):
        return "?"
    return "+" if _GOOD.search(text) else "?"


def _by_number(page: Page, number: int, clause: Clause) -> Iterator[Said]:
    text = clause.text
    if "项" not in text and "条" not in text and "评价" not in text and not re.search(r"[五5]\(|^\([一二四]\)", text):
        return
    if re.search(r"吗$|是否|是不是|能否|有没有|怎么|如何|哪些", text) or (
        _NOT_JUDGED.search(text) and not _MET.search(text)
    ):
        return
    if m := _ALL_OF_FIVE.search(text):
        if not re.search(r"不$|没$|未$|并非", text[: m.start()][-3:]) and not re.search(r"除|以外|之外", text):
            for key in (COMMITMENT, ABILITY, INTEGRITY):
                yield Said(key, "yes", clause.start + m.start(), clause.start + m.end(), "", text)
        return
    if "第六条" in text or "第6条" in text:
        return
    two = _OTHER_TWO.search(text)
    if two and (earlier := _BY_NUMBER.findall(page.text[: clause.start + two.start()])):
        one = numbers_in(earlier[-1][1])
        value = "no" if _UNMET.search(two[0]) else "yes"
        if len(one) == 1:
            for item in {1, 2, 4} - set(one):
                yield Said(BY_ITEM[item], value, clause.start + two.start(), clause.start + two.end(), "", text)
        return
    found = [
        m
        for m in _BY_NUMBER.finditer(text)
        if m["article"] or "评价" in text or _article_before(page, clause, m.start()) == 5
    ]
    for place, m in enumerate(found):
        until = found[place + 1].start() if place + 1 < len(found) else len(text)
        predicate = text[m.end() : until]
        if predicate.endswith(("、", "和", "及", "与")) and not (_MET.search(predicate) or _UNMET.search(predicate)):
            # 第一项、第二项的能力要求、第四项都合格: one predicate for the whole list.
            predicate = text[found[-1].end() :]
        following = page.clauses[number + 1] if number + 1 < len(page.clauses) else None
        before = text[max(0, m.start() - 4) : m.start()]
        if (
            not predicate.strip("的")
            and following
            and not _BY_NUMBER.search(following.text)
            and not before.endswith("符合")
        ):
            predicate = following.text
        if re.search(r"未评|没评|待评|不清楚|未知|待定|尚待", predicate):
            continue
        if re.search(r"(?:没有?|无)(?:一项|任何一项|哪一?项|一)?不(?:合格|符合|满足|达标|通过|具备)", predicate):
            predicate = "均符合"
        unmet, met = (
            _UNMET.search(predicate) or re.search(r"不(?:符合|满足|具备)$", before),
            _MET.search(predicate) or re.search(r"(?:符合|满足|具备)$", before),
        )
        if not unmet and not met:
            continue
        for item in numbers_in(m["items"]):
            if fact := BY_ITEM.get(item):
                yield Said(
                    fact,
                    "no" if unmet else "yes",
                    clause.start + m.start(),
                    clause.start + min(until, m.end() + 12),
                    "",
                    text,
                )


def _article_before(page: Page, clause: Clause, place: int) -> int:
    """The article last named before a place in its sentence or the one before."""
    text = page.text[max(0, clause.start - 80) : clause.start + place]
    found = re.findall(r"第?([五六56])条|(?:企业|书面|公司|单位)评价", text)
    if not found:
        return 0
    return 6 if found[-1] in ("六", "6") else 5


def numbers_in(text: str) -> list[int]:
    """(一)、(二) and (四) -> 1, 2, 4; 一至三 -> 1, 2, 3."""
    found: list[int] = []
    through = False
    for m in re.finditer(r"([一二三四五1-5])([^一二三四五1-5]*)", text):
        number = "一二三四五".find(m[1]) + 1 or int(m[1])
        if found and through:
            found += range(found[-1] + 1, number)
        found.append(number)
        through = bool(re.search(r"至|到|-", m[2]))
    return list(dict.fromkeys(found))


def settle(key: str, said: Sequence[Said]) -> Settled | None:
    """no where a limb fails, yes where all are stated, nothing where they contradict or one is missing."""
    if not said:
        return None
    values = {str(s.value) for s in said}
    good = {value[1:] for value in values if value.startswith("+")}
    bad = {value[1:] for value in values if value.startswith("-")}
    failing = next((s for s in said if s.value == "no" or str(s.value).startswith("-")), None)
    if failing is not None:
        disputed = "yes" in values or (bad and bad <= good) or ("no" in values and good >= set(LIMBS[key]))
        return None if disputed else Settled("no", failing)
    if "yes" in values:
        return Settled("yes", next(s for s in said if s.value == "yes"))
    if good >= set(LIMBS[key]):
        return Settled("yes", next(s for s in said if str(s.value).startswith("+")))
    return None
