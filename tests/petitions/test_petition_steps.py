"""Taking a petition through its workflow, and giving it to people."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from petitions.access import may, steps
from petitions.actions.claim import claim
from petitions.actions.handler import name_handler, release_handler
from petitions.actions.step import take_step
from petitions.models import Petition, PetitionEvent, PetitionHandler
from petitions.rules.steps import Facts
from songcong.core import clock
from songcong.core.errors import Conflict, Refused
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import UnitFactory, UserFactory, person
from tests.lists.shelf import browser
from tests.rules.reference import law
from wards.enums import Role
from wards.models import NoticeCopy, OutboundMessage, Unit, User, reader_for

pytestmark = pytest.mark.django_db

AT = datetime(2026, 4, 10, 3, tzinfo=UTC)
TODAY = date(2026, 4, 10)


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return person(unit)


def petition_of(unit: Unit, **fields: object) -> Petition:
    return PetitionFactory.create(
        unit=unit, **({"received_on": date(2026, 3, 2), "register_no": "5/2026"} | fields)
    )


def take(petition: Petition, verb: str, by: User, day: date = TODAY, **facts: Any) -> Petition:
    papers = {"paper": "12/TB-UBND", "no_proof": "Đã làm xong tại chỗ"}
    said = Facts(on=day, **papers | facts)
    return take_step(petition.pk, verb, said, version=petition.version, by=by, at=AT, law=law())


def test_a_complaint_from_sorting_to_its_end(unit: Unit, clerk: User) -> None:
    petition = petition_of(unit)
    petition = take(petition, "process", clerk, date(2026, 3, 5), complex=True)
    assert (petition.status, petition.eligible, petition.complex) == ("processed", True, True)
    assert petition.due_on is None
    petition = take(petition, "accept", clerk, date(2026, 3, 9))
    assert petition.due_on == date(2026, 4, 23)
    assert petition.due_key == "petition.settle.complaint.first.complex"
    for verb in ("verify", "discuss"):
        petition = take(petition, verb, clerk, date(2026, 3, 16))
    petition = take(petition, "resolve", clerk, outcome="partly_right")
    petition.refresh_from_db()
    assert (petition.status, petition.outcome) == ("resolved", "partly_right")
    assert petition.resolved_on == TODAY
    assert petition.version == 6
    assert petition.edited_since_import
    rows = PetitionEvent.objects.filter(petition=petition).order_by("pk")
    assert [(row.verb, row.from_state, row.to_state) for row in rows] == [
        ("process", "received", "processed"),
        ("accept", "processed", "accepted"),
        ("verify", "accepted", "verifying"),
        ("discuss", "verifying", "discussed"),
        ("resolve", "discussed", "resolved"),
    ]
    assert rows[1].article == "Luật Khiếu nại 02/2011/QH13 Điều 27"
    assert rows[1].data == {"on": "2026-03-09", "paper": "12/TB-UBND"}
    assert rows[4].reason == "không kèm tài liệu: Đã làm xong tại chỗ"


def test_feedback_is_taken_up_by_sorting(unit: Unit, clerk: User) -> None:
    petition = take(petition_of(unit, kind="feedback"), "process", clerk)
    assert (petition.status, petition.accepted_on) == ("accepted", None)
    assert petition.due_on == date(2026, 3, 23)


@pytest.mark.parametrize(
    ("verb", "status", "needed"),
    [
        ("guide", "transferred", "office"),
        ("forward", "transferred", "office"),
        ("urge", "transferred", "office"),
        ("refuse", "refused", "ground"),
        ("ask_more", "awaiting", "reason"),
        ("keep", "closed", "reason"),
        ("return", "closed", "reason"),
        ("withdraw", "withdrawn", "reason"),
    ],
)
def test_other_ways_out_ask_for_what_they_need(
    unit: Unit, clerk: User, verb: str, status: str, needed: str
) -> None:
    petition = petition_of(unit)
    said: dict[str, Any] = dict.fromkeys(("office", "ground", "reason"), "Theo quy định")
    with pytest.raises(Refused) as refusal:
        take(petition, verb, clerk, **said | {needed: " "})
    assert refusal.value.field == needed
    petition = take(petition, verb, clerk, **said)
    assert petition.status == status
    assert "Theo quy định" in PetitionEvent.objects.get().reason


def test_the_next_deadline_is_kept_with_its_norm(unit: Unit, clerk: User) -> None:
    petition = take(petition_of(unit), "acknowledge", clerk, date(2026, 3, 3))
    assert (petition.status, petition.acknowledged_on) == ("received", date(2026, 3, 3))
    assert petition.step_due_key == "petition.process_within"
    assert petition.step_due_on == date(2026, 3, 16)
    with pytest.raises(Refused, match="rồi"):
        take(petition, "acknowledge", clerk)
    petition = take(petition, "process", clerk, date(2026, 3, 5))
    assert (petition.step_due_on, petition.step_since) == (date(2026, 3, 12), date(2026, 3, 2))
    assert petition.step_due_citation == "Luật Khiếu nại 02/2011/QH13 Điều 27"
    petition = take(petition, "accept", clerk, date(2026, 3, 9))
    assert (petition.step_due_on, petition.step_due_key) == (None, "")


def test_an_extension_needs_a_longer_time_limit_and_tells_both_days(
    unit: Unit, clerk: User
) -> None:
    petition = petition_of(unit, kind="feedback", status="accepted")
    petition = take(petition, "extend", clerk, date(2026, 3, 20), reason="Chờ đo đạc")
    assert (petition.extensions, petition.status) == (1, "accepted")
    assert (petition.base_due_on, petition.due_on) == (date(2026, 3, 23), date(2026, 4, 13))
    event = PetitionEvent.objects.get()
    assert event.data == {
        "on": "2026-03-20",
        "paper": "12/TB-UBND",
        "from_due": "2026-03-23",
        "to_due": "2026-04-13",
    }
    with pytest.raises(Refused, match="dài nhất"):
        take(petition, "extend", clerk, reason="Chờ đo đạc")


def test_a_suspension_stops_the_clock(unit: Unit, clerk: User) -> None:
    petition = petition_of(
        unit, kind="denunciation", status="verifying", accepted_on=date(2026, 3, 9)
    )
    PetitionHandlerFactory.create(petition=petition, user=clerk)
    assert petition.due_on == date(2026, 4, 8)
    petition = take(petition, "suspend", clerk, date(2026, 3, 16), reason="Chờ giám định")
    assert (petition.status, petition.due_on) == ("suspended", None)
    petition = take(petition, "resume", clerk, date(2026, 3, 23))
    assert (petition.status, petition.suspended_on) == ("verifying", None)
    assert (petition.suspended_days, petition.due_on) == (7, date(2026, 4, 15))
    resumed = PetitionEvent.objects.latest("pk").data
    assert (resumed["from_due"], resumed["to_due"]) == ("2026-04-08", "2026-04-15")


def test_a_case_is_answered_with_a_file_of_what_was_done(unit: Unit, clerk: User) -> None:
    petition = petition_of(unit, kind="feedback", status="accepted")
    facts = Facts(on=TODAY, outcome="answered")
    given: dict[str, Any] = {"version": 1, "by": clerk, "at": AT, "law": law()}
    with pytest.raises(Refused) as refusal:
        take_step(petition.pk, "resolve", facts, **given)
    assert refusal.value.field == "no_proof"
    upload = SimpleUploadedFile("ket-qua.pdf", b"%PDF-1.7 xong")
    take_step(petition.pk, "resolve", facts, **given, upload=upload)
    stored = petition.files.get()
    assert (stored.step, stored.original_name) == ("resolve", "ket-qua.pdf")
    assert PetitionEvent.objects.get().data["sha256"] == stored.sha256


def test_one_request_to_look_again_closes_the_file(unit: Unit, clerk: User) -> None:
    petition = petition_of(
        unit, kind="feedback", status="resolved", resolved_on=date(2026, 3, 20), outcome="answered"
    )
    petition = take(petition, "ask_again", clerk, date(2026, 4, 1), reason="Chưa sửa hết")
    assert (petition.status, petition.step_due_on) == ("reviewing", date(2026, 4, 15))
    petition = take(petition, "answer_again", clerk)
    assert (petition.status, petition.resolved_on) == ("archived", date(2026, 3, 20))
    with pytest.raises(Refused) as refusal:
        take(petition, "ask_again", clerk, reason="Lần nữa")
    assert refusal.value.code == "wrong_state"


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (({}, "process", date(2026, 4, 11)), "chưa tới"),
        (({}, "process", date(2026, 3, 1)), "đứng trước Ngày nhận"),
        (
            ({"status": "processed", "processed_on": date(2026, 3, 9)}, "accept", date(2026, 3, 8)),
            "đứng trước Ngày xử lý",
        ),
        (
            ({"status": "accepted", "accepted_on": date(2026, 3, 9)}, "resolve", date(2026, 3, 8)),
            "đứng trước Ngày thụ lý",
        ),
    ],
)
def test_a_day_that_contradicts_the_case_is_refused(
    unit: Unit, clerk: User, step: tuple[dict[str, object], str, date], words: str
) -> None:
    fields, verb, day = step
    with pytest.raises(Refused, match=words) as refusal:
        take(petition_of(unit, **fields), verb, clerk, day, outcome="right")
    assert refusal.value.field == "on"


@pytest.mark.parametrize("outcome", ["", "answered"])
def test_an_end_needs_an_outcome_of_its_kind(unit: Unit, clerk: User, outcome: str) -> None:
    petition = petition_of(unit, status="accepted", accepted_on=date(2026, 3, 9))
    with pytest.raises(Refused) as refusal:
        take(petition, "resolve", clerk, outcome=outcome)
    assert refusal.value.field == "outcome"


def test_a_step_that_the_table_does_not_have_is_refused(unit: Unit, clerk: User) -> None:
    with pytest.raises(Refused) as refusal:
        take(petition_of(unit), "resolve", clerk, outcome="right")
    assert refusal.value.code == "wrong_state"


def test_a_step_of_somebody_else_is_refused(unit: Unit) -> None:
    with pytest.raises(Refused) as refusal:
        take(petition_of(unit), "process", person(unit, Role.CITY_OFFICE))
    assert refusal.value.code == "forbidden"


def test_the_later_of_two_steps_is_told(unit: Unit, clerk: User) -> None:
    petition = petition_of(unit)
    stale = Petition.objects.get()
    take(petition, "process", clerk)
    with pytest.raises(Conflict):
        take(stale, "process", clerk)


def test_a_case_without_a_norm_is_refused_whole(unit: Unit, clerk: User) -> None:
    old = petition_of(
        unit,
        kind="denunciation",
        received_on=date(2018, 6, 1),
        status="processed",
        processed_on=date(2018, 6, 4),
    )
    PetitionHandlerFactory.create(petition=old, user=clerk)
    with pytest.raises(Refused, match="2018"):
        take(old, "accept", clerk, date(2018, 6, 8))
    old.refresh_from_db()
    assert (old.status, old.accepted_on) == ("processed", None)


class TestMay:
    def test_steps_follow_the_table(self, unit: Unit, clerk: User) -> None:
        reader = reader_for(clerk, TODAY)
        verbs = [row.verb for row in steps(reader, petition_of(unit, status="accepted"))]
        assert verbs == ["verify", "resolve", "extend", "withdraw"]

    @pytest.mark.parametrize("role", list(Role))
    def test_by_role(self, unit: Unit, role: Role) -> None:
        reader = reader_for(person(unit, role), TODAY)
        petition = petition_of(unit)
        office = role in (Role.WARD_CLERK, Role.WARD_CHAIR)
        for verb in ("edit", "cancel", "attach", "process", "acknowledge", "refuse"):
            assert may(reader, verb, petition) is office
        assert may(reader, "name_handler", petition) is (role == Role.WARD_CHAIR)
        assert not may(reader, "resolve", petition)
        assert not may(reader, "reveal", petition)

    def test_a_denunciation_is_for_its_handlers(self, unit: Unit, clerk: User) -> None:
        petition = petition_of(unit, kind="denunciation")
        reader, chair = reader_for(clerk, TODAY), person(unit, Role.WARD_CHAIR)
        for verb in ("edit", "process", "reveal"):
            assert not may(reader, verb, petition)
        PetitionHandlerFactory.create(petition=petition, user=clerk)
        for verb in ("edit", "process", "reveal"):
            assert may(reader, verb, petition)
        assert may(reader_for(chair, TODAY), "name_handler", petition)
        assert not may(reader_for(chair, TODAY), "edit", petition)

    def test_nothing_may_be_done_to_a_cancelled_case(self, unit: Unit, clerk: User) -> None:
        petition = petition_of(unit, cancelled_at=AT, cancelled_by=clerk)
        reader = reader_for(clerk, TODAY)
        assert steps(reader, petition) == ()
        assert not may(reader, "edit", petition)


class TestHandlers:
    def named(self, unit: Unit, handler: User, chair: User | None = None) -> Petition:
        petition = petition_of(unit)
        by = chair or person(unit, Role.WARD_CHAIR)
        return name_handler(petition.pk, handler, version=petition.version, by=by, at=AT)

    def test_a_handler_is_named_and_told_after_commit(
        self, unit: Unit, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        handler = person(unit, email="an@songcong.invalid")
        with django_capture_on_commit_callbacks() as waiting:
            petition = self.named(unit, handler)
        assert len(waiting) == 1
        assert [row.user for row in petition.handlers.all()] == [handler]
        assert (petition.version, petition.edited_since_import) == (2, False)
        event = PetitionEvent.objects.get()
        assert (event.verb, event.data) == ("name_handler", {"handler": handler.pk})
        message = OutboundMessage.objects.get()
        assert message.context == {"petition": petition.pk, "handler": handler.pk}

    def test_without_an_address_nothing_leaves(self, unit: Unit) -> None:
        self.named(unit, person(unit))
        assert not OutboundMessage.objects.exists()

    def test_only_the_chair_names(self, unit: Unit, clerk: User) -> None:
        with pytest.raises(Refused) as refusal:
            self.named(unit, clerk, chair=clerk)
        assert refusal.value.code == "forbidden"

    def test_only_people_of_the_office_are_named(self, unit: Unit) -> None:
        with pytest.raises(Refused) as refusal:
            self.named(unit, UserFactory.create())
        assert refusal.value.field == "handler"

    def test_nobody_is_named_twice(self, unit: Unit, clerk: User) -> None:
        chair = person(unit, Role.WARD_CHAIR)
        petition = self.named(unit, clerk, chair)
        with pytest.raises(Refused, match="đã giao"):
            name_handler(petition.pk, clerk, version=2, by=chair, at=AT)

    def test_a_case_is_taken_back(self, unit: Unit, clerk: User) -> None:
        chair = person(unit, Role.WARD_CHAIR)
        petition = self.named(unit, clerk, chair)
        release_handler(petition.pk, clerk, version=2, by=chair, at=AT)
        assert not PetitionHandler.objects.exists()
        told = NoticeCopy.objects.filter(user=clerk).order_by("-pk").first()
        assert told is not None
        assert told.notice.words.endswith("không còn giao cho bạn xử lý")
        with pytest.raises(Refused) as refusal:
            release_handler(petition.pk, clerk, version=3, by=chair, at=AT)
        assert refusal.value.field == "handler"

    def test_a_denunciation_is_never_left_without_a_handler(self, unit: Unit, clerk: User) -> None:
        chair = person(unit, Role.WARD_CHAIR)
        case = petition_of(unit, kind="denunciation")
        PetitionHandlerFactory.create(petition=case, user=clerk)
        with pytest.raises(Refused, match="giao cho người khác trước") as refusal:
            release_handler(case.pk, clerk, version=1, by=chair, at=AT)
        assert refusal.value.field == "handler"
        name_handler(case.pk, chair, version=1, by=chair, at=AT)
        release_handler(case.pk, clerk, version=2, by=chair, at=AT)
        assert [row.user for row in case.handlers.all()] == [chair]


def test_words_of_a_step_that_somebody_overtook_stay_in_sight(
    unit: Unit, clerk: User, settings: Any
) -> None:
    settings.SONGCONG_TODAY = TODAY.isoformat()
    petition = petition_of(unit, kind="feedback")
    page = reverse("petitions:official-petition-step", args=[petition.pk, "yeu-cau-bo-sung"])
    desk = browser(clerk)
    assert "đang giữ vụ việc này" not in desk.get(page).content.decode()
    claim(petition.pk, by=person(unit), at=clock.now(), law=law())
    assert "đang giữ vụ việc này" in desk.get(page).content.decode()
    take(petition, "keep", clerk, reason="Không rõ địa chỉ")
    late = desk.post(page, {"version": 1, "reason": "Bản sao sổ đỏ", "paper": "12/TB-UBND"})
    text = late.content.decode()
    assert late.status_code == 409
    assert "Bản sao sổ đỏ" in text
    assert "12/TB-UBND" in text
    assert petition.events.count() == 1
