"""The ten units with their people on the demo's day."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import Settings

from petitions.enums import PetitionKind
from petitions.models import Petition
from songcong.demo.people import demo_units, settle_people
from tests.factories.petitions import PetitionFactory, ReceptionFactory
from tests.factories.wards import CommitteeMandateFactory, SteeringCommitteeFactory, UnitFactory
from wards.actions.reference import load_reference
from wards.models import Unit, User

DEMO_DAY = datetime(2025, 6, 12, tzinfo=UTC)


class People:
    """The demo's units by code and its people by account name."""

    def __init__(self) -> None:
        load_reference()
        self.units: dict[str, Unit] = demo_units(DEMO_DAY.date())
        self.users: dict[str, User] = settle_people(self.units, at=DEMO_DAY)

    def client(self, username: str) -> Client:
        """A browser in which somebody is signed in."""
        client = Client()
        client.force_login(self.users[username], "django.contrib.auth.backends.ModelBackend")
        return client


@pytest.fixture
def people(db: None, settings: Settings) -> People:
    settings.SONGCONG_TODAY = "2025-06-12"
    return People()


@pytest.fixture
def committee(people: People) -> Client:
    """The steering committee's browser."""
    return people.client("bcd")


@pytest.fixture
def denunciation(people: People) -> Petition:
    """A denunciation in Phố Cò in spring 2025 whose field of law names somebody."""
    petition: Petition = PetitionFactory.create(
        unit=people.units["05521"],
        kind=PetitionKind.DENUNCIATION,
        received_on=date(2025, 4, 1),
        field="Đất đai của ông Chín",
    )
    return petition


@pytest.fixture
def two_wards(transactional_db: None) -> None:
    """Two wards and their committee, committed where other processes see them."""
    committee = SteeringCommitteeFactory.create(name="Ban Chỉ đạo thành phố Sông Công")
    for code, name in (("05506", "Lương Sơn"), ("05512", "Mỏ Chè")):
        unit = UnitFactory.create(code=code, name=name)
        CommitteeMandateFactory.create(committee=committee, unit=unit)
        ReceptionFactory.create(unit=unit, persons=3)
