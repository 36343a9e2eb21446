"""What a list can be narrowed by, and how far a denunciation shows in it."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from django.test import Client

from petitions.enums import PetitionKind, PetitionStatus
from petitions.models import PetitionHandler
from songcong.core.text import fold
from tests.factories.petitions import MediationFactory
from tests.factories.wards import DisclosureFactory, PeopleDecisionFactory, UnitFactory
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
from wards.models import Unit

pytestmark = pytest.mark.django_db
CONTENT = "Lấn chiếm đất công tại bãi bồi"


def numbers(client: Client, path: str, **query: str | int) -> list[str]:
    """The numbers of the lines that a list shows."""
    response = client.get(path, query)
    assert response.status_code == 200
    return [line.head.text for line in response.context["lines"]]


@every_shelf
@pytest.mark.parametrize(
    "typed",
    [
        "song cong",
        "Sông Công",
        "SÔNG CÔNG",
        unicodedata.normalize("NFD", "sông công"),
        "cong  song",
    ],
)
def test_words_are_found_without_marks(shelf: Shelf, typed: str, ward: Unit, clerk: Client) -> None:
    words = "Nạo vét kênh ở Sông Công"
    shelf.fill(ward, 1, **{shelf.words: words}, search_text=fold(words))
    assert len(numbers(clerk, shelf.path, q=typed)) == 1
    assert numbers(clerk, shelf.path, q="hồ núi cốc") == []
    assert numbers(clerk, shelf.path, q="100%") == []


@every_shelf
def test_a_wrong_day_is_a_sentence(shelf: Shelf, ward: Unit, clerk: Client) -> None:
    shelf.fill(ward, 1)
    assert "Không có ngày 31/02/2021." in text_of(clerk, shelf.path, since="31/02/2021")
    page = text_of(clerk, shelf.path, since="05/07/2021", until="01/07/2021")
    assert "Đến ngày đứng trước từ ngày." in page
    assert text_of(clerk, shelf.path, q="\x00", kind="không có", unit="x")


@every_shelf
def test_a_city_reader_narrows_to_a_unit(shelf: Shelf, ward: Unit) -> None:
    other = UnitFactory.create(name="Mỏ Chè")
    shelf.fill(ward, 1)
    shelf.fill(other, 2)
    city = browser(city_reader(ward, other))
    one, two = shelf.heads(1), shelf.heads(2)
    assert sorted(numbers(city, shelf.path)) == sorted([one, one, two])
    assert numbers(city, shelf.path, unit=other.pk) == [two, one]
    stranger = UnitFactory.create()
    shelf.fill(stranger, 1)
    # a choice that is none narrows nothing
    assert sorted(numbers(city, shelf.path, unit=stranger.pk)) == sorted([one, one, two])


def test_meetings_by_kind(ward: Unit, clerk: Client) -> None:
    shelf = SHELVES["meeting"]
    first, _ = shelf.fill(ward, 2)
    first.kind = MeetingKind.DIALOGUE
    first.save()
    assert numbers(clerk, shelf.path, kind="dialogue") == ["1"]


def test_disclosures_by_state(ward: Unit, clerk: Client) -> None:
    days = {"1": date(2021, 7, 2), "2": date(2021, 9, 1), "3": None}
    for number, published_on in days.items():
        DisclosureFactory.create(
            unit=ward,
            register_no=number,
            document_on=date(2021, 7, 1),
            due_on=date(2021, 7, 8),
            published_on=published_on,
        )
    path = SHELVES["disclosure"].path
    for state, expected in (("open", "3"), ("overdue", "3"), ("late", "2"), ("on_time", "1")):
        assert numbers(clerk, path, state=state) == [expected]
    assert "Trễ hạn" in text_of(clerk, path)


def test_decisions_by_result(ward: Unit, clerk: Client) -> None:
    for number, passed in (("1", True), ("2", False), ("3", None)):
        PeopleDecisionFactory.create(unit=ward, register_no=number, passed=passed)
    path = SHELVES["decision"].path
    for picked, expected in (("yes", "1"), ("no", "2"), ("open", "3")):
        assert numbers(clerk, path, passed=picked) == [expected]


def test_mediations_by_outcome(ward: Unit, clerk: Client) -> None:
    for number, outcome in (("1", "settled"), ("2", "")):
        MediationFactory.create(unit=ward, register_no=number, outcome=outcome)
    path = SHELVES["mediation"].path
    assert numbers(clerk, path, outcome="settled") == ["1"]
    assert numbers(clerk, path, outcome="none") == ["2"]


@pytest.mark.parametrize("topic", ["inspection", "investment"])
def test_supervisions_by_answers(topic: str, ward: Unit, clerk: Client) -> None:
    shelf = SHELVES[topic]
    rows = shelf.fill(ward, 2)
    rows[0].findings.get().recommendations.update(answered_on=date(2021, 7, 9))
    assert numbers(clerk, shelf.path, answers="waiting") == ["2"]
    assert numbers(clerk, shelf.path, answers="overdue") == ["2"]
    rows[1].findings.get().recommendations.update(due_on=date(2021, 12, 31))
    assert numbers(clerk, shelf.path, answers="overdue") == []
    rows[1].findings.get().recommendations.all().delete()
    assert numbers(clerk, shelf.path, answers="none") == ["2"]


def test_petitions_by_term(ward: Unit, clerk: Client) -> None:
    shelf = SHELVES["petition"]
    facts: dict[str, dict[str, Any]] = {
        "1": {"due_on": date(2021, 8, 1)},
        "2": {"due_on": date(2021, 9, 24)},
        "3": {
            "due_on": date(2021, 8, 1),
            "resolved_on": date(2021, 8, 5),
            "status": PetitionStatus.RESOLVED,
        },
        "4": {"due_on": date(2021, 8, 1), "status": PetitionStatus.TRANSFERRED},
    }
    for number, given in facts.items():
        shelf.make(unit=ward, register_no=number, **given)
    wanted = {"open": ["2", "1"], "overdue": ["1"], "soon": ["2"], "late": ["3"]}
    for term, expected in wanted.items():
        assert numbers(clerk, shelf.path, term=term) == expected


def test_a_denunciation_is_a_line_to_all_but_its_handlers(ward: Unit, clerk: Client) -> None:
    shelf = SHELVES["petition"]
    case = shelf.make(
        unit=ward,
        register_no="7",
        kind=PetitionKind.DENUNCIATION,
        content=CONTENT,
        field="Ruộng bậc thang",
    )
    handler = person(Role.WARD_CLERK, ward)
    PetitionHandler.objects.create(petition=case, user=handler, named_at=case.created_at)
    city = browser(city_reader(ward))
    for client in (clerk, city):
        for path in (shelf.path, f"{shelf.path}{case.pk}/"):
            page = text_of(client, path)
            assert "Vụ việc hạn chế" in page
            assert CONTENT not in page
            assert "Ruộng bậc thang" not in page
        body = b"".join(client.get(f"{shelf.path}xuat.csv")).decode()
        assert "Vụ việc hạn chế" in body
        assert CONTENT not in body
        assert "Ruộng bậc thang" not in body
    for path in (shelf.path, f"{shelf.path}{case.pk}/"):
        assert CONTENT in text_of(browser(handler), path)


def test_a_late_petition_says_by_how_many_working_days(ward: Unit, clerk: Client) -> None:
    shelf = SHELVES["petition"]
    case = shelf.make(unit=ward, due_on=date(2021, 9, 10), due_citation="Điều 28")
    page = text_of(clerk, f"{shelf.path}{case.pk}/")
    assert "Trễ hạn 6 ngày làm việc" in page
    assert "Điều 28" in page
