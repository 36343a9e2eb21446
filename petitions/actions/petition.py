"""Record, correct, re-sort and cancel petitions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from petitions.access import may
from petitions.actions.denouncer import Identity
from petitions.actions.keeping import refuse_faults, save, set_step_deadline
from petitions.actions.party import (
    NOBODY,
    add_party,
    lookup_digits,
    party_of,
    put_under_seal,
    write_party,
)
from petitions.actions.proposal import close_proposals
from petitions.actions.wish import NO_WISHES, Wishes, note_wishes
from petitions.enums import PetitionKind, PetitionStatus
from petitions.models import Petition, PetitionEvent, Reception
from petitions.notifications import tell_office
from petitions.rules.public_code import new_code
from petitions.rules.subject import subject_of
from petitions.rules.workflow import entry_norm
from songcong.core.errors import Refused
from songcong.core.law import Law
from wards.access import demand
from wards.actions.editing import day_of, locked, mark_cancelled, set_facts, touch
from wards.actions.keeper import all_or_none
from wards.actions.numbering import next_number
from wards.enums import NoticeKind
from wards.models import Unit, User, reader_for
from wards.rules.rights import may_write

TOPIC = "petition"
BOOK = "don_thu"
FILED = "file_online"
__all__ = ("FILED", "NOBODY", "TOPIC", "PetitionFacts", "cancel", "create", "edit", "enter")


@dataclass(frozen=True)
class PetitionFacts:
    """What an official writes down about a petition; who sent it stands apart."""

    received_on: date
    source: str
    kind: str
    signers: int = 1
    field: str = ""
    content: str = ""
    complex: bool = False
    register_no: str = ""
    neighbourhood_text: str = ""
    subject: str = ""
    entered_from: str = ""

    @property
    def known(self) -> "PetitionFacts":
        """The same with the subject that the words of the field name, unless one was chosen."""
        return self if self.subject else replace(self, subject=subject_of(self.field))


@dataclass(frozen=True)
class NewPetition:
    """A petition to be entered, and who sent it."""

    facts: PetitionFacts
    sender: Identity


@transaction.atomic
def create(
    unit: Unit,
    facts: PetitionFacts,
    sender: Identity,
    *,
    by: User,
    at: datetime,
    law: Law,
    reception: Reception | None = None,
    wishes: Wishes = NO_WISHES,
) -> Petition:
    """Enter a petition in the unit's register; without a number it gets the book's next.

    Whoever records a denunciation becomes its first named handler.
    """
    demand(may_write(reader_for(by, day_of(at)), TOPIC, unit.pk))
    if reception is not None and reception.unit_id != unit.pk:
        raise Refused("Đơn và lượt tiếp công dân phải cùng một đơn vị.", field="unit")
    if wishes != NO_WISHES and facts.kind == PetitionKind.DENUNCIATION:
        raise Refused("Đơn tố cáo không báo tin, để giữ kín người tố cáo.", field="email")
    petition = enter(unit, facts, sender, by=by, at=at, law=law, reception=reception)
    note_wishes(petition, wishes, by=by, at=at)
    return petition


def enter(
    unit: Unit,
    facts: PetitionFacts,
    sender: Identity,
    *,
    by: User | None,
    at: datetime,
    law: Law,
    reception: Reception | None = None,
) -> Petition:
    """Write a petition into the register in the caller's transaction; rights are the caller's.

    Nobody stands behind what a citizen sent in; a denunciation is not taken in that way.
    """
    petition = Petition(unit=unit, reception=reception, public_code=new_code())
    petition.created_at, petition.created_by = at, by
    petition.edited_since_import = True
    petition.status = PetitionStatus.RECEIVED
    set_facts(petition, facts.known)
    refuse_faults(petition, at)
    key = entry_norm(
        facts.kind, urgent=petition.urgent, is_complex=facts.complex, acknowledged=False
    )
    set_step_deadline(petition, key, facts.received_on, law)
    petition.register_no = facts.register_no or _own_number(unit, facts.received_on)
    _keep_with_sender(petition, sender, by, at, law)
    verb = "create" if by else FILED
    PetitionEvent.objects.create(
        petition=petition, at=at, by=by, verb=verb, to_state=petition.status
    )
    tell_office(NoticeKind.PETITION_NEW, petition, by_id=by.pk if by else None, at=at)
    return petition


def create_all(
    unit: Unit, lines: Iterable[NewPetition], *, by: User, at: datetime, law: Law
) -> list[Petition]:
    """Enter several petitions, all of them or none; raises RefusedLines with what is wrong."""

    def enter(line: NewPetition) -> Petition:
        return create(unit, line.facts, line.sender, by=by, at=at, law=law)

    return all_or_none(lines, enter)


def _keep_with_sender(
    petition: Petition, sender: Identity, by: User | None, at: datetime, law: Law
) -> None:
    """Save a new petition and who sent it: under seal where it denounces."""
    if petition.kind != PetitionKind.DENUNCIATION:
        petition.lookup_digits = lookup_digits(sender.phone)
        save(petition, law)
        add_party(petition, sender)
    elif by is None:
        raise Refused("Đơn tố cáo không nhận trực tuyến.", field="kind")
    else:
        save(petition, law)
        put_under_seal(petition, sender, by=by, at=at)


@transaction.atomic
def edit(
    pk: int,
    facts: PetitionFacts,
    sender: Identity | None,
    *,
    version: int,
    by: User,
    at: datetime,
    law: Law,
) -> Petition:
    """Correct a petition; raises Conflict when somebody saved it since ``version``.

    Without ``sender`` the sender stays as written. Sorting the case anew as a denunciation puts
    the sender under seal; the sender of a denunciation is never changed.
    """
    petition = locked(Petition.objects.all(), pk, version=version)
    demand(may(reader_for(by, day_of(at)), "edit", petition))
    was, known = petition.kind, party_of(petition)
    _may_become(petition, facts.kind)
    changed = set_facts(
        petition, facts.known, without=() if facts.register_no else ("register_no",)
    )
    refuse_faults(petition, at)
    resorted = was != petition.kind == PetitionKind.DENUNCIATION
    if was != PetitionKind.DENUNCIATION and sender is not None and sender != known:
        changed.append("sender")
    if not changed:
        return petition
    if "sender" in changed and sender is not None and not resorted:
        write_party(petition, sender)
        if sender.phone != known.phone:
            petition.lookup_digits = lookup_digits(sender.phone)
    touch(petition)
    save(petition, law)
    if was != petition.kind:
        close_proposals([petition.pk], by_id=by.pk, at=at)
    if resorted:
        put_under_seal(petition, sender or known, by=by, at=at)
    _note_edit(petition, changed, verb="resort" if was != petition.kind else "edit", by=by, at=at)
    return petition


def _note_edit(
    petition: Petition, changed: list[str], *, verb: str, by: User, at: datetime
) -> None:
    PetitionEvent.objects.create(
        petition=petition,
        at=at,
        by=by,
        verb=verb,
        from_state=petition.status,
        to_state=petition.status,
        data={"changed": changed},
    )


@transaction.atomic
def cancel(pk: int, *, reason: str, version: int, by: User, at: datetime) -> Petition:
    """Cancel a petition recorded by mistake; its number stays used."""
    petition = locked(Petition.objects.all(), pk, version=version)
    demand(may(reader_for(by, day_of(at)), "cancel", petition))
    mark_cancelled(petition, reason=reason, by_id=by.pk, at=at)
    petition.save()
    PetitionEvent.objects.create(
        petition=petition,
        at=at,
        by=by,
        verb="cancel",
        from_state=petition.status,
        to_state=petition.status,
        reason=petition.cancel_reason,
    )
    return petition


def _may_become(petition: Petition, kind: str) -> None:
    if petition.kind == kind:
        return
    if petition.kind == PetitionKind.DENUNCIATION:
        raise Refused(
            "Đơn tố cáo không chuyển sang loại khác, vì danh tính người gửi đã niêm phong. "
            "Hãy hủy vụ việc này và ghi đơn mới.",
            field="kind",
        )
    if petition.status != PetitionStatus.RECEIVED:
        raise Refused("Đơn đã xử lý, không đổi loại đơn được nữa.", field="kind")


def _own_number(unit: Unit, on: date) -> str:
    """The number of that year after the highest that the book gave or a register brought in."""
    return f"{next_number(unit, BOOK, on, above=_highest(unit, on.year))}/{on.year}"


def _highest(unit: Unit, year: int) -> int:
    """The highest number of the year that the unit's petitions carry, whoever cancelled them."""
    carried = Petition.objects.filter(unit=unit).numbered_in(year)
    return carried.order_by("-number").values_list("number", flat=True).first() or 0
