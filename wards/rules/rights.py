"""Who may write which register: the table of rights of plain records."""

from wards.rules.reader import WARD_OFFICE, Reader

CREATE, EDIT, CANCEL = "create", "edit", "cancel"
WRITE_VERBS = frozenset({CREATE, EDIT, CANCEL})

WRITERS: dict[str, frozenset[str]] = {
    "reception": frozenset(WARD_OFFICE),
    "petition": frozenset(WARD_OFFICE),
    "letter": frozenset(WARD_OFFICE),
    "template": frozenset(WARD_OFFICE),
    "mediation": frozenset({*WARD_OFFICE, "mediation"}),
    "slot": frozenset(WARD_OFFICE),
    "team": frozenset(WARD_OFFICE),
    "mediator": frozenset(WARD_OFFICE),
    "voter": frozenset({*WARD_OFFICE, "front"}),
    "disclosure": frozenset(WARD_OFFICE),
    "meeting": frozenset({*WARD_OFFICE, "front"}),
    "decision": frozenset({*WARD_OFFICE, "front"}),
    "inspection": frozenset({*WARD_OFFICE, "inspection_board"}),
    "investment": frozenset({*WARD_OFFICE, "investment_board"}),
}
"""By topic, the roles that may record, correct and cancel in their own unit."""


def may_write(reader: Reader, topic: str, unit_id: int) -> bool:
    """Whether the reader may record, correct and cancel rows of the topic in the unit."""
    return reader.may_act(unit_id, *WRITERS[topic])


def units_to_write(reader: Reader, topic: str) -> frozenset[int]:
    """The units in whose register of the topic the reader may write."""
    return frozenset[int]().union(
        *(reader.works_in.get(role, frozenset()) for role in WRITERS[topic])
    )
