"""Write a paper from a case, correct it, issue it under the next number, cancel it."""

from dataclasses import dataclass, fields
from datetime import datetime
from functools import partial

from django.db import transaction

from petitions.access import may
from petitions.actions.denouncer import gives_away
from petitions.enums import LetterKind, LetterState, PetitionKind
from petitions.models import CaseLetter, Petition, PetitionEvent
from petitions.notifications import LAY_OUT
from petitions.pdf import paper_of
from petitions.rules.letter_forms import FORMS, LetterForm, number_line
from songcong.core.errors import Conflict, Refused
from songcong.core.jobs import after_commit
from wards.access import demand
from wards.actions.editing import day_of, set_facts
from wards.actions.numbering import next_number
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
def issue(pk: int, *, version: int, by: User, at: datetime) -> CaseLetter:
    """Give a draft the next number of its book and the day, and freeze what it says.

    The number is given back when the transaction fails, so that a book has neither gaps nor
    twins (Decree 30/2020, Article 15). Raises Refused while a place is still dotted.
    """
    letter = _held(pk, version=version, by=by, at=at)
    _keep_secret(letter.petition, facts_of(letter))
    if blanks := paper_of(letter).blanks:
        raise Refused(f"Văn bản còn {blanks} chỗ trống (……) chưa ghi.", field="text")
    letter.dated_on = day_of(at)
    letter.number = next_number(letter.unit, letter.book, letter.dated_on)
    letter.state, letter.issued_at, letter.issued_by = LetterState.ISSUED, at, by
    letter.paper = paper_of(letter).as_json()
    _save(letter, at)
    _note(letter, "issue_letter", by=by, at=at)
    return letter


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
