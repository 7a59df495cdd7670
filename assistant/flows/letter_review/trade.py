"""What a trade calls things, put into the regulation's words, so that a power is looked for in one wording only.

Works on plain text before it is cut into phrases; evidence is cut from the letter itself and keeps the trade's words.
Which words mean what stands in `trade.toml`; nothing here knows what is done to the things.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.errors import ContentError
from assistant.knowledge.language import normalise

_FILE = Path(__file__).with_name("trade.toml")

STAGES = ("原材料", "在制品", "产成品")
"""The three stages of goods 第十二条第（四）项 names, in the order goods run through them."""

_SHAPES = (
    r"原材料|原料|辅料|材料|物料|来料|^(?:各[类种])?原|[料材纱]$|进厂|进门|入库(?!成|产)|入厂|外购|引入|第三方|进场|来件|到货|(?<!半)成?(?:鱼虾|生乳)|^生",
    r"在制品|半成品|^半|半.{0,4}$|[坯胚]|在[线制研建产]|(?:中|过程)的|中间|过程|工序|制程|线上|^粗|^毛坯",
    r"产成品|(?<!半)成品|^(?:成|整|终|完工|竣工|出厂|待发|待上线|待交付|拟交付)|[^半]成[品布衣药鞋箱包件]|出厂|出库|出货|发货|出门|上线的|交付|发布|发运|后的|装后",
)
"""How words for goods of each stage are built, where no trade word is known: 整竿, 竿坯, 发酵中的酱醅, 灌装后的成品."""

_SURE = tuple(re.compile(p) for p in (r"原材料|原料(?!药)|辅料|来料|物料", "在制品|半成品", "产成品|(?<!半)成品"))
_GOODS_LIST = re.compile(
    r"[^,;:。、]{1,24}(?:、[^,;:。、]{1,16})+|[^,;:。、]{2,24}(?:,(?!对|并|有权)[^,;:。、]{2,12}){2}(?=的?质量|,)"
)
_LAST = re.compile(r"以及|还有|和|与|及")
_LEAD = re.compile(r"^.*(?:监管|处置|监督|检查|检验|查验|管控|有权|随时|对|就|凡|将|把)(?:和)?")
_GOVERNED = re.compile(
    r"(?:三道关|[三各]个?环节|各?阶段|等)?(?:的)?(?:(?:质量)?(?:由|行使|进行|实施|拥有|有权|均|都|皆|享有|具有).*|质量.*|三道关|的)$"
)
"""What follows the last of the goods: ……的质量行使检验、隔离之权."""
_ACT = re.compile(
    r"监[管督控]|处[置理]|查|检|验|测|封|停|退|返|报废|判|隔离|销|拒|放行|扣|考核|奖|罚|审|评|培|改[进判制]|供应|部门|车间|参|推|制定|计划|战略|文化|建议|课题|成果|权|报告|决策|会"
)


@dataclass(frozen=True, slots=True)
class Trade:
    """`pattern` finds every trade word, longest first; `meaning` gives the regulation's word."""

    pattern: re.Pattern[str]
    meaning: Mapping[str, str]

    def canonical(self, plain: str) -> str:
        """The plain text with trade words replaced and lists of goods from input to output completed."""
        told = self.pattern.sub(lambda m: self.meaning[m[0]], plain)
        return _GOODS_LIST.sub(lambda m: _completed(m[0]), told)


@cache
def trade() -> Trade:
    """The table, read once. Raises ContentError when a word stands for two things."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    meaning: dict[str, str] = {}
    for group in (table["goods"], table["same"]):
        for name, entry in group.items():
            for word in entry["words"]:
                written, means = normalise(word).replace(" ", ""), normalise(name)
                if meaning.setdefault(written, means) != means:
                    raise ContentError(f"{_FILE.name}：“{word}”既是{meaning[written]}又是{means}。")
            meaning.setdefault(normalise(name), normalise(name))
    # 产品质量 is no 品质.
    words = sorted(meaning, key=len, reverse=True)
    return Trade(re.compile("|".join(re.escape(w) + ("(?!量)" if w == "品质" else "") for w in words)), meaning)


def _completed(goods: str) -> str:
    """A list of goods as they run through a firm: its stages named where trade words or their shape show them.

    Two of the three stages must show, in order; a third, unknown name in the right place is then the third. A list out
    of order, or with a word that may be an act, is left as it is.
    """
    bare: list[str] = []
    for at, part in enumerate(re.split("[、,]", goods)):
        word = _GOVERNED.sub("", _LEAD.sub("", part) if at == 0 else part)
        bare += [w for w in _LAST.split(word) if w] if at else [word]
        if not part.endswith(word):
            break
    if len(bare) < len(STAGES) or any(_ACT.search(word) or not 0 < len(word) <= 12 for word in bare):
        return goods
    places = [_stage(word, last=at == len(bare) - 1) for at, word in enumerate(bare)]
    known = [p for p in places if p is not None]
    if len(set(known)) < 2 or known != sorted(known):
        return goods
    for lacking in {0, 1, 2} - set(known):
        for at, place in enumerate(places):
            before, after = [p for p in places[:at] if p is not None], [p for p in places[at + 1 :] if p is not None]
            if place is None and all(p < lacking for p in before) and all(p > lacking for p in after):
                places[at] = lacking
                break
    for word, place in zip(bare, places, strict=True):
        if place is not None and not _SURE[place].search(word):
            goods = goods.replace(word, f"{word}{STAGES[place]}", 1)
    return goods


def _stage(word: str, *, last: bool) -> int | None:
    """0, 1 or 2; a word known for sure comes before one known by its shape only."""
    for patterns in (_SURE, tuple(re.compile(p) for p in _SHAPES)):
        found = [i for i, pattern in enumerate(patterns) if pattern.search(word)]
        if found:
            return found[-1] if last else found[0]
    return None
