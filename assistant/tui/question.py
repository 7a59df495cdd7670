"""A flow's question inside the chat: options by digit, rows one by one, powers ticked, or a line to type.

Nothing is preselected, and no single key answers several rows. Once answered the question stays legible with the
choice marked. What an answer means is the flow's business.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.tui.display import shown
from assistant.tui.entries import CURSOR, Card, Entries, Entry, EntryLine
from assistant.tui.rows import Part, Row, RowsText, aligned, row

if TYPE_CHECKING:
    from assistant.flows import facts
    from assistant.flows.facts import Answers, Option, Question
    from assistant.knowledge.citation import Citation
    from assistant.sessions.turns import QuestionTurn

CONFIRM, NONE, UNSURE = "确定", "都不选", "不清楚"
_FEW = 2
_ITEM = re.compile(r"第（[一二三四五六七八九十]+）项$")


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
        yield from self.compose_reply()
        yield self._trouble

    def compose_reply(self) -> ComposeResult:
        yield from ()

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


class MultiCard(QuestionCard):
    """Any number of options: digits and space tick, Enter confirms."""

    def __init__(self, turn: QuestionTurn, *, anew: bool = False) -> None:
        super().__init__(turn, anew=anew)
        count = len(self.asked.options)
        self.options = Entries(tuple(Entry(o.value, o.label, o.hint) for o in self.asked.options), folds=True)
        self.buttons = Entries(
            (Entry(CONFIRM, "确定所选", "Enter"), Entry(NONE, "一项都不选"), Entry(UNSURE, "还没有定")),
            numbered=False,
        )
        for line in self.options.lines:
            line.is_ticked = False
        self._count = count

    def compose_reply(self) -> ComposeResult:
        yield self.options
        yield self.buttons

    @property
    def hint(self) -> str:
        return f"按 1 至 {self._count} 勾选，Enter 确定；↑↓ 看每一项的说明"

    def take_key(self, key: str) -> bool:
        if key == "space" and self.options.cursor is not None:
            self.toggle(self.options.cursor)
        elif key in ("up", "down"):
            return self._move(1 if key == "down" else -1)
        elif key == "enter":
            self.finish(self.buttons.lines[self.buttons.cursor].entry.value if self.buttons.cursor else CONFIRM)
        elif key.isdigit() and 1 <= int(key) <= len(self.options.lines):
            self.toggle(int(key) - 1)
        else:
            return False
        return True

    def _move(self, by: int) -> bool:
        here, there = (
            (self.buttons, self.options) if self.buttons.cursor is not None else (self.options, self.buttons)
        )
        if here.move(by):
            return True
        if (by > 0) == (here is self.options) and here.cursor is not None:
            here.point(None)
            return there.move(by)
        return False

    def toggle(self, place: int) -> None:
        line = self.options.lines[place]
        line.is_ticked = not line.is_ticked
        self.buttons.point(None)
        self.options.point(place)
        self.say_trouble("")

    def on_entries_chosen(self, message: Entries.Chosen) -> None:
        message.stop()
        if message.entries is self.buttons:
            self.finish(message.value)
        elif message.entries.cursor is not None:
            self.toggle(message.entries.cursor)

    def finish(self, how: str) -> None:
        fact = self.asked.facts[0]
        ticked = [line.entry.value for line in self.options.lines if line.is_ticked]
        if how == UNSURE:
            self.send({fact: None}, "不清楚")
        elif how == NONE:
            self.send({fact: []}, "无")
        elif ticked:
            self.send({fact: ticked}, "、".join(self.asked.label_of(value) for value in ticked))
        else:
            self.say_trouble("还没有勾选。一项都不选的，请选“一项都不选”；没有定的，请选“还没有定”。")


class Chip(Static):
    """One option of one row."""

    def __init__(self, option: Option, number: int, row: int) -> None:
        super().__init__(classes="chip")
        self.option, self.number, self.row = option, number, row
        self.styles.width = cell_len(shown(option.label)) + 5

    def on_mount(self) -> None:
        self.draw(chosen=False)

    def draw(self, *, chosen: bool) -> None:
        self.set_class(chosen, "-chosen")
        label = shown(self.option.label)
        self.update(
            Content.assemble((f"［{label}］", "bold"))
            if chosen
            else Content.assemble((f" {self.number} ", "$blue"), label),
            layout=False,
        )

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(BlockCard.Pressed(self))


class BlockRow(Horizontal):
    """One line of a block: its words and the options at the right."""

    def __init__(self, asked: facts.Row, options: tuple[Option, ...], place: int) -> None:
        super().__init__(classes="row" if place else "row -first")
        self.asked, self.place = asked, place
        self.chosen: Option | None = None
        self._words = RowsText(classes="row-words")
        self._is_drawn = False
        self.chips = tuple(Chip(option, n, place) for n, option in enumerate(options, 1))

    def compose(self) -> ComposeResult:
        yield self._words
        yield from self.chips

    def point(self, *, cursor: bool) -> None:
        self.set_class(cursor, "-cursor")
        label = Content.assemble(
            (CURSOR if cursor else "  ", "bold $blue"), (item_number(self.asked), "bold" if cursor else "")
        )
        self._words.show([row(label, [shown(self.asked.label)])], layout=not self._is_drawn)
        self._is_drawn = True

    def choose(self, option: Option) -> None:
        self.chosen = option
        for chip in self.chips:
            chip.draw(chosen=chip.option is option)


class BlockCard(QuestionCard):
    """One option for every row: digits answer the row of the cursor, which moves on; Enter submits when none is missing."""

    class Pressed(Message):
        """A chip was clicked."""

        def __init__(self, chip: Chip) -> None:
            super().__init__()
            self.chip = chip

    def __init__(self, turn: QuestionTurn, *, anew: bool = False) -> None:
        super().__init__(turn, anew=anew)
        self.rows = tuple(BlockRow(row, self.asked.options, n) for n, row in enumerate(self.asked.rows))
        self.submit = EntryLine(Entry(CONFIRM, "提交", "Enter"), None, len(self.rows), indent=2)
        self.cursor = 0
        self._is_pointed = False

    def compose_reply(self) -> ComposeResult:
        yield from self.rows
        yield self.submit

    def on_mount(self) -> None:
        super().on_mount()
        self.point(0)
        self._choose_given(self.turn.given)

    def follow(self, turn: QuestionTurn) -> None:
        news = {fact: value for fact, value in turn.given.items() if self.turn.given.get(fact) != value}
        super().follow(turn)
        self._choose_given(news)

    def _choose_given(self, given: Answers) -> None:
        """Rows the person has confirmed before stand chosen; they can be chosen otherwise like any other."""
        for line in self.rows:
            for number, option in enumerate(self.asked.options, 1):
                if option.value == given.get(line.asked.fact):
                    self.choose(line.place, number)
        if given:
            self.point(next((line.place for line in self.rows if line.chosen is None), len(self.rows)))

    @property
    def hint(self) -> str:
        legend = " ".join(f"{n} {option.label}" for n, option in enumerate(self.asked.options, 1))
        return f"↑↓ 选行，{legend}；{len(self.rows)}项都选好后按 Enter 提交"

    def point(self, cursor: int) -> None:
        for line in self.rows:
            if not self._is_pointed or line.place in (cursor, self.cursor):
                line.point(cursor=line.place == cursor)
        self.cursor, self._is_pointed = cursor, True
        self.submit.draw(cursor=cursor == len(self.rows))
        (self.rows[cursor] if cursor < len(self.rows) else self.submit).scroll_visible(animate=False)

    def take_key(self, key: str) -> bool:
        if key in ("up", "down"):
            to = self.cursor + (1 if key == "down" else -1)
            if not 0 <= to <= len(self.rows):
                return False
            self.point(to)
        elif key == "enter":
            self.finish()
        elif key.isdigit() and 1 <= int(key) <= len(self.asked.options) and self.cursor < len(self.rows):
            self.choose(self.cursor, int(key))
        else:
            return False
        return True

    def choose(self, place: int, number: int) -> None:
        self.rows[place].choose(self.asked.options[number - 1])
        self.say_trouble("")
        after = [row.place for row in self.rows if row.chosen is None]
        self.point(next((p for p in after if p > place), after[0] if after else len(self.rows)))

    def finish(self) -> None:
        missing = [row for row in self.rows if row.chosen is None]
        if missing:
            self.say_trouble(
                f"还有{'、'.join(item_number(row.asked) for row in missing)}没有选择，请逐项选好再提交。"
            )
            self.point(missing[0].place)
            return
        picked = [row.chosen for row in self.rows if row.chosen]
        self.send(
            {row.asked.fact: option.value for row, option in zip(self.rows, picked, strict=True)},
            "、".join(option.label for option in picked),
        )

    def on_block_card_pressed(self, message: BlockCard.Pressed) -> None:
        message.stop()
        self.choose(message.chip.row, message.chip.number)

    def on_picked(self, message: Message) -> None:
        message.stop()
        self.finish()


class AnsweredQuestion(RowsText):
    """A question that was answered: its words, and what was chosen among what could be."""

    def __init__(self, turn: QuestionTurn) -> None:
        super().__init__(_answered(turn), classes="turn answered")
        self.turn = turn


def _answered(turn: QuestionTurn) -> list[Row]:
    again = "（改答）" if turn.again else ""
    question, values = turn.question, turn.values or {}
    rows = [row((f"第{turn.number}步{again}　", "bold $muted"), [(shown(question.prompt), "$muted")])]
    if question.kind == "choice":
        chosen = values.get(question.facts[0])
        shown_options: list[Part] = []
        for option in question.options:
            label = shown(option.label)
            shown_options.append((f"［{label}］ ", "bold") if option.value == chosen else (f"{label}  ", "$muted"))
        rows.append(row("", shown_options))
    elif question.kind == "multi" and values.get(question.facts[0]):
        picked = values[question.facts[0]]
        labels = [question.label_of(str(value)) for value in picked] if isinstance(picked, list) else []
        rows += [row(("［选］", "bold"), [shown(label)]) for label in labels]
    elif question.kind == "block":
        given = [
            (asked, question.label_of(str(values.get(asked.fact)))) for asked in question.rows if asked.fact in values
        ]
        rows += aligned(
            [row((f"［{label}］", "bold"), [item_number(a), (shown(a.label), "$muted")]) for a, label in given]
        )
    else:
        rows.append(row("", [(f"［{shown(turn.typed or question.in_words(values))}］", "bold")]))
    return rows


def named_cites(cites: tuple[Citation, ...]) -> str:
    """The clauses by name; their articles alone where there are more than two."""
    few = cites if len(cites) <= _FEW else tuple(dict.fromkeys(cite.to_article for cite in cites))
    return "、".join(map(str, few))


def item_number(asked: facts.Row) -> str:
    """（三） of the clause a row rests on, empty where it rests on none."""
    match = _ITEM.search(str(asked.cites[0])) if asked.cites else None
    return match.group()[1:-1] if match else ""


def question_card(turn: QuestionTurn, *, anew: bool = False) -> QuestionCard:
    """The card for a question that stands."""
    kinds = {"block": BlockCard, "multi": MultiCard}
    return kinds.get(turn.question.kind, ChoiceCard)(turn, anew=anew)
