"""Speech as it is typed: where a long run without marks would have a comma, and a question read with its answer.

Knows the words with which people who dictate begin the next thing, or end the last; what is said is not its business.
"""

from __future__ import annotations

import re

LONGEST_BREATH = 36
"""Characters without a mark; written Chinese seldom has more, and then no particles of speech."""

_RUN = re.compile(rf"[^\s,，。;；!！?？…、:：(（)）|\t]{{{LONGEST_BREATH},}}")
_IS_SPEECH = re.compile(
    r"[嘛吧啊呢嗯呃哈咯]|然后|那个|就是说|我就|我想|问一?下|姓(?P<s>[\u4e00-\u9fff])(?P=s)|了(?:他|她|老板|人)"
)
_NEXT = r"然后|后来|但是|不过|可是|所以|因为|而且|另外(?!一)|还有(?!一[个位名])|(?<![他她我])(?:以前|之前)|反正|别的第|(?<![想我要来])问一?下|请问"
_MATTERS = (
    r"(?<![有没个术级的无])职称(?=是|没|有|评)|(?<!的)学历(?=是|不|就|嘛|呢|他|只)|第[六6]条|(?<!条)五项(?=都|也|全)"
    r"|(?<![事的做干搞管是有对在抓全们责了个司])(?:质量管理|质量)(?=[做干搞管][了有得到过]?)"
    r"|(?<![他她能会来在的没])(?:管|搞|做|干)质量(?=[管搞做干有大了快十一二两三四五六七八九0-9])"
)
_PEOPLE = r"老板(?=想|让|说|要|看|觉得|认为)|(?<![让给把对跟叫向被是问说想前后来])(?:他|她)(?=是|在|有|现在|本科|大专|学历|都|没|也|原来)|我(?=就[问想]|想问|们老板)"
_LEVELS = r"中专|高中|初中|本科|大专|专科|硕士"
_ENDS = rf"[吧嘛呢啊哈咯](?![,，。])|了(?=他|她|老板|我|人|没有|{_LEVELS})|姓(?P<same>[\u4e00-\u9fff])(?=(?P=same))|(?:毕业|评)的?(?=[搞做干管]|质量)"
_BREAK = re.compile(rf"(?P<ends>{_ENDS})|(?P<begins>{_NEXT}|{_MATTERS}|{_PEOPLE})")


def breaths(text: str) -> frozenset[int]:
    """The places before which an unmarked run of speech is parted; none in what is written with marks."""
    found: set[int] = set()
    for run in _RUN.finditer(text):
        if _IS_SPEECH.search(run[0]):
            for m in _BREAK.finditer(text, run.start(), run.end()):
                found.add(m.end() if m["ends"] else m.start())
    return frozenset(found)


_ANSWERED = re.compile(r"(?:呢|吗|么|嘛)?[?？](?P<answer>\s*”?\s*答\s*[:：]\s*)")
_ASKS = re.compile(r"(?:^|(?<=[。！!?？\n;；\s]))问\s*[:：]\s*")


def answered(text: str) -> dict[int, str]:
    """What stands instead at each place of an interview: 问：职称？答：没有 is 职称:没有, a line of a form."""
    instead: dict[int, str] = {}
    for m in _ANSWERED.finditer(text):
        instead |= dict.fromkeys(range(m.start(), m.end()), "")
        instead[m.start("answer") - 1] = ":"
    if instead:
        for m in _ASKS.finditer(text):
            instead |= dict.fromkeys(range(m.start(), m.end()), "")
    return instead
