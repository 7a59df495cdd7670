"""Whether a file that calls itself a workbook is one, and one that is safe to open: asked before anything is parsed.

Looks at the package from outside (kind, declared sizes, document types), never at a cell.
"""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from assistant.errors import InputError

MOST_UNPACKED = 256 * 1024 * 1024
_MOST_PARTS = 5_000
_MOST_RATIO = 200
_RATIO_MATTERS_FROM = 16 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def check_package(path: Path) -> None:
    """Raises InputError where the file is no workbook, has a password, is damaged, or would unpack to too much."""
    name = path.name
    with path.open("rb") as stream:
        beginning = stream.read(8)
        if beginning == _OLE:
            stream.seek(0)
            if _ENCRYPTED in stream.read():
                raise InputError(f"文件“{name}”有打开密码，请先在表格软件里取消密码，再试。")
            raise InputError(f"文件“{name}”其实是旧的 .xls 格式，请用表格软件另存为 .xlsx。")
    if not beginning.startswith(b"PK"):
        raise InputError(
            f"文件“{name}”不是Excel工作簿（扩展名和内容不一致，或者文件已损坏），请用表格软件打开后另存为 .xlsx；是文本表格的，请把扩展名改成 .csv。"
        )
    try:
        with ZipFile(path) as archive:
            _check_parts(archive, name)
    except (BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError):
        raise damaged(name) from None


def _check_parts(archive: ZipFile, name: str) -> None:
    parts = archive.infolist()
    # A ZipFile never reads more of a part than it declares, so the declared sizes bound what parsing can meet.
    unpacked, packed = sum(p.file_size for p in parts), sum(p.compress_size for p in parts)
    if len(parts) > _MOST_PARTS or unpacked > MOST_UNPACKED:
        raise InputError(f"文件“{name}”解开后太大（约{unpacked // 1024 // 1024}MB），没有打开；请拆成几个文件再试。")
    if unpacked > _RATIO_MATTERS_FROM and unpacked > packed * _MOST_RATIO:
        raise InputError(f"文件“{name}”的压缩比异常，可能是恶意文件，没有打开。")
    if "word/document.xml" in archive.namelist():
        raise InputError(f"文件“{name}”其实是Word文档，不是表格，请换成 .xlsx 或者 .csv 文件。")
    if "[Content_Types].xml" not in archive.namelist():
        raise InputError(f"文件“{name}”是压缩包，不是Excel工作簿，请用表格软件另存为 .xlsx。")
    if any(p.flag_bits & 1 for p in parts):
        raise InputError(f"文件“{name}”有打开密码，请先在表格软件里取消密码，再试。")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _check_document_type(archive, part, name)


class _TypeDeclared(Exception):  # noqa: N818 - ends a parse, is no error
    """A document type stands before the root element."""


class _RootReached(Exception):  # noqa: N818 - likewise
    """No document type stands before the root element."""


def _declared(*_: object) -> None:
    raise _TypeDeclared


def _reached(*_: object) -> None:
    raise _RootReached


def _check_document_type(archive: ZipFile, part: ZipInfo, name: str) -> None:
    """A workbook's parts declare no document type; one that does may hold entities that grow without end."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _declared
    parser.StartElementHandler = _reached
    try:
        with archive.open(part) as stream:
            while piece := stream.read(4096):
                parser.Parse(piece)
    except _RootReached:
        return
    except _TypeDeclared:
        raise InputError(f"文件“{name}”里有工作簿不应有的内容（文档类型声明），可能是恶意文件，没有打开。") from None
    except expat.ExpatError:
        raise damaged(name) from None


def damaged(name: str) -> InputError:
    """What to say of a workbook that cannot be read."""
    return InputError(f"文件“{name}”已损坏或者不是标准的Excel工作簿，请用表格软件打开后另存为 .xlsx 再试。")
