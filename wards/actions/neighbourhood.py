"""Villages and residential groups, and how many households they have from a day on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from songcong.core.errors import Refused
from songcong.core.shown import shown
from songcong.core.text import fold
from wards.actions.editing import refuse_outside_life
from wards.actions.ground import Act, GroundKeeper, changing, note
from wards.models import HouseholdCount, Neighbourhood, Unit
from wards.rules.neighbourhood_list import MOST, Typed, fault_of, lines_of
from wards.rules.spans import Days, backwards

TOPIC = "neighbourhood"


@dataclass(frozen=True)
class NeighbourhoodFacts:
    """A village or residential group of a unit; without days, as long as the unit."""

    unit: Unit
    name: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Judged:
    """A line with what it would make: a new group, a new count, nothing, or why not."""

    line: Typed
    known: Neighbourhood | None = None
    was: int | None = None
    refusal: str = ""

    @property
    def is_same(self) -> bool:
        """Whether the list says what is written down already."""
        return self.known is not None and self.was == self.line.households


def _settle(row: Neighbourhood) -> None:
    row.folded_name = fold(row.name)


def _check(row: Neighbourhood) -> None:
    if row.valid_from and backwards(Days(row.valid_from, row.valid_to)):
        raise Refused("Đến ngày đứng trước từ ngày.", field="valid_to")
    same = Neighbourhood.objects.filter(unit=row.unit, folded_name=row.folded_name)
    if same.exclude(pk=row.pk).exists():
        raise Refused(f"{row.unit} đã có «{row.name}».", field="name")


NEIGHBOURHOOD_KEEPER = GroundKeeper(TOPIC, Neighbourhood, check=_check, settle=_settle, whole=True)


def count_households(pk: int, counted_on: date, households: int, act: Act) -> HouseholdCount:
    """So many households from a day on; meetings of earlier days keep the count of their day."""
    with changing(TOPIC, act):
        rows = Neighbourhood.objects.select_for_update(of=("self",)).select_related("unit")
        return _count(rows.get(pk=pk), counted_on, households, act)


def judge_list(unit: Unit, text: str, counted_on: date) -> list[Judged]:
    """Every line judged against the unit's groups; Refused for too long a list."""
    lines = lines_of(text)
    if len(lines) > MOST:
        raise Refused(f"Mỗi lần không quá {MOST} dòng.", field="groups")
    known = {row.folded_name: row for row in Neighbourhood.objects.filter(unit=unit)}
    counts = HouseholdCount.objects.filter(
        neighbourhood__in=known.values(), counted_on__lte=counted_on
    )
    ordered = counts.order_by("counted_on")
    now = dict(ordered.values_list("neighbourhood_id", "households"))  # the latest stays
    twice = {name for name, times in Counter(line.folded for line in lines).items() if times > 1}
    judged = []
    for line in lines:
        fault = fault_of(line)
        if fault is None and line.folded in twice:
            fault = "Tên này có hai lần trong danh sách."
        row = known.get(line.folded)
        judged.append(Judged(line, row, now.get(row.pk) if row else None, fault or ""))
    return judged


@transaction.atomic
def take_list(unit: Unit, judged: Iterable[Judged], counted_on: date, act: Act) -> int:
    """Add new groups and new counts; returns how many lines changed something."""
    changed = 0
    for one in judged:
        if one.refusal or one.is_same or one.line.households is None:
            continue
        row = one.known or NEIGHBOURHOOD_KEEPER.create(NeighbourhoodFacts(unit, one.line.name), act)
        count_households(row.pk, counted_on, one.line.households, act)
        changed += 1
    return changed


def _count(row: Neighbourhood, counted_on: date, households: int, act: Act) -> HouseholdCount:
    refuse_outside_life(row.unit, counted_on, field="counted_on", title="Từ ngày")
    before = row.household_counts.filter(counted_on__lte=counted_on).order_by("-counted_on").first()
    count, _ = HouseholdCount.objects.update_or_create(
        neighbourhood=row, counted_on=counted_on, defaults={"households": households}
    )
    was = shown(before.households if before else None)
    title = f"Số hộ từ ngày {shown(counted_on)}"
    note(TOPIC, row, "count", act, [[title, was, shown(households)]])
    return count
