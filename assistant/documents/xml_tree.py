"""XML of a file a person hands in, as a tree, or nothing: no entities, no endless nesting, no damaged parts.

Where the XML comes from and how large it may be is for the reader of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEEPEST = 200
"""Elements inside one another; a real document stays far below."""


def parsed(xml: bytes) -> Element | None:
    """The XML, or None when it is damaged. A document type declaration (entities!) never stands in a Word file."""
    from xml.etree.ElementTree import ParseError, XMLPullParser

    # A declaration hidden in UTF-16 is a declaration all the same.
    bare = xml.replace(b"\x00", b"").upper()
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        return None
    root: Element | None = None
    depth = 0
    try:
        parser: Any = XMLPullParser(["start", "end"])
        parser.feed(xml)
        parser.close()
        for event, element in parser.read_events():
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                return None
    except (ParseError, ValueError, LookupError):
        return None
    return root
