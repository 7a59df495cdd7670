"""`cqo letter check`: an appointment letter reviewed power by power."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.output import print_json

if TYPE_CHECKING:
    from assistant.flows.letter_review import Review


def check(
    file: Annotated[Path, typer.Argument(metavar="文件.docx|.md|.txt", help="要审查的聘书、任命文件或者授权书")],
    as_json: Annotated[bool, typer.Option("--json", help="输出JSON")] = False,
) -> int:
    """审查一份聘书、任命文件或者授权书：第十二条的七项权限给了哪些、缺哪些、怎么补写。"""
    from assistant.documents.reading import letter_text
    from assistant.flows.letter_review import review

    found = review(letter_text(file))
    if as_json:
        print_json(found.as_json())
    else:
        print(_printed(found))
    return 0


def _printed(found: Review) -> str:
    if not found.is_letter:
        return "这份文件不是首席质量官的聘书、任命文件或者授权书，没有可以审查的权限。请确认选对了文件。"
    lines = ["权限（《办法》第十二条）"]
    for power in found.powers:
        lines.append(f"\n{power.cite}　{power.status.label}")
        if power.evidence:
            lines.append(f"  文件原句：{' '.join(power.evidence.split())}")
        lines.append(f"  {power.advice}")
    lines += [f"\n《办法》之外的权限\n  文件原句：{' '.join(b.text.split())}\n  {b.why}" for b in found.beyond]
    if found.missing_parts:
        lines.append(
            f"\n没有找到的部分：{'、'.join(found.missing_parts)}。《办法》没有规定聘用文件的格式，是否补写由企业决定。"
        )
    lines.append(
        "\n本结果只按文件文字和2020年修订文本得出，写法可以作两种理解的，没有算作已授予；不是行政机关的认定。"
    )
    return "\n".join(lines)
