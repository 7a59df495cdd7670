"""Powers a letter gives that nothing in the regulation speaks of: the firm may, but not on this basis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.flows.letter_review import phrases as grammar
from assistant.flows.letter_review.mentions import Given
from assistant.flows.letter_review.officer import Officer
from assistant.flows.letter_review.wording import Wording


@dataclass(frozen=True, slots=True)
class BeyondFinding:
    """`text` is a verbatim part of the letter, `why` what a person is told."""

    text: str
    why: str


_OFFERED = re.compile(
    r"质量(?:奖励|活动|教育|培训|人才|改进|承诺|文化)|竞岗|奖励|津贴|待遇|人员:|^聘任:|^(?:聘任|任命|聘请|委任)[^,]{2,24}(?:为|任|担任)|(?:聘任|聘请|聘用|被?任命)[^,]{0,20}首席质量官|被任命|任命人|不合格|质量计划|^(?:议题[^,]{0,3})?(?:审议|听取|讨论)|休假|体检|保险|办公室$"
)
_WITH_BASIS = re.compile(
    r"质量|品质|qc|quality|体系|标准|计量|认证|认可|检验|检测|试验|合格|不良|法律法规|法律、|法规|政策|文化|战略|计划|绩效|目标|考核|考评|奖|罚|否决|停(?!车)|放行|召回|返工|报废|出厂"
    r"|原(?:材)?料|来料|在制品|成品|产品|物料|供应|供方|供货|supplier|创新|改进|改善|攻关|课题|小组|方法|品牌|商标|专利|知识产权|顾客|客户|用户|投诉|信用|承诺|满意|建议|人才|培训|培养|教育|竞"
    r"|待遇|津贴|经费|表彰|例会|会议|办公会|决策|决定权$|报告|汇报|report|meeting|decision|第十[一二三]条|权限$|授权$|负责$"
)
"""What 第十一条 to 第十三条 speak of, in the widest sense."""
_TO_DO_SO = re.compile(
    r"查阅|调阅|查看|资料|记录|信息|现场|协调|要求各|配合|转授|委托他人|列席|履职|履行|职责|职务|聘任|聘期|聘书|任命|任期|生效|之日|以下|下列|如下|其他|其它|另有|保密|秘密|不得|独立"
)
"""What an officer needs to do the work, and what every letter says."""
_OPENS_A_POWER = re.compile(r"有权|可以|可自行|授权(?:其|他|她|您|你|首席质量官)|全权|说了算|享有|行使")
_ACTS = re.compile(
    r"决定|审批|批准|签[订署发字批]|任免|调[动配整用派]|支配|管理|负责|制[定订]|代表|主持|指挥|处[理置]|购|采|投资|开除|发布|审[核定]|核[准定销]|确定|领导|接待|出售|租|借|指派|安排|动用|分管|主管|统筹|协商|谈判|报销|approve|sign|hire|manage|authori"
)


def beyond(letter: str, given: Iterable[Given], officer: Officer, wording: Wording) -> tuple[BeyondFinding, ...]:
    """What is granted without basis, in order, one finding a sentence.

    Powers outside the regulation that letters are known to give are named by what they are about; whatever else a
    list of powers gives is found by what it does not say: not one word of 第十一条 to 第十三条.
    """
    found: dict[str, str] = {}
    phrases = list(given)
    powers = {p.sentence for p in phrases if p.named}
    for phrase in phrases:
        if phrase.named or not _belongs(phrase, officer):
            continue
        about = None if _OFFERED.search(phrase.phrase) else _known(phrase.phrase, wording)
        if about is None and phrase.sentence not in powers and _says_something_else(phrase):
            about = "另外的事项"
        if about:
            found.setdefault(letter[phrase.sentence.start : phrase.sentence.end], about)
    return tuple(
        BeyondFinding(
            text,
            f"涉及{about}。第十二条所列权限、第十一条所列职责和第十三条所列权益都没有这一内容，属于企业自行授予的权限，应当另有企业内部的依据。",
        )
        for text, about in found.items()
    )


def _known(phrase: str, wording: Wording) -> str | None:
    return next((entry.about for entry in wording.beyond if entry.words.search(phrase)), None)


def _says_something_else(given: Given) -> bool:
    whole = given.sentence.plain
    if not (given.listed or _OPENS_A_POWER.search(given.phrase)) or not _ACTS.search(given.phrase):
        return False
    if grammar.obliges(given.phrase) or re.search(
        "签字|签名|盖章|^signed|^(?:总经理|总裁|批准|签发|日期|抄送)", whole
    ):
        return False
    return not (_WITH_BASIS.search(whole.replace("首席质量官", "")) or _TO_DO_SO.search(whole))


def _belongs(given: Given, officer: Officer) -> bool:
    """The phrase gives it to the officer: it says so, or opens a list item without naming anybody."""
    return (
        officer.in_(given.sentence.plain)
        or grammar.gives(given.phrase)
        or given.sentence.plain.startswith(given.phrase[:4])
    )
