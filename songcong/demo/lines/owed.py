"""What every ward still owes on the demo's day: of each duty one overdue, today, this week, later.

The lines have dice of their own, so that all others stay as they are.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from songcong.core.norms import CALENDAR_DAY, WORKING_DAY
from songcong.demo.lines.season import Line, Season
from songcong.demo.words import cases, life, people


class Owed(NamedTuple):
    """How a duty of a sheet began: so many days before the demo's day, the overdue one first."""

    unit: str
    ago: tuple[int, ...]
    line: Callable[[Season, date], Line]


def owed_lines(sheet: str, season: Season, *, silent: bool) -> Iterator[Line]:
    """The open lines of a sheet; a ward that has fallen silent owes only what it left undone."""
    if sheet not in OWED:
        return
    for owed in OWED[sheet]:
        for days in owed.ago[:1] if silent else owed.ago:
            yield owed.line(season, season.calendar.count_back(season.today, days, owed.unit))


def _unpublished(season: Season, began: date) -> Line:
    item = season.dice.choice((2, 5, 6, 12))
    content = season.dice.choice(life.DISCLOSURES[item]).format(
        year=began.year, last_year=began.year - 1, month=began.month, work=season.work()
    )
    return {"Mục": item, "Nội dung": content, "Ngày văn bản": began}


def _unanswered_petition(season: Season, began: date) -> Line:
    subject = season.dice.choice(cases.FEEDBACK)
    place = season.neighbourhood()[0]
    return {
        "Ngày nhận": began,
        "Nguồn": "Trực tiếp",
        "Họ tên": people.name(season.dice),
        "Điện thoại": people.phone(season.dice),
        "Địa chỉ": f"{place}, {season.ward.name}",
        "Số người ký": 1,
        "Loại đơn": "Kiến nghị, phản ánh",
        "Lĩnh vực": subject.field,
        "Nội dung": subject.content.format(place),
        "Đủ điều kiện": "x",
        "Thẩm quyền": "Thuộc",
        "Hướng xử lý": "Thụ lý",
        "Ngày xử lý": season.calendar.add_working(began, 2),
        "Ngày thụ lý": season.calendar.add_working(began, 2),
    }


def _unsorted_petition(season: Season, began: date) -> Line:
    """A complaint that nobody has sorted yet."""
    subject = season.dice.choice(cases.COMPLAINTS)
    place = season.neighbourhood()[0]
    return {
        "Ngày nhận": began,
        "Nguồn": "Bưu chính",
        "Họ tên": people.name(season.dice),
        "Điện thoại": people.phone(season.dice),
        "Địa chỉ": f"{place}, {season.ward.name}",
        "Số người ký": 1,
        "Loại đơn": "Khiếu nại",
        "Lĩnh vực": subject.field,
        "Nội dung": subject.content.format(place),
    }


def _unanswered_recommendation(season: Season, began: date) -> Line:
    return {
        "Nội dung": season.dice.choice(life.CHECKED).format(season.neighbourhood()[0]),
        "Ngày": season.calendar.count_back(began, 3, WORKING_DAY),
        "Số vụ sai phạm": 1,
        "Ngày gửi kiến nghị": began,
    }


OWED: Final[Mapping[str, tuple[Owed, ...]]] = {
    "CongKhai": (Owed(WORKING_DAY, (14, 10, 9, 3), _unpublished),),
    "DonThu": (
        Owed(WORKING_DAY, (19, 15, 14, 4), _unanswered_petition),
        Owed(WORKING_DAY, (12, 10, 9, 2), _unsorted_petition),
    ),
    "ThanhTraNhanDan": (Owed(CALENDAR_DAY, (23, 15, 14, 6), _unanswered_recommendation),),
}
