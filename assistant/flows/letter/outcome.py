"""The outcome of the letter flow: the draft, and a checklist that says for each power whether it is granted, what it
needs, and what is missing without it. Leaving a power or a benefit out is never a failing.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.flows.facts import Answers
from assistant.flows.letter.draft import draft
from assistant.flows.letter.facts import LetterFacts, kind_of, parse
from assistant.flows.letter.words import FOOTER, POWERS, items
from assistant.flows.paper import Letter
from assistant.flows.rules import Basis
from assistant.flows.step import Errand, Finding, Group, Outcome, Status
from assistant.knowledge.annotations import Force, editorial
from assistant.knowledge.citation import Citation
from assistant.knowledge.reader import regulation

COMPLETE, TO_FILL = "草稿已写好", "草稿待补充"
_DEPUTIES = re.compile(r"(?:常务|执行|分管)?副(?:总经理|总裁|总)|(?:总经理|总裁)助理")
_BLANKS = {
    "enterprise": "企业名称",
    "appointee": "被聘人姓名",
    "post": "被聘人现任职务",
    "term_from": "聘期起始日期",
    "term_to": "聘期终止日期",
    "powers": "授予哪些权限",
    "reports_to": "报告对象",
    "benefits": "约定哪些权益",
    "date": "出具日期",
}


def assess(answers: Answers, today: date) -> Outcome:
    """The letter as far as the answers go, with its checklist."""
    facts, letter = parse(answers), draft(answers, kind_of(answers))
    blanks = still_open(facts)
    return Outcome(
        flow_id="letter",
        verdict=TO_FILL if blanks else COMPLETE,
        headline=_headline(letter, blanks),
        findings=_findings(facts, letter),
        footer=FOOTER,
        open=blanks,
        errands=tuple(Errand(key, _BLANKS[key], "企业决定后填入文件", "本企业", _rests_on(key)) for key in blanks),
        notes=_notes(facts, letter),
        facts={key: answers[key] for key in (*_BLANKS, "kind", "duties") if answers.get(key) is not None},
        subject=facts.appointee or "",
        as_of=today,
        next_flows=("candidate",),
        letter=letter,
    )


def _rests_on(key: str) -> tuple[Citation, ...]:
    cites = {"powers": "第十二条", "reports_to": "第十二条第（一）项", "benefits": "第十三条", "post": "第五条"}
    return (regulation().cite(cites.get(key, "第十条第一款")),)


def still_open(facts: LetterFacts) -> tuple[str, ...]:
    """What the enterprise has yet to decide, as fact keys."""
    directly = facts.powers is not None and 1 in facts.powers
    return tuple(key for key in _BLANKS if getattr(facts, key) is None and not (key == "reports_to" and directly))


def _headline(letter: Letter, missing: tuple[str, ...]) -> str:
    if letter.undecided:
        powers = "权限还没有确定"
    elif letter.granted:
        powers = f"授予第十二条{items(tuple(c.item for c in letter.granted))}，共{len(letter.granted)}项权限"
    else:
        powers = "没有授予第十二条所列权限"
    blanks = f"还要填写：{'、'.join(_BLANKS[key] for key in missing)}" if missing else "所问各项都已填写"
    return f"{letter.kind}草稿：{powers}；{blanks}。"


def _findings(facts: LetterFacts, letter: Letter) -> tuple[Finding, ...]:
    return (
        _tip(
            "第六条",
            "不得",
            "首席质量官",
            Group.FORBIDDEN,
            "聘任前先核对有没有第六条所列情形，并由被聘人签署声明。",
            "被聘人声明",
        ),
        _tip(
            "第五条",
            "由企业",
            "聘任",
            Group.CONDITION,
            f"现任职务：{facts.post or '还没有填写'}。聘任前先核对是否在第五条的范围内，四项基本条件是否都满足。",
            "任命文件和候选人资格自查清单",
        ),
        _tip(
            "第十条第一款", "企业应当", "机制", Group.MUST, "选聘首席质量官的，应当有选聘任用机制。", "选聘任用制度"
        ),
        _tip("第十六条", "企业应当", "机制", Group.MUST, "聘任以后，应当有考核评价机制。", "考核评价制度"),
        *_powers(facts, letter),
        *_benefits(facts),
        _tip(
            "第十条第一款",
            "对获得",
            "管理",
            Group.TO_DO,
            "签字盖章后留存；纳入人才库以聘用书或者任命文件为凭据。办理步骤和时限，本办法没有规定。",
            f"签字盖章的{letter.kind}",
        ),
    )


def _tip(cite: str, first: str, last: str, group: Group, statement: str, evidence: str) -> Finding:
    basis = Basis.of(regulation(), cite, first, last)
    forces = {Group.FORBIDDEN: Force.MUST_NOT, Group.CONDITION: Force.CONDITION, Group.MUST: Force.MUST}
    return Finding(
        cites=(basis.cite,),
        quote=basis.operative,
        status=Status.ADVICE,
        label=Status.ADVICE.label,
        statement=statement,
        group=group,
        force=forces.get(group, Force.STATEMENT).label,
        evidence=evidence,
        from_whom="本企业",
    )


def _powers(facts: LetterFacts, letter: Letter) -> tuple[Finding, ...]:
    found = []
    for item, power in zip(regulation()["第十二条"].items, POWERS, strict=True):
        if item.cite in letter.undecided:
            status, label = Status.UNKNOWN, "待定"
        elif item.cite in letter.granted:
            status, label = Status.MET, "已授予"
        else:
            status, label = Status.ADVICE, "未授予"
        says = (
            f"授予后要落实：{power.needs}。" if status is Status.MET else f"不写不违反本办法，但是{power.without}。"
        )
        duties = (*power.mainly, *power.serves)
        found.append(
            Finding(
                cites=(item.cite,),
                quote=item.text,
                status=status,
                label=label,
                statement=f"{label}：{power.plain}。{says}",
                group=Group.MAY,
                force=Force.MAY.label,
                facts=("powers",),
                evidence=power.papers,
                from_whom="本企业",
                note=f"支持履行第十一条{items(tuple(sorted(duties)))}职责。{_conflict(facts) if item.cite.item == 1 else ''}",
            )
        )
    return tuple(found)


def _conflict(facts: LetterFacts) -> str:
    """第（一）项 says to whom one reports: another name in the letter contradicts it."""
    if not facts.powers or 1 not in facts.powers or not facts.reports_to:
        return ""
    if re.search("总经理|总裁", _DEPUTIES.sub("", facts.reports_to)):
        return ""
    return f"所填报告对象“{facts.reports_to}”与第（一）项直接向总经理（总裁）报告不一致，请核对。"


def _benefits(facts: LetterFacts) -> tuple[Finding, ...]:
    found = []
    for number, item in enumerate(regulation()["第十三条"].items, 1):
        if facts.benefits is None:
            status, label = Status.UNKNOWN, "待定"
        elif number in facts.benefits:
            status, label = Status.MET, "已约定"
        else:
            status, label = Status.ADVICE, "未约定"
        after = (
            "写进文件后按约定执行（这是我们的理解）。" if label == "已约定" else "属于鼓励事项，不约定不违反本办法。"
        )
        found.append(
            Finding(
                cites=(item.cite,),
                quote=item.text,
                status=status,
                label=label,
                statement=f"{label}：{editorial().title(item.cite)}。{after}",
                group=Group.ENCOURAGED,
                force=Force.ENCOURAGE.label,
                facts=("benefits",),
                evidence="本文件或者劳动合同中的约定",
                from_whom="本企业",
            )
        )
    return tuple(found)


def _notes(facts: LetterFacts, letter: Letter) -> tuple[str, ...]:
    notes = ["聘用书的格式、签发人、用印和备案，本办法都没有规定。"]
    if letter.withheld:
        notes.append(f"本次未授予：第十二条{items(tuple(c.item for c in letter.withheld))}。以后可以另行授权。")
    if conflict := _conflict(facts):
        notes.append(conflict)
    if letter.kind == "授权书":
        notes.append("第十条第一款写的凭据是聘用书或者任命文件；只有授权书的，建议另备其中一样。")
    return tuple(notes)
