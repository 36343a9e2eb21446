"""Several lines of a register typed on one page: all are saved, or none and nothing is lost."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from inspections.models import Recommendation, Supervision
from petitions.models import DenouncerIdentity, Mediation, Petition, Reception
from tests.factories.inspections import SupervisionFactory
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import MeetingFactory, UnitFactory
from tests.lists.shelf import browser, person
from wards.actions.reference import load_reference
from wards.enums import Role
from wards.forms.lines import FIRST, MOST
from wards.models import Disclosure, Meeting, PeopleDecision, Unit

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Page:
    """A register's page of lines, one good line, and a change that spoils it."""

    path: str
    model: type[Any]
    good: dict[str, Any]
    spoilt: dict[str, Any]
    sentence: str


PAGES = {
    "reception": Page(
        "/lam-viec/tiep-cong-dan/nhieu-dong/",
        Reception,
        {"kind": "regular", "name": "Trần Thị Bưởi", "content": "Ranh giới thửa đất"},
        {"persons": "0"},
        "Số người: Không được nhỏ hơn 1.",
    ),
    "petition": Page(
        "/lam-viec/don-thu/nhieu-dong/",
        Petition,
        {"kind": "feedback", "name": "Trần Thị Bưởi", "content": "Rác ở ngõ 3"},
        {"phone": "12"},
        "Điện thoại: Ghi 10 chữ số, ví dụ 0912 345 678.",
    ),
    "inspection": Page(
        "/lam-viec/thanh-tra-nhan-dan/nhieu-dong/",
        Supervision,
        {"subject": "Thi công rãnh", "violations": "1", "content_1": "Làm lại 40 m rãnh"},
        {"held_on": "1/4/2026"},
        "Ngày giám sát: Ngày giám sát chưa tới.",
    ),
    "investment": Page(
        "/lam-viec/giam-sat-dau-tu/nhieu-dong/",
        Supervision,
        {"subject": "Đường ngõ 5", "deducted_vnd": "1.500.000", "sent_on_1": "9/3/2026"},
        {"answered_on_1": "1/3/2026"},
        "Ngày trả lời: Ngày trả lời đứng trước Ngày gửi kiến nghị.",
    ),
    "mediation": Page(
        "/lam-viec/hoa-giai/nhieu-dong/",
        Mediation,
        {"received_on": "2/3/2026", "team": "Tổ 5", "parties": "Ông A - bà B", "matter": "Lối đi"},
        {"ended_on": "1/3/2026"},
        "Ngày kết thúc: Ngày kết thúc đứng trước Ngày nhận.",
    ),
    "disclosure": Page(
        "/lam-viec/cong-khai/nhieu-dong/",
        Disclosure,
        {"item": "2", "content": "Dự toán", "document_on": "2/3/2026", "forms": ["posting"]},
        {"published_on": "31/2/2026"},
        "Ngày công khai: Không có ngày 31/2/2026.",
    ),
    "meeting": Page(
        "/lam-viec/hop-dan/nhieu-dong/",
        Meeting,
        {"kind": "dialogue", "subject": "Thu gom rác", "total_households": "1.200"},
        {"households_present": "1.300"},
        "Số hộ dự: Số hộ dự lớn hơn Tổng số hộ.",
    ),
    "decision": Page(
        "/lam-viec/bieu-quyet/nhieu-dong/",
        PeopleDecision,
        {"matter": "1", "content": "Góp làm đường", "total_households": "120"},
        {"decided_on": "1/1/2014"},
        "Ngày biểu quyết: Ngày biểu quyết nằm ngoài thời gian tồn tại của đơn vị.",
    ),
}
every_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = "2026-03-10"
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def desk(unit: Unit) -> Client:
    return browser(person(Role.WARD_CLERK, unit))


def filled(desk: Client, page: Page, *lines: dict[str, Any], **buttons: str) -> dict[str, Any]:
    """What a browser sends: every line as the page gave it, with what was typed."""
    shown = desk.get(page.path).context["lines"]
    sent: dict[str, Any] = {"so-dong": str(max(FIRST, len(lines))), **buttons}
    sent["unit"] = desk.get(page.path).context["whose"]["unit"].value()
    for place in range(1, int(sent["so-dong"]) + 1):
        form = shown.lines[min(place, FIRST) - 1].form
        for name in form.fields:
            given = form[name].field.widget.format_value(form[name].initial)
            given = "" if given is None else given
            sent[f"initial-d{place}-{name}"] = sent[f"d{place}-{name}"] = given
        if place <= len(lines):
            typed = lines[place - 1]
            sent |= {f"d{place}-{name}": value for name, value in typed.items()}
    return sent


@every_page
def test_lines_are_saved_together_and_empty_ones_ignored(
    page: Page, desk: Client, unit: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(20):
        assert desk.get(page.path).status_code == 200
    answer = desk.post(page.path, filled(desk, page, page.good, {}, page.good))
    assert answer.status_code == 302
    rows = page.model.objects.all()
    assert [row.unit for row in rows] == [unit, unit]
    said = desk.get(answer.url).content.decode()  # type: ignore[attr-defined]
    assert "Đã ghi 2 dòng vào sổ" in said
    assert f'href="{page.path}"' in said


@every_page
def test_one_fault_saves_nothing_and_loses_nothing(page: Page, desk: Client) -> None:
    sent = filled(desk, page, page.good, page.good | page.spoilt)
    answer = desk.post(page.path, sent)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert f"Dòng 2, {page.sentence}" in told
    assert "Dòng 1," not in told.partition('<table class="lines">')[0]
    first, second = (line.form for line in answer.context["lines"].lines[:2])
    assert {name: first[name].value() for name in page.good} == page.good
    spoilt = page.good | page.spoilt
    assert {name: second[name].value() for name in spoilt} == spoilt
    assert not page.model.objects.exists()


@every_page
def test_no_line_at_all_is_said(page: Page, desk: Client) -> None:
    answer = desk.post(page.path, filled(desk, page))
    assert answer.status_code == 422
    assert "Chưa ghi dòng nào." in answer.content.decode()


@every_page
def test_a_line_more_keeps_what_was_typed(page: Page, desk: Client) -> None:
    answer = desk.post(page.path, filled(desk, page, page.good | page.spoilt, more="1"))
    told = answer.content.decode()
    assert answer.status_code == 200
    assert answer.context["lines"].count == FIRST + 1
    assert page.sentence.partition(": ")[2] not in told
    assert 'aria-invalid="true"' not in told
    assert told.count("autofocus") == 1
    assert not page.model.objects.exists()


@every_page
def test_the_line_above_is_copied(page: Page, desk: Client) -> None:
    answer = desk.post(page.path, filled(desk, page, page.good, copy="2"))
    first, second, third = (line.form for line in answer.context["lines"].lines[:3])
    for name, value in page.good.items():
        assert first[name].value() == second[name].value() == value
        assert third[name].value() != value or name in page.model.__name__
    again = desk.post(page.path, filled(desk, page, page.good, page.good, again="1"))
    assert again.headers["Location"] == page.path


def test_there_is_an_end_to_lines(desk: Client) -> None:
    page = PAGES["meeting"]
    lines = [page.good] * MOST
    answer = desk.post(page.path, filled(desk, page, *lines, more="1"))
    assert answer.context["lines"].count == MOST
    assert "Thêm dòng" not in answer.content.decode()
    assert desk.post(page.path, filled(desk, page, *lines)).status_code == 302
    assert Meeting.objects.count() == MOST


@pytest.mark.parametrize("count", ["0", "x", "-3", "9" * 30])
def test_a_count_that_is_none_is_no_fault(desk: Client, count: str) -> None:
    page = PAGES["meeting"]
    sent = filled(desk, page, page.good) | {"so-dong": count}
    assert desk.post(page.path, sent | {"copy": count}).status_code == 200
    assert desk.post(page.path, sent).status_code == 302


def test_lines_begin_with_what_is_usual(desk: Client, unit: Unit) -> None:
    page = PAGES["reception"]
    desk.post(page.path, filled(desk, page, page.good | {"receiver": "Chủ tịch UBND"}))
    lines = desk.get(page.path).context["lines"].lines
    assert [line.form["receiver"].value() for line in lines] == ["Chủ tịch UBND"] * FIRST
    assert lines[0].form["name"].value() is None
    assert desk.post(page.path, filled(desk, page)).status_code == 422


def test_somebody_of_two_units_says_whose_lines_they_are(unit: Unit) -> None:
    other = UnitFactory.create()
    clerk = person(Role.WARD_CLERK, unit)
    clerk.role_assignments.create(role=Role.WARD_CLERK, unit=other, valid_from=date(2000, 1, 1))
    desk, page = browser(clerk), PAGES["meeting"]
    sent = filled(desk, page, page.good)
    assert desk.post(page.path, sent | {"unit": ""}).status_code == 422
    assert desk.post(page.path, sent | {"unit": other.pk}).status_code == 302
    assert Meeting.objects.get().unit == other
    stranger = MeetingFactory.create().unit
    refused = desk.post(page.path, sent | {"unit": stranger.pk})
    assert refused.status_code == 422
    assert 'href="#id_unit"' in refused.content.decode()


def test_a_number_is_not_copied_to_the_line_below(desk: Client) -> None:
    page = PAGES["petition"]
    sent = filled(desk, page, page.good | {"register_no": "5/2026"}, copy="2")
    first, second = (line.form for line in desk.post(page.path, sent).context["lines"].lines[:2])
    assert first["register_no"].value() == "5/2026"
    assert second["register_no"].value() == ""
    assert second["content"].value() == "Rác ở ngõ 3"


def test_a_number_given_twice_saves_none_of_the_lines(desk: Client) -> None:
    page = PAGES["petition"]
    twice = page.good | {"register_no": "5/2026"}
    answer = desk.post(page.path, filled(desk, page, twice, twice))
    assert answer.status_code == 422
    assert "Dòng 2, Số đơn: Số đơn 5/2026 đã có trong sổ" in answer.content.decode()
    assert not Petition.objects.exists()


def test_of_several_petitions_a_denunciation_is_sealed_and_no_browser_keeps_any(
    desk: Client,
) -> None:
    page = PAGES["petition"]
    assert "data-draft" not in desk.get(page.path).content.decode()
    told = page.good | {"kind": "denunciation", "name": "Lê Văn Kín"}
    assert desk.post(page.path, filled(desk, page, page.good, told)).status_code == 302
    open_one, sealed = Petition.objects.order_by("pk")
    assert (open_one.party.name, open_one.register_no) == ("Trần Thị Bưởi", "1/2026")
    assert not hasattr(sealed, "party")
    assert DenouncerIdentity.objects.get().petition == sealed


def test_lines_of_a_board_bring_finding_and_recommendation(desk: Client) -> None:
    page = PAGES["investment"]
    desk.post(page.path, filled(desk, page, page.good, page.good | {"sent_on_1": ""}))
    first, second = Supervision.objects.order_by("pk")
    assert [row.register_no for row in (first, second)] == ["1", "2"]
    assert first.findings.get().deducted_vnd == 1_500_000
    assert [row.finding.supervision for row in Recommendation.objects.all()] == [first]


class TestRecommendations:
    """Several recommendations of one supervision; a lone one goes the same way."""

    @pytest.fixture
    def page(self, unit: Unit) -> Page:
        held = SupervisionFactory.create(unit=unit, held_on=date(2026, 3, 2))
        return Page(
            f"/lam-viec/thanh-tra-nhan-dan/{held.pk}/nhieu-kien-nghi/",
            Recommendation,
            {"content": "Lắp thêm cống", "sent_on": "3/3/2026"},
            {"sent_on": "1/4/2026"},
            "Ngày gửi kiến nghị: Ngày gửi kiến nghị chưa tới.",
        )

    def sent(self, *lines: dict[str, str], **more: str) -> dict[str, str]:
        typed = {
            f"d{place}-{name}": value
            for place, line in enumerate(lines, start=1)
            for name, value in line.items()
        }
        return {"so-dong": "5", **typed, **more}

    def test_all_are_added_with_their_due_days(self, desk: Client, page: Page) -> None:
        assert desk.get(page.path).status_code == 200
        answer = desk.post(page.path, self.sent(page.good, {}, {"content": "Nạo vét"}))
        assert answer.status_code == 302
        rows = Recommendation.objects.order_by("pk")
        assert [(row.content, row.due_on) for row in rows] == [
            ("Lắp thêm cống", date(2026, 3, 18)),
            ("Nạo vét", None),
        ]
        supervision = Supervision.objects.get()
        assert supervision.version == 2
        assert [event.verb for event in supervision.events.all()] == ["recommend", "recommend"]

    def test_one_fault_adds_none(self, desk: Client, page: Page) -> None:
        answer = desk.post(page.path, self.sent(page.good, page.good | page.spoilt))
        assert answer.status_code == 422
        assert f"Dòng 2, {page.sentence}" in answer.content.decode()
        assert not Recommendation.objects.exists()
        assert Supervision.objects.get().version == 1

    def test_another_boards_page_is_closed(self, page: Page, unit: Unit) -> None:
        other = browser(person(Role.INVESTMENT_BOARD, unit))
        assert other.get(page.path).status_code == 403


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("/lam-viec/don-thu/moi/", lambda unit: PetitionFactory.create(unit=unit, source="post")),
        ("/lam-viec/thanh-tra-nhan-dan/moi/", lambda unit: SupervisionFactory.create(unit=unit)),
    ],
)
def test_a_new_one_copies_the_last_of_the_register(
    desk: Client, unit: Unit, path: str, made: Any
) -> None:
    assert "?chep=" not in desk.get(path).content.decode()
    row = made(unit)
    assert f'href="{path}?chep={row.pk}"' in desk.get(path).content.decode()
    assert desk.get(path, {"chep": row.pk}).status_code == 200


def test_a_new_petition_comes_the_usual_way_and_never_copies_a_denunciation(
    desk: Client, unit: Unit
) -> None:
    PetitionFactory.create(unit=unit, source="post")
    sealed = PetitionFactory.create(unit=unit, kind="denunciation", source="online")
    path = "/lam-viec/don-thu/moi/"
    page = desk.get(path)
    assert page.context["form"]["source"].value() == "post"
    assert f"?chep={sealed.pk}" not in page.content.decode()
    assert desk.get(path, {"chep": sealed.pk}).context["form"]["kind"].value() is None
