"""Which of many cases may be given to somebody, or have their owners reminded, and why not."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

MOST: Final = 200
"""So many cases at once: more are no longer looked over before they are confirmed."""


class Left(StrEnum):
    """Why a case is left out, in words that follow its name."""

    ELSEWHERE = "không thuộc đơn vị bạn làm chủ tịch"
    RESTRICTED = "vụ việc hạn chế, chỉ người được giao xử lý mới giao hoặc nhắc được"
    CANCELLED = "bản ghi đã hủy"
    CLOSED = "đã giải quyết xong"
    CHANGED = "vừa thay đổi, khác lúc xem trước"
    NOT_OF_OFFICE = "người được giao không làm việc tại đơn vị này"
    ALREADY = "đang giao cho đúng người này"
    NOBODY = "chưa có người phụ trách để nhắc"
    ONESELF = "chỉ có bạn phụ trách"


@dataclass(frozen=True)
class AtHand:
    """A case as it stands when somebody asks for it.

    ``chaired`` says that the asker chairs the unit that goes on with it, ``opened`` that the asker
    may read it, ``changed`` that it is no longer what the asker saw; ``owners`` are ids of people.
    """

    chaired: bool = True
    opened: bool = True
    cancelled: bool = False
    closed: bool = False
    changed: bool = False
    owners: frozenset[int] = field(default_factory=frozenset)


def left_from_giving(case: AtHand, handler: int, *, in_office: bool) -> Left | None:
    """Why the case is not given to this person; None where it is.

    ``in_office`` says that the person works in the unit that goes on with it. A denunciation goes
    from hand to hand among those who may read it (Law on Denunciations 25/2018/QH14, Article 56).
    """
    unfit = _unfit(case)
    if unfit is not None:
        return unfit
    if not in_office:
        return Left.NOT_OF_OFFICE
    return Left.ALREADY if case.owners == {handler} else None


def left_from_reminding(case: AtHand, by: int | None) -> Left | None:
    """Why nobody is reminded of the case; None where somebody else answers for it."""
    unfit = _unfit(case)
    if unfit is not None:
        return unfit
    if not case.owners:
        return Left.NOBODY
    return Left.ONESELF if case.owners == {by} else None


def _unfit(case: AtHand) -> Left | None:
    """What stands in the way of either; of what is restricted nothing else is said."""
    ways = (
        (not case.chaired, Left.ELSEWHERE),
        (not case.opened, Left.RESTRICTED),
        (case.cancelled, Left.CANCELLED),
        (case.closed, Left.CLOSED),
        (case.changed, Left.CHANGED),
    )
    return next((reason for stands, reason in ways if stands), None)
