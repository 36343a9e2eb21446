"""Committees: their lines on paper, the units of their mandate, who signs."""

from dataclasses import dataclass
from datetime import date, timedelta

from songcong.core.errors import Refused
from wards.actions.ground import Act, GroundKeeper, alone, changing, note, put, told
from wards.models import CommitteeMandate, Signatory, SteeringCommittee, Unit
from wards.rules.spans import Days, backwards, overlap_of

TOPIC = "committee"
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class CommitteeFacts:
    """How a committee stands on paper."""

    name: str
    parent_line: str
    symbol: str
    place: str


@dataclass(frozen=True)
class MandateFacts:
    """A unit that the committee steers between two days."""

    unit: Unit
    valid_from: date
    valid_to: date | None = None
    confirmed: bool = False


@dataclass(frozen=True)
class SignatoryFacts:
    """Who signs between two days; without a name a dotted line is printed."""

    authority: str
    title: str
    name: str
    valid_from: date
    valid_to: date | None = None


def _refuse_same_name(row: SteeringCommittee) -> None:
    same = SteeringCommittee.objects.filter(name=row.name, ward=row.ward).exclude(pk=row.pk)
    if same.exists():
        raise Refused("Đã có Ban Chỉ đạo mang tên này.", field="name")


def _check_days(days: Days, others: list[Days]) -> None:
    if backwards(days):
        raise Refused("Đến ngày đứng trước từ ngày.", field="valid_to")
    if sentence := overlap_of(days, others):
        raise Refused(sentence, field="valid_from")


def _check_mandate(row: CommitteeMandate) -> None:
    others = CommitteeMandate.objects.filter(committee=row.committee, unit=row.unit)
    _check_days(
        Days(row.valid_from, row.valid_to),
        [Days(o.valid_from, o.valid_to) for o in others.exclude(pk=row.pk)],
    )
    if row.valid_from < row.unit.valid_from:
        raise Refused("Đơn vị chưa có vào ngày đó.", field="valid_from")


def _check_signatory(row: Signatory) -> None:
    others = Signatory.objects.filter(committee=row.committee).exclude(pk=row.pk)
    _check_days(
        Days(row.valid_from, row.valid_to), [Days(o.valid_from, o.valid_to) for o in others]
    )


COMMITTEE_KEEPER = GroundKeeper(TOPIC, SteeringCommittee, check=_refuse_same_name, whole=True)
MANDATE_KEEPER = GroundKeeper(
    TOPIC,
    CommitteeMandate,
    check=_check_mandate,
    whole=True,
    subject=lambda row: row.committee,
    verb="mandate",
)
SIGNATORY_KEEPER = GroundKeeper(
    TOPIC,
    Signatory,
    check=_check_signatory,
    whole=True,
    subject=lambda row: row.committee,
    verb="sign",
)


def add_signatory(committee: SteeringCommittee, facts: SignatoryFacts, act: Act) -> Signatory:
    """Somebody signs from a day on; who signed until then stops the day before."""
    with changing(TOPIC, act):
        alone(Signatory)
        rows = Signatory.objects.filter(
            committee=committee, valid_to=None, valid_from__lt=facts.valid_from
        )
        for before in rows:
            changes = put(before, _Until(facts.valid_from - _DAY))
            before.save()
            note(TOPIC, committee, "sign", act, changes)
        row = Signatory(committee=committee)
        put(row, facts)
        _check_signatory(row)
        row.save()
        note(TOPIC, committee, "sign", act, told(row, facts))
    return row


@dataclass(frozen=True)
class _Until:
    valid_to: date
