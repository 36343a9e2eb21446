"""The inspectorate's forms of reports as data: columns, checks, and when each holds.

01/TCD and 02/TCD (reception), 01–04/XLD (sorting), 01–04/KQGQ (settlement and execution), as
Circular 02/2021/TT-TTCP and Circular 01/2024/TT-TTCP prescribe them (chưa đối chiếu). A form is a
file ``CODE-YEAR.toml`` beside this one; ``petitions.figures.official_form`` counts its columns.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from petitions.enums import Subject
from petitions.rules.official_forms.form import Balance, Circular, Column, OfficialForm

__all__ = ("Balance", "Circular", "Column", "OfficialForm", "all_forms", "forms_on")
_HERE = Path(__file__).parent
_ORDER = ("TCD", "XLD", "KQGQ")


@cache
def all_forms() -> tuple[OfficialForm, ...]:
    """Every form of every circular, in the order in which reports have them."""
    circulars = _circulars()
    forms = [
        _form(tomllib.loads(path.read_text(encoding="utf-8")), circulars)
        for path in sorted(_HERE.glob("*-*.toml"))
    ]
    return tuple(sorted(forms, key=_place))


def forms_on(day: date) -> tuple[OfficialForm, ...]:
    """The forms for a period that ends on the day; before the first circular, its forms."""
    circulars = _circulars().values()
    begun = [one for one in circulars if one.first <= day]
    chosen = max(begun or [min(circulars, key=_first)], key=_first)
    return tuple(form for form in all_forms() if form.circular == chosen)


def _first(circular: Circular) -> date:
    return circular.first


def _place(form: OfficialForm) -> tuple[date, int, str]:
    number, topic = form.code.split("/")
    return form.circular.first, _ORDER.index(topic), number


@cache
def _circulars() -> dict[str, Circular]:
    told = tomllib.loads((_HERE / "circulars.toml").read_text(encoding="utf-8"))
    return {key: Circular(key=key, **values) for key, values in told.items()}


def _form(told: dict[str, Any], circulars: Mapping[str, Circular]) -> OfficialForm:
    return OfficialForm(
        **told
        | {
            "circular": circulars[told["circular"]],
            "columns": tuple(map(_column, told["columns"])),
            "balances": tuple(map(Balance.parse, told["balances"])),
            "within": tuple(told.get("within", ())),
            "ways": tuple(told.get("ways", ())),
        }
    )


def _column(told: dict[str, Any]) -> Column:
    return Column(
        **told
        | {
            "under": tuple(filter(None, told.get("under", "").split(" / "))),
            "counts": tuple(told.get("counts", ())),
            "subject": tuple(map(Subject, told.get("subject", ()))),
        }
    )
