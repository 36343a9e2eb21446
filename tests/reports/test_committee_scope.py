"""What the committee's address says: cumulative, units of today, some units; trends and papers."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import Settings

from reports.actions.storing import renew_figures
from reports.views.quarter import chosen_quarter
from songcong.core.periods import Kind, cumulative, parse_quarter
from tests.factories.petitions import PetitionFactory, ReceptionFactory
from tests.factories.reports import stored_report
from tests.factories.wards import DisclosureFactory, PeopleDecisionFactory
from tests.reports.conftest import People
from tests.reports.test_committee_steering import text_of

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 12)
AT = datetime(2025, 6, 12, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quarter", "kind"),
    [
        ("2025Q1", Kind.QUARTER),
        ("2025Q2", Kind.SIX_MONTHS),
        ("2025Q3", Kind.NINE_MONTHS),
        ("2025Q4", Kind.YEAR),
    ],
)
def test_from_the_beginning_of_the_year(quarter: str, kind: Kind) -> None:
    period = parse_quarter(quarter)
    longer = cumulative(period)
    assert longer.kind is kind
    assert longer.start == parse_quarter("2025Q1").start
    assert longer.end == period.end


def test_cumulative_numbers_open_to_cumulative_rows(people: People, committee: Client) -> None:
    for day in (date(2025, 1, 10), date(2025, 4, 10)):
        PeopleDecisionFactory.create(
            unit=people.units["05521"], decided_on=day, contributions_vnd=2_000_000
        )
    page = committee.get("/chi-dao/?quy=2025Q2&luy_ke=1").content.decode()
    assert "6 tháng đầu năm 2025" in page
    assert "so với cùng kỳ năm trước" in page
    asked = "quy=2025Q2&luy_ke=1&chi_tieu=decisions.contributions_vnd"
    assert f"{asked.replace('&', '&amp;')}&amp;don_vi=05521" in page
    rows = text_of(committee.get(f"/chi-dao/so-lieu/?{asked}").content.decode())
    assert "4.000.000" in rows
    once = asked.replace("&luy_ke=1", "")
    assert "2.000.000 đồng" in text_of(committee.get(f"/chi-dao/so-lieu/?{once}").content.decode())


def test_some_units_are_added_up_and_opened_together(people: People, committee: Client) -> None:
    for code, persons in (("05521", 3), ("05512", 4), ("05506", 50)):
        ReceptionFactory.create(
            unit=people.units[code], persons=persons, received_on=date(2025, 4, 10)
        )
    some = "quy=2025Q2&don_vi=05521&don_vi=05512"
    page = text_of(committee.get(f"/chi-dao/?{some}").content.decode())
    assert "Các đơn vị đã chọn" in page
    rows = committee.get(f"/chi-dao/so-lieu/?{some}&chi_tieu=reception.persons")
    shown = text_of(rows.content.decode())
    assert "7 người" in shown
    assert "50" not in shown.split("Các dòng tạo nên số này")[1].split("Cách tính")[0]
    assert committee.get("/chi-dao/?quy=2025Q2&don_vi=99999").status_code == 404


def test_units_of_today_take_in_those_of_then(
    people: People, committee: Client, settings: Settings
) -> None:
    ReceptionFactory.create(unit=people.units["05521"], persons=3, received_on=date(2025, 4, 10))
    settings.SONGCONG_TODAY = "2025-08-01"
    then = text_of(committee.get("/chi-dao/?quy=2025Q2").content.decode())
    now = text_of(committee.get("/chi-dao/?quy=2025Q2&don_vi_nay=1").content.decode())
    assert "theo đơn vị hiện nay" in now
    assert "theo đơn vị hiện nay" not in then


def test_definitions_stand_beside_the_indicators(committee: Client) -> None:
    page = text_of(committee.get("/chi-dao/").content.decode())
    assert page.count("Căn cứ:") == 17


def test_trends_show_the_quarters_kept_ready(people: People, committee: Client) -> None:
    unit = people.units["05521"]
    DisclosureFactory.create(
        unit=unit, document_on=date(2025, 1, 6), published_on=date(2025, 1, 7), register_no="1"
    )
    DisclosureFactory.create(
        unit=unit, document_on=date(2025, 4, 1), published_on=date(2025, 5, 30), register_no="2"
    )
    renew_figures(today=DAY, at=AT)
    page = text_of(committee.get("/chi-dao/xu-huong/?quy=2025Q2").content.decode())
    assert "I/2025 100,0% 1/1" in page
    assert "II/2025 0,0% 0/1" in page
    asked = "/chi-dao/xu-huong/xuat.csv?quy=2025Q2&chi_tieu=disclosure.on_time_rate"
    body = committee.get(asked).getvalue().decode("utf-8-sig")
    assert body.splitlines()[-2:] == ["I/2025,100,1,1", "II/2025,0,0,1"]
    assert committee.get("/chi-dao/xu-huong/xuat.csv?chi_tieu=reception.turns").status_code == 404


def test_the_first_page_asks_for_trends_and_hot_spots_afterwards(
    people: People, committee: Client
) -> None:
    page = committee.get("/chi-dao/?quy=2025Q2").content.decode()
    assert 'hx-get="/chi-dao/xu-huong/?quy=2025Q2"' in page
    asked = {"HX-Request": "true"}
    part = committee.get("/chi-dao/xu-huong/?quy=2025Q2", headers=asked).content.decode()
    assert "<html" not in part
    assert "Không có điểm nóng tính đến hết ngày 12/06/2025" in text_of(part)
    PetitionFactory.create(
        unit=people.units["05521"], received_on=date(2025, 6, 2), signers=30, resolved_on=None
    )
    again = text_of(committee.get("/chi-dao/xu-huong/?quy=2025Q2", headers=asked).content.decode())
    assert "1 điểm nóng khiếu nại, tố cáo, kiến nghị tính đến hết ngày 12/06/2025" in again


def test_the_quarter_s_reports_stand_there_with_state_and_paper(
    people: People, committee: Client
) -> None:
    report = stored_report(people.units["05521"], parse_quarter("2025Q1"))
    page = committee.get("/chi-dao/?quy=2025Q1").content.decode()
    assert f"/bao-cao/{report.pk}/ban-in/" in page
    shown = text_of(page)
    assert "10 đơn vị chưa khóa kỳ" in shown
    assert "10 báo cáo quý I năm 2025 chưa lập" in shown


def test_what_is_chosen_stays_in_the_address() -> None:
    choice = chosen_quarter("2025Q1", DAY)
    assert choice.query == "quy=2025Q1"
    assert choice.than == "quý trước"
