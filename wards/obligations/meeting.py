"""What a ward owes of meetings: conferences and dialogues still to be held this year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Count, Q

from songcong.core.law import Law
from songcong.core.obligations import Evidence, Obligation
from wards.models import Meeting, Unit
from wards.rules.meetings_owed import Turn, still_owed, turns_on
from wards.rules.reader import Reader
from wards.rules.rights import units_to_write

Held = Mapping[int, Mapping[int | None, int]]
"""By unit and neighbourhood, how many meetings."""


def meetings_owed(reader: Reader, law: Law) -> list[Obligation]:
    """The meetings that the reader's own units have left to hold, in two queries."""
    ids, turns = units_to_write(reader, "meeting"), turns_on(reader.day, law.norms)
    if not ids or not turns:
        return []
    in_force = Q(neighbourhoods__valid_to__isnull=True) | Q(
        neighbourhoods__valid_to__gte=reader.day
    )
    rows = Unit.objects.bases().filter(pk__in=ids).listed()
    units = list(rows.annotate(places=Count("neighbourhoods", filter=in_force)))
    held = _held(ids, turns)
    return [
        owed
        for turn, by_unit in zip(turns, held, strict=True)
        for unit in units
        if (owed := _obligation(turn, unit, by_unit[unit.pk])) is not None
    ]


def _held(unit_ids: Iterable[int], turns: Iterable[Turn]) -> list[Held]:
    """The meetings of each turn."""
    turns = tuple(turns)
    counts = {
        f"turn_{number}": Count(
            "pk", filter=Q(kind=turn.asked.kind, held_on__range=turn.window_days)
        )
        for number, turn in enumerate(turns)
    }
    first = min(turn.window.start for turn in turns)
    rows = Meeting.objects.live().filter(unit__in=unit_ids, held_on__gte=first).order_by()
    found: list[dict[int, dict[int | None, int]]] = [defaultdict(dict) for _ in turns]
    for unit, place, *numbers in rows.values_list("unit", "neighbourhood").annotate(**counts):
        for by_unit, number in zip(found, numbers, strict=True):
            if number:
                by_unit[unit][place] = number
    return list(found)


def _obligation(turn: Turn, unit: Unit, held: Mapping[int | None, int]) -> Obligation | None:
    left = still_owed(turn, getattr(unit, "places"), held)  # noqa: B009  # annotated above
    if left is None:
        return None
    name = f"{turn.asked.kind.label} {turn.label}"
    return Obligation(
        key=turn.asked.key,
        unit_id=unit.pk,
        unit=str(unit),
        what=f"{name}: {left.words}",
        article=turn.citation,
        due_on=turn.window.end,
        done_on=None,
        evidence=Evidence("wards:official-meeting-create", query=f"loai={turn.asked.kind}"),
        label=name,
    )
