"""What the 2020 notice did, told from the notice: to which article, under which old number, in force since when.

Every answer names the notice's own point first and then the article it made. How such a question is put in Chinese
is not known here (`amendments` knows); an old wording or number the notice does not print is abstained from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.errors import NoSuchClauseError
from assistant.knowledge.annotations import Annotations
from assistant.knowledge.answer import Answer, NextFlow, others, quotes
from assistant.knowledge.citation import Citation, Reference
from assistant.knowledge.numerals import to_numeral
from assistant.knowledge.provisions import Regulation
from assistant.knowledge.question import FLOWS

_FLOW = (NextFlow("changes", FLOWS["changes"]),)
_FURTHER = ("2020年改了哪些条？", "2020年新增了哪两条？", "2020年的修改从哪天起施行？")
_CLOSING = Citation.of_notice(Citation.CLOSING)
_CAPTION = Citation.of(0)


@dataclass(frozen=True)
class History:
    """The changes to one regulation, as its notice states them."""

    text: Regulation
    notes: Annotations

    @cached_property
    def numbers(self) -> Mapping[Citation, int]:
        """The old number of each article the notice gives one for."""
        return {now: old for old, now in self.notes.renumbered.items()}

    @property
    def added(self) -> tuple[Citation, ...]:
        """The articles that were not there before."""
        return tuple(article for article in sorted(self.notes.amended_by) if article not in self.numbers)

    @property
    def amended_on(self) -> tuple[int, int, int]:
        year, month, day = map(int, self.text.meta["amended"].split("-"))
        return year, month, day

    def told(self, article: Citation) -> str:
        """What happened to an article, in one sentence with the notice's own words."""
        point, title = self.notes.amended_by.get(article), self.notes.title(article)
        if point is None:
            return f"通知没有逐项修改{article}，只写明对条文顺序和个别文字作相应调整和修改。"
        written = self.text[point].text.split("：", 1)[0]
        number = self.numbers.get(article)
        if number is None:
            return f"{article}（{title}）是2020年新增的，{point}写的是“{written}”。"
        if number == article.article:
            return f"2020年的通知动过{article}（{title}）：{point}“{written}”，条号没有变，修改后的文字见引文。"
        return f"{article}（{title}）由旧{Citation.of(number)}改来，{point}写的是“{written}”，修改后的文字见引文。"

    def changed(self, cites: Iterable[Citation]) -> Answer:
        """What happened to these articles."""
        said, shown = [], []
        for article in dict.fromkeys(c.to_article for c in cites):
            said.append(self.told(article))
            shown += [self.notes.amended_by.get(article, _CLOSING), article]
        return Answer("answer", "".join(said), quotes=quotes(self.text, shown), next=_FLOW, questions=_FURTHER)

    def new_place(self, old: Sequence[Reference], claimed: Citation | None = None) -> Answer:
        """Where old articles stand now; `claimed` is where the question believes the first of them to be."""
        shown: list[Citation] = []
        said: list[str] = []
        for reference in old:
            try:
                now = self.notes.current(reference)
            except NoSuchClauseError as error:
                return Answer(
                    "abstain", str(error), "not_settled", related=(_CLOSING,), next=_FLOW, questions=_FURTHER
                )
            point = self.notes.amended_by[now]
            shown += [point, now]
            was = Citation.of(reference.article)
            moved = f"现在是{now}" if was != now else "条号没有变"
            said.append(f"旧{was}{moved}（{point}，{self.notes.title(now)}）。")
        wrong = claimed is not None and claimed.to_article != shown[1]
        corrects = f"旧{Citation.of(old[0].article)}改为{claimed}" if wrong else None
        yes = "" if claimed is None else "不对，" if wrong else "对，"
        return Answer(
            "answer",
            yes + "".join(said),
            corrects=corrects,
            quotes=quotes(self.text, shown),
            next=_FLOW,
            questions=_FURTHER,
        )

    def old_numbers(self, cites: Iterable[Citation]) -> Answer:
        """Under which numbers these articles stood before; abstains where the notice does not say."""
        articles = tuple(dict.fromkeys(c.to_article for c in cites))
        untold = [a for a in articles if a not in self.notes.amended_by]
        if untold:
            return Answer(
                "abstain",
                f"{'、'.join(map(str, untold))}在2011年的文本里是第几条，通知没有写明，只说对条文顺序作相应调整。",
                "not_settled",
                related=others((_CLOSING, *untold), ()),
                next=_FLOW,
                questions=_FURTHER,
            )
        return self.changed(articles)

    def additions(self, counted: int | None = None) -> Answer:
        """Which articles were added; `counted` is how many the question believes there to be."""
        named = "、".join(f"{a}（{self.notes.title(a)}，{self.notes.amended_by[a]}）" for a in self.added)
        wrong = counted is not None and counted != len(self.added)
        return Answer(
            "answer",
            f"2020年的通知写明“增加一条”的有{_counted(len(self.added))}处：{named}。",
            corrects=f"新增了{_counted(counted)}条" if wrong and counted else None,
            quotes=quotes(self.text, [self.notes.amended_by[a] for a in self.added] + list(self.added)),
            next=_FLOW,
            questions=_FURTHER,
        )

    def not_added(self, claimed: Citation) -> Answer:
        """An article believed to be new that the notice does not add."""
        found = self.changed((claimed,))
        named = "、".join(map(str, self.added))
        return Answer(
            "answer",
            f"{found.lead}通知写明新增的只有{named}。",
            corrects=f"{claimed}是新增的",
            quotes=found.quotes,
            next=_FLOW,
            questions=_FURTHER,
        )

    def in_force(self, believed: str | None = None) -> Answer:
        """Since when the changes apply; `believed` is another date the question takes for granted."""
        sentence = next(s for s in self.text[_CLOSING].text.splitlines() if "施行" in s).rstrip("。")
        year, month, day = self.amended_on
        said = f"修改自公布之日起施行：通知写明“{sentence}”，题注写的修订公布日期是{year}年{month}月{day}日。"
        return Answer(
            "answer",
            said,
            corrects=f"2020年的修改{believed}" if believed else None,
            quotes=quotes(self.text, (_CLOSING, _CAPTION)),
            related=(self.text.articles[-1].cite,),
            next=_FLOW,
            questions=_FURTHER,
        )

    def point(self, cites: Sequence[Citation]) -> Answer:
        """What these points of the notice did."""
        made = {point: article for article, point in self.notes.amended_by.items()}
        shown = [c for cite in cites for c in (cite, made.get(cite)) if c]
        said = "".join(self.told(made[cite]) for cite in cites if cite in made)
        return Answer("answer", said, quotes=quotes(self.text, shown), next=_FLOW, questions=_FURTHER)

    def old_wording(self, reference: Reference) -> Answer:
        """The wording before 2020, which nobody here holds: what stands now instead."""
        now = Citation.of(reference.article)
        if reference.old:
            now = self.notes.renumbered.get(reference.article, now)
        point = self.notes.amended_by.get(now, _CLOSING)
        stands = f"能看到的是修改后的文字：{point}和{now}。"
        if now in self.added:
            stands = f"现在的{now}由{point}“增加一条”写入，修改前同一条号的内容后来排在哪一条，通知没有写。"
        return Answer(
            "abstain",
            f"2020年以前的旧条文，通知没有印出，这里没有原文可以引用。{stands}旧文本可以向发文机关{self.text.meta['issuer']}查询。",
            "not_settled",
            related=others((point, now), ()),
            next=_FLOW,
            questions=_FURTHER,
        )

    def fronted(self, found: Answer, *, gone: bool = False) -> Answer:
        """An answer that rests on an amended article, with the point that amended it first; `gone`: the question
        believes the amendment to have struck the article out."""
        article = next((c.to_article for c in found.citations if c.to_article in self.notes.amended_by), None)
        if article is None:
            return found
        point = self.notes.amended_by[article]
        told = "" if point in found.citations else self.told(article)
        if gone:
            told = f"没有删：{point}修改后的{article}仍然写着。" + told
        return replace(
            found,
            lead=told + found.lead,
            corrects=f"2020年删掉了{article}" if gone else None,
            quotes=quotes(self.text, (point, *found.citations)),
            related=tuple(c for c in found.related if c != point),
            next=found.next or _FLOW,
        )


def _counted(number: int) -> str:
    """A number before a measure word."""
    return "两" if number == 2 else to_numeral(number)
