"""Sorting a petition by five questions: as proposed, otherwise, in parts; denunciations sealed."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from petitions.models import (
    DenouncerIdentity,
    Petition,
    PetitionEvent,
    PetitionLink,
    PetitionParty,
)
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from wards.actions.reference import load_reference
from wards.models import Unit, User

pytestmark = pytest.mark.django_db


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


@pytest.fixture
def petition(unit: Unit) -> Petition:
    row = PetitionFactory.create(
        unit=unit, kind="feedback", received_on=date(2026, 3, 9), content="Cống tắc ở ngõ 3"
    )
    PetitionParty.objects.create(petition=row, name="Nguyễn Thị Bưởi", phone="+84912345678")
    return row


def url(petition: Petition, page: str = "triage") -> str:
    return reverse(f"petitions:official-petition-{page}", args=[petition.pk])


def said(**changed: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "content": "feedback",
        "fault": "none",
        "competence": "within",
        "instance": "first",
        "weight": "normal",
        "on": "10/3/2026",
    } | changed


def test_the_answers_stand_ready_with_what_follows(desk: Client, petition: Petition) -> None:
    page = desk.get(url(petition)).content.decode()
    assert "Cống tắc ở ngõ 3" in page
    assert "Đề xuất: Đủ điều kiện, giải quyết tại đơn vị" in page
    assert "ngày 30 tháng 3 năm 2026" in page


def test_one_button_does_what_is_proposed(desk: Client, petition: Petition) -> None:
    answer = desk.post(url(petition), said(weight="urgent"), follow=True)
    petition.refresh_from_db()
    assert (petition.status, petition.due_on, petition.urgent) == (
        "accepted",
        date(2026, 3, 30),
        True,
    )
    assert "Hạn: 30/03/2026." in answer.content.decode()
    events = PetitionEvent.objects.order_by("pk")
    assert [event.verb for event in events] == ["triage", "process"]
    assert events[0].data["row"] == "feedback within"
    assert desk.get(url(petition)).status_code == 302


def test_looking_saves_nothing_and_shows_what_would_follow(
    desk: Client, petition: Petition
) -> None:
    answer = desk.post(url(petition), said(content="complaint", competence="outside", look="1"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Đề xuất: Hướng dẫn" in page
    assert "Phiếu hướng dẫn" in page
    petition.refresh_from_db()
    assert (petition.status, petition.version) == ("received", 1)


def test_content_goes_before_the_title(desk: Client, petition: Petition) -> None:
    desk.post(url(petition), said(content="complaint", instance="second", weight="complex"))
    petition.refresh_from_db()
    assert (petition.kind, petition.instance, petition.complex) == ("complaint", "second", True)
    assert (petition.status, petition.step_due_on) == ("processed", date(2026, 3, 19))


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"competence": "outside"}, "Cơ quan mà người gửi đơn cần đến"),
        ({"fault": "no_signature"}, "Văn bản số"),
        ({"content": "several", "part_feedback": "Cống tắc"}, "Phần khiếu nại"),
        ({"verb": "keep"}, "Lý do làm khác đề xuất"),
        ({"on": "9/9/2027"}, "Ngày xử lý"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    desk: Client, petition: Petition, answers: dict[str, str], field: str
) -> None:
    answer = desk.post(url(petition), said(**answers))
    assert answer.status_code == 422
    summary = answer.content.decode().partition('id="loi"')[2].partition("</ul>")[0]
    assert field in summary
    assert not PetitionEvent.objects.exists()


def test_outside_competence_the_office_to_turn_to_is_named(
    desk: Client, petition: Petition
) -> None:
    desk.post(url(petition), said(competence="outside", office="Điện lực", paper="7/PC"))
    petition.refresh_from_db()
    assert petition.status == "transferred"
    assert PetitionEvent.objects.latest("pk").data["office"] == "Điện lực"


def test_another_decision_needs_its_reason(desk: Client, petition: Petition) -> None:
    desk.post(url(petition), said(verb="keep", why_otherwise="Đã làm xong hôm qua"))
    petition.refresh_from_db()
    assert petition.status == "closed"
    event = PetitionEvent.objects.earliest("pk")
    assert (event.verb, event.reason) == ("decide_otherwise", "Đã làm xong hôm qua")


def test_a_petition_of_several_contents_becomes_linked_files(
    desk: Client, petition: Petition, unit: Unit
) -> None:
    done = desk.post(
        url(petition),
        said(content="several", part_complaint="Bồi thường thiếu", part_feedback="Cống tắc"),
        follow=True,
    )
    assert "Đã tách thêm 1 hồ sơ" in done.content.decode()
    petition.refresh_from_db()
    assert (petition.kind, petition.status) == ("complaint", "received")
    assert petition.content == "Bồi thường thiếu\n\nToàn văn đơn: Cống tắc ở ngõ 3"
    part = Petition.objects.exclude(pk=petition.pk).get()
    assert (part.kind, part.content, part.unit) == ("feedback", "Cống tắc", unit)
    assert part.party.name == "Nguyễn Thị Bưởi"
    assert PetitionLink.objects.get().kind == "part"


def test_of_several_contents_the_denunciation_is_sealed(
    desk: Client, petition: Petition, unit: Unit
) -> None:
    desk.post(
        url(petition),
        said(content="several", part_denunciation="Nhận tiền", part_feedback="Cống tắc"),
    )
    petition.refresh_from_db()
    assert petition.kind == "denunciation"
    assert DenouncerIdentity.objects.filter(petition=petition).exists()
    assert not PetitionParty.objects.filter(petition=petition).exists()
    part = Petition.objects.exclude(pk=petition.pk).get()
    other = browser(person(unit))
    page = other.get(url(part, "detail")).content.decode()
    assert part.content in page
    assert f"/don-thu/{petition.pk}/" not in page


def test_sorting_it_into_a_denunciation_seals_the_sender(desk: Client, petition: Petition) -> None:
    desk.post(url(petition), said(content="denunciation"))
    petition.refresh_from_db()
    assert (petition.kind, petition.status, petition.lookup_digits) == (
        "denunciation",
        "processed",
        "",
    )
    assert not PetitionParty.objects.exists()


def test_a_denunciation_is_sorted_by_its_handlers_alone(unit: Unit, desk: Client) -> None:
    closed = PetitionFactory.create(
        unit=unit, kind="denunciation", received_on=date(2026, 3, 9), content="Nhận tiền"
    )
    assert desk.get(url(closed)).status_code == 404
    assert desk.post(url(closed), said(content="denunciation")).status_code == 404


def test_the_later_of_two_sees_both(desk: Client, petition: Petition) -> None:
    answer = desk.post(url(petition), said(version=9))
    assert answer.status_code == 409
