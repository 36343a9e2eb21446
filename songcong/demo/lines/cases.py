"""Receptions, petitions and mediation of a ward and quarter."""

from collections.abc import Iterator
from datetime import date

from songcong.demo.lines.season import Line, Season
from songcong.demo.words import cases, people

_FEEDBACK = "Kiến nghị, phản ánh"
_SOURCES = ("Trực tiếp",) * 6 + ("Bưu chính",) * 2 + ("Cơ quan khác", "Trực tuyến")
_UNPLANNED = ("Thường xuyên",) * 22 + ("Đột xuất",)
_KINDS = (_FEEDBACK,) * 13 + ("Khiếu nại",) * 5 + ("Tố cáo",) * 2
_SUBJECTS = {
    _FEEDBACK: cases.FEEDBACK,
    "Khiếu nại": cases.COMPLAINTS,
    "Tố cáo": cases.DENUNCIATIONS,
}
_ANSWERS = {
    _FEEDBACK: ("Đã trả lời",),
    "Khiếu nại": ("Đúng", "Đúng một phần", "Sai", "Sai"),
    "Tố cáo": ("Sai", "Đúng một phần"),
}
_IN_TIME = {_FEEDBACK: (4, 14), "Khiếu nại": (11, 24), "Tố cáo": (14, 24)}
_LATE = {_FEEDBACK: (28, 55), "Khiếu nại": (40, 75), "Tố cáo": (40, 80)}


def receptions(season: Season) -> Iterator[Line]:
    """15 to 40 turns a quarter, some of a group, some with the chair."""
    for _ in range(season.some(15, 40)):
        periodic = season.chance(18)
        place = season.neighbourhood()[0]
        yield {
            "Ngày tiếp": season.working_day(),
            "Hình thức": "Định kỳ" if periodic else season.dice.choice(_UNPLANNED),
            "Người tiếp": season.ward.people[1 if periodic else 0],
            "Họ tên công dân": people.name(season.dice),
            "Số người": season.dice.randint(5, 12) if season.chance(4) else 1,
            "Địa chỉ": f"{place}, {season.ward.name}",
            "Nội dung": season.dice.choice(cases.RECEPTIONS),
            "Vụ việc": "Nhiều lần" if season.chance(15) else "Lần đầu",
        }


def petitions(season: Season) -> Iterator[Line]:
    """3 to 15 petitions a quarter, from their receipt as far as they have come by today."""
    for _ in range(season.some(3, 15)):
        kind = season.dice.choice(_KINDS)
        received = season.working_day()
        subject = season.dice.choice(_SUBJECTS[kind])
        place = season.neighbourhood()[0]
        yield {
            "Ngày nhận": received,
            "Nguồn": season.dice.choice(_SOURCES),
            "Họ tên": people.name(season.dice),
            "Điện thoại": people.phone(season.dice),
            "Địa chỉ": f"{place}, {season.ward.name}",
            "Số người ký": season.dice.randint(5, 23) if season.chance(6) else 1,
            "Loại đơn": kind,
            "Lĩnh vực": subject.field,
            "Nội dung": subject.content.format(place),
            **_sorting(season, kind, received),
        }


def _sorting(season: Season, kind: str, received: date) -> Line:
    """The columns of sorting and settlement, empty from the first step that lies ahead."""
    processed = season.known(season.after(received, 1, 9))
    if processed is None:
        return {}
    if season.chance(6):
        return {"Hướng xử lý": "Lưu đơn", "Ngày xử lý": processed}
    if season.chance(14):
        handling = season.dice.choice(("Hướng dẫn", "Chuyển đơn", "Chuyển đơn", "Đôn đốc"))
        return _eligible("Không thuộc", handling, processed)
    taken_up = processed if kind == _FEEDBACK else season.after(processed, 0, 4)
    return {
        **_eligible("Thuộc", "Thụ lý", processed),
        **_settlement(season, kind, season.known(taken_up)),
    }


def _eligible(competence: str, handling: str, processed: date) -> Line:
    return {
        "Đủ điều kiện": "x",
        "Thẩm quyền": competence,
        "Hướng xử lý": handling,
        "Ngày xử lý": processed,
    }


def _settlement(season: Season, kind: str, taken_up: date | None) -> Line:
    if taken_up is None:
        return {}
    low, high = (_IN_TIME if season.in_time else _LATE)[kind]
    resolved = season.known(season.after(taken_up, low, high))
    outcome = "Rút đơn" if season.chance(3) else season.dice.choice(_ANSWERS[kind])
    return {
        "Ngày thụ lý": taken_up,
        "Phức tạp": "x" if kind != _FEEDBACK and season.chance(12) else None,
        "Ngày giải quyết": resolved,
        "Kết quả": outcome if resolved else None,
    }


def mediations(season: Season) -> Iterator[Line]:
    """1 to 6 disputes a quarter; eight or nine of ten end in agreement."""
    for _ in range(season.some(1, 6)):
        received = season.working_day()
        place = season.neighbourhood()[0]
        ended = season.known(season.after(received, 3, 25))
        settled = "Thành" if season.chance(85) else "Không thành"
        yield {
            "Ngày nhận": received,
            "Tổ hòa giải": f"Tổ hòa giải {place}",
            "Các bên": f"{people.name(season.dice)} - {people.name(season.dice)}",
            "Loại việc": season.dice.choice(cases.DISPUTES),
            "Ngày kết thúc": ended,
            "Kết quả": settled if ended else "Đang hòa giải",
        }
