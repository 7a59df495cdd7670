"""A whole conversation as .docx: what was asked and answered, each letter and checklist where its flow came to an end.

Set plainer than a letter, since it is read and filed, not issued.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from assistant.documents.citing import quoted
from assistant.documents.markdown import chinese_date
from assistant.documents.word import checklist_body, letter_body
from assistant.documents.wordml import HEI, KAI, SONG, SONG_TITLE, Style, document, paragraph
from assistant.flows.checklist import checklist
from assistant.sessions.turns import AnswerTurn, NoteTurn, OutcomeTurn, ProposalTurn, QuestionTurn, Turn, UserTurn

_TITLE = Style(font=SONG_TITLE, size=22, align="center", indent=0, line=32)
_MADE = Style(font=SONG, size=10.5, align="center", indent=0, line=0)
_YOU = Style(font=HEI, size=12, align="left", indent=0, line=20, before=10, keep=True)
_LABELS = ("说明：", "条文理解：", "未明确：")
_SAID = Style(font=SONG, size=12, align="left", indent=0, line=20)
_QUOTE = Style(font=KAI, size=12, line=20)
_NOTE = Style(font=SONG, size=10.5, align="left", indent=0, line=0)


def transcript_docx(title: str, turns: Iterable[Turn], made_on: date) -> bytes:
    """The conversation from beginning to end."""
    body = [paragraph(title, _TITLE), paragraph(f"导出日期：{chinese_date(made_on)}", _MADE)]
    for turn in turns:
        body += _turn(turn, made_on)
    return document(body, title=title)


def _turn(turn: Turn, made_on: date) -> Iterator[str]:
    match turn:
        case UserTurn(_, text):
            yield paragraph(f"您：{text}", _YOU)
        case NoteTurn(_, text):
            yield paragraph(text, _NOTE)
        case AnswerTurn(_, answer):
            yield paragraph(f"助手：{answer['lead']}", _SAID)
            for quote in answer["quotes"]:
                yield paragraph(quoted(quote), _QUOTE)
            for note in answer["notes"]:
                yield paragraph(note if note.startswith(_LABELS) else f"说明：{note}", _NOTE)
        case ProposalTurn() if turn.asks:
            yield paragraph(f"助手：我读到\n{turn.in_words}", _SAID)
        case QuestionTurn() if turn.values is not None:
            yield paragraph(f"助手：{turn.number}. {turn.question.prompt}", _SAID)
            yield paragraph(f"您：{turn.question.in_words(turn.values)}", _SAID)
        case OutcomeTurn() if not turn.interim:
            if turn.outcome.letter:
                yield paragraph("", _SAID)
                yield from letter_body(turn.outcome.letter)
            yield paragraph("", _SAID)
            yield from checklist_body(checklist(turn.outcome, made_on=made_on))
        case _:
            pass
