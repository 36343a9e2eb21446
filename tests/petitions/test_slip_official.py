"""The slip of a petition: code, QR and due day, digits only without a telephone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from petitions.enums import PetitionKind
from petitions.models import Petition, PetitionParty
from petitions.rules.public_code import new_code, show_code
from tests.factories.petitions import PetitionFactory, PetitionHandlerFactory
from tests.factories.wards import UnitFactory, person
from tests.lists.shelf import browser
from wards.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return UnitFactory.create()


@pytest.fixture
def desk(unit: Unit) -> Client:
    return browser(person(unit))


def petition_of(unit: Unit, phone: str, **fields: Any) -> Petition:
    made = PetitionFactory.create(
        unit=unit, public_code=new_code(), lookup_digits="7305", content="Rác ở ngõ 3", **fields
    )
    PetitionParty.objects.update_or_create(
        petition=made, defaults={"name": "Trần Thị Bưởi", "phone": phone}
    )
    return made


@pytest.mark.parametrize(("phone", "printed"), [("", True), ("+84912347305", False)])
def test_digits_are_printed_only_without_a_telephone(
    desk: Client, unit: Unit, phone: str, printed: bool
) -> None:
    made = petition_of(unit, phone, kind=PetitionKind.FEEDBACK)
    answer = desk.get(reverse("petitions:official-petition-slip", args=[made.pk]))
    page = answer.content.decode()
    assert show_code(made.public_code) in page
    assert "<svg" in page
    assert "/tra-cuu/" in page
    assert ("7305" in page) is printed
    assert "Bưởi" not in page
    assert "Rác ở ngõ 3" not in page
    detail = desk.get(reverse("petitions:official-petition-detail", args=[made.pk]))
    assert reverse("petitions:official-petition-slip", args=[made.pk]) in detail.content.decode()


def test_a_denunciation_has_none_even_for_its_handler(client: Client, unit: Unit) -> None:
    handler = person(unit)
    made = PetitionFactory.create(unit=unit, kind=PetitionKind.DENUNCIATION)
    PetitionHandlerFactory.create(petition=made, user=handler)
    client.force_login(handler, "django.contrib.auth.backends.ModelBackend")
    address = reverse("petitions:official-petition-slip", args=[made.pk])
    assert client.get(address).status_code == 404
    detail = client.get(reverse("petitions:official-petition-detail", args=[made.pk]))
    assert address not in detail.content.decode()
