"""How a named act stands: confirmed or under way, denied, answered 否 on a form, or somebody else's.

Which act it is and which item of 第六条 it concerns is the business of `bar_acts`.
"""

from __future__ import annotations

import re

from assistant.flows.understanding import bar_words as words
from assistant.flows.understanding.bar_words import NO, PENDING, YES
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.said import GUESSED


def breach(text: str) -> bool:
    """Whether a breach of law is stated, not denied."""
    return any(
        not re.search(r"(?:没有?|未|无|不|不算|并非)(?:[^,;。]{0,4})$", text[: m.start()])
        for m in words.BREACH.finditer(text)
    )


def reports(text: str) -> bool:
    """Whether the person is the one who reports."""
    return bool(
        re.search(
            r"(?:向|到|去)[^,;。]{0,10}(?:举报|投诉|反映|检举)|(?:他|她)?(?:实名)?举报(?:过|了)(?:公司|企业|别人|前任|领导|供应商|同事)|(?<![人被名])(?:主动|曾经?|实名|多次)举报(?:公司|企业|别人|他人|前任|领导|上级|同事|下属)",
            text,
        )
    )


_SAME_MATTER = re.compile(
    r"(?:但|不过)?(?:这|该|此|目前|现在|还|尚|正在|纪检|调查|公司(?:已|查|正|纪|还|认|调)|经|已|后来|最后|最终|结果|结论|案|至今|事后|原因|处分|属|查)"
)
_FAR = 12
"""Clauses looked at on either side."""


def around(page: Page, number: int, *, back: bool) -> str:
    """The sentence a clause stands in, and the next where it goes on about the same matter."""
    clause = page.clauses[number]
    first = number
    while back and first and number - first < _FAR and page.clauses[first - 1].sentence == clause.sentence:
        first -= 1
    last = number
    while last + 1 < len(page.clauses) and last - number < _FAR:
        following = page.clauses[last + 1]
        item_goes_on = following.sentence == clause.sentence and ";" not in page.clauses[last].closes
        goes_on = item_goes_on or (
            following.sentence <= clause.sentence + 1
            and _SAME_MATTER.match(
                page.clauses[last + 1 if page.clauses[last].sentence == clause.sentence else last].text
            )
        )
        if not goes_on or following.sentence > clause.sentence + 1:
            break
        last += 1
    return page.text[page.clauses[first].start : page.clauses[last].end]


def state(ahead: str, around: str) -> str:
    """Whether an act stands confirmed or flatly stated, or only rumoured or under way."""
    if words.CLEARED.search(ahead):
        return NO if words.WHOLE_ITEM.search(ahead) else PENDING
    if re.search(
        r"否认|不承认|不认可|喊冤|申诉|有争议|查无实据|不属实|子虚乌有|诬告|不成立|没有证据|证据不足|无罪|平反|撤销(?:了)?(?:原判|处分|决定)|未查实|没查实|没有查实|未经证实|未证实|没有?(?:最后|最终|正式)?(?:下)?(?:定论|结论|结果)|尚无(?:定论|结论)|结论(?:还)?(?:没|未)",
        around,
    ):
        return PENDING
    convicted = words.CRIME.search(ahead) and not words.NOT_CRIME.search(around)
    if (convicted or words.CONFIRMED.search(around)) and not re.search(
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


_NEVER_DID = re.compile(
    r"(?:[\u4e00-\u9fff]{0,3}?(?:他|她|本人|既|也|都|并|至今|目前|且|而且|以前|从来))?(?:从未|从没有?|从来没有?|未曾|不曾|没有?|未|不存在)(?:在|因|有|发生|出现|造成|利用|受|被|向|参与|存在|违反|任何|发现|听说)"
)


def negated(text: str, m: re.Match[str]) -> bool:
    before = re.sub(r"(?:未经|没有经过|没经过?|未获)[^,;。]{0,6}?(?:批准|许可|同意|授权|审批)", "", text[: m.start()])
    if re.search(
        r"(?:一概|都|全|均|也|从来|从|一件)(?:没有|没|无|不存在|未有|未发生)(?:过|干过|发生过?|有过|做过)?$",
        text[m.end() :],
    ):
        return True
    if _NEVER_DID.match(before) and not re.search(r"但|却|反而|只是|而是", before):
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
            r"(?:的)?(?:事|行为|情况|记录|问题|经历|情形)?(?:倒|肯定|绝对|确实|那|这个)?(?:是)?(?:一概|都|也|从来|从|均)?(?:没有|没|无|不存在|未有)(?!结论|定论|人)",
            text[m.end() :],
        )
    )


def form_no(text: str, m: re.Match[str]) -> bool:
    """A line of a form answered 否: 受过刑事处罚：否."""
    return bool(re.search(r"^[^,;。]{0,24}(?::|\?)(?:否|无|没有|没)$", text[m.end() :]))


_ANOTHERS = re.compile(
    r"^(?:的)?(?:那|这)?(?:件|个|档|笔)?(?:事|案子?|钱)?(?:其实|实际|实际上|都|全)?(?:是|系)(?!他|她|本人|真|事实|否)[^,;。]{1,12}?(?:干|做|搞|弄|造|收|拿)的|^的(?:人)?(?:其实|实际|都)?是(?!他|她|本人|真|供应商|客户)"
)
"""受贿那件事是老郑干的, 拿回扣的是前任."""


def of_another(text: str, m: re.Match[str]) -> bool:
    before = text[: m.start()]
    if _ANOTHERS.match(text[m.end() :]) or re.match(r"(?:过|了|的)?(?:吗|么)", text[m.end() :]):
        return True
    # 在前公司泄露……: where it was done is no subject.
    before = re.sub(r"(?:在|于)[^,;。]{0,5}(?:公司|单位|企业|厂里|工厂)(?:里|时|期间|任职时?|工作时?)*", "", before)
    return bool(
        words.BY_OTHERS.search(before)
        or words.KIN.search(before)
        or words.SECOND_HAND.search(before)
        or words.ASKED.search(before)
    )


def about_another(text: str, m: re.Match[str]) -> bool:
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


def hurt(around: str) -> bool:
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
