"""Long lists as files: asked for, made by a worker, kept sealed for a week."""

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices

from wards.rules.reader import Reader


class ExportState(TextChoices):
    WAITING = "waiting", "Đang lập"
    DONE = "done", "Đã lập"
    FAILED = "failed", "Không lập được"

    @property
    def tone(self) -> str:
        """The colour of its label."""
        return {"done": "green", "failed": "red"}.get(self, "blue")


class ListExportQuerySet(models.QuerySet["ListExport"]):
    def visible_to(self, reader: Reader) -> "ListExportQuerySet":
        """Only who asked for a file opens it: it holds what that person may see."""
        return self.filter(by=reader.user_id)

    def waiting(self) -> "ListExportQuerySet":
        return self.filter(state=ExportState.WAITING)


class ListExport(models.Model):
    """A file of a list: ``path`` and ``query`` are the address that would hand it out at once.

    ``rights`` are, by role, the units that its rows were opened with; without them nobody opens
    it.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("yêu cầu lúc")
    day = models.DateField("số liệu ngày")
    path = models.CharField(max_length=200)
    query = models.TextField(blank=True)
    kind = models.CharField("loại tệp", max_length=4)
    title = models.CharField("danh sách", max_length=300)
    state = models.CharField(
        "trạng thái", max_length=10, choices=ExportState, default=ExportState.WAITING
    )
    message = models.TextField(blank=True)
    sealed = models.FileField("tệp niêm phong", upload_to="exports", blank=True)
    file_name = models.CharField("tên tệp", max_length=400, blank=True)
    rights = models.JSONField(default=dict)
    rows = models.PositiveIntegerField("số dòng", default=0)
    done_at = models.DateTimeField("xong lúc", null=True, blank=True)

    objects = ListExportQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("by", "-at"), name="export_of_person"),
            models.Index(fields=("at",), condition=~Q(sealed=""), name="export_with_file"),
        )

    def __str__(self) -> str:
        return self.title
