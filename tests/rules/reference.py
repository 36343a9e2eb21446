"""The product's own holidays and norms, read from its reference tables without a database."""

import csv
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from songcong.core.law import Law
from songcong.core.norms import Norm, NormTable
from songcong.core.working_days import WorkingCalendar

FOLDER = Path(__file__).resolve().parents[2] / "wards" / "reference"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def holidays(kind: str) -> set[date]:
    return {date.fromisoformat(r["date"]) for r in rows("holidays") if r["kind"] == kind}


@cache
def calendar() -> WorkingCalendar:
    return WorkingCalendar(holidays("off"), holidays("working"), range(2018, 2027))


@cache
def norms() -> NormTable:
    return NormTable(
        Norm(
            key=row["key"],
            value=Decimal(row["value"]),
            unit=row["unit"],
            in_force_from=date.fromisoformat(row["in_force_from"]),
            in_force_to=date.fromisoformat(row["in_force_to"]) if row["in_force_to"] else None,
            citation=row["citation"],
            confirmed=row["confirmed"] == "yes",
        )
        for row in rows("norms")
    )


def law() -> Law:
    return Law(norms(), calendar())


def limit(value: int, unit: str) -> Norm:
    """A norm in force since ever."""
    return Norm("a.limit", Decimal(value), unit, date(1900, 1, 1), None, "", True)
