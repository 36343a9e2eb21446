"""Each month the chair and the administrators hear who opened denouncers' identities."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petitions.actions.denouncer import Identity, seal
from petitions.actions.identity_month import tell_month
from petitions.models import DenouncerIdentity, IdentityRead, Petition
from petitions.rules.identity_month import SHOWN, Reading, by_person
from petitions.tasks import tell_identity_month
from songcong.core import clock
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import city_reader
from wards.enums import NoticeKind, Role
from wards.models import Notice, NoticeCopy, OutboundMessage, Unit, User
from wards.notifications import written

TODAY = date(2025, 6, 2)
AT = datetime(2025, 6, 2, 7, tzinfo=clock.ZONE)
SECRET = Identity("Lê Thị Bưởi", "0912345678", "Tổ 5", "019200000001")


def denunciation(unit: Unit) -> Petition:
    case: Petition = PetitionFactory.create(
        unit=unit, kind="denunciation", content="Ông A nhận tiền"
    )
    DenouncerIdentity.objects.create(petition=case, sealed=seal(SECRET))
    return case


def opened(case: Petition, by: User, *days: datetime) -> None:
    for at in days:
        IdentityRead.objects.create(petition=case, by=by, at=at, reason="Mời làm việc")


def in_may(day: int, hour: int = 9, month: int = 5) -> datetime:
    return datetime(2025, month, day, hour, tzinfo=clock.ZONE)


@pytest.mark.django_db
def test_the_chair_hears_who_read_how_often_once() -> None:
    ward, other = UnitFactory.create(name="Phố Cò"), UnitFactory.create()
    chair = person(ward, Role.WARD_CHAIR, username="chu-tich")
    person(other, Role.WARD_CHAIR, username="noi-khac")
    clerk = person(ward, Role.WARD_CLERK, full_name="Nguyễn Thị Thư")
    first, second = denunciation(ward), denunciation(ward)
    opened(first, clerk, in_may(1, 0), in_may(31, 23))
    opened(
        second,
        clerk,
        in_may(12),
        in_may(1, 0, month=6),
        datetime(2025, 4, 30, 23, 59, tzinfo=clock.ZONE),
    )
    assert [tell_month(TODAY, at=AT), tell_month(date(2025, 6, 30), at=AT)] == [1, 1]
    copy = NoticeCopy.objects.get()
    assert copy.user == chair
    assert copy.notice.words == (
        "Tháng 05/2025, danh tính người tố cáo được mở 3 lần ở 2 vụ việc: Nguyễn Thị Thư 3 lần"
    )
    assert copy.notice.kind == NoticeKind.IDENTITY_READS
    assert tell_month(date(2025, 7, 1), at=AT) == 1
    assert Notice.objects.count() == 2


@pytest.mark.django_db
def test_administrators_get_one_mail_a_month_that_names_no_denouncer() -> None:
    ward = UnitFactory.create(name="Phố Cò")
    keeper = city_reader(ward, role=Role.ADMINISTRATOR)
    keeper.email = "quan-tri@songcong.invalid"
    keeper.save()
    clerk = person(ward, Role.WARD_CLERK, full_name="Nguyễn Thị Thư")
    case = denunciation(ward)
    opened(case, clerk, in_may(12), in_may(13))
    tell_month(TODAY, at=AT)
    tell_month(TODAY, at=AT)
    subject, text = written(OutboundMessage.objects.get()) or ("", "")
    assert subject == "Lần xem danh tính người tố cáo, tháng 05/2025"
    assert "Phố Cò: Nguyễn Thị Thư, 2 lần ở 1 vụ việc." in text
    for trace in ("Bưởi", "0912345678", "Ông A", case.public_code, "Mời làm việc"):
        assert trace not in text


@pytest.mark.django_db
def test_a_month_without_readings_is_told_to_administrators_too() -> None:
    keeper = city_reader(UnitFactory.create(), role=Role.ADMINISTRATOR)
    keeper.email = "quan-tri@songcong.invalid"
    keeper.save()
    assert tell_identity_month() == 0
    message = OutboundMessage.objects.get()
    assert "không ai mở danh tính người tố cáo" in (written(message) or ("", ""))[1]
    assert not Notice.objects.exists()


@given(st.lists(st.sampled_from("ABCDEFG"), min_size=1))
def test_every_reading_is_counted_for_its_reader(readers: list[str]) -> None:
    said = by_person([Reading(1, name) for name in readers]).split(", ")
    people = set(readers)
    assert len(said) == min(len(people), SHOWN + 1)
    assert said[0].endswith(f" {max(map(readers.count, people))} lần")
    if len(people) > SHOWN:
        assert said[-1] == f"{len(people) - SHOWN} người khác"
