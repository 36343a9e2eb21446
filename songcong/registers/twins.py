"""New rows that are likely the same as a stored one, but for a date that was mended."""

from collections import defaultdict
from datetime import date

from songcong.core.sheet_reader import compared
from songcong.core.sheets import Entry
from songcong.registers.catalogue import DAY_OF_LINE
from wards.actions.register_plan import Plan


def twins(plan: Plan) -> list[tuple[Entry, date]]:
    """Each new row whose number stands in the record on another day with all else the same.

    Gives that other day. Records that the file itself names are no twins.
    """
    dated = [entry for entry in plan.new if entry.identity[2] is not None]
    if not dated:
        return []
    named = {entry.identity for entry in dated}
    known = (plan.revived, plan.same, plan.updated, plan.conflicts)
    named |= {entry.identity for pairs in known for _pk, entry in pairs}
    candidates = _candidates(plan, dated, named)
    stored = plan.book.stored({pk for found in candidates.values() for pk, _day in found})
    result = []
    for entry in dated:
        for pk, day in candidates.get((entry.unit, entry.identity[1]), ()):
            if pk in stored and _but_for_the_day(entry.line, stored[pk]):
                result.append((entry, day))
                break
    return result


def _candidates(
    plan: Plan, dated: list[Entry], named: set[tuple[int, str, date | None]]
) -> dict[tuple[int, str], list[tuple[int, date]]]:
    numbers = {(entry.unit, entry.identity[1]) for entry in dated}
    found: dict[tuple[int, str], list[tuple[int, date]]] = defaultdict(list)
    rows = plan.book.records({entry.unit for entry in dated}).filter(
        register_on__isnull=False, cancelled_at__isnull=True
    )
    for pk, unit, number, day in rows.values_list("pk", "unit_id", "register_no", "register_on"):
        key = (unit, compared(number))
        if key in numbers and (*key, day) not in named:
            found[key].append((pk, day))
    return found


def _but_for_the_day(line: tuple[object, ...], stored: tuple[object, ...]) -> bool:
    day = DAY_OF_LINE[type(line)]
    return all(
        str(new).casefold() == str(old).casefold()
        for i, (new, old) in enumerate(zip(line, stored, strict=True))
        if i != day
    )
