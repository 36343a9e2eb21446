"""Empty workbooks: the headers that are read, words to choose, and filled they go in whole."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from openpyxl import load_workbook

from songcong.core.sheets import Column
from songcong.registers.blank import blank_workbook, hint_of
from songcong.registers.catalogue import SPECS
from songcong.registers.models import RegisterUpload
from songcong.registers.reading import holder_of, read_register
from tests.access.city import TODAY, City
from tests.factories.wards import UnitFactory

every_spec = pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
HEADER = 4
DAY = date(2025, 5, 6)


def filled(column: Column) -> Any:
    """Something that may stand in the column, as somebody would choose it from the list."""
    reader = column.reader
    if reader.look == "choice":
        return next(iter(reader.said.values()))
    said: dict[str, Any] = {
        "code": "07/2025",
        "day": DAY,
        "whole": 1 if column.name in ("persons", "signers") else 0,
        "area": 0.5,
        "mark": "",
        "item": reader.most,
        "parts": "Niêm yết; Loa truyền thanh",
    }
    return said.get(reader.look, "Nội dung việc")


def fill(content: bytes, rows: int = 2) -> bytes:
    book = load_workbook(io.BytesIO(content))
    for spec in SPECS:
        if spec.name in book.sheetnames:
            for row in range(rows):
                for place, column in enumerate(spec.columns, start=1):
                    value = (
                        f"{row}/2025"
                        if column.identity and column.reader.look == "code"
                        else (filled(column))
                    )
                    book[spec.name].cell(HEADER + 1 + row, place, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@every_spec
def test_a_template_has_the_titles_and_the_words_of_its_sheet(spec: Any) -> None:
    book = load_workbook(io.BytesIO(blank_workbook([spec])))
    sheet = book[spec.name]
    assert [cell.value for cell in sheet[HEADER]] == [column.title for column in spec.columns]
    assert book["Danh mục"].sheet_state == "hidden"
    rules = {str(rule.sqref)[0]: rule for rule in sheet.data_validations.dataValidation}
    for place, column in enumerate(spec.columns):
        letter, reader = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place], column.reader
        assert (letter in rules) is (reader.look in ("choice", "mark", "item"))
        assert str(sheet.cell(HEADER - 1, place + 1).value or "") == hint_of(column)
        if reader.look == "choice":
            place_of_words = rules[letter].formula1.split("$")[1]
            listed = [cell.value for cell in book["Danh mục"][place_of_words] if cell.value]
            assert {reader.read(word) for word in listed} == set(reader.said)
        if reader.look == "day":
            assert sheet.column_dimensions[letter].number_format == "dd/mm/yyyy"


@pytest.mark.django_db
def test_an_empty_template_brings_nothing_and_a_filled_one_all_its_rows(tmp_path: Path) -> None:
    unit = UnitFactory.create()
    content = blank_workbook(SPECS)
    path = tmp_path / f"{unit.code}-mau.xlsx"
    path.write_bytes(content)
    for reading in read_register(path, holder_of(unit.code)).values():
        assert (reading.data_rows, reading.notices) == (0, [])
    path.write_bytes(fill(content))
    for reading in read_register(path, holder_of(unit.code)).values():
        assert (reading.faults, len(reading.entries)) == ([], 2)


@pytest.mark.django_db
def test_a_clerk_downloads_a_template_and_brings_it_in(tmp_path: Path) -> None:
    with override_settings(SONGCONG_TODAY=TODAY.isoformat(), MEDIA_ROOT=tmp_path):
        clerk: Client = City().client("clerk")
        answer = clerk.get("/lam-viec/nhap-so/mau/HopDan.xlsx")
        name = answer["Content-Disposition"].partition('"')[2].rstrip('"')
        assert name == "05521-mau-HopDan.xlsx"
        file = SimpleUploadedFile(name, fill(answer.content))
        assert clerk.post("/lam-viec/nhap-so/", {"file": file}).status_code == 302
        assert RegisterUpload.objects.get().preview["HopDan"]["accepted"] == 2
        for sheet in ("tat-ca", *(spec.name for spec in SPECS)):
            address = f"/lam-viec/nhap-so/mau/{sheet}.xlsx"
            assert clerk.get(address).status_code == 200
            assert f'href="{address}"' in clerk.get("/lam-viec/nhap-so/").content.decode()
        assert clerk.get("/lam-viec/nhap-so/mau/Khac.xlsx").status_code == 404
        assert 'href="/lam-viec/nhap-so/mau/HopDan.xlsx"' in (
            clerk.get("/lam-viec/hop-dan/").content.decode()
        )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "sheets", "page"),
    [
        ("inspection board", ["ThanhTraNhanDan"], "/lam-viec/thanh-tra-nhan-dan/"),
        ("investment board", ["GiamSatDauTu"], "/lam-viec/giam-sat-dau-tu/"),
        ("mediation", ["HoaGiai"], "/lam-viec/hoa-giai/"),
        ("front", ["HopDan", "BieuQuyet", "tat-ca"], "/lam-viec/hop-dan/"),
    ],
)
def test_others_download_the_templates_of_what_they_write(
    role: str, sheets: list[str], page: str
) -> None:
    with override_settings(SONGCONG_TODAY=TODAY.isoformat()):
        person: Client = City().client(role)
        desk = person.get("/lam-viec/nhap-so/").content.decode()
        for sheet in ("tat-ca", *(spec.name for spec in SPECS)):
            address = f"/lam-viec/nhap-so/mau/{sheet}.xlsx"
            assert (f'href="{address}"' in desk) is (sheet in sheets)
            if sheet != "tat-ca":
                assert person.get(address).status_code == (200 if sheet in sheets else 403)
        book = load_workbook(
            io.BytesIO(person.get("/lam-viec/nhap-so/mau/tat-ca.xlsx").content), read_only=True
        )
        assert set(book.sheetnames) - {"Danh mục"} == set(sheets) - {"tat-ca"}
        listed = person.get(page).content.decode()
        assert 'href="/lam-viec/nhap-so/"' in listed
        assert f'href="/lam-viec/nhap-so/mau/{sheets[0]}.xlsx"' in listed
        foreign = person.get("/lam-viec/cong-khai/")
        assert "Tải mẫu Excel trống" not in foreign.content.decode()
