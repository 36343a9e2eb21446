"""The officials' first page: the duties of one's own units, by day, and nobody else's."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from inspections import obligations as boards
from petitions import obligations as cases
from petitions.enums import PetitionKind, PetitionStatus
from reports.views.official.home import MOST
from songcong.core.obligations import State
from songcong.core.periods import Window
from tests.factories.inspections import RecommendationFactory
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import DisclosureFactory, UnitFactory, person
from wards import obligations as life
from wards.enums import Role
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
    for _ in range(3):
        DisclosureFactory.create(unit=unit, document_on=date(2021, 6, 1), content="dự toán thu chi")
        PetitionFactory.create(
            unit=unit, kind=PetitionKind.FEEDBACK, content="rác ở ngõ 3", register_no=""
        )
        RecommendationFactory.create(finding__supervision__unit=unit, content="lắp thêm cống")
    client.force_login(person(unit, Role.WARD_CLERK))
    with django_assert_max_num_queries(18):
        html = client.get("/lam-viec/").content.decode()
    assert html.count("dự toán thu chi") == html.count("rác ở ngõ 3") == 3
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
