"""Words that an office keeps for its answers."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from petitions.enums import PetitionKind
from petitions.rules.answer_template import USES
from songcong.core.history import kept_history
from wards.models import Unit, predecessors, with_predecessors
from wards.rules.reader import WARD_OFFICE, Reader


class AnswerTemplateQuerySet(models.QuerySet["AnswerTemplate"]):
    def visible_to(self, reader: Reader) -> "AnswerTemplateQuerySet":
        """Those of the reader's own offices."""
        return self.filter(unit__in=reader.units(*WARD_OFFICE))

    def in_use(self) -> "AnswerTemplateQuerySet":
        """Those that are offered in forms."""
        return self.filter(retired_at__isnull=True)

    def fitting(self, unit_id: int, kind: str, used_in: str) -> "AnswerTemplateQuerySet":
        """What is offered there for a petition of the kind, in the order of the names.

        Also what units that went into this one left behind.
        """
        units = with_predecessors((unit_id,), predecessors())
        rows = self.in_use().filter(unit__in=units, kind__in=("", kind), used_in=used_in)
        return rows.select_related("unit").order_by("name", "pk")


@kept_history("AnswerTemplateHistory")
class AnswerTemplate(models.Model):
    """A text with places that are filled from the case; a retired one is offered no more.

    ``used_in`` is one of ``USES``; ``kind`` is empty where it serves every kind of petition.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField("tên mẫu", max_length=100)
    kind = models.CharField("loại đơn", max_length=20, choices=PetitionKind, blank=True)
    used_in = models.CharField("dùng ở", max_length=40)
    text = models.TextField("nội dung")
    version = models.PositiveIntegerField(default=1, editable=False)
    written_on = models.DateField("ngày sửa", editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    retired_at = models.DateTimeField("thôi dùng lúc", null=True, blank=True)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )

    objects = AnswerTemplateQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("unit", "-written_on", "-id"), name="template_list"),)
        constraints: ClassVar = (
            models.UniqueConstraint(
                fields=("unit", "name"),
                condition=Q(retired_at__isnull=True),
                name="template_name_of_unit",
            ),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_by__isnull=True)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="template_retired_at_and_by",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_retired(self) -> bool:
        return self.retired_at is not None

    @property
    def use(self) -> str:
        """Where it is used, in words."""
        return USES.get(self.used_in, "")
