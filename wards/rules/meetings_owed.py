"""How many meetings the law asks of a unit in a year or half-year, and how many are left to hold.

The yearly conference and the regular meetings are those of each village or residential group
(Law 10/2022/QH15, Article 33), the dialogue is the unit's own (Article 26). How many a period
are rows of norms; where none is in force on the period's last day, nothing is owed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from songcong.core.norms import NormMissing, NormTable
from songcong.core.periods import Window
from wards.enums import MeetingKind

SHOWN: Final = timedelta(days=31)
"""How long a meeting that was not held is still asked for; older ones stand in the figures."""
_JULY = 7


@dataclass(frozen=True)
class Asked:
    """A norm of meetings: its key, the kind of meeting, whose it is and how long a period."""

    key: str
    kind: MeetingKind
    of_each_place: bool
    by_half_year: bool


ASKED: Final = (
    Asked(
        "meeting.community_conference_per_year",
        MeetingKind.CONFERENCE,
        of_each_place=True,
        by_half_year=False,
    ),
    Asked(
        "meeting.dialogue_per_year",
        MeetingKind.DIALOGUE,
        of_each_place=False,
        by_half_year=False,
    ),
    Asked(
        "meeting.community_per_half_year",
        MeetingKind.COMMUNITY,
        of_each_place=True,
        by_half_year=True,
    ),
)


@dataclass(frozen=True)
class Turn:
    """One period in which so many meetings of a kind are to be held, by its last day."""

    asked: Asked
    window: Window
    label: str
    times: int
    citation: str

    @property
    def window_days(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.window.start, self.window.end


def turns_on(day: date, norms: NormTable) -> tuple[Turn, ...]:
    """The periods that run on a day, and those that ended not long ago."""
    turns = []
    for asked in ASKED:
        for end in (day, day - SHOWN):
            window, label = _period(end, by_half_year=asked.by_half_year)
            try:
                norm = norms.resolve(asked.key, window.end)
            except NormMissing:
                continue
            turn = Turn(asked, window, label, int(norm.value), norm.citation)
            turns += [turn] if turn not in turns else []
    return tuple(turns)


def _period(day: date, *, by_half_year: bool) -> tuple[Window, str]:
    if not by_half_year:
        return Window(date(day.year, 1, 1), date(day.year, 12, 31)), f"năm {day.year}"
    if day.month < _JULY:
        return Window(date(day.year, 1, 1), date(day.year, 6, 30)), f"6 tháng đầu năm {day.year}"
    return Window(date(day.year, 7, 1), date(day.year, 12, 31)), f"6 tháng cuối năm {day.year}"


@dataclass(frozen=True)
class StillOwed:
    """How many meetings are left, and in how many of how many places; 0 places of a unit's own."""

    meetings: int
    places_left: int = 0
    places: int = 0

    @property
    def words(self) -> str:
        """What is left, after the name of the meeting: "còn 3 trên 12 thôn, tổ chưa họp"."""
        if self.places:
            return f"còn {self.places_left} trên {self.places} thôn, tổ dân phố chưa họp đủ"
        return f"còn {self.meetings} cuộc"


def still_owed(turn: Turn, places: int, held: Mapping[int | None, int]) -> StillOwed | None:
    """What a unit of so many villages has left; nothing where all was held.

    ``held`` gives the meetings by village; those of no known village stand for villages that have
    none written down.
    """
    if not turn.asked.of_each_place or not places:
        left = turn.times - sum(held.values())
        return StillOwed(left) if left > 0 else None
    done = sum(min(count, turn.times) for place, count in held.items() if place is not None)
    left = places * turn.times - done - held.get(None, 0)
    if left <= 0:
        return None
    complete = sum(count >= turn.times for place, count in held.items() if place is not None)
    open_places = places - complete - held.get(None, 0) // turn.times
    return StillOwed(left, min(max(open_places, 1), left), places)
