"""Everything a person can do on the screen, once: bindings, footer, help, palette and slash commands all read this list.

Knows keys and words, not how anything is done.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `key` in Textual's spelling, empty where there is none; `names` are its slash commands, the
    first the one shown; `argument` says what may follow the command; `does` is one line for help and palette."""

    id: str
    label: str
    does: str
    names: tuple[str, ...]
    key: str = ""
    argument: str = ""

    @property
    def key_name(self) -> str:
        """F2, ^P."""
        return self.key.upper().replace("CTRL+", "^")

    @property
    def command(self) -> str:
        """/条文 条号."""
        return f"/{self.names[0]} {self.argument}".rstrip()


ACTIONS: tuple[Action, ...] = (
    Action("help", "帮助", "列出按键和命令", ("帮助", "help", "?"), "f1"),
    Action("clause", "条文", "看依据的条文，或者看指定的一条", ("条文", "为什么"), "f2", "条号"),
    Action("checklist", "清单", "看目前的结论和清单", ("清单",), "f3"),
    Action("reader", "法规", "通读全文：目录、跳到某条、查找", ("法规", "全文"), "f4", "条号或者要找的字"),
    Action("sessions", "记录", "打开、改名、导出或者删除以前的会话", ("记录", "会话"), "f7"),
    Action("export", "导出", "把清单、聘用文件或者整个会话存为文件", ("导出",), "f8"),
    Action("theme", "明暗", "换一种配色：浅色、深色、高对比", ("明暗", "配色", "主题"), "f9"),
    Action("palette", "命令", "找到并执行任何一个命令", ("命令",), "ctrl+p"),
    Action("undo", "撤销", "撤销上一步；输入框里有字时先撤销输入", ("撤销",), "ctrl+z"),
    Action("quit", "退出", "退出程序，会话已随时保存", ("退出", "quit", "exit"), "ctrl+q"),
    Action("candidate", "自查", "候选人资格自查：逐题核对第五条、第六条", ("自查", "候选人")),
    Action("letter", "聘书", "起草聘书、任命文件或者授权书", ("聘书", "授权书")),
    Action("review", "审聘书", "审查一份聘书：第十二条的七项权限给了哪些", ("审聘书", "审查聘书"), argument="文件"),
    Action("batch", "批量", "审查一张人员表：每行一人，逐条给出结论", ("批量", "名单"), argument="文件"),
    Action("recheck", "复查", "复查名单：谁到什么时候可以补足年限", ("复查", "复查名单")),
    Action("revise", "改答案", "改以前的一个回答，其余回答都保留", ("改",), argument="第几步"),
    Action("leave", "离开流程", "停下进行中的流程，已答内容都保留", ("离开",)),
    Action("copy", "复制条文", "复制当前条文和条号", ("复制",), "ctrl+y"),
    Action("keep", "存条文", "把当前条文存为文件", ("存条文", "存为文件")),
    Action("new", "新会话", "另起一个会话", ("新会话", "新")),
    Action("rename", "改名", "给会话取个名称", ("改名",), argument="名称"),
)
"""In the order help and palette show them. F5 and F6 are kept for what comes later."""

BY_ID = {action.id: action for action in ACTIONS}
BY_NAME = {name: action for action in ACTIONS for name in action.names}

_DIGITS = {ord(wide): narrow for wide, narrow in zip("１２３４５６７８９０", "1234567890", strict=True)}


def named(name: str) -> Action | None:
    """The action of a slash command as typed, full-width letters and marks too; an unmistakable beginning will do."""
    name = unicodedata.normalize("NFKC", name).strip().lower()
    if name in BY_NAME:
        return BY_NAME[name]
    near = {action.id: action for known, action in BY_NAME.items() if name and known.startswith(name)}
    return next(iter(near.values())) if len(near) == 1 else None


def completions(typed: str) -> tuple[Action, ...]:
    """The actions a half-typed slash command may mean; none when it is no command or its argument has begun."""
    if typed[:1] not in ("/", "／") or " " in typed or "　" in typed:
        return ()
    start = unicodedata.normalize("NFKC", typed[1:]).lower()
    return tuple(action for action in ACTIONS if any(name.startswith(start) for name in action.names))


def narrow_digit(character: str | None) -> str | None:
    """1 for １ and 1, None for what is no digit."""
    if not character:
        return None
    character = character.translate(_DIGITS)
    return character if character.isascii() and character.isdigit() else None
