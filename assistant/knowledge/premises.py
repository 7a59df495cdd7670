"""What a message takes for granted, and whether the text says otherwise: in strength, in number, or in whose hand it lies.

A neutral question asserts nothing (必须全日制吗); a reason, a statement before a question, or a question that builds on
a fact does (既然必须全日制, 为什么必须全日制). Which clause an assertion is about is found elsewhere; here the two are
only compared, and nothing is said about assertions that agree or cannot be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.knowledge.cards import Card, Premise, plain
from assistant.knowledge.language import normalise
from assistant.knowledge.numerals import parse_numeral
from assistant.knowledge.question import is_thin

# A premise put in fewer characters than these (必须设) would be seen everywhere.
TELLING = 4
_SENTENCE = re.compile(r"[,。;?!\n]|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
# Said as a reason or as known: asserted whatever follows.
_GIVEN = re.compile(
    r"既然|(?<!是)不是(?=(?:可以|必须|要|得|应当|应该|能).*吗)|不是(?:说|讲|(?=都?规定|都?要求|写))|因为|由于|反正|明明|谁都知道|大家都知道|都知道|毕竟|正因|鉴于"
)
# Said of the text: asserted unless the sentence itself asks whether it is so.
_REPORTED = re.compile(
    r"(?:办法|条文|文件|上面|规定|市里|政策|条例|国家|通知|第.{1,3}条)(?:里|上|中)?(?:面)?(?:都|已经|明确|是|又)?(?:说|写|讲|规定|要求)(?:了|着|的|明)?|"
    r"(?:按照?|根据|依据|依照)(?:本?办法|规定|条文|要求|第.{1,3}条)(?:的?(?:规定|要求))?|(?<!公司)(?<!企业)(?<!单位)(?<!厂里)规定(?:了|是)?(?=[^的])|听说|据说|听人说|都说|老板说|领导说|同事说|我(?:知道|记得|以为|理解|看到|觉得)"
)
_POLAR = re.compile(r"[吗么][?!。]?$|是否|能否|可否|([\u4e00-\u9fff])不\1|有没有|有无|还是")
_WH = re.compile(r"谁|什么|啥|哪|几[个年月天次名项条种级家]|多少|多久|多长|怎么|怎样|咋|如何|为何|凭什么|何时|几时")
# 谁可以当, 哪些情形不得担任: what is asked is the very subject, so nothing is said of anyone.
_OPEN_SUBJECT = re.compile(r"谁|哪(?:些|类|种|几|个|家)|(?<!为)(?:什么|啥)(?:样的)?(?:人|企业|情|条件|部门|岗位)")
# What is left of such a question without the words that ask is what it takes for granted.
_ASKING = re.compile(
    r"为(?:什么|啥|何)|凭(?:什么|啥)|(?:什么|啥)时候|何时|几时|哪(?:一)?天|多少(?:钱|元)?|多久|多长时间|怎么|怎样|如何|咋|(?:什么|啥)(?:样的?)?|几(?=[个年月天次名项条种级家])"
)
_SEEKS_ASSENT = re.compile(
    r"^(?:是?对(?:的)?[吗吧]|是[吗吧]|没错吧|是这样[吗吧]|对不对|是不是|理解(?:得)?对[吗吧]|我理解(?:得)?对[吗吧]|说得对[吗吧])$|吧$"
)
_TAIL = re.compile(r"(?:的话|了|呢|吧|嘛|啊|呀|是吧|对吧|对不对|的)+$")
_HEAD = re.compile(r"^(?:那么?|所以|而且|但是?|可是?|这|的|又|都|是|,|\s)+")

# Said of one's own people and affairs, not of the rule; what an authority did to them is said of the rule too.
_TELLS = re.compile(r"[我他她咱]|[这那一](?:个|批|次)|公司(?:规定|要求)|领导|老板")
_AUTHORITY = re.compile(r"市监|市场监管|市场监督|监管部门|主管部门|政府|市局|区局")
# Of a longer story only what is given as a reason or as the rule is looked at.
STORY = 3

# What is claimed, the first that fits.
_CLAIMS = (
    ("by_regulator", r"(?:市监局?|市场监管[局部]?门?|市场监督管理[局部]?门?|监管部门|主管部门|监管局|政府|局里|市局|区局|市里|区里)(?![^,]{0,14}(?:不|无权|建议))(?:[^,]{0,14})(?:罢免|撤(?!诉)|免(?!费)|开除|解聘|解除|革职|换掉|拿掉|任命|聘任|聘用|指派|派|批准|审批|同意才)"),
    ("firm_cannot", r"(?:企业|公司|单位)(?:自己)?(?:不能|不得|不可以|无权)(?:自行|自己|自主)?(?:选?聘|任命|选|决定|解)"),
    ("by_others", r"(?:由|归|是|找)?(?:财政|政府|人社局?|人社部门|教育局|省局|省里|国家|工信局)(?:来|统一|负责)?(?:出|付|发(?!现|展)|给|承担|颁发|买单|拨)"),
    ("only", r"只有.{2,12}(?:才|适用|能)|只能|只限|仅限|只针对|只适用"),
    ("assured", r"(?:就|一定|肯定|必然|自动|保证|自然|直接)(?:能|可以|会|算)?(?:拿(?!出)|得到|得奖|获|评上|成为|是首席|入库|当选|通过|拥有|享有|有)"),
    ("optional", r"自愿|可有可无|可([\u4e00-\u9fff])可不\1|可以不|不强制|不用|不需要|无需|不必|没必要|用不着|无所谓|随便|(?:不是|并非|不算|没有)(?:必须|强制|非|一定|法定|硬性|要求|应当)|只是鼓励|只是提倡|想.{1,4}就"),
    ("must", r"必须|必需|强制|法定|硬性|一定(?:要|得)|非(?:得|要)|不可$|不得不|有义务|统统要|都(?:要|得|应当|应该)|一律|应当|应该|规定要|要求(?:每|所有|企业)|得(?=给|发|设|建|有|配|参加)|义务"),
    ("cannot", r"不能|不得|不准|无权|不可以|没资格|没有资格|禁止|不允许|没权|不许"),
    ("can", r"可以|能够|允许|有权|有资格|没问题|没关系|没事|照样|也能|就能"),
)  # fmt: skip
# How the conclusion of a card opens, the first that fits: what the text says to it.
_OPENINGS = (
    ("not_regulator", r"^(?:只能建议|由企业|企业给|由培训组织|条文没有写批准)"),
    ("wide", r"^(?:鼓励的对象是各类|不限|在范围内|.*都可以组织)"),
    ("not_assured", r"^(?:必要$|不会|持证不等于)"),
    ("not", r"^(?:不得担任|不能|不在范围|不会|待核实$|不等于)"),
    ("may", r"^(?:可以|都可以)"),
    ("encouraged", r"^(?:鼓励|逐步引导|推动|条文写的是“探索”)"),
    (
        "not_required",
        r"^(?:不是必须|条文没有(?:要求|写)|第五条没有把|证书不是|不限|学历和职称有一样|有一样就够|都算|学历这一头不限|没有要求|含3年)",
    ),
    ("must", r"^(?:应当|必须|纳入人才库的学员需)"),
)
_CLASHES = frozenset(
    (
        ("by_regulator", "not_regulator"), ("by_others", "not_regulator"), ("only", "wide"), ("firm_cannot", "not_regulator"), ("assured", "not_assured"), ("optional", "must"), ("can", "not"), ("cannot", "may"), ("cannot", "encouraged"),
        ("must", "may"), ("must", "encouraged"), ("must", "not_required"), ("assured", "not_required"),
    )
)  # fmt: skip
_DEMANDS = re.compile(r"要求|规定|必须|要|得|满|起码|至少|最少|不低于|才|以上|共|有|列|分")
_OWN_DEMAND = re.compile(r"(?:我们|公司|企业|单位|厂里|老板)(?:自己|内部)?(?:的?规定|要求)")
_NUMBER = re.compile(
    r"(?P<n>[0-9]{1,3}|[一二三四五六七八九十两]{1,3})(?:个)?(?P<unit>年(?!度|版|[0-9])|项|种情形|条件|种)"
)
_COUNTED = frozenset(("项", "种情形", "条件", "种"))
_MONEY = re.compile(r"(?:每月|每年|一个月|一年|不低于|至少)[^,]{0,4}?[0-9一二三四五六七八九]+(?:[百千万]|元|块)")


def asserted(text: str) -> tuple[str, ...]:
    """The statements a normalised message takes for granted, as said there; empty for neutral questions."""
    sentences = [s.strip() for s in _SENTENCE.split(text) if s and s.strip()]
    asks = [bool(_POLAR.search(s) or _WH.search(s) or re.search(r"[吗呢吧]$", s)) for s in sentences]
    found: list[str] = []
    for n, sentence in enumerate(sentences):
        later = sentences[n + 1 :]
        chooses = bool(later) and later[0].startswith("还是")
        polar = chooses or (bool(_POLAR.search(sentence)) and not _SEEKS_ASSENT.search(sentence))
        if given := _GIVEN.search(sentence):
            found.append(sentence[given.end() :])
        elif polar or (asks[n] and _OPEN_SUBJECT.search(sentence)):
            continue
        elif reported := _REPORTED.search(sentence):
            said = sentence[reported.end() :] if len(sentence) - reported.end() > 3 else sentence
            if not _TELLS.search(said):
                found.append(said)
        elif len(sentences) > STORY or (_TELLS.search(sentence) and not _AUTHORITY.search(sentence)):
            continue
        elif (not asks[n] and (any(asks[n + 1 :]) or any(map(_SEEKS_ASSENT.search, later)))) or (
            asks[n] and not is_thin(sentence)
        ):
            found.append(sentence)
    return tuple(s for s in (_TAIL.sub("", _HEAD.sub("", _ASKING.sub("", f))) for f in found) if len(s) > 3)


def named(cards: Iterable[Card], statements: Sequence[str]) -> tuple[Card, Premise] | None:
    """The card, with its premise, that names one of the statements as false."""
    said = "。".join(map(_folded, statements))
    for card in cards:
        for premise in card.premises:
            if any(_states(said, folded) for folded in map(_folded, premise.says) if len(folded) >= TELLING):
                return card, premise
    return None


def clashes(statement: str, lead: str) -> bool:
    """Whether a statement claims another strength, or another hand, than the conclusion `lead` opens with."""
    if is_story(statement):
        return False
    claim = next((name for name, pattern in _CLAIMS if re.search(pattern, statement)), None)
    opening = re.split("[:：,，。；]", lead, maxsplit=1)[0]
    stand = next((name for name, pattern in _OPENINGS if re.search(pattern, opening)), None)
    return (claim, stand) in _CLASHES


def miscounts(statement: str, text: str, items: int) -> bool:
    """Whether a statement demands another number of years than the clause `text`, or counts its `items` wrongly."""
    if _MONEY.search(statement) and not _OWN_DEMAND.search(statement):
        return not re.search(r"元", text)
    if is_story(statement) or not _DEMANDS.search(statement) or _OWN_DEMAND.search(statement):
        return False
    held = {(parse_numeral(m["n"]), m["unit"]) for m in _NUMBER.finditer(normalise(text))}
    units = {unit for _, unit in held}
    for m in _NUMBER.finditer(statement):
        number, unit = parse_numeral(m["n"].replace("两", "二")), m["unit"]
        if unit in _COUNTED:
            if items and number != items and number and number > 1 and statement[: m.start()][-1:] != "第":
                return True
        elif unit in units and (number, unit) not in held:
            return True
    return False


def is_story(statement: str) -> bool:
    """Whether a statement tells of one's own people, not of the rule."""
    return bool(
        re.match(r"(?:我们?|咱们?)(?:公司|厂|单位|这里|这边)?(?:想|打算|准备|有|是|刚|现在|没有|规模)", statement)
    )


# Ways of writing that make no difference to what is claimed.
_SAME = (
    (re.compile(r"[的了也就都]|(?<=当)(?:首席质量官|质量官|cqo)|(?<=担任)(?:首席质量官|质量官|cqo)"), ""),
    (re.compile(r"(?:培训)?结业证书?|培训证书?|资格证书?|证书"), "证"),
    (re.compile(r"(?:进|入|纳入|加入|放进)(?:人才)?库"), "入库"),
    (re.compile(r"市场监督管理(?:局|部门)|市场监管(?:局|部门)?|市监局?|监管部门|主管部门|市局"), "市监"),
    (re.compile(r"三(?=年)"), "3"),
    (re.compile(r"公司|单位|厂里"), "企业"),
)


@lru_cache(4096)  # the premises of all cards, at every message
def _folded(text: str) -> str:
    text = plain(text)
    for pattern, written in _SAME:
        text = pattern.sub(written, text)
    return text


def _states(said: str, says: str) -> bool:
    at = said.find(says)
    return at >= 0 and not said[max(0, at - 3) : at].endswith(("不是", "不用", "没有", "并非", "无需", "不需", "不"))
