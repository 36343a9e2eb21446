"""Supervisions of the two boards of a ward and quarter, and what was answered."""

from collections.abc import Iterator

from songcong.demo.lines.season import Line, Season
from songcong.demo.words import life

_MILLION = 1_000_000
_WITH_FAULTS = 45


def inspections(season: Season) -> Iterator[Line]:
    """1 to 3 supervisions of the People's Inspection Board a quarter."""
    for _ in range(season.some(1, 3)):
        subject = season.dice.choice(life.CHECKED).format(season.neighbourhood()[0])
        land = season.dice.randint(20, 240) if season.chance(15) else 0
        yield {
            "Nội dung": subject,
            **_supervision(season, {"Thu hồi đất (m2)": land}),
        }


def investments(season: Season) -> Iterator[Line]:
    """1 to 4 works supervised by the Community Investment Supervision Board a quarter."""
    for _ in range(season.some(1, 4)):
        deducted = season.dice.randint(3, 45) * _MILLION
        work = season.work()
        yield {
            "Công trình": work[0].upper() + work[1:],
            **_supervision(season, {"Giảm trừ quyết toán (đồng)": deducted}),
        }


def _supervision(season: Season, recovered: Line) -> Line:
    held = season.working_day()
    if not season.chance(_WITH_FAULTS):
        return {"Ngày": held, "Số vụ sai phạm": 0}
    sent = season.known(season.after(held, 2, 9))
    low, high = (4, 11) if season.in_time else (20, 60)
    answered = season.known(season.after(sent, low, high)) if sent else None
    return {
        "Ngày": held,
        "Số vụ sai phạm": season.dice.randint(1, 2),
        "Ngày gửi kiến nghị": sent,
        "Ngày trả lời": answered,
        "Thu hồi tiền (đồng)": season.dice.randint(0, 24) * _MILLION if answered else 0,
        **(recovered if answered else {}),
    }
