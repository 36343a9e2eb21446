"""Load the reference tables that the product carries; safe to repeat."""

import csv
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path

from django.db import transaction

from wards.enums import UnitKind
from wards.models import (
    CommitteeMandate,
    DisclosureItem,
    Holiday,
    NormRow,
    SeededRow,
    Signatory,
    SteeringCommittee,
    Unit,
    UnitSuccession,
)

FOLDER = Path(__file__).resolve().parent.parent / "reference"
BASES = (UnitKind.WARD, UnitKind.COMMUNE, UnitKind.TOWNSHIP)
CITY_COMMITTEE = "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở thành phố Sông Công"
CITY_CODE = "165"


@transaction.atomic
def load_reference() -> dict[str, int]:
    """Write units, succession, committees, holidays and norms; returns how many rows were new.

    A row of the files is written once. What administrators make of it afterwards stays, also
    where they moved its day, gave it another name or took it away.
    """
    return {
        "units": _load_units(),
        "successions": _load_successions(),
        "holidays": _load_holidays(),
        "norms": _load_norms(),
        "disclosure_items": _load_disclosure_items(),
        "committees": _load_committees(),
    }


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


def _fresh(table: str, *key: str, source: str = "") -> list[dict[str, str]]:
    """The rows of a file that were never written, in its order; they count as written now."""
    written = set(SeededRow.objects.filter(table=table).values_list("key", flat=True))
    rows = {"|".join(row[name] for name in key): row for row in _rows(source or table)}
    fresh = {name: row for name, row in rows.items() if name not in written}
    SeededRow.objects.bulk_create(SeededRow(table=table, key=name) for name in fresh)
    return list(fresh.values())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _load_units() -> int:
    """The units, each after the one that it is part of."""
    places = {(row["code"], row["valid_from"]): n for n, row in enumerate(_rows("units"), start=1)}
    known = {(unit.code, unit.valid_from): unit for unit in Unit.objects.all()}
    waiting = [
        row
        for row in _fresh("units", "code", "valid_from")
        if (row["code"], date.fromisoformat(row["valid_from"])) not in known
    ]
    new = len(waiting)
    while waiting:
        unknown = {row["code"] for row in waiting}
        ready = [row for row in waiting if row["parent_code"] not in unknown]
        units = [_unit(row, places, known.values()) for row in ready]
        known |= {(unit.code, unit.valid_from): unit for unit in Unit.objects.bulk_create(units)}
        waiting = [row for row in waiting if row not in ready]
    return new


def _unit(row: dict[str, str], places: dict[tuple[str, str], int], known: Iterable[Unit]) -> Unit:
    begins = date.fromisoformat(row["valid_from"])
    parents = (
        unit
        for unit in known
        if unit.code == row["parent_code"]
        and unit.valid_from <= begins
        and (unit.valid_to is None or unit.valid_to >= begins)
    )
    return Unit(
        code=row["code"],
        valid_from=begins,
        name=row["name"],
        kind=row["kind"],
        valid_to=_day(row["valid_to"]),
        parent=next(parents, None),
        position=places[row["code"], row["valid_from"]],
    )


def _load_successions() -> int:
    fresh = _fresh("successions", "old_code", "old_valid_to", "new_code", "new_valid_from")
    units = list(Unit.objects.all()) if fresh else []
    ending: dict[tuple[str, date | None], Unit] = {
        (unit.code, unit.valid_to): unit for unit in units if unit.valid_to
    }
    beginning = {(unit.code, unit.valid_from): unit for unit in units}
    known = set(UnitSuccession.objects.values_list("old_id", "new_id"))
    rows = []
    for row in fresh:
        old = ending.get((row["old_code"], _day(row["old_valid_to"])))
        successor = beginning.get((row["new_code"], date.fromisoformat(row["new_valid_from"])))
        if old is None or successor is None:  # an administrator dated the units otherwise
            continue
        if (old.pk, successor.pk) not in known:
            rows.append(UnitSuccession(old=old, new=successor, basis=row["basis"]))
    return len(UnitSuccession.objects.bulk_create(rows))


def _load_holidays() -> int:
    known = set(Holiday.objects.values_list("day", flat=True))
    rows = [
        Holiday(
            day=date.fromisoformat(row["date"]),
            kind=row["kind"],
            basis=row["basis"],
            confirmed=row["confirmed"] == "yes",
        )
        for row in _fresh("holidays", "date")
        if date.fromisoformat(row["date"]) not in known
    ]
    return len(Holiday.objects.bulk_create(rows))


def _load_norms() -> int:
    known = set(NormRow.objects.values_list("key", "in_force_from"))
    rows = [
        NormRow(
            key=row["key"],
            value=row["value"],
            unit=row["unit"],
            in_force_from=date.fromisoformat(row["in_force_from"]),
            in_force_to=_day(row["in_force_to"]),
            citation=row["citation"],
            confirmed=row["confirmed"] == "yes",
        )
        for row in _fresh("norms", "key", "in_force_from")
        if (row["key"], date.fromisoformat(row["in_force_from"])) not in known
    ]
    return len(NormRow.objects.bulk_create(rows))


def _load_disclosure_items() -> int:
    known = set(DisclosureItem.objects.values_list("number", "valid_from"))
    rows = [
        DisclosureItem(
            number=int(row["number"]),
            title=row["title"],
            citation=row["citation"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            confirmed=row["confirmed"] == "yes",
        )
        for row in _fresh("disclosure_items", "number", "valid_from")
        if (int(row["number"]), date.fromisoformat(row["valid_from"])) not in known
    ]
    return len(DisclosureItem.objects.bulk_create(rows))


def _load_committees() -> int:
    """The city's committee with its mandate, and one of each ward's own; each once."""
    rows = _fresh("committees", "code", "valid_from", source="units")
    fresh = {(row["code"], row["valid_from"]) for row in rows}
    if not fresh:
        return 0
    city, new = _city_committee()
    units = [
        unit
        for unit in Unit.objects.bases().listed().select_related("parent")
        if (unit.code, unit.valid_from.isoformat()) in fresh
    ]
    known = set(city.mandates.values_list("unit_id", "valid_from"))
    CommitteeMandate.objects.bulk_create(
        CommitteeMandate(
            committee=city,
            unit=unit,
            valid_from=unit.valid_from,
            valid_to=unit.valid_to,
            confirmed=unit.parent is not None and unit.parent.code == CITY_CODE,
        )
        for unit in units
        if (unit.pk, unit.valid_from) not in known
    )
    return int(new) + ward_committees(units)


def _city_committee() -> tuple[SteeringCommittee, bool]:
    """The city's committee under whatever name it bears; whether it was made now."""
    city = SteeringCommittee.objects.filter(ward=None).order_by("pk").first()
    if city is not None:
        return city, False
    city = SteeringCommittee.objects.create(
        name=CITY_COMMITTEE,
        parent_line="Ủy ban nhân dân thành phố Sông Công",
        place="Sông Công",
    )
    Signatory.objects.create(committee=city, valid_from=date(2015, 5, 15))
    return city, True


def ward_committees(units: Collection[Unit]) -> int:
    """Each ward's own committee, with a line to sign on; how many were made now."""
    known = set(SteeringCommittee.objects.filter(ward__in=units).values_list("ward_id", flat=True))
    made = SteeringCommittee.objects.bulk_create(
        _ward_committee(unit) for unit in units if unit.pk not in known
    )
    unsigned = SteeringCommittee.objects.filter(ward__in=units, signatories=None)
    Signatory.objects.bulk_create(
        Signatory(committee=committee, valid_from=committee.ward.valid_from)
        for committee in unsigned.select_related("ward")
        if committee.ward is not None
    )
    return len(made)


def _ward_committee(unit: Unit) -> SteeringCommittee:
    kind = unit.get_kind_display().lower()
    return SteeringCommittee(
        ward=unit,
        name=f"Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở {kind} {unit.name}",
        parent_line=f"Ủy ban nhân dân {kind} {unit.name}",
        place=unit.name,
    )
