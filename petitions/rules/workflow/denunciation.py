"""The life of a denunciation (Law on Denunciations 25/2018/QH14)."""

from petitions.enums import PetitionStatus as Status
from petitions.rules.workflow.rows import (
    ANSWERED,
    DENUNCIATIONS,
    FROM_RECEIPT,
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
from songcong.core.workflow import Workflow

_IN_HAND = (Status.ACCEPTED, Status.VERIFYING)

DENUNCIATION = Workflow(
    "denunciation",
    (
        row(
            "process",
            "Đủ điều kiện, đề xuất thụ lý",
            (Status.RECEIVED,),
            Status.PROCESSED,
            f"{DENUNCIATIONS} Điều 24",
            "complex",
            deadline="petition.check_denunciation",
            counted_from=FROM_RECEIPT,
        ),
        row(
            "accept",
            "Thụ lý",
            (Status.PROCESSED,),
            Status.ACCEPTED,
            f"{DENUNCIATIONS} Điều 29",
            "paper",
            deadline="petition.tell_denunciation",
        ),
        *supplement(),
        row(
            "verify",
            "Xác minh",
            (Status.ACCEPTED,),
            Status.VERIFYING,
            f"{DENUNCIATIONS} Điều 31",
            "paper",
        ),
        row(
            "resolve",
            "Ghi kết luận nội dung tố cáo",
            (Status.VERIFYING,),
            Status.RESOLVED,
            f"{DENUNCIATIONS} Điều 35",
            "outcome",
            "paper",
            "proof",
            deadline="petition.send_conclusion",
        ),
        *staying(
            "extend",
            "Gia hạn",
            _IN_HAND,
            f"{DENUNCIATIONS} Điều 30",
            "reason",
            "paper",
        ),
        *pause(f"{DENUNCIATIONS} Điều 34"),
        row(
            "send",
            "Gửi kết luận",
            (Status.RESOLVED,),
            Status.SENT,
            f"{DENUNCIATIONS} Điều 35",
            deadline="petition.act_on_conclusion",
        ),
        row(
            "execute",
            "Xử lý theo kết luận",
            (Status.SENT,),
            Status.EXECUTED,
            f"{DENUNCIATIONS} Điều 36",
            "proof",
        ),
        closing(Status.SENT, Status.EXECUTED),
        *sent_on(f"{DENUNCIATIONS} Điều 24", forwarded="Chuyển tố cáo"),
        refusal(f"{DENUNCIATIONS} Điều 29"),
        put_away("keep", "Lưu đơn"),
        *second_look(
            f"{DENUNCIATIONS} Điều 37",
            ANSWERED,
            asked="Người tố cáo tố cáo tiếp",
            answered="Trả lời tố cáo tiếp",
        ),
        withdrawal("Rút tố cáo", f"{DENUNCIATIONS} Điều 33", *_IN_HAND, Status.SUSPENDED),
    ),
)
