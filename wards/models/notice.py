"""What is new: a notice of something that happened, and the copy of each person it is for."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from songcong.core.obligations import Evidence
from wards.enums import NoticeKind
from wards.models.unit import Unit
from wards.rules.notice import words_of
from wards.rules.reader import CITY, Reader


class Notice(models.Model):
    """Something that happened to a unit's cases, for people who hold one of the roles there.

    ``subject`` names the record without a word of its content and is empty where ``restricted``;
    without a unit it is for the city's committee.
    """

    kind = models.CharField("loại", max_length=20, choices=NoticeKind)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    roles = ArrayField(models.CharField(max_length=30), verbose_name="vai trò")
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject = models.CharField("về", max_length=200, blank=True)
    restricted = models.BooleanField("hạn chế", default=False)
    page = models.CharField(max_length=100, blank=True)
    record_id = models.BigIntegerField(null=True, blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = (
            models.Index(fields=("page", "record_id"), name="notice_of_record"),
            models.Index(fields=("at",), name="notice_age"),
        )

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """What happened, in a sentence."""
        return words_of(self.kind, self.subject, restricted=self.restricted, data=self.data)

    @property
    def evidence(self) -> Evidence | None:
        """The page of the record it is about, or of the list of them."""
        return Evidence(self.page, self.record_id) if self.page else None


class NoticeCopyQuerySet(models.QuerySet["NoticeCopy"]):
    def visible_to(self, reader: Reader) -> "NoticeCopyQuerySet":
        """One's own copies, as long as one holds a role that the notice is for."""
        scope = Q(notice__unit__isnull=True) if reader.has(*CITY) else Q(pk__in=())
        for role in sorted(reader.roles):
            scope |= Q(notice__roles__contains=[role], notice__unit__in=reader.units(role))
        return self.filter(scope, user=reader.user_id)

    def unread(self) -> "NoticeCopyQuerySet":
        return self.filter(read_at__isnull=True)


class NoticeCopy(models.Model):
    """A notice as one person has it: read or not yet."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="copies")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    read_at = models.DateTimeField("đã xem lúc", null=True, blank=True)

    objects = NoticeCopyQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "notice"), name="notice_once"),)
        indexes = (
            models.Index(fields=("user",), condition=Q(read_at__isnull=True), name="notice_unread"),
        )

    def __str__(self) -> str:
        return f"{self.notice_id} → {self.user_id}"


class MorningMailOff(models.Model):
    """Somebody who wants no mail in the morning; the page "Việc mới" says the same."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="morning_mail_off"
    )
    at = models.DateTimeField("từ lúc")

    def __str__(self) -> str:
        return f"{self.user_id}"
