"""Rows of receptions, petitions and mediation."""

from datetime import date, time, timedelta
from uuid import uuid4

from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from petitions.enums import (
    CouncilLevel,
    Instance,
    LetterKind,
    PetitionKind,
    PetitionStatus,
    Qualification,
    ReceptionKind,
    SessionSide,
    Sex,
    Source,
    Visit,
    VoterStatus,
)
from petitions.models import (
    AnswerTemplate,
    CaseLetter,
    LeaderWeek,
    Mediation,
    MediationTeam,
    Mediator,
    Petition,
    PetitionHandler,
    Reception,
    ReceptionBooking,
    ReceptionSlot,
    VoterPetition,
)
from petitions.rules.public_code import new_code
from petitions.rules.settlement import settlement_deadline
from petitions.rules.voter import answer_deadline
from tests.factories.wards import WRITTEN_AT, UnitFactory, UserFactory
from tests.rules.reference import law


class ReceptionFactory(DjangoModelFactory[Reception]):
    class Meta:
        model = Reception

    unit = SubFactory(UnitFactory)
    received_on = date(2021, 7, 1)
    kind = ReceptionKind.REGULAR
    visit = Visit.FIRST
    created_at = WRITTEN_AT


def _due_on(petition: Petition) -> date | None:
    deadline = settlement_deadline(petition, law())
    return deadline.due_on if deadline else None


class PetitionFactory(DjangoModelFactory[Petition]):
    """A petition; its due day is stored by the law of its day, as an import does."""

    class Meta:
        model = Petition

    unit = SubFactory(UnitFactory)
    public_code = LazyFunction(new_code)
    received_on = date(2021, 7, 1)
    source = Source.DIRECT
    kind = PetitionKind.COMPLAINT
    handling = ""
    processed_on = None
    accepted_on = None
    complex = False
    instance = Instance.FIRST
    remote = False
    extensions = 0
    suspended_on = None
    suspended_days = 0
    due_on = LazyAttribute(_due_on)
    status = PetitionStatus.RECEIVED
    created_at = WRITTEN_AT


class PetitionHandlerFactory(DjangoModelFactory[PetitionHandler]):
    class Meta:
        model = PetitionHandler

    petition = SubFactory(PetitionFactory)
    user = SubFactory(UserFactory)
    named_at = WRITTEN_AT


class CaseLetterFactory(DjangoModelFactory[CaseLetter]):
    """The draft of a receipt with nothing left to fill in."""

    class Meta:
        model = CaseLetter

    petition = SubFactory(PetitionFactory)
    unit = SelfAttribute("petition.unit")
    kind = LetterKind.RECEIPT
    book = "van_ban:GBN-UBND"
    subject = "Về việc tiếp nhận đơn"
    addressee = "Ông (bà) Trần Thị Bưởi"
    text = "Ủy ban nhân dân phường đã tiếp nhận đơn."
    recipients = "Như kính gửi"
    authority = "TM. ỦY BAN NHÂN DÂN"
    post = "CHỦ TỊCH"
    dated_on = date(2021, 7, 2)
    created_at = touched_at = WRITTEN_AT
    created_by = SubFactory(UserFactory)


class AnswerTemplateFactory(DjangoModelFactory[AnswerTemplate]):
    """Words for why a case takes longer."""

    class Meta:
        model = AnswerTemplate

    unit = SubFactory(UnitFactory)
    name = Sequence(lambda n: f"Gia hạn {n}")
    used_in = "step-extend"
    text = "Chờ đo đạc, hạn cũ {{hạn giải quyết}}."
    written_on = date(2021, 7, 2)
    written_by = SubFactory(UserFactory)


class MediationFactory(DjangoModelFactory[Mediation]):
    class Meta:
        model = Mediation

    unit = SubFactory(UnitFactory)
    received_on = date(2021, 7, 1)
    created_at = WRITTEN_AT


def _answer_by(case: VoterPetition) -> date | None:
    deadline = answer_deadline(case.level, case.received_on, law())
    return deadline.due_on if deadline else None


class VoterPetitionFactory(DjangoModelFactory[VoterPetition]):
    """A request of voters; its due day is stored by the norm of its level."""

    class Meta:
        model = VoterPetition

    unit = SubFactory(UnitFactory)
    received_on = date(2021, 7, 1)
    collected_on = LazyAttribute(lambda o: o.received_on - timedelta(days=1))
    level = CouncilLevel.NATIONAL
    session = SessionSide.BEFORE
    content = "Mở rộng đường"
    status = VoterStatus.RECEIVED
    due_on = LazyAttribute(_answer_by)
    created_at = WRITTEN_AT


class MediationTeamFactory(DjangoModelFactory[MediationTeam]):
    class Meta:
        model = MediationTeam

    unit = SubFactory(UnitFactory)
    name = "Tổ hòa giải số 5"
    founded_on = date(2021, 7, 1)
    created_at = WRITTEN_AT


class MediatorFactory(DjangoModelFactory[Mediator]):
    """A mediator of a team of the same unit."""

    class Meta:
        model = Mediator

    unit = SubFactory(UnitFactory)
    team = LazyAttribute(lambda o: MediationTeamFactory.create(unit=o.unit))
    name = "Lý Thị Mận"
    sex = Sex.FEMALE
    qualification = Qualification.NONE
    elected_on = date(2021, 7, 1)
    recognition = "12/QĐ-UBND"
    recognised_on = LazyAttribute(lambda o: o.elected_on)
    created_at = WRITTEN_AT


class ReceptionSlotFactory(DjangoModelFactory[ReceptionSlot]):
    """A reception of every Tuesday morning."""

    class Meta:
        model = ReceptionSlot

    unit = SubFactory(UnitFactory)
    kind = ReceptionKind.PERIODIC
    weekday = 1
    valid_from = date(2021, 7, 1)
    starts_at = time(7, 30)
    ends_at = time(11)
    place = "Trụ sở"
    receiver = "Chủ tịch UBND"
    created_at = WRITTEN_AT


class LeaderWeekFactory(DjangoModelFactory[LeaderWeek]):
    class Meta:
        model = LeaderWeek

    unit = SubFactory(UnitFactory)
    starts_on = date(2021, 7, 5)
    ends_on = LazyAttribute(lambda o: o.starts_on + timedelta(days=6))
    due_on = LazyAttribute(lambda o: o.starts_on + timedelta(days=4))
    citation = "Luật Tiếp công dân 42/2013/QH13 Điều 15"


class ReceptionBookingFactory(DjangoModelFactory[ReceptionBooking]):
    """A turn on the first Tuesday, with who booked it."""

    class Meta:
        model = ReceptionBooking

    slot = SubFactory(ReceptionSlotFactory)
    day = date(2021, 7, 6)
    code = LazyFunction(new_code)
    key = LazyFunction(uuid4)
    topic = "Hỏi hồ sơ"
    made_at = WRITTEN_AT
