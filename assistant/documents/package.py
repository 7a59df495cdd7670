"""What every office file we write has in common: a zip whose entries bear one fixed date, and properties that name nobody.

So the same content gives the same bytes, and no paper tells who made it or with which program.
"""

from __future__ import annotations

from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipInfo

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)


def entry(name: str) -> ZipInfo:
    """A compressed part that its owner can read."""
    made = ZipInfo(name, _EPOCH)
    made.compress_type = ZIP_DEFLATED
    made.external_attr = 0o600 << 16
    return made


def core_properties(title: str) -> str:
    """docProps/core.xml: a title, a language, a blank author."""
    names = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"{XML_HEAD}<cp:coreProperties {names}><dc:title>{escape(fit(title))}</dc:title><dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy><dc:language>zh-CN</dc:language></cp:coreProperties>"


def fit(text: str) -> str:
    """Characters that XML 1.0 can hold and a paper can show; tabs become spaces."""
    return "".join(c if c.isprintable() or c == "\u3000" else " " if c == "\t" else "" for c in text)
