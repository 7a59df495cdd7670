"""The bank of questions: which entry a question is likely asked of, against the same sums written plainly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge import bank
from assistant.knowledge.answering import Knowledge
from assistant.knowledge.bank import Bank, Near

# Asks, claims, and what is known besides.
Entry = tuple[list[set[str]], list[set[str]], set[str]]

FEATURES = st.sets(st.sampled_from(["w质量", "w企业", "b质量", "c质", "c量", "r1", "?what"]), min_size=1)
ENTRIES = st.lists(
    st.tuples(st.lists(FEATURES, min_size=1, max_size=3), st.lists(FEATURES, max_size=2), FEATURES),
    min_size=1,
    max_size=8,
)


def near(made: Bank, *features: str) -> dict[int, Near]:
    return {found.entry: found for found in made.nearest(dict.fromkeys(features, 1.0), made.size)}


def steps(value: float) -> float:
    """A likelihood as exactly as it is kept."""
    return max(0.0, round(value / bank.STEP) * bank.STEP)


def likely(entries: Sequence[Entry], groups: Sequence[int], question: set[str]) -> list[float]:
    """What the bank calls `likely`, as one would write it down: rates of entries, drawn to groups, drawn to all."""
    counts: dict[str, list[float]] = {}
    for entry, (asks, claims, beside) in enumerate(entries):
        for claim in claims:
            for feature in claim:
                counts.setdefault(feature, [0.0] * len(entries))
        for ask in asks:
            for feature in ask:
                counts.setdefault(feature, [0.0] * len(entries))[entry] += 1
        for feature in beside:
            if not feature.startswith("?"):
                counts.setdefault(feature, [0.0] * len(entries))[entry] += bank.BESIDE
    counts = {f: times for f, times in counts.items() if f[0] != "b" or sum(times) >= bank.OFTEN}
    sizes = [len(asks) for asks, _, _ in entries]
    rate = {f: (sum(times) + bank.UNSEEN) / (sum(sizes) + bank.UNSEEN) for f, times in counts.items()}
    most = {f: -math.log(r) - bank.FLOOR for f, r in rate.items()}
    attainable = sum(bank.TELLS[f[0]] * most.get(f, max(most.values(), default=1.0)) for f in question)
    found = []
    for entry, size in enumerate(sizes):
        alike = [other for other, group in enumerate(groups) if group == groups[entry]]
        told = 0.0
        for feature in question & counts.keys():
            times = [counts[feature][other] for other in alike]
            if not any(times):
                continue
            group = (sum(times) + bank.TO_ALL * rate[feature]) / (sum(sizes[o] for o in alike) + bank.TO_ALL)
            own = math.log(1 + counts[feature][entry] / (bank.TO_GROUP * group))
            lacking = round(math.log(bank.TO_GROUP / (size + bank.TO_GROUP)) / bank.STEP) * bank.STEP
            told += bank.TELLS[feature[0]] * (
                steps(math.log(group / rate[feature]) - bank.FLOOR) + steps(own) + lacking
            )
        found.append(told / attainable)
    return found


class TestLikelihood:
    @pytest.mark.parametrize("common", [0, 2, 32])
    @given(ENTRIES, FEATURES, st.integers(1, 3))
    def test_it_is_the_plain_sum_in_rows_as_in_postings(
        self, common: int, entries: list[Entry], question: set[str], groups: int
    ) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(bank, "COMMON", common)
            grouped = [entry % groups for entry in range(len(entries))]
            found = near(bank.build(entries, grouped), *question)
        for entry, wanted in enumerate(likely(entries, grouped, question)):
            assert math.isclose(found[entry].likely if entry in found else 0.0, max(wanted, 0.0), abs_tol=1e-3)

    def test_a_row_of_hundreds_of_entries_spills_into_no_neighbour(self) -> None:
        # Every second entry has the words; weights as large as they come.
        words = [f"r{n}" for n in range(40)]
        entries: list[Entry] = [([set(words)] * 3 if n % 2 else [{"wx"}] * 3, [], set()) for n in range(300)]
        made = bank.build(entries, [0] * 300)
        assert all(made.row[made.numbers[word]] for word in words)
        found = near(made, *words)
        wanted = likely(entries, [0] * 300, set(words))
        assert all(
            math.isclose(found[n].likely if n in found else 0.0, max(wanted[n], 0.0), abs_tol=1e-3)
            for n in range(300)
        )

    def test_a_rare_character_wins_over_common_words(self) -> None:
        common = {"w企业", "w质量", "c企", "c业", "c质", "c量"}
        entries: list[Entry] = [([common] * 8, [], set()) for _ in range(20)]
        entries.append(([{"w收回扣", "c收", "c回", "c扣"}] * 8, [], set()))
        # 企业吃扣头: three features of each of the others, one character of this.
        question = dict.fromkeys(["w企业", "c企", "c业", "c吃", "c扣", "c头"], 1.0)
        (first,) = bank.build(entries, [0] * 21).nearest(question, 1)
        assert first.entry == 20
        assert first.cosine == 0.0

    def test_what_is_asked_of_a_group_speaks_for_all_of_it(self) -> None:
        entries: list[Entry] = [([{"w大专", "w学历"}], [], set()), ([{"w学历"}], [], set()), ([{"w学历"}], [], set())]
        found = near(bank.build(entries, ["fifth", "fifth", "sixth"]), "w大专", "w学历")
        assert found[0].score > found[1].score
        assert found[1].likely > found[2].likely

    def test_what_nobody_ever_asked_makes_everything_less_likely_and_changes_no_order(self) -> None:
        made = bank.build([([{"w学历", "w大专"}], [], set()), ([{"w学历", "w津贴"}], [], set())], [0, 1])
        known, with_unknown = near(made, "w学历", "w大专"), near(made, "w学历", "w大专", "w火星")
        assert list(known) == list(with_unknown) == [0, 1]
        assert all(0 < with_unknown[entry].likely < known[entry].likely for entry in (0, 1))

    def test_it_lies_between_nothing_and_one(self) -> None:
        made = bank.build([([{"w学历", "c学"}], [], set()), ([{"w津贴"}], [], set())], [0, 1])
        assert near(made, "w火星") == {}
        assert near(made) == {}
        assert all(0 < one.likely <= 1 for one in near(made, "w学历", "c学", "w津贴").values())


class TestNearestAsk:
    ENTRIES: tuple[Entry, ...] = (([{"w学历", "w大专"}, {"w文凭", "w要求"}], [], set()), ([{"w津贴"}], [], set()))

    def test_the_very_ask_has_cosine_one(self) -> None:
        found = near(bank.build(self.ENTRIES, [0, 1]), "w文凭", "w要求")[0]
        assert found.ask == 1
        assert math.isclose(found.cosine, 1.0, abs_tol=1e-5)

    def test_nearness_is_that_of_each_claim_of_the_entry(self) -> None:
        entry: Entry = ([{"w学历"}], [{"w学历", "w大专"}, {"w文凭", "w要求"}], set())
        made = bank.build([entry, self.ENTRIES[1]], [0, 1])
        question = dict.fromkeys(("w文凭", "w要求"), 1.0)
        assert [round(near, 5) for near in made.nearness(question, 0)] == [0.0, 1.0]
        assert made.nearness(question, 1) == []

    def test_a_claim_tells_nothing_of_how_an_entry_is_asked_for(self) -> None:
        entry: Entry = ([{"w学历"}], [{"w罚款"}], set())
        assert near(bank.build([entry, self.ENTRIES[1]], [0, 1]), "w罚款") == {}

    def test_single_characters_do_not_make_questions_the_same(self) -> None:
        made = bank.build([([{"w学历", "c学", "c历"}], [], set()), ([{"w津贴"}], [], set())], [0, 1])
        assert near(made, "c学", "c历")[0].cosine == 0.0


class TestWeights:
    def test_a_feature_nobody_has_is_unknown_weighs_most_and_has_a_small_rate(self) -> None:
        made = bank.build([([{"w学历"}], [], set()), ([{"w学历", "w津贴"}], [], set())], [0, 1])
        assert "w火星" not in made.numbers
        assert made.weight("w火星") > made.weight("w津贴") > made.weight("w学历") > 0
        assert 0 < made.rate("w火星") < made.rate("w津贴") < made.rate("w学历") < 1

    def test_a_pair_of_characters_seen_once_is_chance(self) -> None:
        made = bank.build([([{"b学历", "b津贴"}], [], set()), ([{"b学历"}], [], set())], [0, 1])
        assert ("b学历" in made.numbers, "b津贴" in made.numbers) == (True, False)


def test_the_stored_bank_ranks_as_the_built_one(tmp_path: Path, content: Path) -> None:
    def made() -> Knowledge:
        return Knowledge(tmp_path, cards=content / "cards", lexicon=content / "lexicon.toml")

    built, stored = made().compiled.bank, made().compiled.bank
    assert stored == built
    question = dict.fromkeys(("w学历", "c文", "c凭", "b津贴", "w火星", "?whether"), 1.0)
    assert stored.nearest(question, stored.size) == built.nearest(question, built.size) != []
