"""The typed event tables: one immutable row an act, from which timeline and figures come."""

from django.conf import settings
from django.db import models


class CaseEvent(models.Model):
    """What happened: when, by whom, from which state to which, why, by which article."""

    at = models.DateTimeField("lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    verb = models.CharField(max_length=40)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, blank=True)
    reason = models.TextField("lý do", blank=True)
    article = models.CharField("căn cứ", max_length=200, blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%d/%m/%Y %H:%M}"
