"""What the search over all registers finds of petitions, receptions, voters and mediation.

Names, telephones and identity numbers are found by the unit's own office alone; a denunciation
only by its handlers, and never by who wrote it.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db.models import F, Func, TextField, Value

from petitions.enums import PetitionKind, ReceptionKind
from petitions.models import (
    Mediation,
    MediationTeam,
    Mediator,
    Petition,
    Reception,
    ReceptionSlot,
    VoterPetition,
)
from petitions.models.team import TEAM_READERS
from petitions.models.voter import VOTER_READERS
from petitions.rules.public_code import read_code
from wards.enums import Role
from wards.filters.finding import Asked, Kind, Rows, numbered
from wards.rules.reader import CITY, WARD_OFFICE, Reader

_OFFICE_AND_CITY: Final = (*WARD_OFFICE, *CITY)
_LAST_DIGITS: Final = -4


def petition_by_code(text: str, reader: Reader) -> int | None:
    """The id of the petition that bears the code, where the reader may open it."""
    code = read_code(text)
    if code is None:
        return None
    rows = Petition.objects.visible_to(reader).filter(public_code=code)
    return rows.values_list("pk", flat=True).first()


def _own(rows: Rows, reader: Reader) -> Rows:
    return rows.filter(unit__in=reader.units(*WARD_OFFICE))


def _petitions(reader: Reader) -> Rows:
    return Petition.objects.visible_to(reader).live()


def _receptions(reader: Reader) -> Rows:
    return Reception.objects.visible_to(reader).live()


def _petitions_of(asked: Asked, reader: Reader) -> Iterable[Rows]:
    if not reader.has(*WARD_OFFICE):
        return
    rows = _own(_petitions(reader), reader).exclude(kind=PetitionKind.DENUNCIATION)
    if asked.phone:
        bare = Func(
            F("party__phone"),
            Value("[^0-9]"),
            Value(""),
            Value("g"),
            function="regexp_replace",
            output_field=TextField(),
        )
        narrowed = rows.filter(lookup_digits=asked.phone[_LAST_DIGITS:])
        yield narrowed.alias(bare=bare).filter(bare__endswith=asked.phone)
    elif asked.citizen_id:
        yield rows.filter(party__citizen_id=asked.citizen_id)
    else:
        yield rows.filter(asked.name_within("party__search_name"))


def _receptions_of(asked: Asked, reader: Reader) -> Iterable[Rows]:
    if reader.has(*WARD_OFFICE):
        rows = _own(_receptions(reader), reader)
        yield rows.filter(asked.name_within("party__search_name"))


def _who(row: Mapping[str, Any], reader: Reader) -> str:
    """Whom the record is about, to the unit's own office."""
    own = row["unit_id"] in reader.units(*WARD_OFFICE)
    return str(row["party__name"] or "") if own else ""


KINDS = (
    Kind(
        key="don-thu",
        title="Đơn thư",
        url="petitions:official-petition-detail",
        readers=_OFFICE_AND_CITY,
        rows=_petitions,
        day="received_on",
        texts=("content", "field"),
        names=("kind", "party__name"),
        says=lambda row: numbered(PetitionKind(row["kind"]).label, row),
        also=_petitions_of,
        who=_who,
    ),
    Kind(
        key="tiep-cong-dan",
        title="Tiếp công dân",
        url="petitions:official-reception-detail",
        readers=_OFFICE_AND_CITY,
        rows=_receptions,
        day="received_on",
        texts=("content", "receiver"),
        names=("kind", "party__name"),
        says=lambda row: numbered(f"Tiếp {ReceptionKind(row['kind']).label.lower()}", row),
        also=_receptions_of,
        who=_who,
    ),
    Kind(
        key="kien-nghi-cu-tri",
        title="Kiến nghị cử tri",
        url="petitions:official-voter-detail",
        readers=VOTER_READERS,
        rows=lambda reader: VoterPetition.objects.visible_to(reader).live(),
        day="received_on",
        texts=("content", "place", "body"),
        names=("party__name",),
        says=lambda row: numbered("Kiến nghị cử tri", row),
        who=_who,
    ),
    Kind(
        key="hoa-giai",
        title="Hòa giải",
        url="petitions:official-mediation-detail",
        readers=(*_OFFICE_AND_CITY, Role.MEDIATION.value),
        rows=lambda reader: Mediation.objects.visible_to(reader).live(),
        day="received_on",
        texts=("matter", "team"),
        says=lambda row: numbered("Vụ hòa giải", row),
    ),
    Kind(
        key="to-hoa-giai",
        title="Tổ hòa giải",
        url="petitions:official-team-detail",
        readers=TEAM_READERS,
        rows=lambda reader: MediationTeam.objects.visible_to(reader).live(),
        day="founded_on",
        texts=("name",),
        says=lambda row: numbered("Tổ hòa giải", row),
    ),
    Kind(
        key="hoa-giai-vien",
        title="Hòa giải viên",
        url="petitions:official-mediator-detail",
        readers=TEAM_READERS,
        rows=lambda reader: Mediator.objects.visible_to(reader).live(),
        day="elected_on",
        texts=("name",),
        names=("team__name",),
        says=lambda row: f"Hòa giải viên, {row['team__name']}",
    ),
    Kind(
        key="lich-tiep",
        title="Lịch tiếp công dân",
        url="petitions:official-slot-detail",
        readers=_OFFICE_AND_CITY,
        rows=lambda reader: ReceptionSlot.objects.visible_to(reader).live(),
        day="valid_from",
        texts=("receiver", "place"),
        names=("kind",),
        says=lambda row: f"Lịch tiếp {ReceptionKind(row['kind']).label.lower()}",
    ),
)
