"""The turns of talk as widgets: what the person said, an answer with its clauses, a plain line.

Built from typed content only, never from markup: what people type is drawn letter by letter. An answer shows its
conclusion first, then the text of the regulation, and what is ours (说明, 条文理解, 未明确) apart from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from assistant.flows import READY
from assistant.tui.display import plain, shown
from assistant.tui.entries import Card, Entries, Entry
from assistant.tui.rows import Part, Row, Rows, RowsText, row
from assistant.tui.welcome import START

_LABELS = ("说明", "条文理解", "未明确")
_ABSTAINED = {
    "not_settled": "办法没有规定",
    "other_law": "属于其他规定",
    "ask_authority": "要问主管部门",
    "no_such_clause": "没有这一条款",
    "off_topic": "不在本办法范围",
    "not_understood": "没有读懂",
}


class UserLine(Horizontal):
    """What the person sent, as typed."""

    def __init__(self, text: str) -> None:
        super().__init__(classes="turn user")
        self.text = text

    def compose(self) -> ComposeResult:
        yield Static("你", classes="who")
        yield Static(plain(self.text), classes="said")


class NoteLine(Static):
    """A plain line from the program."""

    def __init__(self, text: str) -> None:
        super().__init__(plain(text), classes="turn note")
        self.text = text


class LawBlock(Static):
    """The text of the regulation, word for word; a click shows it in its place."""

    class Asked(Message):
        """Show the clause."""

        def __init__(self, cite: str) -> None:
            super().__init__()
            self.cite = cite

    def __init__(self, content: Content, cite: str) -> None:
        super().__init__(content, classes="law")
        self.cite = cite

    def on_click(self) -> None:
        self.post_message(self.Asked(self.cite))


class Matched(Static):
    """Why this was found, on one line, `is_apart` where nothing of ours stands above; a click unfolds it."""

    def __init__(self, pairs: Sequence[Mapping[str, Any]], *, is_apart: bool = False) -> None:
        found = "、".join(dict.fromkeys(_pair(p) for p in pairs))
        classes = f"matched -folded {'-apart' if is_apart else ''}"
        super().__init__(Content.assemble("命中：", shown(found)), classes=classes)

    def on_click(self) -> None:
        self.toggle_class("-folded")


def _pair(pair: Mapping[str, Any]) -> str:
    query, term = str(pair.get("query", "")), str(pair.get("term", ""))
    return query if query == term else f"{query}→{term}"


class AnswerCard(Card):
    """An answer in the JSON shape of `cqo ask`."""

    def __init__(self, answer: Mapping[str, Any]) -> None:
        super().__init__(classes="turn answer")
        self.answer = answer
        followed = [Entry(str(q), str(q)) for q in answer.get("questions") or ()]
        offered = [n for n in answer.get("next") or () if n.get("flow") in READY]
        flows = [Entry(f"{START}{n['flow']}", str(n.get("label", ""))) for n in offered]
        self.entries = Entries(tuple(followed + flows))

    def compose(self) -> ComposeResult:
        yield Static("助手", classes="who")
        with Vertical(classes="body"):
            yield Static(self._lead(), classes="lead")
            yield from quote_blocks(self.answer.get("quotes") or ())
            if remarks := self._remarks():
                yield RowsText(remarks, classes="remarks")
            if pairs := self.answer.get("matched"):
                yield Matched(pairs, is_apart=not remarks)
            if self.entries.lines:
                heading = "是不是想问" if self.answer.get("outcome") == "clarify" else "接着可以问"
                with Vertical(classes="next"):
                    yield Static(heading if self.answer.get("questions") else "接着可以做", classes="heading")
                    yield self.entries

    def _lead(self) -> Content:
        kind = _ABSTAINED.get(str(self.answer.get("abstain")), "")
        parts: list[Part] = [(f"［{kind}］", "$amber bold")] if kind else []
        parts.append((shown(str(self.answer.get("lead") or "")), "bold"))
        if corrects := self.answer.get("corrects"):
            parts += ["\n", ("［更正］", "$seal bold"), f"“{shown(str(corrects))}”的说法不对。"]
        return Content.assemble(*parts)

    def _remarks(self) -> list[Row]:
        """What is ours, set off from the text: notes, and the clauses nearby."""
        rows = [_note(str(note)) for note in self.answer.get("notes") or ()]
        if related := self.answer.get("related"):
            rows.append(row(("相关条文　", "$muted"), [shown("、".join(map(str, related)))]))
        return rows

    @property
    def hint(self) -> str:
        return "输入问题，或者按数字选择上面的一项" if self.entries.lines else ""

    def take_key(self, key: str) -> bool:
        return self.entries.take_key(key)


def quote_blocks(quotes: Sequence[Mapping[str, Any]]) -> Iterator[Widget]:
    """The text of the regulation, one block for items that hang on the same sentence."""
    for lead_in, group in groupby(quotes, key=lambda quote: quote.get("lead_in") or quote.get("cite")):
        items = list(group)
        parts: list[Part] = []
        for number, quote in enumerate(items):
            parts += ["\n" if number else "", ("原文　", "$muted"), (str(quote.get("cite", "")), "bold $seal"), "\n"]
            if number == 0 and quote.get("lead_in"):
                parts.append((f"{shown(str(lead_in))}\n", "$muted"))
            parts.append(shown(str(quote.get("text", ""))))
        yield LawBlock(Content.assemble(*parts), "、".join(str(quote.get("cite", "")) for quote in items))


def _note(note: str) -> Row:
    """A remark with its label set apart: ours, never the text's."""
    label, colon, rest = note.partition("：")
    known = bool(colon) and label in _LABELS
    return row((f"［{label if known else _LABELS[0]}］", "bold $muted"), [shown(rest if known else note)])


def turn_text(turn_widget: Widget) -> str:
    """All the text of a turn, for copying and saving."""
    parts = (
        [turn_widget.content] if isinstance(turn_widget, Static) else [w.content for w in turn_widget.query(Static)]
    )
    return "\n".join(part.plain if isinstance(part, Content | Rows) else str(part) for part in parts)
