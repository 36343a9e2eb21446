"""The first person of an empty city."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from wards.enums import Role
from wards.models import RoleAssignment, User

pytestmark = pytest.mark.django_db


def test_the_printed_password_signs_the_administrator_in() -> None:
    out = StringIO()
    call_command("create_administrator", "quantri", stdout=out)
    password = out.getvalue().splitlines()[0].rpartition(" ")[2]
    user = User.objects.get(username="quantri")
    assert user.check_password(password)
    assert user.must_change_password
    assert RoleAssignment.objects.get(user=user).role == Role.ADMINISTRATOR


def test_a_taken_name_is_refused_with_a_sentence() -> None:
    call_command("create_administrator", "quantri", stdout=StringIO())
    with pytest.raises(CommandError, match="đã có người dùng"):
        call_command("create_administrator", "quantri", stdout=StringIO())


def test_an_administrator_reads_no_register(client: Client) -> None:
    call_command("create_administrator", "quantri", stdout=StringIO())
    user = User.objects.get(username="quantri")
    user.must_change_password = False
    user.save(update_fields=["must_change_password"])
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/lam-viec/don-thu/").status_code == 403
