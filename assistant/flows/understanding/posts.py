"""The posts a text names, wherever and whosesoever they are, with the department they belong to.

A department whose name does not say that it manages quality, an acting head, a post of doubtful rank are 不确定 here.
Whether a post is held now, was held once or is only promised is `holding`'s business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.flows.understanding import post_words
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.post_words import DEPUTY, HEAD, HIGH_DEPUTY, NOT_SURE, OTHER_HEAD, STAFF, TOP
from assistant.flows.understanding.words import one_of, words


@dataclass(frozen=True, slots=True)
class Post:
    """One post named. `dept` is quality, doubtful, other or nothing; `kind` a position of the vocabulary."""

    start: int
    end: int
    kind: str
    dept: str
    infix: str = ""


_NEAR_THE_TOP = re.compile(
    r"(?:特别|高级|行政|专职|执行|的)?(?:(?P<serves>秘书|司机)|助理|特助|代表|顾问|(?P<room>办公室|办(?!理|公)|室))"
)


@cache
def _pattern() -> re.Pattern[str]:
    lists = words()
    return re.compile(
        rf"(?P<dept>{one_of(lists.departments)})(?:部门)?(?:那边|这边)?(?:的|里的?|、)?(?P<infix>(?:当|任|做|担任|兼任|兼|代理|临时|现任|主持工作的|代|正式)*|[\u4e00-\u9fff])"
        rf"(?:(?P<both>正副(?:部长|经理|主任))|(?P<deputy>{one_of(post_words.DEPUTIES.split('|'))})|(?P<staff>{one_of(post_words.STAFFS.split('|'))})|(?P<head>{one_of(post_words.HEADS.split('|'))})(?P<assist>助理)?)"
        rf"|(?P<dept2>(?:质量|品质|品[管控保]|质[检管控保]|生产|采购|技术|销售|研发|行政|设备|工艺|财务|管理|安全|供应链|人事|工程|市场|营销|运营|物流|计划|售后){{1,3}}部)长(?P<assist2>助理)?"
        rf"|(?P<word>{one_of(lists.posts)})"
        rf"|(?P<bare>(?:常务)?副部长|副经理|副主任|副处长|副科长|部长|经理|主任|处长|科长)"
    )


def scan(page: Page) -> tuple[Post, ...]:
    """Every post named anywhere, whosoever's it is. A bare 部长 takes the department named before it."""
    lists = words()
    found: list[Post] = []
    last = ("", -100)
    for m in _pattern().finditer(page.text):
        after = page.text[m.end() : m.end() + 6]
        if (
            re.match(r"(?:助理)?(?:级|级别|待遇)(?!的?副|的?高管)", after)
            and "副总级" not in page.text[m.start() : m.end() + 1]
        ):
            continue
        if after.startswith("级") and re.search(r"(?:还是|或者?|是否|是不是)$", page.text[: m.start()][-3:]):
            # 部门正职还是副总级: a rank asked about.
            continue
        dept = m["dept"] or m["dept2"]
        if dept:
            group = lists.departments.get(dept, "doubtful" if re.search(r"质|品", dept) else "other")
            last = (group, m.end())
            found.append(Post(m.start(), m.end(), _of_department(group, m, dept), group, m["infix"] or ""))
        elif m["word"]:
            kind = lists.posts[m["word"]]
            if m["word"].endswith("副总") and re.match(r"监|工(?!作)|师|助", after):
                # 质量副总监 is no 副总.
                kind = NOT_SURE
            if m["word"].endswith("一把手") and re.match(r"(?:就)?是厂长", after):
                continue
            if m["word"].endswith("工程师") and re.match(r"职称|资格|\(中级|\(职称", after):
                continue
            if kind == TOP and (near := _NEAR_THE_TOP.match(page.text, m.end())):
                # 董事长特别助理, 总经理秘书, 董事长办公室主任
                if near["room"]:
                    continue
                kind = STAFF if near["serves"] else NOT_SURE
            if re.match(r"总经理|总裁", m["word"]) and re.search(
                r"(?:分公司|子公司|事业部|分厂|区域|大区|省|项目|执行)的?$", page.text[: m.start()]
            ):
                kind = NOT_SURE
            if kind == HIGH_DEPUTY and re.search(r"(?:分公司|子公司|事业部|大区|区域)的?$", page.text[: m.start()]):
                kind = NOT_SURE
            found.append(Post(m.start(), m.end(), kind, ""))
        else:
            group, where = last
            group = (
                department_told(page, m.end())
                or _department_beside(page, m.start())
                or _department_before(page, m.start())
                or (group if m.start() - where <= 60 else "")
                or _department_after(page, m.end())
            )
            if _between_two(page, m.start()) and not department_told(page, m.end()):
                group = ""
            if not group:
                continue
            found.append(Post(m.start(), m.end(), _bare(group, m["bare"]), group))
    return tuple(found)


@cache
def _departments() -> re.Pattern[str]:
    return re.compile(one_of(word for word in words().departments if len(word) > 2))


def _department_beside(page: Page, place: int) -> str:
    """The department a head stands right after, where no list has it: 供应商管理部的部长."""
    m = re.search(r"([\u4e00-\u9fff]{2,8}(?:部|处|科|中心|车间|室|办))的?$", page.text[max(0, place - 12) : place])
    if not m or _departments().search(m[1]):
        return ""
    return "doubtful" if re.search(r"质|品|检|体系", m[1]) else "other"


def _department_before(page: Page, place: int) -> str:
    """The department named last within the words just before."""
    found = list(_departments().finditer(page.text[max(0, place - 60) : place]))
    return words().departments[found[-1][0]] if found else ""


def _between_two(page: Page, place: int) -> bool:
    """质量部的老童和采购部的老樊，……老童是部长: two departments before, none in the clause itself."""
    clause = page.clause_at(place)
    before = page.text[max(0, place - 60) : place]
    beside = re.search(r"(?:部|处|科|中心|办|室)门?,$", before)
    if beside or _departments().search(page.text[clause.start : place]) or re.search(r"[;。\n]", before):
        return False
    return len({words().departments[m[0]] for m in _departments().finditer(before)}) > 1


_BRACKETED = re.compile(
    r",(?=[\u4e00-\u9fff]{2,6}(?:部|中心|科|处|办)(?:[,;。]|$))|(?:\(|是|现任|,(?=[\u4e00-\u9fff]{1,6}(?:部|中心|科|处|办|车间)门?的?副?(?:部长|经理|主任|科长|处长)))(?:公司|现任|现|我们)?的?|(?=[\u4e00-\u9fff]{2,6}部?的(?:[,;。(]|$))"
)


def department_told(page: Page, place: int) -> str:
    """邱部长(质量部)、邱部长质量部的、李经理是采购部经理"""
    m = _BRACKETED.match(page.text, place)
    m = _departments().match(page.text, m.end()) if m else None
    return words().departments[m[0]] if m else ""


def _department_after(page: Page, place: int) -> str:
    """我们部长姓孙，质量部的。"""
    m = _departments().match(page.text, place + 1)
    if m and page.text[place] == "," and page.text[m.end() : m.end() + 1] in ("", *",;。"):
        # 焦经理，质量部，大专
        return words().departments[m[0]]
    told: set[str] = set()
    for m in _departments().finditer(page.text[place : place + 60]):
        if re.search(r"一[个位]$", page.text[place : place + m.start()]):
            break
        if re.match(r"的(?:[,;。]|$)", page.text[place + m.end() : place + m.end() + 2]):
            told.add(words().departments[m[0]])
    # 都是部长，项部长是质量部的，董部长是生产部的: of two departments neither is everybody's.
    return told.pop() if len(told) == 1 else ""


def _bare(group: str, head: str) -> str:
    if "副" in head:
        return STAFF if group == "other" else DEPUTY
    return {"quality": HEAD, "doubtful": NOT_SURE}.get(group, OTHER_HEAD)


def _of_department(group: str, m: re.Match[str], dept: str) -> str:
    if m["assist"] or m["assist2"] or m["staff"]:
        return STAFF
    if m["deputy"]:
        if m["deputy"] == "副总监":
            return NOT_SURE
        return STAFF if group == "other" else DEPUTY
    if m["both"]:
        return ""
    if m["head"] in ("总监", "主管", "厂长", "director", "Director"):
        return NOT_SURE
    if re.search(r"代|临时|主持", m["infix"] or ""):
        return NOT_SURE
    if m["dept2"]:
        return {"quality": HEAD, "doubtful": NOT_SURE}.get(group, OTHER_HEAD)
    return {"quality": HEAD, "doubtful": NOT_SURE}.get(group, OTHER_HEAD) if dept else NOT_SURE
