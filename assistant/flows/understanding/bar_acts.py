"""Acts that the five items of 第六条 are about: denied, confirmed, flatly stated, or only rumoured and looked into.

A rumour, a complaint, an investigation, an administrative fine leave the item open. Whose act it is, is settled by
others; no detail goes further than the words it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.flows.candidate.rules import BARS
from assistant.flows.understanding import act_scope
from assistant.flows.understanding import bar_words as words
from assistant.flows.understanding.bar_words import (
    ABUSE,
    DISCLOSURE,
    GAIN,
    NO,
    NO_CRIME,
    NO_ERROR,
    OTHER,
    PENDING,
    VIOLATION,
    YES,
)
from assistant.flows.understanding.page import Clause, Page
from assistant.flows.understanding.said import GUESSED, Said


def read(page: Page) -> Iterator[Said]:
    """Every act named, denied or looked into, clause by clause."""
    for number, clause in enumerate(page.clauses):
        if not re.search(r"第[六6]条(?!(?:情形|情况)?:?有\()", clause.text[:4] + clause.text[4:10]):
            yield from _acts(page, number, clause)


def _acts(page: Page, number: int, clause: Clause) -> Iterator[Said]:
    text = clause.text
    around = act_scope.around(page, number, back=True)
    ahead = act_scope.around(page, number, back=False)
    yield from _criminal(clause, around)
    if m := words.ERROR.search(text):
        if act_scope.negated(text, m) or act_scope.form_no(text, m):
            yield _said(VIOLATION, NO_ERROR, clause, m)
        elif not act_scope.of_another(text, m):
            plain = "".join(
                c.text for c in page.clauses[max(0, number - 4) : number + 3] if c.sentence == clause.sentence
            )
            yield _said(
                VIOLATION, act_scope.state(ahead, around) if act_scope.breach(plain) else PENDING, clause, m, "act"
            )
    if m := words.GAINED.search(text):
        if act_scope.form_no(text, m) or act_scope.negated(text, m):
            if re.search(r"(?:不正当|不当)(?:的)?利益", text) and re.search(r"利用|职务|职责|职权|之便|谋取", text):
                yield _said(GAIN, NO, clause, m, "cleared" if words.FOUND_THAT.search(text[: m.start()]) else "")
        elif not act_scope.of_another(text, m) and not re.search(r"退回|上交|拒收|拒绝|婉拒|交公", text):
            handed_in = re.search(r"上交|交公|交到|交给(?:公司|纪|财务|厂)|主动(?:上)?交", ahead)
            state = act_scope.state(ahead, around)
            yield _said(GAIN, PENDING if handed_in and not words.CONFIRMED.search(ahead) else state, clause, m, "act")
    if m := words.ABUSED.search(text):
        if act_scope.negated(text, m) or act_scope.form_no(text, m):
            if words.INTERFERE.search(ahead):
                yield _said(ABUSE, NO, clause, m)
        elif not act_scope.of_another(text, m):
            state = act_scope.state(ahead, around)
            yield _said(ABUSE, state if state == NO or words.INTERFERE.search(around) else PENDING, clause, m, "act")
    if m := words.LEAK.search(text):
        if act_scope.negated(text, m) or act_scope.form_no(text, m):
            if re.search(r"(?:企业|公司|商业)[^,;]{0,3}秘密", text) and re.search(
                r"(?:合作伙伴|客户|供应商|合作方)[^,;]{0,4}(?:信息|资料|秘密)", text
            ):
                yield _said(DISCLOSURE, NO, clause, m)
        elif not act_scope.of_another(text, m):
            whole = (
                words.OUTSIDER.search(around)
                and words.HARM.search(around)
                and not words.TO_AUTHORITY.search(around)
                and not re.search(
                    r"(?:没有?|未|无)(?:给|使|让|造成|受|什么|任何)*[^,;。]{0,5}(?:损失|受损|损害|后果)|未造成|损失(?:不明|不清)|有没有损失|是否造成|没查出损失",
                    around,
                )
            )
            state = act_scope.state(ahead, around)
            yield _said(DISCLOSURE, state if state == NO or whole else PENDING, clause, m, "act")
    if m := words.FORGED.search(text):
        if act_scope.negated(text, m) or act_scope.form_no(text, m):
            if re.search(r"损害", text) and words.PARTNER.search(text) and words.FIRM.search(text):
                yield _said(OTHER, NO, clause, m)
        elif not act_scope.of_another(text, m) and not re.search(r"(?:学历|文凭|证书|简历|职称|档案)", text):
            hurt = act_scope.hurt(around)
            yield _said(OTHER, act_scope.state(ahead, around) if hurt else PENDING, clause, m, "act")
    if (
        (m := words.UNDER_WAY.search(text) or words.RUMOUR.search(text))
        and not act_scope.about_another(text, m)
        and not re.search(r"没有?(?:人)?(?:举报|投诉|被|立案|接受)|无(?:举报|投诉)|从未被|未被|不在", text)
        and re.search(
            r"立案|调查|核查|举报|投诉|纪检|纪委|监委|在查|被查|公安|起诉|取保|拘留|逮捕|审查|留置|涉嫌|匿名|信访|检举",
            text,
        )
        and not re.search(
            r"经(?:资格|逐项|组织)?审查|资格审查|审查(?:合格|通过|无误)|背景调查|尽职调查|民意调查|满意度调查|调查问卷",
            text,
        )
        and not act_scope.reports(text)
        and not re.search(r"第?\(?[一二三四五]\)?项", text)
    ):
        # 举报他泄密，结论是没有这回事: what was complained of in the item's own words is denied, not open.
        cleared = words.CLEARED.search(ahead) and words.WHOLE_ITEM.search(text)
        if not words.CONFIRMED.search(ahead) and not cleared:
            yield from _pending(clause, m, around)
    elif (
        (m := words.FINED.search(text))
        and not act_scope.negated(text, m)
        and not act_scope.of_another(text, m)
        and not re.search(r"公司(?:已)?(?:被|因)", text[: m.start()])
        and not re.search(r"(?:公司|企业|厂里|单位|内部|部门)[^,;。]{0,8}(?:通报|罚款|扣)", text)
    ):
        yield _said(VIOLATION, PENDING, clause, m, "fined")


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
    elif re.match(r"[^,;。]{0,4}:(?:否|无|没有)", text[m.end() :]) or act_scope.negated(text, m):
        if re.search(r"刑事处罚|判刑|判过刑|刑罚|犯罪|前科|受过刑|刑事处分|服刑|坐牢", text):
            yield _said(VIOLATION, NO_CRIME, clause, m)
    elif re.match(r"[^,;。]{0,4}:(?:不|未|待)", text[m.end() :]) or act_scope.of_another(text, m):
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
