"""Days off kept by hand: a late announcement, a worked Saturday, a year confirmed."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from petitions.enums import PetitionKind
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import UnitFactory
from tests.lists.shelf import browser
from tests.wards.keepers import administrator, seen_and_saved, version_at
from wards.actions.foresee import NOTHING_MOVES
from wards.actions.reference import load_reference
from wards.calendar import working_calendar
from wards.models import GroundEvent, Holiday

CREATE = "/quan-tri/ngay-nghi/moi/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    load_reference()
    return browser(administrator())


def typed(**changed: Any) -> dict[str, Any]:
    return {
        "day": "16/6/2025",
        "kind": "off",
        "basis": "Thông báo 12/TB-UBND",
        "confirmed": "on",
        "reason": "Nghỉ đột xuất",
        **changed,
    }


def test_a_late_day_off_shows_how_many_cases_move(
    desk: Client, django_capture_on_commit_callbacks: Any
) -> None:
    PetitionFactory.create(
        unit=UnitFactory.create(),
        kind=PetitionKind.FEEDBACK,
        received_on=date(2025, 6, 2),
        due_on=date(2025, 6, 23),
    )
    look = desk.post(CREATE, typed(look="1")).content.decode()
    assert "<strong>1</strong> đơn đang giải quyết có hạn khác" in look
    assert "Thứ Hai, ngày 16 tháng 6 năm 2025 thành ngày nghỉ" in look
    assert "<strong>0</strong>" not in look
    assert NOTHING_MOVES not in look
    assert working_calendar().is_working(date(2025, 6, 16))
    with django_capture_on_commit_callbacks() as calls:
        assert seen_and_saved(desk, CREATE, typed()).status_code == 302
    assert len(calls) == 1
    assert not working_calendar().is_working(date(2025, 6, 16))
    event = GroundEvent.objects.get(topic="holiday")
    assert (event.verb, event.reason) == ("create", "Nghỉ đột xuất")


def test_a_day_that_moves_nothing_says_so_in_one_sentence(desk: Client) -> None:
    look = desk.post(CREATE, typed(look="1")).content.decode()
    assert look.count(NOTHING_MOVES) == 1
    assert "<strong>0</strong>" not in look
    day = Holiday.objects.get(day=date(2025, 9, 2))
    remove = reverse("wards:admin-holiday-remove", args=[day.pk])
    sent = {"version": version_at(desk, remove), "reason": "Ghi nhầm", "look": "1"}
    assert desk.post(remove, sent).content.decode().count(NOTHING_MOVES) == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": "working"}, "vốn là ngày làm việc"),
        ({"day": "2/9/2025"}, "đã có trong bảng"),
        ({"day": "31/2/2025"}, "Không có ngày 31/2/2025."),
        ({"basis": ""}, "Chưa ghi."),
    ],
)
def test_a_fault_is_said(desk: Client, changed: dict[str, str], sentence: str) -> None:
    data = typed(**changed)
    look = desk.post(CREATE, {**data, "look": "1"})
    seen = {"seen": look.context.get("seen", ""), "save": "1"}
    answer = desk.post(CREATE, {**data, **seen}) if look.status_code == 200 else look
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_day_is_corrected_and_taken_away_for_good(desk: Client) -> None:
    day = Holiday.objects.get(day=date(2025, 9, 2))
    edit, remove = (
        reverse(f"wards:admin-holiday-{page}", args=[day.pk]) for page in ("edit", "remove")
    )
    change = typed(version=version_at(desk, edit), basis="Thông báo khác")
    assert seen_and_saved(desk, edit, change).status_code == 302
    day.refresh_from_db()
    assert day.basis == "Thông báo khác"
    assert seen_and_saved(desk, edit, change).status_code == 409
    page = desk.get(reverse("wards:admin-holiday-detail", args=[day.pk])).content.decode()
    assert "→ <strong>Thông báo khác</strong>" in page
    gone = {"version": version_at(desk, remove), "reason": "Ghi nhầm"}
    assert seen_and_saved(desk, remove, gone)["Location"].endswith("?year=2025")
    load_reference()
    assert not Holiday.objects.filter(day=date(2025, 9, 2)).exists()


def test_a_year_is_confirmed(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Holiday.objects.filter(day__year=2026).update(confirmed=False)
    assert 2026 not in working_calendar().confirmed_years
    with django_assert_max_num_queries(6):
        page = desk.get("/quan-tri/ngay-nghi/?year=2026").content.decode()
    assert "Xác nhận cả năm 2026" in page
    path = reverse("wards:admin-holiday-confirm", args=[2026])
    assert desk.post(path, {"reason": ""}).status_code == 422
    assert desk.post(path, {"reason": "Thông báo của Bộ Nội vụ"}).status_code == 302
    assert 2026 in working_calendar().confirmed_years
    empty = reverse("wards:admin-holiday-confirm", args=[2028])
    assert "chưa có ngày nào" in desk.post(empty, {"reason": "x"}).content.decode()


def test_a_year_without_days_says_what_follows(desk: Client) -> None:
    assert "ghi là dự kiến" in desk.get("/quan-tri/ngay-nghi/?year=2028").content.decode()


def test_home_counts_what_is_to_be_looked_at(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(20):
        page = desk.get("/quan-tri/").content.decode()
    assert "định mức đang hiệu lực chưa đối chiếu" in page
