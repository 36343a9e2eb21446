"""A line typed by hand is stored as an import stores it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from inspections.actions.recommendation import RecommendationFacts
from inspections.actions.supervision import FindingFacts, SupervisionFacts, create
from inspections.enums import Board
from inspections.models import Finding, Recommendation, Supervision
from songcong.registers.importing import preview
from songcong.registers.reading import holder_of
from tests.factories.wards import person
from tests.registers.workbooks import write
from wards.actions.reference import load_reference
from wards.calendar import law
from wards.models import Unit

pytestmark = pytest.mark.django_db

AT = datetime(2021, 9, 20, 3, tzinfo=UTC)
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
OWN: dict[Board, tuple[str, dict[str, Any], FindingFacts]] = {
    Board.INSPECTION: (
        "ThanhTraNhanDan",
        {"Nội dung": SUBJECT, "Thu hồi đất (m2)": "12,5"},
        FindingFacts(2, 1_500_000, recovered_land_m2=Decimal("12.5")),
    ),
    Board.INVESTMENT: (
        "GiamSatDauTu",
        {"Công trình": SUBJECT, "Giảm trừ quyết toán (đồng)": 90_000},
        FindingFacts(2, 1_500_000, deducted_vnd=90_000),
    ),
}
OF_BIRTH = {"id", "created_at", "created_by_id", "supervision_id", "finding_id"}
OF_THE_REGISTER = {"register_digest", "edited_since_import"}


def stored() -> list[dict[str, Any]]:
    """The rows without what tells how they came in."""
    rows = [model.objects.values().get() for model in (Supervision, Finding, Recommendation)]
    return [
        {name: value for name, value in row.items() if name not in OF_BIRTH | OF_THE_REGISTER}
        for row in rows
    ]


def typed(unit: Unit, board: Board, found: FindingFacts) -> Supervision:
    facts = SupervisionFacts(DAY, " ".join(SUBJECT.split()), "12")
    advice = RecommendationFacts(sent_on=SENT, answered_on=ANSWERED)
    return create(unit, board, facts, found, [advice], by=person(unit), at=AT, law=law())


@pytest.mark.parametrize("board", list(Board))
def test_a_line_typed_is_a_line_imported(board: Board, tmp_path: Path) -> None:
    load_reference()
    unit = Unit.objects.get(code="05518", valid_to__gte=DAY)
    sheet, cells, found = OWN[board]
    book = write(tmp_path / "05518-so.xlsx", {sheet: [LINE | cells]})
    call_command("import_registers", str(book))
    imported = stored()
    Supervision.objects.all().delete()
    typed(unit, board, found)
    assert stored() == imported
    assert imported[0]["search_text"] == "xay dung nha van hoa to dan pho 4"
    assert imported[2]["due_on"] == date(2021, 9, 6)
    again = preview(book, holder_of("05518"), law=law())[sheet].plan
    assert (len(again.new), len(again.conflicts)) == (0, 1)
