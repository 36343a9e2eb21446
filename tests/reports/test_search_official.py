"""One box over everything in the reader's scope: marks first, by kind, names kept from logs."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from petitions.enums import PetitionKind
from petitions.models import PetitionHandler, PetitionParty, ReceptionParty
from songcong.core.text import fold
from tests.factories.petitions import PetitionFactory, ReceptionFactory
from tests.factories.wards import MeetingFactory, UnitFactory
from tests.lists.shelf import SHELVES, browser, city_reader, person, text_of
from wards.enums import Role
from wards.models import Unit

pytestmark = pytest.mark.django_db
PAGE = "/lam-viec/tim/"
NAME = "Lê Thị Bưởi"


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel("2021-09-20 08:00:00+07:00", tick=True):
        yield


@pytest.fixture
def ward() -> Unit:
    unit: Unit = UnitFactory.create(name="Phố Cò")
    return unit


@pytest.fixture
def clerk(ward: Unit) -> Client:
    return browser(person(Role.WARD_CLERK, ward))


def search(client: Client, text: str, **more: str) -> Any:
    """The page of results."""
    sent = client.post(PAGE, {"q": text})
    assert sent.status_code == 302, sent.content.decode()
    response = client.get(sent["Location"], more and {**mark_of(sent["Location"]), **more})
    assert response.status_code == 200
    return response


def mark_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def found(client: Client, text: str, **more: str) -> dict[str, list[str]]:
    """By kind, the addresses found, in order."""
    response = search(client, text, **more)
    return {
        section.title: [line["url"] for line in section.lines]
        for section in response.context["sections"]
    }


def petition(ward: Unit, **facts: Any) -> Any:
    content = facts.pop("content", "Nạo vét kênh")
    row = PetitionFactory.create(
        unit=ward, content=content, search_text=fold(content), received_on=date(2021, 8, 2), **facts
    )
    if row.kind != PetitionKind.DENUNCIATION:
        row.lookup_digits = "5678"
        row.save()
        PetitionParty.objects.create(
            petition=row,
            name=NAME,
            phone="0912 345 678",
            citizen_id="019099001234",
            search_name=fold(NAME),
        )
    return row


def meeting(ward: Unit, subject: str, day: int = 1, **facts: Any) -> Any:
    return MeetingFactory.create(
        unit=ward,
        subject=subject,
        search_text=fold(subject),
        held_on=date(2021, 8, day),
        **facts,
    )


@pytest.mark.parametrize(
    "typed", ["song cong", "Sông Công", "SÔNG CÔNG", unicodedata.normalize("NFD", "sông công")]
)
def test_every_kind_is_found_without_marks(typed: str, ward: Unit, clerk: Client) -> None:
    words = "Nạo vét kênh ở Sông Công"
    rows = {
        shelf.path: shelf.fill(ward, 1, **{shelf.words: words}, search_text=fold(words))[0]
        for shelf in SHELVES.values()
    }
    by_kind = found(clerk, typed)
    assert len(by_kind) == len(SHELVES)
    assert sorted(url for urls in by_kind.values() for url in urls) == sorted(
        f"{path}{row.pk}/" for path, row in rows.items()
    )


def test_what_stands_with_the_very_marks_comes_first(ward: Unit, clerk: Client) -> None:
    rows = [meeting(ward, text, day) for day, text in enumerate(("Phố", "Phở", "pho"), start=1)]
    urls = [f"/lam-viec/hop-dan/{row.pk}/" for row in rows]
    assert found(clerk, "Phố") == {"Họp dân": [urls[0], urls[2], urls[1]]}
    assert found(clerk, "pho") == {"Họp dân": [urls[2], urls[1], urls[0]]}


def test_the_words_stand_in_no_address(ward: Unit, clerk: Client) -> None:
    petition(ward)
    sent = clerk.post(PAGE, {"q": NAME})
    assert set(mark_of(sent["Location"])) == {"luot"}
    page = clerk.get(sent["Location"])
    assert "no-store" in page["Cache-Control"]
    assert f'value="{NAME}"' in page.content.decode()
    assert clerk.get(sent["Location"]).context["asked"] == NAME
    other = browser(person(Role.WARD_CLERK, ward))
    assert "Hãy gõ lại" in other.get(sent["Location"]).content.decode()
    assert "Hãy gõ lại" in text_of(clerk, PAGE, luot="bịa")
    assert "Hãy gõ lại" not in text_of(clerk, PAGE)


@pytest.mark.parametrize("typed", ["", "   ", "?!", "x" * 101])
def test_nothing_to_look_for_is_a_sentence(typed: str, clerk: Client) -> None:
    response = clerk.post(PAGE, {"q": typed})
    assert response.status_code == 422
    assert "Lỗi:" in response.content.decode()


@pytest.mark.parametrize(
    "typed", [NAME, "buoi", "thi buo", "0912345678", "+84 912 345 678", "0190 9900 1234"]
)
def test_people_are_found_by_their_own_office_alone(typed: str, ward: Unit, clerk: Client) -> None:
    row = petition(ward)
    assert found(clerk, typed) == {"Đơn thư": [f"/lam-viec/don-thu/{row.pk}/"]}
    for reader in (
        browser(city_reader(ward)),
        browser(person(Role.WARD_CLERK, UnitFactory.create())),
        browser(person(Role.INSPECTION_BOARD, ward)),
    ):
        assert found(reader, typed) == {}


@pytest.mark.parametrize("typed", ["an", "0912345679", "019099001235", "Bưởi Lê Văn"])
def test_part_of_a_name_or_number_is_not_enough(typed: str, ward: Unit, clerk: Client) -> None:
    petition(ward)
    assert found(clerk, typed) == {}


def test_names_are_masked_where_the_city_finds_the_case(ward: Unit, clerk: Client) -> None:
    petition(ward)
    reception = ReceptionFactory.create(unit=ward, content="Hỏi", search_text="hoi")
    ReceptionParty.objects.create(reception=reception, name=NAME, search_name=fold(NAME))
    assert NAME in search(clerk, "nao vet").content.decode()
    assert NAME not in search(browser(city_reader(ward)), "nao vet").content.decode()
    assert set(found(clerk, "buoi")) == {"Đơn thư", "Tiếp công dân"}


def test_a_number_of_the_register_finds_its_row(ward: Unit, clerk: Client) -> None:
    row = petition(ward, register_no="17/2021")
    petition(ward, register_no="170/2021")
    assert found(clerk, "17/2021") == {"Đơn thư": [f"/lam-viec/don-thu/{row.pk}/"]}


def test_a_code_leads_straight_to_its_petition(ward: Unit, clerk: Client) -> None:
    row = petition(ward)
    code = f"sc-{row.public_code[:4]}-{row.public_code[4:]}".lower()
    assert clerk.post(PAGE, {"q": code})["Location"] == f"/lam-viec/don-thu/{row.pk}/"
    stranger = browser(person(Role.WARD_CLERK, UnitFactory.create()))
    assert PAGE in stranger.post(PAGE, {"q": code})["Location"]
    assert found(stranger, code) == {}


def test_a_denunciation_is_found_by_its_handlers_alone(ward: Unit) -> None:
    handler, other = (person(Role.WARD_CLERK, ward) for _ in range(2))
    row = petition(
        ward, kind=PetitionKind.DENUNCIATION, content="Thu tiền sai", register_no="9/2021"
    )
    row.search_text = "9/2021"
    row.save()
    PetitionHandler.objects.create(
        petition=row, user=handler, named_at=row.created_at, named_by=None
    )
    for typed in ("9/2021", row.public_code, "thu tien sai", NAME):
        assert found(browser(other), typed) == {}
        assert found(browser(city_reader(ward)), typed) == {}
    assert found(browser(handler), "9/2021") == {"Đơn thư": [f"/lam-viec/don-thu/{row.pk}/"]}
    assert browser(handler).post(PAGE, {"q": row.public_code})["Location"].endswith(f"/{row.pk}/")
    assert found(browser(handler), NAME) == {}


def test_cancelled_rows_are_not_found(ward: Unit, clerk: Client) -> None:
    row = meeting(ward, "Nước sạch")
    row.cancelled_at, row.cancelled_by = row.created_at, person(Role.WARD_CHAIR, ward)
    row.save()
    page = search(clerk, "nước sạch")
    assert "Không tìm thấy gì" in page.content.decode()


def test_one_kind_is_read_page_by_page(ward: Unit, clerk: Client) -> None:
    for number in range(35):
        meeting(ward, f"Nước sạch {number}", day=1 + number % 28)
    petition(ward, content="Nước sạch")
    overview = search(clerk, "nước sạch")
    assert [len(section.lines) for section in overview.context["sections"]] == [1, 5]
    assert "Họp dân (35)" in overview.content.decode()
    assert "Xem cả 35 kết quả" in overview.content.decode()
    first = search(clerk, "nước sạch", loai="hop-dan")
    second = search(clerk, "nước sạch", loai="hop-dan", trang="2")
    lines = [line["url"] for page in (first, second) for line in page.context["sections"][0].lines]
    assert len(set(lines)) == len(lines) == 35
    assert 'rel="next"' in first.content.decode()
    assert 'rel="next"' not in second.content.decode()
    for wrong in ("0", "-1", "x", "9999", "²"):
        assert search(clerk, "nước sạch", loai="hop-dan", trang=wrong).status_code == 200
    assert search(clerk, "nước sạch", loai="bịa").context["tabs"][0][2]


def test_more_than_a_thousand_are_counted_no_further(
    ward: Unit, clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wards.filters.finding.MOST_COUNTED", 2)
    monkeypatch.setattr("reports.views.official.search.MOST_COUNTED", 2)
    for day in range(1, 5):
        meeting(ward, "Nước sạch", day)
    assert "Họp dân (2+)" in search(clerk, "nước").content.decode()


def test_a_search_asks_few_questions(ward: Unit) -> None:
    units = [ward, *UnitFactory.create_batch(4)]
    for unit in units:
        for shelf in SHELVES.values():
            shelf.fill(unit, 2, **{shelf.words: "Nước sạch"}, search_text="nuoc sach")
    for reader in (browser(city_reader(*units)), browser(person(Role.WARD_CLERK, ward))):
        sent = reader.post(PAGE, {"q": "nước sạch"})
        with CaptureQueriesContext(connection) as captured:
            assert reader.get(sent["Location"]).status_code == 200
        assert len(captured) <= 20


def test_the_box_stands_in_the_head_of_pages_for_those_who_may(ward: Unit, clerk: Client) -> None:
    assert 'action="/lam-viec/tim/"' in text_of(clerk, "/lam-viec/hop-dan/")
    administrator = browser(person(Role.ADMINISTRATOR, ward))
    assert 'action="/lam-viec/tim/"' not in text_of(administrator, "/tai-khoan/")
    assert administrator.get(PAGE).status_code == 403
