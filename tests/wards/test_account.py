"""Signing in and out: where it leads, what holds off guessing, how a password is set anew."""

import re
from datetime import date, timedelta
from typing import cast
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client

from songcong.core import clock
from tests.factories.wards import UnitFactory, UserFactory
from wards.enums import Role
from wards.models import RoleAssignment, User

PASSWORD = "năm con trâu cày sớm"
SIGN_IN = "/dang-nhap/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_counts_left() -> None:
    cache.clear()


@pytest.fixture
def person() -> User:
    user: User = UserFactory.create(username="maiche", email="mai@phuong.vn")
    user.set_password(PASSWORD)
    user.save()
    return user


def give(user: User, role: str) -> None:
    RoleAssignment.objects.create(
        user=user, role=role, unit=UnitFactory.create(), valid_from=date(2000, 1, 1)
    )


def try_in(client: Client, password: str = PASSWORD, **more: str) -> HttpResponse:
    return cast(
        HttpResponse, client.post(SIGN_IN, {"username": "maiche", "password": password, **more})
    )


@pytest.mark.parametrize(
    ("role", "door"),
    [
        (Role.WARD_CLERK, "/lam-viec/"),
        (Role.FRONT, "/lam-viec/"),
        (Role.CITY_OFFICE, "/chi-dao/"),
        (Role.CITY_STEERING, "/chi-dao/"),
        (Role.ADMINISTRATOR, "/quan-tri/"),
        (None, "/tai-khoan/"),
    ],
)
def test_sign_in_leads_to_the_persons_door(
    client: Client, person: User, role: str | None, door: str
) -> None:
    if role:
        give(person, role)
    assert try_in(client)["Location"] == door


def test_sign_in_leads_back_only_within_the_house(client: Client, person: User) -> None:
    assert try_in(client, next="/tai-khoan/")["Location"] == "/tai-khoan/"
    client.logout()
    assert try_in(client, next="https://elsewhere.example/")["Location"] == "/tai-khoan/"


def test_a_wrong_password_is_a_sentence(client: Client, person: User) -> None:
    page = try_in(client, "sai").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in page


def test_five_wrong_passwords_lock_the_name_at_that_address(client: Client, person: User) -> None:
    for _ in range(4):
        assert try_in(client, "sai").status_code == 200
    locked = try_in(client, "sai")
    assert locked.status_code == 429
    assert "Xin chờ 15 phút" in locked.content.decode()
    assert try_in(client).status_code == 429
    elsewhere = client.post(
        SIGN_IN, {"username": "maiche", "password": PASSWORD}, REMOTE_ADDR="10.0.0.9"
    )
    assert elsewhere.status_code == 302


def test_the_lock_ends_after_fifteen_minutes(client: Client, person: User) -> None:
    for _ in range(5):
        try_in(client, "sai")
    with time_machine.travel(clock.real_now() + timedelta(minutes=16)):
        assert try_in(client).status_code == 302


def test_an_address_may_not_try_many_names(client: Client) -> None:
    with time_machine.travel(clock.real_now(), tick=False):
        answers = [
            client.post(SIGN_IN, {"username": f"ten{n}", "password": "sai"}).status_code
            for n in range(31)
        ]
    assert answers == [200] * 30 + [429]


def test_signing_out_takes_a_post(client: Client, person: User) -> None:
    client.force_login(person)
    assert client.get("/dang-xuat/").status_code == 405
    assert client.post("/dang-xuat/").status_code == 302
    assert client.get("/tai-khoan/")["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize(("pauses", "stays"), [([29, 29], True), ([31], False), ([25] * 20, False)])
def test_a_session_ends_when_idle_or_old(
    client: Client, person: User, pauses: list[int], stays: bool
) -> None:
    instant = clock.real_now()
    with time_machine.travel(instant, tick=False) as machine:
        try_in(client)
        client.get("/tai-khoan/")
        for pause in pauses:
            machine.shift(timedelta(minutes=pause))
            answer = client.get("/tai-khoan/")
    assert (answer.status_code == 200) is stays


def test_a_handed_out_password_must_be_changed_first(client: Client, person: User) -> None:
    person.must_change_password = True
    person.save()
    give(person, Role.WARD_CLERK)
    assert try_in(client)["Location"] == "/tai-khoan/doi-mat-khau/"
    assert client.get("/tai-khoan/")["Location"] == "/tai-khoan/doi-mat-khau/"
    new = "một vườn chè xanh mướt"
    client.post(
        "/tai-khoan/doi-mat-khau/",
        {"old_password": PASSWORD, "new_password": new, "again": new},
    )
    assert client.get("/tai-khoan/").status_code == 200
    person.refresh_from_db()
    assert person.check_password(new)
    assert not person.must_change_password


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("sai", "một vườn chè xanh", "một vườn chè xanh"), "Mật khẩu đang dùng không đúng."),
        ((PASSWORD, "ngắn", "ngắn"), "Mật khẩu phải có ít nhất 12 ký tự."),
        ((PASSWORD, "qwerty123456", "qwerty123456"), "nhiều người dùng"),
        ((PASSWORD, "một vườn chè xanh", "một vườn chè"), "không giống nhau"),
        ((PASSWORD, "mai@phuong.vn", "mai@phuong.vn"), "quá giống"),
    ],
)
def test_a_bad_new_password_is_a_sentence(
    client: Client, person: User, typed: tuple[str, str, str], sentence: str
) -> None:
    client.force_login(person)
    answer = client.post(
        "/tai-khoan/doi-mat-khau/",
        dict(zip(("old_password", "new_password", "again"), typed, strict=True)),
    )
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_new_password_by_mail(
    client: Client, person: User, mailoutbox: list[EmailMessage]
) -> None:
    client.post("/quen-mat-khau/", {"email": "mai@phuong.vn"})
    body = str(mailoutbox[0].body)
    link = re.search(r"https?://\S+", body)
    assert link
    form = client.get(urlsplit(link[0]).path, follow=True)
    new = "một vườn chè xanh mướt"
    client.post(form.redirect_chain[-1][0], {"new_password": new, "again": new})
    person.refresh_from_db()
    assert person.check_password(new)
    assert "không còn dùng được" in client.get(urlsplit(link[0]).path).content.decode()


def test_an_unknown_address_gets_the_same_page_and_no_mail(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    answer = client.post("/quen-mat-khau/", {"email": "ai@do.vn"}, follow=True)
    assert "Xin xem hộp thư" in answer.content.decode()
    assert mailoutbox == []


def test_ones_own_page_names_roles(client: Client, person: User) -> None:
    give(person, Role.WARD_CHAIR)
    client.force_login(person)
    page = client.get("/tai-khoan/").content.decode()
    assert "Chủ tịch UBND phường, xã" in page
    assert "Đăng xuất" in page


def test_the_first_page_is_open(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "script-src 'self'" in answer["Content-Security-Policy"]
