"""One place where somebody is named, and the characters that are no part of a given name."""

from __future__ import annotations

from dataclasses import dataclass

NEVER_GIVEN = frozenset(
    "的在从没不了被因与等为任做干说要他她我你们这那位职及兼拟将还又只自推荐收拿吃把对虽但则两三第比让请给跟该某另再且吗呢吧啊哦呀么嘛呃嗯哎噢喔哟啦咯部门项条款聘岗副总助非上下很太较坏得之于而报考选调提转量验填写称据受遭叫带共却竟打谁哪既仅即系皆亦便最更"
)


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where somebody is named. `surname` is empty for a foreign name; `full` for a name with a given name."""

    start: int
    end: int
    name: str
    surname: str
    full: bool
