"""Put petitions together that belong together, and part them again; both histories stay."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from petitions.access import may
from petitions.enums import LinkKind, PetitionKind
from petitions.models import Petition, PetitionEvent, PetitionLink
from songcong.core.errors import Refused
from wards.access import demand
from wards.actions.editing import day_of
from wards.models import User, reader_for


@transaction.atomic
def link(pk: int, other_pk: int, kind: str, *, by: User, at: datetime) -> PetitionLink:
    """Say that a petition belongs to another of the same unit; each keeps its own life."""
    petition, other = _pair(pk, other_pk, by=by, at=at)
    if petition.office_id != other.office_id:
        raise Refused("Chỉ liên kết được các đơn của cùng một đơn vị.", field="other")
    if PetitionLink.objects.between(petition.pk, other.pk).exists():
        raise Refused("Hai đơn này đã liên kết rồi.", field="other")
    made = PetitionLink.objects.create(
        petition=petition, other=other, kind=kind, linked_at=at, linked_by=by
    )
    _note("link", (petition, other), kind, by=by, at=at)
    return made


@transaction.atomic
def unlink(pk: int, other_pk: int, *, by: User, at: datetime) -> None:
    """Part two petitions again; the events of both stay."""
    petition, other = _pair(pk, other_pk, by=by, at=at)
    rows = PetitionLink.objects.between(petition.pk, other.pk)
    kinds = list(rows.values_list("kind", flat=True))
    if not kinds:
        raise Refused("Hai đơn này không liên kết.", field="other")
    rows.delete()
    _note("unlink", (petition, other), kinds[0], by=by, at=at)


def link_parts(petition: Petition, parts: Iterable[Petition], *, by: User, at: datetime) -> None:
    """Link the files that one petition was parted into."""
    for part in parts:
        PetitionLink.objects.create(
            petition=petition, other=part, kind=LinkKind.PART, linked_at=at, linked_by=by
        )
        _note("link", (petition, part), LinkKind.PART, by=by, at=at)


def _pair(pk: int, other_pk: int, *, by: User, at: datetime) -> tuple[Petition, Petition]:
    """Both petitions, locked in the order of their ids; the reader may correct both."""
    if pk == other_pk:
        raise Refused("Một đơn không liên kết với chính nó.", field="other")
    rows = Petition.objects.select_for_update(of=("self",)).filter(pk__in=(pk, other_pk))
    found = {row.pk: row for row in rows.order_by("pk")}
    reader = reader_for(by, day_of(at))
    demand(len(found) == 2 and all(may(reader, "edit", row) for row in found.values()))  # noqa: PLR2004
    return found[pk], found[other_pk]


def _note(verb: str, pair: tuple[Petition, Petition], kind: str, *, by: User, at: datetime) -> None:
    """One event on each side, which names the other by its id alone.

    An open case says nothing of a denunciation: that would tell who sent it.
    """
    for one, the_other in (pair, reversed(pair)):
        if one.kind != the_other.kind == PetitionKind.DENUNCIATION:
            continue
        PetitionEvent.objects.create(
            petition=one,
            at=at,
            by=by,
            verb=verb,
            from_state=one.status,
            to_state=one.status,
            data={"other": the_other.pk, "kind": kind},
        )
