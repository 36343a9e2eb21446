"""Steering committees: a group of units with a dated mandate, and who signs."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from songcong.core.history import kept_history
from wards.models.ground import KeptQuerySet
from wards.models.unit import Unit


class SteeringCommitteeQuerySet(KeptQuerySet["SteeringCommittee"]):
    topic = "committee"


@kept_history("SteeringCommitteeHistory")
class SteeringCommittee(models.Model):
    """A committee that carries out grassroots democracy: the city's, or one ward's own."""

    name = models.CharField("tên", max_length=200)
    parent_line = models.CharField("cơ quan chủ quản", max_length=200, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, default="BC-BCĐ")
    place = models.CharField("địa danh", max_length=60)
    ward = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="committees"
    )

    objects = SteeringCommitteeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("ward",), condition=Q(ward__isnull=False), name="committee_one_a_ward"
            ),
            models.UniqueConstraint(fields=("name", "ward"), name="committee_name"),
        )

    def __str__(self) -> str:
        return self.name


class MandateQuerySet(KeptQuerySet["CommitteeMandate"]):
    topic = "committee"

    def in_force(self, day: date) -> "MandateQuerySet":
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


@kept_history("CommitteeMandateHistory")
class CommitteeMandate(models.Model):
    """A unit that a committee steers between two days."""

    committee = models.ForeignKey(
        SteeringCommittee, on_delete=models.CASCADE, related_name="mandates"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="mandates", verbose_name="đơn vị"
    )
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    confirmed = models.BooleanField("đã đối chiếu", default=False)

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("committee", "unit", "valid_from"), name="mandate_unit_from"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="mandate_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.committee_id}: {self.unit_id}"


class SignatoryQuerySet(KeptQuerySet["Signatory"]):
    topic = "committee"


@kept_history("SignatoryHistory")
class Signatory(models.Model):
    """Who signs for a committee between two days; an empty name prints a dotted line."""

    committee = models.ForeignKey(
        SteeringCommittee, on_delete=models.CASCADE, related_name="signatories"
    )
    authority = models.CharField("quyền hạn ký", max_length=200, default="TM. BAN CHỈ ĐẠO")
    title = models.CharField("chức vụ", max_length=100, default="TRƯỞNG BAN")
    name = models.CharField("họ tên", max_length=100, blank=True)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("committee", "valid_from"), name="signatory_from"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.name}".strip()
