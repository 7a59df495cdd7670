"""Text in rows that hang: a label at the left, and what belongs to it wrapped beside it, never under it.

One visual for findings, entries and clause lines, so that a long list costs one widget. Knows no meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.strip import Strip
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.style import Style

Part = Content | str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A label of at most `indent` cells and its text; `is_repeated` draws the label before every line (a bar)."""

    label: Content
    body: Content
    indent: int
    is_repeated: bool = False


class Rows(Visual):
    """Rows one under the other."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)

    @property
    def plain(self) -> str:
        return "\n".join(f"{row.label.plain}{row.body.plain}" for row in self._rows)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        strips: list[Strip] = []
        for row in self._rows:
            room = max(1, width - row.indent)
            blank = Strip.blank(row.indent, style.rich_style)
            label = blank
            if row.indent and row.label.plain:
                label = row.label.render_strips(row.indent, 1, style, options)[0].adjust_cell_length(
                    row.indent, style.rich_style
                )
            for number, line in enumerate(row.body.render_strips(room, None, style, options) or [Strip.blank(0)]):
                left = label if number == 0 or row.is_repeated else blank
                strips.append(Strip.join([left, line]).adjust_cell_length(width, style.rich_style))
        return strips if height is None else strips[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return max((r.indent + r.body.get_optimal_width(rules, container_width) for r in self._rows), default=0)

    def get_minimal_width(self, rules: RulesMap) -> int:
        return max((r.indent + r.body.get_minimal_width(rules) for r in self._rows), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return sum(max(1, row.body.get_height(rules, max(1, width - row.indent))) for row in self._rows)


class RowsText(Static):
    """A widget of rows. Selecting by mouse would mix label and text up, so it is off: turns are copied whole."""

    ALLOW_SELECT = False

    def __init__(self, rows: Sequence[Row] = (), *, classes: str = "") -> None:
        super().__init__(Rows(rows), classes=f"rows {classes}", markup=False)

    def show(self, rows: Sequence[Row], *, layout: bool = True) -> None:
        """Show other rows; without `layout` where they take the same room."""
        self.update(Rows(rows), layout=layout)


def row(label: Part, body: Sequence[Part], indent: int | None = None, *, is_repeated: bool = False) -> Row:
    """A row from parts; the indent is the label's own width unless given."""
    content = label if isinstance(label, Content) else Content.assemble(label)
    return Row(content, Content.assemble(*body), cell_len(content.plain) if indent is None else indent, is_repeated)


def aligned(rows: Sequence[Row]) -> list[Row]:
    """The same rows, all with the widest indent."""
    widest = max((r.indent for r in rows), default=0)
    return [Row(r.label, r.body, widest, r.is_repeated) for r in rows]
