"""When a unit has ended, what was open there goes on in the unit that follows it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from songcong.core.errors import Refused
from songcong.core.open_work import Going, going_on
from songcong.core.shown import shown
from wards.actions.editing import day_of
from wards.actions.ground import Act, changing, note
from wards.enums import NoticeKind
from wards.models import Unit, UnitSuccession
from wards.notifications import tell

VERB = "succeed"


def hand_over_all(today: date, *, at: datetime) -> int:
    """Hand on what is open in every unit that has ended; returns how many records moved.

    A unit that went into one other hands all on; of one that was split each record waits for
    somebody to say where it goes. Closed records stay, and figures count all where they were.
    Safe to repeat: what went on before is passed over.
    """
    moved = 0
    for old in _ended(today):
        links = [link for link in old.successions.all() if link.new.valid_from <= today]
        if len(links) == 1:
            moved += sum(_hand_over(going, links[0], at) for going in going_on())
    return moved


@dataclass(frozen=True)
class Waiting:
    """An open record that nobody goes on with yet: its kind, its number and its day, no content."""

    key: str
    words: str


def waiting_in(old: Unit, *, most: int) -> list[Waiting]:
    """The open records of a unit, so many of each kind."""
    return [
        Waiting(f"{place}:{row.pk}", _called(going, row))
        for place, going in enumerate(going_on())
        for row in going.rows().of_office([old.pk]).order_by("pk")[:most]
    ]


def share(pk: int, new_pk: int, keys: Collection[str], act: Act) -> int:
    """Hand chosen records of an ended unit to one of those that follow it.

    Raises Refused where nothing was chosen or somebody handed them on meanwhile.
    """
    with changing("unit", act):
        links = UnitSuccession.objects.select_related("old", "new")
        link = links.get(old=pk, new=new_pk)
        if link.new.valid_from > day_of(act.at):
            raise Refused(f"{link.new} có từ ngày {shown(link.new.valid_from)}.", field="heir")
        moved = 0
        for place, going in enumerate(going_on()):
            ids = [int(key.partition(":")[2]) for key in keys if key.startswith(f"{place}:")]
            moved += _hand_over(going, link, act.at, ids) if ids else 0
        if moved != len(keys):
            raise Refused("Có việc đã được chuyển trong lúc này. Hãy chọn lại.", field="rows")
        words = [["Việc còn mở", str(link.old), f"{moved} việc sang {link.new}"]]
        note("unit", link.old, "share", act, words)
    return moved


def _called(going: Going, row: Any) -> str:
    number = f" số {row.register_no}" if row.register_no else ""
    what = going.what[:1].upper() + going.what[1:]
    return f"{what}{number}, ghi ngày {shown(day_of(row.created_at))}"


def _ended(today: date) -> list[Unit]:
    rows = Unit.objects.filter(valid_to__lt=today, successions__isnull=False).distinct()
    return list(rows.prefetch_related("successions__new", "successions__old").order_by("pk"))


@transaction.atomic
def _hand_over(
    what: Going, link: UnitSuccession, at: datetime, ids: Collection[int] | None = None
) -> int:
    rows = what.rows().of_office([link.old_id])
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    found = list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    if not found:
        return 0
    model = rows.model
    model.objects.filter(pk__in=found).update(successor=link.new, version=F("version") + 1)
    _write_events(model, found, link, at)
    tell(
        NoticeKind.HANDED_OVER,
        unit_id=link.new_id,
        roles=what.roles,
        at=at,
        subject=f"{len(found)} {what.what}",
        data={"old": str(link.old)},
    )
    return len(found)


def _write_events(model: Any, ids: Collection[int], link: UnitSuccession, at: datetime) -> None:
    events = model._meta.get_field("events")
    parent = events.field.attname
    events.related_model.objects.bulk_create(
        events.related_model(
            **{parent: pk},
            at=at,
            verb=VERB,
            reason=link.basis,
            data={"office": str(link.new), "old": str(link.old)},
        )
        for pk in ids
    )
