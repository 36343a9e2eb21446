"""The rows of an uploaded register by what comes of them, a page at a time, under seal."""

from django.db import models


class Verdict(models.TextChoices):
    """What comes of a row; a twin is a new row that is likely an old one with its day mended."""

    NEW = "new", "Mới"
    CHANGED = "changed", "Cập nhật"
    SAME = "same", "Như cũ"
    TWICE = "twice", "Trùng trong tệp"
    CONFLICT = "conflict", "Xung đột"
    REFUSED = "refused", "Từ chối"
    TWIN = "twin", "Có thể trùng"


class RowPage(models.Model):
    """Up to fifty rows of a sheet that meet the same fate; ``sealed`` holds them as JSON.

    Pages are numbered from one in the order of the rows in the file.
    """

    upload = models.ForeignKey(
        "registers.RegisterUpload", on_delete=models.CASCADE, related_name="pages", db_index=False
    )
    sheet = models.CharField("trang", max_length=20)
    verdict = models.CharField("kết quả", max_length=10, choices=Verdict)
    number = models.PositiveIntegerField("trang thứ")
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("upload", "sheet", "verdict", "number"), name="page_of_rows"
            ),
        )
        indexes = (
            models.Index(
                fields=("upload",), condition=models.Q(number=1), name="first_pages_of_upload"
            ),
        )

    def __str__(self) -> str:
        return f"{self.sheet} {self.verdict} {self.number}"
