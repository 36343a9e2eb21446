"""The law of a day: the table of norms with the calendar that turns one into a due day."""

from dataclasses import dataclass
from datetime import date, timedelta

from songcong.core.norms import Norm, NormTable
from songcong.core.working_days import WorkingCalendar


@dataclass(frozen=True)
class Deadline:
    """A due day and the norm it comes from."""

    due_on: date
    norm: Norm
    start: date


@dataclass(frozen=True)
class Law:
    """Norms and working days as they stand when the question is asked."""

    norms: NormTable
    calendar: WorkingCalendar

    def deadline(self, key: str, start: date, *, paused: int = 0) -> Deadline:
        """The due day of what begins on ``start``; raises NormMissing without a row in force.

        ``paused`` calendar days in between do not count.
        """
        norm = self.norms.resolve(key, start)
        return Deadline(self.calendar.due(start + timedelta(days=paused), norm), norm, start)
