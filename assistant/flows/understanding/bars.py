"""What a text says of the five bars of 第六条: denied, admitted, or left pending, item by item.

A rumour, a complaint, an investigation, an administrative fine settle nothing; an act flatly stated does. Whether
somebody is barred is not decided here, and no detail of an act goes further than the words it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.flows.candidate.rules import BARS
from assistant.flows.understanding import bar_words as words
from assistant.flows.understanding.bar_words import ABUSE, DISCLOSURE, GAIN, OTHER, VIOLATION
from assistant.flows.understanding.judgement import numbers_in
from assistant.flows.understanding.page import Clause, Page
from assistant.flows.understanding.said import ASSUMED, GUESSED, Said, Settled

ANY = "bars"
"""Fact of a statement about all five items at once."""
YES, NO, PENDING = "yes", "no", "pending"
OF_ACTS = ("act", "fined")
"""Notes of statements that an act happened or is looked into."""
NO_CRIME, NO_ERROR, REST = "no crime", "no error", "rest no"


def read(page: Page) -> Iterator[Said]:
    """Every denial, admission and pending matter."""
    yield from _denials(page)
    yield from _by_item(page)
    for number, clause in enumerate(page.clauses):
        if not ASSUMED.search(clause.text) and not re.search(r"第[六6]条", clause.text[:4]):
            yield from _acts(page, number, clause)


def _sentences(page: Page) -> Iterator[tuple[int, str]]:
    for m in re.finditer(r"[^;。!?\n]+[;。!?\n]*", page.text):
        yield m.start(), m[0]


def _denials(page: Page) -> Iterator[Said]:
    for start, text in _sentences(page):
        if m := words.REST.search(text):
            yield Said(ANY, REST, start + m.start(), start + m.end(), "", text)
        if not re.search(r"[六6]条|情形|不得担任|禁止", text):
            continue
        if (m := words.FORM.search(text)) or (m := words.FORM.search(page.text[start : start + len(text) + 8])):
            yield Said(ANY, NO, start + m.start(), start + m.end(), "", text)
            continue
        if (m := words.DENY_LIST.search(text)) and not _doubted(text, m, after=False):
            yield Said(ANY, NO, start + m.start(), start + m.end(), "", text)
            continue
        for pattern in (words.DENY_BEFORE, words.DENY_AFTER, words.DENY_KIND):
            m = pattern.search(text)
            if not m or _doubted(text, m, pattern is words.DENY_AFTER):
                continue
            where = m[0] if pattern is not words.DENY_BEFORE else m["what"]
            items, rest = _items_of(where)
            at, till = start + m.start(), start + m.end()
            left_out, this = _exception(text)
            yield from (Said(BARS[i - 1], PENDING, at, till, "number", text) for i in left_out)
            if rest:
                yield Said(ANY, REST, at, till, "", text)
            elif items and not left_out:
                yield from (Said(BARS[i - 1], NO, at, till, "", text) for i in items)
            else:
                yield Said(ANY, NO, at, till, "this" if this else "", text)
            break


def _doubted(text: str, m: re.Match[str], after: bool) -> bool:  # noqa: FBT001
    clause_start = max(text.rfind(",", 0, m.start()), text.rfind(";", 0, m.start())) + 1
    before, rest = text[clause_start : m.start()], text[m.end() :]
    if (
        GUESSED.search(text[clause_start : m.end()])
        or ASSUMED.search(text)
        or words.TWICE.search(before)
        or words.ASKED.search(before)
    ):
        return True
    if re.search(r"有没有|有无|(?<![都均填全])是否(?!$)|是不是", m[0]) or re.search(
        r"(?:没有|无|没)(?:人|谁)|还没|没(?:写|填|查|问|核|交|签)", m[0]
    ):
        return True
    if after and (
        words.VOID.search(m["tail"])
        or words.TWICE.search(text[: m.start()] + m[0][:-2])
        or re.search(r"(?<!没)有[,;]|存在[,;]|属实[,;]", m["mid"] + m["all"])
        or re.search(r"不是$|并非$|不能说$|不敢说$|未必$|有$", m["mid"] + m["all"])
    ):
        return True
    if re.match(r"(?:的)?(?:声明|承诺书?|证明|材料)(?:还没|没|未|尚未|待)", rest) or re.match(r"(?:吗|么|呢)", rest):
        return True
    return bool(
        re.match(
            r",?(?:还|尚)?(?:不清楚|不确定|不知道|待核实|没核实|没查|存疑|不敢保证|说不准|未核实)", rest.lstrip("的")
        )
    )


def _exception(text: str) -> tuple[list[int], bool]:
    """The items a denial leaves out by number, and whether it leaves out what was told (除这件事外)."""
    m = re.search(r"除(?:了)?([^,;。]{1,20}?)(?:以外|之外|外|其余|其他|,)", text)
    if not m:
        return [], False
    numbered = re.search(r"(?:第?\(?[一二三四五]\)?项?[、和及至到]*)+项", m[1])
    return (numbers_in(numbered[0]), False) if numbered else ([], True)


def _items_of(text: str) -> tuple[list[int], bool]:
    text = re.sub(r"第?[六6]条", "", text)
    if any(m["others"] for m in words.ITEMS.finditer(text)) or re.search(
        r"其余|其他(?:的)?(?:情形)?(?:都|均)?$|另外几", text
    ):
        return [], True
    m = words.ITEMS.search(text)
    if not m:
        return [], False
    count = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
    if m["first"]:
        return list(range(1, count[m["f"]] + 1)), False
    if m["last"]:
        return list(range(6 - count[m["l"]], 6)), False
    return numbers_in(m["items"]), False


def _by_item(page: Page) -> Iterator[Said]:
    """第六条第（二）项：有 / 没有 / 不清楚."""
    for start, text in _sentences(page):
        if ("项" not in text and "(" not in text) or not re.search(
            r"[六6]条", page.text[max(0, start - 60) : start + len(text)]
        ):
            continue
        article = 6 if re.search(r"[六6]条", page.text[max(0, start - 60) : start]) else 0
        for m in words.BY_ITEM.finditer(text):
            named = re.findall(r"第?([五六56])条", text[: m.end("six") if m["six"] else m.start()])
            article = (6 if named[-1] in "六6" else 5) if named else article
            if article != 6:
                continue
            before, said = text[max(0, m.start() - 10) : m.start()], m["said"]
            clause = re.split(r"[,;。]", text[: m.start()])[-1]
            if (
                words.ASKED.search(before)
                or ASSUMED.search(clause)
                or re.search(r"(?:吗|么)$|算不算|是不是|是否", said)
                or re.search(r"除(?:了)?$", before)
            ):
                continue
            at, till = start + m.start(), start + m.end()
            value = ""
            if GUESSED.search(said) or re.match(
                r"(?:的)?(?:情形)?[:(]?(?:目前|还|尚)?(?:有(?:人|举报|投诉|争议|疑问|反映|嫌疑)|正在|在查|在调查|立案|被查|未核实|没填|待|调查中|空着|未填|还没)",
                said,
            ):
                value = PENDING
            elif re.match(
                r"(?:的)?(?:所列|规定)?(?:的)?(?:情形|情况)?[:(]?(?:也|都|均|全|是|为|经查|明确)*(?:没有|无|不存在|否|没)(?!写|填|查|核|说|提)",
                said,
            ):
                value = NO
            elif re.match(
                r"(?:的)?(?:所列|规定)?(?:的)?(?:情形|情况)?[:(]?(?:是|为|他|她)?(?:有(?!待|没|人|争议|举报|投诉|疑|反映|传|些疑|可能|嫌)|存在(?!争议)|是(?!否|不)|属实|成立|已查实|查实)",
                said,
            ) or re.search(r"(?<!不)(?<!没)(?:存在|属于|构成|符合|有|犯了|触犯了?|涉及)(?:了)?$", before):
                value = (
                    YES
                    if not re.search(r"(?:不|没|未)(?:存在|属于|构成|有)$|没有$|未必|可能|认为|怀疑|涉嫌", before)
                    else ""
                )
            if value:
                yield from (Said(BARS[i - 1], value, at, till, "number", text) for i in numbers_in(m["items"]))


def _acts(page: Page, number: int, clause: Clause) -> Iterator[Said]:
    text = clause.text
    around = _around(page, number, back=True)
    ahead = _around(page, number, back=False)
    yield from _criminal(clause, around)
    if m := words.ERROR.search(text):
        if _negated(text, m) or _form_no(text, m):
            yield _said(VIOLATION, NO_ERROR, clause, m)
        elif not _of_another(text, m):
            plain = "".join(
                c.text for c in page.clauses[max(0, number - 1) : number + 1] if c.sentence == clause.sentence
            )
            yield _said(VIOLATION, _state(ahead, around) if words.BREACH.search(plain) else PENDING, clause, m, "act")
    if m := words.GAINED.search(text):
        if _form_no(text, m) or _negated(text, m):
            if re.search(r"(?:不正当|不当)(?:的)?利益", text) and re.search(r"利用|职务|职责|职权|之便|谋取", text):
                yield _said(GAIN, NO, clause, m)
        elif not _of_another(text, m) and not re.search(r"退回|上交|拒收|拒绝|婉拒|交公", text):
            yield _said(GAIN, _state(ahead, around), clause, m, "act")
    if m := words.ABUSED.search(text):
        if _negated(text, m) or _form_no(text, m):
            if words.INTERFERE.search(ahead):
                yield _said(ABUSE, NO, clause, m)
        elif not _of_another(text, m):
            yield _said(ABUSE, _state(ahead, around) if words.INTERFERE.search(around) else PENDING, clause, m, "act")
    if m := words.LEAK.search(text):
        if _negated(text, m) or _form_no(text, m):
            if re.search(r"(?:企业|公司|商业)[^,;]{0,3}秘密", text) and re.search(
                r"(?:合作伙伴|客户|供应商|合作方)[^,;]{0,4}(?:信息|资料|秘密)", text
            ):
                yield _said(DISCLOSURE, NO, clause, m)
        elif not _of_another(text, m):
            whole = (
                words.OUTSIDER.search(around)
                and words.HARM.search(around)
                and not words.TO_AUTHORITY.search(around)
                and not re.search(
                    r"(?:没有?|未|无)(?:给|使|让|造成|受|什么|任何)*[^,;。]{0,5}(?:损失|受损|损害|后果)|未造成|损失(?:不明|不清)|有没有损失|是否造成|没查出损失",
                    around,
                )
            )
            yield _said(DISCLOSURE, _state(ahead, around) if whole else PENDING, clause, m, "act")
    if m := words.FORGED.search(text):
        if _negated(text, m) or _form_no(text, m):
            if re.search(r"损害", text) and words.PARTNER.search(text) and words.FIRM.search(text):
                yield _said(OTHER, NO, clause, m)
        elif not _of_another(text, m) and not re.search(r"(?:学历|文凭|证书|简历|职称|档案)", text):
            hurt = _hurt(around)
            yield _said(OTHER, _state(ahead, around) if hurt else PENDING, clause, m, "act")
    if (
        (m := words.UNDER_WAY.search(text) or words.RUMOUR.search(text))
        and not _about_another(text, m)
        and not re.search(r"没有?(?:人)?(?:举报|投诉|被|立案|接受)|无(?:举报|投诉)|从未被|未被|不在", text)
        and re.search(
            r"立案|调查|核查|举报|投诉|纪检|纪委|监委|在查|被查|公安|起诉|取保|拘留|逮捕|审查|留置|涉嫌|匿名|信访|检举",
            text,
        )
        and not re.search(r"背景调查|尽职调查|民意调查|满意度调查|调查问卷", text)
        and not _reports(text)
        and not re.search(r"第?\(?[一二三四五]\)?项", text)
    ):
        if not words.CONFIRMED.search(ahead):
            yield from _pending(clause, m, around)
    elif (
        (m := words.FINED.search(text))
        and not _negated(text, m)
        and not _of_another(text, m)
        and not re.search(r"公司(?:已)?(?:被|因)", text[: m.start()])
        and not re.search(r"(?:公司|企业|厂里|单位|内部|部门)[^,;。]{0,8}(?:通报|罚款|扣)", text)
    ):
        yield _said(VIOLATION, PENDING, clause, m, "fined")


def _reports(text: str) -> bool:
    """Whether the person is the one who reports."""
    return bool(
        re.search(
            r"(?:向|到|去)[^,;。]{0,10}(?:举报|投诉|反映|检举)|(?:他|她)?(?:实名)?举报(?:过|了)(?:公司|企业|别人|前任|领导|供应商|同事)",
            text,
        )
    )


def _pending(clause: Clause, m: re.Match[str], around: str) -> Iterator[Said]:
    items = [fact for fact, about in words.TOPICS if re.search(about, clause.text)] or [
        fact for fact, about in words.TOPICS if re.search(about, around)
    ]
    if len(items) > 1 and VIOLATION in items and not re.search(r"事故|违法|刑|公安|市场监管|检察|法院", clause.text):
        items.remove(VIOLATION)
    for fact in items or BARS:
        yield _said(fact, PENDING, clause, m, "act")


def _criminal(clause: Clause, around: str) -> Iterator[Said]:
    text = clause.text
    m = words.CRIME.search(text)
    if not m:
        return
    if re.match(r"(?:过|了|的)?(?:吗|么)", text[m.end() :]):
        return
    if re.search(r"不(?:是|属于|算|等于|构成)(?:受)?(?:刑事处罚|刑罚)", text):
        yield _said(VIOLATION, PENDING, clause, m, "act")
    elif re.match(r"[^,;。]{0,4}:(?:否|无|没有)", text[m.end() :]) or _negated(text, m):
        if re.search(r"刑事处罚|判刑|判过刑|刑罚|犯罪|前科|受过刑|刑事处分|服刑|坐牢", text):
            yield _said(VIOLATION, NO_CRIME, clause, m)
    elif re.match(r"[^,;。]{0,4}:(?:不|未|待)", text[m.end() :]) or _of_another(text, m):
        return
    elif (
        (words.NOT_CRIME.search(around) and not re.search(r"终审|维持原判|已生效|判决生效", around))
        or words.UNRELATED.search(around)
        or (words.RUMOUR.search(text) and not words.CONFIRMED.search(around))
        or GUESSED.search(text)
    ):
        yield _said(VIOLATION, PENDING, clause, m, "act")
    elif words.ASKED.search(text[: m.start()]):
        return
    else:
        yield _said(VIOLATION, YES, clause, m, "act")


def _said(fact: str, value: str, clause: Clause, m: re.Match[str], note: str = "") -> Said:
    return Said(fact, value, clause.start + m.start(), clause.start + m.end(), note, clause.text)


_FAR = 12
"""Clauses looked at on either side."""


def _around(page: Page, number: int, *, back: bool) -> str:
    """The sentence a clause stands in, and the next where it goes on about the same matter."""
    clause = page.clauses[number]
    first = number
    while back and first and number - first < _FAR and page.clauses[first - 1].sentence == clause.sentence:
        first -= 1
    last = number
    while last + 1 < len(page.clauses) and last - number < _FAR:
        following = page.clauses[last + 1]
        goes_on = following.sentence == clause.sentence or (
            following.sentence == clause.sentence + 1
            and re.match(
                r"(?:但|不过)?(?:这|该|此|目前|现在|还|尚|正在|纪检|调查|公司(?:已|查|正|纪|还|认|调)|经|已|后来|最后|最终|结果|结论|案|至今|事后|原因|处分|属|查)",
                page.clauses[last + 1 if page.clauses[last].sentence == clause.sentence else last].text,
            )
        )
        if not goes_on or following.sentence > clause.sentence + 1:
            break
        last += 1
    return page.text[page.clauses[first].start : page.clauses[last].end]


def _state(ahead: str, around: str) -> str:
    """Whether an act stands confirmed or flatly stated, or only rumoured or under way."""
    if re.search(
        r"否认|不承认|不认可|喊冤|申诉|有争议|查无实据|不属实|子虚乌有|诬告|不成立|没有证据|证据不足|未查实|没查实|没有查实|未经证实|未证实|没有?(?:最后|最终|正式)?(?:下)?(?:定论|结论|结果)|尚无(?:定论|结论)|结论(?:还)?(?:没|未)",
        around,
    ):
        return PENDING
    if words.CONFIRMED.search(around) and not re.search(
        r"(?:正在|还在|尚在|仍在|目前在)[^,;。]{0,6}(?:核实|调查|核查)", ahead
    ):
        return YES
    if (
        words.UNDER_WAY.search(ahead)
        or words.RUMOUR.search(around)
        or GUESSED.search(around)
        or words.UNDER_WAY.search(around)
    ):
        return PENDING
    return YES


_LISTED = re.compile(
    r"(?:没有|没|无|不存在|未发现|未见|从未|未曾|不曾|未|不涉及|未有)(?:有|过|任何|因|受到?|被|发现|发生|出现|存在|利用)*"
    r"(?:(?!但|却|不过|只是|而是|就是|除)[^,;。:]){1,40}?[、或及和与](?:(?!但|却|不过|只是|而是|就是|除|他|她)[^,;。:、]){0,16}$"
)
"""A denial reaches over a whole list: 不存在受刑事处罚、谋取不正当利益、滥用职权等情形."""


def _negated(text: str, m: re.Match[str]) -> bool:
    before = re.sub(r"(?:未经|没有经过|没经过?|未获)[^,;。]{0,6}?(?:批准|许可|同意|授权|审批)", "", text[: m.start()])
    if re.search(
        r"(?:一概|都|全|均|也|从来|从|一件)(?:没有|没|无|不存在|未有|未发生)(?:过|干过|发生过?|有过|做过)?$",
        text[m.end() :],
    ):
        return True
    if _LISTED.search(before) and not re.search(r"不是没|并非没|不是不", before):
        return True
    return (
        bool(words.DENIED_ACT.search(before))
        and not words.TWICE.search(
            before[:-1] if before.endswith("没") else re.sub(r"(?:没有?|未|无)[^,;]{0,6}$", "", before)
        )
    ) or bool(
        re.match(
            r"(?:的)?(?:事|行为|情况|记录|问题|经历|情形)?(?:一概|都|也|从来|从|均)?(?:没有|没|无|不存在|未有)(?!结论|定论|人)",
            text[m.end() :],
        )
    )


def _form_no(text: str, m: re.Match[str]) -> bool:
    """A line of a form answered 否: 受过刑事处罚：否."""
    return bool(re.search(r"^[^,;。]{0,24}(?::|\?)(?:否|无|没有|没)$", text[m.end() :]))


_ANOTHERS = re.compile(
    r"^(?:的)?(?:那|这)?(?:件|个|档|笔)?(?:事|案子?|钱)?(?:其实|实际|实际上|都|全)?(?:是|系)(?!他|她|本人|真|事实|否)[^,;。]{1,12}?(?:干|做|搞|弄|造|收|拿)的|^的(?:人)?(?:其实|实际|都)?是(?!他|她|本人|真|供应商|客户)"
)
"""受贿那件事是老郑干的, 拿回扣的是前任."""


def _of_another(text: str, m: re.Match[str]) -> bool:
    before = text[: m.start()]
    if _ANOTHERS.match(text[m.end() :]) or re.match(r"(?:过|了|的)?(?:吗|么)", text[m.end() :]):
        return True
    return bool(
        words.BY_OTHERS.search(before)
        or words.KIN.search(before)
        or words.SECOND_HAND.search(before)
        or words.ASKED.search(before)
    )


def _about_another(text: str, m: re.Match[str]) -> bool:
    """Whether a complaint or an inquiry is into somebody else, or the firm: 税务局在查公司."""
    before, after = text[: m.start()], text[m.end() :]
    return bool(
        words.KIN.search(before)
        or words.ASKED.search(before)
        or re.search(
            r"(?:公司|企业|厂里|供应商|客户|前任|同事|下属)(?:因[^,;。]{0,12})?(?:正|也|曾)?(?:被|在)?$", before
        )
        or re.match(r"(?:我们|本)?(?:公司|企业|厂里|供应商|客户)(?!的?(?:他|她))", after)
    )


def _hurt(around: str) -> bool:
    """Whether harm to both the firm and a partner is stated; harm to one alone is an open question."""
    m = re.search(r"(?:没有?|未|无)(?:造成|给|使)?[^,;。]{0,8}(?:损|亏|害)", around)
    return bool(
        not m
        and words.HARM.search(around)
        and words.PARTNER.search(around)
        and words.FIRM.search(
            re.sub(r"(?:质检|检验|检测|咨询|认证|同行)公司|公司(?:已|查实|给|纪检|处分|发文|认定|调查)", "", around)
        )
    )


def settle(said: Sequence[Said]) -> dict[str, Settled]:
    """yes or no for each item that the statements settle."""
    acted = {s.fact for s in said if s.note in ("act", "number", "fined") and s.value in (YES, PENDING)}
    everywhere = next((s for s in said if s.fact == ANY and s.value == NO and (s.note != "this" or acted)), None)
    rest = next((s for s in said if s.fact == ANY and s.value == REST), None) if acted else None
    found: dict[str, Settled] = {}
    for fact in BARS:
        own = [s for s in said if s.fact == fact]
        admitted = next((s for s in own if s.value == YES), None)
        denied = next((s for s in own if s.value == NO), None)
        limbs = {s.value: s for s in own if s.value in (NO_CRIME, NO_ERROR)}
        if fact == VIOLATION and len(limbs) == 2:
            denied = denied or limbs[NO_CRIME]
        if admitted:
            if not denied and not (NO_CRIME in limbs and words.CRIME.search(admitted.source)):
                found[fact] = Settled(YES, admitted)
        elif any(s.value == PENDING and not (s.note == "fined" and denied) for s in own):
            continue
        elif no := denied or everywhere or rest:
            found[fact] = Settled(NO, no)
    return found
