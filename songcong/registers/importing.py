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
from songcong.registers.reading import Holder, read_register
from songcong.registers.received import remember_sheets
from wards.actions.register import Deadlines, Pair, Plan, Source, carry_out, lock_units, plan
from wards.actions.register_memory import Memory


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


Results = dict[str, SheetResult]
Choices = Mapping[str, frozenset[int]]
"""By sheet, the rows in conflict for which an official prefers the file."""
NONE: frozenset[int] = frozenset()


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

    Conflicts are left alone; with ``choices`` those listed take the file's row, and of the others
    it is kept that the record was preferred. ``memory`` takes down what is made and written over;
    ``read`` says how to read, as ``read_register``.
    """
    with _without_collector():
        readings = read_register(path, holder, **read)
        with transaction.atomic():
            lock_units(holder.units)
            results = _compare(readings, law)
            for name, result in results.items():
                kept = _settle(result.plan, choices.get(name, NONE)) if choices is not None else []
                if memory is not None:
                    memory.before(name, result.plan, kept)
                made = carry_out(result.plan, source=source, settled=kept)
                if memory is not None:
                    memory.after(name, made)
            remember_sheets(readings, at=source.at)
    return results


def _settle(the_plan: Plan, taken: frozenset[int]) -> list[Pair]:
    """Let the file's row replace the record where that was chosen; return the other conflicts."""
    the_plan.updated += [pair for pair in the_plan.conflicts if pair[1].row in taken]
    the_plan.conflicts = [pair for pair in the_plan.conflicts if pair[1].row not in taken]
    return the_plan.conflicts


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
