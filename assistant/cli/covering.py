"""Where each provision is used: in flows, cards, checklists and (later) the quiz."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assistant.flows import READY, flow
from assistant.knowledge.citation import Citation
from assistant.knowledge.reader import regulation

if TYPE_CHECKING:
    from assistant.knowledge.answering import Knowledge

_ANY_DAY = date(2026, 1, 1)


def covered(knowledge: Knowledge) -> dict[str, dict[str, list[str]]]:
    """Citation -> ids of what rests on it, for every 条, 款 and 项 and the notice's parts."""
    table: dict[str, dict[str, list[str]]] = {
        str(p.cite): {"flows": [], "cards": [], "checklists": [], "quiz": []} for p in regulation().walk()
    }
    for flow_id in READY:
        one = flow(flow_id)
        asked = {c for q in one.questions for c in (*q.cites, *(c for row in q.rows for c in row.cites))}
        listed = {c for finding in one.assess({}, _ANY_DAY).findings for c in finding.cites}
        _enter(table, "flows", flow_id, asked)
        _enter(table, "checklists", flow_id, listed)
    for card in knowledge.compiled.cards:
        _enter(table, "cards", card.id, set(card.cites))
    return table


def _enter(table: dict[str, dict[str, list[str]]], place: str, name: str, cites: set[Citation]) -> None:
    for cite in cites:
        if name not in table[str(cite)][place]:
            table[str(cite)][place].append(name)
