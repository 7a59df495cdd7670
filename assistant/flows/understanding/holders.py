"""Which of the posts named stand at the names of candidates, and which open a sentence of their own.

Joins `posts`, `people` and `holding`; what the posts of one person come to is settled there, not here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from assistant.flows.understanding import holding
from assistant.flows.understanding.beside_names import reach_back
from assistant.flows.understanding.naming import Naming
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.people import Somebody
from assistant.flows.understanding.post_words import OF_OTHERS, POSITION, TOP
from assistant.flows.understanding.posts import Post, department_told
from assistant.flows.understanding.said import Said

_LINK = re.compile(
    r"[,(:]?(?:同志)?(?:是|系|现?任|现?为)?(?:(?<=[,(:任])(?:[\u4e00-\u9fff]{1,4}(?:班|组|工段|线|车间|库|站)的?|(?:生产|技术|质量|安全|设备|研发|制造|运营|采购|经营|财务|人力资源|人事|行政|销售|市场|营销|供应链|工程|项目|售后|我们|公司|集团|本厂|厂里|的){1,3}))?"
)
"""From a name to its post: 老戴，质检班班长; 石磊，生产质量副总"""
_OPENS_SENTENCE = re.compile(
    r"(?:我们|公司|本公司|我司|咱们?|厂里?|单位|还有|另外|另|想让|让|请问|有个|有位|一个|一位|是否|那|的|还|,|:)*"
)
_TOLD_OF = re.compile(r"(?:[,:;()]|本科|大专|硕士|高中|中专|也想|也|想|从事|做|干|能|可以|是否|呢|已|学历|$)")


def posts_said(page: Page, found: Sequence[Post], apart: Sequence[Post], people: Sequence[Somebody]) -> list[Said]:
    """Every post as a statement of somebody. `apart`: the posts that are no part of a name."""
    namings = [n for somebody in people for n in somebody.namings]
    begins = {n.start for n in namings}
    ends = sorted({n.end for n in namings})
    beside_names = _covered(page, ((reach_back(page, n, apart), n.end) for n in namings))
    repeated = _covered(page, _named_again(page, found, people))
    free = {post.start for post in apart}
    said: list[Said] = []
    last: Post | None = None
    for post in found:
        if post.start not in free and repeated[post.start]:
            # 品保部的赵经理……赵经理大专: an address used again says no more of the post than it did at first.
            continue
        beside = (
            bool(beside_names[post.start] and beside_names[post.end - 1])
            or post.end in begins
            or any(
                _LINK.fullmatch(page.text, end, post.start)
                for end in ends[bisect_left(ends, post.start - 8) : bisect_right(ends, post.start)]
                # 海星，总经理怀疑他……: who acts is no post of 海星's.
                if not (post.kind == TOP and OF_OTHERS.match(page.text[post.end : post.end + 24]))
            )
        )
        statement = holding.said_of(page, post, beside, last)
        if statement is not None:
            said.append(statement)
            last = post
    return said


def subject_posts(page: Page, found: Sequence[Post], people: Sequence[Somebody], said: Sequence[Said]) -> list[Post]:
    """Posts that open a sentence with nobody's name beside them: 生产部部长，大专…… after somebody else."""
    subjects: list[Post] = []
    held = sorted(s.start for s in said if s.fact == POSITION)
    spans = sorted((reach_back(page, n, found), n.end) for somebody in people for n in somebody.namings)
    named = _covered(page, spans)
    for post in found:
        clause = page.clause_at(post.start)
        # 邓涛：本科；质量部经理: the first post after a name is still that person's.
        place = bisect_left(spans, (post.start, 0)) - 1
        if place >= 0 and bisect_left(held, spans[place][0]) == bisect_left(held, post.start):
            continue
        if not page.begins_item(clause.start) or named[post.start] or not post.kind:
            continue
        before = page.text[clause.start : post.start]
        if _OPENS_SENTENCE.fullmatch(before) and _TOLD_OF.match(page.text[post.end : post.end + 4]):
            subjects.append(post)
    return subjects


def _named_again(page: Page, found: Sequence[Post], people: Sequence[Somebody]) -> list[tuple[int, int]]:
    """Where an address is used again after it told its post once: at first, or where its department is told."""
    starts, ends = sorted(post.start for post in found), {post.end for post in found}
    again: list[tuple[int, int]] = []
    for somebody in people:
        uses: dict[str, list[Naming]] = {}
        for n in somebody.namings:
            if n.end in ends or bisect_right(starts, n.start) < bisect_left(starts, n.end):
                uses.setdefault(n.name, []).append(n)
        for same in uses.values():
            # 王部长和李部长都想报，王部长是生产部的: what is told of the department stands.
            telling = next((n for n in same if not n.full and department_told(page, n.end)), same[0])
            again += [(n.start, n.end) for n in same if n is not telling]
    return again


def _covered(page: Page, spans: Iterable[tuple[int, int]]) -> bytearray:
    """A mark for each place of the page that lies in one of the spans."""
    marks = bytearray(len(page.text) + 1)
    for start, end in spans:
        marks[start:end] = bytes([1]) * (end - start)
    return marks
