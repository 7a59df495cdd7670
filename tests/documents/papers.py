"""Every paper the program makes, from one candidate, one letter and one conversation."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from assistant.dialogue import Dialogue
from assistant.documents.forms import evaluation_form_docx
from assistant.documents.recheck import RecheckList, from_sessions, recheck_docx
from assistant.documents.review import review_docx
from assistant.documents.word import checklist_docx, letter_docx
from assistant.documents.word_talk import transcript_docx
from assistant.flows import flow
from assistant.flows.checklist import Checklist, checklist
from assistant.flows.letter import draft, letter_facts
from assistant.flows.letter_review import review
from assistant.flows.paper import LETTER_KINDS, Letter
from assistant.sessions.candidates import kept_candidates
from assistant.sessions.store import Store

TODAY = date(2026, 4, 1)
NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
HOSTILE = '<script>alert(1)</script> [点我](javascript:x) =1+1 \x1b[31m "&'
FACTS = {
    "position": "总经理助理",
    "quality_since": "2024-03",
    "education": "大专及以上",
    "violation": "no",
    "abuse": "unknown",
}


def page(subject: str = HOSTILE) -> Checklist:
    return checklist(flow("candidate").assess(FACTS, TODAY), made_on=TODAY, subject=subject)


def letter_page() -> Checklist:
    facts = letter_facts({"appointee": HOSTILE, "powers": [1, 4], "benefits": [1]})
    return checklist(flow("letter").assess(facts, TODAY), made_on=TODAY)


def letter(kind: Any = "聘书") -> Letter:
    return draft(letter_facts({"appointee": HOSTILE, "powers": [1, 4], "enterprise": "江海机械有限公司"}), kind)


@cache
def talk() -> Dialogue:
    """A question, a candidate found wanting time alone, then a letter to its end."""
    dialogue = Dialogue(Store(None, now=NOW), lambda: NOW)
    asked = dialogue.say(f"学历要求 {HOSTILE}")
    quote = {"cite": "第五条第（三）项", "lead_in": None, "text": "具有大专（含）以上学历"}
    dialogue.reply(asked, {"lead": "大专以上", "quotes": [quote], "notes": ["没有要求全日制"], "outcome": "answer"})
    for flow_id, given in (("candidate", {"name": "李工", **FACTS, "position_group": "企业高层"}), ("letter", {})):
        dialogue.start(flow_id)
        while (ask := dialogue.pending) is not None:
            known = {key: given[key] for key in ask.question.facts if key in given}
            offered = dict(next(iter(ask.question.replies())).sets)
            if ask.question.id == "years":
                offered = {"quality_years": None, "quality_since": "2024-03"}
            dialogue.answer(ask.question.id, {**offered, **known})
    return dialogue


@cache
def rechecks() -> RecheckList:
    return from_sessions(kept_candidates(talk()._store), TODAY)


def word_papers() -> Mapping[str, bytes]:
    """Each Word paper by its name, made anew."""
    letters: dict[str, bytes] = {kind: letter_docx(letter(kind)) for kind in LETTER_KINDS}
    return {
        **letters,
        "候选人清单": checklist_docx(page()),
        "聘用文件清单": checklist_docx(letter_page()),
        "企业评价表": evaluation_form_docx(HOSTILE, TODAY),
        "审查意见": review_docx(review(f"首席质量官聘用书\n{HOSTILE}\n一、参加总经理例会。"), HOSTILE, TODAY),
        "整个会话": transcript_docx(talk().title, talk().timeline(), TODAY),
        "复查名单": recheck_docx(rechecks()),
    }


def told(content: str | bytes) -> str:
    """All that a file holds, with entities and Markdown's escapes resolved."""
    if isinstance(content, bytes):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content = "".join(package.read(name).decode() for name in package.namelist())
    return html.unescape(content).replace("\\", "")
