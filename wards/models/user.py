"""People who sign in, and the dated roles they hold."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from songcong.core.history import kept_history
from wards.enums import Role
from wards.models.committee import SteeringCommittee
from wards.models.ground import KeptQuerySet
from wards.models.unit import Unit
from wards.rules.reader import Reader


class UserQuerySet(KeptQuerySet["User"]):
    topic = "person"

    def without_password(self) -> "UserQuerySet":
        """People who never set one."""
        return self.filter(Q(password="") | Q(password__startswith=UNUSABLE_PASSWORD_PREFIX))


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def visible_to(self, reader: Reader) -> UserQuerySet:
        """Everybody, for those who keep people."""
        return self.get_queryset().visible_to(reader)

    def create_user(self, username: str, password: str | None, **fields: object) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


@kept_history("UserHistory", without=("password", "last_login"))
class User(AbstractBaseUser):
    """A person with an account name given by an administrator."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=100)
    sort_name = models.CharField(max_length=200, blank=True, editable=False)
    email = models.EmailField("thư điện tử", blank=True)
    is_active = models.BooleanField("đang dùng", default=True)
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=False)
    created_at = models.DateTimeField("tạo lúc", null=True, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username


class RoleQuerySet(KeptQuerySet["RoleAssignment"]):
    topic = "person"

    def in_force(self, day: date) -> "RoleQuerySet":
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


@kept_history("RoleAssignmentHistory")
class RoleAssignment(models.Model):
    """A role of a person on one unit or one committee between two days."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_assignments")
    role = models.CharField("vai trò", max_length=30, choices=Role)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True)
    committee = models.ForeignKey(
        SteeringCommittee, on_delete=models.PROTECT, null=True, blank=True
    )
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("user", "valid_from"), name="role_of_user"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(role=Role.ADMINISTRATOR)
                | Q(unit__isnull=False, committee__isnull=True)
                | Q(unit__isnull=True, committee__isnull=False),
                name="role_on_a_unit_or_a_committee",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="role_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.user_id}"
