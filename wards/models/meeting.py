"""Meetings of a ward's people: community meetings, conferences, dialogues, voter contacts."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from songcong.core.history import kept_history
from wards.enums import MeetingKind, Role
from wards.models.event import CaseEvent
from wards.models.record import LIVE, Record, RecordQuerySet
from wards.models.stored_file import StoredFile
from wards.models.unit import Neighbourhood
from wards.rules.reader import Reader

READERS = (
    Role.WARD_CLERK,
    Role.WARD_CHAIR,
    Role.INSPECTION_BOARD,
    Role.INVESTMENT_BOARD,
    Role.FRONT,
    Role.CITY_STEERING,
    Role.CITY_OFFICE,
)


class MeetingQuerySet(RecordQuerySet["Meeting"]):
    def visible_to(self, reader: Reader) -> "MeetingQuerySet":
        """What is public of the unit: its offices, boards, Front and the city."""
        return self.filter(unit__in=reader.units(*READERS))

    def public(self) -> "MeetingQuerySet":
        """What anyone may read: calls and meetings that were not cancelled."""
        return self.live()

    def to_come(self, today: date) -> "MeetingQuerySet":
        """Today's and later ones, the nearest first."""
        return self.filter(held_on__gte=today).order_by("held_on", "unit_id", "pk")


@kept_history("MeetingHistory", without=("search_text",))
class Meeting(Record):
    files_to = READERS

    kind = models.CharField("loại", max_length=20, choices=MeetingKind)
    held_on = models.DateField("ngày họp")
    subject = models.TextField("nội dung", blank=True)
    neighbourhood = models.ForeignKey(
        Neighbourhood, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    neighbourhood_text = models.TextField("thôn, tổ dân phố", blank=True)
    total_households = models.PositiveBigIntegerField("tổng số hộ", default=0)
    households_present = models.PositiveBigIntegerField("số hộ dự", default=0)
    opinions = models.PositiveBigIntegerField("số ý kiến", default=0)
    opinions_answered = models.PositiveBigIntegerField("số ý kiến đã trả lời", default=0)

    objects = MeetingQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = (
            *Record.Meta.indexes,
            models.Index(fields=("unit", "-held_on", "-id"), condition=LIVE, name="meeting_list"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(households_present__lte=F("total_households")),
                name="meeting_present_within_households",
            ),
            models.CheckConstraint(
                condition=Q(opinions_answered__lte=F("opinions")),
                name="meeting_answered_within_opinions",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.held_on:%d/%m/%Y}"

    @property
    def hears_voters(self) -> bool:
        """Whether voters met their deputies there."""
        return self.kind == MeetingKind.VOTER_CONTACT


class MeetingEvent(CaseEvent):
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="events")


class MeetingFile(StoredFile):
    parent = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="files")
