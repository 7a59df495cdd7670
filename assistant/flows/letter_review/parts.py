"""Whether a text is an appointment letter for this post, and which usual parts it lacks.

The regulation prescribes no form, seal or signer; the parts are those a reader of the letter looks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.flows.letter_review import phrases as grammar
from assistant.flows.letter_review.layout import Block
from assistant.flows.letter_review.patterns import load
from assistant.knowledge.language import simplified

PARTS = ("被聘人", "现任职务", "任期", "职责", "权限", "报告关系", "行为规范", "考核与解聘", "签章", "日期")
"""The parts asked for, in the order they are reported."""


@dataclass(frozen=True, slots=True)
class Words:
    """One pattern for each table of `parts.toml`; what each says stands there."""

    appoints: re.Pattern[str]
    kind: re.Pattern[str]
    field: re.Pattern[str]
    adjusts: re.Pattern[str]
    title: re.Pattern[str]
    title_of_one_named: re.Pattern[str]
    not_a_letter: re.Pattern[str]
    seldom_a_letter: re.Pattern[str]
    planned: re.Pattern[str]
    told: re.Pattern[str]
    left_blank: re.Pattern[str]
    person: re.Pattern[str]
    current: re.Pattern[str]
    post_before: re.Pattern[str]
    post_after: re.Pattern[str]
    term: re.Pattern[str]
    duties: re.Pattern[str]
    reports: re.Pattern[str]
    conduct: re.Pattern[str]
    appraisal: re.Pattern[str]
    judged: re.Pattern[str]
    judges_others: re.Pattern[str]
    signed: re.Pattern[str]
    in_force: re.Pattern[str]
    dated: re.Pattern[str]
    span_before: re.Pattern[str]
    span_after: re.Pattern[str]
    term_line: re.Pattern[str]
    date_line: re.Pattern[str]
    sent: re.Pattern[str]


@cache
def words() -> Words:
    """The words, read once a process. Raises ContentError when tables and patterns do not agree."""
    return load("parts.toml", Words)


def is_letter(letter: tuple[Block, ...], *, named: bool = False) -> bool:
    """An appointment or authorisation of a chief quality officer, and not of another post only. `named`: it names the
    person appointed."""
    sentences = [f"{b.label}:{s.plain}" if b.label else s.plain for b in letter for s in b.sentences]
    if not sentences:
        return False
    if any(b.heading and re.fullmatch("《?南通市首席质量官暂行管理办法》?", b.plain) for b in letter):
        return False
    head = [b.plain for b in letter[:4]]
    titles = [b.plain for b in letter[:6] if b.heading or len(b.plain) <= 40]
    named_titles = [t for t in titles[:2] if not t.endswith("。")]
    if any(
        words().not_a_letter.search(t)
        and not re.search("聘任书$|聘书$|任命书$|授权书$|[;、,](?:并)?(?:聘任|任命|聘用)", t)
        for t in named_titles
    ):
        return False
    if any(
        words().seldom_a_letter.search(t) and not re.search("任命|聘任|聘用|委任|授权|变更|补充", t)
        for t in named_titles
    ):
        return False
    if any(re.search(r"^首席(?!质量官)[一-鿿]{1,5}官[^。]{0,6}(?:书|决定|通知)$", t) for t in head):
        return False
    if any(words().title.search(t) for t in titles):
        return True
    if named and any(words().title_of_one_named.search(t) for t in titles[:3]):
        return True
    if any(words().adjusts.search(t) for t in titles):
        return True
    if any(words().kind.search(t) for t in titles[:4]) and any(words().field.search(s) for s in sentences):
        return True
    joined = re.sub(
        r"(?<![。;:!?！？])\n", "", "\n".join(f"{b.label}:{b.plain}" if b.label else b.plain for b in letter)
    )
    statements = [s for s in re.split(r"[。;\n]", joined) if s]
    return any(
        words().appoints.search(s) and not words().planned.search(s) and not words().told.search(s)
        for s in statements
    )


def missing(
    raw: str, letter: tuple[Block, ...], names: tuple[str, ...], *, powers: bool, reports: bool
) -> tuple[str, ...]:
    """The parts of `PARTS` the letter lacks, in order. `powers`: whether any power is given as one, `reports`: whether
    第（一）项, which says to whom the officer reports, is given by its number."""
    text = "\n".join(f"{b.label}:{b.plain}" if b.label else b.plain for b in letter)
    filled = words().left_blank.sub("", text)  # 聘期自〔日期〕起: a place left blank holds nothing
    raw = simplified(raw)
    lines = [line.strip() for line in raw.splitlines() if line.strip()]
    body = re.split(r"\n(?=[#*\s]*附件|[#*\s]*附[:：]|[-—=]{3,}\s*\n)", raw)
    tail = [line for part in body for line in [x.strip() for x in part.splitlines() if x.strip()][-6:]]
    tests: Mapping[str, Callable[[], bool]] = {
        "被聘人": lambda: bool(names) or bool(words().person.search(filled)),
        "现任职务": lambda: _has_current_post(filled, names),
        "任期": lambda: _has_term(filled),
        "职责": lambda: bool(words().duties.search(text)),
        "权限": lambda: powers,
        "报告关系": lambda: reports or _reports(text, names),
        "行为规范": lambda: bool(words().conduct.search(text)),
        "考核与解聘": lambda: _is_appraised(text, names),
        "签章": lambda: (
            any(words().signed.search(words().in_force.sub("", line)) for line in tail)
            or _company_line(tail)
            or _sender(lines)
        ),
        "日期": lambda: (
            any(_dated(line) for line in tail if not words().term_line.search(line))
            or any(words().date_line.search(line) for line in lines)
            or any(words().sent.search(line) for line in lines[:4])
        ),
    }
    return tuple(part for part in PARTS if not tests[part]())


def _is_appraised(text: str, names: tuple[str, ...]) -> bool:
    """Somebody appraises the officer; that the officer appraises departments or suppliers is a power."""
    officer = re.compile("|".join([*map(re.escape, names), "首席质量官|您|你|其|乙方|受聘人|履职"]))
    return bool(words().appraisal.search(text)) or any(
        words().judged.search(c)
        and (not words().judges_others.search(c) or re.search(rf"对[^,]{{0,6}}?(?:{officer.pattern})", c))
        for c in re.split(r"[。;\n]", text)
    )


def _has_term(text: str) -> bool:
    """A term of the post; from when to when a plan runs is none."""
    return any(
        words().term.search(s)
        and (re.search("聘|任|授权|有效期|时间", s) or not re.search("计划|目标|方案|预算|指标", s))
        for s in re.split(r"[。;\n]", text)
    )


def _reports(text: str, names: tuple[str, ...]) -> bool:
    """To whom the officer reports, not who reports to the officer."""
    told = "。".join(s for s in re.split(r"[。;\n]", text) if not grammar.to_reader(s) and not grammar.promises(s))
    return any(not any(n in m[0] for n in (*names, "首席质量官", "其")) for m in words().reports.finditer(told))


def _dated(line: str) -> bool:
    """A day the paper bears, not one from which or until which something holds."""
    return any(
        not words().span_after.match(line, m.end()) and not words().span_before.search(line, 0, m.start())
        for m in words().dated.finditer(line)
    )


def _has_current_post(text: str, names: tuple[str, ...]) -> bool:
    """现任……, or a post told right before or after the name."""
    return bool(words().current.search(text)) or any(
        words().post_before.search(text[: m.start()]) or words().post_after.match(text, m.end())
        for n in names
        for m in re.finditer(re.escape(n), text)
    )


def _sender(lines: list[str]) -> bool:
    """A message signed with the bare name of whoever sent it."""
    signed = (re.fullmatch(r"[—\-–\s]*([一-鿿]{2,4})", line) for line in lines[-3:])
    names = [m[1] for m in signed if m]
    return any(
        re.search(rf"(?:发件人|总经理|总裁|厂长|董事长)[：:\s]*[^\n]{{0,6}}{name}|^{name}\s*[（(]", line)
        for name in names
        for line in lines[:-1]
        if line != name
    )


def _company_line(tail: list[str]) -> bool:
    return any(
        re.fullmatch(
            r"[^。，；：]{2,30}(?:公司|厂|集团|企业|中心|合作社|研究院|事业部)[　\s]*(?:董事会|党总支|党委|总裁办|总经办|总经理办公室|人力资源部)?(?:[　\s]+\S{6,14})?",
            line.strip("*_ "),
        )
        for line in tail
    )
