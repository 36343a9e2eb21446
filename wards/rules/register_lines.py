"""The lines of a ward's registers as they are read, each field a typed value."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class DisclosureLine(NamedTuple):
    """A line of the register of disclosures."""

    register_no: str
    item: int
    content: str
    document_on: date
    published_on: date | None
    forms: tuple[str, ...]
    posted_to: date | None


class MeetingLine(NamedTuple):
    """A line of the register of meetings."""

    register_no: str
    held_on: date
    kind: str
    neighbourhood: str
    total_households: int
    households_present: int
    opinions: int
    opinions_answered: int


class DecisionLine(NamedTuple):
    """A line of the register of votes."""

    register_no: str
    decided_on: date
    matter: int
    content: str
    scope: str
    total_households: int
    households_present: int
    votes_for: int
    votes_against: int
    votes_invalid: int
    recognised_on: date | None
    contributions_vnd: int
    labour_days: int
    land_m2: Decimal
    state_support_vnd: int
