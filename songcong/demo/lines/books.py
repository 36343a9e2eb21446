"""The eight registers of a ward over several quarters, numbered as the clerk would."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from random import Random
from typing import Final, NamedTuple, cast

from songcong.core.cells import Cell
from songcong.core.periods import Period
from songcong.core.working_days import WorkingCalendar
from songcong.demo.lines import boards, cases, life
from songcong.demo.lines.owed import owed_lines
from songcong.demo.lines.season import Line, Season
from songcong.demo.wards import Ward


class Book(NamedTuple):
    """A register sheet: its day, its number, how lines are made."""

    sheet: str
    day: str
    lines: Callable[[Season], Iterator[Line]]
    number: str = "STT"


BOOKS: Final = (
    Book("TiepDan", "Ngày tiếp", cases.receptions),
    Book("DonThu", "Ngày nhận", cases.petitions, number="Số đơn"),
    Book("HoaGiai", "Ngày nhận", cases.mediations),
    Book("CongKhai", "Ngày văn bản", life.disclosures),
    Book("HopDan", "Ngày họp", life.meetings),
    Book("BieuQuyet", "Ngày", life.decisions),
    Book("ThanhTraNhanDan", "Ngày", boards.inspections),
    Book("GiamSatDauTu", "Ngày", boards.investments),
)


class Plan(NamedTuple):
    """What the demo city is made from: the same plan gives the same city."""

    quarters: Sequence[Period]
    today: date
    calendar: WorkingCalendar
    seed: int = 1
    scale: int = 1


def registers(ward: Ward, plan: Plan) -> dict[str, list[list[Cell]]]:
    """The ward's registers by sheet: a header and all lines up to today."""
    return {book.sheet: _table(book, ward, plan) for book in BOOKS}


def _table(book: Book, ward: Ward, plan: Plan) -> list[list[Cell]]:
    lines = [line for period in plan.quarters for line in _season_lines(book, ward, period, plan)]
    lines += _open_lines(book, ward, plan)
    titles = list(dict.fromkeys(title for line in lines for title in line))
    numbered = _numbered(book, sorted(lines, key=lambda line: _day(line, book.day)))
    return [
        [book.number, *titles],
        *([number, *(line.get(title) for title in titles)] for number, line in numbered),
    ]


def _season_lines(book: Book, ward: Ward, period: Period, plan: Plan) -> Iterator[Line]:
    if period.start <= plan.today <= period.end and _is_silent(book, ward):
        return
    season = _season(ward, plan, f"{period.code}/{book.sheet}", period.start, period.end)
    yield from book.lines(season)


def _open_lines(book: Book, ward: Ward, plan: Plan) -> Iterator[Line]:
    """What the ward still owes, or owed on the last day that was heard of it."""
    silent, running = _is_silent(book, ward), plan.quarters[-1]
    until = running.previous().end if silent else plan.today
    season = _season(ward, plan._replace(today=until), f"owed/{book.sheet}", running.start, until)
    yield from owed_lines(book.sheet, season, silent=silent)


def _is_silent(book: Book, ward: Ward) -> bool:
    return "*" in ward.silent or book.sheet in ward.silent


def _season(ward: Ward, plan: Plan, part: str, start: date, end: date) -> Season:
    dice = Random(f"{plan.seed}/{ward.code}/{part}")  # noqa: S311  # a play
    return Season(ward, start, end, plan.today, plan.calendar, dice, plan.scale)


def _numbered(book: Book, lines: Iterable[Line]) -> Iterator[tuple[Cell, Line]]:
    """Numbers begin anew each year; petitions carry the year in theirs."""
    year, number = 0, 0
    for line in lines:
        day = _day(line, book.day)
        year, number = day.year, number + 1 if day.year == year else 1
        yield (number if book.number == "STT" else f"{number:02}/{year}"), line


def _day(line: Line, title: str) -> date:
    return cast(date, line[title])
