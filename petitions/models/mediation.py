"""Mediation at the base."""

from django.db import models
from django.db.models import F, Q

from petitions.enums import MediationOutcome
from songcong.core.history import kept_history
from wards.enums import Role
from wards.models import LIVE, CaseEvent, Record, RecordQuerySet, StoredFile
from wards.rules.reader import CITY, WARD_OFFICE, Reader

NAMED_TO = (*WARD_OFFICE, Role.MEDIATION.value)


class MediationQuerySet(RecordQuerySet["Mediation"]):
    def visible_to(self, reader: Reader) -> "MediationQuerySet":
        """The unit's office and mediation teams; the city with the parties masked."""
        return self.filter(unit__in=reader.units(*NAMED_TO, *CITY))


@kept_history("MediationHistory", without=("search_text", "parties"))
class Mediation(Record):
    files_to = NAMED_TO

    received_on = models.DateField("ngày nhận")
    team = models.TextField("tổ hòa giải", blank=True)
    parties = models.TextField("các bên", blank=True)
    matter = models.TextField("loại việc", blank=True)
    ended_on = models.DateField("ngày kết thúc", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=20, choices=MediationOutcome, blank=True)

    objects = MediationQuerySet.as_manager()

    class Meta(Record.Meta):
        indexes = (
            *Record.Meta.indexes,
            models.Index(
                fields=("unit", "-received_on", "-id"), condition=LIVE, name="mediation_list"
            ),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("received_on")),
                name="mediation_ended_after_receipt",
            ),
        )

    def __str__(self) -> str:
        number = f" số {self.register_no}" if self.register_no else ""
        return f"Vụ hòa giải{number} ngày {self.received_on:%d/%m/%Y}"


class MediationEvent(CaseEvent):
    mediation = models.ForeignKey(Mediation, on_delete=models.CASCADE, related_name="events")


class MediationFile(StoredFile):
    parent = models.ForeignKey(Mediation, on_delete=models.CASCADE, related_name="files")
