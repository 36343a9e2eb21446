"""Supervisions of both boards typed, corrected, answered and cancelled in the browser."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from inspections.enums import Board
from inspections.models import Finding, Recommendation, Supervision, SupervisionFile
from tests.factories.inspections import FindingFactory, RecommendationFactory, SupervisionFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from wards.actions.reference import load_reference
from wards.enums import Role
from wards.models import Unit

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
BOARDS = pytest.mark.parametrize("board", list(Board))
DETAIL_BAR, PAGE_BAR = 15, 20


@pytest.fixture(autouse=True)
def day(settings: Settings, tmp_path: Path) -> None:
    load_reference()
    settings.SONGCONG_TODAY = "2026-03-10"
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def desk(unit: Unit) -> Client:
    return browser(person(unit))


def url(page: str, *args: object, board: str = "inspection") -> str:
    return reverse(f"inspections:official-{board}-{page}", args=args)


def typed(unit: Unit, **changed: object) -> dict[str, object]:
    return {
        "unit": unit.pk,
        "held_on": "9.3.2026",
        "register_no": "7",
        "subject": "Kiểm tra đường tổ 5",
        "violations": "2",
        "recovered_vnd": "1.500.000",
        "recovered_land_m2": "1.000,5",
        "deducted_vnd": "",
    } | changed


def advice(place: int = 1, **changed: object) -> dict[str, object]:
    given = {"content": "Sửa lại mương", "sent_on": "9/3/2026", "answered_on": ""} | changed
    return {f"{name}_{place}": value for name, value in given.items()}


def recommended(unit: Unit, **facts: Any) -> Recommendation:
    return RecommendationFactory.create(
        finding__supervision__unit=unit, sent_on=date(2026, 3, 2), content="Sửa mương", **facts
    )


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@BOARDS
def test_it_is_kept_with_its_finding_and_recommendations(unit: Unit, board: Board) -> None:
    member = browser(person(unit, Role(f"{board}_board")))
    assert url("create", board=board) in member.get(url("list", board=board)).content.decode()
    assert 'value="10/03/2026"' in member.get(url("create", board=board)).content.decode()
    third = advice(3, content="Thu hồi tiền", sent_on="")
    answer = member.post(url("create", board=board), typed(unit) | advice() | third)
    supervision = Supervision.objects.get()
    assert answer.url == url("detail", supervision.pk, board=board)  # type: ignore[attr-defined]
    finding = Finding.objects.get()
    land = Decimal("1000.5") if board is Board.INSPECTION else 0
    assert (finding.violations, finding.recovered_vnd) == (2, 1_500_000)
    assert finding.recovered_land_m2 == land
    first, second = Recommendation.objects.order_by("pk")
    assert (first.due_on, second.content) == (date(2026, 3, 24), "Thu hồi tiền")
    page = member.get(answer.url).content.decode()  # type: ignore[attr-defined]
    for name in ("edit", "attach", "cancel", "recommend"):
        assert url(name, supervision.pk, board=board) in page
    for name in ("answer", "recommendation"):
        assert url(name, first.pk, board=board) in page
    assert "24/03/2026" in page


def test_the_next_begins_where_this_one_was(desk: Client, unit: Unit) -> None:
    answer = desk.post(url("create"), typed(unit, again="1"))
    page = desk.get(answer.url).content.decode()  # type: ignore[attr-defined]
    assert 'value="09/03/2026"' in page
    assert "Kiểm tra đường tổ 5" not in page
    elsewhere = desk.get(f"{url('create', board='investment')}?theo={Supervision.objects.get().pk}")
    assert 'value="10/03/2026"' in elsewhere.content.decode()


def test_somebody_of_two_units_says_which(unit: Unit) -> None:
    somebody = person(unit)
    other = UnitFactory.create(name="Lương Sơn")
    somebody.role_assignments.create(
        role=Role.INSPECTION_BOARD, unit=other, valid_from=date(2020, 1, 1)
    )
    desk = browser(somebody)
    assert "Lương Sơn" in desk.get(url("create")).content.decode()
    assert "Lương Sơn" not in desk.get(url("create", board="investment")).content.decode()
    desk.post(url("create"), typed(other))
    assert Supervision.objects.get().unit == other


@pytest.mark.parametrize(
    ("changed", "sentence", "beside"),
    [
        ({"subject": ""}, "Chưa ghi.", "id_subject"),
        ({"violations": "-1"}, "Ghi số nguyên", "id_violations"),
        ({"recovered_land_m2": "1.5"}, "Ghi diện tích", "id_recovered_land_m2"),
        ({"held_on": "11/3/2026"}, "Ngày giám sát chưa tới.", "id_held_on"),
        ({"held_on": "30/2/2026"}, "Không có ngày", "id_held_on"),
        (
            advice(2, answered_on="8/3/2026"),
            "Ngày trả lời đứng trước Ngày gửi kiến nghị.",
            "id_answered_on_2",
        ),
        (advice(2, sent_on="11/3/2026"), "Ngày gửi kiến nghị chưa tới.", "id_sent_on_2"),
    ],
)
def test_a_fault_is_said_and_nothing_typed_is_lost(
    desk: Client, unit: Unit, changed: dict[str, object], sentence: str, beside: str
) -> None:
    answer = desk.post(url("create"), typed(unit, recovered_vnd="77.000") | changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(sentence) >= 2
    assert f'href="#{beside}"' in page
    assert "77.000" in page
    assert not Supervision.objects.exists()


def test_a_number_that_stands_is_said(desk: Client, unit: Unit) -> None:
    desk.post(url("create"), typed(unit))
    answer = desk.post(url("create"), typed(unit))
    assert answer.status_code == 422
    assert "Số 7 của ngày này đã có trong sổ." in answer.content.decode()


def test_a_correction_keeps_what_was_not_touched(desk: Client, unit: Unit) -> None:
    desk.post(url("create"), typed(unit) | advice())
    supervision = Supervision.objects.get()
    page = desk.get(url("edit", supervision.pk)).content.decode()
    assert 'value="1.000,5"' in page
    desk.post(url("edit", supervision.pk), typed(unit, version=1, violations="3"))
    assert Finding.objects.get().violations == 3
    assert Recommendation.objects.get().content == "Sửa lại mương"
    page = desk.get(url("detail", supervision.pk)).content.decode()
    assert "Sửa nội dung: số vụ sai phạm" in page


@BOARDS
def test_two_people_at_once_get_both_versions_and_a_choice(
    desk: Client, unit: Unit, board: Board
) -> None:
    supervision = SupervisionFactory.create(unit=unit, board=board, version=3, subject="Đã lưu")
    FindingFactory.create(supervision=supervision, recovered_vnd=90_000)
    address = url("edit", supervision.pk, board=board)
    mine = typed(unit, version=2)
    answer = desk.post(address, mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    for each in ("Đã lưu", "Kiểm tra đường tổ 5", "90.000", "1.500.000"):
        assert each in page
    again = desk.post(address, mine | {"version": 3, "review": "1"})
    assert "Kiểm tra đường tổ 5" in again.content.decode()
    assert desk.post(address, mine | {"version": 3}).status_code == 302
    supervision.refresh_from_db()
    assert supervision.subject == "Kiểm tra đường tổ 5"


def test_it_is_cancelled_with_a_reason(desk: Client, unit: Unit) -> None:
    supervision = SupervisionFactory.create(unit=unit)
    assert desk.post(url("cancel", supervision.pk), {"version": 1}).status_code == 422
    stale = desk.post(url("cancel", supervision.pk), {"version": 7, "reason": "Nhầm"})
    assert stale.status_code == 409
    desk.post(url("cancel", supervision.pk), {"version": 1, "reason": "Nhầm"})
    supervision.refresh_from_db()
    assert supervision.is_cancelled
    assert desk.get(url("edit", supervision.pk)).status_code == 403
    assert (
        url("edit", supervision.pk) not in desk.get(url("detail", supervision.pk)).content.decode()
    )


def test_one_recommendation_more(desk: Client, unit: Unit) -> None:
    supervision = SupervisionFactory.create(unit=unit)
    address = url("recommend", supervision.pk)
    empty = desk.post(address, {"version": 1})
    assert "Ghi nội dung kiến nghị hoặc ngày gửi." in empty.content.decode()
    given = {"content": "Sửa mương", "sent_on": "9/3/2026", "version": 1}
    assert desk.post(address, given).status_code == 302
    assert Recommendation.objects.get().due_on == date(2026, 3, 24)
    late = desk.post(address, given)
    assert late.status_code == 409
    assert "Sửa mương" in late.content.decode()


def test_a_recommendation_is_corrected(desk: Client, unit: Unit) -> None:
    row = recommended(unit)
    address = url("recommendation", row.pk)
    assert 'value="02/03/2026"' in desk.get(address).content.decode()
    given = {"content": "Sửa cống", "sent_on": "3/3/2026", "version": 1}
    assert desk.post(address, given).status_code == 302
    row.refresh_from_db()
    assert (row.content, row.due_on) == ("Sửa cống", date(2026, 3, 18))
    late = desk.post(address, given | {"content": "Khác"})
    assert late.status_code == 409
    assert "Sửa cống" in late.content.decode()


class TestAnswers:
    def test_an_answer_is_recorded(self, desk: Client, unit: Unit) -> None:
        row = recommended(unit)
        page = desk.get(url("answer", row.pk)).content.decode()
        assert "Sửa mương, gửi ngày 02/03/2026, hạn trả lời 17/03/2026" in page
        given = {
            "version": 1,
            "answered_on": "9/3/2026",
            "answer": "Sẽ sửa trong tháng",
            "acceptance": "accepted",
            "executed_on": "",
        }
        answer = desk.post(url("answer", row.pk), given)
        detail = desk.get(answer.url).content.decode()  # type: ignore[attr-defined]
        for each in ("Sẽ sửa trong tháng", "Tiếp thu", "Sửa trả lời", "Ghi trả lời kiến nghị"):
            assert each in detail
        home = desk.get(url("list")).content.decode()
        assert "Đã trả lời" in home

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"answered_on": ""}, "Chưa ghi."),
            ({"answered_on": "1/3/2026"}, "Ngày trả lời đứng trước Ngày gửi kiến nghị."),
            ({"answered_on": "11/3/2026"}, "Ngày trả lời chưa tới."),
            ({"executed_on": "1/3/2026"}, "Ngày thực hiện xong đứng trước"),
            ({"acceptance": "rejected", "executed_on": "9/3/2026"}, "không được tiếp thu"),
        ],
    )
    def test_a_fault_is_said(
        self, desk: Client, unit: Unit, changed: dict[str, str], sentence: str
    ) -> None:
        row = recommended(unit)
        given = {"version": 1, "answered_on": "9/3/2026", "answer": "Giữ lời này"} | changed
        answer = desk.post(url("answer", row.pk), given)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert page.count(sentence) >= 2
        assert "Giữ lời này" in page

    def test_two_people_at_once(self, desk: Client, unit: Unit) -> None:
        row = recommended(unit, answered_on=date(2026, 3, 5), answer="Lời đã lưu")
        Supervision.objects.update(version=2)
        given = {"version": 1, "answered_on": "9/3/2026", "answer": "Lời của tôi"}
        answer = desk.post(url("answer", row.pk), given)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Lời đã lưu" in page
        assert "Lời của tôi" in page
        assert desk.post(url("answer", row.pk), given | {"version": 2}).status_code == 302

    def test_home_leads_those_who_may_to_the_form(self, desk: Client, unit: Unit) -> None:
        row = recommended(unit)
        assert url("answer", row.pk) in desk.get("/lam-viec/").content.decode()
        front = browser(person(unit, Role.FRONT))
        page = front.get("/lam-viec/").content.decode()
        assert url("answer", row.pk) not in page
        assert url("detail", row.finding.supervision_id) in page


def test_a_board_writes_only_its_own_kind(unit: Unit) -> None:
    member = browser(person(unit, Role.INVESTMENT_BOARD))
    row = recommended(unit)
    supervision = row.finding.supervision
    for page, pk in (("edit", supervision.pk), ("recommend", supervision.pk), ("answer", row.pk)):
        assert member.get(url(page, pk)).status_code == 403
        assert member.get(url(page, pk, board="investment")).status_code == 404
    front = browser(person(unit, Role.FRONT))
    page = front.get(url("detail", supervision.pk)).content.decode()
    assert url("answer", row.pk) not in page
    assert url("edit", supervision.pk) not in page


def test_a_file_is_hung_on_and_served_to_its_readers(desk: Client, unit: Unit) -> None:
    supervision = SupervisionFactory.create(unit=unit)
    wrong = SimpleUploadedFile("a.pdf", b"<script>")
    assert desk.post(url("attach", supervision.pk), {"file": wrong}).status_code == 422
    file = SimpleUploadedFile("Biên bản.pdf", PDF)
    assert desk.post(url("attach", supervision.pk), {"file": file}).status_code == 302
    address = reverse(
        "inspections:official-supervision-file", args=[SupervisionFile.objects.get().pk]
    )
    page = desk.get(url("detail", supervision.pk)).content.decode()
    assert address in page
    assert "Đính kèm tệp" in page
    assert b"".join(desk.get(address)) == PDF
    other_board = browser(person(unit, Role.INVESTMENT_BOARD))
    assert other_board.get(address).status_code == 404


@BOARDS
def test_queries_of_the_pages(desk: Client, unit: Unit, board: Board) -> None:
    row = recommended(unit, finding__supervision__board=board)
    supervision = row.finding.supervision
    assert queries(desk, url("create", board=board)) <= PAGE_BAR
    for name in ("edit", "cancel", "attach", "recommend"):
        assert queries(desk, url(name, supervision.pk, board=board)) <= PAGE_BAR
    for name in ("recommendation", "answer"):
        assert queries(desk, url(name, row.pk, board=board)) <= PAGE_BAR
    one = queries(desk, url("detail", supervision.pk, board=board))
    RecommendationFactory.create_batch(5, finding=row.finding)
    assert queries(desk, url("detail", supervision.pk, board=board)) == one <= DETAIL_BAR


def test_a_recommendation_is_cancelled_alone(desk: Client, unit: Unit) -> None:
    row = recommended(unit)
    supervision = row.finding.supervision
    page = desk.get(url("detail", supervision.pk)).content.decode()
    address = url("recommendation-cancel", row.pk)
    assert f'href="{address}"' in page
    assert desk.post(address, {"version": 1, "reason": ""}).status_code == 422
    answer = desk.post(address, {"version": 1, "reason": "Gửi nhầm công trình"})
    told = desk.get(answer.url).content.decode()  # type: ignore[attr-defined]
    for words in ("Đã hủy", "Gửi nhầm công trình", "Hủy kiến nghị"):
        assert words in told
    assert f'href="{address}"' not in told
    for page_name in ("recommendation", "answer", "recommendation-cancel"):
        assert desk.get(url(page_name, row.pk)).status_code == 404
    listed = desk.get(url("list")).content.decode()
    assert "Chờ trả lời" not in listed
