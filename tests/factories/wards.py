"""Rows of the ground and of a ward's life."""

from datetime import UTC, date, datetime

from factory.declarations import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from songcong.core.text import fold
from tests.rules.reference import law
from wards.enums import DisclosureForm, MeetingKind, Role, UnitKind
from wards.models import (
    CommitteeMandate,
    Disclosure,
    DisclosurePosting,
    Meeting,
    Neighbourhood,
    PeopleDecision,
    RoleAssignment,
    SteeringCommittee,
    Unit,
    UnitSuccession,
    User,
)
from wards.rules.publication import publication_deadline
from wards.rules.voting import verdict

WRITTEN_AT = datetime(2021, 1, 1, tzinfo=UTC)


class UnitFactory(DjangoModelFactory[Unit]):
    class Meta:
        model = Unit

    code = Sequence(lambda n: f"{90000 + n}")
    name = Sequence(lambda n: f"Phường số {n}")
    kind = UnitKind.WARD
    valid_from = date(2015, 5, 15)
    position = Sequence(lambda n: n)


class UnitSuccessionFactory(DjangoModelFactory[UnitSuccession]):
    class Meta:
        model = UnitSuccession

    basis = "Nghị quyết sắp xếp"


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    username = Sequence(lambda n: f"nguoi-dung-{n}")
    full_name = "Nguyễn Văn An"


class RoleAssignmentFactory(DjangoModelFactory[RoleAssignment]):
    class Meta:
        model = RoleAssignment

    user = SubFactory(UserFactory)
    role = Role.WARD_CLERK
    valid_from = date(2015, 5, 15)


def person(unit: Unit, role: Role = Role.WARD_CLERK, **fields: object) -> User:
    """Somebody who holds a role in the unit ever since."""
    user = UserFactory.create(**fields)
    RoleAssignmentFactory.create(user=user, role=role, unit=unit)
    return user


class SteeringCommitteeFactory(DjangoModelFactory[SteeringCommittee]):
    """A city's committee."""

    class Meta:
        model = SteeringCommittee

    name = Sequence(lambda n: f"Ban Chỉ đạo thành phố {n}")
    place = "Sông Công"


class CommitteeMandateFactory(DjangoModelFactory[CommitteeMandate]):
    class Meta:
        model = CommitteeMandate

    committee = SubFactory(SteeringCommitteeFactory)
    valid_from = date(2015, 5, 15)


class NeighbourhoodFactory(DjangoModelFactory[Neighbourhood]):
    class Meta:
        model = Neighbourhood

    unit = SubFactory(UnitFactory)
    name = Sequence(lambda n: f"Tổ {n}")
    folded_name = LazyAttribute(lambda o: fold(o.name))


class DisclosureFactory(DjangoModelFactory[Disclosure]):
    """A document; its due day is stored by the law of its day, as an import does."""

    class Meta:
        model = Disclosure

    unit = SubFactory(UnitFactory)
    item = 1
    document_on = date(2021, 7, 1)
    due_on = LazyAttribute(lambda o: publication_deadline(o.document_on, law()).due_on)
    created_at = WRITTEN_AT


class DisclosurePostingFactory(DjangoModelFactory[DisclosurePosting]):
    class Meta:
        model = DisclosurePosting

    disclosure = SubFactory(DisclosureFactory)
    form = DisclosureForm.POSTING


class MeetingFactory(DjangoModelFactory[Meeting]):
    class Meta:
        model = Meeting

    unit = SubFactory(UnitFactory)
    kind = MeetingKind.COMMUNITY
    held_on = date(2021, 7, 1)
    created_at = WRITTEN_AT


class PeopleDecisionFactory(DjangoModelFactory[PeopleDecision]):
    """A vote; its result is stored by the threshold of its day, as an import does."""

    class Meta:
        model = PeopleDecision

    unit = SubFactory(UnitFactory)
    matter = 1
    decided_on = date(2021, 7, 1)
    total_households = 100
    households_present = 90
    votes_for = 80
    passed = LazyAttribute(
        lambda o: (
            verdict(
                matter=o.matter,
                decided_on=o.decided_on,
                votes_for=o.votes_for,
                total_households=o.total_households,
                norms=law().norms,
            ).passed
        )
    )
    created_at = WRITTEN_AT
