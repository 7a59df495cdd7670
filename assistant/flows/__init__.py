"""Guided flows: questions, rules and outcomes. `flow(id)` hands one out; only what is asked for is imported."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.flows.step import Flow

TITLES = {
    "candidate": "候选人资格自查",
    "letter": "起草聘用文件",
    "training": "培训、证书与人才库",
    "conduct": "在任履职与解聘风险",
    "enterprise": "企业制度自评",
    "award": "质量奖前置条件",
    "changes": "2020年修改了什么",
}
"""Every flow id and its title, in the order they are offered."""

READY = ("candidate", "letter")
"""Flows that can be run now."""


def flow(flow_id: str) -> Flow:
    """The flow of an id. Raises InputError for an unknown one, or one that is not there yet."""
    if flow_id in READY:
        built: Flow = import_module(f"assistant.flows.{flow_id}").flow()
        return built
    offered = "、".join(f"{ready}（{TITLES[ready]}）" for ready in READY)
    if flow_id in TITLES:
        raise InputError(f"“{TITLES[flow_id]}”（{flow_id}）尚未提供，现在可以用的是：{offered}。")
    raise InputError(f"没有“{flow_id}”这个流程，现在可以用的是：{offered}。")
