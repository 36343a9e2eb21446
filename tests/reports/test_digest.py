"""The morning's mail: counts and links, nothing of a case, once a person and working day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from pytest_django import Settings

from petitions.enums import PetitionKind, PetitionStatus
from petitions.models import Petition, ReceptionResult
from reports.actions.digest import SINGLY, post_digests
from reports.notifications import MORNING
from reports.tasks import post_morning_mails
from songcong.core.law import Law
from songcong.core.norms import NormTable
from songcong.core.working_days import WorkingCalendar
from tests.factories.inspections import RecommendationFactory
from tests.factories.petitions import (
    LeaderWeekFactory,
    PetitionFactory,
    PetitionHandlerFactory,
    ReceptionFactory,
    VoterPetitionFactory,
)
from tests.factories.wards import DisclosureFactory, UnitFactory, person
from wards.actions.outbox import deliver_due
from wards.enums import Role
from wards.models import Disclosure, OutboundMessage, Unit, User

pytestmark = pytest.mark.django_db
DAY = date(2021, 7, 15)
AT = datetime(2021, 7, 15, 0, 30, tzinfo=UTC)
CALENDAR = WorkingCalendar({date(2021, 7, 14)}, (), ())


@pytest.fixture
def unit() -> Unit:
    made: Unit = UnitFactory.create()
    return made


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit, email="thu@songcong.invalid", full_name="Nguyễn Thị Thư")


def post(day: date = DAY) -> int:
    return post_digests(day=day, at=AT + (day - DAY), law=Law(NormTable(()), CALENDAR))


def sent() -> str:
    assert deliver_due(at=AT) == 1
    (letter,) = mail.outbox
    return f"{letter.subject}\n{letter.body}"


def test_it_counts_by_day_and_duty_and_names_what_is_urgent(unit: Unit, clerk: User) -> None:
    overdue = DisclosureFactory.create(
        unit=unit, item=3, document_on=date(2021, 6, 1), content="Bí mật A"
    )
    PetitionFactory.create(
        unit=unit, kind=PetitionKind.FEEDBACK, register_no="7/2021", content="Bí mật B", due_on=DAY
    )
    RecommendationFactory.create(
        finding__supervision__unit=unit, content="Bí mật C", due_on=DAY + timedelta(days=1)
    )
    assert post() == 1
    words = sent()
    assert words.startswith("Việc ngày 15/07/2021: 1 việc quá hạn, 1 việc đến hạn hôm nay\n")
    assert "Nguyễn Thị Thư" in words
    assert "Quá hạn: 1\n  Công khai: 1\n" in words
    assert "Đến hạn trong tuần này: 1\n  Kiến nghị của các Ban: 1" in words
    assert "- Công khai mục 3, văn bản ngày 01/06/2021, hạn 03/06/2021" in words
    assert f"http://127.0.0.1:8000/lam-viec/cong-khai/{overdue.pk}/sua/" in words
    assert "Trả lời kiến nghị, phản ánh số 7/2021, hạn 15/07/2021" in words
    assert "Bí mật" not in words


def test_every_duty_has_a_name_in_it(unit: Unit, clerk: User) -> None:
    VoterPetitionFactory.create(unit=unit, register_no="5/KNCT", content="Bí mật A", due_on=DAY)
    reception = ReceptionFactory.create(unit=unit, register_no="8", received_on=date(2021, 7, 1))
    ReceptionResult.objects.create(reception=reception, must_answer=True, due_on=DAY)
    LeaderWeekFactory.create(unit=unit, starts_on=date(2021, 7, 5), due_on=date(2021, 7, 9))
    post()
    words = sent()
    assert "- Trả lời kiến nghị cử tri số 5/KNCT, hạn 15/07/2021" in words
    assert "- Trả lời công dân sau buổi tiếp số 8 ngày 01/07/2021, hạn 15/07/2021" in words
    assert "- Chủ tịch tiếp công dân định kỳ, tuần từ 05/07/2021 đến " in words
    assert "Bí mật" not in words


@pytest.mark.parametrize("handles", [False, True])
def test_of_a_denunciation_it_says_nothing(unit: Unit, clerk: User, handles: bool) -> None:
    case: Petition = PetitionFactory.create(
        unit=unit,
        kind=PetitionKind.DENUNCIATION,
        register_no="9/2021",
        content="lời tố cáo",
        received_on=date(2021, 6, 1),
        accepted_on=date(2021, 6, 1),
        status=PetitionStatus.ACCEPTED,
        due_on=date(2021, 7, 1),
    )
    if handles:
        PetitionHandlerFactory.create(petition=case, user=clerk)
    post()
    words = sent()
    assert "- Vụ việc hạn chế, hạn 01/07/2021" in words
    for secret in ("lời tố cáo", "9/2021", "tố cáo"):
        assert secret not in words.casefold()


def test_more_than_a_handful_is_counted(unit: Unit, clerk: User) -> None:
    for _ in range(SINGLY + 2):
        DisclosureFactory.create(unit=unit, document_on=date(2021, 6, 1))
    post()
    words = sent()
    assert words.count("- Công khai mục") == SINGLY
    assert "và 2 việc khác" in words


def test_it_is_written_once_a_day_and_only_on_working_days(unit: Unit, clerk: User) -> None:
    DisclosureFactory.create(unit=unit, document_on=date(2021, 6, 1))
    assert post(date(2021, 7, 14)) == post(date(2021, 7, 17)) == 0
    post()
    post()
    assert OutboundMessage.objects.count() == 1
    assert OutboundMessage.objects.get().context == {"user": clerk.pk, "day": DAY.toordinal()}


def test_a_mail_that_did_not_leave_is_overtaken_by_the_next_days(unit: Unit, clerk: User) -> None:
    DisclosureFactory.create(unit=unit, document_on=date(2021, 6, 1))
    post()
    post(date(2021, 7, 16))
    states = OutboundMessage.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["failed", "waiting"]


def test_whoever_has_nothing_to_do_no_address_or_no_role_gets_none(unit: Unit) -> None:
    person(UnitFactory.create(), email="khac@songcong.invalid")
    person(unit)
    person(unit, Role.ADMINISTRATOR, email="quan-tri@songcong.invalid")
    person(unit, email="cu@songcong.invalid", is_active=False)
    DisclosureFactory.create(unit=unit, document_on=date(2021, 6, 1))
    assert post() == 0
    assert not OutboundMessage.objects.exists()


def test_what_was_done_before_it_leaves_is_not_told(unit: Unit, clerk: User) -> None:
    DisclosureFactory.create(unit=unit, document_on=date(2021, 6, 1))
    post()
    Disclosure.objects.update(published_on=DAY)
    assert deliver_due(at=AT) == 0
    assert mail.outbox == []


def test_the_job_of_the_morning_is_known_and_set(settings: Settings, clerk: User) -> None:
    settings.SONGCONG_TODAY = DAY.isoformat()
    DisclosureFactory.create(unit=Unit.objects.get(), document_on=date(2021, 6, 1))
    assert post_morning_mails.name == MORNING
    assert post_morning_mails() == 1
    beat = settings.CELERY_BEAT_SCHEDULE["morning"]
    assert beat["task"] == MORNING
    assert (beat["schedule"].hour, beat["schedule"].minute) == ({7}, {30})
