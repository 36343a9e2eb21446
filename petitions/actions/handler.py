"""Name the people who handle a case, and take it from them again."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from petitions.access import NAME_HANDLER, may
from petitions.enums import PetitionKind
from petitions.models import Petition, PetitionEvent, PetitionHandler
from petitions.notifications import handler_named, told_on_page
from songcong.core.errors import Refused
from wards.access import demand
from wards.actions.editing import day_of, locked
from wards.enums import NoticeKind
from wards.models import RoleAssignment, User, reader_for
from wards.rules.reader import WARD_OFFICE


@transaction.atomic
def name_handler(pk: int, handler: User, *, version: int, by: User, at: datetime) -> Petition:
    """Give the case to a person of the unit's office, who is told by mail after commit."""
    petition = _held(pk, version=version, by=by, at=at)
    if not reader_for(handler, day_of(at)).may_act(petition.office_id, *WARD_OFFICE):
        raise Refused("Chỉ giao được cho công chức đang làm việc tại đơn vị.", field="handler")
    named, new = PetitionHandler.objects.get_or_create(
        petition=petition, user=handler, defaults={"named_at": at, "named_by": by}
    )
    if not new:
        raise Refused(f"Vụ việc đã giao cho {handler.full_name} rồi.", field="handler")
    _write_down(petition, "name_handler", handler, by, at)
    handler_named(named, at=at)
    return petition


@transaction.atomic
def release_handler(pk: int, handler: User, *, version: int, by: User, at: datetime) -> Petition:
    """Take the case from a person, who is told on the page of notices."""
    petition = _held(pk, version=version, by=by, at=at)
    others = petition.handlers.exclude(user=handler)
    if petition.kind == PetitionKind.DENUNCIATION and not others.exists():
        raise Refused(
            "Đơn tố cáo luôn phải có người xử lý: hãy giao cho người khác trước.", field="handler"
        )
    gone, _ = PetitionHandler.objects.filter(petition=petition, user=handler).delete()
    if not gone:
        raise Refused("Người này không được giao vụ việc.", field="handler")
    _write_down(petition, "release_handler", handler, by, at)
    if handler != by:
        told_on_page(NoticeKind.HANDLER_RELEASED, handler, [petition], by_id=by.pk, at=at, words="")
    return petition


def people_of_the_office(petition: Petition, day: date) -> QuerySet[User]:
    """Who may be given the case: the office of its unit on that day."""
    return people_of_offices((petition.office_id,), day)


def people_of_offices(unit_ids: Collection[int], day: date) -> QuerySet[User]:
    """The offices of some units on that day."""
    roles = RoleAssignment.objects.in_force(day).filter(unit__in=unit_ids, role__in=WARD_OFFICE)
    return User.objects.filter(is_active=True, pk__in=roles.values("user")).order_by(
        "sort_name", "pk"
    )


def _held(pk: int, *, version: int, by: User, at: datetime) -> Petition:
    petition = locked(Petition.objects.all(), pk, version=version)
    demand(may(reader_for(by, day_of(at)), NAME_HANDLER, petition))
    return petition


def _write_down(petition: Petition, verb: str, handler: User, by: User, at: datetime) -> None:
    petition.version += 1
    petition.save(update_fields=["version"])
    PetitionEvent.objects.create(
        petition=petition,
        at=at,
        by=by,
        verb=verb,
        from_state=petition.status,
        to_state=petition.status,
        data={"handler": handler.pk},
    )
