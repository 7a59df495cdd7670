"""Questions about what the 2020 notice changed: how they are put, and which of its answers each one wants.

Works on the wording, on the citations in it and, where the article is named by topic alone, on the clause the
matcher finds for that topic. What is then said comes from `history`; nothing here words an answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.errors import NoSuchClauseError
from assistant.knowledge import premises
from assistant.knowledge.answer import Answer
from assistant.knowledge.citation import NOTICE, REGULATION, Citation, Reference
from assistant.knowledge.history import History
from assistant.knowledge.numerals import parse_numeral
from assistant.knowledge.question import Question, is_thin, without_references

_CHANGES = re.compile(
    r"2020年?(?:版|的|这次|那次)?|通知|修订|修改|改(?:了|成|为|动|过|到|版)|新增|增加了?[^,。]{0,3}条|动过|跟着动|调(?:到|成|整(?:到|为|成))|新旧|旧版|老版|新版|旧的?第|老的?第|以前的?第|原来的?第|2011年?版|amend|revis"
)
# The amendment itself, as an event or a thing: not a year in somebody's story.
_AMENDING = re.compile(
    r"(?:(?<!\d)20|2020)年?(?:的|那次|这次|那回|这回|以?后|起|一)*(?:改|修|把|将|新(?!来|聘|任)|增|加|添|调整|换|动|通知)|修订|修改(?:后|了|时|过|成|的(?!聘)|之后|以后|通知|办法)|(?:这|那)(?:次|回)(?:改|修|调整)|"
    r"通知(?:的?第|里|对|把|将|中|上)|新版(?:的?第|里|中|办法|条文|,)|改版(?:后|以后)|amend|revis"
)
_OLD_TIME = r"(?:原来|以前|之前|原先|本来|早先|早年|过去|从前|旧版|老版|老文件|旧文件|老办法|旧办法|老本子|修改前|修订前|改前|改版前|2011年?(?:版|的)?|old|former|original|previous)"
# Which number an article had: asked of a present article or of a topic.
_OLD_NUMBER = re.compile(
    rf"{_OLD_TIME}[^,。?]{{0,10}}?(?:(?:第)?几条|第几(?!位|名|次)|几号|编号|条号|哪一?条|排(?:第|老)?几|老几|多少(?:条|号))(?!位|名|次)|(?:由|从)(?:旧的?|老的?)?(?:第几条|哪一?条)(?:改|挪|换|变|来|搬)"
)
_NEW_PLACE = re.compile(
    r"第几条|哪(?:一)?条|排(?:第)?(?:几|在)|调到|变成|(?:改|换|挪|搬|变|移|排)(?:成|为|到|去|做)?(?:了)?(?:第)?[几哪]|对应|(?:新|现在)的?(?:编号|条号|号)|现在|到哪|挪|去哪|跑哪|搬|如今|相当于|became|become|now|renumbered"
)
_OLD_TEXT = re.compile(r"原文|原话|怎么写|怎么规定|怎么说|内容|写的|规定(?:了)?(?:什么|啥)|讲(?:的)?(?:什么|啥)|要求")
_CHANGED = re.compile(r"改|修|动过|变|增|新")
_BEFORE = re.compile(
    r"(?:修改|修订|改)(?:之)?(?:前|以前)|2011年?版|旧版|老版|原版|2020年(?:之前|以前)|原来(?:的)?(?:办法|规定|条文|是怎么|怎么|写)"
)
# 第十五条改为第十七条, 原来是第九条, 由第七条改来: the number is the old one, though no 旧 stands at it.
_MOVED_ON = re.compile(
    r"^\s*(?:(?:现在|后来|,|已经|被|是不是|都)\s*)*(?:改为|改成|改到|改作|挪到|挪成|挪去|调到|调成|变成|变为|换成|换到|搬到|搬去|移到|跑到?|成了)(?:了)?\s*(?:第|[0-9一二三四五六七八九十]|几|哪)|^\s*(?:现在|如今)?(?:挪|搬|跑)(?:到|去|哪)|^\s*(?:became|become|was renumbered|moved to)"
)
_STOOD_AT = re.compile(
    rf"{_OLD_TIME}(?:我们|咱们?|公司|厂里|一直|都|所)*(?:是|在|叫|排|写|属于|放|里|的|中|那|按|依|引用|为|版|印)*\s*$"
)
_MOVED_FROM = re.compile(r"(?:由|从)(?:原来的?|旧的?|老的?)?\s*$")
_MOVES = re.compile(r"改|挪|换|变|移|搬|来的?$")
_STAYED = re.compile(r"(?:还|仍|依旧|照旧|一直)(?:然|旧|都)?(?:是|在|叫|放|写|排|标)*(?:在|的)?\s*$")
_PRESENT = re.compile(r"(?:现在|现行|如今|新版|目前|2020年?版?)(?:的|是|办法|文本|里|也|还|中|那|叫)*\s*$")

_CLAUSE_WORD = r"(?:条文|条款|规定|[那这哪]一?条|那块|那部分|那几条|一条)"
_WHAT_CHANGED = re.compile(
    r"改(?:成|为|了|动)(?:什么|啥|哪|怎)|(?:怎么|如何|咋)(?:改|修改|变)|改(?:成)?(?:什么样|啥样)|(?:有|做)(?:了)?(?:什么|啥|哪些)(?:修改|变化|改动|变动|调整)|动过|改动(?:大|多)|变化"
)
_WHETHER_CHANGED = re.compile(
    r"(改|动|变|修|换)[没不]\1|(?:改|动|变|修)(?:过|了|动)(?:没有?|吗|不|么|没)|有没有(?:改|动|变|修)|(?:改|动|变|修)过(?=[?？。]?$)"
)
_RENUMBERED = re.compile(
    rf"(?:换了?|改了?|变了?)(?:个)?(?:条)?号|(?:条号|序号|编号)(?:[^,。?]{{0,4}})(?:变|改|换|挪|动)|从(?:第)?几(?:条)?(?:换|变|改|挪|搬)到?(?:了)?(?:第)?几|{_CLAUSE_WORD}[^,。?]{{0,6}}(?:挪|搬)"
)
_WHEN_ADDED = re.compile(
    r"(?:哪|什么时候|何时|几时|啥时).{0,4}(?:年|时候)?.{0,3}(?:加|增|改|写进|有的)|(?:新加|新增|后加|增加|加上去)的?(?:吗|么|吧|[?？]|还是)"
)
_TALK = re.compile(
    rf"2020年?|(?<!\d)20年|{_OLD_TIME}|这次|那次|通知|修订|修改|改成|改为|改了|改动|[改动变修换][没不过][改动变修换]?|改|新增|增加|加上去|加上|加|变化|变成|变|什么样|啥样|怎么样|哪年|一年|年|次|版|新|旧|哪些|地方|内容|条文|条款|主要|方面|多少|从?(?:第)?几|处|点|后|前|以前|之|与|相比|[那这]一?条|那部分|那块|对比|2011|换了?号|条号|编号|序号|换到|挪|搬|号码|号|讲|排|现在|到|去|为"
)
_ADDITIONS = re.compile(
    r"(?:新增|增加|新加|新添|多出|多了|塞进|加进|添加?|全新|凭空|补进|冒出|新写)[^,。?]{0,8}(?:哪(?:几|两|些|二|2)?(?:个)?条|几条|(?:两|2)条(?:是|叫|新)|哪几个条)|哪(?:几|两|些|二|2)?(?:个)?条(?:款|文)?[^,。?]{0,8}(?:新增|新加|全新|新的|增加|新添|加的|多出|以前没有|原来没有)|"
    r"哪一?条[^,。?]{0,6}增加|(?:which|what)[^.?]{0,24}(?:articles?|provisions?|clauses?)[^.?]{0,30}(?:new|add|inserted)|(?:new|added|additional) (?:articles|provisions|clauses)"
)
_ADDED = re.compile(
    r"新增|增加|新[加添写]|多出|多了|塞进|加进|添加?|全新|凭空|补进|冒出|进去|来|第?(?:哪|几|两|2|二)(?:几|两|些|二|2)?个?条(?:款|文)?|以前没有|原来没有|新的|管|讲"
)
_GONE = re.compile(r"(?<![没未])(?:删|取消|去|拿|废|砍)(?:掉|除|去|了)|取消")
_COUNTS_ADDED = re.compile(
    r"(?:新增|增加|新加|新添|多出|加|添)(?:了)?(?:的)?(?:只有|有)?([一二两三四五六七八九十0-9]{1,2})(?:个)?条(?!线)"
)
_CLAIMS_NEW = re.compile(
    r"^(?:[^,。?]{0,6})(?:是|也是)?(?:2020年?|这次|那次|修订|通知)?(?:时|后)?(?:新增|新加|新添|增加|后加|加进)"
)
# Since when the changes apply: the thing changed and the question of its date.
_AMENDED_THING = re.compile(
    r"改(?:的|了|过|完|动|好)|修改|修订|新增|新加|新添|翻新|通政办规|2020年?的?(?:内容|通知|版|新规|那些)|新规矩|新内容|amend|revis"
)
_SINCE = re.compile(
    r"(?:从|打|自|由)(?:什么时候|何时|哪一?[天年日]|几时|几号|啥时候?|[_\s]{1,})[^,。?]{0,8}(?:算|起|生效|施行|执行|管用|作数|有效|开始|用)?|(?:什么时候|何时|哪一?[天日年]|几时|几号|啥时候?)(?:开始|起|才)?(?:生效|施行|算数|作数|管用|执行|起算)|自[_\s]*起施行|"
    r"起算|(?:生效|施行)(?:时间|日期|日)|(?:一公布|发了|公布了?|当天|马上)(?:就|马上|立即|即)*(?:管用|生效|施行|算数|执行)|take effect|took effect|in force|effective"
)
_NOT_IN_FORCE = re.compile(
    r"分别|各自|原来|当初|最初|最后一条|末[一尾]?条|一样|不同|差别|一回事|各从|各是|区别|第二十条|办法和|和办法|办法本身|聘的|任命的|在任|现在还|废止|审议|开会|会议|公布(?:日期|的日期|于哪)|最早|首次|溯及|以前的事|聘用?书|任命书|授权书|合同|证书|我们(?:公司|厂)?的?制度"
)
_STARTS = re.compile(
    r"(?:从|自|打|由)?(?P<when>20[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?)[^,。?]{0,6}?(?:起|开始|算|生效|施行|有效|执行)"
)


def is_about_changes(text: str) -> bool:
    """Whether normalised text speaks of the 2020 changes."""
    return bool(_CHANGES.search(text))


def answer(asked: Question, history: History) -> Answer | None:
    """The answer where the wording alone, with the articles it names by number, decides it; else None."""
    if not history.notes.amended_by:
        return None
    if points := _points(asked, history):
        return history.point(points)
    if found := _of_the_whole(asked, history):
        return found
    references = _aged(asked)
    old = [r for r in references if r.old]
    now = [r for r in references if not r.old]
    if old:
        if _asks_wording(asked.text):
            return history.old_wording(old[0])
        if _NEW_PLACE.search(asked.text) or now or len(asked.text) < 16:
            claimed = _resolved(now[:1], history) if len(old) == 1 else None
            return history.new_place(old, claimed[0] if claimed else None)
        return None
    cites = _resolved(now, history)
    if not cites:
        return None
    if _OLD_NUMBER.search(asked.text):
        return history.old_numbers(cites)
    if _BEFORE.search(asked.text):
        return history.old_wording(now[0])
    if _claims_new(asked, now) and (other := next((c for c in cites if c.to_article not in history.added), None)):
        return history.not_added(other.to_article)
    plainly = asked.english or is_thin(_talked_of(asked))
    return history.changed(cites) if _asks_change(asked) and plainly else None


def _asks_change(asked: Question) -> bool:
    about = is_about_changes(asked.text) and _CHANGED.search(asked.text)
    return bool(about or _RENUMBERED.search(asked.text))


def _talked_of(asked: Question) -> str:
    """What is left of a question without its citations and the words for changing."""
    return _TALK.sub("", without_references(asked.text, asked.references))


def follows(asked: Question) -> bool:
    """Whether a question asks for a number or a change and leaves the article to the question before it."""
    wants = re.search(
        r"(?:新|旧|老|原来|以前|现在)的?(?:编号|条号|号|排第几|是?第几条)|第几条|条号|改[没了]", asked.text
    )
    return bool(wants) and not asked.references and is_thin(_TALK.sub("", asked.text))


def topic(asked: Question) -> str | None:
    """What a question about a change is about, where it names a topic (任职条件改成什么样) and its change is asked."""
    if any(r.part == REGULATION and not r.old for r in asked.references):
        return None
    number = _OLD_NUMBER.search(asked.text)
    if _BEFORE.search(asked.text) and not number:
        return None
    marked = is_about_changes(asked.text) or re.search(_CLAUSE_WORD, asked.text)
    wants = (
        (is_about_changes(asked.text) and _WHAT_CHANGED.search(asked.text))
        or (marked and (_WHETHER_CHANGED.search(asked.text) or _RENUMBERED.search(asked.text)))
        or number
        or _WHEN_ADDED.search(asked.text)
    )
    left = _talked_of(asked)
    return left if wants and len(left.strip()) > 1 and not is_thin(left) else None


def of_topic(near: Sequence[Citation], history: History) -> Answer | None:
    """The answer to such a question, `near` being the topic's provisions; None where none of them was amended."""
    made = history.notes.amended_by
    article = next((c.to_article for c in near if not c.part_rank and c.article), None)
    if article not in made:
        article = next((a for a, point in made.items() if point in near), None)
    return history.changed([article]) if article else None


def stayed(asked: Question) -> tuple[str, int] | None:
    """A topic and the article it is believed to stand in still (培训那条还在第九条吧)."""
    named = [r for r in asked.references if r.part == REGULATION and not r.old]
    if len(named) != 1 or not _STAYED.search(asked.typed[: named[0].start]):
        return None
    left = _talked_of(asked)
    return None if is_thin(left) else (left, named[0].article)


def still_there(near: Sequence[Citation], believed: int, history: History) -> Answer | None:
    """The answer where that belief is of before 2020, `near` being the topic's provisions; else None."""
    article = next((c.to_article for c in near if history.numbers.get(c.to_article) == believed), None)
    if article is None or article.article == believed:
        return None
    return replace(history.changed([article]), corrects=f"{history.notes.title(article)}还在{Citation.of(believed)}")


def fronted(asked: Question, found: Answer, history: History) -> Answer:
    """An answer to one who asks of the amendment: the point that made its article comes first. Where an article is
    named and the answer found is about another, what happened to the named one."""
    if _BEFORE.search(asked.text) or found.corrects:
        return found
    named = [r for r in asked.references if r.part == REGULATION and r.article and not r.old]
    if _asks_change(asked) and (cites := [c.to_article for c in _resolved(named, history)]):
        near = {*cites, *(history.notes.amended_by.get(c) for c in cites)}
        if found.outcome != "answer" or found.citations[0].to_article not in near:
            return history.changed(cites)
    elif not _AMENDING.search(asked.text):
        return found
    denied = any(_GONE.search(statement) for statement in premises.asserted(asked.text))
    return history.fronted(found, gone=denied) if found.outcome == "answer" else found


def _of_the_whole(asked: Question, history: History) -> Answer | None:
    """Questions about the amendment as a whole: since when it applies, which articles are new."""
    statements = premises.asserted(asked.text)
    about = bool(_AMENDED_THING.search(asked.text)) and not _NOT_IN_FORCE.search(asked.text)
    year = f"{history.amended_on[0]}年"
    for statement in statements:
        starts = _STARTS.search(statement)
        if starts and about and not starts["when"].startswith(year) and _AMENDED_THING.search(statement):
            return history.in_force(f"从{starts['when']}起算")
        counted = _COUNTS_ADDED.search(statement)
        if counted and is_about_changes(asked.text):
            number = parse_numeral(counted[1].replace("两", "二"))
            if number and number != len(history.added):
                return history.additions(number)
    if any(r.part == REGULATION and r.article for r in asked.references):
        return None
    if asked.english and _ADDITIONS.search(asked.typed):
        return history.additions()
    if _ADDITIONS.search(asked.text) and is_thin(_TALK.sub("", _ADDED.sub("", asked.text))):
        return history.additions()
    if about and _SINCE.search(asked.text):
        return history.in_force()
    return None


def _points(asked: Question, history: History) -> list[Citation]:
    """The points of the notice a question names, where it asks no more than what they do."""
    named = [r for r in asked.references if r.part == NOTICE and 0 < r.article < Citation.CLOSING]
    if not named or len(named) < len(asked.references):
        return []
    rest = re.sub(r"干嘛|讲|说|动|干|做|关于|对应|针对", "", _talked_of(asked))
    return _resolved(named, history) if is_thin(rest) else []


def _claims_new(asked: Question, references: Sequence[Reference]) -> bool:
    """Whether an article named by number is said to be new."""
    statements = "".join(premises.asserted(asked.text))
    after = asked.typed[references[0].end :]
    return bool(statements) and bool(_CLAIMS_NEW.search(after)) and not re.search("不是|没", after[:6])


def _aged(asked: Question) -> list[Reference]:
    """The articles a question names, each marked old where its wording says so."""
    text = asked.typed
    found: list[Reference] = []
    for reference in asked.references:
        if reference.part != REGULATION or not reference.article:
            continue
        before, after = text[: reference.start], text[reference.end :]
        old = reference.old or (
            not _PRESENT.search(before)
            and bool(
                _MOVED_ON.search(after)
                or _STOOD_AT.search(before)
                or (_MOVED_FROM.search(before) and _MOVES.search(after))
            )
        )
        found.append(replace(reference, old=old))
    return found


def _resolved(references: Sequence[Reference], history: History) -> list[Citation]:
    try:
        return [history.text.resolve(r) for r in references]
    except NoSuchClauseError:
        return []


def _asks_wording(asked: str) -> bool:
    return bool(_OLD_TEXT.search(asked)) and not _NEW_PLACE.search(asked)
