"""What every test stands on: servers of the suite's own, and strictness."""

import os

import environ
import pytest
from django.conf import settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

import songcong.celery  # noqa: F401 - the queue that actions send jobs to
from songcong.core import embedded
from tests.template_database import template_database

# No property is judged by the clock: a busy machine is no fault of the code.
hypothesis_settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    """Join the suite's servers; the controller starts them, xdist's workers join as well.

    pytest-django has read the settings by now, so they are told the addresses afterwards,
    before anything has connected.
    """
    try:
        embedded.attach(data=settings.DATA_DIR, durable=False)
    except embedded.EmbeddedServerError as error:
        raise pytest.UsageError(str(error)) from error
    os.environ["SONGCONG_DATA_DIR"] = str(settings.DATA_DIR)
    settings.DATABASES["default"].update(environ.Env().db_url("DATABASE_URL"))
    os.environ["REDIS_URL"] = _own_database(os.environ["REDIS_URL"])
    settings.REDIS_URL = settings.CELERY_BROKER_URL = os.environ["REDIS_URL"]
    settings.CACHES["default"]["LOCATION"] = settings.REDIS_URL


def _own_database(url: str) -> str:
    """The Valkey database of this xdist worker: one may empty its own while another signs in."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
    server, _, _ = url.rpartition("/")
    return f"{server}/{int(worker) + 1 if worker else 0}"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    """Copy a migrated database instead of migrating one in each process."""
    settings.DATABASES["default"]["TEST"]["TEMPLATE"] = template_database()
