"""Real workers on the servers of this test process, killed as a power cut kills them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 90


def own_servers() -> dict[str, str]:
    """The environment that leads a worker to this test's database; its broker is inherited."""
    url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)
    return {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "songcong.settings.test"}


@contextmanager
def worker(**environment: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker on this process's database and broker, so on a queue of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "songcong", "worker", "--concurrency", "1"],
        cwd=ROOT,
        env=os.environ | own_servers() | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        kill(process)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End the worker and its children at once, as a power cut does."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def until(condition: Callable[[], bool], *, every: float) -> None:
    """Look again and again until it holds; a failure after a minute and a half."""
    latest = time.monotonic() + LONGEST
    while not condition():
        assert time.monotonic() < latest
        time.sleep(every)
