"""What is written down of the ground's own changes, and who sees its rows."""

from collections.abc import Collection
from typing import ClassVar, Self, TypeVar

from django.db import models

from wards.models.event import CaseEvent
from wards.rules.keeping import may_keep
from wards.rules.reader import Reader

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class KeptQuerySet(models.QuerySet[M_co]):
    """Rows of the ground: whoever keeps their topic sees all of them, nobody else any."""

    topic: ClassVar[str]

    def visible_to(self, reader: Reader) -> Self:
        return self.all() if may_keep(reader, self.topic) else self.none()


class GroundEventQuerySet(KeptQuerySet["GroundEvent"]):
    topic = "audit"

    def lines_for(
        self, reader: Reader, topic: str, subjects: Collection[int]
    ) -> "GroundEventQuerySet":
        """What happened to some rows of a topic, for those who keep it."""
        rows = self.filter(topic=topic, subject_id__in=subjects)
        return rows if may_keep(reader, topic) else self.none()


class GroundEvent(CaseEvent):
    """A change of a unit, a person, a norm, a day off or a catalogue, in words.

    ``label`` is what the row was called then; ``data["changed"]`` lists title, old and new words.
    A row may be gone since, so ``subject_id`` is no key of a table.
    """

    topic = models.CharField("loại", max_length=20)
    subject_id = models.BigIntegerField()
    label = models.CharField("đối tượng", max_length=300, blank=True)

    objects = GroundEventQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("topic", "subject_id", "-at"), name="ground_event_of_row"),
            models.Index(fields=("-at", "-id"), name="ground_event_newest"),
        )


class SeededRow(models.Model):
    """A row of a reference file that was written once, and is the administrators' since."""

    table = models.CharField(max_length=30)
    key = models.CharField(max_length=300)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("table", "key"), name="seeded_once"),)

    def __str__(self) -> str:
        return f"{self.table}: {self.key}"
