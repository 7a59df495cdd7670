"""How long somebody has worked in quality management, from durations, beginnings and periods as people write them.

第五条第（二）项 counts quality management alone: years in the firm, of inspection, production or research are read as
what they are and left out. The day of judgement is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.flows.candidate.facts import years_between
from assistant.flows.typed import MOST_YEARS
from assistant.flows.understanding.page import Clause, Page
from assistant.flows.understanding.said import ASSUMED, AT_ODDS, GUESSED, RULE, Said, Settled, is_stated
from assistant.knowledge.numerals import parse_numeral

YEARS, SINCE = "quality_years", "quality_since"
UNKNOWN = "unknown"
BELOW = 0.1
"""快三年 is written 2.9."""

_N = r"(?:[0-9]{1,3}(?:\.[0-9]+)?|[零〇一二两三四五六七八九十廿]{1,4})"
_DURATION = re.compile(
    rf"(?P<pre>快要?|小(?=[0-9一二两三四五六七八九十])|将近|接近|(?<!最)近|不到|不足|不满|未满|未到|尚不满|没到|没满|差不多|大约|大概|大致|约莫?|至少|起码|不少于|超过|整整|整|刚?满|正好|刚好|足足)?(?:有|是)?"
    rf"(?:(?P<a>{_N})(?P<vague>多|余|来|几)?(?:(?:年)?[-至到](?P<b>{_N}))?(?P<vague2>多|余|来|几)?(?P<unit>个?半?周?年|个月|载)(?P<half>半)?(?:[零又]?(?P<m>{_N}|半)个?月(?!份))?|(?P<justhalf>(?<!年)(?<!多)半年)|(?P<several>好?几年|多年|若干年|数年|十几年|几十年|好多年|很多年|常年|(?:第|进入第)(?P<nth>{_N})个?(?:年头|年)))"
    r"(?P<post>左右|上下|光景|不到|整|以上|出头|有余|多|余|\+|还差(?P<less>[0-9一二两三四五六七八九十半]{1,2})个?(?P<lessunit>月|天)|差(?P<less2>[0-9一二两三四五六七八九十半]{1,2})个?(?P<lessunit2>月|天)|差一点|还差一点|还不到|不满|未满)?"
)
_SHORT_OF = re.compile(
    rf"(?:差|再(?:过|有|干|等|做))(?:了|上)?(?P<gap>{_N}|半)(?:个?半?)(?P<unit>月|年|天|周|星期)(?:就|才|便|不)?(?:能|可以|会)?(?:满|到|够|有|是|凑满|凑够)?(?:整)?(?P<a>{_N})年"
)
_LEFT = re.compile(
    rf"离(?:规定的|要求的|满)?(?P<a>{_N})年(?:的?要求|的?规定)?(?:还|尚|只|就)*差(?P<gap>{_N}|半)(?:个?半?)(?P<unit>月|年|天|周)"
)
_SOON = re.compile(
    rf"(?:明年|下个?月|下半年|年底|今年底|下周|过几个月|再过|月底|到[0-9一二两三四五六七八九十]{{1,2}}月|[0-9一二两三四五六七八九十]{{1,2}}月)[^,;。]{{0,8}}(?:才|就|将|能|可)?(?:满|到|够)(?:了)?(?P<a>{_N})年"
)

_QUALITY = (
    r"(?:从事|干|做|管|抓|搞|负责)?(?:质量管理|品质管理|质量工作)(?:工作)?|质量体系|体系管理|体系工作|质量策划|质量改进|供应商质量|质管工作|质量条线|质量这(?:一?行|一?块|条线|摊)|TQM|质量管控"
    r"|(?:干|做|管|抓|搞|从事|负责|主抓|分管|主管)(?:了|过|着)?(?:公司|全厂|全公司|企业|集团|厂里|我们|咱们|整个公司)?的?(?:质量|品质)(?!检|工程|员|技术|统计|问题|事故|部|处|中心|科|总监|副总)"
)
_HEADING = (
    r"(?:质量部|质量管理部|质管部|质量处|质量中心|质量管理中心)的?(?:副?(?:部长|经理|主任|处长)|一把手|部长|长)"
)
_OTHER = (
    r"工龄|司龄|厂龄|党龄|入职|入厂|进厂|进公司|来公司|来厂|到公司|到厂|参加工作|工作经[验历]|工作年限|检验|质检|检测|品检|生产|研发|销售|采购|技术|设计|工艺|车间|财务|行政|年龄|在公司|在厂|在本厂|在我们厂|在职|合同|聘期|任期|考验期"
    r"|缓[刑期]|判|徒刑|管制|社保|学制|读|试用|总监|副总|总经理|厂长|质量(?:部|工程师|员|检)|品[质管控]部|品质|质量|QC|QA|计量|实习|婚|开车|当兵|服役|顾问|咨询|教书|(?<!质量)(?<!品质)(?<!体系)管理"
)
_TOPIC = re.compile(rf"(?P<quality>{_QUALITY})|(?P<heading>{_HEADING})|(?P<other>{_OTHER})")
_FILLER = r"(?:的|工作|经验|经历|年限|年头|岗位|岗|资历|资格|时间|方面|一?行|有|了|过|着|已经?|也|都|就|共|一共|总共|前后|先后|累计|合计|加起来|上|干|做|搞|管|满打满算|算下来|算起来|一干就是|一做就是|到(?:现在|今天|目前)|至今|达|长达|从业|持续|坚持|连续|这|这块|领域|相关|类|管理|:|\(|还|刚|才|只有?|仅|不过|实际|今年|现在|目前|正|满|工龄)*"
_JOINED_BEFORE = re.compile(rf"(?:(?P<quality>{_QUALITY})|(?P<heading>{_HEADING})|(?P<other>{_OTHER})){_FILLER}$")
_JOINED_AFTER = re.compile(
    rf"^(?:以上|左右|多|了)?(?:的|都|一直|全|是|在|专门|专职|从事|负责|做|干|搞|管|抓|企业|公司|全面)*(?:(?P<quality>{_QUALITY})|(?P<heading>{_HEADING})|(?P<other>{_OTHER}))"
)
_MORE = re.compile(
    r"又|再(?!过|有)|后来|之后|然后|接着|加上|另外|上一家|上家|前一家|原单位|原公司|前公司|老东家|[A-Z甲乙]公司|[A-Z甲乙]厂|以前|之前|现在|本公司|我们这|我们公司|第[一二]段|到(?:我们|这)|来(?:我们|这)"
)
_ALL_TOLD = re.compile(r"合计|一共|总共|累计|加起来|共计|前后加|总计|两段共")
_BROKEN = re.compile(
    r"(?:中间|期间|其间|当中)(?!没|未|不曾)[^。;]{0,6}(?:断|停|离|调|去|休|不在|转|脱|有)|中断过|间断过|断断续续|断过|(?:自己|本人|他|她|简历)[说写称][^,;。]{0,6}年[^;。]{0,12}[说写称][^,;。]{0,6}年|(?:其中|含|包括|包含)[^,;。]{0,10}(?:实习|检验|质检|生产|销售|研发|采购|兼职|借调)"
)
_GOES_ON = re.compile(
    r"^(?:而?且)?(?:已经?|有|满|整|共|到现在|到目前|又|再|后来|还|前后|一共|合计|累计|足足|正好|刚|加起来|快|将近|不到|差|至今|干了|做了|一干|一做|到我们|来我们|在我们|在本|在[A-Z甲乙]|现在|如今|其中)"
)

_Y = r"(?P<y{0}>(?:19|20)[0-9]{{2}})"
_M = r"(?P<m{0}>1[0-2]|0?[1-9])"
_POINT = (
    _Y
    + r"(?:年|[./-])(?:"
    + _M
    + r"(?:月份?|[./-](?P<d{0}>[0-3]?[0-9])(?![0-9])日?|(?![0-9年]))(?:(?P<dd{0}>[0-3]?[0-9])[日号])?)?"
)
_PERIOD = re.compile(
    rf"(?:从|自|于)?{_POINT.format(1)}(?:开始|起)?(?:至|到|-+|起至|直到|—)(?P<now>今|现在|目前|如今|当前|至今)|"
    rf"(?:从|自)?{_POINT.format(2)}(?:开始|起)?(?:至|到|-+|起至)(?:{_POINT.format(3)}|(?P<m4>1[0-2]|0?[1-9])月)|"
    rf"(?:从|自|于)?{_POINT.format(5)}(?P<onward>才?开始|起|以来|至今|后|就|以后|才?转到|才?转|才?调|入行|接手|进入|一直)"
)


_THEN = re.compile(r"当时|那时|那会儿?|(?:聘|任命|提拔|上任)(?:他|她)?的?时候?")
_NEVER = re.compile(
    r"(?:从未|从没|没有?|未|不曾|未曾|从来没有?)(?:实际|专门|真正|曾|有)?(?:做|干|搞|管|从事|接触|参与|负责)过?(?:任何|一天|一年|一点)?(?:的)?(?:质量管理|质量工作)"
    r"|(?:没有|无|毫无|没)(?:任何|过|什么)?(?:质量管理)(?:工作|岗位|方面)?的?(?:经历|年限|履历)"
    r"|质量管理(?:工作|这块|方面)?(?:他|她|也|从来|从|一天|根本|完全|以前|之前)*(?:没有?|未)(?:做|干|搞|管|从事|接触)过"
)


def read(page: Page) -> Iterator[Said]:
    """Every statement of years or a beginning in quality management; value UNKNOWN where it says too little."""
    carried = ""
    carried_sentence = -1
    for number, clause in enumerate(page.clauses):
        text = clause.text
        if carried_sentence != clause.sentence:
            carried = ""
        yield from _of_clause(page, number, clause, carried)
        if topics := list(_TOPIC.finditer(text)):
            carried, carried_sentence = topics[-1].lastgroup or "", clause.sentence


def _of_clause(page: Page, number: int, clause: Clause, carried: str) -> Iterator[Said]:
    text = clause.text
    if (m := _NEVER.search(text)) and is_stated(text, m.start(), m.end()) and not re.search(r"不是|并非", text):
        yield _said(clause, m.start(), m.end(), 0.0)
        return
    if "年" not in text and "月" not in text and "载" not in text and not re.search(r"(?:19|20)[0-9]{2}", text):
        return
    if ASSUMED.search(text):
        return
    taken: list[tuple[int, int]] = []
    for pattern in (_SHORT_OF, _LEFT):
        for m in pattern.finditer(text):
            gap = 0.5 if m["gap"] == "半" else _number(m["gap"])
            whole = _number(m["a"])
            if gap is None or whole is None:
                continue
            part = {"年": gap, "月": gap / 12}.get(m["unit"], BELOW)
            if m["gap"] == "半" and m["unit"] == "月":
                part = BELOW
            taken.append(m.span())
            if _topic(text, m.start(), m.end(), carried) in ("quality", "heading", ""):
                yield _said(clause, m.start(), m.end(), round(whole - part, 2))
    for m in _SOON.finditer(text):
        whole = _number(m["a"])
        if (
            not taken
            and whole is not None
            and _topic(text, m.start("a"), m.end(), carried) in ("quality", "heading", "")
        ):
            taken.append(m.span())
            yield _said(clause, m.start(), m.end(), whole - BELOW)
    if RULE.search(text) or re.search(r"(?:够不够|是否满|满没满|是不是满)", text):
        return
    if bare := re.search(
        r"(?:质量管理|品质管理)[^,;。:]{0,8}(?:年限|工龄|年数|经验|年头)(?:\(年\))?:?(?P<a>[0-9]{1,2}(?:\.[0-9]+)?)(?:\(年\))?$",
        text,
    ):
        yield _said(clause, bare.start("a"), bare.end("a"), float(bare["a"]))
    for m in _PERIOD.finditer(text):
        taken.append(m.span())
        topic = (
            "quality"
            if re.search(_QUALITY, text[m.end() :])
            else _topic(text, m.start(), m.end(), carried if m.start() <= 1 else "")
        )
        if not topic and number + 1 < len(page.clauses):
            after = page.clauses[number + 1]
            begins = _JOINED_AFTER.match(after.text) if after.sentence == clause.sentence else None
            topic = (
                (begins.lastgroup or "") if begins else carried if clause.text[m.end() :].strip("止) ") == "" else ""
            )
        if topic in ("quality", "heading"):
            yield _period(clause, m, topic)
    for m in _DURATION.finditer(text):
        start, end = m.span()
        if any(start < b and end > a for a, b in taken) or _is_date(text, m):
            continue
        topic = _topic(text, start, end, carried if _GOES_ON.match(text) or _bare(text, m) else "")
        if topic not in ("quality", "heading"):
            continue
        value: str | float = UNKNOWN if GUESSED.search(text) or _THEN.search(text[:start]) else _value(m)
        if isinstance(value, float) and not 0 <= value <= MOST_YEARS:
            value = UNKNOWN
        yield _said(
            clause, start, end, value, topic, more=bool(_MORE.search(text)), total=bool(_ALL_TOLD.search(text))
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
            re.fullmatch(r"[\u4e00-\u9fff]{2,3}(?:是|有|才|只有)?", text[: m.start()]) and not _TOPIC.search(text)
        )
    )


def _is_date(text: str, m: re.Match[str]) -> bool:
    """2018年 is a date, and so are 今年三月 and 三年前."""
    if m["a"] and m["a"].isdigit() and int(m["a"]) > 100:
        return True
    if re.search(r"[0-9+]$", text[: m.start()]):
        return True
    after = text[m.end() :]
    return bool(re.match(r"前|后(?!来)|级|份|内|度|期|初|底|产|薪|终|会|检|审|假|代|级", after)) or bool(
        m["unit"] and m["unit"].endswith("月") and re.search(r"(?:今|去|前|明)年$", text[: m.start()])
    )


def _topic(text: str, start: int, end: int, carried: str) -> str:
    """What a duration is about: the words joined to it, else the nearest before it, else after it, else what is carried."""
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


def _number(text: str | None) -> float | None:
    if not text:
        return None
    if text[0].isdigit():
        return float(text)
    return parse_numeral(text)


def _pair(text: str) -> tuple[float, float] | None:
    """两三 is two to three, 十一二 eleven to twelve."""
    m = re.fullmatch(r"(十|[二三四五六七八九]十)?([一二两三四五六七八九])([二两三四五六七八九])", text)
    if not m:
        return None
    tens = parse_numeral(m[1]) or 0 if m[1] else 0
    low, high = parse_numeral(m[2]) or 0, parse_numeral(m[3]) or 0
    return (tens + low, tens + high) if low < high else None


def _value(m: re.Match[str]) -> str | float:
    """The years a duration states; a range counts by its lower end unless three lies within it."""
    post, pre = m["post"] or "", m["pre"] or ""
    if m["justhalf"]:
        return UNKNOWN if pre in ("差不多", "大约", "大概", "约") else 0.5 - (0.08 if pre else 0)
    if m["several"]:
        if m["several"] == "十几年":
            return 10.0
        if m["several"] == "几十年":
            return 20.0
        nth = _number(m["nth"])
        return nth - 1 + 0.5 if nth and pre == "" else UNKNOWN
    if pre in ("差不多", "大约", "大概", "大致", "约", "约莫") or post in ("左右", "上下", "光景"):
        return UNKNOWN
    low = high = 0.0
    if pair := _pair(m["a"]):
        low, high = pair
    else:
        number = _number(m["a"])
        if number is None:
            return UNKNOWN
        low = high = number
        if m["b"]:
            last = _number(m["b"])
            if last is None or last < low:
                return UNKNOWN
            high = last
    if m["vague"] == "几" or m["vague2"] == "几":
        high = low
    if m["unit"].endswith("月"):
        low, high = low / 12, high / 12
    if "半" in m["unit"]:
        low, high = low / 2, high / 2
    if m["half"]:
        low, high = low + 0.5, high + 0.5
    if m["m"]:
        rest = 0.5 if m["m"] == "半" else (_number(m["m"]) or 0)
        low, high = low + rest / 12, high + rest / 12
    if low != high and low < 3 <= high:
        return UNKNOWN
    low = round(low, 2)
    less = m["less"] or m["less2"]
    if less:
        months = 0.5 if less == "半" else (_number(less) or 0)
        unit = m["lessunit"] or m["lessunit2"]
        return round(low - (months / 12 if unit == "月" else BELOW), 2)
    short = pre in (
        "快",
        "小",
        "快要",
        "将近",
        "接近",
        "近",
        "不到",
        "不足",
        "不满",
        "未满",
        "未到",
        "尚不满",
        "没到",
        "没满",
    )
    if short or post in ("不到", "差一点", "还差一点", "还不到", "不满", "未满"):
        return round(low - BELOW, 2)
    return low


def _period(clause: Clause, m: re.Match[str], topic: str) -> Said:
    """A beginning, or the length of a closed period: `since:` and `span:` tell them apart until a day is known."""
    start, end = clause.start + m.start(), clause.start + m.end()
    key = "heading" if topic == "heading" else ""
    if m["y2"]:
        first = _day(m["y2"], m["m2"])
        y3 = m["y3"] or m["y2"]
        last = _day(y3, m["m3"] or m["m4"])
        value = f"span:{first}:{last}"
        return Said(YEARS, value, start, end, key or "more", clause.text)
    year, month, day = (m["y1"], m["m1"], m["d1"] or m["dd1"]) if m["y1"] else (m["y5"], m["m5"], m["d5"] or m["dd5"])
    written = _day(year, month) + (f"-{int(day):02}" if day and month else "")
    return Said(SINCE, written, start, end, key, clause.text)


def _day(year: str, month: str | None) -> str:
    return f"{year}-{int(month):02}" if month else year


def settle(said: Sequence[Said], around: str, today: date) -> tuple[str, Settled] | None:
    """The fact key (years or since) and its value, from everything said of one person; None where nothing is known."""
    direct = [s for s in said if s.note != "heading"] or list(said)
    if not direct or _BROKEN.search(around):
        return None
    totals = [s for s in direct if s.note == "total"]
    if totals:
        direct = totals[-1:]
    lengths = [(s, _length(s, today)) for s in direct]
    if any(length is None for _, length in lengths):
        return None
    known = [(s, length) for s, length in lengths if length is not None]
    whole = {round(length * 12) for _, length in known}
    first = known[0][0]
    if len(whole) == 1:
        if first.fact == SINCE and re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", str(first.value)):
            return SINCE, Settled(first.value, first)
        return YEARS, Settled(_tidy(known[0][1]), first)
    if (
        len(known) > 1
        and any(str(s.value).startswith("span:") for s, _ in known)
        and all(isinstance(s.value, str) for s, _ in known)
    ):
        return YEARS, Settled(_tidy(sum(length for _, length in known)), first, "各段相加")
    if AT_ODDS.search(around):
        return None
    if any(s.note == "more" for s, _ in known[1:]):
        return YEARS, Settled(_tidy(sum(length for _, length in known)), first, "各段相加")
    since = [s for s, _ in known if s.fact == SINCE]
    # A beginning and a number of years that agree by the year are one statement, said twice.
    if since and max(whole) - min(whole) < 12:
        return SINCE, Settled(since[0].value, since[0])
    if len({int(length) for _, length in known}) == 1:
        return YEARS, Settled(_tidy(known[0][1]), first)
    return None


def _tidy(years: float) -> float:
    return int(years) if float(years).is_integer() else round(years, 2)


def _length(said: Said, today: date) -> float | None:
    if isinstance(said.value, float | int):
        return float(said.value)
    if said.value == UNKNOWN:
        return None
    if said.fact == SINCE:
        return _between(str(said.value), today.isoformat(), today)
    _, first, last = str(said.value).split(":")
    return _between(first, last, today)


def _between(first: str, last: str, today: date) -> float | None:
    """Years from one to the other; of bare years the lower bound, None where three lies between the bounds."""
    try:
        begin, begin_late = _bounds(first)
        end_early, end = _bounds(last)
    except ValueError:
        return None
    if begin > today or end_early < begin:
        return None
    low, high = years_between(begin_late, max(end_early, begin_late)), years_between(begin, end)
    if len(first) == 4 or len(last) == 4:
        return None if low < 3 <= high else float(int(low))
    return years_between(begin, end_early)


def _bounds(written: str) -> tuple[date, date]:
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    day = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    return day, day
