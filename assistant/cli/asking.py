"""`cqo ask`, `cqo show`, `cqo search`: questions and clauses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.cli.output import print_json, printable, warn
from assistant.cli.quick import Asking, PlainAsk, answered, knowledge_at
from assistant.place import Place

Json = Annotated[bool, typer.Option("--json", help="输出JSON")]


def ask(
    ctx: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="[问题]", help="要问的话，例如“学历要求”")] = None,
    as_json: Json = False,
    lines: Annotated[bool, typer.Option("--jsonl", help="从标准输入逐行读JSON，逐行回答")] = False,
    corpus: Annotated[Path | None, typer.Option(metavar="文件.md", help="改用另一部写成“第×条”的法规文本")] = None,
) -> int:
    """问一个问题：先说结论，再引条文原文；条文没有写的，会说没有写。"""
    knowledge: Asking = clauses_of(corpus, ctx.obj) if corpus else knowledge_at(ctx.obj)
    return answered(knowledge, PlainAsk(question, as_json, lines))


def clauses_of(corpus: Path, place: Place) -> Asking:
    """Another regulation, answered by its clauses alone."""
    from assistant.knowledge.reader import read
    from assistant.knowledge.search import ClauseSearch
    from assistant.knowledge.segmenter import Segmenter

    return ClauseSearch(read(corpus), Segmenter((), place.cache_found, keep=not place.ephemeral))


def show(
    cites: Annotated[list[str], typer.Argument(metavar="条号…", help="例如 第五条、5条2项、通知第一项、题注")],
    as_json: Json = False,
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
    as_json: Json = False,
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
