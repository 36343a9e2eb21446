"""One ward in one quarter: the dice, the working days, and what the ward manages in time."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from songcong.core.cells import Cell
from songcong.core.working_days import WorkingCalendar
from songcong.demo.wards import Ward
from songcong.demo.words import life

Line = dict[str, Cell]
"""A register line by the titles of its columns; its number is given once all lines stand."""


@dataclass(frozen=True)
class Season:
    """What the lines of a ward and quarter are made from; ``today`` is the demo's own day."""

    ward: Ward
    start: date
    end: date
    today: date
    calendar: WorkingCalendar
    dice: Random
    scale: int = 1

    def some(self, low: int, high: int) -> int:
        """How many lines: as many as a quarter has, fewer while it runs."""
        whole = self.dice.randint(low, high) * self.scale
        done = (min(self.end, self.today) - self.start).days + 1
        return max(round(whole * done / ((self.end - self.start).days + 1)), min(low, 1))

    def chance(self, percent: int) -> bool:
        """Whether something happens that happens so often in a hundred times."""
        return self.dice.randrange(100) < percent

    @property
    def in_time(self) -> bool:
        """Whether the ward manages this duty in time."""
        return self.chance(self.ward.prompt)

    def working_day(self) -> date:
        """A working day of the quarter, not after today."""
        last = min(self.end, self.today)
        day = self.start + timedelta(days=self.dice.randint(0, (last - self.start).days))
        while not self.calendar.is_working(day):
            day -= timedelta(days=1)
        return max(day, self.start)

    def any_day(self) -> date:
        """A day of the quarter, not after today: villages meet on Sundays too."""
        last = min(self.end, self.today)
        return self.start + timedelta(days=self.dice.randint(0, (last - self.start).days))

    def after(self, day: date, low: int, high: int) -> date:
        """The next working day some days after another."""
        later = day + timedelta(days=self.dice.randint(low, high))
        return later if self.calendar.is_working(later) else self.calendar.add_working(later, 1)

    def known(self, day: date | None) -> date | None:
        """A day as the register holds it today: what lies ahead is not written yet."""
        return day if day is not None and day <= self.today else None

    def neighbourhood(self) -> tuple[str, int]:
        """A village or residential group and its households."""
        return self.dice.choice(self.ward.neighbourhoods)

    def work(self, place: str = "") -> str:
        """A work of the ward, or of one of its villages."""
        return self.dice.choice(life.WORKS).format(place or self.neighbourhood()[0])
