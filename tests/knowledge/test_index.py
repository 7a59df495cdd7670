"""The BM25 index: ranking as BM25 says, candidates in large collections, and the file that is opened unread."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import CqoError
from assistant.knowledge import index, index_file
from assistant.knowledge.index import Index, build

DOCUMENTS = [("总则", "消防车管理"), ("检修", "消防车应当每年检修"), ("", "每年检修"), ("附则", "自公布之日起施行")]

# No characters that shape a question: every run of these is one run of pairs.
TEXTS = st.text(alphabet="质量企业首席员聘", max_size=12)


def characters(text: str) -> list[str]:
    """The simplest way to cut."""
    return list(text)


def ask(searched: Index, query: str, most: int = 10) -> list[tuple[int, float]]:
    return [(found.document, found.score) for found in searched.search(characters(query), query, most=most)]


def documents() -> Iterator[tuple[str, str]]:
    yield from DOCUMENTS


def character_pairs(text: str) -> list[str]:
    return [text] if len(text) == 1 else [a + b for a, b in pairwise(text)]


def naive(documents: list[tuple[str, str]], query: str) -> dict[int, float]:
    """BM25 as the textbook writes it, by characters and by pairs, summed."""
    totals: dict[int, float] = {}
    for cut in (characters, character_pairs):
        bags = [cut(text) + index.HEADING * cut(heading) for heading, text in documents]
        mean = sum(map(len, bags)) / len(bags) or 1.0
        for number, bag in enumerate(bags):
            for token in set(cut(query)) & set(bag):
                held = sum(token in other for other in bags)
                idf = math.log(1 + (len(bags) - held + 0.5) / (held + 0.5))
                count = bag.count(token)
                norm = index.K1 * (1 - index.B + index.B * len(bag) / mean)
                totals[number] = totals.get(number, 0.0) + idf * count * (index.K1 + 1) / (count + norm)
    return totals


class TestRanking:
    @given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=12), TEXTS)
    def test_scores_are_those_of_naive_bm25(self, documents: list[tuple[str, str]], query: str) -> None:
        found = dict(ask(build(documents, characters), query, most=20))
        wanted = naive(documents, query)
        assert found.keys() == wanted.keys()
        assert all(math.isclose(found[number], wanted[number], rel_tol=1e-5) for number in wanted)

    @given(st.lists(st.tuples(TEXTS, TEXTS), max_size=12), TEXTS, st.integers(0, 15))
    def test_the_best_come_first_and_equals_by_number(
        self, documents: list[tuple[str, str]], query: str, most: int
    ) -> None:
        built = build(documents, characters)
        everything = ask(built, query, most=99)
        assert everything == sorted(everything, key=lambda one: (-one[1], one[0]))
        assert ask(built, query, most=most) == everything[:most]

    def test_what_nobody_holds_finds_nothing(self) -> None:
        assert ask(build(documents(), characters), "鲸鱼") == []
        assert ask(build([], characters), "检修") == []
        assert ask(build([("", "")], characters), "") == []

    def test_saying_a_word_twice_changes_nothing(self) -> None:
        built = build(documents(), characters)
        once, twice = (built.search(words, "消防车") for words in (["消", "防"], ["消", "防", "消", "消"]))
        assert once == twice

    def test_the_heading_counts_more_than_the_text(self) -> None:
        built = build([("", "检修总则"), ("检修", "总则")], characters)
        assert [number for number, _ in ask(built, "检修")] == [1, 0]

    def test_rare_words_weigh_more_and_unknown_ones_most(self) -> None:
        words = build(documents(), characters).words
        assert words.weight("鲸") > words.weight("附") > words.weight("检") > 0
        assert words.knows("附")
        assert not words.knows("鲸")


class TestLargeCollections:
    @pytest.fixture
    def crowd(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
        monkeypatch.setattr(index, "BUDGET", 60)
        monkeypatch.setattr(index, "CANDIDATES", 10)
        some = random.Random(7)
        return [
            ("", "".join(some.choices("质量企业首席员聘", weights=[1, 2, 4, 8, 16, 32, 64, 64], k=9)))
            for _ in range(200)
        ]

    def test_candidates_have_their_exact_scores(self, crowd: list[tuple[str, str]]) -> None:
        found, wanted = ask(build(crowd, characters), "质量员聘"), naive(crowd, "质量员聘")
        assert len(found) == 10
        assert all(math.isclose(score, wanted[number], rel_tol=1e-5) for number, score in found)

    def test_those_with_the_rare_words_stay_first(self, crowd: list[tuple[str, str]]) -> None:
        wanted = naive(crowd, "质量员聘")
        best = sorted(wanted, key=lambda number: (-wanted[number], number))[:3]
        assert [number for number, _ in ask(build(crowd, characters), "质量员聘")][:3] == best

    def test_more_than_the_candidates_can_be_asked_for(self, crowd: list[tuple[str, str]]) -> None:
        assert len(ask(build(crowd, characters), "质量员聘", most=30)) == 30

    def test_a_lone_word_that_everybody_holds_is_still_found(self, crowd: list[tuple[str, str]]) -> None:
        assert len(ask(build(crowd, characters), "聘", most=500)) == sum("聘" in text for _, text in crowd)


class TestFile:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "cache" / "index"

    @pytest.fixture
    def written(self, path: Path) -> Path:
        index_file.write(path, "key", index.tables_of(documents(), characters))
        return path

    @given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8), TEXTS)
    def test_the_stored_form_answers_exactly_as_the_built_one(
        self, tmp_path_factory: pytest.TempPathFactory, documents: list[tuple[str, str]], query: str
    ) -> None:
        built = build(documents, characters)
        path = tmp_path_factory.mktemp("index") / "index"
        stored = index_file.keep(path, "key", lambda: documents, characters)
        assert path.exists()
        assert ask(stored, query) == ask(built, query)
        assert [stored.words.weight(c) for c in query] == [built.words.weight(c) for c in query]

    def test_the_same_texts_make_the_same_bytes(self, written: Path, tmp_path: Path) -> None:
        index_file.write(tmp_path / "again", "key", index.tables_of(documents(), characters))
        assert (tmp_path / "again").read_bytes() == written.read_bytes()

    def test_it_is_the_owners_alone_and_leaves_nothing_beside_it(self, written: Path) -> None:
        assert written.stat().st_mode & 0o077 == 0
        assert list(written.parent.iterdir()) == [written]

    def test_another_key_or_no_file_is_no_index(self, written: Path) -> None:
        assert index_file.open_stored(written, "another") is None
        assert index_file.open_stored(written.with_name("none"), "key") is None

    def test_a_file_cut_short_anywhere_is_no_index(self, written: Path) -> None:
        whole = written.read_bytes()
        for length in range(0, len(whole), 7):
            written.write_bytes(whole[:length])
            assert index_file.open_stored(written, "key") is None

    def test_a_changed_byte_anywhere_never_answers_otherwise(self, written: Path) -> None:
        whole, wanted = written.read_bytes(), ask(build(documents(), characters), "每年检修")
        refused = 0
        for place in range(len(whole)):
            written.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
            refused += self.refuses(written, wanted)
        assert refused > len(whole) / 3  # the others are parts this query does not read

    def refuses(self, path: Path, wanted: list[tuple[int, float]]) -> bool:
        """Whether the index is refused; if it is not, it answers as it should."""
        stored = index_file.open_stored(path, "key")
        if stored is None:
            return True
        try:
            assert ask(stored, "每年检修") == wanted
        except index_file.DamagedIndexError:
            return True
        return False

    def test_damage_found_late_is_refused_in_plain_chinese(self, written: Path) -> None:
        stored = index_file.open_stored(written, "key")
        assert stored is not None
        whole = bytearray(written.read_bytes())
        first = len(index_file.MAGIC) + 32 + 2 * 36  # the words' postings follow the head
        whole[first : first + 200] = bytes(200)
        written.write_bytes(whole)
        stored = index_file.open_stored(written, "key")
        assert stored is not None
        with pytest.raises(CqoError, match=r"检索索引文件已损坏：.*请删除"):
            ask(stored, "".join(text for _, text in DOCUMENTS))

    def test_a_damaged_file_is_built_again(self, written: Path) -> None:
        whole = written.read_bytes()
        written.write_bytes(whole[:100])
        kept = index_file.keep(written, "key", documents, characters)
        assert ask(kept, "检修") == ask(build(documents(), characters), "检修")
        assert written.read_bytes() == whole

    def test_a_good_file_is_not_built_again(self, written: Path) -> None:
        def never() -> Iterator[tuple[str, str]]:
            raise AssertionError

        assert ask(index_file.keep(written, "key", never, characters), "检修")

    def test_where_nothing_can_be_written_it_stays_in_memory(self, tmp_path: Path) -> None:
        (tmp_path / "taken").write_text("no folder")
        kept = index_file.keep(tmp_path / "taken" / "index", "key", documents, characters)
        assert ask(kept, "检修") == ask(build(documents(), characters), "检修")
