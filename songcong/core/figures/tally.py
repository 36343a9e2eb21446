"""Counts the figures of many units at once: one aggregate query a table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from songcong.core.figures.judged import Basis, judged
from songcong.core.figures.prepared import NOTHING, answer_as_stored, grouped
from songcong.core.figures.vocabulary import Counted, Section, Table, Values
from songcong.core.rates import percent

Groups = Mapping[int, frozenset[int]]
"""For each unit asked for: its own id and those of its predecessors."""


def tally(sections: Iterable[Section], groups: Groups, basis: Basis) -> dict[int, Values]:
    """The figures of each unit by full key; raises FigureRefused."""
    sections = tuple(sections)
    unit_ids = frozenset[int]().union(*groups.values())
    found: dict[int, Values] = {unit_id: {} for unit_id in unit_ids}
    for table, figures in by_table(sections):
        for unit_id, values in _table_values(table, figures, unit_ids, basis):
            found[unit_id].update(values)
    return {
        unit_id: add_up(sections, [found[member] for member in members])
        for unit_id, members in groups.items()
    }


def add_up(sections: Iterable[Section], parts: Iterable[Values]) -> Values:
    """The figures of a group: the sums of its units, and rates from those sums."""
    parts = tuple(parts)
    total: Values = {}
    for section in sections:
        for key in section.counted:
            total[key] = sum([part.get(key) or 0 for part in parts])
        for key, part, whole in section.rates:
            total[key] = percent(_sum(total, part), _sum(total, whole))
    return total


def by_table(sections: Iterable[Section]) -> list[tuple[Table, dict[str, Counted]]]:
    """Counts and sums by full key, those of one table together."""
    figures: dict[int, dict[str, Counted]] = defaultdict(dict)
    tables: dict[int, Table] = {}
    for section in sections:
        for figure in section.figures:
            if isinstance(figure, Counted):
                tables[id(figure.table)] = figure.table
                figures[id(figure.table)][section.full_key(figure)] = figure
    return [(table, figures[number]) for number, table in tables.items()]


def _table_values(
    table: Table, figures: Mapping[str, Counted], unit_ids: frozenset[int], basis: Basis
) -> Iterator[tuple[int, Values]]:
    """Each unit's counts and sums; a second query only where rows had to be completed first."""
    asked = tuple(figures.values())
    answer = answer_as_stored(grouped, table, asked, unit_ids, basis.window)
    if any(incomplete for *_, incomplete in answer):
        complete = judged(table, unit_ids, basis)
        answer = list(grouped(complete, table, asked, basis.window, NOTHING))
    for unit_id, *numbers, _ in answer:
        pairs = zip(figures.items(), numbers, strict=True)
        yield unit_id, {key: _number(number, figure) for (key, figure), number in pairs}


def _number(value: int | Decimal, figure: Counted) -> int | Decimal:
    return Decimal(value) if figure.decimal else int(value)


def _sum(total: Values, keys: Iterable[str]) -> int | Decimal:
    return sum(total[key] or 0 for key in keys)
