"""Whether every phrase that stands beside a grant is understood: who else has a say, how often, on what condition.

A grant is full only when nothing is left over: phrases known to take nothing (help, reports, money, validity, nobody may
interfere) pass, any other makes it less than full. Which power was granted is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.flows.letter_review import cues
from assistant.flows.letter_review import phrases as grammar
from assistant.flows.letter_review.officer import Officer
from assistant.flows.letter_review.phrases import Standing
from assistant.flows.letter_review.reach import Read
from assistant.flows.letter_review.wording import Limb

_OTHER = rf"(?:{cues.ORG}|副总|常务|总师|领导|专班|小组|班子|会议|办公会|股东|党委|党组|书记|法务|监事|顾问|客户|对方|二人|两人|双方|他人|别人|大家)"
_SHARED = re.compile(
    rf"(?:会同|联合|协同|与|同|和|跟|及|连同)[^,、]{{0,12}}?{_OTHER}[^,、]{{0,6}}?(?:共同|一起|一道|联合|一同|轮流|分别|协商|商量|商定|合议|双|各半)"
    r"|轮流|共管|[二两]人(?:共|一|分|轮)|合签|分权|同时享有|各占|双方"
)
"""与生产副总共同: two hold it. Of a limb that is mere taking part it says nothing; 会同人事部办理 is help."""
_OVERRULES = re.compile(
    rf"(?:{_OTHER}|董事长)(?:对此|对其|如|若|也|亦|均|都|认为[^,]{{0,8}})*(?:有权|可以?|得|享有|保留|随时|能)(?:对[^,]{{1,8}})?(?:随时|直接|有权)?(?:予以)?(?:否决|推翻|改|撤|变更|搁置|叫停|驳回|纠正|修|干预|介入|复议|复核|调整|一票)"
)
_ACTOR = r"(?:副总(?:经理|裁)?|总监|总工(?:程师)?|[部科厂处]长|主任|主管|委员会|小组|班子|董事会|监事会|[质生采技财销行]\w{0,3}部(?!门|署|分)|工会|领导|书记|总经理|总裁|老板|董事长)"
_UNDER = re.compile(
    rf"(?:按照?|凭|替|代|陪同?|跟随|随同?|受|由|为|听|依|应|在|经|给|帮)[^,＊]{{0,3}}?{_ACTOR}(?!授权|批准授权)|{_ACTOR}(?:指定|安排|交办|委托|指派|要求|的?指示|领导|指挥|节制)|(?:或者?|以及|＊[和与及]){_ACTOR}|[向由][^,＊]{{0,6}}(?:申报|申请|请求)"
)
"""按总经理的指示、陪同副总: done under somebody else, or by either of two."""
_UNDER_OWN = re.compile(
    r"受(?<!接受)(?:甲方|本公司|公司|企业)?(?:总经理|总裁|董事会|董事长|老板)[^,]{0,2}(?:委托|委派|指派|之托)|(?:经|受|由)[^,]{0,8}(?:授权|任命|聘任|决定|研究|批准)|代表|不(?:经|受)|向[^,]{0,6}(?:报告|汇报|负责)|例会|会议|办公会"
)
_ROLE = re.compile(r"作?为[^,＊]{0,8}(?:正式|固定)?成员|(?:报告|汇报)给")
_NOT_ALWAYS = re.compile(
    r"机会|(?:可以?|有权|能|允许|准|只|仅|限|最多|至多|不超过)[^,。]{0,6}[一二两三四五\d]+[次回趟]|[逢单双隔][年月周日]|白班|夜班|(?:权|权限|权力|行使|执行)(?:暂停|中止)|(?:暂停|中止)(?:行使|执行)|(?<!、)(?:暂停|中止)$|一事一|一次一|一单一|当次|单次|个别|逐[次项批]|具体事项|(?:每|半|一)[年季月周][^,]{0,1}一次$|一次$|未来的?＊|＊提名|联络|名义(?!上)|待[^,]{1,10}(?:通过|批准|同意|确定|明确)|有望|有待|获准|申请(?!人)|(?:可以|有权)要求|督促[^,]{0,8}"
    rf"{_OTHER}|前提|为条件|为度|为宜|(?:意见|决定|结论|说法|口径|批复)为准|(?<!元)为限|参考|的除外|方得|抵触|冲突|不得(?:与|同|和)[^,]*|看[^,]{{1,6}}(?:脸色|情况)|就[^,]{{1,8}}(?:订单|客户|项目|产品)(?!质量)|如果?能|该多好|提议|未获|兄弟单位|其他(?:企业|单位|公司)的?＊|学会|争取"
    r"|仍按|照旧|原有[^,]{0,6}(?:职权|权力|权限|做法|分工)|原由|老产品|旧产品|取得[^,]{0,16}(?:证书?|资格|资质|同意|批准)|持有?[^,]{1,12}(?:单|证|函|书|令)|具备|打招呼|通气|过目|看一遍|商量|先(?:报|送|给|跟|与|由|经|向|问|得)|做之前|事前|除非|只要|只有(?![一二三四五六七\d]+项)|所在的|小组|(?:权限|权力|职权|权)(?:同时|一并|即)?(?:终止|停止|中止|收回|取消|暂停)"
)
"""What says 'not always', 'not all' or 'not yet', in the granting phrase or beside it."""
_OWN_CASE = re.compile(
    r"发现|出现|发生|存在|不合|异常|问题|不良|不达标|达不到|违反|隐患|事故|不符|毛病|存疑|有事|啥事|情况$"
)
_PLANNED = re.compile(r"(?<!质量)(?:计划|打算|准备|考虑|设想)[^,]{0,10}(?:让|使|请|将)＊")
_CASES = re.compile(
    r"^(?:但|且|其中)?(?:如|若|倘|假如|假设|只要|只有|除非|等|待|逢|遇(?!有?(?:问题|不合|异常|质量|事|到?不))|一旦|万一)|[^起,]{2}(?:以前|之前|以后|之后|前|缺席|完|的话|为止|不在)$|(?:情况下|前提下|场合|条件下)"
)
_SAFE = re.compile(
    r"^(?:以(?!上|下|内|外|[^,]*为)|以便|确保|保证|促进|推动|提升|提高|切实|认真|积极|努力|不断|直至|享受|(?:每[^,]{1,3})?形成[^,]{0,6}(?:记录|总结|台账|档案)|(?:发现|遇有?|出现)[^,]{0,6}(?:问题|不合格|异常)|并?可以?(?:调阅|查阅|列支|使用|调用|查看))|(?:并)?(?:有权)?作出[^,]*决定$|收回(?:本|该|这|其|全部)[^,]{0,4}权|任何[^,]{1,10}(?:不得|无权|不能|不可)|尊重|提供$|提供[^,]{0,6}(?:数据|资料|支持|保障)|保障|待遇|(?:数据|资料|信息)[^,]{0,4}由|所需|(?:配合|协助|支持|遵照|保障|协同|(?:必须|严格|认真|坚决|均应?|应当?|须|一律|贯彻)执行|(?:各|全体|所有|公司|部门|车间|人员|员工)[^,]{0,8}(?:服从|执行)|(?:服从|执行)＊)(?!.*(?:后方|才|方可))|公布|公开|报销|追究|处分|(?:及时|依规|照章|按规定|按制度)处理$|问责|通报批评|实报实销|违者|弄虚作假|覆盖|效力|不区分|不分|(?:包括|包含|适用于|及于)[^,]{0,4}(?:全|所有|各|新)|予以|充分|述职|接受[^,]{0,8}(?:监督|考核|评价|检查)$|本[^,]{1,6}为准|废止|特此|大力"
    r"|(?:结果|情况|结论|资料|材料|记录|台账|事后|报告|决定|意见|信息|手续|方案)[^,]{0,6}(?:报|抄|送|告知|通报|知会|通知|备案|归档|存档|备查|存查|公布|公示|公开|提前|转发)"
    r"|(?:抄送|抄报|告知|知会|通报|通知|备案|报备|归档|存档|存查|提前送达)[^,]*$|(?:向|于|每)[^,]{0,14}(?:报告|汇报|通报)"
    r"|(?:经费|费用|预算|资金|总额|金额|额度|开支|列支|奖励|奖金)[^,]{0,20}(?:元|列支|承担|保障|以内|控制|限额|为限|列入|解决|支出|统筹)|\d+万?元|(?:人手|人员|助手|专人|办公)[^,]{0,10}(?:调配|调遣|配备|协助|安排|归＊)"
    r"|(?:发文|签发|印发|任职|聘任|公布|即日|下发|任命|\d日|本[^,]{1,4})[^,]{0,8}起?(?:生效|有效|执行|施行)|[聘任]期[^,]{0,6}有效|长期有效|继续有效|有效期|起算|任期|聘期|现任|为(?:公司|本|我)?[^,]{0,6}＊$|任命|聘任|聘请|(?:经|受|由)[^,]{1,16}授权$|承担[^,]{0,30}(?:职责|责任)|对[^,]{0,8}负责|负(?:全|总)?责|责权|权责|职责|担责"
    r"|保守|保密|廉洁|回避|遵守|公平|公正|客观|独立|依法|秉公|不打折|算数|说了就?算|说到做到|为准绳|不设|不隔|(?:他人|别人|其他人|任何[^,]{1,8}|左右|旁人)[^,]{0,4}＊|(?:他人|别人|其他人|任何人|任何部门[^,]{0,5})(?:均|都)?(?:不得|无权|不能|不可)|作[^,]{0,4}(?:调整|保留|限制|修改)$|阻隔|假手|约束|转呈|弯子?|(?:完全|全部|全面|充分|直接|已经?|准予|同意)(?:授权|授予)|^[^,]{1,10}＊{3,}$|＊＊+$|(?:未经|非经|没有)＊|其余|其他各项|另行研究"
)
_SAFE_STOPS = re.compile(
    r"后方|方可|方能|才能?|之后(?:再|实行|执行|生效|行使)|备案后|备查后|为限(?<!元为限)|同意|批准|会签|原由|(?:原有|原来)[^,]{0,6}(?:职权|权力|权限|做法|分工)|事先|提前[^,]{0,4}(?:报|告|汇)|(?:须|应|要)先|(?:服从|听从|接受)[^,＊]{0,8}(?:副总|总监|部长|主任|安排|调度|指挥|领导|节制)|看[^,]{1,8}意见|建议形式|供[^,]{1,6}(?:研究|参考|决策|审议)|无异议|另(?:外|行|作|案)(?!研究)|后(?:执行|实行|实施|施行|办理|生效)|[可能]不执行|点头|许可|认可|签字|否决|(?:须|应|(?<!纪)(?<!摘)要|先)[^,]{0,10}(?:备案|备查)|(?:报|送|请|由)[^,＊]{1,10}(?:批|定|审|看)$|参考|最(?:后|终)|指令|指示"
)
_KEEPS_OFF = re.compile(r"(?:但|并|且)?不得(?:影响|超出|超越|违反|突破|妨碍|干扰|与|同|和)")
"""不得影响交付: said of the officer, who is the subject."""
_HIM = "(?:＊|君|女士|先生|该员)"
_OFFICER_ACTS = re.compile(
    rf"^(?:并|亦|也|均|都|皆|概|一律|全部?|统统|一切|仍|且|而|还|乃|悉)*(?:由|归|听|让|请|交|靠|凭|给|属|在于|于)?{_HIM}|{_HIM}(?:说了算|负责|主持|做主|作主|定|掌|管|主之)|^(?:一|悉|概)[^,]{{0,3}}(?:决|委|归|听)于?{_HIM}|^[^,]{{1,8}}(?:由|归|听|交){_HIM}[^,和与]{{0,6}}$"
)
_PLAIN_WORDS = re.compile(
    r"本(?:公司|企业|厂|集团|单位)|公司|企业|全厂|集团|各(?:部门|车间|单位|基地|工厂|环节|类)?|部门|车间|工作|事务|事项|方面|相关|有关|质量|管理|一体|适用|组织|实施|开展|进行|推进|推动|行使|享有|授予|授权|有权|拥有|可以|权限|权力|权利|职权|决定权?|主持|牵头|负责|承担|全面|全部|所有|随时|及时|直接|统一|依法|每[年月季周]|定期|必要|相应|一切|相反|同时|均|都|亦|也|即|并|且|而|的|地|得|和|与|及|以|对|就|由|归|在|把|将|为|其|之|是|有|此|上|中|内|下|[\W\d_]"
)
_HELPS_ALONG = re.compile(r"[^,]{0,4}＊(?:协助|配合|辅助|作为[^,]{0,6}(?:列席|旁听)|以[^,]{1,8}身份)")
"""首席质量官协助总经理……,……: what follows is help as well."""
_OFFICER_DECIDES = re.compile(
    r"(?:未经|非经|没有|须经|须由|由|经|归)＊|^＊[^,]{0,3}(?:决定|结论|意见)(?:为|是|即)|^＊(?:行使|享有|拥有|作出|有|说)"
)
_OWN_ACTION = re.compile(r"＊[^,]*(?:自行|全权|最终决定权|独立)")
_SAFE_AFTER = re.compile(
    r"聘|解除|薪|外出|请假|休假|出差|离岗|兼任|兼职|辞|津贴|待遇|述职|考核|报销|保密|任期|首席质量官(?:的)?(?:意见|决定|结论)为准|文本为准|本(?:决定|通知|书)为准"
)
_ABOVE = re.compile(
    r"(?:此|该|这|前句|上述|以上|上列|前述|所列|所述|本项|对此)[^,]{0,6}(?:权|事项|各项|授权|规定|安排)|^对此|此权|该权"
)
_FINAL = re.compile(
    rf"{_OTHER}(?:[^,]{{0,10}})(?:保留|最终|最后|否决|说了算|拍板|定夺|裁定|同时享有|推翻|终审)|^但[^,]*,?(?:由|须|听|报)[^,]{{0,6}}{_OTHER}"
)
_HOLDS_OFF = re.compile(
    r"(?:之前|以前|前),?(?:均|暂|都)?(?:不得|不能|不予|无权)(?:行使|享有|作)|未[^,]{1,6}的?,?(?:即)?(?:失效|作废)|分歧|以[^,]{1,10}为准|共享|分享|重新确认|(?:须|应|要|待|先|(?<!所)需)[^,＊]{0,8}(?:报(?!告|酬)|经(?!费|理|营)|征|通过|签字|确认|同意|批准)|(?:不同意见|异议)[^,]{0,4},?(?:提交|报|由)|由其[^,]{0,2}签字|行使前|超出[^,]{1,12},?(?:无权|不得)|仅为|设想|暂不|同样享有|在场|(?:次年|明年|下一?年|后年)[^,]{0,6}起"
)
"""A sentence of its own that holds back what the one before it gave."""
_NO_HARM = re.compile(r"不(?:得|能|可|应|准|许|干预|因|影响|受)|生效|有效|施行|起行使|配合|协助|支持")


_SAID = (Standing.ELSEWHERE, Standing.CONSENT, Standing.LIMITED, Standing.LATER, Standing.ADVICE)
_TOPIC = 4
_WITH = re.compile(r"＊[^,]{0,2}(?:与|和|同|跟|及|会同|联合)")


def limited_beside(reads: Sequence[Read], who: Officer, limbs: Iterable[Limb]) -> None:
    """Make less than full what a statement gives when something said in it is not understood."""
    given = [i for i, r in enumerate(reads) if any(s is Standing.GIVEN for _, _, s in r.hits)]
    if not given:
        return
    all_limbs = tuple(limbs)
    for at, read in enumerate(reads):
        text = _bare(read.phrase.text, who)
        if read.hits:
            doubt = any(p.search(text) for p in (_OVERRULES, _PLANNED)) or _limits(text, all_limbs)
            if read.borrowed:
                doubt = doubt or _stops(text)
            shared = bool(_SHARED.search(text))
            if read.borrowed and (doubt or shared):
                _lessen(reads[: at + 1])  # 由首席质量官与副总共同行使: said of all before it
            elif doubt or shared or _HELPS_ALONG.match(text):
                # 首席质量官与副总共同参加例会,推广质量文化: said of the first, it holds for what follows.
                until = next((i for i in range(at + 1, len(reads)) if reads[i].marked), len(reads))
                until = until if doubt or not shared or _WITH.search(text) else at + 1
                _lessen(reads[at:until], taking_part=shared and not doubt)
            continue
        if _HELPS_ALONG.match(text):
            _lessen(reads[at : next((i for i in range(at + 1, len(reads)) if reads[i].marked), len(reads))])
        if read.standing in _SAID:
            # Said outright: `reach` has told what it cuts, but for 仅供总经理决策参考, where a thing is named in passing.
            if at < given[0] and _NOT_ALWAYS.search(text):
                _lessen(reads[at:])
            if at > given[-1] and read.things and not _names_first(text, all_limbs):
                _lessen(reads[:at])
            continue
        if at < given[-1]:
            if _leading_doubt(text, all_limbs):
                _lessen(reads[at:])
        elif not _understood(text, read, all_limbs):
            _lessen(reads[:at])


def cuts_what_was_given(reads: Sequence[Read], who: Officer) -> bool:
    """A sentence that names no power and lets another decide on what was said before it."""
    whole = ",".join(r.phrase.text for r in reads)
    text = _bare(whole, who)
    if any(r.hits for r in reads):
        return False
    if _HOLDS_OFF.search(whole) and not any(r.things for r in reads) and not _SAFE_AFTER.search(whole):
        return True
    if _NO_HARM.search(text):
        return False
    return bool(_FINAL.search(text)) or (
        speaks_of_above(reads) and any(p.search(text) for p in (_NOT_ALWAYS, _CASES, _SHARED, _OVERRULES))
    )


def speaks_of_above(reads: Sequence[Read]) -> bool:
    """It names what was said before it: 以上权限, 此权."""
    return any(_ABOVE.search(r.phrase.text) for r in reads) and not any(r.recalls for r in reads)


def _bare(text: str, who: Officer) -> str:
    return who.alias.sub("＊", grammar.harmless_blanked(text))


def _without_powers(text: str, limbs: Iterable[Limb]) -> str:
    for limb in limbs:
        for pattern in limb.things.values():
            text = pattern.sub("＊", text)
    return text


def _names_first(text: str, limbs: Iterable[Limb]) -> bool:
    """质量战略另行研究: it begins with another thing, and speaks of that."""
    found = [m.start() for limb in limbs if limb.item > 1 for p in limb.things.values() if (m := p.search(text))]
    return min(found, default=_TOPIC) < _TOPIC


def _stops(text: str) -> bool:
    return bool(_SAFE_STOPS.search(text)) and not _OFFICER_DECIDES.search(text)


def _limits(text: str, limbs: Iterable[Limb]) -> bool:
    bare = _without_powers(text, limbs)
    if _NOT_ALWAYS.search(bare):
        return True
    text = _ROLE.sub("＊", text)
    for limb in limbs:  # 向总经理报告, 总经理例会: of the power itself
        if (limb.item, limb.part) in ((1, 2), (1, 3), (2, 1)):
            for pattern in (*limb.acts.values(), *(limb.things.values() if limb.item > 1 else ())):
                text = pattern.sub("＊", text)
    return bool(_UNDER.search(text)) and not _UNDER_OWN.search(text)


def _leading_doubt(text: str, limbs: Iterable[Limb]) -> bool:
    """Before a grant stands what it is about, or why; only a case, a share or a limit takes something."""
    if re.search("总额|预算|万元|额度|限额|元以内|经费", text):
        return False
    if _CASES.search(text):
        return not _OWN_CASE.search(text)
    return _stops(text) or _limits(text, limbs) or bool(_SHARED.search(text))


def _understood(text: str, read: Read, limbs: Sequence[Limb]) -> bool:
    if _SHARED.search(text) or _stops(text) or _OVERRULES.search(text):
        return False
    if _KEEPS_OFF.match(read.phrase.text):
        return False
    if _SAFE.search(text) or cues.DETAILS.match(text):
        return True
    if _NOT_ALWAYS.search(text) or (_CASES.search(text) and not _OWN_CASE.search(text)):
        return False
    if read.standing is Standing.DENIED and not text.startswith("＊＊"):
        return False
    if _OFFICER_ACTS.search(text) or _OWN_ACTION.search(text) or read.things:
        return True
    for limb in limbs:
        for pattern in (*limb.acts.values(), *limb.things.values()):
            text = pattern.sub("＊", text)
    return len(re.sub(r"[＊]", "", _PLAIN_WORDS.sub("", text))) < 2


def _lessen(reads: Iterable[Read], *, taking_part: bool = False) -> None:
    """`taking_part`: spare the limbs whose own text is a mere taking part."""
    for read in reads:
        read.hits = [
            (limb, cell, Standing.LIMITED if s is Standing.GIVEN and not (taking_part and limb.joint) else s)
            for limb, cell, s in read.hits
        ]
