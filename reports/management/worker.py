"""A worker for a command's own time, where none answers."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from celery import current_app
from django.conf import settings

ANSWER_WITHIN = 2.0
STOP_WITHIN = 20
_COMMAND = (
    *("-m", "celery", "-A", "songcong", "worker"),
    *("--beat", "--concurrency", "2", "--loglevel", "warning"),
)


class WorkerFallen(Exception):
    """The command's own worker ended by itself."""


@contextmanager
def some_worker() -> Iterator[Callable[[], None]]:
    """Make sure that a worker takes jobs while the block runs.

    Gives a look at it, which raises WorkerFallen where the command's own worker has ended.
    """
    if current_app.control.ping(timeout=ANSWER_WITHIN):
        yield lambda: None
        return
    log = settings.DATA_DIR / "log" / "compile_reports.log"
    with TemporaryDirectory() as folder:
        worker = _start(log, Path(folder) / "beat")

        def look() -> None:
            if worker.poll() is not None:
                raise WorkerFallen(f"Tiến trình lập báo cáo đã dừng; lý do ghi ở {log}.")

        try:
            yield look
        finally:
            _stop(worker)


def _start(log: Path, schedule: Path) -> "subprocess.Popen[bytes]":
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as words:
        return subprocess.Popen(  # noqa: S603 (our own worker)
            [sys.executable, *_COMMAND, "--schedule", str(schedule)],
            cwd=settings.BASE_DIR,
            stdout=words,
            stderr=words,
            start_new_session=True,
        )


def _stop(worker: "subprocess.Popen[bytes]") -> None:
    worker.send_signal(signal.SIGTERM)
    try:
        worker.wait(STOP_WITHIN)
    except subprocess.TimeoutExpired:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
