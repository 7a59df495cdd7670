"""Messages that ask several things: whether one does, where it could be parted, and the questions it lists.

Works on wording alone, after `question` has taken the message apart; which of the cuts are made is decided by what the
pieces come to.
"""

from __future__ import annotations

import re

from assistant.knowledge import aspects
from assistant.knowledge.question import INTERROGATIVE, is_thin

# Where one question of a sentence may end and the next begin.
_JOINT = re.compile(
    r"(?<=[,。;?!:、\n])|(?= )|(?=和|与|跟|还有|以及|及|或者|vs|还是|又|然后|另外|一个是)|(?<=和|与|跟)"
)
# More than one thing is asked about.
_SEVERAL = re.compile(
    r"分别|各自|各(?=[是由在归要管给讲写算有干做看])|区别|一回事|两回事|差(?:在|别|异)|异同|哪里不同|有(?:什么|啥|何)不(?:同|一样)|两(?:件|样|头|边|处|码|者|桩)(?:事|都)?|[三四](?:件|样|个问题)|"
    r"一(?:个|处|头|边).*(?:另?一(?:个|处|头|边))|前(?:头|面|边).*后(?:头|面|边)|对照|对比|比较一下|比一?比|打架|重样|矛盾|同一个|换个(?:叫法|名)|分得?清|[谁哪啥].*、.*[谁哪啥]|compare|difference|versus|vs|both"
)
_COMPARES_ONLY = re.compile(r"[两三四几]个?|样|问题|东西|写法|措辞|义务|放|列|看|念|讲课|一起|对一下|老板|[有在]")
# 想弄清楚三件事:, 几个问题一起问: what follows is a list of questions, or questions numbered by themselves.
_LEAD_IN = re.compile(
    r"^[^:,。;?!]{0,20}?(?:[两二三四五六几多234]|些)(?:个|件|点|桩|样|条)?(?:小|大)?(?:事情?|问题|疑问|疑惑|方面|点)[^:,。;?!]{0,10}[:,。]|^[^:,。;?!]{0,12}(?:请教|请问|想问|问一下|问问)[^:,。;?!]{0,4}:"
)
_NUMBERED = re.compile(
    r"(?:(?<=[,、;?!。:\s])|^)(?:[(]?[0-9一二三四五六][.、)]|[①-⑥]|第[一二三四五六](?:个|点)?[,是:]|[一二三四五六]是|一个是|另?一个是|其次|再者|最后一个?(?:问题)?)[,:]?"
)
_LISTED = re.compile(r"[,、;?!。\n]|(?:还有|以及|另外)")


def asks_several(text: str) -> bool:
    """Whether a normalised message asks about more than one thing."""
    return bool(_SEVERAL.search(text))


def listed(text: str) -> tuple[str, ...]:
    """The questions of a normalised message that says it has several, or numbers them; empty for any other message."""
    lead_in = _LEAD_IN.match(text)
    rest = text[lead_in.end() :] if lead_in else text
    numbered = [piece.strip(" ,、;?!。") for piece in _NUMBERED.split(rest)]
    pieces = numbered[1:] if len(numbered) > 2 else [p.strip() for p in _LISTED.split(rest)] if lead_in else []
    found: list[str] = []
    waiting = ""
    for piece in filter(None, pieces):
        if INTERROGATIVE.search(piece) or aspects.asked(piece):
            found.append(waiting + piece)
            waiting = ""
        else:
            waiting += piece + ","
    return tuple(found) if len(found) > 1 else ()


def stretches(text: str) -> tuple[str, ...]:
    """A normalised message cut wherever one of its questions could end; what only compares (差别在哪, 三个问题) goes with
    what stands before it."""
    found: list[str] = []
    for stretch in filter(None, _JOINT.split(text)):
        if found and is_thin(_COMPARES_ONLY.sub("", _SEVERAL.sub("", stretch))):
            found[-1] += stretch
        else:
            found.append(stretch)
    return tuple(found)
