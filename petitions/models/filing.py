"""What citizens sent in through the net: once a key, with files that wait for the sending."""

from datetime import datetime
from uuid import UUID

from django.db import models

from petitions.models.petition import Petition
from wards.models import KeptFile


class OnlineFiling(models.Model):
    """A petition that a citizen sent in; ``key`` makes sending it twice one petition."""

    key = models.UUIDField(unique=True)
    petition = models.OneToOneField(Petition, on_delete=models.CASCADE, related_name="filing")
    at = models.DateTimeField("gửi lúc")

    def __str__(self) -> str:
        return "Đơn gửi trực tuyến"


class FilingFileQuerySet(models.QuerySet["FilingFile"]):
    def public(self, draft: UUID) -> "FilingFileQuerySet":
        """The files of one draft: whoever holds its key put them there."""
        return self.filter(draft=draft).order_by("pk")

    def left_before(self, at: datetime) -> "FilingFileQuerySet":
        """Files of drafts that nobody sent."""
        return self.filter(stored_at__lt=at).order_by("pk")


class FilingFile(KeptFile):
    """A file of a petition that is still being written; it goes with a draft that is not sent."""

    draft = models.UUIDField(db_index=True)

    objects = FilingFileQuerySet.as_manager()
