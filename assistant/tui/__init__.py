"""The screen: the conversation, the text beside it, and the few windows over them.

`start` is all the rest of the program knows of it. Importing this package imports nothing of Textual.
"""

from __future__ import annotations

import os
import sys

from assistant.errors import InputError
from assistant.place import Place


def start(place: Place) -> int:
    """Run the screen until the person leaves; returns the exit status. Raises InputError where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise InputError(
            '这里没有可用的终端，打不开聊天界面。请在终端窗口里运行 cqo，或者用 cqo ask "问题" 直接提问。'
        )
    # The kitty protocol and input methods lose or double characters; it must be off before Textual is imported.
    os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
    from assistant.tui.app import AssistantApp

    app = AssistantApp(place)
    app.run()
    if app.crash is not None:
        if os.environ.get("CQO_DEBUG"):
            raise app.crash
        print(app.farewell, file=sys.stderr)
        return 1
    return app.return_code or 0
