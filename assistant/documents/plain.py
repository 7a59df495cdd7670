"""Answers and clauses as plain lines for the terminal: conclusion first, then the text of the regulation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.knowledge.provisions import Provision


def answer_text(answer: Mapping[str, Any]) -> str:
    """An answer in the JSON shape of `cqo ask`, for reading."""
    parts = [answer["lead"]]
    for quote in answer["quotes"]:
        lead_in = f"{quote['lead_in']}……\n  " if quote["lead_in"] else ""
        parts.append(
            f"【{quote['cite']}】\n  {lead_in}{quote['text']}".replace("\n", "\n  ").replace("\n    ", "\n  ")
        )
    parts += answer["notes"]
    if answer["related"]:
        parts.append("相关条文：" + "、".join(answer["related"]))
    if answer["questions"]:
        title = "您是不是想问：" if answer["outcome"] == "clarify" else "接着可以问："
        parts.append(title + "".join(f"\n  · {question}" for question in answer["questions"]))
    if answer["next"]:
        parts.append("可以接着做：" + "、".join(step["label"] for step in answer["next"]))
    pairs = [f"{m['query']}→{m['term']}" for m in answer["matched"] if m["query"] != m["term"]]
    if pairs:
        parts.append("命中：" + "、".join(pairs))
    return "\n\n".join(parts)


def clause_text(provision: Provision, place: str, notes: Iterable[str]) -> str:
    """A clause with its place, its lead-in and the notes on how it was printed."""
    lines = [str(provision.cite), place, ""]
    if provision.lead_in:
        lines.append(provision.lead_in)
    lines += provision.text.split("\n")
    lines += [f"说明：{note}" for note in notes]
    return "\n".join(lines)
