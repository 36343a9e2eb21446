"""The closed lists of words of the two boards."""

from django.db.models import TextChoices


class Board(TextChoices):
    INSPECTION = "inspection", "Ban Thanh tra nhân dân"
    INVESTMENT = "investment", "Ban Giám sát đầu tư của cộng đồng"


class Acceptance(TextChoices):
    ACCEPTED = "accepted", "Tiếp thu"
    PARTLY = "partly", "Tiếp thu một phần"
    REJECTED = "rejected", "Không tiếp thu"
