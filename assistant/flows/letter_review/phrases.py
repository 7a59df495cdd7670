"""What one phrase of a letter does with whatever it speaks of: gives it, takes it, hands it to somebody else …

Judges phrases by their grammar only; which power a phrase speaks of is not known here. When wording can be read two
ways the reading that gives less is taken: a power called granted that is not is the worst error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.flows.letter_review.cues import cues
from assistant.flows.letter_review.officer import Officer


class Standing(StrEnum):
    """What a phrase does with a power. ASIDE: nothing at all (a wish, a purpose, a figure, another post)."""

    GIVEN = "given"
    DUTY = "duty"
    CONSENT = "consent"
    LIMITED = "limited"
    ADVICE = "advice"
    DENIED = "denied"
    ELSEWHERE = "elsewhere"
    LATER = "later"
    ASIDE = "aside"


POSITIVE = frozenset((Standing.GIVEN, Standing.DUTY, Standing.CONSENT, Standing.LIMITED, Standing.ADVICE))
"""What leaves the officer something."""


NOTHING = frozenset((Standing.ELSEWHERE, Standing.LATER, Standing.ASIDE))


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands between two commas; `start` is its place in the sentence."""

    text: str
    start: int


def split(sentence: str) -> Iterator[tuple[Phrase, ...]]:
    """The statements of a sentence (between semicolons), each as its phrases."""
    at = 0
    for part in re.split(r"(;)", sentence):
        if part != ";":
            yield tuple(_phrases(part, at))
        at += len(part)


def _phrases(statement: str, offset: int) -> Iterator[Phrase]:
    at = 0
    edges = [m for m in cues().comma.finditer(statement) if m.start() > 0]
    for m in [*edges, None]:
        end = m.start() if m else len(statement)
        if end > at and re.search(r"\w", statement[at:end]):
            yield Phrase(statement[at:end], offset + at)
        at = m.end() if m else end


def harmless_blanked(text: str) -> str:
    return cues().harmless.sub(lambda m: "＊" * len(m[0]), text)


def to_reader(sentence: str) -> bool:
    """An instruction to whoever reads the letter, not a term of it."""
    return bool(cues().to_reader.search(sentence))


def promises(statement: str) -> bool:
    """如果……，公司将授予……: a promise, not a grant."""
    case = re.match(r"(?:若|如(?!下|实|期)|倘|一旦|待|当|假如|假设|假使|要是)", statement)
    return bool(case and (re.search("授予|给予|赋予", statement) or cues().counterfactual.search(statement)))


def denial_at(phrase: str) -> int | None:
    """Where a denial begins that reaches what follows it; 0 when it reaches the whole phrase."""
    if cues().taken.search(harmless_blanked(phrase)) or cues().taken_from_officer.search(phrase):
        return 0
    blanked = harmless_blanked(phrase)
    found = cues().negated.search(blanked)
    return found.start() if found else None


def denies_what_follows(phrase: str) -> bool:
    """无权、不享有 …: the phrases that follow without a verb of giving are denied as well."""
    return bool(cues().head_not.search(harmless_blanked(phrase)))


def only_takes(phrase: str, who: Officer) -> bool:
    """均不得过问、不属于您的权限 …: words of taking and nothing of their own, so that they speak of what was named."""
    rest = who.alias.sub("", cues().takes_it.sub("", phrase))
    return denial_at(phrase) is not None and len(re.sub(r"\W", "", rest)) <= 1


def without_consent_words(phrase: str) -> str:
    """The phrase without 经总经理办公会批准后: what is named there is not what the phrase is about."""
    return cues().consent.sub(lambda m: "＊" * len(m[0]), phrase)


def with_consent(phrase: str, who: Officer) -> bool:
    """Left to somebody's consent, unless it is the officer who consents."""
    blanked = cues().decided.sub(lambda m: "＊" * len(m[0]), harmless_blanked(phrase))
    found = cues().consent.search(blanked)
    if not found:
        return False
    inside = phrase[found.start() : found.end()]
    return not who.in_(re.sub(r"^[^报经须应需要征取获得待凭先由请]*", "", inside))


def without_consent_of_officer(statement: str, who: Officer) -> bool:
    """未经首席质量官审核同意，不得……: a power of the officer."""
    m = cues().without.search(statement)
    return bool(m and who.alias.match(re.sub(r"^(?:通过|得到|过|取得|征得)", "", statement[m.end() :])))


def given_elsewhere(phrase: str, who: Officer) -> bool:
    """Said of a department, of another post or person, or kept by the general manager."""
    if cues().other_post.search(phrase) and not re.search("首席质量官", phrase):
        return True
    other = re.match(
        rf"(?:聘任|任命|聘请|由)?(?P<who>[{who.surnames}][一-鿿]{{1,2}}?)(?:同志|先生|女士)?(?:为|任|担任|兼任|出任)[^,]",
        phrase,
    )
    if other and who.names and not who.in_(other["who"]) and not re.search("首席质量官|cqo", phrase):
        return True
    if any(re.match(f"(?:并|且|同时|而)?(?:{n})", phrase) for n in who.others) and not helps(phrase):
        return True
    for m in cues().by.finditer(phrase):
        if re.match(
            "(?:总经理|总裁)[^,]{0,2}直接(?:领导|管理)|不|自|须|有效|全面|全权|统管|统一|主管|主持|负责", m["who"]
        ):
            continue
        if who.is_other_person(m["who"]) and (
            cues().does.search(m["who"]) or cues().handed.match(m[0]) or cues().acts_themselves.match(m["who"])
        ):
            return not re.match(r"(?:公司|企业|总经理|总裁|本公司|董事会)[^,]{0,6}授权", m["who"])
    by = cues().by_somebody.search(phrase)
    if cues().passed_on.search(phrase) or (by and who.names and not who.in_(by[0])):
        return True
    authorised = cues().authorised.match(phrase)
    if authorised and not who.in_(authorised["who"]):
        return True
    kept = cues().reserved.search(phrase)
    if kept and "主持" not in phrase:
        return not who.in_(phrase[: kept.start()])
    subject = cues().subject.match(phrase)
    return bool(
        subject
        and not who.in_(subject["who"])
        and not cues().busy.search(subject["who"])
        and not re.search(r"授权|授予|聘任|任命", subject[0])
        and not re.match("代表", phrase)
        and not re.search(rf"(?:{who.alias.pattern})(?:也|都|均)?(?:参与|参加|一起|一同|共同)", phrase)
    )


def helps(phrase: str) -> bool:
    """采购部予以配合: others help, which takes nothing away."""
    return bool(cues().help.search(phrase))


def leaves_doubt(phrase: str, *, speaks_of_a_power: bool) -> bool:
    """A side phrase whose words take something back in a way not understood further; then a grant is not full."""
    if re.match("(?:首席质量官|其|她|他|您)(?:的|所作)?(?:决定|结论|意见)(?:为|是|即)", phrase):
        return False  # 其决定为最终决定
    if speaks_of_a_power and not cues().in_the_end.match(phrase):
        return False
    blanked = cues().decided.sub(lambda m: "＊" * len(m[0]), harmless_blanked(phrase))
    return bool(cues().doubt.search(blanked)) and not helps(phrase)


def conditional(phrase: str) -> bool:
    """若……，: what follows hangs on it, unless it is the very case the power is for (发现不合格)."""
    if cues().own_case.search(phrase):
        return False
    during = cues().during.match(phrase)
    return bool(cues().condition.match(phrase) or (during and not cues().in_office.search(during[0])))


def advises(phrase: str) -> bool:
    return bool(cues().advice.search(cues().suggestions.sub("＊", phrase)))


def others_may_not(phrase: str, who: Officer) -> bool:
    """采购部不得……: a prohibition to others takes nothing from the officer."""
    m = cues().barred.match(phrase)
    return bool(m and not who.in_(phrase) and not re.match("(?:本)?(?:公司|企业)|总经理|总裁|本人", m["who"]))


def everyone_must(phrase: str, who: Officer) -> bool:
    """各部门应当……: said to the staff, unless they are to submit to the officer."""
    if not re.match(
        r"(?:请|要求|希望)?(?:公司)?(?:各|全体|全厂|全公司|所有|大家|相关|有关)[^,]{0,12}?(?:(?<!供)应|须|要|必须|积极|共同|认真|支持|配合|一起|踊跃|参加|参与)",
        phrase,
    ):
        return False
    return not (who.in_(phrase) and re.search("接受|服从|听从|按照", phrase))


def cut(phrase: str, who: Officer) -> Standing | None:
    """What a phrase says against a full grant; None when nothing."""
    if (
        cues().wish.search(phrase)
        or cues().predecessor.search(phrase)
        or (cues().past.search(phrase) and not re.search("恢复|继续有效", phrase))
        or cues().target.search(phrase)
        or cues().forbids.search(phrase)
        or cues().rules.search(phrase)
        or cues().details.match(phrase)
    ):
        return Standing.ASIDE
    if shared_with(phrase, who) or cues().hands_back.search(phrase):
        return Standing.LIMITED
    if given_elsewhere(phrase, who) or everyone_must(phrase, who):
        return Standing.ELSEWHERE
    blanked = harmless_blanked(phrase)
    if cues().later.search(cues().no_need.sub("＊", phrase)):
        return Standing.LATER
    if with_consent(phrase, who):
        return Standing.CONSENT
    if cues().limited.search(blanked) and not (cues().cap.search(phrase) and not cues().place.search(phrase)):
        return Standing.LIMITED
    if excludes(phrase, who):
        return Standing.LIMITED
    if cues().advice.search(cues().suggestions.sub("＊", phrase)):
        return Standing.ADVICE
    return None


def reports_to_another(phrase: str, who: Officer) -> bool:
    """质量工作向分管副总报告: the officer reports, but not to the head of the firm."""
    m = cues().reports_to_another.search(phrase)
    return bool(m and not cues().org.search(who.alias.sub("", phrase[: m.start()])))


def shared_with(phrase: str, who: Officer) -> bool:
    """采购部在周敏参与下……, 会同周敏……: others do it, the officer has a share."""
    return any(who.in_(m["who"] or m["with"]) for m in cues().joint.finditer(phrase)) and given_elsewhere(phrase, who)


def left_open(statement: str, who: Officer) -> bool:
    """权限怎样划分，下次会议再定: a question nobody has decided; a plan, a proposal that failed."""
    asked = cues().asked.search(statement) and cues().later.search(statement) and not who.in_(statement)
    return bool(asked or cues().unsettled.search(statement))


def excludes(phrase: str, who: Officer) -> bool:
    """独家供应商除外: it takes a part; 除外 of what was named takes it all."""
    whole_item = re.match(r"(?:但|其中)?第?\(?[一二三四五六七\d]\)?项除外$", phrase)
    return bool(cues().excluded.search(phrase)) and not whole_item and not only_takes(phrase, who)


def assists(phrase: str) -> bool:
    """协助、配合 somebody with it: no power of one's own."""
    return bool(cues().assist.search(cues().by_another.sub("＊", phrase)))


def of_the_same(phrase: str, who: Officer) -> bool:
    """……由总工程师负责,评审亦由其负责: the pronoun stands for the one named last."""
    return bool(re.search(r"(?:由|归|交)[其他她](?!他|它)", phrase)) and all(
        m[0] in "其他她" for m in who.alias.finditer(phrase)
    )


def others_help(phrase: str, who: Officer) -> bool:
    """财务部提供经费保障: others help the officer."""
    return bool(cues().provides.match(phrase)) and not who.in_(phrase)


def gives(phrase: str) -> bool:
    return bool(cues().power.search(phrase))


def marks(phrase: str, who: Officer) -> bool:
    """Names the officer or gives something, so that it stands by itself."""
    return who.in_(phrase) or (gives(phrase) and not cues().topic.match(phrase))


def must(phrase: str) -> bool:
    """首席质量官须经总经理授权……: an obligation although it speaks of authority."""
    return bool(cues().must.search(phrase)) and not gives(re.sub(r"经[^,]{1,14}授权", "", phrase))


def obliges(phrase: str) -> bool:
    return bool(cues().duty.search(phrase))
