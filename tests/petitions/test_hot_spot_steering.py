"""The committee's page of hot spots: what it tells, what stays closed, files and paper."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from petitions.enums import PetitionKind
from petitions.models import Petition, PetitionParty
from tests.factories.petitions import PetitionFactory, ReceptionFactory
from tests.factories.wards import UnitFactory
from tests.lists.shelf import browser, city_reader
from wards.actions.reference import load_reference
from wards.models import NormRow, Unit

pytestmark = pytest.mark.django_db
TODAY = date(2025, 6, 12)
PATH = "/chi-dao/diem-nong/"
NAME = "Nông Văn Khế"


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.SONGCONG_TODAY = TODAY.isoformat()
    load_reference()


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create(name="Núi Đá")


@pytest.fixture
def committee(unit: Unit) -> Client:
    return browser(city_reader(unit))


def crowded(unit: Unit, number: str = "7/2025", **facts: Any) -> Petition:
    row = PetitionFactory.create(
        unit=unit, register_no=number, signers=12, received_on=TODAY, **facts
    )
    if row.kind != PetitionKind.DENUNCIATION:
        PetitionParty.objects.create(petition=row, name=NAME)
    return row


def test_hot_spots_stand_with_their_cases_and_their_rule(committee: Client, unit: Unit) -> None:
    row = crowded(unit)
    for _ in range(2):
        ReceptionFactory.create(unit=unit, received_on=TODAY, persons=8)
    page = committee.get(PATH).content.decode()
    for words in ("2 điểm nóng", "Phường Núi Đá", "12 người", "16 người", "7/2025"):
        assert words in page
    assert f"/lam-viec/don-thu/{row.pk}/" in page
    assert "Đơn đang giải quyết có từ 10 người ký." in page
    assert "chưa đối chiếu" in page
    assert NAME not in page


def test_a_denunciation_is_a_closed_line_everywhere(committee: Client, unit: Unit) -> None:
    row = crowded(unit, kind=PetitionKind.DENUNCIATION, field="Đất đai", content="Xã bán đất")
    page = committee.get(PATH).content.decode()
    paper = committee.get(f"{PATH}in/").content.decode()
    file = b"".join(committee.get(f"{PATH}xuat.csv")).decode()
    for told in (page, paper, file):
        assert "Vụ việc hạn chế" in told
        assert "Xã bán đất" not in told
        assert "12 người" not in told
    assert f"/lam-viec/don-thu/{row.pk}/" not in page


def test_unit_kind_quarter_and_day_narrow_and_stay_in_the_address(
    committee: Client, unit: Unit
) -> None:
    crowded(unit)
    asked = f"{PATH}?quy=2025Q2&don_vi={unit.code}&loai=signers"
    page = committee.get(asked).content.decode()
    assert f"xuat.xlsx?quy=2025Q2&amp;don_vi={unit.code}&amp;loai=signers" in page
    assert "1 điểm nóng" in page
    assert "Không có điểm nóng" in committee.get(f"{PATH}?loai=late").content.decode()
    before = (TODAY - timedelta(days=1)).strftime("%d/%m/%Y")
    assert "Không có điểm nóng" in committee.get(f"{PATH}?ngay={before}").content.decode()
    assert "Không có điểm nóng" in committee.get(f"{PATH}?quy=2025Q1").content.decode()
    assert "hết ngày 14/03/2025" in committee.get(f"{PATH}?quy=2025Q1").content.decode()
    assert "hết ngày 14/09/2020" in committee.get(f"{PATH}?quy=2020Q3").content.decode()


@pytest.mark.parametrize("wrong", ["ngay=99/9/2025", "ngay=13/06/2025", "quy=2031Q1", "don_vi=x"])
def test_what_cannot_be_asked_is_said(committee: Client, unit: Unit, wrong: str) -> None:
    crowded(unit)
    answer = committee.get(f"{PATH}?{wrong}")
    assert answer.status_code == 400
    assert "1 điểm nóng" in answer.content.decode()


def test_a_unit_of_another_committee_is_not_there(committee: Client) -> None:
    elsewhere = UnitFactory.create()
    crowded(elsewhere)
    assert "0 điểm nóng" in committee.get(PATH).content.decode()


def test_files_hold_every_case(committee: Client, unit: Unit) -> None:
    for number in range(60):
        PetitionFactory.create(
            unit=unit,
            kind="feedback",
            register_no=f"{number}/2025",
            received_on=TODAY,
            field="Môi trường",
            subject="environment",
        )
    page = committee.get(PATH).content.decode()
    assert "Còn 10 vụ việc nữa" in page
    content = b"".join(committee.get(f"{PATH}xuat.xlsx"))
    sheet = load_workbook(BytesIO(content))["Danh sách"]
    assert sheet.max_row == 61
    assert sheet["D2"].value == "Môi trường, rác thải"
    assert committee.get(f"{PATH}in/").content.decode().count("<tr>") == 61


def test_a_rule_without_its_norm_says_so(committee: Client) -> None:
    NormRow.objects.filter(key="hot_spot.signers").delete()
    assert "Chưa có định mức có hiệu lực" in committee.get(PATH).content.decode()


@pytest.mark.parametrize("many", [1, 25])
def test_the_page_asks_the_same_whatever_there_is(
    committee: Client, unit: Unit, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(many):
        crowded(unit, f"{number}/2025")
        ReceptionFactory.create_batch(2, unit=unit, received_on=TODAY, persons=8)
    committee.get(PATH)
    with django_assert_num_queries(7):
        committee.get(PATH)
