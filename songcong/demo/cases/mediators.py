"""Mediation teams of the demo city, and the files of the cases they took up."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from petitions.enums import (
    AgreementKept,
    MediationGround,
    MediationOutcome,
    MediationScope,
    Qualification,
    Sex,
)
from petitions.models import (
    Mediation,
    MediationCase,
    MediationParty,
    MediationSession,
    MediationTeam,
    MediationTeamEvent,
    Mediator,
    MediatorEvent,
)
from songcong.core.clock import ZONE
from songcong.core.text import fold
from songcong.demo.wards import WARDS, Ward
from songcong.demo.words import people
from wards.models import Neighbourhood, Unit, User

_FOUNDED: Final = date(2024, 8, 5)
_ELECTED: Final = date(2024, 8, 20)
_SKILLS: Final = (
    *(Qualification.NONE,) * 6,
    *(Qualification.OTHER,) * 3,
    Qualification.LAW,
)
_SCOPES: Final = {
    "Hôn nhân và gia đình": MediationScope.MARRIAGE,
    "Mâu thuẫn giữa hai gia đình liền kề": MediationScope.NEIGHBOURS,
    "Tranh chấp lối đi chung": MediationScope.NEIGHBOURS,
    "Thừa kế trong gia đình": MediationScope.FAMILY,
}
_FEES: Final = {MediationOutcome.SETTLED: 400_000, MediationOutcome.NOT_SETTLED: 300_000}
_AGREED: Final = {
    "lối đi": "Hai bên thống nhất mở lối đi rộng 1,5 m, mỗi bên lùi một nửa.",
    "ranh giới": "Hai bên thống nhất giữ nguyên hiện trạng, cùng cắm lại mốc ranh giới.",
    "nước": "Hai bên thống nhất cùng góp công sửa lại rãnh thoát nước.",
    "vay": "Bên vay trả dần trong sáu tháng, bên cho vay không tính lãi.",
    "gia súc": "Bên chăn nuôi đền phần hoa màu bị hỏng, cam kết nhốt gia súc.",
    "thừa kế": "Các con thống nhất chia phần bằng nhau, giữ chung nhà thờ họ.",
}
_PEACE: Final = "Các bên xin lỗi nhau, cam kết không tái diễn."
_COURSE: Final = "Nghe hai bên trình bày, phân tích quy định của pháp luật, vận động hòa giải."


def settle_mediators(
    units: Mapping[str, Unit], users: Mapping[str, User], *, today: date, seed: int
) -> int:
    """Write every ward's teams and their mediators, and the files of its cases."""
    written = 0
    for ward in WARDS:
        dice = Random(f"{seed}/{ward.code}/mediators")  # noqa: S311  # a play
        unit, clerk = units[ward.code], users[f"thu.{ward.slug}"]
        teams = _teams(ward, unit, clerk)
        members = _members(ward, teams, clerk, dice)
        written += _files(unit, teams, members, today, dice)
    return written


def _teams(ward: Ward, unit: Unit, clerk: User) -> list[MediationTeam]:
    places = {row.name: row for row in Neighbourhood.objects.filter(unit=unit)}
    teams = MediationTeam.objects.bulk_create(
        MediationTeam(
            unit=unit,
            name=f"Tổ hòa giải {place}",
            neighbourhood=places[place],
            founded_on=_FOUNDED,
            decision=f"{number + 30}/QĐ-UBND",
            search_text=fold(f"Tổ hòa giải {place}"),
            created_at=_at(_FOUNDED),
            created_by=clerk,
            edited_since_import=True,
        )
        for number, (place, _households) in enumerate(ward.neighbourhoods, start=1)
    )
    MediationTeamEvent.objects.bulk_create(
        MediationTeamEvent(team=team, verb="create", by=clerk, at=_at(_FOUNDED)) for team in teams
    )
    return teams


def _members(
    ward: Ward, teams: list[MediationTeam], clerk: User, dice: Random
) -> dict[int, list[Mediator]]:
    """Three to six a team; the last team of a ward is one short, so that somebody is warned."""
    made = [
        Mediator(
            unit=team.unit,
            team=team,
            name=(name := people.name(dice)),
            sex=Sex.FEMALE if " Thị " in name else Sex.MALE,
            born_in=dice.randint(1952, 1988),
            ethnicity=dice.choice(("Kinh",) * 8 + ("Tày", "Sán Dìu")),
            qualification=dice.choice(_SKILLS),
            leads=number == 0,
            elected_on=_ELECTED,
            recognition=f"{dice.randint(60, 190)}/QĐ-UBND",
            recognised_on=_ELECTED + timedelta(days=6),
            trained_on=date(2025, 4, 17) if dice.randrange(100) < ward.prompt // 2 else None,
            search_text=fold(name),
            created_at=_at(_ELECTED),
            created_by=clerk,
            edited_since_import=True,
        )
        for place, team in enumerate(teams, start=1)
        for number in range(2 if place == len(teams) else dice.randint(3, 6))
    ]
    found: dict[int, list[Mediator]] = {team.pk: [] for team in teams}
    for mediator in Mediator.objects.bulk_create(made):
        found[mediator.team_id].append(mediator)
    MediatorEvent.objects.bulk_create(
        MediatorEvent(mediator=one, verb="create", by=clerk, at=_at(_ELECTED)) for one in made
    )
    return found


def _files(
    unit: Unit,
    teams: list[MediationTeam],
    members: Mapping[int, list[Mediator]],
    today: date,
    dice: Random,
) -> int:
    by_name = {team.name: team for team in teams}
    rows = [
        row
        for row in Mediation.objects.live().filter(unit=unit).order_by("received_on", "pk")
        if row.team in by_name
    ]
    cases = MediationCase.objects.bulk_create(
        _case(row, by_name[row.team], today, dice) for row in rows
    )
    through = MediationCase.mediators.through
    through.objects.bulk_create(
        through(mediationcase_id=case.pk, mediator_id=one.pk)
        for case in cases
        for one in members[case.team_id or 0][:2]
    )
    MediationParty.objects.bulk_create(
        MediationParty(mediation=row, name=name.strip(), address=unit.name)
        for row in rows
        for name in row.parties.split(" - ")
    )
    MediationSession.objects.bulk_create(
        MediationSession(mediation=row, held_on=held, place="Nhà văn hóa", course=_COURSE)
        for row in rows
        for held in _held(row, today)
    )
    return len(rows)


def _case(row: Mediation, team: MediationTeam, today: date, dice: Random) -> MediationCase:
    case = MediationCase(
        mediation=row,
        team=team,
        ground=dice.choice(MediationGround.values),
        scope=_SCOPES.get(row.matter, MediationScope.CIVIL),
        assigned_on=row.received_on,
    )
    if row.ended_on is None:
        return case
    case.fee_vnd = _FEES[MediationOutcome(row.outcome)]
    paid_on = row.ended_on + timedelta(days=20)
    case.paid_on = paid_on if paid_on <= today else None
    if row.outcome == MediationOutcome.SETTLED:
        case.agreed_on = row.ended_on
        about = (words for matter, words in _AGREED.items() if matter in row.matter.lower())
        case.agreement = next(about, _PEACE)
        checked = row.ended_on + timedelta(days=45)
        if checked <= today:
            case.kept, case.kept_checked_on = AgreementKept.KEPT, checked
    return case


def _held(row: Mediation, today: date) -> Iterator[date]:
    """A meeting within the three days of the law, and one on the day it ended."""
    first = row.received_on + timedelta(days=2)
    days = {day for day in (first, row.ended_on) if day is not None and day <= today}
    yield from sorted(day for day in days if row.ended_on is None or day <= row.ended_on)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(8), ZONE)
