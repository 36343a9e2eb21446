"""The lines of the two boards' registers, each field a typed value."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class InspectionLine(NamedTuple):
    """A line of the People's Inspection Board."""

    register_no: str
    held_on: date
    subject: str
    violations: int
    sent_on: date | None
    answered_on: date | None
    recovered_vnd: int
    recovered_land_m2: Decimal


class InvestmentLine(NamedTuple):
    """A line of the Community Investment Supervision Board."""

    register_no: str
    held_on: date
    subject: str
    violations: int
    sent_on: date | None
    answered_on: date | None
    recovered_vnd: int
    deducted_vnd: int
