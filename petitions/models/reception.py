"""Receptions of citizens; who came stands apart from what was said."""

from django.db import models
from django.db.models import Q

from petitions.enums import ReceptionKind, Visit
from songcong.core.history import kept_history
from wards.models import LIVE, CaseEvent, Record, RecordQuerySet, StoredFile
from wards.rules.reader import CITY, WARD_OFFICE, Reader


class ReceptionQuerySet(RecordQuerySet["Reception"]):
    def visible_to(self, reader: Reader) -> "ReceptionQuerySet":
        """The unit's office; the city with names masked."""
        return self.filter(unit__in=reader.units(*WARD_OFFICE, *CITY))


@kept_history("ReceptionHistory", without=("search_text",))
class Reception(Record):
    received_on = models.DateField("ngày tiếp")
    kind = models.CharField("hình thức", max_length=20, choices=ReceptionKind)
    receiver = models.TextField("người tiếp", blank=True)
    persons = models.PositiveBigIntegerField("số người", default=1)
    content = models.TextField("nội dung", blank=True)
    visit = models.CharField("lần tiếp", max_length=10, choices=Visit)

    objects = ReceptionQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = (
            *Record.Meta.indexes,
            models.Index(
                fields=("unit", "-received_on", "-id"), condition=LIVE, name="reception_list"
            ),
        )

    def __str__(self) -> str:
        number = f" số {self.register_no}" if self.register_no else ""
        return f"Lượt tiếp công dân{number} ngày {self.received_on:%d/%m/%Y}"


class ReceptionParty(models.Model):
    """Who was received: outside row history and other units' search."""

    reception = models.OneToOneField(Reception, on_delete=models.CASCADE, related_name="party")
    name = models.TextField("họ tên công dân", blank=True)
    address = models.TextField("địa chỉ", blank=True)
    search_name = models.TextField(blank=True, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(name="", address=""), name="reception_party_known"),
        )

    def __str__(self) -> str:
        return "Công dân"


class ReceptionEvent(CaseEvent):
    reception = models.ForeignKey(Reception, on_delete=models.CASCADE, related_name="events")


class ReceptionFile(StoredFile):
    parent = models.ForeignKey(Reception, on_delete=models.CASCADE, related_name="files")
