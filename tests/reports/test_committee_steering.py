"""The committee's pages: units by the six pillars, and every number open to its rows."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from inspections.enums import Board
from petitions.models import Petition
from tests.factories.inspections import RecommendationFactory
from tests.factories.wards import DisclosureFactory, PeopleDecisionFactory
from tests.reports.conftest import People

pytestmark = pytest.mark.django_db
SPRING = date(2025, 4, 1)


def text_of(html: str) -> str:
    """What a reader sees, on one line."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_a_cell_shows_rate_parts_and_change_and_opens_to_its_rows(
    people: People, committee: Client
) -> None:
    unit = people.units["05521"]
    for number, published in enumerate((date(2025, 4, 3), date(2025, 4, 4), date(2025, 5, 20))):
        DisclosureFactory.create(
            unit=unit, document_on=SPRING, published_on=published, register_no=str(number)
        )
    html = committee.get("/chi-dao/?quy=2025Q2").content.decode()
    cell = re.search(r"<td[^>]*>\s*<a href=\"([^\"]*don_vi=05521)\">66,7%.*?</td>", html)
    assert cell, html
    assert text_of(cell[0]).strip() == "66,7% , yếu 2/3"
    rows = committee.get(cell[1].replace("&amp;", "&"))
    shown = text_of(rows.content.decode())
    assert "66,7% = 2/3" in shown
    assert "Tử số: 2" in shown
    assert "Mẫu số: 3" in shown
    assert shown.count("01/04/2025") == 5


def test_an_arrow_says_in_words_what_it_shows(people: People, committee: Client) -> None:
    unit = people.units["05521"]
    PeopleDecisionFactory.create(
        unit=unit, decided_on=date(2025, 1, 10), contributions_vnd=3_000_000
    )
    PeopleDecisionFactory.create(unit=unit, decided_on=SPRING, contributions_vnd=1_500_000)
    page = unescape(committee.get("/chi-dao/").content.decode())
    assert 'title="giảm 1.500.000 đồng so với quý trước">▼' in page


def test_what_waits_stands_first_with_its_units(people: People, committee: Client) -> None:
    recommendation = RecommendationFactory.create(
        sent_on=SPRING, finding__supervision__unit=people.units["05512"]
    )
    assert recommendation.finding.supervision.board == Board.INSPECTION
    html = committee.get("/chi-dao/").content.decode()
    shown = text_of(html)
    assert "9 đơn vị chưa có số liệu trong kỳ" in shown
    assert "1 kiến nghị của Ban Thanh tra nhân dân quá hạn trả lời: Mỏ Chè" in shown
    assert html.index("Cần xử lý") < html.index("<table")


def test_a_denunciation_stands_in_its_place_unseen(
    denunciation: Petition, committee: Client
) -> None:
    assert "ông Chín" in denunciation.field
    address = "/chi-dao/so-lieu/?quy=2025Q2&chi_tieu=petitions.processing.received"
    shown = text_of(committee.get(address).content.decode())
    assert "Các dòng tạo nên số này: 1" in shown
    assert "Vụ việc hạn chế" in shown
    assert "ông Chín" not in shown


def test_the_rows_of_a_sum_add_up(people: People, committee: Client) -> None:
    for money in (1_000_000, 250_000):
        PeopleDecisionFactory.create(
            unit=people.units["05521"], decided_on=SPRING, contributions_vnd=money
        )
    address = "/chi-dao/so-lieu/?quy=2025Q2&chi_tieu=decisions.contributions_vnd&don_vi=05521"
    shown = text_of(committee.get(address).content.decode())
    assert "1.250.000 đồng" in shown
    assert "1.000.000" in shown
    assert "250.000" in shown
    assert "Cộng tất cả các trang 1.250.000" in shown


def test_a_unit_shows_all_its_figures(people: People, committee: Client) -> None:
    DisclosureFactory.create(unit=people.units["05521"], document_on=SPRING)
    shown = text_of(committee.get("/chi-dao/don-vi/05521/?quy=2025Q2").content.decode())
    assert "Nội dung đến hạn chưa công khai (nội dung) 1 0" in shown


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/chi-dao/?quy=2025Q9", 400),
        ("/chi-dao/?quy=2031Q1", 400),
        ("/chi-dao/so-lieu/?chi_tieu=khong.co", 404),
        ("/chi-dao/so-lieu/", 404),
        ("/chi-dao/so-lieu/?chi_tieu=disclosure.due&don_vi=99999", 404),
        ("/chi-dao/so-lieu/?chi_tieu=disclosure.due&sau=hom-qua", 404),
        ("/chi-dao/so-lieu/?chi_tieu=disclosure.due&phan=numerator", 404),
        ("/chi-dao/don-vi/99999/", 404),
        ("/chi-dao/?quy=2019Q1", 200),
    ],
)
def test_what_is_asked_wrongly_is_answered(committee: Client, address: str, status: int) -> None:
    assert committee.get(address).status_code == status


def test_a_ward_opens_its_own_numbers_and_no_others(people: People) -> None:
    DisclosureFactory.create(unit=people.units["05521"], document_on=SPRING)
    DisclosureFactory.create(unit=people.units["05512"], document_on=SPRING)
    clerk = people.client("thu.phoco")
    own = text_of(clerk.get("/lam-viec/so-lieu/?chi_tieu=disclosure.due").content.decode())
    assert "Các dòng tạo nên số này: 1" in own
    strange = clerk.get("/lam-viec/so-lieu/?chi_tieu=disclosure.due&don_vi=05512")
    assert strange.status_code == 404
