"""The registers with a way to fill each with rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from inspections.enums import Board
from petitions.models import PetitionParty, ReceptionParty, VoterParty
from petitions.models.timetable import WEEKDAYS
from songcong.core.text import fold
from tests.factories.inspections import (
    FindingFactory,
    RecommendationFactory,
    SupervisionFactory,
)
from tests.factories.petitions import (
    MediationFactory,
    MediationTeamFactory,
    MediatorFactory,
    PetitionFactory,
    ReceptionFactory,
    ReceptionSlotFactory,
    VoterPetitionFactory,
)
from tests.factories.wards import (
    DisclosureFactory,
    DisclosurePostingFactory,
    MeetingFactory,
    PeopleDecisionFactory,
    UserFactory,
)
from wards.enums import Role
from wards.models import (
    CommitteeMandate,
    RoleAssignment,
    SteeringCommittee,
    Unit,
    User,
)

NAME = "Lê Thị Bưởi"
FIRST = date(2021, 7, 1)


def _reception(**facts: Any) -> Any:
    row = ReceptionFactory.create(**facts)
    ReceptionParty.objects.create(reception=row, name=NAME, address="Tổ 5", search_name=fold(NAME))
    return row


def _petition(**facts: Any) -> Any:
    row = PetitionFactory.create(**facts)
    if row.kind != "denunciation":
        PetitionParty.objects.create(petition=row, name=NAME, address="Tổ 5", phone="0912345678")
    return row


def _mediation(**facts: Any) -> Any:
    return MediationFactory.create(parties=f"{NAME} và hàng xóm", **facts)


def _voter(**facts: Any) -> Any:
    row = VoterPetitionFactory.create(**facts)
    VoterParty.objects.create(petition=row, name=NAME)
    return row


def _disclosure(**facts: Any) -> Any:
    row = DisclosureFactory.create(**facts)
    DisclosurePostingFactory.create(disclosure=row, posted_from=row.published_on)
    return row


def _supervision(board: Board) -> Callable[..., Any]:
    def make(**facts: Any) -> Any:
        row = SupervisionFactory.create(board=board, **facts)
        finding = FindingFactory.create(supervision=row, violations=2, recovered_vnd=1_500_000)
        RecommendationFactory.create(finding=finding, content="Sửa lại mương")
        return row

    return make


def _named(number: int) -> dict[str, Any]:
    """Teams and their people are called by a name, not by a number."""
    return {"name": str(number)}


@dataclass(frozen=True)
class Shelf:
    """A register: its address, its day, the column of its words, and how a row is made.

    ``heads`` gives what tells the row of a number apart in the first column of its list: its
    number, where it has one; ``facts`` makes it so.
    """

    path: str
    day: str
    words: str
    make: Callable[..., Any]
    facts: Callable[[int], dict[str, Any]] = lambda number: {"register_no": str(number)}
    heads: Callable[[int], str] = str

    def fill(self, unit: Unit, count: int, **facts: Any) -> list[Any]:
        """So many rows of the unit on successive days."""
        return [
            self.make(
                unit=unit,
                **{
                    self.day: FIRST + timedelta(days=number),
                    "register_no": str(number),
                    **self.facts(number),
                    **facts,
                },
            )
            for number in range(1, count + 1)
        ]


SHELVES = {
    "reception": Shelf("/lam-viec/tiep-cong-dan/", "received_on", "content", _reception),
    "petition": Shelf("/lam-viec/don-thu/", "received_on", "content", _petition),
    "mediation": Shelf("/lam-viec/hoa-giai/", "received_on", "matter", _mediation),
    "team": Shelf(
        "/lam-viec/to-hoa-giai/", "founded_on", "name", MediationTeamFactory.create, _named
    ),
    "mediator": Shelf(
        "/lam-viec/hoa-giai-vien/", "elected_on", "name", MediatorFactory.create, _named
    ),
    "slot": Shelf(
        "/lam-viec/lich-tiep/",
        "valid_from",
        "place",
        ReceptionSlotFactory.create,
        lambda number: {"weekday": number % 7},
        lambda number: dict(WEEKDAYS)[number % 7],
    ),
    "voter": Shelf("/lam-viec/kien-nghi-cu-tri/", "received_on", "content", _voter),
    "disclosure": Shelf("/lam-viec/cong-khai/", "document_on", "content", _disclosure),
    "meeting": Shelf("/lam-viec/hop-dan/", "held_on", "subject", MeetingFactory.create),
    "decision": Shelf(
        "/lam-viec/bieu-quyet/", "decided_on", "content", PeopleDecisionFactory.create
    ),
    "inspection": Shelf(
        "/lam-viec/thanh-tra-nhan-dan/", "held_on", "subject", _supervision(Board.INSPECTION)
    ),
    "investment": Shelf(
        "/lam-viec/giam-sat-dau-tu/", "held_on", "subject", _supervision(Board.INVESTMENT)
    ),
}
every_shelf = pytest.mark.parametrize("shelf", SHELVES.values(), ids=SHELVES.keys())


def person(role: Role, unit: Unit) -> User:
    """Somebody who holds the role in the unit ever since."""
    user: User = UserFactory.create()
    RoleAssignment.objects.create(user=user, role=role, unit=unit, valid_from=date(2000, 1, 1))
    return user


def city_reader(*units: Unit, role: Role = Role.CITY_STEERING) -> User:
    """Somebody of a committee that steers the units."""
    committee = SteeringCommittee.objects.create(name="Ban Chỉ đạo thành phố", place="Sông Công")
    for unit in units:
        CommitteeMandate.objects.create(committee=committee, unit=unit, valid_from=date(2000, 1, 1))
    user: User = UserFactory.create()
    RoleAssignment.objects.create(
        user=user, role=role, committee=committee, valid_from=date(2000, 1, 1)
    )
    return user


def browser(user: User) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(client: Client, path: str, **query: Any) -> str:
    """A page's text; the page answers 200."""
    response = client.get(path, query)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()
