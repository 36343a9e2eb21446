"""A scan masks no name: it opens for those alone to whom the record's names are open."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import Settings

from songcong.core import clock
from tests.lists.shelf import NAME, SHELVES, Shelf, browser, city_reader, every_shelf, person
from wards.enums import Role
from wards.models import Unit
from wards.views.official.record import CLOSED_FILES

pytestmark = pytest.mark.django_db
FILE_NAME = "Đơn của Lê Thị Bưởi.pdf"
PDF = b"%PDF-1.7"
NAMED = ("reception", "petition", "mediation", "voter")
"""The registers in which people are named who turned to an office."""
CITY = (Role.CITY_STEERING, Role.CITY_OFFICE)
WARD = tuple(role for role in Role if role not in {*CITY, Role.ADMINISTRATOR})


@pytest.fixture(autouse=True)
def storage(settings: Settings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path


def a_scan(row: Any) -> Any:
    """A file that hangs on the record."""
    return row.files.create(
        file=ContentFile(PDF, name="a.pdf"),
        original_name=FILE_NAME,
        content_type="application/pdf",
        size=len(PDF),
        stored_at=clock.now(),
    )


def address_of(shelf: Shelf, scan: Any) -> str:
    """Where the file is handed out; both boards share one address."""
    boards = (SHELVES["inspection"], SHELVES["investment"])
    folder = "giam-sat" if shelf in boards else shelf.path.split("/")[2]
    return f"/lam-viec/tep/{folder}/{scan.pk}/"


def opened(client: Client, shelf: Shelf, row: Any, scan: Any) -> tuple[bool, bool, bool]:
    """Whether the page names somebody, shows the file's name, and the file opens."""
    answer = client.get(f"{shelf.path}{row.pk}/")
    page = answer.content.decode()
    told = FILE_NAME in page
    named = NAME in page.replace(FILE_NAME, "")
    if answer.status_code == 200 and not told:
        assert f"1 tệp, {CLOSED_FILES}" in page
    file = client.get(address_of(shelf, scan))
    got = file.status_code == 200 and b"".join(file) == PDF
    return named, told, got


@every_shelf
def test_whoever_may_not_read_the_names_opens_no_file(shelf: Shelf, ward: Unit) -> None:
    [row] = shelf.fill(ward, 1)
    scan = a_scan(row)
    names = any(shelf is SHELVES[topic] for topic in NAMED)
    readers = {role: browser(person(role, ward)) for role in WARD}
    readers |= {role: browser(city_reader(ward, role=role)) for role in CITY}
    readable = set()
    for role, client in readers.items():
        reads = client.get(f"{shelf.path}{row.pk}/").status_code == 200
        named, told, got = opened(client, shelf, row, scan)
        if names:
            assert {named, told, got} == {named}, role
        else:
            assert {reads, told, got} == {reads}, role
        if got:
            readable.add(role)
    assert {Role.WARD_CLERK, Role.WARD_CHAIR} <= readable
    assert bool(readable & set(CITY)) is not names
