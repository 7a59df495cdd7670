"""What headings and lead-ins say of the blocks under them, kept while a letter is walked through.

A heading holds until the next of its rank, a lead-in (……如下：) over the list it opens. What the words of a heading
mean is read with the grammar of `phrases`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.flows.letter_review import phrases as grammar
from assistant.flows.letter_review.cues import cues
from assistant.flows.letter_review.layout import PLAIN, Block
from assistant.flows.letter_review.officer import Officer
from assistant.flows.letter_review.phrases import Standing

_TITLE = re.compile(r"(?:书|决定|通知|文件|信|函|令|通告)$")
_QUOTES = re.compile(
    r"^(?:附件?\d*|附录|附注|附)?[一二三四五\d]?[:、.]?[^。;]{0,30}(?:条文|原文|摘录|摘抄|节录|法规|条款)[^。;]{0,20}(?:摘|供|学习|参考|参阅|附)|^附[^。;]{0,30}(?:不构成|不作为|仅供|供学习|供参考|供参阅|学习用|参考用|样本|范本|样表)"
)
"""附:条文摘录(供学习用): the regulation's words, not the letter's."""
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


def own_words(letter: tuple[Block, ...]) -> tuple[Block, ...]:
    """The letter without an annex that only quotes."""
    end = next((i for i, b in enumerate(letter) if i > 2 and len(b.plain) <= 60 and _QUOTES.search(b.plain)), None)
    return letter[:end]


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


def scope_of(lead: str, who: Officer) -> Standing | None:
    """What a heading or the words before a colon say of all that stands under them; None: nothing."""
    if cues().other_post.search(lead) and "首席质量官" not in lead:
        return Standing.ASIDE
    if lead.rstrip(":").endswith((*who.others, *who.colleagues)):
        return Standing.ELSEWHERE
    if cues().adjusts.search(lead):
        return None
    if cues().except_these.search(lead):
        return Standing.DENIED
    if cues().keeps_back.search(lead):
        return Standing.LIMITED
    if cues().resolved.search(lead):
        return None
    phrases = [p.text for part in grammar.split(lead) for p in part]
    if not phrases:
        return None
    listing = [p for p in phrases if re.search("以下|下列|如下|权限|事项|职责|下述", p)] or phrases[-1:]
    for phrase in dict.fromkeys([*listing, phrases[-1]]):
        if (
            cues().taken.search(grammar.harmless_blanked(phrase))
            or grammar.denies_what_follows(phrase)
            or re.search(
                r"不得|除外|禁止|不授|未授|无权|不属于|说了不算|不归|不(?:参与|参加|承担|负责|管)",
                grammar.harmless_blanked(phrase),
            )
        ):
            return Standing.DENIED
    if any(who.in_(p) and grammar.advises(p) for p in phrases):
        return Standing.ADVICE
    for phrase in dict.fromkeys([phrases[-1], *listing]):
        if re.search(r"保留", phrase) and not who.in_(phrase):
            return Standing.ELSEWHERE
        found = grammar.cut(phrase, who)
        if found:
            return found
    if re.search(r"须报批|报批事项|审批事项|请示事项", lead):
        return Standing.CONSENT
    if re.match(
        r"[^,]{1,12}(?:部|科|处|室|总监|副总|副总经理|委员会|部长|经理)(?:的)?(?:职责|权限|分工)", lead
    ) and not who.in_(lead):
        return Standing.ELSEWHERE
    if re.search("指标|目标", lead):
        return Standing.ASIDE
    last = phrases[-1] if len(phrases) == 1 else "".join(listing)
    duty = bool(
        re.search(
            r"职责|义务|责任(?!制)|任务|工作内容|工作要求|岗位要求|应当|承担(?:以下|下列)|(?:主要|具体)?负责(?:以下|下列|如下|工作)?$|主要工作|岗位工作",
            last,
        )
    )
    power = bool(re.search(r"权限|授权|职权|权力|权利|有权|授予|享有|行使|可以", last))
    if duty == power:
        return None
    return Standing.DUTY if duty else Standing.GIVEN
