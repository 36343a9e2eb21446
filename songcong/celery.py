"""The worker's entrance."""

import os

from celery import Celery

from songcong.core import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "songcong.settings.dev")
if embedded.started_by_celery_command():
    embedded.attach_or_exit()
app = Celery("songcong")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
