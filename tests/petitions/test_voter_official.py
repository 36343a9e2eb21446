"""What voters asked, typed one by one and several at once, answered and told in the browser."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from petitions.models import VoterPetition
from songcong.core.text import fold
from tests.factories.petitions import VoterPetitionFactory
from tests.factories.wards import MeetingFactory, UnitFactory, person
from tests.lists.shelf import browser, city_reader
from wards.actions.reference import load_reference
from wards.enums import MeetingKind, Role
from wards.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = "2026-03-10"
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def desk(unit: Unit) -> Client:
    return browser(person(unit))


def url(page: str, *args: object) -> str:
    return reverse(f"petitions:official-voter-{page}", args=args)


def typed(unit: Unit, **changed: object) -> dict[str, object]:
    return {
        "unit": unit.pk,
        "meeting_id": "",
        "collected_on": "24/2/2026",
        "level": "national",
        "session": "before",
        "place": "Nhà văn hóa",
        "received_on": "2/3/2026",
        "content": "Mở rộng đường",
        "field": "Giao thông",
        "body": "UBND thành phố",
        "voter": "Ông Bưởi",
    } | changed


def several(unit: Unit, *contents: str, **changed: object) -> dict[str, object]:
    lines = {f"d{number}-content": text for number, text in enumerate(contents, start=1)}
    return typed(unit) | lines | {"so-dong": "5"} | changed


def test_one_is_typed_with_its_meeting_and_followed_by_the_next(
    desk: Client, unit: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    heard = MeetingFactory.create(
        unit=unit, kind=MeetingKind.VOTER_CONTACT, held_on=date(2026, 2, 24)
    )
    MeetingFactory.create(kind=MeetingKind.VOTER_CONTACT, held_on=date(2026, 1, 20))
    with django_assert_max_num_queries(20):
        page = desk.get(url("create")).content.decode()
    assert "Ngày 24/02/2026" in page
    assert "Ngày 20/01/2026" not in page
    answer = desk.post(url("create"), typed(unit, meeting_id=heard.pk, again="1"))
    row = VoterPetition.objects.get()
    assert (row.meeting, row.party.name, row.due_on) == (heard, "Ông Bưởi", date(2026, 5, 4))
    following = desk.get(answer.url).content.decode()  # type: ignore[attr-defined]
    assert 'value="Nhà văn hóa"' in following
    assert "Ông Bưởi" not in following
    detail = desk.get(url("detail", row.pk)).content.decode()
    assert reverse("wards:official-meeting-detail", args=[heard.pk]) in detail
    of_the_meeting = f"{url('list')}?meeting={heard.pk}"
    assert of_the_meeting in detail
    assert "1 kiến nghị cử tri" in desk.get(of_the_meeting).content.decode()
    assert "Không có dòng nào" in desk.get(f"{url('list')}?meeting=999").content.decode()
    meeting = desk.get(reverse("wards:official-meeting-detail", args=[heard.pk])).content.decode()
    assert of_the_meeting in meeting
    assert f"{url('several')}?hop={heard.pk}" in meeting


def test_a_correction_keeps_the_state_and_tells_of_the_voter(desk: Client, unit: Unit) -> None:
    desk.post(url("create"), typed(unit))
    row = VoterPetition.objects.get()
    changed = typed(unit, version=1, voter="Bà Bưởi", level="ward")
    assert desk.post(url("edit", row.pk), changed).status_code == 302
    row.refresh_from_db()
    assert (row.due_on, row.party.name, row.register_no) == (date(2026, 5, 4), "Bà Bưởi", "1/2026")
    assert row.due_citation.startswith("Quy chế của địa phương")
    assert row.events.latest("pk").data == {"changed": ["level", "party"]}
    page = desk.get(url("detail", row.pk)).content.decode()
    assert "tạm theo Quyết định 30/2020/QĐ-TTg" in page
    VoterPetition.objects.update(due_on=None)
    page = desk.get(url("detail", row.pk)).content.decode()
    assert "chưa có “Trả lời kiến nghị cử tri gửi HĐND phường, xã”" in page
    late = desk.post(url("edit", row.pk), typed(unit, version=1, content="Khác"))
    assert late.status_code == 409
    assert "Khác" in late.content.decode()


class TestSeveral:
    def test_the_meeting_in_the_address_fills_the_form(self, desk: Client, unit: Unit) -> None:
        heard = MeetingFactory.create(
            unit=unit,
            kind=MeetingKind.VOTER_CONTACT,
            held_on=date(2026, 2, 24),
            neighbourhood_text="Hội trường",
        )
        page = desk.get(url("several"), {"hop": heard.pk}).content.decode()
        assert 'value="24/02/2026"' in page
        assert 'value="Hội trường"' in page
        assert page.count("<legend>") == 2  # of the meeting
        strange = MeetingFactory.create(held_on=date(2026, 2, 24))
        assert (
            'value="24/02/2026"'
            not in desk.get(url("several"), {"hop": strange.pk}).content.decode()
        )

    def test_all_are_written_and_empty_lines_passed_over(self, desk: Client, unit: Unit) -> None:
        answer = desk.post(url("several"), several(unit, "Đường", "", "Điện"))
        assert answer.status_code == 302
        rows = VoterPetition.objects.order_by("pk")
        assert [row.content for row in rows] == ["Đường", "Điện"]
        assert {row.place for row in rows} == {"Nhà văn hóa"}

    def test_more_lines_lose_nothing(self, desk: Client, unit: Unit) -> None:
        page = desk.post(url("several"), several(unit, "Đường", more="1")).content.decode()
        assert 'name="d6-content"' in page
        assert "Đường" in page
        assert 'value="Nhà văn hóa"' in page
        assert not VoterPetition.objects.exists()

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"d1-content": ""}, "Chưa ghi dòng nào."),
            ({"d1-content": "", "d1-body": "Sở"}, "Dòng 1, Nội dung kiến nghị: Chưa ghi."),
            ({"received_on": "1/2/2026"}, "đứng trước"),
            ({"meeting_id": "77"}, "77"),
            ({"received_on": "1/1/2010", "collected_on": "1/1/2010"}, "Ngày nhận kiến nghị: "),
        ],
    )
    def test_a_fault_is_said_and_nothing_is_lost(
        self, desk: Client, unit: Unit, changed: dict[str, object], sentence: str
    ) -> None:
        answer = desk.post(url("several"), several(unit, "Đường", **changed))
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert 'value="Nhà văn hóa"' in answer.content.decode()
        assert not VoterPetition.objects.exists()


class TestSteps:
    def test_an_answer_is_written_and_shown(self, desk: Client, unit: Unit) -> None:
        desk.post(url("create"), typed(unit))
        row = VoterPetition.objects.get()
        page = desk.get(url("step", row.pk, "se-giai-quyet")).content.decode()
        assert "Lộ trình" in page
        answer = {"on": "9/3/2026", "document": "12/UBND", "answer": "Sẽ làm", "version": 1}
        missing = desk.post(url("step", row.pk, "se-giai-quyet"), answer)
        assert missing.status_code == 422
        assert "Sẽ làm" in missing.content.decode()
        done = answer | {"planned_on": "1/9/2026"}
        assert desk.post(url("step", row.pk, "se-giai-quyet"), done).status_code == 302
        detail = desk.get(url("detail", row.pk)).content.decode()
        for words in ("Sẽ giải quyết", "12/UBND", "01/09/2026", "Đúng hạn"):
            assert words in detail

    def test_passing_on_says_by_when(self, desk: Client, unit: Unit) -> None:
        desk.post(url("create"), typed(unit))
        row = VoterPetition.objects.get()
        page = desk.get(url("step", row.pk, "chuyen")).content.decode()
        assert "Chuyển chậm nhất ngày 09/03/2026" in page
        assert "09/03/2026" in desk.get(url("detail", row.pk)).content.decode()
        assert row.content in desk.get(url("list"), {"term": "unpassed"}).content.decode()
        said = {"on": "10/3/2026", "body": "Điện lực", "reason": "Không thuộc thẩm quyền"}
        desk.post(url("step", row.pk, "chuyen"), {**said, "version": 1})
        shown = desk.get(url("detail", row.pk)).content.decode()
        assert "10/03/2026 (trễ, hạn 09/03/2026)" in shown
        assert row.content in desk.get(url("list"), {"term": "passed_late"}).content.decode()
        assert row.content not in desk.get(url("list"), {"term": "unpassed"}).content.decode()

    def test_two_at_once_see_both_and_a_step_gone_by_is_told(
        self, desk: Client, unit: Unit
    ) -> None:
        row = VoterPetitionFactory.create(unit=unit, version=2, received_on=date(2026, 3, 2))
        answer = {"on": "9/3/2026", "document": "12/UBND", "answer": "Xong", "version": 1}
        assert desk.post(url("step", row.pk, "giai-trinh"), answer).status_code == 409
        answer["version"] = 2
        assert desk.post(url("step", row.pk, "giai-trinh"), answer).status_code == 302
        again = desk.get(url("step", row.pk, "giai-trinh"), follow=True)
        assert "không làm được ở bước hiện tại" in again.content.decode()
        assert desk.get(url("step", row.pk, "khong-co")).status_code == 404


def test_files_say_more_than_the_page_and_mask_the_voter_for_the_city(
    desk: Client, unit: Unit
) -> None:
    desk.post(url("create"), typed(unit))
    own = b"".join(desk.get(url("export", "csv"))).decode()
    city = b"".join(browser(city_reader(unit)).get(url("export", "csv"))).decode()
    assert "Ông Bưởi" in own
    assert "Ông Bưởi" not in city
    assert "***" in city
    assert "Mở rộng đường" in city


def test_the_list_is_narrowed_by_level_state_and_term(desk: Client, unit: Unit) -> None:
    for level, content in (("national", "Đường tàu"), ("ward", "Ngõ nhỏ")):
        owed = {} if level == "national" else {"due_on": None}
        VoterPetitionFactory.create(
            unit=unit, level=level, content=content, search_text=fold(content), **owed
        )
    for query, seen, unseen in (
        ({"level": "ward"}, "Ngõ nhỏ", "Đường tàu"),
        ({"term": "overdue"}, "Đường tàu", "Ngõ nhỏ"),
        ({"term": "open", "q": "ngo nho"}, "Ngõ nhỏ", "Đường tàu"),
    ):
        page = desk.get(url("list"), query).content.decode()
        assert seen in page
        assert unseen not in page
    for term in ("late", "broken"):
        assert "Không có dòng nào" in desk.get(url("list"), {"term": term}).content.decode()


def test_what_is_due_stands_on_the_first_page(desk: Client, unit: Unit) -> None:
    VoterPetitionFactory.create(unit=unit, received_on=date(2026, 3, 2), content="Mở đường")
    assert "Mở đường" in desk.get("/lam-viec/?viec=cu-tri").content.decode()
    front = browser(person(unit, Role.FRONT))
    assert "Mở đường" in front.get("/lam-viec/").content.decode()
    board = browser(person(unit, Role.INSPECTION_BOARD))
    assert "Mở đường" not in board.get("/lam-viec/").content.decode()
