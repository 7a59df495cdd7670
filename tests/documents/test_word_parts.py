"""The parts of every Word paper that matter to whoever opens it: fonts, margins, page numbers, nothing from outside."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree as ET

import pytest

from tests.documents.papers import word_papers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMES = (
    "聘书", "任命文件", "授权书", "候选人清单", "聘用文件清单", "企业评价表", "审查意见", "整个会话", "复查名单",
)  # fmt: skip
PARTS = {
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels",
    "word/styles.xml", "word/settings.xml", "word/footer1.xml", "word/footer2.xml",
}  # fmt: skip
FONTS = {"方正小标宋简体", "仿宋", "黑体", "楷体", "宋体"}


@pytest.fixture(scope="module")
def made() -> Mapping[str, bytes]:
    return word_papers()


@pytest.fixture(params=NAMES)
def parts(request: pytest.FixtureRequest, made: Mapping[str, bytes]) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made[request.param])) as package:
        assert package.testzip() is None
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def test_all_papers_are_looked_at(made: Mapping[str, bytes]) -> None:
    assert tuple(made) == NAMES


def test_the_same_input_gives_the_same_bytes(made: Mapping[str, bytes]) -> None:
    assert word_papers() == made


def test_the_package_holds_these_parts_and_no_other(parts: dict[str, str]) -> None:
    assert set(parts) - {"word/header1.xml"} == PARTS
    kinds = ET.fromstring(parts["[Content_Types].xml"])
    named = {node.get("PartName", "").lstrip("/") for node in kinds if node.get("PartName")}
    assert named == set(parts) - {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"}


def test_every_relationship_leads_to_a_part_inside(parts: dict[str, str]) -> None:
    for rels, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        for relation in ET.fromstring(parts[rels]):
            assert relation.get("TargetMode") is None
            assert folder + str(relation.get("Target")) in parts
    everything = "".join(parts.values())
    assert "hyperlink" not in everything.lower()
    assert "Theme=" not in everything
    links = re.findall(r"https?://[^\"< ]+", everything)
    assert all(link.startswith(("http://schemas.openxmlformats.org/", "http://purl.org/dc/")) for link in links)
    assert "<w:altChunk" not in everything
    assert re.findall(r"<w:instrText[^>]*>([^<]*)<", everything) == [" PAGE ", " PAGE "]


def test_every_run_names_its_east_asian_font_and_language(parts: dict[str, str]) -> None:
    for name in ("word/document.xml", "word/footer1.xml", "word/footer2.xml", "word/header1.xml"):
        for run in ET.fromstring(parts.get(name, "<none/>")).iter(f"{W}r"):
            fonts, language = run.find(f"{W}rPr/{W}rFonts"), run.find(f"{W}rPr/{W}lang")
            assert fonts is not None
            assert fonts.get(f"{W}eastAsia") in FONTS
            assert fonts.get(f"{W}ascii") == "Times New Roman"
            assert language is not None
            assert language.get(f"{W}eastAsia") == "zh-CN"
    assert 'w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"' in parts["word/settings.xml"]
    defaults = ET.fromstring(parts["word/styles.xml"]).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    assert defaults is not None
    assert defaults.get(f"{W}eastAsia") == "仿宋"


def test_the_title_is_set_as_a_title(parts: dict[str, str]) -> None:
    first = next(ET.fromstring(parts["word/document.xml"]).iter(f"{W}p"))
    fonts, size = first.find(f"{W}r/{W}rPr/{W}rFonts"), first.find(f"{W}r/{W}rPr/{W}sz")
    assert fonts is not None
    assert size is not None
    assert (fonts.get(f"{W}eastAsia"), size.get(f"{W}val")) == ("方正小标宋简体", "44")


def test_the_page_is_a4_with_the_margins_of_gb_t_9704(parts: dict[str, str]) -> None:
    section = ET.fromstring(parts["word/document.xml"]).find(f"{W}body/{W}sectPr")
    assert section is not None
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    mm = {k.removeprefix(W): round(int(v) * 25.4 / 1440) for k, v in (*size.items(), *margins.items())}
    assert (mm["w"], mm["h"]) == (210, 297)
    assert [mm[side] for side in ("top", "bottom", "left", "right")] == [37, 35, 28, 26]


def test_pages_are_numbered_right_on_odd_and_left_on_even_ones(parts: dict[str, str]) -> None:
    relations = {r.get("Id"): r.get("Target") for r in ET.fromstring(parts["word/_rels/document.xml.rels"])}
    section = ET.fromstring(parts["word/document.xml"]).find(f"{W}body/{W}sectPr")
    assert section is not None
    footers = {ref.get(f"{W}type"): relations[ref.get(f"{R}id")] for ref in section.iter(f"{W}footerReference")}
    assert footers == {"default": "footer1.xml", "even": "footer2.xml"}
    assert "<w:evenAndOddHeaders/>" in parts["word/settings.xml"]
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        footer = ET.fromstring(parts[name])
        assert "".join(node.text or "" for node in footer.iter(f"{W}t")) == "— 1 —"
        assert [node.get(f"{W}val") for node in footer.iter(f"{W}jc")] == [side]
        assert {node.get(f"{W}eastAsia") for node in footer.iter(f"{W}rFonts")} == {"宋体"}


def test_no_table_is_wider_than_the_page_and_its_header_repeats(parts: dict[str, str]) -> None:
    room = (210 - 28 - 26) / 25.4 * 1440
    for table in ET.fromstring(parts["word/document.xml"]).iter(f"{W}tbl"):
        widths = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        assert sum(widths) <= room + len(widths)
        first, *rest = table.iter(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rest)


def test_tables_stand_within_the_margins(parts: dict[str, str]) -> None:
    for table in ET.fromstring(parts["word/document.xml"]).iter(f"{W}tbl"):
        centred = table.find(f"{W}tblPr/{W}jc")
        assert centred is not None
        assert centred.get(f"{W}val") == "center"


def test_no_line_before_a_break_is_drawn_out(parts: dict[str, str]) -> None:
    for paragraph in ET.fromstring(parts["word/document.xml"]).iter(f"{W}p"):
        if paragraph.find(f"{W}r/{W}br") is not None:
            aligned = paragraph.find(f"{W}pPr/{W}jc")
            assert aligned is not None
            assert aligned.get(f"{W}val") != "both"


def test_properties_name_nobody(parts: dict[str, str]) -> None:
    core = ET.fromstring(parts["docProps/core.xml"])
    told = {node.tag.rpartition("}")[2]: node.text for node in core}
    assert set(told) == {"title", "creator", "lastModifiedBy", "language"}
    assert told["title"]
    assert (told["creator"], told["lastModifiedBy"], told["language"]) == (None, None, "zh-CN")


def test_what_was_typed_stays_text(parts: dict[str, str]) -> None:
    assert "\x1b" not in "".join(parts.values())
    assert "<script" not in "".join(parts.values())


def test_entries_bear_one_fixed_date(made: Mapping[str, bytes]) -> None:
    for content in made.values():
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
