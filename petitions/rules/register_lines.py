"""The lines of the registers of receptions, petitions and mediation, each field a typed value."""

from datetime import date
from typing import NamedTuple


class ReceptionLine(NamedTuple):
    """A line of the register of receptions."""

    register_no: str
    received_on: date
    kind: str
    receiver: str
    name: str
    persons: int
    address: str
    content: str
    visit: str


class PetitionLine(NamedTuple):
    """A line of the register of petitions."""

    register_no: str
    received_on: date
    source: str
    name: str
    phone: str
    address: str
    signers: int
    kind: str
    field: str
    content: str
    eligible: bool
    competence: str
    handling: str
    processed_on: date | None
    accepted_on: date | None
    complex: bool
    resolved_on: date | None
    outcome: str


class MediationLine(NamedTuple):
    """A line of the register of mediation."""

    register_no: str
    received_on: date
    team: str
    parties: str
    matter: str
    ended_on: date | None
    outcome: str
