"""Who works on a petition at the moment."""

from django.conf import settings
from django.db import models

from petitions.models.petition import Petition


class PetitionClaim(models.Model):
    """Who works on a case at the moment, until when; after that anyone may take it."""

    petition = models.OneToOneField(Petition, on_delete=models.CASCADE, related_name="claim")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    claimed_at = models.DateTimeField("nhận lúc")
    until = models.DateTimeField("giữ đến")

    def __str__(self) -> str:
        return f"{self.petition_id}: {self.user_id}"
