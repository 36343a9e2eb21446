"""Every list and every record's page: what it shows, to whom, with how many queries."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from songcong.core import keyset
from songcong.core.keyset import PAGE_SIZE
from tests.factories.wards import UnitFactory, UnitSuccessionFactory
from tests.lists.shelf import (
    NAME,
    SHELVES,
    Shelf,
    browser,
    city_reader,
    every_shelf,
    person,
    text_of,
)
from wards.enums import Role
from wards.models import Unit

pytestmark = pytest.mark.django_db
LIST_BAR, DETAIL_BAR = 6, 15


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        text_of(client, path)
    return len(captured)


@every_shelf
def test_only_what_is_done_most_stands_outside_the_fold(
    shelf: Shelf, ward: Unit, clerk: Client
) -> None:
    shelf.fill(ward, 1)
    page = text_of(clerk, shelf.path)
    before, folding, after = page.partition('<details class="folding">')
    assert folding
    assert "xuat.csv" not in before
    others = after.partition('<div class="folded">')[2].partition("</div>")[0]
    assert "In danh sách" in others
    assert "xuat.csv" in others
    assert f'href="{shelf.path}moi/"' not in others


@every_shelf
def test_an_empty_register_says_what_to_do(shelf: Shelf, clerk: Client) -> None:
    page = text_of(clerk, shelf.path)
    assert "Chưa có" in page
    assert 'href="/lam-viec/nhap-so/"' in page


@every_shelf
def test_a_list_links_its_rows_to_their_pages(shelf: Shelf, ward: Unit, clerk: Client) -> None:
    rows = shelf.fill(ward, 3, **{shelf.words: "Xây <mương> tổ 3"})
    page = text_of(clerk, shelf.path)
    for row in rows:
        assert f'href="{shelf.path}{row.pk}/"' in page
    assert "Xây &lt;mương&gt; tổ 3" in page
    detail = text_of(clerk, f"{shelf.path}{rows[0].pk}/")
    assert "Xây &lt;mương&gt; tổ 3" in detail
    assert str(ward) in detail


@every_shelf
def test_queries_of_a_list_do_not_grow_with_its_rows(
    shelf: Shelf, ward: Unit, clerk: Client
) -> None:
    shelf.fill(ward, 1)
    one = queries(clerk, shelf.path)
    shelf.fill(ward, 50, register_on=date(2021, 1, 1))
    assert queries(clerk, shelf.path) == one <= LIST_BAR


@every_shelf
def test_queries_of_a_list_of_several_units(shelf: Shelf, ward: Unit) -> None:
    units = [ward, *UnitFactory.create_batch(9)]
    for unit in units:
        shelf.fill(unit, 4)
    UnitSuccessionFactory.create(old=units[1], new=units[2])
    city = browser(city_reader(*units))
    assert queries(city, shelf.path) <= LIST_BAR
    assert queries(city, f"{shelf.path}?q=x&unit={ward.pk}&since=01/07/2021") <= LIST_BAR


@every_shelf
def test_queries_of_a_record(shelf: Shelf, ward: Unit, clerk: Client) -> None:
    (row,) = shelf.fill(ward, 1)
    assert queries(clerk, f"{shelf.path}{row.pk}/") <= DETAIL_BAR


@every_shelf
def test_a_cancelled_record_leaves_the_list_and_says_why(
    shelf: Shelf, ward: Unit, clerk: Client
) -> None:
    (row,) = shelf.fill(ward, 1)
    row.cancelled_at, row.cancelled_by = row.created_at, person(Role.WARD_CHAIR, ward)
    row.cancel_reason = "Ghi nhầm sổ"
    row.save()
    assert f"{shelf.path}{row.pk}/" not in text_of(clerk, shelf.path)
    page = text_of(clerk, f"{shelf.path}{row.pk}/")
    assert "đã hủy" in page
    assert "Ghi nhầm sổ" in page


@every_shelf
def test_another_ward_sees_nothing(shelf: Shelf, ward: Unit) -> None:
    (row,) = shelf.fill(ward, 1)
    stranger = browser(person(Role.WARD_CLERK, UnitFactory.create()))
    assert "Chưa có" in text_of(stranger, shelf.path)
    assert stranger.get(f"{shelf.path}{row.pk}/").status_code == 404
    assert stranger.get(f"{shelf.path}{10**17}/").status_code == 404


@every_shelf
def test_strangers_are_sent_to_the_door(shelf: Shelf, ward: Unit, client: Client) -> None:
    (row,) = shelf.fill(ward, 1)
    for path in (shelf.path, f"{shelf.path}xuat.csv", f"{shelf.path}{row.pk}/"):
        assert client.get(path).status_code == 302
        assert browser(person(Role.ADMINISTRATOR, ward)).get(path).status_code == 403


OPEN_TO = {
    Role.INSPECTION_BOARD: {"disclosure", "meeting", "decision", "inspection"},
    Role.INVESTMENT_BOARD: {"disclosure", "meeting", "decision", "investment"},
    Role.MEDIATION: {"mediation", "team", "mediator"},
    Role.FRONT: {
        "voter",
        "team",
        "mediator",
        "disclosure",
        "meeting",
        "decision",
        "inspection",
        "investment",
    },
    Role.WARD_CHAIR: set(SHELVES),
}


@pytest.mark.parametrize("role", OPEN_TO)
def test_each_role_opens_its_own_registers(role: Role, ward: Unit) -> None:
    client = browser(person(role, ward))
    for topic, shelf in SHELVES.items():
        (row,) = shelf.fill(ward, 1)
        expected = 200 if topic in OPEN_TO[role] else 403
        for path in (shelf.path, f"{shelf.path}xuat.csv", f"{shelf.path}{row.pk}/"):
            response = client.get(path)
            assert response.status_code == expected, (topic, path)
            assert b"".join(response)  # a file is closed once it is read


@pytest.mark.parametrize("topic", ["reception", "petition", "mediation"])
def test_names_are_open_to_the_ward_and_masked_for_the_city(
    topic: str, ward: Unit, clerk: Client
) -> None:
    shelf = SHELVES[topic]
    (row,) = shelf.fill(ward, 1)
    city = browser(city_reader(ward))
    for path in (shelf.path, f"{shelf.path}{row.pk}/"):
        assert NAME in text_of(clerk, path)
        assert NAME not in text_of(city, path)
    assert "***" in text_of(city, f"{shelf.path}{row.pk}/")


@every_shelf
def test_pages_follow_each_other_while_rows_come_in(
    shelf: Shelf, ward: Unit, clerk: Client
) -> None:
    rows = shelf.fill(ward, 2 * PAGE_SIZE + 5, **{shelf.day: date(2021, 8, 1)})
    seen: list[int] = []
    following = ""
    for turn in range(4):
        response = clerk.get(shelf.path, {"sau": following})
        seen += [int(line.url.split("/")[-2]) for line in response.context["lines"]]
        following = response.context["page"]["next_cursor"]
        shelf.make(unit=ward, register_no=f"mới {turn}", **{shelf.day: date(2021, 9, 1)})
        if not following:
            break
    assert seen == [row.pk for row in reversed(rows)]


@every_shelf
def test_a_page_of_several_units_is_merged_by_day(shelf: Shelf, ward: Unit) -> None:
    units = [ward, *UnitFactory.create_batch(2)]
    rows = [row for unit in units for row in shelf.fill(unit, 12)]
    response = browser(city_reader(*units)).get(shelf.path)
    urls = [line.url for line in response.context["lines"]]
    rows.sort(key=lambda row: (getattr(row, shelf.day), row.pk), reverse=True)
    assert urls == [f"{shelf.path}{row.pk}/" for row in rows[:PAGE_SIZE]]


@pytest.mark.parametrize("place", ["2021-13-40_1", "x", "2021-08-01_", "2021-08-01_" + "9" * 30])
def test_a_place_that_is_none_is_the_beginning(place: str, ward: Unit, clerk: Client) -> None:
    shelf = SHELVES["meeting"]
    shelf.fill(ward, 1)
    assert "1 cuộc họp" in text_of(clerk, shelf.path, sau=place)


@pytest.mark.parametrize(
    ("role", "topic", "offered"),
    [
        (Role.WARD_CLERK, "meeting", True),
        (Role.FRONT, "meeting", True),
        (Role.INSPECTION_BOARD, "meeting", False),
        (Role.WARD_CHAIR, "petition", True),
    ],
)
def test_who_may_record_is_offered_a_new_record(
    role: Role, topic: str, offered: bool, ward: Unit
) -> None:
    path = SHELVES[topic].path
    page = browser(person(role, ward)).get(path).content.decode()
    assert (f'href="{path}moi/"' in page) is offered
    assert browser(person(role, ward)).get(f"{path}moi/").status_code == (200 if offered else 403)


@pytest.mark.parametrize("most_counted", [1000, PAGE_SIZE + 7])
def test_pages_of_a_search_hold_every_line_once(
    ward: Unit, clerk: Client, monkeypatch: pytest.MonkeyPatch, most_counted: int
) -> None:
    monkeypatch.setattr(keyset, "MOST_COUNTED", most_counted)
    shelf = SHELVES["petition"]
    rows = shelf.fill(ward, 2 * PAGE_SIZE + 5, search_text="muong to 3")
    shelf.fill(ward, 3, search_text="duong to 5", register_on=date(2021, 1, 1))
    seen: list[str] = []
    following = ""
    for _ in range(4):
        context = clerk.get(shelf.path, {"q": "muong", "sau": following}).context
        seen += [line.url for line in context["lines"]]
        following = context["page"]["next_cursor"]
        if not following:
            break
    ordered = sorted(rows, key=lambda row: (row.received_on, row.pk), reverse=True)
    assert seen == [f"{shelf.path}{row.pk}/" for row in ordered]
