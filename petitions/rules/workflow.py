"""The life of a petition as tables: one a kind, each row with who may act and by which article.

A register may also say that feedback was sorted without saying how, so its table leads on from
there; no verb of its own leads there, because sorting takes feedback up at once.
"""

from petitions.enums import PetitionKind as Kind
from petitions.enums import PetitionStatus as Status
from songcong.core.workflow import Transition, Workflow
from wards.rules.reader import WARD_OFFICE

OFFICE = frozenset(WARD_OFFICE)
CIRCULAR = "Thông tư 05/2021/TT-TTCP"
RECEPTION_LAW = "Luật Tiếp công dân 42/2013/QH13"

FINAL = frozenset({Status.RESOLVED, Status.WITHDRAWN, Status.TRANSFERRED, Status.CLOSED})
ENTRIES: dict[str, frozenset[str]] = {
    Kind.COMPLAINT: frozenset({Status.RECEIVED}),
    Kind.DENUNCIATION: frozenset({Status.RECEIVED}),
    Kind.FEEDBACK: frozenset({Status.RECEIVED, Status.PROCESSED}),
}
"""The states in which a case of each kind begins its life here."""

_UNSORTED = frozenset({Status.RECEIVED.value, Status.PROCESSED.value})
_OPEN = _UNSORTED | {Status.ACCEPTED.value}


def _row(
    verb: str,
    label: str,
    sources: frozenset[str],
    target: Status,
    article: str,
    *requires: str,
) -> Transition:
    return Transition(verb, label, sources, target.value, OFFICE, article, requires)


def _only(status: Status) -> frozenset[str]:
    return frozenset({status.value})


def _sent_on(article: str) -> tuple[Transition, ...]:
    return (
        _row("forward", "Chuyển đơn", _UNSORTED, Status.TRANSFERRED, article, "on", "reason"),
        _row("urge", "Đôn đốc", _UNSORTED, Status.TRANSFERRED, CIRCULAR, "on", "reason"),
    )


_GUIDE = _row("guide", "Hướng dẫn", _UNSORTED, Status.TRANSFERRED, CIRCULAR, "on", "reason")
_KEEP = _row("keep", "Lưu đơn", _UNSORTED, Status.CLOSED, CIRCULAR, "on", "reason")
_RETURN = _row("return", "Trả đơn", _UNSORTED, Status.CLOSED, CIRCULAR, "on", "reason")

COMPLAINT = Workflow(
    "complaint",
    (
        _row(
            "process",
            "Đủ điều kiện, đề xuất thụ lý",
            _only(Status.RECEIVED),
            Status.PROCESSED,
            CIRCULAR,
            "on",
            "complex",
        ),
        _row(
            "accept",
            "Thụ lý",
            _only(Status.PROCESSED),
            Status.ACCEPTED,
            "Luật Khiếu nại 02/2011/QH13 Điều 27",
            "on",
        ),
        _row(
            "resolve",
            "Ghi kết quả giải quyết",
            _only(Status.ACCEPTED),
            Status.RESOLVED,
            "Luật Khiếu nại 02/2011/QH13 Điều 28",
            "on",
            "outcome",
        ),
        _GUIDE,
        *_sent_on(CIRCULAR),
        _RETURN,
        _KEEP,
        _row(
            "withdraw",
            "Rút đơn",
            _OPEN,
            Status.WITHDRAWN,
            "Luật Khiếu nại 02/2011/QH13 Điều 10",
            "on",
            "reason",
        ),
    ),
)
DENUNCIATION = Workflow(
    "denunciation",
    (
        _row(
            "process",
            "Đủ điều kiện, đề xuất thụ lý",
            _only(Status.RECEIVED),
            Status.PROCESSED,
            "Luật Tố cáo 25/2018/QH14 Điều 24",
            "on",
            "complex",
        ),
        _row(
            "accept",
            "Thụ lý",
            _only(Status.PROCESSED),
            Status.ACCEPTED,
            "Luật Tố cáo 25/2018/QH14 Điều 29",
            "on",
        ),
        _row(
            "resolve",
            "Ghi kết luận nội dung tố cáo",
            _only(Status.ACCEPTED),
            Status.RESOLVED,
            "Luật Tố cáo 25/2018/QH14 Điều 30",
            "on",
            "outcome",
        ),
        _GUIDE,
        *_sent_on("Luật Tố cáo 25/2018/QH14 Điều 24"),
        _KEEP,
        _row(
            "withdraw",
            "Rút tố cáo",
            _OPEN,
            Status.WITHDRAWN,
            "Luật Tố cáo 25/2018/QH14 Điều 33",
            "on",
            "reason",
        ),
    ),
)
FEEDBACK = Workflow(
    "feedback",
    (
        _row(
            "process",
            "Đủ điều kiện, giải quyết tại đơn vị",
            _UNSORTED,
            Status.ACCEPTED,
            CIRCULAR,
            "on",
        ),
        _row(
            "resolve",
            "Ghi kết quả trả lời",
            _only(Status.ACCEPTED),
            Status.RESOLVED,
            RECEPTION_LAW,
            "on",
            "outcome",
        ),
        _GUIDE,
        *_sent_on(CIRCULAR),
        _RETURN,
        _KEEP,
        _row("withdraw", "Rút đơn", _OPEN, Status.WITHDRAWN, CIRCULAR, "on", "reason"),
    ),
)
WORKFLOWS: dict[str, Workflow] = {
    Kind.COMPLAINT: COMPLAINT,
    Kind.DENUNCIATION: DENUNCIATION,
    Kind.FEEDBACK: FEEDBACK,
}


def workflow_of(kind: str) -> Workflow:
    """The table of a kind of petition."""
    return WORKFLOWS[kind]
