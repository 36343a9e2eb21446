"""The committee's page asks the database as often for ten units with rows as for empty ones."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.actions.storing import renew_figures
from tests.factories.wards import DisclosureFactory
from tests.reports.conftest import People

COLD, READY = 33, 7
AT = datetime(2025, 6, 12, 8, tzinfo=UTC)


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_rows(people: People) -> None:
    committee = people.client("bcd")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert committee.get("/chi-dao/?quy=2025Q2").status_code == 200
        return len(captured)

    queries()
    empty = queries()
    for unit in people.units.values():
        DisclosureFactory.create_batch(3, unit=unit, document_on=date(2025, 4, 1))
    assert queries() == empty <= COLD
    renew_figures(today=AT.date(), at=AT)
    assert queries() <= READY
