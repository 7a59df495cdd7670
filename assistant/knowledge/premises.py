"""What a message takes for granted, and whether a card knows it to be false.

A neutral question asserts nothing (必须全日制吗); a reason, a statement put to be confirmed, something heard or read, or
a message that asks nothing does (既然必须全日制, 必须全日制吧), but not what is told before a question. An assertion is
one of the false premises written down with the cards where it is nearer to that than to the truths beside it, and put
the same way round (自考也认 is as near to 自考不认 as can be, and the opposite). What no card names is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.knowledge.cards import Card, Premise
from assistant.knowledge.english import TAG, read_as_chinese
from assistant.knowledge.language import normalise
from assistant.knowledge.numerals import parse_numeral
from assistant.knowledge.question import is_thin

# How near a statement must be to a false claim about the card a message came to, where it is asserted and where it is
# only told before a question, and about any other card.
NEAR, NEAR_TOLD, NEAR_OTHER = 0.25, 0.45, 0.5
# Less will do about that card where nothing true is nearly as near; farther than this a claim tells nothing.
LEAST, ALONE = 0.14, 0.7
# What is claimed of another card must be so much nearer than anything true. And who says something true of the matter
# besides is corrected only by what is nearer than so much of that.
CLEARLY, BESIDE = 0.9, 0.7
# What is true of another matter speaks so much less for a statement about this one.
ELSEWHERE = 0.8
# What remains of nearness to a claim put the other way round, more or less strongly, or of other numbers.
TURNED, STRENGTH, OTHER_NUMBER = 0.9, 0.9, 0.5

_SENTENCE = re.compile(r"[,。;:!\n]|(?<=\?)|(?=所以|因此)|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
# Said as a reason or as known: asserted whatever follows.
_GIVEN = re.compile(
    r"既然|(?<!是)不是(?=(?:可以|必须|要|得|应当|应该|能).*吗)|不是(?:说|讲|(?=都?规定|都?要求|写))|因为|由于|反正|明明|谁都知道|大家都知道|都知道|毕竟|正因|鉴于"
)
# Said of the text, or heard: asserted unless the sentence itself asks whether it is so.
_REPORTED = re.compile(
    r"(?:办法|条文|文件|上面|规定|市里|政策|条例|国家|通知|第.{1,3}条)(?:里|上|中)?(?:面)?(?:都|已经|明确|是|又)?(?:说|写|讲|规定|要求)(?:了|着|的|明)?|"
    r"(?:按照?|根据|依据|依照)(?:本?办法|规定|条文|要求|第.{1,3}条)(?:的?(?:规定|要求))?|(?<!公司)(?<!企业)(?<!单位)(?<!厂里)规定(?:了|是)?(?=[^的])|听[^,]{0,4}(?:说|讲)|据说|都说|我(?:知道|记得|一直?以为|理解|看到|觉得)|"
    r"(?:老板|老总|领导|同事|同行|法务|人事|hr|财务|行政|办公室|老师|专家|顾问|客户|朋友|主任|经理|科长|部长|厂长|副总|总监|师傅|局里|主管|人家|有人|别人|群里|网上|同学|爱人|[他她]们?)[^,。?不没]{0,6}?(?:说|讲|告诉我们?|认为|觉得|坚持|咬定)(?:了|是|的是|过|,)?(?=[^,。?]{4})"
)
_ASKS = re.compile(
    r"(?:吗|么|没|没有|不|伐|否|无|呢)\??$|是否|能否|可否|有无|还是(?!第|老)|(?<!爱)(?<!想)([\u4e00-\u9fff])[不没]\1|有没有|真的假的|真有|^(?:is|are|do|does|can|could|must|may|which|who|what|when|how|if)\b|"
    r"谁|什么|啥|哪|第几|几[个年月天次名项条种级家块成点小分周期届]|多少|多久|多长|怎么|怎样|咋|如何|为何|何时|几时|帮我|请问|想问"
)
# Why it is so takes for granted that it is; what is left without these words is what is taken for granted.
_WHY = re.compile(
    r"为(?:什么|啥|何)|凭(?:什么|啥)(?!文件|材料|证|东西|凭据|入|进|纳|说|讲)|怎么(?=都?(?:必须|一定|非|还要))"
)
# 那不就是违规了吗 says that it is.
_RHETORICAL = re.compile(r"^(?P<head>.*?)不就(?P<said>(?:是|等于|没).+?)了?[吗嘛]\??$")
# It is reported that it is not so: 没有哪条说津贴必须给, 谁说必须本科.
_DENIED = re.compile(
    r"(?:不是(?:说|讲)?|不用|没有?|并非|无需|不需要?|不|未|难道|谁|哪有|哪里)(?:有|要求|规定|写|说|讲|听|人|人说|人规定|哪条|哪一条|任何|一条|谁|见|明确|强制|所有|每|家|企业)*$"
)
# 他不是局里派来的吗 says that he is.
_IS_IT_NOT = re.compile(r"^(?P<head>[^不]*?)(?<!是)不(?P<said>(?:就|都)?是[^,]{3,}?)(?:的)?[吗嘛]\??$")
# Asks whether what was reported is so.
_DOUBTS = re.compile(r"真的假的|真的吗|有没有这|有这(?:回事|句|条)|属实|靠谱|说得对")
# Asks to confirm what was said; 行吗 and 可以吗 ask.
_ASSENT = re.compile(
    r"(?:^|[^对是不])(?:对|是|没错|是这样|正确)(?:的)?(?:吧|吗|么|嘛|不|伐|呗)\??$|对不对\??$|(?<=.{6})是不是(?:这样|这个意思)?\??$|"
    r"(?:理解|讲|说|标|想|写|记|算)(?:得|的)?(?:对|没错|没问题)(?:吧|吗|么|不|伐)?\??$|没(?:说|讲|记|理解)?错(?:吧)?\??$|说得对不对\??$|[吧呗嘛]\??$"
)
_CONFIRMS_ONLY = re.compile(
    r"^(?:这|那|应该|我|他)*(?:话|说法)?没(?:问题|毛病|(?:说|讲|记|理解|搞|弄)?错)(?:吧|吗)?\??$|"
    r"^(?:(?:我|他|她|领导|老板)?(?:这样|这么|一直)*(?:理解|讲|说|标|想|写|记|跟.{1,4}讲|跟.{1,4}说)?(?:得|的)?)?(?:就?是|对|没错|没问题|正确|这样|是这个(?:意思|路线|道理))*(?:对不对|是不是(?:这样|这个意思)?|吧|吗|么|嘛|不|伐|呗|对)*\??$"
)
# A bare statement claims something; a bare topic (津贴标准 金额) does not.
_CLAIMS = re.compile(
    r"是|就|都|必须|应当|只|才(?!库)|不|没|等于|可以|能|要|会|归|由|算|属于|享[有受]|改[成为]|[从把].{1,12}[到成为]|写的|规定了"
)
_TAIL = re.compile(r"(?:的话|了|呢|吧|嘛|啊|呀|呗|是吧|对吧|对不对|是不是|对吗|是吗|对不|对伐|的|\?)+$")
_HEAD = re.compile(r"^(?:那么?|所以|因此|而且|但是?|可是|这|的|又|都|是|,|\s)+")
# A bare message with no more characters than these is a topic.
SHORT = 9
# What is told is put as a rule, in so many characters, and is not one of two that are asked about.
_RULES = re.compile(r"属于|不得|算(?!盘)|法定|没问题|等于|一律|不能|不许|不准|只准")
_ALTERNATIVE = re.compile(r"还是")
LEAST_TOLD = 7

_GIVEN_IN_ENGLISH = (
    re.compile(r"\b(?:since|because|given that|now that)\s+(?P<said>[^,.?]{8,})"),
    re.compile(
        r"\b(?:heard|says?|said|told (?:me|us)|believes?|thinks?|insists?|claims?)(?: that)?\s+(?P<said>[^,.?]{8,})"
    ),
    re.compile(rf"(?:^|[.?!]\s*)(?P<said>[^.?!]{{8,}}?){TAG}"),
)

# How a statement is put, as far as it decides whether it is true.
_DENIAL = re.compile(
    r"非[^,]{1,8}不可|爱(.)不\1|不得不|不但|不仅|不管|不论|不过(?!问)|不同|对不起|不良|不正当|不足|不胜任|不合格|不够格|([\u4e00-\u9fff])不\2|没错|没问题|没关系|未来|无锡|非常|"
    r"非(?:得|要)?[^,]{1,10}不可(?!以)|非(?:得|要)"
)
# Not required is as good as free: 没有规定必须设 and 不是非设不可 say 自愿设.
_NOT_REQUIRED = re.compile(
    r"(?:不是|不算|并非|不|没有?|未)(?:任何|哪条|哪一条|一条|明确|听|人)*(?:(?:规定|要求|说|写|讲)[^,]{0,8}?)?"
    r"(?:必须|必需|强制|硬性|法定|应当|一定(?:要|得)|非(?:要|得)?[^,]{1,10}不可|非(?:要|得))|不必|无需|无须|用不着|不需要"
)
_QUOTED = re.compile("[“”‘’\"'「」『』]")
_NEGATIONS = re.compile(
    r"不|没有?|无(?!论)|未|(?<![区级特个分差性])别(?![的人处家市个])|甭|用不着|非|瞎编|免谈|一毛钱关系没"
)
_MANNERS = (
    ("must", re.compile(r"必须|必需|强制|法定|硬性|硬规定|一定(?:要|得)|非[^,]{1,10}不可|非(?:得|要)|不得不|有义务|统统|都(?:要|得|应当|应该)|一律|应当|应该|规定要|逃不掉|包下来|得给|要罚|罚款")),
    ("free", re.compile(r"不是(?:非|必须|一定|硬性|强制)|不一定|不强制|自愿|可有可无|随便|无所谓|鼓励|提倡|自由|爱.{1,3}不.{1,3}|想.{1,3}就")),
    ("only", re.compile(r"只(?!要|好)|仅|(?<!人)才|唯一|限于|专门|光")),
    ("sure", re.compile(r"自动|天生|自然|直接|等于|就(?:能|可以|会|是|算|有|拿|稳)|一定能|肯定|保证|稳|当然|到手|自带")),
)  # fmt: skip

_MAY = re.compile(r"(?<!不)(?:可以|能|允许|有权)")
_OWN_DEMAND = re.compile(r"(?:我们|公司|企业|单位|厂里|老板)(?:自己|内部)?(?:的?规定|要求)")
_DEMANDS = re.compile(r"条[^,]{0,2}有|要求|规定|必须|满|起码|至少|最少|不低于|以上|共|列|分|给")
_N = r"(?P<n>[0-9]{1,3}|[一二三四五六七八九十两]{1,3})"
_YEARS = re.compile(rf"(?<![0-9〇零一二三四五六七八九十]){_N}年(?!度|版|[0-9])")
# The items of an article by what its title calls them; 给了三项权限 counts what a letter gives.
_ITEMS = re.compile(
    rf"(?:^|[,。;?!]|那|这|第[^,。;?!]{{1,4}}条(?:的|里|规定的?|列的?|鼓励的?|写的?)?(?:那|有|共|一共有?)?|办法(?:里|规定|写)的?|质量官的?(?:那|有)?)"
    rf"(?P<said>{_N}(?:项|条|种|个|大)(?P<noun>职责|权限|权力|权益|待遇|情形|基本条件|条件|行为规范))(?!之一|中)"
)
_CALLED = {"权力": "权限", "待遇": "权益", "基本条件": "条件", "行为规范": "规范"}
_NUMERAL = re.compile(r"[0-9]+|[一二三四五六七八九十]{2,}|[二三四五六七八九十两](?=[条项年点种款个名])")


def asserted(text: str) -> tuple[str, ...]:
    """The statements a normalised message takes for granted, as said there; empty for neutral questions."""
    sentences = [s.strip() for s in _SENTENCE.split(text) if s and s.strip(" ?")]
    assents = [bool(_ASSENT.search(s)) for s in sentences]
    asks = [bool(_ASKS.search(s)) and not assent for s, assent in zip(sentences, assents, strict=True)]
    # A statement put as a question (进了一个等于进了两个？) asks, unless it is put strongly.
    asks = [
        ask or (s.endswith("?") and not assent and not manner(s)[1])
        for s, ask, assent in zip(sentences, asks, assents, strict=True)
    ]
    asks = [
        ask and not (n + 1 < len(sentences) and _CONFIRMS_ONLY.match(sentences[n + 1])) for n, ask in enumerate(asks)
    ]
    sought = any(assents)
    flat = not any(asks) and not sought
    found: list[str] = []
    for n, sentence in enumerate(sentences):
        if assents[n] and _CONFIRMS_ONLY.match(sentence):
            continue
        if given := _GIVEN.search(sentence):
            found.append(sentence[given.end() :])
        elif (why := _WHY.search(sentence)) and not _ASKS.search(sentence[why.end() :]):
            found.append(sentence[: why.start()] + sentence[why.end() :])
        elif rhetorical := _RHETORICAL.search(sentence) or _IS_IT_NOT.search(sentence):
            found.append(rhetorical["head"] + rhetorical["said"])
        elif asks[n]:
            continue
        elif (reported := _REPORTED.search(sentence)) and not any(map(_DOUBTS.search, sentences[n:])):
            # 没有规定必须本科: what is said is that it is not so.
            whole = len(sentence) - reported.end() <= 3 or _DENIED.search(sentence[: reported.end()])
            found.append(sentence if whole else sentence[reported.end() :])
        elif sought or (flat and len(text) > SHORT and _CLAIMS.search(sentence)):
            found.append(sentence)
    return tuple(s for s in (_TAIL.sub("", _HEAD.sub("", f)) for f in found) if len(s) > 3 and not is_thin(s))


def told(text: str) -> tuple[str, ...]:
    """What a normalised message says in so many words before it asks: rules as the person believes them (拿了证就是, 非得
    副总), not what happened. Less sure than what is asserted, and none of that."""
    sentences = [s.strip() for s in _SENTENCE.split(text) if s and s.strip(" ?")]
    known = asserted(text)
    found = []
    for n, sentence in enumerate(sentences):
        said = _TAIL.sub("", _HEAD.sub("", sentence))
        open_ = _ASKS.search(sentence) or any(map(_ALTERNATIVE.search, sentences[n : n + 2]))
        if len(said) < LEAST_TOLD or open_ or any(said in one or one in said for one in known):
            continue
        if _RULES.search(said) or manner(said)[1] - {"free"}:
            found.append(said)
    return tuple(found)


def asserted_in_english(typed: str) -> tuple[str, ...]:
    """What an English message, as typed, gives as a reason, has heard, or wants confirmed; in the Chinese words it is read as."""
    clauses = [m["said"] for pattern in _GIVEN_IN_ENGLISH for m in pattern.finditer(typed)]
    return tuple(read_as_chinese(clause)[0].replace(" ", "") for clause in clauses)


def manner(statement: str) -> tuple[bool, frozenset[str]]:
    """How a statement is put: whether denied, and how strongly (required, free, exclusive, by itself)."""
    statement = _NOT_REQUIRED.sub("自愿", _QUOTED.sub("", statement))
    bare = _DENIAL.sub("", statement)
    denied = len(_NEGATIONS.findall(bare)) % 2 == 1
    return denied, frozenset(name for name, pattern in _MANNERS if pattern.search(statement))


@dataclass(frozen=True, slots=True)
class Evidence:
    """How near a statement comes to something false that is claimed of a card's matter, and to something true."""

    false: float = 0.0
    premise: Premise | None = None
    true: float = 0.0

    def speaks(self, true: float, *, meant: bool, told: bool = False) -> bool:
        """Whether it is the premise, where something `true` is so near; of the card the message is about, or another;
        of a statement that is asserted, or only `told`."""
        if not self.premise or self.false <= true:
            return False
        if told:
            return meant and true <= ALONE * self.false and self.false >= NEAR_TOLD
        if meant:
            return true <= ALONE * self.false or self.false >= NEAR
        return true <= CLEARLY * self.false and self.false >= NEAR_OTHER


def weigh(card: Card, statement: str, nearness: Mapping[str, float]) -> Evidence:
    """What the claims about a card's matter tell of a statement; `nearness` is its nearness to each of them.

    A claim put the other way round (denied, or left free) tells the opposite: 自考不认 is as near to 自考也认 as can be.
    One put less or more strongly, or of other numbers, tells less.
    """
    put, counted = manner(statement), _numbers(statement)
    false, premise, true = 0.0, None, 0.0
    for one in card.premises:
        for claim, is_false in (*((c, True) for c in one.says), *((c, False) for c in one.truths)):
            near = nearness[claim]
            if near < LEAST or near < min(false, true):
                continue
            own = _manner(claim)
            apart = own[1] ^ put[1]
            # 可以给 lies between 鼓励给 and 必须给: it is not the opposite of what is left free.
            freed = "free" in apart and not _MAY.search(statement if "free" in own[1] else claim)
            turned = (own[0] != put[0]) != freed
            near *= TURNED if turned else 1.0
            near *= STRENGTH ** len(apart - {"free", "sure"})
            if counted and (others := _numbers(claim)) and not counted & others:
                near *= OTHER_NUMBER
            if is_false != turned:
                if near > false:
                    false, premise = near, one
            else:
                true = max(true, near)
    return Evidence(false, premise, true)


@lru_cache(16384)
def _numbers(statement: str) -> frozenset[int | None]:
    """The numbers a statement gives, of years, items, articles and the like."""
    found = _NUMERAL.findall(normalise(statement))
    return frozenset(parse_numeral(number.replace("两", "二")) for number in found)


@lru_cache(16384)
def _manner(says: str) -> tuple[bool, frozenset[str]]:
    return manner(normalise(says))


def miscounts(statement: str, text: str) -> bool:
    """Whether a statement demands another number of years than the clause `text`."""
    if not _DEMANDS.search(statement) or _OWN_DEMAND.search(statement):
        return False
    held = {parse_numeral(m["n"]) for m in _YEARS.finditer(normalise(text))}
    return bool(held) and any(_number(m["n"]) not in held for m in _YEARS.finditer(statement))


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of something a message believes there are, as `said` there."""

    said: str
    number: int
    noun: str


def counted(text: str) -> tuple[Counted, ...]:
    """What a normalised message counts of an article's items as if everybody knew: 那五项职责, 第十二条有八项权限."""
    found = ((m["said"], _number(m["n"]), m["noun"]) for m in _ITEMS.finditer(text))
    return tuple(Counted(said, n, _CALLED.get(noun, noun)) for said, n, noun in found if n is not None and n > 1)


def _number(written: str) -> int | None:
    return parse_numeral(written.replace("两", "二"))
