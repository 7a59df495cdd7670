"""What a text says of the five bars of 第六条: denied, admitted, or left pending, item by item.

A rumour, a complaint, an investigation, an administrative fine settle nothing; an act flatly stated does. Whether
somebody is barred is not decided here, and no detail of an act goes further than the words it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.flows.candidate.rules import BARS
from assistant.flows.understanding.judgement import numbers_in
from assistant.flows.understanding.page import Clause, Page
from assistant.flows.understanding.said import ASSUMED, GUESSED, Said, Settled

ANY = "bars"
"""Fact of a statement about all five items at once."""
VIOLATION, GAIN, ABUSE, DISCLOSURE, OTHER = BARS
YES, NO, PENDING = "yes", "no", "pending"
NO_CRIME, NO_ERROR, REST = "no crime", "no error", "rest no"

_SIX = r"(?:《?(?:管理)?办法》?(?:的)?)?第?[六6]条"
_NONE = r"(?:没有|均无|全无|都无|皆无|无|不存在|未发现|未见|没发现|不涉及|未有|不具有|没沾|不沾|不占|未出现|没出现|不属于|未触及|没触及|没碰|为否|否|没)"
_WHAT = r"(?:所列|规定|列明|列举|列|中|里面?|的|任何|各项|五种|五项|五类|禁止性?|不得担任|不得聘任|这些|那些|一项|任一|任意|负面|首席质量官|[一二三四五]项|、|所有|全部)*(?:情形|情况|问题|行为|情节|禁止情形)"
_DENY_BEFORE = re.compile(
    rf"(?P<no>(?:没有|无|不存在|未发现|未见|没发现|不涉及|未有|不具有|未出现|没出现|不属于|未触及|没触及|没)(?:过|有)?(?:任何|一项|该|上述|其他|其它|别的|本)?)(?:{_SIX})(?P<what>(?:第?[\(一二三四五1-5\)、至到和及项-]+)?{_WHAT}?)"
)
_DENY_AFTER = re.compile(
    rf"(?:{_SIX})(?P<mid>[^;。!?]{{0,24}}?)(?P<all>(?:(?:都|全都?|均|皆|也|统统|一概|一律|逐[项条]|各项|全部|经查|一?[项条个种](?:也|都)?|哪[项条](?:也|都)?|填的?(?:是|都是)?|勾(?:选)?(?:的)?(?:是)?|选(?:的)?(?:是)?|写(?:的)?(?:是)?|为|是|:|,|情形|情况|本人|他|她|目前|核实|经核实|已查)*)){_NONE}(?P<tail>[^,;。!?]{{0,8}})"
)
_DENY_KIND = re.compile(
    r"(?:没有|无|不存在|未发现|未见|不涉及)(?:任何|过|上述|所列|一项)*(?:禁止(?:担任|性|聘任|任职)?(?:首席质量官)?(?:的)?(?:情形|情况)|不得担任(?:首席质量官)?的(?:情形|情况)|(?:上述|前述|以上)(?:禁止)?(?:情形|情况))|(?:禁止(?:担任|性|任职)?(?:的)?情形|不得担任(?:首席质量官)?的(?:[五5][种项])?情[形况]|五[种项]禁止情形)(?:[^;。,]{0,6})?(?:都|全|均|一[项个种条]也?都?|也)*(?:没有|无|不存在|没)(?!写|填|说|查|核|提)"
)
_FORM = re.compile(
    rf"(?:是否|有无|有没有)(?:有|存在|具有|涉及|属于)?(?:{_SIX}){_WHAT}?\)?[:?,]{{1,2}}(?:填|经查|均|全|都|一概|答)*(?:否|无|没有|不存在)(?=[,;。!?\n)]|$)"
)
_VOID = re.compile(
    r"^(?:写|填|查|核|说|提|问|交代|结论|回答|了解|不|得到|调查|确认|评|材料|交|出具|声明|证明|开|明确|注明|吗|么|把握|定论|法|办法|人|时间|来得及|单独)|(?:吗|么|呢)$"
)
_TWICE = re.compile(
    r"(?:并非|不是|不能说|不等于|不敢说|未必|不见得|难说|不代表|没法说|无法保证|不能保证|并不是|谁能保证|不好说|不敢保证|很难说|不能排除|不排除)[^,;。]{0,8}$"
)
_ASKED = re.compile(r"(?:有没有|有无|是否|是不是|会不会|算不算|属不属于|该不该)[^,;。]{0,14}$")
_ITEMS = re.compile(
    r"(?P<first>前(?P<f>[一二三四两])项)|(?P<last>后(?P<l>[一二三四两])项)|(?P<others>(?:其余|其他|其它|另外|剩下)(?:的)?(?:[一二三四]|各|几)?项)|(?:第|\()(?P<items>\(?[一二三四五1-5]\)?(?:项)?(?:(?:[、和及与,]|至|到|-)*第?\(?[一二三四五1-5]\)?项?)*)"
)
_BY_ITEM = re.compile(
    r"(?P<six>第?[六6]条(?:的|中|中的|里的?)?)?(?:第|\()(?P<items>\(?[一二三四五1-5]\)?(?:项)?(?:(?:[、和及与]|至|到|-)*第?\(?[一二三四五1-5]\)?项?)*)(?P<said>[^,;。]{0,24})"
)

_UNRELATED = re.compile(
    r"醉驾|酒驾|醉酒|危险驾驶|交通肇事|车祸|打架|打伤|打人|伤人|殴打|斗殴|寻衅|故意伤害|伤害罪|家暴|重婚|赌博|赌场|盗窃|偷|吸毒|滥伐|非法狩猎|狩猎|捕捞|帮信|信用卡|诈骗|妨害公务|拒执|拒不执行|虚开发票|年轻时[^,;。]{0,6}打|(?:与|和|跟)(?:本职|质量|公司|单位)?(?:的)?(?:工作|岗位|业务|质量|职务|本职)(?:岗位|工作)?(?:完全|都|并|毫|也)?(?:无关|没关系|不相关|没有关系|不搭界|不沾边)|私事|邻居|私人纠纷"
)
_CRIME = re.compile(
    r"判(?:了|处|过|有)?(?:过)?(?:刑|缓刑?|拘役|管制|有期|实刑|徒刑|无期|[0-9一二三四五六七八九十两半]+(?:年|个月)|罚金|有罪)|被判(?!断|定为合格|赔|令|给|败|胜|离|了?赔)|(?:刑事|刑)(?:处罚|处分|责任)|受过?刑(?!讯)|坐过?(?:了)?[^,;。]{0,4}牢|服(?:过|了|完)?[^,;。]{0,3}刑|刑满|缓刑|入狱|蹲过|前科|犯罪记录|犯罪前科|拘役|有期徒刑|劳改|单处罚金|获刑|被定罪|判[一二三四五六七八九十两0-9]+缓|罪(?:名)?成立|犯(?:了|下|有)?[^,;。]{0,10}罪(?!犯)|有刑(?:事)?(?:案底|记录)"
)
_NOT_CRIME = re.compile(
    r"免[予于除](?:刑事)?(?:处罚|处分|刑)|不起诉|无罪|未生效|没有?生效|尚未生效|一审|上诉|二审|封存|未成年|判(?:决)?(?:其|他|她)?(?:赔|败诉|胜诉|离婚|令)|撤案|撤销案件|宣判|候审|还没判|未判|没判|待判|可能(?:会)?(?:被)?判"
)
_FINED = re.compile(
    r"行政处罚|行政拘留|罚款|被罚|罚了|罚单|约谈|通报|责令|拘留|逮捕|取保|刑拘|起诉|审查|立案|羁押|传唤"
)
_ERROR = re.compile(r"重大(?:的)?(?:质量)?(?:失误|事故|质量事故|损失|责任事故|差错|过失|后果)")
_BREACH = re.compile(r"违反[^,;。]{0,14}法|违法|违反(?:了)?(?:有关|国家|相关)?(?:法律|法规)|触犯")
_GAIN = re.compile(
    r"(?:利用|借|凭|以|靠)(?:着|了|自己|其)?[^,;。]{0,10}?(?:职务|职权|职责|岗位|工作|验货|采购|审核|检验|权力|手中|手里|便利|之便|身份|验收|放行)[^;。]{0,14}?(?:收(?!货|集|录)|拿|索|谋|套|牟|吃(?!饭)|捞|受贿|赚|要(?!求))[^,;。]{0,14}|(?:收|拿|吃|要|索要|索取|捞|得)(?:过|了|受)?[^,;。、]{0,12}?(?:回扣|好处费|贿赂|红包|礼金|好处|购物卡|辛苦费|感谢费|干股|茶水费|财物|返点|提成费|现金)"
    r"|受贿|索贿|利益输送|谋取(?:过|了)?(?:个人)?(?:不正当|不当|私人?|非法)?(?:利益?|好处|私利)|谋私利?|以权谋私|中饱私囊|贪污|职务侵占|挪用(?:公款|资金)|(?:回扣|贿赂|好处费)(?:他|她)?(?:也|都)?(?:收|拿|吃)(?:过|了)"
)
_ABUSE = re.compile(r"滥用(?:职权|权力|权利|手中)|滥权|越权(?!限)|以权压")
_INTERFERE = re.compile(
    r"(?:干[预扰涉]|扰乱|影响|妨碍|阻碍|破坏|打乱|严重影响|搅乱)(?:到|了|过)?[^,;。]{0,12}?(?:经营|生产|秩序|发货|招标|运转|运营|交货|交付|业务)|(?:经营|生产|秩序)[^,;。]{0,6}(?:受(?:到|了)?(?:干扰|影响)|被(?:打乱|干扰|扰乱)|停摆|混乱)"
)
_CONFIDENTIAL = r"(?:图纸|配方|秘密|机密|技术资料|工艺(?:文件|参数|资料)?|客户(?:名单|资料|信息|图纸|数据)|报价(?:单)?|底价|标底|价格|资料|信息|名单|数据|文件|参数|清单|方案|合同)"
_LEAK = re.compile(
    rf"(?:泄[露漏]|透露|外泄|外传|泄密|私下(?:发|给|卖|传|提供|转|拷)|偷偷(?:发|给|卖|传)|(?:私自|擅自)(?:发|给|卖|传|提供|拷|带|转))|(?:把|将)[^,;。]{{0,14}}{_CONFIDENTIAL}[^,;。]{{0,8}}(?:给|卖|发|传|交|带|提供|透露|泄|转|拷)|(?:卖|发|传|给|提供|交)(?:了|过|给了)?[^,;。]{{0,10}}(?:同行|竞争|对手|别家|外人|第三方)[^,;。]{{0,10}}{_CONFIDENTIAL}"
)
_OUTSIDER = re.compile(
    r"同行|竞争|对手|别家|其他公司|别的公司|外人|第三方|无关|朋友|亲戚|老同学|同学|前同事|网上|别的厂|其他厂|外面|他人|媒体|友商|中介|猎头|老乡|另一家|熟人|论坛|微信群|朋友圈"
)
_HARM = re.compile(
    r"损失|损害|受损|受害|流失|丢了|丢掉|吃了?亏|赔(?:了|偿|付|款)|蒙受|害得|退货|亏了|索赔|违反(?:了)?职业道德|违背(?:了)?职业道德|终止合作|失去|利益受"
)
_FORGED = re.compile(
    r"(?:伪造|篡改|(?:修改|改动|改)(?:了|过)?(?:检验|检测|试验|出厂|质检)?(?:的)?(?:数据|报告|记录)|编造|虚构|造假|变造|涂改|捏造|作假|冒用|出具(?:了|过)?(?:虚假|假)|虚假(?:检|报告|数据)|假(?:的)?(?:检验|检测|质检|合格|报告|数据)|弄虚作假|以次充好|偷换|恶意(?:拖欠|损害)|故意(?:损害|放行|破坏)|其他损害|损害(?:了|过)?(?:合作伙伴|客户|供应商|公司|企业))"
)
_PARTNER = re.compile(r"客户|供应商|合作伙伴|合作方|对方|经销商|伙伴|代工厂|采购方|用户|双方|甲方|乙方|加工厂|外协")
_FIRM = re.compile(r"公司|企业|厂(?!家)|单位|我们|双方|本厂|我司|两边")
_RUMOUR = re.compile(
    r"听说|据说|据传|传闻|风闻|有人(?:说|传|讲|讨论|议论|反映|举报|投诉|写|指|告)|举报|投诉|匿名|被?反映|怀疑|疑似|涉嫌|嫌疑|可能|好像|似乎|被指|指控|传言|谣言|流言|说是|网传|议论|告状|检举|信访|指责|觉得(?:他|她)|认为|质疑|外面(?:都)?(?:在)?(?:传|说)|都(?:在)?传|背后说|说(?:他|她)|控告|口说|自己说不清|未证实|未经证实|声称|据反映"
)
_UNDER_WAY = re.compile(
    r"(?:正在|还在|在|被|接受|配合|进行|等待?|有待|尚在|仍在|已经?|目前)(?:[^,;。]{0,10})?(?:核实|调查|核查|立案|侦查|审理|审查|处理中|查处中|取证|走程序)|未结|没有?(?:最后|最终|正式)?(?:下)?(?:定论|结论|结果)|尚无(?:定论|结论)|无(?:定论|结论)|结论(?:还)?(?:没|未)|结果(?:还)?(?:没|未)|未查实|没查实|没有查实|未查清|没查清|核实中|调查中|在查|待查|立案|介入|仲裁中|诉讼中|审理|一审|上诉|起诉|取保|刑拘|(?<!行政)拘留|逮捕|检察院|待核|有待核|未定性|没定性|没有定性|留置|查无实据|不属实|不实|子虚乌有|诬告|不成立|没有证据|证据不足|查不到|否认|争议|扯皮|官司|说不清|还没处理"
)
_CONFIRMED = re.compile(
    r"(?<!未)(?<!没)(?<!没有)(?<!尚未)(?:查实|查明|查清|核实(?:是真|属实|无误|确)|证实|坐实|认定|确认|定性)(?!中|工作|过程)|(?<!不)属实|承认|供认|交代了|判决(?:已)?生效|生效判决|终审|处分|记(?:了|过)?大?过|撤职|降职|降级|退赔|退还了|退赃|通报批评|开除|处理过|已处理|处理了|确有其事|有此事|是真的"
)
_DENIED_ACT = re.compile(
    r"(?:没有?|未|从未|无|不曾|从没|从来没|不|绝不|拒|拒绝|拒收|并未|未曾|不存在|否认|没|非)(?:有|人|曾|发生|被|受|过|任何|因|参与|出现|存在|发现|查到|利用|向|把|在|受到|其|他|什么|敢|会|肯|再|收|拿|吃|第三方|质量岗位|岗位)*[^,;。]{0,4}$"
)
_BY_OTHERS = re.compile(
    r"(?:公司|企业|厂里|工厂|单位|供应商|客户|前任|同事|下属|手下|部下|属下|员工|儿子|女儿|爱人|妻子|丈夫|老婆|老公|弟弟|哥哥|姐姐|妹妹|父亲|母亲|亲戚|家属|家人|领导|老板|徒弟|别人|他人|有人|同名同姓的[^,;。]{0,4}|同名[^,;。]{0,6}|对方|副手|业务员|采购员|某员工|另一人|侄子|合作方)(?:们|曾|曾经|也|都|有|的|受|因|被|因为|私下|利用|去年|前年|里|自己|偷偷|违法|违反|违规|一度|还|在)*$"
)
_SECOND_HAND = re.compile(
    r"(?:(?<!被)(?<!有人)(?<!匿名)(?<!接到)(?<!收到)(?<!遭)(?<!员工)(?<!客户)(?<!供应商)(?<!群众)(?<!遭人)(?:举报|揭发|检举|反映)(?!信|人|他|她|称|说)|制止|发现|查出|查处|查办|抓|处理|纠正|拒绝|抵制|查获|核查|调查|顶住|阻止|劝阻)(?:过|了|出|到)?(?:[^,;。他她]{0,8})?$"
)
_KIN = re.compile(
    r"(?:^|[他她其的,])(?:儿子|女儿|爱人|妻子|丈夫|老婆|老公|弟弟|哥哥|姐姐|妹妹|父亲|母亲|亲戚|家属|家人|小舅子|侄子|外甥|前任|同名[^,;。]{0,6})(?:们)?(?:因|被|曾|受|有|也|涉|去|前|因为|在|[0-9])"
)
_TO_AUTHORITY = re.compile(
    r"(?:向|给)(?:[^,;。]{0,6})?(?:市场监管|监管|公安|法院|审计|纪检|监察|主管部门|税务|环保|执法|总部|12315|有关部门)"
)
_REST = re.compile(
    r"(?:除(?:了)?[^,;。]{1,16}?(?:以外|之外|外)|此外|其他的?|其它的?|其余的?|别的|另外)(?:,)?(?:他|她|本人|目前|也|再|都|均|的|第?[六6]条|各项|[一二三四]项|几项|项|情形|情况|问题|方面|所列|一概|一律|全|就)*"
    r"(?:没有|无(?!关)|没|不存在|否)(?P<what>(?:任何|其他|其它|别的|什么|过|第?[六6]条|所列|规定|的|了|再)*(?:情形|情况|问题|事|毛病|行为|情节|记录|违法|违纪|违规)?了?)(?=[,;。!?…\n)]|$)"
)
_TOPICS: tuple[tuple[str, str], ...] = (
    (
        GAIN,
        r"回扣|受贿|好处|供应商|利益|贪|便利|红包|纪检|监委|监察|廉洁|礼金|吃请|经济问题|职务犯罪|侵占|挪用|收钱|留置",
    ),
    (ABUSE, r"滥用|停产|停线|停工|干[预扰]|越权|强令"),
    (DISCLOSURE, r"泄|保密|图纸|商业秘密|竞业|资料外"),
    (OTHER, r"伪造|造假|假报告|篡改|虚假|数据作假|损害"),
    (VIOLATION, r"事故|质量|违法|产品|市场监管|公安|刑|检察|法院|酒|醉|拘|罚|安全|税|起诉|逮捕|取保|伤|判"),
)


def read(page: Page) -> Iterator[Said]:
    """Every denial, admission and pending matter."""
    yield from _denials(page)
    yield from _by_item(page)
    for number, clause in enumerate(page.clauses):
        if not ASSUMED.search(clause.text) and not re.search(r"第[六6]条", clause.text[:4]):
            yield from _acts(page, number, clause)


def _sentences(page: Page) -> Iterator[tuple[int, str]]:
    for m in re.finditer(r"[^;。!?\n]+[;。!?\n]*", page.text):
        yield m.start(), m[0]


def _denials(page: Page) -> Iterator[Said]:
    for start, text in _sentences(page):
        if m := _REST.search(text):
            yield Said(ANY, REST, start + m.start(), start + m.end(), "", text)
        if not re.search(r"[六6]条|情形|不得担任|禁止", text):
            continue
        if (m := _FORM.search(text)) or (m := _FORM.search(page.text[start : start + len(text) + 8])):
            yield Said(ANY, NO, start + m.start(), start + m.end(), "", text)
            continue
        for pattern in (_DENY_BEFORE, _DENY_AFTER, _DENY_KIND):
            m = pattern.search(text)
            if not m or _doubted(text, m, pattern is _DENY_AFTER):
                continue
            where = m[0] if pattern is not _DENY_BEFORE else m["what"]
            items, rest = _items_of(where)
            at, till = start + m.start(), start + m.end()
            left_out, this = _exception(text)
            yield from (Said(BARS[i - 1], PENDING, at, till, "number", text) for i in left_out)
            if rest:
                yield Said(ANY, REST, at, till, "", text)
            elif items and not left_out:
                yield from (Said(BARS[i - 1], NO, at, till, "", text) for i in items)
            else:
                yield Said(ANY, NO, at, till, "this" if this else "", text)
            break


def _doubted(text: str, m: re.Match[str], after: bool) -> bool:  # noqa: FBT001
    clause_start = max(text.rfind(",", 0, m.start()), text.rfind(";", 0, m.start())) + 1
    before, rest = text[clause_start : m.start()], text[m.end() :]
    if (
        GUESSED.search(text[clause_start : m.end()])
        or ASSUMED.search(text)
        or _TWICE.search(before)
        or _ASKED.search(before)
    ):
        return True
    if re.search(r"有没有|有无|(?<![都均填全])是否(?!$)|是不是", m[0]) or re.search(
        r"(?:没有|无|没)(?:人|谁)|还没|没(?:写|填|查|问|核|交|签)", m[0]
    ):
        return True
    if after and (
        _VOID.search(m["tail"])
        or _TWICE.search(text[: m.start()] + m[0][:-2])
        or re.search(r"不是$|并非$|不能说$|不敢说$|未必$|有$", m["mid"] + m["all"])
    ):
        return True
    if re.match(r"(?:的)?(?:声明|承诺书?|证明|材料)(?:还没|没|未|尚未|待)", rest) or re.match(r"(?:吗|么|呢)", rest):
        return True
    return bool(
        re.match(
            r",?(?:还|尚)?(?:不清楚|不确定|不知道|待核实|没核实|没查|存疑|不敢保证|说不准|未核实)", rest.lstrip("的")
        )
    )


def _exception(text: str) -> tuple[list[int], bool]:
    """The items a denial leaves out by number, and whether it leaves out what was told (除这件事外)."""
    m = re.search(r"除(?:了)?([^,;。]{1,20}?)(?:以外|之外|外|其余|其他|,)", text)
    if not m:
        return [], False
    numbered = re.search(r"(?:第?\(?[一二三四五]\)?项?[、和及至到]*)+项", m[1])
    return (numbers_in(numbered[0]), False) if numbered else ([], True)


def _items_of(text: str) -> tuple[list[int], bool]:
    text = re.sub(r"第?[六6]条", "", text)
    if any(m["others"] for m in _ITEMS.finditer(text)) or re.search(
        r"其余|其他(?:的)?(?:情形)?(?:都|均)?$|另外几", text
    ):
        return [], True
    m = _ITEMS.search(text)
    if not m:
        return [], False
    count = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
    if m["first"]:
        return list(range(1, count[m["f"]] + 1)), False
    if m["last"]:
        return list(range(6 - count[m["l"]], 6)), False
    return numbers_in(m["items"]), False


def _by_item(page: Page) -> Iterator[Said]:
    """第六条第（二）项：有 / 没有 / 不清楚."""
    for start, text in _sentences(page):
        if ("项" not in text and "(" not in text) or not re.search(
            r"[六6]条", page.text[max(0, start - 60) : start + len(text)]
        ):
            continue
        article = 6 if re.search(r"[六6]条", page.text[max(0, start - 60) : start]) else 0
        for m in _BY_ITEM.finditer(text):
            named = re.findall(r"第?([五六56])条", text[: m.end("six") if m["six"] else m.start()])
            article = (6 if named[-1] in "六6" else 5) if named else article
            if article != 6:
                continue
            before, said = text[max(0, m.start() - 10) : m.start()], m["said"]
            clause = re.split(r"[,;。]", text[: m.start()])[-1]
            if (
                _ASKED.search(before)
                or ASSUMED.search(clause)
                or re.search(r"(?:吗|么)$|算不算|是不是|是否", said)
                or re.search(r"除(?:了)?$", before)
            ):
                continue
            at, till = start + m.start(), start + m.end()
            value = ""
            if GUESSED.search(said) or re.match(
                r"(?:的)?(?:情形)?[:(]?(?:目前|还|尚)?(?:正在|在查|在调查|立案|被查|未核实|没填|待|调查中|空着|未填|还没)",
                said,
            ):
                value = PENDING
            elif re.match(
                r"(?:的)?(?:所列|规定)?(?:的)?(?:情形|情况)?[:(]?(?:也|都|均|全|是|为|经查|明确)*(?:没有|无|不存在|否|没)(?!写|填|查|核|说|提)",
                said,
            ):
                value = NO
            elif re.match(
                r"(?:的)?(?:所列|规定)?(?:的)?(?:情形|情况)?[:(]?(?:是|为|他|她)?(?:有(?!待|没)|存在(?!争议)|是(?!否|不)|属实|成立|已查实|查实)",
                said,
            ) or re.search(r"(?<!不)(?<!没)(?:存在|属于|构成|符合|有|犯了|触犯了?|涉及)(?:了)?$", before):
                value = (
                    YES
                    if not re.search(r"(?:不|没|未)(?:存在|属于|构成|有)$|没有$|未必|可能|认为|怀疑|涉嫌", before)
                    else ""
                )
            if value:
                yield from (Said(BARS[i - 1], value, at, till, "number", text) for i in numbers_in(m["items"]))


def _acts(page: Page, number: int, clause: Clause) -> Iterator[Said]:
    text = clause.text
    around = _around(page, number, back=True)
    ahead = _around(page, number, back=False)
    yield from _criminal(clause, around)
    if m := _ERROR.search(text):
        if _negated(text, m) or _form_no(text, m):
            yield _said(VIOLATION, NO_ERROR, clause, m)
        elif not _of_another(text, m):
            plain = "".join(
                c.text for c in page.clauses[max(0, number - 1) : number + 1] if c.sentence == clause.sentence
            )
            yield _said(VIOLATION, _state(ahead, around) if _BREACH.search(plain) else PENDING, clause, m, "act")
    if m := _GAIN.search(text):
        if _form_no(text, m) or _negated(text, m):
            if re.search(r"(?:不正当|不当)(?:的)?利益", text) and re.search(r"利用|职务|职责|职权|之便|谋取", text):
                yield _said(GAIN, NO, clause, m)
        elif not _of_another(text, m) and not re.search(r"退回|上交|拒收|拒绝|婉拒|交公", text):
            yield _said(GAIN, _state(ahead, around), clause, m, "act")
    if m := _ABUSE.search(text):
        if _negated(text, m) or _form_no(text, m):
            if _INTERFERE.search(ahead):
                yield _said(ABUSE, NO, clause, m)
        elif not _of_another(text, m):
            yield _said(ABUSE, _state(ahead, around) if _INTERFERE.search(around) else PENDING, clause, m, "act")
    if m := _LEAK.search(text):
        if _negated(text, m) or _form_no(text, m):
            if re.search(r"(?:企业|公司|商业)[^,;]{0,3}秘密", text) and re.search(
                r"(?:合作伙伴|客户|供应商|合作方)[^,;]{0,4}(?:信息|资料|秘密)", text
            ):
                yield _said(DISCLOSURE, NO, clause, m)
        elif not _of_another(text, m):
            whole = (
                _OUTSIDER.search(around)
                and _HARM.search(around)
                and not _TO_AUTHORITY.search(around)
                and not re.search(
                    r"没(?:有)?(?:造成|什么)?(?:损|后果)|未造成|没有损失|无损失|损失(?:不明|不清)|有没有损失|是否造成|没查出损失",
                    around,
                )
            )
            yield _said(DISCLOSURE, _state(ahead, around) if whole else PENDING, clause, m, "act")
    if m := _FORGED.search(text):
        if _negated(text, m) or _form_no(text, m):
            if re.search(r"损害", text) and _PARTNER.search(text) and _FIRM.search(text):
                yield _said(OTHER, NO, clause, m)
        elif not _of_another(text, m) and not re.search(r"(?:学历|文凭|证书|简历|职称|档案)", text):
            hurt = _hurt(around)
            yield _said(OTHER, _state(ahead, around) if hurt else PENDING, clause, m, "act")
    if (
        (m := _UNDER_WAY.search(text) or _RUMOUR.search(text))
        and not _of_another(text, m)
        and not re.search(r"没有?(?:人)?(?:举报|投诉|被|立案|接受)|无(?:举报|投诉)|从未被|未被|不在", text)
        and re.search(
            r"立案|调查|核查|举报|投诉|纪检|监委|公安|起诉|取保|拘留|逮捕|审查|留置|涉嫌|匿名|信访|检举", text
        )
        and not re.search(r"背景调查|尽职调查|民意调查|满意度调查|调查问卷", text)
        and not _reports(text)
    ):
        if not _CONFIRMED.search(ahead):
            yield from _pending(clause, m, around)
    elif (
        (m := _FINED.search(text))
        and not _negated(text, m)
        and not _of_another(text, m)
        and not re.search(r"公司(?:已)?(?:被|因)", text[: m.start()])
    ):
        yield _said(VIOLATION, PENDING, clause, m, "fined")


def _reports(text: str) -> bool:
    """Whether the person is the one who reports."""
    return bool(
        re.search(
            r"(?:向|到|去)[^,;。]{0,10}(?:举报|投诉|反映|检举)|(?:他|她)?(?:实名)?举报(?:过|了)(?:公司|企业|别人|前任|领导|供应商|同事)",
            text,
        )
    )


def _pending(clause: Clause, m: re.Match[str], around: str) -> Iterator[Said]:
    items = [fact for fact, words in _TOPICS if re.search(words, clause.text)] or [
        fact for fact, words in _TOPICS if re.search(words, around)
    ]
    if len(items) > 1 and VIOLATION in items and not re.search(r"事故|违法|刑|公安|市场监管|检察|法院", clause.text):
        items.remove(VIOLATION)
    for fact in items or BARS:
        yield _said(fact, PENDING, clause, m, "act")


def _criminal(clause: Clause, around: str) -> Iterator[Said]:
    text = clause.text
    m = _CRIME.search(text)
    if not m:
        return
    if re.search(r"不(?:是|属于|算|等于|构成)(?:受)?(?:刑事处罚|刑罚)", text):
        yield _said(VIOLATION, PENDING, clause, m, "act")
    elif re.match(r"[^,;。]{0,4}:(?:否|无|没有)", text[m.end() :]) or _negated(text, m):
        if re.search(r"刑事处罚|判刑|判过刑|刑罚|犯罪|前科|受过刑|刑事处分|服刑|坐牢", text):
            yield _said(VIOLATION, NO_CRIME, clause, m)
    elif re.match(r"[^,;。]{0,4}:(?:不|未|待)", text[m.end() :]) or _of_another(text, m):
        return
    elif (
        (_NOT_CRIME.search(around) and not re.search(r"终审|维持原判|已生效|判决生效", around))
        or _UNRELATED.search(around)
        or (_RUMOUR.search(text) and not _CONFIRMED.search(around))
        or GUESSED.search(text)
    ):
        yield _said(VIOLATION, PENDING, clause, m, "act")
    elif _ASKED.search(text[: m.start()]):
        return
    else:
        yield _said(VIOLATION, YES, clause, m, "act")


def _said(fact: str, value: str, clause: Clause, m: re.Match[str], note: str = "") -> Said:
    return Said(fact, value, clause.start + m.start(), clause.start + m.end(), note, clause.text)


_FAR = 12
"""Clauses looked at on either side."""


def _around(page: Page, number: int, *, back: bool) -> str:
    """The sentence a clause stands in, and the next where it goes on about the same matter."""
    clause = page.clauses[number]
    first = number
    while back and first and number - first < _FAR and page.clauses[first - 1].sentence == clause.sentence:
        first -= 1
    last = number
    while last + 1 < len(page.clauses) and last - number < _FAR:
        following = page.clauses[last + 1]
        goes_on = following.sentence == clause.sentence or (
            following.sentence == clause.sentence + 1
            and re.match(
                r"(?:但|不过)?(?:这|该|此|目前|现在|还|尚|正在|纪检|调查|公司(?:已|查|正|纪|还|认|调)|经|已|后来|最后|最终|结果|结论|案|至今|事后|原因|处分|属|查)",
                page.clauses[last + 1 if page.clauses[last].sentence == clause.sentence else last].text,
            )
        )
        if not goes_on or following.sentence > clause.sentence + 1:
            break
        last += 1
    return page.text[page.clauses[first].start : page.clauses[last].end]


def _state(ahead: str, around: str) -> str:
    """Whether an act stands confirmed or flatly stated, or only rumoured or under way."""
    if re.search(
        r"否认|不承认|不认可|喊冤|申诉|有争议|查无实据|不属实|子虚乌有|诬告|不成立|没有证据|证据不足|未查实|没查实|没有查实|未经证实|未证实|没有?(?:最后|最终|正式)?(?:下)?(?:定论|结论|结果)|尚无(?:定论|结论)|结论(?:还)?(?:没|未)",
        around,
    ):
        return PENDING
    if _CONFIRMED.search(around) and not re.search(
        r"(?:正在|还在|尚在|仍在|目前在)[^,;。]{0,6}(?:核实|调查|核查)", ahead
    ):
        return YES
    if _UNDER_WAY.search(ahead) or _RUMOUR.search(around) or GUESSED.search(around) or _UNDER_WAY.search(around):
        return PENDING
    return YES


def _negated(text: str, m: re.Match[str]) -> bool:
    before = re.sub(r"(?:未经|没有经过|没经过?|未获)[^,;。]{0,6}?(?:批准|许可|同意|授权|审批)", "", text[: m.start()])
    if re.search(
        r"(?:一概|都|全|均|也|从来|从|一件)(?:没有|没|无|不存在|未有|未发生)(?:过|干过|发生过?|有过|做过)?$",
        text[m.end() :],
    ):
        return True
    return (
        bool(_DENIED_ACT.search(before))
        and not _TWICE.search(
            before[:-1] if before.endswith("没") else re.sub(r"(?:没有?|未|无)[^,;]{0,6}$", "", before)
        )
    ) or bool(
        re.match(
            r"(?:的)?(?:事|行为|情况|记录|问题|经历|情形)?(?:一概|都|也|从来|从|均)?(?:没有|没|无|不存在|未有)(?!结论|定论|人)",
            text[m.end() :],
        )
    )


def _form_no(text: str, m: re.Match[str]) -> bool:
    """A line of a form answered 否: 受过刑事处罚：否."""
    return bool(re.search(r"^[^,;。]{0,24}(?::|\?)(?:否|无|没有|没)$", text[m.end() :]))


def _of_another(text: str, m: re.Match[str]) -> bool:
    before = text[: m.start()]
    return bool(
        _BY_OTHERS.search(before) or _KIN.search(before) or _SECOND_HAND.search(before) or _ASKED.search(before)
    )


def _hurt(around: str) -> bool:
    """Whether harm to both the firm and a partner is stated; harm to one alone is an open question."""
    m = re.search(r"(?:没有?|未|无)(?:造成|给|使)?[^,;。]{0,8}(?:损|亏|害)", around)
    return bool(
        not m
        and _HARM.search(around)
        and _PARTNER.search(around)
        and _FIRM.search(
            re.sub(r"(?:质检|检验|检测|咨询|认证|同行)公司|公司(?:已|查实|给|纪检|处分|发文|认定|调查)", "", around)
        )
    )


def settle(said: Sequence[Said]) -> dict[str, Settled]:
    """yes or no for each item that the statements settle."""
    acted = {s.fact for s in said if s.note in ("act", "number", "fined") and s.value in (YES, PENDING)}
    everywhere = next((s for s in said if s.fact == ANY and s.value == NO and (s.note != "this" or acted)), None)
    rest = next((s for s in said if s.fact == ANY and s.value == REST), None) if acted else None
    found: dict[str, Settled] = {}
    for fact in BARS:
        own = [s for s in said if s.fact == fact]
        admitted = next((s for s in own if s.value == YES), None)
        denied = next((s for s in own if s.value == NO), None)
        limbs = {s.value: s for s in own if s.value in (NO_CRIME, NO_ERROR)}
        if fact == VIOLATION and len(limbs) == 2:
            denied = denied or limbs[NO_CRIME]
        if admitted:
            if not denied and not (NO_CRIME in limbs and _CRIME.search(admitted.source)):
                found[fact] = Settled(YES, admitted)
        elif any(s.value == PENDING and not (s.note == "fined" and denied) for s in own):
            continue
        elif no := denied or everywhere or rest:
            found[fact] = Settled(NO, no)
    return found
