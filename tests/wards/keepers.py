"""People who keep the ground, and saving what was looked at."""

from datetime import date
from typing import Any

from django.test import Client

from tests.factories.wards import UserFactory
from wards.enums import Role
from wards.models import RoleAssignment, User


def administrator(**fields: Any) -> User:
    """Somebody who administers the whole city."""
    user: User = UserFactory.create(**fields)
    RoleAssignment.objects.create(user=user, role=Role.ADMINISTRATOR, valid_from=date(2000, 1, 1))
    return user


def version_at(client: Client, path: str) -> int:
    """The version that a form was drawn with."""
    version: int = client.get(path).context["form"].initial["version"]
    return version


def seen_and_saved(client: Client, path: str, data: dict[str, Any]) -> Any:
    """Look at what would follow, then save just that."""
    look = client.post(path, {**data, "look": "1"})
    assert look.status_code == 200, look.content.decode()
    return client.post(path, {**data, "seen": look.context["seen"], "save": "1"})
