"""Petitions that belong together."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from petitions.enums import LinkKind
from petitions.models.petition import Petition
from wards.rules.reader import Reader


class PetitionLinkQuerySet(models.QuerySet["PetitionLink"]):
    def of(self, pk: int) -> "PetitionLinkQuerySet":
        """The links of a petition, whichever side it stands on."""
        return self.filter(Q(petition=pk) | Q(other=pk))

    def between(self, pk: int, other: int) -> "PetitionLinkQuerySet":
        return self.of(pk).of(other)


class PetitionLink(models.Model):
    """Two petitions that belong together; each keeps its own life and history."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="linked_from")
    kind = models.CharField("quan hệ", max_length=20, choices=LinkKind)
    linked_at = models.DateTimeField("lúc")
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = PetitionLinkQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("petition", "other"), name="petition_link_once"),
            models.CheckConstraint(
                condition=~Q(petition=F("other")), name="petition_link_to_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.petition_id} – {self.other_id}"


@dataclass(frozen=True)
class Linked:
    """The other side of a link, and how the two belong together."""

    petition: Petition
    relation: str


def linked_to(petition: Petition, reader: Reader) -> list[Linked]:
    """The petitions linked to this one that the reader may open; of others there is no trace."""
    kinds = {
        link.other_id if link.petition_id == petition.pk else link.petition_id: link.kind
        for link in PetitionLink.objects.of(petition.pk)
    }
    rows = Petition.objects.visible_to(reader).filter(pk__in=kinds).order_by("received_on", "pk")
    return [Linked(row, LinkKind(kinds[row.pk]).label) for row in rows]
