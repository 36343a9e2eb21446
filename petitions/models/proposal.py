"""Steps put before the chair."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from petitions.enums import ProposalState
from petitions.models.petition import Petition


class PetitionProposalQuerySet(models.QuerySet["PetitionProposal"]):
    def waiting(self) -> "PetitionProposalQuerySet":
        """What the chair has still to decide."""
        return self.filter(state=ProposalState.WAITING)

    def open_ones(self) -> "PetitionProposalQuerySet":
        """What waits for the chair, or for whoever proposed it; the latest last."""
        states = (ProposalState.WAITING, ProposalState.RETURNED)
        return self.filter(state__in=states).order_by("pk")


class PetitionProposal(models.Model):
    """A step that an official puts before the chair: waiting, approved or returned.

    ``facts`` are what the official says of the step; ``remark`` is why it was returned.
    """

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="proposals")
    verb = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ProposalState)
    proposed_at = models.DateTimeField("trình lúc")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    remark = models.TextField("ý kiến", blank=True)

    objects = PetitionProposalQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("petition",),
                condition=Q(state=ProposalState.WAITING),
                name="petition_proposal_one_waiting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.verb}"
