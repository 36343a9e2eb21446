"""The figures of one board: its supervisions, what they found, what became of its advice."""

from functools import partial

from django.db.models import F, Q

from inspections.enums import Board
from inspections.figures.tables import findings, recommendations, supervisions
from songcong.core.figures import Better, Count, Figure, Pillar, Rate, Section, Sum, Table
from songcong.core.periods import Window


def _answered(window: Window) -> Q:
    return Q(answered_on__lte=window.end)


def _open(window: Window) -> Q:
    return Q(answered_on__isnull=True) | Q(answered_on__gt=window.end)


def _answered_on_time(window: Window) -> Q:
    return _answered(window) & Q(answered_on__lte=F("judged_due"))


def _overdue(window: Window) -> Q:
    return _open(window) & Q(judged_due__lte=window.end)


def board_section(board: Board, pillar: Pillar) -> Section:
    """All figures of a board; money taken off the final account stands in place of land."""
    found = findings(board)
    extra = (
        _found("recovered_land_m2", "Diện tích đất thu hồi", "m²", found, decimal=True)
        if board is Board.INSPECTION
        else _found("deducted_vnd", "Giảm trừ quyết toán", "đồng", found)
    )
    return Section(
        board.value,
        board.label,
        (
            Count(
                key="supervisions",
                name="Số cuộc giám sát",
                measure="cuộc",
                table=supervisions(board),
                pillar=pillar,
            ),
            _found("violations", "Số vụ sai phạm phát hiện", "vụ", found),
            *_recommendation_figures(recommendations(board), pillar),
            _found("recovered_vnd", "Số tiền thu hồi", "đồng", found),
            extra,
        ),
    )


def _found(key: str, name: str, measure: str, table: Table, *, decimal: bool = False) -> Sum:
    return Sum(key=key, name=name, measure=measure, table=table, column=key, decimal=decimal)


def _recommendation_figures(sent: Table, pillar: Pillar) -> tuple[Figure, ...]:
    count = partial(Count, measure="kiến nghị", table=sent)
    return (
        count(
            key="carried_over",
            name="Kiến nghị kỳ trước chuyển sang",
            where=lambda w: Q(sent_on__lt=w.start),
        ),
        count(
            key="recommendations",
            name="Kiến nghị gửi trong kỳ",
            where=lambda w: Q(sent_on__gte=w.start),
        ),
        count(key="answered", name="Kiến nghị đã được trả lời", where=_answered),
        count(
            key="answered_on_time",
            name="Kiến nghị được trả lời đúng hạn",
            where=_answered_on_time,
            better=Better.MORE,
        ),
        count(key="open", name="Kiến nghị chưa được trả lời", where=_open, better=Better.LESS),
        count(
            key="overdue",
            name="Kiến nghị quá hạn trả lời",
            where=_overdue,
            better=Better.LESS,
            pillar=pillar,
        ),
        Rate(
            key="answered_rate",
            name="Tỷ lệ kiến nghị được trả lời",
            better=Better.MORE,
            pillar=pillar,
            numerator=("answered",),
            denominator=("answered", "open"),
        ),
    )
