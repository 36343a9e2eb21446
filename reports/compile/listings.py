"""The lists in a ward's annexes: what was voted, late, overdue; petitions by number alone."""

from datetime import date

from django.db.models import F, Q

from reports.figures import Page, UnitOfPeriod, open_figure
from reports.rules.annexes import ROWS_ON_PAPER
from reports.rules.snapshot import Listing
from songcong.core.periods import Period, Window
from songcong.core.vietnamese import number, short_date
from wards.models import Disclosure, PeopleDecision
from wards.rules.reader import Reader

_BOARDS = (
    ("inspection.overdue", "Thanh tra nhân dân"),
    ("investment.overdue", "Giám sát đầu tư của cộng đồng"),
)


def listings_of(unit: UnitOfPeriod, period: Period, window: Window) -> dict[str, Listing]:
    """All lists of a unit; a figure is the length of its list."""
    return {
        "votes": _votes(unit, window),
        "disclosures": _disclosures(unit, window),
        "recommendations": _recommendations(unit, period, window),
        "petitions": _petitions(unit, period, window),
    }


def _votes(unit: UnitOfPeriod, window: Window) -> Listing:
    held = PeopleDecision.objects.live().filter(
        unit__in=unit.members, decided_on__range=(window.start, window.end)
    )
    rows = held.order_by("decided_on", "pk")[:ROWS_ON_PAPER]
    return Listing(
        held.count(),
        tuple(
            (
                short_date(row.decided_on),
                row.content or row.get_matter_display(),
                number(row.total_households),
                number(row.votes_for),
                {True: "Thông qua", False: "Không thông qua", None: "–"}[row.passed],
            )
            for row in rows
        ),
    )


def _disclosures(unit: UnitOfPeriod, window: Window) -> Listing:
    late = (
        Disclosure.objects.live()
        .filter(unit__in=unit.members, due_on__range=(window.start, window.end))
        .filter(Q(published_on__isnull=True) | Q(published_on__gt=F("due_on")))
    )
    rows = late.order_by("due_on", "pk")[:ROWS_ON_PAPER]
    return Listing(
        late.count(),
        tuple(
            (
                row.content or f"Mục {row.item} Điều 11",
                short_date(row.document_on),
                _day(row.due_on),
                _published(row.published_on, window),
            )
            for row in rows
        ),
    )


def _recommendations(unit: UnitOfPeriod, period: Period, window: Window) -> Listing:
    rows, total = [], 0
    for key, board in _BOARDS:
        part = open_figure(period, key, [unit], reader=_insider(unit, window), page=_PAGE).parts[0]
        total += part.count
        rows += [
            (board, one.subject, _day(one.line.day), _day(one.line.due_on)) for one in part.lines
        ]
    return Listing(total, tuple(rows[:ROWS_ON_PAPER]))


def _petitions(unit: UnitOfPeriod, period: Period, window: Window) -> Listing:
    key = "petitions.settlement.overdue"
    part = open_figure(period, key, [unit], reader=_insider(unit, window), page=_PAGE).parts[0]
    rows = (
        (one.line.code, one.line.kind, _day(one.line.day), _day(one.line.due_on))
        for one in part.lines
    )
    return Listing(part.count, tuple(rows))


_PAGE = Page(size=ROWS_ON_PAPER)


def _insider(unit: UnitOfPeriod, window: Window) -> Reader:
    """A reader of public boards' rows; petitions are printed by number, never by content."""
    return Reader(None, window.end, {"front": unit.members}, {})


def _published(day: date | None, window: Window) -> str:
    return "Chưa công khai" if day is None or day > window.end else short_date(day)


def _day(day: date | None) -> str:
    return "" if day is None else short_date(day)
