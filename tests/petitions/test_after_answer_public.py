"""Once the answer is there its sender rates it, or asks once to look again."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from petitions.actions.after_answer import ask_again, rate
from petitions.enums import PetitionKind, PetitionStatus
from petitions.figures import BESIDE, sections_for_units
from petitions.models import Petition, PetitionEvent, PetitionRating
from petitions.rules.after_answer import ASK_AGAIN_WITHIN, CHANGED_WITHIN, may_rate
from petitions.rules.workflow import SETTLED
from reports.figures.quarter import basis_of
from songcong.core.errors import Refused
from songcong.core.periods import parse_quarter
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from wards.actions.reference import load_reference
from wards.calendar import law
from wards.enums import Role
from wards.models import NormRow, Unit

pytestmark = pytest.mark.django_db
PATH = "/tra-cuu/"
TODAY = date(2025, 6, 12)
AT = datetime(2025, 6, 12, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = TODAY.isoformat()
    load_reference()
    cache.clear()


@pytest.fixture
def unit() -> Unit:
    made: Unit = UnitFactory.create(name="Phố Cò")
    return made


def answered(unit: Unit, **facts: Any) -> Petition:
    given: dict[str, Any] = {
        "kind": PetitionKind.FEEDBACK,
        "received_on": date(2025, 5, 20),
        "accepted_on": date(2025, 5, 21),
        "resolved_on": date(2025, 6, 2),
        "status": PetitionStatus.RESOLVED,
        "outcome": "answered",
        "lookup_digits": "4321",
        "content": "Đèn ngõ 5 hỏng",
    }
    made: Petition = PetitionFactory.create(unit=unit, **given | facts)
    return made


def sent(client: Client, petition: Petition, act: str = "", **said: str) -> Any:
    asked = {"code": petition.public_code, "digits": "4321", "viec": act, **said}
    return client.post(PATH, asked)


def test_the_page_offers_both_in_two_queries(
    client: Client, unit: Unit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    petition = answered(unit)
    with django_assert_num_queries(2):
        page = sent(client, petition).content.decode()
    assert "Bạn có hài lòng" in page
    assert "Đến hết ngày <strong>02/07/2025</strong>" in page
    assert len(page.encode()) <= 15_000


def test_a_rating_is_kept_told_and_counted(client: Client, unit: Unit) -> None:
    petition, other = answered(unit), answered(unit)
    page = sent(client, petition, "danh-gia", score="satisfied", remark="Nhanh").content.decode()
    assert "Đã ghi đánh giá của bạn" in page
    assert "Bạn đã đánh giá: <strong>Hài lòng</strong>" in page
    sent(client, petition, "danh-gia", score="unsatisfied", remark="Lại hỏng")
    sent(client, other, "danh-gia", score="satisfied")
    rating = PetitionRating.objects.get(petition=petition)
    assert (rating.score, rating.remark, rating.rated_on) == ("unsatisfied", "Lại hỏng", TODAY)
    assert PetitionEvent.objects.filter(petition=petition, verb="rate").count() == 2
    values = sections_for_units(
        BESIDE, {unit.pk: frozenset({unit.pk})}, basis_of(parse_quarter("2025Q2"), TODAY)
    )[unit.pk]
    keys = ("rated", "satisfied", "neutral", "unsatisfied")
    assert [values[f"satisfaction.{key}"] for key in keys] == [2, 1, 0, 1]
    assert values["satisfaction.satisfied_rate"] == 50
    desk = browser(person(unit, Role.WARD_CLERK))
    page = desk.get(
        reverse("petitions:official-petition-detail", args=[petition.pk])
    ).content.decode()
    assert "Chưa hài lòng: Lại hỏng" in page


def test_what_is_missing_is_said_and_kept(client: Client, unit: Unit) -> None:
    petition = answered(unit)
    answer = sent(client, petition, "danh-gia", remark="Chưa chọn mức")
    assert answer.status_code == 422
    assert "Chọn một mức." in answer.content.decode()
    assert "Chưa chọn mức" in answer.content.decode()
    answer = sent(client, petition, "xem-lai", reason="  ")
    assert (answer.status_code, "Ghi lý do." in answer.content.decode()) == (422, True)
    assert not PetitionRating.objects.exists()


def test_asked_again_it_comes_back_to_the_office_once(client: Client, unit: Unit) -> None:
    petition = answered(unit)
    clerk = person(unit, Role.WARD_CLERK)
    page = sent(client, petition, "xem-lai", reason="Đèn vẫn chưa sáng").content.decode()
    assert "Cơ quan đã nhận đề nghị xem lại" in page
    assert "Cơ quan đang xem lại theo đề nghị của bạn" in page
    petition.refresh_from_db()
    assert petition.status == PetitionStatus.REVIEWING
    assert petition.step_due_on == law().deadline("petition.look_again", TODAY).due_on
    event = PetitionEvent.objects.get(verb="ask_again")
    assert (event.by, event.reason) == (None, "Đèn vẫn chưa sáng")
    home = browser(clerk).get("/lam-viec/?viec=ket-qua").content.decode()
    assert "Trả lời đề nghị xem lại" in home
    again = sent(client, petition, "xem-lai", reason="Nữa")
    assert again.status_code == 422
    assert "không còn đề nghị xem lại được" not in page
    with pytest.raises(Refused, match="không còn"):
        ask_again(petition.pk, "Nữa", at=AT, law=law())


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": PetitionKind.COMPLAINT, "outcome": "right"},
        {"kind": PetitionKind.DENUNCIATION, "outcome": "right"},
        {"resolved_on": date(2025, 5, 12)},
        {"status": PetitionStatus.ARCHIVED},
        {"status": PetitionStatus.VERIFYING, "resolved_on": None, "outcome": ""},
    ],
)
def test_when_nobody_may_ask_again(unit: Unit, facts: dict[str, Any]) -> None:
    facts = {"received_on": date(2025, 5, 5), "accepted_on": date(2025, 5, 6)} | facts
    petition = answered(unit, **facts)
    with pytest.raises(Refused):
        ask_again(petition.pk, "Xin xem lại", at=AT, law=law())
    petition.refresh_from_db()
    assert petition.status == facts.get("status", PetitionStatus.RESOLVED)


def test_without_a_norm_nobody_is_told_of_it(client: Client, unit: Unit) -> None:
    petition = answered(unit)
    NormRow.objects.filter(key=ASK_AGAIN_WITHIN).delete()
    assert "Đề nghị xem lại" not in sent(client, petition).content.decode()
    with pytest.raises(Refused):
        ask_again(petition.pk, "Xin xem lại", at=AT, law=law())


@pytest.mark.parametrize("kind", PetitionKind)
@pytest.mark.parametrize("status", PetitionStatus)
def test_who_may_rate(kind: str, status: str) -> None:
    open_to = kind != PetitionKind.DENUNCIATION and status in SETTLED
    assert may_rate(kind, status, None, TODAY) is open_to
    assert may_rate(kind, status, TODAY - CHANGED_WITHIN, TODAY) is open_to
    assert not may_rate(kind, status, TODAY.replace(month=5, day=1), TODAY)


def test_a_denunciation_is_rated_by_nobody(unit: Unit) -> None:
    petition = answered(unit, kind=PetitionKind.DENUNCIATION, outcome="right")
    with pytest.raises(Refused):
        rate(petition.pk, "satisfied", "", at=AT)
