"""Matters that a ward must disclose, and where and how long each was posted."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from songcong.core.history import kept_history
from wards.enums import DisclosureForm
from wards.models.event import CaseEvent
from wards.models.meeting import READERS
from wards.models.record import LIVE, Record, RecordQuerySet
from wards.models.stored_file import StoredFile
from wards.rules.reader import Reader


class DisclosureQuerySet(RecordQuerySet["Disclosure"]):
    def visible_to(self, reader: Reader) -> "DisclosureQuerySet":
        """What is public of the unit: its offices, boards, Front and the city."""
        return self.filter(unit__in=reader.units(*READERS))

    def public(self, today: date) -> "DisclosureQuerySet":
        """What anyone may read: made public by that day and not cancelled."""
        return self.live().filter(published_on__lte=today)


@kept_history("DisclosureHistory", without=("search_text",))
class Disclosure(Record):
    """A document to be disclosed: ``published_on`` is the first day of its first posting."""

    files_to = READERS

    item = models.PositiveSmallIntegerField("mục")
    content = models.TextField("nội dung", blank=True)
    document_on = models.DateField("ngày văn bản")
    published_on = models.DateField("ngày công khai", null=True, blank=True)
    due_on = models.DateField("hạn công khai", null=True, blank=True, editable=False)
    due_citation = models.CharField(max_length=300, blank=True, editable=False)

    objects = DisclosureQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = (
            *Record.Meta.indexes,
            models.Index(
                fields=("unit", "-document_on", "-id"), condition=LIVE, name="disclosure_list"
            ),
            models.Index(
                fields=("unit", "due_on"),
                condition=Q(published_on__isnull=True, cancelled_at__isnull=True),
                name="disclosure_open",
            ),
            models.Index(
                fields=("unit", "-published_on", "-id"),
                condition=Q(published_on__isnull=False, cancelled_at__isnull=True),
                name="disclosure_public",
            ),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(item__gte=1, item__lte=14), name="disclosure_item_1_to_14"
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True) | Q(published_on__gte=F("document_on")),
                name="disclosure_published_after_document",
            ),
        )

    def __str__(self) -> str:
        return f"Mục {self.item}, văn bản ngày {self.document_on:%d/%m/%Y}"


class DisclosurePosting(models.Model):
    """One form in which a matter was made public, between two days."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="postings")
    form = models.CharField("hình thức", max_length=20, choices=DisclosureForm)
    form_text = models.TextField("hình thức (ghi trong sổ)", blank=True)
    posted_from = models.DateField("từ ngày", null=True, blank=True)
    posted_to = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(posted_from__isnull=True)
                | Q(posted_to__isnull=True)
                | Q(posted_to__gte=F("posted_from")),
                name="posting_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.form_text or self.get_form_display()


class DisclosureEvent(CaseEvent):
    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="events")


class DisclosureFile(StoredFile):
    parent = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="files")
