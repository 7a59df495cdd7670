"""Questions about what the 2020 notice changed: renumbered, amended and added articles, and the wording before.

Answers only what the notice itself says, from `annotations.toml`; an old wording it does not print is abstained
from. Topics without an article number are matched elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.errors import NoSuchClauseError
from assistant.knowledge.annotations import Annotations
from assistant.knowledge.answer import Answer, NextFlow, others, quotes
from assistant.knowledge.citation import Citation, Reference
from assistant.knowledge.provisions import Regulation
from assistant.knowledge.question import FLOWS, Question, is_thin

_CHANGES = re.compile(
    r"2020年?(?:版|的|这次|那次)?|通知|修订|修改|改(?:了|成|为|动|过|到|版)|新增|增加了?[^,。]{0,3}条|动过|跟着动|调(?:到|成|整(?:到|为|成))|新旧|旧版|老版|新版|旧的?第|老的?第|以前的?第|原来的?第|2011年?版|amend|revis"
)
_NEW_PLACE = re.compile(
    r"第几条|哪(?:一)?条|排(?:第)?(?:几|在)|调到|变成|改(?:成|为|到)第?几|对应|现在|到哪|挪|去哪|如今|相当于"
)
_OLD_TEXT = re.compile(r"原文|原话|怎么写|怎么规定|怎么说|内容|写的|规定(?:了)?(?:什么|啥)|讲(?:的)?(?:什么|啥)|要求")
_CHANGED = re.compile(r"改|修|动过|变|增|新")
_BEFORE = re.compile(
    r"(?:修改|修订|改)(?:之)?(?:前|以前)|2011年?版|旧版|老版|原版|2020年(?:之前|以前)|原来(?:的)?(?:办法|规定|条文|是怎么|怎么|写)"
)
_FLOW = (NextFlow("changes", FLOWS["changes"]),)


def is_about_changes(text: str) -> bool:
    """Whether normalised text speaks of the 2020 changes."""
    return bool(_CHANGES.search(text))


def answer(asked: Question, text: Regulation, notes: Annotations) -> Answer | None:
    """The answer where an article is named by number and its change, new place or old wording is asked; else None."""
    if not asked.references or not notes.amended_by:
        return None
    old = [r for r in asked.references if r.old and r.part == "regulation" and r.article]
    if old:
        if _asks_wording(asked.text):
            return _old_wording(old[0], notes)
        if _NEW_PLACE.search(asked.text) or len(asked.text) < 16:
            return _new_place(old, text, notes)
        return None
    if _BEFORE.search(asked.text):
        now = [r for r in asked.references if r.part == "regulation" and r.article]
        return _old_wording(now[0], notes) if now else None
    if is_about_changes(asked.text) and _CHANGED.search(asked.text):
        try:
            cites = [text.resolve(r) for r in asked.references if r.part == "regulation" and r.article]
        except NoSuchClauseError:
            return None
        return _what_changed(cites, text, notes) if cites else None
    return None


_WHAT_CHANGED = re.compile(
    r"改(?:成|为|了|动)(?:什么|啥|哪|怎)|(?:怎么|如何|咋)(?:改|修改|变)|改(?:成)?(?:什么样|啥样)|(?:有|做)(?:了)?(?:什么|啥|哪些)(?:修改|变化|改动|变动|调整)|动过|改动(?:大|多)|变化"
)
_WHEN_ADDED = re.compile(
    r"(?:哪|什么时候|何时|几时|啥时).{0,4}(?:年|时候)?.{0,3}(?:加|增|改|写进|有的)|(?:新加|新增|后加|增加|加上去)的?(?:吗|么|吧|[?？])"
)
_TALK = re.compile(
    r"2020年?|这次|那次|通知|修订|修改|改成|改为|改了|改动|改|新增|增加|加上去|加上|加|动过|变化|变成|变|什么样|啥样|怎么样|哪年|一年|年|次|版|新|旧|哪些|地方|内容|条文|主要|方面|多少|几|处|点|后|前|以前|之|与|相比|那一?条|这一?条|那部分|对比|2011"
)


def topic(asked: Question) -> str | None:
    """What a question about a change is about, where it names a topic and no number (任职条件改成什么样)."""
    if asked.references or _BEFORE.search(asked.text):
        return None
    wants_change = is_about_changes(asked.text) and _WHAT_CHANGED.search(asked.text)
    left = _TALK.sub("", asked.text)
    if not (wants_change or _WHEN_ADDED.search(asked.text)) or is_thin(left):
        return None
    return left


def of_topic(near: Sequence[Citation], text: Regulation, notes: Annotations) -> Answer | None:
    """The answer to such a question, `near` being the topic's provisions; None where none of them was amended."""
    article = next((c.to_article for c in near if not c.part_rank and c.article), None)
    if article not in notes.amended_by:
        article = next((a for a, point in notes.amended_by.items() if point in near), None)
    return _what_changed([article], text, notes) if article else None


def _asks_wording(asked: str) -> bool:
    return bool(_OLD_TEXT.search(asked)) and not _NEW_PLACE.search(asked)


def _new_place(old: list[Reference], text: Regulation, notes: Annotations) -> Answer:
    cites: list[Citation] = []
    said: list[str] = []
    for reference in old:
        try:
            now = notes.current(reference)
        except NoSuchClauseError as error:
            return Answer(
                "abstain", str(error), "not_settled", related=(Citation.of_notice(Citation.CLOSING),), next=_FLOW
            )
        point = notes.amended_by[now]
        cites += [point, now]
        was = Citation.of(reference.article)
        moved = f"现在是{now}" if was != now else "条号没有变"
        said.append(f"旧{was}{moved}（{point}）。")
    return Answer("answer", "".join(said), quotes=quotes(text, cites), next=_FLOW)


def _old_wording(reference: Reference, notes: Annotations) -> Answer:
    try:
        now = notes.renumbered.get(reference.article) if reference.old else None
        now = now or (notes.current(reference) if reference.old else Citation.of(reference.article))
    except NoSuchClauseError:
        now = Citation.of(reference.article)
    point = notes.amended_by.get(now, Citation.of_notice(Citation.CLOSING))
    return Answer(
        "abstain",
        f"2020年以前的旧条文，通知没有印出，这里没有原文可以引用。能看到的是修改后的文字：{point}和{now}。旧文本可以向发文机关南通市人民政府办公室查询。",
        "not_settled",
        related=others((point, now), ()),
        next=_FLOW,
    )


def _what_changed(cites: list[Citation], text: Regulation, notes: Annotations) -> Answer:
    said: list[str] = []
    shown: list[Citation] = []
    for cite in dict.fromkeys(c.to_article for c in cites):
        point = notes.amended_by.get(cite)
        title = notes.title(point) if point else ""
        if point:
            said.append(f"2020年的通知动过{cite}：{title}（{point}），修改后的文字见引文。")
            shown += [point, cite]
        else:
            closing = Citation.of_notice(Citation.CLOSING)
            said.append(f"通知没有逐项修改{cite}，只写明对条文顺序和个别文字作相应调整和修改。")
            shown += [closing, cite]
    return Answer("answer", "".join(said), quotes=quotes(text, shown), next=_FLOW)
