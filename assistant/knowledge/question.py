"""What a person typed, taken apart: citations, acts asked for, the question sentences and the story around them.

Works on text alone: it knows how questions are put in Chinese, not what any provision says and not which card
answers. Typing errors are not its business either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.knowledge import aspects
from assistant.knowledge.citation import Reference, find_references
from assistant.knowledge.english import read_as_chinese
from assistant.knowledge.language import is_cjk, normalise

# The guided flows, and how a person asks for what they do (an act, not a question).
FLOWS = {
    "candidate": "候选人资格自查",
    "letter": "起草、审核聘用书",
    "training": "培训、证书、入库指引",
    "conduct": "履职与解聘风险自查",
    "enterprise": "企业制度自评",
    "award": "质量奖申报前提自查",
    "changes": "2020年改了什么",
}
_LETTER = r"(?:聘书|聘用书|聘任书|任命书|任命文件|任职文件|授权书|聘任文件|聘用文件|任命通知|聘函)"
_ACTS = (
    ("letter", re.compile(rf"(?:起草|草拟|拟定?|写|生成|制作|做|出具?|打印|弄|来|开)(?:一下)?(?:一)?[份个张封]?[^,。?谁]{{0,16}}{_LETTER}")),
    ("letter", re.compile(rf"(?:审一?审|审核|审查|审阅|检查|核对|看一?看|看一下|审一下|把关|修改|改一?改)[^,。?谁]{{0,10}}{_LETTER}")),
    ("letter", re.compile(rf"^(?:起草|草拟|拟|审核|写){_LETTER}")),
    ("enterprise", re.compile(r"(?:制度|企业|公司)(?:自评|自查|体检|自检)|(?:自评|自查)(?:一下)?[^,。?]{0,6}制度")),
    ("award", re.compile(r"质量奖(?:申报)?(?:前提|条件)?(?:自查|自评|自检)")),
    ("conduct", re.compile(r"(?:履职|解聘|在任|风险)[^,。?]{0,4}(?:自查|自评|自检)")),
    ("training", re.compile(r"(?:培训|入库|证书)[^,。?]{0,4}(?:自查|办理指引)")),
    ("candidate", re.compile(r"(?:候选人|人选|资格|任职条件|条件)[^,。?]{0,4}(?:自查|审查|核查|自评|初筛|预审)|(?:自查|审查|核查|评估|筛查|查一?下|查查|判断一?下|测一?下|审一?下)[^,。?]{0,8}(?:候选人|人选|任职资格|任职条件)")),
)  # fmt: skip
_REQUEST = re.compile(
    r"^(?:请|麻烦|劳驾|帮|给我|我要|我想|我们要|我们想|替我|想要?|要|来|开始|做|现在|能不能帮|能帮|可以帮|可不可以帮|能否帮)|(?:吧|一下)[。!]?$"
)
_ASKS_ABOUT = re.compile(
    r"怎么|如何|谁|哪|什么|是否|必须|需要|要不要|吗[?？]?$|多久|多少|几|有没有|凭|([\u4e00-\u9fff])不\1|不写"
)
# Something to be made that no flow makes: a lesson plan, a translation, a poem.
_ERRAND = re.compile(
    rf"^(?:请|麻烦|帮|给我|替我|能不能帮|能帮|可以帮)[^,。?]{{0,4}}(?:写|编|翻译|画|算|做|设计|生成|起草|润色|总结)(?:一)?[下份篇个首段张套]?(?![^,。?]*(?:{_LETTER}|资格|候选人|自查))[^,。?]{{2,}}[。!]?$"
)
_GREETING = re.compile(
    r"^(?:你好|您好|hi|hello|hey|在吗|在不在|早上好|下午好|晚上好|早|谢谢(?:你|您)?|多谢|感谢|thanks?|thank you|好的?|嗯+|哦+|ok|okay|再见|拜拜|辛苦了|收到|明白了?|知道了|测试|test)[\s,。!~.?]*$"
)
_SELF = re.compile(
    r"你(?:是谁|叫什么|能(?:做|干|帮|回答|答)(?:些)?(?:什么|啥|我)|会(?:什么|啥|做什么)|有什么功能|是(?:什么|啥|机器人|ai|人工))|怎么(?:用|使用)(?:这个|你|本)?|使用(?:说明|方法|帮助)|^帮助$|^help$|what can you do|who are you"
)

# Sentences end at their marks, and where none are typed, at blanks, after a closing particle, before 到底.
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff]{2})")
_BREAK = re.compile(
    r"(?<=[,。;?!\n])|(?<=[,.] )|(?<=[呀啊呢嘛吗吧])(?=[\u4e00-\u9fff]{5})|(?<=[\u4e00-\u9fff]{15})(?=到底|究竟)"
)
# What makes a sentence a question.
INTERROGATIVE = re.compile(
    r"吗|(?<![什怎这那多])么[?？。!]?$|呢[?？。!]?$|(?<!比)谁(?!都|也)|什么(?!都)|啥|哪|几[个年月天次名项条款级家种类样号届]|多少|多久|多长|多大|怎么|怎样|咋|如何|是否|能否|可否|(?<!不)([\u4e00-\u9fff])不\1|有没有|有无|"
    r"为何|凭(?:什么|啥)|不[?？]?$|没有?[?？]?$|对吧|是吧|不是吧|吧[?？]|[?？]$|还是"
)
# What is left of a thin question once these are gone: nothing.
_THIN = re.compile(
    r"首席质量官|质量官|cqo|本?办法|规定|企业|公司|单位|我们|咱们|[\u4e00-\u9fff]不[\u4e00-\u9fff]|可以|行|能|当|做|担任|干|对|是|算|支持|做法|办法|合理|允许|违规|违法|违反|合规|合适|够格|符合|正确|要求|说法|条件|"
    r"这种|这样|这个|那个|这|那|种|情况|事情|事|他们|她们|他|她|它|人|还|继续|接着|应该|应当|该|怎么(?:办|样|处理|规定|说|回事|做)?|如何|什么|啥|哪一?[条款项里]?|有没有|有|会不会|会|被|吗|呢|吧|么|不|没|的|了|去|"
    r"哎呀|嗯|哦|呃|额(?!度|外)|嘛|呀|啦|上回|上次|前头|刚才|来着|弄好|懂|你|您|请问|一下|想|问|知道|就|也|都|得|要|需要|必须|是否|能否|难道|分别|各自|由|谁|多少|多久|几|和|跟|与|收|找|让|给|再|到底|究竟|属于|在|里|办|成|行得通|好|真|说|讲|写|提|个|名|位|来|为|因此|所以|那么|那|[\s\W_]"
)
_ANAPHORA = re.compile(
    r"^(?:那|那么|然后|还有|另外|如果|要是|万一|而|但|可是|不过|对了|再)|^(?:他|她|它|这|该|其|此)|(?:他|她|它|这个|那个|这种|这些|那些|这样|上面|前面|刚才|该)|(?:呢)[?？]?$"
)
_POINTS_BACK = re.compile(
    r"这(?:种|样|个|块|事|些|批|次|算|家|位|属于|是|要|该|可|能)|[他她它]|该(?:怎么|如何)|那(?:样|个|种)|此"
)
_APART = re.compile(
    r"^(?P<before>.*?)(?P<a>[^,。;?!和与跟、]{2,}(?:的[^,。;?!和与跟、]{2,})?)(?:和|与|跟|还有|以及|、)(?P<b>[^,。;?!]{2,}?)[,]?\s*(?P<tail>(?:分别|各自|各由|各(?=[是由]))[^。;!]*)$"
)
_COMPARE = re.compile(
    r"^(?P<a>[^,。;?!]{2,}?)(?:和|与|跟|同|vs)(?P<b>[^,。;?!]{2,}?)(?:之间)?(?:有(?:什么|啥|何|没有)?|的|是不是|是否|是|哪里|有哪些)*(?P<tail>区别|不同|不一样|一回事|差别|差异|关系|一样)"
)
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏苏潘葛范彭鲁韦马方俞任袁柳史唐薛雷贺倪汤罗毕郝安常于傅卞齐康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒项祝董梁杜阮蓝席季贾江童郭梅林钟徐邱骆高夏蔡田胡凌霍万柯卢莫房丁邓单洪包左石崔龚程邢陆翁甘武符刘景詹龙叶黎白蒲邵温易向廖耿文曾"
_PERSON = re.compile(
    rf"(?:[老小][{_SURNAMES}](?![\u4e00-\u9fff]?(?:厂|板|总))|[{_SURNAMES}](?:工(?![作会业程人序])|某某?|先生|女士|师傅))"
)
# 合不合规矩 asks whether one may; it is no question of compliance.
_FITTING = re.compile(r"合不合(?:规矩?|适|理|法)|合(?:规矩?|适|理)[吗不么](?=[,。?]|$)")
# What somebody was before; the present post decides.
_PAST_POST = re.compile(
    r"(?:以前|之前|原来|原先|过去|早年)(?:是|当过|做过|干过|当)[^,。;?!]{2,6}?(?=,|今年|现在|刚|后来|去年|如今|目前|上个?月)"
)
_OLD_WORDING = re.compile(
    r"(?:2011年?版?|旧版|老版|原版|修改之?前|修订之?前|改之前|改以前|2020年(?:修改|修订)?(?:之前|以前)|以前的|原来的?|旧的?|老的?)"
)


# 那些情形不得担任: a 哪 mistyped, where nothing else asks.
_MISTYPED_WHICH = re.compile(
    r"那(?=(?:些|几[条项种个]|种|个部门|个单位|里)(?!.*(?:吗|呢|吧|对不|什么|谁|哪|怎|多|几|不[?？]?$)))"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One question of a message: its own words, the story it comes with, and the aspects it asks for."""

    text: str
    story: str
    asked: frozenset[str]

    @property
    def points_back(self) -> bool:
        """Whether it speaks of what its story told (这种情况, 他): the story is then what it is about."""
        return bool(_POINTS_BACK.search(self.text)) or is_thin(self.text)

    @property
    def is_thin(self) -> bool:
        """Whether it names no topic of its own."""
        return is_thin(self.text)


@dataclass(frozen=True, slots=True)
class Question:
    """A message understood as far as its wording goes. `typed` is normalised, `text` its English read as Chinese too,
    `bare` what of it says anything of a topic: without citations, persons and former posts."""

    typed: str
    text: str
    bare: str
    english: tuple[tuple[str, str], ...]
    references: tuple[Reference, ...]
    whole: Part
    parts: tuple[Part, ...]
    act: str | None
    is_errand: bool
    is_greeting: bool
    looks_back: bool

    @property
    def is_english(self) -> bool:
        """Whether it is put in English, and not in Chinese with English words in it."""
        return bool(self.english) and not any(map(is_cjk, self.typed))

    @property
    def asks_old_wording(self) -> bool:
        """Whether it speaks of the text as it stood before 2020."""
        return bool(_OLD_WORDING.search(self.text))


def understand(message: str) -> Question:
    """Take a message apart. Pure; the message may be empty."""
    plain = normalise(message)
    text, english = read_as_chinese(plain)
    text = _MISTYPED_WHICH.sub("哪", text)
    references = find_references(plain)
    # A clause is found by its number, not by the words of the number (第三项 is no 通知第三项).
    bare = read_as_chinese(without_references(plain, references))[0] if english or text == plain else text
    if not english:
        bare = _BLANK.sub(",", bare)
    bare = _FITTING.sub("可以吗", bare)
    bare = _PAST_POST.sub("", _PERSON.sub("", bare))
    whole, parts = _parts(bare)
    return Question(
        plain,
        text,
        bare,
        english,
        references,
        whole,
        parts,
        _act(plain),
        bool(_ERRAND.search(plain)),
        bool(_GREETING.match(plain) or _SELF.search(plain)),
        bool(_ANAPHORA.search(plain)),
    )


def is_thin(text: str) -> bool:
    """Whether nothing is left of a normalised question but the words every question has."""
    return not _THIN.sub("", text)


def without_references(text: str, references: tuple[Reference, ...]) -> str:
    """Text with its citations blanked out."""
    for reference in sorted(references, key=lambda r: -r.start):
        text = text[: reference.start] + " " + text[reference.end :]
    return text


def _act(text: str) -> str | None:
    for flow, pattern in _ACTS:
        if pattern.search(text) and (_REQUEST.search(text) or not _ASKS_ABOUT.search(text)) and len(text) < 60:
            if _ASKS_ABOUT.search(text) and not re.search(r"帮|替我|给我", text):
                continue
            return flow
    return None


def _parts(text: str) -> tuple[Part, tuple[Part, ...]]:
    """The whole as one question, and its questions one by one (one or several)."""
    sentences = [s.strip() for s in _BREAK.split(text) if s.strip(" ,。;?!")]
    definite = aspects.counts_vaguely(text)
    asking = [
        bool(INTERROGATIVE.search(s.rstrip(" ,。;"))) and (s in definite or _asks_plainly(s)) for s in sentences
    ]
    if not any(asking):
        whole = Part(text, "", aspects.asked(text))
        return whole, _apart(text) or (whole,)
    questions: list[tuple[str, list[str]]] = []
    story: list[str] = []
    for n, (sentence, asks) in enumerate(zip(sentences, asking, strict=True)):
        if not asks:
            story.append(sentence)
        elif is_thin(sentence) and (story or questions):
            # 可以吗, 他说得对吗: the question is what stands before.
            if story:
                questions.append((" ".join([*story[-2:], sentence]), story[:-2]))
                story = []
            else:
                before, its_story = questions[-1]
                questions[-1] = (before + " " + sentence, its_story)
        elif is_thin(sentence) and any(asking[n + 1 :]):
            story.append(sentence)  # 那他做得好不好, 公司怎么评
        else:
            questions.append((sentence, list(story)))
    told = " ".join(s for s, asks in zip(sentences, asking, strict=True) if not asks)
    own = " ".join(q for q, _ in questions)
    whole = Part(own, told, aspects.asked(own) | aspects.asked(questions[-1][0]))
    apart = _apart(text)
    if apart:
        return whole, apart
    if len(questions) == 1:
        return whole, (Part(questions[0][0], " ".join(questions[0][1]) or told, aspects.asked(questions[0][0])),)
    return whole, tuple(Part(q, " ".join(its_story), aspects.asked(q)) for q, its_story in questions)


def _asks_plainly(sentence: str) -> bool:
    return bool(
        INTERROGATIVE.search(
            aspects.counts_vaguely(re.sub("几(?=[个名位条项家种次年月天])", "", sentence)).rstrip(" ,。;")
        )
    )


def _apart(text: str) -> tuple[Part, ...]:
    """甲和乙分别…… and 甲和乙有什么区别 are a question about each."""
    stripped = text.rstrip(" ,。;?!")
    if m := _APART.match(stripped):
        tail = re.sub(r"^(?:分别|各自|各)", "", m["tail"])
        before = m["before"] if m["before"].endswith(("的",)) else ""
        return tuple(Part(f"{before}{m[k]}{tail}", m["before"], aspects.asked(tail)) for k in "ab")
    if (m := _COMPARE.match(stripped)) and len(m["a"]) < 30 and len(m["b"]) < 30:
        return tuple(Part(m[k], "", frozenset()) for k in "ab")
    return ()
