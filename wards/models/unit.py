"""Wards and communes with their validity, succession and neighbourhoods."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from songcong.core.history import kept_history
from wards.enums import UnitKind
from wards.models.ground import KeptQuerySet


class UnitQuerySet(KeptQuerySet["Unit"]):
    topic = "unit"

    def in_force(self, day: date) -> "UnitQuerySet":
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)

    def in_force_during(self, start: date, end: date) -> "UnitQuerySet":
        """Units in force on any day from ``start`` to ``end``."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=start), valid_from__lte=end)

    def public(self) -> "UnitQuerySet":
        """All: which wards and communes there are is known to everyone."""
        return self.all()

    def bases(self) -> "UnitQuerySet":
        """Wards, communes and townships: the units that keep registers."""
        return self.filter(kind__in=(UnitKind.WARD, UnitKind.COMMUNE, UnitKind.TOWNSHIP))

    def listed(self) -> "UnitQuerySet":
        """In the one order in which units are shown everywhere."""
        return self.order_by("position", "pk")


@kept_history("UnitHistory")
class Unit(models.Model):
    """A unit is its code and the day from which it is valid: codes are used again."""

    code = models.CharField("mã", max_length=10)
    name = models.CharField("tên", max_length=100)
    kind = models.CharField("loại", max_length=20, choices=UnitKind)
    valid_from = models.DateField("có từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="thuộc",
    )
    position = models.PositiveIntegerField("thứ tự")

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("code", "valid_from"), name="unit_code_valid_from"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="unit_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"

    def in_force_between(self, start: date, end: date) -> bool:
        """Whether the unit was in force on any day from ``start`` to ``end``."""
        return self.valid_from <= end and (self.valid_to is None or self.valid_to >= start)

    @property
    def key(self) -> str:
        """The unit's identity in writing, where its code alone may be ambiguous."""
        return f"{self.code}@{self.valid_from.isoformat()}"


class UnitSuccessionQuerySet(KeptQuerySet["UnitSuccession"]):
    topic = "unit"


@kept_history("UnitSuccessionHistory")
class UnitSuccession(models.Model):
    """An old unit that went, wholly or in part, into a new one."""

    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="precedents")
    basis = models.CharField("căn cứ", max_length=200)

    objects = UnitSuccessionQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("old", "new"), name="unit_succession_pair"),)

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class NeighbourhoodQuerySet(KeptQuerySet["Neighbourhood"]):
    topic = "neighbourhood"


@kept_history("NeighbourhoodHistory")
class Neighbourhood(models.Model):
    """A village or residential group; found by its folded name within the unit."""

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="neighbourhoods", verbose_name="đơn vị"
    )
    name = models.CharField("tên", max_length=150)
    folded_name = models.CharField(max_length=150, editable=False)
    valid_from = models.DateField("có từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = NeighbourhoodQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("unit", "folded_name"), name="neighbourhood_name"),
        )

    def __str__(self) -> str:
        return self.name


class HouseholdCountQuerySet(KeptQuerySet["HouseholdCount"]):
    topic = "neighbourhood"


@kept_history("HouseholdCountHistory")
class HouseholdCount(models.Model):
    """How many households a neighbourhood has from a day on."""

    neighbourhood = models.ForeignKey(
        Neighbourhood, on_delete=models.CASCADE, related_name="household_counts"
    )
    counted_on = models.DateField("từ ngày")
    households = models.PositiveIntegerField("số hộ")

    objects = HouseholdCountQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("neighbourhood", "counted_on"), name="household_count_per_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.households} hộ"
