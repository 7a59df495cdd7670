"""Which cards stand behind each provision; flows, checklists and quiz questions add theirs from their own floors."""

from __future__ import annotations

from assistant.knowledge.citation import NOTICE
from assistant.knowledge.compiled import content
from assistant.knowledge.reader import regulation


def cards_by_provision() -> dict[str, list[str]]:
    """Every 条, 款 and 项 in text order, with the ids of the cards that quote it (the notice's points too)."""
    text = regulation()
    found, _ = content(text)
    by_provision: dict[str, list[str]] = {str(provision.cite): [] for provision in text.walk()}
    for card in found:
        for cite in card.cites:
            by_provision[str(cite)].append(card.id)
    return by_provision


def uncovered() -> list[str]:
    """Provisions of the regulation itself that no card quotes, not even through a part of theirs or their whole."""
    text = regulation()
    held = cards_by_provision()
    missing = []
    for provision in text.walk():
        if provision.cite.part == NOTICE:
            continue
        family = [provision.cite.to_article, *(part.cite for part in provision.walk())]
        if not any(held[str(cite)] for cite in family):
            missing.append(str(provision.cite))
    return missing
