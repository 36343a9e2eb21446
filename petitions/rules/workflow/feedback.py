"""The life of a recommendation or feedback.

A register may also say that feedback was sorted without saying how, so its table leads on from
there; no verb of its own leads there, because sorting takes feedback up at once.
"""

from petitions.enums import PetitionStatus as Status
from petitions.rules.workflow.rows import (
    CIRCULAR,
    CITY,
    RECEPTION,
    acknowledgement,
    closing,
    put_away,
    refusal,
    row,
    second_look,
    sent_on,
    staying,
    supplement,
    withdrawal,
)
from songcong.core.workflow import Workflow

_IN_HAND = (Status.ACCEPTED, Status.VERIFYING)

FEEDBACK = Workflow(
    "feedback",
    (
        row(
            "process",
            "Đủ điều kiện, giải quyết tại đơn vị",
            (Status.RECEIVED, Status.PROCESSED),
            Status.ACCEPTED,
            CIRCULAR,
        ),
        *acknowledgement(),
        *supplement(),
        row(
            "resolve",
            "Ghi kết quả trả lời",
            _IN_HAND,
            Status.RESOLVED,
            RECEPTION,
            "outcome",
            "proof",
        ),
        row("verify", "Xác minh", (Status.ACCEPTED,), Status.VERIFYING, CIRCULAR),
        *staying("extend", "Gia hạn", _IN_HAND, CITY, "reason", "paper"),
        row("send", "Gửi trả lời", (Status.RESOLVED,), Status.SENT, RECEPTION),
        closing(Status.RESOLVED, Status.SENT),
        *sent_on(CIRCULAR),
        refusal(CIRCULAR),
        put_away("return", "Trả đơn"),
        put_away("keep", "Lưu đơn"),
        *second_look(CITY, (Status.RESOLVED, Status.SENT)),
        withdrawal("Rút đơn", CIRCULAR, *_IN_HAND),
    ),
)
