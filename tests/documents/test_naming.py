"""File names people save under: Chinese kept, refused characters replaced, the same everywhere."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.documents.naming import LONGEST_IN_BYTES, UNNAMED, file_name


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("首席质量官任职自查表（2025年）.docx", "首席质量官任职自查表（2025年）.docx"),
        ("“甲”公司 — 清单.md", "“甲”公司 — 清单.md"),
        ("培训：第一期？", "培训：第一期？"),
        ('甲/乙\\丙:丁*戊?己"庚<辛>壬|癸', "甲_乙_丙_丁_戊_己_庚_辛_壬_癸"),
        ("第一行\n第二行\t\x00\x1b[31m", "第一行_第二行___[31m"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("...隐藏", "隐藏"),
        ("结尾的点和空格. . ", "结尾的点和空格"),
        ("清单\u202efdp.exe", "清单fdp.exe"),
        ("e\u0301tude", "étude"),
        ("e\u200b\u0301tude", "étude"),
        ("坏\ud800字", "坏_字"),
        ("", UNNAMED),
        (" .. ", UNNAMED),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1 .csv", "_com1 .csv"),
        ("LPT²", "_LPT²"),
        ("console.txt", "console.txt"),
        ("con" + " " * 300 + "x.txt", "_con.txt"),
    ],
)
def test_a_name_keeps_its_chinese_and_loses_what_systems_refuse(given_name: str, expected: str) -> None:
    assert file_name(given_name) == expected


def test_a_long_name_is_cut_at_a_character_and_keeps_its_ending() -> None:
    cut = file_name("质" * 500 + ".docx")
    assert cut == "质" * 65 + ".docx"
    assert len(cut.encode()) == LONGEST_IN_BYTES


def test_a_long_dotted_sentence_has_no_ending_to_keep() -> None:
    cut = file_name("甲." + "质" * 500)
    assert cut.startswith("甲.质")
    assert len(cut.encode()) <= LONGEST_IN_BYTES


awkward = st.text(
    st.one_of(
        st.sampled_from('./\\:*?"<>| \u3000\t\ncon1lptCOM质量官.docx\u0301\u202e\u200b'),
        st.characters(),  # lone surrogates too
    ),
    max_size=300,
)


@given(awkward)
def test_every_name_is_one_safe_component_and_naming_it_again_changes_nothing(text: str) -> None:
    name = file_name(text)
    assert 0 < len(name.encode()) <= LONGEST_IN_BYTES
    assert Path(name).name == name
    assert not set(name) & set('\\/:*?"<>|')
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in name)
    assert name[0] not in ". "
    assert name[-1] not in ". "
    assert unicodedata.is_normalized("NFC", name)
    assert file_name(name) == name


def test_a_name_can_be_written_and_read_back(tmp_path: Path) -> None:
    name = file_name("首席质量官“自查”/2025*." + "长" * 300 + ".md")
    (tmp_path / name).write_text("好", encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [name]
