"""A look at a workbook as a stream of bytes before anything opens it: size, rows, cells."""

import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from songcong.core.errors import Refused

MAX_FILE: Final = 50 * 2**20
MAX_UNPACKED: Final = 600 * 2**20
MAX_PARTS: Final = 2_000
MAX_ROWS: Final = 200_000
MAX_CELLS: Final = 5_000_000
_CHUNK: Final = 2**20

EXCEL_ERROR: Final = "ô báo lỗi của Excel, không có giá trị"
NOT_COMPUTED: Final = "công thức chưa có kết quả; mở tệp bằng Excel, lưu lại rồi nhập"

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_NAME = re.compile(rb'\bname="([^"]*)"')
_RELATION = re.compile(rb'\b\w+:id="([^"]*)"')
_LINK = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ID = re.compile(rb'\bId="([^"]*)"')
_TARGET = re.compile(rb'\bTarget="([^"]*)"')
_ROW = re.compile(rb'row [^>]*?\br="(\d+)"')  # begins with letters: found three times as fast
_CELL_AT = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f[\s>/](.*?)</(?:\w+:)?c>", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")
_ERROR = re.compile(rb'<(?:\w+:)?c\s([^>]*\bt="e"[^>]*)>')


@dataclass
class Scan:
    """What the look found: by sheet its last row, and the cells that hold no value although
    something stands there.

    Cells are (row, column), both counted from zero.
    """

    valueless: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)
    last_rows: dict[str, int] = field(default_factory=dict)


def scan(path: Path) -> Scan:
    """Look through a workbook; raise Refused with a sentence where it should not be opened."""
    if path.stat().st_size > MAX_FILE:
        raise _refused(
            f"Tệp lớn hơn {MAX_FILE // 2**20} MB; hãy chia thành nhiều tệp.", "too_large"
        )
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise _old_or_locked(path)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_parts(archive)
            return _scan_sheets(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError) as error:
        raise _refused("Tệp không phải là sổ Excel (.xlsx) hoặc đã hỏng.", "no_workbook") from error
    except RuntimeError as error:  # the zip itself asks for a password
        raise _refused("Tệp đặt mật khẩu; hãy bỏ mật khẩu rồi nhập lại.", "password") from error


def _refused(message: str, code: str) -> Refused:
    return Refused(message, code=code, field="file")


def _old_or_locked(path: Path) -> Refused:
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return _refused("Tệp đặt mật khẩu; hãy bỏ mật khẩu rồi nhập lại.", "password")
    return _refused("Tệp là Excel đời cũ (.xls); hãy lưu lại thành .xlsx rồi nhập.", "old_format")


def _check_parts(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _refused("Tệp bung ra quá lớn nên không được mở.", "bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise _refused("Tệp đặt mật khẩu; hãy bỏ mật khẩu rồi nhập lại.", "password")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise _refused("Tệp có macro; hãy lưu lại thành .xlsx không có macro rồi nhập.", "macros")
    if "xl/workbook.xml" not in names:
        raise _refused("Tệp không phải là sổ Excel (.xlsx) hoặc đã hỏng.", "no_workbook")


def _scan_sheets(archive: zipfile.ZipFile) -> Scan:
    found, cells = Scan(), 0
    for name, part in _sheet_parts(archive):
        valueless: dict[tuple[int, int], str] = {}
        for block in _blocks(archive, part):
            cells += block.count(b"<c ") + block.count(b"<c>") + block.count(b":c ")
            last = _last_row(block)
            found.last_rows[name] = max(found.last_rows.get(name, 0), last)
            if last > MAX_ROWS:
                raise _refused(
                    f"Trang {name} có ô ở dòng {last}; mỗi trang nhiều nhất {MAX_ROWS} dòng. "
                    "Hãy xóa các dòng thừa ở cuối trang.",
                    "too_many_rows",
                )
            if cells > MAX_CELLS:
                raise _refused(
                    f"Tệp có hơn {MAX_CELLS} ô; hãy chia thành nhiều tệp.", "too_many_cells"
                )
            valueless |= _valueless(block)
        if valueless:
            found.valueless[name] = valueless
    return found


def _last_row(block: bytes) -> int:
    """The last row of the block by its rows, or by its cells where rows do not say their number."""
    numbered = _ROW.findall(block)
    rows = block.count(b"<row") + block.count(b":row ")
    if len(numbered) < rows or not rows:
        numbered += (row for _column, row in _CELL_AT.findall(block))
    return max(map(int, numbered), default=0)


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the part of the archive that holds it."""
    links = {}
    for attributes in _LINK.findall(archive.read("xl/_rels/workbook.xml.rels")):
        key, place = _ID.search(attributes), _TARGET.search(attributes)
        if key and place:
            links[key[1]] = place[1].decode()
    present = set(archive.namelist())
    for attributes in _SHEET.findall(archive.read("xl/workbook.xml")):
        name, relation = _NAME.search(attributes), _RELATION.search(attributes)
        link = links.get(relation[1], "") if relation else ""
        part = link.lstrip("/") if link.startswith("/") else f"xl/{link}"
        if name and part in present:
            yield html.unescape(name[1].decode("utf-8", "replace")), part


def _blocks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in blocks that end where a cell begins, so that no cell is cut."""
    rest, unpacked = b"", 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            unpacked += len(chunk)
            if unpacked > MAX_UNPACKED:
                raise _refused("Tệp bung ra quá lớn nên không được mở.", "bomb")
            block = rest + chunk
            cut = max(block.rfind(b"<row"), 0) or max(block.rfind(b"<c "), 0)
            if not cut and len(block) > 4 * _CHUNK:
                cut = len(block)
            yield block[:cut]
            rest = block[cut:]
    yield rest


def _valueless(block: bytes) -> dict[tuple[int, int], str]:
    cells: dict[tuple[int, int], str] = {}
    if b"<f" in block or b":f" in block:
        for attributes, body in _FORMULA.findall(block):
            if not _VALUE.search(body) and b't="str"' not in attributes:
                _note(cells, attributes, NOT_COMPUTED)
    if b't="e"' in block:
        for attributes in _ERROR.findall(block):
            _note(cells, attributes, EXCEL_ERROR)
    return cells


def _note(cells: dict[tuple[int, int], str], attributes: bytes, reason: str) -> None:
    if at := _CELL_AT.search(attributes):
        column = 0
        for letter in at[1]:
            column = column * 26 + letter - ord("A") + 1
        cells[int(at[2]) - 1, column - 1] = reason
