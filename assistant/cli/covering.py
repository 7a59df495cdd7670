"""Where each provision is used: in flows, cards, checklists and (later) the quiz."""

from __future__ import annotations

from datetime import date

from assistant.flows import READY, flow
from assistant.knowledge.citation import Citation
from assistant.knowledge.coverage import cards_by_provision

_ANY_DAY = date(2026, 1, 1)


def covered() -> dict[str, dict[str, list[str]]]:
    """Citation -> ids of what rests on it, for every 条, 款 and 项 and the notice's parts."""
    table: dict[str, dict[str, list[str]]] = {
        cite: {"flows": [], "cards": cards, "checklists": [], "quiz": []}
        for cite, cards in cards_by_provision().items()
    }
    for flow_id in READY:
        one = flow(flow_id)
        asked = {c for q in one.questions for c in (*q.cites, *(c for row in q.rows for c in row.cites))}
        listed = {c for finding in one.assess({}, _ANY_DAY).findings for c in finding.cites}
        _enter(table, "flows", flow_id, asked)
        _enter(table, "checklists", flow_id, listed)
    return table


def _enter(table: dict[str, dict[str, list[str]]], place: str, name: str, cites: set[Citation]) -> None:
    for cite in cites:
        if name not in table[str(cite)][place]:
            table[str(cite)][place].append(name)
