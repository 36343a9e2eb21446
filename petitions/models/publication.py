"""What anyone may read of a case: an answer with its sender's consent, a conclusion by law."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from petitions.enums import PetitionKind
from petitions.models.petition import Petition, PetitionFile
from songcong.core.search import WordsOfUnit
from wards.models import Unit


class AnswerPublicationQuerySet(models.QuerySet["AnswerPublication"]):
    def public(self, kind: str = PetitionKind.FEEDBACK) -> "AnswerPublicationQuerySet":
        """What stands on a public page: answers to feedback, or conclusions on denunciations."""
        live = Petition.objects.live().filter(kind=kind)
        return self.filter(withdrawn_at__isnull=True, petition__in=live)


class AnswerPublication(models.Model):
    """``consent`` says how the sender agreed, or which law wants a conclusion published.

    ``proof`` is a file of the case that all may see; a conclusion has neither file nor question.
    """

    petition = models.OneToOneField(Petition, on_delete=models.CASCADE, related_name="publication")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    title = models.CharField("tiêu đề", max_length=200)
    question = models.TextField("nội dung phản ánh")
    answer = models.TextField("trả lời")
    consent = models.CharField("người gửi đồng ý", max_length=200)
    proof = models.ForeignKey(
        PetitionFile,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ảnh, văn bản kết quả",
    )
    answered_on = models.DateField("ngày trả lời")
    published_at = models.DateTimeField("công bố lúc")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    search_text = models.TextField(blank=True, editable=False)

    objects = AnswerPublicationQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = (
            GinIndex(WordsOfUnit("unit", "search_text"), name="answer_words"),
            models.Index(
                fields=("unit", "-answered_on", "-id"),
                condition=models.Q(withdrawn_at__isnull=True),
                name="answer_list",
            ),
        )

    def __str__(self) -> str:
        return self.title
