"""A worker for a command's own time, where none answers."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from celery import current_app
from django.conf import settings

ANSWER_WITHIN = 2.0
STOP_WITHIN = 20


@contextmanager
def some_worker() -> Iterator[None]:
    """Make sure that a worker takes jobs while the block runs."""
    if current_app.control.ping(timeout=ANSWER_WITHIN):
        yield
        return
    worker = subprocess.Popen(  # noqa: S603 (our own worker)
        [
            sys.executable,
            "-m",
            "celery",
            "-A",
            "songcong",
            "worker",
            "--beat",
            "--schedule",
            str(settings.DATA_DIR / "run" / f"beat-{os.getpid()}"),
            "--concurrency",
            "2",
            "--loglevel",
            "warning",
        ],
        cwd=settings.BASE_DIR,
        start_new_session=True,
    )
    try:
        yield
    finally:
        worker.send_signal(signal.SIGTERM)
        try:
            worker.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
