"""Whether a post named is held now, was held once or is only promised, and what the posts of one person come to.

第五条 looks at the present post of the appointing firm. What the text itself leaves unclear comes to 不确定.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.flows.understanding import post_words
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.post_words import (
    DEPUTY,
    FORMER,
    HEAD,
    HIGH_DEPUTY,
    NOT_SURE,
    NOW,
    OTHER_HEAD,
    OUTSIDE,
    PLAIN,
    POSITION,
    PROMISED,
    STAFF,
    TOP,
    WITHIN,
)
from assistant.flows.understanding.posts import Post
from assistant.flows.understanding.said import AT_ODDS, GUESSED, Said, Settled


def said_of(page: Page, post: Post, beside_name: bool, follows: Post | None) -> Said | None:  # noqa: FBT001
    """The post as a statement of whoever the clause is about, or None where it belongs to nobody meant.

    `beside_name`: it stands at the person's name; `follows`: a stated post that it is joined to (副总兼生产部长).
    """
    if not post.kind:
        return None
    clause = page.clause_at(post.start)
    at, till = post.start - clause.start, post.end - clause.start
    before, after = clause.text[:at], clause.text[till:]
    if beside_name and re.search(r"(?:^|[和与、是])曾$", before):
        # 曾部长: a surname, no 曾任.
        before = before[:-1]
    if post.kind == TOP and re.search(r"(?:代行|代为行使|履行|代理|临时行使)$", before):
        return None
    if post_words.DENIED.search(before) or post_words.ASKED.search(before):
        return None
    joined = bool(
        follows
        and re.fullmatch(
            r"[、,和及与]?(?:同时|又|还|并|也)?(?:兼着?|兼任|兼管|任|是|担任|和|、|及)?(?:的|着|了|公司)?",
            page.text[follows.end : post.start],
        )
    )
    if not beside_name:
        if post_words.EQUATED.match(before):
            return None
        if (
            post_words.OF_OTHERS.match(after)
            and not re.match(r"(?:可以|能|候选)", after)
            and not (re.match(r"级", after))
        ):
            return None
        copula = post_words.COPULA.search(before)
        in_charge = post_words.IN_CHARGE_OF.search(before)
        if (
            post_words.TO_OTHERS.search(before)
            and not in_charge
            and not (copula and re.search(r"为|任|当|做|是", copula[0]))
        ):
            return None
        if not (
            joined
            or copula
            or in_charge
            or post_words.OPENING.match(before)
            or _bracketed(before, after)
            or post_words.FORMER_BEFORE.search(before)
            or post_words.PROMISED_BEFORE.search(before)
            or post_words.NOW_BEFORE.search(before)
            or _enumerated(before)
            or re.search(r"[当任做]", post.infix)
        ):
            return None
    status = _status(before, after)
    number = page.index_at(post.start) + 1
    if status in (PLAIN, NOW) and number < len(page.clauses) and page.clauses[number].sentence == clause.sentence:
        # 质量部部长，上月刚被免职
        status = FORMER if post_words.LOST.match(page.clauses[number].text) else status
    kind = post.kind
    if kind == HEAD and re.match(r"\((?:副职|副)\)", after):
        kind = DEPUTY
    if status == PROMISED:
        return Said(POSITION, NOT_SURE, post.start, post.end, PROMISED, clause.text)
    if not beside_name and GUESSED.search(before):
        kind = NOT_SURE
    if _acting(clause.text, at, till, kind):
        kind = NOT_SURE
    return Said(POSITION, kind, post.start, post.end, status + ("+" if joined else ""), clause.text)


def _bracketed(before: str, after: str) -> bool:
    return before.endswith("(") or bool(re.search(r"\([^()]{0,6}$", before) and ")" in after)


def _enumerated(before: str) -> bool:
    return bool(
        re.search(r"(?:、|;|:|\)|的|一[个位名])(?:男|女|现|[0-9]{2}岁|前者|后者)?$", before)
    ) and not re.search(r"和|与|跟|向|给", before[-5:])


def _acting(text: str, at: int, till: int, kind: str) -> bool:
    if kind in (TOP, OUTSIDE):
        return False
    near = text[max(0, at - 6) : at] + "|" + text[till : till + 14]
    m = post_words.ACTING.search(near)
    if not m:
        return False
    if m[0].startswith(("主持", "牵头")):
        return kind in (DEPUTY, STAFF, HEAD)
    return not re.match(r"[^|]*\|[^|]*(?:负责)", near) or kind in (HEAD, DEPUTY, *WITHIN)


def _status(before: str, after: str) -> str:
    # What stands before another post in the clause speaks of that one: 原质量部部长、现任副总.
    of_another = re.search(r"(?:部长|经理|主任|副总|总监|总裁|助理)的$", before)
    cut = max(before.rfind("、"), before.rfind("("), of_another.end() - 1 if of_another else -1) + 1
    own = before[cut:]
    if re.match(
        r"^[^,;。]{0,4}(?:任命|聘书|文件)?(?:还没|尚未|没)(?:下|到|批|发|宣布)", after
    ) or post_words.PROMISED_AFTER.match(after):
        return PROMISED
    if post_words.FORMER_AFTER.match(after):
        return FORMER
    former, promised, now = (
        post_words.FORMER_BEFORE.search(own),
        post_words.PROMISED_BEFORE.search(own),
        post_words.NOW_BEFORE.search(own),
    )
    if m := post_words.TO_APPOINT.search(own):
        # 拟聘任公司副总经理某某为首席质量官: what is planned is the appointment, not this post.
        promised = now = None
        former = former if former and former.start() > m.start() else None
    elif post_words.INTO.search(own):
        return PROMISED
    latest = (
        max((m.start(), name) for m, name in ((former, FORMER), (promised, PROMISED), (now, NOW)) if m)
        if former or promised or now
        else None
    )
    if latest is None:
        return PLAIN
    if (
        latest[1] == PROMISED
        and re.search(
            r"拟聘?(?:任|请)?$|打算聘|准备聘|打算请|准备让|(?:准备|打算|计划|想|拟)(?:送|派|安排)|拟聘|拟让|拟推荐|拟请",
            own,
        )
        and not re.search(r"拟任|拟提", own)
    ):
        return PLAIN
    if promised and now and promised.start() < now.start() and not re.search(r"现|已|目前|刚", now[0]):
        return PROMISED
    if (
        former
        and now
        and now[0].startswith(("提", "升", "调", "转", "任", "退", "降"))
        and re.search(r"从", former[0])
    ):
        return NOW
    if former and now and former.start() < now.start():
        return (
            NOW
            if not re.search(r"当时|那时|曾|历任|之前|以前", former[0]) or re.search(r"现|目前|如今", now[0])
            else FORMER
        )
    return latest[1]


def outside(page: Page) -> list[Said]:
    """Words that put somebody outside the firm without naming a post: 咨询公司的高老师, 不是我们公司的人."""
    return [
        Said(POSITION, OUTSIDE, m.start(), m.end(), PLAIN, page.clause_at(m.start()).text)
        for m in post_words.FROM_OUTSIDE.finditer(page.text)
        if not re.search(
            r"以前|原来|曾|从|之前|跳槽|来自|过去|当年|早年", page.text[page.clause_at(m.start()).start : m.start()]
        )
        and not post_words.TALKS_TO.match(page.text, m.end())
        and not re.search(r"入职|加入|跳槽", page.clause_at(m.start()).text)
    ]


def settle(said: Sequence[Said], around: str) -> Settled | None:
    """The present post; 不确定 where only a promised or former one is named, or where two papers disagree."""
    if not said:
        return None
    held = [s for s in said if s.note.rstrip("+") in (PLAIN, NOW)]
    if not held:
        return Settled(NOT_SURE, said[0], "只写了拟任或者以前的职务")
    first_now = next((n for n, s in enumerate(held) if s.note == NOW), None)
    if first_now is not None:
        # Staff years before a promotion, 2016年质量部副部长，2020年升部长: what stands before it is past.
        held = held[first_now:]
    kinds = list(dict.fromkeys(str(s.value) for s in held))
    if post_words.ELSEWHERE.search(around):
        return Settled(NOT_SURE, held[0], "职务不在聘任的企业")
    if len(kinds) > 1 and AT_ODDS.search(around):
        return Settled(NOT_SURE, held[0], "几处说法不一致")
    by = {str(s.value): s for s in reversed(held)}
    if OUTSIDE in by:
        return Settled(OUTSIDE, by[OUTSIDE])
    if TOP in by:
        other = [kind for kind in kinds if kind in WITHIN]
        return Settled(NOT_SURE if other else TOP, by[TOP], "高层正职又兼其他职务" if other else "")
    for kind in WITHIN:
        if kind in by:
            return Settled(kind, by[kind])
    if unclear := [s for s in held if s.value == NOT_SURE]:
        told = [(_settled_by_text(s, around), s) for s in unclear]
        return Settled(*next((t for t in told if t[0] != NOT_SURE), told[0]))
    for kind in (DEPUTY, OTHER_HEAD, STAFF):
        if kind in by:
            acting = (
                kind in (DEPUTY, STAFF)
                and by[kind].value == kind
                and post_words.RUNS_IT.search(around)
                and "副" in around
            )
            return Settled(NOT_SURE if acting else kind, by[kind], "副职主持工作" if acting else "")
    return None


_DOUBTFUL = re.compile(r"品|质检|检验|检测|Q[AC]|质保|质控|保证部|控制部|科|技术质量|质量技术|安全")


def _settled_by_text(said: Said, around: str) -> str:
    """What an unclear post is where the text itself says so: in the leadership, or head of what manages quality."""
    if m := post_words.IN_LEADERSHIP.search(around):
        sentence_before = around[: m.start()]
        if not post_words.NOT_LEADERSHIP.search(sentence_before[-12:]) and not re.match(
            r"待遇|工资|薪", around[m.end() :]
        ):
            return HIGH_DEPUTY
    word = said.source
    if "副厂长" in word and post_words.PLANT_IS_FIRM.search(around):
        return HIGH_DEPUTY
    if re.search(r"部长|经理|主任|负责人|一把手|科长|处长|(?i:manager)", word) and (
        _DOUBTFUL.search(word) or _DOUBTFUL.search(around)
    ):
        m = post_words.MANAGES.search(around)
        if (
            m
            and not post_words.ONLY_INSPECTS.search(around)
            and not re.search(r"代理|临时|主持|暂代|代部长|代经理", word)
            and not GUESSED.search(around[max(0, m.start() - 8) : m.start()])
        ):
            return HEAD
    return NOT_SURE
