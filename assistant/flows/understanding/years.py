"""How long somebody has worked in quality management, from durations, beginnings and periods as people write them.

第五条第（二）项 counts quality management alone: years in the firm, of inspection, production or research are read as
what they are and left out. The day of judgement is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.flows.typed import MOST_YEARS
from assistant.flows.understanding import durations
from assistant.flows.understanding.page import Clause, Page
from assistant.flows.understanding.said import GUESSED, RULE, Said, is_stated

YEARS, SINCE = "quality_years", "quality_since"

_QUALITY = (
    r"(?:从事|干|做|管|抓|搞|负责)?(?:质量管理|品质管理|质量工作|(?i:quality(?:management|mgmt)))(?:工作)?|体系(?:这块|这一块|上|方面)|质量体系|体系管理|体系工作|质量策划|质量改进|供应商质量|质管工作|质量条线|质量这(?:一?行|一?块|条线|摊)|质管(?=年限|经验|[0-9一二两三四五六七八九十])|TQM|质量管控|质量(?:这块|上|方面)?(?:干|做|搞|管|抓)(?=了|过|着|[0-9一二两三四五六七八九十])|质量(?=(?:才|有|整|满|快|将近|约|大概|近|不到)?[0-9一二两三四五六七八九十半]{1,3}(?:年|个月|周年))|质量(?:年限|经验|工龄|从业|资历|经历)|(?:做|搞|管|抓|审|干)(?:了|过|着)?(?:质量|公司|企业)?的?体系(?!办|科|部|专员|工程师)"
    r"|(?:干|做|管|抓|搞|从事|负责|主抓|分管|主管)(?:了|过|着)?(?:公司|全厂|全公司|企业|集团|厂里|我们|咱们|整个公司)?的?(?:质量|品质)(?!检|工程|员|技术|统计|问题|事故|部|处|中心|科|总监|副总)"
)
_HEADING = r"(?:质量部|质量管理部|质管部|质量处|质量中心|质量管理中心)的?(?:当|任|做|担任)?(?:副?(?:部长|经理|主任|处长)|一把手|部长|长)|带(?:了|过|着)(?:公司|厂里)?的?质量(?:管理)?部"
_OTHER = (
    r"(?<!质量)(?<!管理)(?<!质管)从业|工龄|司龄|厂龄|党龄|入职|入厂|进厂|进公司|来公司|来厂|到公司|到厂|参加工作|工作经[验历]|工作年限|检验|质检|检测|品检|生产|研发|销售|采购|技术|设计|工艺|车间|财务|行政|年龄|在公司|在厂|在本厂|在我们厂|在职|合同|聘期|任期|考验期"
    r"|缓[刑期]|判|徒刑|管制|拘役|拘留|劳教|停职|罪|处罚|社保|学制|读|试用|总监|副总|总经理|厂长|质量(?:部|工程师|员|检)|品[质管控]部|品质|质量|QC|QA|计量|主持(?:部门|全面|日常)?工作|[\u4e00-\u9fff]{2}(?<!质量)(?<!质管)(?<!管理)(?<!品管)(?<!品质)部(?:里|门)?(?=干|做|待|当了?兵?|工作)|实习|婚|开车|当兵|服役|顾问|咨询|教书|(?<!质量)(?<!品质)(?<!体系)管理"
)
_QUALITY_WORK = re.compile(rf"(?:{_QUALITY})(?!部|处|中心|科|办|员)")
_NO_LONGER = re.compile(r"不(?:再)?(?:分管|负责|从事|管|抓|做|干|搞)(?:公司)?的?质量|(?:离开|脱离)(?:了)?质量")
_TOPIC = re.compile(rf"(?P<heading>{_HEADING})|(?P<quality>{_QUALITY})|(?P<other>{_OTHER})")
_FILLER = r"(?:几年|多少年|多久|多长时间|的|工作|经验|经历|年限|年头|岗位|岗|资历|资格|时间|方面|一?行|有|了|过|着|已经?|也|都|就|共|一共|总共|前后|先后|累计|合计|加起来|上|干|做|搞|管|满打满算|算下来|算起来|一干就是|一做就是|到(?:现在|今天|目前)|至今|达|长达|从业|持续|坚持|连续|这|这块|领域|相关|类|管理|:|\(|for|约?|还|刚|才|只有?|仅|不过|实际|今年|现在|目前|正|满|工龄)*"
_JOINED_BEFORE = re.compile(rf"(?:(?P<quality>{_QUALITY})|(?P<heading>{_HEADING})|(?P<other>{_OTHER})){_FILLER}$")
_JOINED_AFTER = re.compile(
    rf"^(?:以上|左右|多|了)?(?:的|都|一直|全|是|在|本|我们?|厂里?|该|专门|专职|从事|负责|做|干|搞|管|抓|企业|公司|全面|质量部(?=[做干搞管抓]))*(?:(?P<quality>{_QUALITY})|(?P<heading>{_HEADING})|(?P<other>{_OTHER}))"
)
_QUALITY_NEXT = re.compile(rf"(?:多|以上|左右)?的?(?:{_QUALITY})(?!{_FILLER}[0-9一二两三四五六七八九十半])")
_QUALITY_BARE = re.compile(r"的?质量(?!检|部|员|工程师|问题|事故|技术|总监)")
_MORE = re.compile(
    r"又|再(?!过|有)|后来|之后|然后|接着|加上|另外|上一家|上家|前一家|原单位|原公司|前公司|老东家|[A-Z甲乙]公司|[A-Z甲乙]厂|以前|之前|现在|本公司|我们这|我们公司|(?:第[一二三]|[前后另])一?段|到(?:我们|这)|来(?:我们|这)"
)
_ALL_TOLD = re.compile(
    r"合计|一共|总共|累计|加起来|共计|(?:剩下|余下|剩余)(?=[0-9一二两三四五六七八九十])|前后加|总计|两段共|凑(?=[够满成齐足]?[0-9一二两三四五六七八九十])"
)
_GOES_ON = re.compile(
    r"^(?:(?:19|20)[0-9]{2}年?(?:[至到]|-+)(?:(?:19|20)[0-9]{2}年?)(?:期间|间)?(?:[干做管搞抓]了?)?)?(?:而?且)?(?:加上|外加|再加|另加|已经?|有|满|整|共|到现在|到目前|又|再|后来|还|前后|一共|合计|累计|足足|正好|刚|加起来|快|将近|不到|差|至今|干了|做了|管了|带了|一干|一做|到我们|来我们|在我们|在本|在[A-Z甲乙]|现在|如今|其中)"
)


_DECLARED = re.compile(
    r"(?:年数|年限|年份|数字)(?:都|均|全)?(?:是|为|指)(?:指|从事)?(?:质量管理|质量工作)|[均都](?:为|是|指)质量管理年[限数]"
)
_THEN = re.compile(r"当时|那时|那会儿?|(?:聘|任命|提拔|上任)(?:他|她)?的?时候?")
_NEVER = re.compile(
    r"(?:从未|从没|没有?|未|不曾|未曾|从来没有?)(?:实际|专门|真正|曾|有)?(?:做|干|搞|管|从事|接触|参与|负责)过?(?:任何|一天|一年|一点)?(?:的)?(?:质量管理|质量工作)"
    r"|(?:从未|从没|没有?|从来没有?|未曾|不曾)(?:实际|专门|真正)?(?:干|搞|管|抓|做|接触|碰)过(?:一天)?质量(?!检|问题|员|工程|部|方面的培训)|(?:没有|无|毫无|没)(?:任何|过|什么)?(?:质量管理)(?:工作|岗位|方面)?的?(?:经历|年限|履历)"
    r"|质量(?:管理|上)?(?:工作|这块|方面)?(?:他|她|也|从来|从|一天|根本|完全)*(?:没有?|未)(?:做|干|搞|管|从事|接触|碰)过"
)
_BEFOREHAND = re.compile(r"之前|以前|此前|原来|过去|先前|那时|当时|早先|早年|公司前|厂前|调来前|接手前")
_WANTS_IN = re.compile(r"(?:但|不过)?(?:现在|这次|今年|最近|如今)?(?:才|刚)?(?:想|打算|准备|有意|要求)(?!问|知道)")
"""之前没做过质量，现在想转: nor has there been any since."""
_ACTED = re.compile(r"代理|代管|临时|暂代|主持")
"""曾代理质量部部长半年: how long somebody stood in says nothing of all their years."""
_NOT_OF_ONE = re.compile(r"平均|人均|团队|手下|部门里|下属|班子|(?:不是|并非)$")
"""他带的团队平均有五年……: years of many are nobody's; 不是不到三年: nor are those denied."""
_COMES_BACK = re.compile(r"(?:后来|然后|现在)?(?:又|再)?(?:回来|回到|调回|转回)")
"""……，中间做了四年销售，回来又管了3年: what was done before goes on."""


def read(page: Page, today: date) -> Iterator[Said]:
    """Every statement of years or a beginning in quality management; value durations.UNKNOWN where it says too little."""
    carried = ""
    carried_sentence = -1
    told = False
    # 年数都是质量管理年限: said once of every bare number of years.
    declared = "quality" if _DECLARED.search(page.text) else ""
    for number, clause in enumerate(page.clauses):
        text = clause.text
        if carried_sentence != clause.sentence:
            carried, told = "", False
        if told and _COMES_BACK.match(text):
            carried = "quality"
        said = list(_of_clause(page, number, clause, declared or carried, today))
        yield from said
        told = told or bool(said)
        if topics := list(_TOPIC.finditer(text)):
            carried, carried_sentence = topics[-1].lastgroup or "", clause.sentence


def _of_clause(page: Page, number: int, clause: Clause, carried: str, today: date) -> Iterator[Said]:
    text = clause.text
    if (
        (m := _NEVER.search(text))
        and is_stated(text, m.start(), m.end())
        and not re.search(r"不是|并非", text)
        and (not _BEFOREHAND.search(text[: m.start()]) or _WANTS_IN.match("".join(page.rest_of_sentence(number)[:1])))
    ):
        yield _said(clause, m.start(), m.end(), 0.0)
        return
    if not re.search(r"[年月载]|[0-9]y|工龄", text) and not re.search(r"(?:19|20)[0-9]{2}", text):
        return
    if _NO_LONGER.search(text) and "不是" not in text:
        # 2021年7月起任总助，不管质量了
        return
    taken: list[tuple[int, int]] = []
    for pattern in (durations.SHORT_OF, durations.LEFT):
        for m in pattern.finditer(text):
            gap = 0.5 if m["gap"] == "半" else durations.number(m["gap"])
            whole = durations.number(m["a"])
            if gap is None or whole is None:
                continue
            part = {"年": gap, "月": gap / 12}.get(m["unit"], durations.BELOW)
            if m["gap"] == "半" and m["unit"] == "月":
                part = durations.BELOW
            taken.append(m.span())
            if _topic(text, m.start(), m.end(), carried) in ("quality", "heading", ""):
                yield _said(clause, m.start(), m.end(), round(whole - part, 2))
    for m in durations.SOON.finditer(text):
        whole = durations.number(m["a"])
        if (
            not taken
            and whole is not None
            and _topic(text, m.start("a"), m.end(), carried) in ("quality", "heading", "")
        ):
            taken.append(m.span())
            passed = durations.has_passed(m, text, today)
            yield _said(clause, m.start(), m.end(), whole - (0 if passed else durations.BELOW))
    asked = re.search(r"够不够|是否满|满没满|是不是满", text)
    if RULE.search(text) or (asked and not re.search(r"年了|[做干管搞]了", text[: asked.start()])):
        return
    if bare := re.search(
        r"(?:质量管理|品质管理|质管|质量)[^,;。:]{0,8}(?:年限|工龄|年数|经验|年头)(?:\(年\))?:?(?P<a>[0-9]{1,2}(?:\.[0-9]+)?)(?:\(年\))?$",
        text,
    ):
        yield _said(clause, bare.start("a"), bare.end("a"), float(bare["a"]))
    for m in durations.PERIOD.finditer(text):
        taken.append(m.span())
        topic = (
            "quality"
            if _QUALITY_WORK.search(text, m.end()) or _QUALITY_BARE.match(text[m.end() :])
            else _topic(text, m.start(), m.end(), "")
        )
        if not topic:
            after = page.clauses[number + 1] if number + 1 < len(page.clauses) else clause
            goes_on = after is not clause and after.sentence == clause.sentence
            begins = _JOINED_AFTER.match(after.text) if goes_on else None
            alone = m.start() <= 1 or clause.text[m.end() :].strip("止) ") == ""
            topic = (begins.lastgroup or "") if begins else carried if alone else ""
        if topic in ("quality", "heading"):
            yield _period(clause, m, topic, today)
    for m in durations.DURATION.finditer(text):
        start, end = m.span()
        if m["several"] == "几年" and text[end : end + 1] in (":", "?", ""):
            # 做质量几年:六年: a question.
            continue
        if any(start < b and end > a for a, b in taken) or _is_date(text, m) or _NOT_OF_ONE.search(text[:start]):
            continue
        topic = _topic(text, start, end, carried if _GOES_ON.match(text) or _bare(text, m) else "")
        if topic not in ("quality", "heading") or (topic == "heading" and _ACTED.search(text[:start])):
            continue
        value: str | float = (
            durations.UNKNOWN if GUESSED.search(text) or _THEN.search(text[:start]) else durations.value(m)
        )
        if not isinstance(value, str) and not 0 <= value <= MOST_YEARS:
            value = durations.UNKNOWN
        # 质量改进2年、供应商质量1年半: a list of kinds of quality work, each with its own years, is added up.
        listed = bool(
            re.search(
                rf"[两三四]段(?:时间|经历|工作)?[:,]|年[^,;。]{{0,4}}[、和及加+](?:{_QUALITY})[^,;。]{{0,6}}$",
                text[:start],
            )
        )
        yield _said(
            clause,
            start,
            end,
            value,
            topic,
            more=listed or bool(_MORE.search(text)),
            total=bool(_ALL_TOLD.search(text)),
        )


def _said(
    clause: Clause,
    start: int,
    end: int,
    value: str | float,
    topic: str = "quality",
    *,
    more: bool = False,
    total: bool = False,
) -> Said:
    note = "total" if total else "more" if more else "" if topic == "quality" else "heading"
    return Said(YEARS, value, clause.start + start, clause.start + end, note, clause.text)


def _bare(text: str, m: re.Match[str]) -> bool:
    """Whether a clause is a duration alone, or somebody and a duration: 韩梅2年."""
    return len(text) - m.end() <= 2 and (
        m.start() <= 1
        or bool(
            re.fullmatch(
                r"[\u4e00-\u9fff]{2,3}(?:是|有|才|只有|仅|只|就|也)*(?:(?:做|干|管|搞|抓)(?:了|过)?)?",
                text[: m.start()],
            )
            and not _TOPIC.search(text)
        )
    )


def _is_date(text: str, m: re.Match[str]) -> bool:
    """2018年 is a date, and so are 今年三月 and 三年前."""
    if m["a"] and m["a"].isdigit() and int(m["a"]) > 100:
        return True
    if re.search(r"[0-9+]$", text[: m.start()]):
        return True
    after = text[m.end() :]
    if re.search(r"(?:[早晚]|(?<![最很好至不])[多少])[了干做]?$", text[: m.start()]):
        return True
    return bool(re.match(r"前|后(?!来)|级|份|内|度|期|初|底|产|薪|终|会|检|审|假|代|级", after)) or bool(
        m["unit"] and m["unit"].endswith("月") and re.search(r"(?:今|去|前|明)年$", text[: m.start()])
    )


def _topic(text: str, start: int, end: int, carried: str) -> str:
    """What a duration is about: the words joined to it, else the nearest before it, else after it, else what is carried."""
    if (
        re.search(r"质量(?:才|有|整|满|干|做|管)?$", text[:start])
        or _QUALITY_NEXT.match(text[end : end + 16])
        or (
            re.search(r"(?:管|抓|做|干|搞|审|整)(?:了|过|着)$", text[:start])
            and _QUALITY_BARE.match(text[end : end + 6])
        )
        or text[end:] in ("质量", "的质量", "质量工作")
    ):
        return "quality"
    if m := _JOINED_BEFORE.search(text[max(0, start - 40) : start]):
        return m.lastgroup or ""
    if m := _JOINED_AFTER.match(text[end : end + 40]):
        return m.lastgroup or ""
    before = list(_TOPIC.finditer(text[:start]))
    if before:
        return before[-1].lastgroup or ""
    if m := _TOPIC.search(text[end:]):
        return m.lastgroup or ""
    return carried


def _period(clause: Clause, m: re.Match[str], topic: str, today: date) -> Said:
    """A beginning, or the length of a closed period: `since:` and `span:` tell them apart until a day is known."""
    start, end = clause.start + m.start(), clause.start + m.end()
    key = "heading" if topic == "heading" else ""
    if m["y2"]:
        first = durations.day(m["y2"], m["m2"], today)
        y3 = m["y3"] or m["y2"]
        last = durations.day(y3, m["m3"] or m["m4"], today)
        value = f"span:{first}:{last}"
        return Said(YEARS, value, start, end, key or "more", clause.text)
    year, month, day = (m["y1"], m["m1"], m["d1"] or m["dd1"]) if m["y1"] else (m["y5"], m["m5"], m["d5"] or m["dd5"])
    written = durations.day(year, month, today) + (f"-{int(day):02}" if day and month else "")
    return Said(SINCE, written, start, end, key, clause.text)
