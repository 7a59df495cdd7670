"""The headline: one sentence for each of the five verdicts (V1 … V5), their fixed wording filled in."""

from __future__ import annotations

from assistant.flows.candidate.case import Case, cure, is_suited, was_asked
from assistant.flows.candidate.rules import Verdict
from assistant.flows.candidate.words import WORDS, items_of_six
from assistant.flows.tri import Tri
from assistant.flows.wording import joined


def headline(case: Case) -> str:
    match case.decision.verdict:
        case Verdict.BARRED:
            return f"结论：不得担任。所填情况属于{bars_named(case, Tri.YES)}；第五条条件是否满足不影响这一结论。"
        case Verdict.LACKS:
            return _lacks(case)
        case Verdict.MAY:
            return "结论：按所填信息，具备第五条规定的条件，未见第六条情形，可以聘任；是否聘任由企业决定。"
    return _awaits_judgement(case) if is_suited(case) else _open(case)


def _lacks(case: Case) -> str:
    failed = [rule.id for rule in case.book.base if case.decision.values[rule.id] is Tri.NO]
    text = f"结论：目前不具备第五条规定的条件。不符合的是：{joined([_named(case, r) for r in failed])}"
    if cures := [f"{WORDS[r].name}（{cure(case, r)}）" for r in failed if cure(case, r)]:
        text += f"；以后可以补足的是：{joined(cures)}"
    pending = _pending_names(case)
    return f"{text}。" + (f"另有待核实：{joined(pending)}。" if pending else "")


def _pending_names(case: Case) -> list[str]:
    """Conditions asked and not known, and everything of 第六条 that is not known."""
    asked = [r for r in case.book.base if case.decision.values[r.id] is Tri.UNKNOWN and was_asked(case, r)]
    bars = bars_named(case, Tri.UNKNOWN)
    return [_named(case, r.id) for r in asked] + ([bars] if bars else [])


def _open(case: Case) -> str:
    met = [_named(case, rule.id) for rule in case.book.base if case.decision.values[rule.id] is Tri.YES]
    clear = all(case.decision.values[rule.id] is Tri.NO for rule in case.book.bars)
    to_check = [_named(case, rule.id) for rule in case.book.base if case.decision.values[rule.id] is Tri.UNKNOWN]
    if bars := bars_named(case, Tri.UNKNOWN):
        to_check.append(bars)
    methods = dict.fromkeys(WORDS[fact].method for fact in case.decision.open)
    done = joined(met) + ("；未见第六条情形" if clear and met else "")
    if not met:
        done = "未见第六条情形" if clear else "暂无"
    return f"结论：待核实，暂不能判断。已满足：{done}；需核实：{joined(to_check)}；核实办法：{'；'.join(methods)}。"


def _awaits_judgement(case: Case) -> str:
    items = {"commitment": "第（一）项", "ability": "第（二）项中的能力和实践经验", "integrity": "第（四）项"}
    named = "、".join(words for fact, words in items.items() if fact in case.decision.open)
    return f"结论：客观条件满足，未见第六条情形；尚待企业对第五条{named}作出书面评价。"


def _named(case: Case, rule_id: str) -> str:
    return f"{WORDS[rule_id].name}（{case.book.by_id[rule_id].basis.cite}）"


def bars_named(case: Case, value: Tri) -> str:
    numbers = [n for n, rule in enumerate(case.book.bars, 1) if case.decision.values[rule.id] is value]
    if not numbers and value is Tri.YES:
        return "第六条所列情形（没有写明是哪一项）"
    return items_of_six(numbers) if numbers else ""
