"""An official types a petition for its sender, who asks to be told of each step."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from petitions.actions.publication import CONSENT, first_facts
from petitions.models import Petition, PetitionAlert, PetitionEvent
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from wards.actions.reference import load_reference
from wards.models import Unit, User

pytestmark = pytest.mark.django_db

URL = reverse("petitions:official-petition-create")
EMAIL = "buoi@thu.vn"


@pytest.fixture(autouse=True)
def day(settings: Settings) -> None:
    settings.SONGCONG_TODAY = "2026-03-10"
    settings.SMS_GATEWAY = "songcong.core.sms.console"


@pytest.fixture
def unit() -> Unit:
    load_reference()
    return UnitFactory.create()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


@pytest.fixture
def desk(clerk: User) -> Client:
    return browser(clerk)


def typed(unit: Unit, **changed: str) -> dict[str, object]:
    return {
        "unit": unit.pk,
        "received_on": "9/3/2026",
        "source": "direct",
        "kind": "feedback",
        "signers": "1",
        "name": "Nguyễn Thị Bưởi",
        "phone": "0912 345 678",
        "content": "Đèn ngõ 5 hỏng",
        **changed,
    }


def test_who_asks_for_it_is_told_by_mail_and_text(desk: Client, clerk: User, unit: Unit) -> None:
    desk.post(URL, typed(unit, email=EMAIL, sms="on", agrees="on"))
    petition = Petition.objects.get()
    told = PetitionAlert.objects.going().filter(petition=petition)
    addresses = dict(told.values_list("channel", "address"))
    assert addresses == {"email": EMAIL, "sms": petition.party.phone}
    assert PetitionEvent.objects.get(verb=CONSENT).by == clerk
    assert first_facts(petition).consent == "Khi nộp đơn, cán bộ nhập thay"


def test_nobody_is_told_who_did_not_ask(desk: Client, unit: Unit) -> None:
    desk.post(URL, typed(unit))
    assert Petition.objects.count() == 1
    assert not PetitionAlert.objects.exists()
    assert not PetitionEvent.objects.filter(verb=CONSENT).exists()


@pytest.mark.parametrize("asked", [{"email": EMAIL}, {"sms": "on"}, {"agrees": "on"}])
def test_never_of_a_denunciation(desk: Client, unit: Unit, asked: dict[str, str]) -> None:
    answer = desk.post(URL, typed(unit, kind="denunciation", **asked))
    assert answer.status_code == 422
    assert "Đơn tố cáo không báo tin" in answer.content.decode()
    assert not Petition.objects.exists()


def test_a_text_message_needs_a_telephone(desk: Client, unit: Unit) -> None:
    answer = desk.post(URL, typed(unit, phone="", sms="on"))
    assert answer.status_code == 422
    assert "Ghi số điện thoại nhận tin nhắn." in answer.content.decode()


def test_text_messages_are_not_offered_without_a_gateway(desk: Client, settings: Settings) -> None:
    assert 'name="sms"' in desk.get(URL).content.decode()
    settings.SMS_GATEWAY = ""
    page = desk.get(URL).content.decode()
    assert 'name="sms"' not in page
    assert 'name="email"' in page


def test_no_browser_keeps_the_address_as_a_draft(desk: Client) -> None:
    page = desk.get(URL).content.decode()
    [field] = [part for part in page.split("<input") if 'name="email"' in part]
    assert "data-private" in field.split(">")[0]
