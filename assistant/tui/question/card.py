"""The question that stands, as a card in the talk: its number, its words, what it rests on, one option to choose.

Nothing is preselected; asked anew, a question shows what was answered before. What an answer means is the flow's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.tui.display import shown
from assistant.tui.entries import Card, Entries, Entry

if TYPE_CHECKING:
    from assistant.flows.facts import Answers, Question
    from assistant.knowledge.citation import Citation
    from assistant.sessions.turns import QuestionTurn

_FEW = 2


class QuestionCard(Card):
    """The question that stands. Subclasses know how it is answered."""

    class Answered(Message):
        """The person answered. `typed` are the words for it."""

        def __init__(self, card: QuestionCard, values: Answers, typed: str) -> None:
            super().__init__()
            self.card, self.values, self.typed = card, values, typed

    def __init__(self, turn: QuestionTurn, *, anew: bool = False) -> None:
        super().__init__(classes="turn question")
        self.turn = turn
        self.asked: Question = turn.question
        self.anew = anew
        self._trouble = Static("", classes="trouble")
        self._step = Static(self._title(), classes="step")

    def compose(self) -> ComposeResult:
        yield self._step
        yield Static(Content(shown(self.asked.prompt)), classes="prompt-line")
        if self.asked.hint:
            yield Static(Content(shown(self.asked.hint)), classes="aside")
        if before := self._before():
            yield Static(Content.assemble(("原来答的是　", "$muted"), (shown(before), "bold")), classes="before")
        yield from self.compose_reply()
        yield self._trouble

    def compose_reply(self) -> ComposeResult:
        yield from ()

    def _before(self) -> str:
        """What was answered before, where the question is asked anew; cards that show it themselves say nothing."""
        return self.asked.in_words(self.turn.given) if self.anew else ""

    def recall(self, values: Answers) -> None:
        """Take up what was answered here before it was taken back, so that it need not be chosen all over again."""

    def take_back(self) -> bool:
        """Undo the latest choice made in the card itself; False where there is none."""
        return False

    def follow(self, turn: QuestionTurn) -> None:
        """Go on under another number; what was begun stays."""
        self.turn = turn
        self._step.update(self._title())

    def _title(self) -> Content:
        basis = (f"　{named_cites(self.asked.cites)}", "$muted") if self.asked.cites else ""
        if self.anew:
            return Content.assemble(
                (f"改第{self.turn.number}步的回答", "bold $blue"), basis, ("　Esc 不改了", "$muted")
            )
        at_most = f" / 最多{self.turn.at_most}步" if self.turn.at_most else ""
        return Content.assemble((f"第{self.turn.number}步{at_most}", "bold $blue"), basis)

    def send(self, values: Answers, typed: str) -> None:
        self.post_message(self.Answered(self, values, typed))

    def say_trouble(self, text: str) -> None:
        """Say in the card itself what is missing; empty takes it away."""
        if not text and not self._trouble.display:
            return
        self._trouble.update(Content(text))
        self._trouble.display = bool(text)

    def on_mount(self) -> None:
        self._trouble.display = False


class ChoiceCard(QuestionCard):
    """One option, by digit; or a typed line with buttons beside it, which take no digits."""

    def __init__(self, turn: QuestionTurn, *, anew: bool = False) -> None:
        super().__init__(turn, anew=anew)
        self._is_typed = self.asked.kind != "choice"
        self.entries = Entries(
            tuple(Entry(o.value, o.label, o.hint) for o in self.asked.options), numbered=not self._is_typed
        )

    def compose_reply(self) -> ComposeResult:
        yield self.entries

    @property
    def hint(self) -> str:
        if self._is_typed:
            beside = "、".join(option.label for option in self.asked.options)
            return f"在这里输入，Enter 提交；↓ 选“{beside}”" if beside else "在这里输入，Enter 提交"
        return f"按 1 至 {len(self.asked.options)} 选择，或者 ↑↓ 加 Enter；也可以直接提问"

    def take_key(self, key: str) -> bool:
        return self.entries.take_key(key)

    def on_entries_chosen(self, message: Entries.Chosen) -> None:
        message.stop()
        self.send(self.asked.choose(message.value), self.asked.label_of(message.value))


def named_cites(cites: tuple[Citation, ...]) -> str:
    """The clauses by name; their articles alone where there are more than two."""
    few = cites if len(cites) <= _FEW else tuple(dict.fromkeys(cite.to_article for cite in cites))
    return "、".join(map(str, few))
