"""Names of the files people save: Chinese stays Chinese, and what Windows, macOS or Linux refuse is replaced.

It knows no folder and does not look whether a file exists.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_IN_BYTES = 200
UNNAMED = "未命名"
_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]')
# Reordering and zero-width marks let a name look like another one (`…fdp.exe`).
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)
# An ending is only what looks like one, so that `2.1版说明` or a dotted sentence is cut like any other text.
_SUFFIX = re.compile(r"(?<=.)\.[A-Za-z0-9]{1,8}$")


def file_name(text: str) -> str:
    r"""`text` as one file name of at most 200 bytes in UTF-8, its ending kept when it is shortened.

    NFC; each of `\/:*?"<>|` and every control becomes `_`; no leading dot, no trailing dot or space; a name Windows
    keeps for a device gets `_` in front; nothing left becomes 未命名. A name already good comes back unchanged.
    """
    name = _edges(_REFUSED.sub("_", unicodedata.normalize("NFC", _UNSEEN.sub("", text))))
    name = _off_devices(name)
    found = _SUFFIX.search(name)
    suffix = found.group() if found else ""
    stem = name.removesuffix(suffix).encode()
    if len(stem) + len(suffix) > LONGEST_IN_BYTES:
        cut = stem[: LONGEST_IN_BYTES - len(suffix)].decode(errors="ignore")
        name = _off_devices(_edges(cut) + suffix)  # shortening can uncover a device: `con` and many spaces
    return name or UNNAMED


def _off_devices(name: str) -> str:
    return f"_{name}" if _RESERVED.match(name) else name


def _edges(name: str) -> str:
    return name.strip().lstrip(". ").rstrip(". ")
