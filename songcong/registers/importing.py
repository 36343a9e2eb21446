"""Bringing a register file in: read, compared with what is stored, written in one transaction."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from songcong.core.law import Law
from songcong.core.sheets import SheetReading
from songcong.registers.catalogue import SPECS, books
from songcong.registers.progress import Told, unheard
from songcong.registers.reading import Holder, read_register
from songcong.registers.received import remember_sheets
from wards.actions.register import Deadlines, Pair, Source, lock_units
from wards.actions.register_memory import Memory
from wards.actions.register_plan import Plan, plan
from wards.actions.register_writing import carry_out


@dataclass(frozen=True)
class SheetResult:
    """A sheet as it was read and what comes of it."""

    reading: SheetReading
    plan: Plan

    def counts(self) -> dict[str, int]:
        """How many data rows met which fate; they add up to the data rows."""
        return {
            "accepted": len(self.plan.new) + len(self.plan.revived),
            "unchanged": len(self.plan.same),
            "updated": len(self.plan.updated),
            "conflicts": len(self.plan.conflicts),
            "duplicates": len(self.reading.duplicates),
        }

    def as_json(self) -> dict[str, Any]:
        """The shape of ``import_registers --json``."""
        rejected = [
            {"row": fault.row, "column": fault.column, "reason": fault.reason}
            for fault in self.reading.faults
        ]
        return {**self.counts(), "rejected": rejected}


@dataclass(frozen=True)
class Settled:
    """Rows in conflict, as the file numbers them, of which an official decided.

    ``file``: its row is taken; ``record``: the record stays, and the same row is no conflict
    again. Rows in neither were not seen in conflict and stay so.
    """

    file: frozenset[int] = frozenset()
    record: frozenset[int] = frozenset()


Results = dict[str, SheetResult]
Choices = Mapping[str, Settled]
"""What was decided, by sheet."""
_UNDECIDED = Settled()


def preview(path: Path, holder: Holder, *, law: Law, **read: Any) -> Results:
    """Say what an import would do; nothing is written. ``read`` says how, as ``read_register``."""
    with _without_collector():
        return _compare(read_register(path, holder, **read), law)


def import_register(
    path: Path,
    holder: Holder,
    *,
    source: Source,
    law: Law,
    choices: Choices | None = None,
    memory: Memory | None = None,
    **read: Any,
) -> Results:
    """Write a register file, all of it or nothing; imports of one unit wait for each other.

    Conflicts of which ``choices`` say nothing are left alone. ``memory`` takes down what is made
    and written over; ``read`` says how to read, as ``read_register``.
    """
    with _without_collector():
        readings = read_register(path, holder, **read)
        with transaction.atomic():
            lock_units(holder.units)
            results = _compare(readings, law)
            kept = {
                name: _settle(result.plan, (choices or {}).get(name, _UNDECIDED))
                for name, result in results.items()
            }
            told: Told = read.get("told", unheard)
            written = _Written(told, sum(result.plan.rows for result in results.values()))
            for name, result in results.items():
                if memory is not None:
                    memory.before(name, result.plan, kept[name])
                made = carry_out(result.plan, source=source, settled=kept[name], told=written)
                if memory is not None:
                    memory.after(name, made)
            remember_sheets(readings, at=source.at)
    return results


class _Written:
    """Says how far the writing of a file is: its rows are written as records, then as events."""

    def __init__(self, told: Told, rows: int) -> None:
        self.told, self.rows, self.done = told, rows, 0

    def __call__(self, written: int) -> None:
        """So many more rows were written, as either."""
        self.done += written
        self.told("write", self.done // 2, self.rows)


def _settle(the_plan: Plan, decided: Settled) -> list[Pair]:
    """Let the file's row replace the record where that was chosen; return the records preferred."""
    conflicts = the_plan.conflicts
    the_plan.updated += [pair for pair in conflicts if pair[1].row in decided.file]
    the_plan.conflicts = [pair for pair in conflicts if pair[1].row not in decided.file]
    return [pair for pair in the_plan.conflicts if pair[1].row in decided.record]


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rows by the hundred thousand hold no cycles; looking for some costs a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _compare(readings: dict[str, SheetReading], law: Law) -> Results:
    written_by = books(Deadlines(law))
    return {
        spec.name: SheetResult(
            readings[spec.name], plan(written_by[spec.name], readings[spec.name].entries)
        )
        for spec in SPECS
        if spec.name in readings
    }
