"""The file of a mediation: who mediates, its parties, its sessions, what was agreed and kept."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from petitions.actions.mediation import ENDED
from petitions.enums import MediationOutcome
from petitions.models import (
    Mediation,
    MediationCase,
    MediationEvent,
    MediationParty,
    MediationSession,
    MediationTeam,
    Mediator,
)
from petitions.rules.mediation_scope import refused
from petitions.rules.team import COURT, fee_fault, limit
from songcong.core.errors import Refused
from songcong.core.vietnamese import short_date
from wards.access import demand, may
from wards.actions.editing import day_of, locked, set_facts
from wards.calendar import law
from wards.models import User, reader_for

TOPIC = "mediation"


@dataclass(frozen=True)
class Side:
    """One party of the dispute."""

    name: str
    born_in: int | None = None
    address: str = ""


@dataclass(frozen=True)
class CaseFacts:
    """Who mediates and whether it may be mediated at all."""

    scope: str
    ground: str = ""
    team_id: int | None = None
    mediator_ids: tuple[int, ...] = ()
    assigned_on: date | None = None
    invited: str = ""
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True)
class SessionFacts:
    """One meeting with the parties."""

    held_on: date
    place: str = ""
    course: str = ""


@dataclass(frozen=True)
class AgreementFacts:
    """What was agreed, whether it is kept, what the court said and what the team was paid."""

    agreed_on: date | None = None
    agreement: str = ""
    kept: str = ""
    kept_checked_on: date | None = None
    court_asked_on: date | None = None
    court_decision: str = ""
    fee_vnd: int = 0
    paid_on: date | None = None


@transaction.atomic
def set_case(pk: int, facts: CaseFacts, *, version: int, by: User, at: datetime) -> Mediation:
    """Write down scope, team, mediators and parties; raises Refused for what may not be."""
    mediation = _held(pk, version=version, by=by, at=at)
    case = _case_of(mediation)
    _refuse_strangers(mediation, facts)
    if row := refused(facts.scope):
        if facts.mediator_ids:
            raise Refused(f"Không phân công hòa giải: {row.reason}", field="scope")
        if mediation.outcome in ENDED:
            raise Refused("Vụ này đã ghi kết quả hòa giải; hãy sửa kết quả trước.", field="scope")
    apart = ("sides", "mediator_ids")
    changed = set_facts(case, facts, without=apart)
    case.save()
    if set(case.mediators.values_list("pk", flat=True)) != set(facts.mediator_ids):
        case.mediators.set(facts.mediator_ids)
        changed.append("mediators")
    changed += _write_sides(mediation, facts.sides)
    return _kept(mediation, "case", by=by, at=at, changed=changed)


@transaction.atomic
def add_session(pk: int, facts: SessionFacts, *, version: int, by: User, at: datetime) -> Mediation:
    """Write down a meeting with the parties; none of what may not be mediated."""
    mediation = _held(pk, version=version, by=by, at=at)
    if row := refused(_case_of(mediation).scope):
        raise Refused(f"Vụ việc này không được hòa giải: {row.reason}", field="held_on")
    _refuse_day(facts.held_on, mediation.received_on, "held_on", "ngày nhận", at)
    MediationSession.objects.create(mediation=mediation, **vars(facts))
    return _kept(mediation, "session", by=by, at=at, changed=["sessions"])


@transaction.atomic
def set_agreement(
    pk: int, facts: AgreementFacts, *, version: int, by: User, at: datetime
) -> Mediation:
    """Write down the agreement and what became of it."""
    mediation = _held(pk, version=version, by=by, at=at)
    case = _case_of(mediation)
    if facts.agreed_on is not None and mediation.outcome != MediationOutcome.SETTLED:
        raise Refused(
            "Ghi kết quả hòa giải thành trước khi ghi văn bản thỏa thuận.", field="agreed_on"
        )
    if (row := refused(case.scope)) and facts != AgreementFacts():
        raise Refused(f"Vụ việc này không được hòa giải: {row.reason}", field="agreed_on")
    if facts.kept and facts.kept_checked_on is None:
        raise Refused("Ghi ngày theo dõi việc thực hiện.", field="kept_checked_on")
    _refuse_days(mediation, facts, at)
    if facts.fee_vnd != case.fee_vnd:
        _refuse_fee(mediation, facts.fee_vnd, at)
    changed = set_facts(case, facts)
    case.save()
    return _kept(mediation, "agreement", by=by, at=at, changed=changed)


def _refuse_days(mediation: Mediation, facts: AgreementFacts, at: datetime) -> None:
    agreed = facts.agreed_on
    _refuse_day(agreed, mediation.received_on, "agreed_on", "ngày nhận", at)
    if agreed is None:
        for field in ("agreement", "kept", "court_asked_on"):
            if getattr(facts, field):
                raise Refused("Phải ghi ngày lập văn bản hòa giải thành.", field="agreed_on")
        return
    _refuse_day(facts.kept_checked_on, agreed, "kept_checked_on", "ngày lập văn bản", at)
    _refuse_day(facts.court_asked_on, agreed, "court_asked_on", "ngày lập văn bản", at)
    last = limit(COURT, agreed, law())
    if last and facts.court_asked_on and facts.court_asked_on > last.due_on:
        raise Refused(
            f"Quá thời hạn yêu cầu Tòa án công nhận: chậm nhất {short_date(last.due_on)} "
            f"({last.norm.citation}).",
            field="court_asked_on",
        )


def _refuse_fee(mediation: Mediation, fee: int, at: datetime) -> None:
    ended = mediation.ended_on or day_of(at)
    if fault := fee_fault(fee, mediation.outcome, ended, law()):
        raise Refused(fault, field="fee_vnd")


def _refuse_day(day: date | None, since: date, field: str, title: str, at: datetime) -> None:
    if day is None:
        return
    if day > day_of(at):
        raise Refused("Ngày ghi chưa tới.", field=field)
    if day < since:
        raise Refused(f"Ngày ghi đứng trước {title}.", field=field)


def _refuse_strangers(mediation: Mediation, facts: CaseFacts) -> None:
    """Only a team of the unit and its own mediators."""
    teams = MediationTeam.objects.live().of_office([mediation.office_id])
    if facts.team_id and not teams.filter(pk=facts.team_id).exists():
        raise Refused("Tổ hòa giải này không có trong đơn vị.", field="team_id")
    own = Mediator.objects.live().of_office([mediation.office_id])
    own = own.filter(pk__in=facts.mediator_ids)
    if facts.team_id:
        own = own.filter(team=facts.team_id)
    if own.count() != len(set(facts.mediator_ids)):
        raise Refused("Chọn hòa giải viên của tổ đã chọn.", field="mediator_ids")


def _write_sides(mediation: Mediation, sides: Sequence[Side]) -> list[str]:
    stand = list(mediation.sides.order_by("pk").values_list("name", "born_in", "address"))
    if stand == [(side.name, side.born_in, side.address) for side in sides]:
        return []
    mediation.sides.all().delete()
    MediationParty.objects.bulk_create(
        MediationParty(mediation=mediation, **vars(side)) for side in sides
    )
    return ["sides"]


def _held(pk: int, *, version: int, by: User, at: datetime) -> Mediation:
    mediation = locked(Mediation.objects.select_related("unit"), pk, version=version)
    demand(may(reader_for(by, day_of(at)), "edit", mediation, TOPIC))
    return mediation


def _case_of(mediation: Mediation) -> MediationCase:
    return MediationCase.objects.filter(mediation=mediation).first() or MediationCase(
        mediation=mediation
    )


def _kept(mediation: Mediation, verb: str, *, changed: Collection[str], **who: Any) -> Mediation:
    """Count the change and write it down, names never; the register's line stays as it is."""
    if changed:
        mediation.version += 1
        mediation.save(update_fields=["version"])
        MediationEvent.objects.create(
            mediation=mediation, verb=verb, data={"changed": list(changed)}, **who
        )
    return mediation
