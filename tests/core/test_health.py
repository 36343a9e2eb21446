"""The probes, with everything running and with each part away."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from songcong.core import health

NOBODY_LISTENS = "redis://:x@127.0.0.1:1/0"


def test_alive_asks_nothing(client: Client) -> None:
    """No database mark: a statement would be an error here."""
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_every_part_but_the_missing_worker_answers(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 503
    expected = {"database": True, "broker": True, "worker": False, "storage": True}
    assert response.json() == expected


@pytest.mark.django_db
def test_readiness_is_only_read(client: Client) -> None:
    assert client.post("/readyz").status_code == 405


def test_an_unwritable_folder_is_no_storage(tmp_path: Path, settings: Settings) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("")
    settings.MEDIA_ROOT = str(occupied)
    assert not health.answers(health.storage)


def test_an_unreachable_broker_is_no_broker(settings: Settings) -> None:
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": NOBODY_LISTENS}}
    assert not health.answers(health.broker)
