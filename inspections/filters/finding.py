"""What the search over all registers finds of the two boards' work."""

from inspections.enums import Board
from inspections.models import Supervision
from wards.enums import Role
from wards.filters.finding import Kind, numbered
from wards.rules.reader import CITY, WARD_OFFICE

_BOTH = (*WARD_OFFICE, *CITY, Role.FRONT.value)


def _kind(board: Board, key: str, title: str, role: Role) -> Kind:
    return Kind(
        key=key,
        title=title,
        url=f"inspections:official-{board}-detail",
        readers=(*_BOTH, role.value),
        rows=lambda reader: Supervision.objects.visible_to(reader).live().of_board(board),
        day="held_on",
        texts=("subject",),
        says=lambda row: numbered("Cuộc giám sát", row),
    )


KINDS = (
    _kind(Board.INSPECTION, "thanh-tra-nhan-dan", "Thanh tra nhân dân", Role.INSPECTION_BOARD),
    _kind(Board.INVESTMENT, "giam-sat-dau-tu", "Giám sát đầu tư", Role.INVESTMENT_BOARD),
)
