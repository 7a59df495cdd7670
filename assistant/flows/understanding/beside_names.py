"""What stands at a name: the words before it that belong to it, and whether what follows describes a candidate.

Whether somebody is a candidate is decided by `people`; nothing of what is said is read here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from assistant.flows.understanding.naming import Naming
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.posts import Post
from assistant.flows.understanding.words import words

_END = attrgetter("end")
ASKED_ABOUT = re.compile(
    r"^(?:\([^)]{0,12}\))?(?:他|她|这个人|同志|本人|目前|现在|到底|究竟|也|都|还|是否|的|他们|两人|二人|两位|两个人?|谁)*(?:能|可以|可否|行|够|合适|适合|想当|想报|想做|想干|符合|呢|怎么样|如何|有没有资格|是否|算不算|的?(?:情况|资料|材料|信息|简历|条件|资格)|要不要|更)"
)


def described(page: Page, namings: Sequence[Naming]) -> bool:
    """Whether any of the places tells what is asked of a candidate, or asks whether they may be one."""
    return any(
        ASKED_ABOUT.match(page.text[n.end : n.end + 24])
        or re.search(
            r"本科|大专|专科|硕士|博士|研究生|高中|中专|学历|职称|工程师|质量管理|第六条|[0-9一二三四五六七八九十]年",
            re.split(r"[。!?\n]", page.text[n.end : n.end + 80])[0],
        )
        for n in namings
    )


def reach_back(page: Page, naming: Naming, posts: Sequence[Post]) -> int:
    """Where the words that stand before a name and belong to it begin: its posts, 我们公司的, a clause ending in 的."""
    start = naming.start
    clause = page.clause_at(start)
    near = posts[max(0, bisect_left(posts, start, key=_END) - 3) : bisect_right(posts, naming.end, key=_END)]
    if own := next((p for p in near if p.end == naming.end and clause.start <= p.start < start), None):
        # 生产部刘部长: the department before the surname is theirs.
        start = own.start
    moved = True
    while moved:
        moved = False
        opened = page.text.rfind("(", max(0, start - 40), start) if page.text[start - 1 : start] == ")" else -1
        if opened >= 0 and (bracketed := next((p for p in posts if p.end == opened), None)):
            # 质量部部长(原副部长,今年5月提任)齐白
            return bracketed.start
        for post in posts[max(0, bisect_left(posts, start, key=_END) - 3) : bisect_right(posts, start, key=_END)]:
            gap = page.text[post.end : start]
            if (
                clause.start <= post.start < start
                and post.end <= start
                and post.infix not in words().surnames
                and re.fullmatch(r"(?:的|、|兼|兼任|\(|级|是|叫|:|和)?(?:[^,;。、()]{1,6}的)?", gap)
            ):
                start, moved = post.start, True
                break
    before = page.text[clause.start : start]
    if before.endswith("的") and not re.search(r"[他她]|接替|顶替|取代|接任", before):
        return start - len(re.split(r"[和与及跟、]", before)[-1])
    if m := re.search(
        r"(?:咨询|认证|检测|培训)(?:公司|机构)[^,;。:]{0,6}的(?:专家|老师|顾问|审核员|讲师|教授|工程师|咨询师)$",
        before,
    ):
        return start - len(m[0])
    if m := re.search(
        r"(?:我们|我司|公司|本公司|咱们?|厂里|现任|拟任|原|前|外聘|一位|一个|咨询公司|认证机构|公司的|\(|[\u4e00-\u9fff]{2,6}公司的?)+$",
        before,
    ):
        start -= len(m[0])
    return start
