"""How well and how fast the engine's index finds statutes, beside rank_bm25 and bm25s, on the STARD questions.

    python -m benchmarks.retrieval STARD_FOLDER [--large] [--sample N] [--split train|dev]
    python -m benchmarks.retrieval STARD_FOLDER --off-topic [--shown N]

The folder holds corpus.jsonl.gz, local_distractors.jsonl.gz (added by --large) and queries.jsonl. Every engine runs
in processes of its own, on the same normalised text (law and chapter headings with the article); the engine's
queries in another one than its building, so that load time and memory are those of use. Nothing is trained. The
others are measured when installed; rank_bm25, which reads everything for each query, on a sample of the queries.
--off-topic asks the assistant the same questions, none of which it may answer from its own regulation.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import logging
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

ENGINE, RANK_BM25, BM25S = "engine", "rank_bm25", "bm25s"
MOST = 100
# At least, on all queries over 55,475 articles; times at most.
ALL_QUERIES = 1543
PROMISES = {"R@10": 0.485, "R@100": 0.695, "MRR@10": 0.405}
P99_MS, P99_MS_LARGE, LOAD_MS = 15, 40, 150

Ranking = Callable[[str], Sequence[int]]


def articles(folder: Path, *, large: bool) -> Iterator[tuple[int, str, str]]:
    """Id, heading and text of every article, normalised."""
    from assistant.knowledge.language import normalise

    for name in ("corpus.jsonl.gz", "local_distractors.jsonl.gz")[: 1 + large]:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield row["id"], normalise(f"{row['law']} {row['path']}"), normalise(row["text"])


def questions(folder: Path, split: str | None = None, sample: int = 0) -> list[dict[str, Any]]:
    """Queries with their gold, all or the same few each time."""
    with (folder / "queries.jsonl").open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if split in (None, row["split"])]
    return random.Random(0).sample(rows, sample) if 0 < sample < len(rows) else rows


def measured(ranking: Ranking, asked: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Quality and the time of each query, from the typed string to the ranked list; the first once more, apart."""
    totals: Counter[str] = Counter()
    took = []
    started = time.perf_counter()
    ranking(asked[0]["query"])
    first = 1000 * (time.perf_counter() - started)
    for row in asked:
        started = time.perf_counter()
        found = ranking(row["query"])
        took.append(1000 * (time.perf_counter() - started))
        gold = set(row["gold"])
        for depth in (1, 10, 100):
            totals[f"R@{depth}"] += len(gold.intersection(found[:depth])) / len(gold)
        totals["MRR@10"] += next((1 / place for place, hit in enumerate(found[:10], 1) if hit in gold), 0)
    took.sort()
    figures = {name: total / len(asked) for name, total in totals.items()}
    figures |= {"p50 ms": took[len(took) // 2], "p99 ms": took[int(len(took) * 0.99)], "first ms": first}
    return {**figures, "queries": len(asked)}


def memory() -> float:
    """Peak resident MiB of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def build_engine(folder: Path, place: Path, *, large: bool) -> dict[str, float]:
    """Cut, index and write."""
    from assistant.knowledge import index, index_file

    cut = words_of(place)[1]
    ids = []

    def documents() -> Iterator[tuple[str, str]]:
        for number, heading, text in articles(folder, large=large):
            ids.append(number)
            yield heading, text

    started = time.perf_counter()
    tables = index.tables_of(documents(), cut)
    index_file.write(place / "index", "stard", tables)
    took = time.perf_counter() - started
    (place / "ids.json").write_text(json.dumps(ids), encoding="utf-8")
    size = (place / "index").stat().st_size / 2**20
    return {"articles": len(ids), "build s": took, "build MiB": memory(), "file MiB": size}


def query_engine(place: Path, asked: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Open the stored index and rank."""
    started = time.perf_counter()
    from assistant.knowledge import index_file

    stored = index_file.open_stored(place / "index", "stard")
    load = 1000 * (time.perf_counter() - started)
    from assistant.knowledge.language import normalise

    assert stored is not None
    cut = words_of(place)[0]
    ids = json.loads((place / "ids.json").read_text(encoding="utf-8"))

    def ranking(query: str) -> Sequence[int]:
        text = normalise(query)
        return [ids[found.document] for found in stored.search(cut(text), text, most=MOST)]

    return {**measured(ranking, asked), "load ms": load, "MiB": memory()}


def words_of(place: Path) -> tuple[Callable[[str], list[str]], Callable[[str], list[str]]]:
    """How the engine cuts queries, and what is indexed: no punctuation."""
    from assistant.knowledge.segmenter import Segmenter

    segmenter = Segmenter((), place)
    return lambda text: spoken(segmenter.cut(text)), lambda text: spoken(segmenter.cut_for_search(text))


def spoken(tokens: Iterable[str]) -> list[str]:
    """Without punctuation and blanks."""
    return [token for token in tokens if token[0].isalnum()]


def other(name: str, folder: Path, asked: Sequence[dict[str, Any]], *, large: bool) -> dict[str, float]:
    """rank_bm25 or bm25s over stock jieba's words, built and asked in one process."""
    import jieba
    import numpy as np

    from assistant.knowledge.language import normalise

    jieba.setLogLevel(logging.ERROR)

    def cut(text: str) -> list[str]:
        return spoken(jieba.cut(text))

    started = time.perf_counter()
    ids, cuts = [], []
    for number, heading, text in articles(folder, large=large):
        ids.append(number)
        cuts.append(cut(f"{heading} {text}"))
    ranking: Ranking
    if name == RANK_BM25:
        from rank_bm25 import BM25Okapi

        okapi = BM25Okapi(cuts)

        def ranking(query: str) -> Sequence[int]:
            scores = okapi.get_scores(cut(normalise(query)))
            best = np.argpartition(-scores, MOST)[:MOST]
            return [ids[number] for number in best[np.argsort(-scores[best], kind="stable")]]
    else:
        import bm25s

        retriever = bm25s.BM25()
        retriever.index(cuts, show_progress=False)

        def ranking(query: str) -> Sequence[int]:
            words = [word for word in cut(normalise(query)) if word in retriever.vocab_dict]
            if not words:
                return []
            found, _ = retriever.retrieve([words], k=MOST, show_progress=False)
            return [ids[number] for number in found[0]]

    took = time.perf_counter() - started
    return {**measured(ranking, asked), "articles": len(ids), "build s": took, "MiB": memory()}


def off_topic(folder: Path, shown: int) -> None:
    """Ask the assistant every question; it may answer none of them."""
    from assistant.knowledge.answering import Knowledge

    asked = questions(folder)
    with tempfile.TemporaryDirectory() as cache:
        knowledge = Knowledge(Path(cache))
        answers = [(row, knowledge.ask(row["query"])) for row in asked]
    outcomes = Counter(answer.abstain or answer.outcome for _, answer in answers)
    wrong = [(row, answer) for row, answer in answers if answer.outcome == "answer"]
    for outcome, count in outcomes.most_common():
        print(f"{outcome:16} {count:5}  {count / len(asked):6.2%}")
    print(
        f"answered although off-topic: {len(wrong)}/{len(asked)} = {len(wrong) / len(asked):.2%} (promise: at most 1%)"
    )
    for row, answer in wrong[:shown]:
        print(f"  {row['qid']:>5} {row['query']}\n        -> {'、'.join(map(str, answer.citations))} {answer.lead}")


def compare(arguments: argparse.Namespace) -> None:
    """Run every stage as a process and print one column an engine."""
    with tempfile.TemporaryDirectory() as place:

        def stage(name: str) -> dict[str, float]:
            command = [sys.executable, "-m", "benchmarks.retrieval", *sys.argv[1:], "--stage", name, "--place", place]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            return dict(json.loads(done.stdout))

        columns = {ENGINE: {**stage("build"), **stage("query")}}
        for name in (BM25S, RANK_BM25):
            if arguments.alone:
                continue
            if importlib.util.find_spec(name) is None:
                print(f"{name} is not installed: not measured (pip install {name})")
                continue
            columns[name] = stage(name)
            if name == RANK_BM25 and arguments.sample < len(questions(arguments.folder, arguments.split)):
                columns[f"{ENGINE}, same queries"] = stage("sample")
    names = list(dict.fromkeys(name for column in columns.values() for name in column))
    print("".join(f"{head:>22}" for head in ("", *columns)))
    for name in names:
        cells = (_written(column.get(name)) for column in columns.values())
        print(f"{name:>22}" + "".join(f"{cell:>22}" for cell in cells))
    for name in (BM25S, RANK_BM25):
        if name in columns:
            ours = columns.get(f"{ENGINE}, same queries", columns[ENGINE]) if name == RANK_BM25 else columns[ENGINE]
            ratios = {row: columns[name][row] / ours[row] for row in ("p50 ms", "p99 ms", "R@10", "MRR@10")}
            print(f"{name} / engine: " + ", ".join(f"{row} {ratio:.2f}" for row, ratio in ratios.items()))
    kept(columns[ENGINE], large=arguments.large)


def _written(figure: float | None) -> str:
    if figure is None:
        return "-"
    return f"{figure:,.0f}" if figure >= 1000 else f"{figure:.4g}"


def kept(figures: dict[str, float], *, large: bool) -> None:
    """Each promise beside what was measured."""
    rows = []
    if not large and figures["queries"] == ALL_QUERIES:
        rows = [(name, figures[name], least, figures[name] >= least) for name, least in PROMISES.items()]
    for name, most in (("p99 ms", P99_MS_LARGE if large else P99_MS), ("load ms", LOAD_MS)):
        rows.append((name, figures[name], most, figures[name] <= most))
    for name, figure, promise, holds in rows:
        print(f"{name:>8} {figure:8.4g}  promise {promise:<6} {'kept' if holds else 'BROKEN'}")


def main() -> None:
    """Parse and run; a stage prints one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--large", action="store_true", help="with the local articles, 136,883 in all")
    parser.add_argument("--alone", action="store_true", help="only the engine")
    parser.add_argument("--sample", type=int, default=100, help="queries for rank_bm25 (0: all)")
    parser.add_argument("--split", choices=("train", "dev"))
    parser.add_argument("--off-topic", action="store_true")
    parser.add_argument("--shown", type=int, default=20, help="wrong answers printed")
    parser.add_argument("--stage", help=argparse.SUPPRESS)
    parser.add_argument("--place", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    folder, stage, place, large = arguments.folder, arguments.stage, arguments.place, arguments.large
    if arguments.off_topic:
        off_topic(folder, arguments.shown)
    elif stage is None:
        compare(arguments)
    else:
        sampled = stage in (RANK_BM25, "sample")
        asked = questions(folder, arguments.split, arguments.sample if sampled else 0)
        if stage == "build":
            figures = build_engine(folder, place, large=large)
        elif stage in ("query", "sample"):
            figures = query_engine(place, asked)
        else:
            figures = other(stage, folder, asked, large=large)
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
