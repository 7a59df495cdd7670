"""A finding for each clause of articles 5 and 6: status, what was found, the paper that proves it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.flows.candidate.case import Case, cure, is_suited, was_asked
from assistant.flows.candidate.facts import full_years_on, is_unknown
from assistant.flows.candidate.rules import BAR_UNSPECIFIED, Verdict
from assistant.flows.candidate.words import BAR_NOTES, JUDGED, POST_NOTES, POSTS, WORDS
from assistant.flows.rules import Basis, Rule, facts_in
from assistant.flows.step import Finding, Group, Status
from assistant.flows.tri import Tri, all_of
from assistant.flows.wording import day, span
from assistant.knowledge.annotations import Force
from assistant.knowledge.citation import Citation
from assistant.knowledge.reader import regulation

_STATUS = {Tri.YES: Status.MET, Tri.UNKNOWN: Status.UNKNOWN, Tri.NO: Status.NOT_MET}
_BAR_STATUS = {Tri.YES: Status.NOT_MET, Tri.UNKNOWN: Status.UNKNOWN, Tri.NO: Status.MET}
_BAR_LABEL = {Tri.YES: "存在", Tri.UNKNOWN: "待核实", Tri.NO: "不存在"}


def findings(case: Case) -> tuple[Finding, ...]:
    clauses: dict[Citation, list[Rule]] = {}
    for rule in case.book.base:
        clauses.setdefault(rule.basis.cite, []).append(rule)
    lines = [_condition(case, rules) for rules in clauses.values()]
    if case.answers.get(BAR_UNSPECIFIED) == "yes":
        lines.append(_some_bar(case))
    lines += [_bar(case, rule) for rule in case.book.bars]
    return (*lines, *(_advice() if is_suited(case) else ()))


def _condition(case: Case, rules: list[Rule]) -> Finding:
    """One clause of 第五条; its decisive rule is the first that fails, else the first that is open."""
    values = [case.decision.values[rule.id] for rule in rules]
    value = all_of(*values)
    decisive = rules[values.index(value)]
    facts = tuple(fact for rule in rules for fact in facts_in(rule.condition))
    status = _unless_moot(case, _STATUS[value], rules)
    return Finding(
        cites=(decisive.basis.cite,),
        quote=decisive.basis.quote,
        status=status,
        label=status.label,
        statement="".join(_statement(case, rule.id) for rule in rules),
        group=Group.NOT_EXAMINED if status is Status.NOT_EXAMINED else Group.CONDITION,
        force=decisive.force.label,
        kind=decisive.kind,
        facts=facts,
        evidence="；".join(WORDS[rule.id].evidence for rule in rules),
        from_whom="；".join(dict.fromkeys(WORDS[rule.id].from_whom for rule in rules)),
        curable=cure(case, decisive.id) if value is Tri.NO else "",
        note=_note(case, decisive.id),
    )


def _bar(case: Case, rule: Rule) -> Finding:
    value = case.decision.values[rule.id]
    status = _unless_moot(case, _BAR_STATUS[value], [rule])
    pending = (
        "有没有本项情形还没有填写。"
        if not was_asked(case, rule)
        else "有没有本项情形还不清楚；没有结论以前，不当作有，也不当作没有。"
    )
    return Finding(
        cites=(rule.basis.cite,),
        quote=rule.basis.quote,
        status=status,
        label=status.label if status is Status.NOT_EXAMINED else _BAR_LABEL[value],
        statement={Tri.YES: "所填情况：有本项情形。", Tri.UNKNOWN: pending, Tri.NO: "所填情况：没有本项情形。"}[
            value
        ],
        group=Group.NOT_EXAMINED if status is Status.NOT_EXAMINED else Group.FORBIDDEN,
        force=rule.force.label,
        facts=(rule.id,),
        evidence=WORDS[rule.id].evidence,
        from_whom=WORDS[rule.id].from_whom,
        note="" if status in (Status.MET, Status.NOT_EXAMINED) else BAR_NOTES.get(rule.id, ""),
    )


def _some_bar(case: Case) -> Finding:
    rule = case.book.some_bar
    return Finding(
        cites=(rule.basis.cite,),
        quote=rule.basis.quote,
        status=Status.NOT_MET,
        label="存在",
        statement="所填情况：有第六条所列情形，没有写明是哪一项。",
        group=Group.FORBIDDEN,
        force=rule.force.label,
        facts=(BAR_UNSPECIFIED,),
        evidence=WORDS[BAR_UNSPECIFIED].evidence,
        from_whom=WORDS[BAR_UNSPECIFIED].from_whom,
    )


def _unless_moot(case: Case, status: Status, rules: Sequence[Rule]) -> Status:
    """What was never asked and can no longer change the verdict, or was left at 到此为止, has not been examined."""
    unknown = [rule for rule in rules if case.decision.values[rule.id] is Tri.UNKNOWN]
    if status is not Status.UNKNOWN or any(was_asked(case, rule) for rule in unknown):
        return status
    moot = not any(fact in case.decision.open for rule in unknown for fact in facts_in(rule.condition))
    stopped = case.answers.get("go_on") == "stop" and case.decision.verdict is not Verdict.OPEN
    return Status.NOT_EXAMINED if moot or stopped else status


def _statement(case: Case, rule_id: str) -> str:
    value = case.decision.values[rule_id]
    if rule_id in JUDGED:
        yes, no, unknown = JUDGED[rule_id]
        return {Tri.YES: yes, Tri.NO: no, Tri.UNKNOWN: unknown}[value]
    return {"position": _post, "quality_years": _years, "qualification": _qualification}[rule_id](case, value)


def _post(case: Case, value: Tri) -> str:
    post = case.facts.get("position")
    if value is Tri.UNKNOWN:
        return "还没有填写现任职务。" if post is None else "现任职务是否在聘任范围内，还不能确定。"
    place = "属于" if value is Tri.YES else "不在"
    return f"现任职务是{POSTS[str(post)]}，{place}第五条的聘任范围{'内' if value is Tri.NO else ''}。"


def _years(case: Case, value: Tri) -> str:
    years = case.facts.get("quality_years")
    if not isinstance(years, int | float):
        return "从事质量管理工作的年限还不清楚。"
    enough = "满足3年以上（含3年）" if value is Tri.YES else "不足3年"
    met_on = full_years_on(case.answers)
    if met_on is None:
        return f"从事质量管理工作{span(years)}，{enough}。"
    begun = day(str(case.answers.get("quality_since")))
    return f"从事质量管理工作自{begun}起，计算到{day(case.today.isoformat())}为{span(years)}，{enough}。"


def _qualification(case: Case, value: Tri) -> str:
    education, title = case.facts.get("education"), case.facts.get("title")
    degree = f"学历：{'还不清楚' if is_unknown(education) else education}"
    rank = f"职称：{'还不清楚' if is_unknown(title) else title}"
    if value is Tri.YES:
        met = [word for word in (education, title) if word in ("大专及以上", "中级及以上")]
        return f"{'学历' if met[0] == education else '职称'}为{met[0]}，学历和职称有一样即可。"
    return f"{degree}；{rank}。{'两样都不满足。' if value is Tri.NO else '有一样满足即可。'}"


def _note(case: Case, rule_id: str) -> str:
    if rule_id == "position":
        return POST_NOTES.get(str(case.facts.get("position")), "")
    if rule_id == "quality_years":
        return "条文未要求连续或者在同一企业，前后各段可以相加（这是我们的理解）；什么算质量管理工作，条文没有规定。"
    if rule_id == "qualification" and case.decision.values[rule_id] is not Tri.YES:
        return "条文没有要求全日制，也没有限定专业；“相关专业”的范围，条文没有规定。"
    return ""


def _advice() -> tuple[Finding, ...]:
    """What comes after: papers for the talent pool. The deed of appointment is the named basis, no form is set."""
    basis = Basis.of(regulation(), "第十条第一款", "对获得", "管理")
    return (
        Finding(
            cites=(basis.cite,),
            quote=basis.operative,
            status=Status.ADVICE,
            label=Status.ADVICE.label,
            statement="决定聘任的，出具聘用书或者任命文件；纳入人才库以此为凭据。办理步骤和时限，本办法没有规定。",
            group=Group.TO_DO,
            force=Force.STATEMENT.label,
            evidence="聘用书或者任命文件",
            from_whom="本企业",
        ),
    )
