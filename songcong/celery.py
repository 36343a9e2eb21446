"""The worker's entrance."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "songcong.settings.dev")
app = Celery("songcong")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
