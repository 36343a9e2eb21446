"""The eight sheets of a ward's workbook, each with its declaration and its book of records."""

from inspections.actions.register_supervision import SupervisionBook
from inspections.enums import Board
from inspections.imports import INSPECTIONS, INVESTMENTS
from petitions.actions.register_mediation import MediationBook
from petitions.actions.register_petition import PetitionBook
from petitions.actions.register_reception import ReceptionBook
from petitions.imports import MEDIATIONS, PETITIONS, RECEPTIONS
from songcong.core.sheets import SheetSpec
from songcong.core.text import words
from wards.actions.register import Book, Deadlines
from wards.actions.register_decision import DecisionBook
from wards.actions.register_disclosure import DisclosureBook
from wards.actions.register_meeting import MeetingBook
from wards.imports import DECISIONS, DISCLOSURES, MEETINGS

SPECS: tuple[SheetSpec, ...] = (
    RECEPTIONS,
    PETITIONS,
    MEDIATIONS,
    DISCLOSURES,
    MEETINGS,
    DECISIONS,
    INSPECTIONS,
    INVESTMENTS,
)
TITLES = {
    RECEPTIONS.name: "Sổ tiếp công dân",
    PETITIONS.name: "Sổ đơn thư",
    MEDIATIONS.name: "Sổ hòa giải ở cơ sở",
    DISCLOSURES.name: "Sổ công khai",
    MEETINGS.name: "Sổ họp dân",
    DECISIONS.name: "Sổ biểu quyết",
    INSPECTIONS.name: "Sổ Thanh tra nhân dân",
    INVESTMENTS.name: "Sổ Giám sát đầu tư",
}
"""What an office calls the register of each sheet."""
TOPICS = {
    RECEPTIONS.name: "reception",
    PETITIONS.name: "petition",
    MEDIATIONS.name: "mediation",
    DISCLOSURES.name: "disclosure",
    MEETINGS.name: "meeting",
    DECISIONS.name: "decision",
    INSPECTIONS.name: "inspection",
    INVESTMENTS.name: "investment",
}
"""By which word of the table of rights the register of each sheet is written."""
ALL = frozenset(TOPICS)
"""The names of all sheets."""
KEYS = {words(spec.name): spec for spec in SPECS}
"""Declarations by the compared name of their sheet."""
DAY_OF_LINE: dict[type, int] = {spec.line: spec.index(spec.day) for spec in SPECS}
"""By the type of a line, the place of the day that its unit and identity go by."""


def books(deadlines: Deadlines) -> dict[str, Book]:
    """What writes the lines of each sheet, by its name."""
    return {
        RECEPTIONS.name: ReceptionBook(deadlines),
        PETITIONS.name: PetitionBook(deadlines),
        MEDIATIONS.name: MediationBook(deadlines),
        DISCLOSURES.name: DisclosureBook(deadlines),
        MEETINGS.name: MeetingBook(deadlines),
        DECISIONS.name: DecisionBook(deadlines),
        INSPECTIONS.name: SupervisionBook(deadlines, Board.INSPECTION),
        INVESTMENTS.name: SupervisionBook(deadlines, Board.INVESTMENT),
    }
