"""Uploaded registers: a sealed file, what it would do, and what somebody decided."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices

from songcong.registers.export_model import ExportState, ListExport
from songcong.registers.page_model import RowPage, Verdict
from wards.enums import Role
from wards.models import Unit
from wards.rules.reader import Reader

__all__ = (
    "ExportState",
    "ImportMemory",
    "ListExport",
    "RegisterUpload",
    "RowPage",
    "UploadState",
    "Verdict",
)


class UploadState(TextChoices):
    READING = "reading", "Đang đọc"
    READY = "ready", "Chờ xác nhận"
    UNREADABLE = "unreadable", "Không đọc được"
    CONFIRMED = "confirmed", "Đang nhập"
    DONE = "done", "Đã nhập"
    UNDOING = "undoing", "Đang hoàn tác"
    UNDONE = "undone", "Đã hoàn tác"


WAITING = (UploadState.READING, UploadState.CONFIRMED, UploadState.UNDOING)


class RegisterUploadQuerySet(models.QuerySet["RegisterUpload"]):
    def visible_to(self, reader: Reader) -> "RegisterUploadQuerySet":
        """Only who brought a file in opens it: it holds names in the open."""
        return self.filter(by=reader.user_id)

    def lines_for(self, reader: Reader) -> "RegisterUploadQuerySet":
        """One's own, and as lines without their contents those of the units that one chairs."""
        return self.filter(Q(by=reader.user_id) | Q(unit__in=reader.units(Role.WARD_CHAIR)))

    def undoable(self, at: datetime) -> "RegisterUploadQuerySet":
        """Imports that can still be taken back."""
        return self.filter(state=UploadState.DONE, memory__kept_until__gt=at)

    def waiting(self) -> "RegisterUploadQuerySet":
        """Uploads that a worker has still to read, to write or to take back."""
        return self.filter(state__in=WAITING)


class RegisterUpload(models.Model):
    """A workbook brought in through the browser; its file is kept sealed and not for long.

    ``preview`` says in numbers what the import would do and ``result`` what it did; ``choices``
    what was decided of conflicts. The rows themselves stand on sealed pages. ``passed_over`` are
    sheets that the person may not bring in.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("tải lên lúc")
    file_name = models.CharField("tên tệp", max_length=200)
    code = models.CharField("mã đơn vị", max_length=10)
    sealed = models.FileField("tệp niêm phong", upload_to="registers", blank=True)
    sha256 = models.CharField(max_length=64)
    state = models.CharField("trạng thái", max_length=12, choices=UploadState)
    message = models.TextField(blank=True)
    preview = models.JSONField(default=dict)
    passed_over = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
    choices = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = RegisterUploadQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("by", "-at"), name="upload_of_person"),
            models.Index(fields=("at",), condition=~Q(sealed=""), name="upload_with_file"),
        )

    def __str__(self) -> str:
        return self.file_name


class ImportMemory(models.Model):
    """What an import made and wrote over, for as long as it can be taken back.

    ``rows`` gives the rows by sheet as spans of ids; ``sealed`` holds the old contents.
    """

    upload = models.OneToOneField(RegisterUpload, on_delete=models.CASCADE, related_name="memory")
    kept_until = models.DateTimeField("giữ đến", db_index=True)
    rows = models.JSONField(default=dict)
    sealed = models.BinaryField(blank=True)

    def __str__(self) -> str:
        return f"{self.upload_id}"
