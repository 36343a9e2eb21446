"""What the pages over one supervision have in common: whose it is and what it is called."""

from inspections.enums import Board
from inspections.models import Supervision
from wards.access import may
from wards.http import OfficialRequest
from wards.views.official.saving import record_for


def mine(request: OfficialRequest, board: Board, pk: int, verb: str = "edit") -> Supervision:
    """The board's supervision, where the person may see it and do so much with it."""
    rows = Supervision.objects.visible_to(request.reader).of_board(board)
    return record_for(rows, pk, lambda record: may(request.reader, verb, record, board.value))


def called(supervision: Supervision) -> str:
    """What the supervision is called inside a sentence: "cuộc giám sát số 7"."""
    number = supervision.register_no
    return f"cuộc giám sát số {number}" if number else f"cuộc giám sát: {supervision}"
