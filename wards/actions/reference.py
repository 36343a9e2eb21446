"""Load the reference tables that the product carries; safe to repeat."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.db import transaction

from wards.enums import UnitKind
from wards.models import (
    CommitteeMandate,
    DisclosureItem,
    Holiday,
    NormRow,
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

    Rows that stand already are left as an administrator may have corrected them.
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


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _load_units() -> int:
    new = 0
    for position, row in enumerate(_rows("units"), start=1):
        begins = date.fromisoformat(row["valid_from"])
        parent = (
            Unit.objects.in_force(begins).filter(code=row["parent_code"]).first()
            if row["parent_code"]
            else None
        )
        _, created = Unit.objects.get_or_create(
            code=row["code"],
            valid_from=begins,
            defaults={
                "name": row["name"],
                "kind": row["kind"],
                "valid_to": _day(row["valid_to"]),
                "parent": parent,
                "position": position,
            },
        )
        new += created
    return new


def _load_successions() -> int:
    new = 0
    for row in _rows("successions"):
        old = Unit.objects.get(code=row["old_code"], valid_to=_day(row["old_valid_to"]))
        successor = Unit.objects.get(code=row["new_code"], valid_from=row["new_valid_from"])
        _, created = UnitSuccession.objects.get_or_create(
            old=old, new=successor, defaults={"basis": row["basis"]}
        )
        new += created
    return new


def _load_holidays() -> int:
    known = set(Holiday.objects.values_list("day", flat=True))
    rows = [
        Holiday(
            day=date.fromisoformat(row["date"]),
            kind=row["kind"],
            basis=row["basis"],
            confirmed=row["confirmed"] == "yes",
        )
        for row in _rows("holidays")
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
        for row in _rows("norms")
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
        for row in _rows("disclosure_items")
        if (int(row["number"]), date.fromisoformat(row["valid_from"])) not in known
    ]
    return len(DisclosureItem.objects.bulk_create(rows))


def _load_committees() -> int:
    city, new = SteeringCommittee.objects.get_or_create(
        name=CITY_COMMITTEE,
        ward=None,
        defaults={"parent_line": "Ủy ban nhân dân thành phố Sông Công", "place": "Sông Công"},
    )
    count = int(new)
    _sign_from(city, date(2015, 5, 15))
    for unit in Unit.objects.bases().listed().select_related("parent"):
        of_city = unit.parent is not None and unit.parent.code == CITY_CODE
        CommitteeMandate.objects.get_or_create(
            committee=city,
            unit=unit,
            valid_from=unit.valid_from,
            defaults={"valid_to": unit.valid_to, "confirmed": of_city},
        )
        count += _load_ward_committee(unit)
    return count


def _load_ward_committee(unit: Unit) -> int:
    kind = unit.get_kind_display().lower()
    committee, created = SteeringCommittee.objects.get_or_create(
        ward=unit,
        defaults={
            "name": f"Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở {kind} {unit.name}",
            "parent_line": f"Ủy ban nhân dân {kind} {unit.name}",
            "place": unit.name,
        },
    )
    _sign_from(committee, unit.valid_from)
    return int(created)


def _sign_from(committee: SteeringCommittee, day: date) -> None:
    if not committee.signatories.exists():
        Signatory.objects.create(committee=committee, valid_from=day)
