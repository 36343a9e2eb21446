"""What machines carry: tokens bound to one role, and the requests already done."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from wards.models.user import RoleAssignment
from wards.rules.reader import Reader


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def visible_to(self, reader: Reader) -> "ApiTokenQuerySet":
        """A person's own."""
        return self.filter(assignment__user=reader.user_id)

    def in_use(self) -> "ApiTokenQuerySet":
        """Those that nobody revoked."""
        return self.filter(revoked_at__isnull=True)


class ApiToken(models.Model):
    """A token's purpose, the one role it acts in, its last day; the secret is kept hashed apart."""

    assignment = models.ForeignKey(
        RoleAssignment,
        on_delete=models.PROTECT,
        related_name="api_tokens",
        verbose_name="vai trò",
    )
    token = models.OneToOneField(
        "knox.AuthToken", on_delete=models.SET_NULL, null=True, related_name="bound"
    )
    label = models.CharField("dùng cho", max_length=100)
    hint = models.CharField("phần đầu", max_length=10)
    ends_on = models.DateField("dùng đến hết ngày")
    created_at = models.DateTimeField("tạo lúc")
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(token__isnull=True),
                name="api_token_revoked_has_no_secret",
            ),
        )

    def __str__(self) -> str:
        return self.label


class ApiRequest(models.Model):
    """A record made for an ``Idempotency-Key``: the same request again finds it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=40)
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    record_id = models.BigIntegerField(null=True)
    at = models.DateTimeField("lúc")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "topic", "key"), name="api_request_once"),
        )
        indexes = (models.Index(fields=("at",), name="api_request_age"),)

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"
