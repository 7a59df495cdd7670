"""What is said about each of the seven powers when one chooses: in plain words, what it needs, which papers go with it,
what is missing without it, which duties it serves. Own drafting; the clauses themselves come from the text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Power:
    """`serves` and `mainly` are numbers of the items of 第十一条 this power supports, `mainly` those it chiefly does."""

    plain: str
    needs: str
    papers: str
    without: str
    mainly: tuple[int, ...]
    serves: tuple[int, ...] = ()


POWERS: tuple[Power, ...] = (
    Power(
        "经总经理授权，全面负责本企业质量工作，直接向总经理报告",
        "总经理（总裁）书面授权，这是条文写明的",
        "授权书、组织架构图、汇报路线",
        "要经过别人转报，质量工作没有唯一的负责人，质量“一票否决”容易被绕开",
        (1, 3),
        (2, 4, 5, 6),
    ),
    Power(
        "参加总经理例会，参与运营管理决策，推动质量文化",
        "列入例会名单",
        "会议制度、会议纪要",
        "企业作决策时听不到质量方面的意见",
        (2,),
        (5,),
    ),
    Power(
        "参与制定质量战略，部署实施年度质量计划，督查评价",
        "有年度计划的编制和下达流程",
        "质量战略、年度质量计划、督查记录",
        "计划定了没有人督查",
        (2,),
        (4,),
    ),
    Power(
        "监管和处置原材料、在制品、产成品质量，对各部门（车间）考核奖惩",
        "明确不合格品处置权限和考核办法",
        "不合格品控制程序、放行和停线权限表、考核细则",
        "不能叫停和处置不合格品，质量“一票否决”落不了地",
        (2, 3),
    ),
    Power(
        "审核把关供应链质量，对供应商从准入、评价到退出全程管理",
        "与采购制度衔接",
        "供应商管理程序、审核计划、合格供应商名录",
        "采购的考虑容易压过质量",
        (),
        (3, 5),
    ),
    Power(
        "参与管理体系方案建设，实施改进与创新，评审攻关课题、QC成果、合理化建议",
        "明确评审职责",
        "体系文件、评审规则",
        "改进成果没有人评审",
        (3, 4),
        (6,),
    ),
    Power(
        "实施质量奖励制度，推行先进方法，组织质量人才培养评价、考核、竞岗",
        "与人事、薪酬制度衔接",
        "奖励办法、培训计划、竞岗方案",
        "不能奖励和选用质量人才",
        (4, 6),
        (2,),
    ),
)

BENEFITS: tuple[str, ...] = (
    "高层副职待遇和岗位津贴",
    "参加质量继续教育优先",
    "质量活动经费使用权",
    "推荐表彰奖励优先",
)

NUMERALS = "一二三四五六七"
FOOTER = "本文件是按所填信息和2020年修订文本起草的草稿，不是官方格式；本办法没有规定聘用书的格式、用印和备案要求。"


def items(numbers: tuple[int, ...]) -> str:
    """(1, 3) -> 第（一）项、第（三）项."""
    return "、".join(f"第（{NUMERALS[n - 1]}）项" for n in numbers)
