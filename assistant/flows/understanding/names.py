"""Where a text names somebody: full names, forms of address (王部长, 李工, 小陈), foreign names.

There is no dictionary of given names: a surname, the words before and the words after must fit. Who of those named
is meant as a candidate is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from assistant.flows.understanding import rare_names
from assistant.flows.understanding.naming import NEVER_GIVEN, Naming
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.posts import Post
from assistant.flows.understanding.words import one_of, words

_NO_NAME_AT_ALL = frozenset("的了吗呢吧啊嘛呀呃是不没都也有和与及或等当任做干报考说让推聘兼拟")
_SELDOM_LAST = frozenset(
    "是有和能想个多年月日现原曾已也都会今去最当够符向到满入前后就其者或法无未更好着过以所评升质管理经正来本工代"
)
_LABEL = re.compile(
    r"(?:姓名|(?:候选|人选|分别)有|如果|只要|要是|假如|写|据|名字|候选人|人选|对象|名叫|叫|叫做|推荐|提名|推选|拟聘任?|聘任?|聘请|请|让|选|同意|其中|另外|还有|以及|包括|是|位|个|同志|名|:|、|和|与|及|跟|或|还是|比|的|一是|二是|三是|[0-9][.、)]|[①-⑳]|\)|\(|给|叫[他她]|帮|替|把|由|对|关于|向|为|看看|评估|除了|只有|至于|[谈问聊看见选推]了|说|称|反映|举报|问问|问|查|现|想让|老板|同事|领导|本人|弟弟|哥哥|姐姐|妹妹|儿子|女儿|同学|侄子|外甥|女婿|下属|徒弟|助手|手下|秘书|妻子|丈夫|部下|亲戚|经理|-|审核员|咨询师|讲师|部员|工程师|高工|博士|硕士|教授|专家|顾问|原|我|[ABC甲乙丙丁]:?|下|核)$"
)
_ALSO_WORDS = frozenset({"长孙", "东方", "百里", "司空", "太史", "南宫", "即墨", "西门", "贺兰", "段干", "闻人"})
"""Double surnames that are also places or words."""
_SIMPLE_BREAK = frozenset(",;。!?…\n、():/的-")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lists = words()
    follow = re.compile(rf"(?:{one_of(lists.follow)}|[0-9A-Z])")
    bold = "".join(sorted(lists.surnames - lists.shy))
    timid = "".join(sorted(lists.shy - lists.never_addressed))
    address = re.compile(
        rf"(?P<s>[{bold}]|(?:^|(?<=[,;。:\n和与、位是])|(?<=候选人)|(?<=人选))[{timid}](?=副?(?:总|部长|经理|主任|厂长|科长|处长|师傅|老师)(?:[,:;。、(和与是也都本大硕博做管干今现想的]|$))|{one_of(lists.double)})(?P<a>{one_of(lists.address)})(?!程(?!师)|作|艺|资|地|商|序|段|业|具|龄|厂|会(?!计)|人|部(?!门)|公司|理助理|结|是要|共|体|数|量|额|之|体上|的来|裁助理(?=[\u4e00-\u9fff]))"
    )
    nick = re.compile(
        rf"(?P<p>小|老|阿|(?:^|(?<=[,;。:\n、和与是]))大(?=[{bold}](?:[:,是和与、(]|现)))(?P<s>[{''.join(sorted(lists.surnames))}])(?P<a>师傅|工|总|经理|部长|主任)?"
    )
    full = re.compile(rf"(?P<s>{one_of(lists.double)}|[{''.join(sorted(lists.surnames))}])(?=[\u4e00-\u9fff])")
    return follow, address, nick, full


_NICK_STOP = re.compile(
    r"小(?:时|组|学|于|计|项|结|区|广|单|明星|古|满|成|应|关|节|党|商|路(?!工)|[金白米康平高安石文车牛龙雷沙花洪](?![,:;。、(是也现都和与]))|老(?:区|虎|师|总|板|家|员|厂|外|是|党|国|广|单|干|成|古|化|本|乡|同|公|时|高级|毛病|牌|连)|阿(?:里)"
)


def find(page: Page, posts: Iterable[Post]) -> list[Naming]:
    """Every naming in order; a name known from one place is found again in every other."""
    after_post = {post.end: post for post in posts}
    before_post = {post.start for post in posts}
    found: dict[int, Naming] = {}
    taken = bytearray(len(page.text))
    for naming in (
        *rare_names.surnamed(page),
        *_addresses(page, after_post),
        *_nicks(page, after_post),
        *_fulls(page, after_post, before_post),
        *rare_names.uncommon(page, after_post),
        *rare_names.latins(page),
    ):
        if not any(taken[naming.start : naming.end]) and naming.name[-1] not in "族姓":
            found[naming.start] = naming
            taken[naming.start : naming.end] = bytes([1]) * (naming.end - naming.start)
    found |= {n.start: n for n in rare_names.alongside(page, found) if not any(taken[n.start : n.end])}
    short = {n.name for n in found.values() if n.full}
    for at, n in list(found.items()):
        # 孙涛来当 beside 孙涛本科: the shorter name is the one that recurs.
        # 孟飞行吗: 行 asks.
        asked = n.name[-1] in "行成" and page.text[n.end : n.end + 1] in ("吗", "不", "么")
        if n.full and len(n.name) == 3 and (n.name[:2] in short or asked):
            found[at] = Naming(n.start, n.end - 1, n.name[:2], n.surname, full=True)
    lasting = {n.name: n for n in found.values() if n.full or n.name[0] in words().shy | {"老", "小"}}
    for known in lasting.values():
        at = page.text.find(known.name)
        while at >= 0:
            end = at + len(known.name)
            # 手续简单 beside 经理简单: a name that is a word recurs only where a name can begin.
            is_name = known.name not in words().also_names or _opens(page.text, at, after_post)
            if is_name and not any(taken[at:end]) and at not in found:
                found[at] = Naming(at, end, known.name, known.surname, full=known.full)
            at = page.text.find(known.name, end)
    surnames = [n.surname for n in {n.name: n for n in found.values()}.values()]
    for known in list({n.name: n for n in found.values() if n.full}.values()):
        if known.surname and surnames.count(known.surname) == 1:
            # 张:本科…;李:大专…: the surname alone, where only one has it.
            for m in _BY_SURNAME.finditer(page.text):
                if m["s"] == known.surname and not taken[m.start()]:
                    found[m.start()] = Naming(m.start(), m.end(), known.name, known.surname, full=True)
    return [found[at] for at in sorted(found)]


_BY_SURNAME = re.compile(r"(?:^|(?<=[,;。\n]))(?P<s>[\u4e00-\u9fff])(?=:)")


def _addresses(page: Page, after_post: dict[int, Post]) -> Iterator[Naming]:
    text = page.text
    _, address, _, _ = _patterns()
    stop = words().stop
    for m in address.finditer(text):
        if text.startswith(stop, m.start()):
            continue
        before = text[max(0, m.start() - 1) : m.start()]
        # 质量部王部长 is an address; 李明部长 is a full name before its post.
        if (
            before
            and before in words().surnames
            and before not in words().shy
            and _given_ok(m["s"])
            and _opens(text, m.start() - 1, after_post)
        ):
            continue
        at = m.start() - 2
        if (
            at >= 0
            and text[at] in words().surnames
            and _given_ok(text[at + 1] + m["s"])
            and _opens(text, at, after_post)
        ):
            continue
        if before in ("小", "老") or (
            m["s"] == "任"
            and re.search(
                r"[现担兼曾拟历出升聘专连继主离信委新]$|年$|月$|,$|^$|部$", text[max(0, m.start() - 2) : m.start()]
            )
        ):
            continue
        if m["a"] == "工" and re.match(r"程师", text[m.end() :]):
            continue
        if m["a"] in (
            "助理",
            "专家",
            "顾问",
            "工程师",
            "主管",
            "班长",
            "组长",
            "教授",
            "博士",
            "书记",
            "主席",
        ) and not (_opens(text, m.start(), after_post) or before in "部中心室司家厂长"):
            continue
        yield Naming(m.start(), m.end(), m[0], m["s"], full=False)


def _given_ok(chars: str) -> bool:
    """Whether characters can be a given name; most words of grammar cannot, some only as its first of two."""
    if len(chars) == 2 and chars[0] == "三" and chars[1] in words().given:
        return chars[1] not in _SELDOM_LAST
    return not any(char in NEVER_GIVEN for char in chars) and chars[-1:] not in _SELDOM_LAST


def _opens(text: str, at: int, after_post: dict[int, Post]) -> bool:
    return (
        at == 0 or text[at - 1] in _SIMPLE_BREAK or at in after_post or bool(_LABEL.search(text[max(0, at - 5) : at]))
    )


def _nicks(page: Page, after_post: dict[int, Post]) -> Iterator[Naming]:
    _, _, nick, _ = _patterns()
    follow = _patterns()[0]
    for m in nick.finditer(page.text):
        if _NICK_STOP.match(page.text, m.start()):
            continue
        before, after = page.text[max(0, m.start() - 1) : m.start()], page.text[m.end() : m.end() + 1]
        if before and before in "大最很缩较太不从到变矮减微中":
            continue
        # 董小楼: a surname before it makes it a full name.
        bold = before in words().surnames and before not in words().shy
        if bold and not m["a"] and _opens(page.text, m.start() - 1, after_post):
            continue
        if (
            not m["a"]
            and after
            and after not in _SIMPLE_BREAK
            and not follow.match(page.text, m.end())
            and not nick.match(page.text, m.end())
        ):
            continue
        yield Naming(m.start(), m.end(), m[0], m["s"], full=False)


_AFTER_DEPARTMENT = re.compile(r"(?:部|中心|车间|科)的?$")


def _fulls(page: Page, after_post: dict[int, Post], before_post: set[int]) -> Iterator[Naming]:
    text = page.text
    follow, _, _, full = _patterns()
    lists = words()
    last_end = -1
    for m in full.finditer(text):
        start, given = m.start(), m.end()
        if start < last_end or text.startswith(lists.stop, start):
            continue
        if m["s"] == "项" and text[start - 1 : start] in tuple(")一二三四五各几两"):
            continue
        if m["s"] == "司" and text[start - 1 : start] in ("我", "公", "贵", "本"):
            continue
        if m["s"] == "单" and text[max(0, start - 1) : start] in ("名", "清", "订", "保", "菜", "简"):
            continue
        if m["s"] == "周" and text[max(0, start - 1) : start] in ("下", "上", "本", "这", "每", "两", "几"):
            continue
        strong = (
            start in after_post
            or (text[start - 1 : start] == ":" and start - 1 in after_post)
            or bool(
                re.search(
                    r"(?:姓名|名字|名叫|候选人|人选)[:-]?(?:是|为|叫)?$|(?:叫|叫做)$|[甲乙丙丁ABCD]:$",
                    text[max(0, start - 5) : start],
                )
            )
        )
        # 推荐了令狐冲、分管质量的欧阳慧: a double surname begins a name wherever it stands.
        strong = strong or text[max(0, start - 2) : start] == "姓" + m["s"]
        opens = strong or _opens(text, start, after_post) or (len(m["s"]) == 2 and m["s"] not in _ALSO_WORDS)
        if not opens and not _AFTER_DEPARTMENT.search(text[max(0, start - 4) : start]):
            continue
        naming = _given(text, start, given, follow, before_post, m["s"], strong=strong)
        if naming and re.match(r"那[位个边]", text[naming.end : naming.end + 2]):
            # 连城那位老金: where somebody is from.
            continue
        if naming and not opens:
            # 质量部刘星，…: right after a department only a usual name between marks, or before a post, is one.
            closed = naming.end in before_post or text[naming.end : naming.end + 1] in tuple(",:(、")
            if not closed or m["s"] in lists.shy or not set(naming.name[1:]) <= lists.given:
                continue
        if naming is not None and m["s"] in lists.shy and not strong and not set(naming.name[1:]) <= lists.given:
            continue
        if naming is not None and (
            strong or set(naming.name[1:]) <= lists.given or not text.startswith(lists.stop, naming.end - 1)
        ):
            last_end = naming.end
            yield naming


def _given(
    text: str, start: int, given: int, follow: re.Pattern[str], before_post: set[int], surname: str, *, strong: bool
) -> Naming | None:
    """One or two characters of a given name, then a break, a known word or a post."""
    options: list[tuple[int, int]] = []
    usual = words().given
    for length in (2, 1):
        chars = text[given : given + length]
        end = given + length
        # 副总林则，…: between a post and a mark even an unusual name is one.
        titled = end + 1 in before_post and text[end] in ",:("
        alone = (
            (strong or titled)
            and (surname not in words().shy or (length == 2 and chars[:1] in usual))
            and (
                text[end : end + 1] in tuple("、,(:;。\n")
                or (text[end : end + 1] in tuple("和与") and end + 1 in before_post)
            )
            and end - start <= 3
        )
        # 张弛和李想，…: a character seldom last in a name may be, where the name stands between marks.
        rare = (
            surname not in words().shy
            and not set(chars) & (NEVER_GIVEN | _NO_NAME_AT_ALL)
            and text[end : end + 1] in tuple("、,(:;。\n")
        )
        if (
            len(chars) < length
            or not all("\u4e00" <= c <= "\u9fff" for c in chars)
            or not (_given_ok(chars) or (alone and not set(chars) & _NO_NAME_AT_ALL) or rare)
        ):
            continue
        if re.fullmatch(r"某+", chars) or re.match(r"某", chars):
            continue
        if end >= len(text) or text[end] in _SIMPLE_BREAK:
            options.append((length, 3))
        elif end in before_post:
            options.append((length, 2))
        elif m := follow.match(text, end):
            options.append((length, 2 if len(m[0]) > 1 else 1))
    if not options and strong and _given_ok(text[given : given + 1]) and text[given] in usual:
        # 副总李明打伤了…: no word known to follow; characters usual in given names tell how long the name is.
        options.append((2 if text[given + 1 : given + 2] in usual and _given_ok(text[given + 1]) else 1, 0))
    if not options:
        return None
    # 赵磊大专: the shorter reading wins only where a whole word follows it and not the longer one.
    length = max(options, key=lambda option: (option[1], set(text[given : given + option[0]]) <= usual, option[0]))[0]
    return Naming(start, given + length, text[start : given + length], surname, full=True)
