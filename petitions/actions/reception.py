"""Record, correct and cancel receptions of citizens; who came stands apart from what was said."""

from dataclasses import dataclass
from datetime import date

from petitions.enums import PetitionKind
from petitions.models import Petition, Reception, ReceptionEvent, ReceptionFile, ReceptionParty
from petitions.rules.reception_checks import RECEPTION_TITLES
from songcong.core.errors import Refused
from songcong.core.text import fold
from wards.actions.editing import found_by, judge
from wards.actions.keeper import Keeper
from wards.models import Unit

PARTY = "party"
SEALED = "Người được tiếp đã tố cáo nên danh tính và nội dung được bảo mật, không ghi lại ở đây."
SEALED_FILES = "Người được tiếp đã tố cáo: hãy đính kèm tệp vào đơn tố cáo."


@dataclass(frozen=True)
class ReceptionFacts:
    """What an official writes down about a reception; ``name`` and ``address`` of who came."""

    received_on: date
    kind: str
    visit: str
    receiver: str = ""
    persons: int = 1
    content: str = ""
    name: str = ""
    address: str = ""


def _check(unit: Unit, facts: ReceptionFacts) -> None:
    judge(unit, facts, checks=(), titles=RECEPTION_TITLES, day="received_on")


def _settle(reception: Reception, facts: ReceptionFacts) -> None:
    """The words to find it by; none where a denunciation was handed over.

    Raises Refused for a line that says nothing, unless its words are sealed.
    """
    sealed = is_sealed(reception)
    if not sealed and not facts.content:
        raise Refused("Ghi nội dung công dân trình bày.", field="content")
    words = (reception.register_no, facts.receiver, facts.content)
    reception.search_text = "" if sealed else found_by(*words)


def _party(reception: Reception, facts: ReceptionFacts) -> list[str]:
    """Keep who came in the table of its own, and nothing of a denouncer."""
    if is_sealed(reception):
        said = [name for name in ("name", "address", "content") if getattr(facts, name)]
        if said:
            raise Refused(SEALED, field=said[0])
        return []
    rows = ReceptionParty.objects.filter(reception=reception)
    stands = rows.values_list("name", "address").first() or ("", "")
    if stands == (facts.name, facts.address):
        return []
    rows.delete()
    if facts.name or facts.address:
        ReceptionParty.objects.create(
            reception=reception,
            name=facts.name,
            address=facts.address,
            search_name=fold(facts.name),
        )
    return [PARTY]


def _open_to_files(reception: Reception) -> None:
    """A scan of who denounced there hangs on the denunciation, not here."""
    if is_sealed(reception):
        raise Refused(SEALED_FILES, field="file")


def is_sealed(reception: Reception) -> bool:
    """Whether a denunciation was handed over at the reception: its author stays unseen."""
    if reception.pk is None:
        return False
    opened = Petition.objects.filter(reception=reception.pk)
    return opened.filter(kind=PetitionKind.DENUNCIATION).exists()


RECEPTION_KEEPER = Keeper(
    topic="reception",
    model=Reception,
    events=ReceptionEvent,
    files=ReceptionFile,
    link="reception",
    check=_check,
    settle=_settle,
    children=_party,
    open_to_files=_open_to_files,
    apart=("name", "address"),
    numbered_by="received_on",
    past=("received_on",),
)
