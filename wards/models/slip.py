"""Slips with a code good once, for people without mail who have lost their password."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from wards.models.ground import KeptQuerySet
from wards.models.user import User


class PasswordSlipQuerySet(KeptQuerySet["PasswordSlip"]):
    topic = "person"

    def good(self, at: datetime) -> "PasswordSlipQuerySet":
        """Slips that still open their account."""
        return self.filter(used_at__isnull=True, void_at__isnull=True, valid_until__gte=at)


class PasswordSlip(models.Model):
    """A code printed for one person: kept as a hash, good once and for a limited time."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="slips")
    code_hash = models.CharField(max_length=128)
    made_at = models.DateTimeField("in lúc")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    valid_until = models.DateTimeField("dùng được đến")
    resets_second_factor = models.BooleanField("đặt lại xác thực hai lớp", default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField("dùng lúc", null=True, blank=True)
    void_at = models.DateTimeField("hủy lúc", null=True, blank=True)

    objects = PasswordSlipQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("user",),
                condition=Q(used_at__isnull=True, void_at__isnull=True),
                name="slip_one_open_a_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.made_at:%d/%m/%Y %H:%M}"
