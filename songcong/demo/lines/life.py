"""Disclosures, meetings and votes of a ward and quarter."""

from collections.abc import Iterator
from datetime import timedelta

from songcong.demo.lines.season import Line, Season
from songcong.demo.words import life

_MILLION = 1_000_000
_KINDS = ("Họp thôn, TDP",) * 9 + ("Hội nghị cộng đồng dân cư",) * 2
_CONTRIBUTION = 1


def disclosures(season: Season) -> Iterator[Line]:
    """25 to 40 documents a quarter, most posted within the ten working days of the law."""
    for _ in range(season.some(25, 40)):
        document = season.working_day()
        item = season.dice.choices(list(life.DISCLOSURES), life.WEIGHTS)[0]
        content = season.dice.choice(life.DISCLOSURES[item]).format(
            year=document.year,
            last_year=document.year - 1,
            month=document.month,
            work=season.work(),
        )
        low, high = (1, 11) if season.in_time else (19, 45)
        published = season.known(season.after(document, low, high))
        yield {
            "Mục": item,
            "Nội dung": content,
            "Ngày văn bản": document,
            "Ngày công khai": published,
            "Hình thức": season.dice.choice(life.FORMS) if published else None,
            "Công khai đến ngày": published + timedelta(days=30) if published else None,
        }


def meetings(season: Season) -> Iterator[Line]:
    """8 to 14 meetings of villages, at times a dialogue or a meeting with deputies."""
    for _ in range(season.some(8, 14)):
        place, households = season.neighbourhood()
        yield _meeting(season, season.dice.choice(_KINDS), place, households)
    for kind, percent in (("Đối thoại", 45), ("Tiếp xúc cử tri", 60)):
        if season.chance(percent):
            yield _meeting(season, kind, f"Hội trường {season.ward.name}", 0)


def _meeting(season: Season, kind: str, place: str, households: int) -> Line:
    opinions = season.dice.randint(2, 14)
    open_ones = 0 if season.in_time else season.dice.randint(1, opinions)
    return {
        "Ngày họp": season.any_day(),
        "Loại": kind,
        "Thôn, TDP": place,
        "Tổng số hộ": households,
        "Số hộ dự": households * season.dice.randint(52, 93) // 100,
        "Số ý kiến": opinions,
        "Số ý kiến đã trả lời": opinions - open_ones,
    }


def decisions(season: Season) -> Iterator[Line]:
    """1 to 4 votes a quarter, most on contributions, most carried."""
    for _ in range(season.some(1, 4)):
        place, households = season.neighbourhood()
        held = season.any_day()
        vote = season.dice.choices(life.VOTES, life.VOTE_WEIGHTS)[0]
        present = households * season.dice.randint(78, 96) // 100
        carried = season.chance(85)
        share = season.dice.randint(88, 98) if carried else season.dice.randint(38, 55)
        votes_for = present * share // 100
        invalid = season.dice.randint(0, 2)
        recognised = season.known(season.after(held, 3, 7)) if carried else None
        yield {
            "Ngày": held,
            "Mục": vote.matter,
            "Nội dung": vote.content.format(place, season.work(place)),
            "Phạm vi": place,
            "Tổng số hộ": households,
            "Số hộ dự": present,
            "Đồng ý": votes_for,
            "Không đồng ý": max(present - votes_for - invalid, 0),
            "Không hợp lệ": min(invalid, present - votes_for),
            "Ngày công nhận": recognised,
            **(_given(season, households) if vote.matter == _CONTRIBUTION else {}),
        }


def _given(season: Season, households: int) -> Line:
    land = (
        season.dice.randint(40, 900) + season.dice.choice((0, 0, 0.5)) if season.chance(35) else 0
    )
    return {
        "Dân góp (đồng)": households * season.dice.randint(3, 26) * _MILLION // 10,
        "Ngày công": season.dice.randint(20, 320),
        "Đất hiến (m2)": land,
        "Ngân sách hỗ trợ (đồng)": season.dice.randint(0, 60) * 10 * _MILLION,
    }
