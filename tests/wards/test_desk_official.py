"""Disclosures and votes typed, corrected and cancelled in the browser."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from songcong.core.errors import Refused
from songcong.core.norms import AT_LEAST
from tests.factories.wards import (
    DisclosureFactory,
    DisclosurePostingFactory,
    MeetingFactory,
    PeopleDecisionFactory,
    UnitFactory,
    person,
)
from tests.lists.shelf import browser
from tests.rules.reference import law
from wards.actions.decision import DECISION_KEEPER, DecisionFacts
from wards.actions.reference import load_reference
from wards.enums import DisclosureForm
from wards.models import Disclosure, PeopleDecision, Unit
from wards.rules.publication import publication_deadline
from wards.rules.voting import needed, threshold_key

AT = datetime(2026, 3, 10, 3, tzinfo=UTC)
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


def url(register: str, page: str, *args: object) -> str:
    return reverse(f"wards:official-{register}-{page}", args=args)


def disclosed(unit: Unit, **changed: object) -> dict[str, object]:
    return {
        "unit": unit.pk,
        "item": "2",
        "content": "Dự toán ngân sách năm 2026",
        "document_on": "2.3.2026",
        "published_on": "4/3/2026",
        "forms": ["posting", "loudspeaker"],
        "other_form": "",
        "posted_to": "3/4/2026",
    } | changed


def voted(unit: Unit, **changed: object) -> dict[str, object]:
    return {
        "unit": unit.pk,
        "matter": "1",
        "decided_on": "9/3/2026",
        "content": "Góp làm đường ngõ 5",
        "scope": "Tổ dân phố 5",
        "total_households": "120",
        "households_present": "100",
        "votes_for": "80",
        "votes_against": "15",
        "votes_invalid": "5",
        "recognised_on": "",
        "contributions_vnd": "1.500.000",
        "labour_days": "",
        "land_m2": "12,5",
        "state_support_vnd": "",
    } | changed


class TestDisclosures:
    def test_one_is_kept_with_its_due_day_and_postings(
        self, desk: Client, unit: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_max_num_queries(20):
            assert 'value="10/03/2026"' in desk.get(url("disclosure", "create")).content.decode()
        answer = desk.post(url("disclosure", "create"), disclosed(unit, again="1"))
        row = Disclosure.objects.get()
        due = publication_deadline(date(2026, 3, 2), law())
        assert (row.due_on, row.due_citation) == (due.due_on, due.norm.citation)
        assert [str(one) for one in row.postings.order_by("pk")] == ["Niêm yết", "Loa truyền thanh"]
        assert "du toan ngan sach" in row.search_text
        assert "loa truyen thanh" in row.search_text
        page = desk.get(answer.url).content.decode()  # type: ignore[attr-defined]
        assert 'value="02/03/2026"' in page
        assert "Dự toán ngân sách năm 2026" not in page

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"published_on": "1/3/2026"}, "Ngày công khai đứng trước Ngày văn bản."),
            ({"posted_to": "3/3/2026"}, "Công khai đến ngày đứng trước Ngày công khai."),
            ({"item": ""}, "Chưa chọn."),
            ({"forms": ["other"]}, "Ghi rõ hình thức khác."),
        ],
    )
    def test_a_fault_is_said_and_nothing_is_lost(
        self, desk: Client, unit: Unit, changed: dict[str, object], sentence: str
    ) -> None:
        answer = desk.post(url("disclosure", "create"), disclosed(unit, **changed))
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "Dự toán ngân sách năm 2026" in answer.content.decode()
        assert not Disclosure.objects.exists()

    def test_a_correction_keeps_the_words_of_the_register(self, desk: Client, unit: Unit) -> None:
        row = DisclosureFactory.create(unit=unit, document_on=date(2026, 3, 2))
        for form, words in (
            ("posting", "niêm yết tại trụ sở"),
            ("other", "Zalo"),
            ("other", "tờ rơi"),
        ):
            DisclosurePostingFactory.create(disclosure=row, form=form, form_text=words)
        shown = desk.get(url("disclosure", "edit", row.pk)).content.decode()
        assert 'value="Zalo; tờ rơi"' in shown
        change = {
            "version": 1,
            "forms": ["posting", "other", "portal"],
            "other_form": "Zalo; tờ rơi",
        }
        desk.post(url("disclosure", "edit", row.pk), disclosed(unit, **change))
        kept = row.postings.order_by("pk").values_list("form_text", "posted_from", "posted_to")
        days = (date(2026, 3, 4), date(2026, 4, 3))
        label = DisclosureForm.PORTAL.label
        assert list(kept) == [
            (words, *days) for words in ("niêm yết tại trụ sở", label, "Zalo", "tờ rơi")
        ]
        told = desk.get(url("disclosure", "detail", row.pk)).content.decode()
        assert "nơi công khai" in told
        again = disclosed(unit, **change | {"version": 2})
        assert desk.post(url("disclosure", "edit", row.pk), again).status_code == 302
        row.refresh_from_db()
        assert row.version == 2

    def test_two_people_at_once_get_both_versions(self, desk: Client, unit: Unit) -> None:
        row = DisclosureFactory.create(unit=unit, version=3, content="Bản đã lưu")
        answer = desk.post(url("disclosure", "edit", row.pk), disclosed(unit, version=2))
        page = answer.content.decode()
        assert answer.status_code == 409
        for words in ("Bản đã lưu", "Dự toán ngân sách năm 2026", "Niêm yết; Loa truyền thanh"):
            assert words in page


class TestVotes:
    def test_one_is_judged_by_the_law_of_its_day(self, desk: Client, unit: Unit) -> None:
        desk.post(url("decision", "create"), voted(unit))
        row = PeopleDecision.objects.get()
        norm = law().norms.resolve(threshold_key(1), date(2026, 3, 9))
        assert (row.passed, row.threshold_citation) == (True, norm.citation)
        assert (row.contributions_vnd, row.labour_days, str(row.land_m2)) == (1500000, 0, "12.5000")
        desk.post(url("decision", "edit", row.pk), voted(unit, version=1, votes_for="79"))
        row.refresh_from_db()
        assert row.passed is False

    def test_before_any_threshold_the_result_stays_open(self, desk: Client, unit: Unit) -> None:
        desk.post(url("decision", "create"), voted(unit, decided_on="9/3/2026", matter="6"))
        old = UnitFactory.create(valid_from=date(1990, 1, 1))
        browser(person(old)).post(url("decision", "create"), voted(old, decided_on="1/2/2000"))
        row = PeopleDecision.objects.get(unit=old)
        assert (row.passed, row.threshold_citation) == (None, "")

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            (
                {"votes_for": "81"},
                "Đồng ý, Không đồng ý và Không hợp lệ cộng lại lớn hơn Số hộ dự.",
            ),
            ({"households_present": "121"}, "Số hộ dự lớn hơn Tổng số hộ."),
            ({"recognised_on": "8/3/2026"}, "Ngày công nhận đứng trước Ngày biểu quyết."),
            ({"decided_on": "9/3/2014"}, "nằm ngoài thời gian tồn tại của đơn vị."),
            ({"votes_for": "tám"}, "Ghi số nguyên"),
        ],
    )
    def test_impossible_votes_are_refused(
        self, desk: Client, unit: Unit, changed: dict[str, object], sentence: str
    ) -> None:
        answer = desk.post(url("decision", "create"), voted(unit, **changed))
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert not PeopleDecision.objects.exists()

    def test_the_threshold_is_shown_before_saving(self, desk: Client, unit: Unit) -> None:
        look = voted(unit, look="1", votes_for="79", content="")
        page = desk.post(url("decision", "create"), look).content.decode()
        assert "Không thông qua" in page
        assert "cần ít nhất 80 hộ đồng ý" in page
        assert "Luật 10/2022/QH15 Điều 21" in page
        early = desk.post(url("decision", "create"), look | {"decided_on": ""}).content.decode()
        assert "để xem ngưỡng" in early
        assert not PeopleDecision.objects.exists()

    @pytest.mark.parametrize("button", ["look", "save"])
    @pytest.mark.parametrize(
        "wrong",
        [
            ({"matter": ""}, "matter", "Chưa chọn."),
            ({"decided_on": "31/2/2026"}, "decided_on", "Không có ngày 31/2/2026."),
            ({"households_present": "121"}, "households_present", "lớn hơn Tổng số hộ."),
            ({"votes_for": "81"}, "votes_for", "cộng lại lớn hơn Số hộ dự."),
            ({"votes_against": "x"}, "votes_against", "Ghi số nguyên"),
        ],
    )
    def test_what_is_wrong_is_said_beside_its_field_alone(
        self, desk: Client, unit: Unit, button: str, wrong: tuple[dict[str, str], str, str]
    ) -> None:
        changed, field, sentence = wrong
        sent = voted(unit, **changed) | {button: "1"}
        page = desk.post(url("decision", "create"), sent).content.decode()
        _, _, beside = page.partition(f'id="id_{field}_said"')
        assert sentence in beside.partition("</div>")[0]
        _, _, outlook = page.partition('id="nguong"')
        box = outlook.partition("</div>")[0]
        assert sentence not in box
        assert "Sửa những chỗ báo lỗi" in box
        assert f"#id_{field}_said" in page

    def test_one_is_cancelled_with_a_reason(self, desk: Client, unit: Unit) -> None:
        row = PeopleDecisionFactory.create(unit=unit)
        desk.post(url("decision", "cancel", row.pk), {"version": 1, "reason": "Ghi nhầm"})
        row.refresh_from_db()
        assert row.is_cancelled


def test_the_households_needed_are_the_least_that_meet_the_norm() -> None:
    for matter in range(1, 7):
        norm = law().norms.resolve(threshold_key(matter), date(2026, 3, 9))
        for total in range(1, 200):
            least = needed(total, norm)
            assert norm.met_by(least, total)
            assert not norm.met_by(least - 1, total)
    assert needed(0, norm) == 0
    assert norm.unit != AT_LEAST


class TestMeetingsOfVotes:
    def test_a_vote_names_its_meeting_and_both_pages_say_so(
        self, desk: Client, unit: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        meeting = MeetingFactory.create(
            unit=unit,
            held_on=date(2026, 3, 9),
            neighbourhood_text="Tổ 5",
            total_households=120,
            households_present=100,
        )
        begun = f"{url('decision', 'create')}?hop={meeting.pk}"
        assert begun in desk.get(url("meeting", "detail", meeting.pk)).content.decode()
        with django_assert_max_num_queries(20):
            page = desk.get(begun).content.decode()
        assert f'<option value="{meeting.pk}" selected>' in page
        for words in ('value="120"', 'value="100"', 'value="Tổ 5"', 'value="09/03/2026"'):
            assert words in page
        desk.post(url("decision", "create"), voted(unit, meeting=meeting.pk))
        row = PeopleDecision.objects.get()
        assert row.meeting == meeting
        for register, pk, other in (
            ("decision", row.pk, url("meeting", "detail", meeting.pk)),
            ("meeting", meeting.pk, url("decision", "detail", row.pk)),
        ):
            assert f'href="{other}"' in desk.get(url(register, "detail", pk)).content.decode()
        desk.post(url("decision", "edit", row.pk), voted(unit, version=1, meeting=""))
        row.refresh_from_db()
        assert row.meeting is None

    def test_only_meetings_near_the_day_are_offered(self, desk: Client, unit: Unit) -> None:
        MeetingFactory.create(unit=unit, held_on=date(2026, 2, 9), subject="Họp gần")
        MeetingFactory.create(unit=unit, held_on=date(2025, 2, 6), subject="Họp năm ngoái")
        MeetingFactory.create(held_on=date(2026, 3, 9), subject="Họp nơi khác")
        page = desk.get(url("decision", "create")).content.decode()
        assert "Họp gần" in page
        assert "Họp năm ngoái" not in page
        assert "Họp nơi khác" not in page
        look = voted(unit, look="1", decided_on="1/3/2025")
        looked = desk.post(url("decision", "create"), look).content.decode()
        assert "Họp năm ngoái" in looked
        assert "Họp gần" not in looked

    @pytest.mark.parametrize("asked", ["9" * 30, "x", "-1"])
    def test_a_meeting_that_is_none_is_refused(self, desk: Client, unit: Unit, asked: str) -> None:
        other = MeetingFactory.create(held_on=date(2026, 3, 9))
        for meeting in (asked, other.pk):
            answer = desk.post(url("decision", "create"), voted(unit, meeting=meeting))
            assert answer.status_code == 422
            assert "Không có cuộc họp này" in answer.content.decode()
        assert desk.get(f"{url('decision', 'create')}?hop={asked}").status_code == 200

    def test_the_action_refuses_a_meeting_of_another_unit(self, unit: Unit) -> None:
        other = MeetingFactory.create(held_on=date(2026, 3, 9))
        facts = DecisionFacts(matter=1, decided_on=date(2026, 3, 9), meeting=other)
        with pytest.raises(Refused, match="Không có cuộc họp này"):
            DECISION_KEEPER.create(unit, facts, by=person(unit), at=AT)


class TestBeginnings:
    def test_a_copy_takes_everything_but_its_own(self, desk: Client, unit: Unit) -> None:
        desk.post(url("disclosure", "create"), disclosed(unit))
        row = Disclosure.objects.get()
        begun = f"{url('disclosure', 'create')}?chep={row.pk}"
        assert begun in desk.get(url("disclosure", "detail", row.pk)).content.decode()
        assert begun in desk.get(url("disclosure", "create")).content.decode()
        page = desk.get(begun).content.decode()
        assert "Dự toán ngân sách năm 2026" in page
        assert 'value="10/03/2026"' in page
        assert 'value="04/03/2026"' not in page

    def test_what_is_usual_in_the_unit_is_given(self, desk: Client, unit: Unit) -> None:
        assert "checked" not in desk.get(url("disclosure", "create")).content.decode()
        desk.post(url("disclosure", "create"), disclosed(unit))
        page = desk.get(url("disclosure", "create")).content.decode()
        assert page.count("checked") == 2
        assert "Dự toán ngân sách năm 2026" not in page

    def test_a_line_of_another_ward_is_not_copied(self, desk: Client) -> None:
        row = DisclosureFactory.create(content="Của phường khác")
        for word in ("chep", "theo"):
            page = desk.get(f"{url('disclosure', 'create')}?{word}={row.pk}").content.decode()
            assert "Của phường khác" not in page
