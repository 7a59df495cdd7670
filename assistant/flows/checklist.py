"""The checklist of an outcome: what goes into the file, in the order it is printed.

Built from an `Outcome` alone; holds everything a page needs, rendering is another floor's work.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.flows import TITLES
from assistant.flows.step import Change, Errand, Finding, Group, Outcome, Reading
from assistant.knowledge.reader import regulation

SIGNATURES = ("填写人", "复核人", "日期")


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one group, in text order."""

    group: Group
    lines: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A page to file: headline, grouped lines, errands, places to sign, footer, date and digest of the text."""

    title: str
    subject: str
    headline: str
    sections: tuple[Section, ...]
    errands: tuple[Errand, ...]
    would_change: tuple[Change, ...]
    readings: tuple[Reading, ...]
    notes: tuple[str, ...]
    signatures: tuple[str, ...]
    footer: tuple[str, ...]
    text_digest: str
    made_on: date


def checklist(outcome: Outcome, *, made_on: date, title: str = "", subject: str = "") -> Checklist:
    """The checklist of an outcome, under its flow's title; `title` and `subject` (a name) override the outcome's own."""
    sections = tuple(
        Section(group, lines) for group in Group if (lines := tuple(f for f in outcome.findings if f.group is group))
    )
    text = regulation()
    return Checklist(
        title=title or f"{TITLES[outcome.flow_id]}清单",
        subject=subject or outcome.subject,
        headline=outcome.headline,
        sections=sections,
        errands=outcome.errands,
        would_change=outcome.would_change,
        readings=outcome.readings,
        notes=outcome.notes,
        signatures=SIGNATURES,
        footer=(outcome.footer, f"使用前请核实本办法现行有效；文本版本：{text.meta['version']}。"),
        text_digest=text.digest,
        made_on=made_on,
    )
