"""The verdict card: headline, what decides it, findings by group, what would change it, what is to be found out.

Draws an `Outcome` and decides nothing. Every status is written out as a word; colour only repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.documents.citing import named
from assistant.documents.markdown import chinese_date
from assistant.flows import READY, TITLES
from assistant.flows.checklist import Checklist, Section, checklist
from assistant.flows.step import Group, Status
from assistant.tui.display import shown
from assistant.tui.entries import Card, Entries, Entry
from assistant.tui.rows import Part, Row, RowsText, aligned, row
from assistant.tui.welcome import START

if TYPE_CHECKING:
    from datetime import date

    from assistant.flows.paper import Letter
    from assistant.flows.step import Change, Errand, Finding, Outcome, Reading
    from assistant.sessions.turns import OutcomeTurn

_COLOURS = {
    Status.MET: "$green",
    Status.NOT_MET: "$red",
    Status.UNKNOWN: "$amber",
    Status.NOT_EXAMINED: "$muted",
    Status.ADVICE: "$blue",
}
_GROUP_NOTES = {
    Group.FORBIDDEN: "不得有的情形",
    Group.CONDITION: "应当具备的条件",
    Group.MUST: "应当做到",
    Group.MAY: "可以享有",
    Group.ENCOURAGED: "鼓励，不做不违反本办法",
    Group.TO_DO: "接下来要做",
    Group.NOT_EXAMINED: "没有问到，不影响已有结论",
}
CHECKLIST, EXPORT = "do:checklist", "do:export"


class VerdictCard(Card):
    """The outcome of a flow in the chat; `interim` while more may still be asked."""

    def __init__(self, turn: OutcomeTurn, today: date) -> None:
        super().__init__(classes="turn verdict")
        self.turn, self.outcome = turn, turn.outcome
        self.page = checklist(turn.outcome, title=f"{turn.flow.title}清单", made_on=today)
        flows = [Entry(START + flow, label) for flow, label in _next_flows(turn.outcome)]
        self.entries = Entries((Entry(CHECKLIST, "看完整清单", "F3"), Entry(EXPORT, "导出", "F8"), *flows))

    def compose(self) -> ComposeResult:
        yield Static(Content.assemble((self._title(), "bold $muted")), classes="step")
        yield Static(headline(self.outcome), classes="headline")
        if self.turn.interim:
            return
        if self.outcome.letter:
            yield from letter_blocks(self.outcome.letter)
        for section in self.page.sections:
            yield RowsText(section_rows(section), classes="block")
        yield from closing_blocks(self.page)
        with Vertical(classes="next"):
            yield Static("接着可以做", classes="heading")
            yield self.entries

    def _title(self) -> str:
        subject = f" · {shown(self.outcome.subject)}" if self.outcome.subject else ""
        return f"{self.turn.flow.title}{subject}　{'到目前为止' if self.turn.interim else '结果'}"

    @property
    def hint(self) -> str:
        return "" if self.turn.interim else "输入问题，或者按数字选择上面的一项"

    def take_key(self, key: str) -> bool:
        return not self.turn.interim and self.entries.take_key(key)


def _next_flows(outcome: Outcome) -> Iterator[tuple[str, str]]:
    return ((flow, TITLES[flow]) for flow in outcome.next_flows if flow in READY)


def headline(outcome: Outcome) -> Content:
    """The sentence of the verdict, and the clauses that decide it."""
    first, stop, rest = outcome.headline.partition("。")
    parts: list[Part] = [(first + stop, "bold"), rest]
    if outcome.decided_by:
        parts += ["\n", ("决定结论的条款　", "$muted"), ("、".join(map(str, outcome.decided_by)), "bold $seal")]
    return Content.assemble(*parts)


def section_rows(section: Section, *, full: bool = False) -> list[Row]:
    """One group of findings; `full` with quotes, papers and notes, as the checklist shows them."""
    title = row((f"{section.group}", "bold underline"), [(f"　{_GROUP_NOTES[section.group]}", "$muted")])
    return [title, *aligned([r for finding in section.lines for r in _finding(finding, full=full)])]


def _finding(finding: Finding, *, full: bool) -> Iterator[Row]:
    cites = "、".join(map(str, finding.cites))
    label = (f"［{finding.label}］", f"bold {_COLOURS[finding.status]}")
    yield row(label, [(cites, "bold"), f"　{shown(finding.statement)}"])
    if full and finding.quote:
        yield row("", [("原文　", "$muted"), finding.quote])
    if finding.curable:
        yield row("", [("可以补足　", "$muted"), finding.curable])
    if finding.evidence and (full or finding.status is Status.UNKNOWN):
        whom = (f"（向{finding.from_whom}索取）", "$muted") if finding.from_whom else ""
        yield row("", [("证明材料　", "$muted"), finding.evidence, whom])
    if finding.note and full:
        yield row("", [("［说明］", "$muted"), finding.note])


def closing_blocks(page: Checklist) -> Iterator[Widget]:
    """What would change the result, errands, readings, notes and footer."""
    if page.would_change:
        yield RowsText(_changes(page.would_change), classes="block")
    if page.errands:
        yield RowsText(_errands(page.errands), classes="block")
    if page.readings:
        yield Static(
            Content.assemble(("条文理解", "bold underline"), ("　本程序的理解，不是条文原文", "$muted")),
            classes="block",
        )
        with Horizontal(classes="readings"):
            for reading in page.readings:
                yield Static(_reading(reading), classes="reading")
    for note in page.notes:
        yield Static(Content.assemble(("［说明］", "bold $muted"), shown(note)), classes="remark")
    yield Static(Content.assemble(("\n".join(page.footer), "$muted")), classes="block")


def _changes(changes: tuple[Change, ...]) -> list[Row]:
    rows = [row("", [("什么会改变结论", "bold underline")])]
    for change in changes:
        when = f"（{chinese_date(change.when)}起）" if change.when else ""
        cites = (f"　{named(change.cites)}", "$muted")
        rows.append(row("- ", [f"{shown(change.change)}{when}，结论变为", (f"［{change.leads_to}］", "bold"), cites]))
    return rows


def _errands(errands: tuple[Errand, ...]) -> list[Row]:
    rows = [row("", [("要核实的材料", "bold underline")])]
    for errand in errands:
        where = (f"　向{errand.from_whom}索取；{'、'.join(map(str, errand.cites))}", "$muted")
        rows.append(row("[ ] ", [f"{shown(errand.about)}：{errand.paper}", where]))
    return rows


def _reading(reading: Reading) -> Content:
    return Content.assemble(
        (f"{reading.title}", "bold"),
        (f"　{reading.cite}\n", "$muted"),
        f"{reading.text}\n",
        ("结果　", "$muted"),
        (reading.result, "bold"),
    )


def letter_page(letter: Letter) -> Content:
    """The letter as it would be typed up."""
    lines: list[Part] = []
    for paragraph in letter.paragraphs:
        text = shown(paragraph.text)
        tag = ("［可选］", "$blue") if paragraph.is_optional else ""
        if paragraph.kind in ("title", "heading"):
            lines += ["\n" if paragraph.kind == "heading" and lines else "", (text, "bold"), "\n"]
        else:
            lines += ["" if paragraph.kind in ("addressee", "signature", "item") else "　　", tag, text, "\n"]
    return Content.assemble(*lines).rstrip()


def letter_blocks(letter: Letter) -> Iterator[Widget]:
    """The letter, then which clause each part rests on."""
    yield Static(letter_page(letter), classes="letter")
    bases: list[str | tuple[str, str]] = [("每一部分的依据", "bold underline")]
    for part, cites in letter.bases().items():
        bases += [f"\n{part}　", (named(cites), "$seal")]
    if letter.placeholders:
        bases += [("\n还要填写　", "$amber bold"), "、".join(dict.fromkeys(map(shown, letter.placeholders)))]
    yield Static(Content.assemble(*bases), classes="block")
