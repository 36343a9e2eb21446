"""Petitions that may be the same: suggested, linked, parted; denunciations never among them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from petitions.actions.link import link
from petitions.models import Petition, PetitionEvent, PetitionLink, PetitionParty
from petitions.models.alike import Asked, alike
from petitions.rules.search_text import search_text
from songcong.core import clock
from songcong.core.errors import Refused
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from wards.actions.reference import load_reference
from wards.models import NormRow, Unit, User, reader_for

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 9)
WORDS = "Đề nghị sửa cống thoát nước bị tắc ở ngõ 3 tổ dân phố 5"
NEARLY = "Đề nghị sửa chữa cống thoát nước bị tắc tại ngõ 3, tổ dân phố 5"


@pytest.fixture(autouse=True)
def day(settings: Settings) -> None:
    settings.SONGCONG_TODAY = "2026-03-10"
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


@pytest.fixture
def desk(clerk: User) -> Client:
    return browser(clerk)


def kept(unit: Unit, number: str, content: str = WORDS, phone: str = "", **more: Any) -> Petition:
    facts: dict[str, Any] = {"kind": "feedback", "received_on": DAY} | more
    row = PetitionFactory.create(
        unit=unit,
        register_no=number,
        content=content,
        search_text=search_text(facts["kind"], number, "", content),
        **facts,
    )
    if facts["kind"] != "denunciation":
        PetitionParty.objects.create(petition=row, name="Bưởi", phone=phone)
    return row


def url(page: str, *args: object) -> str:
    return reverse(f"petitions:official-petition-{page}", args=args)


def found(unit: Unit, clerk: User, content: str = WORDS, phone: str = "") -> list[str]:
    asked = Asked(unit.pk, DAY, content, phone)
    return [one.petition.register_no for one in alike(asked, reader_for(clerk, DAY))]


def test_much_the_same_words_or_the_same_telephone(unit: Unit, clerk: User) -> None:
    kept(unit, "1/2026")
    kept(unit, "2/2026", "Xin hỗ trợ tiền điện cho hộ nghèo", "0912 345 678")
    kept(unit, "3/2026", "Tiếng ồn ban đêm của xưởng mộc")
    assert found(unit, clerk, NEARLY) == ["1/2026"]
    assert found(unit, clerk, "Việc khác hẳn về đèn đường", "+84912345678") == ["2/2026"]
    assert found(unit, clerk, "ngắn", "") == []


def test_only_the_same_unit_within_ninety_days(unit: Unit, clerk: User) -> None:
    kept(UnitFactory.create(), "1/2026")
    kept(unit, "2/2025", received_on=date(2025, 12, 8))
    kept(unit, "3/2025", received_on=date(2025, 12, 9))
    assert found(unit, clerk) == ["3/2025"]


def test_without_a_norm_nothing_is_suggested(unit: Unit, clerk: User) -> None:
    kept(unit, "1/2026")
    NormRow.objects.filter(key="petition.duplicate.similarity").delete()
    assert found(unit, clerk) == []


def test_a_denunciation_is_never_suggested_not_even_to_its_handler(unit: Unit, clerk: User) -> None:
    secret = kept(unit, "1/2026", kind="denunciation")
    PetitionHandlerFactory.create(petition=secret, user=clerk)
    assert found(unit, clerk) == []


def test_the_page_of_typing_suggests(desk: Client, unit: Unit) -> None:
    kept(unit, "1/2026", phone="+84912345678")
    typed = {
        "unit": unit.pk,
        "received_on": "9/3/2026",
        "source": "direct",
        "kind": "feedback",
        "signers": "1",
        "content": NEARLY,
        "phone": "0912345678",
        "look": "1",
    }
    page = desk.post(url("create"), typed).content.decode()
    assert "Đơn số 1/2026" in page
    assert "cùng số điện thoại" in page
    assert Petition.objects.count() == 1
    secret = desk.post(url("create"), typed | {"kind": "denunciation"}).content.decode()
    assert "Đơn số 1/2026" not in secret


def test_a_suggestion_is_linked_and_parted_with_both_histories(desk: Client, unit: Unit) -> None:
    first, second = kept(unit, "1/2026"), kept(unit, "2/2026", NEARLY)
    page = desk.get(url("links", second.pk)).content.decode()
    assert "Đơn số 1/2026" in page
    desk.post(url("links", second.pk), {"other": "1/2026", "kind": "duplicate"})
    assert PetitionLink.objects.get().kind == "duplicate"
    for one in (first, second):
        page = desk.get(url("detail", one.pk)).content.decode()
        assert "Đơn liên kết" in page
        assert "Có thể trùng" not in page
    desk.post(url("links", first.pk), {"part": second.pk})
    assert not PetitionLink.objects.exists()
    for one in (first, second):
        verbs = PetitionEvent.objects.filter(petition=one).order_by("pk")
        assert [event.verb for event in verbs] == ["link", "unlink"]


@pytest.mark.parametrize(
    ("other", "sentence"),
    [("9/2026", "không có đơn số này"), ("2/2026", "với chính nó"), ("1/2026", "rồi")],
)
def test_what_cannot_be_linked_is_said(
    desk: Client, unit: Unit, clerk: User, other: str, sentence: str
) -> None:
    first, second = kept(unit, "1/2026"), kept(unit, "2/2026")
    if other == "1/2026":
        link(first.pk, second.pk, "related", by=clerk, at=clock.now())
    answer = desk.post(url("links", second.pk), {"other": other, "kind": "duplicate"})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_link_to_a_denunciation_shows_to_its_handlers_alone(
    desk: Client, unit: Unit, clerk: User
) -> None:
    open_one, secret = kept(unit, "1/2026"), kept(unit, "2/2026", kind="denunciation")
    PetitionHandlerFactory.create(petition=secret, user=clerk)
    link(open_one.pk, secret.pk, "related", by=clerk, at=clock.now())
    assert "Đơn số 2/2026" in desk.get(url("detail", open_one.pk)).content.decode()
    other = browser(person(unit))
    assert "2/2026" not in other.get(url("detail", open_one.pk)).content.decode()
    answer = other.post(url("links", open_one.pk), {"part": secret.pk})
    assert answer.status_code == 302
    assert PetitionLink.objects.exists()
    page = other.post(url("links", open_one.pk), {"other": "2/2026", "kind": "related"})
    assert "không có đơn số này" in page.content.decode()


def test_nobody_links_what_they_may_not_open(unit: Unit, clerk: User) -> None:
    open_one, secret = kept(unit, "1/2026"), kept(unit, "2/2026", kind="denunciation")
    with pytest.raises(Refused) as refusal:
        link(open_one.pk, secret.pk, "related", by=clerk, at=clock.now())
    assert refusal.value.code == "forbidden"
