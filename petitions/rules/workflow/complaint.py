"""The life of a complaint, the first time and the second.

The first time there is a dialogue where the finding differs from what was asked; the second time
there always is (Law on Complaints 02/2011/QH13, Articles 30 and 39).
"""

from petitions.enums import Instance
from petitions.enums import PetitionStatus as Status
from petitions.rules.workflow.rows import (
    CIRCULAR,
    COMPLAINTS,
    FROM_RECEIPT,
    IN_HAND,
    acknowledgement,
    closing,
    pause,
    put_away,
    refusal,
    row,
    second_look,
    sent_on,
    staying,
    supplement,
    withdrawal,
)
from songcong.core.workflow import Transition, Workflow

PAUSED_BY = f"{COMPLAINTS} (sửa đổi, chưa đối chiếu)"


def _sorting() -> tuple[Transition, ...]:
    return (
        row(
            "process",
            "Đủ điều kiện, đề xuất thụ lý",
            (Status.RECEIVED,),
            Status.PROCESSED,
            CIRCULAR,
            "complex",
            deadline="petition.accept_complaint",
            counted_from=FROM_RECEIPT,
        ),
        row(
            "accept",
            "Thụ lý",
            (Status.PROCESSED,),
            Status.ACCEPTED,
            f"{COMPLAINTS} Điều 27",
            "remote",
            "paper",
        ),
        *acknowledgement(),
        *supplement(),
    )


def _settling(
    settle: str, talk: str, send: str, decided_from: tuple[Status, ...], deadline: str
) -> tuple[Transition, ...]:
    return (
        row(
            "verify",
            "Xác minh",
            (Status.ACCEPTED,),
            Status.VERIFYING,
            f"{COMPLAINTS} Điều 29",
            "paper",
        ),
        row("discuss", "Đối thoại", (Status.VERIFYING,), Status.DISCUSSED, talk, "paper"),
        row(
            "resolve",
            "Ghi quyết định giải quyết",
            decided_from,
            Status.RESOLVED,
            settle,
            "outcome",
            "paper",
            "proof",
            deadline=deadline,
        ),
        *staying("extend", "Gia hạn", IN_HAND, settle, "reason", "paper"),
        *pause(PAUSED_BY),
        row("send", "Gửi quyết định", (Status.RESOLVED,), Status.SENT, send),
        row(
            "execute", "Thi hành", (Status.SENT,), Status.EXECUTED, f"{COMPLAINTS} Điều 46", "proof"
        ),
        closing(Status.SENT, Status.EXECUTED),
    )


def _ways_out(again: str) -> tuple[Transition, ...]:
    return (
        *sent_on(CIRCULAR),
        refusal(f"{COMPLAINTS} Điều 11"),
        put_away("return", "Trả đơn"),
        put_away("keep", "Lưu đơn"),
        *second_look(again, (Status.SENT, Status.EXECUTED)),
        withdrawal("Rút đơn", f"{COMPLAINTS} Điều 10", *IN_HAND, Status.SUSPENDED),
    )


FIRST = Workflow(
    "complaint first",
    (
        *_sorting(),
        *_settling(
            f"{COMPLAINTS} Điều 28",
            f"{COMPLAINTS} Điều 30",
            f"{COMPLAINTS} Điều 32",
            (Status.DISCUSSED, Status.VERIFYING, Status.ACCEPTED),
            "petition.send_decision.first",
        ),
        *_ways_out(f"{COMPLAINTS} Điều 33"),
    ),
)
SECOND = Workflow(
    "complaint second",
    (
        *_sorting(),
        *_settling(
            f"{COMPLAINTS} Điều 37",
            f"{COMPLAINTS} Điều 39",
            f"{COMPLAINTS} Điều 41",
            (Status.DISCUSSED,),
            "petition.send_decision.second",
        ),
        *_ways_out(f"{COMPLAINTS} Điều 42"),
    ),
)
TABLES = {Instance.FIRST: FIRST, Instance.SECOND: SECOND}
