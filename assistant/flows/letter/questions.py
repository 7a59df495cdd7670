"""The questions of the letter flow. Everything may be left open: the letter then shows a blank."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from assistant.flows.facts import Answers, Option, Question
from assistant.flows.letter.words import BENEFITS, NUMERALS, POWERS
from assistant.flows.paper import LETTER_KINDS
from assistant.knowledge.citation import Citation
from assistant.knowledge.reader import regulation

_LATER = Option("later", "暂不填写")
_KIND_HINTS = {
    "聘书": "发给被聘人本人",
    "任命文件": "以企业文件发给各部门",
    "授权书": "已经聘任，另外写明权限",
}


def questions() -> tuple[Question, ...]:
    """At most ten."""
    text = regulation()
    pool, powers, benefits = (text.cite(c) for c in ("第十条第一款", "第十二条", "第十三条"))
    duties = text["第十一条"].items
    return (
        Question(
            "kind",
            "要起草哪一种文件？",
            "choice",
            ("kind",),
            tuple(Option(kind, kind, _KIND_HINTS[kind]) for kind in LETTER_KINDS),
            why="第十条第一款写的凭据是聘用书或者任命文件，有一样即可；格式由企业自定。",
            cites=(pool,),
        ),
        _blank("enterprise", "企业名称是什么？", "写营业执照上的全称。", "甲公司", (pool,)),
        _blank("appointee", "聘任谁担任首席质量官？", "写姓名。", "李明", (pool,)),
        _blank(
            "post",
            "他（她）现在担任什么职务？",
            "写任命文件上的职务，例如“副总经理”“质量部部长”。",
            "质量部部长",
            (text.cite("第五条"),),
            "写明现任职务，可以看出是否在第五条的聘任范围内。",
        ),
        Question(
            "term",
            "聘期从哪一天到哪一天？",
            "date",
            ("term_from", "term_to"),
            (_LATER,),
            why="本办法没有规定聘期，由企业自定；写明聘期便于到期考核和续聘。",
            hint="例如“2026-01-01至2028-12-31”。",
            samples=(("写了聘期", "2026-01-01至2028-12-31"), ("暂不填写", "暂不填写")),
        ),
        Question(
            "powers",
            "授予第十二条的哪几项权限？",
            "multi",
            ("powers",),
            tuple(
                Option(
                    str(n),
                    f"（{NUMERALS[n - 1]}）{power.plain}",
                    f"前提：{power.needs}。证明材料：{power.papers}。不写的话：{power.without}。",
                )
                for n, power in enumerate(POWERS, 1)
            ),
            why="第十二条写的是“可以享有”，写进文件才有企业内部的依据；不写不违反本办法。",
            cites=(powers, *(item.cite for item in text["第十二条"].items)),
            hint="输入编号，例如“1,2,4”或者“1-7”；都不授予写“无”，还没有定写“不清楚”。印进文件的是条文原文。",
            samples=(("含第（一）项", "全部"), ("不含第（一）项", "2,4"), ("都不授予", "无"), ("还没有定", "不清楚")),
        ),
        _blank(
            "reports_to",
            "首席质量官向谁报告质量工作？",
            "例如“总经理”。",
            "总经理",
            (text["第十二条"].items[0].cite,),
            "没有授予第十二条第（一）项时，条文没有规定报告对象，由企业写明。",
        ),
        Question(
            "benefits",
            "约定第十三条的哪几项权益？",
            "multi",
            ("benefits",),
            tuple(Option(str(n), f"（{NUMERALS[n - 1]}）{label}") for n, label in enumerate(BENEFITS, 1)),
            why="第十三条是鼓励，不是必须；金额和额度本办法没有规定。写进文件以后，按约定执行（这是我们的理解）。",
            cites=(benefits, *(item.cite for item in text["第十三条"].items)),
            hint="输入编号，例如“1,3”；不约定写“无”，还没有定写“不清楚”。",
            samples=(("约定权益", "1,3"), ("不约定", "无"), ("还没有定", "不清楚")),
        ),
        Question(
            "duties",
            "职责怎样写？",
            "choice",
            ("duties",),
            (
                Option("six", "只写第十一条的六项职责"),
                Option("extra", "六项职责，另加一条配套权限", "质量承诺、投诉答复、质量信用信息的管理，由企业自定"),
                Option("unknown", "还没有定", "配套条款前面留一个选择框"),
            ),
            why="第十一条第（五）项职责在第十二条里没有直接对应的权限，可以另加一条，便于履行。",
            cites=(duties[0].cite.to_article, duties[4].cite),
        ),
        Question(
            "date",
            "文件写哪一天的日期？",
            "date",
            ("date",),
            (_LATER,),
            why="写明出具日期，便于确认聘期和存档。",
            hint="例如“2026-01-01”。",
            samples=(("写了日期", "2026-01-01"), ("暂不填写", "暂不填写")),
        ),
    )


def _blank(
    fact: str, prompt: str, hint: str, sample: str, cites: tuple[Citation, ...], why: str = "写进文件的抬头和正文。"
) -> Question:
    return Question(
        fact,
        prompt,
        "text",
        (fact,),
        (_LATER,),
        why=f"{why}还没有定的可以先空着，文件里留出〔…〕。",
        cites=cites,
        hint=hint,
        samples=(("写了", sample), ("暂不填写", "暂不填写")),
    )


ORDER = ("kind", "enterprise", "appointee", "post", "term", "powers", "reports_to", "benefits", "duties", "date")


def left(answers: Answers) -> tuple[str, ...]:
    """Questions still to be asked. With 第十二条第（一）项 granted the reporting line is settled by its words."""
    keys = {"term": ("term_from", "term_to")}
    powers = answers.get("powers")
    settled = isinstance(powers, list) and "1" in powers
    return tuple(
        question
        for question in ORDER
        if not any(key in answers for key in keys.get(question, (question,)))
        and not (question == "reports_to" and settled)
    )


def pending(answers: Answers, today: date) -> str | None:  # noqa: ARG001 - the shape all flows share
    return next(iter(left(answers)), None)


def situation(answers: Answers, today: date) -> Hashable:  # noqa: ARG001 - the shape all flows share
    return left(answers)
