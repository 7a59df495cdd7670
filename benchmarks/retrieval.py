"""Retrieval over 55,475 statute articles: how often the right one is found, and how fast.

    python benchmarks/retrieval.py PATH-OF-STARD [--queries 300] [--cache DIR]

PATH holds corpus.jsonl.gz (id, path of headings, text) and queries.jsonl (query, gold, split). Prints Recall@10, Recall@100
and MRR@10 of words plus character pairs, the time of a query with its segmentation, and of opening the stored index;
beside it rank_bm25 or bm25s where one is installed. Data and baselines are public; nothing of them is kept here.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from assistant.knowledge import index
from assistant.knowledge.language import normalise
from assistant.knowledge.reading import TextReader
from assistant.knowledge.segmenter import Segmenter

Search = Callable[[str], Sequence[int]]


def measure(name: str, search: Search, queries: Sequence[tuple[str, set[int]]]) -> None:
    """Print the three measures and the time of a query."""
    recall10, recall100, reciprocal, times = [], [], [], []
    for query, gold in queries:
        start = time.perf_counter()
        found = search(query)
        times.append(1000 * (time.perf_counter() - start))
        recall10.append(len(gold & set(found[:10])) / len(gold))
        recall100.append(len(gold & set(found[:100])) / len(gold))
        place = next((n for n, document in enumerate(found[:10], 1) if document in gold), 0)
        reciprocal.append(1 / place if place else 0.0)
    times.sort()
    print(
        f"{name:24} R@10 {statistics.mean(recall10):.3f}  R@100 {statistics.mean(recall100):.3f}  "
        f"MRR@10 {statistics.mean(reciprocal):.3f}  ms p50 {times[len(times) // 2]:.1f} p99 {times[int(0.99 * len(times))]:.1f}"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("path", type=Path)
    options.add_argument("--queries", type=int, default=0, help="only so many, evenly spread (0: all)")
    options.add_argument("--cache", type=Path, help="keep segmenter and index here between runs")
    given = options.parse_args()
    cache = given.cache or Path(tempfile.mkdtemp())

    reader = TextReader(Segmenter((), cache), {})
    path = cache / "stard.index"
    ids: list[int] = []
    texts: list[tuple[str, str]] = []
    with gzip.open(given.path / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            ids.append(article["id"])
            texts.append((normalise(article["path"]), normalise(article["text"])))
    if index.open_stored(path, "stard") is None:
        start = time.perf_counter()
        index.write(path, "stard", index.tables_of(texts, reader.words))
        print(f"built in {time.perf_counter() - start:.0f} s, {path.stat().st_size / 2**20:.0f} MiB")

    queries = [json.loads(line) for line in (given.path / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    if given.queries:
        queries = queries[:: max(1, len(queries) // given.queries)]
    asked = [(query["query"], set(query["gold"])) for query in queries]

    start = time.perf_counter()
    stored = index.open_stored(path, "stard")
    if stored is None:
        raise SystemExit("index not readable")
    stored.search(reader.words("劳动合同"), "劳动合同")
    print(f"open and first query {1000 * (time.perf_counter() - start):.0f} ms, {len(asked)} queries")

    def words_and_pairs(query: str) -> Sequence[int]:
        text = normalise(query)
        return [ids[s.document] for s in stored.search(reader.words(text), text, most=100)]

    def words_only(query: str) -> Sequence[int]:
        scores = stored.words.scores(reader.words(normalise(query)))
        return [ids[d] for d in sorted(scores, key=lambda d: -scores[d])[:100]]

    measure("words + pairs", words_and_pairs, asked)
    measure("words", words_only, asked)
    for name, search in baselines([text for _, text in texts], reader.words, ids):
        measure(name, search, asked)


def baselines(
    texts: Sequence[str], words: Callable[[str], Iterable[str]], ids: Sequence[int]
) -> Iterable[tuple[str, Search]]:
    """Other programs' BM25 on the same words, where they are installed."""
    try:
        import bm25s  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return
    model = bm25s.BM25()
    model.index([list(words(text)) for text in texts], show_progress=False)

    def search(query: str) -> Sequence[int]:
        found, _ = model.retrieve([list(words(normalise(query)))], k=100, show_progress=False)
        return [ids[int(n)] for n in found[0]]

    yield "bm25s", search


if __name__ == "__main__":
    main()
