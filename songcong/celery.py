"""The worker's entrance."""

import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging

from songcong.core import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "songcong.settings.dev")
if embedded.started_by_celery_command():
    embedded.attach_or_exit()
app = Celery("songcong")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect  # type: ignore[untyped-decorator]  # celery carries no types
def leave_logging(**_options: Any) -> None:
    """Keep what the settings set up: Celery's own lines would hold the words of any exception."""
