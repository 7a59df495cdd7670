"""The letter itself: paragraphs of our own drafting around clauses printed from the text.

Inside a letter the regulation's articles are always 《办法》第×条, since a bare 第×条 would mean the letter's own. What
was not given stays a blank 〔…〕; what was not decided stays 〔待定：…〕. Nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.flows.facts import Answers
from assistant.flows.letter.facts import LetterFacts, kind_of, parse
from assistant.flows.letter.words import NUMERALS, POWERS
from assistant.flows.paper import Letter, LetterKind, Paragraph, ParagraphKind
from assistant.flows.rules import Basis
from assistant.knowledge.citation import Citation
from assistant.knowledge.numerals import to_numeral
from assistant.knowledge.provisions import Provision, Regulation
from assistant.knowledge.reader import regulation

_BLANK = re.compile("〔[^〔〕]*〕")
_BOX = "□ "
_NAME: dict[LetterKind, str] = {"聘书": "聘用书", "任命文件": "任命文件", "授权书": "授权书"}


def draft(answers: Answers, kind: LetterKind | None = None) -> Letter:
    """A letter from answers (or the result of `letter_facts`), however few. Raises InputError for impossible dates."""
    facts = parse(answers)
    return _Drafting(facts, kind or kind_of(answers), regulation()).letter()


def words_of(provision: Provision) -> str:
    """The item verbatim, ended as a sentence of its own."""
    return provision.text.rstrip("；;。") + "。"


class _Drafting:
    """Writes one letter from top to bottom."""

    def __init__(self, facts: LetterFacts, kind: LetterKind, text: Regulation) -> None:
        self.facts, self.kind, self.law = facts, kind, text
        self.paragraphs: list[Paragraph] = []
        self.sections = 0
        self.powers = text["第十二条"].items

    def letter(self) -> Letter:
        self._head()
        self._appointment()
        self._duties()
        self._authority()
        self._reporting()
        self._benefits()
        self._conduct()
        self._foot()
        granted = self.facts.powers
        cites = [power.cite for power in self.powers]
        return Letter(
            kind=self.kind,
            title=self.paragraphs[0].text,
            paragraphs=tuple(self.paragraphs),
            granted=tuple(c for n, c in enumerate(cites, 1) if granted is not None and n in granted),
            withheld=tuple(c for n, c in enumerate(cites, 1) if granted is not None and n not in granted),
            undecided=tuple(cites) if granted is None else (),
            placeholders=tuple(dict.fromkeys(_BLANK.findall("\n".join(p.text for p in self.paragraphs)))),
        )

    # --- parts, in the order of the letter --------------------------------------------------------------------

    def _head(self) -> None:
        name = self.facts.appointee or "〔姓名〕"
        titles = {
            "聘书": "首席质量官聘用书",
            "任命文件": f"关于聘任{name}为首席质量官的决定",
            "授权书": "首席质量官授权书",
        }
        self._add("title", titles[self.kind], "标题")
        self._add("addressee", "各部门：" if self.kind == "任命文件" else f"{name}：", "被聘人")

    def _appointment(self) -> None:
        facts = self.facts
        who = f"{facts.appointee or '〔姓名〕'}（现任{facts.post or '〔现任职务〕'}）"
        term = f"自{facts.term_from or '〔日期〕'}起至{facts.term_to or '〔日期〕'}止"
        openings = {
            "聘书": f"经研究，聘任{who}为本企业首席质量官，聘期{term}。",
            "任命文件": f"经研究，决定聘任{who}为本企业首席质量官，任期{term}。",
            "授权书": f"本企业已聘任{who}为首席质量官，聘期{term}。现就其质量管理的职责和权限授权如下。",
        }
        self._add("opening", openings[self.kind], "聘任", self._cites("第五条", "第十条第一款"))
        bases = self._cites("第五条", "第十条", "第十一条", "第十二条")
        version = self.law.meta["version"]
        self._add(
            "opening",
            f"本{_NAME[self.kind]}依据《{self.law.title}》（{version}公布，以下称《办法》）{'、'.join(map(str, bases))}出具。",
            "依据",
            bases,
        )

    def _duties(self) -> None:
        duties = self.law["第十一条"]
        self._heading("职责", "职责")
        self._add("text", f"首席质量官按照《办法》{duties.cite}承担以下职责：", "职责", (duties.cite,))
        for number, duty in enumerate(duties.items):
            self._add("item", f"（{NUMERALS[number]}）{words_of(duty)}", "职责", (duty.cite,))
        fifth = duties.items[4].cite
        if self.facts.extra_duty is not False:
            box = _BOX if self.facts.extra_duty is None else ""
            self._add(
                "text",
                f"{box}为履行《办法》{fifth}的职责，首席质量官可以组织提出质量承诺，督促各部门及时答复质量投诉，"
                "管理本企业质量信用信息。（企业自定）",
                "职责",
                (fifth,),
                is_optional=True,
            )
        third = duties.items[2].cite
        veto = Basis.of(self.law, str(third), "实施质量", "制").operative
        self._add("text", f"首席质量官按照《办法》{third}{veto}。", "职责", (third,))
        self._add(
            "text",
            f"{_BOX}对否决决定有异议的，按以下办法处理（企业自定，《办法》未规定）：〔异议处理办法〕。",
            "职责",
            is_optional=True,
        )

    def _authority(self) -> None:
        self._heading("权限", "权限")
        article = self.law["第十二条"].cite
        granted = self.facts.powers
        if granted is None:
            self._add("text", f"首席质量官享有的权限（《办法》{article}）逐项确定如下：", "权限", (article,))
            for power in self.powers:
                words = words_of(power).rstrip("。")
                self._add("item", f"〔待定：是否授予《办法》{power.cite}“{words}”〕", "权限", (power.cite,))
            return
        if not granted:
            self._add(
                "text",
                f"本次未授予《办法》{article}所列各项权限；以后授予的，另行出具授权文件。",
                "权限",
                (article,),
            )
            return
        first, *_ = self.powers
        if 1 in granted:
            self._add("text", f"依照《办法》{first.cite}，首席质量官{words_of(first)}", "权限", (first.cite,))
        others = [power for n, power in enumerate(self.powers, 1) if n in granted and n > 1]
        if others:
            also = "另享有" if 1 in granted else "享有"
            self._add("text", f"依照《办法》{article}，首席质量官{also}以下权限：", "权限", (article,))
            for n, power in enumerate(others):
                self._add(
                    "item",
                    f"（{NUMERALS[n]}）{words_of(power)[:-1]}（《办法》{power.cite}）。",
                    "权限",
                    (power.cite,),
                )
        self._add("text", f"《办法》{article}所列权限，本文件未列的，不属于本次授权范围。", "权限", (article,))

    def _reporting(self) -> None:
        self._heading("报告关系", "报告关系")
        first = self.powers[0].cite
        directly = self.facts.powers is not None and 1 in self.facts.powers
        if self.facts.reports_to or not directly:
            cites: tuple[Citation, ...] = (first,) if directly else ()
            to = self.facts.reports_to or "〔报告对象〕"
            self._add("text", f"首席质量官就质量工作{'直接' if directly else ''}向{to}报告。", "报告关系", cites)
        else:
            self._add("text", "首席质量官就质量工作直接向总经理（总裁）报告。", "报告关系", (first,))

    def _benefits(self) -> None:
        self._heading("权益", "权益")
        article = self.law["第十三条"].cite
        chosen = self.facts.benefits
        if chosen == ():
            self._add("text", f"本文件不约定《办法》{article}所列权益。", "权益", (article,))
            return
        give = "可以给予首席质量官以下权益，由企业选定" if chosen is None else "给予首席质量官以下权益"
        self._add("text", f"参照《办法》{article}（鼓励事项），本企业{give}：", "权益", (article,))
        blanks = {1: "；岗位津贴：〔金额〕", 3: "；经费：〔额度〕"}
        for number, item in enumerate(self.law["第十三条"].items, 1):
            if chosen is None or number in chosen:
                box = _BOX if chosen is None else ""
                self._add(
                    "item",
                    f"{box}{words_of(item)[:-1]}（《办法》{item.cite}）{blanks.get(number, '')}。",
                    "权益",
                    (item.cite,),
                    is_optional=chosen is None,
                )

    def _conduct(self) -> None:
        conduct, discipline, dismissal = self._cites("第十四条", "第六条", "第十五条")
        pool, resources, appraisal = self._cites("第十条第一款", "第八条", "第十六条")
        self._heading("行为规范", "行为规范")
        self._add(
            "text",
            f"首席质量官遵守《办法》{conduct}的基本行为规范：及时报告质量问题和风险隐患，独立履行职责，主动回避利益冲突，"
            "保守企业和合作伙伴的秘密，参加义务质量咨询和公益活动。",
            "行为规范",
            (conduct,),
        )
        self._heading("继续教育", "继续教育")
        self._add(
            "text",
            f"纳入南通市首席质量官人才库后，首席质量官按年度继续教育计划完成课程（《办法》{pool}）；企业配备相应资源"
            f"（《办法》{resources}），并提供学习时间（企业自定）。",
            "继续教育",
            (pool, resources),
        )
        self._heading("考核与解聘", "考核与解聘")
        self._add(
            "text",
            f"企业每年按本企业的考核评价机制对首席质量官进行评价（《办法》{appraisal}）；出现《办法》{discipline}所列情形的，"
            f"停止担任首席质量官；市场监督管理部门依照《办法》{dismissal}提出建议的，由企业研究决定。"
            "不再担任首席质量官的，办理工作和资料交接（企业自定）。",
            "考核与解聘",
            (appraisal, discipline, dismissal),
        )

    def _foot(self) -> None:
        discipline = self.law["第六条"].cite
        self._heading("被聘人声明", "声明")
        self._add(
            "text",
            f"本人声明不存在《办法》{discipline}所列情形，所提供的学历、职称、任职材料真实。",
            "声明",
            (discipline,),
        )
        self._add("signature", "被聘人（签名）：", "声明")
        if self.facts.powers:
            papers = "；".join(POWERS[n - 1].papers for n in self.facts.powers)
            self._add("text", f"附件（按需附上）：{papers}。", "附件", is_optional=True)
        self._add("signature", f"{self.facts.enterprise or '〔企业名称〕'}（盖章）", "签章")
        signer = "总经理（总裁）" if self.facts.powers and 1 in self.facts.powers else "签发人"
        self._add("signature", f"{signer}（签字）：", "签章")
        self._add("signature", self.facts.date or "〔日期〕", "日期")

    # --- tools ------------------------------------------------------------------------------------------------

    def _add(
        self, kind: ParagraphKind, text: str, part: str, cites: Iterable[Citation] = (), *, is_optional: bool = False
    ) -> None:
        self.paragraphs.append(Paragraph(kind, text, part, tuple(cites), is_optional))

    def _heading(self, text: str, part: str) -> None:
        self.sections += 1
        self._add("heading", f"{to_numeral(self.sections)}、{text}", part)

    def _cites(self, *written: str) -> tuple[Citation, ...]:
        return tuple(self.law.cite(cite) for cite in written)
