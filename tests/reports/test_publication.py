"""A report is issued and published, read by anyone, verified, taken back; its quarter opens."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from reports.actions.compiling import compile_again
from reports.actions.publishing import publish, withdraw
from reports.compile.city import city_snapshot
from reports.compile.issuer import city_committee
from reports.compile.ward import ward_snapshot
from reports.enums import ReportState
from reports.figures import city_units_of
from reports.models import QuarterlyReport
from reports.rules.public_code import shown_code
from reports.tasks import compile_report
from songcong.core.errors import Refused
from songcong.core.periods import parse_quarter
from tests.factories.petitions import MediationFactory
from tests.factories.reports import published_report, stored_city_report, stored_report
from tests.reports.conftest import People

PERIOD = parse_quarter("2025Q1")
TODAY = date(2025, 6, 12)
AT = datetime(2025, 6, 12, 1, tzinfo=UTC)
MOST_BYTES = 40_000


@pytest.fixture(autouse=True)
def no_memory(people: People) -> None:
    cache.clear()


def compiled(people: People, code: str = "2025Q1") -> QuarterlyReport:
    """The city's report over two of its units, its paper a stand-in."""
    period = parse_quarter(code)
    parts = [
        ward_snapshot(unit, period, today=TODAY, texts={})
        for unit in city_units_of(period)
        if unit.key in ("05512", "05521")
    ]
    committee = city_committee(period.end)
    assert committee is not None
    return stored_city_report(
        committee, city_snapshot(committee, period, parts, today=TODAY, texts={}), period
    )


def issued(people: People) -> QuarterlyReport:
    """The city's report, published, its paper made with number and code."""
    city = compiled(people)
    publish(city.pk, on=TODAY, by=people.users["vanphong"], at=AT)
    compile_report(city.pk)
    city.refresh_from_db()
    return city


def test_publishing_gives_number_date_and_code_and_prints_them(
    people: People, client: Client
) -> None:
    city = compiled(people)
    office = people.client("vanphong")
    answer = office.post(f"/chi-dao/bao-cao/{city.pk}/cong-bo/", follow=True)
    assert "Đã công bố báo cáo" in answer.content.decode()
    assert "Chưa có báo cáo nào được công bố" in client.get("/bao-cao/").content.decode()
    compile_report(city.pk)
    city.refresh_from_db()
    code = shown_code(city.public_code)
    text = client.get("/bao-cao/").content.decode()
    for said in ("Số 01/BC-BCĐ ngày 12/06/2025", code, city.pdf_sha256):
        assert said in text
    paper = client.get(f"/bao-cao/{code}/tep/")
    assert paper["ETag"] == f'"{city.pdf_sha256}"'
    with city.pdf.open("rb") as stored:
        assert b"".join(paper) == stored.read()
        printed = " ".join(page.extract_text() for page in PdfReader(stored).pages)
    assert "01/BC-BCĐ" in printed
    assert code in printed
    assert "ngày 12 tháng 6 năm 2025" in printed
    page = office.get(f"/chi-dao/bao-cao/{city.pk}/").content.decode()
    assert "Đang công bố" in page
    assert "Luật 10/2022/QH15" in page


def test_an_issued_paper_is_not_made_a_third_time(people: People) -> None:
    city = issued(people)
    before = city.pdf_sha256
    with pytest.raises(Refused, match="đã lấy số"):
        compile_again(city)
    withdraw(city.pk, reason="Sai một số", by=people.users["vanphong"], at=AT)
    publish(city.pk, on=date(2025, 6, 13), by=people.users["vanphong"], at=AT)
    city.refresh_from_db()
    assert (city.number, city.dated_on, city.pdf_sha256) == (1, TODAY, before)
    assert [event.verb for event in city.events.order_by("pk")] == [
        "publish",
        "withdraw",
        "publish",
    ]


def test_a_failed_print_of_an_issued_report_may_be_tried_again(people: People) -> None:
    city = compiled(people)
    publish(city.pk, on=TODAY, by=people.users["vanphong"], at=AT)
    QuarterlyReport.objects.filter(pk=city.pk).update(state=ReportState.FAILED, failure="Hỏng")
    city.refresh_from_db()
    compile_again(city)
    assert compile_report(city.pk)


def test_what_cannot_be_published_is_refused_with_a_reason(people: People) -> None:
    running = compiled(people, "2025Q2")
    by = people.users["vanphong"]
    with pytest.raises(Refused, match="kỳ chưa kết thúc"):
        publish(running.pk, on=TODAY, by=by, at=AT)
    city = issued(people)
    with pytest.raises(Refused, match="đang được công bố"):
        publish(city.pk, on=TODAY, by=by, at=AT)
    with pytest.raises(Refused, match="chưa được công bố"):
        withdraw(running.pk, reason="Vì", by=by, at=AT)
    with pytest.raises(Refused, match="Phải ghi lý do"):
        withdraw(city.pk, reason="  ", by=by, at=AT)
    draft = stored_report(people.units["05521"], PERIOD)
    QuarterlyReport.objects.filter(pk=draft.pk).update(state=ReportState.RUNNING)
    with pytest.raises(Refused, match="Chưa lập xong"):
        publish(draft.pk, on=TODAY, by=by, at=AT)


def test_the_page_says_what_was_refused(people: People) -> None:
    running = compiled(people, "2025Q2")
    answer = people.client("vanphong").post(f"/chi-dao/bao-cao/{running.pk}/cong-bo/", follow=True)
    assert "kỳ chưa kết thúc" in answer.content.decode()


def test_taking_back_needs_a_reason_and_the_verification_tells_it(
    people: People, client: Client
) -> None:
    report = published_report(people.units["05521"], PERIOD)
    code, office = shown_code(report.public_code), people.client("vanphong")
    path = f"/chi-dao/bao-cao/{report.pk}/go-cong-bo/"
    empty = office.post(path, {"reason": ""})
    assert empty.status_code == 422
    assert "Chưa ghi." in empty.content.decode()
    assert office.post(path, {"reason": "Nhầm bản"}).status_code == 302
    again = office.post(path, {"reason": "Nhầm bản"}, follow=True)
    assert "chưa được công bố" in again.content.decode()
    assert code not in client.get("/bao-cao/").content.decode()
    assert client.get(f"/bao-cao/{code}/tep/").status_code == 404
    text = client.get(f"/xac-minh/{code}/").content.decode()
    assert "đã gỡ" in text
    assert "Nhầm bản" in text


@pytest.mark.parametrize(
    "spelt", [str.lower, lambda code: code.replace("-", ""), lambda code: code[3:]]
)
def test_a_paper_is_verified_by_its_code_however_it_is_typed(
    people: People, client: Client, spelt: Callable[[str], str]
) -> None:
    report = published_report(people.units["05521"], PERIOD)
    code = shown_code(report.public_code)
    answer = client.get("/xac-minh/", {"ma": spelt(code)}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/xac-minh/{code}/"
    text = answer.content.decode()
    assert "Báo cáo có thật" in text
    assert "Phường Phố Cò" in text
    assert "01/BC-BCĐ" in text


def test_a_file_is_verified_by_its_sum(people: People, client: Client) -> None:
    report = published_report(people.units["05521"], PERIOD)
    text = client.get("/xac-minh/", {"ma": report.pdf_sha256.upper()}, follow=True)
    assert "đúng từng byte" in text.content.decode()


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ("", 200, "Gõ mã"),
        ("không phải mã", 422, "Mã có dạng"),
        ("SC-0000-0000-01", 422, "Mã có dạng"),
        ("BC-0000-0000-00", 404, "Không có báo cáo nào mang mã này"),
        ("f" * 64, 404, "Không có báo cáo nào mang mã này"),
    ],
)
def test_what_is_no_code_or_an_unknown_one_gets_a_sentence(
    people: People, client: Client, typed: str, status: int, said: str
) -> None:
    answer = client.get("/xac-minh/", {"ma": typed}, follow=True)
    assert answer.status_code == status
    assert said in answer.content.decode()


def test_an_older_version_points_to_the_newer_one(people: People, client: Client) -> None:
    old = published_report(people.units["05521"], PERIOD)
    new = published_report(people.units["05521"], PERIOD)
    assert (old.version, new.version) == (1, 2)
    text = client.get(f"/xac-minh/{shown_code(old.public_code)}/").content.decode()
    assert "Đã có bản mới hơn" in text
    assert shown_code(new.public_code) in text
    listed = client.get("/bao-cao/").content.decode()
    assert shown_code(new.public_code) in listed
    assert shown_code(old.public_code) not in listed


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("quy=2025Q1", True),
        ("quy=2024Q4", False),
        ("quy=nhầm", True),
        ("don_vi=thanh-pho", False),
        ("don_vi={unit}", True),
        ("don_vi={other}", False),
    ],
)
def test_reports_are_narrowed_by_quarter_and_unit(
    people: People, client: Client, query: str, found: bool
) -> None:
    unit, other = people.units["05521"], people.units["05512"]
    report = published_report(unit, PERIOD)
    published_report(other, parse_quarter("2024Q4"))
    asked = query.format(unit=unit.pk, other=other.pk)
    text = client.get(f"/bao-cao/?{asked}").content.decode()
    assert (shown_code(report.public_code) in text) is found
    assert found or "Không có báo cáo nào khớp" in text or "quý IV năm 2024" in text


def test_a_published_quarter_opens_its_figures(people: People, client: Client) -> None:
    MediationFactory.create(unit=people.units["05521"], received_on=date(2025, 1, 7))
    assert "Chưa có số liệu nào được công bố" in client.get("/so-lieu/").content.decode()
    assert client.get("/so-lieu/tai-ve.csv").status_code == 404
    issued(people)
    text = client.get("/so-lieu/").content.decode()
    assert "quý I năm 2025" in text
    assert "không nêu" in text
    assert "Đơn tố cáo" not in text
    ward = client.get("/so-lieu/?quy=2025Q1&don_vi=05521")
    assert ward.status_code == 200
    assert client.get("/so-lieu/?don_vi=99999").status_code == 404
    refused = client.get("/so-lieu/?quy=2024Q4")
    assert refused.status_code == 404
    assert "Chưa công bố số liệu của" in refused.content.decode()
    plain = client.get("/so-lieu/tai-ve.json").json()
    assert plain["quarter"] == "2025Q1"
    assert {"unit": "05521", "figure": "mediation.total"} in plain["hidden"]
    assert not any("denunciation" in key for key in plain["total"])
    csv = b"".join(client.get("/so-lieu/tai-ve.csv?quy=2025Q1")).decode("utf-8-sig")
    assert "05521,Phường Phố Cò,mediation.total,Tổng số vụ,vụ,,không nêu" in csv.replace(";", ",")
    assert client.get("/so-lieu/tai-ve.xml").status_code == 404
    assert client.get("/api/v1/open-figures/?quarter=2025Q1").json() == plain
    assert client.get("/api/v1/open-figures/?quarter=2024Q4").json()["code"] == "not_found"
    (told,) = client.get("/api/v1/reports/").json()["results"]
    assert told["quarter"] == "2025Q1"
    assert told["unit"] is None
    assert b"".join(client.get(told["pdf"])).startswith(b"%PDF")


def test_nothing_published_is_told_to_machines_too(people: People, client: Client) -> None:
    assert client.get("/api/v1/reports/").json() == {"quarter": None, "results": []}
    assert client.get("/api/v1/reports/?quarter=2025Q1").json()["results"] == []
    assert client.get("/api/v1/reports/?quarter=x").status_code == 400


def test_the_first_page_shows_what_is_new_in_few_questions(
    people: People, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    report = published_report(people.units["05521"], PERIOD)
    with django_assert_num_queries(5):
        answer = client.get("/")
    text = answer.content.decode()
    assert text.index("/tra-cuu/") < text.index("/lich-hop/")
    assert f"/bao-cao/{shown_code(report.public_code)}/tep/" in text
    assert len(answer.content) < MOST_BYTES
    with django_assert_num_queries(0):
        client.get("/")


def test_the_first_page_stands_without_the_cache(
    people: People, client: Client, settings: Any
) -> None:
    place = settings.CACHES["default"]
    settings.CACHES = {"default": {**place, "LOCATION": "redis://127.0.0.1:1/0"}}
    assert client.get("/so-lieu/").status_code == 200
    assert client.get("/").status_code == 200
