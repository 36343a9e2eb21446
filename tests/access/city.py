"""The city in which the table is tried: the demo's people, and one record of each kind."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from axes.models import AccessAttempt
from django.core.files.base import ContentFile
from django.db.models import Model, QuerySet
from django.test import Client

from inspections.enums import Board
from inspections.models import SupervisionFile
from petitions.enums import PetitionKind
from petitions.models import (
    AnswerPublication,
    BookingParty,
    CaseLetter,
    MediationFile,
    MediationTeamFile,
    MediatorFile,
    Petition,
    PetitionFile,
    ReceptionFile,
    ReceptionSlotFile,
    VoterPetitionFile,
)
from songcong.core.periods import parse_quarter
from songcong.demo.people import demo_units, settle_people
from tests.access.roles import ACCOUNTS, ANONYMOUS
from tests.factories.inspections import RecommendationFactory, SupervisionFactory
from tests.factories.petitions import (
    AnswerTemplateFactory,
    CaseLetterFactory,
    LeaderWeekFactory,
    MediationFactory,
    MediationTeamFactory,
    MediatorFactory,
    PetitionFactory,
    PetitionHandlerFactory,
    ReceptionBookingFactory,
    ReceptionFactory,
    ReceptionSlotFactory,
    VoterPetitionFactory,
)
from tests.factories.registers import made_export, ready_upload
from tests.factories.reports import published_report, stored_report
from tests.factories.wards import DisclosureFactory, MeetingFactory, PeopleDecisionFactory
from wards.actions.api_token import give_token
from wards.actions.reference import load_reference
from wards.models import (
    CommitteeMandate,
    DisclosureFile,
    DisclosureItem,
    Holiday,
    MeetingFile,
    Neighbourhood,
    NormRow,
    PeopleDecisionFile,
    RoleAssignment,
    SavedView,
    Signatory,
    SteeringCommittee,
    StoredFile,
)

TODAY = date(2025, 6, 12)
DAY = date(2025, 5, 6)
BACKEND = "django.contrib.auth.backends.ModelBackend"


class City:
    """People by role, and records of Phố Cò by name."""

    def __init__(self) -> None:
        load_reference()
        units = demo_units(TODAY)
        self.users = settle_people(units, at=datetime(2025, 1, 2, tzinfo=UTC))
        self.unit = units["05521"]
        self._records: dict[str, Model] = {}

    def client(self, role: str) -> Client:
        """A browser of somebody of this role."""
        client = Client()
        if role != ANONYMOUS:
            client.force_login(self.users[ACCOUNTS[role]], BACKEND)
        return client

    def put(self, records: Mapping[str, Model]) -> None:
        """Let these stand in the place of the records of these names."""
        self._records.update(records)

    def record(self, name: str) -> Model:
        """The record of this name; each test takes back what it made."""
        known = self._records.get(name)
        if known is None or not QuerySet(type(known)).filter(pk=known.pk).exists():
            self._records[name] = _MAKERS[name](self)
        return self._records[name]


def records() -> list[str]:
    """The names of all records."""
    return list(_MAKERS)


def a_file(table: type[StoredFile], parent: Model) -> StoredFile:
    """A file that hangs on a record."""
    return table._default_manager.create(
        parent=parent,  # type: ignore[misc]  # every table of files names its parent so
        file=ContentFile(b"%PDF-1.7", name="bien-ban.pdf"),
        original_name="bien-ban.pdf",
        content_type="application/pdf",
        size=8,
        stored_at=datetime(2025, 5, 7, tzinfo=UTC),
    )


def a_letter(city: City) -> CaseLetter:
    """The draft of a paper of the petition."""
    return CaseLetterFactory.create(
        petition=city.record("petition"), created_by=city.users[ACCOUNTS["clerk"]]
    )


def laid(letter: CaseLetter) -> CaseLetter:
    """The paper with a PDF beside it."""
    letter.pdf.save("giay-bien-nhan.pdf", ContentFile(b"%PDF-1.7"))
    return letter


def _token(city: City) -> Model:
    """A token of the clerk."""
    clerk = city.users[ACCOUNTS["clerk"]]
    role = RoleAssignment.objects.get(user=clerk)
    return give_token(role, "một cửa", TODAY, by=clerk, at=datetime(2025, 6, 12, tzinfo=UTC))[0]


def a_booking(city: City) -> Model:
    """A turn of today's, with who booked it."""
    booking = ReceptionBookingFactory.create(slot=city.record("slot"), day=TODAY)
    BookingParty.objects.create(booking=booking, name="Bà Na", phone="+84912345678")
    return booking


def a_published_answer(city: City) -> AnswerPublication:
    """An answer that everyone may read, with a file beside it."""
    petition = _MAKERS["answered petition"](city)
    assert isinstance(petition, Petition)
    return AnswerPublication.objects.create(
        petition=petition,
        unit=city.unit,
        title="Đèn ngõ 5 đã sáng",
        question="Đèn ngõ 5 hỏng",
        answer="Đã thay bóng",
        consent="Qua điện thoại",
        proof_id=a_file(PetitionFile, petition).pk,
        answered_on=DAY,
        published_at=datetime(2025, 5, 7, tzinfo=UTC),
        published_by=city.users[ACCOUNTS["clerk"]],
    )


_MAKERS: dict[str, Callable[[City], Model]] = {
    "token of the clerk": _token,
    "upload": lambda city: ready_upload(city.unit, city.users[ACCOUNTS["clerk"]]),
    "published report": lambda city: published_report(city.unit, parse_quarter("2024Q4")),
    "published disclosure": lambda city: DisclosureFactory.create(
        unit=city.unit, document_on=DAY, published_on=DAY
    ),
    "published disclosure file": lambda city: a_file(
        DisclosureFile, city.record("published disclosure")
    ),
    "export": lambda city: made_export(city.users[ACCOUNTS["clerk"]]),
    "report": lambda city: stored_report(city.unit, parse_quarter("2025Q1")),
    "view": lambda city: SavedView.objects.create(
        owner=city.users[ACCOUNTS["clerk"]],
        register="wards:official-meeting",
        name="Đối thoại",
        query="kind=dialogue",
        saved_at=datetime(2025, 5, 7, tzinfo=UTC),
    ),
    "reception": lambda city: ReceptionFactory.create(unit=city.unit, received_on=DAY),
    "petition": lambda city: PetitionFactory.create(unit=city.unit, received_on=DAY),
    "denunciation": lambda city: PetitionFactory.create(
        unit=city.unit, received_on=DAY, kind=PetitionKind.DENUNCIATION
    ),
    "denunciation of the clerk": lambda city: (
        PetitionHandlerFactory.create(
            user=city.users[ACCOUNTS["clerk"]],
            petition__unit=city.unit,
            petition__received_on=DAY,
            petition__kind=PetitionKind.DENUNCIATION,
        ).petition
    ),
    "reception file": lambda city: a_file(ReceptionFile, city.record("reception")),
    "mediation file": lambda city: a_file(MediationFile, city.record("mediation")),
    "answered petition": lambda city: PetitionFactory.create(
        unit=city.unit,
        received_on=DAY,
        kind=PetitionKind.FEEDBACK,
        status="resolved",
        accepted_on=DAY,
        resolved_on=DAY,
        outcome="answered",
    ),
    "published answer": a_published_answer,
    "published petition": lambda city: a_published_answer(city).petition,
    "settled denunciation of the clerk": lambda city: (
        PetitionHandlerFactory.create(
            user=city.users[ACCOUNTS["clerk"]],
            petition__unit=city.unit,
            petition__received_on=DAY,
            petition__kind=PetitionKind.DENUNCIATION,
            petition__status="resolved",
            petition__accepted_on=DAY,
            petition__resolved_on=DAY,
            petition__outcome="right",
        ).petition
    ),
    "published conclusion": lambda city: AnswerPublication.objects.create(
        petition=_MAKERS["settled denunciation of the clerk"](city),  # type: ignore[misc]  # a petition
        unit=city.unit,
        title="Kết luận về thu phí chợ",
        answer="Tố cáo đúng một phần",
        consent="Luật Tố cáo",
        answered_on=DAY,
        published_at=datetime(2025, 5, 7, tzinfo=UTC),
        published_by=city.users[ACCOUNTS["clerk"]],
    ),
    "petition file": lambda city: a_file(PetitionFile, city.record("petition")),
    "letter": a_letter,
    "template": lambda city: AnswerTemplateFactory.create(unit=city.unit, written_on=DAY),
    "laid letter": lambda city: laid(a_letter(city)),
    "slot": lambda city: ReceptionSlotFactory.create(unit=city.unit, valid_from=DAY),
    "slot file": lambda city: a_file(ReceptionSlotFile, city.record("slot")),
    "week": lambda city: LeaderWeekFactory.create(unit=city.unit, starts_on=date(2025, 6, 9)),
    "booking": a_booking,
    "team": lambda city: MediationTeamFactory.create(unit=city.unit, founded_on=DAY),
    "team file": lambda city: a_file(MediationTeamFile, city.record("team")),
    "mediator": lambda city: MediatorFactory.create(unit=city.unit, elected_on=DAY),
    "mediator file": lambda city: a_file(MediatorFile, city.record("mediator")),
    "voter": lambda city: VoterPetitionFactory.create(unit=city.unit, received_on=DAY),
    "voter file": lambda city: a_file(VoterPetitionFile, city.record("voter")),
    "meeting file": lambda city: a_file(MeetingFile, city.record("meeting")),
    "decision file": lambda city: a_file(PeopleDecisionFile, city.record("decision")),
    "disclosure file": lambda city: a_file(DisclosureFile, city.record("disclosure")),
    "mediation": lambda city: MediationFactory.create(unit=city.unit, received_on=DAY),
    "disclosure": lambda city: DisclosureFactory.create(unit=city.unit, document_on=DAY),
    "meeting": lambda city: MeetingFactory.create(unit=city.unit, held_on=DAY),
    "decision": lambda city: PeopleDecisionFactory.create(unit=city.unit, decided_on=DAY),
    "inspection": lambda city: SupervisionFactory.create(
        unit=city.unit, held_on=DAY, board=Board.INSPECTION
    ),
    "investment": lambda city: SupervisionFactory.create(
        unit=city.unit, held_on=DAY, board=Board.INVESTMENT
    ),
    "inspection recommendation": lambda city: RecommendationFactory.create(
        finding__supervision=city.record("inspection"), sent_on=DAY
    ),
    "investment recommendation": lambda city: RecommendationFactory.create(
        finding__supervision=city.record("investment"), sent_on=DAY
    ),
    "norm row": lambda _city: NormRow.objects.earliest("pk"),
    "unit row": lambda city: city.unit,
    "neighbourhood row": lambda city: Neighbourhood.objects.create(
        unit=city.unit, name="Tổ 1", folded_name="to 1"
    ),
    "committee row": lambda _city: SteeringCommittee.objects.filter(ward=None).earliest("pk"),
    "signatory row": lambda _city: Signatory.objects.earliest("pk"),
    "mandate row": lambda _city: CommitteeMandate.objects.earliest("pk"),
    "item row": lambda _city: DisclosureItem.objects.earliest("pk"),
    "attempt row": lambda _city: AccessAttempt.objects.create(
        username="thu.phoco", ip_address="10.0.0.9", failures_since_start=5
    ),
    "person row": lambda city: city.users[ACCOUNTS["clerk"]],
    "role row": lambda city: RoleAssignment.objects.get(user=city.users[ACCOUNTS["clerk"]]),
    "holiday row": lambda _city: Holiday.objects.earliest("pk"),
    "inspection file": lambda city: a_file(SupervisionFile, city.record("inspection")),
}
