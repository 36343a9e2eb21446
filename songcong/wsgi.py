"""The web server's entrance."""

import os

from django.core.wsgi import get_wsgi_application

import songcong.celery  # noqa: F401 - the queue that views send jobs to
from songcong.core import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "songcong.settings.dev")
embedded.attach_or_exit()
application = get_wsgi_application()
