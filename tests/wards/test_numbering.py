"""Numbers without gaps or twins, with real threads."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
from django.db import connection, transaction

from petitions.actions.reception import RECEPTION_KEEPER, ReceptionFacts
from tests.factories.petitions import ReceptionFactory
from tests.factories.wards import UnitFactory, person
from wards.actions.numbering import next_number
from wards.models import NumberBook, Unit

DAY = date(2026, 3, 9)
EACH = 12


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_once_leave_no_gap_and_no_twin() -> None:
    unit = UnitFactory.create()
    together = Barrier(2, timeout=10)

    def clerk(_: int) -> list[int]:
        numbers = []
        try:
            together.wait()
            for turn in range(EACH):
                try:
                    with transaction.atomic():
                        number = next_number(unit, "don_thu", DAY)
                        if turn % 4 == 3:
                            raise InterruptedError
                        numbers.append(number)
                except InterruptedError:
                    continue
        finally:
            connection.close()
        return numbers

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(clerk, range(2))
    given = sorted(first + second)
    assert given == list(range(1, len(given) + 1))
    assert len(given) == 2 * (EACH - EACH // 4)
    assert NumberBook.objects.get().last == len(given)


@pytest.mark.django_db(transaction=True)
def test_a_roll_back_gives_the_number_back() -> None:
    unit = UnitFactory.create()
    with transaction.atomic():
        assert next_number(unit, "don_thu", DAY) == 1
        transaction.set_rollback(True)
    with transaction.atomic():
        assert next_number(unit, "don_thu", DAY) == 1


@pytest.mark.django_db
def test_each_unit_book_and_year_counts_for_itself() -> None:
    unit, other = UnitFactory.create_batch(2)
    given = [
        next_number(unit, "don_thu", DAY),
        next_number(unit, "don_thu", DAY),
        next_number(unit, "cong_van", DAY),
        next_number(other, "don_thu", DAY),
        next_number(unit, "don_thu", date(2027, 1, 4)),
    ]
    assert given == [1, 2, 1, 1, 1]


@pytest.mark.django_db(transaction=True)
def test_no_number_without_a_transaction() -> None:
    unit: Unit = UnitFactory.create()
    with pytest.raises(RuntimeError, match="transaction"):
        next_number(unit, "don_thu", DAY)


@pytest.mark.django_db
def test_a_line_typed_by_hand_follows_what_the_register_brought_in() -> None:
    unit, other = UnitFactory.create_batch(2)
    at = datetime(2026, 3, 10, 3, tzinfo=UTC)
    for number, day in (("48", DAY), ("31/2026", DAY), ("77", date(2025, 3, 9)), ("A-90", DAY)):
        ReceptionFactory.create(unit=unit, register_no=number, received_on=day)
    ReceptionFactory.create(
        unit=unit, register_no="50", received_on=DAY, cancelled_at=at, cancelled_by=person(unit)
    )
    ReceptionFactory.create(unit=other, register_no="99", received_on=DAY)

    def typed(day: date) -> str:
        facts = ReceptionFacts(received_on=day, kind="regular", visit="first", content="Hỏi")
        return RECEPTION_KEEPER.create(unit, facts, by=person(unit), at=at).register_no

    assert [typed(DAY), typed(DAY), typed(date(2025, 12, 30))] == ["51/2026", "52/2026", "78/2025"]
