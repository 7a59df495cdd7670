"""One warm Knowledge for the tests of this folder, and a small content folder whose every answer can be foreseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.knowledge.answering import Knowledge

CARDS = """
[[card]]
id = "education"
asks = ["要什么学历", "文凭有什么要求", "大专可以吗"]
supplies = ["what", "whether"]
lead = "有一样就够：大专（含）以上学历，或者相关专业技术中级职称（含）以上。"
cites = ["第五条第（三）项"]
next = ["candidate"]
follow = ["要干几年？"]
premises = [{ says = ["必须本科"], corrects = "必须是本科", correction = "要求的是大专（含）以上学历或者中级职称，不是本科。" }]

[[card]]
id = "years"
asks = ["要干几年质量", "工作年限", "从业几年才够"]
supplies = ["how_long", "whether"]
lead = "含3年：从事质量管理工作3年以上。"
cites = ["第五条第（二）项"]

[[card]]
id = "allowance"
asks = ["有没有津贴", "岗位津贴", "发不发补贴"]
supplies = ["whether", "what"]
lead = "鼓励，不是必须：企业可以给岗位津贴。"
cites = ["第十三条第（一）项"]

[[card]]
id = "talent-pool"
asks = ["怎么进人才库", "入库凭什么", "人才库要什么凭据"]
supplies = ["document", "procedure"]
lead = "凭聘用书或者任命文件纳入。"
cites = ["第十条第一款"]

[[card]]
id = "term-open"
asks = ["任期多久", "聘期几年"]
supplies = ["how_long"]
lead = "本办法没有规定任期。"
abstain = "not_settled"
related = ["第十条第一款"]
"""

LEXICON = """
domain_words = ["首席质量官", "人才库", "岗位津贴", "聘用书"]
[[row]]
lay = ["文凭", "学历", "毕业证"]
terms = ["大专（含）以上学历"]
cites = ["第五条第（三）项"]
[[row]]
lay = ["补贴", "津贴"]
terms = ["岗位津贴"]
cites = ["第十三条第（一）项"]
"""


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def knowledge(cache: Path) -> Knowledge:
    """The real content."""
    return Knowledge(cache)


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with five cards and two rows."""
    folder = tmp_path_factory.mktemp("content")
    (folder / "cards").mkdir()
    (folder / "cards" / "few.toml").write_text(CARDS, encoding="utf-8")
    (folder / "lexicon.toml").write_text(LEXICON, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def small(content: Path) -> Knowledge:
    """Knowledge of the small content, nothing cached."""
    return Knowledge(None, cards=content / "cards", lexicon=content / "lexicon.toml")
