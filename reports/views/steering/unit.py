"""One unit's quarter in full: every figure by topic, each open to its rows."""

from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.figures import BESIDE, SECTIONS, beside_figures, quarter_figures
from reports.rules.standing import trend
from reports.views.quarter import among, chosen, units_read
from songcong.core.figures import Values
from wards.http import OfficialRequest, official
from wards.rules.reader import CITY


@dataclass(frozen=True)
class ShownFigure:
    """A figure of the unit beside the same one of the quarter before."""

    key: str
    name: str
    measure: str
    value: int | Decimal | None
    before: int | Decimal | None
    change: str

    @property
    def is_rate(self) -> bool:
        return self.measure == "%"


@require_safe
@official(*CITY)
def unit(request: OfficialRequest, unit_key: str) -> HttpResponse:
    """All figures of a unit and quarter."""
    today, only = request.reader.day, request.reader.units(*CITY)
    choice = chosen(request.GET, today)
    units = units_read(choice, only, today)
    [shown] = among(units, [unit_key])
    now = quarter_figures(choice.period, [shown], today=today)
    before = quarter_figures(choice.period.previous(), [shown], today=today)
    beside, earlier = (
        beside_figures(period, [shown], today=today).total
        for period in (choice.period, choice.period.previous())
    )
    return render(
        request,
        "reports/steering/unit.html",
        {
            "choice": choice,
            "unit": shown,
            "units": units,
            "topics": _topics(now.total | beside, before.total | earlier, choice.than),
            "as_of": now.as_of,
            "empty": not any(now.total.values()),
        },
        status=choice.status,
    )


def _topics(now: Values, before: Values, than: str) -> list[tuple[str, list[ShownFigure]]]:
    return [
        (
            section.name,
            [
                ShownFigure(
                    key=(key := section.full_key(figure)),
                    name=figure.name,
                    measure=figure.measure,
                    value=now[key],
                    before=before[key],
                    change=trend(now[key], before[key], figure.measure, than=than)[1],
                )
                for figure in section.figures
            ],
        )
        for section in (*SECTIONS, *BESIDE)
    ]
