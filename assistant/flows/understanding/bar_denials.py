"""Denials of 第六条: all five at once, with an exception, or item by item under its number.

What an act is and whether it happened is read by `bar_acts`; here only 没有第六条情形, 第（二）项无 and their like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.flows.candidate.rules import BARS
from assistant.flows.understanding import bar_words as words
from assistant.flows.understanding.bar_words import ANY, NO, PENDING, REST, YES
from assistant.flows.understanding.judgement import numbers_in
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.said import GUESSED, Said


def read(page: Page) -> Iterator[Said]:
    """Every denial, of all items or of those numbered, and every item said by its number to be there."""
    yield from _denials(page)
    yield from _by_item(page)


def _sentences(page: Page) -> Iterator[tuple[int, str]]:
    for m in re.finditer(r"[^;。!?\n]+[;。!?\n]*", page.text):
        yield m.start(), m[0]


def _denials(page: Page) -> Iterator[Said]:
    for start, text in _sentences(page):
        if m := words.NONE_ELSE.search(text):
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
            sure = [m for m in pattern.finditer(text) if not _doubted(text, m, pattern is words.DENY_AFTER)]
            for m in sure:
                yield from _denied(start, text, m, m["what"] if pattern is words.DENY_BEFORE else m[0])
            if sure:
                break


def _denied(start: int, text: str, m: re.Match[str], where: str) -> Iterator[Said]:
    items, rest = _items_of(where)
    # 其他第六条的情形没有
    rest = rest or bool(re.search(r"(?:其[他它余]|别的|另外)的?$", text[: m.start()]))
    at, till = start + m.start(), start + (m.start("tail") if "tail" in m.re.groupindex else m.end())
    left_out, this = _exception(text)
    yield from (Said(BARS[i - 1], PENDING, at, till, "number", text) for i in left_out)
    if rest:
        yield Said(ANY, REST, at, till, "", text)
    elif items and not left_out:
        yield from (Said(BARS[i - 1], NO, at, till, "", text) for i in items)
    else:
        yield Said(ANY, NO, at, till, "this" if this else "", text)


_OF_ONE_ACT = re.compile(r"(?:过|任何)?(?:泄|收|拿|受贿|回扣|滥用|伪造|判|刑|利用|造成|违|犯|干)")
"""……已查明没有泄密: what is denied is one act, not the article."""


def _doubted(text: str, m: re.Match[str], after: bool) -> bool:  # noqa: FBT001
    clause_start = max(text.rfind(",", 0, m.start()), text.rfind(";", 0, m.start())) + 1
    before, rest = text[clause_start : m.start()], text[m.end() :]
    if before.endswith("有") and m[0].startswith("没"):
        # 有没有第六条情形还不掌握
        return True
    if GUESSED.search(text[clause_start : m.end()]) or words.TWICE.search(before) or words.ASKED.search(before):
        return True
    if re.search(r"有没有|有无|(?<![都均填全])是否(?!$)|是不是", m[0]) or re.search(
        r"(?:没有|无|没)(?:人|谁)|还没|没(?:写|填|查|问(?!题)|核|交|签)", m[0]
    ):
        return True
    if after and (
        words.VOID.search(m["tail"])
        or _OF_ONE_ACT.match(m["tail"])
        or words.TWICE.search(text[: m.start()] + m[0][:-2])
        or re.search(r"(?<!没)有[,;]|存在[,;]|属实[,;]|[,;](?:别的|其[他它余])", m["mid"] + m["all"])
        or re.search(r"不是$|并非$|不能说$|不敢说$|未必$|有$", m["mid"] + m["all"])
    ):
        return True
    if re.match(r"(?:的)?(?:声明|承诺书?|证明|材料)(?:还没|没|未|尚未|待)", rest) or re.match(r"(?:吗|么|呢)", rest):
        return True
    return bool(
        re.match(
            r",?(?:公司|企业|单位|人事|我们|HR)?(?:还|尚)?(?:不清楚|不确定|不知道|待核实|没核实|没查|存疑|不敢保证|说不准|未核实)",
            rest.lstrip("的"),
        )
    )


_OF_PEOPLE = re.compile(r"(?:其[他余]|另外|剩下|别)?的?(?:[两二三四几]?[个位名]|(?:报名|参选|应聘|备选|候选)的)?人")
"""除了甲，其他报名的人都没有: somebody is left out, not a matter."""


def _exception(text: str) -> tuple[list[int], bool]:
    """The items a denial leaves out by number, and whether it leaves out what was told (除这件事外)."""
    m = re.search(r"除(?:了)?([^,;。]{1,20}?)(?:以外|之外|外|其余|其他|,)", text)
    if not m or _OF_PEOPLE.match(text, m.end()) or _OF_PEOPLE.match(m[1]):
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


_NOT_BEFORE = re.compile(r"(?:^|[,;。\n])[^,;。]{0,4}?(?:不存在|没有|未发现|未见|无)(?:第?[六6]条(?:的|中的)?)?$")
_ITEM_ALONE = re.compile(r"(?:的|所列|规定|任何)*(?:情形|情况|问题|行为)?$")


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
            if (
                words.ASKED.search(before)
                or re.search(r"(?:吗|么)$|算不算|是不是|是否", said)
                or re.search(r"除(?:了)?$", before)
            ):
                continue
            at, till = start + m.start(), start + m.end()
            value = ""
            if GUESSED.search(said) or re.match(
                r"(?:的)?(?:情形)?[:(]?(?:目前|还|尚)?(?:有(?:人|举报|投诉|争议|疑问|反映|嫌疑)|(?:纪[检委]|监委|公司|公安|检察院|审计|上级)(?:部门|那边)?(?:还|正|正在|在)+(?:查|核|调查|审)|正在|在查|在调查|立案|被查|未核实|没填|没法|无法|不便|因为?[^,;。]{1,12}(?:没法|无法|没|未)(?:查|核)|待|调查中|空着|未填|还没)",
                said,
            ):
                value = PENDING
            elif (_NOT_BEFORE.search(before) and _ITEM_ALONE.match(said)) or re.match(
                r"(?:的)?(?:所列|规定)?(?:的)?(?:情形|情况)?[:(]?(?:也|都|均|全|是|为|经查|明确)*(?:没有|无|不存在|否|没)(?!写|填|查|核|说|提)",
                said,
            ):
                value = NO
            elif re.match(
                r"(?:的)?(?:所列|规定)?(?:的)?(?:情形|情况)?[:(]?(?:是|为|他|她|确实?)?(?:有(?!待|没|人|争议|举报|投诉|疑|反映|传|些疑|可能|嫌)|存在(?!争议)|是(?!否|不)|属实|成立|已查实|查实)",
                said,
            ) or re.search(r"(?<!不)(?<!没)(?:存在|属于|构成|符合|有|犯了|触犯了?|涉及)(?:了)?$", before):
                value = (
                    YES
                    if not re.search(r"(?:不|没|未)(?:存在|属于|构成|有)$|没有$|未必|可能|认为|怀疑|涉嫌", before)
                    else ""
                )
            if value:
                yield from (Said(BARS[i - 1], value, at, till, "number", text) for i in numbers_in(m["items"]))
