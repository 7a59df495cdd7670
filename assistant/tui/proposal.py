"""What was read from a message, shown to be confirmed: one key takes it, one drops what is wrong, one puts it away.

Nothing is taken by itself and nothing is preselected. Several people are listed first; what was read, and what it
would come to, is decided elsewhere.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.tui.display import shown
from assistant.tui.entries import Card, Entries, Entry
from assistant.tui.rows import Part, Row, RowsText, aligned, row

if TYPE_CHECKING:
    from assistant.sessions.proposals import Proposal, Read
    from assistant.sessions.turns import ProposalTurn

TAKE, CHANGE, DECLINE, BACK = "take", "change", "decline", "back"
_YES = frozenset({"对", "对的", "是", "是的", "没错", "正确", "好", "好的", "确认", "1", "y", "yes"})
_CHANGE = frozenset({"改", "不对", "有错", "错了", "2"})
_NO = frozenset({"不用", "不用了", "不要", "算了", "不", "3", "n", "no"})
_MANY = 5
_BARE = frozenset({"有", "没有", "不清楚", "符合", "不符合", "还看不出来，会再问"})
"""Values that say nothing without what they are about."""


class ProposalCard(Card):
    """An open proposal. It has three faces: the people, what was read of one, and what of that is wrong."""

    class Taken(Message):
        """The person confirmed, save for the facts dropped."""

        def __init__(self, person: int, dropped: tuple[str, ...]) -> None:
            super().__init__()
            self.person, self.dropped = person, dropped

    class Declined(Message):
        """The person does not want it."""

    def __init__(self, turn: ProposalTurn, today: date) -> None:
        super().__init__(classes="turn question proposal")
        self.turn, self.proposal, self._today = turn, turn.proposal, today
        left = self.proposal.left
        self._face: People | OnePerson | Wrong = People(turn, today) if self._has_people else self._one(left[0])

    def compose(self) -> ComposeResult:
        yield self._face

    @property
    def _has_people(self) -> bool:
        return len(self.proposal.left) > 1 or not self.turn.asks

    def _one(self, person: int) -> OnePerson:
        return OnePerson(self.turn, person, self._today)

    @property
    def hint(self) -> str:
        return self._face.hint

    def take_key(self, key: str) -> bool:
        return self._face.take_key(key)

    def take_word(self, text: str) -> bool:
        """对, 改 or 不用 typed out; False for anything else, which is a message of its own."""
        word = text.strip().strip("。.!！，,").lower()
        choice = TAKE if word in _YES else CHANGE if word in _CHANGE else DECLINE if word in _NO else ""
        return bool(choice) and self._face.take_word(choice)

    def go_back(self) -> bool:
        """Leave a face for the one before it; False on the first."""
        match self._face:
            case Wrong(person=person):
                self._turn_to(self._one(person))
            case OnePerson() if self._has_people:
                self._turn_to(People(self.turn, self._today))
            case _:
                return False
        return True

    def _turn_to(self, face: People | OnePerson | Wrong) -> None:
        self._face.remove()
        self._face = face
        self.mount(face)
        self.screen.draw_hint()  # type: ignore[attr-defined]
        self.call_after_refresh(self.scroll_visible, animate=False)

    def on_entries_chosen(self, message: Entries.Chosen) -> None:
        """An entry of the face."""
        message.stop()
        face = self._face
        match face, message.value:
            case _, "decline":
                self.post_message(self.Declined())
            case _, "back":
                self.go_back()
            case People(), person:
                self._turn_to(self._one(int(person)))
            case OnePerson(), "take":
                self.post_message(self.Taken(face.person, ()))
            case OnePerson(), "change":
                self._turn_to(Wrong(self.turn, face.person))
            case Wrong(), "take":
                self.post_message(self.Taken(face.person, face.dropped))
            case Wrong(), place:
                face.toggle(int(place))
            case _:
                pass


class Face(Vertical):
    """One face of the card."""

    hint = ""

    def __init__(self) -> None:
        super().__init__(classes="face")
        self.entries = Entries(())

    def take_key(self, key: str) -> bool:
        return self.entries.take_key(key)

    def take_word(self, choice: str) -> bool:
        """Choose by a word; False where this face has no such choice."""
        places = [line.place for line in self.entries.lines if line.entry.value == choice]
        if places:
            self.entries.choose(places[0])
        return bool(places)


class People(Face):
    """Several people: choose whom to go on with; the others are offered again afterwards."""

    hint = "按数字选一位先查；其余的查完后还会列出来"

    def __init__(self, turn: ProposalTurn, today: date) -> None:
        super().__init__()
        self._turn, self._count = turn, len(turn.proposal.left)
        listed = [Entry(str(n), turn.proposal.name(n), _short(turn.proposal, n, today)) for n in turn.proposal.left]
        label = "不用，只回答我的问题" if turn.asks else "都不查了"
        self.entries = Entries((*listed, Entry(DECLINE, label)))

    def compose(self) -> ComposeResult:
        title = "我读到几位人选，先查哪一位？" if self._turn.asks else "还有没查的人选，接着查哪一位？"
        yield Static(Content.assemble((title, "bold $blue")), classes="step")
        if self._count > _MANY:
            yield Static("人多的话，也可以做成表格，用“/批量”一次审查。", classes="aside")
        yield self.entries


class OnePerson(Face):
    """What was read of one person, each with its words, and what it would come to."""

    def __init__(self, turn: ProposalTurn, person: int, today: date) -> None:
        super().__init__()
        self._turn, self.person = turn, person
        self._outcome, self._at_most = turn.proposal.outcome(person, today)
        goes_in = turn.proposal.into == "run"
        rest = f"还要问最多{self._at_most}题" if self._at_most else "不用再问，直接出结论"
        options = [
            Entry(TAKE, "对，填进正在查的这一份" if goes_in else "对，按这些继续", rest),
            Entry(CHANGE, "改", "选出读错的，重新问"),
        ]
        is_alone = len(turn.proposal.left) == 1 and turn.asks
        last = Entry(DECLINE, "不用，只回答我的问题") if is_alone else Entry(BACK, "返回", "看其他人选")
        self.hint = f"按 1 确认，2 改，3 {'不用' if is_alone else '返回'}；没有确认的，一项也不会填进去"
        self.entries = Entries((*options, last))

    def compose(self) -> ComposeResult:
        proposal = self._turn.proposal
        yield Static(
            Content.assemble(
                ("我读到　", "bold $blue"), (shown(proposal.name(self.person)), "bold"), ("　请核对", "$muted")
            ),
            classes="step",
        )
        yield RowsText([r for read in proposal.reads(self.person) for r in read_rows(read)], classes="block")
        first = self._outcome.headline.partition("。")[0].removeprefix("结论：")
        parts: list[Part] = [("都对的话，目前　", "$muted"), (first, "bold")]
        if self._outcome.decided_by:
            parts.append((f"（{'、'.join(map(str, self._outcome.decided_by))}）", "bold $seal"))
        yield Static(Content.assemble(*parts), classes="block")
        yield self.entries


class Wrong(Face):
    """Tick what was read wrongly: it is dropped and asked."""

    hint = "按数字或者空格勾选读错的，Enter 继续；Esc 返回"

    def __init__(self, turn: ProposalTurn, person: int) -> None:
        super().__init__()
        self.person = person
        self._reads = [read for read in turn.proposal.reads(person) if read.facts]
        self.entries = Entries(
            tuple(Entry(str(n), f"{read.about}＝{read.value}") for n, read in enumerate(self._reads))
        )
        for line in self.entries.lines:
            line.is_ticked = False
        self.buttons = Entries(
            (Entry(TAKE, "勾选的重新问，其余的按读到的继续", "Enter"), Entry(BACK, "返回", "Esc")), numbered=False
        )

    def compose(self) -> ComposeResult:
        yield Static(
            Content.assemble(("哪些读错了？", "bold $blue"), ("　勾选的会重新问您", "$muted")), classes="step"
        )
        yield self.entries
        yield self.buttons

    @property
    def dropped(self) -> tuple[str, ...]:
        lines = zip(self._reads, self.entries.lines, strict=True)
        return tuple(fact for read, line in lines if line.is_ticked for fact in read.facts)

    def toggle(self, place: int) -> None:
        line = self.entries.lines[place]
        line.is_ticked = not line.is_ticked
        self.entries.point(place)

    def take_key(self, key: str) -> bool:
        if key == "enter":
            self.buttons.choose(self.buttons.cursor or 0)
            return True
        if key == "space" and self.entries.cursor is not None:
            self.toggle(self.entries.cursor)
            return True
        if key in ("up", "down"):
            return self._move(1 if key == "down" else -1)
        return key.isdigit() and self.entries.take_key(key)

    def _move(self, by: int) -> bool:
        here, there = (
            (self.buttons, self.entries) if self.buttons.cursor is not None else (self.entries, self.buttons)
        )
        if here.move(by):
            return True
        if (by > 0) == (here is self.entries) and here.cursor is not None:
            here.point(None)
            return there.move(by)
        return False

    def take_word(self, choice: str) -> bool:
        if choice == TAKE:
            self.buttons.choose(0)
        return choice == TAKE


class ProposalSeen(RowsText):
    """A proposal that was dealt with."""

    def __init__(self, turn: ProposalTurn) -> None:
        super().__init__(_seen(turn), classes="turn answered")
        self.turn = turn


def read_rows(read: Read) -> list[Row]:
    """One thing read, with the person's own words and the clause it counts for."""
    parts: list[Part] = [(f"{read.about}＝", ""), (shown(read.value), "bold")]
    if read.words:
        parts.append(f"（{shown(read.words)}）" if read.words.startswith("〔") else f"（“{shown(read.words)}”）")
    if read.before:
        parts.append((f"　原来答的是{shown(read.before)}", "bold $amber"))
    if read.cites:
        parts.append((f"　{'、'.join(map(str, read.cites))}", "$seal"))
    rows = [row("- ", parts)]
    if read.note:
        rows.append(row("  ", [("［说明］", "bold $muted"), shown(read.note)]))
    return rows


def _short(proposal: Proposal, person: int, today: date) -> str:
    outcome, _ = proposal.outcome(person, today)
    reads = [read for read in proposal.reads(person) if read.facts != ("name",)]
    told = "，".join(read.value if read.value not in _BARE else f"{read.about}＝{read.value}" for read in reads)
    return f"{told}；都对的话，目前{outcome.verdict}"


def _seen(turn: ProposalTurn) -> list[Row]:
    proposal = turn.proposal
    rows: list[Row] = []
    for person in range(len(proposal.people)):
        reads = [read for read in proposal.reads(person) if read.facts != ("name",)]
        said = "，".join(f"{read.about}＝{read.value}" for read in reads)
        passed = "［没有查］" if proposal.taken else "［没有采用］"
        mark = ("［已确认］", "bold") if person in proposal.taken else (passed, "bold $muted")
        rows.append(row(mark, [(f"我读到{shown(proposal.name(person))}：{shown(said)}", "$muted")]))
    return aligned(rows)
