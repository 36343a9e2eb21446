"""Filters of a list that a person keeps under a name, and which of them opens a register."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject

from wards.models.unit import Unit
from wards.rules.reader import CITY, Reader

Kept = Mapping[str, Any]
"""A saved view as a list shows it: pk, name, query, shared, mine, first."""


def home_units(reader: Reader) -> frozenset[int]:
    """The units in which a person works; a committee's mandate is no home."""
    return frozenset[int]().union(
        *(units for role, units in reader.works_in.items() if role not in CITY)
    )


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, reader: Reader) -> "SavedViewQuerySet":
        """One's own, and those shared within the units in which one works."""
        return self.filter(Q(owner=reader.user_id) | Q(shared_with__in=home_units(reader)))

    def of_register(self, register: str) -> "SavedViewQuerySet":
        return self.filter(register=register)

    def as_array(self, reader: Reader) -> ArraySubquery:
        """The views as one value of another query, so that a list asks no further question."""
        first = DefaultView.objects.filter(view=OuterRef("pk"), user=reader.user_id)
        told = JSONObject(
            pk="pk",
            name="name",
            query="query",
            shared=Q(shared_with__isnull=False),
            mine=Q(owner=reader.user_id),
            first=Exists(first),
        )
        return ArraySubquery(self.order_by("name", "pk").values(told=told))


class SavedView(models.Model):
    """The filters of one register in the words of its address; shared with a unit by its chair."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    register = models.CharField("sổ", max_length=60)
    name = models.CharField("tên", max_length=60)
    query = models.CharField("bộ lọc", max_length=1000)
    shared_with = models.ForeignKey(
        Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    saved_at = models.DateTimeField("lưu lúc")

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=("shared_with", "register"),
                condition=Q(shared_with__isnull=False),
                name="saved_view_shared",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "register", "name"), name="saved_view_name_of_person"
            ),
        )

    def __str__(self) -> str:
        return self.name


class DefaultView(models.Model):
    """The view with which a register opens for a person, one's own or a shared one."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="default_views"
    )
    register = models.CharField("sổ", max_length=60)
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="defaults")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "register"), name="default_view_of_register"),
        )

    def __str__(self) -> str:
        return f"{self.user_id}: {self.register}"
