"""What was changed, who is held off, who read whose identity: seen by administrators alone."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from petitions.enums import PetitionKind
from petitions.models import IdentityRead
from petitions.rules.public_code import show_code
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import UnitFactory, UserFactory
from tests.lists.shelf import browser, city_reader, text_of
from tests.wards.keepers import administrator
from wards.enums import Role
from wards.models import GroundEvent, User

CHANGES, LOCKOUTS, READS = (
    f"/quan-tri/{page}/" for page in ("nhat-ky", "dang-nhap-bi-chan", "xem-danh-tinh")
)
AT = datetime(2025, 6, 12, 8, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper() -> User:
    cache.clear()
    return administrator(full_name="Trần Văn Quản")


@pytest.fixture
def desk(keeper: User) -> Client:
    return browser(keeper)


def event(
    verb: str, by: User, *, topic: str = "person", at: datetime = AT, **more: Any
) -> GroundEvent:
    return GroundEvent.objects.create(topic=topic, subject_id=1, verb=verb, by=by, at=at, **more)


def test_changes_are_narrowed_and_exported(
    desk: Client, keeper: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    event("give_role", keeper, label="Lê Văn Ba", data={"changed": [["Vai trò", "–", "từ 01/06"]]})
    event("edit", keeper, label="Định mức x", topic="norm", at=AT.replace(year=2024))
    with django_assert_max_num_queries(6):
        page = text_of(desk, CHANGES, kind="roles", by="Trần", since="1/6/2025", until="12/6/2025")
    assert "Lê Văn Ba" in page
    assert "Vai trò: – → từ 01/06" in page
    assert "Định mức x" not in page
    assert "Định mức x" in text_of(desk, CHANGES, topic="norm", verb="edit")
    assert "Không có dòng nào khớp" in text_of(desk, CHANGES, since="13/6/2025")
    lines = b"".join(desk.get(f"{CHANGES}xuat.csv")).decode("utf-8-sig").splitlines()
    assert len(lines) == 3


def test_a_long_log_goes_on_page_by_page(desk: Client, keeper: User) -> None:
    for number in range(105):
        event("edit", keeper, label=f"dòng {number:03}", at=AT.replace(minute=number % 50))
    first = desk.get(CHANGES)
    assert "105 thay đổi" in first.content.decode()
    second = text_of(desk, CHANGES, sau=first.context["page"]["next_cursor"])
    seen = [f"dòng {n:03}" for n in range(105) if f"dòng {n:03}" in second]
    assert len(seen) == 5
    assert all(line not in first.content.decode() for line in seen)
    assert "dòng" in text_of(desk, CHANGES, sau="999999")


def test_who_is_held_off_is_let_in_again(desk: Client) -> None:
    user = UserFactory.create(username="maiche")
    user.set_password("năm con trâu cày sớm")
    user.save()
    theirs = Client()
    right = {"username": "maiche", "password": "năm con trâu cày sớm"}
    for _ in range(5):
        theirs.post("/dang-nhap/", {**right, "password": "sai"})
    assert theirs.post("/dang-nhap/", right).status_code == 429
    page = desk.get(LOCKOUTS, {"held": "now", "by": "maiche"})
    assert "Đang bị chặn" in page.content.decode()
    path = page.context["lines"][0].url
    assert desk.post(path, {"reason": ""}).status_code == 422
    assert desk.post(path, {"reason": "Gọi điện xác nhận"}).status_code == 302
    assert theirs.post("/dang-nhap/", right).status_code == 302
    assert "Gỡ chặn đăng nhập" in text_of(desk, CHANGES, kind="slips")
    assert desk.post(path, {"reason": "x"}).status_code == 404
    assert "Chưa ai gõ sai" in text_of(desk, LOCKOUTS)


def test_readings_tell_who_when_which_case_and_why_but_never_whose(
    desk: Client, keeper: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    case = PetitionFactory.create(
        unit=UnitFactory.create(),
        kind=PetitionKind.DENUNCIATION,
        content="Nội dung tố cáo",
        received_on=date(2025, 6, 2),
    )
    IdentityRead.objects.create(petition=case, by=keeper, at=AT, reason="Mời làm việc")
    with django_assert_max_num_queries(6):
        page = text_of(desk, READS)
    assert show_code(case.public_code) in page
    assert "Mời làm việc" in page
    assert "Nội dung tố cáo" not in page
    assert "Không có dòng nào khớp" in text_of(desk, READS, until="1/6/2025")


def test_the_city_office_keeps_the_ground_but_reads_no_log() -> None:
    office = browser(city_reader(UnitFactory.create(), role=Role.CITY_OFFICE))
    assert office.get("/quan-tri/dinh-muc/").status_code == 200
    for path in (CHANGES, LOCKOUTS, READS, "/quan-tri/nguoi-dung/"):
        assert office.get(path).status_code == 403
    page = text_of(office, "/quan-tri/")
    assert reverse("wards:admin-unit-list") in page
    assert reverse("wards:admin-person-list") not in page
