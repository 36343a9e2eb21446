"""Give many cases to one person, or remind their owners, after a look at what would change."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from petitions.access import NAME_HANDLER, NAMED_BY, REMIND
from petitions.actions.denouncer import gives_away
from petitions.enums import PetitionKind
from petitions.models import Petition, PetitionEvent, PetitionHandler, PetitionParty
from petitions.notifications import several_told, told_on_page
from petitions.rules.bulk import MOST, AtHand, Left, left_from_giving, left_from_reminding
from petitions.rules.identity_traces import mentions
from petitions.rules.workflow import FINAL
from songcong.core.errors import Refused
from wards.access import demand
from wards.actions.editing import day_of
from wards.enums import NoticeKind
from wards.models import RoleAssignment, User, reader_for
from wards.rules.reader import WARD_OFFICE, Reader


class Seen(NamedTuple):
    """What tells whether a case is still as somebody saw it."""

    version: int
    reminders: int


@dataclass(frozen=True)
class Task:
    """What is to be done with the cases: given to ``handler``, or reminded of in ``words``."""

    handler: User | None = None
    words: str = ""


@dataclass(frozen=True)
class Line:
    """A case of the plan: as it was seen, whose it is now, why it is left out."""

    petition: Petition
    restricted: bool
    seen: Seen
    owners: tuple[User, ...]
    left: Left | None


@dataclass(frozen=True)
class Plan:
    """The cases asked for, newest first; of ``unknown`` ones nothing is told but how many."""

    task: Task
    lines: tuple[Line, ...]
    unknown: int

    @property
    def moves(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.left is None)

    @property
    def left(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.left is not None)


def foresee(task: Task, ids: Collection[int], *, by: User, at: datetime) -> Plan:
    """What would become of each case; nothing is written."""
    return _plan(task, dict.fromkeys(ids), _chairing(task, ids, by, at), at)


@transaction.atomic
def carry_out(task: Task, seen: Mapping[int, Seen | None], *, by: User, at: datetime) -> Plan:
    """Do it with every case that is still as it was ``seen``; the others are left out, and named.

    All in one transaction: an event in each case, one notice for each person.
    """
    reader = _chairing(task, seen, by, at)
    held = Petition.objects.lines_for(reader).filter(pk__in=seen)
    list(held.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    plan = _plan(task, seen, reader, at, strict=True)
    if plan.moves and task.handler is not None:
        _give(plan.moves, task.handler, by, at)
    elif plan.moves:
        _remind(plan.moves, task.words, by, at)
    return plan


def _chairing(task: Task, ids: Collection[int], by: User, at: datetime) -> Reader:
    """The reader who may do this; Refused where the task is not one."""
    reader = reader_for(by, day_of(at))
    demand(bool(reader.works_in.get(NAMED_BY)))
    if len(ids) > MOST:
        raise Refused(f"Mỗi lần làm được nhiều nhất {MOST} đơn; hãy chọn ít hơn.")
    if task.handler is None and not task.words.strip():
        raise Refused("Phải ghi lời nhắc.", field="words")
    return reader


def _rows(ids: Collection[int], reader: Reader) -> QuerySet[Any]:
    """The cases among those of the reader's units, with their handlers."""
    reminders = PetitionEvent.objects.filter(petition=OuterRef("pk"), verb=REMIND).order_by()
    count = reminders.values("petition").annotate(n=Count("pk")).values("n")
    handlers = PetitionHandler.objects.select_related("user").order_by("named_at", "pk")
    rows: QuerySet[Any] = Petition.objects.lines_for(reader).filter(pk__in=ids)
    rows = (
        rows.select_related("unit", "successor", "created_by")
        .annotate(reminders=Coalesce(Subquery(count), 0))
        .prefetch_related(Prefetch("handlers", handlers, to_attr="named"))
    )
    return rows.order_by("-received_on", "-pk")


def _plan(
    task: Task,
    seen: Mapping[int, Seen | None],
    reader: Reader,
    at: datetime,
    *,
    strict: bool = False,
) -> Plan:
    """Each case with what becomes of it; ``strict`` leaves out those that are not as seen."""
    cases = list(_rows(seen, reader))
    offices = _offices({case.office_id for case in cases}, at)
    lines = []
    for case in cases:
        now = Seen(case.version, case.reminders)
        office = offices[case.office_id]
        owners = _owners(case, office, reminding=task.handler is None)
        at_hand = AtHand(
            chaired=reader.may_act(case.office_id, NAMED_BY),
            opened=not case.restricted,
            cancelled=case.is_cancelled,
            closed=case.status in FINAL,
            changed=strict and seen[case.pk] != now,
            owners=frozenset(owner.pk for owner in owners),
        )
        if task.handler is None:
            left = left_from_reminding(at_hand, reader.user_id)
        else:
            in_office = task.handler.pk in office
            left = left_from_giving(at_hand, task.handler.pk, in_office=in_office)
        lines.append(Line(case, case.restricted, now, owners, left))
    return Plan(task, tuple(lines), len(seen) - len(cases))


def _offices(unit_ids: Collection[int], at: datetime) -> Mapping[int, frozenset[int]]:
    """Who works in the office of each unit on that day."""
    roles = RoleAssignment.objects.in_force(day_of(at)).filter(
        unit__in=unit_ids, role__in=WARD_OFFICE, user__is_active=True
    )
    found = defaultdict(set)
    for unit, user in roles.values_list("unit", "user"):
        found[unit].add(user)
    return defaultdict(frozenset, {unit: frozenset(people) for unit, people in found.items()})


def _owners(case: Any, office: Collection[int], *, reminding: bool) -> tuple[User, ...]:
    """Its handlers; to be reminded, those of them who work there, or else who recorded it."""
    named = tuple(handler.user for handler in case.named)
    if not reminding:
        return named
    if not named and case.created_by and case.kind != PetitionKind.DENUNCIATION:
        named = (case.created_by,)
    return tuple(user for user in named if user.pk in office)


def _give(moves: Sequence[Line], handler: User, by: User, at: datetime) -> None:
    ids = [line.petition.pk for line in moves]
    PetitionHandler.objects.filter(petition__in=ids).exclude(user=handler).delete()
    PetitionHandler.objects.bulk_create(
        (
            PetitionHandler(petition=line.petition, user=handler, named_at=at, named_by=by)
            for line in moves
        ),
        ignore_conflicts=True,
    )
    Petition.objects.filter(pk__in=ids).update(version=F("version") + 1)
    told = [
        _event(
            line.petition,
            NAME_HANDLER,
            {"handler": handler.pk, "told": [handler.pk], "said": _passed(line, handler)},
            by,
            at,
        )
        for line in moves
    ]
    events = PetitionEvent.objects.bulk_create(told)
    several_told(NoticeKind.HANDLER_NAMED, handler, events, by_id=by.pk, at=at)
    _tell_released(moves, handler, by, at)


def _tell_released(moves: Sequence[Line], handler: User, by: User, at: datetime) -> None:
    """One notice for each person from whom cases were taken."""
    owners = {owner.pk: owner for line in moves for owner in line.owners}
    for pk in sorted(owners.keys() - {handler.pk, by.pk}):
        lost = [line.petition for line in moves if owners[pk] in line.owners]
        told_on_page(NoticeKind.HANDLER_RELEASED, owners[pk], lost, by_id=by.pk, at=at, words="")


def _passed(line: Line, handler: User) -> str:
    """From whom to whom: "Lê Văn B, thay Trần Thị A"."""
    others = [str(owner) for owner in line.owners if owner != handler]
    return f"{handler}, thay {', '.join(others)}" if others else str(handler)


def _remind(moves: Sequence[Line], words: str, by: User, at: datetime) -> None:
    said = words.strip()
    for line in moves:
        if line.petition.kind == PetitionKind.DENUNCIATION and gives_away(line.petition, said):
            raise Refused("Lời nhắc nêu danh tính người tố cáo; hãy ghi cách khác.", field="words")
    senders = PetitionParty.objects.filter(petition__in=[line.petition.pk for line in moves])
    for name, phone in senders.values_list("name", "phone"):
        if mentions(said, names=[name], numbers=[phone]):
            raise Refused("Lời nhắc nêu tên, số máy người gửi đơn; hãy bỏ đi.", field="words")
    told = []
    for line in moves:
        people = [owner.pk for owner in line.owners if owner != by]
        told.append(_event(line.petition, REMIND, {"said": said, "told": people}, by, at))
    events = PetitionEvent.objects.bulk_create(told)
    owners = {owner.pk: owner for line in moves for owner in line.owners}
    for pk in sorted(owners):
        of_owner = [event for event in events if pk in event.data["told"]]
        if of_owner:
            several_told(NoticeKind.REMINDER, owners[pk], of_owner, by_id=by.pk, at=at)


def _event(
    petition: Petition, verb: str, data: dict[str, Any], by: User, at: datetime
) -> PetitionEvent:
    state = petition.status
    return PetitionEvent(
        petition=petition, at=at, by=by, verb=verb, from_state=state, to_state=state, data=data
    )
