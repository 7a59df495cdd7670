"""One walk through a letter, block by block, keeping what headings and lead-ins say of all that stands under them.

Finds which powers a phrase speaks of (`wording`, `references`), asks `phrases` what it does with them, and leaves the
adding up to `powers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.flows.letter_review import phrases as grammar
from assistant.flows.letter_review.beside import cuts_what_was_given, limited_beside, rides_on, speaks_of_above
from assistant.flows.letter_review.cues import cues
from assistant.flows.letter_review.days import begins_later, first_day
from assistant.flows.letter_review.layout import Block, Sentence
from assistant.flows.letter_review.mentions import Findings, Given, Mention
from assistant.flows.letter_review.naming import LISTING, Naming
from assistant.flows.letter_review.officer import Officer
from assistant.flows.letter_review.outline import Outline, scope_of
from assistant.flows.letter_review.phrases import NOTHING, Phrase, Standing
from assistant.flows.letter_review.plainly import put_plainly
from assistant.flows.letter_review.reach import (
    CUTS,
    REST,
    WEAK,
    Read,
    cover,
    cut_again,
)
from assistant.flows.letter_review.recall import Clauses
from assistant.flows.letter_review.references import Reader, hoisted
from assistant.flows.letter_review.scope import narrow
from assistant.flows.letter_review.things import NEAR, may_speak_of, things_of
from assistant.flows.letter_review.trade import trade
from assistant.flows.letter_review.wording import Wording

_LABEL, _SHORT_LABEL = 14, 8
"""So long is what stands before a colon as a label; up to the second it is read together with what follows."""

_PURPOSE = re.compile(r"^(?:为|为了|鉴于|旨在|随着|按照[^,]{0,10}要求)(?!本公司首席|首席质量官$|公司首席)")
_RESOLVES = re.compile(r"决定|^现|^特|^兹|^经|聘|授权|授予")


class Walk:
    """One walk through a letter."""

    def __init__(self, wording: Wording, officer: Officer, references: Reader) -> None:
        self._wording, self._officer, self._references = wording, officer, references
        self._naming = Naming(wording, officer, references)
        self._outline, self._clauses = Outline(officer), Clauses()
        self._first: tuple[int, int, int] | None = None
        self._last = range(0)
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
        self._last = range(0)
        above = scope
        for sentence in block.sentences:
            if grammar.to_reader(sentence.plain) or sentence.plain.endswith("?"):
                continue
            self._references.sentence()
            text = put_plainly(hoisted(trade().canonical(sentence.plain)), self._officer)
            lead, colon, rest = text.partition(":")
            opens = bool(colon) and not rest and sentence is block.sentences[-1]
            if colon and (len(lead) <= _LABEL or LISTING.search(lead) or opens):
                told = scope_of(lead, self._officer)
                if opens:
                    # 享有七项权限,但下列除外: the grant stands, what is listed is taken from it.
                    kept = ",".join(part for part in lead.split(",") if not cues().keeps_back.search(part))
                    self._sentence(cues().except_these.sub("", kept), scope, index, sentence, seen)
                    self._outline.lead(block, told)
                    continue
                if len(lead) > _SHORT_LABEL and not cues().keeps_back.search(lead):
                    text = f"{lead},{rest}"
                scope = told or (above if self._officer.in_(lead) else scope)
            self._sentence(text, scope, index, sentence, seen)

    def _sentence(self, text: str, scope: Standing | None, index: int, sentence: Sentence, seen: list[Read]) -> None:
        purpose = bool(_PURPOSE.match(text))
        begins = len(seen)
        others: Standing | None = None
        for statement in filter(None, grammar.split(text)):
            reads = list(self._statement(statement, scope, seen, begins, purpose=purpose, carried=others))
            others = self._of_another(reads, others)
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
            if rides_on(reads, self._officer, self._wording.limbs, listed=scope is Standing.GIVEN):
                self.findings.lessen(self._last)
            told = len(self.findings.mentions)
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
            if any(r.hits for r in reads):
                self._last = range(told, len(self.findings.mentions))

    def _statement(
        self,
        statement: tuple[Phrase, ...],
        scope: Standing | None,
        seen: list[Read],
        begins: int,
        *,
        purpose: bool,
        carried: Standing | None,
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
        rest, recital = bool(REST.search(whole)), bool(cues().recital.search(whole) or cues().dismisses.search(whole))
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
                if standing is Standing.GIVEN and len(done) > 1 and begins_later([text], self._first):
                    standing = Standing.LATER
            if standing is Standing.GIVEN and cues().urges.search(whole):
                standing = Standing.ADVICE
            read = Read(phrase, standing, marked, things=frozenset(self._things(text)))
            read.recalls = self._clauses.named(text, giving) if recalls else frozenset()
            if not read.recalls:
                self._naming.refer(read, scope, done, rest=rest)
            # Only a cut reaches back over a full stop for what it cuts; a grant must name its thing again.
            before = [*(seen[-NEAR:] if standing in CUTS else seen[begins:][-NEAR:]), *done[-NEAR:]]
            self._find(read, [r for r in before if r.standing is not Standing.ASIDE])
            self._naming.share(read, done)
            if standing is Standing.DUTY and done and not read.hits and not read.things:
                carried = None  # 必须做到公平公正: how it is to be done
            done.append(read)
            yield read

    def _of_another(self, reads: list[Read], before: Standing | None) -> Standing | None:
        """甲监管原材料;审核供应商: who the sentence began with, unless it names the officer since."""
        if any(r.marked for r in reads):
            return None
        named = reads[0].phrase.text.startswith((*self._officer.others, *self._officer.colleagues))
        return Standing.ELSEWHERE if named and reads[0].standing is Standing.ELSEWHERE else before

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
        if (
            read.standing is Standing.ADVICE
            and not things
            and before
            and all(s is Standing.ELSEWHERE for _, _, s in before[-1].hits)
        ):
            things = before[-1].things
        if grammar.reports_to_another(text, self._officer):
            read.hits += [(limb, cell, Standing.ELSEWHERE) for limb in self._wording.of(1)[2:] for cell in limb.cells]
        for limb in self._wording.limbs:
            acts = [name for name, pattern in limb.acts.items() if pattern.search(text)]
            found: list[str] = []
            if not may_speak_of(limb, read, before):
                continue
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
