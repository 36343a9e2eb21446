"""Filters kept under a name: one's own and the chair's, the default, what is no longer there."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.wards import UnitFactory
from tests.lists.shelf import (
    SHELVES,
    Shelf,
    browser,
    city_reader,
    every_shelf,
    person,
    text_of,
)
from wards.enums import MeetingKind, Role
from wards.models import DefaultView, SavedView, Unit

pytestmark = pytest.mark.django_db
MEETINGS = SHELVES["meeting"].path
DIALOGUES = {"kind": "dialogue"}


def keep(client: Client, shelf: Shelf, query: dict[str, str], **said: Any) -> Any:
    words = "&".join(f"{name}={value}" for name, value in query.items())
    return client.post(f"{shelf.path}bo-loc/?{words}", {"name": "Tháng 7", **said})


def shown(client: Client, path: str, **query: str) -> list[str]:
    response = client.get(path, query, follow=True)
    assert response.status_code == 200
    return [line.head.text for line in response.context["lines"]]


@every_shelf
def test_filters_are_kept_under_a_name_and_open_again(
    shelf: Shelf, ward: Unit, clerk: Client
) -> None:
    shelf.fill(ward, 5)
    page = text_of(clerk, shelf.path, since="4/7/2021", until="5.7.2021")
    assert "Lưu bộ lọc này" in page
    answer = keep(clerk, shelf, {"since": "4/7/2021", "until": "5.7.2021", "q": ""})
    assert answer.status_code == 302
    view = SavedView.objects.get()
    assert view.query == "since=04%2F07%2F2021&until=05%2F07%2F2021"
    assert answer["Location"] == f"{shelf.path}?{view.query}"
    assert shown(clerk, answer["Location"]) == [shelf.heads(4), shelf.heads(3)]
    page = text_of(clerk, answer["Location"])
    assert 'aria-current="page">Tháng 7</a>' in page
    assert "Lưu bộ lọc này" not in page
    assert f'href="/lam-viec/bo-loc/{view.pk}/"' in page
    assert 'href="?xem=tat-ca" aria-current="page">Tất cả</a>' in text_of(clerk, shelf.path)


def test_a_name_is_given_once_and_something_must_be_narrowed(ward: Unit, clerk: Client) -> None:
    shelf = SHELVES["meeting"]
    assert keep(clerk, shelf, DIALOGUES).status_code == 302
    again = keep(clerk, shelf, {"kind": "conference"})
    assert again.status_code == 422
    assert "Sổ này đã có bộ lọc mang tên đó." in again.content.decode()
    assert 'value="Tháng 7"' in again.content.decode()
    assert "Chưa lọc gì" in keep(clerk, shelf, {"kind": "bịa"}, name="b").content.decode()
    assert keep(clerk, shelf, DIALOGUES, name=" ").status_code == 422
    assert keep(clerk, SHELVES["petition"], {"kind": "complaint"}).status_code == 302
    assert SavedView.objects.count() == 2


def test_twenty_views_stand_beside_a_list_and_no_more(ward: Unit, clerk: Client) -> None:
    for number in range(20):
        assert keep(clerk, SHELVES["meeting"], DIALOGUES, name=f"{number}").status_code == 302
    full = keep(clerk, SHELVES["meeting"], DIALOGUES, name="một nữa")
    assert (full.status_code, "lưu được 20" in full.content.decode()) == (422, True)


def test_a_register_opens_with_the_default_until_all_is_asked_for(
    ward: Unit, clerk: Client
) -> None:
    first, _ = SHELVES["meeting"].fill(ward, 2)
    first.kind = MeetingKind.DIALOGUE
    first.save()
    keep(clerk, SHELVES["meeting"], DIALOGUES, opens_register="on")
    answer = clerk.get(MEETINGS)
    assert (answer.status_code, answer["Location"]) == (302, f"{MEETINGS}?kind=dialogue")
    assert shown(clerk, MEETINGS) == ["1"]
    assert shown(clerk, f"{MEETINGS}?xem=tat-ca") == ["2", "1"]
    assert '<a href="?xem=tat-ca">Bỏ lọc</a>' in text_of(clerk, MEETINGS, kind="dialogue")
    keep(clerk, SHELVES["meeting"], {"kind": "conference"}, name="Hội nghị", opens_register="on")
    assert DefaultView.objects.get().view.name == "Hội nghị"


def test_a_view_whose_values_are_gone_opens_with_a_sentence(ward: Unit) -> None:
    other = UnitFactory.create(name="Mỏ Chè")
    SHELVES["meeting"].fill(ward, 2)
    city = browser(city_reader(ward, other))
    keep(city, SHELVES["meeting"], {"unit": str(other.pk), "since": "01/07/2021"})
    view = SavedView.objects.get()
    SavedView.objects.update(query=view.query.replace(f"unit={other.pk}", "unit=999999"))
    page = city.get(f"{MEETINGS}?{SavedView.objects.get().query}")
    assert page.status_code == 200
    text = page.content.decode()
    assert "Giá trị đã lưu của mục Đơn vị không còn dùng nữa" in text
    assert "Chưa lưu được" not in text
    assert [line.head.text for line in page.context["lines"]] == ["2", "1"]


def test_a_chair_shares_with_the_unit_and_anybody_there_may_open_with_it(ward: Unit) -> None:
    chair, clerk = (browser(person(role, ward)) for role in (Role.WARD_CHAIR, Role.WARD_CLERK))
    stranger = browser(person(Role.WARD_CLERK, UnitFactory.create()))
    city = browser(city_reader(ward))
    assert "Chỉ mình tôi" in text_of(chair, MEETINGS, kind="dialogue")
    assert "Chỉ mình tôi" not in text_of(clerk, MEETINGS, kind="dialogue")
    keep(chair, SHELVES["meeting"], DIALOGUES, shared_with=str(ward.pk), name="Của phường")
    view = SavedView.objects.get()
    page = f"/lam-viec/bo-loc/{view.pk}/"
    for reader, sees in ((clerk, True), (stranger, False), (city, False)):
        assert ("Của phường" in text_of(reader, MEETINGS)) is sees
        assert reader.get(page).status_code == (200 if sees else 404)
    assert "Xóa bộ lọc" not in text_of(clerk, page)
    assert clerk.post(f"{page}xoa/").status_code == 403
    assert clerk.post(page, {"name": "Khác", "opens_register": "on"}).status_code == 302
    view.refresh_from_db()
    assert (view.name, view.shared_with_id) == ("Của phường", ward.pk)
    assert clerk.get(MEETINGS).status_code == 302
    assert chair.get(MEETINGS).status_code == 200


def test_only_a_chair_shares(ward: Unit, clerk: Client) -> None:
    keep(clerk, SHELVES["meeting"], DIALOGUES, shared_with=str(ward.pk))
    assert SavedView.objects.get().shared_with is None


def test_a_view_is_named_anew_and_forgotten_by_post(ward: Unit, clerk: Client) -> None:
    keep(clerk, SHELVES["meeting"], DIALOGUES, opens_register="on")
    page = f"/lam-viec/bo-loc/{SavedView.objects.get().pk}/"
    assert "checked" in text_of(clerk, page)
    assert clerk.post(page, {"name": ""}).status_code == 422
    assert clerk.post(page, {"name": "Đối thoại"})["Location"] == f"{MEETINGS}?kind=dialogue"
    assert SavedView.objects.get().name == "Đối thoại"
    assert not DefaultView.objects.exists()
    assert clerk.get(f"{page}xoa/").status_code == 405
    assert clerk.post(f"{page}xoa/")["Location"] == f"{MEETINGS}?xem=tat-ca"
    assert not SavedView.objects.exists()


def test_another_chair_of_the_unit_changes_what_is_shared(ward: Unit) -> None:
    first, second = (browser(person(Role.WARD_CHAIR, ward)) for _ in range(2))
    keep(first, SHELVES["meeting"], DIALOGUES, shared_with=str(ward.pk))
    page = f"/lam-viec/bo-loc/{SavedView.objects.get().pk}/"
    assert second.post(page, {"name": "Mới", "shared_with": str(ward.pk)}).status_code == 302
    assert SavedView.objects.get().name == "Mới"
    assert second.post(f"{page}xoa/").status_code == 302
    assert not SavedView.objects.exists()


@every_shelf
def test_views_cost_a_list_no_further_query(shelf: Shelf, ward: Unit, clerk: Client) -> None:
    shelf.fill(ward, 2)
    for number in range(3):
        keep(clerk, shelf, {"since": "01/07/2021"}, name=f"{number}")
    with CaptureQueriesContext(connection) as captured:
        text_of(clerk, shelf.path, since="01/07/2021")
    assert len(captured) <= 6
