"""Whoever has no role sees no row of any table, whatever there is."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.access.city import TODAY, City, records
from tests.access.roles import ACCOUNTS
from tests.architecture.test_rows import is_guarded, ours
from tests.factories.wards import UserFactory
from wards.models import Record, reader_for
from wards.rules.reader import Reader

GUARDED = sorted(label for label, model in ours().items() if is_guarded(model))
REGISTERS = sorted(label for label, model in ours().items() if issubclass(model, Record))


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[City]:
    """A city with every record of the table."""
    with (
        override_settings(SONGCONG_TODAY=TODAY.isoformat()),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        made = City()
        for name in records():
            made.record(name)
        yield made
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("label", GUARDED)
def test_without_a_role_there_is_no_row(label: str, city: City) -> None:
    rows = ours()[label]._default_manager
    for reader in (Reader(None, TODAY), reader_for(UserFactory.create(), TODAY)):
        assert not rows.visible_to(reader).exists()  # type: ignore[attr-defined]  # each has it


@pytest.mark.django_db
@pytest.mark.parametrize("label", REGISTERS)
def test_a_clerk_elsewhere_sees_no_line_of_the_ward(label: str, city: City) -> None:
    rows = ours()[label]._default_manager.filter(unit=city.unit)
    assert rows.exists()
    for role, sees in (("clerk", True), ("clerk elsewhere", False)):
        reader = reader_for(city.users[ACCOUNTS[role]], TODAY)
        assert rows.visible_to(reader).exists() is sees  # type: ignore[attr-defined]  # as above
