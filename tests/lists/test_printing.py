"""Lists on paper: all rows of the filter up to a stated number, names as masked as on the page."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from songcong.core.keyset import PAGE_SIZE
from tests.downloads import download
from tests.lists.shelf import (
    NAME,
    SHELVES,
    Shelf,
    browser,
    city_reader,
    every_shelf,
    text_of,
)
from wards.models import Unit
from wards.views.official import printing

pytestmark = pytest.mark.django_db


@every_shelf
def test_paper_holds_every_row_of_the_filter(shelf: Shelf, ward: Unit, clerk: Client) -> None:
    shelf.fill(ward, PAGE_SIZE + 4)
    response = clerk.get(f"{shelf.path}in/", {"since": "03/07/2021"})
    numbers = [line[0].text for line in response.context["lines"]]
    assert numbers == [shelf.heads(number) for number in range(PAGE_SIZE + 4, 1, -1)]
    page = response.content.decode()
    assert str(ward) in page
    assert "Từ ngày: 03/07/2021" in page
    assert "In ngày 20/09/2021" in page
    assert "Danh mục" not in page
    assert f'href="{shelf.path}in/?since=03%2F07%2F2021"' in text_of(
        clerk, shelf.path, since="3/7/2021"
    )


@every_shelf
def test_longer_registers_say_that_only_some_rows_are_printed(
    shelf: Shelf, ward: Unit, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "MOST_PRINTED", 3)
    shelf.fill(ward, 4)
    response = clerk.get(f"{shelf.path}in/")
    assert [line[0].text for line in response.context["lines"]] == [
        shelf.heads(n) for n in (4, 3, 2)
    ]
    assert "Chỉ in 3 dòng mới nhất" in response.content.decode()
    with CaptureQueriesContext(connection) as captured:
        text_of(clerk, f"{shelf.path}in/")
    assert len(captured) <= 6


@pytest.mark.parametrize("topic", ["reception", "petition", "mediation"])
def test_names_on_paper_are_masked_for_the_city(topic: str, ward: Unit, clerk: Client) -> None:
    shelf = SHELVES[topic]
    shelf.fill(ward, 1)
    assert NAME in text_of(clerk, f"{shelf.path}in/")
    assert NAME not in text_of(browser(city_reader(ward)), f"{shelf.path}in/")


def test_nothing_to_print_says_so(clerk: Client) -> None:
    assert "Không có dòng nào khớp" in text_of(clerk, f"{SHELVES['meeting'].path}in/", q="bịa")


@every_shelf
def test_a_file_is_named_by_kind_unit_day_and_rows(shelf: Shelf, ward: Unit, clerk: Client) -> None:
    shelf.fill(ward, 3)
    _, name = download(clerk, f"{shelf.path}xuat.csv")
    assert name.split("-")[0] in {"so", "to", "hoa", "lich"}
    assert name.endswith("-phuong-pho-co-2021-09-20-3-dong.csv")
