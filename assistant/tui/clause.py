"""The text beside the talk: the clause the latest answer or question rests on, its operative words marked.

Marks are bold, underline and a bar, never colour alone; not a character of the text is changed. The same content
stands in the pane of a wide screen and fills a narrow one on F2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.tui.display import shown
from assistant.tui.entries import Entries, Entry
from assistant.tui.rows import Row, RowsText, row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.flows.facts import Question
    from assistant.knowledge.citation import Citation
    from assistant.knowledge.provisions import Provision
    from assistant.sessions.turns import Turn

COPY, KEEP, READ = "do:copy", "do:keep", "do:reader"
_STRENGTH = "应当|不得|可以建议|可以|鼓励|探索"
_FIGURES = "[0-9]+年(?:以上|以下)?"
_LEAST_WORD = 2
BAR = "│ "


@dataclass(frozen=True, slots=True)
class Basis:
    """Clauses to show, best first; words to mark in them; and, for a question, why it is asked."""

    cites: tuple[Citation, ...] = ()
    words: tuple[str, ...] = ()
    why: str = ""


def basis_of_question(question: Question) -> Basis:
    """What a question rests on; marked are its options and rows where they stand in the text."""
    words = [w for o in question.options for w in (o.label, o.value)] + [row.label for row in question.rows]
    return Basis(question.cites, tuple(words), question.why)


def basis_of_answer(answer: Mapping[str, Any]) -> Basis:
    """What an answer rests on, or the nearest clauses where it abstains."""
    from assistant.errors import CqoError
    from assistant.knowledge.reader import regulation

    cites = []
    for written in answer.get("citations") or answer.get("related") or ():
        try:
            cites.append(regulation().cite(str(written)))
        except CqoError:
            continue  # an older session may name what this text no longer has
    terms = tuple(str(pair.get("term", "")) for pair in answer.get("matched") or ())
    return Basis(tuple(cites), terms)


def basis_of_turn(turn: Turn) -> Basis | None:
    """What a turn rests on; None where it rests on no clause."""
    from assistant.sessions.turns import AnswerTurn, OutcomeTurn, ProposalTurn, QuestionTurn

    basis = None
    match turn:
        case AnswerTurn(_, answer):
            basis = basis_of_answer(answer)
        case QuestionTurn() if turn.values is None:
            basis = basis_of_question(turn.question)
        case ProposalTurn(_, proposal) if turn.is_open:
            reads = [read for person in proposal.left for read in proposal.reads(person)]
            cites = tuple(dict.fromkeys(cite for read in reads for cite in read.cites))
            basis = Basis(cites, tuple(word for read in reads for word in (read.value, read.words)))
        case OutcomeTurn(_, _, outcome):
            open_ones = (f.cite for f in outcome.findings if f.status.value in ("not_met", "unknown"))
            granted = outcome.letter.granted + outcome.letter.undecided if outcome.letter else ()
            basis = Basis(
                outcome.decided_by or granted or tuple(dict.fromkeys(open_ones)) or outcome.findings[0].cites
            )
    return basis if basis and (basis.cites or basis.why) else None


def basis_of_talk(turns: Sequence[Turn]) -> Basis:
    """What the latest turn rests on that rests on any; before anything was asked, what a 首席质量官 is.

    A question without a clause of its own that follows a verdict (到此为止？) stands on what decides the verdict.
    """
    from assistant.knowledge.reader import regulation
    from assistant.sessions.turns import OutcomeTurn

    for place in range(len(turns) - 1, -1, -1):
        basis = basis_of_turn(turns[place])
        if basis is not None:
            before = turns[place - 1] if place else None
            if not basis.cites and isinstance(before, OutcomeTurn):
                return replace(basis, cites=before.outcome.decided_by)
            return basis
    return Basis((regulation().cite("第二条"),))


def lines_of(provision: Provision) -> Iterator[tuple[Citation, str]]:
    """The verbatim lines of a provision, each with the finest clause it belongs to."""
    parts = provision.paragraphs or (provision,)
    for part in parts:
        lines = part.text.split("\n")
        cites = [part.cite, *(item.cite for item in part.items)]
        for number, line in enumerate(lines):
            yield cites[number] if len(cites) == len(lines) else part.cite, line


def marked(text: str, words: Iterable[str]) -> Content:
    """The text with its words of strength, figures and the given words in bold and underlined.

    A given word that is nearly the whole line is left out: what marks everything marks nothing.
    """
    content = Content(shown(text))
    given = sorted({w for w in words if _LEAST_WORD <= len(w) < len(text) / 2}, key=len, reverse=True)
    pattern = "|".join([*map(re.escape, given), _STRENGTH, _FIGURES])
    for match in re.finditer(pattern, content.plain):
        content = content.stylize("bold underline", match.start(), match.end())
    return content


def clause_rows(basis: Basis) -> list[Row]:
    """The articles of the clauses, each once, the cited parts with a bar before them."""
    from assistant.knowledge.annotations import editorial
    from assistant.knowledge.reader import regulation

    text, notes = regulation(), editorial()
    empty = row("", [""])
    rows = [row("", [("为什么问　", "bold $blue"), basis.why]), empty] if basis.why else []
    for home in dict.fromkeys(cite.to_article for cite in basis.cites):
        cited = {cite for cite in basis.cites if cite.to_article == home}
        rows += [row("", [(str(home), "bold $seal"), (f"　{notes.title(home)}", "bold")]), empty]
        for cite, line in lines_of(text[home]):
            inside = (
                cite in cited or home in cited or any(c.item == 0 and c.paragraph == cite.paragraph for c in cited)
            )
            if inside:
                rows.append(row((BAR, "bold $seal"), [marked(line, basis.words)], is_repeated=True))
            else:
                style = "" if cite == home else "$muted"
                rows.append(row("  ", [marked(line, ()) if cite == home else (shown(line), style)]))
        rows += [r for e in notes.errata_in(home) for r in (empty, row("", [("［编者注］", "bold $muted"), e.note]))]
        rows.append(empty)
    return rows[:-1] or [empty]


def clause_text(basis: Basis) -> str:
    """The clauses to copy: strict citation, lead-in and verbatim text, and which version it is."""
    from assistant.knowledge.reader import regulation

    text = regulation()
    blocks = []
    for cite in basis.cites:
        provision = text[cite]
        lead_in = f"{provision.lead_in}……\n" if provision.lead_in else ""
        blocks.append(f"{text.place(cite)}\n{lead_in}{provision.text}")
    return "\n\n".join(blocks) + f"\n\n（{text.meta['version']}）\n"


def offered(basis: Basis) -> tuple[Entry, ...]:
    """What can be done here; without a clause there is nothing to copy."""
    kept = (Entry(COPY, "复制", "^Y"), Entry(KEEP, "存为文件")) if basis.cites else ()
    return (*kept, Entry(READ, "看全文", "F4"))


class ClausePane(VerticalScroll):
    """The pane at the right of a wide screen."""

    def __init__(self) -> None:
        super().__init__(id="clause")
        self._body = RowsText()
        self._offered: tuple[Entry, ...] = ()
        self.basis = Basis()

    def compose(self) -> ComposeResult:
        yield Static("条文", classes="pane-title")
        yield self._body

    def show(self, basis: Basis) -> None:
        """Show other clauses; the same ones stay as they were scrolled."""
        if basis == self.basis:
            return
        self.basis = basis
        self._body.show(clause_rows(basis))
        if (entries := offered(basis)) != self._offered:
            self._offered = entries
            self.query(Entries).remove()
            self.mount(Entries(entries, numbered=False))
        self.scroll_home(animate=False)


class ClauseScreen(ModalScreen[str]):
    """The same over the whole of a narrow screen. Answers with what to do next, empty for nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,f2", "leave", ""),
        ("ctrl+y", "act('do:copy')", ""),
        ("f4", "act('do:reader')", ""),
    ]

    def __init__(self, basis: Basis) -> None:
        super().__init__()
        self.basis = basis
        self._buttons = Entries((*offered(basis), Entry("", "返回", "Esc")), numbered=False)

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet"):
            yield Static("条文", classes="pane-title")
            yield RowsText(clause_rows(self.basis))
        yield self._buttons

    def on_entries_chosen(self, message: Entries.Chosen) -> None:
        self.dismiss(message.value)

    def action_leave(self) -> None:
        self.dismiss("")

    def action_act(self, what: str) -> None:
        self.dismiss(what)


def cites_in(text: str) -> Sequence[Citation]:
    """The clauses named in what a person typed. Raises CqoError with a line that says what exists."""
    from assistant.knowledge.reader import regulation

    return regulation().mentioned(text) or (regulation().cite(text),)
