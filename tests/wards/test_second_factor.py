"""The second factor: who must have one, how it is taken into use, what it asks for."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from songcong.core.errors import Refused
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import RoleAssignmentFactory, UnitFactory, UserFactory
from wards.actions import second_factor
from wards.enums import Role
from wards.models import RoleAssignment, User
from wards.rules.second_factor import is_compulsory
from wards.views.account.second_factor import KEY

pytestmark = pytest.mark.django_db

PASSWORD = "năm con trâu cày sớm"
PAGE, CODE = "/tai-khoan/hai-lop/", "/dang-nhap/ma-xac-thuc/"
NOON = datetime(2025, 6, 12, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(autouse=True)
def machine() -> Iterator[time_machine.Traveller]:
    cache.clear()
    with time_machine.travel(NOON, tick=False) as travelling:
        yield travelling


@pytest.fixture
def person() -> User:
    user: User = UserFactory.create(username="maiche")
    user.set_password(PASSWORD)
    user.save()
    RoleAssignment.objects.create(
        user=user, role=Role.WARD_CLERK, unit=UnitFactory.create(), valid_from=date(2000, 1, 1)
    )
    return user


def sign_in(client: Client, path: str = "/dang-nhap/") -> HttpResponse:
    data = {"username": "maiche", "password": PASSWORD}
    return cast(HttpResponse, client.post(path, data))


def shown(key: str) -> str:
    """What an application shows now for the key."""
    return f"{TOTP(bytes.fromhex(key)).token():06d}"


def turned_on(user: User) -> tuple[str, list[str]]:
    key = second_factor.new_key()
    return key, second_factor.turn_on(user, key, shown(key))


@pytest.mark.parametrize(
    ("roles", "demanded", "compulsory"),
    [
        ({"city_office"}, True, True),
        ({"city_steering", "front"}, True, True),
        ({"administrator"}, True, True),
        ({"ward_clerk", "ward_chair"}, True, False),
        ({"administrator"}, False, False),
        (set(), True, False),
    ],
)
def test_who_must_have_one(roles: set[str], demanded: bool, compulsory: bool) -> None:
    assert is_compulsory(roles, demanded=demanded) is compulsory


def test_a_device_is_taken_into_use_and_asked_for(
    client: Client, person: User, machine: time_machine.Traveller
) -> None:
    sign_in(client)
    assert '<svg width="' in client.get(PAGE).content.decode()
    key = client.session[KEY]
    wrong = client.post(PAGE, {"code": "000000"})
    assert wrong.status_code == 422
    assert client.session[KEY] == key
    answer = client.post(PAGE, {"code": shown(key)})
    codes = answer.context["codes"]
    assert len(set(codes)) == 10
    assert "Đang bật" in client.get(PAGE).content.decode()

    client.post("/dang-xuat/")
    machine.shift(timedelta(minutes=1))
    assert sign_in(client, "/dang-nhap/?next=/lam-viec/hop-dan/")["Location"] == CODE
    assert client.get("/lam-viec/")["Location"] == CODE
    assert client.get("/tai-khoan/")["Location"] == CODE
    held = client.get("/api/v1/figures/")
    assert (held.status_code, held.json()["code"]) == (403, "held")
    assert client.get(CODE).status_code == 200
    assert client.post(CODE, {"code": "abc"}).status_code == 422
    right = client.post(CODE, {"code": shown(key)})
    assert right["Location"] == "/lam-viec/hop-dan/"
    assert client.get("/lam-viec/").status_code == 200


def test_a_code_is_good_once(person: User, machine: time_machine.Traveller) -> None:
    key, paper = turned_on(person)
    machine.shift(timedelta(minutes=1))
    second_factor.check(person, shown(key))
    with pytest.raises(Refused):
        second_factor.check(person, shown(key))
    second_factor.check(person, f" {paper[0][:4].upper()} {paper[0][4:]}")
    with pytest.raises(Refused):
        second_factor.check(person, paper[0])
    assert second_factor.paper_codes_left(person) == 9


def test_wrong_codes_make_the_device_wait(person: User, machine: time_machine.Traveller) -> None:
    key, _ = turned_on(person)
    machine.shift(timedelta(minutes=1))
    for _ in range(4):
        with pytest.raises(Refused):
            second_factor.check(person, "000000")
        machine.shift(timedelta(seconds=1))
    with pytest.raises(Refused):
        second_factor.check(person, shown(key))
    machine.shift(timedelta(minutes=1))
    second_factor.check(person, shown(key))


def test_no_code_of_another_person_helps(client: Client, person: User) -> None:
    other = UserFactory.create()
    key, _ = turned_on(other)
    turned_on(person)
    sign_in(client)
    assert client.post(CODE, {"code": shown(key)}).status_code == 422
    assert client.get("/lam-viec/")["Location"] == CODE


def test_city_roles_take_a_device_before_they_work(
    client: Client, person: User, settings: Settings
) -> None:
    settings.SECOND_FACTOR_COMPULSORY = True
    RoleAssignment.objects.create(user=person, role=Role.ADMINISTRATOR, valid_from=date(2000, 1, 1))
    person.must_change_password = True
    person.save()
    assert sign_in(client)["Location"] == "/tai-khoan/doi-mat-khau/"
    new = "một vườn chè xanh mướt"
    data = {"old_password": PASSWORD, "new_password": new, "again": new}
    assert client.post("/tai-khoan/doi-mat-khau/", data)["Location"] == PAGE
    assert client.get("/lam-viec/")["Location"] == PAGE
    client.get(PAGE)
    client.post(PAGE, {"code": shown(client.session[KEY])})
    assert client.get("/tai-khoan/tiep/")["Location"] == "/lam-viec/"
    assert client.get("/tai-khoan/hai-lop/tat/")["Location"] == PAGE
    client.post("/tai-khoan/hai-lop/tat/", {"password": new})
    assert second_factor.is_on(person)


@pytest.mark.parametrize(
    ("case", "held"),
    [
        ({"kind": "denunciation", "status": "verifying"}, True),
        ({"kind": "denunciation", "status": "archived"}, False),
        ({"kind": "feedback", "status": "verifying"}, False),
    ],
)
def test_a_named_handler_takes_a_device_before_working(
    client: Client, person: User, settings: Settings, case: dict[str, str], held: bool
) -> None:
    settings.SECOND_FACTOR_COMPULSORY = True
    unit = UnitFactory.create()
    RoleAssignmentFactory.create(user=person, unit=unit)
    petition = PetitionFactory.create(unit=unit, due_on=None, **case)
    PetitionHandlerFactory.create(petition=petition, user=person)
    sign_in(client)
    answer = client.get("/lam-viec/")
    if held:
        assert answer["Location"] == PAGE
    else:
        assert answer.status_code == 200


def test_another_device_needs_the_password(
    client: Client, person: User, machine: time_machine.Traveller
) -> None:
    turned_on(person)
    client.force_login(person)
    client.get(f"{PAGE}?thay=1")
    key = client.session[KEY]
    missing = client.post(f"{PAGE}?thay=1", {"code": shown(key)})
    assert "password" in missing.context["form"].errors
    client.post(f"{PAGE}?thay=1", {"code": shown(key), "password": PASSWORD})
    assert TOTPDevice.objects.get(user=person).key == key


def test_new_paper_codes_and_doing_without_need_the_password(client: Client, person: User) -> None:
    _, old = turned_on(person)
    client.force_login(person)
    page = "/tai-khoan/hai-lop/ma-du-phong/"
    assert client.post(page, {"password": "sai"}).status_code == 422
    new = client.post(page, {"password": PASSWORD}).context["codes"]
    assert not {code.replace(" ", "") for code in new} & set(old)
    off = "/tai-khoan/hai-lop/tat/"
    assert client.post(off, {"password": "sai"}).status_code == 422
    assert client.post(off, {"password": PASSWORD})["Location"] == PAGE
    assert not second_factor.is_on(person)
    assert client.get(page)["Location"] == PAGE
