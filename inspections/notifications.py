"""What is told to people about the boards' recommendations."""

from datetime import datetime

from inspections.enums import Board
from inspections.models import Supervision
from songcong.core.obligations import Evidence
from wards.enums import NoticeKind, Role
from wards.notifications import tell
from wards.rules.reader import WARD_OFFICE

_ROLES = {Board.INSPECTION: Role.INSPECTION_BOARD, Board.INVESTMENT: Role.INVESTMENT_BOARD}


def recommended(supervision: Supervision, *, by_id: int | None, at: datetime) -> None:
    """Tell the ward's office that a board expects an answer."""
    _tell(NoticeKind.RECOMMENDATION, supervision, WARD_OFFICE, by_id, at)


def answered(supervision: Supervision, *, by_id: int | None, at: datetime) -> None:
    """Tell the board, and the office beside it, that an answer has come."""
    _tell(
        NoticeKind.ANSWER, supervision, (_ROLES[Board(supervision.board)], *WARD_OFFICE), by_id, at
    )


def _tell(
    kind: NoticeKind,
    supervision: Supervision,
    roles: tuple[str, ...],
    by_id: int | None,
    at: datetime,
) -> None:
    number = f" số {supervision.register_no}" if supervision.register_no else ""
    tell(
        kind,
        unit_id=supervision.unit_id,
        roles=roles,
        at=at,
        subject=f"Cuộc giám sát{number} của {supervision.get_board_display()}",
        by_id=by_id,
        page=Evidence(f"inspections:official-{supervision.board}-detail", supervision.pk),
    )
