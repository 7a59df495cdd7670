"""One walk through a letter, block by block, keeping what headings and lead-ins say of all that stands under them.

Finds which powers a phrase speaks of (`wording`, `references`), asks `phrases` what it does with them, and leaves the
adding up to `powers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.flows.letter_review import cues
from assistant.flows.letter_review import phrases as grammar
from assistant.flows.letter_review.beside import cuts_what_was_given, limited_beside, speaks_of_above
from assistant.flows.letter_review.days import begins_later, first_day
from assistant.flows.letter_review.layout import Block, Sentence
from assistant.flows.letter_review.mentions import Findings, Given, Mention
from assistant.flows.letter_review.officer import Officer
from assistant.flows.letter_review.outline import Outline, scope_of
from assistant.flows.letter_review.phrases import NOTHING, Phrase, Standing
from assistant.flows.letter_review.reach import CUTS, REST, WEAK, Read, cover, cut_again
from assistant.flows.letter_review.recall import Clauses, part_words
from assistant.flows.letter_review.references import Reader, Reference, hoisted
from assistant.flows.letter_review.scope import narrow
from assistant.flows.letter_review.things import NEAR, things_of
from assistant.flows.letter_review.trade import trade
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
_LISTING = re.compile(r"如下|以下|下列|下述|(?:为|包括|有|是|明确|决定|通知|规定)$")
_LABEL, _SHORT_LABEL = 14, 8
"""So long is what stands before a colon as a label; up to the second it is read together with what follows."""

_PURPOSE = re.compile(r"^(?:为|为了|鉴于|旨在|随着|按照[^,]{0,10}要求)(?!本公司首席|首席质量官$|公司首席)")
_RESOLVES = re.compile(r"决定|^现|^特|^兹|^经|聘|授权|授予")


class Walk:
    """One walk through a letter."""

    def __init__(self, wording: Wording, officer: Officer, references: Reader) -> None:
        self._wording, self._officer, self._references = wording, officer, references
        self._outline, self._clauses = Outline(officer), Clauses()
        self._first: tuple[int, int, int] | None = None
        self.findings = Findings()

    def read(self, letter: tuple[Block, ...]) -> Findings:
        """All that the letter says of powers. A walk is made once."""
        self._first = first_day("\n".join(b.plain for b in letter))
        for index, block in enumerate(letter):
            self._clauses.pass_(block)
            heading, scope = self._outline.enter(block)
            if not heading:
                self._block(block, index, scope)
        return self.findings

    def _block(self, block: Block, index: int, scope: Standing | None) -> None:
        if block.label:
            scope = scope_of(block.label, self._officer) or scope
        seen: list[Read] = []
        above = scope
        for sentence in block.sentences:
            if grammar.to_reader(sentence.plain) or sentence.plain.endswith("?"):
                continue
            self._references.sentence()
            text = hoisted(trade().canonical(sentence.plain))
            lead, colon, rest = text.partition(":")
            opens = bool(colon) and not rest and sentence is block.sentences[-1]
            if colon and (len(lead) <= _LABEL or _LISTING.search(lead) or opens):
                told = scope_of(lead, self._officer)
                if opens:
                    # 享有七项权限,但下列除外: the grant stands, what is listed is taken from it.
                    kept = ",".join(part for part in lead.split(",") if not cues.KEEPS_BACK.search(part))
                    self._sentence(cues.EXCEPT_THESE.sub("", kept), scope, index, sentence, seen)
                    self._outline.lead(block, told)
                    continue
                if len(lead) > _SHORT_LABEL and not cues.KEEPS_BACK.search(lead):
                    text = f"{lead},{rest}"
                scope = told or (above if self._officer.in_(lead) else scope)
            self._sentence(text, scope, index, sentence, seen)

    def _sentence(self, text: str, scope: Standing | None, index: int, sentence: Sentence, seen: list[Read]) -> None:
        purpose = bool(_PURPOSE.match(text))
        begins = len(seen)
        for statement in grammar.split(text):
            reads = list(self._statement(statement, scope, seen, begins, purpose=purpose))
            purpose = False
            if restated := cover(reads, seen, self._officer):
                self.findings.restate(index, restated)
            self.findings.overlay(reads, index, sentence, said_here=any(r.hits for r in seen[begins:]))
            self.findings.recall(reads, sentence)
            narrow(reads, self._officer, self._wording.limbs)
            limited_beside(reads, self._officer, self._wording.limbs)
            if cuts_what_was_given(reads, self._officer):
                if any(r.hits for r in seen):
                    self.findings.restate(index, Standing.LIMITED)
                elif speaks_of_above(reads):
                    self.findings.again(Standing.LIMITED, index, near=False)
            cut_again(reads, seen)
            for read in reads:
                for limb, cell, standing in read.hits:
                    self.findings.mentions.append(Mention(limb, cell, standing, index, sentence))
                if read.standing in (Standing.GIVEN, Standing.LIMITED):
                    self.findings.given.append(
                        Given(
                            read.phrase.text, index, sentence, named=bool(read.hits), listed=scope is Standing.GIVEN
                        )
                    )
            seen += reads

    def _statement(
        self, statement: tuple[Phrase, ...], scope: Standing | None, seen: list[Read], begins: int, *, purpose: bool
    ) -> Iterator[Read]:
        """The phrases of a statement, read. Of what the block said before (`seen`) the sentence `begins` somewhere."""
        whole = ",".join(p.text for p in statement)
        by_officer = grammar.without_consent_of_officer(whole, self._officer)
        promised = (
            grammar.promises(whole)
            or grammar.left_open(whole, self._officer)
            or begins_later([p.text for p in statement[:2]], self._first)
        )
        giving = self.findings.giving()
        recalls = bool(self.findings.mentions) and not self._references.in_article
        rest, recital = bool(REST.search(whole)), bool(cues.RECITAL.search(whole) or cues.DISMISSES.search(whole))
        carried: Standing | None = None
        done: list[Read] = []
        for phrase in statement:
            text = phrase.text
            marked = grammar.marks(text, self._officer)
            standing: Standing
            if recital or promised or (purpose and not (marked or _RESOLVES.search(text))):
                standing = Standing.LATER if promised else Standing.ASIDE
            else:
                purpose = False
                standing, carried = self._judge(text, scope, carried, marked=marked, by_officer=by_officer)
            if standing is Standing.GIVEN and cues.URGES.search(whole):
                standing = Standing.ADVICE
            read = Read(phrase, standing, marked, things=frozenset(self._things(text)))
            read.recalls = self._clauses.named(text, giving) if recalls else frozenset()
            if not read.recalls:
                self._refer(read, scope, done, rest=rest)
            # Only a cut reaches back over a full stop for what it cuts; a grant must name its thing again.
            before = [*(seen[-NEAR:] if standing in CUTS else seen[begins:][-NEAR:]), *done[-NEAR:]]
            self._find(read, [r for r in before if r.standing is not Standing.ASIDE])
            self._share(read, done)
            if standing is Standing.DUTY and done and not read.hits and not read.things:
                carried = None  # 必须做到公平公正: how it is to be done
            done.append(read)
            yield read

    def _judge(
        self, text: str, scope: Standing | None, carried: Standing | None, *, marked: bool, by_officer: bool
    ) -> tuple[Standing, Standing | None]:
        """The standing of a phrase, and what it hands on to phrases that say nothing of their own."""
        who = self._officer
        if by_officer:
            return Standing.GIVEN, None
        if scope in NOTHING and not (scope is Standing.ELSEWHERE and marked and who.in_(text)):
            return scope or Standing.ASIDE, None
        if grammar.others_may_not(text, who):
            return Standing.ASIDE, None
        if carried is Standing.ELSEWHERE and grammar.of_the_same(text, who):
            return carried, carried
        found = grammar.cut(text, who)
        if found in (Standing.ASIDE, Standing.ELSEWHERE):
            return found, found
        if grammar.denial_at(text) is not None and not grammar.excludes(text, who):
            return Standing.DENIED, Standing.DENIED if grammar.denies_what_follows(text) else None
        if found:
            return found, carried
        if grammar.conditional(text):
            return Standing.LIMITED, carried
        if carried and not marked and not grammar.obliges(text) and not re.match(r"由|但", text):
            return carried, carried
        if scope in CUTS:
            return scope or Standing.ASIDE, None
        if grammar.assists(text):
            return (Standing.ASIDE if grammar.others_help(text, who) else Standing.ADVICE), None
        if grammar.must(text) and scope is not Standing.GIVEN:
            return Standing.DUTY, Standing.DUTY
        if grammar.gives(text) or scope is Standing.GIVEN:
            return Standing.GIVEN, None
        if scope is Standing.DUTY or grammar.obliges(text):
            return Standing.DUTY, Standing.DUTY
        return Standing.GIVEN, None

    def _things(self, text: str) -> Iterator[tuple[int, int]]:
        text = grammar.without_consent_words(text)
        for limb in self._wording.limbs:
            if limb.item > 1 and any(p.search(text) for p in limb.things.values()):
                yield limb.item, limb.part

    def _find(self, read: Read, before: list[Read]) -> None:
        text = read.phrase.text
        things = read.things
        if read.standing is Standing.ADVICE and not things and before and not before[-1].hits:
            things = before[-1].things
        if grammar.reports_to_another(text, self._officer):
            read.hits += [(limb, cell, Standing.ELSEWHERE) for limb in self._wording.of(1)[2:] for cell in limb.cells]
        for limb in self._wording.limbs:
            acts = [name for name, pattern in limb.acts.items() if pattern.search(text)]
            found: list[str] = []
            if limb.acts and not limb.things:
                found = [""]
            elif acts:
                found = things_of(limb, read, before)
                read.borrowed |= bool(found) and not read.things and limb.item > 1
            given = read.standing
            if given is Standing.GIVEN and limb.shared(text):
                given = Standing.LIMITED
            read.hits += [(limb, (act, thing), given) for act in acts for thing in found]
            named = not limb.generic and (limb.item, limb.part) in things and read.standing is Standing.ADVICE
            if not (acts and found) and (named or any(p.search(text) for p in limb.weak)):
                weakened = Standing.LIMITED if read.standing is Standing.GIVEN else read.standing
                read.hits.append((limb, WEAK, weakened))

    def _refer(self, read: Read, scope: Standing | None, done: list[Read], *, rest: bool) -> None:
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
            and not (read.things or _LISTING.search(text) or REST.search(text))
        ):
            if read.standing in CUTS or (verb and read.standing is Standing.GIVEN):
                self._hit_items(read, earlier.refers, read.standing)
            return
        if not named or (named.whole and rest and not excepted):
            return  # what is said of whatever the letter does not list
        standing = read.standing
        if standing is Standing.LIMITED and cues.ONLY_ITEMS.search(text):
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

    def _share(self, read: Read, done: list[Read]) -> None:
        """第(七)项中的竞岗暂缓,其余照授: the part that is named, then the rest of the same item."""
        if read.part_of and read.standing not in NOTHING:
            if not any(limb.item in read.part_of.items for limb, _, _ in read.hits):
                self._hit_items(read, read.part_of, Standing.LIMITED)
        elif done and done[-1].part_of and _REMAINDER.search(read.phrase.text) and read.standing is Standing.GIVEN:
            self._hit_items(read, done[-1].part_of, Standing.GIVEN)

    def _hit_items(self, read: Read, reference: Reference, standing: Standing) -> None:
        read.hits += [(limb, ("", ""), standing) for limb in self._wording.limbs if limb.item in reference.items]
