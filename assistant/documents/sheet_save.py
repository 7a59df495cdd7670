"""A workbook written to its file: the same content gives the same bytes, and the package names no person and no program.

openpyxl stamps the hour and a program's name on what it saves; here they are replaced. What stands in the sheets is
unknown here.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from assistant.documents.package import XML_HEAD, core_properties, entry

if TYPE_CHECKING:
    from openpyxl import Workbook

_NO_PROGRAM = (
    f'{XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def save_workbook(book: Workbook, target: Path | IO[bytes], *, title: str) -> None:
    """Write the workbook; its properties hold the title alone. Raises OSError."""
    from openpyxl.writer.excel import ExcelWriter

    properties = {"docProps/core.xml": core_properties(title), "docProps/app.xml": _NO_PROGRAM}
    ExcelWriter(book, _Package(target, properties)).save()


class _Package(ZipFile):
    """A zip in which parts bear one date, and some hold what was laid down beforehand."""

    def __init__(self, target: Path | IO[bytes], laid_down: dict[str, str]) -> None:
        super().__init__(target, "w", ZIP_DEFLATED)
        self._laid_down = laid_down

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        name = zinfo_or_arcname.filename if isinstance(zinfo_or_arcname, ZipInfo) else zinfo_or_arcname
        super().writestr(entry(name), self._laid_down.get(name, data))

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        part = entry(str(arcname or filename))
        part.file_size = Path(filename).stat().st_size  # so that a part of more than 2 GiB gets the room it needs
        with Path(filename).open("rb") as source, self.open(part, "w") as stream:
            shutil.copyfileobj(source, stream)
