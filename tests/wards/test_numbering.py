"""Numbers without gaps or twins, with real threads."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, transaction

from tests.factories.wards import UnitFactory
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
