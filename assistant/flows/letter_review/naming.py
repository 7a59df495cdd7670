"""Items of 第十二条 a phrase names by their numbers, and what it does with them: gives them, excepts some, takes a part.

Which numbers are named is found by `references`; powers named in words are not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.flows.letter_review import phrases as grammar
from assistant.flows.letter_review.cues import cues
from assistant.flows.letter_review.officer import Officer
from assistant.flows.letter_review.phrases import NOTHING, Standing
from assistant.flows.letter_review.reach import CUTS, REST, Read
from assistant.flows.letter_review.recall import part_words
from assistant.flows.letter_review.references import Reader, Reference
from assistant.flows.letter_review.wording import Wording

_GRANT_VERB = re.compile(
    r"照单全给|(?:取得|享有|原有)的?[^,]{0,8}权限?$|恢复|悉数|全数|概予|尽付|都给|全给|一并|享有|授予|赋予|行使|拥有|给予|授权(?!委托书)|具有|有[^,]{0,4}权"
)
_POWERS_ARE = re.compile(
    r"(?:权限|职权|权力|授权范围|授权内容|授权事项)[^,]{0,6}(?:按|依|以|为|是|包括|包含|见|:|即|适用|同)"
)
_REMAINDER = re.compile(
    r"^(?:而|但)?(?:其余|其他|余下)(?!各项|几项|[^,]{0,3}项)[^,]{0,6}(?:授|给|行使|享有|不变|照旧)"
)
_BASIS = re.compile(r"(?:依据|根据|按照|依照|参照|按|依)[^,]*第")
LISTING = re.compile(r"如下|以下|下列|下述|(?:为|包括|有|是|明确|决定|通知|规定)$")


@dataclass(frozen=True, slots=True)
class Naming:
    """Reads the references of one letter in order."""

    _wording: Wording
    _officer: Officer
    _references: Reader

    def refer(self, read: Read, scope: Standing | None, done: list[Read], *, rest: bool) -> None:
        text = read.phrase.text
        verb = bool(_GRANT_VERB.search(text)) or bool(_POWERS_ARE.search(text))
        named, excepted, words = self._references.phrase(text, gives=verb)
        if excepted:
            cut = (
                grammar.cut(words.removesuffix("外").removesuffix("以").removeprefix("除"), self._officer)
                or Standing.DENIED
            )
            self._hit_items(read, excepted, cut if cut is Standing.CONSENT else Standing.DENIED)
            rest_of = text.replace(words, "")
            if read.standing in (Standing.LIMITED, Standing.DENIED) and grammar.denial_at(rest_of) is None:
                read.standing = grammar.cut(rest_of, self._officer) or Standing.GIVEN
        earlier = next((r for r in reversed(done) if r.refers or r.hits or r.things), None)
        if (
            not named
            and earlier
            and earlier.refers
            and not (read.things or LISTING.search(text) or REST.search(text))
        ):
            if read.standing in CUTS or (verb and read.standing is Standing.GIVEN):
                self._hit_items(read, earlier.refers, read.standing)
            return
        if not named or (named.whole and rest and not excepted):
            return  # what is said of whatever the letter does not list
        standing = read.standing
        if standing is Standing.LIMITED and cues().only_items.search(text):
            standing = read.standing = Standing.GIVEN
        if part_words(text):
            read.part_of = named
            return
        if standing is Standing.GIVEN:
            if named.listed and named.whole:
                return
            if not verb and scope is not Standing.GIVEN:
                read.refers = None if _BASIS.search(text) or (named.whole and "权" not in text) else named
                return
            basis = _BASIS.search(text)
            if basis and not _GRANT_VERB.search(text[basis.end() :]) and not _POWERS_ARE.search(text):
                return
            if named.vague:
                standing = Standing.LIMITED
        elif standing is Standing.DUTY or (standing is Standing.ADVICE and not verb):
            return
        self._hit_items(read, named, standing)

    def share(self, read: Read, done: list[Read]) -> None:
        """第(七)项中的竞岗暂缓,其余照授: the part that is named, then the rest of the same item."""
        if read.part_of and read.standing is Standing.ELSEWHERE and not read.hits:
            # 第(三)项中的督查评价改由审计部行使: the item was named before, and the part of it by what is done.
            read.hits += [
                (limb, cell, read.standing)
                for limb in self._wording.limbs
                if limb.item in read.part_of.items
                for cell in limb.cells
                if cell[0] in limb.acts and limb.acts[cell[0]].search(read.phrase.text)
            ]
        elif read.part_of and read.standing not in NOTHING:
            if not any(limb.item in read.part_of.items for limb, _, _ in read.hits):
                self._hit_items(read, read.part_of, Standing.LIMITED)
        elif done and done[-1].part_of and _REMAINDER.search(read.phrase.text) and read.standing is Standing.GIVEN:
            self._hit_items(read, done[-1].part_of, Standing.GIVEN)

    def _hit_items(self, read: Read, reference: Reference, standing: Standing) -> None:
        read.hits += [(limb, ("", ""), standing) for limb in self._wording.limbs if limb.item in reference.items]
