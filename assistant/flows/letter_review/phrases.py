"""What one phrase of a letter does with whatever it speaks of: gives it, takes it, hands it to somebody else …

Judges phrases by their grammar only; which power a phrase speaks of is not known here. When wording can be read two
ways the reading that gives less is taken: a power called granted that is not is the worst error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_ORG = (
    r"(?:部|部门|科|科室|室|处|中心|办公室|委员会|小组|工会|董事会|监事会|总监|副总|副总经理|副总裁|总工程师|总工|厂长|经理|主任|部长|科长|主管|负责人"
    r"|班长|组长|助理|(?<!受)(?:公司|分管|主管|上级|班子|厂)领导|总经理|总裁|董事长|财务|采购|人力资源|人事|行政|生产|hr|车间|事业部|工厂|集团|总部|公司|企业|单位|岗位|人员)"
)
_DOES = (
    r"(?:全权|统一|具体|主要|独立|共同|继续|另|来|分别|自行|最终|直接|再|会同[^,]{0,12})*(?:负责|决定|审批|批准|编制|制定|组织|办理|实施|处置|处理|把关|管理|管|定|行使|牵头"
    r"|主持|承担|评审|考核|统筹|说了算|审核|评|掌握|拍板|保留|执行|兑现|发放|部署|督查|检查|评价|监管|选|扣|查|推广|推进|推动|推行|开展|落实|主导|裁定|代表|兼管|分管|主管|操作|推|做|进行|作出|做出|下达|监督|签发|出具|受理|核定|核准|确定|商定|制订|拟定|拟订|编写|发布|策划|支配|运作|验收|认定|评定|评选|评估|考评|测评|打分|跟进|接手|接管|把控|掌管|集体|参加|参与|出席|干(?!预|涉|扰))"
)
# Harmless 不/未/无: they deny nothing to the officer. Blanked, length kept, before denials are looked for.
_HARMLESS = re.compile(
    r"(?P<verb>[一-鿿])不(?P=verb)|暂[不未]|本次未授予|不合格品?|不良品?|不仅|不但|不用绕|不绕|不拐弯|不必绕|不经(?:过)?(?:其他|别的|任何)[^,]{0,8}(?:副总|部门|层级|人|领导|分管)|不发(?=就|$)|不光|不断|不定期|不低于|不少于|不多于|不超过|不超出|不高于|不限于|不行|不达标|不符合?|不论|不管(?=什么|哪|是|谁|大|小|多|怎)|不力|不稳定?|不足"
    r"|不到位|不善|不当|不能?胜任|不称职|不折不扣|不同|不可或缺|不泄露|不因|不少|不好|不接|不上|不管不顾|不影响|不变|不分|不便|不作为|不在(?=[^,]{0,4}(?:时|期间))"
    r"|(?:不用|不必|不需要?|不须|无需|无须|不再|不另|不)(?:再|另行|另|事先|逐次|逐批|逐项)*(?:经过?|通过|报|请示|批|审批|征得|取得)[^,]{0,14}(?:批准|同意|审批|部门|批|请示|许可|转报|转达|人)?"
    r"|不受[^,]{0,14}(?:干预|限制|干涉|影响|约束|干扰)"
    r"|(?:不得|不能|不可|不应|不准|不许|严禁)(?:以任何[^,]{0,8})?(?:干预|阻挠|妨碍|干涉|拒绝|推诿|阻碍|影响|无故|泄露|隐瞒|转授|转委托|转让|滥用|瞒报|迟报|拖延|缺席|请假|越过|绕过|绕开|擅自|设置|削弱|架空|限制)[^,]*"
    r"|取消(?=(?!您|你|其|首席|该同志)[^,]{0,6}(?:资格|供应商|供货|供方))|禁止(?=[^,]{0,6}(?:出厂|入库|使用|放行))|无故|无关|不可少|不迟于|不晚于|无记名|未列入|不予(?=放行|出厂|入库|验收|接收|采购|录用)|不准(?=出厂|入库|放行)|不放行|不入库|不出厂"
)
_NOT = re.compile(r"不|无权|无[^,]{0,4}权|没有|没(?=权|资格|份)|未(?!来|经|列|尽)|取消|收回|禁止|撤销|免除|排除|并非|严禁")
_TAKEN = re.compile(
    r"(?:不|未|没有?)(?:再)?(?:予)?(?:授予|赋予|给予|授权|享有|属于?|归|由|在|包括|包含|列入|纳入|给)|(?:除外|排除在外|排除在[^,]{0,6}之外|无效|免除|收回|取消|不算数)$|[:,](?:否|不)$|不(?:归|由|要|让|许|准)?(?:她|他|首席质量官)(?:管|定|负责|做主|过问|插手)"
    r"|(?:不|无权|不得|不能)(?:再)?(?:参与|参加|管|过问|介入|插手|负责|承担|做主|决定|享有|行使)$"
)
_HEAD_NOT = re.compile(r"无权|没有权|不享有|不授予|不赋予|不具有|不拥有|不得(?:行使)?$|不负责(?=以下|下列)|不再享有|取消其|收回其|未授予")
_WITHOUT = re.compile(r"未经|没有|非经|不经")
_AGREE = r"(?:批准|同意|审批|审定|核准|核定|点头|签批|批示|会签|许可|认可|首肯|确认|审核通过|审查通过|表决通过|拍板)"
_CONSENT = re.compile(
    rf"(?:(?<!汇)报(?![告废价酬])|(?<!总)(?<!已)经(?![营理费济])|须|(?<![供适响反])应(?!用)|(?<!所)需|(?<![主重摘])要|征得|取得|获得|得到|(?<!对)待(?!遇)|凭|先(?!进)|由|请)[^,]{{0,18}}?{_AGREE}|(?:请示|报批|呈批|送审|报审|批准后|同意后|审批后|点头后|点了头|批了)"
    rf"|{_AGREE}(?:后|之后|方可|才能?|再|为准|方能|的前提|为前提)|(?:经|由|报|先由)[^,]{{1,14}}(?:审核|审查|审阅|复核|签字|把关|研究)(?:后|同意|通过|方可|才)|逐(?:次|批|项|单|笔|件|一)(?:报|送|请|向)|(?:经|由|与|同|和|跟|先)[^,]{1,16}(?:讨论|审议|评议|会签|协商|沟通|商量|商议|磋商|会商|核实|表决)(?:一致|同意|通过|决定|确定)?(?:后|之后|方可|方能|才)|双签|联签|联合签|共同签(?:字|批|署)|会签"
)
_DECIDED = re.compile(
    r"(?:经|由)[^,]{0,22}?(?:研究|讨论|审议|会议|办公会|董事会|班子)[^,]{0,8}(?:决定|同意|通过|批准|确定|$)|在[^,]{0,16}(?:批准|核定|审批|审定|确定|同意)的?[^,]{0,10}(?:预算|额度|范围|限额)[^,]{0,3}内?"
    r"|按[^,]{0,14}(?:批准|审定|核定|确定)的|经[^,]{0,12}(?:授权|批准授权|授予)|(?:总经理|总裁|公司|企业|董事会)(?:已经?)?(?:批准|审定|核定|同意)的"
)
_ADVICE = re.compile(
    r"(?:提出?|提供|发表|反馈|反映|给出?|听取)[^,]{0,10}(?:建议|意见)|(?:建议|意见)(?:权)?(?:供|以供)?[^,]{0,6}(?:参考|采纳)|仅?(?:供|作为?)[^,]{0,6}参考|建议权|参谋|知情权|知悉|了解[^,]{0,6}情况|可以看"
    r"|^(?:首席质量官|她|他|其|可以?|仅|只|有权|并|对[^,]{0,20})*建议|列席|旁听"
)
_ASSIST = re.compile(r"(?<![由在经])(?:协助|配合|辅助|协理)(?!下|$)|帮助[^,]{1,8}(?:做好|开展)|支持[^,]{1,8}(?:开展|做好)")
_BY_ANOTHER = re.compile(r"(?:由|在|请)[^,]{1,10}(?:配合|协助|辅助)")
_SUGGESTIONS = re.compile(r"合理化建议|改善建议|合理建议|征求意见|建议书|意见箱|处理意见|改进建议")
_PLACE = (
    r"(?:[一二三四五六七八九十0-9甲乙丙丁a-d东西南北新老]+(?:号|期|区)?(?:工厂|厂区|车间|分厂|基地|产线|生产线|事业部|分公司|厂)|本部门|本车间|质量部内部?|质量部门内部|所在部门"
    r"|(?:[^,各]{1,6}(?:工厂|厂区|分厂|基地|分公司|子公司))(?=的|范围|内))"
)
_LIMITED = re.compile(
    r"(?<![权期年时])限于|仅限|只限|(?:仅|只|单)(?:对|就|在|能|负责|管|可|参与|参加|包括|包含|涉及|适用|限|针对|评审|审核|监管|考核|推行|推广|培养|是|查|看|用于)|除[^,]{1,24}(?:以外|之外|外)(?!部)|试点|不适用于|不包括|不含|不包含|不涉及"
    r"|(?:某[一个类]|部分|个别|少数|重点|关键|主要|a类|b类|核心|(?<!创)新)(?:的)?(?:供应商|供方|物料|产品|部门|车间|原材料|课题|项目|零部件|供货商|工序)"
    rf"|必要时|视(?:情况|需要|情)|酌情|受邀|应邀|(?:经|被|受)[^,]{{0,6}}邀请|邀请|原则上|(?:涉及|讨论|研究|有)[^,]{{0,12}}(?:时|议题的?|事项的?)(?:可|方可|才|,|参加|列席|$)|(?:重大|紧急|突发|特别|特殊)[^,]{{0,10}}直接|(?:涉及|讨论|研究|关于|有关)[^,]{{0,12}}(?:议题|事项|问题|内容)的?[^,]{{0,8}}会|(?:外出|缺席|不在|出差)[^,]{{0,4}}(?:时|期间)"
    rf"|试用期|过渡期|在(?!总经理|总裁|公司|董事会|本人|全)[^,]{1,12}(?:领导|指导|监督|统筹|安排|主持)下|(?:根据|按|按照|依|听从)[^,]{0,8}(?:安排|指派|通知|委派)(?:参加|出席|列席|参与)|决策的?(?:讨论|前期|咨询|论证)|(?:国内|国外|境外|省内|进口|出口|内销|外销|战略|一级|二级|新增)(?:的)?(?:供应商|供方|供货商|原材料|材料|产品|成品)|为限|轮流|隔周|转报|转呈|通过[^,]{{1,10}}(?:向|报)|{_PLACE}|暂时|临时|单独的"
)
_CAP = re.compile(r"预算|万元|额度|限额|元以内|经费")
_LATER = re.compile(
    r"另行|另文|另发|另外发|另定|另有(?:规定|安排|文件|约定)|另立|暂缓|暂不|暂未|本次未授予|先不|(?<!对)待(?!遇)[^,]{1,16}(?:后|再|时)|年底前|日后|以后再|今后再|将来|后续|择机|择期|再议|再定|再行|待定|尚未|尚待|拟(?:于|将|授予|在)|正在(?:研究|考虑|拟定)"
    r"|考虑(?:授予|给予|是否)|视[^,]{0,10}(?:再|而定|另)|下一步|下阶段|第二阶段|明年(?:起?再|初)|成熟后|届时|逐步(?:授予|放开|移交|下放|过渡)|(?:取得|通过|完成|获得)[^,]{1,16}(?:后|之后|之日起)(?!,?(?:及时|方可|报))|[一二三四五六七八九十半两0-9]+个?(?:年|月|季度)(?:之|以)?后(?!的)|(?:第二|次|下一?)年度?起|转正|条件(?:成熟|具备)|到时候|以后(?:另|视|看)|以后的?事|再(?:授予|赋予|给予|行使|享有|考虑)|(?:期满|试用|(?<!不)合格|达标|到位|修订|成熟|期结束)[^,]{0,4}后"
)
_DETAILS = re.compile(r"^(?:具体|实施|操作|详细|有关|相关|上述|考核|奖惩)*(?:的)?(?:办法|细则|标准|程序|流程|清单|名单|时间|金额|方式|明细|规程|表单|议程)[^,]{0,8}(?:另|由|见|按|待|报)")
_RULES = re.compile(r"(?:按|按照|依照|依据|参照|执行)[^,]{0,16}(?:制度|规定|标准|方案|细则|政策|(?<!暂行管理)办法)(?:的规定)?(?:执行|办理|处理|发放|核发|享受|领取)$")
# A rule that is applied to somebody: no power of applying it.
_POWER = re.compile(
    r"有权|享有|授予|赋予|授权|行使|决定权|处置权|否决权|权限|权力|权利|说了算|拍板|可以|可(?=参|审|对|自|直|按|在|行|决|独|以)|做主|作主|拥有|全权|(?:由|归|交|让|请)(?:她|他|您|你|其(?!他|余|它))|听(?:她|他|首席质量官)的"
)
_DUTY = re.compile(
    r"(?<![供适响反对相效])应当?(?!用|急|邀|付|变|对|商|链)|必须|(?<!无)须|务必|需要?(?!求)|有(?:责任|义务)|有[^,]{0,6}的(?:责任|义务)|职责|义务|要求(?:其|首席)|承担(?!不)|按时完成|(?<![主需重摘只])要(?=做|认真|抓|参加|组织|推|对|把|负责|切实|积极)|不得不"
)
_WISH = re.compile(r"(?:公司|总经理|总裁|我|本人)建议|希望|期望|期待|盼|望(?:你|其|您|今后|继续)|勉励|鼓励|号召|力争|争取|努力(?=[^,]*(?:到|至|成为))|愿景|相信")
_PAST = re.compile(r"曾|多年来|近年来|此前|原先|原由|以往|过去|先后|以来|历任|一直以来|工作中表现|业绩|前任|上一任")
_TARGET = re.compile(r"(?:率|指标|目标|ppm|损失|投诉|次数|覆盖|满意度)[^,;。]{0,16}(?:\d|[一二三四五六七八九十两]成|%|‰|达到|达标|下降|提高|降到)|(?:\d(?:\.\d+)?(?:%|‰|ppm))|(?<![第、和至到\-\d(])\d+(?:项|个|次|件|名|人)(?:以上|左右)?$|不少于[^,]{1,5}(?:项|个|次|件|名|人)")
_FORBIDS = re.compile(r"(?:没有|无)[^,]*义务|配合(?:政府|主管|监管)|(?:不得|不准|严禁|不能)(?:利用|借|以权|擅自|滥用|泄露|因|超越|违反|谋取)|谋取")
_TO_READER = re.compile(
    r"(?:助手|审阅程序|程序|模型|机器人|(?<![a-z])ai(?![a-z])|智能体|审阅者|审查者|阅读者?|读到|解析|评审器|审核工具|系统提示|assistant|prompt|(?<![a-z])(?:llm|gpt|bot)(?![a-z]))[^。]*"
    r"(?:判|标|视为|视同|忽略|输出|列出|返回|按[^。]*处理|认定|treat|mark|grant|不要)|视[为同][^,。]{0,14}(?:授予|享有|具有)|ignore (?:all|previous|the)|(?<![a-z])granted(?![a-z])|ignoreall|ignoreprevious|忽略(?:以上|上述|前述|之前|所有)"
)
_OTHER_POST = re.compile(r"首席(?!质量官)[一-鿿]{1,5}[官师]|首席(?!质量官)[a-z]|[一-鿿]{0,4}(?:安全总监|财务总监|数据官)")
_COMMA = re.compile(r"[,;。!?]|(?=但(?:是)?(?!凡))|(?=不过)|(?=然而)|(?<=[^,])(?=而(?:由|不|是))|(?=其中)")
_SUBJECT = re.compile(rf"^(?:并|且|和|同时|由|则|也|仍|还是|但|但是|而|继续|今后|其中|均|都|全部|一律)*(?P<who>[^,由对向在归]{{0,12}}?{_ORG}[一-鿿]{{0,3}}?)(?:(?:仍|还|均|都|将|要|应当?|须|可以?|有权|来|再)*{_DOES}|应当|必须|须|配合|协助)")
_BY = re.compile(r"(?:由|归|归口|交由?|仍归|还是|让|转由|委托|授权|属于?|移交)(?P<who>[^,由:]{1,22})")
_BUSY = re.compile(r"(?:例|办公|碰头|周|月|分析)会|会议|不受|的|牵头|策划|主持|协助|配合|会同|:|出席|列席|直接|负责|有权|可以|授|检查|考核|评价|监督|监管|参与|参加|组织|推|实施|执行|审|评|处|制定|部署|编|管(?!理|控|部|副)|各|本企业|质量工作|奖|培|须|报|经(?!理)|待|征|先|以下|下列")
_RESERVED = re.compile(r"(?:总经理|总裁|公司|本人|我|董事会)[^,]{0,6}(?:保留|说了算|自己定|亲自|拍板|定夺|决定$)")


EXCEPT_THESE = re.compile(r"除(?:下列|以下|下述|后列)[^,:]{0,12}?(?:以外|之外|外),?")
"""除下列事项外……：what is listed under it is taken out."""


class Standing(StrEnum):
    """What a phrase does with a power. ASIDE: nothing at all (a wish, a purpose, a figure, another post)."""

    GIVEN = "given"
    DUTY = "duty"
    CONSENT = "consent"
    LIMITED = "limited"
    ADVICE = "advice"
    DENIED = "denied"
    ELSEWHERE = "elsewhere"
    LATER = "later"
    ASIDE = "aside"


POSITIVE = frozenset((Standing.GIVEN, Standing.DUTY, Standing.CONSENT, Standing.LIMITED, Standing.ADVICE))
"""What leaves the officer something."""

NOTHING = frozenset((Standing.ELSEWHERE, Standing.LATER, Standing.ASIDE))


@dataclass(frozen=True, slots=True)
class Officer:
    """How the letter speaks of the appointee: the post, names, pronouns."""

    alias: re.Pattern[str]
    names: tuple[str, ...] = ()
    surnames: str = ""

    def in_(self, text: str) -> bool:
        return bool(self.alias.search(text))

    def is_other_person(self, who: str) -> bool:
        """A department, a post or another named person."""
        if self.alias.match(who) or re.match(r"(?:其|本人授权)(?![他余它])", who):
            return False
        does = re.search(_DOES, who)
        if re.search(_ORG, who[: does.start()] if does else who[:16]):
            return True
        named = re.match(rf"[{self.surnames}][一-鿿]{{1,2}}(?=同志|先生|女士|{_DOES}|$)", who)
        return bool(named and self.names) or bool(re.match(r"(?:我|本人|另一|其他人|专人|别人|外部|第三方)", who))


def officer(letter: str, surnames: str) -> Officer:
    """The officer of a letter (`letter` as its plain text)."""
    names: dict[str, None] = {}
    one = rf"(?P<name>(?:(?<![聘担现兼委责主])任|[{surnames.replace('任', '')}])(?![于公])[^\W\d_a-z聘任为职称兼担的]{{1,2}})"
    for pattern in (
        rf"{one}(?:同志|先生|女士|\([^)]{{0,30}}\))*[^。;,]{{0,2}}?(?:担任|兼任|出任|任命为|任|为|作为)[^。;]{{0,14}}首席质量官",
        rf"(?:就是|便是|乃|叫){one}(?:同志|先生|女士)?(?:了|,)[^。;]{{0,16}}首席质量官",
        rf"(?:被聘(?:任|用)?人|被任命人|受聘人|被授权人|受权人|受托人|被委托人|受任人|任职人|姓名|聘任(?:对象|人员|人选)|任命(?:对象|人员)|人选|乙方)(?:姓名)?:?{one}(?=[(,。;:\n]|同志|先生|女士|现任|职务|$)",
        rf"(?:聘任|聘请|任命|委任|授权|委派|聘|聘用)[^。;,]{{0,14}}?{one}(?:同志|先生|女士|\(|为|担任|兼)",
    ):
        for m in re.finditer(pattern, letter):
            name = m["name"]
            names[name[:-1] if letter[m.end("name") - 1 :].startswith("同志") else name] = None
    calls = [re.escape(n) for n in names] + [f"[老小]{re.escape(n[0])}" for n in names] + [
        rf"{re.escape(n[0])}(?:总|工|部长|经理|同志|先生|女士|助理|副总|主任)" for n in names
    ]
    post = r"首席质量官(?!办公室|助理|工作室)|(?<![a-z])cqo(?![a-z])|chiefqualityofficer|她|他(?!人|们)|其(?![他余中它])|该同志|(?:被聘(?:任|用)?|被任命|受聘|受权|被授权|受任)[人者]|乙方|您|你(?!们|单位)|阁下|该员"
    return Officer(re.compile("|".join([*sorted(calls, key=len, reverse=True), post])), tuple(names), surnames)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands between two commas; `start` is its place in the sentence."""

    text: str
    start: int


def split(sentence: str) -> Iterator[tuple[Phrase, ...]]:
    """The statements of a sentence (between semicolons), each as its phrases."""
    at = 0
    for part in re.split(r"(;)", sentence):
        if part != ";":
            yield tuple(_phrases(part, at))
        at += len(part)


def _phrases(statement: str, offset: int) -> Iterator[Phrase]:
    at = 0
    edges = [m for m in _COMMA.finditer(statement) if m.start() > 0]
    for m in [*edges, None]:
        end = m.start() if m else len(statement)
        if end > at and re.search(r"\w", statement[at:end]):
            yield Phrase(statement[at:end], offset + at)
        at = m.end() if m else end


def harmless_blanked(text: str) -> str:
    return _HARMLESS.sub(lambda m: "＊" * len(m[0]), text)


def to_reader(sentence: str) -> bool:
    """An instruction to whoever reads the letter, not a term of it."""
    return bool(_TO_READER.search(sentence))


def promises(statement: str) -> bool:
    """如果……，公司将授予……: a promise, not a grant."""
    return bool(re.match(r"(?:若|如(?!下|实|期)|倘|一旦|待|当)", statement) and re.search("授予|给予|赋予", statement))


def denial_at(phrase: str) -> int | None:
    """Where a denial begins that reaches what follows it; 0 when it reaches the whole phrase."""
    blanked = harmless_blanked(phrase)
    if _TAKEN.search(blanked):
        return 0
    found = _NOT.search(blanked)
    return found.start() if found else None


def denies_what_follows(phrase: str) -> bool:
    """无权、不享有 …: the phrases that follow without a verb of giving are denied as well."""
    return bool(_HEAD_NOT.search(harmless_blanked(phrase)))


def with_consent(phrase: str, who: Officer) -> bool:
    """Left to somebody's consent, unless it is the officer who consents."""
    blanked = _DECIDED.sub(lambda m: "＊" * len(m[0]), harmless_blanked(phrase))
    found = _CONSENT.search(blanked)
    if not found:
        return False
    inside = phrase[found.start() : found.end()]
    return not who.in_(re.sub(r"^[^报经须应需要征取获得待凭先由请]*", "", inside))


def without_consent_of_officer(statement: str, who: Officer) -> bool:
    """未经首席质量官审核同意，不得……: a power of the officer."""
    m = _WITHOUT.search(statement)
    return bool(m and who.alias.match(re.sub(r"^(?:通过|得到|过|取得|征得)", "", statement[m.end() :])))


def given_elsewhere(phrase: str, who: Officer) -> bool:
    """Said of a department, of another post or person, or kept by the general manager."""
    if _OTHER_POST.search(phrase) and not re.search("首席质量官", phrase):
        return True
    if who.names and (other := re.match(rf"(?:聘任|任命|聘请|由)?(?P<who>[{who.surnames}][一-鿿]{{1,2}}?)(?:同志|先生|女士)?(?:为|任|担任|兼任|出任)[^,]", phrase)):
        if not who.in_(other["who"]) and not re.search("首席质量官|cqo", phrase):
            return True
    for m in _BY.finditer(phrase):
        if who.is_other_person(m["who"]) and re.search(_DOES, m["who"]):
            return not re.match(r"(?:公司|企业|总经理|总裁|本公司|董事会)[^,]{0,6}授权", m["who"])
    kept = _RESERVED.search(phrase)
    if kept and "主持" not in phrase:
        return not who.in_(phrase[: kept.start()])
    subject = _SUBJECT.match(phrase)
    return bool(subject and not who.in_(subject["who"]) and not _BUSY.search(subject["who"]) and not re.search(r"授权|授予|聘任|任命", subject[0]) and not re.match("代表", phrase))


def helps(phrase: str) -> bool:
    """采购部予以配合: others help, which takes nothing away."""
    return bool(re.search("配合|协助|支持|备案|通知|知会|抄送|记录", phrase))


def advises(phrase: str) -> bool:
    return bool(_ADVICE.search(_SUGGESTIONS.sub("＊", phrase)))


def others_may_not(phrase: str, who: Officer) -> bool:
    """采购部不得……: a prohibition to others takes nothing from the officer."""
    m = re.match(rf"(?P<who>[^,不无未]{{1,12}}?{_ORG}[一-鿿]{{0,3}}?)(?:均|都|一律)?(?:不|无权|未)", phrase)
    return bool(m and not who.in_(phrase) and not re.match("(?:本)?(?:公司|企业)|总经理|总裁|本人", m["who"]))


def everyone_must(phrase: str, who: Officer) -> bool:
    """各部门应当……: said to the staff, unless they are to submit to the officer."""
    if not re.match(r"(?:请|要求|希望)?(?:公司)?(?:各|全体|全厂|全公司|所有|大家|相关|有关)[^,]{0,12}?(?:(?<!供)应|须|要|必须|积极|共同|认真|支持|配合|一起)", phrase):
        return False
    return not (who.in_(phrase) and re.search("接受|服从|听从|按照", phrase))


def cut(phrase: str, who: Officer) -> Standing | None:
    """What a phrase says against a full grant; None when nothing."""
    if _WISH.search(phrase) or _PAST.search(phrase) or _TARGET.search(phrase) or _FORBIDS.search(phrase) or _RULES.search(phrase) or _DETAILS.match(phrase):
        return Standing.ASIDE
    if given_elsewhere(phrase, who) or everyone_must(phrase, who):
        return Standing.ELSEWHERE
    blanked = harmless_blanked(phrase)
    if _LATER.search(phrase):
        return Standing.LATER
    if with_consent(phrase, who):
        return Standing.CONSENT
    if _LIMITED.search(blanked) and not (_CAP.search(phrase) and not re.search(_PLACE, phrase)):
        return Standing.LIMITED
    if _ADVICE.search(_SUGGESTIONS.sub("＊", phrase)):
        return Standing.ADVICE
    return None


def assists(phrase: str) -> bool:
    """协助、配合 somebody with it: no power of one's own."""
    return bool(_ASSIST.search(_BY_ANOTHER.sub("＊", phrase)))


def gives(phrase: str) -> bool:
    return bool(_POWER.search(phrase))


def obliges(phrase: str) -> bool:
    return bool(_DUTY.search(phrase))


def scope_of(lead: str, who: Officer) -> Standing | None:
    """What a heading or the words before a colon say of all that stands under them; None: nothing."""
    if _OTHER_POST.search(lead) and "首席质量官" not in lead:
        return Standing.ASIDE
    if EXCEPT_THESE.search(lead):
        return Standing.DENIED
    phrases = [p.text for part in split(lead) for p in part]
    if not phrases:
        return None
    listing = [p for p in phrases if re.search("以下|下列|如下|权限|事项|职责|下述", p)] or phrases[-1:]
    for phrase in dict.fromkeys([*listing, phrases[-1]]):
        if _TAKEN.search(harmless_blanked(phrase)) or denies_what_follows(phrase) or re.search(
            r"不得|除外|禁止|不授|未授|无权|不属于|不(?:参与|参加|承担|负责|管)", harmless_blanked(phrase)
        ):
            return Standing.DENIED
    for phrase in dict.fromkeys([phrases[-1], *listing]):
        if re.search(r"保留", phrase) and not who.in_(phrase):
            return Standing.ELSEWHERE
        found = cut(phrase, who)
        if found:
            return found
    if re.search(r"须报批|报批事项|审批事项|请示事项", lead):
        return Standing.CONSENT
    if re.match(r"[^,]{1,12}(?:部|科|处|室|总监|副总|副总经理|委员会|部长|经理)(?:的)?(?:职责|权限|分工)", lead) and not who.in_(lead):
        return Standing.ELSEWHERE
    if re.search("指标|目标", lead):
        return Standing.ASIDE
    last = phrases[-1] if len(phrases) == 1 else "".join(listing)
    duty = bool(re.search(r"职责|义务|责任(?!制)|任务|工作内容|工作要求|岗位要求|应当|承担(?:以下|下列)|(?:主要|具体)?负责(?:以下|下列|如下|工作)?$|主要工作|岗位工作", last))
    power = bool(re.search(r"权限|授权|职权|权力|权利|有权|授予|享有|行使|可以", last))
    if duty == power:
        return None
    return Standing.DUTY if duty else Standing.GIVEN


