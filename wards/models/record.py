"""What the lines of every register have in common."""

from collections.abc import Collection
from typing import ClassVar, Self, TypeVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from songcong.core.search import WordsOfUnit
from wards.models.unit import Unit
from wards.rules.reader import WARD_OFFICE, Reader

LIVE = Q(cancelled_at__isnull=True)
"""What lists and figures look at; the condition of the indexes that lists walk."""

R_co = TypeVar("R_co", bound="Record", covariant=True)


class RecordQuerySet(models.QuerySet[R_co]):
    """Filters that every register shares; each register adds ``visible_to``."""

    def live(self) -> Self:
        """Rows that count: cancelled ones leave lists and figures."""
        return self.filter(LIVE)

    def of_office(self, unit_ids: Collection[int]) -> Self:
        """Rows on which the people of these units work: their own, and those that came to them."""
        return self.filter(Q(successor__in=unit_ids) | Q(unit__in=unit_ids, successor__isnull=True))

    def files_open_to(self, reader: Reader) -> Self:
        """Those of the rows whose files the reader may open; ``visible_to`` is asked besides."""
        return self.filter(unit__in=reader.units(*self.model.files_to))


class Record(models.Model):
    """A line of a register: its unit, its identity there, its version, its cancelling.

    ``register_no`` and ``register_on`` are the identity that the register gives (the day is empty
    for petitions); ``register_digest`` sums up the row as it was last imported;
    ``edited_since_import`` is set by every change in the browser. Nothing looks for the lines of
    a person, and every index of a register begins with the unit: the links need none of their own.
    ``successor`` goes on with a line that was open when its unit ended.

    ``files_to`` are the roles that open its files: a scan masks no name, so the unit's office
    alone, unless the register says that it names nobody who is not public.
    """

    files_to: ClassVar[tuple[str, ...]] = WARD_OFFICE

    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        verbose_name="đơn vị",
    )
    successor = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        editable=False,
        verbose_name="đơn vị kế thừa",
    )
    register_no = models.CharField("số trong sổ", max_length=500, blank=True)
    register_on = models.DateField(null=True, blank=True, editable=False)
    register_digest = models.CharField(max_length=64, blank=True, editable=False)
    register_note = models.JSONField(default=dict, blank=True, editable=False)
    edited_since_import = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    search_text = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField("ghi lúc")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name="người ghi",
    )
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name="người hủy",
    )
    cancel_reason = models.CharField("lý do hủy", max_length=500, blank=True)

    class Meta:
        abstract = True
        indexes: ClassVar[tuple[models.Index, ...]] = (
            GinIndex(WordsOfUnit("unit", "search_text"), name="%(class)s_words"),
        )
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(
                fields=("unit", "register_no", "register_on"),
                condition=~Q(register_no=""),
                nulls_distinct=False,
                name="%(class)s_register_identity",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False),
                name="%(class)s_cancelled_at_and_by",
            ),
        )

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def office_id(self) -> int:
        """The unit whose people go on with it; ``unit`` stays the one that figures count."""
        return self.successor_id or self.unit_id

    @property
    def office(self) -> Unit:
        """The same as a row."""
        return self.successor or self.unit
