"""Write a paper from a case, correct it, issue it under the next number, cancel it."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import partial

from django.db import transaction

from petitions.access import may
from petitions.actions.denouncer import gives_away
from petitions.enums import LetterKind, LetterState, PetitionKind
from petitions.models import CaseLetter, Petition, PetitionEvent
from petitions.notifications import LAY_OUT
from petitions.pdf import paper_of
from petitions.rules.letter_forms import FORMS, LetterForm, against, number_line
from songcong.core.errors import Conflict, Refused
from songcong.core.jobs import after_commit
from wards.access import demand
from wards.actions.editing import day_of, set_facts
from wards.actions.numbering import next_number, take_number
from wards.models import User, reader_for


@dataclass(frozen=True)
class LetterFacts:
    """The words of a paper as an official leaves them; paragraphs parted by an empty line."""

    subject: str
    addressee: str
    text: str
    recipients: str
    authority: str
    post: str
    signatory: str = ""


@transaction.atomic
def draft(
    petition: Petition, kind: LetterKind, facts: LetterFacts, *, by: User, at: datetime
) -> CaseLetter:
    """Keep the draft of a paper of this kind; Refused where the case cannot have one."""
    petition = Petition.objects.select_for_update(of=("self",)).get(pk=petition.pk)
    _demand(petition, by=by, at=at)
    form = FORMS[kind]
    if petition.kind not in form.cases:
        raise Refused(f"{kind.label} không dùng cho {petition.get_kind_display().lower()}.")
    _keep_secret(petition, facts)
    letter = CaseLetter(
        petition=petition,
        unit_id=petition.office_id,
        kind=kind,
        book=form.book,
        dated_on=day_of(at),
        created_at=at,
        touched_at=at,
        created_by=by,
    )
    set_facts(letter, facts)
    letter.save()
    after_commit(LAY_OUT, letter.pk)
    return letter


@transaction.atomic
def rewrite(pk: int, facts: LetterFacts, *, version: int, by: User, at: datetime) -> CaseLetter:
    """Correct a draft; Conflict when somebody saved it since ``version``."""
    letter = _held(pk, version=version, by=by, at=at)
    _keep_secret(letter.petition, facts)
    if set_facts(letter, facts):
        _save(letter, at)
    return letter


@transaction.atomic
def issue(  # what the paper's stamp says
    pk: int,
    *,
    signed: bool,
    number: int | None = None,
    dated_on: date | None = None,
    version: int,
    by: User,
    at: datetime,
) -> CaseLetter:
    """Give a draft its number and day, and freeze what it says.

    Without a number it gets the next of its book, without a day the day of ``at``. A number is
    given back when the transaction fails, so that a book that numbers itself has neither gaps nor
    twins (Decree 30/2020, Article 15). Raises Refused while a place is still dotted, while nobody
    says that the paper was ``signed``, and beside an issued paper that it contradicts.
    """
    Petition.objects.select_for_update(of=("self",)).filter(letters=pk).first()
    letter = _held(pk, version=version, by=by, at=at)
    _keep_secret(letter.petition, facts_of(letter))
    _refuse_unready(letter)
    if not signed:
        raise Refused(f"Phải xác nhận {letter.post} đã ký bản giấy.", field="signed")
    letter.dated_on = dated_on or day_of(at)
    _refuse_day(letter, day_of(at))
    letter.number = _number_for(letter, number)
    letter.state, letter.issued_at, letter.issued_by = LetterState.ISSUED, at, by
    letter.paper = paper_of(letter).as_json()
    _save(letter, at)
    _note(letter, "issue_letter", by=by, at=at)
    return letter


def hindrance(letter: CaseLetter, issued: Collection[str]) -> str:
    """Why a draft cannot be issued beside the papers that its case has; nothing where it can."""
    if blanks := paper_of(letter).blanks:
        return f"Văn bản còn {blanks} chỗ trống (……) chưa ghi."
    if other := against(letter.kind, issued):
        return f"Hồ sơ đã có {other.label.lower()}; hủy văn bản đó trước."
    return ""


def issued_from(petitions: Collection[int]) -> list[tuple[int, str]]:
    """The papers that left from these cases and were not cancelled: the case, the kind of each."""
    rows = CaseLetter.objects.filter(petition__in=petitions, state=LetterState.ISSUED)
    return list(rows.order_by("pk").values_list("petition_id", "kind"))


def _refuse_unready(letter: CaseLetter) -> None:
    issued = [kind for _, kind in issued_from([letter.petition_id])]
    if sentence := hindrance(letter, issued):
        raise Refused(sentence, field="text")


def _refuse_day(letter: CaseLetter, today: date) -> None:
    if letter.dated_on > today:
        raise Refused("Ngày văn bản chưa tới.", field="dated_on")
    if letter.dated_on < letter.petition.received_on:
        raise Refused("Ngày văn bản đứng trước ngày nhận đơn.", field="dated_on")


def _number_for(letter: CaseLetter, chosen: int | None) -> int:
    """The next number of the book, or the one that the office's own book gave."""
    if chosen is None:
        return next_number(letter.unit, letter.book, letter.dated_on)
    take_number(letter.unit, letter.book, letter.dated_on, chosen)
    year = letter.dated_on.year
    twins = CaseLetter.objects.filter(unit=letter.unit, book=letter.book, dated_on__year=year)
    if twins.filter(number=chosen).exists():
        symbol = FORMS[letter.kind].symbol
        raise Refused(f"Số {chosen}/{symbol} của năm {year} đã dùng.", field="number")
    return chosen


@transaction.atomic
def cancel(pk: int, *, reason: str, version: int, by: User, at: datetime) -> CaseLetter:
    """Cancel an issued paper; its number stays used, marked so."""
    letter = _locked(pk, version=version)
    _demand(letter.petition, by=by, at=at)
    if letter.state != LetterState.ISSUED:
        raise Refused("Chỉ hủy được văn bản đã ban hành.", code="wrong_state")
    if not reason.strip():
        raise Refused("Phải ghi lý do hủy.", field="reason")
    letter.state, letter.cancel_reason = LetterState.CANCELLED, reason.strip()
    letter.cancelled_at, letter.cancelled_by = at, by
    letter.save()
    _note(letter, "cancel_letter", by=by, at=at, reason=letter.cancel_reason)
    return letter


@transaction.atomic
def discard(pk: int, *, version: int, by: User, at: datetime) -> None:
    """Throw a draft away: it never had a number."""
    letter = _held(pk, version=version, by=by, at=at)
    if name := letter.pdf.name:
        transaction.on_commit(partial(letter.pdf.storage.delete, name), robust=True)
    letter.delete()


def facts_of(letter: CaseLetter) -> LetterFacts:
    """The words of a paper as they stand."""
    return LetterFacts(**{field.name: getattr(letter, field.name) for field in fields(LetterFacts)})


def _locked(pk: int, *, version: int) -> CaseLetter:
    rows = CaseLetter.objects.select_related("petition__unit", "unit")
    letter = rows.select_for_update(of=("self",)).get(pk=pk)
    if letter.version != version:
        raise Conflict(
            "Trong lúc bạn đang ghi, người khác đã lưu văn bản này.",
            current_version=letter.version,
        )
    return letter


def _held(pk: int, *, version: int, by: User, at: datetime) -> CaseLetter:
    """A draft that this person may change, locked."""
    letter = _locked(pk, version=version)
    _demand(letter.petition, by=by, at=at)
    if not letter.is_draft:
        raise Refused("Văn bản đã ban hành, không sửa được nữa.", code="wrong_state")
    return letter


def _save(letter: CaseLetter, at: datetime) -> None:
    letter.version += 1
    letter.touched_at = at
    letter.failure = ""
    letter.save()
    after_commit(LAY_OUT, letter.pk)


def _demand(petition: Petition, *, by: User, at: datetime) -> None:
    demand(may(reader_for(by, day_of(at)), "edit", petition))


def _keep_secret(petition: Petition, facts: LetterFacts) -> None:
    if petition.kind != PetitionKind.DENUNCIATION:
        return
    if gives_away(petition, *vars(facts).values()):
        raise Refused(
            "Văn bản nêu họ tên, số điện thoại hoặc địa chỉ của người tố cáo. Hãy bỏ đi; tên người "
            "nhận được viết tay vào bản giấy.",
            code="identity",
        )


def _note(
    letter: CaseLetter, verb: str, *, by: User, at: datetime, reason: str = ""
) -> PetitionEvent:
    petition: Petition = letter.petition
    form: LetterForm = FORMS[letter.kind]
    return PetitionEvent.objects.create(
        petition=petition,
        at=at,
        by=by,
        verb=verb,
        from_state=petition.status,
        to_state=petition.status,
        reason=reason,
        data={
            "letter": letter.pk,
            "said": f"{letter.get_kind_display()}, {number_line(form.symbol, letter.number)}",
        },
    )
