"""The timetable published, turns booked and given back, results and the chair's weeks."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from petitions.actions.booking import FULL, receive
from petitions.actions.timetable import open_weeks
from petitions.models import (
    BookingParty,
    LeaderWeek,
    Reception,
    ReceptionBooking,
    ReceptionResult,
    ReceptionSlot,
    SlotChange,
)
from petitions.rules.public_code import new_code, show_code
from petitions.tasks import forget_bookings, open_leader_weeks
from petitions.views.public.tries import TOO_OFTEN
from reports.figures import beside_figures, units_of
from songcong.core import clock
from songcong.core.errors import Refused
from songcong.core.periods import parse_quarter
from tests.factories.petitions import (
    LeaderWeekFactory,
    PetitionFactory,
    ReceptionBookingFactory,
    ReceptionFactory,
    ReceptionSlotFactory,
)
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser, city_reader
from wards.actions.reference import load_reference
from wards.models import Unit

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)  # a Tuesday
NEXT = date(2026, 3, 17)
NAME = "Nông Văn Khế"
GIVE_BACK = "/lich-tiep-cong-dan/huy/"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = TODAY.isoformat()
    settings.RATELIMIT_ENABLE = False
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def desk(unit: Unit) -> Client:
    return browser(person(unit))


@pytest.fixture
def slot(unit: Unit) -> ReceptionSlot:
    return ReceptionSlotFactory.create(unit=unit)


@pytest.fixture
def frozen() -> Iterator[None]:
    """The clock stands still, so that all tries fall into one quarter of an hour."""
    with time_machine.travel("2026-03-10 08:00:00+07:00", tick=False):
        yield


def official(page: str, *args: object) -> str:
    return reverse(f"petitions:official-{page}", args=args)


def booking_url(slot: ReceptionSlot, on: date = NEXT) -> str:
    return reverse("petitions:public-booking", args=[slot.pk, on.isoformat()])


def bare(answer: Any) -> str:
    """The page without what is new at each asking."""
    page = answer.content.decode()
    return re.sub(r'name="(csrfmiddlewaretoken|key)" value="[^"]+"', "", page)


def asked(**changed: object) -> dict[str, object]:
    return {"name": NAME, "phone": "0912 345 678", "topic": "Hỏi hồ sơ", "key": uuid4()} | changed


class TestPublished:
    @pytest.mark.usefixtures("frozen")
    def test_four_weeks_of_a_unit_with_its_changes(
        self,
        client: Client,
        unit: Unit,
        slot: ReceptionSlot,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        SlotChange.objects.create(slot=slot, day=NEXT, cancelled=True, reason="Họp HĐND")
        with django_assert_max_num_queries(6):
            page = client.get(f"/lich-tiep-cong-dan/?don_vi={unit.code}").content.decode()
        for words in ("Thứ Ba, ngày 10 tháng 3 năm 2026", "7:30", "Chủ tịch UBND", "Họp HĐND"):
            assert words in page
        assert booking_url(slot, TODAY) in page
        assert booking_url(slot) not in page
        assert "<script" not in page
        assert len(page.encode()) <= 40_000

    def test_units_are_offered_and_an_unknown_one_is_not_there(self, client: Client) -> None:
        page = client.get("/lich-tiep-cong-dan/").content.decode()
        assert "Chọn phường, xã" in page
        assert client.get("/lich-tiep-cong-dan/?don_vi=x").status_code == 404
        assert client.get("/lich-tiep-cong-dan/x.ics").status_code == 404
        empty = UnitFactory.create()
        page = client.get(f"/lich-tiep-cong-dan/?don_vi={empty.code}").content.decode()
        assert "chưa công bố lịch" in page

    def test_it_is_kept_as_a_calendar(
        self, client: Client, unit: Unit, slot: ReceptionSlot
    ) -> None:
        SlotChange.objects.create(slot=slot, day=NEXT, cancelled=True, reason="Họp HĐND")
        answer = client.get(f"/lich-tiep-cong-dan/{unit.code}.ics")
        assert answer["Content-Type"].startswith("text/calendar")
        events = Calendar.from_ical(answer.content).walk("VEVENT")
        assert [str(event["status"]) for event in events][:2] == ["CONFIRMED", "CANCELLED"]
        assert events[0].decoded("dtstart").time() == time(7, 30)

    def test_the_office_keeps_it_and_changes_a_day(self, desk: Client, unit: Unit) -> None:
        form = {
            "unit": unit.pk,
            "kind": "periodic",
            "weekday": "1",
            "valid_from": "1/3/2026",
            "starts_at": "7h30",
            "ends_at": "11:00",
            "place": "Trụ sở",
            "receiver": "Chủ tịch",
            "seats": "5",
        }
        wrong = desk.post(official("slot-create"), form | {"ends_at": "7:00"})
        assert "Đến giờ không sau Từ giờ." in wrong.content.decode()
        assert desk.post(official("slot-create"), form).status_code == 302
        slot = ReceptionSlot.objects.get()
        assert (slot.weekday, slot.starts_at, slot.seats) == (1, time(7, 30), 5)
        change = {"version": 1, "day": "17/3/2026", "cancelled": "on", "reason": "Họp HĐND"}
        refused = desk.post(official("slot-change", slot.pk), change | {"day": "18/3/2026"})
        assert "Ngày này không có trong lịch." in refused.content.decode()
        past = desk.post(official("slot-change", slot.pk), change | {"day": "3/3/2026"})
        assert "Ngày này đã qua." in past.content.decode()
        same = {"version": 1, "day": "17/3/2026", "starts_at": "7:30", "reason": "Nhầm"}
        nothing = desk.post(official("slot-change", slot.pk), same)
        assert "Chưa ghi điều gì thay đổi." in nothing.content.decode()
        backwards = desk.post(official("slot-change", slot.pk), same | {"ends_at": "7:00"})
        assert "Đến giờ không sau Từ giờ." in backwards.content.decode()
        booked = ReceptionBookingFactory.create(slot=slot, day=NEXT)
        BookingParty.objects.create(booking=booked, name=NAME, phone="+84912345678")
        assert desk.post(official("slot-change", slot.pk), change).status_code == 302
        listed = desk.get(f"{official('booking-list')}?ngay=17/3/2026").content.decode()
        assert "Không tiếp buổi 07:30 – 11:00." in listed
        assert "0912 345 678" in listed
        page = desk.get(official("slot-detail", slot.pk)).content.decode()
        assert "17/03/2026: không tiếp" in page
        assert "Thay đổi một ngày" in page


class TestBooking:
    def test_a_citizen_books_a_turn_once(self, client: Client, slot: ReceptionSlot) -> None:
        page = client.get(booking_url(slot)).content.decode()
        assert "Muốn tố cáo" in page
        form = asked()
        for _ in range(2):  # sent twice, one turn
            done = client.post(booking_url(slot), form).content.decode()
        booking = ReceptionBooking.objects.get()
        assert show_code(booking.code) in done
        assert (booking.party.name, booking.party.phone) == (NAME, "+84912345678")

    def test_nobody_learns_whether_a_telephone_has_booked(
        self, client: Client, slot: ReceptionSlot
    ) -> None:
        client.post(booking_url(slot), asked())
        typed = asked()
        twice = client.post(booking_url(slot), typed)
        full = ReceptionSlotFactory.create(unit=slot.unit, seats=1)
        ReceptionBookingFactory.create(slot=full, day=NEXT)
        none_left = client.post(booking_url(full), typed)
        assert (twice.status_code, none_left.status_code) == (422, 422)
        assert bare(twice) == bare(none_left)
        assert FULL in bare(twice)
        assert ReceptionBooking.objects.filter(slot=slot).count() == 1

    def test_a_turn_given_back_is_not_given_again_by_its_key(
        self, client: Client, slot: ReceptionSlot
    ) -> None:
        form = asked()
        client.post(booking_url(slot), form)
        code = ReceptionBooking.objects.get().code
        client.post(GIVE_BACK, {"code": code, "digits": "5678"})
        late = client.post(booking_url(slot), form)
        assert late.status_code == 422
        assert "Lượt đăng ký này đã hủy." in late.content.decode()
        assert show_code(code) not in late.content.decode()
        key = re.search(r'name="key" value="([^"]+)"', late.content.decode())
        assert key is not None
        assert client.post(booking_url(slot), form | {"key": key[1]}).status_code == 200
        assert ReceptionBooking.objects.standing().get().code != code

    def test_a_key_is_that_of_one_turn(self, client: Client, slot: ReceptionSlot) -> None:
        form = asked()
        client.post(booking_url(slot), form)
        code = show_code(ReceptionBooking.objects.get().code)
        other = client.post(booking_url(slot, date(2026, 3, 24)), form)
        assert other.status_code == 422
        assert code not in other.content.decode()

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"phone": "123"}, "Ghi số di động Việt Nam"),
            ({"name": ""}, "Ghi họ và tên."),
            ({"topic": ""}, "Ghi ngắn gọn việc cần gặp."),
            ({"key": "x"}, ""),
        ],
    )
    def test_a_fault_is_said_and_nothing_is_lost(
        self, client: Client, slot: ReceptionSlot, changed: dict[str, object], sentence: str
    ) -> None:
        answer = client.post(booking_url(slot), asked(**changed))
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert not ReceptionBooking.objects.exists()

    def test_a_full_a_cancelled_and_a_past_day_take_nobody(
        self, client: Client, slot: ReceptionSlot
    ) -> None:
        slot.seats = 1
        slot.save()
        ReceptionBookingFactory.create(slot=slot, day=NEXT)
        assert "đã đủ lượt" in client.post(booking_url(slot), asked()).content.decode()
        SlotChange.objects.create(slot=slot, day=date(2026, 3, 24), cancelled=True, reason="Họp")
        gone = client.post(booking_url(slot, date(2026, 3, 24)), asked())
        assert "không còn nhận đăng ký" in gone.content.decode()
        for on in (date(2026, 3, 3), date(2026, 3, 18), TODAY + timedelta(days=70)):
            assert client.get(booking_url(slot, on)).status_code == 404
        assert client.get(f"/lich-tiep-cong-dan/dang-ky/{slot.pk}/x/").status_code == 404

    @pytest.mark.parametrize(("hour", "books"), [(10, True), (11, False), (19, False)])
    def test_a_reception_that_is_over_takes_nobody(
        self, client: Client, slot: ReceptionSlot, hour: int, books: bool
    ) -> None:
        slot.ends_at = time(11)
        slot.save()
        with time_machine.travel(f"2026-03-10 {hour}:00:00+07:00", tick=False):
            listed = client.get(f"/lich-tiep-cong-dan/?don_vi={slot.unit.code}").content.decode()
            shown = client.get(booking_url(slot, TODAY)).content.decode()
            sent = client.post(booking_url(slot, TODAY), asked())
        assert (booking_url(slot, TODAY) in listed) is books
        assert ("Chọn buổi khác" not in shown) is books
        assert ReceptionBooking.objects.exists() is books
        assert ("không còn nhận đăng ký" not in sent.content.decode()) is books

    def test_a_turn_is_given_back_by_its_code(self, client: Client, slot: ReceptionSlot) -> None:
        client.post(booking_url(slot), asked())
        code = show_code(ReceptionBooking.objects.get().code)
        wrong = client.post(GIVE_BACK, {"code": code, "digits": "0000"})
        assert wrong.status_code == 404
        assert client.post(GIVE_BACK, {"code": "", "digits": ""}).status_code == 422
        right = client.post(GIVE_BACK, {"code": code, "digits": "5678"})
        assert "Lượt ngày 17/03/2026 đã hủy" in right.content.decode()
        assert not ReceptionBooking.objects.standing().exists()

    @pytest.mark.usefixtures("frozen")
    def test_a_code_is_tried_five_times_in_a_quarter_of_an_hour(
        self, client: Client, slot: ReceptionSlot, settings: Any
    ) -> None:
        client.post(booking_url(slot), asked())
        settings.RATELIMIT_ENABLE = True
        cache.clear()
        code = ReceptionBooking.objects.get().code
        for number in range(5):
            wrong = client.post(GIVE_BACK, {"code": code, "digits": f"000{number}"})
            assert wrong.status_code == 404
        right = client.post(GIVE_BACK, {"code": code, "digits": "5678"}, REMOTE_ADDR="10.0.0.8")
        assert right.status_code == 429
        assert TOO_OFTEN.partition("{")[0] in right.content.decode()
        assert int(right["Retry-After"]) in range(60, 901)
        assert ReceptionBooking.objects.standing().exists()
        other = client.post(GIVE_BACK, {"code": new_code(), "digits": "5678"})
        assert other.status_code == 404

    @pytest.mark.usefixtures("frozen")
    def test_too_many_from_one_address_wait(self, client: Client, settings: Any) -> None:
        settings.RATELIMIT_ENABLE = True
        cache.clear()
        forms = [{"code": f"x{number}", "digits": "1234"} for number in range(31)]
        codes = [client.post(GIVE_BACK, form).status_code for form in forms]
        assert set(codes[:30]) == {404}
        assert codes[30] == 429
        elsewhere = client.post(GIVE_BACK, forms[0], REMOTE_ADDR="10.0.0.8")
        assert elsewhere.status_code == 404

    @pytest.mark.usefixtures("frozen")
    def test_too_many_bookings_from_one_address_wait(
        self, client: Client, slot: ReceptionSlot, settings: Any
    ) -> None:
        slot.seats = 1
        slot.save()
        settings.RATELIMIT_ENABLE = True
        cache.clear()
        codes = [client.post(booking_url(slot), asked()).status_code for _ in range(21)]
        assert codes == [200, *[422] * 19, 429]

    def test_the_desk_sees_the_day_and_makes_a_reception(
        self, desk: Client, unit: Unit, slot: ReceptionSlot
    ) -> None:
        booking = ReceptionBookingFactory.create(slot=slot, day=TODAY)
        BookingParty.objects.create(booking=booking, name=NAME, phone="+84912345678")
        page = desk.get(official("booking-list")).content.decode()
        assert NAME in page
        assert (
            "Không có ai" in desk.get(f"{official('booking-list')}?ngay=17/3/2026").content.decode()
        )
        for _ in range(2):
            answer = desk.post(official("booking-receive", booking.pk))
        row = Reception.objects.get()
        assert answer.headers["Location"] == official("reception-edit", row.pk)
        assert (row.party.name, row.receiver, row.kind) == (NAME, "Chủ tịch UBND", "periodic")
        assert "Đã tiếp" in desk.get(official("booking-list")).content.decode()
        later = ReceptionBookingFactory.create(slot=slot, day=NEXT)
        BookingParty.objects.create(booking=later, name=NAME, phone="+84912345679")
        soon = desk.post(official("booking-receive", later.pk), follow=True)
        assert "Chưa tới ngày tiếp." in soon.content.decode()
        assert browser(city_reader(unit)).get(official("booking-list")).status_code == 403

    def test_whoever_denounced_leaves_no_trace_in_the_bookings(
        self, desk: Client, unit: Unit, slot: ReceptionSlot
    ) -> None:
        booking = ReceptionBookingFactory.create(slot=slot, day=TODAY)
        BookingParty.objects.create(booking=booking, name=NAME, phone="+84912345678")
        desk.post(official("booking-receive", booking.pk))
        form = {
            "unit": unit.pk,
            "received_on": "10/3/2026",
            "source": "direct",
            "kind": "denunciation",
            "name": NAME,
            "signers": "1",
            "content": "Thu sai quỹ",
        }
        address = f"{official('petition-create')}?tiep-dan={Reception.objects.get().pk}"
        assert desk.post(address, form).status_code == 302
        assert not BookingParty.objects.exists()
        assert ReceptionBooking.objects.get().topic == ""
        assert NAME not in desk.get(official("booking-list")).content.decode()


class TestResult:
    def result(self, desk: Client, row: Reception, **typed: object) -> Any:
        form = {"version": row.version, "mode": "in_person"} | typed
        return desk.post(official("reception-result", row.pk), form)

    def test_a_promised_answer_is_due_by_the_norm_and_settled(
        self, desk: Client, unit: Unit
    ) -> None:
        row = ReceptionFactory.create(unit=unit, received_on=date(2026, 3, 2))
        assert self.result(desk, row, must_answer="on").status_code == 302
        assert ReceptionResult.objects.get().due_on == date(2026, 3, 16)
        home = desk.get("/lam-viec/?viec=tiep-dan").content.decode()
        assert "Trả lời công dân sau buổi tiếp" in home
        page = desk.get(official("reception-detail", row.pk)).content.decode()
        assert "16/03/2026" in page
        row.refresh_from_db()
        answered = {"answered_on": "9/3/2026", "answer_document": "8/UBND", "must_answer": "on"}
        assert self.result(desk, row, **answered).status_code == 302
        assert "Trả lời công dân" not in desk.get("/lam-viec/?viec=tiep-dan").content.decode()

    @pytest.mark.parametrize(
        ("persons", "typed", "sentence"),
        [
            (1, {"refusal_ground": "settled"}, "phải bằng văn bản"),
            (1, {"refusal_ground": "other"}, "phải có thông báo nêu rõ căn cứ"),
            (8, {"representatives": "3"}, "cử nhiều nhất 2 đại diện"),
            (12, {"representatives": "6"}, "cử nhiều nhất 5 đại diện"),
            (1, {"answered_on": "9/3/2026"}, "Phải ghi số, ký hiệu văn bản trả lời."),
            (1, {"concluded_on": "9/3/2026"}, "Phải ghi số, ký hiệu thông báo kết luận."),
            (1, {"answered_on": "11/3/2026", "answer_document": "x"}, "Ngày ghi chưa tới."),
            (1, {"answered_on": "1/3/2026", "answer_document": "x"}, "đứng trước ngày tiếp"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, desk: Client, unit: Unit, persons: int, typed: dict[str, object], sentence: str
    ) -> None:
        row = ReceptionFactory.create(unit=unit, received_on=date(2026, 3, 2), persons=persons)
        answer = self.result(desk, row, **typed)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert not ReceptionResult.objects.exists()

    def test_a_refusal_in_writing_stands_in_the_book(self, desk: Client, unit: Unit) -> None:
        row = ReceptionFactory.create(unit=unit, received_on=date(2026, 3, 2), content="Đòi đất")
        refusal = {"refusal_ground": "settled", "refusal_document": "5/TB-UBND"}
        assert self.result(desk, row, **refusal).status_code == 302
        page = desk.get(official("reception-book")).content.decode()
        for words in ("Sổ tiếp công dân", "Đòi đất", "Từ chối tiếp", "book.css"):
            assert words in page
        assert self.result(desk, row, **refusal).status_code == 409

    def test_what_was_handed_in_stands_in_the_book_but_no_denunciation(
        self, desk: Client, unit: Unit
    ) -> None:
        row = ReceptionFactory.create(unit=unit, received_on=date(2026, 3, 2), content="Đòi đất")
        facts = {"unit": unit, "reception": row, "received_on": date(2026, 3, 2)}
        PetitionFactory.create(kind="complaint", register_no="28/2026", **facts)
        PetitionFactory.create(kind="denunciation", register_no="29/2026", **facts)
        page = " ".join(desk.get(official("reception-book")).content.decode().split())
        assert "Tiếp nhận đơn số 28/2026 (khiếu nại)." in page
        assert "Đơn 28/2026: đã tiếp nhận." in page
        assert "29/2026" not in page
        detail = desk.get(official("reception-detail", row.pk)).content.decode()
        assert "Khiếu nại số 28/2026" in detail
        assert "Vụ việc hạn chế" not in detail


class TestWeeks:
    def test_every_unit_owes_a_day_each_week_once(self, unit: Unit) -> None:
        for _ in range(2):
            assert open_weeks(TODAY)
        assert open_leader_weeks()
        week = LeaderWeek.objects.get(unit=unit)
        assert (week.starts_on, week.due_on, week.ends_on) == (
            date(2026, 3, 9),
            date(2026, 3, 13),
            date(2026, 3, 15),
        )
        assert open_weeks(date(2013, 1, 1)) == 0

    def test_a_week_is_settled_by_a_reception_or_a_sitting(self, desk: Client, unit: Unit) -> None:
        first = LeaderWeekFactory.create(unit=unit, starts_on=date(2026, 3, 2))
        LeaderWeekFactory.create(unit=unit, starts_on=date(2026, 3, 9))
        page = desk.get("/lam-viec/?viec=lich-tiep").content.decode()
        assert page.count("Chủ tịch tiếp công dân định kỳ, tuần từ") == 2
        ReceptionFactory.create(unit=unit, kind="periodic", received_on=date(2026, 3, 10))
        sitting = {"version": 1, "sat_on": "9/3/2026", "sat_by": "Chủ tịch"}
        wrong = desk.post(official("week-sitting", first.pk), sitting)
        assert "Ngày trực không nằm trong tuần này." in wrong.content.decode()
        sitting["sat_on"] = "3/3/2026"
        assert desk.post(official("week-sitting", first.pk), sitting).status_code == 302
        assert desk.post(official("week-sitting", first.pk), sitting).status_code == 409
        assert "tuần từ" not in desk.get("/lam-viec/?viec=lich-tiep").content.decode()

    def test_missed_weeks_are_counted_for_the_committee(self, unit: Unit) -> None:
        for start in (date(2026, 2, 23), date(2026, 3, 2)):
            LeaderWeekFactory.create(unit=unit, starts_on=start)
        ReceptionFactory.create(unit=unit, kind="periodic", received_on=date(2026, 3, 3))
        period = parse_quarter("2026Q1")
        [one] = [one for one in units_of(period) if one.unit == unit]
        values = beside_figures(period, [one], today=TODAY).total
        told = {key: values[f"leader_days.{key}"] for key in ("weeks", "held", "missed")}
        assert told == {"weeks": 2, "held": 1, "missed": 1}
        page = browser(city_reader(unit)).get("/chi-dao/so-lieu-khac/?quy=2026Q1").content.decode()
        assert "Tuần không tiếp" in page


def test_who_booked_is_forgotten_after_ninety_days(unit: Unit) -> None:
    slot = ReceptionSlotFactory.create(unit=unit)
    old, kept = (
        ReceptionBookingFactory.create(slot=slot, day=TODAY - timedelta(days=days))
        for days in (91, 90)
    )
    for booking in (old, kept):
        BookingParty.objects.create(booking=booking, name=NAME, phone="+84912345678")
    assert forget_bookings() == 1
    assert forget_bookings() == 0
    assert list(BookingParty.objects.values_list("booking", flat=True)) == [kept.pk]
    old.refresh_from_db()
    kept.refresh_from_db()
    assert old.topic == ""
    assert kept.topic
    clerk = person(unit)
    with pytest.raises(Refused, match="đã xóa sau 90 ngày"):
        receive(old, by=clerk, at=clock.now())
    page = (
        browser(clerk)
        .get(f"/lam-viec/tiep-cong-dan/dang-ky/?ngay={old.day:%d/%m/%Y}")
        .content.decode()
    )
    assert "Đã xóa theo thời hạn lưu" in page
    assert "Đã xóa thông tin đăng ký" in page
