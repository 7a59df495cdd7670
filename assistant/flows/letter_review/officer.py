"""How a letter speaks of the officer it appoints: by the post, by name, by pronoun; and who is somebody else.

Names are taken from the letter alone; whether the post is rightly given is not asked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.flows.letter_review.cues import DOES, ORG


@dataclass(frozen=True, slots=True)
class Officer:
    """How the letter speaks of the appointee: the post, names, pronouns."""

    alias: re.Pattern[str]
    names: tuple[str, ...] = ()
    surnames: str = ""

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
    one = rf"(?P<name>(?:(?<![聘担现兼委责主])任|[{surnames.replace('任', '')}])(?![于公])[^\W\d_a-z聘任为职称兼担的]{{1,2}})"
    for pattern in (
        rf"{one}(?:同志|先生|女士|\([^)]{{0,30}}\))*[^。;,]{{0,2}}?(?:担任|兼任|出任|任命为|任|为|作为)[^。;]{{0,14}}首席质量官",
        rf"\({one},[^)]*\)[^。;]{{0,20}}(?:当|任|为|是)[^。;]{{0,10}}(?:首席质量官|cqo)",
        rf"(?:就是|便是|乃|叫){one}(?:同志|先生|女士)?(?:了|,)[^。;]{{0,16}}首席质量官",
        rf"(?:被聘(?:任|用)?人|被任命人|受聘人|被授权人|受权人|受托人|被委托人|受任人|任职人|姓名|appointee[^:]{{0,6}}|聘任(?:对象|人员|人选)|任命(?:对象|人员)|人选|乙方)(?:姓名|\([^)]*\))?:?{one}(?=[(,。;:\n]|同志|先生|女士|现任|职务|$)",
        rf"(?:聘任|聘请|任命|委任|授权|委派|聘|聘用)[^。;,]{{0,14}}?{one}(?:同志|先生|女士|\(|为|担任|兼)",
    ):
        for m in re.finditer(pattern, letter):
            name = m["name"]
            names[name[:-1] if letter[m.end("name") - 1 :].startswith("同志") else name] = None
    calls = (
        [re.escape(n) for n in names]
        + [f"[老小]{re.escape(n[0])}" for n in names]
        + [rf"{re.escape(n[0])}(?:总|工|部长|经理|同志|先生|女士|助理|副总|主任)" for n in names]
    )
    post = r"首席质量官(?!办公室|助理|工作室)|(?<![a-z])cqo(?![a-z])|chiefqualityofficer|她|(?<!其)他(?!人|们)|其(?![他余中它])|该同志|(?:被聘(?:任|用)?|被任命|受聘|受权|被授权|受任)[人者]|乙方|您|你(?!们|单位)|阁下|该员"
    return Officer(re.compile("|".join([*sorted(calls, key=len, reverse=True), post])), tuple(names), surnames)
