"""`cqo ask`, `cqo show`, `cqo search`: questions and clauses."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol

import typer

from assistant.cli.output import each_line, print_json, printable, warn
from assistant.errors import InputError
from assistant.place import Place

if TYPE_CHECKING:
    from assistant.knowledge.answer import Answer
    from assistant.knowledge.answering import Knowledge


class Asking(Protocol):
    """Whatever answers questions: the whole knowledge, or the clauses of another text."""

    def ask(self, question: str, context: Sequence[str] = ()) -> Answer: ...


Json = Annotated[bool, typer.Option("--json", help="输出JSON")]


def ask(
    ctx: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="[问题]", help="要问的话，例如“学历要求”")] = None,
    as_json: Json = False,  # noqa: FBT002
    lines: Annotated[bool, typer.Option("--jsonl", help="从标准输入逐行读JSON，逐行回答")] = False,  # noqa: FBT002
    corpus: Annotated[Path | None, typer.Option(metavar="文件.md", help="改用另一部写成“第×条”的法规文本")] = None,
) -> int:
    """问一个问题：先说结论，再引条文原文；条文没有写的，会说没有写。"""
    knowledge: Asking = clauses_of(corpus, ctx.obj) if corpus else knowledge_at(ctx.obj)
    if lines:
        if question is not None:
            raise InputError("--jsonl 从标准输入读问题，后面不要再写问题。")
        return each_line(lambda given: _answered(knowledge, given), {"outcome": "error"})
    if question is None:
        raise InputError("请写上要问的问题，例如：cqo ask 学历要求")
    answer = _answer(knowledge, question, (), None)
    if as_json:
        print_json(answer)
    else:
        from assistant.documents.plain import answer_text

        print(answer_text(answer))
    return 0


def _answered(knowledge: Asking, given: Mapping[str, Any]) -> Mapping[str, Any]:
    question, context = given.get("question"), given.get("context") or []
    if not isinstance(question, str):
        raise InputError("缺少 question，或者它不是文字。")
    if not isinstance(context, list) or not all(isinstance(c, str) for c in context):
        raise InputError('context 应当是一组文字，例如 ["上一个问题"]。')
    return _answer(knowledge, question, context, given.get("id"))


def _answer(knowledge: Asking, question: str, context: Sequence[str], given_id: Any) -> Mapping[str, Any]:
    if not question.strip():
        raise InputError("问题是空的，请写上要问的话，例如：学历要求")
    answer = knowledge.ask(question, context)
    if answer.outcome == "error":
        raise InputError(answer.lead)
    return answer.as_json(given_id)


def knowledge_at(place: Place) -> Knowledge:
    """The regulation and everything known about it, its caches where `place` says."""
    from assistant.knowledge.answering import Knowledge

    return Knowledge(place.cache_dir)


def clauses_of(corpus: Path, place: Place) -> Asking:
    """Another regulation, answered by its clauses alone."""
    from assistant.knowledge.reader import read
    from assistant.knowledge.search import ClauseSearch
    from assistant.knowledge.segmenter import Segmenter

    return ClauseSearch(read(corpus), Segmenter((), place.cache_dir))


def show(
    cites: Annotated[list[str], typer.Argument(metavar="条号…", help="例如 第五条、5条2项、通知第一项、题注")],
    as_json: Json = False,  # noqa: FBT002
) -> int:
    """显示条文原文，连同它的位置和公布文本中的误印。"""
    from assistant.documents.plain import clause_text
    from assistant.knowledge.annotations import editorial
    from assistant.knowledge.citation import parse_reference
    from assistant.knowledge.reader import regulation

    text, notes = regulation(), editorial()
    provisions = []
    for written in cites:
        reference = parse_reference(written)
        if reference.old:
            found = notes.current(reference)
            warn(f"“{written}”是2020年修订前的条号，现在是{found}；旧条文原文本程序没有收录，下面是现行文本。")
        else:
            found = text.resolve(reference)
        provisions.append(text[found])
    for number, provision in enumerate(provisions):
        errata = [
            {"printed": e.printed, "read_as": e.read_as, "note": e.note} for e in notes.errata_in(provision.cite)
        ]
        place = text.place(provision.cite)
        if as_json:
            print_json(
                {
                    "cite": str(provision.cite),
                    "lead_in": provision.lead_in,
                    "text": provision.text,
                    "path": place,
                    "title": notes.title(provision.cite),
                    "errata": errata,
                }
            )
        else:
            print(("\n" if number else "") + clause_text(provision, place, [e["note"] for e in errata]))
    return 0


def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="词…", help="要找的词，可以写几个")],
    as_json: Json = False,  # noqa: FBT002
) -> int:
    """在全文里找词，最相关的在前。"""
    found = knowledge_at(ctx.obj).search(" ".join(words))
    if as_json:
        print_json(
            {"hits": [{"cite": str(h.cite), "text": h.text, "spans": [list(s) for s in h.spans]} for h in found.hits]}
        )
        return 0
    if not found.hits:
        print(f"全文没有“{printable(' '.join(words))}”。可以换个词，或者用 cqo ask 直接提问。")
    elif found.missing:
        warn(f"全文没有“{'、'.join(map(printable, found.missing))}”，下面是含有其余各词的条文。")
    for hit in found.hits:
        print(f"{hit.cite}　{_marked(hit.text, hit.spans)}")
    return 0


def _marked(text: str, spans: Any) -> str:
    if not sys.stdout.isatty():
        return text.replace("\n", " ")
    out, position = "", 0
    for start, end in spans:
        out += f"{text[position:start]}\x1b[1m{text[start:end]}\x1b[0m"
        position = end
    return (out + text[position:]).replace("\n", " ")
