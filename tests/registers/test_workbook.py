"""Workbooks that are broken, hostile or untidy end in a sentence, fast and in little memory."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from songcong.core.cells import Unreadable
from songcong.core.errors import Refused
from songcong.registers import workbook
from songcong.registers.reading import Holder, read_register
from songcong.registers.scan import EXCEL_ERROR, NOT_COMPUTED
from tests.registers.workbooks import DAY, RECEPTION, write

HOLDER = Holder("05521", ((1, DAY.replace(year=2015), None),))
SECONDS = 5
MEMORY_KB = 400 * 1024


def sentence(path: Path) -> str:
    """What a process of its own says of the file, having used little memory and time."""
    command = [sys.executable, "-m", "tests.registers.reading_cost", str(path)]
    cost = json.loads(subprocess.check_output(command, text=True))
    assert cost["kilobytes"] < MEMORY_KB
    assert cost["seconds"] < SECONDS
    return str(cost["said"])


def changed(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The workbook with one of its parts changed."""
    parts = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def register(folder: Path) -> Path:
    return write(folder / "05521-a.xlsx", {"TiepDan": [RECEPTION]})


def test_a_sound_register_costs_as_little(tmp_path: Path) -> None:
    assert sentence(register(tmp_path)) == ""


def test_what_is_no_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "05521-a.xlsx"
    for content in (b"", b"hello", b"PK\x03\x04 not really", register(tmp_path).read_bytes()[:900]):
        path.write_bytes(content)
        assert sentence(path) == "Tệp không phải là sổ Excel (.xlsx) hoặc đã hỏng."
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert "không phải là sổ Excel" in sentence(path)


def test_a_locked_and_an_old_workbook_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "05521-a.xlsx"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    path.write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    assert "mật khẩu" in sentence(path)
    path.write_bytes(ole)
    assert ".xls" in sentence(path)


def test_macros_are_not_opened(tmp_path: Path) -> None:
    path = register(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    assert "macro" in sentence(path)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = register(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for i in range(7):
            with archive.open(f"xl/media/{i}.bin", "w", force_zip64=True) as part:
                for _ in range(100):
                    part.write(bytes(2**20))
    assert path.stat().st_size < 2**20
    assert "quá lớn" in sentence(path)


def test_one_cell_far_below_is_a_sentence(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "TiepDan"
    sheet["A1048576"] = "x"
    path = tmp_path / "05521-a.xlsx"
    book.save(path)
    assert "dòng 1048576" in sentence(path)
    changed(path, SHEET, b'<row r="1048576">', b"<row>")
    assert "dòng 1048576" in sentence(path)


def test_one_cell_far_to_the_right_dies_in_the_child(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "TiepDan"
    sheet["A1"], sheet["XFD199999"] = "x", "y"
    path = tmp_path / "05521-a.xlsx"
    book.save(path)
    assert "bộ nhớ" in sentence(path)


def test_a_child_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "SECONDS", 0.001)
    with pytest.raises(Refused, match="thời gian"):
        read_register(register(tmp_path), HOLDER)


def test_a_broken_sheet_is_a_sentence(tmp_path: Path) -> None:
    path = changed(register(tmp_path), SHEET, b"</sheetData>", b"</oops>")
    assert "Không đọc được tệp" in sentence(path)


def test_a_formula_counts_by_its_value_and_without_one_is_refused(tmp_path: Path) -> None:
    path = register(tmp_path)
    old = b'<c r="F2" t="n"><v></v></c>'
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read(SHEET)
    assert b'r="F2"' not in sheet
    computed = b'<c r="F2"><f>1+2</f><v>3</v></c></row></sheetData>'
    changed(path, SHEET, b"</row></sheetData>", computed)
    [entry] = read_register(path, HOLDER)["TiepDan"].entries
    assert entry.line.persons == 3
    changed(path, SHEET, b"<v>3</v>", b"<v></v>")
    [fault] = read_register(path, HOLDER)["TiepDan"].faults
    assert (fault.column, fault.reason) == ("Số người", NOT_COMPUTED)
    assert old not in sheet


def test_an_error_cell_is_no_value(tmp_path: Path) -> None:
    path = write(tmp_path / "05521-a.xlsx", {"TiepDan": [RECEPTION | {"Địa chỉ": "#N/A"}]})
    [fault] = read_register(path, HOLDER)["TiepDan"].faults
    assert (fault.row, fault.column, fault.reason) == (2, "Địa chỉ", EXCEL_ERROR)
    assert Unreadable(EXCEL_ERROR) in read_register(path, HOLDER)["TiepDan"].refused[2]


def test_rows_of_formulas_alone_are_not_lost(tmp_path: Path) -> None:
    formulas = {"STT": "=1", "Ngày tiếp": "=TODAY()"}
    path = write(tmp_path / "05521-a.xlsx", {"TiepDan": [RECEPTION, formulas]})
    reading = read_register(path, HOLDER)["TiepDan"]
    assert list(reading.refused) == [3]


def test_merged_cells_below_the_header_are_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "TiepDan"
    sheet.append(["SỔ TIẾP CÔNG DÂN"])
    sheet.append(list(RECEPTION))
    for number in (1, 2):
        sheet.append(list((RECEPTION | {"STT": number}).values()))
    sheet.merge_cells("A1:E1")
    path = tmp_path / "05521-a.xlsx"
    book.save(path)
    assert read_register(path, HOLDER)["TiepDan"].notices == []
    sheet.merge_cells("B3:B4")
    book.save(path)
    reading = read_register(path, HOLDER)["TiepDan"]
    assert [fault.row for fault in reading.faults] == [4]
    assert "B3:B4" in reading.notices[0]


def test_sheet_names_are_compared_like_words_and_others_left_alone(tmp_path: Path) -> None:
    path = register(tmp_path)
    changed(path, "xl/workbook.xml", b'name="TiepDan"', b'name=" TIEPDAN"')
    assert len(read_register(path, HOLDER)["TiepDan"].entries) == 1
    changed(path, "xl/workbook.xml", b'name=" TIEPDAN"', b'name="Ghi ch"')
    assert sum(reading.data_rows for reading in read_register(path, HOLDER).values()) == 0


def test_an_empty_workbook_has_no_rows(tmp_path: Path) -> None:
    content = io.BytesIO()
    Workbook().save(content)
    path = tmp_path / "05521-a.xlsx"
    path.write_bytes(content.getvalue())
    assert sum(reading.data_rows for reading in read_register(path, HOLDER).values()) == 0
