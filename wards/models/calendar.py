"""Days off, days worked instead, and norms: rows with history."""

from django.db import models
from django.db.models import F, Q

from songcong.core.history import kept_history
from wards.enums import DayKind
from wards.models.ground import KeptQuerySet
from wards.rules.norm_rows import UNITS, title_of_norm


class HolidayQuerySet(KeptQuerySet["Holiday"]):
    topic = "holiday"


@kept_history("HolidayHistory")
class Holiday(models.Model):
    day = models.DateField("ngày", unique=True)
    kind = models.CharField("loại", max_length=10, choices=DayKind)
    basis = models.CharField("căn cứ", max_length=300)
    confirmed = models.BooleanField("đã đối chiếu", default=False)

    objects = HolidayQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.get_kind_display()}"


class NormRowQuerySet(KeptQuerySet["NormRow"]):
    topic = "norm"


@kept_history("NormRowHistory")
class NormRow(models.Model):
    """A threshold or a time limit between two days, with its legal basis."""

    key = models.CharField("khóa", max_length=100)
    value = models.DecimalField("giá trị", max_digits=12, decimal_places=4)
    unit = models.CharField("đơn vị tính", max_length=40)
    in_force_from = models.DateField("có hiệu lực từ")
    in_force_to = models.DateField("đến hết ngày", null=True, blank=True)
    citation = models.CharField("căn cứ", max_length=300)
    confirmed = models.BooleanField("đã đối chiếu", default=False)

    objects = NormRowQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("key", "in_force_from"), name="norm_key_from"),
            models.CheckConstraint(
                condition=Q(in_force_to__isnull=True) | Q(in_force_to__gte=F("in_force_from")),
                name="norm_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{title_of_norm(self.key)} từ {self.in_force_from:%d/%m/%Y}"

    def get_unit_display(self) -> str:
        """In what the value is measured, in words."""
        return UNITS.get(self.unit, self.unit)


class DisclosureItemQuerySet(KeptQuerySet["DisclosureItem"]):
    topic = "item"


@kept_history("DisclosureItemHistory")
class DisclosureItem(models.Model):
    """One of the fourteen matters of publicity (Law 10/2022, Article 11), by date."""

    number = models.PositiveSmallIntegerField("mục")
    title = models.TextField("nội dung")
    citation = models.CharField("căn cứ", max_length=200)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    confirmed = models.BooleanField("đã đối chiếu", default=False)

    objects = DisclosureItemQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("number", "valid_from"), name="disclosure_item_from"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="disclosure_item_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
