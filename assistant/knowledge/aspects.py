"""What kind of answer a question wants (how long, how much, who, whether …), and which kinds a clause can give.

No score tells a question that is merely on the topic from one the text settles; the asked aspect does. Everything
works on normalised text; topics are not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_N = r"[0-9一二三四五六七八九十百千几两多]"

# Tried on the text of one question; an aspect is asked when its pattern is found.
_ASKED: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "how_much": r"多少(?:钱|元|块|费|(?:\w{0,4})(?:津贴|补贴|费用?|奖金|经费|工资|资金|补助|奖励))|几(?:百|千|万)?(?:块钱|元)|几(?:百|千|万)块|费用?(?:是|要|交|大概|一共)?多少|价钱|价格|几(?:百|千|万)(?!名|人|家)|金额|数额|额度|(?:发|给|交|拿|领|罚|赔|补|奖)(?:到|上)?多少(?!名|人|次|天|年|分|家|材料)|(?:费|津贴|补贴|奖金|经费|工资|待遇|奖励|收费)\w{0,4}标准|多少.{0,3}封顶|缴费比例|how much",
        "how_long": r"多久|多长(?:时间)?|几(?:个)?(?:年|月|天|日|周|小时|学时|课时|工作日)(?!几|开始)|多少(?:个)?(?:年|天|月|日|周|小时|学时|课时|工作日)|(?:必须|至少|满|不少于|不低于|不超过)[^,。?]{0,6}?[0-9一二三四五六七八九十两]+个?(?:小时|学时|课时|天|月|周|工作日)|期限|有效期|(?<!在)任期(?!间|内)|聘期(?!间|内)|时限|保质期|一届|how long|how many (?:hours|days|years|months)|term of office|年限要求",
        "how_many": r"(?<!第)几(?:个|名|位|人|次|级|家|分|场|期|门|倍|成|批|档)(?!字)|多少(?:个(?!小时|月|工作日)|名|位|人|次|级|家|分|场|门|比例|平方|岁|条|项|页|字)|(?:必须|至少|不少于|不低于|不超过)[^,。?]{0,6}?[0-9一二三四五六七八九十两]+个?(?:人|名|位|次|场|平方米|平米)|人数|名额|上限|下限|频次|频率|比例|最多(?:能|可|有)?|多少[?？。]?$|至少(?:要|有|得|配)|面积|岁数|年龄|多大(?:年纪|岁数)?|how many|how often|one or more",
        "date": r"几月|几号|哪[一几两三]?天|什么日期|具体(?:日期|时间)|哪(?:一)?年|截止|when (?:is|will|does|did)|(?:什么时候|何时|几时|啥时候|啥时|什么时间)(?:\w{0,2})(?:报名|开班|举办|开始|办|申报|公布|截止|生效|施行|实施|起|颁布|出台|发布|考|开会|召开|交)",
        "when": r"什么时候|何时|几时|啥时候|啥时|什么时间|什么情况下|when\b",
        "procedure": r"流程|程序|步骤|手续|怎么(?:申请|报名|加入|参评|评选|领取|预约|缴|注册|补办|登记|申报|办理|办(?!公|[?？]?$|[,。])|入库|走|操作|提交|查询|查|续|变更|退出|认定|投诉|申诉|进(?!行)|评(?!价))|如何(?:申请|报名|加入|参评|评选|领取|注册|补办|登记|申报|办理|入库|提交|查询|变更|退出|投诉|申诉)|怎样(?:申请|报名|办|入库)|咋(?:申请|报名|办(?![?？]?$|[,。])|弄|入库)|补办|how (?:do|can|to|should)\b.{0,6}(?:apply|register|enrol)",
        "where": r"哪(?:里|儿)(?!错|不|写|规定|说|提)|在哪(?!写|规定|说|提|个|些|家|一|条|几|两|天|里|儿|项|款|方面|年|章|份)|什么地方|地址|网站|网址|(?<!履职)(?<!提供)(?<!工作)平台(?!指)|哪个(?:窗口|系统|app)|(?<![打来个通接])电话(?!里|来|问|催|说|通知|会)|联系方式|向哪|where\b(?! does it (?:say|state))",
        "document": r"(?:什么|哪些|啥|几份)(?:\w{0,4})(?:材料|文件|手续|凭据|凭证|证明|表格?|资料|证件|证据|票)|凭(?:什么|啥)(?=文件|材料|证|东西|凭据|入|进|纳|领|报|办|[?？]?$)|凭据|拿(?:什么|啥)(?:当|做|来|证)|(?:提交|交|准备)(?:哪些|什么|啥)|(?:什么|哪种|何种|啥)(?:形式|方式|样式)(?:发|提|通知|报)|表格|模板|样本|范本|格式",
        "authority": r"(?:哪个|哪家|哪些|什么|啥)(?:政府|行政|主管|市|监管)?(?:部门|单位|机关|机构|局)|主管(?:部门|单位|机关|是谁|的?是)|归(?:谁|哪)|找(?:谁|哪)|(?:由|被|让)?谁(?:\w{0,2})(?:批准|审批|审核|批|备案)|审批|批准|备案|向(?:谁|哪)|报(?:给|到)(?:谁|哪)|which (?:department|authority|body)|approv",
        "who": r"谁|哪(?:些|类|种|几)(?:人|岗位|职务)|什么(?:样的)?人|哪个人|啥人|\bwho\b|由.{1,4}(?:还是)",
        "consequence": r"后果|拿(?:他|她|我|我们|公司|企业)[^,。?]{0,3}(?:怎么办|怎么样|咋办|咋样)|会怎(?:么)?样|怎么(?:处理|处置|处罚|追究|罚|收场)|如何(?:处理|处罚|追究)|罚(?!款使用)|处罚|处分|责任(?!人|制)|追究|赔偿|违规吗|违法吗|what happens|penalt|punish",
        "standard": r"标准|怎(?:么|样)(?:算(?!了)|认定|判断|界定|衡量|才算)|如何(?:认定|判断|界定|衡量|算)|(?<!不)算什么|才算|资质|及格|合格线|(?:什么|啥)叫|算合格|细则|指标|criteria",
        "since": r"从(?:什么时候|何时|哪天|哪年|几时)|(?:什么时候|何时|哪天|几时|哪一?年|啥时候?)(?:\w{0,4})(?:生效|施行|实施|执行|起|颁布|出台|发布|加|有)|生效|施行|最早|哪年|effective|in force|take effect",
        "changed": r"改(?:了|成|为|动|过|到|掉|得|版)|修改|修订|新增|增加了|增加一条|新加|加(?:了|上去)|变化|变动|变了|调(?:到|成|整(?:到|为))|动过|跟着动|新旧|旧版|老版|旧的?第|老的?第|以前的?第|原来的?第|2011版|amend|revis|change",
        "clause": r"在?哪(?:里|儿)?(?:写|规定|说|提)|where does it (?:say|state)|哪(?:一|几)?(?:条|款|项)(?!件)|第几(?:条|款|项)|几条几款|出处|哪个条款|(?:什么|啥|有何)依据|条文(?:在|是)|which article|which clause",
        "why": r"为(?:什么|啥|何|嘛)|凭(?:什么|啥)(?!文件|材料|证|东西|凭据|入|进|纳|领|报|办|[?？]?$)|目的|意义|初衷|干嘛(?:要|搞)|图(?:什么|啥)|有(?:什么|啥)用|\bwhy\b|purpose",
        "difference": r"区别|不同|不一样|一回事|一样(?:吗|么|不)|差别|差异|关系|相同|difference|differ\b",
        "name": r"叫(?:什么|啥)(?:名)?|全称|文号|名称",
        "list": r"哪些|哪几|(?:什么|啥)(?:条件|要求|情形|情况|职责|权限|权力|权利|待遇|权益|资格|内容|活动|好处|任务|事)|哪(?:两|三|四)|都有(?:什么|啥)|列(?:出|举)|有什么|有啥|what are",
        "what": r"(?:什么|啥|含义|意思|指的|定义|讲的|讲啥|内容|怎么(?:规定|说|写|回事)|如何规定|干(?:什么|啥|嘛)|做(?:什么|啥))|介绍|解释|\bwhat\b",
        "whether": r"(?:[吗不没否]|(?<![什怎这那多])么)(?:[?？!。.,]|$)|吧(?:[?？]|$)|(.)不\1|有没有|能否|是否|可否|会否|必须|一定(?:要|得)|非(?:得|要)|可以|能|允许|行不|得(?:有|是|要)|要不|需要|强制|自愿|算|够格|够不|^(?:is|are|can|could|does|do|may|must|should|will|has|have)\b|\b(?:required|mandatory|must|allowed)\b|还是",
    }.items()
}

# An answer that lacks one of these is no answer, however close its topic.
STRICT = (
    "how_much",
    "how_long",
    "how_many",
    "date",
    "procedure",
    "where",
    "document",
    "authority",
    "standard",
    "name",
)

# Weaker readings of a question fall away when a more definite one is found.
_YIELDS = {"what": None, "whether": None, "when": ("date", "since"), "list": ("document", "authority")}

_SUPPLIED: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "how_much": rf"{_N}+(?:元|万元|%)",
        "how_long": r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:年(?!度|\d|[一二三四五六七八九十\d]+月)|个月|个?工作日|日内|天|学时|小时)(?!\d)",
        "how_many": r"(?:[0-9]{1,4}|[二三四五六七八九十]{1,3})(?:名|人|个|次|级|周岁|%)",
        "date": r"\d{4}年\d{1,2}月\d{1,2}日|公布之日",
        "when": r"有下列情形|\d{4}年|公布之日|年度|定期|及时",
        "authority": r"部门|局|政府|机关|机构",
        "who": r"部门|企业|局|首席质量官|由|人员|学员",
        "document": r"聘用书|文件|证书|证明|材料",
        "consequence": r"不得|解除|批评|处|调整|必要条件",
        "since": r"起施行|之日起",
        "changed": r"修改|增加一条|改为",
        "procedure": r"申请.{0,20}(?:提交|受理)|按照下列程序",
        "where": r"地址|网站",
        "standard": r"包括|是指|所称",
    }.items()
}
_ALWAYS = frozenset(("whether", "what", "list", "clause"))
# What a card calls when covers a date as well, and so on.
_ALSO = {
    "date": ("when", "since"),
    "when": ("date", "since"),
    "authority": ("who",),
    "who": ("authority",),
    "procedure": ("document",),
    "document": ("procedure",),
    "standard": ("what",),
}


# 前几年, 好几个, 几个工友……吗: some, not how many.
_INDEFINITE = re.compile(
    r"(?:前|好|这|那|过|头|近|最近|十|隔)几[个年月天日次名位条项家种]|几[个名位条项家种次年月天](?=.*(?:吗|行不行|能不能|可不可以|是否|对不对|[\u4e00-\u9fff]不|可以不|有依据没?|有没有依据|行得通)[?？。]?$)"
)
_COUNTS = re.compile(
    r"几|多少|多久|多长|期限|(?<!在)任期(?!间|内)|聘期(?!间|内)|时限|名额|人数|上限|下限|金额|数额|年龄|频次|比例|面积"
)


# 依据在哪里, 错在哪: no place is asked for, but what says so or what is meant.
_NO_PLACE = re.compile(
    r"(?P<what>依据|根据|原话|原文|条文|规定|出处|写|说法|道理|理由|差别?|体现|区别|不同|重点|关键|排|落|问题|毛病|错)(?:到底|究竟|具体|都|是)*在哪(?:里|儿)?"
)


def counts_vaguely(text: str) -> str:
    """Text without the 几个 that means some: 前几年, 几个工友想……吗."""
    return _INDEFINITE.sub("", text)


def asked(text: str) -> frozenset[str]:
    """The aspects a normalised question asks for; empty for a bare topic."""
    placed = _NO_PLACE.sub("", text)
    found = {name for name, pattern in _ASKED.items() if pattern.search(placed if name == "where" else text)}
    if (m := _NO_PLACE.search(text)) and m["what"] in ("依据", "根据", "原话", "原文", "条文", "规定", "出处", "写"):
        found.add("clause")
    for weak, stronger in _YIELDS.items():
        others = found - _YIELDS.keys() if stronger is None else found & set(stronger)
        if weak in found and others and weak != "whether":
            found.discard(weak)
    if (
        found & {"how_long", "how_many", "how_much"}
        and _INDEFINITE.search(text)
        and not _COUNTS.search(_INDEFINITE.sub("", text))
    ):
        found -= {"how_long", "how_many", "how_much"}
    if "date" in found and "how_long" in found and re.search(r"几[年月日]", text) is None:
        found.discard("how_long")
    return frozenset(found)


# Papers, formalities and perquisites of which a text either speaks or does not; near is not enough.
_FORMALITY = re.compile(
    r"述职|年报|月报|季报|公示|公告|公证|协议|承诺书|保证书|责任书|备忘录|押金|保证金|积分|学分|扣分|编号|电子版|电子证|口头|传真|邮寄|快递|短信|微信|公众号|小程序|二维码|"
    r"照片|身份证|户口本|社保|体检|发票|报酬|酬金|酬劳|劳务费|差旅|车补|报销|保险|编制|职级|年薪|股权|分红|副手|替补|备份|交接|回执|送达|公章|盖章|重开|重办|重签|换发|延期|"
    r"续聘|连任|年检|年审|吊销|注销|追认|补签|代签|委托书|科目|题型|题库|大纲|开卷|闭卷|笔试|面试|试用期|见习期|牌匾|挂牌|徽章|制服|名片|办公室面积|专车|弄丢|丢失|遗失|丢了|费用|财务审批|跳槽"
)


def formalities(text: str) -> frozenset[str]:
    """The papers, formalities and perquisites a normalised question names."""
    return frozenset(_FORMALITY.findall(text))


def without_asking(text: str) -> str:
    """What a normalised question is about, the words that ask for a strict aspect taken out."""
    for name in STRICT:
        text = _ASKED[name].sub(" ", text)
    return text


def strict(aspects: Iterable[str]) -> tuple[str, ...]:
    """Those of the aspects that an answer must supply, the most telling first."""
    wanted = set(aspects)
    return tuple(name for name in STRICT if name in wanted)


def supplied_by_text(text: str) -> frozenset[str]:
    """Which aspects the words of a clause (normalised) can answer."""
    return _ALWAYS | {name for name, pattern in _SUPPLIED.items() if pattern.search(text)}


def supplies(aspect: str, supplied: Iterable[str]) -> bool:
    """Whether an answer that gives `supplied` gives `aspect`."""
    has = set(supplied)
    return aspect in has or any(other in has for other in _ALSO.get(aspect, ()))
