"""The one door through which text that is not ours reaches the screen: what people type, paste or load from a file.

Nothing in such text is obeyed: no markup, no terminal control, no hidden reordering. What is kept in the store is the
text as it came; only the copy for the eye is cleaned here. It knows no widget and no session.
"""

from __future__ import annotations

import re

from textual.content import Content

_TAB = "    "
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
# All of Unicode's controls and format characters, and the letters and selectors that draw nothing: they move the
# cursor, turn the reading order round, or hide in a name. Printable characters are never dropped.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def shown(text: str) -> str:
    """`text` as it may be drawn: line ends become `\\n`, a tab four spaces, half of a surrogate pair `�`; controls,
    bidirectional marks and invisible characters go. Markup stays as the characters it is: see `plain`."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", _TAB)
    return _SURROGATES.sub("\ufffd", _UNSEEN.sub("", text))


def plain(text: str) -> Content:
    """`text` as content Textual draws letter by letter, brackets included."""
    return Content(shown(text))
