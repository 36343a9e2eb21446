"""The officials' first page: the duties of one's own units, by day, and nobody else's."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from inspections import obligations as boards
from petitions import obligations as cases
from petitions.enums import PetitionKind, PetitionStatus
from petitions.models import ReceptionResult
from reports.views.official.home import MOST
from songcong.core.obligations import State
from songcong.core.periods import Window, parse_quarter
from tests.factories.inspections import RecommendationFactory
from tests.factories.petitions import (
    LeaderWeekFactory,
    PetitionFactory,
    PetitionHandlerFactory,
    ReceptionFactory,
    VoterPetitionFactory,
)
from tests.factories.reports import stored_report
from tests.factories.wards import (
    CommitteeMandateFactory,
    DisclosureFactory,
    MeetingFactory,
    NeighbourhoodFactory,
    RoleAssignmentFactory,
    UnitFactory,
    UserFactory,
    person,
)
from wards import obligations as life
from wards.actions.reference import load_reference
from wards.enums import MeetingKind, Role
from wards.models import Unit, User
from wards.models.reading import reader_for

TODAY = date(2021, 7, 15)
QUARTER = Window(date(2021, 6, 15), date(2021, 9, 14))

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(settings) -> None:  # type: ignore[no-untyped-def]
    settings.SONGCONG_TODAY = TODAY.isoformat()


@pytest.fixture
def unit() -> Unit:
    made: Unit = UnitFactory.create()
    return made


def page(client: Client, user: User) -> str:
    client.force_login(user)
    return client.get("/lam-viec/").content.decode()


def test_the_duties_stand_on_one_page_in_few_queries(
    client: Client,
    unit: Unit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    load_reference()
    for place in range(3):
        DisclosureFactory.create(unit=unit, document_on=date(2021, 6, 1), content="dự toán thu chi")
        VoterPetitionFactory.create(unit=unit)
        LeaderWeekFactory.create(unit=unit, starts_on=date(2021, 6, 21) + timedelta(days=7 * place))
        ReceptionResult.objects.create(reception=ReceptionFactory.create(unit=unit), due_on=TODAY)
        PetitionFactory.create(
            unit=unit,
            kind=PetitionKind.FEEDBACK,
            content="rác ở ngõ 3",
            register_no="",
            step_due_on=TODAY,
            step_due_key="petition.process_within",
        )
        RecommendationFactory.create(finding__supervision__unit=unit, content="lắp thêm cống")
    client.force_login(person(unit, Role.WARD_CLERK))
    with django_assert_max_num_queries(20):
        html = client.get("/lam-viec/").content.decode()
    assert html.count("dự toán thu chi") == 3
    assert html.count("rác ở ngõ 3") == 6
    assert html.count("lắp thêm cống") == 3
    assert "Hạn&nbsp;03/06/2021" in html
    assert "Trễ hạn 30 ngày làm việc" in html


def test_other_units_settled_and_cancelled_rows_are_not_listed(client: Client, unit: Unit) -> None:
    clerk = person(unit, Role.WARD_CLERK)
    DisclosureFactory.create(content="của đơn vị khác")
    DisclosureFactory.create(unit=unit, content="đã đăng", published_on=date(2021, 7, 2))
    PetitionFactory.create(
        unit=unit,
        kind=PetitionKind.FEEDBACK,
        content="đã chuyển",
        status=PetitionStatus.TRANSFERRED,
    )
    RecommendationFactory.create(finding__supervision__unit=unit, answered_on=date(2021, 7, 5))
    assert "Không có việc nào đang chờ" in page(client, clerk)


def test_a_denunciation_is_named_only_to_its_handler(client: Client, unit: Unit) -> None:
    clerk, handler = person(unit, Role.WARD_CLERK), person(unit, Role.WARD_CHAIR)
    petition = PetitionFactory.create(
        unit=unit,
        kind=PetitionKind.DENUNCIATION,
        content="lời tố cáo",
        accepted_on=date(2021, 7, 2),
        status=PetitionStatus.ACCEPTED,
    )
    PetitionHandlerFactory.create(petition=petition, user=handler)
    restricted = page(client, clerk)
    assert "Vụ việc hạn chế" in restricted
    assert "lời tố cáo" not in restricted
    assert "lời tố cáo" in page(client, handler)


def test_a_board_sees_its_own_recommendations_and_no_petition(client: Client, unit: Unit) -> None:
    PetitionFactory.create(unit=unit, kind=PetitionKind.FEEDBACK, content="rác ở ngõ 3")
    RecommendationFactory.create(finding__supervision__unit=unit, content="lắp thêm cống")
    html = page(client, person(unit, Role.INSPECTION_BOARD))
    assert "lắp thêm cống" in html
    assert "rác ở ngõ 3" not in html
    assert "lắp thêm cống" not in page(client, person(unit, Role.INVESTMENT_BOARD))


def test_more_than_a_page_is_counted_whole_and_opened(client: Client, unit: Unit) -> None:
    for number in range(MOST + 3):
        DisclosureFactory.create(
            unit=unit, document_on=date(2021, 6, 1), content=f"văn bản {number}."
        )
    DisclosureFactory.create(unit=unit, document_on=date(2021, 7, 14), content="mới ban hành")
    clerk = person(unit, Role.WARD_CLERK)
    html = page(client, clerk)
    assert html.count("văn bản ") == MOST
    assert f"Xem thêm trong {MOST + 3} việc quá hạn" in html
    assert "mới ban hành" in html
    alone = client.get("/lam-viec/", {"nhom": "overdue", "viec": "cong-khai"}).content.decode()
    assert alone.count("văn bản ") == MOST + 3
    assert "mới ban hành" not in alone
    assert "Không có việc nào khớp" in client.get("/lam-viec/?viec=don-thu").content.decode()
    assert "mới ban hành" in client.get("/lam-viec/?viec=x&nhom=y").content.decode()


def test_an_administrator_and_a_stranger_have_no_desk(client: Client, unit: Unit) -> None:
    assert client.get("/lam-viec/").status_code == 302
    client.force_login(person(unit, Role.ADMINISTRATOR))
    assert client.get("/lam-viec/").status_code == 403


def test_duties_of_a_period_keep_those_done(unit: Unit) -> None:
    clerk = person(unit, Role.WARD_CLERK)
    DisclosureFactory.create(unit=unit, published_on=date(2021, 7, 2))
    DisclosureFactory.create(unit=unit, document_on=date(2020, 7, 2))
    PetitionFactory.create(unit=unit, kind=PetitionKind.FEEDBACK, resolved_on=date(2021, 9, 1))
    RecommendationFactory.create(finding__supervision__unit=unit)
    reader = reader_for(clerk, TODAY)
    found = [
        one.state_on(QUARTER.end)
        for one in (
            *life.obligations_for([unit.pk], QUARTER),
            *cases.obligations_for([unit.pk], QUARTER, reader),
            *boards.obligations_for([unit.pk], QUARTER),
        )
    ]
    assert found == [State.DONE, State.DONE_LATE, State.OVERDUE]


def test_a_line_leads_to_the_form_that_settles_it(client: Client, unit: Unit) -> None:
    """Whoever may only read is led to the page of the record."""
    row = DisclosureFactory.create(unit=unit, document_on=date(2021, 6, 1))
    page_of_row = f"/lam-viec/cong-khai/{row.pk}/"
    assert f'href="{page_of_row}sua/"' in page(client, person(unit, Role.WARD_CLERK))
    assert f'href="{page_of_row}"' in page(client, person(unit, Role.FRONT))


def test_petitions_and_requests_of_voters_lead_to_the_step_that_settles_them(
    client: Client, unit: Unit
) -> None:
    new = PetitionFactory.create(unit=unit, kind=PetitionKind.FEEDBACK)
    open_one = PetitionFactory.create(
        unit=unit,
        kind=PetitionKind.COMPLAINT,
        accepted_on=date(2021, 7, 2),
        status=PetitionStatus.ACCEPTED,
    )
    asked = VoterPetitionFactory.create(unit=unit)
    steps = (
        f"/lam-viec/don-thu/{new.pk}/phan-loai/",
        f"/lam-viec/don-thu/{open_one.pk}/giai-quyet/",
        f"/lam-viec/kien-nghi-cu-tri/{asked.pk}/giai-quyet-xong/",
    )
    html = page(client, person(unit, Role.WARD_CLERK))
    for step in steps:
        assert f'href="{step}"' in html
        assert client.get(step).status_code == 200
    assert f'href="/lam-viec/kien-nghi-cu-tri/{asked.pk}/"' in page(
        client, person(unit, Role.FRONT)
    )
    assert "giai-quyet" not in page(client, person(unit, Role.FRONT))
    city = page(client, steering(unit))
    assert f'href="/lam-viec/don-thu/{open_one.pk}/"' in city


def test_what_waits_to_be_sorted_stands_under_a_heading_of_its_own(
    client: Client, unit: Unit
) -> None:
    day = {"step_due_on": date(2021, 7, 16), "step_due_citation": "Thông tư 05/2021/TT-TTCP"}
    rows = [
        PetitionFactory.create(
            unit=unit, register_no=f"5{place}", status=status, step_due_key=key, **day
        )
        for place, (status, key) in enumerate(
            (
                (PetitionStatus.RECEIVED, "petition.acknowledge.normal"),
                (PetitionStatus.RECEIVED, "petition.process_within"),
                (PetitionStatus.AWAITING, "petition.supplement"),
                (PetitionStatus.PROCESSED, "petition.accept_complaint"),
                (PetitionStatus.ACCEPTED, "petition.send_decision.first"),
            )
        )
    ]
    client.force_login(person(unit, Role.WARD_CLERK))
    html = client.get("/lam-viec/", {"viec": "phan-loai"}).content.decode()
    for row, words, step in zip(
        rows,
        ("Báo đã nhận", "Phân loại", "Chờ người gửi bổ sung", "Thụ lý"),
        ("bao-nhan", "phan-loai", "da-bo-sung", "thu-ly"),
        strict=False,
    ):
        assert f"{words} khiếu nại số {row.register_no}" in html
        assert f'href="/lam-viec/don-thu/{row.pk}/{step}/"' in html
    assert f"/lam-viec/don-thu/{rows[-1].pk}/" not in html


def test_a_denunciation_waits_to_be_sorted_without_a_word(client: Client, unit: Unit) -> None:
    row = PetitionFactory.create(
        unit=unit,
        kind=PetitionKind.DENUNCIATION,
        content="lời tố cáo",
        step_due_on=TODAY,
        step_due_key="petition.check_denunciation",
    )
    html = page(client, person(unit, Role.WARD_CLERK))
    assert "Vụ việc hạn chế" in html
    assert "lời tố cáo" not in html
    assert f'href="/lam-viec/don-thu/{row.pk}/"' in html


def test_meetings_still_owed_lead_to_the_form_of_just_that_kind(
    client: Client, unit: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    load_reference()
    places = [NeighbourhoodFactory.create(unit=unit) for _ in range(3)]
    NeighbourhoodFactory.create(unit=unit, valid_to=date(2020, 12, 31))
    MeetingFactory.create(unit=unit, held_on=date(2021, 7, 2), neighbourhood=places[0])
    MeetingFactory.create(unit=unit, held_on=date(2021, 3, 2), neighbourhood=places[1])
    MeetingFactory.create(
        unit=unit, held_on=date(2021, 7, 3), neighbourhood=places[2], kind=MeetingKind.DIALOGUE
    )
    MeetingFactory.create(held_on=date(2021, 7, 3), neighbourhood=places[2])
    client.force_login(person(unit, Role.FRONT))
    with django_assert_max_num_queries(20):
        html = client.get("/lam-viec/", {"viec": "hop-dan"}).content.decode()
    named = "Họp thôn, tổ dân phố 6 tháng cuối năm 2021"
    assert f"{named}: còn 2 trên 3 thôn, tổ dân phố chưa họp đủ" in html
    assert "6 tháng đầu năm 2021: còn 2 trên 3" in html
    form = "/lam-viec/hop-dan/moi/?loai=community"
    assert f'href="{form}"' in html
    typed = client.get(form).content.decode()
    assert re.search(r'value="community"[^>]*checked', typed)
    assert "6 tháng" not in page(client, person(unit, Role.INSPECTION_BOARD))
    assert client.get("/lam-viec/hop-dan/moi/?loai=x").status_code in (200, 403)


def test_the_report_of_the_quarter_is_owed_until_it_was_compiled_at_its_end(
    client: Client, settings: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    settings.SONGCONG_TODAY = "2025-06-18"
    load_reference()
    unit = Unit.objects.bases().in_force(date(2025, 6, 18)).listed()[0]
    client.force_login(person(unit, Role.WARD_CLERK))
    ended, running = parse_quarter("2025Q2"), parse_quarter("2025Q3")
    with django_assert_max_num_queries(20):
        html = client.get("/lam-viec/", {"viec": "bao-cao"}).content.decode()
    assert html.count("Lập báo cáo quý II năm 2025") == html.count("quý III năm 2025") == 1
    assert "Hạn&nbsp;20/06/2025" in html
    assert f"/lam-viec/bao-cao/?quy={ended.code}" in html
    report = stored_report(unit, ended)
    assert "quý II năm 2025" not in client.get("/lam-viec/").content.decode()
    report.compiled_at = datetime.combine(ended.end, time(), UTC) - timedelta(days=1)
    report.save()
    assert "quý II năm 2025" in client.get("/lam-viec/").content.decode()
    assert running.start < date(2025, 6, 18)


def test_the_citys_office_compiles_its_own_and_shows_what_was_compiled(
    client: Client, settings: Any
) -> None:
    settings.SONGCONG_TODAY = "2025-06-18"
    load_reference()
    unit = Unit.objects.bases().in_force(date(2025, 6, 18)).listed()[0]
    stored_report(unit, parse_quarter("2025Q2"))
    client.force_login(steering(unit, Role.CITY_OFFICE))
    html = client.get("/lam-viec/", {"viec": "bao-cao"}).content.decode()
    assert "Lập báo cáo quý II năm 2025 của thành phố" in html
    assert "Công bố báo cáo quý II năm 2025: 1 báo cáo đã lập chưa công bố" in html
    assert "/chi-dao/bao-cao/?quy=2025Q2" in html
    assert "báo cáo quý" not in page(client, steering(unit))


def steering(unit: Unit, role: Role = Role.CITY_STEERING) -> User:
    """Somebody of a committee whose mandate is the unit."""
    mandate = CommitteeMandateFactory.create(unit=unit)
    user: User = UserFactory.create()
    RoleAssignmentFactory.create(user=user, role=role, unit=None, committee=mandate.committee)
    return user
