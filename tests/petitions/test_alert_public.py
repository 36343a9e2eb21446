"""A sender hears of each step once, within office hours, and stops it by a link."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from petitions.actions.alert import follow
from petitions.actions.denouncer import Identity
from petitions.actions.due_days import count_again
from petitions.actions.filing import Filing, file_petition
from petitions.actions.party import put_under_seal
from petitions.actions.step import take_step
from petitions.enums import AlertChannel, PetitionKind, PetitionStatus
from petitions.models import Petition, PetitionAlert, PetitionParty
from petitions.rules.alert import office_hour, veiled
from petitions.rules.public_code import show_code
from petitions.rules.steps import Facts
from songcong.core import clock
from songcong.core.errors import Refused
from songcong.core.sms import gateway
from songcong.core.working_days import WorkingCalendar
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import UnitFactory, person
from wards.actions.outbox import deliver_due
from wards.actions.reference import load_reference
from wards.calendar import law
from wards.enums import DayKind, MessageState, Role
from wards.models import Holiday, OutboundMessage, Unit, User

PATH = "/tra-cuu/"
AT = datetime(2025, 6, 11, 3, tzinfo=UTC)  # a Wednesday, ten in the morning there
EMAIL = "le.thi.buoi@thu.vn"
OPENS, CLOSES = time(7, 30), time(17)


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = "2025-06-12"
    cache.clear()


@pytest.fixture
def unit(db: None) -> Unit:
    load_reference()
    made: Unit = UnitFactory.create(name="Phố Cò")
    return made


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit, Role.WARD_CLERK)


@pytest.fixture
def petition(unit: Unit) -> Petition:
    made: Petition = PetitionFactory.create(
        unit=unit,
        kind=PetitionKind.FEEDBACK,
        status=PetitionStatus.ACCEPTED,
        received_on=date(2025, 6, 2),
        processed_on=date(2025, 6, 3),
        content="Ông Nguyễn Văn A đổ rác ra ngõ",
        lookup_digits="4321",
    )
    PetitionParty.objects.create(petition=made, name="Lê Thị Bưởi", phone="0912344321")
    return made


def sent(client: Client, petition: Petition, act: str, **said: str) -> str:
    asked = {"code": petition.public_code, "digits": "4321", "viec": act, **said}
    return client.post(PATH, asked).content.decode()


def verified(petition: Petition, by: User, at: datetime = AT) -> None:
    petition.refresh_from_db()
    facts = Facts(on=at.astimezone(clock.ZONE).date())
    take_step(petition.pk, "verify", facts, version=petition.version, by=by, at=at, law=law())


def test_asked_for_on_the_page_told_once_and_stopped_by_the_link(
    client: Client, petition: Petition, clerk: User
) -> None:
    assert "Báo cho tôi khi đơn có thay đổi" in sent(client, petition, "")
    assert "Ghi địa chỉ thư." in sent(client, petition, "nhan-tin")
    assert "Ghi địa chỉ thư, ví dụ" in sent(client, petition, "nhan-tin", email="x@")
    page = sent(client, petition, "nhan-tin", email=EMAIL)
    assert "l…@thu.vn" in page
    assert EMAIL not in page
    verified(petition, clerk)
    assert (deliver_due(at=AT), deliver_due(at=AT)) == (1, 0)
    [letter] = mail.outbox
    assert letter.to == [EMAIL]
    assert letter.subject == f"Tin về đơn mã {show_code(petition.public_code)}"
    assert "Bắt đầu xác minh, ngày 11/06/2025" in letter.body
    for secret in ("Bưởi", "Nguyễn Văn A", "rác", "0912", "4321"):
        assert secret not in letter.body + letter.subject
    [link] = re.findall(r"/ngung-bao-tin/\S+/", str(letter.body))
    assert "không nhận tin" in client.get(link).content.decode()
    assert PetitionAlert.objects.going().exists()
    for _twice in range(2):
        assert "Đã ngừng báo tin" in client.post(link).content.decode()
    assert not PetitionAlert.objects.going().exists()
    assert "Liên kết này không đúng" in client.post("/ngung-bao-tin/x/").content.decode()


def test_what_was_stopped_before_it_left_is_not_sent(
    client: Client, petition: Petition, clerk: User
) -> None:
    follow(petition.pk, AlertChannel.EMAIL, EMAIL, at=AT)
    verified(petition, clerk)
    assert "Đã ngừng báo tin" in sent(client, petition, "ngung-tin")
    assert deliver_due(at=AT) == 0
    assert mail.outbox == []


def test_outside_office_hours_it_waits(petition: Petition, clerk: User) -> None:
    follow(petition.pk, AlertChannel.EMAIL, EMAIL, at=AT)
    friday_evening = datetime(2025, 6, 6, 12, tzinfo=UTC)
    verified(petition, clerk, friday_evening)
    assert deliver_due(at=friday_evening + timedelta(days=2)) == 0
    monday = datetime(2025, 6, 9, 7, 30, tzinfo=clock.ZONE)
    assert OutboundMessage.objects.get().not_before == monday
    assert deliver_due(at=monday) == 1


def test_a_moved_day_is_told(petition: Petition) -> None:
    follow(petition.pk, AlertChannel.EMAIL, EMAIL, at=AT)
    Holiday.objects.create(
        day=date(2025, 6, 13), kind=DayKind.OFF, basis="Quyết định 1", confirmed=True
    )
    assert count_again(law(), at=AT) == 1
    deliver_due(at=AT)
    assert "Hạn trả lời được tính lại" in mail.outbox[0].body


def test_a_text_message_goes_through_the_gateway(
    client: Client, petition: Petition, clerk: User, settings: Any, capsys: Any
) -> None:
    settings.SMS_GATEWAY = ""
    assert "Nhắn tin đến" not in sent(client, petition, "")
    settings.SMS_GATEWAY = "songcong.core.sms.console"
    assert "Nhắn tin đến" in sent(client, petition, "")
    sent(client, petition, "nhan-tin", sms="on")
    verified(petition, clerk)
    assert deliver_due(at=AT) == 1
    said = capsys.readouterr().err
    assert f"Đơn mã {show_code(petition.public_code)}: bắt đầu xác minh" in said
    assert "SMS …321" in said
    assert "0912344321" not in said
    assert mail.outbox == []


def test_a_gateway_that_was_taken_away_is_tried_again_later(
    petition: Petition, clerk: User, settings: Any
) -> None:
    settings.SMS_GATEWAY = ""
    assert gateway() is None
    follow(petition.pk, AlertChannel.SMS, "0912344321", at=AT)
    verified(petition, clerk)
    assert deliver_due(at=AT) == 0
    message = OutboundMessage.objects.get()
    assert (message.state, message.tries) == (MessageState.WAITING, 1)
    settings.SMS_GATEWAY = "songcong.core.sms.console"
    assert deliver_due(at=AT + timedelta(hours=1)) == 1


def test_a_denunciation_tells_nobody(petition: Petition, clerk: User) -> None:
    follow(petition.pk, AlertChannel.EMAIL, EMAIL, at=AT)
    verified(petition, clerk)
    petition.refresh_from_db()
    petition.kind = PetitionKind.DENUNCIATION
    petition.save()
    put_under_seal(petition, Identity("Lê Thị Bưởi", "0912344321"), by=clerk, at=AT)
    assert not PetitionAlert.objects.exists()
    assert deliver_due(at=AT) == 0
    with pytest.raises(Refused, match="tố cáo"):
        follow(petition.pk, AlertChannel.EMAIL, EMAIL, at=AT)


def test_an_address_given_when_filing_is_told(unit: Unit) -> None:
    filing = Filing(
        kind=PetitionKind.FEEDBACK,
        subject="",
        field="",
        content="Đèn ngõ 5 hỏng",
        place="",
        neighbourhood_text="",
        sender=Identity("Lê Thị Bưởi", "0912344321", "Tổ 5"),
        email=EMAIL,
    )
    made = file_petition(unit.pk, filing, key=uuid4(), at=AT, law=law())
    assert PetitionAlert.objects.get(petition=made).address == EMAIL


@given(
    day=st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    hour=st.times(),
    off=st.sets(st.dates(date(2025, 1, 1), date(2027, 1, 31)), max_size=30),
)
def test_nobody_is_disturbed_outside_office_hours(day: date, hour: time, off: set[date]) -> None:
    at, calendar = datetime.combine(day, hour, clock.ZONE), WorkingCalendar(off, (), ())
    told = office_hour(at, calendar, OPENS, CLOSES)
    assert told >= at
    assert calendar.is_working(told.date())
    assert OPENS <= told.time() < CLOSES
    if calendar.is_working(at.date()) and OPENS <= at.time() < CLOSES:
        assert told == at


@pytest.mark.parametrize(
    ("address", "shown"), [(EMAIL, "l…@thu.vn"), ("0912344321", "…321"), ("a@b.vn", "a…@b.vn")]
)
def test_an_address_is_veiled(address: str, shown: str) -> None:
    assert veiled(address) == shown
