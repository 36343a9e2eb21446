"""The demo city: ten units over three quarters, played on one fixed day."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final

from django.conf import settings
from django.db import transaction

from petitions.enums import PetitionKind
from petitions.models import Petition, PetitionHandler
from songcong.core.clock import ZONE
from songcong.core.errors import Refused
from songcong.core.periods import parse_quarter
from songcong.core.sheet_reader import read_sheet
from songcong.demo.cases.desks import lay_out_the_work
from songcong.demo.cases.hot_spots import gather_complaints
from songcong.demo.cases.mediators import settle_mediators
from songcong.demo.cases.timetable import publish_timetables
from songcong.demo.cases.voters import hear_voters
from songcong.demo.lines.books import Plan, registers
from songcong.demo.notices import tell_what_is_new
from songcong.demo.people import demo_units, name_signatories, settle_people, settle_villages
from songcong.demo.wards import WARDS
from songcong.registers.catalogue import SPECS, books
from songcong.registers.reading import Holder
from wards.actions.reference import load_reference
from wards.actions.register import Deadlines, Source
from wards.actions.register_plan import plan as planned
from wards.actions.register_writing import carry_out
from wards.calendar import law, working_calendar
from wards.models import Unit, User

DEMO_DAY: Final = date(2025, 6, 12)
DEMO_QUARTERS: Final = ("2024Q4", "2025Q1", "2025Q2")
_AT: Final = datetime.combine(DEMO_DAY, time(7, 30), ZONE)


def is_empty() -> bool:
    """Whether nobody has begun to use the city."""
    return not User.objects.exists()


@transaction.atomic
def fill(*, seed: int = 1, scale: int = 1) -> dict[str, int]:
    """Fill an empty city; returns how many lines each register got, by sheet."""
    if not settings.DEMO_ALLOWED:
        raise Refused("Bản vận hành chính thức không nhận dữ liệu trình diễn.", code="production")
    if not is_empty():
        raise Refused("Thành phố đã có dữ liệu; chỉ nạp dữ liệu trình diễn vào nơi còn trống.")
    load_reference()
    units = demo_units(DEMO_DAY)
    people = settle_people(units, at=_AT)
    settle_villages(units)
    name_signatories(units)
    quarters = [parse_quarter(code) for code in DEMO_QUARTERS]
    counted = _keep_books(
        units, people, Plan(quarters, DEMO_DAY, working_calendar(), seed=seed, scale=scale)
    )
    _name_handlers(units, people)
    settle_mediators(units, people, today=DEMO_DAY, seed=seed)
    publish_timetables(units, people, today=DEMO_DAY, seed=seed)
    hear_voters(units, people, today=DEMO_DAY, seed=seed)
    gather_complaints(units, people, today=DEMO_DAY, seed=seed)
    lay_out_the_work(units, people, today=DEMO_DAY)
    tell_what_is_new(list(units.values()), DEMO_DAY)
    return counted


def _keep_books(
    units: Mapping[str, Unit], people: Mapping[str, User], plan: Plan
) -> dict[str, int]:
    """Load every ward's registers as its clerk would have."""
    written_by = books(Deadlines(law()))
    counted = {spec.name: 0 for spec in SPECS}
    for ward in WARDS:
        unit = units[ward.code]
        holder = Holder(ward.code, ((unit.pk, unit.valid_from, unit.valid_to),))
        source = Source(f"{ward.code}-{ward.slug}.xlsx", people[f"thu.{ward.slug}"].pk, _AT)
        tables = registers(ward, plan)
        for spec in SPECS:
            reading = read_sheet(spec, [tables[spec.name]], unit_on=holder.on)
            carry_out(planned(written_by[spec.name], reading.entries), source=source)
            counted[spec.name] += len(reading.entries)
    return counted


def _name_handlers(units: Mapping[str, Unit], people: Mapping[str, User]) -> None:
    """Give every denunciation to the chair of its ward."""
    chairs = {units[ward.code].pk: people[f"chutich.{ward.slug}"] for ward in WARDS}
    denunciations = Petition.objects.filter(kind=PetitionKind.DENUNCIATION, unit__in=chairs)
    PetitionHandler.objects.bulk_create(
        PetitionHandler(petition_id=pk, user=chairs[unit], named_at=_AT, named_by=chairs[unit])
        for pk, unit in denunciations.values_list("pk", "unit_id")
    )
