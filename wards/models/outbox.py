"""Messages that leave the product: a row first, a message second."""

from datetime import datetime

from django.db import models

from wards.enums import MessageState


class OutboundMessageQuerySet(models.QuerySet["OutboundMessage"]):
    def due(self, at: datetime) -> "OutboundMessageQuerySet":
        return self.filter(state=MessageState.WAITING, not_before__lte=at)


class OutboundMessage(models.Model):
    """A message written in the case's own transaction; ``key`` is its Message-ID."""

    channel = models.CharField("kênh", max_length=20)
    recipient = models.CharField("người nhận", max_length=254)
    template = models.CharField("mẫu", max_length=100)
    context = models.JSONField("khóa của các bản ghi", default=dict)
    not_before = models.DateTimeField("không gửi trước")
    key = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = OutboundMessageQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=("not_before",),
                condition=models.Q(state=MessageState.WAITING),
                name="outbox_waiting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.template} → {self.channel}"
