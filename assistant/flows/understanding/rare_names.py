"""Names that no list of surnames has, believed only where nothing but a name can stand; and names in Latin letters.

Beside a post, in a row of posts, before a bracketed post: 质量部部长银河，大专; 副总尧天、部长舜日.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.flows.understanding.naming import NEVER_GIVEN, Naming
from assistant.flows.understanding.page import Page
from assistant.flows.understanding.posts import Post
from assistant.flows.understanding.words import words

_LATIN_NOT_NAMES = frozenset(
    {
        "Excel",
        "Word",
        "Ok",
        "Pdf",
        "Black",
        "Belt",
        "Six",
        "Sigma",
        "Lean",
        "Team",
        "App",
        "Email",
        "Hi",
        "Hello",
        "Dear",
        "Hr",
        "Minitab",
        "Wechat",
    }
)
_LATIN = re.compile(r"(?<![A-Za-z])(?:[A-Z][a-z]{1,11}(?:[A-Z][a-z]{1,11})?)(?![A-Za-z])")
_FACTS_FOLLOW = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3})(?:,|\(|:)(?:男|女|姓|籍|现年|今年|[0-9]{2}岁|汉族|中共党员|学历|本科|大专|专科|大学|硕士|博士|研究生|高中|中专|中技|技校|高职|职高|初中|函授|自考|成人|党校|工程师|高工|助工|高级|中级|助理|从事质量|质量管理|做质量|干质量|搞质量|管质量)"
)
_NO_NAME = re.compile(
    r"本科|大专|专科|大学|硕士|博士|研究生|高中|中专|技校|学历|学位|毕业|职称|质量|管理|工程|人选|候选|空缺|退休|离职|出身|本人|自己|同志|女士|先生|男|女|姓|籍|拟任|提名|推荐|竞聘|应聘|应届|中级|高级|初级|党员|团员|名额|岗位|一职|职务|职位|条件|资格|要求|[一二三四五六七八九十两]|经理|部长|主任|助理|工会|班组|情况|如下|介绍|简历|材料|人员|兼|现|曾|原|拟|某|可以|能|行|吗|呢|为例|为主|以上|以下|至今|期间|以来|级别|待遇|还是|或者|都|也|他|她|我|你|的"
)


_IN_A_ROW = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3})(?=[、(]|和|与|[二三四]选一|[两三四]人|都|均|谁)")


_BRACKETED_IN_A_ROW = re.compile(r"(?<=\)[、,;和])(?P<name>[\u4e00-\u9fff]{2,3})\(")


_BEFORE_POST = re.compile(r"(?:^|(?<=[;。\n]))(?P<name>[\u4e00-\u9fff]{2,3}),(?=[\u4e00-\u9fff])")


_DECLARED = re.compile(
    r"(?:^|(?<=[。;!?\n]))(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,3}[·.][\u4e00-\u9fff]{1,4}|[\u4e00-\u9fff][X×xx]{1,2})"
    r"(?:,|,?(?:现任|现为)|是)(?:我们|我司|我厂|公司|本公司|咱们?|厂里|单位)?的?"
)
"""王方正，质量部长; 阿依古丽是我们公司的副总: whoever opens a sentence and is given a post there."""
_MASKED = re.compile(r"(?<![A-Za-z])(?P<name>[\u4e00-\u9fff](?:[X×]{1,2}|x{1,2}))(?![A-Za-z0-9×])")
"""王X, 李××: a name half hidden."""
_NEVER_DECLARED = frozenset(
    "现目前原本职务岗位板领导选候如其该每各某个们时间问您好谢咨询请补充备注介绍昨今明去年月日号上下午里边厂司部室科处门组班委会第条项"
)
_PHRASES = (
    "另外",
    "还有",
    "首先",
    "其次",
    "此外",
    "最后",
    "同事",
    "大家",
    "比如",
    "例如",
    "对了",
    "情况",
    "据说",
    "听说",
    "老总",
    "因为",
    "所以",
    "由于",
    "如果",
    "但是",
    "不过",
    "虽然",
    "而且",
    "一个",
    "一位",
    "两位",
    "三位",
    "第一",
    "第二",
    "甲",
    "乙",
    "质量",
    "生产",
    "副",
    "曾",
    "集团",
    "企业",
    "单位",
    "双方",
    "对方",
    "关键",
    "问题",
    "主要",
    "可能",
    "应该",
    "以前",
    "后来",
    "退休",
    "离职",
    "入职",
    "外聘",
    "外请",
    "兼职",
    "专职",
    "临时",
    "代理",
    "主持",
    "常务",
    "执行",
    "高级",
    "中级",
    "初级",
)


def uncommon(page: Page, after_post: Mapping[int, Post]) -> Iterator[Naming]:
    """A name whose surname no list has, where nothing else can stand: 质量部部长银河，大专; 副总尧天、部长舜日、…"""
    for end, post in after_post.items():
        m = _FACTS_FOLLOW.match(page.text, end)
        if not m and page.text[post.start - 1 : post.start] in ("、", ":", "和", "与"):
            m = _IN_A_ROW.match(page.text, end)
        if m and not _NO_NAME.search(m["name"]) and not set(m["name"]) & (NEVER_GIVEN - set("部项之得转据")):
            yield Naming(end, m.end("name"), m["name"], m["name"][0], full=True)
    before_post = {post.start for post in after_post.values()}
    for m in _BEFORE_POST.finditer(page.text):
        if m.end() in before_post and page.text.count(m["name"]) > 1 and not _NO_NAME.search(m["name"]):
            yield Naming(m.start("name"), m.end("name"), m["name"], m["name"][0], full=True)
    for m in _MASKED.finditer(page.text):
        if m["name"][0] in words().surnames:
            yield Naming(m.start("name"), m.end("name"), m["name"], m["name"][0], full=True)
    for m in _DECLARED.finditer(page.text):
        name = m["name"]
        if (
            m.end() in before_post
            and not _NO_NAME.search(name)
            and not set(name) & (NEVER_GIVEN | _NEVER_DECLARED)
            and not name.startswith(_PHRASES)
        ):
            yield Naming(m.start("name"), m.end("name"), name, name[0], full=True)
    for m in _BRACKETED_IN_A_ROW.finditer(page.text):
        if m.end() in before_post and not _NO_NAME.search(m["name"]):
            yield Naming(m.start("name"), m.end("name"), m["name"], m["name"][0], full=True)


def latins(page: Page) -> Iterator[Naming]:
    for m in _LATIN.finditer(page.text):
        if m[0] not in _LATIN_NOT_NAMES:
            start, end = page.verbatim(m.start(), m.end())
            yield Naming(m.start(), m.end(), page.original[start:end], "", full=True)
