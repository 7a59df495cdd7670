"""What is said about each condition and each bar: names, papers that prove them, where to get these, how to find out.

Own wording throughout. No paper named here is prescribed by the regulation, and no rule is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FOOTER = "本结论只依据所填信息和2020年修订文本，不是行政机关的认定。"
ASK_AUTHORITY = "市、县（市）区市场监督管理部门"


@dataclass(frozen=True, slots=True)
class Words:
    """`name` in headlines; `evidence` the paper, `from_whom` its source; `method` how to find out."""

    name: str
    evidence: str
    from_whom: str
    method: str


_DECLARATION = "向本人和企业核实有无生效判决、调查结论或者正式决定"
_RECORDS = "本企业人事、法务或者纪检部门，以及本人"

WORDS: Mapping[str, Words] = {
    "position": Words(
        "职务",
        "现任职务的任命文件；质量管理部门负责人另附部门职责文件",
        "本企业人事部门",
        f"查看任命文件和部门职责，仍难判断的咨询{ASK_AUTHORITY}",
    ),
    "commitment": Words(
        "质量工作态度和法规政策熟悉程度",
        "企业书面评价（可以参考培训记录、法规考试成绩、质量工作成果）",
        "本企业",
        "由企业作出书面评价",
    ),
    "quality_years": Words(
        "从事质量管理工作的年限",
        "能看出起止时间和工作内容的任职文件、劳动合同或者岗位说明书",
        "本人，以及现在和以前的工作单位",
        "查明从事质量管理工作的起止年月和工作内容",
    ),
    "ability": Words(
        "能力和实践经验",
        "企业书面评价（可以参考任职履历、述职材料、项目或者QC成果、多方评价）",
        "本企业",
        "由企业作出书面评价",
    ),
    "qualification": Words(
        "学历或者职称", "毕业证书或者专业技术职称证书，有一样即可", "本人", "查看毕业证书或者职称证书"
    ),
    "education": Words("学历", "毕业证书（境外学历另看认证材料）", "本人", "查看毕业证书或者职称证书"),
    "title": Words("职称", "专业技术职称证书", "本人", "查看毕业证书或者职称证书"),
    "integrity": Words(
        "办事原则和职业道德",
        "企业书面评价（可以参考廉洁自律承诺、无违纪证明、民主评议、经本人同意的背景调查）",
        "本企业",
        "由企业作出书面评价",
    ),
    "violation": Words(
        "第六条第（一）项情形",
        "本人声明；事故调查结论、处罚决定、企业正式结论或者生效判决（如有）",
        _RECORDS,
        _DECLARATION,
    ),
    "improper_gain": Words(
        "第六条第（二）项情形",
        "本人声明；法院、监察（纪检）机关的结论或者企业的正式决定（如有）",
        _RECORDS,
        _DECLARATION,
    ),
    "abuse": Words("第六条第（三）项情形", "本人声明；企业的调查结论或者正式决定（如有）", _RECORDS, _DECLARATION),
    "disclosure": Words(
        "第六条第（四）项情形", "本人声明；企业或者合作伙伴的调查结论、生效判决（如有）", _RECORDS, _DECLARATION
    ),
    "other_harm": Words(
        "第六条第（五）项情形", "本人声明；企业或者合作伙伴的调查结论（如有）", _RECORDS, _DECLARATION
    ),
    "bar_unspecified": Words("第六条所列情形", "本人声明；相关调查结论或者正式决定", _RECORDS, _DECLARATION),
}

POSTS: Mapping[str, str] = {
    "高层副职": "企业高层副职",
    "总经理助理": "总经理助理",
    "总裁助理": "总裁助理",
    "质量管理部门中层正职": "质量管理部门中层正职",
    "高层正职": "企业高层正职（董事长、总经理、总裁等）",
    "质量管理部门副职": "质量管理部门副职",
    "其他部门中层正职": "其他部门中层正职",
    "普通员工": "中层正职以下的职务或者一般岗位",
    "外部人员": "本企业以外的人员",
}

POST_NOTES: Mapping[str, str] = {
    "高层正职": "第五条的文义只到高层副职，高层正职不在聘任范围内。",
    "质量管理部门副职": "第五条写的是质量管理部门中层正职，副职不在聘任范围内。",
    "外部人员": "第五条写的是在本企业的这两类职务中聘任，外聘顾问等企业以外的人员不在聘任范围内。",
    "不确定": (
        "总工程师、质量总监、厂长助理等职务，以及品质部、品管部、质检部等部门的负责人，条文没有点名，要看企业任命文件和部门职责。"
    ),
}

JUDGED: Mapping[str, tuple[str, str, str]] = {
    "commitment": ("企业书面评价：符合本项。", "企业书面评价：不符合本项。", "尚待企业对本项作出书面评价。"),
    "ability": (
        "企业书面评价：能力和实践经验符合要求。",
        "企业书面评价：能力或者实践经验不符合要求。",
        "能力和实践经验尚待企业作出书面评价。",
    ),
    "integrity": ("企业书面评价：符合本项。", "企业书面评价：不符合本项。", "尚待企业对本项作出书面评价。"),
}
"""Statement when yes, no, unknown. The firm's own judgement is recorded, never made here."""


BAR_NOTES: Mapping[str, str] = {
    "violation": "行政处罚不等于刑事处罚；立案、调查、起诉而没有生效判决的，属于待核实。",
    "abuse": "我们的理解：滥用职权和干预经营要同时存在；依职责行使质量“一票否决”、停止放行，不属于本项。",
    "disclosure": "依法向监管部门、法院报告或者举报，不属于向与履职无关的第三方泄露。是否必须造成损害，条文可以有不同理解。",
    "other_harm": "只损害其中一方是否属于本项，条文可以有不同理解。",
}


def items_of_six(numbers: list[int]) -> str:
    """第六条第（一）项、第（三）项情形; all five as one span."""
    if numbers == [1, 2, 3, 4, 5]:
        return "第六条第（一）项至第（五）项情形"
    return "第六条" + "、".join(f"第（{'一二三四五'[n - 1]}）项" for n in numbers) + "情形"
