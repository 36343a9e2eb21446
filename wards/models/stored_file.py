"""Attachments: what every stored file carries, whatever it hangs on."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

MAX_BYTES = 20 * 1024 * 1024


class KeptFile(models.Model):
    """A file that was taken in: under a name of its own, known by content, size and sum."""

    file = models.FileField("tệp", upload_to="attachments/%Y/%m")
    original_name = models.CharField("tên tệp", max_length=200)
    content_type = models.CharField("loại", max_length=100)
    size = models.PositiveIntegerField("cỡ (byte)")
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField("lúc")
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(size__lte=MAX_BYTES), name="%(class)s_not_too_large"
            ),
        )

    def __str__(self) -> str:
        return self.original_name


class StoredFile(KeptFile):
    """A file served through the permission of the record that it hangs on, its ``parent``."""

    class Meta(KeptFile.Meta):
        abstract = True
