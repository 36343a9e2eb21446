"""A line typed by hand is stored as an import stores it."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from inspections.actions.recommendation import cancel
from inspections.actions.register_supervision import SupervisionBook
from inspections.enums import Board
from inspections.models import Finding, Recommendation, Supervision
from songcong.registers.importing import preview
from songcong.registers.reading import holder_of
from tests.factories.inspections import RecommendationFactory
from tests.factories.wards import person
from tests.registers.workbooks import write
from tests.rules import reference
from wards.actions.reference import load_reference
from wards.actions.register import Deadlines
from wards.calendar import law
from wards.enums import Role
from wards.models import Unit

pytestmark = pytest.mark.django_db

DAY, SENT, ANSWERED = date(2021, 8, 10), date(2021, 8, 20), date(2021, 9, 6)
SUBJECT = "Xây dựng nhà văn hóa  tổ dân phố 4"
LINE = {
    "STT": "12",
    "Ngày": DAY,
    "Số vụ sai phạm": 2,
    "Ngày gửi kiến nghị": SENT,
    "Ngày trả lời": ANSWERED,
    "Thu hồi tiền (đồng)": 1_500_000,
}
OWN: dict[Board, tuple[str, dict[str, Any]]] = {
    Board.INSPECTION: ("ThanhTraNhanDan", {"Nội dung": SUBJECT, "Thu hồi đất (m2)": "12,5"}),
    Board.INVESTMENT: (
        "GiamSatDauTu",
        {"Công trình": SUBJECT, "Giảm trừ quyết toán (đồng)": 90_000},
    ),
}
BACKEND = "django.contrib.auth.backends.ModelBackend"
OF_BIRTH = {"id", "created_at", "created_by_id", "supervision_id", "finding_id"}
OF_THE_REGISTER = {"register_digest", "edited_since_import"}


def stored() -> list[dict[str, Any]]:
    """The rows without what tells how they came in."""
    rows = [model.objects.values().get() for model in (Supervision, Finding, Recommendation)]
    return [
        {name: value for name, value in row.items() if name not in OF_BIRTH | OF_THE_REGISTER}
        for row in rows
    ]


def typed(unit: Unit) -> dict[str, Any]:
    """The same line as a member of the board types it."""
    return {
        "unit": unit.pk,
        "register_no": " 12 ",
        "held_on": "10/8/2021",
        "subject": " ".join(SUBJECT.split()),
        "violations": "2",
        "recovered_vnd": "1.500.000",
        "recovered_land_m2": "12,5",
        "deducted_vnd": "90000",
        "sent_on_1": "20.8.2021",
        "answered_on_1": "6-9-2021",
    }


@pytest.mark.parametrize("board", list(Board))
def test_a_line_typed_is_a_line_imported(
    board: Board, tmp_path: Path, client: Client, settings: Settings
) -> None:
    settings.SONGCONG_TODAY = "2021-09-20"
    load_reference()
    unit = Unit.objects.get(code="05518", valid_to__gte=DAY)
    sheet, cells = OWN[board]
    book = write(tmp_path / "05518-so.xlsx", {sheet: [LINE | cells]})
    call_command("import_registers", str(book))
    imported = stored()
    Supervision.objects.all().delete()
    client.force_login(person(unit, Role(f"{board}_board")), BACKEND)
    page = reverse(f"inspections:official-{board}-create")
    assert client.post(page, typed(unit)).status_code == 302
    assert stored() == imported
    assert imported[0]["search_text"] == "xay dung nha van hoa to dan pho 4"
    assert imported[2]["due_on"] == date(2021, 9, 6)
    again = preview(book, holder_of("05518"), law=law())[sheet].plan
    assert (len(again.new), len(again.conflicts)) == (0, 1)


def test_a_conflict_shows_the_first_of_several_recommendations() -> None:
    first = RecommendationFactory.create(sent_on=SENT)
    for sent_on in (ANSWERED, DAY):
        RecommendationFactory.create(finding=first.finding, sent_on=sent_on)
    pk = first.finding.supervision_id
    book = SupervisionBook(Deadlines(reference.law()), Board.INSPECTION)
    assert book.stored([pk])[pk][4] == SENT
    member = person(first.finding.supervision.unit, Role.INSPECTION_BOARD)
    at = datetime(2021, 10, 1, tzinfo=UTC)
    cancel(first.pk, reason="Gửi nhầm", version=1, by=member, at=at)
    assert book.stored([pk])[pk][4] == ANSWERED
