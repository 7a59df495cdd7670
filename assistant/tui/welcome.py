"""What stands in an empty talk: what this is, three questions to try, the flows; or the talk left unfinished last time.

Nothing is read from disk for it, so that it can be in the first frame.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from assistant.tui.display import shown
from assistant.tui.entries import Card, Entries, Entry

START = "flow:"
RESUME, FRESH = "do:resume", "do:fresh"
_EXAMPLES = ("首席质量官是干什么的？", "没有结业证书能不能担任首席质量官？", "企业必须设首席质量官吗？")
_FLOWS = (
    Entry(f"{START}candidate", "候选人资格自查", "逐题核对第五条、第六条，给出结论和清单"),
    Entry(f"{START}letter", "起草聘用文件", "聘书、任命文件或者授权书，逐项选择权限"),
    Entry("do:review", "审查聘书", "第十二条的七项权限给了哪些，怎么补写"),
    Entry("do:batch", "批量审查", "一张人员表，每行一人，逐条给出结论"),
)


class WelcomeCard(Card):
    """First things to do."""

    def __init__(self) -> None:
        super().__init__(classes="turn welcome")
        self.entries = Entries((*(Entry(q, q) for q in _EXAMPLES), *_FLOWS))

    def compose(self) -> ComposeResult:
        yield Static(
            Content.assemble(
                ("《南通市首席质量官暂行管理办法》问答与自查", "bold"),
                "\n凡说到规定的，都附条文原文；条文没有写明的，照实说没有写明。",
                ("\n不联网，会话只存在这台机器上。", "$muted"),
            ),
            classes="block",
        )
        yield Static("可以直接输入问题，也可以直接写一位人选的情况，或者从这里开始", classes="heading")
        yield self.entries

    @property
    def hint(self) -> str:
        return "输入问题，或者按数字选择；/ 列出命令"

    def take_key(self, key: str) -> bool:
        return self.entries.take_key(key)


class ResumeCard(Card):
    """The talk left unfinished: go on, or begin a new one."""

    def __init__(self, title: str) -> None:
        super().__init__(classes="turn welcome")
        self._title = title
        self.entries = Entries((Entry(RESUME, "继续上次"), Entry(FRESH, "开始新的", "上次的还在，按 F7 可以找到")))

    def compose(self) -> ComposeResult:
        yield Static(Content.assemble("上次的会话“", (shown(self._title), "bold"), "”还没有做完。"), classes="block")
        yield Static("", classes="heading")
        yield self.entries

    @property
    def hint(self) -> str:
        return "按 1 继续上次，按 2 开始新的；直接输入问题也会开始新的"

    def take_key(self, key: str) -> bool:
        return self.entries.take_key(key)
