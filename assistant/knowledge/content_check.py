"""What is wrong with the content files, said in Chinese, one line a problem: for editors and for CI.

Schema and citations are checked when the files are read; here stand the checks that need the whole: numbers, terms,
doubled asks, and whether every ask reaches its own card.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.errors import ContentError
from assistant.knowledge import cards, lexicon
from assistant.knowledge.answering import Knowledge
from assistant.knowledge.language import normalise


def problems(knowledge: Knowledge) -> list[str]:
    """All problems of the content this knowledge is made from; empty when it is sound."""
    text = knowledge.text
    try:
        found = cards.read(knowledge.card_folder, text)
        words = lexicon.read(knowledge.lexicon_file, text)
    except ContentError as error:
        return [str(error)]
    return [*cards.problems(found, text), *lexicon.problems(words, text), *unreached(knowledge)]


def unreached(knowledge: Knowledge) -> Iterator[str]:
    """Asks that come to another card than their own. Most are found word for word; only the others must be asked."""
    compiled = knowledge.compiled
    for number, card in enumerate(compiled.cards):
        for ask in card.asks:
            if compiled.exact.get(normalise(ask)) == number:
                continue
            reached = knowledge.cards_behind(ask)
            if card.id not in reached:
                yield f"卡片“{card.id}”的问法“{ask}”得到的是“{'、'.join(reached) or '无'}”"
