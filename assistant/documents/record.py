"""A checklist as JSON, for whoever files it by program: the same lines as on paper, nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.flows.checklist import Checklist
    from assistant.flows.step import Finding


def checklist_json(page: Checklist) -> dict[str, Any]:
    """The page: cites in legal form, dates as 2026-04-01."""
    return {
        "format": "cqo-checklist",
        "version": 1,
        "title": page.title,
        "subject": page.subject,
        "headline": page.headline,
        "checklist": [_line(str(section.group), line) for section in page.sections for line in section.lines],
        "errands": [
            {"about": e.about, "paper": e.paper, "from_whom": e.from_whom, "cites": list(map(str, e.cites))}
            for e in page.errands
        ],
        "would_change": [
            {
                "change": c.change,
                "cites": list(map(str, c.cites)),
                "leads_to": c.leads_to,
                "when": c.when.isoformat() if c.when else None,
            }
            for c in page.would_change
        ],
        "readings": [
            {"cite": str(r.cite), "title": r.title, "text": r.text, "result": r.result} for r in page.readings
        ],
        "notes": list(page.notes),
        "signatures": list(page.signatures),
        "footer": list(page.footer),
        "made_on": page.made_on.isoformat(),
        "text_digest": page.text_digest,
    }


def _line(group: str, line: Finding) -> dict[str, Any]:
    return {
        "group": group,
        "cite": str(line.cite),
        "cites": list(map(str, line.cites)),
        "quote": line.quote,
        "status": line.status.value,
        "label": line.label,
        "statement": line.statement,
        "curable": line.curable,
        "evidence": line.evidence,
        "from_whom": line.from_whom,
        "note": line.note,
    }
