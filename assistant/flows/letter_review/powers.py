"""Mentions added up: what each item of 第十二条 comes to, with the sentence that shows it and what to do about it.

The regulation says 可以享有: a power left out is no violation, and no advice here says it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.flows.letter_review.layout import Sentence
from assistant.flows.letter_review.mentions import Findings, Mention
from assistant.flows.letter_review.phrases import POSITIVE, Standing
from assistant.flows.letter_review.reach import WEAK
from assistant.flows.letter_review.wording import ARTICLE, Limb, Wording
from assistant.knowledge.citation import Citation
from assistant.knowledge.reader import regulation


class Status(StrEnum):
    GRANTED = "granted"
    PARTLY = "partly"
    ABSENT = "absent"
    DENIED = "denied"

    @property
    def label(self) -> str:
        return {"granted": "已授予", "partly": "部分授予", "absent": "没有授予", "denied": "明确不授予"}[self.value]


@dataclass(frozen=True, slots=True)
class PowerFinding:
    """One item of 第十二条 in the letter. `evidence` is a verbatim part of the letter; None when absent."""

    cite: str
    status: Status
    evidence: str | None
    advice: str


LOST: Mapping[int, str] = {
    1: "质量工作要经他人转报，没有唯一的负责人",
    2: "作经营决策时没有质量方面的声音",
    3: "计划有人做、没有人督查评价",
    4: "没有依据叫停、处置不合格的物料和产品，质量“一票否决”容易落空",
    5: "选用和淘汰供应商时，质量意见容易被采购需要压过",
    6: "改进成果没有人评审",
    7: "没有依据奖励、选拔质量人才",
}
"""What a firm loses in practice when an item is left out (own words, not the regulation's)."""

ATTACH: Mapping[int, str] = {
    1: "授权书、组织架构图或者汇报路线",
    2: "会议制度，把首席质量官列入例会名单",
    3: "年度质量计划和督查记录的流程",
    4: "不合格品程序、放行和停线权限表、考核细则",
    5: "供应商管理程序和合格供应商名录",
    6: "体系文件和评审规则",
    7: "奖励办法、培训计划和竞岗方案",
}
"""Papers that make a granted item work; none is prescribed by the regulation."""

_WHY: Mapping[Standing, str] = {
    Standing.DUTY: "只写成职责，没有写成权限",
    Standing.CONSENT: "要由他人批准或者同意",
    Standing.LIMITED: "只给了一部分，或者限定了范围",
    Standing.ADVICE: "只能提建议或者协助",
    Standing.DENIED: "写明不授予",
    Standing.ELSEWHERE: "交给了其他人",
    Standing.LATER: "留待以后决定",
    Standing.ASIDE: "没有写到",
}
_WEIGHT = (Standing.DENIED, Standing.CONSENT, Standing.LIMITED)


@dataclass(frozen=True, slots=True)
class _Sum:
    """One limb added up. `missing` when nothing speaks of it."""

    limb: Limb
    standing: Standing
    complete: bool


def findings(letter: str, found: Findings, wording: Wording) -> tuple[PowerFinding, ...]:
    """One finding for each item of 第十二条, in order. `letter` is the text evidence is cut from."""
    listed = {m.limb.item for m in found.mentions if m.standing in POSITIVE or m.standing is Standing.DENIED}
    return tuple(_finding(letter, p.cite, found, listed, wording) for p in regulation()[Citation.of(ARTICLE)].items)


def _finding(letter: str, cite: Citation, found: Findings, listed: set[int], wording: Wording) -> PowerFinding:
    item = cite.item
    mentions = [m for m in found.mentions if m.limb.item == item]
    for standing, sentence in found.rest:
        if item not in listed:
            mentions += [Mention(limb, ("", ""), standing, -1, sentence) for limb in wording.of(item)]
    sums = [_limb_sum(limb, [m for m in mentions if m.limb is limb]) for limb in wording.of(item)]
    status = _status(sums)
    shown = _evidence(mentions, status)
    evidence = letter[shown.start : shown.end] if shown else None
    return PowerFinding(str(cite), status, evidence, _advice(item, status, sums))


def _limb_sum(limb: Limb, mentions: list[Mention]) -> _Sum:
    if limb.auto:
        cut = [
            m.standing
            for m in mentions
            if m.standing in (Standing.LIMITED, Standing.DENIED) and m.cell not in (("", ""), WEAK)
        ]
        return _Sum(limb, cut[0] if cut else Standing.GIVEN, complete=not cut)
    cells = {c: _cell_standing([m.standing for m in mentions if m.cell in (c, ("", ""))]) for c in limb.cells}
    said = set(cells.values())
    weak = {m.standing for m in mentions if m.cell == WEAK}
    if said == {Standing.GIVEN}:
        return _Sum(limb, Standing.GIVEN, complete=True)
    if not said & (POSITIVE | {Standing.DENIED}):
        said |= weak
    for standing in (*_WEIGHT, Standing.DUTY, Standing.ADVICE, Standing.GIVEN):
        if standing in said:
            if standing is Standing.DENIED and (said | weak) & POSITIVE:
                standing = Standing.LIMITED
            return _Sum(limb, Standing.LIMITED if standing is Standing.GIVEN else standing, complete=False)
    for standing in (Standing.ELSEWHERE, Standing.LATER):
        if standing in said:
            return _Sum(limb, standing, complete=False)
    return _Sum(limb, Standing.ASIDE, complete=False)


def _cell_standing(said: Iterable[Standing]) -> Standing:
    """Several mentions of one cell: a cut outweighs a grant, a grant outweighs a duty or mere advice."""
    standings = set(said)
    if Standing.LATER in standings and not standings & POSITIVE:
        return Standing.LATER  # 暂不授予，另行研究: nothing is settled yet
    for standing in _WEIGHT:
        if standing in standings:
            return standing
    if Standing.GIVEN in standings:
        shared = standings & {Standing.ELSEWHERE, Standing.LATER}
        return Standing.LIMITED if shared else Standing.GIVEN
    for standing in (Standing.DUTY, Standing.ADVICE, Standing.ELSEWHERE, Standing.LATER):
        if standing in standings:
            return standing
    return Standing.ASIDE


def _status(sums: list[_Sum]) -> Status:
    if all(s.complete for s in sums):
        return Status.GRANTED
    stated = [s for s in sums if not s.limb.auto]
    if any(s.standing in POSITIVE for s in stated):
        return Status.PARTLY
    if any(s.standing is Standing.DENIED for s in stated):
        return Status.DENIED
    return Status.ABSENT


def _evidence(mentions: list[Mention], status: Status) -> Sentence | None:
    """The sentence that carries most of the finding; among equals one that shows the cut, then the first."""
    if status is Status.ABSENT:
        return None
    wanted = POSITIVE if status in (Status.GRANTED, Status.PARTLY) else {Standing.DENIED}
    limbs: dict[Sentence, set[int]] = {}
    cut: set[Sentence] = set()
    for mention in mentions:
        if mention.standing in wanted:
            limbs.setdefault(mention.sentence, set()).add(mention.limb.part)
        if mention.standing is not Standing.GIVEN:
            cut.add(mention.sentence)
    shows_cut = status is Status.PARTLY
    given = {s: {m.limb.part for m in mentions if m.sentence == s and m.standing is Standing.GIVEN} for s in limbs}
    every = {m.limb.part for m in mentions if not m.limb.auto}
    if shows_cut and cut and any(given[s] >= every for s in limbs):
        return min(cut, key=lambda s: (s not in limbs, s.start))  # granted in full, then cut: the cut is the reason
    return max(limbs, key=lambda s: (len(limbs[s]), shows_cut and s in cut, -s.start), default=None)


def _advice(item: int, status: Status, sums: list[_Sum]) -> str:
    provision = regulation()[Citation.of(ARTICLE, item=item)]
    text = provision.text.strip().rstrip("；;。")
    sample = f"可以写：“首席质量官享有《办法》{provision.cite}规定的权限：{text}。”"
    may = f"{regulation()[Citation.of(ARTICLE)].cite}的用语是“可以享有”，不授予不违反《办法》"
    if status is Status.GRANTED:
        return f"各部分都已写明。为便于行使，可以附上{ATTACH[item]}。"
    if status is Status.PARTLY:
        gaps = "；".join(f"“{s.limb.text}”{_WHY[s.standing]}" for s in sums if not s.complete)
        return f"还不完整：{gaps}。{may}；如果打算整项授予，{sample}"
    if status is Status.DENIED:
        return f"文件写明不授予这一项。{may}，但{LOST[item]}。如果不是本意，删去这一限制；{sample}"
    reasons = list(dict.fromkeys(_WHY[s.standing] for s in sums if not s.limb.auto))
    return f"{'；'.join(reasons)}。{may}，但没有书面依据时，{LOST[item]}。如果打算授予，{sample}"
