"""The registers of the two boards: the same pages, each board behind a door of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from inspections.enums import Board
from inspections.filters.supervision import SupervisionFilter
from inspections.imports import INSPECTIONS, INVESTMENTS
from inspections.models import Finding, Recommendation, Supervision
from inspections.views.official.buttons import recommendation_buttons, supervision_buttons
from songcong.core.keyset import Row
from songcong.core.working_days import WorkingCalendar
from wards.calendar import working_calendar
from wards.enums import Role
from wards.http import OfficialRequest, official
from wards.rules.lateness import in_short, is_late
from wards.rules.reader import CITY, WARD_OFFICE, Reader
from wards.views.official.buttons import Button
from wards.views.official.cells import Column, Tag, late_tags, number_column, plain
from wards.views.official.listing import Register, View
from wards.views.official.record import (
    Due,
    Fact,
    attachments,
    due_of,
    facts_of,
    record_context,
    timeline,
)

BOTH = (*WARD_OFFICE, *CITY, Role.FRONT.value)
VERBS = {
    "attach": "Đính kèm tệp",
    "recommend": "Ghi thêm kiến nghị",
    "edit_recommendation": "Sửa kiến nghị",
    "answer": "Ghi trả lời kiến nghị",
    "cancel_recommendation": "Hủy kiến nghị",
}
_FOUND = {
    Board.INSPECTION: ("violations", "recovered_vnd", "recovered_land_m2"),
    Board.INVESTMENT: ("violations", "recovered_vnd", "deducted_vnd"),
}


def _found(name: str, title: str) -> Column:
    """A column of a sum over the findings."""
    return Column(
        title, lambda row, _reader: (row["found"] or {}).get(name), "number", listed=False
    )


def _land(row: Row, _reader: Reader) -> Decimal | None:
    found = row["found"]
    return Decimal(found["recovered_land_m2"]) if found else None


def _asked(row: Row, _reader: Reader) -> int:
    return int(row["asked"]["count"]) if row["asked"] else 0


def _waiting_until(row: Row) -> date | None:
    until = (row["asked"] or {}).get("waiting_until")
    return date.fromisoformat(until) if until else None


def _answers(row: Row, reader: Reader) -> tuple[Tag, ...]:
    asked = row["asked"]
    if not asked:
        return ()
    waiting = asked["count"] - asked["answered"]
    if not waiting:
        return (Tag("Đã trả lời", "green"),)
    late = in_short(_waiting_until(row), None, reader.day)
    return (Tag(f"Chờ trả lời {waiting}", "blue"), *late_tags(late))


def _register(board: Board, title: str, subject: str, role: Role) -> Register:
    return Register(
        prefix=f"inspections:official-{board}",
        title=title,
        one="cuộc giám sát",
        readers=(*BOTH, role.value),
        rows=lambda reader: (
            Supervision.objects.visible_to(reader).live().of_board(board).with_results()
        ),
        day="held_on",
        names=("register_no", "subject", "found", "asked"),
        columns=(
            number_column(),
            plain("held_on", "Ngày", "nowrap"),
            plain("subject", subject, "long"),
            Column(
                "Sai phạm", lambda row, _reader: (row["found"] or {}).get("violations"), "number"
            ),
            _found("recovered_vnd", "Thu hồi tiền (đồng)"),
            Column("Thu hồi đất (m²)", _land, "number", listed=False),
            _found("deducted_vnd", "Giảm trừ quyết toán (đồng)"),
            Column("Kiến nghị", _asked, "number"),
            Column("Hạn trả lời", lambda row, _reader: _waiting_until(row), "nowrap"),
            Column("Trả lời", _answers),
        ),
        filters=SupervisionFilter,
        sheet=SHEETS[board].name,
        late=lambda row, today: is_late(_waiting_until(row), None, today),
    )


SHEETS = {Board.INSPECTION: INSPECTIONS, Board.INVESTMENT: INVESTMENTS}
REGISTERS = {
    Board.INSPECTION: _register(
        Board.INSPECTION, "Sổ Thanh tra nhân dân", "Nội dung giám sát", Role.INSPECTION_BOARD
    ),
    Board.INVESTMENT: _register(
        Board.INVESTMENT, "Sổ Giám sát đầu tư", "Công trình, dự án", Role.INVESTMENT_BOARD
    ),
}


@dataclass(frozen=True)
class Advice:
    """A recommendation, its days, whether its answer came in time, what may be done with it.

    Of a cancelled one only its words and why it was cancelled are told.
    """

    content: str
    answer: str
    facts: Sequence[Fact]
    due: Due | None
    buttons: Sequence[Button]
    cancelled: str = ""


def _advice(
    row: Recommendation, supervision: Supervision, reader: Reader, calendar: WorkingCalendar
) -> Advice:
    if row.is_cancelled:
        return Advice(row.content, "", (), None, (), cancelled=row.cancel_reason)
    due = due_of(
        "Hạn trả lời",
        row.due_on,
        row.due_citation,
        done_on=row.answered_on,
        today=reader.day,
        calendar=calendar,
    )
    said = [name for name in ("acceptance", "executed_on") if getattr(row, name)]
    facts = facts_of(row, "sent_on", "answered_on", *said)
    buttons = recommendation_buttons(reader, supervision, row)
    return Advice(row.content, row.answer, facts, due, buttons)


def _findings(supervision: Supervision, reader: Reader) -> list[tuple[list[Fact], list[Advice]]]:
    calendar = working_calendar()
    found = supervision.findings.prefetch_related("recommendations").order_by("pk")
    return [
        (
            facts_of(finding, *_FOUND[Board(supervision.board)]),
            [
                _advice(row, supervision, reader, calendar)
                for row in sorted(finding.recommendations.all(), key=lambda row: row.pk)
            ],
        )
        for finding in found
    ]


def detail_view(register: Register, board: Board) -> View:
    """The page of one supervision of a board."""

    @require_safe
    @official(*register.readers)
    def view(request: OfficialRequest, pk: int) -> HttpResponse:
        rows: Any = Supervision.objects.visible_to(request.reader).of_board(board)
        supervision = get_object_or_404(rows.select_related("unit", "cancelled_by"), pk=pk)
        context = record_context(
            register,
            supervision,
            facts=facts_of(supervision, "unit", "board", "held_on", "subject"),
            events=timeline(supervision, VERBS, Finding, Recommendation),
            supervision=supervision,
            findings=_findings(supervision, request.reader),
            buttons=supervision_buttons(request.reader, supervision),
            files=attachments(supervision, "inspections:official-supervision-file", request.reader),
        )
        return render(request, "inspections/official/supervision/detail.html", context)

    return view


inspection_detail = detail_view(REGISTERS[Board.INSPECTION], Board.INSPECTION)
investment_detail = detail_view(REGISTERS[Board.INVESTMENT], Board.INVESTMENT)
