"""What the rows of all tables of petitions are made of."""

from petitions.enums import PetitionStatus as Status
from songcong.core.workflow import Transition
from wards.rules.reader import WARD_OFFICE

OFFICE = frozenset(WARD_OFFICE)
CIRCULAR = "Thông tư 05/2021/TT-TTCP"
COMPLAINTS = "Luật Khiếu nại 02/2011/QH13"
DENUNCIATIONS = "Luật Tố cáo 25/2018/QH14"
RECEPTION = "Luật Tiếp công dân 42/2013/QH13"
CITY = "Quy chế tiếp công dân của thành phố"

UNSORTED = (Status.RECEIVED, Status.AWAITING, Status.PROCESSED)
IN_HAND = (Status.ACCEPTED, Status.VERIFYING, Status.DISCUSSED)
ANSWERED = (Status.RESOLVED, Status.SENT, Status.EXECUTED)
FROM_RECEIPT = "received_on"


def row(
    verb: str,
    label: str,
    sources: tuple[Status, ...],
    target: Status,
    article: str,
    *requires: str,
    deadline: str = "",
    counted_from: str = "on",
) -> Transition:
    """A row for the ward's office; every step says the day on which it was taken."""
    return Transition(
        verb,
        label,
        frozenset(source.value for source in sources),
        target.value,
        OFFICE,
        article,
        ("on", *requires),
        deadline=deadline,
        counted_from=counted_from,
    )


def staying(
    verb: str, label: str, states: tuple[Status, ...], article: str, *requires: str
) -> tuple[Transition, ...]:
    """Rows of a verb that leaves the case in the state in which it is."""
    return tuple(row(verb, label, (state,), state, article, *requires) for state in states)


def supplement() -> tuple[Transition, ...]:
    """Asking the sender for what is missing, and having got it."""
    return (
        row(
            "ask_more",
            "Yêu cầu bổ sung",
            (Status.RECEIVED,),
            Status.AWAITING,
            CIRCULAR,
            "reason",
            "paper",
            deadline="petition.supplement",
        ),
        row(
            "supplied",
            "Đã bổ sung",
            (Status.AWAITING,),
            Status.RECEIVED,
            CIRCULAR,
            deadline="petition.process_within",
        ),
    )


def acknowledgement() -> tuple[Transition, ...]:
    """Telling the sender that the petition has arrived."""
    return staying("acknowledge", "Báo đã nhận đơn", (Status.RECEIVED,), CITY)


def sent_on(article: str, *, forwarded: str = "Chuyển đơn") -> tuple[Transition, ...]:
    """Guiding to, handing over to and urging the office in whose competence the case is."""
    to = (UNSORTED, Status.TRANSFERRED)
    return (
        row("guide", "Hướng dẫn", *to, CIRCULAR, "office", "paper"),
        row("forward", forwarded, *to, article, "office", "paper"),
        row("urge", "Đôn đốc", *to, CIRCULAR, "office", "paper"),
    )


def refusal(article: str) -> Transition:
    """Not taking the case up: the ground and the office to turn to are named in writing."""
    return row(
        "refuse", "Không thụ lý", UNSORTED, Status.REFUSED, article, "ground", "office", "paper"
    )


def put_away(verb: str, label: str) -> Transition:
    """Keeping a petition that is not handled, or giving it back."""
    return row(verb, label, UNSORTED, Status.CLOSED, CIRCULAR, "reason")


def withdrawal(label: str, article: str, *in_hand: Status) -> Transition:
    """The sender takes it back, at any time before it is settled."""
    sources = (*UNSORTED, *in_hand)
    return row("withdraw", label, sources, Status.WITHDRAWN, article, "reason")


def pause(article: str) -> tuple[Transition, ...]:
    """Stopping the clock while another body's finding is waited for, and going on."""
    return (
        row(
            "suspend",
            "Tạm đình chỉ",
            (Status.VERIFYING,),
            Status.SUSPENDED,
            article,
            "reason",
            "paper",
        ),
        row(
            "resume",
            "Tiếp tục giải quyết",
            (Status.SUSPENDED,),
            Status.VERIFYING,
            article,
            "paper",
        ),
    )


def second_look(
    article: str,
    sources: tuple[Status, ...],
    *,
    asked: str = "Người gửi đề nghị xem lại",
    answered: str = "Trả lời đề nghị xem lại",
) -> tuple[Transition, ...]:
    """The one request to look again: its answer closes the file."""
    return (
        row(
            "ask_again",
            asked,
            sources,
            Status.REVIEWING,
            article,
            "reason",
            deadline="petition.look_again",
        ),
        row(
            "answer_again",
            answered,
            (Status.REVIEWING,),
            Status.ARCHIVED,
            article,
            "proof",
        ),
    )


def closing(*sources: Status) -> Transition:
    """The end of the file."""
    return row("close", "Kết thúc hồ sơ", sources, Status.ARCHIVED, CIRCULAR)
