"""A database of a benchmark's own, with the reference tables and the ten sample registers."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "docs" / "samples" / "2021Q3"


@contextmanager
def sample_city() -> Iterator[None]:
    """A database of its own with the reference tables and the sample registers."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "songcong.settings.test"
    from django.conf import settings

    from songcong.core import embedded

    embedded.attach(data=settings.DATA_DIR, durable=False)
    import django
    import environ

    settings.DATABASES["default"].update(environ.Env().db_url("DATABASE_URL"))
    settings.REDIS_URL = settings.CELERY_BROKER_URL = os.environ["REDIS_URL"]
    settings.CACHES["default"]["LOCATION"] = settings.REDIS_URL
    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_databases, teardown_databases

    import songcong.celery  # noqa: F401 - jobs are sent somewhere

    made = setup_databases(verbosity=0, interactive=False)
    try:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            call_command("load_reference", stdout=nowhere)
            call_command("import_registers", str(SAMPLES), stdout=nowhere, stderr=nowhere)
        yield
    finally:
        teardown_databases(made, verbosity=0)
