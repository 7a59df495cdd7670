"""`cqo letter draft`: an appointment letter from facts, each part with the clause it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.output import read_json_file, warn, write_file
from assistant.errors import InputError


def draft(
    facts: Annotated[Path, typer.Option(metavar="文件.json", help="聘任情况：企业、姓名、现任职务、聘期、权限等")],
    out: Annotated[Path, typer.Option(metavar="文件.docx|.md", help="写到哪里")],
    kind: Annotated[str, typer.Option(metavar="聘书|任命文件|授权书", help="文件种类")] = "聘书",
    bases: Annotated[bool, typer.Option(help="Word文件的每段后面印出所依据的条款")] = True,
) -> int:
    """起草聘书、任命文件或者授权书；没有给的内容留作〔…〕，每一部分的依据写在标准错误输出。"""
    from assistant.flows.letter import draft as drafted
    from assistant.flows.letter import letter_facts
    from assistant.flows.paper import LETTER_KINDS

    wanted = next((known for known in LETTER_KINDS if known == kind), None)
    if wanted is None:
        raise InputError(f"没有“{kind}”这种文件，--kind 可以用：{'、'.join(LETTER_KINDS)}。")
    letter = drafted(letter_facts(read_json_file(facts)), wanted)
    form = out.suffix.lower()
    if form == ".md":
        from assistant.documents.markdown import letter_markdown

        write_file(out, letter_markdown(letter))
    elif form == ".docx":
        from assistant.documents.word import letter_docx

        write_file(out, letter_docx(letter, with_bases=bases))
    else:
        raise InputError(f"不认识“{out.name}”的扩展名，请写成 .docx 或者 .md。")
    for part, cites in letter.bases().items():
        warn(f"{part}：依据{'、'.join(map(str, cites))}")
    warn(f"已写入 {out}")
    return 0
