"""Write assistant/knowledge/tables/statute_words.txt: in how many articles of the country's statutes each word stands.

    python tools/count_statute_words.py ARTICLES.jsonl.gz

A development tool, never shipped. The file read has one article a line with its `text` (public law texts, as LawRefBook
collects them); only counts are kept. Words rarer than `LEAST` say nothing and are left out.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from assistant.knowledge.answering import Knowledge
from assistant.knowledge.language import normalise
from assistant.knowledge.statutes import WORDS

LEAST = 15


def main(articles: Path) -> None:
    reader = Knowledge().compiled.reader
    counts: Counter[str] = Counter()
    number = 0
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article.get("src", "nat") == "gold":
                continue  # a benchmark's own texts
            counts.update(set(reader.words(normalise(article["text"]))))
            number += 1
    held = sorted((word, count) for word, count in counts.items() if count >= LEAST)
    WORDS.write_text("".join(f"{word} {count}\n" for word, count in [("", number), *held]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
