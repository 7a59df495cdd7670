"""`cqo check` and `cqo flow graph`: facts in, findings out, and the picture of a flow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.output import each_line
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.flows.understanding import Person


def check(
    lines: Annotated[bool, typer.Option("--jsonl", help="从标准输入逐行读JSON，逐行给出结论")] = False,
    flow: Annotated[str, typer.Option(metavar="流程", help="流程编号")] = "candidate",
    as_of: Annotated[str, typer.Option(metavar="日期", help="按哪一天计算年限，例如 2026-04-01；默认今天")] = "",
) -> int:
    """按填写的情况逐条审查候选人，给出结论、依据、待核实事项和清单。"""
    day = day_of(as_of)
    if flow != "candidate":
        from assistant.flows import flow as flow_of

        raise InputError(f"“{flow_of(flow).title}”不能用 check 审查，现在可以用的是 --flow candidate。")
    if not lines:
        raise InputError('请加 --jsonl，并从标准输入给出JSON行，例如：{"id": "1", "facts": {"position": "高层副职"}}')
    return each_line(lambda given: _checked(given, day))


def _checked(given: Mapping[str, Any], day: date) -> Mapping[str, Any]:
    from assistant.flows.candidate import check_result, validate_facts

    facts, text, name = given.get("facts"), given.get("text"), given.get("name")
    if facts is None and text is None:
        raise InputError("缺少 facts（或者 text）。")
    if name is not None and not isinstance(name, str):
        raise InputError("name 应当是文字，或者不写。")
    valid = None if facts is None else validate_facts(facts)
    people = _understood(text, day)
    if valid is None:
        # An item the text touches but does not settle was answered with not knowing: its two readings are shown.
        results = [
            check_result({**dict.fromkeys(person.pending, "unknown"), **person.facts}, person.name, day)
            for person in people
        ]
    else:
        # Given facts win; what the text adds is used where it speaks of one person alone.
        read, named = (people[0].facts, people[0].name) if len(people) == 1 else ({}, None)
        results = [check_result({**_without_other_years(read, valid), **valid}, name or named, day)]
    return {"id": given.get("id"), "flow": "candidate", "results": results}


def _understood(text: object, day: date) -> Sequence[Person]:
    from assistant.flows.understanding import understand

    if text is None:
        return ()
    if not isinstance(text, str):
        raise InputError("text 应当是一段文字。")
    return understand(text, day)


def _without_other_years(read: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What was read, without years where any years were given: they are one fact in two forms."""
    years = ("quality_years", "quality_since")
    return {k: v for k, v in read.items() if k not in years or not any(y in given for y in years)}


def day_of(written: str) -> date:
    """The day written, today where none is. Raises InputError."""
    if not written:
        return date.today()  # noqa: DTZ011 - the user's own calendar day is meant
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InputError(f"日期“{written}”写法不对，请写成 2026-04-01 的样子。") from None


def graph(
    flow: Annotated[str, typer.Argument(metavar="流程", help="candidate 或 letter")],
    form: Annotated[str, typer.Option("--format", metavar="mermaid|text", help="图的格式")] = "mermaid",
) -> int:
    """画出一个流程：每一题、每个选项和结论。"""
    from assistant.flows import flow as flow_of
    from assistant.flows.explain import GraphFormat
    from assistant.flows.explain import graph as picture

    formats: tuple[GraphFormat, ...] = ("mermaid", "text")
    wanted = next((known for known in formats if known == form), None)
    if wanted is None:
        raise InputError(f"没有“{form}”这种格式，请用 mermaid 或者 text。")
    print(picture(flow_of(flow), wanted, day_of("")))
    return 0
