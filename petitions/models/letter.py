"""Papers written from a case: a draft, then a numbered paper frozen as it left."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When

from petitions.enums import LetterKind, LetterState
from petitions.models.petition import Petition
from songcong.core.history import kept_history
from wards.models import Unit
from wards.rules.reader import WARD_OFFICE, Reader


class CaseLetterQuerySet(models.QuerySet["CaseLetter"]):
    def visible_to(self, reader: Reader) -> "CaseLetterQuerySet":
        """Papers of the cases that the unit's own office may open: they name who sent them."""
        own = self.filter(unit__in=reader.units(*WARD_OFFICE))
        return own.filter(petition__in=Petition.objects.visible_to(reader))

    def lines_for(self, reader: Reader) -> "CaseLetterQuerySet":
        """Every paper of the reader's offices; ``restricted`` where the case is closed."""
        opened = Q(petition__in=Petition.objects.visible_to(reader))
        own = self.filter(unit__in=reader.units(*WARD_OFFICE))
        return own.filter(petition__in=Petition.objects.lines_for(reader)).annotate(
            restricted=Case(When(opened, then=Value(False)), default=Value(True))
        )

    def unlaid(self) -> "CaseLetterQuerySet":
        """Papers whose PDF is not that of their newest words."""
        return self.filter(laid_version__lt=F("version"), failure="")


@kept_history("CaseLetterHistory", without=("pdf", "pdf_sha256", "laid_version", "failure"))
class CaseLetter(models.Model):
    """A paper from a case.

    ``paper`` is what it said when it was issued: PDF and Word come from it alone. ``dated_on`` is
    the day on the paper, of a draft the day it was begun. A cancelled paper keeps its number.
    ``laid_version`` is the version that the stored PDF shows.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="letters")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("loại văn bản", max_length=20, choices=LetterKind)
    state = models.CharField(
        "trạng thái", max_length=10, choices=LetterState, default=LetterState.DRAFT
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    subject = models.CharField("trích yếu", max_length=300)
    addressee = models.TextField("kính gửi", blank=True)
    text = models.TextField("nội dung")
    recipients = models.TextField("nơi nhận", blank=True)
    authority = models.CharField("quyền hạn ký", max_length=200)
    post = models.CharField("chức vụ", max_length=100)
    signatory = models.CharField("người ký", max_length=100, blank=True)
    book = models.CharField(max_length=40, editable=False)
    number = models.PositiveIntegerField("số", null=True, blank=True, editable=False)
    dated_on = models.DateField("ngày", editable=False)
    paper = models.JSONField(null=True, blank=True, editable=False)
    pdf = models.FileField(upload_to="letters/%Y/%m", blank=True, editable=False)
    pdf_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    laid_version = models.PositiveIntegerField(default=0, editable=False)
    failure = models.CharField(max_length=300, blank=True, editable=False)
    created_at = models.DateTimeField("soạn lúc")
    touched_at = models.DateTimeField("sửa lúc", editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField("ban hành lúc", null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancel_reason = models.CharField("lý do hủy", max_length=500, blank=True)

    objects = CaseLetterQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("unit", "-dated_on", "-id"), name="letter_list"),
            models.Index(
                fields=("touched_at",),
                condition=Q(laid_version__lt=F("version"), failure=""),
                name="letter_unlaid",
            ),
        )
        constraints: ClassVar = (
            models.UniqueConstraint(
                "unit",
                "book",
                "dated_on__year",
                "number",
                condition=Q(number__isnull=False),
                name="letter_number_once",
            ),
            models.CheckConstraint(
                condition=Q(state=LetterState.DRAFT, number__isnull=True, paper__isnull=True)
                | (~Q(state=LetterState.DRAFT) & Q(number__isnull=False, paper__isnull=False)),
                name="letter_issued_has_number_and_paper",
            ),
            models.CheckConstraint(
                condition=Q(issued_at__isnull=True, issued_by__isnull=True)
                | Q(issued_at__isnull=False, issued_by__isnull=False),
                name="letter_issued_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(state=LetterState.CANCELLED, cancelled_by__isnull=False)
                | (~Q(state=LetterState.CANCELLED) & Q(cancelled_by__isnull=True)),
                name="letter_cancelled_by",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_draft(self) -> bool:
        return self.state == LetterState.DRAFT

    @property
    def is_laid(self) -> bool:
        """Whether the stored PDF shows the newest words."""
        return self.laid_version == self.version
