"""The rows behind a number as files: all of them, as much of each as the reader may see."""

import io
from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook

from petitions.models import Petition
from reports.figures import opening
from tests.downloads import csv_rows, download
from tests.factories.wards import DisclosureFactory
from tests.reports.conftest import People

pytestmark = pytest.mark.django_db
SPRING = date(2025, 4, 1)
ASKED = {"quy": "2025Q2", "chi_tieu": "disclosure.on_time_rate"}


def publish(people: People, key: str, *days: date) -> None:
    for number, published in enumerate(days):
        DisclosureFactory.create(
            unit=people.units[key],
            document_on=SPRING,
            published_on=published,
            register_no=f"{key}-{number}",
        )


def test_a_rate_gives_both_its_parts_over_all_pages(
    people: People, committee: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "CHUNK", 2)
    publish(people, "05521", date(2025, 4, 3), date(2025, 4, 4), date(2025, 5, 20))
    publish(people, "05512", date(2025, 4, 3), date(2025, 4, 4))
    body, name = download(committee, "/chi-dao/so-lieu/xuat.csv", **ASKED)
    rows = csv_rows(body)[1:]
    above = [row[1] for row in rows if row[0] == "Tử số"]
    below = [row[1] for row in rows if row[0] == "Mẫu số"]
    assert sorted(above) == ["05512-0", "05512-1", "05521-0", "05521-1"]
    assert sorted(below) == sorted([*above, "05521-2"])
    assert "2025q2" in name
    assert "-9-dong.csv" in name
    book = load_workbook(io.BytesIO(download(committee, "/chi-dao/so-lieu/xuat.xlsx", **ASKED)[0]))
    assert book.active
    assert book.active.max_row == 10


def test_a_file_is_of_the_unit_asked_for_and_the_page_offers_it(
    people: People, committee: Client
) -> None:
    publish(people, "05521", date(2025, 4, 3))
    publish(people, "05512", date(2025, 4, 3))
    asked = {**ASKED, "don_vi": "05521"}
    page = committee.get("/chi-dao/so-lieu/", asked).content.decode()
    assert "/chi-dao/so-lieu/xuat.csv?" in page
    body, _ = download(committee, "/chi-dao/so-lieu/xuat.csv", **asked)
    assert {row[1] for row in csv_rows(body)[1:]} == {"05521-0"}


def test_a_denunciation_stands_in_the_file_unseen(
    denunciation: Petition, committee: Client
) -> None:
    assert "ông Chín" in denunciation.field
    asked = {"quy": "2025Q2", "chi_tieu": "petitions.processing.received"}
    body, _ = download(committee, "/chi-dao/so-lieu/xuat.csv", **asked)
    [_titles, row] = csv_rows(body)
    assert "Vụ việc hạn chế" in row
    assert "ông Chín" not in body.decode()
    assert row[5] == ""


@pytest.mark.parametrize(
    "address",
    [
        "/chi-dao/so-lieu/xuat.pdf?chi_tieu=disclosure.due",
        "/chi-dao/so-lieu/xuat.csv?chi_tieu=khong.co",
        "/chi-dao/so-lieu/xuat.csv?chi_tieu=disclosure.due&don_vi=99999",
        "/chi-dao/so-lieu/xuat.csv?chi_tieu=disclosure.due&quy=2025Q9",
    ],
)
def test_a_file_that_is_not_there(committee: Client, address: str) -> None:
    assert committee.get(address).status_code == 404
