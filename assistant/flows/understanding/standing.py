"""How each stretch of a message stands: supposed, recited as a rule, wished for, or told of somebody not meant.

Applied once to all statements, before they are given to anybody: a fact is taken only where its clause says it, now, of
the person it is about. Which facts a clause holds is unknown here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.flows.understanding.bar_words import OF_ACTS
from assistant.flows.understanding.others import asides, named_in, speeches
from assistant.flows.understanding.page import Clause, Page
from assistant.flows.understanding.post_words import POSITION
from assistant.flows.understanding.said import Said

SUPPOSED, RECITED, WISHED, OTHERS_ACTS, OTHERS = "supposed", "recited", "wished", "others' acts", "others"


@dataclass(frozen=True, slots=True)
class Scope:
    """From `start` to `end` nothing of some kinds is stated of a candidate."""

    start: int
    end: int
    kind: str


_SUPPOSES = re.compile(
    r"如果|假如|假使|要是|(?<!主)要不是|假设|倘若|万一|若是|若(?=他|她|能|有|无|没|不|经|按|补|明|年|再|在|把|把他|其|将|认定|查|属)|假定|即便|即使|哪怕|就算|一旦|除非|只要(?!求)"
    r"|等(?:到|他|她)(?![^,;。]{0,16}(?:满|够))[^,;。]{0,16}(?:了|后|以后|之后|再|时|的时候)|(?:他|她)?(?:能|可以|再)[^,;。]{0,20}的话"
)
_COURTESY = re.compile(
    r"(?:如果|要是|若是|假如|只要)(?:您|你们?|我们|各位|大家|公司|老师)?(?:们)?(?:觉得|认为|能|还)?(?:方便|可以|需要|合适|没问题|行|不行|有空|同意|有时间|可行|有问题|条件(?:够|符合)|不合适|够条件)(?:的话|就|,|$)"
)
_RESUMES = re.compile(
    r"^(?:不过|但是?|可是?|其实|实际上?|事实上|另外|还有|至于)?,?(?:他|她|本人|我|人家)?(?:本人|自己)?(?:目前|现在|眼下|现任|如今|当前|已经|已(?=经|是|满|有|取)|今年已|刚刚?(?!好)|实际|手上|手里)"
    r"|^(?:不过|但是?|可是?|其实|实际上?|事实上)(?:他|她|本人|我)"
    r"|^我(?:是|们公司的|们的)|^(?:候选人|人选|姓名|情况)"
)
_STILL_SUPPOSED = re.compile(
    r"再|又|并|也|且|还|就|那|便|能|会|可以|算|够|是不是|的话|吗|呢|行|怎么|满|拿|补|评|取得|读|考|毕业"
)
_RECITES = re.compile(
    r"(?:办法|条文|条例|文件|制度|政策|第[五5]条|总公司|集团|公司|上面|上级|规定|条款)[^,;。]{0,8}(?:要求(?!他|她)|规定|写的是|说的是|里写|必须|写明|明确)[^,;。]{0,3}(?:是|要|得|有|为|具备|具有|从事|满|至少|必须|应当?|不得|须|:|大专|本科|中级|三年|3年|质量)"
    r"|(?:任职|岗位|应聘|招聘|基本|报名)(?:要求|条件)(?:是|为|:|包括|里)|(?:必须|至少得?|起码得?|应当?|须|(?<!了)得)(?:要)?(?:是|有|具备|具有|达到|满)(?=[^,;。]{0,12}(?:大专|本科|学历|职称|中级|年|工程师))"
    r"|(?:够|满|到)[^,;。]{0,10}(?:才行|才能|才可以|才算)|(?:不是|并非)(?:非)?(?:要|得|必须)"
)
_ADVERTISES = re.compile(
    r"诚聘|招聘(?!专员|主管|经理|来|进|的)|急聘|高薪聘|招募|招(?:一[个名位]|[0-9一二三]名)|任职要求|岗位要求"
)
_NOTICE = re.compile(r"(?:招聘|诚聘|招募)(?:启事|信息|公告|广告|简章)|^(?:诚聘|急聘)|(?:任职|岗位)要求")
_WISHES = re.compile(
    r"(?:希望|盼着?|(?<!理)想(?!问|请|咨询|了解|知道|法|让您|核实|确认)|打算|准备|计划|争取|有意|有心|劝|鼓励|建议|动员|要求(?=他|她)|考虑|本来要|一直要|要去|要再|再去|去(?=考|读|补|评|报|拿)|将来|以后|明年|后年|下半年|年底|回头|抓紧|正要|正打算|让(?:他|她|其)?(?:去|再|先|赶紧|尽快|抓紧)|(?<=[,;。])再)"
    r"[^,;。:(]{0,14}?(?:读|考|念|拿|评|学|修|补|报|升|申报|参评|进修|弄|混|取得|获得|当|做|干|搞|从事)(?:个|一个|上|下|成|到|出|取|满|够)?(?!了|过|完了|的是)"
)


def scopes(page: Page, spans: Sequence[tuple[int, int]]) -> tuple[Scope, ...]:
    """Every stretch in which something is not stated of a candidate. `spans`: where candidates are named, in order."""
    named, ends = [start for start, _ in spans], {end for _, end in spans}
    return (
        *_supposed(page, named),
        *_recited(page, named),
        *_wished(page),
        *(Scope(start, end, OTHERS_ACTS) for start, end in speeches(page, named, ends)),
        *(Scope(start, end, OTHERS) for start, end in asides(page, named, ends)),
    )


_OF_LEARNING = frozenset({"education", "title", "quality_years", "quality_since"})
_PERSONAL = frozenset({*_OF_LEARNING, "commitment", "ability", "integrity"})


def standing(said: Sequence[Said], found: Sequence[Scope]) -> list[Said]:
    """The statements that are a candidate's: those outside every scope that touches their kind."""
    if not found:
        return list(said)
    longest = max(scope.end - scope.start for scope in found)
    ordered = sorted(found, key=_begin)
    return [
        s
        for s in said
        if _stands(
            s,
            ordered[bisect_left(ordered, s.start - longest, key=_begin) : bisect_right(ordered, s.start, key=_begin)],
        )
    ]


def _begin(scope: Scope) -> int:
    return scope.start


def _stands(said: Said, near: Sequence[Scope]) -> bool:
    for scope in near:
        if not scope.start <= said.start < scope.end:
            continue
        if (
            scope.kind == SUPPOSED
            or (scope.kind == OTHERS_ACTS and said.note in OF_ACTS)
            or (scope.kind == OTHERS and (said.fact in _PERSONAL or said.fact == POSITION))
            or (scope.kind == RECITED and said.fact in _PERSONAL)
            or (scope.kind == WISHED and said.fact in _OF_LEARNING)
        ):
            return False
    return True


_ASKS_OF_SUCH = re.compile(r"(?:是不是|能不能|还能|可不可以|可以|行不行|算不算|怎么|会不会|该不该)[^,;。]*$")
_HE = re.compile(r"[他她我这那]")


def _supposed(page: Page, named: Sequence[int]) -> Iterator[Scope]:
    """From a word of supposition to where its sentence comes back to what is."""
    for number, clause in enumerate(page.clauses):
        m = _SUPPOSES.search(clause.text)
        if (
            m is None
            and clause.text.endswith("的")
            and _ASKS_OF_SUCH.match("".join(page.rest_of_sentence(number)[:1]))
        ):
            # 质量部部长受贿被判刑的，是不是永远不能当了: a case, not a person.
            if not named_in(named, clause.start, clause.end) and not _HE.search(clause.text):
                yield Scope(clause.start, clause.end, SUPPOSED)
            continue
        if m is None or _COURTESY.match(clause.text, m.start()):
            continue
        yield Scope(clause.start + m.start(), _until(page, number, named), SUPPOSED)


def _until(page: Page, number: int, named: Sequence[int]) -> int:
    end = page.clauses[number].end
    for clause in page.clauses[number + 1 :]:
        if clause.sentence != page.clauses[number].sentence or _RESUMES.match(clause.text):
            break
        if len(clause.text) <= 6 and not _STILL_SUPPOSED.search(clause.text):
            # 如果算上实习有三年，副总，本科: a bare fact of a few words is no part of what is supposed.
            break
        if places := named_in(named, clause.start, clause.end):
            return places[0]
        end = clause.end
    return end


def _recited(page: Page, named: Sequence[int]) -> Iterator[Scope]:
    """What a rule or an advertisement asks for."""
    for number, clause in enumerate(page.clauses):
        if m := _ADVERTISES.search(clause.text):
            ends = [c.end for c in page.clauses[number:] if c.sentence == clause.sentence]
            whole = min([ends[-1], *named_in(named, clause.start, ends[-1])])
            end = whole if _NOTICE.search(clause.text) else _until(page, number, named)
            yield Scope(clause.start + m.start(), end, SUPPOSED)
        elif m := _RECITES.search(clause.text):
            places = named_in(named, clause.start + m.start() + 1, clause.end)
            yield Scope(clause.start + m.start(), min([clause.end, *places]), RECITED)


_HOPED = re.compile(r"希望|打算|准备|计划|明年|后年|下半年|将来|以后")
_AND_THEN = re.compile(r"^(?:顺便|顺带|顺手|然后|接着|再|到时)")


def _wished(page: Page) -> Iterator[Scope]:
    for before, clause in pairwise(page.clauses):
        if before.sentence == clause.sentence and _HOPED.search(before.text) and _AND_THEN.match(clause.text):
            # 明年打算送他去培训，顺便把工程师也评了: the wish goes on.
            yield Scope(clause.start, clause.end, WISHED)
    for clause in page.clauses:
        for m in _WISHES.finditer(clause.text):
            yield Scope(clause.start + m.start(), _reach(clause, m.end()), WISHED)


def _reach(clause: Clause, at: int) -> int:
    """A wish is about what follows it closely: 想读个本科, not 想来当他是本科, 都想报：他本科."""
    subject = re.compile(r":|[他她](?=是|有|的|已|在)").search(clause.text, at, at + 14)
    return clause.start + (subject.start() if subject else min(len(clause.text), at + 14))
