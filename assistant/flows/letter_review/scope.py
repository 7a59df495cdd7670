"""Whether a grant is narrowed by words that are not understood: 质量部的年度质量计划, 原料类供应商, 例会的质量专题环节.

What remains of a granting phrase once the officer, the power and everyday words are blanked is looked at. Words that
narrow, or a long stretch nobody here understands, make the grant less than full; which power it is is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.flows.letter_review.officer import Officer
from assistant.flows.letter_review.phrases import Standing, harmless_blanked
from assistant.flows.letter_review.reach import WEAK, Read
from assistant.flows.letter_review.wording import Limb

_EVERYDAY = re.compile(
    r"南通市|暂行|办法|第?\(?[一二三四五六七八九十百\d]+\)?[条项]|同条|所列|规定|列明|载明|本(?:公司|企业|厂|集团|院|校|店|单位|项目)|公司|企业|全厂|集团|(?:全|本|我|咱|各|贵)[厂院店校司们家员]|我们|咱们|厂里|上下|甲方|单位|内部|范围内?|层面(?=的|上)|工作|事务|业务|事项|方面|条线"
    r"|相关|有关|情况|状况|活动|项目|任务|质量|管理|建设|组织|负责|实施|开展|进行|推进|推动|行使|享有|授予|授权|有权|拥有|可以|权限|权力|权利|职权|决定权?|主持|牵头|主导|领导|代表|担任|承担|出任|参与|参加|全面|全部|全程|全过程|各[级类项种]|一切|所有"
    r"|[每按逐半][年月季周次日]度?|年[初末中底终度]|当[年月季日]|次[年月日]|定期|不定期|随时|及时|直接|独立|统一|依法|自主|如期|按期|并且?|以及|及其?|或者?|总经理|总裁|董事长|经理|同志|先生|女士|员工|职工|人员|人才|队伍|岗位|骨干|全体|部门|车间|科室|班组|分公司|子公司|各分厂|供货|外购|外协|采购|上游|进厂|出厂|入库|出库"
    r"|制定|决策|监督|检查|考核|评价|改进|创新|方案|制度|年度|计划|成果|课题|建议|方法|工具|体系|文化|战略|供应商|办公|例会|会议|成员|名单|席位|结果|结论|报告|汇报|上岗|竞聘|立项|结题|组长|召集|增补|分解|下达|交付|产成|产品|物料|生产|经营|运营|营运|工程|工艺|技术|服务|食品|安全|药品|医疗|教学|施工|开发|研发|设备"
    r"|预算|额度|限额|[\d一二三四五六七八九十百千万两]+(?:余|多)?(?:万|千|百)?元|金额|批准|核定|怎么样?|多少|如何|什么|哪个|谁|有事|遇事|有问题|今后|继续|仍|同时|即时|六西格玛|精益|卓越绩效|卓越|包括|但不限于|例如|其中|发现|不合格|缺陷|问题|环节|阶段|步骤|流程|上述|以上|前述|下列|以下|如下|特|兹|现|责任|签字|批次|放行|工资|奖金"
    r"|任期|聘期|在职|期间|期内|身份|名义|说了算|说[停退返扣罚]|[a-z]+|[一-鿿]中的|[\W\d_]|[和与对就由归向在把将为的之其均都亦也即经我您你他她给以从到至作做出来去能可会要应须凡该此这那个了权各本所有等或并及自于使得用被让着过又再还只是里上下中内外前后时]"
)
_NARROWS = re.compile(
    r"类$|类的?|专题|环节|议题|板块|片区|系列|型号|品类|级别|军品|民品|出口|进口|内销|外销|外贸|新品|试制|样品|小额|小批|轻微|一般|普通|次要|简单|个别|局部|临时|首批|前期|后期|早期|初期|年轻|新入|新进|基层|一线|[质品人行财采生技销物设]\w{0,3}部(?!署|分)|本(?:部门?|科|处|室)|(?:部门|科室)内|[东西南北新老一二三四五六甲乙丙]\w?(?:厂|区|线|基地|仓|楼)"
)
_OF_ONE = re.compile(
    r"(?:质量|品质|品管|质检|生产|技术|采购|本)(?:管理|保证|控制)?(?:部门?|中心|科室?|车间)(?:的|内|自己|所属)(?!负责人|部长|经理)"
    r"|\((?:涉及|仅|限|只)[^)]*\)|的(?:有关|相关|部分|若干)(?:内容|事项|环节)|质检员|检验员|初步评|初评|预审"
)
"""质量部的年度质量计划、(涉及质量事项时): one department's, looked for before the thing itself is blanked."""
_HARMLESS_NARROW = re.compile(
    r"[一二三四五]个?环节|各个?环节|全部环节|一般质量|会同.{1,8}|(?:与|和|联合|同)[^,]{1,8}(?:共同|一起|联合|一同)|全部|各[部科处室]|各类"
)
_LONG = 4
_GOODS = (4, 1)
"""Where goods are spoken of."""


def narrow(reads: Iterable[Read], who: Officer, limbs: Sequence[Limb]) -> None:
    """What is granted within words that narrow it is not granted in full."""
    for read in reads:
        goods = any((limb.item, limb.part) == _GOODS for limb, _, _ in read.hits) or _GOODS in read.things
        if any(s is Standing.GIVEN for _, _, s in read.hits) and narrowed(read.phrase.text, who, limbs, goods=goods):
            read.hits = [
                (limb, WEAK, Standing.LIMITED) if s is Standing.GIVEN else (limb, cell, s)
                for limb, cell, s in read.hits
            ]


def narrowed(phrase: str, who: Officer, limbs: Iterable[Limb], *, goods: bool) -> bool:
    """A granting phrase with words that narrow it, or a stretch not understood. `goods`: it lists goods, whose names
    are a trade's own."""
    rest = who.alias.sub("＊", harmless_blanked(phrase))
    told = rest
    for limb in limbs:
        for pattern in (*limb.acts.values(), *limb.things.values()):
            told = pattern.sub(lambda m: "＊" * len(m[0]), told)
    told = _HARMLESS_NARROW.sub("＊", told)
    if _NARROWS.search(told) or _OF_ONE.search(rest):
        return True
    return not goods and any(len(run) >= _LONG for run in re.split("＊+", _EVERYDAY.sub("＊", told)))
