"""What the people discussed and decided by vote."""

from django.db import models
from django.db.models import F, Q

from songcong.core.history import kept_history
from wards.enums import DecisionMatter
from wards.models.event import CaseEvent
from wards.models.meeting import READERS, Meeting
from wards.models.record import LIVE, Record, RecordQuerySet
from wards.models.stored_file import StoredFile
from wards.rules.reader import Reader


class PeopleDecisionQuerySet(RecordQuerySet["PeopleDecision"]):
    def visible_to(self, reader: Reader) -> "PeopleDecisionQuerySet":
        """What is public of the unit: its offices, boards, Front and the city."""
        return self.filter(unit__in=reader.units(*READERS))


@kept_history("PeopleDecisionHistory", without=("search_text",))
class PeopleDecision(Record):
    """A vote of the households.

    ``passed`` and ``threshold_citation`` are set by the action from the norm in force on the day
    of the vote; ``passed`` is empty where no norm was in force.
    """

    files_to = READERS

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    matter = models.PositiveSmallIntegerField("mục", choices=DecisionMatter)
    decided_on = models.DateField("ngày")
    content = models.TextField("nội dung", blank=True)
    scope = models.TextField("phạm vi", blank=True)
    total_households = models.PositiveBigIntegerField("tổng số hộ", default=0)
    households_present = models.PositiveBigIntegerField("số hộ dự", default=0)
    votes_for = models.PositiveBigIntegerField("đồng ý", default=0)
    votes_against = models.PositiveBigIntegerField("không đồng ý", default=0)
    votes_invalid = models.PositiveBigIntegerField("không hợp lệ", default=0)
    recognised_on = models.DateField("ngày công nhận", null=True, blank=True)
    contributions_vnd = models.BigIntegerField("dân góp (đồng)", default=0)
    labour_days = models.PositiveBigIntegerField("ngày công", default=0)
    land_m2 = models.DecimalField("đất hiến (m²)", max_digits=20, decimal_places=4, default=0)
    state_support_vnd = models.BigIntegerField("ngân sách hỗ trợ (đồng)", default=0)
    passed = models.BooleanField("thông qua", null=True, editable=False)
    threshold_key = models.CharField(max_length=100, blank=True, editable=False)
    threshold_citation = models.CharField(max_length=300, blank=True, editable=False)

    objects = PeopleDecisionQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = (
            *Record.Meta.indexes,
            models.Index(
                fields=("unit", "-decided_on", "-id"), condition=LIVE, name="decision_list"
            ),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(households_present__lte=F("total_households")),
                name="decision_present_within_households",
            ),
            models.CheckConstraint(
                condition=Q(
                    households_present__gte=F("votes_for") + F("votes_against") + F("votes_invalid")
                ),
                name="decision_votes_within_present",
            ),
            models.CheckConstraint(
                condition=Q(recognised_on__isnull=True) | Q(recognised_on__gte=F("decided_on")),
                name="decision_recognised_after_vote",
            ),
            models.CheckConstraint(
                condition=Q(contributions_vnd__gte=0, land_m2__gte=0, state_support_vnd__gte=0),
                name="decision_amounts_not_negative",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_matter_display()} {self.decided_on:%d/%m/%Y}"


class PeopleDecisionEvent(CaseEvent):
    decision = models.ForeignKey(PeopleDecision, on_delete=models.CASCADE, related_name="events")


class PeopleDecisionFile(StoredFile):
    parent = models.ForeignKey(PeopleDecision, on_delete=models.CASCADE, related_name="files")
