"""Tables of the ground and of a ward's life."""

from wards.models.api_token import ApiRequest, ApiToken
from wards.models.calendar import DisclosureItem, Holiday, NormRow
from wards.models.committee import CommitteeMandate, Signatory, SteeringCommittee
from wards.models.decision import PeopleDecision, PeopleDecisionEvent, PeopleDecisionFile
from wards.models.disclosure import (
    Disclosure,
    DisclosureEvent,
    DisclosureFile,
    DisclosurePosting,
)
from wards.models.event import CaseEvent
from wards.models.ground import GroundEvent, SeededRow
from wards.models.meeting import Meeting, MeetingEvent, MeetingFile
from wards.models.notice import MorningMailOff, Notice, NoticeCopy
from wards.models.number_book import NumberBook
from wards.models.outbox import OutboundMessage
from wards.models.reading import predecessors, reader_for, with_predecessors
from wards.models.record import LIVE, Record, RecordQuerySet
from wards.models.saved_view import DefaultView, SavedView, home_units
from wards.models.slip import PasswordSlip
from wards.models.stored_file import KeptFile, StoredFile
from wards.models.unit import HouseholdCount, Neighbourhood, Unit, UnitSuccession
from wards.models.user import RoleAssignment, User

__all__ = [
    "LIVE",
    "ApiRequest",
    "ApiToken",
    "CaseEvent",
    "CommitteeMandate",
    "DefaultView",
    "Disclosure",
    "DisclosureEvent",
    "DisclosureFile",
    "DisclosureItem",
    "DisclosurePosting",
    "GroundEvent",
    "Holiday",
    "HouseholdCount",
    "KeptFile",
    "Meeting",
    "MeetingEvent",
    "MeetingFile",
    "MorningMailOff",
    "Neighbourhood",
    "NormRow",
    "Notice",
    "NoticeCopy",
    "NumberBook",
    "OutboundMessage",
    "PasswordSlip",
    "PeopleDecision",
    "PeopleDecisionEvent",
    "PeopleDecisionFile",
    "Record",
    "RecordQuerySet",
    "RoleAssignment",
    "SavedView",
    "SeededRow",
    "Signatory",
    "SteeringCommittee",
    "StoredFile",
    "Unit",
    "UnitSuccession",
    "User",
    "home_units",
    "predecessors",
    "reader_for",
    "with_predecessors",
]
