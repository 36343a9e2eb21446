"""Tokens for machines in the account: given once, listed without their secret, taken back."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.factories.wards import UnitFactory, UserFactory, person
from tests.lists.shelf import browser
from wards.actions.api_token import MOST
from wards.enums import Role
from wards.models import ApiToken, RoleAssignment, Unit, User

pytestmark = pytest.mark.django_db
PAGE = "/tai-khoan/ma-truy-cap/"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = "2026-03-10"


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


@pytest.fixture
def window(clerk: User) -> Client:
    return browser(clerk)


def asked(user: User, **changed: object) -> dict[str, object]:
    role = RoleAssignment.objects.filter(user=user).first()
    given = {"label": "Phần mềm một cửa", "ends_on": "10/4/2026"}
    return given | {"assignment": role.pk if role else ""} | changed


def test_one_is_shown_once_and_revoked(
    clerk: User, window: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    given = window.post(PAGE, asked(clerk))
    secret = given.context["secret"]
    assert secret in given.content.decode()
    assert "no-store" in given.headers["Cache-Control"]
    with django_assert_max_num_queries(20):
        listed = window.get(PAGE).content.decode()
    assert secret not in listed
    for words in ("Phần mềm một cửa", "Đang dùng", secret[:8], "10/04/2026"):
        assert words in listed
    revoke = reverse("wards:account-token-revoke", args=[ApiToken.objects.get().pk])
    assert "Đã thu hồi" in window.post(revoke, follow=True).content.decode()
    assert revoke not in window.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"label": ""}, "Chưa ghi."),
        ({"assignment": "99999"}, "Chưa chọn."),
        ({"ends_on": "9/3/2026"}, "Ngày này đã qua."),
        ({"ends_on": "12/3/2027"}, "Mã dùng không quá một năm."),
        ({"ends_on": "1/4/2026"}, "Vai trò này kết thúc trước ngày đó."),
    ],
)
def test_a_fault_is_said(
    clerk: User, window: Client, changed: dict[str, object], sentence: str
) -> None:
    if "kết thúc" in sentence:
        RoleAssignment.objects.filter(user=clerk).update(valid_to=date(2026, 3, 31))
    answer = window.post(PAGE, asked(clerk, **changed))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not ApiToken.objects.exists()


def test_there_is_an_end_to_them(clerk: User, window: Client) -> None:
    for _turn in range(MOST):
        assert window.post(PAGE, asked(clerk)).status_code == 200
    assert "nhiều nhất 10 mã" in window.post(PAGE, asked(clerk)).content.decode()


def test_a_role_of_somebody_else_is_none(clerk: User, window: Client, unit: Unit) -> None:
    chair = person(unit, Role.WARD_CHAIR)
    foreign = asked(clerk, assignment=RoleAssignment.objects.get(user=chair).pk)
    assert window.post(PAGE, foreign).status_code == 422


def test_without_a_role_there_is_nothing_to_act_in() -> None:
    page = browser(UserFactory.create()).get(PAGE).content.decode()
    assert "chưa được giao vai trò" in page


def test_an_ended_one_says_so(clerk: User, window: Client, settings: Any) -> None:
    window.post(PAGE, asked(clerk))
    settings.SONGCONG_TODAY = "2026-04-11"
    assert "Hết hạn" in window.get(PAGE).content.decode()
