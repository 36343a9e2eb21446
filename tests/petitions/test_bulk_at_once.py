"""Two chairs confirm at the same instant: every case goes to one of them, and is told of once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
from django.db import connection

from petitions.actions.bulk import Seen, Task, carry_out
from petitions.models import Petition, PetitionEvent, PetitionHandler
from petitions.rules.bulk import Left
from tests.factories.petitions import PetitionFactory
from tests.factories.wards import UnitFactory, person
from wards.enums import Role
from wards.models import User

AT = datetime(2026, 3, 10, 3, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_each_case_is_given_once_and_the_other_chair_is_told_which_were_left() -> None:
    unit = UnitFactory.create()
    chairs = [person(unit, Role.WARD_CHAIR) for _ in range(2)]
    clerks = [person(unit) for _ in range(2)]
    cases = PetitionFactory.create_batch(
        8, unit=unit, kind="feedback", received_on=date(2026, 3, 2)
    )
    shared, together = [case.pk for case in cases[2:6]], Barrier(2, timeout=10)
    asked = ([case.pk for case in cases[:6]], [case.pk for case in reversed(cases[2:])])

    def chair(turn: int) -> tuple[list[int], list[Left | None]]:
        try:
            together.wait()
            seen = dict.fromkeys(asked[turn], Seen(1, 0))
            plan = carry_out(Task(handler=clerks[turn]), seen, by=chairs[turn], at=AT)
            return [line.petition.pk for line in plan.moves], [line.left for line in plan.left]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        (first, first_left), (second, second_left) = threads.map(chair, range(2))
    assert sorted(first + second) == [case.pk for case in cases]
    assert first_left + second_left == [Left.CHANGED] * len(shared)
    owners = dict(PetitionHandler.objects.values_list("petition", "user"))
    given: tuple[tuple[list[int], User], ...] = ((first, clerks[0]), (second, clerks[1]))
    assert owners == {pk: clerk.pk for moved, clerk in given for pk in moved}
    assert PetitionEvent.objects.count() == len(cases)
    assert set(Petition.objects.values_list("version", flat=True)) == {2}
