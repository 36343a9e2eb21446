"""Extensions counted apart: they lengthen the due day but never hide what was late without."""

from datetime import date
from typing import Any

import pytest

from petitions.figures import BESIDE, for_units, sections_for_units
from petitions.models import Petition
from songcong.core.figures import Basis
from songcong.core.periods import parse_quarter, window
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import UnitFactory
from tests.rules.reference import law
from wards.models import Unit

pytestmark = pytest.mark.django_db
LAST_DAY = date(2021, 9, 14)


@pytest.fixture
def unit() -> Unit:
    made: Unit = UnitFactory.create()
    return made


def counted(unit: Unit) -> dict[str, Any]:
    basis = Basis(window(parse_quarter("2021Q3"), LAST_DAY), law)
    groups = {unit.pk: frozenset({unit.pk})}
    values = for_units(groups, basis)[unit.pk] | sections_for_units(BESIDE, groups, basis)[unit.pk]
    return {key.rpartition(".")[2]: value for key, value in values.items() if _asked(key)}


def _asked(key: str) -> bool:
    return key.startswith(("extensions.", "petitions.settlement."))


def complaint(unit: Unit, resolved: date | None, **facts: Any) -> Petition:
    """Taken up on 1/7/2021: due on 2/8, with the extension on 16/8."""
    return PetitionFactory.create(
        unit=unit, accepted_on=date(2021, 7, 1), resolved_on=resolved, **facts
    )


def test_in_time_by_an_extension_is_not_in_time_without(unit: Unit) -> None:
    complaint(unit, date(2021, 8, 2))
    complaint(unit, date(2021, 8, 3))
    extended: dict[str, Any] = {"extensions": 1, "base_due_on": date(2021, 8, 2)}
    complaint(unit, date(2021, 8, 16), **extended)
    complaint(unit, date(2021, 8, 2), **extended)
    complaint(unit, None, **extended)
    complaint(unit, date(2021, 8, 2), outcome="withdrawn", **extended)
    found = counted(unit)
    assert (found["on_time"], found["late"]) == (3, 1)
    assert (found["extended"], found["answered"]) == (4, 4)
    assert found["on_time_without_extension"] == 2
    assert str(found["on_time_without_extension_rate"]) == "50.0"


def test_nothing_is_overdue_while_it_is_suspended(unit: Unit) -> None:
    complaint(unit, None, status="suspended", suspended_on=date(2021, 7, 12), due_on=None)
    assert (counted(unit)["in_progress"], counted(unit)["overdue"]) == (1, 0)


def test_the_agreed_figures_keep_their_keys(unit: Unit) -> None:
    basis = Basis(window(parse_quarter("2021Q3"), LAST_DAY), law)
    agreed = for_units({unit.pk: frozenset({unit.pk})}, basis)[unit.pk]
    assert not any(key.startswith("extensions.") for key in agreed)
