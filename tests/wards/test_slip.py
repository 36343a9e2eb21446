"""A slip with a code good once: printed by an administrator, used by its person."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from songcong.core import clock
from tests.factories.wards import RoleAssignmentFactory, UnitFactory, UserFactory
from tests.lists.shelf import browser
from tests.wards.keepers import administrator
from wards.actions.slip import ALPHABET, LENGTH, VALID
from wards.models import GroundEvent, PasswordSlip, User

PAGE = "/dang-nhap/phieu/"
NEW = "một vườn chè xanh mướt"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_counts_left() -> None:
    cache.clear()


@pytest.fixture
def person() -> User:
    user: User = UserFactory.create(username="hang.phoco", full_name="Nguyễn Thị Hằng")
    user.set_unusable_password()
    user.save()
    RoleAssignmentFactory.create(user=user, unit=UnitFactory.create())
    return user


def printed(user: User, **more: str) -> str:
    """The code on a slip printed for the person."""
    path = reverse("wards:admin-person-slip", args=[user.pk])
    answer = browser(administrator()).post(path, {"reason": "Quên mật khẩu", **more})
    assert answer.status_code == 200, answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    ((_slip, code),) = answer.context["slips"]
    assert code in answer.content.decode()
    return str(code)


def used(client: Client, code: str, **changed: str) -> Any:
    data = {"username": "hang.phoco", "code": code, "new_password": NEW, "again": NEW}
    return client.post(PAGE, {**data, **changed})


def test_a_slip_sets_the_password_and_leads_to_work(client: Client, person: User) -> None:
    code = printed(person)
    bare = code.replace("-", "")
    assert len(bare) == LENGTH
    assert set(bare) <= set(ALPHABET)
    assert bare not in PasswordSlip.objects.get().code_hash
    assert client.get(PAGE).status_code == 200
    assert (
        used(client, code.lower().replace("0", "o"), username=" Hang.PhoCo ")["Location"]
        == "/lam-viec/"
    )
    assert client.get("/lam-viec/").status_code == 200
    person.refresh_from_db()
    assert person.check_password(NEW)
    verbs = GroundEvent.objects.filter(subject_id=person.pk).order_by("pk")
    assert [event.verb for event in verbs] == ["slip", "slip_used"]
    assert bare not in str(list(verbs.values()))


def test_a_slip_is_good_once(client: Client, person: User) -> None:
    code = printed(person)
    used(client, code)
    client.post("/dang-xuat/")
    again = used(client, code)
    assert again.status_code == 422
    assert "phiếu đã dùng, đã hết hạn" in again.content.decode()


def test_a_newer_slip_makes_the_older_void(client: Client, person: User) -> None:
    old, new = printed(person), printed(person)
    assert used(client, old).status_code == 422
    assert used(client, new).status_code == 302


def test_a_slip_ends_with_its_time(client: Client, person: User) -> None:
    code = printed(person)
    with time_machine.travel(clock.real_now() + VALID + timedelta(minutes=1)):
        assert used(client, code).status_code == 422
    assert used(client, code).status_code == 302


def test_five_wrong_codes_spoil_the_slip(client: Client, person: User) -> None:
    code = printed(person)
    for _ in range(5):
        assert used(client, "AAAA-AAAA-AAAA").status_code == 422
    assert used(client, code).status_code == 422
    assert PasswordSlip.objects.get().void_at is not None


def test_an_address_may_not_try_many_slips(client: Client, person: User) -> None:
    with time_machine.travel(clock.real_now(), tick=False):
        answers = [used(client, "x", username=f"ten{n}").status_code for n in range(11)]
    assert answers == [422] * 10 + [429]


@pytest.mark.parametrize(
    "changed", [{"username": "ai.do"}, {"code": "AAAA"}], ids=["unknown name", "wrong code"]
)
def test_wrong_and_unknown_get_the_same_sentence(
    client: Client, person: User, changed: dict[str, str]
) -> None:
    code = printed(person)
    answer = used(client, changed.pop("code", code), **changed)
    assert answer.context["form"].errors.as_data().keys() == {"code"}
    assert "không đúng, hoặc phiếu đã dùng" in answer.content.decode()


def test_a_weak_password_keeps_the_slip(client: Client, person: User) -> None:
    code = printed(person)
    assert used(client, code, new_password="ngắn", again="ngắn").status_code == 422
    assert used(client, code, new_password="hang.phoco.1", again="hang.phoco.1").status_code == 422
    assert used(client, code).status_code == 302


def test_a_locked_person_gets_no_slip_and_uses_none(client: Client, person: User) -> None:
    code = printed(person)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert used(client, code).status_code == 422
    path = reverse("wards:admin-person-slip", args=[person.pk])
    refused = browser(administrator()).post(path, {"reason": "x"})
    assert "đang khóa" in refused.content.decode()


@pytest.mark.parametrize("also", [True, False])
def test_a_second_factor_goes_only_where_the_slip_says_so(
    client: Client, person: User, also: bool
) -> None:
    TOTPDevice.objects.create(user=person, name="totp", confirmed=True)
    code = printed(person, **({"resets_second_factor": "on"} if also else {}))
    assert TOTPDevice.objects.filter(user=person).exists()
    answer = used(client, code)
    assert TOTPDevice.objects.filter(user=person).exists() is not also
    assert answer["Location"] == ("/lam-viec/" if also else "/dang-nhap/ma-xac-thuc/")


def test_who_is_signed_in_needs_no_slip(person: User) -> None:
    assert browser(person).get(PAGE)["Location"] == "/tai-khoan/"


def test_new_people_get_their_slips_at_once(client: Client, person: User) -> None:
    other = UserFactory.create(username="ba.moche")
    other.set_unusable_password()
    other.save()
    desk = browser(administrator(password="x"))
    page = "/quan-tri/nguoi-dung/phieu/"
    assert "2 người chưa đặt mật khẩu" in desk.get(page).content.decode()
    slips = dict(desk.post(page, {"reason": "Danh sách tháng 6"}).context["slips"])
    codes = {slip.user.username: code for slip, code in slips.items()}
    assert set(codes) == {"hang.phoco", "ba.moche"}
    assert used(client, codes["ba.moche"], username="ba.moche").status_code == 302
    assert "Không còn ai" in desk.post(page, {"reason": "x"}).content.decode()
