"""The demo city fills an empty city once, and never a real one."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from pytest_django import Settings

from petitions.models import Petition, PetitionParty, Reception
from songcong.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from wards.models import Disclosure, Neighbourhood, User

pytestmark = pytest.mark.django_db


def test_an_empty_city_is_filled_once() -> None:
    call_command("demo_data")
    assert User.objects.count() == len(DEMO_ACCOUNTS)
    assert User.objects.get(username="thu.phoco").check_password(DEMO_PASSWORD)
    assert Disclosure.objects.filter(published_on=None).exists()
    assert Neighbourhood.objects.exists()
    denunciations = Petition.objects.filter(kind="denunciation")
    assert denunciations.exists()
    assert not PetitionParty.objects.filter(petition__in=denunciations).exclude(name="").exists()
    assert not _numbers_given_twice()
    with pytest.raises(CommandError, match="đã có dữ liệu"):
        call_command("demo_data")
    call_command("demo_data", if_empty=True)


def test_a_real_city_is_never_filled(settings: Settings) -> None:
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="chính thức"):
        call_command("demo_data")
    assert not User.objects.exists()


def _numbers_given_twice() -> list[object]:
    """Numbers that stand twice in one year of a unit's book of receptions."""
    rows = Reception.objects.live().exclude(register_no="")
    counted = rows.order_by().values("unit", "register_no", "received_on__year")
    return list(counted.annotate(times=Count("pk")).filter(times__gt=1))
