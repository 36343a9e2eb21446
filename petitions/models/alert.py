"""Who is told when a petition goes a step on: by mail, or by text message; never a denunciation."""

from django.db import models

from petitions.enums import AlertChannel
from petitions.models.petition import Petition


class PetitionAlertQuerySet(models.QuerySet["PetitionAlert"]):
    def going(self) -> "PetitionAlertQuerySet":
        """Those that nobody stopped."""
        return self.filter(stopped_at__isnull=True)


class PetitionAlert(models.Model):
    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="alerts")
    channel = models.CharField("cách báo", max_length=10, choices=AlertChannel)
    address = models.CharField("địa chỉ, số máy", max_length=254)
    since = models.DateTimeField("từ lúc")
    stopped_at = models.DateTimeField("ngừng lúc", null=True, blank=True)

    objects = PetitionAlertQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("petition", "channel"), name="alert_once_a_channel"),
        )

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.channel}"
