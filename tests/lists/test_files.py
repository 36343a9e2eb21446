"""Files of a list: the same rows, safe cells, names as masked as on the page."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from openpyxl import load_workbook

from petitions.forms.reception import ReceptionForm
from petitions.imports.reception import RECEPTIONS as SHEET
from songcong.core.export import write_csv, write_xlsx
from songcong.core.keyset import PAGE_SIZE
from tests.downloads import csv_rows, download
from tests.factories.wards import UnitFactory
from tests.lists.shelf import NAME, SHELVES, Shelf, browser, city_reader, every_shelf
from wards.models import Unit

pytestmark = pytest.mark.django_db
FORMULAS = ("=1+1", "+84 912", "-5", "@SUM(A1)", "\t=1", "＝1")


@every_shelf
def test_a_file_holds_the_rows_of_the_list(shelf: Shelf, ward: Unit, clerk: Client) -> None:
    rows = shelf.fill(ward, PAGE_SIZE + 3)
    body, name = download(clerk, f"{shelf.path}xuat.csv")
    header, *lines = csv_rows(body)
    assert header[0] in {"Số", "Tên tổ", "Họ và tên", "Thứ"}
    assert [line[0] for line in lines] == [shelf.heads(n) for n in range(len(rows), 0, -1)]
    assert name.endswith(f"-{len(rows)}-dong.csv")
    book = load_workbook(io.BytesIO(download(clerk, f"{shelf.path}xuat.xlsx")[0]))
    written = list(book.active.iter_rows(values_only=True)) if book.active else []
    assert [line[0] for line in written[1:]] == [line[0] for line in lines]


@every_shelf
def test_a_file_is_narrowed_like_its_list(shelf: Shelf, ward: Unit, clerk: Client) -> None:
    shelf.fill(ward, 5)
    query = {"since": "04/07/2021", "until": "05/07/2021"}
    shown = [line.head.text for line in clerk.get(shelf.path, query).context["lines"]]
    body, _ = download(clerk, f"{shelf.path}xuat.csv", **query)
    assert [line[0] for line in csv_rows(body)[1:]] == shown == [shelf.heads(4), shelf.heads(3)]


def test_other_kinds_of_files_are_not_there(clerk: Client) -> None:
    assert clerk.get("/lam-viec/hop-dan/xuat.exe").status_code == 404


@pytest.mark.parametrize("topic", ["reception", "petition", "mediation"])
def test_names_are_masked_in_the_city_s_files(topic: str, ward: Unit, clerk: Client) -> None:
    shelf = SHELVES[topic]
    shelf.fill(ward, 2)
    city = browser(city_reader(ward, UnitFactory.create()))
    for kind in ("csv", "xlsx"):
        path = f"{shelf.path}xuat.{kind}"
        named, masked = download(clerk, path)[0], download(city, path)[0]
        if kind == "xlsx":
            named, masked = (_words(body).encode() for body in (named, masked))
        assert NAME.encode() in named
        assert NAME.encode() not in masked
        assert "Tổ 5".encode() not in masked


def _words(body: bytes) -> str:
    sheet = load_workbook(io.BytesIO(body)).active
    return (
        " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
        if sheet
        else ""
    )


def test_no_cell_of_a_csv_is_taken_for_a_formula() -> None:
    file = io.BytesIO()
    assert write_csv(file, ("Nội dung",), [(text,) for text in FORMULAS]) == len(FORMULAS)
    cells = [row[0] for row in csv_rows(file.getvalue())[1:]]
    assert cells == [f"'{text}" for text in FORMULAS[:-1]] + [FORMULAS[-1]]


def test_cells_of_a_workbook_keep_their_types() -> None:
    file = io.BytesIO()
    row = ("=HYPERLINK(1)\x07", 1_500_000, Decimal("12.5"), date(2021, 7, 1), None)
    assert write_xlsx(file, ("a", "b", "c", "d", "e"), [row]) == 1
    sheet = load_workbook(file).active
    assert sheet is not None
    text, number, area, day, nothing = next(sheet.iter_rows(min_row=2))
    assert (text.value, text.data_type) == ("=HYPERLINK(1)", "s")
    assert (number.value, area.value, nothing.value) == (1_500_000, 12.5, None)
    assert day.number_format == "dd/mm/yyyy"


def test_numbers_of_a_csv_are_plain_and_days_are_written_out() -> None:
    file = io.BytesIO()
    write_csv(file, ("a",), [(1_500_000,), (Decimal("1500.50"),), (date(2021, 7, 1),), (None,)])
    cells = [row[0] if row else "" for row in csv_rows(file.getvalue())[1:]]
    assert cells == ["1500000", "1500,5", "01/07/2021", ""]


def test_first_and_repeated_visits_bear_one_name(ward: Unit, clerk: Client) -> None:
    shelf, name = SHELVES["reception"], str(ReceptionForm.base_fields["visit"].label)
    record = shelf.fill(ward, 1)[0]
    page = clerk.get(shelf.path)
    assert f'data-label="{name}"' in page.content.decode()
    assert page.context["form"]["visit"].label == name
    assert name in csv_rows(download(clerk, f"{shelf.path}xuat.csv")[0])[0]
    assert f"<dt>{name}</dt>" in clerk.get(f"{shelf.path}{record.pk}/").content.decode()
    assert name not in {column.title for column in SHEET.columns}
