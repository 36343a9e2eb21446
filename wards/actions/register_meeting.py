"""Lines of the register of meetings into meetings."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from songcong.core.sheets import Entry
from songcong.core.text import fold
from wards.actions.register import Book
from wards.models import Meeting, MeetingEvent, Neighbourhood
from wards.rules.register_lines import MeetingLine


class MeetingBook(Book):
    """The register of meetings; a neighbourhood is found by its folded name in the unit."""

    model = Meeting
    events = MeetingEvent
    link = "meeting_id"
    columns = (
        "held_on",
        "kind",
        "neighbourhood_text",
        "total_households",
        "households_present",
        "opinions",
        "opinions_answered",
        "neighbourhood_id",
        "subject",
    )

    def rows(self, entries: Sequence[Entry]) -> Iterable[tuple[Any, ...]]:
        """Meetings; a neighbourhood that is not known stays as text."""
        units = {entry.unit for entry in entries}
        known = {
            (unit, name): pk
            for pk, unit, name in Neighbourhood.objects.filter(unit__in=units).values_list(
                "pk", "unit_id", "folded_name"
            )
        }
        folded = {name: fold(name) for name in {entry.line.neighbourhood for entry in entries}}
        return (
            (*e.line[1:], known.get((e.unit, folded[e.line.neighbourhood])), "") for e in entries
        )

    def searched(self, line: MeetingLine) -> str:
        """Where it was held."""
        return line.neighbourhood

    def stored(self, ids: Collection[int]) -> dict[int, tuple[Any, ...]]:
        """Meetings as lines."""
        rows = Meeting.objects.filter(pk__in=ids).values_list(
            "pk", "register_no", *self.columns[:7]
        )
        return {pk: MeetingLine(*line) for pk, *line in rows}
