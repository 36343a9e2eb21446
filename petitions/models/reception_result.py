"""How a reception was held and what came of it, beside the register's line."""

from django.db import models
from django.db.models import Q

from petitions.enums import ReceptionMode, RefusalGround
from petitions.models.reception import Reception
from wards.rules.reader import CITY, WARD_OFFICE, Reader


class ReceptionResultQuerySet(models.QuerySet["ReceptionResult"]):
    def visible_to(self, reader: Reader) -> "ReceptionResultQuerySet":
        """Whoever sees the reception."""
        return self.filter(
            reception__unit__in=reader.units(*WARD_OFFICE, *CITY),
            reception__cancelled_at__isnull=True,
        )


class ReceptionResult(models.Model):
    """``due_on`` is set where an answer was promised after the reception."""

    reception = models.OneToOneField(Reception, on_delete=models.CASCADE, related_name="result")
    mode = models.CharField("cách tiếp", max_length=10, choices=ReceptionMode, blank=True)
    delegated = models.BooleanField("ủy quyền tiếp", default=False)
    representatives = models.PositiveSmallIntegerField("số người đại diện", null=True, blank=True)
    refusal_ground = models.CharField(
        "lý do từ chối tiếp", max_length=20, choices=RefusalGround, blank=True
    )
    refusal_document = models.TextField("thông báo từ chối", blank=True)
    conclusion_document = models.TextField("thông báo kết luận", blank=True)
    concluded_on = models.DateField("ngày thông báo kết luận", null=True, blank=True)
    must_answer = models.BooleanField("phải trả lời sau buổi tiếp", default=False)
    due_on = models.DateField("hạn trả lời", null=True, blank=True)
    due_citation = models.CharField(max_length=300, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    answer_document = models.TextField("văn bản trả lời", blank=True)

    objects = ReceptionResultQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=("due_on",),
                condition=Q(answered_on__isnull=True, due_on__isnull=False),
                name="reception_answer_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reception_id}"
