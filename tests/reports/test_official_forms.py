"""The inspectorate's forms on their page and in their file: columns, checks, rows, refusals."""

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from tests.factories.petitions import PetitionFactory, ReceptionFactory
from tests.reports.conftest import People
from tests.reports.test_committee_steering import text_of
from wards.models import NormRow

pytestmark = pytest.mark.django_db
PAGE, FILE = "/chi-dao/bieu-mau/", "/chi-dao/bieu-mau/xuat.csv"
SORTED: dict[str, Any] = {
    "received_on": date(2025, 4, 10),
    "processed_on": date(2025, 4, 12),
    "eligible": True,
    "competence": "within",
    "subject": "land",
}


def read(client: Client, query: str) -> list[list[str]]:
    answer = client.get(f"{FILE}?{query}")
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.reader(StringIO(content)))


def test_a_form_tells_its_columns_by_unit_and_each_opens_to_its_rows(
    people: People, committee: Client
) -> None:
    PetitionFactory.create(unit=people.units["05521"], register_no="7/2025", **SORTED)
    PetitionFactory.create(unit=people.units["05512"], **SORTED | {"subject": "policy"})
    page = committee.get(f"{PAGE}?quy=2025Q2&bieu=02-xld").content.decode()
    assert "Thông tư 01/2024/TT-TTCP" in page
    assert page.count("Khớp") == 6
    assert "Lệch" not in page
    opened = "quy=2025Q2&amp;don_vi=05521&amp;chi_tieu=forms.02-xld-2024.c11"
    assert opened in page
    rows = text_of(
        committee.get(f"/chi-dao/so-lieu/?{opened.replace('&amp;', '&')}").content.decode()
    )
    assert "7/2025" in rows
    assert "02/XLD, cột 11" in rows
    assert "nhóm lĩnh vực “Đất đai, nhà ở”" in rows


def test_the_file_is_laid_out_as_printed(people: People, committee: Client) -> None:
    PetitionFactory.create(unit=people.units["05521"], **SORTED)
    ReceptionFactory.create(
        unit=people.units["05521"], received_on=date(2025, 4, 10), kind="periodic", persons=6
    )
    titles, *rows = read(committee, "quy=2025Q2&bieu=02-xld")
    assert titles[0] == "Đơn vị"
    assert titles[11] == "(11) Theo nội dung: Lĩnh vực hành chính: Đất đai, nhà ở"
    assert len(titles) == 27
    named = {row[0]: row for row in rows}
    assert named["Phố Cò"][11] == "1"
    assert named["Tất cả"][8] == "1"
    assert named["Tất cả"][18] == ""  # by court judgment: no register tells
    titles, *rows = read(committee, "quy=2025Q2&bieu=01-tcd&don_vi=05521")
    assert [rows[0][no] for no in (1, 2, 12, 13, 14, 17, 18)] == ["1", "6", "1", "1", "6", "1", "6"]
    assert len(rows) == 1


def test_the_circular_of_the_period_gives_the_form(people: People, committee: Client) -> None:
    old = text_of(committee.get(f"{PAGE}?quy=2023Q3&bieu=01-kqgq").content.decode())
    assert "Thông tư 02/2021/TT-TTCP" in old
    assert "Ghi chú ghi tay" in old
    early = text_of(committee.get(f"{PAGE}?quy=2020Q3").content.decode())
    assert "trước ngày Thông tư 02/2021/TT-TTCP có hiệu lực" in early
    assert committee.get(f"{PAGE}?quy=2025Q2&bieu=09-xld").status_code == 404
    assert committee.get(f"{PAGE}?quy=2025Q2&don_vi=99999").status_code == 404


def test_what_a_form_has_no_column_for_is_told_and_opened(
    people: People, committee: Client
) -> None:
    page = committee.get(f"{PAGE}?quy=2025Q2&bieu=02-xld").content.decode()
    assert "Đơn mẫu không có cột" not in page
    PetitionFactory.create(
        unit=people.units["05521"], **SORTED | {"competence": "outside", "handling": "forward"}
    )
    page = committee.get(f"{PAGE}?quy=2025Q2&bieu=02-xld").content.decode()
    assert "Đơn mẫu không có cột" in page
    opened = committee.get(
        "/chi-dao/so-lieu/?quy=2025Q2&don_vi=05521&chi_tieu=forms.02-xld-2024.unplaced"
    )
    assert "Mẫu không có cột cho các đơn này" in text_of(opened.content.decode())


def test_the_days_of_the_year_so_far(people: People, committee: Client) -> None:
    for day in (date(2025, 1, 10), date(2025, 4, 10)):
        ReceptionFactory.create(unit=people.units["05521"], received_on=day)
    alone = read(committee, "quy=2025Q2&bieu=01-tcd&don_vi=05521")[1]
    whole = read(committee, "quy=2025Q2&luy_ke=1&bieu=01-tcd&don_vi=05521")[1]
    assert (alone[1], whole[1]) == ("1", "2")


def test_without_its_norm_a_form_is_refused_in_a_sentence(
    people: People, committee: Client
) -> None:
    PetitionFactory.create(
        unit=people.units["05521"],
        kind="denunciation",
        due_on=None,
        **SORTED | {"accepted_on": date(2025, 4, 14)},
    )
    NormRow.objects.filter(key__startswith="petition.settle").delete()
    refused = committee.get(f"{PAGE}?quy=2025Q2&bieu=03-xld")
    assert refused.status_code == 409
    assert "Chưa tính được" in text_of(refused.content.decode())
    assert committee.get(f"{FILE}?quy=2025Q2&bieu=03-xld").status_code == 404
    assert committee.get(f"{PAGE}?quy=2025Q2&bieu=02-xld").status_code == 200


def test_a_form_asks_as_much_for_many_units_as_for_one(
    people: People, committee: Client, django_assert_max_num_queries: Any
) -> None:
    for unit in people.units.values():
        PetitionFactory.create(unit=unit, **SORTED)
    committee.get(f"{PAGE}?quy=2025Q2&bieu=02-xld")
    with django_assert_max_num_queries(12):
        committee.get(f"{PAGE}?quy=2025Q2&bieu=02-xld")


def test_a_ward_reads_its_own(people: People) -> None:
    PetitionFactory.create(unit=people.units["05521"], **SORTED)
    PetitionFactory.create(unit=people.units["05512"], **SORTED)
    page = text_of(
        people.client("thu.phoco")
        .get("/lam-viec/bieu-mau/?quy=2025Q2&bieu=02-xld")
        .content.decode()
    )
    assert "Phố Cò" in page
    assert "Tất cả" not in page
