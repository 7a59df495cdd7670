"""Whether a text is an appointment letter for this post, and which usual parts it lacks.

The regulation prescribes no form, seal or signer; the parts are those a reader of the letter looks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from assistant.flows.letter_review import phrases as grammar
from assistant.flows.letter_review.layout import Block
from assistant.knowledge.language import simplified

PARTS = ("被聘人", "现任职务", "任期", "职责", "权限", "报告关系", "行为规范", "考核与解聘", "签章", "日期")
"""The parts asked for, in the order they are reported."""

_POST = r"(?:(?<!优秀)(?<!副)(?<!助理)首席质量官(?!助理|办公室|秘书|候选|工作室)|(?<![a-z])cqo(?![a-z])|chiefqualityofficer)"
_APPOINTS = re.compile(
    rf"(?:聘任|聘请|聘用|聘|任命|委任|委派|委(?![员托])|派任|指派|任用|敦聘|指定|选聘|授权|明确|决定|同意|由|请|派)[^。;]{{0,60}}?(?:为|担任|兼任|出任|充任|充|(?<![聘委责信主])任|当|做)[^。;,]{{0,16}}?{_POST}"
    rf"|(?<!可以)(?<!不得)(?<!可)(?:担任|兼任|出任|任命为|聘为|聘任为)[^。;,首]{{0,16}}?{_POST}|(?:授权|授予|赋予)[^。;]{{0,20}}{_POST}[^。;]{{0,30}}(?:权限|职权|权力|权利|以下|下列|如下|各项)"
    rf"|(?:授权|委托){_POST}[^。;]{{0,40}}(?:负责|行使|参加|参与|代表|监管|审核|实施)|(?:聘任|任命|受聘|被聘|聘用|任职)(?:(?:岗位|职务|职位):?为?|:为?|为){_POST}|(?:你|您)(?:将|被|就)*(?:是|为|担任)[^。;,]{{0,10}}{_POST}|{_POST}(?:一职|一名|一位|职务|岗位)?,?由[^。;,]{{1,24}}(?:担任|出任|兼任)|(?:岗位|职务|职位)[^。;,]{{0,12}}(?:变更|调整|改)为[^。;,]{{0,6}}{_POST}"
    rf"|(?:appoint|appointed|appointment)[^。;]{{0,60}}{_POST}|(?:同志|先生|女士|就|便|即|正式|即日起|今天起|今日起|本月起|日起|现|,)(?:任|是|叫|做|当|兼|兼任|担任|出任)[^。;,]{{0,8}}{_POST}|(?:名义上|头衔|职务|名称|名字)[^。;,]{{0,4}}(?:叫|是|为){_POST}"
    rf"|(?:被授权人|受权人|被委托人|受托人|受任人|被聘(?:任|用)?人|被任命人|任职人)[^。;]{{0,40}}{_POST}|(?:^|[,:])(?!聘|拟)[^\W\d_]{{2,4}}(?:同志|先生|女士)?(?:\([^)]{{0,20}}\))?(?:为|任|兼任|担任)[^。;,]{{0,10}}{_POST}"
    rf"|(?:现|新)(?:岗位|职务|职位|任)[^。;,]{{0,4}}:{_POST}|{_POST}[^。;,]{{0,8}}交给?(?:了)?(?:你|您)|{_POST}(?:一职|这个?(?:职务|岗位|担子|活|位子))?[^。;,]{{0,4}}(?:你|您|[老小][一-鿿])[^。;,]{{0,3}}(?:当|做|干|挑|担|接|兼)"
    rf"|(?:来|去|由|请|让|推举|推选|选|选定|定)[^。;,]{{1,16}}(?:来)?(?:当|做|干|挑|任|担任|出任|接任|担当|担起){_POST}|{_POST}(?:一职|人选|职务)?(?:就)?(?:是|为|定为|确定为|:)[^。;,]{{1,16}}(?:同志|先生|女士)"
)
_KIND = re.compile(
    r"聘(?:任|用|请)?(?:书|函|信|通知|决定|合同|协议|表)|任命|任职|委任|授权|人事令|人事任免|岗位调整|职务调整|续聘|appointment|authori[sz]ation"
)
_FIELD = re.compile(
    rf"(?:职位|职务|岗位|position|post|appointee)[^。;:]{{0,10}}:[^。;]{{0,30}}{_POST}|兼(?:任)?{_POST}|{_POST}[^。;]{{0,4}}聘期"
)
_ADJUSTS = re.compile(
    rf"(?:调整|变更|增加|扩大|收回|补充|授予|明确|下放|赋予)[^。;]{{0,12}}{_POST}[^。;]{{0,12}}(?:权限|职权|权力|授权|分工)|{_POST}[^。;]{{0,8}}(?:权限|授权|职权|权力|分工)[^。;]{{0,10}}(?:调整|变更|补充)"
)
_TITLE = re.compile(
    rf"{_POST}[^。]{{0,8}}(?:聘任书|聘书|聘用书|任命书|任命文件|委任书|委任状|授权书|任命信|聘任决定|任命决定|任命通知|聘任通知|任职通知|任职决定)"
    rf"|(?:聘任|任命|聘用|授权|委任)[^。]{{0,30}}{_POST}(?!人才|制度)[^。工]{{0,6}}(?:决定|通知|通告|文件|函|书|信)"
)
_NOT_A_LETTER = re.compile(
    r"招聘|诚聘|培训(?:通知|班)|公示|推荐(?:表|函|信)|申请(?:书|表)|新闻|简报|报道|免职|解聘|解除聘任|免去|简历|倡议书|总结|述职报告|征求|候选人|贺信|请示|议案|提案|作废|遗失|解除|终止|撤销|辞职|辞呈|邀请函|调查|问卷|暂缓|推迟|取消|讲话|学习(?:材料|心得)"
)
_SELDOM_A_LETTER = re.compile(
    r"说明书|管理办法$|管理制度$|暂行办法$|方案$|劳动合同|首席质量官[^。]{0,4}(?:岗位)?职责$"
)
"""Such a paper may appoint too, when its title says so."""
_PLANNED = re.compile(
    rf"(?:拟|建议|推荐|提名|申请|能否|可否|是否|不再|免去|解除|辞去|撤销)[^。;,]{{0,20}}{_POST}|{_POST}[^。;,]{{0,8}}(?:另行|待定|空缺|职务自[^。]{{0,12}}解除)"
)
_TOLD = re.compile(r"据悉|日前|近日|去年|前年|曾经?(?:聘|任)|记者|假如|假设|倘若|例如|案例")
"""Somebody tells of an appointment; this paper does not make it."""
_BLANK = r"(?:〔[^〕]*〕|_{2,}|＿+|×{2,}|\[[^\]]*\]|【[^】]*】|x{2,}|…{2,})"


def is_letter(letter: tuple[Block, ...], *, named: bool = False) -> bool:
    """An appointment or authorisation of a chief quality officer, and not of another post only. `named`: it names the
    person appointed."""
    sentences = [f"{b.label}:{s.plain}" if b.label else s.plain for b in letter for s in b.sentences]
    if not sentences:
        return False
    if any(b.heading and re.fullmatch("《?南通市首席质量官暂行管理办法》?", b.plain) for b in letter):
        return False
    head = [b.plain for b in letter[:4]]
    titles = [b.plain for b in letter[:6] if b.heading or len(b.plain) <= 40]
    named_titles = [t for t in titles[:2] if not t.endswith("。")]
    if any(
        _NOT_A_LETTER.search(t) and not re.search("聘任书$|聘书$|任命书$|授权书$|[;、,](?:并)?(?:聘任|任命|聘用)", t)
        for t in named_titles
    ):
        return False
    if any(
        _SELDOM_A_LETTER.search(t) and not re.search("任命|聘任|聘用|委任|授权|变更|补充", t) for t in named_titles
    ):
        return False
    if any(re.search(r"^首席(?!质量官)[一-鿿]{1,5}官[^。]{0,6}(?:书|决定|通知)$", t) for t in head):
        return False
    if any(_TITLE.search(t) for t in titles):
        return True
    if named and any(
        re.search(rf"{_POST}[^。]{{0,6}}(?:任命|聘任|聘用|授权|委任|权限清单|权限表)", t) for t in titles[:3]
    ):
        return True
    if any(_ADJUSTS.search(t) for t in titles):
        return True
    if any(_KIND.search(t) for t in titles[:4]) and any(_FIELD.search(s) for s in sentences):
        return True
    joined = re.sub(
        r"(?<![。;:!?！？])\n", "", "\n".join(f"{b.label}:{b.plain}" if b.label else b.plain for b in letter)
    )
    statements = [s for s in re.split(r"[。;\n]", joined) if s]
    return any(_APPOINTS.search(s) and not _PLANNED.search(s) and not _TOLD.search(s) for s in statements)


def missing(
    raw: str, letter: tuple[Block, ...], names: tuple[str, ...], *, powers: bool, reports: bool
) -> tuple[str, ...]:
    """The parts of `PARTS` the letter lacks, in order. `powers`: whether any power is given as one, `reports`: whether
    第（一）项, which says to whom the officer reports, is given by its number."""
    text = "\n".join(f"{b.label}:{b.plain}" if b.label else b.plain for b in letter)
    filled = re.sub(rf"[^,。;\n]*{_BLANK}[^,。;\n]*", "", text)  # 聘期自〔日期〕起: a place left blank holds nothing
    raw = simplified(raw)
    lines = [line.strip() for line in raw.splitlines() if line.strip()]
    body = re.split(r"\n(?=[#*\s]*附件|[#*\s]*附[:：]|[-—=]{3,}\s*\n)", raw)
    tail = [line for part in body for line in [x.strip() for x in part.splitlines() if x.strip()][-6:]]
    tests: Mapping[str, Callable[[], bool]] = {
        "被聘人": lambda: bool(names) or _has_person(filled),
        "现任职务": lambda: _has_current_post(filled, names),
        "任期": lambda: _has_term(filled),
        "职责": lambda: bool(_DUTIES.search(text)),
        "权限": lambda: powers,
        "报告关系": lambda: reports or _reports(text, names),
        "行为规范": lambda: bool(_CONDUCT.search(text)),
        "考核与解聘": lambda: _is_appraised(text, names),
        "签章": lambda: (
            any(_SIGNED.search(_IN_FORCE.sub("", line)) for line in tail) or _company_line(tail) or _sender(lines)
        ),
        "日期": lambda: (
            any(_dated(line) for line in tail if not _TERM_LINE.search(line))
            or any(_DATE_LINE.search(line) for line in lines)
            or any(_SENT.search(line) for line in lines[:4])
        ),
    }
    return tuple(part for part in PARTS if not tests[part]())


_TERM = re.compile(
    r"(?:聘期|任期|聘任期限?|聘用期限?|任职期限?|任职时间|授权期限|有效期|期限)(?!满|内|间|届满)[^。;\n]{0,8}(?:[一二三四五六七八九十两0-9]|自|至|为|长期|同|与|随|不定|直至)|term(?:of|:)|foraperiodof|(?:聘|任)[^。;\n]{0,10}(?:[一二三四五两0-9]+)年(?:$|[,。;)(])|(?:先|试)(?:干|做|当)[^。;\n]{0,4}(?:年|月)|时间[^。;\n]{0,6}[一二三四五两0-9]+年|任职[一二三四五两0-9]+年|(?:干|做|当|任|担任|兼任?)到[^。;,\n]{2,10}|(?:先|暂)?定[一二三四五两0-9]+年|任职至|自[^。;\n]{0,16}(?:起)?[^。;\n]{0,4}(?:至|到)[^。;\n]{0,20}(?:止|日)|为期[一二三四五两0-9]+年|[0-9]{4}[.年/-][0-9]{1,2}[^。;,\n]{0,8}(?:至|到|-|—|~|–)+[0-9]{4}|(?:先干|干)[一二三四五两0-9]+年|[0-9]{4}年[^。;\n]{0,8}(?:至|到|-|—)[0-9]{4}年"
)
_DUTIES = re.compile(
    r"(?<![a-z])(?:responsibilities|duties)|分内事|本职工作|(?<!履行)(?:岗位|主要|工作|质量)?职责(?!范围外)|第十一条|工作内容|主要任务|工作任务|(?:承担|完成|做好)(?:以下|下列)[^。\n]{0,6}(?:工作|任务)|(?:主要|具体)?负责(?:以下|下列)"
)
_REPORTS = re.compile(
    r"(?:报告|汇报)[^。;,\n]{0,4}(?:先|均|都)?(?:送|呈|报|交)|(?:由|经)[^。;,\n]{2,10}转(?:呈|报)|有事直?接?[^。;,\n]{0,4}(?:找|跟|向|和)[^。;,\n]{0,4}(?:我|本人|总经理|总裁|老板)|report(?:s|ing)?(?:directly)?to|直接来?找|汇报给|上级[:是为]|(?:向|对)[^。;,\n]{0,6}(?:总经理|总裁|董事长|董事会|副总|厂长|领导|老板|本人|我)[^。;,\n]{0,4}负责|(?:向|找|对|给)[^。;,\n]{0,16}(?:报告|汇报)|(?:报告|汇报)(?:对象|关系|线|路径|给)|直接上级|直属上级|直接(?:报告|汇报)"
)
_CONDUCT = re.compile(
    r"第十四条|行为规范|职业道德|职业操守|廉洁|保守[^。\n]{0,12}秘密|保密|回避|利益冲突|不得泄露|泄露[^。;\n]{0,10}(?:秘密|信息)|conductof?|confidential|泄密|独立、审慎|行为准则|谋取|私利|收受|好处|回扣|秉公|诚信(?!经营|建设|体系|宣传|企业|文化|教育)|遵纪守法"
)
_APPRAISAL = re.compile(
    r"(?:不行|干不好|做不好|不合适|不称职)[^。;\n]{0,4}(?:就|即)?(?:换|撤|下|免|让位)|考核评价机制|(?:^|\n)(?:业绩)?考核(?:指标|办法|方式|评价)?(?::|\n|$)|考核不?(?:合格|称职)(?:后|的|者)?|解除(?:本)?(?:聘任|聘用|委任|授权|任命)|撤销(?:本)?(?:授权|任命|聘任)|收回(?:全部|本)?授权|终止(?:聘任|聘用|授权|任命)|(?:performance|annual)review|解聘|解除聘任|解除(?:其)?(?:聘|职务)|停止担任|(?:可|可以|予以|应当|将|即|自动|有权|随时)(?:免去|免除|免职|撤换|收回)|免去(?:其|首席质量官职务)(?!的?通知)|不能?胜任|不称职|撤换|调整岗位|第十五条|第十六条|扣减绩效"
)
_JUDGED = re.compile(
    r"(?:年度|履职|任期|聘期|每年|每半年|每季度|年底|年末|年终|定期)(?!质量计划|[^。;\n]{0,3}计划|[^。;,\n]{0,8}(?:各部门|车间|供应商))[^。;\n]{0,20}(?:考核|评价|考评|述职|评议)(?!、|计划)|(?:对|您|你|首席质量官|其)(?:的)?(?:工作|履职|业绩)?(?:情况)?[^。;,\n]{0,4}考核(?:由|结果|合格|不合格|优秀|每)|(?:接受|进行|组织|参加)[^。;\n]{0,16}(?:考核|评价|考评)"
)
_JUDGES_OTHERS = re.compile(
    r"部门|车间|供应|供方|计划|人才|课题|成果|竞岗|奖惩|奖罚|体系|产品|原材料|指标|目标|人员|员工|队伍|督查|建议|项目"
)
"""What the officer appraises by 第十二条, not how the officer is appraised."""
_SIGNED = re.compile(
    r"(?:签发|批准|核准|审批|授权|签署)(?:人)?[：:　\s]+\S{2,}|(?:General ?Manager|CEO|President|Signed|Signature)\b|盖章|公章|印章|[（(]章[)）]|签字|签名|签章|签发|授权人|(?:总经理|总裁|董事长|法定代表人|厂长|老板|经理|执行董事|[Cc][Ee][Oo])[：:　\s]+[一-鿿]{1,2}[　 ]?[一-鿿]{1,3}(?:$|[　\s（(])|[（(]印[)）]|签署"
)
_SPAN_AFTER = re.compile(
    r"\s*(?:[0-9一二三四五六七八九十]{0,3}\s*日?)?\s*(?:\([^)]*\))?\s*(?:起|前|后|止|至|到|以|之|开始|-|—|~)"
)
_SPAN_BEFORE = re.compile(r"(?:自|从|至|到|-|—|~)\s*$")
_IN_FORCE = re.compile(r"(?:签字|签署|签章|签发|签订|盖章|公章|印章|[、和或并及加])+(?:之日|后|日)[^。;]{0,4}")
"""自双方签字盖章之日起生效: when it takes effect, not that it is signed."""
_TERM_LINE = re.compile(r"[聘任]期|期限|有效期|term of|自.{4,14}起.{0,4}至")
_DATE_LINE = re.compile(
    r"(?:^|[\s|*_【])(?:签发|签署|发文|成文|生效|印发|授权|任命|落款|批准)?(?:日期|DATE|Date)[\s】*_]*[：:|][\s*_]*.{0,4}\d"
)
_DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* ?\d{1,2},? ?\d{4}|\d{4}年\d{1,2}月|[二〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月|[0-9０-９]{4}\s*[年./-]\s*[0-9０-９]{1,2}\s*[月./-]\s*[0-9０-９]{1,2}|[二〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)


def _is_appraised(text: str, names: tuple[str, ...]) -> bool:
    """Somebody appraises the officer; that the officer appraises departments or suppliers is a power."""
    officer = re.compile("|".join([*map(re.escape, names), "首席质量官|您|你|其|乙方|受聘人|履职"]))
    return bool(_APPRAISAL.search(text)) or any(
        _JUDGED.search(c) and (not _JUDGES_OTHERS.search(c) or re.search(rf"对[^,]{{0,6}}?(?:{officer.pattern})", c))
        for c in re.split(r"[。;\n]", text)
    )


def _has_term(text: str) -> bool:
    """A term of the post; from when to when a plan runs is none."""
    return any(
        _TERM.search(s) and (re.search("聘|任|授权|有效期|时间", s) or not re.search("计划|目标|方案|预算|指标", s))
        for s in re.split(r"[。;\n]", text)
    )


def _reports(text: str, names: tuple[str, ...]) -> bool:
    """To whom the officer reports, not who reports to the officer."""
    told = "。".join(s for s in re.split(r"[。;\n]", text) if not grammar.to_reader(s) and not grammar.promises(s))
    return any(not any(n in m[0] for n in (*names, "首席质量官", "其")) for m in _REPORTS.finditer(told))


def _dated(line: str) -> bool:
    """A day the paper bears, not one from which or until which something holds."""
    return any(
        not _SPAN_AFTER.match(line, m.end()) and not _SPAN_BEFORE.search(line, 0, m.start())
        for m in _DATED.finditer(line)
    )


def _has_person(text: str) -> bool:
    return bool(
        re.search(
            rf"(?!{_BLANK})(?<![聘任命请权])(?!聘任|任命|聘请|授权|委任|任同|聘同)[一-鿿]{{2,4}}(?:同志|先生|女士)|你|您|首席质量官[一-鿿]{{2,4}}\((?:现|原)?任|(?<![a-z])(?:mr|ms|mrs|dr)\.?[a-z]|(?:聘|聘任|任命|委任)[^。;,\n]{{0,12}}[a-z]{{3,}}[^。;,\n]{{0,12}}(?:为|任|兼)",
            text,
        )
    )


_POST_NAME = r"(?:副总经理|副总裁|副总|总经理助理|总裁助理|部长|经理|主任|总监|总工程师|总工|厂长|处长|科长|院长|所长|助理|主管|工程师|负责人|总质量师|manager|director|president)"
_CURRENT = re.compile(
    rf"现任(?:职务)?:?(?!{_BLANK})[^。;,\n)]{{2,}}|(?:现在|目前|眼下|如今)[^。;,\n]{{0,10}}{_POST_NAME}|(?:原任|原|现|所任|行政|本|现行|目前)职务?:?(?!{_BLANK})[^。;,\n]{{0,16}}{_POST_NAME}|以[^。;,\n]{{0,10}}{_POST_NAME}(?:的)?身份|由[^。;,\n]{{1,14}}{_POST_NAME}(?:转任|调任|升任|改任)|兼任"
    rf"|(?:现为|现是|现在是|系|目前(?:是|任|担任)|时任|原任|原系|仍任|继续担任|继续任)[^。;,\n]{{0,14}}{_POST_NAME}|{_POST_NAME}(?:\([^)]*\))?(?:一职|职务|岗位)?(?:保持)?(?:不变|继续保留|保留|不再变动)|(?:职务|岗位)[:：][^。;,\n]{{0,14}}{_POST_NAME}"
)
_NO_PLACE = r"向|对|负责|经|由|受|报|授权|参加|直接"


def _has_current_post(text: str, names: tuple[str, ...]) -> bool:
    if _CURRENT.search(text):
        return True
    title = "(?:同志|先生|女士)?"
    return any(
        re.search(
            rf"{_POST_NAME}[、,:]?(?:兼[^。;,\n]{{0,10}})?{re.escape(n)}|{re.escape(n)}{title}[(,](?:(?!{_NO_PLACE})[^)。;,\n]){{0,16}}{_POST_NAME}",
            text,
        )
        for n in names
    )


_SENT = re.compile(r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?\s*\d{1,2}[:：]\d{2}")
"""The day and hour a message was sent."""


def _sender(lines: list[str]) -> bool:
    """A message signed with the bare name of whoever sent it."""
    found = re.fullmatch(r"[—\-–\s]*([一-鿿]{2,4})", lines[-1]) if lines else None
    if not found:
        return False
    sent_by = re.compile(rf"(?:发件人|总经理|总裁|厂长|董事长)[：:\s]*[^\n]{{0,6}}{found[1]}|^{found[1]}\s*[（(]")
    return any(sent_by.search(line) for line in lines[:-1])


def _company_line(tail: list[str]) -> bool:
    return any(
        re.fullmatch(
            r"[^。，；：]{2,30}(?:公司|厂|集团|企业|中心|合作社|研究院|事业部)[　\s]*(?:董事会|党总支|党委|总裁办|总经办|总经理办公室|人力资源部)?(?:[　\s]+\S{6,14})?",
            line.strip("*_ "),
        )
        for line in tail
    )
