"""Give people accounts."""

from datetime import date, datetime

from django.db import transaction

from songcong.core.errors import Refused
from songcong.core.text import name_sort_key
from wards.enums import Role
from wards.models import RoleAssignment, User


@transaction.atomic
def create_administrator(
    username: str, *, full_name: str, password: str, today: date, at: datetime
) -> User:
    """Create an administrator; raises Refused where the account name is taken."""
    if User.objects.filter(username=username).exists():
        raise Refused(f"Tên đăng nhập «{username}» đã có người dùng.", field="username")
    user = User.objects.create_user(
        username,
        password,
        full_name=full_name,
        sort_name=name_sort_key(full_name),
        must_change_password=True,
        created_at=at,
    )
    RoleAssignment.objects.create(user=user, role=Role.ADMINISTRATOR, valid_from=today)
    return user
