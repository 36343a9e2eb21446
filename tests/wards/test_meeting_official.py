"""Meetings typed, corrected and cancelled in the browser, and files served from their pages."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from petitions.actions.attachment import attach
from songcong.core import clock
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import MeetingFactory, UnitFactory, person
from tests.lists.shelf import browser
from wards.enums import Role
from wards.models import Meeting, MeetingFile, Unit

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


@pytest.fixture(autouse=True)
def day(settings: Settings, tmp_path: Path) -> None:
    settings.SONGCONG_TODAY = "2026-03-10"
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def desk(unit: Unit) -> Client:
    return browser(person(unit))


def url(page: str, *args: object) -> str:
    return reverse(f"wards:official-meeting-{page}", args=args)


def typed(unit: Unit, **changed: object) -> dict[str, object]:
    return {
        "unit": unit.pk,
        "kind": "community",
        "held_on": "9.3.2026",
        "neighbourhood_text": "Tổ dân phố 5",
        "subject": "Bàn việc làm đường",
        "total_households": "1.200",
        "households_present": "800",
        "opinions": "",
        "opinions_answered": "",
    } | changed


def test_a_meeting_is_kept(desk: Client, unit: Unit) -> None:
    assert 'value="10/03/2026"' in desk.get(url("create")).content.decode()
    answer = desk.post(url("create"), typed(unit))
    meeting = Meeting.objects.get()
    assert answer.url == url("detail", meeting.pk)  # type: ignore[attr-defined]
    assert (meeting.held_on, meeting.total_households) == (date(2026, 3, 9), 1200)
    assert (meeting.opinions, meeting.opinions_answered) == (0, 0)
    page = desk.get(url("detail", meeting.pk)).content.decode()
    assert url("edit", meeting.pk) in page
    assert url("attach", meeting.pk) in page


def test_the_next_begins_where_this_one_was(desk: Client, unit: Unit) -> None:
    answer = desk.post(url("create"), typed(unit, kind="dialogue", again="1"))
    page = desk.get(answer.url).content.decode()  # type: ignore[attr-defined]
    assert 'value="09/03/2026"' in page
    assert "Bàn việc làm đường" not in page


def test_somebody_of_two_units_says_which(unit: Unit) -> None:
    somebody = person(unit)
    other = UnitFactory.create(name="Lương Sơn")
    somebody.role_assignments.create(role=Role.FRONT, unit=other, valid_from=date(2020, 1, 1))
    desk = browser(somebody)
    assert "Lương Sơn" in desk.get(url("create")).content.decode()
    desk.post(url("create"), typed(other))
    assert Meeting.objects.get().unit == other


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"households_present": "1.201"}, "Số hộ dự lớn hơn Tổng số hộ."),
        ({"opinions_answered": "1"}, "Số ý kiến đã trả lời lớn hơn Số ý kiến."),
        ({"total_households": "1,000"}, "Ghi số nguyên"),
        ({"held_on": ""}, "Ngày họp"),
        ({"held_on": "1/1/2015"}, "thời gian tồn tại"),
    ],
)
def test_a_fault_is_said_and_nothing_typed_is_lost(
    desk: Client, unit: Unit, changed: dict[str, object], sentence: str
) -> None:
    answer = desk.post(url("create"), typed(unit, **changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Bàn việc làm đường" in page
    assert not Meeting.objects.exists()


def test_two_people_at_once_get_both_versions_and_a_choice(desk: Client, unit: Unit) -> None:
    meeting = MeetingFactory.create(unit=unit, version=3, subject="Bản đã lưu")
    mine = typed(unit, version=2)
    answer = desk.post(url("edit", meeting.pk), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bản đã lưu" in page
    assert "Bàn việc làm đường" in page
    assert "1.200" in page
    assert desk.post(url("edit", meeting.pk), mine | {"version": 3}).status_code == 302
    meeting.refresh_from_db()
    assert meeting.subject == "Bàn việc làm đường"


def test_a_form_without_its_version_is_a_conflict(desk: Client, unit: Unit) -> None:
    meeting = MeetingFactory.create(unit=unit)
    assert desk.post(url("edit", meeting.pk), typed(unit)).status_code == 409


def test_a_meeting_is_cancelled_with_a_reason(desk: Client, unit: Unit) -> None:
    meeting = MeetingFactory.create(unit=unit)
    assert desk.post(url("cancel", meeting.pk), {"version": 1}).status_code == 422
    stale = desk.post(url("cancel", meeting.pk), {"version": 7, "reason": "Nhầm"})
    assert stale.status_code == 409
    desk.post(url("cancel", meeting.pk), {"version": 1, "reason": "Nhầm"})
    meeting.refresh_from_db()
    assert meeting.is_cancelled
    assert desk.get(url("edit", meeting.pk)).status_code == 403


class TestFiles:
    def upload(self, desk: Client, meeting: Meeting, content: bytes = PDF) -> MeetingFile | None:
        file = SimpleUploadedFile("Biên bản họp.pdf", content)
        answer = desk.post(url("attach", meeting.pk), {"file": file})
        return MeetingFile.objects.get() if answer.status_code == 302 else None

    def test_a_file_is_hung_on_and_served_as_a_download(self, desk: Client, unit: Unit) -> None:
        meeting = MeetingFactory.create(unit=unit)
        stored = self.upload(desk, meeting)
        assert stored is not None
        address = url("file", stored.pk)
        assert address in desk.get(url("detail", meeting.pk)).content.decode()
        answer = desk.get(address)
        assert b"".join(answer) == PDF
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Content-Type-Options"] == "nosniff"

    def test_a_wrong_file_is_a_sentence(self, desk: Client, unit: Unit) -> None:
        meeting = MeetingFactory.create(unit=unit)
        file = SimpleUploadedFile("a.pdf", b"<script>alert(1)</script>")
        answer = desk.post(url("attach", meeting.pk), {"file": file})
        assert answer.status_code == 422
        assert "Chỉ nhận tệp PDF" in answer.content.decode()

    def test_it_exists_for_nobody_who_may_not_open_the_record(
        self, desk: Client, unit: Unit
    ) -> None:
        stored = self.upload(desk, MeetingFactory.create(unit=unit))
        assert stored is not None
        elsewhere = browser(person(UnitFactory.create()))
        assert elsewhere.get(url("file", stored.pk)).status_code == 404
        anonymous = Client().get(url("file", stored.pk))
        assert anonymous.status_code == 302

    def test_of_a_denunciation_it_is_for_its_handlers(self, unit: Unit) -> None:
        handler = person(unit)
        petition = PetitionFactory.create(unit=unit, kind="denunciation")
        PetitionHandlerFactory.create(petition=petition, user=handler)
        upload = SimpleUploadedFile("a.pdf", PDF)
        stored = attach(petition, upload, by=handler, at=clock.now())
        address = reverse("petitions:official-petition-file", args=[stored.pk])
        answer = browser(handler).get(address)
        assert b"".join(answer) == PDF
        for role in (Role.WARD_CLERK, Role.WARD_CHAIR, Role.CITY_OFFICE):
            assert browser(person(unit, role)).get(address).status_code == 404
