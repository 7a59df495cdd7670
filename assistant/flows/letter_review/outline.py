"""What headings and lead-ins say of the blocks under them, kept while a letter is walked through.

A heading holds until the next of its rank, a lead-in (……如下：) over the list it opens. What the words of a heading
mean is asked of `phrases`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.flows.letter_review.page import PLAIN, Block
from assistant.flows.letter_review.phrases import Officer, Standing, scope_of

_TITLE = re.compile(r"(?:书|决定|通知|文件|信|函|令|通告)$")
_UNNUMBERED = 8
"""The rank of a heading or lead-in without number: above every numbering, below Markdown headings."""


@dataclass
class _Context:
    rank: int
    scope: Standing | None
    lead: bool
    items: int = 0
    running: bool = True

    def left_by(self, rank: int) -> bool:
        """A paragraph ends a list that has begun and come to its full stop; a number of equal rank ends anything."""
        if rank == PLAIN:
            return self.lead and self.items > 0 and not self.running
        return self.rank >= rank


class Outline:
    """Where the walk stands."""

    def __init__(self, officer: Officer) -> None:
        self._officer = officer
        self._contexts: list[_Context] = []
        self._begun = False

    def enter(self, block: Block) -> tuple[bool, Standing | None]:
        """(whether the block is a mere heading, what is said of it from above)."""
        first, self._begun = not self._begun, True
        rank = _UNNUMBERED if block.heading and block.rank == PLAIN else block.rank
        while self._contexts and self._contexts[-1].left_by(rank):
            self._contexts.pop()
        if block.heading and not self._lists(rank):
            self._contexts.append(_Context(rank, self._heading_scope(block, first=first), lead=False))
            return True, None
        for context in self._contexts:
            context.items += 1
            if rank == PLAIN:
                context.running = block.plain[-1:] in ";,、:"
        said = [c.scope for c in self._contexts if c.scope is not None]
        return False, said[-1] if said else None

    def lead(self, block: Block, scope: Standing | None) -> None:
        """The block ends in a colon: what follows is its list."""
        self._contexts.append(_Context(_UNNUMBERED if block.rank == PLAIN else block.rank, scope, lead=True))

    def _lists(self, rank: int) -> bool:
        """Inside a list that says something, a short numbered noun is an item, not a heading."""
        top = self._contexts[-1] if self._contexts else None
        return bool(top and top.lead and top.scope is not None and rank > _UNNUMBERED)

    def _heading_scope(self, block: Block, *, first: bool) -> Standing | None:
        scope = scope_of(block.plain, self._officer)
        title = first or bool(_TITLE.search(block.plain))
        return scope if not title or scope is Standing.ASIDE else None
