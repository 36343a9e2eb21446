"""How satisfied a sender is with the answer; once a case, never of a denunciation."""

from django.db import models

from petitions.enums import Satisfaction
from petitions.models.petition import Petition


class PetitionRating(models.Model):
    petition = models.OneToOneField(Petition, on_delete=models.CASCADE, related_name="rating")
    score = models.CharField("mức hài lòng", max_length=12, choices=Satisfaction)
    remark = models.TextField("ý kiến thêm", blank=True)
    rated_on = models.DateField("ngày đánh giá")
    rated_at = models.DateTimeField("đánh giá lúc")

    def __str__(self) -> str:
        return self.get_score_display()
