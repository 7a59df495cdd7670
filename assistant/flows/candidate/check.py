"""One candidate checked from given facts, in the shape other programs read (contract of `check`).

Knows JSON shapes and nothing of how facts were found or where the result goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.flows.candidate.facts import validate_facts
from assistant.flows.candidate.outcome import assess
from assistant.flows.facts import Value
from assistant.flows.step import Change, Finding, Outcome


def check_result(facts: Mapping[str, object], name: str | None, today: date) -> dict[str, object]:
    """The RESULT object for one person. `facts` are validated; raises InputError naming key and allowed values."""
    valid = validate_facts(facts)
    return as_result(assess(valid, today), valid, name)


def as_result(outcome: Outcome, facts: Mapping[str, Value], name: str | None) -> dict[str, object]:
    """An outcome as a RESULT object: the keys of the contract, and errands, readings, notes and footer beside them."""
    return {
        "name": name,
        "facts": dict(facts),
        "verdict": outcome.verdict,
        "headline": outcome.headline,
        "decided_by": [str(cite) for cite in outcome.decided_by],
        "open": list(outcome.open),
        "checklist": [_line(finding) for finding in outcome.findings],
        "would_change": [_change(change) for change in outcome.would_change],
        "errands": [
            {"fact": e.fact, "paper": e.paper, "from_whom": e.from_whom, "cites": [str(c) for c in e.cites]}
            for e in outcome.errands
        ],
        "readings": [
            {"cite": str(r.cite), "title": r.title, "text": r.text, "result": r.result} for r in outcome.readings
        ],
        "notes": list(outcome.notes),
        "footer": outcome.footer,
    }


def _line(finding: Finding) -> dict[str, object]:
    return {
        "cite": str(finding.cite),
        "status": finding.status.value,
        "statement": finding.statement,
        "evidence": finding.evidence,
        "quote": finding.quote,
        "group": finding.group.value,
        "curable": finding.curable or None,
        "note": finding.note or None,
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "change": change.change,
        "cites": [str(cite) for cite in change.cites],
        "when": change.when.isoformat() if change.when else None,
        "leads_to": change.leads_to,
    }
