"""The words by which addresses name the steps of a case, and the step that settles what is owed."""

from collections.abc import Iterable, Mapping
from typing import Final

from songcong.core.workflow import Transition

PETITION_STEPS: Final[Mapping[str, str]] = {
    "bao-nhan": "acknowledge",
    "yeu-cau-bo-sung": "ask_more",
    "da-bo-sung": "supplied",
    "xu-ly": "process",
    "thu-ly": "accept",
    "khong-thu-ly": "refuse",
    "xac-minh": "verify",
    "doi-thoai": "discuss",
    "gia-han": "extend",
    "tam-dinh-chi": "suspend",
    "tiep-tuc": "resume",
    "giai-quyet": "resolve",
    "gui-ket-qua": "send",
    "thi-hanh": "execute",
    "ket-thuc": "close",
    "de-nghi-xem-lai": "ask_again",
    "tra-loi-xem-lai": "answer_again",
    "huong-dan": "guide",
    "chuyen-don": "forward",
    "don-doc": "urge",
    "luu-don": "keep",
    "tra-don": "return",
    "rut-don": "withdraw",
}
VOTER_STEPS: Final[Mapping[str, str]] = {
    "giai-quyet-xong": "settle",
    "dang-giai-quyet": "start",
    "se-giai-quyet": "plan",
    "giai-trinh": "explain",
    "chuyen": "pass_on",
}
PETITION_WORDS: Final = {verb: word for word, verb in PETITION_STEPS.items()}
VOTER_WORDS: Final = {verb: word for word, verb in VOTER_STEPS.items()}
_TOWARDS_THE_END: Final = ("resolve", "discuss", "verify", "resume", "accept", "process", "settle")
"""What brings a case to its end, the last step first."""
_OF_SORTING: Final = ("supplied", "accept", "process")


def settling_verb(rows: Iterable[Transition]) -> str:
    """Of the steps open now the one nearest to the end of the case; nothing where none leads on."""
    return _first(_TOWARDS_THE_END, rows)


def sorting_verb(rows: Iterable[Transition], due_key: str) -> str:
    """Of the steps open now the one that the day of the step at hand asks for.

    ``due_key`` is the norm of that day; a petition that may be sorted is answered ``process``.
    """
    first = ("acknowledge",) if due_key.startswith("petition.acknowledge") else ()
    return _first((*first, *_OF_SORTING), rows)


def _first(wanted: Iterable[str], rows: Iterable[Transition]) -> str:
    there = {row.verb for row in rows}
    return next((verb for verb in wanted if verb in there), "")
