"""How a letter speaks of the officer it appoints: by the post, by name, by pronoun; and who is somebody else.

Names are taken from the letter alone; whether the post is rightly given is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.flows.letter_review.cues import DOES, ORG

_TITLES = r"经理|总裁|部长|厂长|助理|主任|总监|工程师|总工|负责人|院长|所长|处长|科长|主管|书记|董事|现任|原任|公司|集团|兼|请|本厂|我厂|成员|店长|站长|行长|总师|总|任命|聘任|选聘|由"
_NO_NAME = r"[你您其她他的状]|决定|通知|乙方|该|本|为|以下|下列|首席|一[名位]|公司|同志|不|拟|质量|品质|另|专|负责|谁|何人|关于|姓名|某|聘|任命|授权"
_ANOTHER_POST = r"[^。;,]{0,6}?(?:为|担任|兼任|出任|任)?(?![^。;,]{0,30}(?:首席质量官|cqo)(?!助理|办公室|秘书))[^。;,]{2,16}(?:[官师长]|经理|总监|主任|助理|秘书|主管|专员|成员|代表)(?:$|[。;,\n])"
_DOUBLE = "欧阳|司马|慕容|上官|诸葛|端木|夏侯|皇甫|尉迟|令狐|宇文|长孙|司徒|东方|南宫|公孙|闻人|澹台|呼延|钟离|淳于"
_OTHERS = re.compile(
    r"(?:聘任|任命|委任|委派|授权|由)(?P<name>[^。;,]{2,24}?)(?:同志|先生|女士)?(?:为|担任|兼任|出任|任)(?![^。;,]{0,30}(?:首席质量官|cqo)(?!助理|办公室|秘书))[^。;,]{2,24}(?:[官师长]|经理|总监|主任|助理|秘书|主管|专员|代表)"
)
_APPOINTED = re.compile(
    r"(?:聘任|聘请|任命|委任|委派|委(?![任派员托])|派任|指派|任用|选聘|选任|推举|推选|敦聘|特聘|续聘|授权|聘|请|由|决定|同意|明确|确定)(?P<who>(?:(?!聘|任命|委任)[^;。,:]){2,40}?)(?:\([^)]{0,30}\))?(?P<call>同志|先生|女士|君|小姐|博士)?(?:\([^)]{0,30}\))?"
    r"(?:,?现任[^,;。]{2,16},?)?(?:正式)?(?:为|担任|兼任|出任|接任|充任|当|任(?!命)|做|充|作为|代理)[^;。:]{0,24}?(?:首席质量官|(?<![a-z])cqo(?![a-z]))(?!助理|办公室|秘书)"
)

_HELD_BY = re.compile(
    r"首席质量官(?:一职|职务|岗位)?,?由(?P<who>[^;。,:]{2,24}?)(?:\([^)]{0,30}\))?(?P<call>同志|先生|女士|君|小姐|博士)?(?:担任|兼任|出任|接任|充任)"
)
_FIELD = re.compile(
    r"(?:被聘(?:任|用)?人|被任命人|受聘人|被授权人|受权人|受托人|受任人|任职人)(?:姓名)?:(?P<who>[^;。,:(\n]{2,24}?)(?P<call>同志|先生|女士)?(?=[(,;。\n]|$)"
)
_POST = r"(?:经理|总裁|部长|厂长|助理|主任|总监|总工程师|总工|处长|科长|院长|所长|主管|书记|组长)"
_BESIDE = r"(?:协助|配合|辅助|分管|主管|兼)"


@dataclass(frozen=True, slots=True)
class Officer:
    """How the letter speaks of the appointee: the post, names, pronouns; `others` it appoints, `colleagues` it names
    with a post of theirs."""

    alias: re.Pattern[str]
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    surnames: str = ""
    colleagues: tuple[str, ...] = ()

    def in_(self, text: str) -> bool:
        return bool(self.alias.search(text))

    def is_other_person(self, who: str) -> bool:
        """A department, a post or another named person."""
        if self.alias.match(who) or re.match(r"(?:其|本人授权)(?![他余它])", who):
            return False
        if not re.match(DOES, who) and re.search(ORG, who[:16]):
            return True
        named = re.match(rf"[{self.surnames}][一-鿿]{{1,2}}(?=同志|先生|女士|{DOES}|$)", who)
        return bool(named and self.names) or bool(re.match(r"(?:我|本人|另一|其他人|专人|别人|外部|第三方)", who))


def officer(letter: str, surnames: str) -> Officer:
    """The officer of a letter (`letter` as its plain text)."""
    names: dict[str, None] = {}
    one = rf"(?P<name>(?:(?<![聘担现兼委责主])任(?!命|其)|(?<![关由对至鉴])于|{_DOUBLE}|[{re.sub('[任于]', '', surnames)}])(?![于公])[^\W\d_a-z聘任为职称兼担的]{{1,2}})"
    for pattern in (
        rf"{one}(?:同志|先生|女士|\([^)]{{0,30}}\))*[^。;,]{{0,2}}?(?:担任|兼任|出任|任命为|任(?!命)|为|充|作为)[^。;]{{0,14}}首席质量官(?!助理|办公室|秘书)",
        rf"(?:^|[,。;:\n]){one}(?:同志|先生|女士)?(?:往后|今后|正式)?(?:就|便|即)?(?:是|当|做|叫)[^。;,]{{0,8}}首席质量官(?!助理|办公室|秘书)",
        rf"{one}(?:同志|先生|女士)?,?(?:从|自)[^。;,]{{1,12}}起,?(?:兼|任|当|担任|兼任|做|出任)[^。;,]{{0,8}}首席质量官(?!助理|办公室|秘书)",
        rf"(?:^|[。;:\n])首席质量官{one}(?=\((?:现|原)?任|同志|先生|女士)",
        r"的首席质量官(?P<name>[一-鿿]{2,3})(?=\((?:现|原)任)",
        rf"\({one},[^)]*\)[^。;]{{0,20}}(?:当|任|为|是)[^。;]{{0,10}}(?:首席质量官|cqo)",
        rf"(?:就是|便是|乃|叫){one}(?:同志|先生|女士)?(?:了|,)[^。;]{{0,16}}首席质量官",
        rf"(?:被聘(?:任|用)?人|被任命人|受聘人|被授权人|受权人|受托人|被委托人|受任人|任职人|姓名|任职人员?|受任人|聘任人员|appointee[^:]{{0,6}}|聘任(?:对象|人员|人选)|任命(?:对象|人员)|人选|乙方)(?:姓名|\([^)]*\))?:?(?:首席质量官)?{one}(?=[(,。;:\n]|同志|先生|女士|现任|职务|$)",
        rf"(?:聘任|聘请|任命|委任|授权|委派|聘|聘用)[^。;,]{{0,14}}?{one}(?:同志|先生|女士|\(|为|担任|兼)(?!{_ANOTHER_POST})",
    ):
        for m in re.finditer(pattern, letter):
            name = m["name"]
            names[name[:-1] if letter[m.end("name") - 1 :].startswith("同志") else name] = None
    honorific = ""
    joined = re.sub(r"(?<![。;:!?])\n", "", letter)
    for m in (*_APPOINTED.finditer(joined), *_HELD_BY.finditer(joined), *_FIELD.finditer(letter)):
        who = re.split(_TITLES, m["who"].replace("首席质量官", ""))[-1]
        if (
            re.match(_NO_NAME, who)
            or re.search("聘|任命|授权|决定|通知|书$", who)
            or not re.fullmatch(r"[^\W\d_]{2,4}", who)
        ):
            continue
        honorific = honorific or (m["call"] or "")
        names[who] = None
    calls = (
        [re.escape(n) for n in names]
        + [f"[老小]{re.escape(n[0])}" for n in names]
        + [rf"{re.escape(n[0])}(?:总|工|部长|经理|同志|先生|女士|助理|副总|主任)" for n in names]
    )
    post = (
        (f"(?<!其他){honorific}|" if honorific in ("君", "女士", "先生", "博士", "小姐") else "")
        + r"(?<!原)(?<!前)(?<!原任)(?<!前任)首席质量官(?!办公室|助理|工作室)|(?<![a-z])cqo(?![a-z])|chiefqualityofficer|她|(?<!其)他(?!人|们)|其(?![他余中它])|该同志|(?:被聘(?:任|用)?|被任命|受聘|受权|被授权|受任)[人者]|乙方|您|你(?!们|单位)|阁下|该员"
    )
    others = _others(letter, names)
    first = min((letter.find(n) for n in names), default=-1)
    if others and first >= 0:
        mine, theirs = ("前者", "后者") if first < letter.find(others[0]) else ("后者", "前者")
        calls, others = [*calls, mine], (*others, theirs)
    return Officer(
        re.compile("|".join([*sorted(calls, key=len, reverse=True), post])), tuple(names), others, surnames,
        _colleagues(letter, names, surnames),
    )  # fmt: skip


def _colleagues(letter: str, names: Mapping[str, None], surnames: str) -> tuple[str, ...]:
    """Persons named right after their post (质量部副部长高山协助), and beside the officer in a list of who does what."""
    found = re.finditer(
        rf"{_POST}(?P<name>[{surnames}][一-鿿]{{1,2}}?)(?=同志|先生|女士|{DOES}|{_BESIDE}|\W|$)", letter
    )
    labels = re.findall(rf"(?:^|[。;])([{surnames}][一-鿿]{{1,2}}):", letter, re.MULTILINE)
    listed = labels if any(n in labels for n in names) else []
    return tuple(dict.fromkeys(n for n in (*(m["name"] for m in found), *listed) if n not in names))


def _others(letter: str, names: Mapping[str, None]) -> tuple[str, ...]:
    """Persons the letter appoints to other posts."""
    found = (re.split(_TITLES, m["name"])[-1] for m in _OTHERS.finditer(letter))
    return tuple(dict.fromkeys(n for n in found if 2 <= len(n) <= 4 and n not in names))
