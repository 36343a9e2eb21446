"""The papers that leave an office from a case: their titles, symbols and for which cases."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from petitions.enums import Handling, LetterKind, PetitionKind, PetitionStatus
from songcong.core.paper.letterhead import Letterhead

COMPLAINT, DENUNCIATION, FEEDBACK = (
    PetitionKind.COMPLAINT,
    PetitionKind.DENUNCIATION,
    PetitionKind.FEEDBACK,
)


@dataclass(frozen=True)
class LetterForm:
    """A kind of paper: its title, the symbol behind its number and the kinds of case it serves.

    ``to_office`` papers go to another office, the others to whoever sent the petition; a paper
    without a title is an official letter whose subject stands below its number (Decree 30/2020,
    annex I).
    """

    kind: LetterKind
    title: str
    symbol: str
    cases: frozenset[str]
    to_office: bool = False

    @property
    def book(self) -> str:
        """The book in which its numbers run: one a symbol."""
        return f"van_ban:{self.symbol}"


def _form(
    kind: LetterKind, title: str, symbol: str, *cases: str, to_office: bool = False
) -> LetterForm:
    return LetterForm(kind, title, symbol, frozenset(cases), to_office)


FORMS: dict[str, LetterForm] = {
    form.kind: form
    for form in (
        _form(LetterKind.RECEIPT, "GIẤY BIÊN NHẬN", "GBN-UBND", COMPLAINT, DENUNCIATION, FEEDBACK),
        _form(LetterKind.GUIDANCE, "PHIẾU HƯỚNG DẪN", "PHD-UBND", COMPLAINT, FEEDBACK),
        _form(
            LetterKind.FORWARDING,
            "PHIẾU CHUYỂN ĐƠN",
            "PCĐ-UBND",
            COMPLAINT,
            DENUNCIATION,
            FEEDBACK,
            to_office=True,
        ),
        _form(LetterKind.ACCEPTANCE, "THÔNG BÁO", "TB-UBND", COMPLAINT, DENUNCIATION, FEEDBACK),
        _form(LetterKind.REFUSAL, "THÔNG BÁO", "TB-UBND", COMPLAINT, DENUNCIATION, FEEDBACK),
        _form(LetterKind.EXTENSION, "THÔNG BÁO", "TB-UBND", COMPLAINT, DENUNCIATION, FEEDBACK),
        _form(LetterKind.DIALOGUE, "GIẤY MỜI", "GM-UBND", COMPLAINT, FEEDBACK),
        _form(LetterKind.DECISION, "QUYẾT ĐỊNH", "QĐ-UBND", COMPLAINT),
        _form(LetterKind.CONCLUSION, "KẾT LUẬN", "KL-UBND", DENUNCIATION),
        _form(LetterKind.ANSWER, "", "UBND", COMPLAINT, FEEDBACK),
    )
}


class Case(Protocol):
    """A petition, as far as its next paper depends on it."""

    @property
    def kind(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def handling(self) -> str: ...


_BY_STATUS: dict[str, tuple[LetterKind, ...]] = {
    PetitionStatus.RECEIVED: (LetterKind.RECEIPT,),
    PetitionStatus.PROCESSED: (LetterKind.ACCEPTANCE, LetterKind.REFUSAL),
    PetitionStatus.ACCEPTED: (LetterKind.ACCEPTANCE, LetterKind.DIALOGUE, LetterKind.EXTENSION),
    PetitionStatus.VERIFYING: (LetterKind.DIALOGUE, LetterKind.EXTENSION),
    PetitionStatus.DISCUSSED: (LetterKind.EXTENSION,),
    PetitionStatus.CLOSED: (LetterKind.REFUSAL,),
    PetitionStatus.REFUSED: (LetterKind.REFUSAL,),
}
_BY_HANDLING: dict[str, LetterKind] = {
    Handling.GUIDE: LetterKind.GUIDANCE,
    Handling.FORWARD: LetterKind.FORWARDING,
    Handling.URGE: LetterKind.FORWARDING,
}
_ENDING = frozenset(
    {
        PetitionStatus.ACCEPTED,
        PetitionStatus.VERIFYING,
        PetitionStatus.DISCUSSED,
        PetitionStatus.RESOLVED,
        PetitionStatus.REVIEWING,
    }
)
_AT_THE_END: dict[str, LetterKind] = {
    COMPLAINT: LetterKind.DECISION,
    DENUNCIATION: LetterKind.CONCLUSION,
    FEEDBACK: LetterKind.ANSWER,
}


def offered(case: Case) -> tuple[LetterForm, ...]:
    """Every paper that a case of its kind can have, what its state asks for first."""
    due = asked_for(case)
    rest = (form.kind for form in FORMS.values() if case.kind in form.cases)
    return tuple(FORMS[kind] for kind in dict.fromkeys((*due, *rest)))


def asked_for(case: Case) -> tuple[LetterKind, ...]:
    """The papers that the case's state asks for: a receipt, a notice, the answer."""
    found = list(_BY_STATUS.get(case.status, ()))
    if case.status == PetitionStatus.TRANSFERRED and case.handling in _BY_HANDLING:
        found.append(_BY_HANDLING[case.handling])
    if case.status in _ENDING:
        found.append(_AT_THE_END[case.kind])
    return tuple(kind for kind in found if case.kind in FORMS[kind].cases)


_ONCE = frozenset(
    {LetterKind.ACCEPTANCE, LetterKind.REFUSAL, LetterKind.DECISION, LetterKind.CONCLUSION}
)
_TAKEN_UP = frozenset({LetterKind.ACCEPTANCE, LetterKind.DECISION, LetterKind.CONCLUSION})
_TURNED_AWAY = frozenset({LetterKind.GUIDANCE, LetterKind.REFUSAL})


def against(kind: str, issued: Collection[str]) -> LetterKind | None:
    """The issued paper of the case that this one would contradict or repeat; None where none does.

    A case is taken up or turned away, not both, and is decided once (Law 02/2011/QH13, Articles 27
    and 31; Law 25/2018/QH14, Articles 29 and 35): the wrong paper is cancelled first.
    """
    if kind in _TAKEN_UP:
        barred = _TURNED_AWAY | ({kind} & _ONCE)
    elif kind in _TURNED_AWAY:
        barred = _TAKEN_UP | ({kind} & _ONCE)
    else:
        return None
    return next((LetterKind(each) for each in issued if each in barred), None)


def number_line(symbol: str, number: int | None) -> str:
    """The number with its symbol: "Số: 05/TB-UBND"; without one, the place left for it."""
    head = Letterhead((), (), symbol, "", "", (), number=number)
    return head.number_line
