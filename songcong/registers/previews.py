"""What an import would do, told to the person at the screen, without naming anybody."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from songcong.core.sheets import Column, SheetSpec
from songcong.core.text import words
from songcong.core.vietnamese import number, short_date
from songcong.registers.importing import Results, SheetResult
from songcong.registers.twins import twins
from wards.actions.register import Pair

SHOWN: Final = 200
"""So many rows of a kind are listed; the count stands above."""
HIDDEN: Final = "(không hiện ở đây)"
_PERSONAL: Final = frozenset({"name", "phone", "address", "parties"})
_CLOSED: Final = _PERSONAL | {"content", "field"}


def summary(results: Results) -> dict[str, Any]:
    """By sheet: counts, notices, faulty cells, what changes field by field, conflicts, twins."""
    return {name: _sheet(result) for name, result in results.items()}


def _sheet(result: SheetResult) -> dict[str, Any]:
    spec, reading = result.reading.spec, result.reading
    return {
        **result.counts(),
        "refused": len(reading.refused),
        "notices": reading.notices,
        "rejected": [list(fault) for fault in reading.faults[:SHOWN]],
        "changes": _differences(result, spec, result.plan.updated),
        "conflict_rows": _differences(result, spec, result.plan.conflicts),
        "twins": [
            {"row": entry.row, "number": entry.line[0], "day": short_date(day)}
            for entry, day in twins(result.plan)[:SHOWN]
        ],
    }


def _differences(result: SheetResult, spec: SheetSpec, pairs: list[Pair]) -> list[dict[str, Any]]:
    shown = pairs[:SHOWN]
    stored = result.plan.book.stored([pk for pk, _entry in shown]) if shown else {}
    return [
        {
            "row": entry.row,
            "number": entry.line[0],
            "fields": _fields(spec, stored.get(pk), entry.line),
        }
        for pk, entry in shown
    ]


def _fields(spec: SheetSpec, old: tuple[Any, ...] | None, new: tuple[Any, ...]) -> list[list[str]]:
    if old is None:
        return []
    closed = "denunciation" in (getattr(old, "kind", ""), getattr(new, "kind", ""))
    hidden = _CLOSED if closed else _PERSONAL
    fields = []
    for column, before, after in zip(spec.columns, old, new, strict=True):
        if _same(before, after):
            continue
        if column.name in hidden:
            fields.append([column.title, HIDDEN, HIDDEN])
        else:
            fields.append([column.title, shown(column, before), shown(column, after)])
    return fields


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, str) and isinstance(after, str):
        return words(before) == words(after)
    return bool(before == after)


def shown(column: Column, value: Any) -> str:
    """A value as a register would say it; an empty one says so."""
    if value is None or value in ("", ()):
        return "(trống)"
    if isinstance(value, bool):
        return "x" if value else "(trống)"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, int | Decimal):
        return number(value)
    if isinstance(value, tuple):
        return "; ".join(value)
    return column.reader.said.get(str(value), str(value))
