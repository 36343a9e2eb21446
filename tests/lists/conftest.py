"""A ward, its clerk, and a fixed day."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from tests.factories.wards import UnitFactory
from tests.lists.shelf import browser, person
from wards.enums import Role
from wards.models import Unit


@pytest.fixture
def ward() -> Unit:
    unit: Unit = UnitFactory.create(name="Phố Cò")
    return unit


@pytest.fixture
def clerk(ward: Unit) -> Client:
    return browser(person(Role.WARD_CLERK, ward))


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel("2021-09-20 08:00:00+07:00", tick=True):
        yield
